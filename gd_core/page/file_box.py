"""File box: x and y from a file, with what was understood of it and what to choose.

It stays open while a file is in it, so that the file can be taken out again and what is
said about its columns stays in view.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from pandas import DataFrame

from gd_core.exchange.pairs import MOST_BYTES, Pairs, read_pairs
from gd_core.page.caches import cached_file
from gd_core.page.parts import as_markdown
from gd_core.page.problems import Problems
from gd_core.page.questions import answer_to, unanswered
from gd_core.page.state import STATE
from gd_core.runs.checks import Points
from gd_core.text import understood
from gd_core.text.catalogue import label, say
from gd_core.text.widths import cut

BOX_KEY = "file-box"
MOST_REASONS = 4  # columns whose fault is said
SAID_BY_COLUMNS = ("read.columns", "read.pairs", "read.pair")


def file_box(problems: Problems) -> tuple[Points | None, Points | None] | None:
    """x and y of the file, None if there is no file."""
    box = st.expander(
        label("page.file"),
        expanded=STATE.has_file,
        key=BOX_KEY,
        icon=":material/upload_file:",
        on_change="rerun",
    )
    with box:
        file = st.file_uploader(
            label("page.file.upload"),
            key=STATE.file_key,
            help=say("page.file.upload.help", megabytes=MOST_BYTES // 10**6),
        )
        if file is None:
            return None
        found = read_file(file, problems)
    if found is None:
        return None, None
    names = understood.column_labels([column.name for column in found.columns])
    columns = (names[position - 1] for position in found.chosen)
    st.caption(as_markdown(understood.points_of_file(found.x, found.y, *columns)))
    return found.x, found.y


def read_file(file: Any, problems: Problems) -> Pairs | None:
    """What is in a file, by the columns, the header and the reading chosen."""
    data, about = file.getvalue(), str(file.file_id)

    def read(*choices: Any) -> Pairs | None:
        return problems.check(lambda: pairs_of_file(data, *choices, file_id=about))

    header = STATE.header_of(about)
    if header is not None:  # stays in view, even if nothing can be read that way
        header_control(header, about)
    found = read(None, None, header, None)
    if found is None:
        return None
    if header is None:
        header_control(found.has_header, about)
    x, y = column_controls(found, about)
    if (x, y) != found.chosen:
        chosen = read(x, y, header, None)
        if chosen is None:
            show_preview(found)
            return None
        found = chosen
    if found.question:
        reading = answer_to(found.question, f"file-{about}")
        if reading is None:
            show_preview(found)
            problems.ask(unanswered(found.question, "file"))
            return None
        found = read(x, y, header, reading)
    if found is not None:
        show_preview(found)
        show_notes(found)
    return found


def header_control(has_header: bool, about: str) -> None:
    """Whether the first row has the names of the columns; it was decided by all."""
    st.checkbox(
        label("page.file.header"),
        value=has_header,
        key=f"header-{about}",
        help=label("page.file.header.help"),
    )


def column_controls(found: Pairs, about: str) -> tuple[int, int]:
    """The positions of the columns for x and y; to be chosen if there are more."""
    names = understood.column_labels([column.name for column in found.columns])
    usable = [column.position for column in found.columns if column.is_usable]
    x, y = found.chosen
    if len(usable) > 2:
        x, y = (
            st.selectbox(
                label(f"page.file.{name}"),
                usable,
                index=usable.index(at),
                format_func=lambda position: cut(names[position - 1]),
                key=f"column-{name}-{about}-{found.has_header}",
            )
            for name, at in (("x", x), ("y", y))
        )
    return x, y


def show_preview(found: Pairs) -> None:
    """The first rows as they are in the file, below the names of their columns.

    The columns for x and y come first, since the box has room for few.
    """
    names = understood.column_labels([column.name for column in found.columns])
    x, y = (position - 1 for position in found.chosen)
    index = [str(number) for number in found.row_numbers]
    table = DataFrame(found.rows, index=index)
    headings = [f"x: {names[x]}", f"y: {names[y]}"]
    others = [k for k in range(len(names)) if k not in (x, y)]
    headings += [names[k] for k in others]
    table = table[[x, y, *others]].set_axis(headings, axis="columns")
    alt = say("page.file.preview", columns=cut(", ".join(headings)))
    st.dataframe(table, height="content", alt=alt)


def show_notes(found: Pairs) -> None:
    """What was understood, and why other columns cannot be chosen."""
    notes = [understood.note(n) for n in found.notes if n.key not in SAID_BY_COLUMNS]
    names = understood.column_labels([column.name for column in found.columns])
    unusable = [column for column in found.columns if column.why]
    for column in unusable[:MOST_REASONS]:
        why = understood.note(column.why) if column.why else ""
        name = cut(names[column.position - 1])
        notes.append(say("page.file.unusable", column=name, why=why))
    if len(unusable) > MOST_REASONS:
        notes.append(say("page.file.unusable.more", count=len(unusable) - MOST_REASONS))
    for sentence in notes:
        st.caption(as_markdown(sentence))


@cached_file
def pairs_of_file(
    data: bytes, x: int | None, y: int | None, header: bool | None, reading: str | None
) -> Pairs:
    return read_pairs(data, x, y, header, reading)
