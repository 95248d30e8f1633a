"""Digits: numbers as they were printed, their values and the places of their digits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gd_core.exchange.commas import number_with_comma, number_with_point
from gd_core.exchange.notation import ways_of
from gd_core.exchange.notes import Note, Question, Reading
from gd_core.exchange.printed_run.assigning import Assigned
from gd_core.exchange.printed_run.cleaning import FIELD
from gd_core.exchange.printed_run.run import VALUES, PrintedColumn
from gd_core.runs.checks import InputError

NO_NUMBERS = ("None", "null", "NULL", "NA", "<NA>", "N/A", "NaT")


def columns_of(
    found: Assigned, asked: Question | None, chosen: str | None
) -> tuple[dict[str, PrintedColumn], Question | None]:
    """The columns, and the question how decimals are written if there is none."""
    texts = {
        key: [
            None if text is None or text in NO_NUMBERS else text
            for text in found.grid.cells[found.at[key]]
        ]
        for key in VALUES
        if key in found.at
    }
    code = "point"
    with_signs = [t for column in texts.values() for t in column if t and "," in t]
    if with_signs:
        code, asked = _notation(texts, asked, chosen)
        found.notes.append(Note(f"read.sign.{code}"))
    columns = {key: _column(column, code) for key, column in texts.items()}
    if not any(v is not None for c in columns.values() for v in c.values):
        raise InputError("input.printed.nothing", FIELD)
    return columns, asked


def _notation(
    texts: dict[str, list[str | None]], asked: Question | None, chosen: str | None
) -> tuple[str, Question | None]:
    """Whether commas are decimal ones, or are between thousands."""
    written = [t for column in texts.values() for t in column if t]
    points, commas = (
        np.array([by(text) for text in written])
        for by in (number_with_point, number_with_comma)
    )
    for values in (points, commas):  # a nan that was printed is a number here
        values[[t.lower().strip("+-") == "nan" for t in written]] = 0.0
    ways = ways_of(written, points, commas)
    if len(ways) < 2:
        return next(iter(ways), "point"), asked
    k = int(np.flatnonzero(ways["comma"] != ways["point"])[0])
    answer = chosen if chosen in ways else None
    if asked is None:
        readings = tuple(
            Reading(code, f"{values[k]:g}", values) for code, values in ways.items()
        )
        asked = Question(written[k], readings, answer)
    return answer or next(iter(ways)), asked


def _column(texts: Sequence[str | None], code: str) -> PrintedColumn:
    by = {"point": (number_with_point, number_with_comma)}
    one, other = by.get(code, (number_with_comma, number_with_point))
    values: list[float | None] = []
    decimals: list[int] = []
    for text in texts:
        if text is None:
            values.append(None)
            decimals.append(0)
            continue
        value, sign = one(text), "." if code == "point" else ","
        if np.isnan(value) and not np.isnan(other(text)):
            value, sign = other(text), "," if code == "point" else "."
        values.append(value)
        decimals.append(decimals_of(text, sign) if np.isfinite(value) else 0)
    return PrintedColumn(tuple(values), tuple(decimals), tuple(t or "" for t in texts))


def decimals_of(text: str, sign: str = ".") -> int:
    """The place of the last digit of a printed number, 10**-decimals.

    "1.200" has 3, "30." and "30" 0, "1.50E-03" 5, "1.2e+05" -4.

    Args:
        text: the number.
        sign: its decimal sign.
    """
    mantissa, _, exponent = text.casefold().partition("e")
    if sign == "," and "," not in mantissa and mantissa.count(".") == 1:
        sign = "." if len(mantissa.rpartition(".")[2]) != 3 else sign
    behind = mantissa.rpartition(sign)[2] if sign in mantissa else ""
    return len(behind) - (int(exponent) if exponent else 0)
