"""How charts move together: what each of them listens to, and what it says."""

from __future__ import annotations

import pytest

from gd_core import PRESETS
from gd_core.charts.forms import Spec
from gd_core.charts.linked import BUS, PIN, READOUT_DIGITS, READOUTS
from gd_core.text.catalogue import label
from tests.charts.every_chart import parts_of
from tests.charts.test_step import all_charts

LESSON = PRESETS["lesson"]


def params(made: Spec) -> dict[str, Spec]:
    return {param["name"]: param for param in made["params"]}


@pytest.mark.parametrize("name", PRESETS)
def test_all_charts_show_the_state_that_the_page_says(name: str) -> None:
    for chart in all_charts(PRESETS[name]):
        made = chart.form.spec
        assert params(made)["k"]["bind"] == BUS
        shown = [
            layer
            for group in made["layer"]
            for part in group.get("layer", [])
            if {"filter": "datum.iteration == toNumber(k)"} in part.get("transform", [])
            for layer in part["layer"]
        ]
        assert len(shown) >= 3


def test_a_chart_may_be_drawn_before_anything_else_of_the_page() -> None:
    elements = {BUS["element"], PIN["element"]}
    assert elements == {"body", "head"}  # two, and every page has them
    assert BUS["event"] != PIN["event"]


def test_pointing_shows_and_clicking_pins_in_both_linked_charts() -> None:
    for chart in all_charts(LESSON)[:2]:
        made = chart.form.spec
        pointed, clicked = params(made)["pointed"], params(made)["clicked"]
        assert pointed["bind"] == {"iteration": BUS}
        assert pointed["select"]["nearest"]
        assert pointed["select"]["on"] == "pointerover"
        assert clicked["bind"] == {"iteration": PIN}
        assert clicked["select"]["on"] == "click"


def test_three_numbers_of_a_line_have_the_digits_of_two() -> None:
    # with four 0.64875 of a step, which both take, is 0.6487 of one and 0.6488 of one
    assert READOUT_DIGITS[0][3] == READOUT_DIGITS[0][2]


def test_every_text_of_a_line_has_the_name_of_its_run() -> None:
    for chart in all_charts(LESSON):
        made = params(chart.form.spec)
        for at in range(len(READOUTS)):
            for side, line in made[f"readout{at}"]["value"].items():
                assert line.startswith(label(f"short.{side}")), line


def test_both_lines_of_numbers_are_written_alike() -> None:
    widest = {f"wide{at}" for at in range(len(READOUTS))}
    for chart in all_charts(LESSON):
        named = {
            text for key, text in parts_of(chart.form.spec["layer"]) if key == "as"
        }
        assert widest <= named
