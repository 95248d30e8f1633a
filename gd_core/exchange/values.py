"""Values: the numbers in typed or pasted text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from gd_core.exchange.assigned import lists_of
from gd_core.exchange.brackets import NEXT_ROW, check_brackets
from gd_core.exchange.commas import number_with_point
from gd_core.exchange.lists import BRACKETS, SEPARATOR, TypedList, typed_list
from gd_core.exchange.notes import Note, Question, Reading, shown
from gd_core.exchange.pairs import Pairs, read_pairs
from gd_core.exchange.wrapping import unwrapped
from gd_core.runs.checks import MOST_POINTS, InputError, Points

MOST_TEXT = 4_000_000  # characters of typed text
MOST_FAULTS = 5  # that a sentence names
ROWS_JUDGED = 50  # rows that tell whether there is a heading
NAME_ABOVE = re.compile(r"\A\s*+([^\W\d][^\n\t,;:=\d]*+)\n(?=\s*+[-+.\d])")
NO_HEADING = frozenset({"nan", "na", "inf", "infinity", "null", "none"})
RANGE = re.compile(r"[-+.\d]++(?::[-+.\d]++)++")


@dataclass(frozen=True, eq=False)
class Values:
    """The numbers in a text.

    Attributes:
        values: in their order, shape (n,), read-only; where there is a question those
            of its answer, or else of its first reading.
        notes: what was understood and what was left out.
        question: the ways to read the text, None where there is one.
        pairs: x and y, each of shape (n,), where the text has two columns, or more
            with names and texts beside two of numbers; then `values` are those of both,
            row by row. Else None.
    """

    values: Points
    notes: tuple[Note, ...] = ()
    question: Question | None = None
    pairs: tuple[Points, Points] | None = None


def read_values(text: str, field: str = "x", reading: str | None = None) -> Values:
    """The numbers in a text, in their order.

    They may be separated by commas, semicolons, white space or new lines, and be what
    Python, NumPy, torch, R, pandas, MATLAB, Julia or Markdown write. A comma or a point
    is read by the rule of `lists`; where that allows several readings there is a
    question. A unit or a sign of money that all numbers have is left out: 21% is 21.

    Args:
        text: what was typed or pasted.
        field: "x" or "y", for the sentence if something is wrong.
        reading: the answer to the question: the code of one of its readings. It
            changes nothing where there is no question.

    Raises:
        InputError: no number, too many, items that are not finite numbers, numbers
            that were left out when they were printed, or a call.
    """
    if lists_of(text, field):
        return _of_pairs(read_pairs(text, reading=reading))
    try:
        return read_list(text, field, reading)
    except InputError as error:
        is_item = error.key.startswith("input.item")
        table = _table(text, field, reading) if is_item else None
        if table is None:
            raise
        return table


def read_list(
    text: str, field: str, reading: str | None, is_code: bool = False
) -> Values:
    """The numbers of `read_values` in a text that is no table with names in it.

    Args:
        text: what was typed or pasted.
        field: "x" or "y", for the sentence if something is wrong.
        reading: the answer to the question.
        is_code: a program wrote it, whose points are decimal points.

    Raises:
        InputError: as `read_values`.
    """
    if len(text) > MOST_TEXT:
        raise InputError("input.text_too_long", field, count=len(text), most=MOST_TEXT)
    body, notes = unwrapped(text, field)
    heading = _heading(body)
    if heading:
        body = body[heading.end() :]
        notes.append(Note("read.heading", {"text": heading[1].strip()}))
    found = typed_list(body, is_code or body.split() != text.split())
    values, question = _values(found, field, reading)
    check_brackets(body, field)
    if found.unit:
        key = "read.percent" if found.unit == "%" else "read.unit"
        notes.append(Note(key, {"unit": found.unit, "number": float(values[0])}))
    if len(found.readings) == 1:
        notes.append(Note(f"read.sign.{_sign(found)}"))
    first, last = float(values[0]), float(values[-1])
    key = "read.numbers" if len(values) > 1 else "read.number"
    notes.append(Note(key, {"count": len(values), "x": first, "y": last}))
    return Values(values, tuple(notes), question, _pairs(body, values))


def _sign(found: TypedList) -> str:
    """Which sign the only reading of a list decides, for the key of its note."""
    code = found.readings[0][0]
    has_commas = any("," in item for item in found.items)
    return code if has_commas or code == "point" else "groups"


def _heading(body: str) -> re.Match[str] | None:
    """The name of one column, or the names of two, above numbers; None if none is."""
    heading = NAME_ABOVE.match(body)
    if not heading or heading[1].strip().lower() in NO_HEADING:
        return None
    rows = [row for row in body[heading.end() :].split("\n") if row.strip()]
    counts = {len(typed_list(row).items) for row in rows[:ROWS_JUDGED]}
    is_one = counts == {1}
    return heading if is_one or counts == {len(heading[1].split())} == {2} else None


def _table(text: str, field: str, reading: str | None) -> Values | None:
    """The numbers of a text that has columns, row by row; None if it has none."""
    try:
        body, _ = unwrapped(text, field)
        if "\n" not in body.strip():
            return None
        found = read_pairs(body.strip("\n"), reading=reading)
        columns = [c for c in found.columns if c.is_usable and not c.is_index]
        named = tuple(name.casefold() for name in found.names)
        if len(columns) > 2 and named != ("x", "y"):
            return None
    except InputError:
        return None
    return _of_pairs(found) if 2 * len(found.x) <= MOST_POINTS else None


def _of_pairs(found: Pairs) -> Values:
    """The numbers of x and y, row by row."""
    values = np.column_stack((found.x, found.y)).ravel()
    values.flags.writeable = False
    return Values(values, found.notes, found.question, (found.x, found.y))


def _values(
    found: TypedList, field: str, reading: str | None
) -> tuple[Points, Question | None]:
    """The numbers of a list, and the question if it can be read in several ways."""
    if not found.items:
        raise InputError("input.no_numbers", field, most=MOST_POINTS)
    if len(found.items) > MOST_POINTS:
        raise _too_many(len(found.items), field)
    ways = {
        code: np.array(values) + 0.0
        for code, values in found.readings
        if np.isfinite(values).all()
    }
    if not ways:
        numbers = [number_with_point(item) for item in found.items]
        ways = {"": _finite(np.array(numbers), found.items, field) + 0.0}
    for values in ways.values():
        values.flags.writeable = False
    answer = reading if reading in ways else None
    chosen = ways[answer] if answer else next(iter(ways.values()))
    if len(chosen) > MOST_POINTS:
        raise _too_many(len(chosen), field)
    if len(ways) == 1:
        return chosen, None
    at = {code: at for (code, _), at in zip(found.readings, found.at, strict=True)}
    readings = tuple(
        Reading(code, shown(values[slice(*at[code])]), values)
        for code, values in ways.items()
    )
    return chosen, Question(found.quoted, readings, answer)


def _too_many(count: int, field: str) -> InputError:
    return InputError("input.too_many_numbers", field, count=count, most=MOST_POINTS)


def _finite(values: Points, items: Sequence[str], field: str) -> Points:
    """The values, if all are finite; else the error about those that are not."""
    wrong = np.flatnonzero(~np.isfinite(values))
    if not len(wrong):
        return values
    first = int(wrong[0])
    text = items[first]
    if RANGE.fullmatch(text):
        raise InputError("input.call", field, text=text)
    if len(wrong) == 1:
        key = f"input.item_{fault(text, float(values[first]))}"
        raise InputError(key, field, text=text, item=first + 1)
    named = [
        Note("fault.item", {"text": items[k], "item": int(k) + 1})
        for k in wrong[:MOST_FAULTS]
    ]
    count = len(wrong)
    raise InputError("input.items", field, faults=tuple(named), count=count)


def fault(text: str, value: float) -> str:
    """What is wrong with a text that is no finite number; `value` is what it reads."""
    if not text.strip():
        return "empty"
    is_named = text.strip().lstrip("+-").lower() in ("nan", "inf", "infinity")
    return "not_finite" if is_named or np.isinf(value) else "not_a_number"


def _pairs(body: str, values: Points) -> tuple[Points, Points] | None:
    """x and y, if each row of a text has two of the numbers."""
    rows = [
        row for row in NEXT_ROW.sub("\n", body).split("\n") if row.strip(" ;,[](){}")
    ]
    if len(rows) < 2 or len(values) != 2 * len(rows):
        return None
    if not (_all_have_two(rows, _separated) or _all_have_two(rows, _typed)):
        return None
    x, y = values[::2], values[1::2]
    return x, y


def _all_have_two(rows: list[str], split: Callable[[str], Sequence[str]]) -> bool:
    return all(len(split(row)) == 2 for row in rows)


def _separated(row: str) -> list[str]:
    """What stands in a row, any comma separating."""
    return [item for item in SEPARATOR.split(BRACKETS.sub(" ", row).strip()) if item]


def _typed(row: str) -> Sequence[str]:
    return typed_list(row).items
