"""Source: the code the page shows is the code that ran."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.exchange.source import loop_of, source_of, wrong_line
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, MODELS, UPDATES
from gd_core.runs.losses import LOSSES
from tests.conftest import changed

GD_CORE = Path(__file__).parents[2] / "gd_core"


# every choice with every loss; what a loss changes is the same for each model
slips = pytest.mark.parametrize(
    ("loss", "update", "model", "side", "choice"),
    [
        (loss, update, model, side, choice)
        for loss in LOSSES
        for update in UPDATES
        for model in MODELS[: 2 if loss == "half_mean" else 1]
        for side, choices in (
            ("manual", MANUAL_GRADIENTS),
            ("autograd", AUTOGRAD_GRADIENTS),
        )
        for choice in choices
    ],
)


def with_choice(
    loss: str, update: str, model: str, side: str, choice: str
) -> Experiment:
    slip = {f"{side}_gradient": choice}
    return changed(PRESETS["lesson"], loss=loss, update=update, model=model, **slip)


@slips
def test_the_source_is_taken_from_the_modules(
    loss: str, update: str, model: str, side: str, choice: str
) -> None:
    rooms = [*(GD_CORE / "runs" / side).glob("*.py"), GD_CORE / "runs/optimizers.py"]
    module = [line.strip() for room in rooms for line in room.read_text().splitlines()]
    e = with_choice(loss, update, model, side, choice)
    for line in source_of(e, side).splitlines():
        assert line.strip() in module


@slips
def test_the_source_shown_does_what_the_run_did(
    loss: str, update: str, model: str, side: str, choice: str
) -> None:
    e = with_choice(loss, update, model, side, choice)
    room = vars(import_module(f"gd_core.runs.{side}.{model}")).copy()
    exec(source_of(e, side), room)
    if side == "manual":  # the gradient shown, not the one in the module
        name = room["GRADIENTS"][e.loss][choice].__name__
        room["GRADIENTS"] = {e.loss: {choice: room[name]}}
    room["LOSS_FUNCTIONS"] = {e.loss: room[f"{e.loss}_loss"]}
    run = {"manual": run_manual, "autograd": run_autograd}[side]
    name = f"run_{side}_{model}{'_each' if update == 'each' else ''}"
    assert room[name](e).params.tobytes() == run(e).params.tobytes()


@slips
def test_the_line_of_a_slip_is_marked_and_is_the_only_one_that_differs(
    loss: str, update: str, model: str, side: str, choice: str
) -> None:
    right = source_of(with_choice(loss, update, model, "manual", "mean"), side)
    shown = source_of(with_choice(loss, update, model, side, choice), side)
    line = wrong_line(shown)
    if choice in ("mean", "right") or (update, choice) == ("each", "broadcast"):
        assert line is None
        assert right == shown
        return
    assert line is not None
    above, wrong = shown.splitlines()[line - 2 : line]
    assert above.strip().startswith("# WRONG: ")
    assert shown.count("# WRONG") == 1
    loops = [text[text.index("def run_") :].splitlines() for text in (right, shown)]
    differ = [text for text in loops[1] if text not in loops[0]]
    assert differ == ([above, wrong] if wrong in loops[1] else [])


def test_the_loss_that_ran_is_shown_and_no_other() -> None:
    formulas = {
        "mean": ("np.dot(error, error) / len(error)", "(error * error).mean()"),
        "half_mean": (
            "np.dot(error, error) / len(error) / 2",
            "(error * error).mean() / 2",
        ),
        "sum": ("np.dot(error, error)", "(error * error).sum()"),
        "half_sum": ("np.dot(error, error) / 2", "(error * error).sum() / 2"),
    }
    for loss, of_sides in formulas.items():
        e = changed(PRESETS["lesson"], loss=loss)
        for side, formula in zip(("manual", "autograd"), of_sides, strict=True):
            first = source_of(e, side).partition("\n\n\n")[0]
            assert first.splitlines()[-1] == f"    return {formula}"
            assert f"    loss = {formula}" in loop_of(e, side).splitlines()


def test_only_the_gradient_that_ran_is_shown() -> None:
    summed = changed(PRESETS["lesson"], manual_gradient="sum")
    assert "np.dot(2 * x, error).mean()" in source_of(summed, "manual")
    assert "np.dot(2 * x, error).mean()" not in source_of(PRESETS["lesson"], "manual")
    assert "loss.backward()" in source_of(summed, "autograd")
