"""Joint checks: what the settings of an experiment may be together."""

from __future__ import annotations

import math

import numpy as np

from gd_core.runs.checks import (
    LEAST_SPREAD,
    MOST_PAIRED,
    MOST_POINT_ITERATIONS,
    MOST_SPREAD,
    MOST_UPDATES,
    InputError,
    Points,
)


def check_pairs(x: Points, y: Points) -> None:
    """x and y must have equally many numbers, or InputError."""
    if len(x) != len(y):
        raise InputError("input.not_paired", "y", x_count=len(x), y_count=len(y))


def check_work(points: int, iterations: int, update: str = "all") -> None:
    """points x iterations must be at most what the update allows, or InputError.

    That is MOST_POINT_ITERATIONS, and MOST_UPDATES with an update after each point.
    """
    most = MOST_UPDATES if update == "each" else MOST_POINT_ITERATIONS
    if points * iterations > most:
        raise InputError(
            f"input.too_much_work.{update}",
            "iterations",
            iterations=iterations,
            count=points,
            most=most,
            right=most // points,
        )


def scaling_of(x: Points) -> tuple[float, float]:
    """The mean of x and its population standard deviation, inf where it overflows.

    The sums are rounded once, so that anybody who adds them up gets the same.
    """
    try:
        mean = math.fsum(x.tolist()) / len(x)
        with np.errstate(over="ignore"):
            squares = np.square(x - mean)
        return mean, math.sqrt(math.fsum(squares.tolist()) / len(x))
    except OverflowError:
        return 0.0, math.inf


def check_spread(x: Points) -> None:
    """x must have two different numbers, to be standardised, or InputError.

    Their standard deviation must be from LEAST_SPREAD to MOST_SPREAD.
    """
    if np.min(x) == np.max(x):
        raise InputError("input.no_spread", "x", value=float(x[0]))
    if not LEAST_SPREAD <= scaling_of(x)[1] <= MOST_SPREAD:
        facts = {"least": LEAST_SPREAD, "most": MOST_SPREAD}
        raise InputError("input.spread_out_of_range", "x", **facts)


def standardised_inputs(x: Points) -> Points:
    """(x - mean) / sigma with the population standard deviation, or InputError."""
    check_spread(x)
    mean, deviation = scaling_of(x)
    return (x - mean) / deviation


def check_pairings(points: int, iterations: int) -> None:
    """The errors of all pairs, at each iteration, must not be too many, or InputError.

    Points x points x iterations may be MOST_POINT_ITERATIONS, and the points
    MOST_PAIRED.
    """
    if points > MOST_PAIRED:
        facts = {"count": points, "most": MOST_PAIRED}
        raise InputError("input.too_many_paired", "autograd_gradient", **facts)
    most, pairs = MOST_POINT_ITERATIONS, points**2
    if pairs * iterations > most:
        raise InputError(
            "input.too_much_work.pairs",
            "iterations",
            iterations=iterations,
            count=points,
            most=most,
            right=most // pairs,
        )


def check_start(
    x: Points,
    y: Points,
    w0: float,
    precision: str,
    factor: float = 1.0,
    b0: float | None = None,
    in_pairs: bool = False,
) -> None:
    """The sums of the first iteration must fit into the precision, or InputError.

    The gradient by hand may be `factor` times that of the sum of the squared errors,
    `b0` is None through the origin, and the errors may be those of all pairs.
    """
    largest = float(np.finfo(precision).max)
    for field, points in (("x", x), ("y", y)):
        wrong = np.flatnonzero(np.abs(points) > largest)
        if len(wrong):
            raise InputError(
                "input.item_too_large",
                field,
                value=float(points[wrong[0]]),
                item=int(wrong[0]) + 1,
                precision=precision,
                largest=largest,
            )
    with np.errstate(over="ignore"):
        height = np.abs(w0 * x) + abs(b0 or 0.0)
        errors = np.add.outer(np.abs(y), height) if in_pairs else height + np.abs(y)
        terms = 2 * max(1.0, factor) * np.sum(np.abs(x) * errors)
        each = len(y) if in_pairs else 1  # how often an x is in it
        sums = (each * np.sum(x * x), np.sum(errors * errors), terms)
    if not max(sums) < largest / 2:  # half: room for rounding
        raise InputError(
            f"input.start_too_large.{'origin' if b0 is None else 'line'}.{precision}",
            "x",
            precision=precision,
            largest=largest,
        )
