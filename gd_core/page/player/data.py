"""The player's data: what `player.js` shows, state by state.

Writing out a step takes a while and a run can have thousands, so a player gets a
block of states at a time: those that playing visits next, and the neighbours of the
state it rests at.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gd_core.analysis.step import Step
from gd_core.charts.linked import BUS, PIN
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.arithmetic import stages
from gd_core.text.catalogue import label

MOST_PLAYED = 300  # states that playing a run visits; of a longer one every n-th
BLOCK = 60  # visited states that are written at once
SPARE = 15  # of the blocks before and after, so that playing runs on
NEAR = 10  # neighbours on both sides of the state the player rests at
FILES = Path(__file__).parent

Written = dict[int, list[tuple[tuple[str, ...], str, str]]]


def source(kind: str) -> str:
    """The player's "html", "css" or "js"."""
    return (FILES / f"player.{kind}").read_text("utf-8")


def stride(last: int) -> int:
    """How many states playing goes forward at a time."""
    return -(-last // MOST_PLAYED) or 1


def block_of(k: int, last: int) -> int:
    """The number of the block that state k is in."""
    return k // (BLOCK * stride(last))


def written_block(e: Experiment, run: str, trace: Trace, block: int) -> Written:
    """The steps that playing visits in a block, written out."""
    last = trace.states - 1
    by = stride(last)
    first = (block * BLOCK - SPARE) * by
    return _written(e, run, trace, range(first, first + (BLOCK + 2 * SPARE) * by, by))


def written_near(e: Experiment, run: str, trace: Trace, k: int) -> Written:
    """The steps from the states around k, written out."""
    return _written(e, run, trace, range(k - NEAR, k + NEAR + 1))


def _written(e: Experiment, run: str, trace: Trace, states: Iterable[int]) -> Written:
    steps = {}
    for k in states:
        if 0 <= k < trace.states:
            step = Step.of(e, run, trace, k)
            steps[k] = [
                (stage.lines, stage.result, sentences.stage_note(step, stage.name))
                for stage in stages(step)
            ]
    return steps


def player_data(
    e: Experiment, run: str, trace: Trace, move: tuple[int, int], steps: Written
) -> dict[str, Any]:
    """Everything that the player is told.

    It knows where it rests itself. Only where the page puts it somewhere else is it
    told so; the rest of the time it is told the same, which need not be sent again.

    Args:
        e: what was run.
        run: whose steps are shown, "manual" or "autograd".
        trace: that run.
        move: the state the page put it at last, and how often it has done so.
        steps: the steps that are written out, by state.
    """
    last = trace.states - 1
    formulas = stages(Step.of(e, run, trace, 0))
    return {
        "id": f"{e.key}-{run}",
        "bus": BUS,
        "pin": PIN,
        "k": min(move[0], last),
        "move": move[1],
        "last": last,
        "stride": stride(last),
        "stages": [(label(f"stage.{stage.name}"), stage.formula) for stage in formulas],
        "steps": {str(at): step for at, step in steps.items()},
        "words": {
            name: label(f"player.{name}")
            for name in ("play", "stop", "previous", "next", "slider")
        }
        | {"state": label("player.state").replace("{last}", f"{last}")},
    }
