"""Wrong: the title of a finding about two runs of which one makes a slip."""

from __future__ import annotations

from fractions import Fraction

from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor
from gd_core.runs.optimizers.adagrad import AVERAGED
from gd_core.text.catalogue import has, label, say
from gd_core.text.findings.finding import read
from gd_core.text.findings.journey import Journey
from gd_core.text.findings.journey_told import journey_facts, params_text
from gd_core.text.slips import slip_key


def can_be_told(slip: str, loss: str) -> bool:
    """Whether there are words for a slip."""
    return has(slip_key(f"finding.wrong.{slip}", loss))


def wrong_titles(journey: Journey, slip: str, who: str = "") -> list[str]:
    """What a run does wrong, from the fullest sentence to the shortest.

    Args:
        journey: of the run that makes the slip.
        slip: which it makes.
        who: whose run it is, in words; else "by hand" or "by autograd".
    """
    e = journey.e
    facts = {
        **journey_facts(journey),
        "side": who or label(f"run.{journey.side}"),
        "rest": read(1 - e.momentum),
        "correction": read((1 - e.beta1) / (1 - e.beta2) ** 0.5),
        "averaged": read(e.learning_rate / (1 - AVERAGED) ** 0.5),
        "size": size_told(slip, e),
        "goal": _at(e, journey.goal),
        "right": _at(e, journey.best),
        "line": params_text(e, journey.goal),
    }
    key = slip_key(f"finding.wrong.{slip}", e.loss)
    if slip == "broadcast" and journey.is_best:
        key += ".same"
    elif slip == "broadcast" and e.model == "line":
        key += ".line"
    short = f"{key.removesuffix('.line')}.short"
    keys = (f"{key}.{journey.side}", f"{key}.{journey.key}", key, short)
    told = [say(k, **facts) for k in keys if has(k)]
    return told or [say("finding.wrong.unknown", **facts)]


def _at(e: Experiment, params: tuple[float, ...]) -> str:
    return read(params[0]) if e.model == "origin" else label("finding.goal.line")


def size_told(slip: str, e: Experiment) -> str:
    """How large a gradient is beside the right one: "4 times too large"."""
    times = slip_factor(slip, e.batch)
    if times == Fraction(1, 2):
        return label("finding.size.half")
    if times.numerator == 1 and times < 1:
        return say("finding.size.part", n=times.denominator)
    return say("finding.size.times", times=read(float(times)))


def both_title(e: Experiment, slips: tuple[str, ...]) -> str:
    """Which slips both runs make.

    Args:
        e: what was run.
        slips: by hand and by autograd.
    """
    names = {
        side: label(slip_key(f"gradient.{slip}", e.loss))
        for side, slip in zip(SIDES, slips, strict=True)
    }
    return say("finding.differ.both_named", **names)


def unnoticed_title(journey: Journey, slip: str) -> str:
    """That an optimiser divides out again what a slip multiplies."""
    facts = {"side": label(f"run.{journey.side}"), "size": size_told(slip, journey.e)}
    return say(
        "finding.wrong.unnoticed",
        **facts,
        optimizer=journey_facts(journey)["optimizer"],
    )
