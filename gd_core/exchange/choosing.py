"""Choosing: which columns of a sheet are x and y."""

from __future__ import annotations

import re
from itertools import islice

from gd_core.exchange.notes import Note
from gd_core.exchange.sheet import Sheet, faults_of
from gd_core.runs.checks import InputError

# "Group 1: 5", "x - 5", "x 5"; not "Monday 10:30", and not "Patient 5"
NAME_AND_NUMBER = re.compile(
    r"[^\W\d](?:[^:=→>]*?(?:(?<!\d)[:=→>]|[:=→>]\s|\s-\s)|(?<=[xyXY])\s)\s*+[-+]?[\d.,]++"
)
MOST_NAMED = 5  # faults that a sentence names
Choice = str | int | None  # of a column: its name, or its position from 1


def chosen_positions(sheet: Sheet, x: Choice, y: Choice) -> tuple[int, int]:
    """The positions of x and y, from 1.

    Raises:
        InputError: there is no such column, it cannot be used, or there are no two.
    """
    chosen = [_position(sheet, choice) for choice in (x, y)]
    chosen = [
        _named(sheet, name) if position is None else position
        for position, name in zip(chosen, "xy", strict=True)
    ]
    free = [c.position for c in sheet.columns if c.is_usable and not c.is_index]
    index = [c.position for c in sheet.columns if c.is_usable and c.is_index]
    free = [position for position in free if position not in chosen]
    hidden = [] if x or y else _hidden(sheet, free[:2])
    if hidden:
        raise _refusal(sheet, hidden)
    # an index is better than nothing, if nothing is wrong with the other columns
    needed = chosen.count(None)
    if len(free) < needed and not _faulty(sheet):
        free = [*(k for k in index if k not in chosen), *free]
    if len(free) < needed:
        raise _too_few(sheet)
    first, second = (
        free.pop(0) if position is None else position for position in chosen
    )
    wrong = [k for k in (first, second) if not sheet.columns[k - 1].is_usable]
    if wrong:
        raise _refusal(sheet, wrong)
    return first, second


def _position(sheet: Sheet, choice: Choice) -> int | None:
    """The position of the column that somebody chose, None if nobody did."""
    if choice is None:
        return None
    if isinstance(choice, str):
        for fold in (str, str.casefold):
            names = [fold(name) for name in sheet.names]
            name = fold(choice.strip())
            if names.count(name) > 1:
                raise InputError("file.column_twice", "file", text=choice)
            if name in names:
                return names.index(name) + 1
    position = int(choice) if str(choice).isdecimal() else 0
    if not 1 <= position <= len(sheet.names):
        count = len(sheet.names)
        raise InputError("file.no_column", "file", value=choice, count=count)
    return position


def _named(sheet: Sheet, name: str) -> int | None:
    """The position of the column "x" or "y", if both are there and are numbers."""
    names = [each.casefold() for each in sheet.names]
    if not names.count("x") == names.count("y") == 1:
        return None
    position = names.index(name) + 1
    return position if sheet.cells[position - 1].is_meant else None


def _hidden(sheet: Sheet, free: list[int]) -> list[int]:
    """Columns before x or y with a name and a number in each cell: "x → 1, 2, 3"."""
    return [
        column.position
        for column in sheet.columns
        if not column.is_usable
        and column.position < max(free, default=0)
        and all(
            NAME_AND_NUMBER.fullmatch(row[column.position - 1]) for row in sheet.rows
        )
    ]


def _faulty(sheet: Sheet) -> list[int]:
    """The columns that are meant to be numbers, and have something else in them."""
    pairs = zip(sheet.columns, sheet.cells, strict=True)
    return [c.position for c, cells in pairs if cells.is_meant and not c.is_usable]


def _too_few(sheet: Sheet) -> InputError:
    wrong = _faulty(sheet)
    if wrong:
        return _refusal(sheet, wrong)
    count = sum(column.is_usable for column in sheet.columns)
    wrong = [c.position for c in sheet.columns if not c.is_usable]
    faults = [fault for k in wrong for fault in islice(faults_of(sheet, k), 1)]
    named = tuple(Note("fault.cell", facts) for _, facts in faults[:MOST_NAMED])
    if not named:
        return InputError("file.too_few_columns", "file", count=count)
    key = "file.too_few_columns.faults"
    return InputError(key, "file", count=count, faults=named)


def _refusal(sheet: Sheet, positions: list[int]) -> InputError:
    """The error about all that is wrong with some columns."""
    faults = [fault for k in dict.fromkeys(positions) for fault in faults_of(sheet, k)]
    if not faults:
        names, column = sheet.names, positions[0]
        return InputError("file.column_empty", "file", column=column, names=names)
    if len(faults) == 1:
        kind, facts = faults[0]
        return InputError(f"file.cell_{kind}", "file", **facts)
    named = tuple(Note("fault.cell", facts) for _, facts in islice(faults, MOST_NAMED))
    kinds = {kind for kind, _ in faults}
    key = "file.faults.decimals" if kinds == {"decimal_comma"} else "file.faults"
    return InputError(key, "file", faults=named, count=len(faults))
