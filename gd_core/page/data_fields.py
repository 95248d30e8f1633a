"""Data fields: x and y, typed or from a file."""

from __future__ import annotations

import streamlit as st

from gd_core.exchange.values import Values, read_values
from gd_core.page.caches import cached_aside
from gd_core.page.file_box import file_box
from gd_core.page.parts import as_markdown
from gd_core.page.problems import Problems
from gd_core.page.questions import answer_to, unanswered
from gd_core.page.state import STATE, in_controls
from gd_core.runs.checks import InputError, Points
from gd_core.runs.joint_checks import check_pairs
from gd_core.runs.presets import PRESETS
from gd_core.text import understood
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import list_as_code
from gd_core.text.widths import cut

FIELD_HEIGHT = 68  # pixels
LONG_TEXT = 20_000  # characters: about 2,000 numbers, which are read in 20 ms
COUNTED = ("read.numbers", "read.number")  # notes that the points say as well
XY = tuple[Points | None, Points | None]


def data_fields(problems: Problems) -> XY:
    """x and y: from the file, if there is one, else as typed; None if unusable."""
    x, y = (text_field(name, problems) for name in ("x", "y"))
    if x is not None and y is not None:
        problems.check(check_pairs, x, y)
    if y_is_old() and not problems:
        st.caption(as_markdown(label("page.old_y.field")))
        st.button(label("page.old_y.confirm"), on_click=remember_typed, args=("y",))
    elif x is not None and y is not None and not problems:
        st.caption(as_markdown(understood.points_read(x, y)))
    if STATE.has_file:
        return file_box(problems) or (None, None)
    return file_box(problems) or (x, y)


def text_field(name: str, problems: Problems) -> Points | None:
    """The field of x or y, and the numbers in it; what was understood stands below."""
    text = st.text_area(
        label(f"page.{name}"),
        value=STATE.control(name),
        height=FIELD_HEIGHT,
        key=name,
        on_change=remember_typed,
        args=(name,),
        disabled=STATE.has_file,
        help=label(f"page.{name}.help"),
    )
    if STATE.has_file:
        return None
    found = problems.check(read_text, text, name)
    if found is None:
        return None
    if found.question:
        reading = answer_to(found.question, name)
        if reading is None:
            problems.ask(unanswered(found.question, name))
            return None
        found = problems.check(read_text, text, name, reading)
    if found is None:
        return None
    notes = [understood.note(n) for n in found.notes if n.key not in COUNTED]
    if notes:
        st.caption(as_markdown(" ".join(notes)))
    return problems.check(one_column, found, name)


def read_text(text: str, name: str, reading: str | None = None) -> Values:
    """The numbers that were typed; of a long text once, and others need not wait."""
    read = read_long if len(text) > LONG_TEXT else read_values
    return read(text, name, reading)


read_long = cached_aside(read_values)


def one_column(found: Values, name: str) -> Points:
    """The numbers of a field.

    Raises:
        InputError: they are x and y in two columns, which are offered as such.
    """
    if found.pairs is None:
        return found.values
    st.button(
        label("page.pairs.take"),
        key=f"pairs-{name}",
        on_click=take_pairs,
        args=(found.pairs,),
        icon=":material/splitscreen_vertical_add:",
    )
    raise InputError("input.two_columns", name, count=len(found.pairs[0]))


def take_pairs(pairs: tuple[Points, Points]) -> None:
    """Two columns that were pasted into one field go into both."""
    STATE.x, STATE.y = map(list_as_code, pairs)
    STATE.typed |= {"x", "y"}


def remember_typed(name: str) -> None:
    STATE.typed |= {name}


def y_is_old() -> bool:
    """Whether x was typed anew while y is still what it was filled with."""
    return STATE.typed == {"x"} and not STATE.has_file


def show_old_y() -> None:
    """Whose y the new x is paired with."""
    right = {name: e for name, e in PRESETS.items() if not e.slips}
    owners = [name for name, e in right.items() if in_controls(e)["y"] == STATE.y]
    sentence = say("page.old_y", y=cut(STATE.y))
    if owners:
        lesson = label(f"preset.{owners[0]}")
        sentence = say("page.old_y.preset", preset=lesson, y=cut(STATE.y))
    st.warning(as_markdown(sentence), icon=":material/link_off:")
