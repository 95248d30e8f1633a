"""Source: the code the page shows is the code that ran."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from gd_core import PRESETS, Experiment, run_autograd, run_manual
from gd_core.exchange.loops import loop_of
from gd_core.exchange.source import source_of, wrong_line
from gd_core.runs.autograd.optimizers import BY_TORCH
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, MODELS, UPDATES
from gd_core.runs.losses import LOSSES
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.optimizers import SLIPS_BY_HAND, optimizer_by_hand
from tests.conftest import changed

GD_CORE = Path(__file__).parents[2] / "gd_core"


# every choice with every loss; what a loss changes is the same for each model and each
# optimiser, of which the others have all their own slips
slips = pytest.mark.parametrize(
    ("optimizer", "loss", "update", "model", "side", "choice"),
    [
        ("sgd", loss, update, model, side, choice)
        for loss in LOSSES
        for update in UPDATES
        for model in MODELS[: 2 if loss == "half_mean" else 1]
        for side, choices in (
            ("manual", MANUAL_GRADIENTS),
            ("autograd", AUTOGRAD_GRADIENTS),
        )
        for choice in choices
    ]
    + [
        (optimizer, "mean", update, model, side, choice)
        for optimizer in BY_TORCH
        for update, model in zip(UPDATES, MODELS, strict=True)
        for side, choices in (
            ("manual", ("mean", "sum", *SLIPS_BY_HAND[optimizer])),
            ("autograd", ("right", "no_zero_grad", "forgets")),
        )
        for choice in choices
    ],
)


def with_choice(
    optimizer: str, loss: str, update: str, model: str, side: str, choice: str
) -> Experiment:
    made = {"update": update, "model": model, f"{side}_gradient": choice}
    return changed(PRESETS["lesson"], optimizer=optimizer, loss=loss, **made)


@slips
def test_the_source_is_taken_from_the_modules(
    optimizer: str, loss: str, update: str, model: str, side: str, choice: str
) -> None:
    rooms = [GD_CORE / "runs" / room for room in (side, "optimizers")]
    files = [file for room in rooms for file in room.glob("*.py")]
    module = {line.strip() for file in files for line in file.read_text().splitlines()}
    e = with_choice(optimizer, loss, update, model, side, choice)
    for line in source_of(e, side).splitlines():
        assert line.strip() in module


@slips
def test_the_source_shown_does_what_the_run_did(
    optimizer: str, loss: str, update: str, model: str, side: str, choice: str
) -> None:
    e = with_choice(optimizer, loss, update, model, side, choice)
    by_torch = side == "autograd" and bool(e.remembers)
    module = f"gd_core.runs.{side}.{model}{'_optim' if by_torch else ''}"
    room = vars(import_module(module)).copy()
    # what is shown is called, not what is in the modules
    if side == "manual":
        by_hand = optimizer_by_hand(optimizer, choice)
        room = vars(import_module(by_hand.step.__module__)) | room
        for name in room.keys() & {"AVERAGED"}:
            del room[name]
        exec(source_of(e, side), room)
        gradient = room[gradient_by_hand(loss, choice).__name__]
        shown = by_hand._replace(step=room[by_hand.step.__name__])
        if e.remembers:
            shown = shown._replace(init=room[by_hand.init.__name__])
        room["gradient_by_hand"] = lambda *_: gradient
        room["optimizer_by_hand"] = lambda *_: shown
    else:
        exec(source_of(e, side), room)
        if by_torch:
            room["BY_TORCH"] = {optimizer: room[BY_TORCH[optimizer].__name__]}
    room["LOSS_FUNCTIONS"] = {e.loss: room[f"{e.loss}_loss"]}
    run = {"manual": run_manual, "autograd": run_autograd}[side]
    kind = "optim" if by_torch else side
    name = f"run_{kind}_{model}{'_each' if update == 'each' else ''}"
    found, ran = (trace.columns() for trace in (room[name](e), run(e)))
    assert found.keys() == ran.keys()
    for column, values in ran.items():
        assert found[column].tobytes() == values.tobytes()


@slips
def test_the_line_of_a_slip_is_marked_and_is_the_only_one_that_differs(
    optimizer: str, loss: str, update: str, model: str, side: str, choice: str
) -> None:
    made = (optimizer, loss, update, model)
    right = source_of(with_choice(*made, "manual", "mean"), side)
    shown = source_of(with_choice(*made, side, choice), side)
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


def test_what_a_step_needs_is_shown_with_it() -> None:
    averaged = changed(
        PRESETS["lesson"], optimizer="adagrad", manual_gradient="adagrad_averaged"
    )
    shown = source_of(averaged, "manual")
    assert shown.index("\nAVERAGED = 0.9") < shown.index("def adagrad_averaged(")
    assert "AVERAGED" not in source_of(
        changed(averaged, manual_gradient="mean"), "manual"
    )
    shown = source_of(averaged, "autograd")
    assert shown.index("torch.optim.Adagrad(") < shown.index("def remembered(")
