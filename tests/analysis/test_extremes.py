"""Extremes: every experiment that can be made can be analysed, without a warning."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from gd_core import Experiment, InputError, Step, run_autograd, run_manual
from gd_core.analysis.agreement import compare
from gd_core.analysis.effort import effort, map_effort
from gd_core.analysis.prediction import ANSWERS, NO_ANSWER, right_answer
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    iterations_until,
    shortened,
    telling_rates,
    with_rate,
)
from gd_core.analysis.theory import theory_of
from gd_core.analysis.witnesses import witnesses
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.checks import (
    AUTOGRAD_GRADIENTS,
    MANUAL_GRADIENTS,
    MOST_LEARNING_RATE,
    PRECISIONS,
    SIDES,
)
from gd_core.runs.losses import LOSSES
from gd_core.runs.manual import gradient_at
from gd_core.text import agreements, sentences

sizes = st.integers(-324, 154).map(lambda power: float(f"1e{power}"))
values = st.floats(-1, 1)


@st.composite
def extreme(draw: st.DrawFn) -> Experiment:
    """Valid experiments of all sizes, subnormal data and the largest rates included."""
    n = draw(st.integers(1, 4))
    numbers = st.lists(values, min_size=n, max_size=n)
    x, y = np.array(draw(numbers)) * draw(sizes), np.array(draw(numbers)) * draw(sizes)
    powers = st.integers(-323, 9).map(lambda power: float(f"1e{power}"))
    fitting = 1 / max(float(np.max(x * x)), 1e-300)  # 0 to 1.5 of the edge or less
    rate = draw(st.one_of(powers, st.floats(0, 1.5).map(lambda part: part * fitting)))
    try:
        return Experiment(
            x=x,
            y=y,
            w0=draw(st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1e6]))),
            learning_rate=min(rate, MOST_LEARNING_RATE),
            iterations=draw(st.sampled_from([1, 7, 40])),
            manual_gradient=draw(st.sampled_from(MANUAL_GRADIENTS)),
            autograd_gradient=draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
            precision=draw(st.sampled_from(PRECISIONS)),
            loss=draw(st.sampled_from([*LOSSES])),
        )
    except InputError:
        assume(False)
        raise


def made(x: float, y: float, rate: float, **fields: object) -> Experiment:
    fields = {"precision": "float64", "iterations": 10} | fields
    return Experiment(x=[x], y=[y], learning_rate=rate, **fields)  # type: ignore[arg-type]


@settings(max_examples=400)
@given(extreme())
@example(made(1e150, 1e153, 1e-301))
@example(made(3.5e-5, 7e-5, 0.01))
@example(made(3.5e-5, 7e-5, 0.01, precision="float32"))
@example(made(5e-324, 1.0, 1e9))
@example(made(5e-324, 5e-324, 1e9, w0=1e6))
@example(made(1e-160, 1e100, 1.0))
@example(made(9e153, 1.0, 1e-309))
@example(made(1e-30, 1e-30, 1e9, precision="float32", w0=1e6))
@example(made(1e19, 1.0, 1e9, precision="float32"))
@example(made(1.0, 1.0, 1e9, w0=1e6, autograd_gradient="no_zero_grad"))
def test_every_experiment_can_be_analysed(e: Experiment) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        analyse(e)


def analyse(e: Experiment) -> None:
    """Everything there is to say of an experiment, which must be no nan and no inf."""
    manual, autograd = run_manual(e), run_autograd(e)
    found = compare(e, manual, autograd)
    words = [agreements.agreement(found), agreements.agreement_title(found)]
    if not e.slips:
        assert found.differ_at is None
    theories = [theory_of(e, side) for side in SIDES]
    words.append(sentences.outcomes(theories[0], theories[1], manual, autograd))
    words.append(sentences.outcome_title(theories[0], theories[1]))
    for theory, trace in zip(theories, (manual, autograd), strict=True):
        words += [sentences.outcome(theory, trace), sentences.fate(theory)]
        until: tuple[int | None, int | None] = (None, None)
        if theory is not None:
            until = (iterations_until(theory, 0.01), iterations_until(theory, 0.0001))
            assert np.all(np.asarray(theory.loss(trace.w)) >= 0)
        words.append(sentences.rate_verdict(theory, until))
    for side, trace in zip(SIDES, (manual, autograd), strict=True):
        for k in (0, 3, trace.states):
            step = Step.of(e, side, trace, k)
            w = float(step.w)
            heard = witnesses(e, w, gradient_at(e, w), float(step.gradient))
            words.append(sentences.difference_step(heard))
            sentences.witnesses(heard)
            assert heard.largest_difference >= 0
    assert right_answer(e) in (*ANSWERS, NO_ANSWER)
    assert effort(e) > 0
    assert map_effort(e) > 0
    for rate in telling_rates(e.x, e.loss).values():
        assert 0 < rate <= MOST_LEARNING_RATE
        words.append(sentences.fate(theory_of(shortened(with_rate(e, rate)))))
    if can_be_mapped(e):
        rates = RateMap.of(shortened(e), ends_by_autograd)
        assert np.all(rates.rates > 0)
        assert rates.rates.max() <= MOST_LEARNING_RATE
        for losses in rates.line_loss.values():
            assert not np.any(np.isnan(losses))
    else:
        words.append(sentences.no_map(e, theory_of(e)))
    for sentence in words:
        assert not re.search(r"\b(nan|inf)\b", sentence), sentence


def test_an_edge_beyond_the_largest_rate_is_mapped_up_to_there() -> None:
    e = Experiment(x=[3.5e-5], y=[7e-5])
    theory = theory_of(e)
    assert theory is not None
    assert theory.edge_rate < MOST_LEARNING_RATE < 1.6 * theory.edge_rate
    assert can_be_mapped(e)
    rates = RateMap.of(e, ends_by_autograd).rates
    assert rates[-1] == pytest.approx(MOST_LEARNING_RATE)
    assert rates[-1] <= MOST_LEARNING_RATE


def test_a_map_is_drawn_as_long_as_a_telling_rate_can_be_set() -> None:
    beyond = Experiment(x=[1.5e-5], y=[7e-5])  # its edge is 4.4e9
    assert can_be_mapped(beyond)
    assert telling_rates(beyond.x).keys() == {"slow"}
    far_beyond = Experiment(x=[1e-6], y=[1e-6])
    assert not can_be_mapped(far_beyond)
    words = sentences.no_map(far_beyond, theory_of(far_beyond))
    assert (
        "largest learning rate that can be set, 1,000,000,000, is 0.2 % of the fastest"
        in words
    )
