"""Lines of all sizes: whatever is said of them has neither nan nor inf in it."""

from __future__ import annotations

import re
import warnings

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from gd_core import Experiment, InputError, compare, run_autograd, run_manual
from gd_core.analysis.effort import effort, map_effort
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.pass_rates import edge_of_passes
from gd_core.analysis.passes import pass_of, safe_rate
from gd_core.analysis.prediction import ANSWERS, NO_ANSWER, TURNING, outcome_of
from gd_core.analysis.rates import (
    can_be_mapped,
    closed_form,
    has_closed_form,
    telling_rates,
    tried_rates,
)
from gd_core.analysis.theory import theory_of
from gd_core.runs.checks import (
    AUTOGRAD_GRADIENTS,
    MANUAL_GRADIENTS,
    MOST_LEARNING_RATE,
    PRECISIONS,
    SIDES,
    UPDATES,
)
from gd_core.runs.losses import LOSSES
from gd_core.text import agreements, sentences
from gd_core.text.lines import line_outcomes, line_rate_verdict

sizes = st.integers(-324, 154).map(lambda power: float(f"1e{power}"))
values = st.floats(-1, 1)


@st.composite
def extreme_lines(draw: st.DrawFn) -> Experiment:
    """Valid experiments with a bias of all sizes, valleys and offsets included."""
    n = draw(st.integers(1, 4))
    numbers = st.lists(values, min_size=n, max_size=n)
    x, y = np.array(draw(numbers)) * draw(sizes), np.array(draw(numbers)) * draw(sizes)
    x = x + draw(st.sampled_from([0.0, 1.0, 1e6]))
    powers = st.integers(-323, 9).map(lambda power: float(f"1e{power}"))
    with np.errstate(over="ignore"):
        square = float(np.mean(x * x))
    share = st.floats(0, 1.5).map(lambda part: part / (1 + square))
    start = st.one_of(st.floats(-1e6, 1e6), st.sampled_from([0.0, 1e6]))
    try:
        return Experiment(
            x=x,
            y=y,
            w0=draw(start),
            b0=draw(start),
            learning_rate=min(draw(st.one_of(powers, share)), MOST_LEARNING_RATE),
            iterations=draw(st.sampled_from([1, 7, 70])),
            manual_gradient=draw(st.sampled_from(MANUAL_GRADIENTS)),
            autograd_gradient=draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
            precision=draw(st.sampled_from(PRECISIONS)),
            loss=draw(st.sampled_from([*LOSSES])),
            update=draw(st.sampled_from(UPDATES)),
            model="line",
            standardize=draw(st.booleans()),
        )
    except InputError:
        assume(False)
        raise


def made(x: list[float], y: list[float], **fields: object) -> Experiment:
    fields = {"precision": "float64", "model": "line"} | fields
    return Experiment(x=x, y=y, **fields)  # type: ignore[arg-type]


@settings(max_examples=300)
@given(extreme_lines())
@example(  # of all points the errors in pairs are too large, of one there are none
    made(
        [0, 0],
        [0, 1e19],
        update="each",
        autograd_gradient="broadcast",
        precision="float32",
    )
)
@example(made([1e150, 2e150], [1e3, 1], learning_rate=1e-301))
@example(made([1e153, -1e153], [1, 2], learning_rate=1e-307, loss="sum"))
@example(made([5e-324, 0], [1, 2], learning_rate=1))
@example(made([1e6, 1e6 + 1e-9], [1, 2], learning_rate=1e-12, update="each"))
@example(made([1e103], [1e102], learning_rate=1, iterations=1, update="each"))
@example(made([0, 0], [0, 0], learning_rate=1))
@example(made([0, 0], [0, 2.5e-162], learning_rate=1, iterations=1))
def test_everything_that_is_said_of_a_line_is_a_number(e: Experiment) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        words = said_of(e)
    for sentence in words:
        assert not re.search(r"\b(nan|inf)\b", sentence), sentence


def said_of(e: Experiment) -> list[str]:
    """Everything there is to say of what an experiment with a bias does."""
    traces = run_manual(e), run_autograd(e)
    words = [agreements.agreement(compare(e, *traces))]
    for side in SIDES:
        answer = outcome_of(e, side)
        assert answer in (*ANSWERS, TURNING, NO_ANSWER)
        words.append(sentences.revealed(e, side, ANSWERS[0], answer))
    assert effort(e) > 0
    assert map_effort(e) > 0
    for rate in telling_rates(e.inputs, e.loss, e.model).values():
        assert 0 < rate <= MOST_LEARNING_RATE
    if e.update == "each":
        both = [pass_of(e, e.slip(side)) for side in SIDES]
        words.append(sentences.outcomes_of_passes(e, both, *traces))
        for side in SIDES:
            bounds = safe_rate(e, e.slip(side)), edge_of_passes(e, e.slip(side))
            words.append(sentences.edge_for_passes(*bounds, e.model))
    else:
        theories = [line_theory_of(e, side) for side in SIDES]
        words.append(line_outcomes(theories[0], theories[1], *traces))
        words += [line_rate_verdict(t, (0.01, 0.0001)) for t in theories if t]
    if not can_be_mapped(e):
        return [*words, sentences.no_map(e, theory_of(e))]
    rates = tried_rates(e)
    assert np.all((rates > 0) & (rates <= MOST_LEARNING_RATE))
    for side in SIDES:
        if has_closed_form(e, side):
            assert not np.any(np.isnan(closed_form(e, side, rates)))
    return words


@pytest.mark.parametrize("update", UPDATES)
def test_a_start_with_nothing_to_do_is_said_to_stay(update: str) -> None:
    e = made([1, 2], [3, 5], w0=2, b0=1, learning_rate=0.01, update=update)
    assert outcome_of(e, "manual") == "still"
