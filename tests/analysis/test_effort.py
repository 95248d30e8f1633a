"""Effort: more work is more effort, and a long map is known to be long."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.analysis.effort import effort, map_effort
from gd_core.analysis.rates import tried_count, tried_rates
from tests.conftest import changed

LESSON = PRESETS["lesson"]
LONG = 1_000  # iterations of a small run, after which others should not wait


def experiment(n: int, iterations: int) -> Experiment:
    x = np.linspace(1, 2, n)
    return Experiment(x=x, y=x, iterations=iterations)


@given(st.integers(1, 2_000), st.integers(1, 2_000), st.integers(1, 4))
def test_more_points_iterations_and_runs_are_more_effort(
    n: int, iterations: int, runs: int
) -> None:
    least = effort(experiment(n, iterations), runs)
    assert 0 < least < effort(experiment(n + 1, iterations), runs)
    assert least < effort(experiment(n, iterations + 1), runs)
    assert least < effort(experiment(n, iterations), runs + 1)
    # of much work fewer rates are tried, which is less effort again
    for more in (experiment(n, iterations + 1), experiment(n + 1, iterations)):
        if tried_count(more) == tried_count(experiment(n, iterations)):
            assert map_effort(experiment(n, iterations)) < map_effort(more)


def test_an_iteration_of_a_small_run_is_about_the_unit() -> None:
    assert effort(LESSON) == pytest.approx(LESSON.iterations, rel=0.1)
    assert effort(experiment(5_000, 10)) == pytest.approx(2 * 10, rel=0.2)


def test_an_update_after_one_point_is_an_iteration_of_one_point() -> None:
    each = changed(experiment(50, 20), update="each")
    assert effort(each) == pytest.approx(effort(experiment(1, 50 * 20)))


def test_the_map_of_much_data_is_long_and_that_of_the_lesson_is_not() -> None:
    assert map_effort(LESSON) < LONG / 10
    much = experiment(5_000, 1_000)
    assert len(tried_rates(much)) == 20
    assert map_effort(much) > 10 * LONG
    assert map_effort(much) > 5 * effort(much)


def test_an_optimiser_of_torch_is_more_effort_than_three_lines() -> None:
    for optimizer in ("momentum", "adam"):
        e = changed(LESSON, optimizer=optimizer)
        assert effort(e) == pytest.approx(2.5 * effort(LESSON), rel=0.1)
        assert effort(changed(e, autograd_gradient="forgets")) > effort(e)
        assert map_effort(e) > 2 * map_effort(LESSON)
