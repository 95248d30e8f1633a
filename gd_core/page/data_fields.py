"""Data fields: x and y, typed or from a file."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gd_core.exchange.reading import (
    MOST_BYTES,
    number_columns,
    read_column,
    read_numbers,
    read_table,
)
from gd_core.page.caches import cached_file
from gd_core.page.parts import as_markdown
from gd_core.page.problems import Problems
from gd_core.page.state import STATE, in_controls
from gd_core.runs.experiment import Points, check_pairs
from gd_core.runs.presets import PRESETS
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import cut
from gd_core.text.sentences import column_labels

FIELD_HEIGHT = 68  # pixels
XY = tuple[Points | None, Points | None]
Column = tuple[Points | None, str]  # its numbers, if usable, and its name


def data_fields(problems: Problems) -> XY:
    """x and y: from the file, if there is one, else as typed; None if unusable."""
    x, y = (text_field(name, problems) for name in ("x", "y"))
    if x is not None and y is not None:
        problems.check(check_pairs, x, y)
    if y_is_old() and not problems:
        st.caption(as_markdown(label("page.old_y.field")))
        st.button(label("page.old_y.confirm"), on_click=remember_typed, args=("y",))
    with st.expander(label("page.file"), icon=":material/upload_file:"):
        file = st.file_uploader(
            label("page.file.upload"),
            type=["csv", "tsv", "txt"],
            key=STATE.file_key,
            help=say("page.file.upload.help", megabytes=MOST_BYTES // 10**6),
        )
        if file is None:
            return x, y
        (x, x_name), (y, y_name) = file_fields(file, problems)
    if x is not None and y is not None:  # outside: it is read while that is closed
        used = say("page.file.points", count=len(x), x=cut(x_name), y=cut(y_name))
        st.caption(as_markdown(used))
    return x, y


def text_field(name: str, problems: Problems) -> Points | None:
    """The field of x or y, and the numbers in it."""
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
    return None if STATE.has_file else problems.check(read_numbers, text, name)


def remember_typed(name: str) -> None:
    STATE.typed |= {name}


def y_is_old() -> bool:
    """Whether x was typed anew while y is still what it was filled with."""
    return STATE.typed == {"x"} and not STATE.has_file


def show_old_y() -> None:
    """Whose y the new x is paired with."""
    texts = {name: in_controls(e)["y"] for name, e in PRESETS.items()}
    owners = [name for name, text in texts.items() if text == STATE.y]
    sentence = say("page.old_y", y=cut(STATE.y))
    if owners:
        lesson = label(f"preset.{owners[0]}")
        sentence = say("page.old_y.preset", preset=lesson, y=cut(STATE.y))
    st.warning(as_markdown(sentence), icon=":material/link_off:")


def file_fields(file: Any, problems: Problems) -> tuple[Column, Column]:
    """x and y of a file, and the columns to choose from."""
    data, file_id = file.getvalue(), file.file_id
    columns = problems.check(lambda: columns_of_file(data, file_id=file_id))
    if columns is None:
        return (None, ""), (None, "")
    names = column_labels(names_in_file(data, file_id=file_id))
    x_at, y_at = columns[:2]
    if len(columns) > 2:
        x_at = column_control("page.file.x", columns, names, 0)
        y_at = column_control("page.file.y", columns, names, 1)
    x = problems.check(lambda: column_of_file(data, x_at, "x", file_id=file_id))
    y = problems.check(lambda: column_of_file(data, y_at, "y", file_id=file_id))
    return (x, names[x_at - 1]), (y, names[y_at - 1])


def column_control(key: str, columns: list[int], names: list[str], index: int) -> int:
    """The position, from 1, of the column that is chosen."""
    chosen: int = st.selectbox(
        label(key), columns, index=index, format_func=lambda at: names[at - 1]
    )
    return chosen


@cached_file
def columns_of_file(data: bytes) -> list[int]:
    return number_columns(read_table(data))


@cached_file
def names_in_file(data: bytes) -> tuple[str, ...]:
    return read_table(data).names


@cached_file
def column_of_file(data: bytes, position: int, field: str) -> Points:
    return read_column(read_table(data), position, field)
