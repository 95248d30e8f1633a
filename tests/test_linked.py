"""How charts move together: what each of them listens to, and what it says."""

from __future__ import annotations

from typing import Any

import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.linked import BUS, PIN
from gd_core.step_charts import curve_chart, line_chart, losses_chart

LESSON = PRESETS["lesson"]


def all_charts(e: Experiment) -> list[dict[str, Any]]:
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    made = (
        curve_chart(e, traces),
        losses_chart(e, traces),
        line_chart(e, "manual", traces),
    )
    return [chart.to_dict() for chart in made]


def params(made: dict[str, Any]) -> dict[str, Any]:
    return {param["name"]: param for param in made["params"]}


@pytest.mark.parametrize("name", PRESETS)
def test_all_charts_show_the_state_that_the_page_says(name: str) -> None:
    for made in all_charts(PRESETS[name]):
        assert params(made)["k"]["bind"] == BUS
        filtered = [
            layer
            for layer in made["layer"]
            if {"filter": "datum.iteration == toNumber(k)"}
            in layer.get("transform", [])
        ]
        assert len(filtered) >= 3


def test_a_chart_may_be_drawn_before_anything_else_of_the_page() -> None:
    elements = {BUS["element"], PIN["element"]}
    assert elements == {"body", "head"}  # two, and every page has them
    assert BUS["event"] != PIN["event"]


def test_pointing_shows_and_clicking_pins_in_both_linked_charts() -> None:
    for made in all_charts(LESSON)[:2]:
        pointed, clicked = params(made)["pointed"], params(made)["clicked"]
        assert pointed["bind"] == {"iteration": BUS}
        assert pointed["select"]["nearest"]
        assert pointed["select"]["on"] == "pointerover"
        assert clicked["bind"] == {"iteration": PIN}
        assert clicked["select"]["on"] == "click"
