"""Agreement of optimisers: every slip is named from the numbers alone, or not said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, InputError, compare, run_autograd, run_manual
from gd_core.analysis.agreement import Agreement
from gd_core.analysis.rules import departures, slip_of
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from gd_core.runs.losses import LOSSES, slip_factor
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.text.agreements import agreement, agreement_title
from tests.conftest import changed

LESSON = PRESETS["lesson"]
REMEMBERING = OPTIMIZERS[1:]
EXPERIMENTS = 400  # of each optimiser
RATES = {
    "momentum": 0.01,
    "nesterov": 0.01,
    "adagrad": 0.5,
    "rmsprop": 0.1,
    "adam": 0.1,
}


def of_lesson(optimizer: str, **changes: Any) -> Experiment:
    settings = {"optimizer": optimizer, "learning_rate": RATES[optimizer]}
    return changed(LESSON, **settings | changes)


def compared(e: Experiment) -> Agreement:
    return compare(e, run_manual(e), run_autograd(e))


def random_experiment(rng: np.random.Generator, optimizer: str) -> Experiment:
    """One of any size, with any slips, with updates after all points or each one."""
    while True:
        n = int(rng.integers(1, 9))
        try:
            return Experiment(
                x=rng.normal(0, 10 ** rng.uniform(-1, 2), n),
                y=rng.normal(0, 10 ** rng.uniform(-1, 2), n),
                w0=rng.normal(),
                b0=rng.normal(),
                learning_rate=10 ** rng.uniform(-4, 0),
                iterations=int(rng.integers(1, 40)),
                manual_gradient=str(rng.choice(manual_gradients(optimizer))),
                autograd_gradient=str(rng.choice(autograd_gradients(optimizer))),
                precision=str(rng.choice(["float32", "float64"])),
                loss=str(rng.choice([*LOSSES])),
                update=str(rng.choice(["all", "each"], p=[0.8, 0.2])),
                model=str(rng.choice(["origin", "line"])),
                optimizer=optimizer,
                momentum=rng.uniform(0.1, 0.99),
                alpha=rng.uniform(0.5, 0.999),
                beta1=rng.uniform(0, 0.95),
                beta2=rng.uniform(0.5, 0.9999),
                eps=10 ** rng.uniform(-12, -3),
            )
        except InputError:  # too large together
            continue


@pytest.mark.parametrize("optimizer", REMEMBERING)
def test_every_slip_is_named_from_the_numbers_alone(optimizer: str) -> None:
    rng = np.random.default_rng(len(optimizer))
    named, hidden = set(), 0
    for _ in range(EXPERIMENTS):
        e = random_experiment(rng, optimizer)
        traces = run_manual(e), run_autograd(e)
        result = compare(e, *traces)
        for k, (side, trace) in enumerate(
            zip(("manual", "autograd"), traces, strict=True)
        ):
            made, found = e.slip(side), slip_of(e, trace)
            assert result.slips[k] == found
            if found == made:
                named.add((side, made))
                continue
            # two rules with the same numbers: either one may be named
            assert departures(e, trace, made).explained
            if made in SLIPS_BY_HAND[optimizer] or made == "forgets":
                assert result.hidden[k] == made
                hidden += 1
            else:  # 2 and N can be one
                assert slip_factor(made, e.batch) == slip_factor(found, e.batch)
    by_hand = {("manual", slip) for slip in ("right", *SLIPS_BY_HAND[optimizer])}
    by_autograd = {("autograd", slip) for slip in autograd_gradients(optimizer)}
    assert named >= by_hand | by_autograd
    assert hidden < EXPERIMENTS / 10


@pytest.mark.parametrize("optimizer", REMEMBERING)
def test_runs_that_make_no_mistake_agree_in_all_that_is_remembered(
    optimizer: str,
) -> None:
    result = compared(of_lesson(optimizer))
    assert result.slips == ("right", "right")
    assert result.differ_at is None
    assert {*result.memory} == {*of_lesson(optimizer).remembers}
    for difference in result.memory.values():
        assert difference.relative < 1e-5
    assert "What is remembered" in agreement(result) or result.identical


@pytest.mark.parametrize(
    ("optimizer", "slip", "words"),
    [
        ("momentum", "momentum_averaged", "v is −3, by autograd −30"),
        ("momentum", "momentum_averaged", "learning rate (1 − μ)·η = 0.001: v would"),
        ("momentum", "momentum_dampened", "At iteration 2 v is −29.55"),
        ("nesterov", "lookahead_sign", "moved w by 0.03, by autograd by 0.57"),
        ("adagrad", "adagrad_averaged", "S is 90, by autograd 900"),
        ("adagrad", "adagrad_averaged", "the first step is η/√0.1 = 1.58114 long"),
        ("adagrad", "no_root", "by 0.0166667, by autograd by 0.5"),
        ("rmsprop", "forgets", "every step has the length η/√(1 − α) = 1"),
        ("rmsprop", "no_root", "by 0.333333, by autograd by 1"),
        ("adam", "no_correction", "(1 − β₁)/√(1 − β₂) = 3.16228 times as long"),
        ("adam", "t_frozen", "At iteration 2 it has moved w"),
        ("adam", "no_root", "by 0.00333333, by autograd by 0.1"),
    ],
)
def test_what_a_slip_by_hand_does_is_said(
    optimizer: str, slip: str, words: str
) -> None:
    result = compared(of_lesson(optimizer, manual_gradient=slip))
    assert result.slips == (slip, "right")
    assert agreement_title(result) == "They differ"
    assert words in agreement(result)


@pytest.mark.parametrize(
    ("optimizer", "words"),
    [
        ("momentum", "every update is one of plain gradient descent"),
        ("nesterov", "at the rate (1 + μ)·η = 0.019"),
        ("adagrad", "every step has the length η = 0.5"),
        ("rmsprop", "every step has the length η/√(1 − α) = 1"),
        ("adam", "every step has the length η = 0.1"),
    ],
)
def test_an_optimiser_made_anew_is_told(optimizer: str, words: str) -> None:
    result = compared(of_lesson(optimizer, autograd_gradient="forgets"))
    assert result.slips == ("right", "forgets")
    assert "made anew before every update" in agreement(result)
    assert words in agreement(result)


@pytest.mark.parametrize("optimizer", ["adagrad", "rmsprop", "adam"])
@pytest.mark.parametrize("slip", ["sum", "no2"])
def test_a_factor_in_the_gradient_is_not_noticed_by_the_weights(
    optimizer: str, slip: str
) -> None:
    result = compared(of_lesson(optimizer, manual_gradient=slip))
    assert result.slips == (slip, "right")
    assert result.differ_in == "gradient"
    assert result.w.relative < 1e-6
    assert agreement_title(result) == "Gradients differ, weights agree"
    assert "The weights do not notice" in agreement(result)
    meant = "If you mean the sum, choose it under Loss."
    assert agreement(result).endswith(meant) == (slip == "sum")


@pytest.mark.parametrize("optimizer", ["momentum", "nesterov"])
def test_others_do_notice_it(optimizer: str) -> None:
    result = compared(of_lesson(optimizer, manual_gradient="sum"))
    assert result.w.relative > 0.1
    assert "do not notice" not in agreement(result)
    assert agreement_title(result) == "They differ"


@pytest.mark.parametrize("optimizer", ["rmsprop", "adam"])
def test_eps_inside_the_root_is_told_from_outside_where_it_can_be(
    optimizer: str,
) -> None:
    wrong = {"manual_gradient": "eps_inside"}
    result = compared(of_lesson(optimizer, **wrong))
    assert result.slips == ("right", "right")
    assert result.hidden == ("eps_inside", "")
    assert "cannot be told at ε = 1e−8" in agreement(result)
    for larger in ({"eps": 0.01}, {"precision": "float64"}):
        told = compared(of_lesson(optimizer, **wrong, **larger))
        assert told.slips == ("eps_inside", "right")
        assert told.hidden == ("", "")


def test_the_brackets_are_told_where_eps_is_large_enough() -> None:
    wrong = {"manual_gradient": "bracket"}
    result = compared(of_lesson("adam", **wrong))
    assert result.hidden == ("bracket", "")
    assert compared(of_lesson("adam", **wrong, eps=0.01)).slips[0] == "bracket"


def test_one_update_does_not_show_what_begins_with_the_second() -> None:
    e = of_lesson("adam", manual_gradient="t_frozen", iterations=1)
    result = compared(e)
    assert result.slips == ("right", "right")
    assert result.hidden == ("t_frozen", "")
    assert "more iterations or another start would tell" in agreement(result)


def test_of_two_slips_the_one_that_shows_is_told_first() -> None:
    e = of_lesson("adam", manual_gradient="t_frozen", autograd_gradient="forgets")
    result = compared(e)
    assert result.slips == ("t_frozen", "forgets")
    assert result.differ_in == "memory"
    assert result.shows == (False, True)
    assert agreement(result).startswith("By autograd the optimiser is wrong: ")
    assert "At iteration 2 m is −2.85" in agreement(result)
    assert "Besides, by hand t stays at 1" in agreement(result)


def test_a_mistake_that_is_on_no_list_is_unknown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from gd_core.runs import optimizers

    def hasty(w: Any, gradient: Any, state: Any, settings: Any) -> Any:
        (v,) = state
        v = 1.1 * settings["momentum"] * v + gradient
        return w - settings["learning_rate"] * v, (v,)

    right = optimizers.BY_HAND["momentum"]
    monkeypatch.setitem(optimizers.BY_HAND, "momentum", right._replace(step=hasty))
    result = compared(of_lesson("momentum"))
    assert result.slips == ("unknown", "right")
    assert result.differ_in == "memory"
    assert "v by hand is −55.2, by autograd −52.5" in agreement(result)
    assert "more than rounding can explain" in agreement(result)


@pytest.mark.parametrize(
    ("manual", "autograd"),
    [("bracket", "no_zero_grad"), ("bracket", "right"), ("bracket", "forgets")],
)
@pytest.mark.parametrize("model", ["line", "origin"])
def test_a_run_that_ends_within_a_pass_is_compared_as_far_as_it_goes(
    model: str, manual: str, autograd: str
) -> None:
    e = Experiment(
        x=[0, 0, 0, 0, 1],  # without brackets Adam has 0/0 at the first point
        y=[2, 4, 6, 8, 1],
        model=model,
        learning_rate=0,
        optimizer="adam",
        update="each",
        manual_gradient=manual,
        autograd_gradient=autograd,
    )
    runs = run_manual(e), run_autograd(e)
    assert runs[0].updates
    assert runs[1].updates
    assert len(runs[0].updates.params) < len(runs[1].updates.params)
    result = compare(e, *runs)
    assert (result.differ_at, result.differ_in) == (1, "length")
    assert result.lengths == (1, runs[1].states)
    assert result.gradients is None
