"""Rules: the gradient and the update that a state ought to have.

A rule is a function of the states of a trace, all at once, and of nothing that came
before them: from the parameters, the gradient, the gradient of the state before and
what the optimiser remembers it gives what the gradient, the update and what is
remembered after it ought to be, in float64, each with how far rounding in the precision
of the run can move it. It is made of a rule of the gradient and one of the update, of
which those of the optimisers that remember something are in update_rules.py.
Nothing is propagated from state to state, so that a rule judges momentum as well as
gradient descent, and a mistake is found at the state where it is made.

The right rule is one of them, and each slip is another. Which slip was chosen is never
looked up: what none of them explains is called unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.moments import (
    SPARE_ROUNDINGS,
    Bounded,
    Floats,
    Moments,
    gamma,
    moments_of,
    moments_of_points,
    smallest,
)
from gd_core.analysis.passes import may_overflow_in_pass
from gd_core.analysis.update_rules import RIGHT, UPDATE_RULES, updated
from gd_core.runs.checks import MOST_PAIRED
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import natural_slips, slip_factor
from gd_core.runs.trace import Trace

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Problem:
    """What a rule must know besides the state.

    Attributes:
        moments: of the data as the run has it, that an update is made of.
        pairs: of the errors of every pair, each prediction beside each target.
        optimizer: what makes an update of a gradient.
        settings: of the optimiser, its learning rate as the run has it.
        start: the parameters before the first update, shape (p,).
        iterations: how many the run was to make.
    """

    moments: Moments
    pairs: Moments
    optimizer: str
    settings: Mapping[str, float]
    start: Floats
    iterations: int

    @property
    def precision(self) -> str:
        """The precision of the run."""
        return self.moments.precision

    @property
    def learning_rate(self) -> float:
        """eta as the run has it."""
        return self.settings["learning_rate"]


@lru_cache(maxsize=8)
def problem_of(e: Experiment) -> Problem:
    """The problem that both runs of an experiment solve, slips aside."""
    kind = np.dtype(e.precision).type
    moments, pairs = moments_of(e), e.n**2
    return Problem(
        moments=moments,
        pairs=moments.paired(float(e.made_of.c(pairs) * pairs)),
        optimizer=e.optimizer,
        settings=e.settings | {"learning_rate": float(kind(e.learning_rate))},
        start=np.array([float(kind(v)) for v in (e.w0, e.b0)])[: len(e.parameters)],
        iterations=e.iterations,
    )


@dataclass(frozen=True)
class States:
    """The states of a trace as a rule sees them, in float64.

    With an update after each point, that is the state before each update.

    Attributes:
        params: shape (states, p).
        gradients: as recorded, shape (states, p).
        before: the recorded gradient of the state before, 0 at the first, same shape.
        buffers: what the optimiser remembers, each of shape (states, p).
    """

    params: Floats
    gradients: Floats
    before: Floats
    buffers: Mapping[str, Floats]

    @classmethod
    def of(cls, trace: Trace) -> States:
        """All states of a trace."""
        seen = trace.updates or trace
        gradients = seen.gradients.astype(np.float64)
        before = np.zeros_like(gradients)
        before[1:] = gradients[:-1]
        buffers = {
            name: values.astype(np.float64) for name, values in seen.buffers.items()
        }
        return cls(seen.params.astype(np.float64), gradients, before, buffers)


class Found(NamedTuple):
    """What a rule of the gradient gives.

    Attributes:
        gradient: what the recorded gradient ought to be, shape (states, p).
        loss: what the recorded loss ought to be, shape (states,); None if it is that
            of the experiment.
    """

    gradient: Bounded
    loss: Bounded | None = None


class Expected(NamedTuple):
    """What a rule gives, each of shape (states, p) but the loss.

    Attributes:
        gradient, loss: see `Found`.
        update: what ought to be added to the parameters then.
        memory: what ought to be remembered after that, by name.
        largest: of all that is computed on the way to both, in size.
    """

    gradient: Bounded
    loss: Bounded | None
    update: Bounded
    memory: dict[str, Bounded]
    largest: Floats


GradientRule = Callable[[Problem, States], Found]


def multiple_rule(slip: str) -> GradientRule:
    """The rule of a gradient that is a multiple of the right one, which is one, too."""

    def rule(problem: Problem, states: States) -> Found:
        factor = float(slip_factor(slip, problem.moments.n))
        return Found(problem.moments.gradients(states.params).times(factor))

    return rule


def accumulating_rule(problem: Problem, states: States) -> Found:
    """The right gradient on top of that of the state before: never reset."""
    added = problem.moments.gradients(states.params)
    value = states.before + added.value
    rounding = added.rounding + gamma(2, problem.precision) * (
        np.abs(value) + added.rounding
    )
    return Found(Bounded(value, rounding))


def pairing_rule(problem: Problem, states: States) -> Found:
    """Loss and gradient of the errors of every pair: y of shape (n, 1) broadcasts."""
    pairs = problem.pairs
    return Found(pairs.gradients(states.params), pairs.loss_at(states.params))


def descent(problem: Problem, states: States, sign: float = -1.0) -> Bounded:
    """-eta * g of the recorded gradient g, as it is added to the parameters.

    The product and the sum round once each, by at most gamma(2)*(|w| + |eta*g|), and
    so does the difference of two states in float64 with what it is compared with.
    """
    move = sign * problem.learning_rate * states.gradients
    size = np.abs(states.params) + np.abs(move)
    relative = gamma(2, problem.precision) + gamma(4, "float64")
    return Bounded(move, relative * size + 2 * smallest(problem.precision))


def expected(problem: Problem, states: States, slip: str) -> Expected:
    """What the states ought to be if the run makes a slip, or none.

    Args:
        problem: that the run solves.
        states: of it.
        slip: one of `slips_of`.
    """
    gradient, loss = GRADIENT_RULES.get(slip, GRADIENT_RULES[RIGHT])(problem, states)
    if problem.optimizer == "sgd":
        sign = 1.0 if slip == "uphill" else -1.0
        update = descent(problem, states, sign)
        return Expected(gradient, loss, update, {}, np.abs(update.value))
    rules = UPDATE_RULES[problem.optimizer]
    update, memory, largest = updated(
        rules.get(slip, rules[RIGHT]),
        problem.settings,
        problem.precision,
        states.params,
        states.gradients,
        states.buffers,
    )
    return Expected(gradient, loss, update, memory, largest)


# the multiples of the right gradient, the larger ones last, as their rounding is
MULTIPLES = ("averaged", "no2", "opposite", "twice", "sum_no2", "sum")
GRADIENT_RULES: dict[str, GradientRule] = {
    RIGHT: multiple_rule(RIGHT),
    "no_zero_grad": accumulating_rule,
    "broadcast": pairing_rule,
    **{slip: multiple_rule(slip) for slip in MULTIPLES},
}


def slips_of(e: Experiment) -> tuple[str, ...]:
    """The rules that there are for a run of an experiment, in the order of asking."""
    # last, since a sum of so many errors may round by more than a few per cent
    paired = ["broadcast"] if 1 < e.batch <= MOST_PAIRED else []
    own = ["uphill"] if e.optimizer == "sgd" else list(UPDATE_RULES[e.optimizer])[1:]
    return (RIGHT, *own, "no_zero_grad", *in_order(e.loss), *paired)


def in_order(loss: str) -> tuple[str, ...]:
    """The multiples, those first that people make with a loss: 2 and N can be one."""
    natural = ("opposite", *natural_slips(loss))
    return tuple(sorted(MULTIPLES, key=lambda slip: slip not in natural))


@dataclass(frozen=True)
class Departures:
    """Where a trace is not what a rule gives, by quantity.

    Quantities are "start", "loss", "gradient", "update" and "memory", which is what
    the update ought to have been remembered as. An update from state k counts at k + 1,
    where its result is; the start counts at 0. With an update after each point the pass
    from state k counts at k, with a gradient and an update for each point, p of the
    first, then p of the second, and so on.

    Attributes:
        off: recorded minus expected of each quantity, shape (states, p or 1, or n*p).
        rounding: how much of that rounding explains, same shapes.
        ends: whether the end of the trace is explained: it is complete, or its next
            state may overflow.
    """

    off: dict[str, Floats]
    rounding: dict[str, Floats]
    ends: bool

    def beyond(self, quantity: str) -> NDArray[np.bool_]:
        """Where a quantity is off by more than rounding explains, shape as `off`."""
        return np.asarray(np.abs(self.off[quantity]) > self.rounding[quantity])

    @property
    def explained(self) -> bool:
        """Whether the rule explains the whole trace."""
        return self.ends and self.first is None

    @cached_property
    def first(self) -> int | None:
        """The first state at which the trace departs from the rule."""
        beyond = [self.beyond(name).any(axis=1) for name in self.off]
        places = np.flatnonzero(np.logical_or.reduce(beyond))
        return int(places[0]) if len(places) else None


def departures(e: Experiment, trace: Trace, slip: str = RIGHT) -> Departures:
    """Where a trace departs from the rule of a slip, or from the right one.

    Args:
        e: its data, rate, start and precision count, not which slips were chosen.
        trace: the run.
        slip: one of `slips_of`.
    """
    whole, states = problem_of(e), States.of(trace)
    problem = whole
    if trace.updates:
        moments = moments_of_points(e).rows(len(states.params))
        problem = replace(whole, moments=moments)
    params = trace.params.astype(np.float64)
    with np.errstate(all="ignore"):  # what overflows says nothing
        ought = expected(problem, states, slip)
        update_off = np.diff(states.params, axis=0) - ought.update.value[:-1]
        memory_off, memory_rounding = _of_memory(ought, states)
        start = np.hstack([params[:1] - problem.start, *_at_start(states)])
        loss = ought.loss or whole.moments.loss_at(params)
        loss_off = trace.loss.astype(np.float64) - loss.value
        gradient_off = states.gradients - ought.gradient.value
    count, width = trace.states, e.n // e.batch
    later = int(trace.updates is None)
    start_at_0 = _by_state(start, 0, count)
    return Departures(
        off={
            "start": start_at_0,
            "loss": loss_off[:, None],
            "gradient": _by_state(gradient_off, 0, count, width),
            "update": _by_state(update_off, later, count, width),
            "memory": _by_state(memory_off, later, count, width),
        },
        rounding={
            "start": np.zeros_like(start_at_0),
            "loss": loss.rounding[:, None],
            "gradient": _by_state(ought.gradient.rounding, 0, count, width),
            "update": _by_state(ought.update.rounding[:-1], later, count, width),
            "memory": _by_state(memory_rounding, later, count, width),
        },
        ends=count > whole.iterations or _may_end(e, trace, slip, ought),
    )


def _of_memory(ought: Expected, states: States) -> tuple[Floats, Floats]:
    """How far what is remembered after each update is off, shape (states - 1, …)."""
    rows = len(states.params) - 1
    off = [states.buffers[n][1:] - m.value[:-1] for n, m in ought.memory.items()]
    rounding = [m.rounding[:-1] for m in ought.memory.values()]
    nothing = np.zeros((rows, 0))
    return np.hstack([nothing, *off]), np.hstack([nothing, *rounding])


def _at_start(states: States) -> list[Floats]:
    """What is remembered before the first update, which ought to be 0."""
    return [values[:1] for values in states.buffers.values()]


def _by_state(values: Floats, before: int, count: int, width: int = 1) -> Floats:
    """A row for each of `count` states: `width` rows of the values side by side.

    Zeros stand before, so many rows, and where there are no values.
    """
    padded = np.zeros((count * width, values.shape[1]))
    padded[before * width :][: len(values)] = values
    return padded.reshape(count, -1)


def _may_end(e: Experiment, trace: Trace, slip: str, ought: Expected) -> bool:
    """Whether the state after the last one may not be finite in the precision.

    It is not if its sums, added up without signs, stay below the largest number: the
    sum of the squared errors and its derivative, or a gradient by hand beyond that.
    """
    factor, last = float(slip_factor(slip, e.batch)), np.abs(trace.gradients[-1])
    largest = float(np.finfo(e.precision).max)
    # what an optimiser remembers may overflow as well, or have nothing to divide by
    if not float(np.max(ought.largest[-1])) * (1 + gamma(8, e.precision)) < largest:
        return True
    if trace.updates:
        update = np.abs(ought.update.value[-1])
        reach = (np.abs(trace.updates.params[-1]) + update).tolist()
        held = max(1.0, factor) * float(np.max(np.abs(trace.updates.gradients[-1])))
        return may_overflow_in_pass(e, len(trace.updates.params) - 1, reach, held)
    problem = problem_of(e)
    moments = problem.pairs if slip == "broadcast" else problem.moments
    sums = moments.n / moments.times
    with np.errstate(all="ignore"):
        update = ought.update.value[-1]
        params = trace.params[-1] + update
        loss, gradient = map(np.max, moments.sizes_at(params))
        sizes = (
            max(np.max(np.abs(params)), np.max(np.abs(update))),
            sums * loss,
            max(sums, factor) * gradient + np.max(last),
        )
        rounding = 1 + gamma(moments.n + SPARE_ROUNDINGS, problem.precision)
        return not max(sizes) * rounding < largest


def slip_of(e: Experiment, trace: Trace) -> str:
    """The rule that explains every state of a trace, from its numbers alone.

    Returns:
        "right"; "broadcast" when loss and gradient are those of every prediction beside
        every target; one of MULTIPLES when the gradient is that multiple of the right
        one, -1 times if "opposite"; "no_zero_grad" when each gradient is the one before
        plus the right one; "uphill" when it is right but added to the weight; a slip of
        the optimiser when gradients are right, see update_rules.py; else "unknown".
    """
    return next(iter(explanations(e, trace)), UNKNOWN)


def explanations(e: Experiment, trace: Trace) -> Iterator[str]:
    """The rules that explain every state of a trace, one after the other."""
    for slip in slips_of(e):
        if departures(e, trace, slip).explained:
            yield slip


def cannot_be_told(e: Experiment, trace: Trace, slip: str, found: str) -> bool:
    """Whether a run that makes a slip has the numbers of another rule as well.

    Args:
        e: what was run.
        trace: the run.
        slip: what it does.
        found: what `slip_of` says of it.
    """
    if slip in (RIGHT, found) or slip not in UPDATE_RULES.get(e.optimizer, ()):
        return False
    return found != UNKNOWN and departures(e, trace, slip).explained
