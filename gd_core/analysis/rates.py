"""Rates: what any learning rate does to this data, by the mathematics and by trying.

After k updates the loss is J(w*) + a * rho^(2k) * (w_0 - w*)^2 with
rho = 1 - 2*a*factor*eta: the closed form, known before anything has run. Beside it
stand the ends of real runs at some rates. Of a gradient that accumulates see theory.py,
of momentum and Nesterov dynamics.py; an optimiser without a closed form has no map.

What is called slow, fastest or the edge is so for the right gradient, whatever slips
the runs make. With an update after each point the closed form and the edge are those
of passes, see pass_rates.py; there is no one fastest rate.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gd_core.analysis.bowl import curvatures_of
from gd_core.analysis.dynamics import Motion, motion_of
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.moments import Floats
from gd_core.analysis.offers import is_length, step_of_way
from gd_core.analysis.pass_rates import edge_of_passes, loss_after_passes
from gd_core.analysis.theory import (
    Outcome,
    Theory,
    fastest_rate,
    theory_of,
)
from gd_core.runs.checks import MOST_LEARNING_RATE, SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES
from gd_core.runs.manual import run_manual
from gd_core.runs.trace import Ends

TRIED = 40  # rates at which both runs are carried out
LEAST_TRIED = 8  # of them with much data and many iterations
MAP_BUDGET = 100_000_000  # points x iterations x rates
SLOWEST, TOO_FAST = 1 / 100, 1.6  # of the fastest and of the edge: the rates tried
# where a rate is a length: of the way to the optimum, and of the highest rate
HIGHEST_OF_WAY, LOWEST_OF_HIGHEST = 10.0, 1e-4
REACHED = 0.01  # a rate is slow if more than this share of the distance is left
DRAWN = 300  # rates at which the closed form is drawn
FINELY_DRAWN = 1_500  # where it swings
LANDS_WITHIN = 1e-12  # of each other: curvatures whose fastest rate lands
FATE_ITERATIONS = 40  # that a fate shows
FATES = {  # name -> share of the edge, which is twice the fastest
    "slow": 0.05,
    "fastest": 0.5,
    "near": 0.95,
    "over": 1.05,
}
SLOW_SHARE = 0.1  # of the fastest rate, which with a velocity is far from the edge
PLAIN = Motion()
NOTHING_MOVES = (
    Outcome.NOTHING_TO_LEARN,
    Outcome.ALREADY_THERE,
    Outcome.ROUNDED_AWAY,
)


def ends_by_hand(e: Experiment, rates: Sequence[float]) -> Ends:
    """The ends of `run_manual` at some learning rates."""
    traces = [run_manual(with_rate(e, rate)) for rate in rates]
    diverged_at = [-1 if t.diverged_at is None else t.diverged_at for t in traces]
    return Ends(np.array([t.final_loss for t in traces]), np.array(diverged_at))


def with_rate(e: Experiment, rate: float) -> Experiment:
    """The experiment at another learning rate."""
    return replace(e, learning_rate=rate)


def shortened(e: Experiment) -> Experiment:
    """The experiment with no more iterations than a fate shows."""
    return replace(e, iterations=min(e.iterations, FATE_ITERATIONS))


def can_be_mapped(e: Experiment) -> bool:
    """Whether rates differ in what they do, and a telling one can be set."""
    if is_length(e):
        far = HIGHEST_OF_WAY * step_of_way(e)
        return e.update == "all" and 0 < far <= MOST_LEARNING_RATE
    if motion_of(e) is None:
        return False
    if e.update == "each":
        return _passes_can_be_mapped(e)
    if e.model == "line":
        return _line_can_be_mapped(e)
    theory = theory_of(e)
    if theory is None or not theory.fastest_rate > 0:  # nan, or beyond float64
        return False
    if FATES["slow"] * theory.edge_rate > MOST_LEARNING_RATE:
        return False
    fast = theory_of(with_rate(e, highest_rate(e)))
    return fast is not None and fast.outcome not in NOTHING_MOVES


def _passes_can_be_mapped(e: Experiment) -> bool:
    """Whether rates differ in what passes do: some x is not 0, and w moves."""
    edge = edge_of_passes(e)
    if not 0 < FATES["slow"] * edge <= MOST_LEARNING_RATE:
        return False
    whole = with_rate(e.whole, highest_rate(e))
    told = line_theory_of(whole) if e.model == "line" else theory_of(whole)
    return told is not None and told.outcome not in NOTHING_MOVES


def _line_can_be_mapped(e: Experiment) -> bool:
    """Whether rates differ in what they do to a line."""
    theory = line_theory_of(e)
    if not theory or not 0 < FATES["slow"] * theory.edge_rate <= MOST_LEARNING_RATE:
        return False
    return LineTheory(with_rate(e, highest_rate(e))).outcome not in NOTHING_MOVES


def edge_of(e: Experiment, side: str = "") -> float:
    """The largest rate with which the weight stays bounded, of a run or if it is right.

    nan where a slip has no closed form.

    Args:
        e: an experiment that `can_be_mapped`.
        side: "manual" or "autograd", slip and all; without one, the right gradient.
    """
    if side and motion_of(e, e.slip(side)) is None:
        return math.nan
    if e.update == "each":
        return edge_of_passes(e, e.slip(side) if side else "right")
    if e.model == "line":
        return LineTheory(e, e.slip(side) if side else "right").edge_rate
    return _theory(e, side).edge_rate


def highest_rate(e: Experiment) -> float:
    """The end of the map: past the edges of both runs, and of the right gradient.

    Or the largest rate that can be set, where that comes first. Where a rate is a
    length, far more than the way to the optimum.
    """
    if is_length(e):
        return HIGHEST_OF_WAY * step_of_way(e)
    edges = [edge_of(e, side) for side in ("", *SIDES)]
    past_edges = TOO_FAST * max(edge for edge in edges if not math.isnan(edge))
    return min(past_edges, MOST_LEARNING_RATE)


def _theory(e: Experiment, side: str = "") -> Theory:
    """The theory of an experiment that `can_be_mapped`.

    Raises:
        ValueError: it has none.
    """
    theory = theory_of(e, side)
    if theory is None:
        raise ValueError("an experiment without a theory has no map of the rates")
    return theory


def slow_until(theory: Theory) -> float:
    """The rate below which more than REACHED of the distance is left in the end.

    With a velocity the fastest, where that leaves more as well.
    """
    e, motion = theory.experiment, theory.motion or Motion()
    if motion.has_memory:
        slow = motion.slow_until(e.iterations, REACHED)
        return theory.fastest_rate * min(1.0, slow / motion.fastest())
    kept = math.log(REACHED) / e.iterations  # log of rho
    return theory.fastest_rate * -math.expm1(kept)


def tried_count(e: Experiment) -> int:
    """At how many rates both runs are carried out: fewer where each is much work."""
    affordable = MAP_BUDGET // (e.n * e.iterations)
    return min(TRIED, max(LEAST_TRIED, affordable))


def tried_rates(e: Experiment) -> Floats:
    """The rates of the map, from far too slow to past the edge, shape (m,).

    Evenly spread over a logarithmic axis; fastest and edge are among them if they can
    be set. They depend on the data and the iterations, not on the experiment's own
    rate.
    """
    high = highest_rate(e)
    if is_length(e):
        return np.geomspace(high * LOWEST_OF_HIGHEST, high, tried_count(e))
    if e.update == "each":
        low, bounds = edge_of(e) * SLOWEST / 2, [edge_of(e)]
    elif e.model == "line":
        line = LineTheory(e)
        low, bounds = edge_of(e) * SLOWEST / 2, [line.fastest_rate, line.edge_rate]
    else:
        theory = _theory(e)
        slow = theory.fastest_rate * SLOWEST
        if theory.motion and theory.motion.has_memory:
            slow = theory.edge_rate * SLOWEST / 2
        low = min(slow, slow_until(theory) / 3)
        bounds = [theory.fastest_rate, theory.edge_rate]
    named = [r for r in bounds if r <= high]
    spread = np.geomspace(low, high, tried_count(e) - len(named))
    return np.sort(np.append(spread, named))


def closed_form(e: Experiment, side: str, rates: Floats) -> Floats:
    """The loss after all iterations at some rates, inf where it overflows.

    Of swings that are too many to be told apart: how far up they reach.
    """
    if e.update == "each":
        return loss_after_passes(e, e.slip(side), rates)
    if e.model == "line":
        return LineTheory(e, e.slip(side)).loss_at_rates(rates)
    theory = _theory(e, side)
    with np.errstate(all="ignore"):
        steps = theory.curvature * theory.factor * rates
        motion = theory.motion or Motion()
        reach = motion.is_reach(e.iterations)
        left = (motion.reach if reach else motion.left)(e.iterations, steps)
        return np.asarray(theory.loss(theory.optimum + left * (e.w0 - theory.optimum)))


def has_closed_form(e: Experiment, side: str) -> bool:
    """Whether the loss of a run at any rate has a closed form."""
    if e.update == "each":
        return e.optimizer == "sgd" and e.slip(side) != "no_zero_grad"
    told = line_theory_of(e, side) if e.model == "line" else theory_of(e, side)
    return told is not None


def iterations_until(theory: Theory, share: float) -> int | None:
    """After how many iterations at most a share of the starting distance is left.

    The least k with |rho|^k <= share, with a velocity the one from which on no more is
    left; None if that never happens.
    """
    if theory.motion and theory.motion.has_memory:
        return theory.motion.recurrence(theory.step).until(share)
    if theory.accumulates or not 0 < theory.lost <= 1:
        return None
    if theory.lost == 1:
        return 1
    needed = math.log(share) / math.log1p(-theory.lost)
    # 1e-12: what rounding may add to a whole number
    return max(1, math.ceil(needed * (1 - 1e-12))) if math.isfinite(needed) else None


def telling_rates(
    x: Floats,
    loss: str = "mean",
    model: str = "origin",
    motion: Motion | None = PLAIN,
) -> dict[str, float]:
    """Four learning rates that tell what there is to tell, slow to too fast.

    Those of them that can be set; none when all x are 0. They have six digits, as they
    will be read and typed, but the fastest is exact where it must be to land. Of a line
    the fastest rate is the nearer to the edge, the larger the condition number. With a
    velocity the slow one is a tenth of the fastest.

    Args:
        x: the inputs, shape (n,).
        loss: what is minimised.
        model: "origin" or "line".
        motion: of the optimiser, see `motion_of`; without one there are none. Nothing
            else decides them.
    """
    if motion is None:
        return {}
    if motion.has_memory:
        return _with_a_velocity(x, loss, model, motion)
    fastest = fastest_rate(x, loss)
    edge = 2 * fastest
    if model == "line":
        times = float(LOSSES[loss].c(len(x)) * len(x))
        one, other = (2 * times * curvatures_of(x)).tolist()
        edge, fastest = 2 / one, 2 / (one + other) if other else 1 / one
        if one > (1 + LANDS_WITHIN) * other:
            fastest = float(f"{fastest:.6g}")
        else:  # it lands
            fastest = float(f"{fastest:.15g}")
    rates = {name: float(f"{share * edge:.6g}") for name, share in FATES.items()}
    return _that_can_be_set(rates | {"fastest": fastest})


def many_are_fastest(x: Floats, model: str, motion: Motion | None) -> bool:
    """Whether all rates from the fastest on keep as little, as far as a plateau goes.

    Args:
        x: the inputs, shape (n,).
        model: "origin" or "line".
        motion: as of `telling_rates`.
    """
    ratio = 1.0
    if model == "line":
        one, other = curvatures_of(x).tolist()
        ratio = other / one or 1.0
    return motion is not None and motion.plateau(ratio) is not None


def _with_a_velocity(
    x: Floats, loss: str, model: str, motion: Motion
) -> dict[str, float]:
    """The telling rates of momentum or Nesterov."""
    unit, ratio = fastest_rate(x, loss), 1.0
    if model == "line":
        times = float(LOSSES[loss].c(len(x)) * len(x))
        one, other = (2 * times * curvatures_of(x)).tolist()
        unit, ratio = 1 / one, other / one or 1.0
    fastest = motion.fastest(ratio) * unit
    rates = {name: FATES[name] * motion.edge * unit for name in ("near", "over")}
    rates |= {"slow": SLOW_SHARE * fastest}
    rounded = {name: float(f"{rate:.6g}") for name, rate in rates.items()}
    # Nesterov's lands, which takes all digits; of momentum's plateau any rate will do
    digits = 15 if motion.plateau(ratio) is None else 6
    return _that_can_be_set(rounded | {"fastest": float(f"{fastest:.{digits}g}")})


def _that_can_be_set(rates: Mapping[str, float]) -> dict[str, float]:
    """The rates within the limits, the smallest first."""
    in_order = sorted(rates.items(), key=lambda named: named[1])
    return {name: r for name, r in in_order if 0 < r <= MOST_LEARNING_RATE}


@dataclass(frozen=True)
class RateMap:
    """What every learning rate does to the data of an experiment.

    Attributes:
        rates: at which both runs were carried out, shape (m,).
        ends: by side, how they end.
        line_rates: at which the closed form is known, shape (l,).
        line_loss: by side, the closed form there, inf where it overflows; none of a
            run that has none.
    """

    rates: Floats
    ends: dict[str, Ends]
    line_rates: Floats
    line_loss: dict[str, Floats]

    @classmethod
    def of(
        cls,
        e: Experiment,
        ends_by_autograd: Callable[[Experiment, Sequence[float]], Ends],
    ) -> RateMap:
        """The map of an experiment that `can_be_mapped`.

        Args:
            e: its data and iterations count, not its rate.
            ends_by_autograd: `autograd.ends_by_autograd`, which imports torch.
        """
        rates = tried_rates(e)
        motion = motion_of(e)
        has_velocity = motion is not None and motion.has_memory
        finely = has_velocity or e.slip("autograd") == "no_zero_grad"
        spread = np.geomspace(rates[0], rates[-1], FINELY_DRAWN if finely else DRAWN)
        lines = np.sort(np.append(spread, rates))
        return cls(
            rates=rates,
            ends={
                "manual": ends_by_hand(e, rates.tolist()),
                "autograd": ends_by_autograd(e, rates.tolist()),
            },
            line_rates=lines,
            line_loss={
                side: closed_form(e, side, lines)
                for side in SIDES
                if has_closed_form(e, side)
            },
        )
