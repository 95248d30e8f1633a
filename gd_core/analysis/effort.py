"""Effort: how much work an experiment is, before it is done.

The unit is one iteration of a run by autograd with a few points, about 45 µs; an update
after one point takes as long. Measured with one thread, in float32, on n points:

    an iteration by hand                        2.5 µs + 0.001 µs * n
    an iteration by autograd                     45 µs + 0.009 µs * n
    an iteration by autograd at m rates at once 100 µs + 0.005 µs * n * m
    an update by hand at all rates of a search       25 µs

With a memory an iteration by hand takes 1.5 times as long, and one by torch.optim 2.5
times, 3 times if the optimiser is made anew; at m rates at once, which are m groups of
one optimiser, 20 µs for each more.

A bias makes an iteration by hand 1.75 times as long and one by autograd 1.25 times,
whatever n is. Where each prediction meets every target, n^2 errors are n^2 points.
"""

from __future__ import annotations

from gd_core.analysis.rate_plane import tried_pairs
from gd_core.analysis.rates import tried_count
from gd_core.runs.checks import OPTIMIZERS
from gd_core.runs.experiment import Experiment

UNIT = 45.0  # µs
BY_NUMPY, BY_NUMPY_POINT = 2.5 / UNIT, 0.001 / UNIT
AUTOGRAD, AUTOGRAD_POINT = 45 / UNIT, 0.009 / UNIT
BATCH, BATCH_POINT = 100 / UNIT, 0.005 / UNIT
MEMORY_BY_HAND, OPTIM, MADE_ANEW = 1.5, 2.5, 3.0  # times as long
GROUP = 20 / UNIT  # of each rate
SEARCHED = 25 / UNIT
BIAS_BY_HAND, BIAS_BY_AUTOGRAD = 0.75, 0.25  # of an iteration with few points, more


def effort(e: Experiment, runs: int = 2) -> float:
    """The work of runs of an experiment, half of them by hand, half by autograd.

    Args:
        e: what is run.
        runs: how many times in all; 2 is once on each side.
    """
    by_hand = _by_hand(e)
    by_autograd = AUTOGRAD * _times(e) * (1 + BIAS_BY_AUTOGRAD * _has_bias(e))
    by_autograd += AUTOGRAD_POINT * _errors(e)
    return e.updates * (by_hand + by_autograd) * runs / 2


def map_effort(e: Experiment) -> float:
    """The work of the map of rates: by hand one after the other, by autograd at once.

    Args:
        e: its points and iterations count, not its rate.
    """
    return _many(e, tried_count(e))


def plane_effort(e: Experiment) -> float:
    """The work of the plane of rates, which is that of a map with as many runs."""
    return _many(e, len(tried_pairs(e)))


def search_effort(e: Experiment) -> float:
    """The work of the search for fair rates: six optimisers, each at all its rates."""
    return SEARCHED * len(OPTIMIZERS) * e.updates


def _many(e: Experiment, rates: int) -> float:
    """The work of runs at some rates on each side."""
    by_autograd = BATCH * (1 + BIAS_BY_AUTOGRAD * _has_bias(e))
    by_autograd += BATCH_POINT * _errors(e) * rates
    if e.remembers:
        by_autograd += GROUP * rates
    return e.updates * (rates * _by_hand(e) + by_autograd)


def _by_hand(e: Experiment) -> float:
    """The work of an iteration by hand."""
    memory = MEMORY_BY_HAND if e.remembers else 1
    by_hand = BY_NUMPY * memory * (1 + BIAS_BY_HAND * _has_bias(e))
    return by_hand + BY_NUMPY_POINT * e.batch


def _times(e: Experiment) -> float:
    """How many times as long torch.optim makes an iteration with few points."""
    if not e.remembers:
        return 1.0
    return MADE_ANEW if e.autograd_gradient == "forgets" else OPTIM


def _has_bias(e: Experiment) -> bool:
    return e.model == "line"


def _errors(e: Experiment) -> int:
    """How many errors a loss by autograd is made of."""
    return e.batch**2 if e.slip("autograd") == "broadcast" else e.batch
