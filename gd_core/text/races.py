"""Races in words: who comes near first, and what became of each run."""

from __future__ import annotations

from collections.abc import Sequence

from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.race_lines import LineOfRace, RunOfRace, SideOfRace
from gd_core.text.runs_named import common_settings


def race_title(lines: Sequence[LineOfRace]) -> str:
    """Which run comes near the optimum first, or has the lowest loss in the end."""
    near = [(line.drawn.near, line.name) for line in lines]
    reached = sorted((k, name) for k, name in near if k is not None)
    if reached:
        k = reached[0][0]
        first = [name for iterations, name in reached if iterations == k]
        if len(first) > 1 and len(lines) > 1:
            return say("race.title.several", count=len(first), k=k)
        return say("race.title.near", name=first[0], k=k)
    best = min(lines, key=lambda line: (_is_gone(line), line.drawn.final_loss))
    if _is_gone(best):
        return label("race.title.gone")
    return say("race.title.none", name=best.name)


def _is_gone(line: LineOfRace) -> bool:
    return line.drawn.diverged_at is not None


def line_told(line: LineOfRace) -> str:
    """What became of a run, for who cannot see it."""
    if line.drawn.diverged_at is not None:
        return say("race.told.gone", name=line.name, k=line.drawn.diverged_at)
    return say(
        "race.told",
        name=line.name,
        loss=line.drawn.final_loss,
        last=line.drawn.states - 1,
        near=near_told(line.drawn),
    )


def near_told(side: SideOfRace) -> str:
    """After how many iterations 1 % of the distance is left, in a few words."""
    if side.diverged_at is not None:
        return say("race.near.gone", k=side.diverged_at)
    if side.near is None:
        return say("race.near.not", count=side.states - 1)
    return number(side.near)


def agreement_told(differ_at: int | None) -> str:
    """Whether both runs of an experiment agree, in a few words."""
    if differ_at is None:
        return label("race.agree")
    return say("race.differ", k=differ_at)


def shared(racers: Sequence[RunOfRace]) -> str:
    """What all runs have in common, in one line."""
    return " · ".join(common_settings([racer.experiment for racer in racers]))


def ways_told(lines: Sequence[LineOfRace]) -> str:
    """From where to where each run goes, in words."""
    told = [f"{label('chart.ways.title')}."]
    for line in lines:
        first, last = (line.drawn.params[k].tolist() for k in (0, -1))
        key = "race.way" if len(first) == 1 else "race.way.line"
        facts = {"first_w": first[0], "last_w": last[0]}
        if len(first) > 1:
            facts |= {"first_b": first[1], "last_b": last[1]}
        told.append(say(key, name=line.name, last=line.drawn.states - 1, **facts))
    return " ".join(told)
