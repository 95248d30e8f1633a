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
from gd_core.charts.loss_range import MOST_TICKS
from gd_core.charts.map_axis import BandedAxis, losses_at, rate_ticks
from gd_core.charts.map_data import REGIONS, SHARES, run_data
from gd_core.charts.map_names import REGION_COLORS
from gd_core.charts.map_places import (
    OWN_FONT,
    OWN_LETTER,
    OWN_LISTS,
    PAPERS,
    RING_RADIUS,
)
from gd_core.charts.rate_map import TAKEN, map_alt, map_chart
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import speaking
from gd_core.text.en import CATALOGUE
from gd_core.text.widths import width
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
    shown = [losses_at(e, rate_map, side) for side in SIDES]
    assert table["loss"].tolist() == np.concatenate(shown).tolist()
    for row, over in zip(table.to_dict("records"), overflowed, strict=True):
        loss = float(axis.place(float(row["loss"])))
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
    marks, _ring = layers_of(drawn(LESSON), "point")
    above, below = "datum.band > 0 ? ", "datum.band < 0 ? "
    shape = marks["mark"]["shape"]["expr"]
    assert shape.startswith(f"{above}'triangle-up' : {below}'triangle-down' : ")
    (place,) = [t for t in marks["transform"] if t.get("as") == "place"]
    in_place = "log(datum.loss - floor) / LN10"
    assert place["calculate"] == f"{above}above : {below}below : {in_place}"


def test_what_a_mark_says_is_in_the_data() -> None:
    made = drawn(changed(LESSON, iterations=200))
    assert made.facts["overflowed"] == "overflowed float32 at iteration {k}"
    overflowed = made.data["runs"].query("diverged_at >= 0")
    assert len(overflowed)
    assert (overflowed["band"] == 1).all()


def test_the_map_names_regions_fastest_edge_and_the_chosen_rate() -> None:
    told = texts(drawn(LESSON))
    assert {*REGION_COLORS} == {*REGIONS}
    for name in REGIONS:
        assert CATALOGUE[f"region.{name}"] in told
    for text in ("fastest 0.06667", "edge 0.1333", "η = 0.01"):
        assert text in told
    facts = drawn(LESSON).facts
    assert str(facts["above_name"]).startswith("▲ too large: over 3800")
    assert facts["below_name"] == "▽ below 3e−6"
    none = drawn(changed(LESSON, learning_rate=0))
    assert not any("η" in text for text in texts(none))
    assert "learning rate 0 is not drawn" in subtitle(none)


def test_the_map_explains_itself_alone() -> None:
    told = subtitle(drawn(SUM))
    for fact in (
        "x = 1, 2, 3, 4",
        "sum gradient",
        "10 iterations",
        "real runs at 40 rates",
    ):
        assert fact in told
    assert str(drawn(SUM).facts["above_name"]).endswith("or overflowed float32")
    assert "10 iterations" in drawn(SUM).title


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_name_of_a_band_may_break_once_on_a_narrow_map(language: str) -> None:
    with speaking(language):
        name = str(drawn(LESSON).facts["above_name"])
    first, second = map(width, name.split("\n"))
    assert max(first, second) <= 0.65 * (first + second)


def lines_of(made: Chart) -> list[str]:
    """The runs whose closed form is drawn."""
    _leaders, line = layers_of(made, "line")
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
            loss = mapped.line_loss[side] - fact(made, "floor")
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


def test_the_own_rate_is_a_ring_on_the_line_of_each_run() -> None:
    at_hand = changed(LESSON, learning_rate=0.14)
    (ring,) = drawn(at_hand).data["own"].to_dict("records")
    assert ring["rate"] == 0.14
    assert 10 ** float(ring["place"]) == pytest.approx(30 * 1.1**20)  # (1 - 2.1)^20
    assert drawn(at_hand).facts["own_name"] == "η = 0.14"
    assert len(drawn(SUM).data["own"]) == 2
    assert drawn(changed(LESSON, learning_rate=0)).data["own"].empty


@pytest.mark.parametrize("name", ["lesson", "hubble", "three"])
@pytest.mark.parametrize("of_edge", [0.05, 0.5, 0.9, 1.0, 1.05])
def test_no_mark_is_under_the_name_of_the_own_rate(name: str, of_edge: float) -> None:
    e = PRESETS[name]
    e = changed(e, learning_rate=float(f"{of_edge * rates.edge_of(e):.4g}"))
    mapped, made = map_of(e), drawn(e)
    axis = BandedAxis.of(e, mapped)
    low, high = ends_of(made)
    own = dict(made.data["own"].iloc[0])
    text = str(made.facts["own_name"])
    runs = map_data.drawn_runs(axis, made.data["runs"])
    for at, size in enumerate(PAPERS):
        dx, dy = (np.array(made.facts[name], float)[at] for name in OWN_LISTS)

        def pixels(rate: Any, place: Any, size: Any = size) -> Any:
            bottom, top = axis.domain
            across = np.log(rate / low) / np.log(high / low)
            up = (place - bottom) / (top - bottom)
            return np.array([across, up]).T * size

        middle = pixels(own["rate"], own["place"]) + np.array([dx, dy])
        half = [OWN_LETTER * len(text) / 2, OWN_FONT / 2]
        marks = pixels(runs["rate"], runs["place"])
        assert not np.all(np.abs(marks - middle) < half, axis=1).any()
        beyond = np.maximum(np.abs([dx, dy]) - half, 0)
        assert np.hypot(*beyond) > RING_RADIUS
        assert np.all(middle - half >= 0)
        assert np.all(middle + half <= size)


def test_no_mark_stands_half_under_the_ring_of_the_chosen_rate() -> None:
    runs = drawn(LESSON).data["runs"]
    near = np.abs(np.log10(runs["rate"] / 0.01)) < 0.03
    assert near.any()
    assert runs.loc[near, "hidden"].all()


def test_rates_have_ticks_at_one_two_and_five() -> None:
    assert rate_ticks(0.0007, 0.2) == [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
    assert rate_ticks(1e-9, 1.0) == [10.0**power for power in range(-9, 1)]


def test_runs_in_the_same_place_take_turns() -> None:
    # of a rate that no mark is near, so that none is under its ring
    runs = drawn(changed(LESSON, learning_rate=0)).data["runs"]
    seen = runs.loc[~runs["hidden"]]
    assert len(seen) == len(runs) / 2
    assert seen["rate"].is_unique
    assert seen["side"].nunique() == 2
    apart = drawn(SUM).data["runs"]
    by_hand, by_autograd = (apart[apart["side"] == side] for side in (0, 1))
    same = by_hand["loss"].to_numpy() == by_autograd["loss"].to_numpy()
    both_seen = ~by_hand["hidden"].to_numpy() & ~by_autograd["hidden"].to_numpy()
    assert both_seen[~same & (by_hand["band"].to_numpy() == 0)].any()


def test_a_gradient_that_is_never_reset_is_drawn_by_how_far_up_it_swings() -> None:
    e = changed(PRESETS["zero_grad"], iterations=20)
    made, mapped = drawn(e), map_of(e)
    told = made.data["runs"].query("side == 1 and band == 0")
    runs = zip(told["rate"], told["loss"], strict=True)
    # where it is at its last iteration is anywhere below that
    last = dict(zip(mapped.rates, mapped.ends["autograd"].loss, strict=True))
    times = [loss / last[rate] for rate, loss in runs]
    assert min(times) > 0.999
    assert max(times) > 10
    names = made.data["names"].set_index("name")["text"]
    assert names["own_edge"] == "edge 2/a = 0.2667"
    assert names["edge"] == "edge 0.1333"
    assert made.facts["autograd_name"] == "by autograd: top of its swings"
    assert "swings forever" in subtitle(made)
    assert "own_edge" not in {*drawn(LESSON).data["names"]["name"]}


def test_where_there_is_a_floor_the_map_begins_at_it() -> None:
    made = drawn(PRESETS["hubble"])
    assert fact(made, "floor") == pytest.approx(50_266.7766, abs=1e-3)
    assert made.facts["loss_name"] == (
        "mean squared error\nabove its least, 50,267 (log)"
    )
    # what the loss itself would show as a level line spans powers of ten
    assert fact(made, "high") - fact(made, "lowest") > 5


def test_the_map_reaches_no_further_down_than_its_runs() -> None:
    adam = changed(LESSON, optimizer="adam", learning_rate=0.1, iterations=40)
    runs = drawn(adam).data["runs"]
    assert 10 ** fact(drawn(adam), "lowest") > 0.3 * runs["loss"].min()
    assert 10 ** fact(drawn(LESSON), "lowest") > 1e-8 * 30


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
