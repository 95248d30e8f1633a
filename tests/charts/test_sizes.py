"""Text in charts can be read on a slide: nothing is smaller than 13 pixels."""

from __future__ import annotations

import re
from typing import Any

import pytest

from gd_core import PRESETS, check_run, run_manual
from gd_core.charts.forms import Chart
from gd_core.charts.memory import memory_charts
from gd_core.charts.printed_run import printed_chart
from tests.charts.every_chart import both_runs, every_chart, parts_of

SMALLEST = 13
SIZES = {"fontSize", "labelFontSize", "titleFontSize", "subtitleFontSize"}
SUBSCRIPTS = re.compile("[₀-₉]")


def all_charts(name: str) -> dict[str, Chart]:
    e = PRESETS[name]
    check = check_run(e, w=run_manual(e).w) if e.model == "origin" else None
    charts = every_chart(e)
    if check:
        charts["check"] = printed_chart(e, check, "w")
    for i, chart in enumerate(memory_charts(e, both_runs(e))):
        charts[f"memory {i}"] = chart
    return charts


def smallest(size: Any) -> float:
    """The least a size can be, of an expression that is a clamp as well."""
    if isinstance(size, dict):
        (least,) = re.findall(r", (\d+), \d+\)$", size["expr"])
        return float(least)
    return float(size)


def with_texts(part: Any) -> list[dict[str, Any]]:
    """All marks that are texts."""
    if isinstance(part, list):
        return [mark for each in part for mark in with_texts(each)]
    if not isinstance(part, dict):
        return []
    own = [part["mark"]] if part.get("mark", {}).get("type") == "text" else []
    return own + [m for key in ("layer",) for m in with_texts(part.get(key, []))]


@pytest.mark.parametrize("name", ["lesson", "three", "momentum"])
def test_no_text_is_smaller_than_can_be_read_on_a_slide(name: str) -> None:
    for kind, chart in all_charts(name).items():
        for mark in with_texts(chart.form.spec["layer"]):
            assert smallest(mark["fontSize"]) >= SMALLEST, kind
        for key, size in parts_of(chart.form.spec):
            if key in SIZES and isinstance(size, int | float):
                assert size >= SMALLEST, (kind, key)


@pytest.mark.parametrize("name", ["lesson", "three", "momentum"])
def test_no_subscript_is_drawn_in_a_plot(name: str) -> None:
    for kind, chart in all_charts(name).items():
        told = [fact for fact in chart.facts.values() if isinstance(fact, str)]
        told += [
            str(text)
            for table in chart.data.values()
            if "text" in table
            for text in table["text"]
        ]
        assert not [text for text in told if SUBSCRIPTS.search(text)], kind
