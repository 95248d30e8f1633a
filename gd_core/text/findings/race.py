"""The finding of Race: which run comes near first, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from gd_core.analysis.line_theory import line_theory_of
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.findings.finding import (
    GOOD,
    SLOW,
    WARNING,
    Finding,
    finding,
    iterations,
    read,
)
from gd_core.text.race_lines import LineOfRace
from gd_core.text.widths import cut

MOST_IN_RACER = 48  # characters of a run's name in a title
EDGE_DIGITS = 3  # of two edges side by side
TOLD_AT_ONCE = 3  # runs of which nobody needs to be told how many they are


def race_finding(lines: Sequence[LineOfRace]) -> Finding:
    """Which run comes near the optimum first, and when the others do.

    Args:
        lines: the runs that are drawn, in their order.
    """
    near = sorted(
        ((line.drawn.near, line) for line in lines if line.drawn.near is not None),
        key=lambda pair: pair[0],
    )
    away = [line for line in lines if line.drawn.near is None]
    gone = [line for line in away if line.drawn.diverged_at is not None]
    if near:
        titles, others = _first(near)
    else:
        titles, others = _none(lines, gone)
    told = [_told(line) for line in (*others, *away)]
    if len(told) > TOLD_AT_ONCE and near:
        told = [_counted(len(near), len(away) - len(gone), len(gone)), *told]
    tone = WARNING if gone else SLOW if away else GOOD
    # why raw and standardised x differ so much goes before what is called near
    last = scaled_told([line.racer.experiment for line in lines])
    return finding(titles, [told, last or [label("finding.race.near_is")]], tone)


def scaled_told(runs: Sequence[Experiment]) -> list[str]:
    """Which rates raw and standardised x allow, and why; empty where all have one x.

    Of the same data and optimiser without a slip: else there is more than one edge of
    either, or what differs is not the scaling alone.
    """
    if len({(e.optimizer, e.momentum) for e in runs}) > 1:
        return []
    found: dict[bool, set[tuple[str, str]]] = {False: set(), True: set()}
    for e in runs:
        theory = line_theory_of(e) if e.model == "line" and not e.slips else None
        if theory is None or not isfinite(theory.bowl.condition):
            return []
        condition = float(f"{theory.bowl.condition:.1e}")  # 970,000 tells enough
        numbers = read(theory.edge_rate, EDGE_DIGITS), read(condition)
        found[e.standardize].add(numbers)
    if any(len(numbers) != 1 for numbers in found.values()):
        return []
    ((raw, raw_kappa),), ((scaled, _),) = found[False], found[True]
    facts = {"raw": raw, "raw_kappa": raw_kappa, "scaled": scaled}
    return [say("finding.race.scaled", **facts), say("finding.race.kappa", **facts)]


def _first(near: list[tuple[int, LineOfRace]]) -> tuple[list[str], list[LineOfRace]]:
    """The title, and the runs that come near later."""
    k = near[0][0]
    first = [line for at, line in near if at == k]
    later = [line for at, line in near if at != k]
    facts = {"after": iterations(k), "name": _name(first[0]), "count": len(first)}
    if len(first) > 1:
        return [say("finding.race.tie", **facts)], later
    key = "finding.race.first" if later else "finding.race.only"
    return [say(key, **facts), say("finding.race.first.short", **facts)], later


def _none(
    lines: Sequence[LineOfRace], gone: Sequence[LineOfRace]
) -> tuple[list[str], list[LineOfRace]]:
    """The title where none comes near, and the runs that are told of."""
    left = [line for line in lines if line not in gone]
    if not left:
        return [label("race.title.gone")], []
    best = min(left, key=lambda line: line.drawn.final_loss)
    facts = {"name": _name(best), "loss": read(best.drawn.final_loss)}
    if len(lines) == 1:
        facts["after"] = iterations(best.drawn.states - 1)
        return [say("finding.race.alone", **facts), say("race.title.none", **facts)], []
    return [say("finding.race.none", **facts), say("race.title.none", **facts)], []


def _name(line: LineOfRace) -> str:
    """A run in a sentence; one that has a comma in its name is marked off."""
    name = cut(line.name, MOST_IN_RACER)
    return say("finding.race.quoted", name=name) if ", " in name else name


def _told(line: LineOfRace) -> str:
    """When a run comes near, or that it does not."""
    side = line.drawn
    if side.diverged_at is not None:
        return say("finding.race.gone", name=_name(line), k=side.diverged_at)
    if side.near is None:
        loss = read(side.final_loss)
        return say("finding.race.far", name=_name(line), loss=loss)
    return say("finding.race.later", name=_name(line), after=iterations(side.near))


def _counted(near: int, far: int, gone: int) -> str:
    return say("finding.race.counted", near=near, far=far, gone=gone)
