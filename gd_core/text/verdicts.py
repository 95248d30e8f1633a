"""Verdicts: what the boxes of Compare and of Learning rate say, and how it is meant.

What matters first comes first: whether both runs do the same and where they end, or
which side is wrong and why; then what becomes of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from gd_core.analysis.agreement import compare
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.pass_rates import edge_of_passes
from gd_core.analysis.passes import pass_of, safe_rate
from gd_core.analysis.prediction import NO_ANSWER, outcome_of
from gd_core.analysis.rates import iterations_until
from gd_core.analysis.theory import theory_of
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.agreements import agreement, agreement_title
from gd_core.text.catalogue import label, say
from gd_core.text.exactness import what_is_exact
from gd_core.text.findings.finding import GOOD, MISTAKEN, OPEN, WARNING
from gd_core.text.findings.journey import APPROACHES, Journey
from gd_core.text.lines import line_outcomes, line_rate_verdict
from gd_core.text.numbers import SHOWN_DIGITS, number
from gd_core.text.shares import percent, steps

SHARES_LEFT = (0.01, 0.0001)  # shares of the gap whose iterations are told


@dataclass(frozen=True)
class Verdict:
    """What a box says.

    Attributes:
        title: a few words.
        lines: sentences, each on a line of its own.
        tone: one of `findings.TONES`.
    """

    title: str
    lines: tuple[str, ...]
    tone: str

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(self.lines)


def agreement_verdict(e: Experiment, traces: Mapping[str, Trace]) -> Verdict:
    """Whether both runs do the same and where they end, or who is wrong and why.

    Args:
        e: what was run.
        traces: both runs, by side.
    """
    result = compare(e, *(traces[side] for side in SIDES))
    title, judged = agreement_title(result), agreement(result)
    if result.differ_at is not None:
        return Verdict(title, (judged,), MISTAKEN)
    return Verdict(title, (both_reach(e, traces), judged), GOOD)


def both_reach(e: Experiment, traces: Mapping[str, Trace]) -> str:
    """Where two runs that agree end, and where the best is."""
    trace = traces["autograd"]
    if trace.diverged_at is not None:
        facts = {"precision": e.precision, "k": trace.diverged_at}
        return say("verdict.overflow", **facts)
    ends = [traces[side].params[-1].tolist() for side in SIDES]
    seen = _seen_alike(*ends)
    best = Journey(e, "autograd").best
    facts = {"w": seen[0], "b": seen[-1], "steps": steps(e.iterations, e.update)}
    key = f"verdict.reach.{e.model}"
    if not all(map(isfinite, best)):
        return say(f"{key}.no_best", **facts)
    best_w, *_, best_b = (number(v, SHOWN_DIGITS) for v in (*best, best[-1]))
    is_there = seen == [number(v) for v in best]
    key = f"{key}.best" if is_there else key
    return say(key, **facts, best_w=best_w, best_b=best_b)


def _seen_alike(by_hand: list[float], by_torch: list[float]) -> list[str]:
    """Numbers of both runs with as many digits as they share."""
    for digits in range(SHOWN_DIGITS, 1, -1):
        one, other = ([number(v, digits) for v in end] for end in (by_hand, by_torch))
        if one == other:
            break
    return one


def outcome_verdict(e: Experiment, traces: Mapping[str, Trace]) -> Verdict:
    """What becomes of both runs.

    Args:
        e: what was run.
        traces: both runs, by side.
    """
    journeys = [Journey(e, side, traces[side]) for side in SIDES]
    title = sentences.title_of(*(outcome_of(e, side) for side in SIDES))
    by_hand, by_torch = (traces[side] for side in SIDES)
    if e.update == "each":
        passes = [pass_of(e, e.slip(side)) for side in SIDES]
        happened = sentences.outcomes_of_passes(e, passes, by_hand, by_torch)
    elif e.model == "line":
        manual, autograd = (line_theory_of(e, side) for side in SIDES)
        happened = line_outcomes(manual, autograd, by_hand, by_torch)
    else:
        theories = theory_of(e, "manual"), theory_of(e, "autograd")
        title = sentences.outcome_title(*theories)
        happened = sentences.outcomes(*theories, by_hand, by_torch)
    tone = WARNING if any(one.tone == WARNING for one in journeys) else GOOD
    return Verdict(_with_what_is_left(title, journeys), (happened,), tone)


def _with_what_is_left(title: str, journeys: Sequence[Journey]) -> str:
    """A title, and how much of the way is left where that is the same in both runs."""
    left = {percent(one.left, one.lost) for one in journeys if isfinite(one.left)}
    if len({one.outcome for one in journeys}) > 1 or len(left) != 1:
        return title
    one = journeys[0]
    if one.outcome not in APPROACHES or one.left >= 1:
        return title
    slowly = ".slowly" if one.outcome == "converges" and not one.is_near else ""
    return say(f"verdict.left{slowly}", title=title, left=left.pop())


def rate_prediction(e: Experiment, side: str) -> Verdict:
    """What the formula predicts of one run, whose side is named where they differ.

    Args:
        e: what is run.
        side: "manual" or "autograd".
    """
    predicted = _predicted(e, side)
    none = ".none" if outcome_of(e, side) == NO_ANSWER else ""
    which = f".{side}" if e.slips else ""
    text = f"{predicted} {what_is_exact(e)}".strip()
    journey = Journey(e, side)
    tone = OPEN if none else WARNING if journey.tone == WARNING else GOOD
    return Verdict(label(f"rate.title{none}{which}"), (text,), tone)


def _predicted(e: Experiment, side: str) -> str:
    if e.update == "each":
        slip = e.slip(side)
        made = sentences.passes(e, pass_of(e, slip))
        bounds = safe_rate(e, slip), edge_of_passes(e, slip)
        return f"{made} {sentences.edge_for_passes(*bounds, e.model)}".strip()
    if e.model == "line":
        of_line = line_theory_of(e, side)
        if of_line is None:
            return label("rate.none")
        return line_rate_verdict(of_line, SHARES_LEFT)
    theory = theory_of(e, side)
    first, second = (
        iterations_until(theory, share) if theory else None for share in SHARES_LEFT
    )
    return sentences.rate_verdict(theory, (first, second), is_brief=e.slips)
