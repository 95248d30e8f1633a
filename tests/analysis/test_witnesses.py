"""Three witnesses for one gradient: when they agree, when not, and who is off."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, run_autograd, run_manual, walk_backward
from gd_core.analysis.moments import gamma
from gd_core.analysis.rules import MULTIPLES
from gd_core.analysis.step import seen_by_steps
from gd_core.analysis.witnesses import (
    Witnesses,
    central_difference,
    difference_rounding,
    step,
    witnesses,
)
from gd_core.runs.losses import slip_factor
from gd_core.runs.manual import gradient_at
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.tables import witness_table
from tests.conftest import changed, experiments, slipping, times_mean

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def heard(e: Experiment, k: int, run: str = "autograd") -> Witnesses:
    """All three at a state of a run; which slips it makes is hidden from them."""
    trace = run_manual(e) if run == "manual" else run_autograd(e)
    step = Step.of(e, run, seen_by_steps(e, trace), k)
    e = step.meant  # of one point, where there is an update after each
    w, before = float(step.w), float(step.before)
    leaf = next(node for node in walk_backward(e, w, before) if node.kind == "leaf")
    assert leaf.grad is not None
    hidden = changed(e, manual_gradient="mean", autograd_gradient="right")
    return witnesses(hidden, w, gradient_at(e, w), float(leaf.grad), before)


def exact_gradient(e: Experiment, w: float) -> Fraction:
    """J'(w), without any rounding."""
    pairs = zip(e.data()[0].tolist(), e.data()[1].tolist(), strict=True)
    terms = [
        2 * Fraction(x) * (Fraction(w) * Fraction(x) - Fraction(y)) for x, y in pairs
    ]
    return sum(terms, Fraction(0)) / e.n * Fraction(times_mean(e.loss, e.n))


@settings(max_examples=300)
@given(experiments(), st.integers(0, 40))
def test_of_a_right_gradient_all_three_agree(e: Experiment, k: int) -> None:
    assert heard(e, k).verdict == "agree"


@settings(max_examples=300)
@given(experiments(manual_gradient="sum"), st.integers(0, 40))
def test_the_sum_is_found_out_wherever_it_is_more_than_rounding(
    e: Experiment, k: int
) -> None:
    found = heard(e, k)
    told_apart = (
        abs(found.by_hand - found.by_autograd) > found.allowed
        or abs(found.by_hand - found.by_difference) > found.allowed_difference
    )
    if not told_apart or e.n == 1:
        assert found.verdict == "agree"
        return
    explained = ["sum"]
    # so near the optimum that rounding leaves room for another slip
    for slip in MULTIPLES:
        factor = float(slip_factor(slip, e.n))
        apart = abs(found.by_hand - factor * found.by_autograd)
        if apart <= (1 + abs(factor)) * found.allowed_difference:
            explained.append(slip)
    assert found.verdict in explained


@settings(max_examples=300)
@given(
    slipping(),
    st.integers(0, 40),
)
@example(
    Experiment(
        x=[1, 12],
        y=[0, 0],
        w0=1,
        learning_rate=0.00344853,  # w is almost 0 at k = 2, what is held 288
        update="each",
        manual_gradient="no2",
        autograd_gradient="no_zero_grad",
    ),
    2,
)
def test_every_slip_is_found_out_wherever_it_is_more_than_rounding(
    e: Experiment, k: int
) -> None:
    found, by_hand = heard(e, k), e.slip("manual")
    # what was accumulated before hides as much as the rounding of both sums comes to
    held = gamma(2, e.precision) * (abs(found.by_autograd) + abs(found.before))
    size = 8 * found.n * (found.allowed_difference + found.allowed + held)
    if abs(found.by_difference) <= size:
        return  # almost at the optimum, where rounding hides what is said
    # uphill has the right gradient, and twice is also N times where N = 2
    expected = 1 if by_hand == "uphill" else slip_factor(by_hand, found.n)
    assert slip_factor(found.manual_is, found.n) == expected
    assert found.manual_is != "unknown"
    if abs(found.before) > size or e.autograd_gradient == "right":
        assert found.autograd_is == e.slip("autograd")


@given(experiments(), st.integers(0, 40))
def test_the_difference_is_as_near_the_truth_as_it_says(e: Experiment, k: int) -> None:
    w = float(run_autograd(e).w[-1] if k > 20 else e.w0)
    x, y = (values.astype(np.float64) for values in e.data())
    h, _ = step(x, y, w)
    times = times_mean(e.loss, e.n)
    found = central_difference(x, y, w, h, times)
    apart = abs(Fraction(found) - exact_gradient(e, w))
    assert apart <= Fraction(times * difference_rounding(x, y, w, h))


def test_the_step_is_the_best_of_those_around_it() -> None:
    rng = np.random.default_rng(7)
    x, y = rng.normal(size=(2, 50))
    e = Experiment(x=x, y=y, precision="float64")
    wrong: dict[float, list[float]] = {}
    for w in rng.normal(size=200).tolist():
        h, came_from = step(x, y, w)
        assert came_from == "loss"
        assert math.log2(h).is_integer()
        for factor in (2.0**-12, 1.0, 2.0**12):
            apart = Fraction(central_difference(x, y, w, h * factor))
            wrong.setdefault(factor, []).append(
                float(abs(apart - exact_gradient(e, w)))
            )
    small, chosen, large = (float(np.mean(errors)) for errors in wrong.values())
    assert chosen < small / 100
    assert chosen < large / 100


def test_the_lesson_with_the_sum_names_the_reason() -> None:
    found = heard(SUM, 1, "manual")
    assert (found.verdict, found.n, found.step) == ("sum", 4, 1.0)
    assert found.by_hand == pytest.approx(-48, rel=1e-6)
    assert found.by_autograd == pytest.approx(-12, rel=1e-6)
    assert found.by_difference == pytest.approx(-12, rel=1e-6)
    assert found.ratio == pytest.approx(4, rel=1e-6)
    told = sentences.witnesses(found)
    assert "4 times as large" in told
    assert "N = 4" in told


@pytest.mark.parametrize("factor", [3.0, -1.0, 0.0, 1.001])
def test_another_mistake_is_not_taken_for_the_sum(factor: float) -> None:
    right = heard(LESSON, 0)
    found = witnesses(LESSON, 0.0, factor * right.by_hand, right.by_autograd)
    verdict = "opposite" if factor == -1 else "unknown"
    assert found.verdict == verdict
    assert ("do not agree" in sentences.witnesses(found)) == (verdict == "unknown")


def test_autograd_alone_is_off_and_that_is_not_called_the_sum() -> None:
    found = witnesses(LESSON, 0.0, -30.0, -7.5)  # 4 times, but the difference knows
    assert found.verdict == "unknown"


def test_one_neuron_has_three_times_the_same_number() -> None:
    found = heard(PRESETS["neuron"], 0)
    assert found.by_hand == found.by_autograd == found.by_difference == -2
    assert sentences.witnesses(found) == say(
        "witnesses.identical", by_autograd=found.by_autograd
    )


@pytest.mark.parametrize(
    ("w", "came_from", "h"), [(0.0, "loss", 2.0), (2.0, "weight", 2.0**-19)]
)
def test_what_decides_the_step_is_said(w: float, came_from: str, h: float) -> None:
    e = changed(LESSON, w0=w)
    found = heard(e, 0)
    assert (found.step_from, found.step) == (came_from, h)
    told = sentences.difference_step(found)
    assert number(h) in told
    assert found.verdict == "agree"


def test_where_loss_and_weight_are_0_any_step_is_good() -> None:
    found = heard(changed(LESSON, y=[0, 0, 0, 0], w0=0), 0)
    assert (found.step_from, found.step, found.by_difference) == ("one", 1.0, 0.0)
    assert "h = 1" in sentences.difference_step(found)


def test_a_difference_that_overflows_has_no_say() -> None:
    e = changed(LESSON, learning_rate=0.14, iterations=10_000, precision="float64")
    found = heard(e, 10_000, "manual")  # the last that float64 can hold
    assert math.isnan(found.by_difference)
    assert found.verdict == "agree"
    assert "overflows" in sentences.witnesses(found)
    table = witness_table(found)
    assert label("witnesses.overflow") in table.iloc[2].tolist()


@pytest.mark.parametrize("by_hand", ["right", *MULTIPLES, "unknown"])
@pytest.mark.parametrize("by_autograd", ["right", "no_zero_grad", "unknown"])
@pytest.mark.parametrize("difference", [-30.0, math.nan])
def test_every_verdict_has_its_sentence(
    by_hand: str, by_autograd: str, difference: float
) -> None:
    found = replace(
        heard(LESSON, 0),
        manual_is=by_hand,
        autograd_is=by_autograd,
        by_difference=difference,
    )
    told = sentences.witnesses(found)
    assert told.endswith(".")
    assert told.count(".") == 1
    assert "nan" not in told
    assert ("overflows" in told) == (math.isnan(difference))


def test_what_was_never_reset_is_named_with_what_is_still_in_it() -> None:
    found = heard(changed(LESSON, autograd_gradient="no_zero_grad"), 1)
    assert (found.by_hand, found.by_autograd, found.before) == pytest.approx(
        (-25.5, -55.5, -30)
    )
    assert found.verdict == "no_zero_grad"
    assert "never reset: −30 from before" in sentences.witnesses(found)
    both = heard(
        changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad"), 1
    )
    assert both.verdict == "both"
    for words in ("4 times as large", "N = 4", "never reset", "Only the central"):
        assert words in sentences.witnesses(both)


def test_the_gradient_of_every_pair_is_named_alone_and_beside_a_slip_by_hand() -> None:
    pairs = changed(LESSON, autograd_gradient="broadcast")
    found = heard(pairs, 1)
    assert found.verdict == "broadcast"
    assert "by autograd y is a column" in sentences.witnesses(found)
    both = heard(changed(pairs, manual_gradient="sum"), 1)
    assert both.verdict == "both"
    for words in ("4 times as large", "by autograd y is a column, and the gradient is"):
        assert words in sentences.witnesses(both)
    assert "never reset" not in sentences.witnesses(both)


def test_what_the_gradient_cannot_show_is_added() -> None:
    uphill = changed(LESSON, manual_gradient="uphill")
    assert heard(uphill, 3, "manual").verdict == "agree"
    assert "in the update" in sentences.witnesses_note(uphill, "manual")
    assert not sentences.witnesses_note(uphill, "autograd")
    forgotten = changed(LESSON, autograd_gradient="no_zero_grad")
    assert "afresh" in sentences.witnesses_note(forgotten, "manual")
    assert not sentences.witnesses_note(LESSON, "manual")
