"""The finding of Compare: what becomes of both runs, or where and why they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite

import numpy as np

from gd_core.analysis.agreement import Agreement, compare
from gd_core.analysis.rules import UNKNOWN
from gd_core.analysis.update_rules import RIGHT
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.agreements import is_unnoticed
from gd_core.text.catalogue import has, label, say
from gd_core.text.findings.finding import (
    MISTAKEN,
    Finding,
    finding,
    iterations,
    key_of_model,
    read,
    read_apart,
)
from gd_core.text.findings.journey import Journey
from gd_core.text.findings.journey_told import (
    journey_facts,
    journey_titles,
    params_text,
    start_params,
)
from gd_core.text.findings.rates import acts_told, edge_told
from gd_core.text.findings.wrong import both_title, unnoticed_title, wrong_titles
from gd_core.text.numbers import added, number

TELLS_EDGE = ("diverges", "flips", "swings", "overshoots")


def compare_finding(e: Experiment, traces: Mapping[str, Trace]) -> Finding:
    """What the two runs come to, side by side.

    Args:
        e: what was run.
        traces: both runs, by side.
    """
    result = compare(e, *(traces[side] for side in SIDES))
    journeys = {side: Journey(e, side, traces[side]) for side in SIDES}
    if result.differ_at is not None:
        return _differ(e, result, journeys)
    journey = journeys["autograd"]
    first = [moved_told(journey, traces["autograd"]), closes_told(journey)]
    first.append(without_momentum_told(journey))
    agree = agree_told(result)
    if journey.outcome in TELLS_EDGE:
        second = [edge_told(journey)]
        return finding(
            journey_titles(journey), [[first[0], agree], second], journey.tone
        )
    return finding(journey_titles(journey), [first, [agree]], journey.tone)


def _differ(
    e: Experiment, result: Agreement, journeys: Mapping[str, Journey]
) -> Finding:
    """What is wrong, where it shows, where both runs end and what it acts like."""
    wrong = [side for side in (0, 1) if result.slips[side] != RIGHT]
    is_known = UNKNOWN not in result.slips and wrong
    slips = result.slips
    does = [acts_told(journeys[side], slips[k]) for k, side in enumerate(SIDES)]
    if not is_known:
        titles = [say("finding.differ.unknown", k=result.differ_at)]
    elif len(wrong) == 2:
        titles = [both_title(e, slips), label("finding.differ.both")]
    else:
        titles = wrong_titles(journeys[SIDES[wrong[0]]], slips[wrong[0]])
    if is_unnoticed(result):
        titles = [unnoticed_title(journeys[SIDES[wrong[0]]], slips[wrong[0]]), *titles]
        does = [say("finding.unnoticed", w=number(result.w.largest, 2))]
    does = [*filter(None, [*does, becomes_told(journeys)])]
    does = does or [past_told(journeys) or losses_told(journeys)]
    about = [f"finding.about.{slip}" for slip in slips]
    does = [*map(label, filter(has, about)), *does]
    first = [differ_told(result), ends_told(e, journeys)]
    return finding(titles, [first, does], MISTAKEN)


def moved_told(journey: Journey, trace: Trace) -> str:
    """From where to where a run went."""
    e = journey.e
    last = [
        read_apart(v, best)
        for v, best in zip(trace.params[-1].tolist(), journey.goal, strict=True)
    ]
    facts = {"first": params_text(e, start_params(e)), "last": last[0]}
    facts |= {"first_w": read(e.w0), "last_b": last[-1]}
    losses = {"first_loss": read(trace.loss[0]), "last_loss": read(trace.final_loss)}
    key = key_of_model("finding.moved", e)
    if journey.outcome == "flips" and e.model == "origin" and not journey.has_velocity:
        mirror = read(2 * journey.goal[0] - e.w0)
        return say("finding.moved.flips", mirror=mirror, **facts)
    if trace.diverged_at is not None:
        return say("finding.gone", k=trace.diverged_at, precision=e.precision)
    return say(key, **facts, **losses)


def closes_told(journey: Journey) -> str:
    """What each step closes of the gap, where that is so of every step."""
    key = f"finding.closes.{journey.outcome}"
    if journey.e.model == "line" and journey.e.update == "all":
        key = "finding.closes.line"
    return say(key, **journey_facts(journey)) if journey.closes else ""


def without_momentum_told(journey: Journey) -> str:
    """What gradient descent alone would do with the same rate, beside a velocity."""
    if not journey.has_velocity or journey.e.update == "each":
        return ""
    alone = Journey(replace(journey.e, optimizer="sgd"), journey.side)
    key = f"finding.alone.{alone.outcome}"
    keys = [k for k in (f"{key}.{journey.outcome}", key) if has(k)]
    return say(keys[0], **journey_facts(alone)) if keys else ""


def agree_told(result: Agreement) -> str:
    """How exactly both runs agree, with the differences beside their size."""
    if result.identical:
        return label("finding.identical")
    key = "finding.agree.line" if len(result.parameters) > 1 else "finding.agree.origin"
    apart = say(key, w=number(result.w.largest, 2))
    if not result.w.largest:
        apart = label("finding.agree.not_in_w")
    return say("finding.agree", precision=result.precision, apart=apart)


def differ_told(result: Agreement) -> str:
    """The numbers that differ first."""
    gradients, moves = result.gradients, result.moves
    facts = {"k": result.differ_at, "name": result.parameter}
    if result.differ_in == "memory" and result.remembered:
        part, manual, autograd = result.remembered
        facts |= {"what": part}
    elif result.differ_in in ("update", "memory") and moves:
        manual, autograd = moves
        facts |= {"what": say("finding.the_step", name=result.parameter)}
    elif result.differ_in == "gradient" and gradients:
        manual, autograd = gradients
        if adds := _adds_told(result):
            return adds
        of = ".of" if len(result.parameters) > 1 else ""
        facts |= {"what": say(f"agreement.gradient{of}", name=result.parameter)}
    elif result.differ_in == "loss" and result.losses:
        manual, autograd = result.losses
        facts |= {"what": label("finding.the_loss")}
    else:
        return ""
    pair = {"manual": read(manual), "autograd": read(autograd)}
    return say("finding.differ.at", **facts, **pair)


def _adds_told(result: Agreement) -> str:
    """That a gradient that is never reset is the new one on top of the old one."""
    if result.slips != ("right", "no_zero_grad") or len(result.parameters) > 1:
        return ""
    if result.gradients is None or result.before is None or result.point is not None:
        return ""
    right, wrong = map(read, result.gradients)
    before = added(read(result.before[1]))
    facts = {"k": result.differ_at, "right": right, "wrong": wrong, "before": before}
    return say("finding.differ.adds", **facts)


def ends_told(e: Experiment, journeys: Mapping[str, Journey]) -> str:
    """Where both runs end, and where the best is."""
    traces = {side: journey.trace for side, journey in journeys.items()}
    by_hand, by_torch = traces["manual"], traces["autograd"]
    if by_hand is None or by_torch is None:
        return ""
    if by_hand.diverged_at is not None or by_torch.diverged_at is not None:
        gone = {
            side: say("finding.gone.at", k=trace.diverged_at)
            if trace.diverged_at is not None
            else params_text(e, trace.params[-1].tolist())
            for side, trace in (("manual", by_hand), ("autograd", by_torch))
        }
        return say("finding.ends.gone", **gone)
    best = journeys["manual"].best
    ends = {
        side: params_text(e, trace.params[-1].tolist())
        for side, trace in (("manual", by_hand), ("autograd", by_torch))
    }
    if e.model == "origin":
        ends = {
            "manual": read_apart(by_hand.final_w, best[0]),
            "autograd": read_apart(by_torch.final_w, best[0]),
        }
    key = "finding.ends" if all(map(isfinite, best)) else "finding.ends.no_best"
    after = iterations(e.iterations)
    of_best = {"best": params_text(e, best), "best_w": read(best[0])}
    return say(key_of_model(key, e), after=after, **ends, **of_best)


def becomes_told(journeys: Mapping[str, Journey]) -> str:
    """What becomes of both, in a few words; what each step closes, if that tells."""
    closes = {side: journey.closes for side, journey in journeys.items()}
    if all(closes.values()) and len({*closes.values()}) > 1:
        step = label(f"finding.step.{journeys['manual'].e.update}")
        return say("finding.becomes.closes", step=step, **closes)
    short = {side: f"short.{journey.outcome}" for side, journey in journeys.items()}
    if not all(map(has, short.values())) or len(set(short.values())) == 1:
        return ""
    return say("finding.becomes", **{side: label(k) for side, k in short.items()})


def past_told(journeys: Mapping[str, Journey]) -> str:
    """How far both runs go past the best w, where one of them does; "" elsewhere."""
    farthest = {side: _farthest_past(journey) for side, journey in journeys.items()}
    if all(w is None for w in farthest.values()):
        return ""
    told = {side: read(w) for side, w in farthest.items() if w is not None}
    if len(told) == 1:
        ((side, w),) = told.items()
        return say("finding.past.one", side=label(f"run.{side}"), w=w)
    return say("finding.past", **told)


def _farthest_past(journey: Journey) -> float | None:
    """The w that is farthest beyond the best one, seen from the start."""
    e, trace, best = journey.e, journey.trace, journey.best[0]
    if e.model == "line" or trace is None or trace.diverged_at is not None:
        return None
    w = trace.w.astype(np.float64)
    beyond = np.sign(best - e.w0) * (w - best)
    farthest = float(w[int(np.argmax(beyond))])
    is_past = np.max(beyond) > 0 and read(farthest) != read(best)
    return farthest if is_past else None


def losses_told(journeys: Mapping[str, Journey]) -> str:
    """With which loss both runs end."""
    losses = {
        side: read(journey.trace.final_loss)
        for side, journey in journeys.items()
        if journey.trace is not None and journey.trace.diverged_at is None
    }
    return say("finding.ends.loss", **losses) if len(losses) == len(SIDES) else ""
