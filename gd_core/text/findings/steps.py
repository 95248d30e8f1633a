"""The finding of One step: what one update does."""

from __future__ import annotations

from gd_core.analysis.step import Step
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor
from gd_core.text.catalogue import label, say
from gd_core.text.findings.finding import (
    GOOD,
    MISTAKEN,
    WARNING,
    Finding,
    finding,
    read,
    read_apart,
)
from gd_core.text.findings.journey import Journey
from gd_core.text.numbers import added
from gd_core.text.sentences import stage_note


def step_finding(e: Experiment, run: str, step: Step) -> Finding:
    """What one update of a run does.

    Args:
        e: what was run.
        run: whose step it is, "manual" or "autograd".
        step: the update.
    """
    facts = _facts(e, run, step)
    notes = [stage_note(step, stage) for stage in ("gradient", "update")]
    is_last = step.k == step.last
    if is_last:
        key = "finding.step.gone" if step.diverged else "finding.step.end"
        tone = WARNING if step.diverged else GOOD
        first = [say("finding.step.here", **facts), *notes[:1]]
        return finding([say(key, **facts)], [first, [_means(step)]], tone)
    slipped = bool(notes[0] or notes[1])
    moves = "finding.step.line" if step.bias else "finding.step"
    if step.bias is None and step.w == step.w_next:
        moves = "finding.step.still"
    titles = [say(moves, **facts), say(f"{moves}.short", **facts)]
    if moves == "finding.step" and _is_farther(e, run, step):
        titles.insert(0, say("finding.step.farther", **facts))
    titles = [*_remarkable(e, run, step, facts), *titles]
    numbers = say(f"finding.loss.{e.update}", **facts) + say(_made_by(step), **facts)
    diverges = Journey(e, run).tone == WARNING
    tone = MISTAKEN if slipped else WARNING if diverges else GOOD
    return finding(titles, [[numbers, *notes], [_means(step)]], tone)


def _remarkable(
    e: Experiment, run: str, step: Step, facts: dict[str, object]
) -> list[str]:
    """Titles of a step that makes a slip, or with a rate that is exactly the edge."""
    if step.bias is not None:
        return []
    if step.slip == "no_zero_grad" and step.k and e.update == "all":
        before = read(float(step.before))
        own = read(float(step.gradient) - float(step.before))
        facts = facts | {"before": before, "own": own, "added": added(before)}
        keys = ("finding.step.never_reset", "finding.step.never_reset.short")
        return [say(key, **facts) for key in keys]
    if slip_factor(step.slip, step.meant.n) != 1:
        size = say("finding.step.size", **_sizes(step))
        keys = ("finding.step.slipped", "finding.step.slipped.short")
        return [say(key, size=size, **facts) for key in keys]
    journey = Journey(e, run)
    if journey.outcome == "flips" and step.slip == "right" and journey.theory:
        edge = read(journey.theory.edge_rate)
        return [say("finding.step.at_edge", edge=edge, **facts)]
    if journey.key == "diverges" and step.slip == "right" and journey.theory:
        edge = read(journey.theory.edge_rate)
        keys = ("finding.step.past_edge", "finding.step.past_edge.short")
        return [say(key, edge=edge, **facts) for key in keys]
    return []


def _sizes(step: Step) -> dict[str, object]:
    factor = float(slip_factor(step.slip, step.meant.n))
    return {"times": read(factor), "right": read(float(step.right_gradient))}


def _made_by(step: Step) -> str:
    """The key of the words for how a step is made."""
    e, slip = step.experiment, step.slip
    if slip == "uphill":
        return "finding.step.by.uphill"
    is_plain = e.optimizer in ("sgd", "momentum", "nesterov") and not step.bias
    if is_plain and slip not in ("forgets", "lookahead_sign"):
        return f"finding.step.by.{e.optimizer}"
    return "finding.step.by.other"


def _is_farther(e: Experiment, run: str, step: Step) -> bool:
    """Whether the step ends farther from where the run heads for."""
    if e.update == "each":
        return False
    goal = Journey(e, run).goal[0]
    return abs(float(step.w_next) - goal) > abs(float(step.w) - goal)


def _facts(e: Experiment, run: str, step: Step) -> dict[str, object]:
    w, following = float(step.w), float(step.w_next)
    where = say("finding.at.all", k=step.k)
    if e.update == "each":
        where = say("finding.at.each", k=step.k // e.n, point=step.k % e.n + 1)
    facts: dict[str, object] = {
        "where": where,
        "side": label(f"run.{run}"),
        "gradient": read(float(step.gradient)),
        "w": read_apart(w, following),
        "to": read_apart(following, w),
        "loss": read(float(step.loss)),
        "step": read(following - w),
        "rate": read(float(step.learning_rate)),
        "precision": step.experiment.precision,
        "of": "",
        "memory": "",
        "b": "",
        "gradient_b": "",
        "b_to": "",
    }
    if step.bias:
        b, b_to = float(step.bias.value), float(step.bias.following)
        facts |= {"b": read_apart(b, b_to), "b_to": read_apart(b_to, b)}
        facts["gradient_b"] = read(float(step.bias.gradient))
    return facts


def _means(step: Step) -> str:
    """What the right gradient is."""
    e, one = step.meant, ".one" if step.meant.n == 1 else ""
    line = ".line" if step.bias else ""
    is_right = step.slip == "right"
    it = label(f"finding.gradient_is{'' if is_right else '.slip'}")
    return say(f"finding.gradient{one}.{e.loss}{line}", n=e.n, it=it)
