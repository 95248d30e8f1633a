"""Theory of momentum and Nesterov: what is said is what both runs do."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Outcome, Theory, run_autograd, run_manual
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.passes import pass_of, safe_rate
from gd_core.analysis.prediction import (
    ANSWERS,
    NO_ANSWER,
    answers_of,
    can_be_asked,
    right_answer,
)
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    edge_of,
    has_closed_form,
    iterations_until,
    telling_rates,
)
from gd_core.analysis.remedies import standardised, with_bias
from gd_core.analysis.theory import theory_of
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.checks import SIDES, autograd_gradients, manual_gradients
from tests.analysis.test_bowl import lines
from tests.conftest import changed, experiments

LESSON = PRESETS["lesson"]
LAMBDA = 15.0  # of the lesson
RUN = {"manual": run_manual, "autograd": run_autograd}
VELOCITIES = ("momentum", "nesterov")
ADAPTIVE = ("adagrad", "rmsprop", "adam")


@st.composite
def remembering(draw: st.DrawFn, of: Any = experiments) -> Experiment:
    """Experiments with a velocity, in float64, whose runs make random slips."""
    optimizer = draw(st.sampled_from(VELOCITIES))
    slips = {
        "manual_gradient": draw(st.sampled_from(manual_gradients(optimizer))),
        "autograd_gradient": draw(st.sampled_from(autograd_gradients(optimizer))),
        "momentum": draw(st.sampled_from([0.05, 0.3, 0.5, 0.7, 0.9, 0.99])),
    }
    made = {"optimizer": optimizer, "precision": "float64"} | slips
    e: Experiment = draw(of(iterations=30))
    return changed(e, **made)


@given(remembering())
def test_a_weight_is_where_the_closed_form_has_it(e: Experiment) -> None:
    for side, run in RUN.items():
        theory, trace = theory_of(e, side), run(e)
        if theory is None:
            assert e.slip(side) == "no_zero_grad"
            continue
        left = theory.left(np.arange(trace.states))
        w = theory.optimum + left * (e.w0 - theory.optimum)
        size = np.maximum.accumulate(np.abs(w)) + abs(theory.optimum) + 1e-9
        assert np.all(np.abs(trace.w - w) <= 1e-9 * size)
        loss = np.asarray(theory.loss(w))
        most = np.maximum.accumulate(trace.loss) + theory.curvature * size**2
        assert np.all(np.abs(trace.loss - loss) <= 1e-8 * most)


@given(remembering(lines))
def test_w_and_b_are_where_the_closed_form_has_them(e: Experiment) -> None:
    for side, run in RUN.items():
        theory, trace = line_theory_of(e, side), run(e)
        if theory is None:
            assert e.slip(side) == "no_zero_grad"
            continue
        k = np.arange(trace.states)
        params = theory.params_at(k)
        size = float(np.max(np.abs(params)) + np.max(np.abs(theory.bowl.optimum)))
        assert trace.params == pytest.approx(params, abs=1e-7 * size)
        most = float(np.max(trace.loss)) + 1
        assert trace.loss == pytest.approx(theory.loss_at(k), abs=1e-7 * most)
        rates = np.array([e.learning_rate])
        assert theory.loss_at_rates(rates)[0] == pytest.approx(
            float(theory.loss_at(e.iterations)), rel=1e-9, abs=1e-300
        )


def with_step(s: float, optimizer: str = "momentum", **change: Any) -> Experiment:
    settings = {"learning_rate": s / LAMBDA, "optimizer": optimizer} | change
    return changed(LESSON, precision="float64", **settings)


OUTCOMES: list[tuple[Experiment, str, Outcome]] = [
    (with_step(0.002), "manual", Outcome.CONVERGES),
    (with_step(0.15), "manual", Outcome.SPIRALS),
    (with_step(3.6, momentum=0.81), "manual", Outcome.SPIRALS),
    (with_step(1.98, momentum=0.0001), "manual", Outcome.OVERSHOOTS),
    (with_step(3.8), "manual", Outcome.FLIPS),
    (with_step(3.81), "manual", Outcome.DIVERGES),
    (with_step(1, "nesterov"), "manual", Outcome.LANDS_IN_TWO),
    (with_step(0.9, "nesterov"), "manual", Outcome.SPIRALS),
    (with_step(1.2, "nesterov"), "manual", Outcome.OVERSHOOTS),
    (with_step(3.8 / 2.8, "nesterov"), "manual", Outcome.FLIPS),
    (with_step(1.4, "nesterov"), "manual", Outcome.DIVERGES),
    (
        with_step(0.1, "nesterov", manual_gradient="lookahead_sign"),
        "manual",
        Outcome.DRIFTS,
    ),
    (
        with_step(0.1, "nesterov", manual_gradient="lookahead_sign", momentum=0.5),
        "manual",
        Outcome.STRANDS,
    ),
    (
        with_step(37.9, manual_gradient="momentum_averaged"),
        "manual",
        Outcome.SPIRALS,
    ),
    (
        with_step(38.1, manual_gradient="momentum_dampened"),
        "manual",
        Outcome.DIVERGES,
    ),
    (with_step(1, autograd_gradient="forgets"), "autograd", Outcome.LANDS),
    (
        with_step(1 / 1.9, "nesterov", autograd_gradient="forgets"),
        "autograd",
        Outcome.LANDS,
    ),
    (with_step(0), "manual", Outcome.RATE_ZERO),
    (with_step(0.15, w0=2), "manual", Outcome.ALREADY_THERE),
    (with_step(0.15, x=[0, 0, 0, 0]), "manual", Outcome.NOTHING_TO_LEARN),
]


@pytest.mark.parametrize(("e", "side", "expected"), OUTCOMES)
def test_what_becomes_of_a_run_with_a_velocity(
    e: Experiment, side: str, expected: Outcome
) -> None:
    theory = Theory(e, e.slip(side))
    assert theory.outcome is expected
    d = np.abs(RUN[side](changed(e, iterations=3_000)).w - 2) / 2
    settles = (Outcome.CONVERGES, Outcome.SPIRALS, Outcome.OVERSHOOTS)
    if expected in settles:
        assert d[-1] < 0.01
    elif expected is Outcome.FLIPS:
        assert d[-1] == pytest.approx(theory.swing, rel=1e-3)
    elif expected in (Outcome.DIVERGES, Outcome.DRIFTS):
        assert d[-1] > 1e3
    elif expected is Outcome.LANDS_IN_TWO:
        assert d[1:4] == pytest.approx([0.9, 0, 0], abs=1e-12)
    elif expected is Outcome.STRANDS:
        assert d[-1] == pytest.approx(1 / 1.1)  # 1 / (1 + s)
        assert theory.rho == 1


def test_the_numbers_to_hold_on_to() -> None:
    momentum = Theory(changed(LESSON, optimizer="momentum"))
    assert momentum.edge_rate == pytest.approx(0.253333, abs=1e-6)
    assert 2 - 2 * momentum.left(10) == pytest.approx(2.74158, abs=5e-6)
    nesterov = Theory(changed(LESSON, optimizer="nesterov"))
    assert nesterov.edge_rate == pytest.approx(0.0904762, abs=1e-7)
    assert 2 - 2 * nesterov.left(10) == pytest.approx(2.26055, abs=5e-6)
    averaged = changed(
        LESSON, optimizer="momentum", manual_gradient="momentum_averaged"
    )
    assert Theory(averaged, "momentum_averaged").edge_rate == pytest.approx(38 / 15)


def test_a_swing_has_its_period_and_comes_as_far_as_it_says() -> None:
    e = with_step(0.15, iterations=400, momentum=0.99)
    theory = Theory(e)
    d = (run_manual(e).w - 2) / -2
    assert -d.min() == pytest.approx(theory.swing, rel=1e-9)
    downs = np.flatnonzero((d[:-1] > 0) & (d[1:] <= 0))
    assert (downs[-1] - downs[0]) / (len(downs) - 1) == pytest.approx(
        theory.period, rel=0.01
    )


@pytest.mark.parametrize("optimizer", VELOCITIES)
@pytest.mark.parametrize("s", [1e-3, 0.01, 0.15, 0.5, 1.2])
def test_after_so_many_iterations_no_more_is_left(optimizer: str, s: float) -> None:
    e = with_step(s, optimizer, iterations=9_000)
    until = iterations_until(Theory(e), 0.01)
    assert until
    d = np.abs(run_manual(e).w - 2) / 2
    assert np.all(d[until:] <= 0.01)
    assert d[until - 1] > 0.01


def test_of_a_tiny_rate_what_is_lost_is_told() -> None:
    theory = Theory(with_step(1e-20, iterations=100))
    assert 0 < theory.share_lost < 1e-16
    assert theory.lost == pytest.approx(1e-19)


# --- the map --------------------------------------------------------------------------


@pytest.mark.parametrize("optimizer", VELOCITIES)
@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("slip", ["right", "forgets", "broadcast", "no_zero_grad"])
def test_the_map_has_the_ends_of_the_runs_and_their_closed_form(
    optimizer: str, model: str, slip: str
) -> None:
    made = {"optimizer": optimizer, "model": model, "autograd_gradient": slip}
    e = changed(PRESETS["hubble"], precision="float64", iterations=20, **made)
    assert can_be_mapped(e)
    mapped = RateMap.of(e, ends_by_autograd)
    known = SIDES[:1] if slip == "no_zero_grad" else SIDES
    assert [*mapped.line_loss] == [*known]
    assert mapped.rates[-1] > edge_of(e)
    for side, run in RUN.items():
        for place in (0, 10, 20, 30):
            trace = run(changed(e, learning_rate=float(mapped.rates[place])))
            end = mapped.ends[side].loss[place]
            assert end == pytest.approx(trace.final_loss, rel=1e-9)
            if side in mapped.line_loss:
                at = np.flatnonzero(mapped.line_rates == mapped.rates[place])[0]
                assert mapped.line_loss[side][at] == pytest.approx(end, rel=1e-6)


def test_many_runs_can_have_a_momentum_each() -> None:
    e = changed(LESSON, optimizer="nesterov", precision="float64")
    ends = ends_by_autograd(e, [0.01, 0.02, 0.5], [0.5, 0.9, 0.99])
    for place, (rate, mu) in enumerate([(0.01, 0.5), (0.02, 0.9), (0.5, 0.99)]):
        trace = run_autograd(changed(e, learning_rate=rate, momentum=mu))
        assert ends.loss[place] == trace.final_loss
    long = ends_by_autograd(changed(e, iterations=800), [0.5], [0.99])
    over = run_autograd(changed(e, iterations=800, learning_rate=0.5, momentum=0.99))
    assert long.diverged_at.tolist() == [over.diverged_at]


@pytest.mark.parametrize("optimizer", VELOCITIES)
def test_of_many_iterations_the_closed_form_is_how_far_swings_reach(
    optimizer: str,
) -> None:
    e = changed(LESSON, optimizer=optimizer, precision="float64", iterations=200)
    mapped = RateMap.of(e, ends_by_autograd)
    at = np.searchsorted(mapped.line_rates, mapped.rates)
    reach, ends = mapped.line_loss["autograd"][at], mapped.ends["autograd"].loss
    assert np.all(ends <= reach * (1 + 1e-6) + 1e-25)


def test_telling_rates_with_a_velocity_tell() -> None:
    for optimizer in VELOCITIES:
        e = changed(LESSON, optimizer=optimizer)
        theory = Theory(e)
        rates = telling_rates(e.x, motion=theory.motion)
        assert rates["fastest"] == pytest.approx(theory.fastest_rate, rel=1e-5)
        assert rates["slow"] == pytest.approx(theory.fastest_rate / 10, rel=1e-5)
        assert rates["near"] == pytest.approx(0.95 * theory.edge_rate, rel=1e-5)
        line = LineTheory(changed(PRESETS["hubble"], model="line", optimizer=optimizer))
        of_line = telling_rates(line.experiment.x, "mean", "line", line.motion)
        assert of_line["fastest"] == pytest.approx(line.fastest_rate, rel=1e-5)
    assert telling_rates(LESSON.x, motion=None) == {}


# --- nothing is said where nothing is known -------------------------------------------


@pytest.mark.parametrize("optimizer", ADAPTIVE)
@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("update", ["all", "each"])
def test_an_adaptive_optimiser_has_no_theory(
    optimizer: str, model: str, update: str
) -> None:
    e = changed(LESSON, optimizer=optimizer, model=model, update=update)
    said_nothing(e)
    if update == "all":
        assert math.isnan(Theory(changed(e, model="origin")).edge_rate)
        assert Theory(changed(e, model="origin")).loss(0) == 30
        with pytest.raises(ValueError, match="closed form"):
            Theory(changed(e, model="origin")).outcome  # noqa: B018


@pytest.mark.parametrize("optimizer", VELOCITIES)
@pytest.mark.parametrize("model", ["origin", "line"])
def test_with_a_velocity_and_an_update_after_each_point_nothing_is_known(
    optimizer: str, model: str
) -> None:
    said_nothing(changed(LESSON, optimizer=optimizer, model=model, update="each"))


def said_nothing(e: Experiment) -> None:
    assert theory_of(e) is None
    assert line_theory_of(e) is None
    # where a rate is a length, the map is of real runs alone
    assert can_be_mapped(e) == (e.optimizer in ADAPTIVE and e.update == "all")
    assert not has_closed_form(e, "manual")
    assert right_answer(e) == NO_ANSWER
    assert not can_be_asked(e)
    if e.update == "each":
        assert pass_of(e) is None
        assert safe_rate(e) == edge_of(changed(e, optimizer="sgd")) * 0 == 0


def test_where_a_velocity_is_never_reset_that_run_has_no_theory() -> None:
    e = changed(LESSON, optimizer="momentum", autograd_gradient="no_zero_grad")
    assert theory_of(e, "autograd") is None
    assert theory_of(e, "manual") is not None
    assert math.isnan(edge_of(e, "autograd"))
    assert not can_be_asked(e)


@given(remembering())
def test_the_right_answer_is_one_that_is_offered(e: Experiment) -> None:
    if can_be_asked(e):
        assert right_answer(e) in answers_of(e)


def test_gradient_descent_is_asked_what_it_was_asked() -> None:
    offered = answers_of(LESSON)
    assert [a for a in ANSWERS if a not in offered] == [
        "spirals",
        "lands_in_two",
        "drifts",
        "strands",
    ]
    assert can_be_asked(LESSON)
    assert "swings" not in answers_of(changed(LESSON, optimizer="momentum"))


@pytest.mark.parametrize("optimizer", [*VELOCITIES, *ADAPTIVE])
def test_remedies_keep_the_optimiser(optimizer: str) -> None:
    e = Experiment(x=[5, 7, 9, 12], y=[51, 60, 78, 95], optimizer=optimizer)
    line, better = with_bias(e), standardised(changed(e, model="line"))
    assert line is not None
    assert better is not None
    assert {line.optimizer, better.optimizer} == {optimizer}
    if optimizer in VELOCITIES:
        assert line.learning_rate < LineTheory(line).edge_rate
        assert better.learning_rate < LineTheory(better).edge_rate
