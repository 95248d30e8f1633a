"""The map of the rates, read back from its specification."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from gd_core import PRESETS, Experiment
from gd_core.analysis import rates
from gd_core.analysis.rates import RateMap, can_be_mapped
from gd_core.charts import map_data, rate_map
from gd_core.charts.forms import Chart
from gd_core.charts.loss_axis import MOST_TICKS
from gd_core.charts.map_axis import BandedAxis
from gd_core.charts.map_data import REGIONS, SHARES, run_data
from gd_core.charts.map_layers import REGION_ROWS
from gd_core.charts.rate_map import TAKEN, map_alt, map_chart
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.checks import SIDES
from gd_core.text.en import CATALOGUE
from tests.conftest import changed, experiments, slipping

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def map_of(e: Experiment) -> RateMap:
    return RateMap.of(e, ends_by_autograd)


def drawn(e: Experiment) -> Chart:
    return map_chart(e, map_of(e))


def texts(made: Chart) -> list[str]:
    names: list[str] = made.data["names"]["text"].tolist()
    return names


def taken_in(made: Chart) -> list[str]:
    """What a click on a chart takes."""
    (taken,) = [p for p in made.form.spec["params"] if p["name"] == TAKEN]
    assert taken["select"]["on"] == "click"
    fields: list[str] = taken["select"]["fields"]
    return fields


def subtitle(made: Chart) -> str:
    return " ".join(made.subtitle).replace("\N{NO-BREAK SPACE}", " ")


def fact(made: Chart, name: str) -> float:
    """A fact that is a number."""
    assert name in made.form.names
    value = made.facts[name]
    assert isinstance(value, float | int)
    return float(value)


def layers_of(made: Chart, kind: str) -> list[dict[str, Any]]:
    """The layers of a kind of mark, without the finding that is not seen."""
    layers: list[dict[str, Any]] = made.form.spec["layer"][1:]
    return [layer for layer in layers if layer["mark"]["type"] == kind]


@settings(max_examples=20)
@given(experiments())
def test_every_run_has_its_place_and_what_left_is_in_a_band(e: Experiment) -> None:
    if not can_be_mapped(e):
        return
    rate_map = map_of(e)
    axis = BandedAxis.of(e, rate_map)
    table = run_data(e, rate_map, axis)
    assert len(table) == 2 * len(rate_map.rates)
    ends = [*rate_map.ends.values()]
    overflowed = np.concatenate([end.diverged_at >= 0 for end in ends])
    assert table["rate"].tolist() == rate_map.rates.tolist() * 2  # to the last bit
    assert table["loss"].tolist() == np.concatenate([x.loss for x in ends]).tolist()
    for row, over in zip(table.to_dict("records"), overflowed, strict=True):
        loss = np.log10(float(row["loss"])) if row["loss"] else -np.inf
        assert (row["diverged_at"] >= 0) == over
        if over or loss > axis.high:
            assert row["band"] == 1
        elif loss < axis.low:
            assert row["band"] == -1
            assert axis.below_used
        else:
            assert row["band"] == 0
    facts = axis.facts()
    lowest, below, high, above, highest = (
        float(str(facts[name]))
        for name in ("lowest", "below", "high", "above", "highest")
    )
    assert (high, above, below) == (axis.high, axis.above, axis.below)
    assert axis.low < high < above < highest
    if axis.below_used:
        assert lowest < below < axis.low
    else:
        assert lowest == axis.low
    ticks = facts["ticks"]
    assert isinstance(ticks, list)
    assert 1 < len(ticks) <= MOST_TICKS + 1
    assert all(axis.low <= tick <= high for tick in ticks)


def test_a_mark_in_a_band_is_a_triangle() -> None:
    (marks,) = layers_of(drawn(LESSON), "point")
    above, below = "datum.band > 0 ? ", "datum.band < 0 ? "
    shape = marks["mark"]["shape"]["expr"]
    assert shape.startswith(f"{above}'triangle-up' : {below}'triangle-down' : ")
    (place,) = [t for t in marks["transform"] if t.get("as") == "place"]
    in_place = "log(datum.loss) / LN10"
    assert place["calculate"] == f"{above}above : {below}below : {in_place}"


def test_what_a_mark_says_is_in_the_data() -> None:
    made = drawn(changed(LESSON, iterations=200))
    assert made.facts["overflowed"] == "overflowed float32 at iteration {k}"
    overflowed = made.data["runs"].query("diverged_at >= 0")
    assert len(overflowed)
    assert (overflowed["band"] == 1).all()


def test_the_map_names_regions_fastest_edge_and_the_chosen_rate() -> None:
    told = texts(drawn(LESSON))
    assert {*REGION_ROWS} == {*REGIONS}
    for name in REGIONS:
        assert CATALOGUE[f"region.{name}"] in told
    for text in ("fastest 0.06667", "edge 0.1333", "η = 0.01"):
        assert text in told
    marks = [layer["mark"] for layer in layers_of(drawn(LESSON), "text")]
    assert "▲ too large" in [mark.get("text") for mark in marks]
    none = drawn(changed(LESSON, learning_rate=0))
    assert not any("η" in text for text in texts(none))
    assert "0 has no place" in subtitle(none)


def test_the_map_explains_itself_alone() -> None:
    told = subtitle(drawn(SUM))
    for fact in ("x = 1, 2, 3, 4", "sum gradient", "10 iterations", "40 real runs"):
        assert fact in told
    assert "or overflowed float32" in told
    assert "10 iterations" in drawn(SUM).title


def lines_of(made: Chart) -> list[str]:
    """The runs whose closed form is drawn."""
    (line,) = layers_of(made, "line")
    assert line["transform"][0]["fold"] == [*SIDES]
    return [*made.data["lines"].columns.drop("share")]


def test_the_sum_has_a_line_of_its_own() -> None:
    one, two = drawn(LESSON), drawn(SUM)
    assert (lines_of(one), fact(one, "same_line")) == (["autograd"], 1)
    assert (lines_of(two), fact(two, "same_line")) == (["manual", "autograd"], 0)


def test_a_line_is_the_closed_form_as_far_as_can_be_seen() -> None:
    for e in (LESSON, SUM, changed(SUM, autograd_gradient="no_zero_grad")):
        mapped, made = map_of(e), drawn(e)
        lines = made.data["lines"]
        first, last = fact(made, "first_rate"), fact(made, "last_rate")
        rates = first * (last / first) ** (lines["share"] / SHARES)
        assert rates.to_numpy() == pytest.approx(mapped.line_rates, rel=1e-4)
        for side in lines_of(made):
            loss = mapped.line_loss[side]
            seen = (loss > 1e-30) & np.isfinite(loss)
            at = lines[side].to_numpy()[seen]
            assert at == pytest.approx(np.log10(loss[seen]), abs=1e-5)
            assert (lines[side][np.isinf(loss)] > 308).all()


def test_without_a_theory_there_are_marks_and_the_chosen_rate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mapped = map_of(LESSON)
    monkeypatch.setattr(rate_map, "theory_of", lambda e, side="": None)
    monkeypatch.setattr(map_data, "has_closed_form", lambda e, side: False)
    made = map_chart(LESSON, mapped)
    assert made.data["lines"].empty
    assert made.data["names"]["name"].tolist() == ["own"]
    assert len(made.data["runs"]) == 80
    for words in ("edge", "fastest", "closed form"):
        assert words not in subtitle(made) + made.finding


def test_the_map_of_passes_has_their_edge_and_no_fastest_rate() -> None:
    e = changed(LESSON, update="each", autograd_gradient="no_zero_grad")
    made = drawn(e)
    assert made.form is drawn(LESSON).form
    named = dict(zip(*(made.data["names"][c] for c in ("name", "rate")), strict=True))
    assert {*named} == {"edge", "own"}
    assert named["edge"] == pytest.approx(0.1518412, abs=1e-7)
    assert [*made.data["lines"]] == ["share", "manual"]
    assert "up to the edge passes settle" in subtitle(made)
    assert "the edge: of the right gradient" in subtitle(made)
    assert "up to the edge, 0.151841, the passes settle" in made.finding
    assert "fastest" not in subtitle(made) + made.finding


@settings(max_examples=10)
@given(slipping())
def test_all_maps_are_one_form(e: Experiment) -> None:
    if not can_be_mapped(e):
        return
    assert drawn(e).form is drawn(LESSON).form


def test_a_rate_far_out_is_still_on_the_map() -> None:
    for rate in (1e-6, 50.0):
        made = drawn(changed(LESSON, learning_rate=rate))
        assert ends_of(made)[0] <= rate <= ends_of(made)[1]


def ends_of(made: Chart) -> list[float]:
    """The ends of the axis of rates, which is the same for all layers."""
    scales = [
        layer["encoding"]["x"]["scale"]
        for layer in made.form.spec["layer"]
        if "scale" in layer.get("encoding", {}).get("x", {})
    ]
    assert [s["domain"] for s in scales] == [
        [{"expr": "lowest_rate"}, {"expr": "highest_rate"}]
    ]
    return [fact(made, "lowest_rate"), fact(made, "highest_rate")]


def test_a_click_takes_a_rate() -> None:
    assert taken_in(drawn(LESSON)) == ["rate"]


def test_the_text_alternative_states_the_finding() -> None:
    told = map_alt(LESSON, map_of(LESSON))
    assert drawn(LESSON).finding.startswith(told)
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
    assert ends_of(made) == [1e6, 1e9]
    assert max(made.data[name]["rate"].max() for name in ("names", "runs")) == 1e9


def test_names_that_would_touch_are_left_out_or_moved() -> None:
    far = drawn(changed(LESSON, learning_rate=1e-9))
    told = texts(far)
    assert CATALOGUE["region.slow"] in told
    assert CATALOGUE["region.diverging"] not in told
    assert "edge 0.1333" in told


@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("optimizer", ["momentum", "nesterov"])
def test_with_a_velocity_the_map_has_its_own_edge_and_no_word_of_another(
    model: str, optimizer: str
) -> None:
    e = changed(LESSON, model=model, optimizer=optimizer, iterations=100)
    made = drawn(e)
    assert made.form is drawn(LESSON).form
    named = dict(zip(*(made.data["names"][c] for c in ("name", "rate")), strict=True))
    assert named["edge"] == pytest.approx(rates.edge_of(e))
    assert "2/λ" not in subtitle(made)
    assert "lines: how far up the swings reach" in subtitle(made)
    assert "overshooting" in named
