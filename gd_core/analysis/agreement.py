"""Agreement: two traces compared, and each judged by the rules.

Two runs agree when one rule explains both, however far rounding drives them apart: at
every state that it recorded, each run then did what the rule says, to within derived
rounding (see rules.py and moments.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.moments import moments_of_loss
from gd_core.analysis.passes import pass_of
from gd_core.analysis.rules import (
    UNKNOWN,
    Departures,
    cannot_be_told,
    departures,
    problem_of,
    slip_of,
)
from gd_core.analysis.update_rules import RIGHT
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import right_for, slip_factor
from gd_core.runs.trace import Trace, Values

# which of two departures at one state is reported
ORDER = ("start", "memory", "update", "gradient", "loss")
QUANTITIES = {"w": "params", "loss": "loss", "gradient": "gradients"}


@dataclass(frozen=True)
class Difference:
    """How far two traces are apart in one quantity, over all common states.

    Attributes:
        largest: the largest absolute difference.
        relative: the same over the largest magnitude in either trace, 0 if that is 0.
        identical: whether it has the same bits in every common state.
    """

    largest: float
    relative: float
    identical: bool


@dataclass(frozen=True)
class Agreement:
    """The result of comparing two traces of one experiment.

    Pairs are (by hand, by autograd).

    Attributes:
        w, loss, gradient: how far they are apart, of w and b or of both gradients the
            farther one where there are two.
        states: how many states both traces have.
        lengths: how many finite states each has.
        identical: every bit of every state is the same.
        differ_at: the first state at which they differ by more than rounding explains,
            None if they agree. An update from k counts at k + 1, but the pass from k at
            k.
        point: with an update after each point, the one there that differs, from 1;
            else, and where it is not an update or a gradient, None.
        differ_in: what differs there: "start", "update", "gradient", "loss", or
            "memory", what the optimiser remembers after the update; "length" when one
            run ends there without cause; None if they agree.
        departs_at: the first state at which each departs from the right rule, or None.
        shows: whether each departs from it at that state and in that quantity.
        gradients, losses, weights: of both at that state and point, None when they
            agree or one has no such state.
        before: the gradients of both of the update before that, 0 at the first.
        ratio: by hand over by autograd of the gradients, None if that is not a number.
        moves: what the update before that state added to w, or that about the point,
            where it is the update that differs.
        slips: the rule that explains each, see `slip_of`.
        hidden: the slip that each run makes and that its numbers do not show, since
            they are those of another rule as well; "" if there is none.
        memory: how far the runs are apart in what the optimiser remembers, by name.
        remembered: where that differs, its name and both values; else None.
        optimizer: what makes an update of a gradient.
        rate: the learning rate.
        settings: the other settings of the optimiser.
        amplified: what each update multiplies a difference by, None unless they agree
            and all updates together make it at least twice as large.
        n: the number of points.
        precision: of both runs.
        minimised: the loss of both runs, "mean".
        right_for: the other loss for which the gradient by hand is right, if it is.
        parameters: the names of what is learned, ("w",) or ("w", "b").
        parameter: the one of them that gradients, weights, before and moves are of.
    """

    w: Difference
    loss: Difference
    gradient: Difference
    states: int
    lengths: tuple[int, int]
    identical: bool
    differ_at: int | None
    point: int | None
    differ_in: str | None
    departs_at: tuple[int | None, int | None]
    shows: tuple[bool, bool]
    gradients: tuple[float, float] | None
    losses: tuple[float, float] | None
    weights: tuple[float, float] | None
    before: tuple[float, float] | None
    ratio: float | None
    moves: tuple[float, float] | None
    slips: tuple[str, str]
    hidden: tuple[str, str]
    memory: dict[str, Difference]
    remembered: tuple[str, float, float] | None
    optimizer: str
    rate: float
    settings: dict[str, float]
    amplified: float | None
    n: int
    precision: str
    minimised: str
    right_for: str | None
    parameters: tuple[str, ...]
    parameter: str

    @property
    def reason(self) -> str:
        """The slip that explains why they differ, by hand's first; else "unknown"."""
        if UNKNOWN in self.slips:
            return UNKNOWN
        return next((slip for slip in self.slips if slip != RIGHT), UNKNOWN)

    @property
    def accumulates(self) -> bool:
        """Whether both agree in a gradient that is never reset."""
        return self.differ_at is None and self.slips == ("no_zero_grad",) * 2


def compare(e: Experiment, manual: Trace, autograd: Trace) -> Agreement:
    """Compare the two runs of an experiment.

    Args:
        e: what was run; its data, rate, start and precision count.
        manual: the run by hand.
        autograd: the run by autograd.
    """
    traces = (manual, autograd)
    pairs = {
        name: (getattr(manual, of_all), getattr(autograd, of_all))
        for name, of_all in QUANTITIES.items()
    }
    seen = manual.updates or manual, autograd.updates or autograd
    every = seen[0].gradients, seen[1].gradients
    weights = seen[0].params, seen[1].params
    buffers = {
        name: (seen[0].buffers[name], seen[1].buffers[name]) for name in e.remembers
    }
    identical = all(
        _same_bits(*pair) for pair in (*pairs.values(), every, *buffers.values())
    )
    off = departures(e, manual), departures(e, autograd)
    slips = _slip(e, manual, off[0]), _slip(e, autograd, off[1])
    same_rule = identical or (slips[0] == slips[1] and slips[0] != UNKNOWN)
    nowhere = _Place(None, None, None, 0, 0)
    place = nowhere if same_rule else _first_difference(off, traces)
    differ_at, differ_in, point, column, part = place
    k = differ_at if differ_at is not None and differ_at < _common(traces) else None
    points = manual.updates.points if manual.updates else 1
    row = None if k is None else k * points + (point or 0)
    gradients = _both(every, row, column)
    ratio = gradients[0] / gradients[1] if gradients and gradients[1] else None
    return Agreement(
        **{name: _difference(*pair) for name, pair in pairs.items()},
        states=_common(traces),
        lengths=(manual.states, autograd.states),
        identical=identical,
        differ_at=differ_at,
        point=None if point is None else point + 1,
        differ_in=differ_in,
        departs_at=(off[0].first, off[1].first),
        shows=(_shows(off[0], place), _shows(off[1], place)),
        gradients=gradients,
        losses=_both(pairs["loss"], k),
        weights=_both(weights, row, column),
        before=_both(every, row - 1, column) if row else gradients and (0.0, 0.0),
        ratio=ratio if ratio is not None and np.isfinite(ratio) else None,
        moves=_moves(weights, row, point, column)
        if differ_in in ("update", "memory")
        else None,
        slips=slips,
        hidden=_hidden(e, traces, slips),
        memory={name: _difference(*pair) for name, pair in buffers.items()},
        remembered=_remembered(buffers, row, point, column, part)
        if differ_in == "memory"
        else None,
        optimizer=e.optimizer,
        rate=e.learning_rate,
        settings={
            name: getattr(e, name) for name in e.settings if name != "learning_rate"
        },
        amplified=_amplified(e, slips[0]) if same_rule else None,
        n=e.n,
        precision=e.precision,
        minimised=e.loss,
        right_for=right_for(e.loss, slips[0], e.batch),
        parameters=e.parameters,
        parameter=e.parameters[column],
    )


def _slip(e: Experiment, trace: Trace, off: Departures) -> str:
    """What explains a trace; `off`, where it departs from the right rule, says most."""
    return RIGHT if off.explained else slip_of(e, trace)


def _hidden(
    e: Experiment, traces: tuple[Trace, Trace], slips: tuple[str, str]
) -> tuple[str, str]:
    """The slips that are made and that the numbers do not show."""
    made = zip(traces, map(e.slip, SIDES), slips, strict=True)
    one, other = (
        slip if cannot_be_told(e, trace, slip, found) else ""
        for trace, slip, found in made
    )
    return one, other


def _remembered(
    buffers: dict[str, tuple[Values, Values]],
    row: int | None,
    point: int | None,
    column: int,
    part: int,
) -> tuple[str, float, float] | None:
    """What both remember after an update: the one before a row, or about its point."""
    if row is None:
        return None
    name = list(buffers)[part]
    after = row if point is None else row + 1
    manual, autograd = (float(values[after, column]) for values in buffers[name])
    return name, manual, autograd


def _common(traces: tuple[Trace, Trace]) -> int:
    return min(trace.states for trace in traces)


def _both(
    values: tuple[Values, Values], row: int | None, column: int = 0
) -> tuple[float, float] | None:
    """A quantity of both at a row, of one parameter; None where there is none."""
    if row is None:
        return None
    manual, autograd = (float(np.ravel(side[row])[column]) for side in values)
    return manual, autograd


def _moves(
    weights: tuple[Values, Values], row: int | None, point: int | None, column: int
) -> tuple[float, float] | None:
    """What an update added to a parameter: the one before a row, or about its point."""
    if row is None:
        return None
    after = row if point is None else row + 1
    manual, autograd = (
        float(values[after, column]) - float(values[after - 1, column])
        for values in weights
    )
    return manual, autograd


class _Place(NamedTuple):
    """Where two runs differ: state, quantity, point, parameter, part of the memory.

    All but the state and the quantity count from 0.
    """

    k: int | None
    quantity: str | None
    point: int | None
    column: int
    part: int


def _shows(off: Departures, place: _Place) -> bool:
    """Whether a run departs from the right rule where the two differ first."""
    if place.k is None or place.quantity not in off.off:
        return False
    beyond = off.beyond(place.quantity)
    return bool(place.k < len(beyond) and beyond[place.k].any())


def _first_difference(
    off: tuple[Departures, Departures], traces: tuple[Trace, Trace]
) -> _Place:
    """The first state where they depart differently from the right rule, and in what.

    Where one departs and the other does not, they differ; where both do, they differ
    if not by the same. With an update after each point: at which point. And of which
    parameter, where it is a quantity that each of them has.
    """
    parameters = traces[0].params.shape[1]
    common, several = _common(traces), traces[0].updates is not None
    with np.errstate(all="ignore"):
        differ = {name: _departs_differently(off, name, common) for name in ORDER}
    ends_apart = several and _only_common_updates(differ, traces)
    anywhere = [at.any(axis=1) for at in differ.values()]
    places = np.flatnonzero(np.logical_or.reduce(anywhere))
    if len(places):
        k = int(places[0])
        here = {name: differ[name][k] for name in ORDER if differ[name][k].any()}
        # a memory has some parts of each parameter
        parts = max(1, len(traces[0].buffers))
        width = {name: parameters * (parts if name == "memory" else 1) for name in here}
        at = {name: int(np.argmax(where)) for name, where in here.items()}
        # of a pass the earliest point, where its update follows its gradient
        later = ("memory", "update") if several else ()
        name = min(here, key=lambda name: (at[name] // width[name], name in later))
        point, place = divmod(at[name], width[name])
        has_points = several and name in (*later, "gradient")
        part, column = divmod(place, parameters)
        return _Place(k, name, point if has_points else None, column, part)
    if ends_apart or traces[0].states != traces[1].states:
        return _Place(common, "length", None, 0, 0)
    return _Place(None, None, None, 0, 0)


def _only_common_updates(
    differ: dict[str, NDArray[np.bool_]], traces: tuple[Trace, Trace]
) -> bool:
    """Forget the differences beyond the end of a run that ends within a pass.

    Args:
        differ: what differs, by quantity; changed.
        traces: with an update after each point.

    Returns:
        Whether one of them has fewer updates than the other.
    """
    counts, points = [], 1
    for updates in (trace.updates for trace in traces):
        if updates is not None:
            counts.append(len(updates.params))
            points = updates.points
    for name in ("gradient", "update", "memory"):
        common = len(differ[name])
        by_update = differ[name].reshape(common * points, -1).copy()
        # an update is seen in the state after it
        by_update[min(counts) - (name != "gradient") :] = False
        differ[name] = by_update.reshape(common, -1)
    return min(counts) < max(counts)


def _departs_differently(
    off: tuple[Departures, Departures], name: str, common: int
) -> NDArray[np.bool_]:
    one, other = (side.beyond(name)[:common] for side in off)  # shape (states, …)
    both_off = off[0].off[name][:common] - off[1].off[name][:common]
    rounding = off[0].rounding[name][:common] + off[1].rounding[name][:common]
    return np.asarray((one ^ other) | (one & other & (np.abs(both_off) > rounding)))


def _amplified(e: Experiment, slip: str) -> float | None:
    """|1 - eta*J''|, what an update multiplies a difference by, if that adds up.

    With a bias, along the direction along which that is most.
    """
    if e.optimizer != "sgd":
        return None
    problem = problem_of(e)
    moments = moments_of_loss(e, slip)
    factor = float(slip_factor(slip, e.n))
    if e.update == "each":
        one = pass_of(e, slip)
        growth = abs(one.rho) if one else 0.0
        return growth if growth > 2 ** (1 / problem.iterations) else None
    with np.errstate(all="ignore"):
        scaled = 2 * moments.times * moments.xx
        curvatures = np.ldexp(scaled, 2 * moments.x_exponent)
        if e.model == "line":
            curvatures = bowl_of(e, slip).curvatures
        steps = factor * problem.learning_rate * curvatures
        growth = float(np.max(np.abs(1 - steps)))
    if slip == "no_zero_grad" or growth <= 2 ** (1 / problem.iterations):
        return None
    return growth


def _same_bits(one: Values, other: Values) -> bool:
    return one.tobytes() == other.tobytes()


def _difference(one: Values, other: Values) -> Difference:
    states = min(len(one), len(other))
    a, b = one[:states].astype(np.float64), other[:states].astype(np.float64)
    with np.errstate(over="ignore"):
        largest = float(np.max(np.abs(a - b)))
    magnitude = float(max(np.max(np.abs(a)), np.max(np.abs(b))))
    return Difference(
        largest=largest,
        relative=largest / magnitude if magnitude else 0.0,
        identical=_same_bits(one[:states], other[:states]),
    )
