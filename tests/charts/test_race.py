"""The charts of a race: the same form for all, what is drawn, and where names end."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.charts.forms import FACTS, HEAD, Chart
from gd_core.charts.loss_axis import LOSS_NAME
from gd_core.charts.race_data import MOST_RACED, Raced, RaceLine, Racer, lines_of
from gd_core.charts.race_loss import RaceAxis, race_chart
from gd_core.charts.race_marks import (
    LINE_KEY,
    OTHER_DASH,
    RUN_NAME_LETTER,
    SLOT_COLORS,
    SLOT_DASHES,
)
from gd_core.charts.race_paths import paths_chart
from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange.pins import MOST_PINS
from gd_core.runs.presets import RACES
from gd_core.text.catalogue import label, say
from gd_core.text.runs_named import run_names
from tests.charts.every_chart import as_json, both_runs
from tests.charts.test_codes import computed, marked
from tests.charts.test_forms import names_in, with_plain_names
from tests.conftest import changed, slipping, slipping_lines

__all__ = ["marked"]  # a fixture

LESSON, THREE, WOMEN = (PRESETS[name] for name in ("lesson", "three", "women"))
FAST = changed(LESSON, learning_rate=1, iterations=200)


def racing(*runs: Experiment) -> tuple[list[Racer], list[RaceLine]]:
    """Runs as they race, the first of them the present one."""
    made = zip(runs, run_names(runs), strict=True)
    racers = [
        Racer(slot, name, e, Raced.of(e, both_runs(e)))
        for slot, (e, name) in enumerate(made)
    ]
    with_side = {side: label(f"race.line.{side}") for side in ("manual", "autograd")}
    return racers, lines_of(racers, with_side)


def charts_of(*runs: Experiment, scale: str = "log") -> tuple[Chart, Chart]:
    racers, lines = racing(*runs)
    return race_chart(racers, lines, scale), paths_chart(runs[0], racers, lines)


def sent(chart: Chart) -> str:
    spec = chart.spec()
    del spec["datasets"]
    return json.dumps(spec, ensure_ascii=False)


def same_forms(runs: Sequence[Experiment]) -> None:
    usual = charts_of(THREE if runs[0].model == "line" else LESSON)
    for scale in ("log", "linear"):
        for chart, other in zip(charts_of(*runs, scale=scale), usual, strict=True):
            assert sent(chart) == sent(other)
            made = chart.spec()
            assert names_in(made) - {FACTS} <= {*made["datasets"]}
            assert {*chart.form.names} == {*HEAD, *chart.facts}
            text = json.dumps(as_json(chart)["datasets"], default=float)
            assert "NaN" not in text
            assert "Infinity" not in text
            assert chart.finding
            assert "nan" not in chart.finding


CASES = {
    **{
        name: tuple(changed(e, iterations=40) for e in runs)
        for name, runs in RACES.items()
    },
    "alone": (LESSON,),
    "gone": (LESSON, FAST, changed(LESSON, learning_rate=0.14)),
    "all gone": (FAST,),
    "slips": (
        changed(LESSON, manual_gradient="sum"),
        changed(LESSON, autograd_gradient="no_zero_grad"),
    ),
    "still": (changed(LESSON, w0=2), changed(LESSON, w0=2, learning_rate=1)),
    "no slope": (changed(LESSON, x=[0, 0, 0, 0], w0=3), LESSON),
    "other data": (LESSON, THREE, WOMEN, PRESETS["hubble"]),
    "line first": (THREE, LESSON, changed(THREE, loss="sum")),
    "long": (changed(LESSON, iterations=2_000, learning_rate=1e-4), LESSON),
    "each": (changed(THREE, update="each"), THREE),
    "tiny": (Experiment(x=[1e-9], y=[1e-9], precision="float64"),),
    "large": (
        Experiment(
            x=[1e12, 3e12], y=[1e12, 0], learning_rate=1e-26, precision="float64"
        ),
        Experiment(
            x=[1e12, 3e12],
            y=[1e12, 0],
            learning_rate=1e-25,
            model="line",
            b0=5,
            precision="float64",
        ),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_every_race_has_the_same_charts_to_the_last_byte(name: str) -> None:
    same_forms(CASES[name])


@settings(max_examples=12)
@given(st.lists(slipping() | slipping_lines(), min_size=1, max_size=3))
def test_random_races_have_the_same_charts_to_the_last_byte(
    runs: list[Experiment],
) -> None:
    same_forms(runs)


@pytest.mark.parametrize("e", [LESSON, THREE], ids=["origin", "line"])
def test_the_charts_are_ones_that_vega_lite_knows(e: Experiment) -> None:
    for chart in charts_of(e):
        made = as_json(chart)
        made["datasets"] = {name: rows[:3] for name, rows in made["datasets"].items()}
        made["title"] = made["title"] | {"subtitle": ["lines"]}
        made["layer"] = with_plain_names(made["layer"])
        alt.LayerChart.from_dict(made, validate=True)


@pytest.mark.usefixtures("marked")
def test_no_label_stands_where_vega_computes() -> None:
    for e in (LESSON, THREE):
        for chart in charts_of(e):
            assert not [text for text in computed(chart) if "¤" in text]
            assert chart.title.startswith("¤")
            assert str(chart.facts.get(LOSS_NAME, "¤")).startswith("¤")


def test_each_run_has_a_colour_and_a_dash_of_its_own() -> None:
    for colors in SLOT_COLORS:
        assert len({*colors}) == len(colors) == 1 + MOST_PINS
        assert not {*colors[:-1]} & {*RUN_COLORS.values()}  # these come last
    dashes = [tuple(dash) for dash in (*SLOT_DASHES, OTHER_DASH)]
    assert len({*dashes}) == len(dashes) == 2 + MOST_PINS


def test_both_sides_are_drawn_where_they_differ_in_one_colour() -> None:
    _, lines = racing(LESSON, changed(LESSON, manual_gradient="sum"))
    drawn = [(line.racer.slot, line.side, line.name) for line in lines]
    assert drawn == [
        (0, "manual", "by hand: right"),
        (1, "manual", "by hand: sum, by hand"),
        (1, "autograd", "by hand: sum, by autograd"),
    ]


def test_a_log_axis_has_the_loss_less_its_floor_and_says_so() -> None:
    runs = THREE, changed(THREE, learning_rate=0.2)
    log, _ = charts_of(*runs)
    linear, _ = charts_of(*runs, scale="linear")
    assert "above the least possible" in str(log.facts[LOSS_NAME])
    assert any("least possible" in line for line in map(plain, log.subtitle))
    assert "above" not in str(linear.facts[LOSS_NAME])
    first = log.data["states"]["value"][0]
    assert first == pytest.approx(12 - 2)  # J at 0 less the least, of three points
    assert linear.data["states"]["value"][0] == pytest.approx(12)
    without, _ = charts_of(LESSON)
    named = say("chart.loss.axis.log", loss=label("loss.mean.axis"))
    assert without.facts[LOSS_NAME] == named


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_where_floors_differ_that_is_said() -> None:
    chart, _ = charts_of(THREE, PRESETS["hubble"])
    assert label("chart.race.floors") in [plain(line) for line in chart.subtitle]


def test_a_run_that_grows_away_leaves_the_plot_and_squeezes_no_other() -> None:
    racers, lines = racing(LESSON, FAST)
    for scale in ("log", "linear"):
        race = RaceAxis.of(lines, scale)
        assert race.leaves == (False, True)
        assert race.axis.high <= 30 * 1e3
        chart = race_chart(racers, lines, scale)
        ends = chart.data["ends"]
        assert ends["name"].tolist() == ["η = 0.01, 10 iterations", ends["name"][1]]
        assert ends["name"][1].endswith("↑")
        assert ends["value"][1] == race.axis.high
        assert chart.data["states"]["value"].max() <= 20 * race.axis.high
        assert label("chart.race.leaves") in [plain(line) for line in chart.subtitle]


def test_a_name_stands_at_the_end_of_its_run() -> None:
    runs = RACES["rates"]
    chart, _ = charts_of(*runs)
    ends = chart.data["ends"]
    assert ends["name"].tolist() == ["η = 0.01", "η = 0.05", "η = 0.1"]
    assert ends["iteration"].tolist() == [40, 40, 40]
    for value, e in zip(ends["value"], runs, strict=True):
        assert value == both_runs(e)["manual"].final_loss


def test_long_runs_are_thinned_and_it_is_said() -> None:
    long = changed(LESSON, iterations=2_000, learning_rate=1e-4)
    chart, ways = charts_of(long)
    for drawn in (chart, ways):
        assert len(drawn.data["states"]) <= MOST_RACED + 2
    assert any("of every 7" in plain(line) for line in chart.subtitle)
    assert chart.data["states"]["iteration"].max() == 2_000


def test_the_title_says_who_is_first_and_the_finding_what_became_of_each() -> None:
    chart, ways = charts_of(*RACES["rates"])
    assert chart.title == "First to 1 % (k = 4): η = 0.05"
    assert "η = 0.1: loss 0 after 40 iterations" in chart.finding
    assert "is left after: 29" in chart.finding
    assert "η = 0.01: from w = 0 to 1.997" in ways.finding
    assert charts_of(LESSON)[0].title.startswith("None gets to 1 %")
    assert charts_of(FAST)[0].title == "All runs overflow"
    assert "overflows at iteration" in charts_of(FAST)[0].finding


def test_only_runs_on_the_same_loss_are_in_the_picture_of_the_ways() -> None:
    scaled = changed(THREE, standardize=True)
    other = changed(THREE, optimizer="adam", b0=4, iterations=7, precision="float64")
    _, ways = charts_of(THREE, scaled, other)
    assert {*ways.data["states"]["slot"]} == {0, 2}
    said = plain(" ".join(ways.subtitle))
    assert "other loss, not here: x standardised" in said


def test_the_longest_way_lies_beneath_the_others() -> None:
    far = changed(THREE, optimizer="momentum", iterations=100)
    _, ways = charts_of(changed(THREE, iterations=100), far)
    assert [*ways.data["states"]["slot"].unique()] == [1, 0]


def test_a_picture_of_one_way_says_whose_it_is() -> None:
    scaled = changed(THREE, standardize=True)
    assert charts_of(THREE, scaled)[1].title == "The path of raw x"
    assert charts_of(THREE)[1].title == "The paths of all runs"


def test_nothing_leads_across_the_plane_to_a_name() -> None:
    """A name stands beside the plot, behind a piece of its own line."""
    _, ways = charts_of(THREE, changed(THREE, learning_rate=0.2))
    beside = [
        layer["mark"]
        for layer in as_json(ways)["layer"]
        if "plot_width" in str(layer["mark"].get("x"))
    ]
    assert [mark["type"] for mark in beside] == ["rect", "line", "text"]
    _, piece, name = beside
    assert not [mark for mark in beside if "end_x" in str(mark["x"])]
    for channel, used in (("stroke", "slot_colors"), ("strokeDash", "slot_dashes")):
        assert used in piece[channel]["expr"]
    assert piece["y"] == name["y"]
    room = ways.facts["label_room"]
    assert isinstance(room, float)
    assert room >= LINE_KEY + RUN_NAME_LETTER * len("η = 0.1")


def test_a_way_that_leaves_the_curve_ends_where_it_left() -> None:
    _, ways = charts_of(LESSON, changed(LESSON, learning_rate=0.14, iterations=60))
    center, reach = (float(str(ways.facts[n])) for n in ("curve_center", "reach"))
    seen = ways.data["states"]
    assert (np.abs(seen["w"] - center) <= reach).all()
    assert 0 < (seen["slot"] == 1).sum() < 61
