"""The table of a printed run: its rows beside those of the right program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pandas import DataFrame

from gd_core.analysis.checking import RunCheck
from gd_core.text.catalogue import has, label, say
from gd_core.text.checks import as_printed, kind_of_finding

BEFORE, SHOWN_ROWS = 2, 8  # rows before the first that shows it, and all that are shown
MARKED = "yours"


def run_table(check: RunCheck, first: int = 0, rows: int | None = None) -> DataFrame:
    """Rows as texts: of each column what was printed, what is right, what was found.

    Args:
        check: of the run.
        first: the place of the first row.
        rows: how many, None for all.
    """
    last = len(check.rows) if rows is None else min(first + rows, len(check.rows))
    places = range(first, last)
    table = {label("check.table.row"): [str(check.rows.labels[k]) for k in places]}
    for series, column in _columns(check):
        name = say(series_heading(check, series), column=label(f"table.{column}"))
        table[name] = [cell(check, series, column, k) for k in places]
    return DataFrame(table).set_index(label("check.table.row"))


def _columns(check: RunCheck) -> Iterator[tuple[str, str]]:
    for column in check.rows.columns:
        for series in ("yours", "right", "found"):
            if series != "found" or check.explained:
                yield series, column


def series_heading(check: RunCheck, series: str) -> str:
    """The key of what a column is called."""
    kind = kind_of_finding(check)
    own = f"check.table.{series}.{kind}"
    return own if series == "found" and has(own) else f"check.table.{series}"


def cell(check: RunCheck, series: str, column: str, place: int) -> str:
    """A number as it was printed, or would have been with as many digits."""
    if not check.rows.there[column][place]:
        return ""
    decimals = check.rows.decimals[column][place]
    numbers = {
        "yours": check.rows.columns,
        "right": check.right,
        "found": check.explained,
    }[series]
    return as_printed(float(numbers[column][place]), decimals)


def first_shown(check: RunCheck) -> int:
    """The place of a short table's first row: some come before the one that shows."""
    if check.shown is None:
        return 0
    last = max(0, len(check.rows) - SHOWN_ROWS)
    return min(max(0, check.shown.place - BEFORE), last)


def differing(yours: str, right: str) -> tuple[str, str]:
    """A number's digits that another has as well, and those from the first it lacks.

    ("1.", "200") for 1.200 beside 1.068.
    """
    if yours == right:
        return yours, ""
    if len(yours.partition(".")[0]) != len(right.partition(".")[0]):
        return "", yours  # of another size: no digit is at its place
    pairs = zip(yours, right, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return yours[:same], yours[same:]
