"""Rates: the closed form, the runs that obey it, and the telling rates."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Theory, run_autograd, run_manual
from gd_core.analysis.rates import (
    LEAST_TRIED,
    REACHED,
    TRIED,
    RateMap,
    can_be_mapped,
    closed_form,
    ends_by_hand,
    has_closed_form,
    iterations_until,
    slow_until,
    telling_rates,
    tried_rates,
    with_rate,
)
from gd_core.runs.autograd import ends_by_autograd
from tests.conftest import changed, experiments, slipping

LESSON = PRESETS["lesson"]


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize(
    "slips",
    [
        ("mean", "right"),
        ("sum", "no_zero_grad"),
        ("no2", "no_zero_grad"),
        ("uphill", "right"),
    ],
)
@pytest.mark.parametrize("name", PRESETS)
def test_each_mark_of_the_map_is_the_single_run_at_that_rate(
    name: str, slips: tuple[str, str], precision: str
) -> None:
    by_hand, by_autograd = slips
    if by_hand == "uphill" and PRESETS[name].remembers:
        by_hand = "no2"  # uphill is a slip of gradient descent alone
    e = changed(
        PRESETS[name],
        manual_gradient=by_hand,
        autograd_gradient=by_autograd,
        precision=precision,
    )
    rates = tried_rates(e).tolist()
    for ends, run in ((ends_by_hand, run_manual), (ends_by_autograd, run_autograd)):
        found = ends(e, rates)
        traces = [run(with_rate(e, rate)) for rate in rates]
        gone = [-1 if t.diverged_at is None else t.diverged_at for t in traces]
        assert found.diverged_at.tolist() == gone
        single = [t.final_loss for t in traces]
        close = 1e-4 if precision == "float32" else 1e-12
        noise = 1e-5 * max(single[0], 1e-30) if precision == "float32" else 1e-20
        np.testing.assert_allclose(found.loss, single, rtol=close, atol=noise)
        if found.highest is not None:
            last_half = [t.loss[-(-e.iterations // 2) :].max(initial=0) for t in traces]
            stays = found.diverged_at < 0
            np.testing.assert_allclose(
                found.highest[stays],
                np.array(last_half)[stays],
                rtol=close,
                atol=noise,
            )


@given(slipping(precision="float64"))
def test_the_runs_obey_the_closed_form(e: Experiment) -> None:
    theory = Theory(e)
    if not can_be_mapped(e):
        return
    start = theory.loss(e.w0)
    for side, run in (("manual", run_manual), ("autograd", run_autograd)):
        if not has_closed_form(e, side):
            continue
        (expected,) = closed_form(e, side, np.array([e.learning_rate])).tolist()
        trace = run(e)
        near = pytest.approx(expected, rel=1e-6, abs=1e-9 * start)
        if e.slip(side) == "no_zero_grad":  # how far up it swings, not where it is
            assert trace.final_loss <= expected or trace.final_loss == near
        else:
            assert trace.final_loss == near


def test_the_closed_form_of_the_sum_is_that_of_a_larger_rate() -> None:
    e = changed(LESSON, manual_gradient="sum")
    rates = np.array([0.01, 0.02])
    by_hand = closed_form(e, "manual", rates)
    assert by_hand.tolist() == pytest.approx(closed_form(e, "autograd", 4 * rates))
    assert closed_form(e, "autograd", np.array([1.0, 1e9]))[1] > 1e300 or math.isinf(
        closed_form(changed(e, iterations=100), "autograd", np.array([1e9]))[0]
    )


def test_swings_too_many_to_be_told_apart_are_shown_by_how_far_they_reach() -> None:
    e = changed(LESSON, autograd_gradient="no_zero_grad", iterations=1_000)
    rates = np.array([0.01, 0.05, 0.1])
    reach = closed_form(e, "autograd", rates)
    for rate, up_to in zip(rates.tolist(), reach.tolist(), strict=True):
        losses = run_autograd(with_rate(e, rate)).loss
        assert losses.max() <= up_to * (1 + 1e-4)
        assert losses.max() >= 0.9 * up_to


def test_the_map_goes_past_the_edge_of_every_run() -> None:
    for slip in ({"manual_gradient": "no2"}, {"autograd_gradient": "no_zero_grad"}):
        e = changed(LESSON, **slip)
        assert tried_rates(e)[-1] == pytest.approx(1.6 * 4 / 15)
    assert tried_rates(changed(LESSON, manual_gradient="uphill"))[-1] < 0.22


def test_the_telling_rates_of_the_lesson() -> None:
    rates = tried_rates(LESSON)
    assert len(rates) == TRIED
    assert rates.tolist() == sorted(rates.tolist())
    for rate in (1 / 15, 2 / 15):
        assert min(abs(rates - rate)) == pytest.approx(0, abs=1e-15)
    assert rates[0] < 0.001
    assert rates[-1] == pytest.approx(1.6 * 2 / 15)
    fates = telling_rates(LESSON.x)
    assert list(fates.values()) == pytest.approx(
        [0.1 / 15, 1 / 15, 0.95 * 2 / 15, 1.05 * 2 / 15], rel=1e-5
    )
    assert fates["fastest"] == Theory(LESSON).fastest_rate


@given(experiments())
def test_a_rate_is_slow_up_to_where_the_last_percent_is_reached(e: Experiment) -> None:
    theory = Theory(e)
    if can_be_mapped(e):
        edge = Theory(with_rate(e, slow_until(theory)))
        assert edge.share_left == pytest.approx(REACHED, rel=1e-6)


@given(experiments(share=st.floats(0.01, 1.3)), st.sampled_from([0.01, 0.0001]))
def test_the_iterations_until_a_share_is_left_are_the_fewest(
    e: Experiment, share: float
) -> None:
    theory = Theory(e)
    k = iterations_until(theory, share)
    if k is None:
        assert abs(theory.rho) >= 1 - 1e-12
    else:
        assert abs(theory.rho) ** k <= share * (1 + 1e-6)
        assert k == 1 or abs(theory.rho) ** (k - 1) > share * (1 - 1e-6)


def test_the_lesson_needs_29_and_57_iterations() -> None:
    theory = Theory(LESSON)
    assert [iterations_until(theory, s) for s in (0.01, 0.0001)] == [29, 57]
    assert iterations_until(Theory(changed(LESSON, learning_rate=0)), 0.01) is None


def test_with_much_work_fewer_rates_are_tried() -> None:
    x = np.linspace(1, 2, 5_000)
    assert len(tried_rates(Experiment(x=x, y=x, iterations=10_000))) == LEAST_TRIED


@pytest.mark.parametrize(
    ("change", "can"),
    [
        ({}, True),
        ({"x": [0, 0, 0, 0]}, False),
        ({"w0": 2}, False),
        ({"x": [1e-6] * 4}, False),  # its edge is beyond the largest rate
        ({"learning_rate": 0}, True),
    ],
)
def test_where_every_rate_does_the_same_there_is_no_map(
    change: dict[str, object], can: bool
) -> None:
    assert can_be_mapped(changed(LESSON, **change)) is can


def test_the_map_is_the_same_from_every_learning_rate() -> None:
    made = RateMap.of(LESSON, ends_by_autograd)
    other = changed(LESSON, learning_rate=0.1)
    again = RateMap.of(other, ends_by_autograd)
    assert made.rates.tolist() == again.rates.tolist()
    assert made.line_loss["manual"].tolist() == again.line_loss["manual"].tolist()
    assert {*made.ends} == {*made.line_loss} == {"manual", "autograd"}


@pytest.mark.parametrize("optimizer", ["adagrad", "rmsprop", "adam"])
@pytest.mark.parametrize("model", ["origin", "line"])
def test_where_a_rate_is_a_length_the_map_goes_past_the_way_to_the_optimum(
    optimizer: str, model: str
) -> None:
    e = changed(LESSON, optimizer=optimizer, model=model)
    assert can_be_mapped(e)
    rates = tried_rates(e)
    shortest = math.sqrt(1 - e.alpha) if optimizer == "rmsprop" else 1.0
    assert rates[-1] == pytest.approx(10 * 2 * shortest)  # the optimum is 2 away
    assert rates[0] == pytest.approx(1e-4 * rates[-1])
    made = RateMap.of(e, ends_by_autograd)
    assert made.line_loss == {}
    for side in ("manual", "autograd"):
        assert made.ends[side].loss.shape == rates.shape
        assert made.ends[side].loss.min() < 1
    assert not can_be_mapped(changed(e, w0=2))
