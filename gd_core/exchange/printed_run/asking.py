"""Asking: what columns hold that do not say it, and which of several runs is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from gd_core.exchange.commas import number_with_point
from gd_core.exchange.notes import Note, Question, Reading
from gd_core.exchange.printed_run.assigning import Assigned
from gd_core.exchange.printed_run.cleaning import FIELD
from gd_core.exchange.printed_run.run import VALUES
from gd_core.runs.checks import InputError, Points

MOST_RUNS = 50  # after each other; more are something else
RUNS = ("first", "second", "third")  # of several in one text


def about_columns(
    found: Assigned, chosen: str | None
) -> tuple[Question | None, tuple[str, ...]]:
    """The question what columns hold, and what is taken."""
    if not found.ways:
        raise InputError("input.printed.columns", FIELD, count=len(found.asked))
    cells = [found.grid.cells[k] for k in found.asked]
    first = [next((text for text in column if text), "") for column in cells]
    readings = tuple(
        Reading(
            ",".join(way),
            ", ".join(f"{key} = {t}" for key, t in zip(way, first, strict=True)),
            _numbers([cells[0][0]]),
        )
        for way in found.ways
    )
    codes = [reading.code for reading in readings]
    answer = chosen if chosen in codes else None
    way = found.ways[codes.index(answer) if answer else 0]
    if len(readings) == 1:
        found.notes.append(Note("printed.only", {"key": way[0]}))
        return None, way
    return Question(", ".join(first), readings, answer), way


def _numbers(texts: Iterable[str | None]) -> Points:
    return np.array([np.nan if t is None else number_with_point(t) for t in texts])


def one_run(
    found: Assigned, asked: Question | None, chosen: str | None
) -> tuple[Assigned, Question | None]:
    """One of several runs after each other, the first unless another is chosen."""
    count = len(found.grid.lines)
    starts = _starts(found.rows) if found.rows else found.grid.starts
    starts = [at for at in starts if at < count]
    if not 1 < len(starts) <= MOST_RUNS:
        return found, asked
    ends = [*starts[1:], count]
    which = 0
    if asked is None:
        readings = tuple(
            Reading(code, _shown(found, at), _numbers(_first(found, at)))
            for code, at in zip(RUNS, starts, strict=False)
        )
        codes = [reading.code for reading in readings]
        answer = chosen if chosen in codes else None
        which = codes.index(answer) if answer else 0
        asked = Question(_shown(found, 0), readings, answer)
    lines = tuple(found.grid.lines[at] for at in starts[1:])
    facts = {"count": len(starts), "line": lines[0], "run": which + 1}
    found.notes.append(Note("printed.runs", facts))
    kept = range(starts[which], ends[which])
    if found.rows is not None:
        found.rows = [found.rows[k] for k in kept]
    found.grid = found.grid.at(kept)
    return found, asked


def _first(found: Assigned, row: int) -> list[str | None]:
    return [found.grid.cells[k][row] for k in found.at.values()]


def _shown(found: Assigned, row: int) -> str:
    """A row as it is shown in a question."""
    at = [(key, found.at[key]) for key in VALUES if key in found.at]
    texts = [(key, found.grid.cells[k][row]) for key, k in at]
    return ", ".join(f"{key} = {text}" for key, text in texts if text)


def _starts(rows: Sequence[int]) -> list[int]:
    """Where runs begin: the numbers of the rows rise, and start again at the first."""
    starts = [0] + [k for k in range(1, len(rows)) if rows[k] <= rows[k - 1]]
    shortest = min((b - a for a, b in pairwise(starts)), default=0)
    is_again = all(rows[k] == rows[0] for k in starts)
    return starts if is_again and shortest > 1 else [0]
