"""Agreement: each slip has its name, and each difference its reason."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from gd_core import (
    PRESETS,
    Experiment,
    Trace,
    compare,
    run_autograd,
    run_manual,
)
from gd_core.text.agreements import agreement, agreement_title
from gd_core.text.numbers import number
from tests.analysis.test_agreement_at_random import hidden
from tests.conftest import changed, relative_rate, with_columns

LESSON = PRESETS["lesson"]


@pytest.mark.parametrize(
    ("by_hand", "by_autograd", "words"),
    [
        ("no2", "right", "so it is 0.5 times as large. At iteration 0 it is −15, by"),
        ("no2", "right", "By hand the gradient is wrong: the 2 that the derivative of"),
        ("uphill", "right", "At iteration 1"),
        ("uphill", "right", "moved w by −0.3, by autograd by 0.3."),
        ("uphill", "right", "By hand the update is wrong: it adds the gradient to w"),
        ("mean", "no_zero_grad", "At iteration 1 it is −55.5, by hand −25.5."),
        ("mean", "no_zero_grad", "never reset, so −30 of the step before is still in"),
        ("sum", "no_zero_grad", "averages, so it is 4 times as large (N = 4)."),
        ("sum", "no_zero_grad", "−30. Besides, by autograd the gradient is never"),
        ("uphill", "no_zero_grad", "by 0.3. Besides, by autograd"),
    ],
)
def test_every_slip_is_named(by_hand: str, by_autograd: str, words: str) -> None:
    e = changed(LESSON, manual_gradient=by_hand, autograd_gradient=by_autograd)
    sentence = agreement(compare(hidden(e), run_manual(e), run_autograd(e)))
    assert words in sentence
    slips = (by_hand != "mean") + (by_autograd != "right")
    other_loss = by_hand in ("sum", "no2")
    assert sentence.count(". ") == slips + other_loss
    assert sentence.endswith(".")


def test_a_gradient_of_the_opposite_sign_is_named() -> None:
    uphill = run_manual(changed(LESSON, manual_gradient="uphill"))
    turned = with_columns(uphill, gradient=-uphill.gradient)
    found = compare(LESSON, turned, run_autograd(LESSON))
    assert found.slips == ("opposite", "right")
    assert "opposite sign, so it is −1 times as large." in agreement(found)


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("share", [1.05, 1.5, 10])
def test_no_false_alarm_in_a_run_that_leaves_the_finite_numbers(
    precision: str, share: float
) -> None:
    rng = np.random.default_rng(7)
    for n in (1, 3, 1_000):
        x = rng.normal(size=n)
        rate = relative_rate(x, share)
        e = Experiment(
            x=x,
            y=2 * x + 1,
            w0=0,
            learning_rate=rate,
            iterations=8_000,
            precision=precision,
        )
        manual, autograd = run_manual(e), run_autograd(e)
        assert manual.diverged_at is not None
        assert compare(e, manual, autograd).differ_at is None


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_factor_just_beyond_rounding_is_noticed(precision: str) -> None:
    e = changed(LESSON, precision=precision)
    trace = run_autograd(e)
    eps = float(np.finfo(precision).eps)
    for factor, noticed in ((1 + 100 * eps, True), (1 + eps, False)):
        slightly = trace.gradient.copy()
        # the last one, with which no update was made; rounded as a run would
        slightly[-1] *= slightly.dtype.type(factor)
        found = compare(e, with_columns(trace, gradient=slightly), trace)
        assert (found.differ_at == 10) is noticed
        assert (found.differ_at is None) is not noticed


def test_the_lesson_agrees_but_is_not_called_identical() -> None:
    found = compare(LESSON, run_manual(LESSON), run_autograd(LESSON))
    assert found.differ_at is None
    assert not found.identical
    assert 0 < found.gradient.largest < 1e-5
    assert found.gradient.relative == pytest.approx(found.gradient.largest / 30)
    assert agreement_title(found) == "They agree"
    assert "They agree to within float32 rounding. Largest diff" in agreement(found)
    assert "identical" not in agreement(found).lower()


def test_the_sum_is_named_with_both_gradients_ratio_and_reason() -> None:
    e = changed(LESSON, manual_gradient="sum")
    found = compare(e, run_manual(e), run_autograd(e))
    assert found.differ_at == 0
    assert found.gradients == (-120, -30)
    assert found.ratio == 4
    assert found.reason == "sum"
    assert found.departs_at == (0, None)
    assert found.w.largest == pytest.approx(1.1250, abs=1e-3)
    sentence = agreement(found)
    for words in ("−120", "−30", "4 times as large", "N = 4", "adds up", "averages"):
        assert words in sentence
    assert sentence.count(".") == 3


def test_identical_means_every_bit() -> None:
    trace = run_manual(LESSON)
    found = compare(LESSON, trace, trace)
    assert found.identical
    assert agreement_title(found) == "Identical"
    nudged = trace.w.copy()
    nudged[7] = np.nextafter(nudged[7], np.float32(9))
    almost = with_columns(trace, w=nudged)
    assert not compare(LESSON, trace, almost).identical
    zeros = with_columns(trace, w=np.zeros_like(trace.w))
    minus = with_columns(trace, w=-np.zeros_like(trace.w))
    assert not compare(LESSON, zeros, minus).identical


def test_an_unlisted_mistake_is_told_with_its_ratio_and_no_reason() -> None:
    trace = run_autograd(LESSON)
    tripled = with_columns(trace, gradient=3 * trace.gradient)
    found = compare(LESSON, tripled, trace)
    assert found.reason == "unknown"
    assert found.ratio == pytest.approx(3)
    assert "3 times as large" in agreement(found)
    assert "more than rounding can explain" in agreement(found)


def test_a_gradient_of_0_gives_no_ratio() -> None:
    e = changed(LESSON, w0=2)
    trace = run_autograd(e)
    off = with_columns(trace, gradient=trace.gradient + 1)
    found = compare(e, off, trace)
    assert found.differ_at == 0
    assert found.ratio is None
    assert "no ratio" in agreement(found)


def test_a_run_that_ends_early_without_cause_is_noticed() -> None:
    trace = run_autograd(LESSON)
    short = Trace(trace.names, trace.params[:5], trace.loss[:5], trace.gradients[:5], 5)
    found = compare(LESSON, short, trace)
    assert found.states == 5
    assert found.differ_at == 5
    assert found.lengths == (5, 11)
    assert "5 finite states" in agreement(found)
    assert "11" in agreement(found)


def test_the_first_difference_is_found_where_it_is() -> None:
    trace = run_autograd(LESSON)
    gradient = trace.gradient.copy()
    gradient[6:] *= 2
    found = compare(LESSON, with_columns(trace, gradient=gradient), trace)
    assert (found.differ_at, found.differ_in) == (6, "gradient")
    assert found.departs_at == (6, None)
    assert "At iteration 6" in agreement(found)


def test_two_runs_with_the_same_slip_agree() -> None:
    e = changed(LESSON, autograd_gradient="no_zero_grad")
    trace = run_autograd(e)
    nudged = trace.loss.copy()
    nudged[2] = np.nextafter(nudged[2], np.float32(0))
    found = compare(LESSON, trace, dataclasses.replace(trace, loss=nudged))
    assert found.slips == ("no_zero_grad", "no_zero_grad")
    assert found.differ_at is None
    assert "never reset and accumulates" in agreement(found)


def test_what_is_equal_in_every_bit_is_said_to_be() -> None:
    trace = run_manual(LESSON)
    loss = np.nextafter(trace.loss, np.float32(np.inf))
    found = compare(LESSON, trace, dataclasses.replace(trace, loss=loss))
    assert f"w 0, loss {number(found.loss.largest, 2)}, grad" in agreement(found)
    assert "at most 0" not in agreement(found)


@pytest.mark.parametrize(
    ("slips", "sentence"),
    [
        (
            {"manual_gradient": "sum"},
            "By hand the gradient is wrong: it adds up where the mean squared error "
            "averages, so it is 4 times as large (N = 4). At iteration 0 it is −120, "
            "by autograd −30. The gradient by hand would be right for the sum as loss.",
        ),
        (
            {"autograd_gradient": "no_zero_grad"},
            "By autograd the gradient is wrong: it was never reset, so −30 of the step "
            "before is still in it. At iteration 1 it is −55.5, by hand −25.5.",
        ),
    ],
)
def test_the_lessons_slips_read_like_this(slips: dict[str, str], sentence: str) -> None:
    e = changed(LESSON, **slips)
    found = compare(e, run_manual(e), run_autograd(e))
    assert agreement(found) == sentence
    assert agreement_title(found) == "They differ"
    swapped = compare(e, run_autograd(e), run_manual(e))
    assert swapped.slips == found.slips[::-1]
    assert ("it is −120, by hand −30" in agreement(swapped)) is (
        "sum" in slips.values()
    )


def test_what_is_left_of_a_step_before_needs_no_ratio() -> None:
    e = changed(LESSON, x=[1, 1], y=[1, 1], learning_rate=0.5)
    forgotten = changed(e, autograd_gradient="no_zero_grad")
    found = compare(e, run_manual(e), run_autograd(forgotten))
    assert found.ratio == 0
    assert agreement(found) == (
        "By autograd the gradient is wrong: it was never reset, so −2 of the step "
        "before is still in it. At iteration 1 it is −2, by hand 0."
    )
