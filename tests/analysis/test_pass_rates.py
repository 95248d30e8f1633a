"""Pass rates: edge and closed form of passes, against what runs do."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.analysis.pass_rates import edge_of_passes, loss_after_passes
from gd_core.analysis.passes import pass_of, safe_rate
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    ends_by_hand,
    has_closed_form,
    tried_rates,
    with_rate,
)
from gd_core.runs.autograd import ends_by_autograd
from gd_core.runs.losses import LOSSES
from tests.conftest import changed

LESSON = changed(PRESETS["lesson"], update="each")
SLIPS = ["mean", "no2", "twice"]
data = st.lists(st.floats(0.1, 10), min_size=1, max_size=6)


def rho(e: Experiment, rate: float) -> float:
    made = pass_of(changed(e, learning_rate=rate, precision="float64"))
    assert made
    return abs(made.rho)


@given(data, st.sampled_from([*LOSSES]))
def test_up_to_the_edge_a_pass_shrinks_the_distance_and_past_it_it_grows(
    x: list[float], loss: str
) -> None:
    e = Experiment(x=x, y=x, loss=loss, update="each", precision="float64")
    edge = edge_of_passes(e)
    assert edge >= safe_rate(e) * (1 - 1e-12)
    for share in (0.01, 0.3, 0.7, 0.99, 1 - 1e-9):
        assert rho(e, share * edge) <= 1
    assert rho(e, edge * (1 + 1e-9)) >= 1 - 1e-7


def test_the_edge_of_the_lesson() -> None:
    edge = edge_of_passes(LESSON)
    assert edge == pytest.approx(0.1518412, abs=1e-7)
    x = LESSON.x
    assert abs(np.prod(1 - 2 * edge * x * x)) == pytest.approx(1)
    one = changed(LESSON, x=[1], y=[2])
    assert edge_of_passes(one) == pytest.approx(safe_rate(one)) == pytest.approx(1)


def test_there_is_no_edge_where_nothing_settles_or_nothing_moves() -> None:
    assert edge_of_passes(LESSON, "uphill") == 0
    assert edge_of_passes(LESSON, "no_zero_grad") == 0
    still = changed(LESSON, x=[0, 0, 0, 0])
    assert math.isinf(edge_of_passes(still))
    assert not can_be_mapped(still)
    assert not can_be_mapped(changed(LESSON, w0=2))
    assert not can_be_mapped(changed(LESSON, x=[1e-7] * 4))


@pytest.mark.parametrize("y", [[2, 4, 6, 8], [2, 4, 7, 8], [-1, 0, 3, 0.5]])
@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("loss", LOSSES)
def test_the_closed_form_is_what_runs_come_to(
    loss: str, slip: str, y: list[float]
) -> None:
    e = changed(
        LESSON, y=y, loss=loss, manual_gradient=slip, precision="float64", iterations=7
    )
    rates = tried_rates(e)
    expected = loss_after_passes(e, e.slip("manual"), rates)
    single = np.array([run_manual(with_rate(e, r)).final_loss for r in rates.tolist()])
    assert single == pytest.approx(expected, rel=1e-8, abs=1e-20)


@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("autograd", ["right", "no_zero_grad"])
@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_each_mark_of_the_map_is_the_single_run_at_that_rate(
    precision: str, autograd: str, model: str
) -> None:
    e = changed(
        LESSON,
        precision=precision,
        autograd_gradient=autograd,
        iterations=60,
        model=model,
    )
    rates = tried_rates(e).tolist()
    for ends, run in ((ends_by_hand, run_manual), (ends_by_autograd, run_autograd)):
        found, traces = ends(e, rates), [run(with_rate(e, rate)) for rate in rates]
        gone = [-1 if t.diverged_at is None else t.diverged_at for t in traces]
        assert found.diverged_at.tolist() == gone
        assert found.loss.tolist() == [trace.final_loss for trace in traces]
        assert -1 in gone
        assert precision == "float64" or max(gone) > 0


def test_a_map_of_passes_has_a_line_for_each_run_that_has_a_closed_form() -> None:
    forgotten = changed(LESSON, autograd_gradient="no_zero_grad")
    assert {*RateMap.of(forgotten, ends_by_autograd).line_loss} == {"manual"}
    assert not has_closed_form(forgotten, "autograd")
    assert {*RateMap.of(LESSON, ends_by_autograd).line_loss} == {"manual", "autograd"}
