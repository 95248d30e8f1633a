"""Settings: the learning rate or the start that would explain the rows.

Both are found as the value whose largest misfit, in half units of the printed digits,
is least: of a value that explains all rows that is at most 1. Of all that do, the
one with the fewest digits is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from gd_core.analysis.checking.judge import PARTS, TOGETHER, Judge, Printing
from gd_core.analysis.checking.programs import Program, with_settings
from gd_core.analysis.checking.walk import Course, slopes_of
from gd_core.analysis.moments import Floats, moments_of
from gd_core.runs.checks import MOST_LEARNING_RATE, MOST_W0
from gd_core.runs.experiment import Experiment

DECADES = 4.0  # of rates below and above the one that was said
RATES = 161  # tried among them at first
CLOSER = 33  # values tried in each round, for each parameter at most
ROUNDS = 40
FEW, MANY = 4, 40  # rows that are looked at, at first and then
FINEST = 1e-13  # of a number's size, where no digits limit it

Misfit = Callable[[Floats], Floats]


def other_rates(judge: Judge, e: Experiment) -> Iterator[Program]:
    """The right program at the rates that may explain the rows, the likeliest first."""
    column = next(part for part in PARTS if part in judge.rows.columns)
    for printing in ways(judge, column):
        found = fitted_rate(judge, e, column, printing)
        if found is not None:
            yield from rounded(judge, e, ("learning_rate",), np.array([found]))


def other_starts(judge: Judge, e: Experiment) -> Iterator[Program]:
    """The right program from the starts that may explain the rows."""
    names = ("w0", "b0")[: len(e.parameters)]
    if any(name not in judge.rows.columns for name in e.parameters):
        return  # two starts on either side of the optimum have the same losses
    for printing in ways(judge, "w"):
        found = fitted_start(judge, e, printing)
        if found is not None:
            yield from rounded(judge, e, names, found)


def ways(judge: Judge, column: str) -> Iterator[Printing]:
    """The states that a column may be of."""
    for base in reversed(judge.rows.bases):
        for after in (frozenset[str](), frozenset({column})):
            for loss in judge.losses if column == "loss" else (judge.loss,):
                yield Printing(base, after, loss)


def rounded(
    judge: Judge, e: Experiment, names: tuple[str, ...], found: Floats
) -> Iterator[Program]:
    """The program with found values, with the fewest digits first."""
    tried = set()
    for digits in range(1, 17):
        values = tuple(float(f"{value:.{digits - 1}e}") for value in found)
        settings = dict(zip(names, values, strict=True))
        if values in tried or all(getattr(e, n) == v for n, v in settings.items()):
            continue
        tried.add(values)
        if other := with_settings(e, **settings):
            changed = {n: v for n, v in settings.items() if getattr(e, n) != v}
            yield Program(other, settings=tuple(changed.items()))


def fitted_rate(
    judge: Judge, e: Experiment, column: str, printing: Printing
) -> float | None:
    """The learning rate that misses a column least; None if all are beyond reach."""
    few, many = (
        _misfit(judge, e, (column,), printing, rows, _at_rates) for rows in (FEW, MANY)
    )
    rate = e.learning_rate or 0.01
    with np.errstate(all="ignore"):
        tried = rate * 10 ** np.linspace(-DECADES, DECADES, RATES)
        tried = tried[tried <= MOST_LEARNING_RATE]
        step = 10 ** (2 * DECADES / (RATES - 1))
        misfits = few(tried[:, None])
        if not np.isfinite(misfits).any():
            return None
        best = float(tried[np.nanargmin(misfits)])
        low, high = best / step, best * step
        for misfit in (few, many):
            spread = max(high - low, 1e-6 * best)
            found = _closer(misfit, np.array([best]), np.array([[spread]]))
            best = float(found[0])
            low, high = best * (1 - 1e-3), best * (1 + 1e-3)
    return best if 0 < best <= MOST_LEARNING_RATE else None


def fitted_start(judge: Judge, e: Experiment, printing: Printing) -> Floats | None:
    """The start that misses w, and b, least, shape (p,); None if none is in reach."""
    columns = e.parameters
    misfit = _misfit(judge, e, columns, printing, MANY, _at_starts)
    rows = judge.order[: min(FEW, len(judge.order))]
    guess = np.array([judge.rows.columns[name][rows[0]] for name in columns])
    if not np.all(np.isfinite(guess)):
        return None
    with np.errstate(all="ignore"):
        start, spread = _least_squares(judge, e, columns, printing, guess)
        if start is None or not np.all(np.isfinite(start)):
            return None
        found = _closer(misfit, start, spread)
    inside = np.all(np.abs(found) <= MOST_W0)
    return found if inside else None


def _at_rates(e: Experiment, rates: Floats) -> Course:
    """Walks from the start of an experiment, each at its own rate, shape (walks, 1)."""
    theta = np.array([e.w0, e.b0][: len(e.parameters)])
    params = np.tile(theta, (len(rates), 1))
    program = Program(e)
    settings = {**e.settings, "learning_rate": rates}
    return Course(program, params, settings, slopes_of(program))


def _at_starts(e: Experiment, starts: Floats) -> Course:
    """Walks at the rate of an experiment, each from its own start, shape (walks, p)."""
    program = Program(e)
    return Course(program, starts, e.settings, slopes_of(program))


def _misfit(
    judge: Judge,
    e: Experiment,
    columns: tuple[str, ...],
    printing: Printing,
    rows: int,
    course_of: Callable[[Experiment, Floats], Course],
) -> Misfit:
    """A function from tried values to their largest misfit in the first rows."""
    order = judge.order[:rows]

    def misfit(tried: Floats) -> Floats:
        off = _off(judge, e, columns, printing, order, course_of(e, tried))
        return np.max(np.where(np.isfinite(off), np.abs(off), np.inf), axis=(0, 2))

    return misfit


def _off(
    judge: Judge,
    e: Experiment,
    columns: tuple[str, ...],
    printing: Printing,
    order: Any,
    course: Course,
) -> Floats:
    """By how many half units each walk misses each row, shape (rows, walks, columns)."""
    states = {name: printing.states(judge.rows, name)[order] for name in columns}
    last = max(int(s.max()) for s in states.values())
    params, gradients = [course.params], []
    for _ in range(last + 1):
        gradients.append(course.iteration())
        params.append(course.params)
    walks, slopes = np.array(params), np.array(gradients)  # (states, walks, p)
    off = []
    for name in columns:
        if name == "loss":
            flat = walks.reshape(-1, walks.shape[2])
            loss = moments_of(e).loss_at(flat).value.reshape(walks.shape[:2])
            values = loss * judge.losses[printing.loss]
        else:
            source = slopes if name in ("gradient", "gradient_b") else walks
            values = source[:, :, int(name in TOGETHER)]
        given = judge.rows.columns[name][order]
        there = judge.rows.there[name][order] & np.isfinite(given)
        half = np.maximum(judge.half[name][order], FINEST * np.abs(given))
        half = np.maximum(half, FINEST)
        row_off = (values[states[name]] - given[:, None]) / half[:, None]
        off.append(np.where(there[:, None], row_off, 0.0))
    return np.stack(off, axis=2)


def _least_squares(
    judge: Judge,
    e: Experiment,
    columns: tuple[str, ...],
    printing: Printing,
    guess: Floats,
) -> tuple[Floats | None, Floats]:
    """The start that misses least in squares, and how uncertain that is, (p, p)."""
    p = len(guess)
    order = judge.order[:MANY]
    spread = np.eye(p)
    for _ in range(6):  # exact after one where the update is linear
        width = 1e-4 * np.maximum(np.abs(guess), 1e-3)
        tried = np.vstack([guess, guess + np.diag(width)])
        off = _off(judge, e, columns, printing, order, _at_starts(e, tried))
        flat = np.moveaxis(off, 1, 0).reshape(1 + p, -1)
        slope = ((flat[1:] - flat[0]) / width[:, None]).T
        if not np.all(np.isfinite(slope)) or not np.all(np.isfinite(flat[0])):
            return None, spread
        step, *_ = np.linalg.lstsq(slope, -flat[0], rcond=None)
        guess = guess + step
        square = np.linalg.pinv(slope.T @ slope)
        values, vectors = np.linalg.eigh(square)
        spread = vectors * np.sqrt(np.maximum(values, 0.0))
    return guess, 4 * spread


def _closer(misfit: Misfit, best: Floats, spread: Floats) -> Floats:
    """The value whose misfit is least, near one: the misfit is convex there.

    Args:
        misfit: of values, shape (walks, p).
        best: the value to begin with, shape (p,).
        spread: its columns are the directions in which to look, as far as they reach.
    """
    p = len(best)
    sides = CLOSER if p == 1 else 9
    grid = np.linspace(-1, 1, sides)
    places = np.stack(np.meshgrid(*[grid] * p, indexing="ij"), -1).reshape(-1, p)
    least, reach = np.inf, 1.0
    for _ in range(ROUNDS):
        tried = best + reach * places @ spread.T
        misfits = misfit(tried)
        place = int(np.argmin(misfits))
        if misfits[place] < least:
            least, best = float(misfits[place]), tried[place]
            on_border = np.any(np.abs(places[place]) == 1)
            reach *= 1.0 if on_border else 0.3
        else:
            reach *= 0.3
        if reach < 1e-14:
            break
    return best
