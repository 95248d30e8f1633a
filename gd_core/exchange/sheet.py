"""Sheet: a table with its names, and each of its columns read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gd_core.exchange.columns import Cells, is_like_number, is_missing, read_cells
from gd_core.exchange.commas import is_number, number_with_comma, to_number
from gd_core.exchange.header import has_header, is_index, is_row_of_units
from gd_core.exchange.notes import Note
from gd_core.exchange.table import Lines, notes_of
from gd_core.runs.checks import MOST_POINTS, InputError


@dataclass(frozen=True)
class FileColumn:
    """A column of a file.

    Attributes:
        position: from 1.
        name: as the header has it, "" if it has none.
        is_usable: whether all of its values are numbers, or missing.
        why: what is wrong if it is not, else None.
        is_index: whether it only counts the rows.
    """

    position: int
    name: str
    is_usable: bool
    why: Note | None = None
    is_index: bool = False


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table.

    Attributes:
        names: of its columns, "" for one without a name.
        has_header: whether they were in the table.
        rows: the texts below the header.
        numbers: the line of each row in the file, from 1.
        cells: each column, read.
        columns: what can be said of each.
        notes: what was left out around it.
    """

    names: tuple[str, ...]
    has_header: bool
    rows: list[list[str]]
    numbers: list[int]
    cells: tuple[Cells, ...]
    columns: tuple[FileColumn, ...]
    notes: tuple[Note, ...]


def sheet_of(lines: Lines, header: bool | None) -> Sheet:
    """The sheet of some lines.

    Args:
        lines: the rows of a file.
        header: whether the first is a header; None to decide it.

    Raises:
        InputError: there is no row below the header, or there are too many.
    """
    rows = [cells for _, cells in lines.rows]
    numbers = [number for number, _ in lines.rows]
    notes = notes_of(lines)
    if header is None and _is_row_by_row(rows):
        rows, numbers = [list(cells) for cells in zip(*rows, strict=True)], []
        rows[0] = [name.strip(" :=") for name in rows[0]]
        numbers = list(range(1, len(rows) + 1))
        notes.append(Note("read.turned", {"x": rows[0][0], "y": rows[0][1]}))
    is_header = header if header is not None else has_header(rows)
    names = ("",) * len(rows[0])
    if is_header and (header or not lines.heading):
        names = tuple(" ".join(name.split()) for name in rows[0])
        rows, numbers = rows[1:], numbers[1:]
    elif lines.heading and header is not False:
        names, is_header = tuple(lines.heading), True
    if is_header and rows and is_row_of_units(rows[0], rows[1:]):
        text = ", ".join(filter(None, rows[0]))
        notes.append(Note("read.row_of_units", {"text": text, "row": numbers[0]}))
        rows, numbers = rows[1:], numbers[1:]
    if not rows:
        raise InputError("file.empty", "file")
    if len(rows) > MOST_POINTS:
        facts = {"count": len(rows), "most": MOST_POINTS}
        raise InputError("input.too_many_numbers", "x", **facts)
    texts = [list(column) for column in zip(*rows, strict=True)]
    cells = _read(texts, lines.separator != ",")
    columns = tuple(
        _column(k, name, texts[k - 1], cells[k - 1], numbers, is_header)
        for k, name in enumerate(names, start=1)
    )
    return Sheet(names, is_header, rows, numbers, cells, columns, tuple(notes))


def _is_row_by_row(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table has a row for x and a row for y: "x,1,2,3" above "y,2,4,6"."""
    names = [row[0].strip(" :=").casefold() for row in rows[:3]]
    return names in (["x", "y"], ["y", "x"]) and not any(
        is_name(text) for row in rows for text in row[1:]
    )


def is_name(text: str) -> bool:
    """Whether a plain cell is neither a number nor a missing value."""
    return not is_like_number(text) and not is_missing(text)


def _read(texts: Sequence[Sequence[str]], may_group: bool) -> tuple[Cells, ...]:
    """Each column, a second time if its points may separate thousands.

    Args:
        texts: of each column.
        may_group: no comma is between columns, so that decimals may have it.
    """
    cells = [read_cells(column) for column in texts]
    for_commas = any("comma" in each.readings for each in cells)
    if not for_commas and any(map(_has_decimal_point, texts)):
        return tuple(cells)
    if may_group or for_commas:
        for k, column in enumerate(texts):
            if [*cells[k].readings] == ["point"] and "." in "".join(column):
                cells[k] = read_cells(column, elsewhere=True)
    return tuple(cells)


def _has_decimal_point(column: Sequence[str]) -> bool:
    """Whether one of the numbers of a column can have no other point."""
    return any(
        "." in text and np.isnan(number_with_comma(text)) and is_number(text)
        for text in column
    )


def _column(
    position: int,
    name: str,
    texts: Sequence[str],
    cells: Cells,
    numbers: Sequence[int],
    is_header: bool,
) -> FileColumn:
    """What can be said of a column."""
    if cells.readings:
        counts = position == 1 and is_index(name, texts, is_header)
        return FileColumn(position, name, True, is_index=counts)
    if not cells.faults:
        return FileColumn(position, name, False, Note("column.empty"))
    k = cells.faults[0]
    facts = {"text": texts[k], "row": numbers[k]}
    kind = kind_of_fault(texts[k], cells)
    return FileColumn(position, name, False, Note(f"column.{kind}", facts))


def kind_of_fault(text: str, cells: Cells) -> str:
    """What is wrong with a value of a column."""
    if cells.is_mixed:
        return "decimal_comma"
    return "not_finite" if np.isinf(to_number(text)) else "not_a_number"


def faults_of(sheet: Sheet, position: int) -> Iterator[tuple[str, dict[str, object]]]:
    """What is wrong with a column, value by value: which kind, and the facts."""
    cells = sheet.cells[position - 1]
    for k in cells.faults:
        text = sheet.rows[k][position - 1]
        facts = {"text": text, "row": sheet.numbers[k], "column": position}
        yield kind_of_fault(text, cells), {**facts, "names": sheet.names}
