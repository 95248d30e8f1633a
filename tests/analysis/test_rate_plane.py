"""The plane of rates: its grid, its edge, its best pair, and the runs beside it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.analysis.effort import map_effort, plane_effort
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.rate_plane import (
    EVERY,
    EVERY_OF_MUCH,
    RatePlane,
    curvatures_down,
    has_plane,
    kept_of,
    place_of,
    plane_momenta,
    plane_rates,
    tried_pairs,
)
from gd_core.analysis.theory import Theory
from gd_core.runs.autograd import ends_by_autograd
from tests.conftest import changed

LESSON = changed(PRESETS["lesson"], optimizer="momentum", precision="float64")
LINE = changed(PRESETS["hubble"], model="line", precision="float64", iterations=60)
CASES = {
    f"{name} {optimizer}": changed(e, optimizer=optimizer)
    for name, e in (("lesson", LESSON), ("line", LINE))
    for optimizer in ("momentum", "nesterov")
}


@pytest.mark.parametrize("name", CASES)
def test_a_cell_is_what_theory_says_of_its_pair(name: str) -> None:
    e = CASES[name]
    plane = RatePlane.of(e, ends_by_autograd)
    for row, column in ((0, 5), (9, 20), (15, 40), (29, 47)):
        rate, mu = float(plane.rates[column]), float(plane.momenta[row])
        at = changed(e, learning_rate=rate, momentum=mu)
        kept = (
            float(np.max(LineTheory(at).kept))
            if e.model == "line"
            else abs(Theory(at).rho)
        )
        assert plane.kept[row, column] == pytest.approx(kept)
        assert plane.kept_at(rate, mu) == pytest.approx(kept)
        edge = (LineTheory(at) if e.model == "line" else Theory(at)).edge_rate
        assert plane.edge_at(mu) == pytest.approx(edge)
        assert (rate > edge) == (kept > 1)


@pytest.mark.parametrize("name", CASES)
def test_the_runs_of_the_plane_are_the_runs(name: str) -> None:
    e = CASES[name]
    plane = RatePlane.of(e, ends_by_autograd)
    assert len(plane.tried) == 48
    line = LineTheory(e) if e.model == "line" else None
    least = line.bowl.least_loss if line else Theory(e).least_loss
    for place in (0, 11, 24, 40, 47):
        row, column = plane.tried[place]
        at = changed(
            e,
            learning_rate=float(plane.rates[column]),
            momentum=float(plane.momenta[row]),
        )
        for side, run in (("manual", run_manual), ("autograd", run_autograd)):
            trace = run(at)
            expected = math.sqrt(
                max(0, trace.final_loss - least) / (trace.loss[0] - least)
            )
            assert plane.left[side][place] == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("name", CASES)
def test_runs_shrink_inside_the_edge_and_grow_past_it(name: str) -> None:
    e = changed(CASES[name], iterations=4_000)
    plane = RatePlane.of(e, ends_by_autograd)
    for side in ("manual", "autograd"):
        for (row, column), left in zip(plane.tried, plane.left[side], strict=True):
            kept = plane.kept[row, column]
            if kept > 1.01:
                assert left > 1
            elif kept < 0.995:
                assert left < 0.01


def test_the_edge_is_the_curve_of_the_formula() -> None:
    rates, momenta = RatePlane.of(LESSON, ends_by_autograd).edge()
    assert rates == pytest.approx((2 + 2 * momenta) / 15)
    nesterov = changed(LESSON, optimizer="nesterov")
    rates, momenta = RatePlane.of(nesterov, ends_by_autograd).edge()
    assert rates == pytest.approx((2 + 2 * momenta) / (1 + 2 * momenta) / 15)
    assert momenta[0] == 0
    assert momenta[-1] == pytest.approx(0.999)


@pytest.mark.parametrize("name", CASES)
def test_no_cell_is_faster_than_the_best_pair(name: str) -> None:
    e = CASES[name]
    plane = RatePlane.of(e, ends_by_autograd)
    rate, mu = plane.best
    best = plane.kept_at(rate, mu)
    assert best <= plane.kept.min()
    if e.model == "origin":
        assert (mu, best) == (0, 0)
        assert rate == pytest.approx(1 / 15)
        assert plane.until(rate, mu) == 1
        return
    until = plane.until(rate, mu)
    assert until
    at = changed(e, learning_rate=rate, momentum=mu, iterations=200)
    line = LineTheory(at)
    off = np.abs(line.bowl.distances(run_manual(at).params) / line.distances)
    assert np.all(off[until:] <= 0.01 + 1e-9)
    assert off[until - 1].max() > 0.01


def test_standardised_x_have_one_curvature() -> None:
    e = changed(LINE, standardize=True, optimizer="nesterov")
    rate, mu = RatePlane.of(e, ends_by_autograd).best
    assert rate == pytest.approx(0.5)
    assert mu == 0


def test_past_the_edge_nothing_is_ever_left_so_little() -> None:
    plane = RatePlane.of(LESSON, ends_by_autograd)
    assert plane.until(0.26, 0.9) is None
    assert plane.until(0.25, 0.9)
    assert plane.until(0.0, 0.9) is None


def test_pairs_can_be_typed_and_set() -> None:
    rates, momenta = plane_rates(LESSON), plane_momenta()
    assert all(len(f"{rate:.3g}") >= len(repr(rate)) - 2 for rate in rates.tolist())
    assert np.all(np.diff(rates) > 0)
    assert np.all(np.diff(momenta) > 0)
    assert 0 < momenta[0] < 0.2
    assert 0.998 < momenta[-1] < 1
    for rate, mu in zip(rates.tolist(), momenta.tolist(), strict=False):
        changed(LESSON, learning_rate=rate, momentum=mu)
    assert place_of(0.99) == pytest.approx(2)
    assert plane_rates(changed(LESSON, x=np.array([1.0, 2, 3, 4]) * 1e-4))[-1] < 1e9


def test_which_experiments_have_a_plane() -> None:
    assert all(map(has_plane, CASES.values()))
    for change in (
        {"optimizer": "sgd"},
        {"optimizer": "adam"},
        {"update": "each"},
        {"x": [0, 0, 0, 0]},
        {"w0": 2},
    ):
        assert not has_plane(changed(LESSON, **change))


def test_the_plane_does_not_depend_on_the_own_pair() -> None:
    one = RatePlane.of(LESSON, ends_by_autograd)
    other = changed(LESSON, learning_rate=0.2, momentum=0.3)
    two = RatePlane.of(other, ends_by_autograd)
    assert np.array_equal(one.kept, two.kept)
    assert np.array_equal(one.left["manual"], two.left["manual"])


def test_of_much_work_fewer_runs_are_tried() -> None:
    much = Experiment(
        x=np.linspace(1, 2, 5_000),
        y=range(5_000),
        iterations=1_000,
        optimizer="nesterov",
    )
    few, many = len(tried_pairs(much)), len(tried_pairs(LESSON))
    assert few * math.prod(EVERY_OF_MUCH) == many * math.prod(EVERY)
    assert 1 < plane_effort(LESSON) / map_effort(LESSON) < 1.3


def test_a_valley_has_one_direction_that_leads_down() -> None:
    e = changed(LINE, x=[2.0] * 24, optimizer="momentum")
    assert len(curvatures_down(e)) == 1
    rate = np.array([0.1])
    assert kept_of("momentum", 0.5, rate, curvatures_down(e)) < 1
