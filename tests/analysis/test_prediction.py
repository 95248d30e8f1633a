"""Prediction: which answers can come true, found at some rates, held against many."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.analysis.deciding_rates import borders_of, deciding_rates
from gd_core.analysis.dynamics import Motion
from gd_core.analysis.prediction import (
    ANSWERS,
    NO_ANSWER,
    STILL,
    answers_of,
    asked_side,
    offered_answers,
    possible_answers,
    right_answer,
)
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from tests.conftest import changed, slipping, slipping_lines

LESSON, WOMEN = PRESETS["lesson"], PRESETS["women"]
DESCENT = ("converges", "lands", "overshoots", "flips", "diverges")
SWINGING = {"converges", "spirals", "overshoots", "flips", "diverges"}
LOOKS_BACK = {"manual_gradient": "lookahead_sign"}
EACH = {"update": "each"}
rates = st.floats(-12, 6).map(lambda power: float(10.0**power))


@pytest.mark.parametrize(
    ("change", "possible"),
    [
        ({}, DESCENT),
        ({"learning_rate": 0.14}, DESCENT),
        ({"manual_gradient": "sum"}, DESCENT),
        ({"autograd_gradient": "broadcast"}, DESCENT),
        ({"learning_rate": 0}, (*DESCENT, STILL)),
        ({"manual_gradient": "uphill"}, ("climbs",)),
        ({"autograd_gradient": "no_zero_grad"}, ("diverges", "swings")),
        ({"w0": 2}, (STILL,)),
        ({"x": [0, 0, 0, 0]}, (STILL,)),
        ({"optimizer": "adam"}, ()),
        (EACH, DESCENT),
        (EACH | {"precision": "float64"}, DESCENT),
        (EACH | {"manual_gradient": "uphill"}, ("climbs",)),
        (EACH | {"autograd_gradient": "no_zero_grad"}, ()),
        # a double zero: no pass jumps over where it settles, but for one that lands
        (EACH | {"x": [2, 2], "y": [1, 3]}, ("converges", "lands", "diverges")),
    ],
)
def test_what_gradient_descent_can_do(
    change: dict[str, Any], possible: tuple[str, ...]
) -> None:
    assert possible_answers(changed(LESSON, **change)) == possible


@pytest.mark.parametrize(
    ("optimizer", "change", "possible"),
    [
        ("momentum", {}, SWINGING),
        ("momentum", {"manual_gradient": "momentum_dampened"}, SWINGING),
        ("momentum", {"autograd_gradient": "forgets"}, {*DESCENT}),
        ("nesterov", {}, SWINGING | {"lands_in_two"}),
        ("nesterov", {"autograd_gradient": "forgets"}, {*DESCENT}),
        ("nesterov", LOOKS_BACK, {"drifts", "diverges"}),
        ("nesterov", LOOKS_BACK | {"momentum": 0.5}, {"strands", "flips", "diverges"}),
    ],
)
def test_what_a_velocity_can_do(
    optimizer: str, change: dict[str, Any], possible: set[str]
) -> None:
    e = changed(LESSON, optimizer=optimizer, **change)
    assert {*possible_answers(e)} == possible


def test_a_line_lands_only_where_both_directions_are_alike() -> None:
    assert "lands" not in possible_answers(WOMEN)
    assert possible_answers(changed(WOMEN, standardize=True)) == DESCENT


def follows(e: Experiment, rate: float) -> None:
    """What a rate comes to is possible, whatever rate it is asked with."""
    other = changed(e, learning_rate=rate)
    answer = right_answer(other)
    if answer not in (STILL, NO_ANSWER):
        assert answer in possible_answers(e)
    if answer in ANSWERS:
        assert answer in possible_answers(other)
        assert answer in offered_answers(other)


@settings(max_examples=150)
@given(slipping(), rates, st.floats(0.01, 5))
def test_whatever_a_rate_does_is_possible(
    e: Experiment, rate: float, share: float
) -> None:
    follows(e, rate)
    follows(e, min(1e9, share * e.learning_rate))


@settings(max_examples=150)
@given(slipping_lines(), rates, st.floats(0.01, 5))
def test_whatever_a_rate_does_to_a_line_is_possible(
    e: Experiment, rate: float, share: float
) -> None:
    follows(e, rate)
    follows(e, min(1e9, share * e.learning_rate))


@settings(max_examples=100)
@given(st.sampled_from(["momentum", "nesterov"]), st.data())
def test_whatever_a_rate_does_with_a_velocity_is_possible(
    optimizer: str, data: st.DataObject
) -> None:
    e = changed(
        data.draw(st.sampled_from([LESSON, PRESETS["hubble"], WOMEN])),
        optimizer=optimizer,
        momentum=data.draw(st.floats(0.01, 0.99)),
        manual_gradient=data.draw(st.sampled_from(manual_gradients(optimizer))),
        autograd_gradient=data.draw(st.sampled_from(autograd_gradients(optimizer))),
    )
    follows(e, data.draw(rates))


@given(slipping())
def test_each_possible_answer_is_that_of_a_rate(e: Experiment) -> None:
    side = asked_side(e)
    seen = {right_answer(e)}
    for rate in deciding_rates(e, side):
        if rate <= 1e9:
            seen.add(right_answer(changed(e, learning_rate=rate)))
    assert {*possible_answers(e)} <= seen
    assert {*possible_answers(e)} <= {*answers_of(e)}


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_what_is_offered_is_a_choice(optimizer: str) -> None:
    for slip in manual_gradients(optimizer):
        e = changed(LESSON, optimizer=optimizer, manual_gradient=slip)
        assert len(offered_answers(e)) > 1
        assert {*possible_answers(e)} <= {*offered_answers(e)} <= {*answers_of(e)}
    # one that is sure is no question: all are offered
    assert offered_answers(changed(LESSON, w0=2)) == answers_of(LESSON)


def test_the_borders_of_momentum_are_the_known_ones() -> None:
    mu = 0.81
    borders = borders_of(Motion("momentum", mu))
    for known in ((1 - 0.9) ** 2, (1 + 0.9) ** 2, 2 + 2 * mu, 1 + mu):
        assert np.min(abs(borders - known)) < 1e-9
