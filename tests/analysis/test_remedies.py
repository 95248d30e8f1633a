"""Remedies: what is offered is what helps, and what it makes can be run."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from gd_core import PRESETS, Experiment, run_manual
from gd_core.analysis.fit import fit_of, least_squares
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.remedies import (
    bias_helps,
    standardised,
    standardising_helps,
    with_bias,
)
from tests.analysis.test_bowl import lines
from tests.conftest import changed

HOMEWORK = Experiment(x=[5, 7, 9, 12], y=[51, 60, 78, 95], learning_rate=0.01)


def test_a_bias_helps_where_the_data_do_not_go_through_the_origin() -> None:
    assert bias_helps(HOMEWORK)
    assert not bias_helps(PRESETS["lesson"])
    assert not bias_helps(changed(HOMEWORK, y=[50, 70.1, 89.8, 120]))  # what is seen
    assert bias_helps(changed(HOMEWORK, y=[5, 5, 5, 5]))


@pytest.mark.parametrize("rate", [1e-9, 0.01, 0.0133, 0.5])
def test_with_a_bias_the_rate_is_kept_if_it_is_below_the_edge(rate: float) -> None:
    line = with_bias(changed(HOMEWORK, learning_rate=rate))
    assert line is not None
    assert line.model == "line"
    theory = LineTheory(line)
    assert line.learning_rate < theory.edge_rate
    assert (line.learning_rate == rate) == (rate < 0.01322)


def test_with_a_bias_a_rate_that_is_set_is_below_the_edge_of_a_long_bowl() -> None:
    # the fastest rate is 0.999999 of the edge here: three digits of it could be past
    line = with_bias(changed(PRESETS["women"], model="origin", learning_rate=0.00025))
    assert line is not None
    theory = LineTheory(line)
    assert theory.fastest_rate > 0.99999 * theory.edge_rate
    assert line.learning_rate < 0.7 * theory.edge_rate


@given(lines())
def test_the_standardised_run_reaches_the_best_line(e: Experiment) -> None:
    better = standardised(changed(e, standardize=False))
    if better is None:  # all x are the same
        assert len(set(e.x.tolist())) == 1
        return
    end = run_manual(changed(better, iterations=60, precision="float64"))
    best = least_squares(e)
    assert fit_of(better, end.params[-1]).loss == pytest.approx(best.loss, abs=1e-6)


@pytest.mark.parametrize(
    ("change", "is_offered"),
    [
        ({"iterations": 50}, True),
        ({"iterations": 50, "model": "origin"}, False),
        ({"iterations": 50, "standardize": True}, False),
        ({"iterations": 50, "update": "each"}, False),
        ({"x": [2, 2, 2, 2]}, False),  # there is no other
        ({"learning_rate": 1e-5}, False),  # slow along both directions
        ({"iterations": 10_000}, False),  # it is there
    ],
)
def test_standardising_is_offered_where_the_bowl_is_long(
    change: dict[str, Any], is_offered: bool
) -> None:
    e = changed(HOMEWORK, **{"model": "line", **change})
    assert standardising_helps(e) == is_offered
