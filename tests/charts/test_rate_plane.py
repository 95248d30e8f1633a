"""The chart of the plane of rates, read back from its specification."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import altair as alt
import numpy as np
import pytest
import vl_convert

from gd_core import PRESETS, Experiment
from gd_core.analysis.rate_plane import RatePlane, has_plane
from gd_core.charts.forms import FACTS, HEAD, Chart
from gd_core.charts.rate_plane import TAKEN_PAIR, plane_alt, plane_chart
from gd_core.runs.autograd import ends_by_autograd
from tests.charts.every_chart import as_json
from tests.charts.test_forms import names_in, sent, with_plain_names
from tests.conftest import changed

LESSON = changed(PRESETS["lesson"], optimizer="momentum")
CASES = {
    "lesson": LESSON,
    "nesterov": changed(LESSON, optimizer="nesterov"),
    "line": changed(PRESETS["hubble"], model="line", optimizer="momentum"),
    "overflowing": changed(LESSON, iterations=300),
    "far out": changed(LESSON, learning_rate=1e-9, momentum=0.999999),
    "no rate": changed(LESSON, learning_rate=0),
    "slip": changed(LESSON, manual_gradient="sum", autograd_gradient="broadcast"),
}


@cache
def plane_of(e: Experiment) -> RatePlane:
    assert has_plane(e)
    return RatePlane.of(e, ends_by_autograd)


def drawn(e: Experiment) -> Chart:
    return plane_chart(e, plane_of(e))


def subtitle(made: Chart) -> str:
    return " ".join(made.subtitle).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("name", CASES)
def test_the_plane_is_one_chart_that_vega_lite_knows_and_draws(name: str) -> None:
    made = drawn(CASES[name])
    assert sent(made) == sent(drawn(LESSON))
    whole = as_json(made)
    assert names_in(whole) - {FACTS} <= {*whole["datasets"]}
    assert {*made.form.names} == {*HEAD, *made.facts}
    known = whole | {"title": whole["title"] | {"subtitle": ["lines"]}}
    known["layer"] = with_plain_names(known["layer"])
    alt.LayerChart.from_dict(known, validate=True)
    svg = vl_convert.vegalite_to_svg(json.dumps(whole | {"width": 700}))
    for words in ("iterations to 1 %", "learning rate η", "momentum μ"):
        assert words in svg
    assert "NaN" not in svg
    if name != "no rate":
        assert "yours: η" in svg


def layers(made: Chart) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_json(made)["layer"]
    return found


def cells(made: Chart) -> Any:
    return made.data["cells"]


def test_a_cell_has_its_place_in_the_grid() -> None:
    plane, table = plane_of(LESSON), cells(drawn(LESSON))
    assert len(table) == plane.kept.size
    speed = table["speed"].to_numpy().reshape(plane.kept.shape)
    inside = plane.kept < 1
    assert plane.kept[inside] ** speed[inside] == pytest.approx(0.01, rel=1e-5)
    assert (speed[~inside] == -1).all()
    for place, (row, column) in enumerate(plane.tried):
        for side in ("manual", "autograd"):
            left = table[side].iloc[row * len(plane.rates) + column]
            assert left == pytest.approx(plane.left[side][place], rel=1e-6)
    assert table["manual"].notna().sum() == len(plane.tried)


@pytest.mark.parametrize(("name", "fewest"), [("lesson", 1), ("women", 1_000)])
def test_the_shades_tell_apart_what_is_on_the_plane(name: str, fewest: int) -> None:
    women = changed(PRESETS["women"], optimizer="momentum", iterations=20)
    e = LESSON if name == "lesson" else women
    facts, speed = drawn(e).facts, plane_of(e).speed
    assert facts["fewest"] == fewest <= max(1, speed[speed >= 0].min()) < 10 * fewest
    most = float(str(facts["most"]))
    assert 100 * fewest <= most <= 10_000 * fewest
    speeds = np.array(facts["speeds"])
    assert (speeds[0], speeds[-1]) == (fewest, most)


@pytest.mark.parametrize("name", ["lesson", "nesterov", "line"])
def test_the_edge_is_inside_the_shades_that_it_ends(name: str) -> None:
    plane, made = plane_of(CASES[name]), drawn(CASES[name])
    edges = np.array(made.facts["row_edges"])
    for edge, mu in zip(edges, plane.momenta.tolist(), strict=True):
        assert edge >= plane.edge_at(mu)


def test_the_tooltip_has_no_empty_rows() -> None:
    (layer,) = [each for each in layers(drawn(LESSON)) if each.get("name") == "places"]
    assert [row["field"] for row in layer["encoding"]["tooltip"]] == [
        *("rate", "mu", "told")
    ]
    assert drawn(LESSON).facts["left"] == (
        "left after 10: {manual} by hand, {autograd} by autograd"
    )


def test_what_overflowed_is_told_apart() -> None:
    made = drawn(CASES["overflowing"])
    plane = plane_of(CASES["overflowing"])
    assert np.isinf(plane.left["autograd"]).any()
    count = np.isinf(plane.left["autograd"]).sum()
    assert (cells(made)["autograd"] == -1).sum() == count
    assert made.facts["overflowed"] == "overflowed float32"


def test_the_title_says_which_pair_is_fastest() -> None:
    one = drawn(LESSON)
    assert one.title == (
        "With one curvature μ = 0 is fastest: at η = 0.06667 one step lands on "
        "the optimum"
    )
    line = drawn(CASES["line"])
    rate, mu = plane_of(CASES["line"]).best
    count = plane_of(CASES["line"]).until(rate, mu)
    assert line.title == (
        f"Momentum is fastest at η = {rate:.4g}, μ = {mu:.4g}: 1 % after {count} "
        "iterations"
    )
    assert line.facts["best_rate"] == rate


def test_the_own_pair_is_told() -> None:
    assert "yours: 1 % of the distance after" in subtitle(drawn(LESSON))
    past = changed(LESSON, learning_rate=0.3)
    assert "past the edge, 0.2533 for μ = 0.9" in subtitle(drawn(past))
    assert "is past the edge" in drawn(past).finding
    assert "rate 0 is not drawn" in subtitle(drawn(CASES["no rate"]))
    assert "of the right gradient" in subtitle(drawn(CASES["slip"]))
    assert "of the right gradient" not in subtitle(drawn(LESSON))


def test_an_own_pair_far_out_is_still_on_the_plane() -> None:
    facts = drawn(CASES["far out"]).facts
    assert facts["lowest_rate"] == facts["own_rate"] == 1e-9
    assert float(str(facts["own_place"])) < float(str(facts["top"]))
    assert facts["own_place"] == pytest.approx(6)


def test_a_click_takes_both() -> None:
    (taken,) = [p for p in drawn(LESSON).form.spec["params"] if p["name"] == TAKEN_PAIR]
    assert taken["select"]["fields"] == ["rate", "mu"]
    assert taken["select"]["on"] == "click"
    assert taken["select"]["nearest"]


def test_the_text_alternative_counts_the_runs() -> None:
    told, plane = plane_alt(LESSON, plane_of(LESSON)), plane_of(LESSON)
    near = int(np.sum(plane.left["autograd"] <= 0.01))
    away = int(np.sum(plane.left["autograd"] > 1))
    assert f"{near} left 1 %" in told
    assert f"{away} ended farther" in told
    assert "edge for μ = 0.9 is 0.253333" in told
    assert drawn(LESSON).finding == told


def test_past_the_edge_is_one_surface_with_the_edge_as_its_end() -> None:
    whole = as_json(drawn(LESSON))
    svg = vl_convert.vegalite_to_svg(json.dumps(whole | {"width": 700}))
    (surface,) = re.findall(r'mark-area role-mark.*?<path[^>]* d="([^"]*)"', svg)
    rates, _ = plane_of(LESSON).edge()
    corners = len(re.findall(r"-?[\d.]+,-?[\d.]+", surface))
    assert corners >= len(rates)
