"""What runs are called beside one another: by what differs, and never alike."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.runs.presets import RACES
from gd_core.text.runs_named import common_settings, run_names
from tests.conftest import changed, slipping, slipping_lines

LESSON, THREE = PRESETS["lesson"], PRESETS["three"]
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)
MOMENTUM = changed(LESSON, optimizer="momentum")


@pytest.mark.parametrize(
    ("runs", "names"),
    [
        ([LESSON], ["gradient descent, η = 0.01"]),
        ([LESSON, changed(LESSON, learning_rate=0.05)], ["η = 0.01", "η = 0.05"]),
        ([LESSON, ADAM], ["gradient descent, η = 0.01", "Adam, η = 0.1"]),
        ([MOMENTUM, changed(MOMENTUM, momentum=0.5)], ["μ = 0.9", "μ = 0.5"]),
        (
            [LESSON, changed(MOMENTUM, momentum=0.5), MOMENTUM],
            ["gradient descent", "momentum, μ = 0.5", "momentum, μ = 0.9"],
        ),
        (
            [LESSON, changed(LESSON, model="line")],
            ["through the origin", "with a bias"],
        ),
        ([THREE, changed(THREE, standardize=True)], ["raw x", "x standardised"]),
        (
            [THREE, changed(THREE, standardize=True, learning_rate=0.5)],
            ["η = 0.1, raw x", "η = 0.5, x standardised"],
        ),
        (
            [LESSON, changed(LESSON, manual_gradient="sum")],
            ["by hand: right", "by hand: sum"],
        ),
        (
            [LESSON, changed(LESSON, w0=-1.5), changed(LESSON, w0=3)],
            ["w₀ = 0", "w₀ = −1.5", "w₀ = 3"],
        ),
        (
            [LESSON, changed(LESSON, precision="float64", iterations=2_000)],
            ["10 iterations, float32", "2,000 iterations, float64"],
        ),
        (
            [LESSON, changed(LESSON, x=[1, 2, 3, 5])],
            ["x 1 2 3 4 · y 2 4 6 8", "x 1 2 3 5 · y 2 4 6 8"],
        ),
    ],
)
def test_a_run_is_called_by_what_differs(
    runs: list[Experiment], names: list[str]
) -> None:
    assert run_names(runs) == names


@settings(max_examples=60)
@given(st.lists(slipping() | slipping_lines(), min_size=2, max_size=4, unique=True))
def test_different_runs_have_different_names(runs: list[Experiment]) -> None:
    names = run_names(runs)
    assert len({*names}) == len(names)
    assert all(names)


def test_long_names_leave_out_what_most_runs_share() -> None:
    e = changed(LESSON, manual_gradient="no2")
    names = run_names(
        [
            e,
            changed(LESSON, manual_gradient="sum"),
            changed(e, optimizer="adam"),
            changed(e, learning_rate=0.05),
        ]
    )
    assert names == ["gradient descent", "by hand: sum", "Adam", "η = 0.05"]


def test_data_that_look_the_same_are_numbered() -> None:
    e = PRESETS["hubble"]
    middle = e.x.copy()
    middle[5] = 0.28
    names = run_names([e, changed(e, x=middle), e])
    assert names[0] == names[2]
    assert names[1] == f"{names[0]} (2)"


def test_what_runs_have_in_common_is_said_once() -> None:
    assert common_settings(RACES["rates"]) == [
        "x = 1, 2, 3, 4 · y = 2, 4, 6, 8",
        "w₀ = 0",
        "40 iterations",
        "float32",
    ]
    said = common_settings([ADAM, changed(ADAM, manual_gradient="sum", loss="sum")])
    assert "Adam" in said
    assert "η = 0.1" in said
    assert not any("error" in part or "by hand" in part for part in said)
    line = common_settings([changed(THREE, standardize=True, update="each")])
    assert {"b₀ = 0", "x standardised", "update after each point"} <= {*line}
