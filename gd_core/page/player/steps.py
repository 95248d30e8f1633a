"""Steps: what the player shows, state by state.

Writing out a step takes a while and a run can have thousands of states, so the player
gets a block of them at a time: those that playing visits next, and the neighbours of
the state it rests at.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gd_core.analysis.step import Step
from gd_core.charts.linked import BUS, PIN
from gd_core.page.parts import kept_together
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.arithmetic import stages
from gd_core.text.catalogue import label
from gd_core.text.findings import step_finding
from gd_core.text.sentences import stage_note
from gd_core.text.widths import width

MOST_PLAYED = 300  # states that playing a run visits; of a longer one every n-th
BLOCK = 60  # visited states that are written out at once
SPARE_STATES = 15  # of the blocks before and after, so that playing goes on
NEIGHBOURS = 10  # on both sides of the state the player rests at
WORDS = ("play", "stop", "previous", "next", "slider")

BRIEF, MOST_LINES = 34, 3  # characters of a line in a card on a slide, and its lines

# state -> "stages": of each its lines, its result, and a note; on a slide "finding":
# the title and the lines below it, and "tone": how it is meant
WrittenSteps = dict[int, dict[str, Any]]


def stride(last: int) -> int:
    """How many states playing goes forward at a time."""
    return -(-last // MOST_PLAYED) or 1


def block_of(k: int, last: int) -> int:
    """The number of the block that state k is in."""
    return k // (BLOCK * stride(last))


def written_block(
    e: Experiment, run: str, block: int, is_slide: bool, trace: Trace
) -> WrittenSteps:
    """The steps that playing visits in a block, written out."""
    last = trace.states - 1
    by = stride(last)
    first = (block * BLOCK - SPARE_STATES) * by
    states = range(first, first + (BLOCK + 2 * SPARE_STATES) * by, by)
    return _written_out(e, run, trace, is_slide, states)


def written_neighbours(
    e: Experiment, run: str, trace: Trace, k: int, is_slide: bool
) -> WrittenSteps:
    """The steps from the states around k, written out."""
    states = range(k - NEIGHBOURS, k + NEIGHBOURS + 1)
    return _written_out(e, run, trace, is_slide, states)


def _written_out(
    e: Experiment, run: str, trace: Trace, is_slide: bool, states: Iterable[int]
) -> WrittenSteps:
    steps: WrittenSteps = {}
    for k in states:
        if 0 <= k < trace.states:
            step = Step.of(e, run, trace, k)
            steps[k] = {
                "stages": [
                    (
                        brief(e, stage.lines) if is_slide else stage.lines,
                        stage.result,
                        stage_note(step, stage.name),
                    )
                    for stage in stages(step)
                ]
            }
            if is_slide:
                found = step_finding(e, run, step)
                told = (found.title, *found.lines)
                steps[k]["finding"] = [kept_together(text) for text in told]
                steps[k]["tone"] = found.tone
    return steps


def brief(e: Experiment, lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines that a card on a slide has room for: few, and no sum written out.

    Of two parameters it has the formulas and the results alone.
    """
    if e.model == "line":
        return ()
    short = tuple(line for line in lines if width(line) <= BRIEF)
    return short if len(short) <= MOST_LINES else ()


def short_formula(formula: str) -> str:
    """A formula if it has a line for each of two parameters at most, else nothing."""
    return formula if formula.count("\n") < 2 else ""


def player_data(
    e: Experiment,
    run: str,
    trace: Trace,
    move: tuple[int, int],
    steps: WrittenSteps,
    is_slide: bool = False,
) -> dict[str, Any]:
    """The data of the component.

    It keeps the state it rests at itself, and is only told where the page moves it.
    Between moves the data stay the same, and are not sent again.

    Args:
        e: what was run.
        run: whose steps are shown, "manual" or "autograd".
        trace: that run.
        move: the state the page put it at last, and how often it has done so.
        steps: the steps that are written out, by state.
        is_slide: it is on a slide, where the finding stands above the cards.
    """
    last = trace.states - 1
    formulas = stages(Step.of(e, run, trace, 0))
    words = {name: label(f"player.{name}") for name in WORDS}
    words["state"] = label(f"player.state.{e.update}").replace("{last}", f"{last}")
    names = [(label(f"stage.{stage.name}"), stage.formula) for stage in formulas]
    if is_slide and e.model == "line":
        names = [(name, short_formula(formula)) for name, formula in names]
    return {
        "id": f"{e.key}-{run}",
        "bus": BUS,
        "pin": PIN,
        "k": min(move[0], last),
        "move": move[1],
        "last": last,
        "n": e.n,
        "stride": stride(last),
        "stages": names,
        "steps": {str(k): step for k, step in steps.items()},
        "words": words,
        "slide": is_slide,
    }
