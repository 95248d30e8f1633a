"""Findings of several runs in a race, and of a run that somebody printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gd_core import PRESETS, Experiment, check_run, run_autograd, run_manual
from gd_core.runs.presets import RACES
from gd_core.text.findings import check_finding, race_finding
from gd_core.text.findings.finding import read
from tests.conftest import changed

LESSON = PRESETS["lesson"]


@dataclass(frozen=True)
class Side:
    """What a race knows of a run."""

    near: int | None = None
    diverged_at: int | None = None
    final_loss: float = 1.0
    states: int = 11

    @property
    def params(self) -> NDArray[np.float64]:
        """Where it was, of which a finding says nothing."""
        return np.zeros((self.states, 1))


@dataclass(frozen=True)
class Racer:
    """A run in a race."""

    experiment: Experiment = LESSON


@dataclass(frozen=True)
class Line:
    """A run with its name."""

    name: str
    drawn: Side
    racer: Racer = Racer()


@pytest.mark.parametrize(
    ("sides", "title", "tone"),
    [
        ([Side(4), Side(7)], "A is first, near the best after 4 iterations", "good"),
        ([Side(7), Side(4)], "B is first, near the best after 4 iterations", "good"),
        ([Side(), Side(1)], "Only B comes near the best, after 1 iteration", "slow"),
        (
            [Side(4), Side(4)],
            "2 runs come near the best first, after 4 iterations",
            "good",
        ),
        (
            [Side(), Side(final_loss=0.5)],
            "None comes near the best; B has the lowest loss, 0.5",
            "slow",
        ),
        (
            [Side(4), Side(diverged_at=9)],
            "Only A comes near the best, after 4 iterations",
            "warning",
        ),
        ([Side(diverged_at=9), Side(diverged_at=5)], "All runs overflow", "warning"),
        ([Side()], "A is not near the best after 10 iterations", "slow"),
    ],
)
def test_a_race_has_its_first_run_in_the_title(
    sides: list[Side], title: str, tone: str
) -> None:
    lines = [Line(name, side) for name, side in zip("AB", sides, strict=False)]
    found = race_finding(lines)
    assert (found.title, found.tone) == (title, tone)
    assert all(len(line) <= 150 for line in found.lines)


def test_a_name_with_a_comma_is_marked_off_in_a_title() -> None:
    lines = [Line("momentum, μ = 0.5", Side(3)), Line("η = 0.1, raw x", Side(5))]
    found = race_finding(lines)
    assert (
        found.title == "“Momentum, μ = 0.5” is first, near the best after 3 iterations"
    )
    assert found.lines[0] == "“η = 0.1, raw x”: 5 iterations."


def test_raw_and_standardised_x_are_told_apart_by_their_edges() -> None:
    raw, scaled = RACES["scaled"]
    lines = [
        Line("raw", Side(final_loss=35.72), Racer(raw)),
        Line("scaled", Side(21), Racer(scaled)),
    ]
    mean, x = np.mean(raw.x), raw.x
    curvatures = np.linalg.eigvalsh(2 * np.array([[np.mean(x**2), mean], [mean, 1]]))
    edge = read(float(2 / curvatures[-1]), 3)
    last = race_finding(lines).lines[1]
    assert f"Raw x diverges above η = {edge}, standardised x only above η = 1." in last
    times = read(float(f"{curvatures[-1] / curvatures[0]:.1e}"))
    assert f"curves {times} times as much across its valley as along it" in last
    by_adam = [
        replace(line, racer=Racer(changed(scaled, optimizer="adam"))) for line in lines
    ]
    elsewhere = replace(lines[0], racer=Racer(changed(raw, x=raw.x + 1)))
    for others in (lines[:1], [lines[0], by_adam[1]], [*lines, elsewhere]):
        assert race_finding(others).lines[-1].startswith("Near: ")


def test_names_of_runs_are_cut_in_a_title() -> None:
    found = race_finding([Line("Adam, β₁ = 0.9, " * 9, Side(3)), Line("B", Side(4))])
    assert len(found.title) <= 85
    assert "₁" not in found.title


def test_a_printed_run_is_told_as_the_run_it_is() -> None:
    wrong = changed(LESSON, manual_gradient="sum")
    columns = {"w": run_manual(wrong).w.tolist(), "digits": 9}
    found = check_finding(LESSON, check_run(LESSON, **columns))
    assert found.tone == "wrong"
    assert found.title == (
        "In your program the gradient is 4 times too large: it adds up where the loss "
        "averages"
    )
    assert "To mend it: divide the gradient by N, here 4." in found.lines[1]
    right = {"w": run_autograd(LESSON).w.tolist(), "digits": 9}
    found = check_finding(LESSON, check_run(LESSON, **right))
    assert (found.title, found.tone) == ("Your program is right in all 11 rows", "good")
    junk = check_finding(LESSON, check_run(LESSON, w=np.arange(9) * 0.37, digits=4))
    assert (junk.title, junk.tone) == ("No known program prints this", "open")
