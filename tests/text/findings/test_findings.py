"""Findings: whatever is run, a finding is short, says numbers, and is true."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import Experiment, Step, run_autograd, run_manual
from gd_core.analysis.agreement import compare
from gd_core.analysis.prediction import outcome_of
from gd_core.analysis.step import seen_by_steps
from gd_core.runs.checks import (
    OPTIMIZERS,
    SIDES,
    autograd_gradients,
    manual_gradients,
)
from gd_core.text.findings import (
    TONES,
    Finding,
    compare_finding,
    question_finding,
    rate_finding,
    step_finding,
    take_finding,
)
from gd_core.text.findings.finding import MOST_IN_LINE, MOST_IN_TITLE
from tests.conftest import changed, experiments, slipping_lines

SETTLES = ("lands", "converges", "overshoots", "spirals", "lands_in_two")


@st.composite
def any_experiments(draw: st.DrawFn) -> Experiment:
    """Experiments with every optimiser, slip, loss, model and update."""
    e = draw(st.one_of(experiments(share=st.floats(0, 3)), slipping_lines()))
    optimizer = draw(st.sampled_from(OPTIMIZERS))
    change: dict[str, Any] = {
        "optimizer": optimizer,
        "update": draw(st.sampled_from(("all", "each"))),
        "manual_gradient": draw(st.sampled_from(manual_gradients(optimizer))),
        "autograd_gradient": draw(st.sampled_from(autograd_gradients(optimizer))),
    }
    if draw(st.booleans()):  # most runs make no slip
        change |= {"manual_gradient": "mean", "autograd_gradient": "right"}
    if optimizer not in ("sgd", "momentum", "nesterov"):
        if change["manual_gradient"] in ("bracket", "no_root"):  # 0/0 within a pass
            change["update"] = "all"
        change["learning_rate"] = draw(st.sampled_from((0.0, 0.01, 0.1, 1.0, 100.0)))
    return changed(e, **change)


def is_sound(found: Finding) -> None:
    """A finding has its form: one line each, no nan, no subscripts, short."""
    assert found.tone in TONES
    assert 0 < len(found.title) <= MOST_IN_TITLE
    assert not found.title.endswith(".")
    assert len(found.lines) <= 2
    for line in found.lines:
        assert 0 < len(line) <= MOST_IN_LINE
        assert line.endswith((".", "?"))
    for text in (found.title, *found.lines):
        assert "\n" not in text
        assert not re.search(
            r"\bnan\b|\binf\b|None|[₀₁₂₃₄₅₆₇₈₉*]|  |\{|−0\b(?!\.)", text
        )


@given(any_experiments(), st.integers(0, 45))
@settings(max_examples=60)
def test_every_finding_is_sound_and_agrees_with_what_is_known(
    e: Experiment, k: int
) -> None:
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    found = compare_finding(e, traces)
    is_sound(found)
    differ = compare(e, *traces.values()).differ_at is not None
    assert (found.tone == "wrong") == differ
    outcome = outcome_of(e, "autograd")
    if not differ and outcome in ("diverges", "climbs", "flips", "drifts", "swings"):
        assert found.tone == "warning"
    if not differ and found.tone == "good":
        assert outcome not in ("diverges", "climbs", "flips", "drifts", "swings")
    rate = rate_finding(e)
    is_sound(rate)
    if not e.slips and rate.tone == "good":
        assert outcome in (*SETTLES, "still", "turns")
    is_sound(take_finding(e))
    is_sound(question_finding(e))
    for side in SIDES:
        step = Step.of(e, side, seen_by_steps(e, traces[side]), k)
        is_sound(step_finding(e, side, step))
