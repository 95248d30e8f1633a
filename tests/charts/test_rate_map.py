"""The map of the rates, read back from its specification."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from gd_core import PRESETS, Experiment
from gd_core.analysis import rates
from gd_core.analysis.rates import RateMap, can_be_mapped
from gd_core.charts.map_axis import BandedAxis
from gd_core.charts.map_layers import REGION_ROWS, map_data
from gd_core.charts.rate_map import TAKEN, map_alt, map_chart
from gd_core.runs.autograd import ends_by_autograd
from gd_core.text.en import CATALOGUE
from tests.conftest import changed, experiments, rows_of

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def map_of(e: Experiment) -> RateMap:
    return RateMap.of(e, ends_by_autograd)


def drawn(e: Experiment) -> dict[str, Any]:
    made: dict[str, Any] = map_chart(e, map_of(e))
    return made


def texts(made: dict[str, Any]) -> list[str]:
    return [
        str(layer["encoding"]["text"].get("value"))
        for layer in made["layer"]
        if layer["mark"]["type"] == "text"
    ]


def taken_in(made: dict[str, Any]) -> list[str]:
    """What a click on a chart takes."""
    (taken,) = [param for param in made["params"] if param["name"] == TAKEN]
    assert taken["select"]["on"] == "click"
    fields: list[str] = taken["select"]["fields"]
    return fields


def subtitle(made: dict[str, Any]) -> str:
    return " ".join(made["title"]["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")


@settings(max_examples=20)
@given(experiments())
def test_every_run_has_its_place_and_what_left_is_in_a_band(e: Experiment) -> None:
    if not can_be_mapped(e):
        return
    rate_map = map_of(e)
    axis = BandedAxis.of(e, rate_map)
    table = map_data(e, rate_map, axis)
    assert len(table) == 2 * len(rate_map.rates)
    ends = [*rate_map.ends.values()]
    overflowed = np.concatenate([end.diverged_at >= 0 for end in ends])
    for row, over in zip(table.to_dict("records"), overflowed, strict=True):
        loss = np.log10(row["loss"]) if row["loss"] else -np.inf
        if over or loss > axis.high:
            assert (row["place"], row["mark"]) == (axis.above, "triangle-up")
            assert not over or "overflowed" in str(row["ends"])
        elif loss < axis.low:
            assert (row["place"], row["mark"]) == (axis.below, "triangle-down")
            assert axis.below_used
        else:
            assert row["place"] == loss
    assert axis.domain[0] <= table["place"].min()
    assert table["place"].max() < axis.domain[1]
    assert axis.low < axis.high < axis.above < axis.domain[1]
    assert 1 < len(axis.ticks()) <= 9
    assert all(axis.low <= tick <= axis.high for tick in axis.ticks())


def test_the_map_names_regions_fastest_edge_and_the_chosen_rate() -> None:
    told = texts(drawn(LESSON))
    for name in REGION_ROWS:
        assert CATALOGUE[f"region.{name}"] in told
    for text in ("fastest 0.06667", "edge 0.1333", "η = 0.01", "▲ too large"):
        assert text in told
    none = drawn(changed(LESSON, learning_rate=0))
    assert not any("η" in text for text in texts(none))
    assert "0 has no place" in subtitle(none)


def test_the_map_explains_itself_alone() -> None:
    told = subtitle(drawn(SUM))
    for fact in ("x = 1, 2, 3, 4", "sum gradient", "10 iterations", "40 real runs"):
        assert fact in told
    assert "or overflowed float32" in told
    assert "10 iterations" in drawn(SUM)["title"]["text"]


def test_the_sum_has_a_line_of_its_own() -> None:
    def lines(e: Experiment) -> int:
        return sum(layer["mark"]["type"] == "line" for layer in drawn(e)["layer"])

    assert lines(LESSON) == 1
    assert lines(SUM) == 2


def test_a_rate_far_out_is_still_on_the_map() -> None:
    for rate in (1e-6, 50.0):
        made = drawn(changed(LESSON, learning_rate=rate))
        (marks,) = [m for m in made["layer"] if m["mark"]["type"] == "point"]
        low, high = marks["encoding"]["x"]["scale"]["domain"]
        assert low <= rate <= high


def test_a_click_takes_a_rate() -> None:
    assert taken_in(drawn(LESSON)) == ["rate"]


def test_the_text_alternative_states_the_finding() -> None:
    told = map_alt(LESSON, map_of(LESSON))
    for number in ("40 learning rates", "0.0666667", "0.133333", "chosen 0.01"):
        assert number in told


@pytest.mark.parametrize(
    ("x", "words", "named"),
    [
        (3.5e-5, "", {"fastest", "edge"}),
        (
            2.6e-5,
            "the edge, 1.47929e9, is beyond the largest rate tried, 1e9",
            {"fastest"},
        ),
        (1e-5, "the fastest rate, 5e9, and the edge, 1e10, are beyond", set()),
    ],
)
def test_what_is_beyond_the_largest_rate_is_said_and_not_drawn(
    x: float, words: str, named: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    e = Experiment(x=[x], y=[2 * x], learning_rate=1e8)
    tried = np.geomspace(1e6, 1e9, 20)
    monkeypatch.setattr(rates, "tried_rates", lambda e: tried)
    made = drawn(e)
    told = " ".join(texts(made))
    assert {name for name in ("fastest", "edge") if f"{name} " in told} == named
    assert words in subtitle(made)
    assert ("beyond" in subtitle(made)) == bool(words)
    for layer in made["layer"]:
        if "x" in layer["encoding"]:
            assert layer["encoding"]["x"]["scale"]["domain"] == [1e6, 1e9]
    assert max(row.get("rate", 0) for row in rows_of(made)) == 1e9


def test_names_that_would_touch_are_left_out_or_moved() -> None:
    far = drawn(changed(LESSON, learning_rate=1e-9))
    told = texts(far)
    assert CATALOGUE["region.slow"] in told
    assert CATALOGUE["region.diverging"] not in told
    assert "edge 0.1333" in told
