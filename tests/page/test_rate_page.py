"""The view Learning rate and the quick picks, run in process."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, Theory
from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.rate_plane import has_plane
from gd_core.analysis.rates import iterations_until, telling_rates
from gd_core.analysis.theory import theory_of
from gd_core.exchange.link import Look, write_link
from gd_core.exchange.number import write_number
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS
from gd_core.text import sentences
from gd_core.text.exactness import what_is_exact
from gd_core.text.lines import line_rate_verdict
from tests.conftest import changed
from tests.page.in_process import link, opened, rerun, told

LESSON = PRESETS["lesson"]


def rate_of(e: Experiment) -> AppTest:
    return opened(**write_link(e, Look("rate")))


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_its_verdict_its_map_and_its_fates(name: str) -> None:
    shows_the_rate(PRESETS[name])


@pytest.mark.parametrize("by_hand", MANUAL_GRADIENTS)
@pytest.mark.parametrize("by_autograd", AUTOGRAD_GRADIENTS)
def test_every_slip_has_its_verdict_its_map_and_four_fates(
    by_hand: str, by_autograd: str
) -> None:
    slips = {"manual_gradient": by_hand, "autograd_gradient": by_autograd}
    page = shows_the_rate(changed(LESSON, **slips))
    words = {
        "sum": "The sum acts as the learning rate 0.04 (4 × 0.01)",
        "no2": "Half the gradient acts as the learning rate 0.005 (0.01 / 2)",
        "uphill": "goes uphill and ends 1.15 times as far",
        "no_zero_grad": "e(k+1) = (2 − s)·e(k) − e(k−1), s = 2·a·η = 0.15",
    }
    for slip, says in words.items():
        assert (says in told(page)) == (slip in (by_hand, by_autograd))


def shows_the_rate(e: Experiment) -> AppTest:
    page = rate_of(e)
    assert not page.error
    fates = len(telling_rates(e.inputs, e.loss, e.model, motion_of(e)))
    assert len(page.get("vega_lite_chart")) == 1 + has_plane(e) + fates
    for side in ("manual", "autograd"):
        if theory_of(e, side) is None and e.model == "origin":
            assert what_is_exact(e) in told(page)
            continue
        if e.model == "line":
            of_line = line_theory_of(e, side)
            assert of_line
            assert line_rate_verdict(of_line, (0.01, 0.0001)) in told(page)
            continue
        theory = Theory(e, e.slip(side))
        until = iterations_until(theory, 0.01), iterations_until(theory, 0.0001)
        assert sentences.rate_verdict(theory, until, e.slips) in told(page)
    assert len([*page.info, *page.warning]) == (2 if e.slips else 1)
    assert link(page) == write_link(e, Look("rate"))
    return page


def test_the_lessons_verdict_has_its_numbers() -> None:
    said = told(rate_of(LESSON))
    for fact in (
        "15 % of the fastest, 1/(2a) = 0.0666667",
        "7.5 % of the edge",
        "ρ = 1 − 2·a·η",
    ):
        assert fact in said
    for fact in ("= 0.85", "after 29 steps, 0.01 % after 57"):
        assert fact in said
    said = told(rate_of(changed(LESSON, manual_gradient="sum", learning_rate=0.05)))
    for fact in (
        "acts as the learning rate 0.2 (4 × 0.05)",
        "150 % of the edge, 1/a = 0.133333, where a = 7.5 is the mean of x²",
        "lands 2 times as far from the best w = 2",
    ):
        assert fact in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"x": [0, 0, 0, 0]}, "does the same"),
        ({"w0": 2}, "does the same"),
        ({"x": [1e-6] * 4}, "is 0.2 % of the fastest"),
    ],
)
def test_where_there_is_no_map_it_is_said_why(
    change: dict[str, object], why: str
) -> None:
    page = rate_of(changed(LESSON, **change))
    assert not page.get("vega_lite_chart")
    assert why in told(page)


@pytest.mark.parametrize("rate", [0.0, 1e-6, 50.0, 1e9])
def test_any_rate_can_be_looked_at(rate: float) -> None:
    page = rate_of(changed(LESSON, learning_rate=rate))
    assert len(page.get("vega_lite_chart")) == 5


@pytest.mark.parametrize("name", PRESETS)
def test_a_quick_pick_is_computed_from_the_data_and_taken(name: str) -> None:
    e = PRESETS[name]
    page = opened(**write_link(e))
    rates = telling_rates(e.inputs, e.loss, e.model, motion_of(e))
    assert len(page.pills) == bool(rates)
    for pick, rate in rates.items():
        page.pills(key="pick").set_value(pick)
        rerun(page)
        assert page.text_input(key="lr").value == write_number(rate)
        assert page.pills(key="pick").value is None
        assert link(page) == write_link(changed(e, learning_rate=rate))


def test_without_a_slope_there_is_nothing_to_pick() -> None:
    page = opened(**write_link(changed(LESSON, x=[0, 0, 0, 0])))
    assert not page.pills
