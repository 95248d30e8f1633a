"""Telling: which programs print the same numbers, and what would tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.checking.found import Advice
from gd_core.analysis.checking.judge import Judge, ProgramFit
from gd_core.analysis.checking.rows import MOST_STATES
from gd_core.analysis.moments import Bounded
from gd_core.analysis.update_rules import RIGHT

IN_ADDITION = ("w", "gradient", "loss")  # what may be printed besides
DIGITS_TO_PRINT = 9  # significant ones that make sense to print
SEEN_BY_EYE = 1e-5  # what two numbers must differ by, of their size, to be told by eye
TIMES_LONGER = 4  # than what was printed


def leading(judge: Judge, fits: Sequence[ProgramFit]) -> ProgramFit | None:
    """The one program among those that explain the rows; None if they are several.

    It is the right one where the others have its numbers, whatever would be printed.
    """
    if len(fits) == 1:
        return fits[0]
    right = next((fit for fit in fits if fit.program.slip == RIGHT), None)
    if right is None:
        return None
    others = (fit for fit in fits if fit is not right)
    same = all(not differs(judge, right, other) for other in others)
    return right if same else None


def differs(judge: Judge, one: ProgramFit, other: ProgramFit) -> bool:
    """Whether two programs differ in anything that could have been printed."""
    states = int(judge.rows.labels.max()) + 2
    pair = _numbers(judge, (one, other), states)
    return any(_apart(a, b).any() for a, b in _shared(pair).values())


def advice(judge: Judge, fits: Sequence[ProgramFit]) -> Advice | None:
    """What to print so that the programs can be told apart; None if nothing would."""
    rows = judge.rows
    states = int(rows.labels.max()) + 2
    columns = [name for name in IN_ADDITION if name not in rows.columns]
    numbers = _numbers(judge, fits, states)
    pairs = [
        _shared(pair)
        for pair in combinations(numbers, 2)
        if any(_apart(a, b).any() for a, b in _shared(pair).values())
    ]
    if not pairs:
        return None
    for name in columns:
        if all(name in pair and _is_seen(*pair[name]) for pair in pairs):
            return Advice("column", name)
    for digits in range(2, DIGITS_TO_PRINT + 1):
        for name in rows.columns:
            if all(_told_by(digits, *pair[name]) for pair in pairs if name in pair):
                return Advice("digits", name, digits)
    longer = min(TIMES_LONGER * states, MOST_STATES)
    numbers = _numbers(judge, fits, longer)
    pairs = [_shared(pair) for pair in combinations(numbers, 2)]
    for name in rows.columns:
        half = float(np.min(judge.half[name]))
        places = [np.flatnonzero(_apart(*pair[name], 2 * half)) for pair in pairs]
        if all(len(place) for place in places):
            return Advice("rows", name, max(int(place[0]) for place in places) + 1)
    return None


def _numbers(
    judge: Judge, fits: Sequence[ProgramFit], states: int
) -> list[dict[str, Bounded]]:
    return [judge.walk(fit.program).numbers(states) for fit in fits]


def _shared(
    pair: Sequence[dict[str, Bounded]],
) -> dict[str, tuple[Bounded, Bounded]]:
    one, other = pair
    return {name: (one[name], other[name]) for name in one if name in other}


def _apart(one: Bounded, other: Bounded, more: Any = 0.0) -> NDArray[np.bool_]:
    with np.errstate(all="ignore"):
        reach = one.rounding + other.rounding + more
        return np.asarray(np.abs(one.value - other.value) > reach)


def _is_seen(one: Bounded, other: Bounded) -> bool:
    """Whether they differ so that it can be seen in an ordinary print."""
    with np.errstate(all="ignore"):
        size = np.maximum(np.abs(one.value), np.abs(other.value))
        apart = np.abs(one.value - other.value)
        return bool(np.any((apart > SEEN_BY_EYE * size) & _apart(one, other)))


def _told_by(digits: int, one: Bounded, other: Bounded) -> bool:
    """Whether so many significant digits tell them apart in some state."""
    with np.errstate(all="ignore"):
        place = np.floor(np.log10(np.maximum(np.abs(one.value), 1e-300)))
        unit = 10.0 ** (place - digits + 1)
        return bool(np.any(_apart(one, other, unit)))


def names(fits: Sequence[ProgramFit]) -> Iterator[str]:
    """The names of programs, each once."""
    seen: set[str] = set()
    for fit in fits:
        if fit.program.name not in seen:
            seen.add(fit.program.name)
            yield fit.program.name
