"""The player's data: which states are written out, and what the player is told."""

from __future__ import annotations

import json
import re

import pytest

from gd_core import PRESETS, Experiment, run_manual
from gd_core.analysis.step import seen_by_steps
from gd_core.charts.linked import BUS, PIN
from gd_core.page.components import component_file
from gd_core.page.player.steps import (
    BLOCK,
    BRIEF,
    NEIGHBOURS,
    WrittenSteps,
    block_of,
    player_data,
    stride,
    written_block,
    written_neighbours,
)
from gd_core.text.catalogue import label
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def written(e: Experiment, k: int, is_slide: bool = False) -> WrittenSteps:
    trace = run_manual(e)
    block = block_of(k, trace.states - 1)
    return written_block(e, "manual", block, is_slide, trace) | written_neighbours(
        e, "manual", trace, k, is_slide
    )


def test_of_a_short_run_every_state_is_written() -> None:
    assert sorted(written(LESSON, 3)) == list(range(11))


@pytest.mark.parametrize("k", [0, 99, 100, 101, 5_000, 10_000])
def test_of_a_long_run_the_neighbours_and_what_playing_visits_are_written(
    k: int,
) -> None:
    e = changed(LESSON, iterations=10_000, learning_rate=1e-4)
    steps = written(e, k)
    for near in range(max(0, k - NEIGHBOURS), min(10_000, k + NEIGHBOURS) + 1):
        assert near in steps
    by = stride(10_000)
    played = range(k - k % by, min(10_000, k + 20 * by), by)
    assert {*played} <= {*steps}
    assert len(steps) < 2 * BLOCK


def test_playing_visits_no_more_than_it_can_show() -> None:
    assert stride(0) == stride(10) == stride(300) == 1
    assert 10_000 / stride(10_000) <= 300


def test_the_player_is_told_everything_in_plain_data() -> None:
    trace = run_manual(LESSON)
    data = player_data(LESSON, "manual", trace, (3, 1), written(LESSON, 3))
    told = json.loads(json.dumps(data))
    assert (told["k"], told["last"], told["stride"]) == (3, 10, 1)
    assert (told["bus"], told["pin"]) == (BUS, PIN)
    names = [name for name, _ in told["stages"]]
    assert names == ["Prediction", "Loss", "Gradient", "Update"]
    (_, prediction, _), (_, loss, _), (_, gradient, _), (_, w, _) = told["steps"]["1"][
        "stages"
    ]
    assert "0.3, 0.6, 0.9, 1.2" in prediction
    results = [text.replace("\N{NO-BREAK SPACE}", " ") for text in (loss, gradient, w)]
    assert results == ["= 21.675", "= −25.5", "= 0.555"]


def test_what_need_not_be_sent_again_stays_the_same() -> None:
    trace = run_manual(LESSON)
    one, other = (
        player_data(LESSON, "manual", trace, (0, 1), written(LESSON, k)) for k in (2, 7)
    )
    assert one == other


def test_the_sum_and_the_end_of_a_run_are_noted() -> None:
    e = changed(LESSON, manual_gradient="sum")
    steps = written(e, 0)
    assert "4 × the mean (−30)" in steps[0]["stages"][2][2]
    assert steps[0]["stages"][3][2] == ""
    assert steps[10]["stages"][3][2] == label("note.last")
    diverged = written(changed(LESSON, learning_rate=1, iterations=100), 15)
    assert "overflows float32" in diverged[max(diverged)]["stages"][3][2]


def test_on_a_slide_a_step_has_its_finding_and_no_sum_written_out() -> None:
    steps = written(LESSON, 1, is_slide=True)
    assert "−25.5" in steps[1]["finding"][0]
    assert steps[1]["tone"] == "good"
    lines = [line for lines, _, _ in steps[1]["stages"] for line in lines]
    assert lines
    assert max(map(len, lines)) <= BRIEF
    assert "finding" not in written(LESSON, 1)[1]


def test_the_script_finds_every_element_and_word_it_asks_for() -> None:
    html, js = component_file("player", "html"), component_file("player", "js")
    for name in re.findall(r'find\("(\w+)[" ]', js):
        assert re.search(rf'class="{name}"', html)
    trace = run_manual(LESSON)
    data = player_data(LESSON, "manual", trace, (0, 1), {})
    for name in re.findall(r"data\.words\.(\w+)", js):
        assert data["words"][name]
    for name in re.findall(r"data\.(\w+)", js):
        assert name in data
    assert html.count('class="card"') == 4
    assert component_file("player", "css").count("{") == component_file(
        "player", "css"
    ).count("}")


def test_where_each_point_has_its_update_the_player_tells_which() -> None:
    for update, words in (("all", "of 10"), ("each", "of 40: point {point}")):
        e = changed(LESSON, update=update)
        trace = seen_by_steps(e, run_manual(e))
        data = player_data(e, "manual", trace, (0, 1), {})
        assert data["words"]["state"].endswith(words)
        assert data["n"] == 4
