"""The findings of Take away and of Predict first: programs, and a question."""

from __future__ import annotations

from math import isfinite

import numpy as np

from gd_core.analysis.prediction import asked_side
from gd_core.analysis.race import quadratic_of
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.findings.finding import (
    GOOD,
    MISTAKEN,
    OPEN,
    Finding,
    finding,
    iterations,
    key_of_model,
    read,
)
from gd_core.text.findings.journey import Journey
from gd_core.text.findings.journey_told import params_text, start_params
from gd_core.text.findings.wrong import both_title, wrong_titles
from gd_core.text.sentences import question_slip, slip_in_source


def take_finding(e: Experiment) -> Finding:
    """What the two programs have in common, and in what they differ."""
    wrong = [side for side in SIDES if e.slip(side) != "right"]
    optim = ".optim" if e.remembers else ""
    differs = label(f"finding.take.who{optim}")
    if not wrong:
        second = label(f"finding.take.reset{optim}")
        return finding([label(f"finding.take{optim}")], [[differs], [second]], GOOD)
    marked = [slip_in_source(e, side) for side in wrong]
    titles = wrong_titles(Journey(e, wrong[0]), e.slip(wrong[0]))
    if len(wrong) > 1:
        titles = [both_title(e, tuple(map(e.slip, SIDES)))]
    return finding(titles, [marked, [differs]], MISTAKEN)


def question_finding(e: Experiment) -> Finding:
    """What is asked before anything is shown, and what is known."""
    side = asked_side(e)
    key = f"predict.question.{side}" if e.slips else "predict.question"
    best = Journey(e, side).best
    facts = {
        "start": params_text(e, start_params(e)),
        "after": iterations(e.iterations),
    }
    known = "finding.question" if all(map(isfinite, best)) else "finding.question.flat"
    first = say(known, best=params_text(e, best), **facts)
    second = question_slip(e, side) or label(f"finding.question.rule.{e.optimizer}")
    title = say(key, rate=read(e.learning_rate))
    return finding([title], [[first, gradient_told(e)], [second]], OPEN)


def gradient_told(e: Experiment) -> str:
    """The model and its right gradient at the start, for which J'' · (start − optimum).

    Of all points; "" where each point has its own.
    """
    if e.update == "each":
        return ""
    optimum, second = quadratic_of(e)
    with np.errstate(all="ignore"):
        gradient = second @ (np.array(start_params(e)) - optimum)
    key = f"finding.question.gradient{'.slip' if e.slips else ''}"
    facts = {"gradient": read(gradient[0]), "gradient_b": read(gradient[-1])}
    return say(key_of_model(key, e), **facts)
