"""The slides of a lecture, in order, as a list of links in docs/lecture.txt.

    .venv/bin/python -m docs.lecture

It tells one story: how a step is made, what goes wrong in the code that everyone
copies, which learning rates work, what optimisers and scaling do about it, and how to
find out what is wrong with one's own run. `tests.pictures` draws the slides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gd_core import PRESETS, Experiment
from gd_core.exchange.link import Look, permalink
from gd_core.exchange.pins import write_pins
from gd_core.runs.presets import LESSON, RACES

FILE = Path(__file__).parent / "lecture.txt"
COMMAND = ".venv/bin/python -m tests.pictures docs/lecture.txt --to slides --page"
SUM = replace(LESSON, manual_gradient="sum")
# name -> what ran, and how it is looked at; the first of several is raced by the others
SLIDES: dict[str, tuple[tuple[Experiment, ...], Look]] = {
    "neuron": ((PRESETS["neuron"],), Look("step")),
    "lesson": ((LESSON,), Look("compare")),
    "programs": ((LESSON,), Look("take")),
    "sum": ((SUM,), Look("compare")),
    "step": ((SUM,), Look("step", k=1)),
    "zero_grad": ((PRESETS["zero_grad"],), Look("compare")),
    "question": ((replace(LESSON, learning_rate=0.1),), Look("rate", predict="on")),
    "rates": ((LESSON,), Look("rate")),
    "edge": ((PRESETS["edge"],), Look("step", k=0)),
    "fast": ((PRESETS["fast"],), Look("compare")),
    "momentum": ((PRESETS["momentum"],), Look("compare")),
    "adam": ((replace(PRESETS["correction"], iterations=30),), Look("compare")),
    "contour": (RACES["with_momentum"], Look("race")),
    "scaling": (RACES["scaled"], Look("race")),
    "hubble": ((PRESETS["hubble"],), Look("compare", scale="log")),
    "check": ((LESSON,), Look("check")),
}


def lines() -> Iterator[str]:
    """A line for each slide: the name of its picture, and its link."""
    for number, (name, ((e, *others), look)) in enumerate(SLIDES.items(), 1):
        pins = write_pins(e, others).text if others else ""
        link = permalink(e, replace(look, lecture="1"), pins=pins)
        yield f"{number:02}-{name}.png {link}"


if __name__ == "__main__":
    FILE.write_text("\n".join([f"# A lecture: {COMMAND}", *lines()]) + "\n", "utf-8")
