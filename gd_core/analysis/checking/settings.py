"""Settings: the learning rate or the start that would explain the rows.

Both are found as the value whose largest misfit, in half units of the printed digits,
is least: of a value that explains all rows that is at most 1. Of all that do, the
one with the fewest digits is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from gd_core.analysis.checking.judge import PRINTED_PARTS, TOGETHER, Judge, Printing
from gd_core.analysis.checking.programs import Program, with_settings
from gd_core.analysis.checking.walk import Course, slopes_of
from gd_core.analysis.moments import Floats, moments_of
from gd_core.runs.checks import MOST_LEARNING_RATE, MOST_W0
from gd_core.runs.experiment import Experiment

DECADES_OF_RATES = 4.0  # of rates below and above the one that was said
RATES_TRIED = 161  # tried among them at first
CLOSER = 33  # values tried in each round, for each parameter at most
ROUNDS = 40
FEW, MANY = 4, 40
STAGES = (FEW, 12, MANY)  # rows that are looked at, at first and then
NEAR_RATE = 0.05  # of a rate that was found by one column, where it is by all
SAME_SETTING = 1e-7  # of a setting: what is nearer to what was said is that, rounded
LEAST_FITTED = 2  # rows by which a value can be found
MOST_TRIED_STATES = 500  # that each value tried is carried out for
FINEST = 1e-300  # half a unit is not below it

Misfit = Callable[[Floats], Floats]


def other_rates(judge: Judge, e: Experiment) -> Iterator[Program]:
    """The right program at the rates that may explain the rows, the likeliest first."""
    column = next(part for part in PRINTED_PARTS if part in judge.rows.columns)
    for printing in ways(judge, column):
        found = fitted_rate(judge, e, column, printing)
        if found is not None:
            yield from with_fewest_digits(
                judge, e, ("learning_rate",), np.array([found])
            )


def other_starts(judge: Judge, e: Experiment) -> Iterator[Program]:
    """The right program from the starts that may explain the rows."""
    names = ("w0", "b0")[: len(e.parameters)]
    if any(name not in judge.rows.columns for name in e.parameters):
        return  # two starts on either side of the optimum have the same losses
    for printing in ways(judge, "w"):
        found = fitted_start(judge, e, printing)
        if found is not None:
            yield from with_fewest_digits(judge, e, names, found)


def ways(judge: Judge, column: str) -> Iterator[Printing]:
    """The states that a column may be of."""
    for base in reversed(judge.rows.bases):
        for after in (frozenset[str](), frozenset({column})):
            for loss in judge.losses if column == "loss" else (judge.loss,):
                yield Printing(base, after, loss)


def with_fewest_digits(
    judge: Judge, e: Experiment, names: tuple[str, ...], found: Floats
) -> Iterator[Program]:
    """The program with found values, with the fewest digits first."""
    tried = set()
    for digits in range(1, 17):
        values = tuple(float(f"{value:.{digits - 1}e}") for value in found)
        settings = dict(zip(names, values, strict=True))
        as_said = (
            abs(getattr(e, n) - v) <= SAME_SETTING * abs(v) for n, v in settings.items()
        )
        if values in tried or all(as_said):
            continue
        tried.add(values)
        if other := with_settings(e, **settings):
            changed = {n: v for n, v in settings.items() if getattr(e, n) != v}
            yield Program(other, settings=tuple(changed.items()))


def fitted_rate(
    judge: Judge, e: Experiment, column: str, printing: Printing
) -> float | None:
    """The learning rate that misses the rows least; None if all are beyond reach.

    Args:
        judge: of the rows.
        e: the other settings.
        column: by which it is found at first.
        printing: the state that this is of.
    """
    if len(near_rows(judge, e, printing, FEW)) < LEAST_FITTED:
        return None
    rate = e.learning_rate or 0.01
    with np.errstate(all="ignore"):
        tried = rate * 10 ** np.linspace(
            -DECADES_OF_RATES, DECADES_OF_RATES, RATES_TRIED
        )
        tried = tried[tried <= MOST_LEARNING_RATE]
        step = 10 ** (2 * DECADES_OF_RATES / (RATES_TRIED - 1))
        few = _misfit(judge, e, (column,), printing, FEW, _at_rates)
        misfits = few(tried[:, None])
        if not np.isfinite(misfits).any():
            return None
        best = np.array([tried[np.nanargmin(misfits)]])
        best = _closer(few, best, best[:, None] * (step - 1))
        every, printing = _in_full(judge, e, printing, _at_rates, best)
        for rows in STAGES:
            misfit = _misfit(judge, e, every, printing, rows, _at_rates)
            best = _closer(misfit, best, best[:, None] * NEAR_RATE)
    found = float(best[0])
    return found if 0 < found <= MOST_LEARNING_RATE else None


def fitted_start(judge: Judge, e: Experiment, printing: Printing) -> Floats | None:
    """The start that misses the rows least, shape (p,); None if none is in reach."""
    if len(near_rows(judge, e, printing, FEW)) < LEAST_FITTED:
        return None
    columns = e.parameters
    first = judge.order[0]
    guess = np.array([judge.rows.columns[name][first] for name in columns])
    if not np.all(np.isfinite(guess)):
        return None
    with np.errstate(all="ignore"):
        if printing.states(judge.rows, "w")[first] == 0:  # it was printed itself
            spread = np.diag([judge.half[name][first] for name in columns])
        else:
            guess, spread = _least_squares(judge, e, columns, printing, guess)
        if not np.all(np.isfinite(guess)):
            return None
        every, printing = _in_full(judge, e, printing, _at_starts, guess)
        found = guess
        for rows in STAGES:
            misfit = _misfit(judge, e, every, printing, rows, _at_starts)
            found = _closer(misfit, found, spread)
    inside = np.all(np.abs(found) <= MOST_W0)
    return found if inside else None


def _in_full(
    judge: Judge,
    e: Experiment,
    printing: Printing,
    course_of: Callable[[Experiment, Floats], Course],
    near: Floats,
) -> tuple[tuple[str, ...], Printing]:
    """All columns, and the way of printing them that a value nearly explains.

    Args:
        judge: of the rows.
        e: the other settings.
        printing: the state that some columns are of.
        course_of: what makes a course of a value.
        near: the value that explains those columns.
    """
    has_b = "b" in e.parameters
    every = tuple(
        name for name in judge.rows.columns if has_b or name not in ("b", "gradient_b")
    )
    same_base = [way for way in judge.printings() if way.base == printing.base]
    if len(same_base) == 1:
        return every, printing

    def missed(way: Printing) -> float:
        misfit = _misfit(judge, e, every, way, FEW, course_of)
        return float(misfit(near[None, :])[0])

    return every, min(same_base, key=missed)


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
    order = near_rows(judge, e, printing, rows)

    def misfit(tried: Floats) -> Floats:
        off = _off(judge, e, columns, printing, order, course_of(e, tried))
        sizes = np.where(np.isfinite(off), np.abs(off), np.inf)
        return np.asarray(np.max(sizes, axis=(0, 2)))

    return misfit


def near_rows(judge: Judge, e: Experiment, printing: Printing, rows: int) -> Any:
    """The first rows that can be tried quickly: without a closed form not far ones."""
    order = judge.order[:rows]
    if e.optimizer == "sgd" and e.update == "all":
        return order
    states = judge.rows.labels[order] + printing.base
    return order[states <= MOST_TRIED_STATES]


def _off(
    judge: Judge,
    e: Experiment,
    columns: tuple[str, ...],
    printing: Printing,
    order: Any,
    course: Course,
) -> Floats:
    """By how many half units walks miss rows, shape (rows, walks, columns)."""
    states = {name: printing.states(judge.rows, name)[order] for name in columns}
    last = max(int(s.max()) for s in states.values())
    # rounding is about that of the program with the settings as they were said
    rounding = judge.walk(Program(e)).numbers(last + 1)
    off = []
    for name in columns:
        walks, slopes = states_of(course, states[name])
        if name == "loss":
            flat = walks.reshape(-1, walks.shape[2])
            loss = moments_of(e).loss_at(flat).value.reshape(walks.shape[:2])
            values = loss * judge.losses[printing.loss]
        else:
            source = slopes if name in ("gradient", "gradient_b") else walks
            values = source[:, :, int(name in TOGETHER)]
        given = judge.rows.columns[name][order]
        there = judge.rows.there[name][order] & np.isfinite(given)
        half = judge.half[name][order] + rounding[name].rounding[states[name]]
        half = np.where(np.isfinite(half), np.maximum(half, FINEST), np.inf)
        row_off = (values - given[:, None]) / half[:, None]
        off.append(np.where(there[:, None], row_off, 0.0))
    return np.stack(off, axis=2)


def states_of(course: Course, wanted: Any) -> tuple[Floats, Floats]:
    """Parameters and gradients at some states, both of shape (wanted, walks, p).

    Gradient descent of all points is not carried out: along each eigenvector of J''
    with the eigenvalue a, k updates leave (1 - eta*a)^k of the distance.
    """
    e = course.program.e
    if e.optimizer == "sgd" and e.update == "all":
        curvatures, axes = np.linalg.eigh(course.slopes.curvature)
        optimum = np.linalg.pinv(course.slopes.curvature) @ course.slopes.pull
        rates = course.settings["learning_rate"]
        kept = (1 - rates * curvatures) ** np.asarray(wanted)[:, None, None]
        params = optimum + kept * ((course.params - optimum) @ axes) @ axes.T
        return params, course.slopes.at(params)
    params, gradients = [course.params], []
    walk = replace(course)
    for _ in range(int(np.max(wanted)) + 1):
        gradients.append(walk.iteration())
        params.append(walk.params)
    return np.array(params)[wanted], np.array(gradients)[wanted]


def _least_squares(
    judge: Judge,
    e: Experiment,
    columns: tuple[str, ...],
    printing: Printing,
    guess: Floats,
) -> tuple[Floats, Floats]:
    """The start that misses least in squares, and how uncertain that is, (p, p)."""
    p = len(guess)
    order = near_rows(judge, e, printing, MANY)
    spread = np.eye(p)
    for _ in range(6):  # exact after one where the update is linear
        width = 1e-4 * np.maximum(np.abs(guess), 1e-3)
        tried = np.vstack([guess, guess + np.diag(width)])
        off = _off(judge, e, columns, printing, order, _at_starts(e, tried))
        flat = np.moveaxis(off, 1, 0).reshape(1 + p, -1)
        slope = ((flat[1:] - flat[0]) / width[:, None]).T
        if not np.all(np.isfinite(slope)) or not np.all(np.isfinite(flat[0])):
            return np.full(p, np.nan), spread
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
