"""The finding of Learning rate: where it stands, and what edge and fastest are."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite

import numpy as np

from gd_core.analysis.pass_rates import edge_of_passes
from gd_core.analysis.passes import safe_rate
from gd_core.analysis.prediction import asked_side
from gd_core.analysis.race import quadratic_of
from gd_core.analysis.theory import Theory
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor
from gd_core.text.catalogue import has, label, say
from gd_core.text.edges import edge_is, fastest_is, largest_curvature, made_of
from gd_core.text.findings.finding import (
    MISTAKEN,
    OPEN,
    READ_DIGITS,
    WARNING,
    Finding,
    finding,
    read,
    times,
)
from gd_core.text.findings.journey import Journey
from gd_core.text.findings.journey_told import (
    journey_facts,
    journey_titles,
    start_params,
)
from gd_core.text.findings.wrong import can_be_told, wrong_titles
from gd_core.text.shares import part_of
from gd_core.text.slips import acts_as

NO_FORMULA = ("adagrad", "rmsprop", "adam")
TIMES_EPS = 1e5  # times ε: a gradient beside which ε is nothing, as numbers are read
STANDING = (
    *("nothing_to_learn", "already_there", "rate_zero", "rounded_away"),
    *("still", "unknown", "measured"),
)


def rate_finding(e: Experiment) -> Finding:
    """What the learning rate will do, of the run that makes a slip if one does."""
    side = asked_side(e)
    journey = Journey(e, side)
    other = Journey(e, "autograd" if side == "manual" else "manual")
    titles, tone = rate_titles(journey), journey.tone
    first = [left_told(journey)]
    if e.slips:
        tone = tone if tone == WARNING else MISTAKEN
        first = [*first, other_told(other)]
    if journey.outcome == "unknown":
        tone = MISTAKEN if e.slips else OPEN
    return finding(titles, [first, [edge_told(journey), rho_told(journey)]], tone)


def rate_titles(journey: Journey) -> list[str]:
    """Where the learning rate stands and what it does, from the fullest sentence on."""
    e, outcome = journey.e, journey.outcome
    if outcome == "unknown":
        return exact_titles(journey)
    edge = own_edge(journey)
    if outcome in STANDING or not 0 < edge < float("inf"):
        return journey_titles(journey)
    multiple = float(slip_factor(journey.slip, e.batch))
    acts = acts_as(journey.slip, e)
    facts = {
        **journey_facts(journey),
        **acts,
        "side": label(f"run.{journey.side}"),
        "of_edge": part_of(e.learning_rate, edge),
        "edge": read(multiple * edge),
        "effective": read(multiple * e.learning_rate),
        "does": does_told(journey),
        "short": label(f"short.{outcome}"),
    }
    of_slip = ".slip" if acts else ""
    own = f"finding.rate.{journey.slip}"
    if has(own):  # whose edge is another one
        of_slip = f".{journey.slip}"
    keys = (
        f"finding.rate{of_slip}.{outcome}",
        f"finding.rate{of_slip}",
        f"finding.rate{of_slip}.short",
        f"finding.rate{of_slip}.shortest",
    )
    return [say(key, **facts) for key in keys if has(key)]


def does_told(journey: Journey) -> str:
    """What becomes of a run, in a few words; what each step closes, if it tells."""
    key = f"finding.does.{journey.outcome}"
    is_simple = not journey.has_velocity and journey.e.model == "origin"
    if is_simple and has(key) and journey_facts(journey)["closes"]:
        return say(key, **journey_facts(journey))
    return label(f"short.{journey.outcome}")


def exact_titles(journey: Journey) -> list[str]:
    """What is exact of a run without a formula."""
    e = journey.e
    key = f"finding.exact.{e.optimizer}"
    if journey.slip != "right" and can_be_told(journey.slip, e.loss):
        return wrong_titles(journey, journey.slip)
    if not _first_is_exact(journey):
        return [
            say("finding.rate.unknown", **journey_facts(journey)),
            *journey_titles(journey),
        ]
    length = e.learning_rate
    if e.optimizer == "rmsprop":
        length /= (1 - e.alpha) ** 0.5
    return [say(key, length=read(length), **journey_facts(journey))]


def _first_is_exact(journey: Journey) -> bool:
    """Whether the first step has a length that no gradient changes.

    So it is of a right AdaGrad, RMSProp or Adam while ε is nothing beside the gradient.
    """
    e = journey.e
    if journey.slip != "right" or e.update == "each" or e.optimizer not in NO_FORMULA:
        return False
    optimum, second = quadratic_of(e)
    with np.errstate(all="ignore"):
        gradient = np.abs(second @ (np.array(start_params(e)) - optimum))
    return bool(np.all(gradient > TIMES_EPS * (e.eps or 0.0)) and e.learning_rate)


def own_edge(journey: Journey) -> float:
    """The edge of a run's own learning rate; 0 where there is none."""
    if journey.theory is not None:
        return journey.theory.edge_rate
    return (
        edge_of_passes(journey.e, journey.slip) if journey.passes is not None else 0.0
    )


def edge_told(journey: Journey) -> str:
    """What edge and fastest are, with the numbers, and what they are made of."""
    theory, e = journey.theory, journey.e
    if e.optimizer == "rmsprop" and _first_is_exact(journey):
        return say("finding.exact.swings", half=read(e.learning_rate / 2))
    if journey.passes is not None:
        edge = own_edge(journey)
        if not 0 < edge < float("inf"):
            return ""
        safe = safe_rate(e, journey.slip)
        return say("finding.edge.passes", edge=read(edge), safe=read(safe))
    if theory is None or not 0 < theory.edge_rate < float("inf"):
        return ""
    of, is_known = made_of(theory, True), isfinite(theory.fastest_rate)
    facts = {"edge_is": edge_is(theory, True, READ_DIGITS)}
    if not of:
        return say("finding.edge.own", **facts)
    facts |= of | {"letter": label(f"finding.letter.{e.model}")}
    facts["a"] = read(largest_curvature(theory))
    if not is_known:
        return say("finding.edge.alone", **facts)
    facts["fastest_is"] = fastest_is(theory, READ_DIGITS)
    is_plateau = theory.fastest_until > theory.fastest_rate
    return say("finding.edge.plateau" if is_plateau else "finding.edge", **facts)


def rho_told(journey: Journey) -> str:
    """ρ, what a step keeps of the gap, of gradient descent with one weight."""
    theory = journey.theory
    if not isinstance(theory, Theory) or journey.has_velocity or theory.accumulates:
        return ""
    if journey.outcome in STANDING or theory.factor < 0:
        return ""
    of_slip = ".slip" if theory.factor != 1 else ""
    return say(
        f"finding.rho{of_slip}",
        rho=times(theory.rho, theory.lost),
        effective=read(theory.factor * theory.experiment.learning_rate),
    )


def acts_told(journey: Journey, slip: str) -> str:
    """As which learning rate a slip acts, where the mathematics says so."""
    acts = acts_as(slip, journey.e)
    if not acts or journey.theory is None:
        return ""
    factor, edge = journey.theory.factor, journey.theory.edge_rate
    facts = {
        "times": acts["times"],
        "effective": read(factor * journey.e.learning_rate),
        "edge": read(edge),
        "right": read(factor * edge),
    }
    if factor <= 1 or not 0 < edge < float("inf"):
        return say("finding.acts.farther", **facts)
    return say(f"finding.acts{'.helps' if _helps(journey) else ''}", **facts)


def _helps(journey: Journey) -> bool:
    """Whether a run with a slip comes nearer at each step than without."""
    e = replace(journey.e, manual_gradient="mean", autograd_gradient="right")
    return journey.kept[0] < Journey(e, journey.side).kept[0]


def left_told(journey: Journey) -> str:
    """What becomes of the run after all its iterations."""
    facts, e = journey_facts(journey), journey.e
    if journey.outcome == "unknown" and journey.slip == "no_zero_grad":
        return label("finding.never_reset") if e.remembers else ""
    if journey.outcome == "unknown" and _first_is_exact(journey):
        return label("finding.exact.after")
    if journey.outcome in ("converges", "overshoots", "spirals", "turns"):
        return say("finding.left", **facts)
    return ""


def other_told(journey: Journey) -> str:
    """What becomes of the other run, which makes no slip or another one."""
    key = f"short.{journey.outcome}"
    if not has(key):
        return ""
    return say("finding.other", side=label(f"run.{journey.side}"), does=label(key))
