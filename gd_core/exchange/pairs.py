"""Pairs: x and y from a file, or from a text with columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from gd_core.exchange.assigned import lists_of
from gd_core.exchange.brackets import without_brackets
from gd_core.exchange.choosing import Choice, chosen_positions
from gd_core.exchange.columns import Cells
from gd_core.exchange.decode import decoded, unified
from gd_core.exchange.notes import Note, Question, Reading, shown
from gd_core.exchange.sheet import FileColumn, Sheet, sheet_of
from gd_core.exchange.split import LOOSE, SURE
from gd_core.exchange.table import rows_of, way_by_header
from gd_core.runs.checks import InputError, Points

MOST_BYTES = 5_000_000  # of a file
PREVIEW_ROWS = 5  # that a preview shows
MOST_ROWS_NAMED = 5  # of those that are left out


@dataclass(frozen=True, eq=False)
class Pairs:
    """x and y of a file, and what it takes to show how they were found.

    Attributes:
        x, y: the numbers, each of shape (n,), read-only; where there is a question
            those of its answer, or else of its first reading.
        names: of their columns, as the header has them, "" for one without a name.
        chosen: the positions of their columns, from 1.
        notes: what was understood and what was left out.
        question: the ways to read the file, None where there is one.
        columns: all columns, in their order.
        has_header: whether names stand above the columns.
        rows: the first rows below the header, as texts.
        row_numbers: the lines of these in the file, from 1.
    """

    x: Points
    y: Points
    names: tuple[str, str]
    chosen: tuple[int, int]
    notes: tuple[Note, ...]
    question: Question | None
    columns: tuple[FileColumn, ...]
    has_header: bool
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]

    @property
    def index_column(self) -> int | None:
        """The position of the column that only counts the rows, None if none does."""
        return next((c.position for c in self.columns if c.is_index), None)


def read_pairs(
    data: bytes | str,
    x: Choice = None,
    y: Choice = None,
    header: bool | None = None,
    reading: str | None = None,
) -> Pairs:
    """x and y from a table: CSV, TSV, or columns separated by anything else.

    The encoding, what separates the columns, whether the first row is a header and how
    decimals are written follow from the content: see `decode`, `table`, `header` and
    `columns`. Rows in which x or y is missing are left out.

    Args:
        data: a file's bytes, or a text.
        x: its column, by its name or its position from 1. By default that named x, if
            there is one named y as well, else the first that has nothing but numbers,
            without one that only counts the rows.
        y: likewise; by default that named y, or the second.
        header: whether the first row is a header; None to decide it.
        reading: the answer to the question: the code of one of its readings.

    Raises:
        InputError: too large, not a table, no two columns of numbers, no such column,
            or values that are not finite numbers; up to five of these are named.
    """
    if len(data) > MOST_BYTES:
        raise InputError("file.too_large", "file", count=len(data), most=MOST_BYTES)
    text, notes = (unified(data), []) if isinstance(data, str) else decoded(data)
    lists = lists_of(text, "file")
    if lists:
        return _pairs(sheet_of(lists, header), x, y, reading, notes)
    text = without_brackets(text)
    way = way_by_header(text)
    lines = rows_of(text, way)
    if way or not lines.may_be_decimal:
        return _pairs(sheet_of(lines, header), x, y, reading, notes)
    found: dict[str, Pairs] = {}
    for way in (LOOSE, SURE):
        try:
            sheet = sheet_of(rows_of(text, way), header)
            found[way] = _pairs(sheet, x, y, reading, notes)
        except InputError:
            if way == SURE and not found:
                raise
    if len(found) == 2:
        return _either(found[SURE], found[LOOSE], text, reading)
    return next(iter(found.values()))


def _pairs(
    sheet: Sheet, x: Choice, y: Choice, reading: str | None, notes: Sequence[Note]
) -> Pairs:
    """x and y of a sheet."""
    at_x, at_y = chosen_positions(sheet, x, y)
    of_x, of_y = sheet.cells[at_x - 1], sheet.cells[at_y - 1]
    is_whole = ~(of_x.missing | of_y.missing)
    if not is_whole.any():
        raise InputError("file.no_whole_row", "file")
    ways = {}
    for code in ("comma", "point"):
        if code in of_x.readings or code in of_y.readings:
            ways[code] = tuple(
                _by(cells, code)[is_whole] + 0.0 for cells in (of_x, of_y)
            )
    if len(ways) == 2 and all(
        np.array_equal(a, b) for a, b in zip(*ways.values(), strict=True)
    ):
        del ways["comma"]
    for values in ways.values():
        for points in values:
            points.flags.writeable = False
    answer = reading if reading in ways else None
    values_x, values_y = ways[answer] if answer else next(iter(ways.values()))
    question = None
    if len(ways) == 2:
        question = _question(sheet, (at_x, at_y), ways, is_whole, answer)
    told = (
        *notes,
        *sheet.notes,
        Note(
            "read.columns", {"x_column": at_x, "y_column": at_y, "names": sheet.names}
        ),
        *_notes(sheet, (at_x, at_y), is_whole, question),
        _first_and_last(values_x, values_y),
    )
    first = range(min(PREVIEW_ROWS, len(sheet.rows)))
    return Pairs(
        x=values_x,
        y=values_y,
        names=(sheet.names[at_x - 1], sheet.names[at_y - 1]),
        chosen=(at_x, at_y),
        notes=told,
        question=question,
        columns=sheet.columns,
        has_header=sheet.has_header,
        rows=tuple(tuple(sheet.rows[k]) for k in first),
        row_numbers=tuple(sheet.numbers[k] for k in first),
    )


def _by(cells: Cells, code: str) -> Points:
    """The numbers of a column by a notation, or by the only one that it allows."""
    if code in cells.readings:
        return cells.readings[code]
    return next(iter(cells.readings.values()))


def _question(
    sheet: Sheet,
    at: tuple[int, int],
    ways: dict[str, tuple[Points, ...]],
    is_whole: NDArray[np.bool_],
    answer: str | None,
) -> Question:
    """The question about columns that can be read in two notations."""
    (x1, y1), (x2, y2) = ways.values()
    k = int(np.flatnonzero((x1 != x2) | (y1 != y2))[0])
    row = sheet.rows[int(np.flatnonzero(is_whole)[k])]
    text = "; ".join(row[position - 1] for position in at)
    readings = tuple(
        Reading(code, shown([x[k], y[k]]), x) for code, (x, y) in ways.items()
    )
    return Question(text, readings, answer)


def _notes(
    sheet: Sheet,
    at: tuple[int, int],
    is_whole: NDArray[np.bool_],
    question: Question | None,
) -> list[Note]:
    """What was understood of two columns, and which rows were left out."""
    notes = []
    index = next((c.position for c in sheet.columns if c.is_index), None)
    if index and index not in at:
        notes.append(Note("read.index", {"column": index, "names": sheet.names}))
    for position in dict.fromkeys(at):
        cells = sheet.cells[position - 1]
        facts = {"column": position, "names": sheet.names}
        signs = {
            sign for row in sheet.rows for sign in row[position - 1] if sign in ",."
        }
        if not question and "," in signs | (
            {","} if cells.speaks_for_commas else set()
        ):
            code = "comma" if cells.speaks_for_commas else "point"
            if code == "comma" and "," not in signs:
                code = "groups"
            notes.append(Note(f"read.column_sign.{code}", facts))
        if cells.unit:
            kind = "percent" if cells.unit == "%" else "unit"
            notes.append(Note(f"read.column_{kind}", {**facts, "unit": cells.unit}))
    left_out = [sheet.numbers[k] for k in np.flatnonzero(~is_whole)]
    if left_out:
        rows = tuple(map(str, left_out[:MOST_ROWS_NAMED]))
        more = len(left_out) > MOST_ROWS_NAMED
        key = "read.rows_left_out.more" if more else "read.rows_left_out"
        key = "read.row_left_out" if len(left_out) == 1 else key
        notes.append(Note(key, {"count": len(left_out), "rows": rows}))
    return notes


def _first_and_last(x: Points, y: Points) -> Note:
    facts = {"first_x": x[0], "first_y": y[0], "last_x": x[-1], "last_y": y[-1]}
    facts = {name: float(value) for name, value in facts.items()}
    key = "read.pairs" if len(x) > 1 else "read.pair"
    return Note(key, {"count": len(x), **facts})


def _either(sure: Pairs, loose: Pairs, text: str, reading: str | None) -> Pairs:
    """Pairs whose commas may be decimal commas, or may separate columns as well."""
    code = "comma" if any("," in cell for cell in sure.rows[0]) else "point"
    first = Reading(code, shown([sure.x[0], sure.y[0]]), sure.x)
    readings = sure.question.readings if sure.question else (first,)
    numbers = [float(cell) for cell in loose.rows[0]]
    last = Reading("separate", shown(numbers), loose.x)
    chosen = loose if reading == "separate" else sure
    answer = sure.question.answer if sure.question else None
    if reading in (code, "separate"):
        answer = reading
    quoted = text.split("\n")[chosen.row_numbers[0] - 1].strip()
    return replace(chosen, question=Question(quoted, (*readings, last), answer))
