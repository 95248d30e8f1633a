"""The view One step, run in process: what it shows at every state, and its links."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, Step, Trace, run_autograd, run_manual
from gd_core.exchange.link import Look, write_link
from gd_core.text.arithmetic import stages
from tests.conftest import changed
from tests.page.in_process import complaints, link, opened, told

LESSON = PRESETS["lesson"]


def run_of(e: Experiment, run: str) -> Trace:
    return run_manual(e) if run == "manual" else run_autograd(e)


def player(page: AppTest) -> dict[str, Any]:
    """What the player in the page is told."""
    component = page.get("bidi_component")[-1]  # the first is for the keyboard
    told: dict[str, Any] = json.loads(component.proto.json)
    return told


def step_of(e: Experiment, k: int, run: str = "manual", **look: str) -> AppTest:
    return opened(**write_link(e, Look("step", k, run, **look)))


@pytest.mark.parametrize("run", ["manual", "autograd"])
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_in_the_middle(name: str, run: str) -> None:
    shows_the_step(PRESETS[name], run, 0.5)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("name", ["fast", "zero_grad", "three", "unnoticed"])
def test_the_first_and_the_last_state(name: str, at: float) -> None:
    shows_the_step(PRESETS[name], "autograd", at)


def shows_the_step(e: Experiment, run: str, at: float) -> AppTest:
    """The page shows the step at a share of a run, card by card and chart by chart."""
    trace = run_of(e, run)
    k = int(at * (trace.states - 1))
    page = step_of(e, k, run)
    assert not complaints(page)
    data = player(page)
    assert (data["k"], data["last"]) == (k, trace.states - 1)
    shown = data["steps"][str(k)]["stages"]
    for stage, (lines, result, _) in zip(
        stages(Step.of(e, run, trace, k)), shown, strict=True
    ):
        assert (list(stage.lines), stage.result) == (lines, result)
    assert len(page.get("vega_lite_chart")) == 4
    assert len(page.get("table")) == 1 + len(e.parameters)
    for heading in page.subheader:
        assert f"k = {k}" in heading.value
    assert link(page) == write_link(e, Look("step", k, run))
    return page


@pytest.mark.parametrize(
    ("side", "slip", "formula", "note", "witnesses"),
    [
        ("manual", "sum", "w ← w − η·gradient", "4 × the mean", "N = 4"),
        ("manual", "no2", "w ← w − η·gradient", "Half of what", "the 2 that"),
        ("manual", "uphill", "w ← w + η·J′", "Uphill", "in the update"),
        ("autograd", "no_zero_grad", "w ← w − η·w.grad", "Never reset", "never reset"),
    ],
)
def test_every_slip_shows_in_every_part_of_its_step(
    side: str, slip: str, formula: str, note: str, witnesses: str
) -> None:
    e = changed(LESSON, **{f"{side}_gradient": slip})
    page = shows_the_step(e, side, 0.5)
    data = player(page)
    assert data["stages"][3][1] == formula
    assert note in str([stage[2] for stage in data["steps"]["5"]["stages"]])
    assert witnesses in told(page)
    points = page.table[0].value
    assert ("red-badge" in str(points.iloc[-1, -1])) == (slip != "uphill")
    assert bool(page.error) == (slip != "uphill")
