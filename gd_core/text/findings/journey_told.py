"""Journey told: what becomes of one run, in words."""

from __future__ import annotations

from math import isfinite

from gd_core.analysis.theory import Theory
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import has, label, say
from gd_core.text.findings.finding import iterations, key_of_model, read, times
from gd_core.text.findings.journey import Journey
from gd_core.text.shares import percent


def journey_facts(journey: Journey) -> dict[str, object]:
    """What the sentences about a run tell."""
    e, (kept, lost) = journey.e, journey.kept
    facts: dict[str, object] = {
        "it": label(key_of_model("finding.it", e)),
        "best": goal_name(journey),
        "rate": read(e.learning_rate),
        "after": iterations(e.iterations),
        "step": label(f"finding.step.{e.update}"),
        "start": params_text(e, start_params(e)),
        "precision": e.precision,
        "near": journey.near,
        "left": percent(journey.left, journey.lost) if isfinite(journey.left) else "",
        "optimizer": label(f"optimizer.{e.optimizer}"),
        "closes": journey.closes,
        "factor": times(kept, lost) if kept == kept else "",
    }
    if isinstance(journey.theory, Theory):
        facts |= {
            "edge": read(journey.theory.edge_rate),
            "swing": read(journey.theory.swing, 3),
            "period": read(journey.theory.period, 3),
        }
    return facts


def journey_titles(journey: Journey) -> list[str]:
    """What becomes of a run in a sentence, from the fullest to the shortest."""
    lengths = ("", ".mid", ".short")
    keys = [f"finding.run.{journey.key}{length}" for length in lengths]
    if journey.theory is None or journey.theory.factor != 1:
        keys = [key for key in keys if key != "finding.run.diverges"]
    if journey.has_velocity and journey.outcome == "converges":  # as not all of them do
        keys.insert(0, f"finding.run.velocity.{journey.key.rpartition('.')[2]}")
    if journey.key == "reached" and journey.near:
        keys.insert(0, "finding.run.reached.at")
    return [say(key, **journey_facts(journey)) for key in keys if has(key)]


def start_params(e: Experiment) -> tuple[float, ...]:
    """The parameters at the start, (w,) or (w, b)."""
    return (e.w0, e.b0)[: len(e.parameters)]


def params_text(e: Experiment, params: tuple[float, ...] | list[float]) -> str:
    """The parameters as an equation: "w = 2", "w = 6.505, b = 17.34"."""
    pairs = zip(e.parameters, params, strict=True)
    return ", ".join(say("finding.param", name=n, value=read(v)) for n, v in pairs)


def goal_name(journey: Journey) -> str:
    """What a run heads for is called: "the best w = 2", "the best line"."""
    e, goal = journey.e, journey.goal
    if not all(map(isfinite, goal)):
        return label(key_of_model("finding.goal", e))
    facts = {"w": read(goal[0]), "b": read(goal[-1])}
    if journey.is_best:
        return say(key_of_model("finding.best", e), **facts)
    kind = "pairs" if journey.slip == "broadcast" else "passes"
    return say(key_of_model(f"finding.goal.{kind}", e), **facts)
