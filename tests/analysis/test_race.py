"""Race: when a run is near for good, and rates that are fair to each optimiser."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings

from gd_core import PRESETS, Experiment, run_manual
from gd_core.analysis.fair import (
    Tried,
    at_fair_rates,
    by_optimizer,
    fair_tries,
    rates_to_try,
)
from gd_core.analysis.race import (
    NEAR,
    above_least,
    floor_of,
    iterations_to_near,
    near_from,
)
from gd_core.analysis.theory import theory_of
from gd_core.runs.checks import OPTIMIZERS
from gd_core.runs.presets import RACES
from tests.conftest import changed, experiments, slipping_lines

LESSON, THREE = PRESETS["lesson"], PRESETS["three"]


def loss_of(e: Experiment, w: float, b: float = 0.0) -> float:
    """J at some parameters, summed up term by term."""
    errors = [w * x + b - y for x, y in zip(e.inputs, e.y, strict=True)]
    return float(e.made_of.c(e.n)) * math.fsum(error * error for error in errors)


@given(experiments(precision="float64") | slipping_lines())
@settings(max_examples=40)
def test_what_is_above_the_least_loss_is_the_loss_less_that(e: Experiment) -> None:
    trace = run_manual(e)
    above = above_least(e, trace.params)
    losses = np.array([loss_of(e, *params) for params in trace.params.tolist()])
    size = 1 + float(np.max(np.abs(losses), initial=0.0)) + float(np.sum(e.y**2))
    if np.isfinite(size) and size < 1e12:
        scale = 1e-6 if e.precision == "float32" else 1e-9
        assert above + floor_of(e) == pytest.approx(losses, abs=scale * size)
    assert (above >= 0).all()


def near_by_brute_force(e: Experiment, share: float) -> int | None:
    """The first k of which every later state has at most that share of |w - w*|."""
    optimum = float(e.x @ e.y) / float(e.x @ e.x)
    away = [abs(w - optimum) for w in run_manual(e).w.tolist()]
    for k in range(len(away)):
        if all(later <= share * away[0] for later in away[k:]):
            return k
    return None


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("rate", [0.01, 0.05, 0.13, 0.5])
def test_iterations_to_near_are_those_of_brute_force(
    optimizer: str, rate: float
) -> None:
    e = Experiment(
        x=[1, 2, 3],
        y=[2.1, 3.9, 6.2],
        w0=-1,
        learning_rate=rate,
        iterations=90,
        optimizer=optimizer,
        precision="float64",
    )
    trace = run_manual(e)
    if trace.diverged_at is None:
        assert iterations_to_near(e, trace) == near_by_brute_force(e, NEAR)


def test_near_is_near_for_good() -> None:
    assert near_from(np.array([1.0, 0.0, 1.0, 1e-4, 9e-5])) == 3
    assert near_from(np.array([1.0, 0.0, 1.0])) is None
    assert near_from(np.array([1.0, np.inf, 0.0])) == 2
    assert near_from(np.array([0.0, 0.0])) == 0
    assert near_from(np.array([0.0, 1.0])) is None
    diverging = changed(LESSON, learning_rate=1, iterations=200)
    assert iterations_to_near(diverging, run_manual(diverging)) is None


def test_the_lesson_is_near_when_the_theory_says() -> None:
    e = changed(LESSON, iterations=40)
    theory = theory_of(e)
    assert theory
    expected = math.ceil(math.log(NEAR) / math.log(theory.rho))
    assert iterations_to_near(e, run_manual(e)) == expected == 29


def test_a_floor_is_that_of_least_squares_and_none_where_a_line_meets_all() -> None:
    assert floor_of(LESSON) == 0
    assert floor_of(THREE) == pytest.approx(2)
    hubble = PRESETS["hubble"]
    assert floor_of(hubble) == pytest.approx(
        loss_of(hubble, float(hubble.x @ hubble.y) / float(hubble.x @ hubble.x))
    )


# --- fair rates -----------------------------------------------------------------------


@cache
def tries_of(name: str) -> tuple[Tried, ...]:
    return fair_tries(changed(PRESETS[name], iterations=60, precision="float64"))


@pytest.mark.parametrize("name", ["lesson", "three", "hubble"])
def test_a_search_ends_as_the_runs_by_hand_do(name: str) -> None:
    e = changed(PRESETS[name], iterations=60, precision="float64")
    for tried in tries_of(name):
        one = by_optimizer(e, tried.optimizer)
        for rate, near, above in zip(tried.rates, tried.near, tried.above, strict=True):
            run = changed(one, learning_rate=rate)
            trace = run_manual(run)
            if trace.diverged_at is not None:
                assert near == -1
                continue
            found = iterations_to_near(run, trace)
            start, end = above_least(run, trace.params)[[0, -1]]
            # what comes to the optimum to within rounding, or grows, does so otherwise
            if 1e-12 < end / start < 1e9:
                assert near == (-1 if found is None else found), run.settings
                assert above == pytest.approx(end, rel=1e-3)


def test_a_search_of_updates_after_each_point_ends_as_the_runs_do() -> None:
    e = changed(THREE, iterations=15, update="each", precision="float64")
    for tried in fair_tries(e):
        run = changed(by_optimizer(e, tried.optimizer), learning_rate=tried.rate)
        trace = run_manual(run)
        found = iterations_to_near(run, trace)
        assert tried.near[tried.best] == (-1 if found is None else found)
        end = above_least(run, trace.params)[-1]
        assert tried.above[tried.best] == pytest.approx(end, rel=1e-5, abs=1e-12)


@pytest.mark.parametrize("name", ["lesson", "three", "hubble"])
def test_a_fair_rate_beats_its_neighbours_and_all_others(name: str) -> None:
    for tried in tries_of(name):
        ranks = [
            (0, near) if near >= 0 else (1, above)
            for near, above in zip(tried.near, tried.above, strict=True)
        ]
        assert tried.best == ranks.index(min(ranks))
        assert tried.rate == tried.rates[tried.best]


def test_of_equal_rates_the_smallest_is_taken_and_of_none_near_the_lowest() -> None:
    rates = np.array([1.0, 2.0, 5.0])
    near = Tried("sgd", rates, np.array([-1, 7, 7]), np.array([0.0, 1.0, 0.1]))
    assert near.rate == 2
    none = Tried("sgd", rates, np.array([-1, -1, -1]), np.array([3.0, 2.0, np.inf]))
    assert none.rate == 2


def test_rates_are_round_and_ascend_around_what_makes_sense() -> None:
    rates = rates_to_try(LESSON)
    assert rates.tolist()[:3] == [1e-4, 2e-4, 5e-4]
    assert rates[0] * 100 < 1 / 15
    assert rates[-1] > 2 / 15  # past the edge
    assert (np.diff(rates) > 0).all()
    lengths = rates_to_try(changed(LESSON, optimizer="adam"))
    assert lengths[0] <= 0.002
    assert lengths[-1] >= 2  # the whole way in one step


@pytest.mark.parametrize(
    "e",
    [
        changed(LESSON, x=[0, 0, 0, 0]),
        changed(LESSON, w0=2),
        Experiment(x=[1e-150], y=[1.0]),
        Experiment(x=[3.0], y=[1.0], model="line", w0=5),
    ],
    ids=["no slope", "at the optimum", "tiny", "valley"],
)
def test_there_are_rates_for_any_data(e: Experiment) -> None:
    for run in at_fair_rates(e, fair_tries(e)):
        assert 0 < run.learning_rate < 1e9


def test_fair_runs_have_no_slip_and_keep_the_rest() -> None:
    e = changed(
        THREE,
        manual_gradient="sum",
        optimizer="momentum",
        momentum=0.5,
        b0=1,
        loss="sum",
    )
    runs = at_fair_rates(e, fair_tries(e))
    assert [run.optimizer for run in runs] == [*OPTIMIZERS]
    for run in runs:
        assert not run.slips
        assert (run.b0, run.loss, run.iterations) == (1, "sum", 100)
        has_mu = run.optimizer in ("momentum", "nesterov")
        assert run.momentum == (0.5 if has_mu else 0.9)
    assert {run.eps for run in runs} == {None, 1e-10, 1e-8}


def test_the_ready_made_race_of_all_optimisers_is_fair() -> None:
    runs = RACES["valley"]
    assert at_fair_rates(runs[0], fair_tries(runs[0])) == runs
