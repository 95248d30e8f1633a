"""Middle: mistakes that begin after some right rows, and steps judged one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np

from gd_core.analysis.checking.judge import Judge, ProgramFit
from gd_core.analysis.checking.programs import Program
from gd_core.analysis.checking.walk import (
    ROUNDED,
    SEED,
    Course,
    Walk,
    optimizer_of,
    slopes_of,
)
from gd_core.analysis.update_rules import RIGHT

LEAST_RIGHT = 2  # rows that are right before the middle
LEAST_AFTER = 3  # rows that a slip must explain from where it begins
BACK = 6  # states before the first that shows it, at which it may have begun
SHARP = 0.02  # of what a column spans
STRAYS = 3.0  # how much wider than what the samples stray a step is judged


def switched(
    judge: Judge, right: ProgramFit, programs: list[Program]
) -> Iterator[tuple[ProgramFit, Walk]]:
    """The slips that explain the rows if the run was right up to some state.

    Args:
        judge: of the rows.
        right: how many of them the right program explains.
        programs: the slips.
    """
    if right.row is None or right.explained < LEAST_RIGHT:
        return
    rest = len(judge.rows) - right.explained
    if rest < LEAST_AFTER:
        return
    state = int(right.printing.states(judge.rows, right.column)[right.row])
    courses = courses_before(judge, right.program, state)
    for program in programs:
        for begins, course in courses:
            walk = walk_from(judge, course, program, begins)
            if walk is not None and _explains(judge, walk, right):
                fit = replace(
                    right, program=program, explained=right.rows, row=None, column=""
                )
                yield fit, walk
                break


def courses_before(
    judge: Judge, right: Program, state: int
) -> list[tuple[int, Course]]:
    """The right program at the last states before one, and at it, the latest first."""
    first = max(state - BACK, 1)
    walk = Walk(right, judge.precision)
    found = []
    for begins in range(first, state + 1):
        walk.upto(begins)
        found.append((begins, replace(walk.course)))
    return found[::-1]


def walk_from(
    judge: Judge, course: Course, program: Program, begins: int
) -> Walk | None:
    """A program that goes on from a state of another one; None if it cannot."""
    state = optimizer_of(program).init(course.params)
    if len(state) == len(course.state):
        state = course.state
    elif len(state) > len(course.state):  # it counts, where the right one need not
        state = (*course.state, begins)
    else:
        return None
    start = Course(
        program, course.params, course.settings, slopes_of(program), state, course.added
    )
    return Walk(program, judge.precision, start, begins)


def _explains(judge: Judge, walk: Walk, right: ProgramFit) -> bool:
    """Whether a walk explains all rows from the first that is not right on.

    Where rounding can move a number by much of what the column spans, as near an
    optimum that a walk jumps around, it explains anything: some rows must be sharper.
    """
    later = right.explained, right.explained + LEAST_AFTER, len(judge.rows)
    sharp = 0
    for since, looked in pairwise(later):
        order = judge.order[since:looked]
        if not len(order):
            continue
        last = int(judge.rows.labels[order].max()) + 2
        numbers = walk.numbers(last)
        for column in judge.rows.columns:
            held = judge.explained(numbers, right.printing, column, order, walk.begins)
            if not held.all():
                return False
            states = right.printing.states(judge.rows, column)[order] - walk.begins
            _, rounding = judge.at(numbers[column], column, right.printing, states)
            if column == next(iter(judge.rows.columns)):
                given = judge.rows.columns[column]
                known = given[np.isfinite(given)]
                span = np.ptp(known) if len(known) else 0.0
                sharp += int(np.sum(rounding <= SHARP * span))
    return sharp >= LEAST_AFTER


def steps_off(judge: Judge, right: ProgramFit) -> tuple[int, ...] | None:
    """The rows whose step is not right even from the row before it, by their numbers.

    The gradient is that of the printed parameters, and what the optimiser remembers is
    made of those: without a memory one wrong row counts twice, for the step to it and
    the step from it, and a jump once; with a memory also while it lasts.

    Returns:
        None where a step cannot be judged: rows are missing, or parameters.
    """
    e, rows = right.program.e, judge.rows
    names = e.parameters
    if any(name not in rows.columns or not rows.there[name].all() for name in names):
        return None
    states = right.printing.states(rows, "w")
    if len(states) < 2 or np.any(np.diff(states) != 1) or e.update == "each":
        return None
    if states[0] > 1 or not np.isfinite(rows.columns["w"]).all():
        return None
    printed = np.stack([rows.columns[name] for name in names], axis=1)
    half = np.stack([judge.half[name] for name in names], axis=1)
    if states[0] == 1:  # the start was not printed, and is known
        printed = np.vstack([[e.w0, e.b0][: len(names)], printed])
        half = np.vstack([np.zeros(len(names)), half])
    random = np.random.default_rng(SEED)
    course: Any = Course(
        Program(e, RIGHT),
        np.zeros((1 + ROUNDED, len(names))),
        e.settings,
        slopes_of(Program(e)),
    )
    unit = float(np.finfo(judge.precision).eps)
    off = []
    with np.errstate(all="ignore"):
        for k in range(len(printed) - 1):
            signs = random.uniform(-1, 1, course.params.shape)
            signs[0] = 0.0
            course.params = printed[k] + signs * half[k]
            course.iteration()
            next_one = course.params[0]
            stray = np.max(np.abs(course.params - next_one), axis=0)
            reach = half[k + 1] + half[k] + STRAYS * stray
            reach = reach + 8 * unit * (np.abs(next_one) + np.abs(printed[k]))
            if np.any(~(np.abs(printed[k + 1] - next_one) <= reach)):
                off.append(k + 1 - (len(printed) - len(rows)))
    return tuple(int(rows.labels[place]) for place in off)
