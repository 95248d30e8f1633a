"""The script of a race prints what the script of each run prints, digit for digit."""

from __future__ import annotations

import subprocess
import sys

from gd_core import PRESETS, Experiment
from gd_core.exchange.race_script import race_script
from gd_core.exchange.scripts import script
from gd_core.runs.presets import RACES
from gd_core.text.runs_named import run_names
from tests.conftest import changed

LESSON, THREE = PRESETS["lesson"], PRESETS["three"]
RUNS = (
    changed(LESSON, manual_gradient="sum"),
    changed(LESSON, optimizer="adam", manual_gradient="no_correction"),
    changed(LESSON, update="each", precision="float64"),
    changed(THREE, optimizer="adam", standardize=True, iterations=5),
    changed(LESSON, learning_rate=1, iterations=200),
)


def printed(code: str) -> list[str]:
    """What a script prints in a clean interpreter."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-I", "-c", code],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stderr
    return done.stdout.splitlines()


def expected(runs: tuple[Experiment, ...]) -> list[str]:
    lines = []
    for number, (e, name) in enumerate(zip(runs, run_names(runs), strict=True), 1):
        lines += [f"run {number}: {name}", *printed(script(e, "manual"))]
    return lines


def test_every_run_prints_its_own_table() -> None:
    assert printed(race_script(RUNS)) == expected(RUNS)


def test_it_says_what_runs_have_in_common_and_which_slip_is_made() -> None:
    code = race_script(RACES["rates"])
    assert code.startswith('"""3 runs by hand, one after another, in NumPy.\n')
    assert "w₀ = 0 · 40 iterations · float32" in code
    assert "torch" not in code
    assert "# WRONG" in race_script(RUNS)
    code = race_script(RUNS)
    assert all(len(line) <= 88 for line in code.splitlines() if "print" not in line)
