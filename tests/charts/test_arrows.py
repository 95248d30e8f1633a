"""Arrows end where the next state is, and states are numbered where there is room."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import vl_convert
from pandas import DataFrame

from gd_core import PRESETS, Experiment
from gd_core.analysis.step import seen_by_steps
from gd_core.charts.arrows import HEAD_OF, UPWARDS
from gd_core.charts.contour import contour_chart
from gd_core.charts.forms import Chart
from gd_core.charts.step_curve import STEPS_OVER, curve_chart
from tests.charts.every_chart import as_json, both_runs
from tests.conftest import changed

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def chart_of(e: Experiment) -> Chart:
    steps = {side: seen_by_steps(e, run) for side, run in both_runs(e).items()}
    return (contour_chart if e.model == "line" else curve_chart)(e, steps)


def heads(e: Experiment, k: int = 0) -> list[dict[str, Any]]:
    """The heads of arrows as a browser draws them, each with its data."""
    spec = without_page(as_json(chart_of(e)), k) | {"width": 400, "height": 300}
    scene = vl_convert.vegalite_to_scenegraph(spec)
    found: list[dict[str, Any]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.extend([part] if part.get("shape") == UPWARDS else [])
            for each in part.values():
                look(each)
        elif isinstance(part, list):
            for each in part:
                look(each)

    look(scene)
    return found


def without_page(part: Any, k: int) -> Any:
    """A chart of the state k that is not bound to elements of a page."""
    if isinstance(part, list):
        return [without_page(each, k) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: without_page(each, k) for key, each in part.items() if key != "bind"}
    return copy | {"value": str(k)} if copy.get("name") == "k" else copy


def numbers_of(e: Experiment) -> DataFrame:
    return chart_of(e).data["numbers"]


def across(e: Experiment, w: float) -> float:
    """Where a weight is in a plot as wide as what `heads` draws, from 0 to 1."""
    facts = chart_of(e).facts
    center, reach = (np.array(facts[name], float) for name in ("center", "reaches"))
    return float((w - center + reach[0]) / (2 * reach[0]))


def test_the_tip_of_an_arrow_is_at_the_next_weight() -> None:
    by_hand, by_autograd = heads(SUM)
    # two places on the same axis say how many pixels there are from one weight to
    # another: the tips must be as far apart as the weights
    span = (by_hand["x"] - by_autograd["x"]) / (across(SUM, 1.2) - across(SUM, 0.3))
    tip = by_hand["x"] - span * across(SUM, 1.2)
    assert tip == pytest.approx(0, abs=0.5)
    assert 250 < span < 400


@pytest.mark.parametrize(
    "e", [LESSON, SUM, PRESETS["three"]], ids=["lesson", "sum", "line"]
)
def test_a_head_is_never_longer_than_its_arrow(e: Experiment) -> None:
    short = changed(e, learning_rate=1e-4)
    for head, longer in zip(heads(short), heads(e), strict=True):
        assert 0 < head["size"] < longer["size"]
    assert 0 < HEAD_OF < 1


def test_an_arrow_without_a_length_is_not_drawn() -> None:
    assert not heads(changed(LESSON, w0=2))
    assert len(heads(LESSON, k=9)) == 1
    assert not heads(LESSON, k=10)  # no update follows the last state


def test_one_head_stands_for_arrows_that_are_alike() -> None:
    assert len(heads(LESSON)) == 1
    assert len(heads(SUM)) == 2


def test_the_step_leads_along_the_curve_to_the_next_state() -> None:
    # at the edge a step leads to the same height, before it down
    level, down = heads(changed(LESSON, learning_rate=2 / 15))[0], heads(LESSON)[0]
    assert level["angle"] == pytest.approx(90, abs=1e-3)
    assert 100 < down["angle"] < 180


def test_states_are_joined_only_where_a_run_steps_over_the_optimum() -> None:
    def steps_over(rate: float) -> bool:
        return bool(chart_of(changed(LESSON, learning_rate=rate)).facts[STEPS_OVER])

    assert not steps_over(0.01)
    assert steps_over(0.1)
    assert not steps_over(1 / 15)  # lands on it


def test_the_first_states_are_numbered_in_order() -> None:
    drawn = numbers_of(LESSON)
    assert drawn["text"].tolist() == ["k = 0", "1", "2"]
    assert drawn["w"].tolist() == both_runs(LESSON)["manual"].w[:3].tolist()
    of_sum = numbers_of(SUM)
    assert of_sum.loc[~of_sum["by_hand"], "text"].tolist() == ["1", "2"]


def test_states_in_the_same_place_share_their_numbers() -> None:
    edge = changed(LESSON, learning_rate=2 / 15)
    assert numbers_of(edge)["text"].tolist() == ["k = 0, 2", "1"]


def test_where_states_crowd_their_numbers_end() -> None:
    crowded = numbers_of(changed(LESSON, learning_rate=1e-3))["text"].tolist()
    assert crowded == ["k = 0", "1", "2"][: len(crowded)]
    assert 0 < len(crowded) < 3


@pytest.mark.parametrize("rate", [0.01, 0.05, 0.12, 2 / 15, 0.14])
def test_no_number_stands_on_a_mark(rate: float) -> None:
    e = changed(LESSON, learning_rate=rate)
    reach, low, high = (
        np.array(chart_of(e).facts[name], float)[0]
        for name in ("reaches", "lows", "highs")
    )
    unit = np.array([2 * reach / 400, (high - low) / 200])
    run = both_runs(e)["manual"]
    marks = np.array([run.w, run.loss], float).T / unit
    numbers = numbers_of(e)
    beside = numbers[["right", "above"]].to_numpy() * [11.5, 13]
    for middle in numbers[["w", "loss"]].to_numpy() / unit + beside:
        assert np.hypot(*(marks - middle).T).min() > 9
