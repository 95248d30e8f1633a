"""Source: the code the page shows is the code that ran."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.exchange.source import source_of, wrong_line
from gd_core.runs.experiment import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS
from tests.conftest import changed

GD_CORE = Path(__file__).parents[2] / "gd_core"


slips = pytest.mark.parametrize(
    ("side", "choice"),
    [("manual", choice) for choice in MANUAL_GRADIENTS]
    + [("autograd", choice) for choice in AUTOGRAD_GRADIENTS],
)


def with_choice(side: str, choice: str) -> Experiment:
    return changed(PRESETS["lesson"], **{f"{side}_gradient": choice})


@slips
def test_the_source_is_taken_from_the_module(side: str, choice: str) -> None:
    rooms = [f"{side}.py", *(["optimizers.py"] if side == "manual" else [])]
    text = "\n".join((GD_CORE / "runs" / room).read_text() for room in rooms)
    module = [line.strip() for line in text.splitlines()]
    for line in source_of(with_choice(side, choice), side).splitlines():
        assert line.strip() in module


@slips
def test_the_source_shown_does_what_the_run_did(side: str, choice: str) -> None:
    e = with_choice(side, choice)
    room = vars(import_module(f"gd_core.runs.{side}")).copy()
    exec(source_of(e, side), room)
    if side == "manual":  # the gradient shown, not the one in the module
        room["GRADIENTS"] = {choice: room[room["GRADIENTS"][choice].__name__]}
    run = {"manual": run_manual, "autograd": run_autograd}[side]
    shown = room[f"run_{side}"](e)
    assert shown.w.tobytes() == run(e).w.tobytes()


@slips
def test_the_line_of_a_slip_is_marked_and_is_the_only_one_that_differs(
    side: str, choice: str
) -> None:
    right, shown = (
        source_of(PRESETS["lesson"], side),
        source_of(with_choice(side, choice), side),
    )
    line = wrong_line(shown)
    if choice in ("mean", "right"):
        assert line is None
        assert right == shown
        return
    assert line is not None
    above, wrong = shown.splitlines()[line - 2 : line]
    assert above.strip().startswith("# WRONG: no ")
    assert shown.count("# WRONG") == 1
    loops = [text[text.index("def run_") :].splitlines() for text in (right, shown)]
    differ = [text for text in loops[1] if text not in loops[0]]
    assert differ == ([above, wrong] if wrong in loops[1] else [])


def test_only_the_gradient_that_ran_is_shown() -> None:
    summed = changed(PRESETS["lesson"], manual_gradient="sum")
    assert "np.dot(2 * x, error).mean()" in source_of(summed, "manual")
    assert "np.dot(2 * x, error).mean()" not in source_of(PRESETS["lesson"], "manual")
    assert "loss.backward()" in source_of(summed, "autograd")
