"""Both runs in one plot: losses, weights, and marks that take turns."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment
from gd_core.charts.both_losses import both_losses_chart
from gd_core.charts.contour import contour_chart
from gd_core.charts.forms import Chart
from gd_core.charts.twins import TAKES_TURN, coincide, joint_facts, turn_of, twin_facts
from gd_core.charts.weights import best_params, weights_chart, weights_data
from gd_core.text.catalogue import speaking
from tests.charts.every_chart import as_json, both_runs
from tests.conftest import changed

LESSON, THREE = PRESETS["lesson"], PRESETS["three"]
SUM = changed(LESSON, manual_gradient="sum")


def both(e: Experiment, scale: str = "linear") -> Chart:
    return both_losses_chart(e, both_runs(e), scale)


def weights(e: Experiment) -> Chart:
    return weights_chart(e, both_runs(e))


def numbers(made: Chart, *names: str) -> list[float]:
    return [float(str(made.facts[name])) for name in names]


def test_runs_coincide_only_where_no_state_can_be_told_apart() -> None:
    one = np.linspace(0, 1, 11)
    assert coincide([one, one + 1e-3], 1.0)
    assert not coincide([one, one + 1e-3], 0.1)
    assert not coincide([one, one[:-1]], 1.0)
    assert not coincide([one, np.where(one == 0.5, 0.6, one)], 1.0)


def test_marks_take_turns_in_pairs_on_a_zigzag() -> None:
    """Else all of one run would be above and all of the other below."""
    k = np.arange(12)
    zigzag = 2 + (-0.9) ** k
    assert turn_of(zigzag, 2.0) == 2
    assert turn_of(0.5**k, 1.0) == 1
    assert turn_of(np.cos(k / 3), 2.0) == 1  # swings slowly
    assert turn_of(zigzag[:2], 2.0) == 1
    rests = np.append(0.5 ** np.arange(10), 1e-6 * (-1.0) ** np.arange(40))
    assert turn_of(rests, 1.0) == 1  # what is too small to be seen
    # every second state has a mark, and those do not zigzag
    assert twin_facts([2 + (-0.99) ** np.arange(48)] * 2, 2.0)["turn"] == 1


def test_both_runs_have_marks_above_and_below_a_zigzag() -> None:
    for e in (changed(LESSON, learning_rate=0.12), PRESETS["edge"]):
        made = weights(e)
        coincides, every, turn = numbers(made, "coincide", "every", "turn")
        assert (coincides, every, turn) == (1, 1, 2)
        w = both_runs(e)["manual"].w
        turns = np.arange(len(w)) // 2 % 2  # what TAKES_TURN computes
        for of_a_run in (w[turns == 0], w[turns == 1]):
            assert of_a_run.min() < 2 < of_a_run.max()
    assert "floor(datum.iteration / every / turn) % 2" in TAKES_TURN


def test_a_path_zigzags_if_it_does_along_one_axis() -> None:
    one, two = ({"coincide": 1.0, "every": 1, "turn": turn} for turn in (1, 2))
    assert joint_facts([one, two])["turn"] == joint_facts([two, one])["turn"] == 2
    assert joint_facts([one, one]) == one
    assert joint_facts([one, one | {"coincide": 0.0}])["coincide"] == 0
    over = changed(THREE, learning_rate=0.41, iterations=12)
    assert contour_chart(over, both_runs(over)).facts["turn"] == 2
    assert contour_chart(THREE, both_runs(THREE)).facts["turn"] == 1


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_marks_take_turns_where_the_runs_agree_and_only_there(scale: str) -> None:
    assert both(LESSON, scale).facts["coincide"] == 1
    assert both(SUM, scale).facts["coincide"] == 0
    assert weights(LESSON).facts["coincide"] == 1
    assert weights(SUM).facts["coincide"] == 0


def test_a_bias_that_differs_parts_the_runs_though_their_w_coincide() -> None:
    wrong_b = changed(THREE, autograd_gradient="broadcast", iterations=3)
    runs = both_runs(wrong_b)
    made = weights_chart(
        wrong_b, {"manual": runs["manual"], "autograd": runs["manual"]}
    )
    assert made.facts["coincide"] == 1
    assert weights(wrong_b).facts["coincide"] == 0


def test_the_legend_says_how_each_run_ends() -> None:
    made = both(SUM)
    assert made.facts["manual_ends"] == "by hand, sum: loss 3.297e−7 after 10"
    assert made.facts["autograd_ends"] == "by autograd: loss 1.163 after 10"
    assert weights(SUM).facts["autograd_ends"] == "by autograd: w = 1.606 after 10"


def test_runs_that_are_alike_have_one_text_in_the_legend() -> None:
    made = both(LESSON)
    both_marks = "by hand and by autograd: loss 1.163 after 10"
    assert (made.facts["manual_ends"], made.facts["autograd_ends"]) == ("", both_marks)
    assert (made.facts["legend_columns"], both(SUM).facts["legend_columns"]) == (
        "2",
        "1",
    )


@pytest.mark.parametrize("code", ["en", "ko"])
def test_what_the_legend_says_can_be_broken_before_how_a_run_ends(code: str) -> None:
    with speaking(code):
        for e in (LESSON, SUM, changed(LESSON, learning_rate=1, iterations=200)):
            facts = both(e).facts
            told = [str(facts[f"{side}_ends"]) for side in ("manual", "autograd")]
            assert all(": " in text for text in told if text)


def test_a_slip_that_changes_nothing_is_still_named() -> None:
    hidden = changed(LESSON, manual_gradient="sum", optimizer="adam", learning_rate=0.1)
    assert str(both(hidden).facts["manual_ends"]).startswith("by hand, sum: loss")


def test_the_bottom_of_a_log_axis_says_why_marks_stand_there() -> None:
    hubble = both(PRESETS["hubble"], "log")
    assert "float32 cannot" in str(hubble.facts["near_name"])
    assert not any("float32 cannot" in line for line in hubble.subtitle)
    assert both(LESSON, "log").facts["near_name"] == ""


def test_a_log_axis_above_the_least_loss_is_named_in_the_title() -> None:
    hubble = PRESETS["hubble"]
    assert both(hubble, "log").title == "How far the loss is above its least"
    for usual in (both(hubble), both(LESSON, "log")):
        assert usual.title == "The loss at every iteration"


def test_the_legend_says_where_a_run_overflows() -> None:
    gone = changed(LESSON, learning_rate=1, iterations=200)
    at = both_runs(gone)["manual"].diverged_at
    assert (
        both(gone).facts["autograd_ends"]
        == f"by hand and by autograd: overflows at {at}"
    )


@pytest.mark.parametrize("name", PRESETS)
def test_the_axes_of_the_weights_hold_every_state_and_the_best(name: str) -> None:
    e = PRESETS[name]
    made = weights(e)
    for at, (param, best) in enumerate(zip(e.parameters, best_params(e), strict=True)):
        low, high = numbers(made, f"{param}_low", f"{param}_high")
        held = [*(t.params[:, at] for t in both_runs(e).values())]
        every = np.concatenate([*held, [] if best is None else [best]])
        assert low < every.min()
        assert every.max() < high


def test_the_best_weights_are_those_of_least_squares() -> None:
    assert best_params(LESSON) == [2]
    assert weights(LESSON).facts["w_best_name"] == "best w = 2"
    assert best_params(THREE) == pytest.approx([-3, 5])
    assert best_params(changed(LESSON, x=[0, 0, 0, 0])) == [None]
    assert weights(changed(LESSON, x=[0, 0, 0, 0])).facts["w_best_name"] == ""


def test_each_parameter_has_an_axis_of_its_own() -> None:
    made = as_json(weights(THREE))
    assert made["resolve"] == {"scale": {"y": "independent"}}
    ranges: list[Any] = []
    for group in made["layer"][1:]:
        scales = [la["encoding"].get("y", {}).get("scale") for la in group["layer"]]
        (scale,) = {str(scale["range"]) for scale in scales if scale}
        ranges.append(scale)
    assert len({*ranges}) == 2
    assert "resolve" not in as_json(weights(LESSON))


def test_many_states_are_thinned_without_losing_an_extreme() -> None:
    e = changed(LESSON, iterations=5_000, autograd_gradient="no_zero_grad")
    runs = both_runs(e)
    data = weights_data(e, runs)
    assert len(data) < 3_000
    of_autograd = data.loc[~data["by_hand"], "w"]
    assert of_autograd.max() == runs["autograd"].w.max()
    assert of_autograd.min() == runs["autograd"].w.min()
