"""Lines: what becomes of a run with a bias, in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.remedies import is_held_up
from gd_core.analysis.theory import Outcome, Theory
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor
from gd_core.text.catalogue import has, label, say
from gd_core.text.edges import edge_formula
from gd_core.text.numbers import number
from gd_core.text.shares import closes, factor, part_of, percent, steps
from gd_core.text.slips import acts_as

if TYPE_CHECKING:
    from gd_core.analysis.line_passes import LinePass
    from gd_core.analysis.line_theory import LineTheory
    from gd_core.runs.trace import Trace

ROUND = 1 + 1e-6  # condition number, below which no direction is a valley
NAMES_NO_OPTIMUM = (
    Outcome.NOTHING_TO_LEARN,
    Outcome.RATE_ZERO,
    Outcome.ROUNDED_AWAY,
)
SETTLING = (Outcome.CONVERGES, Outcome.OVERSHOOTS, Outcome.LANDS)


def line_outcome(theory: LineTheory, trace: Trace | None = None) -> str:
    """What happens in one run, with the user's own numbers.

    Args:
        theory: what the mathematics says of it.
        trace: the run, when it is there: it says where one that diverges ended.
    """
    facts, said = _facts(theory), []
    if "subject" in facts and theory.outcome not in NAMES_NO_OPTIMUM:
        said.append(say("line.acts", **facts))
    said += _becomes(theory, facts)
    if theory.outcome in SETTLING and is_held_up(theory):
        said.append(say("line.condition", condition=number(theory.bowl.condition, 3)))
    if trace is not None and trace.diverged_at is not None:
        precision = trace.loss.dtype.name
        said.append(say("outcome.overflowed", precision=precision, k=trace.diverged_at))
    return " ".join(said)


def _becomes(theory: LineTheory, facts: dict[str, object]) -> list[str]:
    """What becomes of w and b, and of which loss that is the optimum."""
    e, bowl, key = theory.experiment, theory.bowl, f"line.{theory.outcome.value}"
    if bowl.is_valley and has(f"{key}.valley"):
        key += ".valley"
    if not edge_formula(theory, "edge", False) and has(f"{key}.other"):
        key += ".other"
    said = [say(key, **facts)]
    if bowl.is_valley and theory.outcome not in NAMES_NO_OPTIMUM:
        x, y = (values.astype(float) for values in e.data())
        where = {"x": number(float(x[0])), "mean": number(float(y.mean()))}
        said.append(say("line.valley", **where))
    return said + broadcast(e, theory.slip, theory.outcome)


def line_outcomes(
    manual: LineTheory | None,
    autograd: LineTheory | None,
    by_hand: Trace,
    by_torch: Trace,
) -> str:
    """What happens in the two runs: once, or of each where they differ."""
    told = [
        label("outcome.none") if theory is None else line_outcome(theory, trace)
        for theory, trace in ((manual, by_hand), (autograd, by_torch))
    ]
    if told[0] == told[1]:
        return told[0]
    by = zip(("manual", "autograd"), told, strict=True)
    return " ".join(say(f"line.by.{side}", said=said) for side, said in by)


def has_velocity(*theories: Theory | LineTheory) -> bool:
    """Whether a run of some remembers a velocity, which decides what a step keeps."""
    return any(theory.motion and theory.motion.has_memory for theory in theories)


def line_rate_verdict(theory: LineTheory, shares: Sequence[float]) -> str:
    """What a learning rate will do, before anything has run.

    Args:
        theory: of a run.
        shares: of the distance, down to which the iterations are told.
    """
    facts, told = _facts(theory), []
    valley = ".valley" if theory.bowl.is_valley else ""
    e = theory.experiment
    rate, times = e.learning_rate, float(slip_factor(theory.slip, e.n))
    if theory.edge_rate > 0 and rate:
        of = {"of_edge": part_of(rate, theory.edge_rate)}
        key = "line.rate.no_zero_grad"
        if isfinite(theory.fastest_rate):  # of the right gradient, as the key says
            of_slip = ".slip" if "subject" in facts else ""
            key = f"line.rate{of_slip}{valley}"
            if has_velocity(theory):
                key = f"line.rate{of_slip}.velocity"
            of["of_fastest"] = part_of(rate, theory.fastest_rate)
            of["fastest"] = number(times * theory.fastest_rate)
            of["until"] = number(times * theory.fastest_until)
            if theory.fastest_until > theory.fastest_rate:
                key += ".plateau"
            elif of["fastest"] == number(times * theory.edge_rate):
                key += ".near"
        edge = number(times * theory.edge_rate)
        told.append(say(key, **facts | of | {"edge": edge}))
    told += _becomes(theory, facts)
    until = [theory.iterations_until(share) for share in shares]
    if theory.outcome in SETTLING and all(until):
        counts = {"first_share": until[0], "second_share": until[1]}
        told.append(say(f"line.until{valley}", **counts))
    return " ".join(told)


def line_fate(theory: LineTheory | None) -> str:
    """What becomes of w and b in a few words."""
    if theory is None:
        return label("fate.none")
    key, facts = f"fate.line.{theory.outcome.value}", _facts(theory)
    if theory.bowl.condition < ROUND and has(f"{key}.round"):
        key += ".round"
    elif theory.bowl.is_valley and has(f"{key}.valley"):
        key += ".valley"
    if not has(key):
        return say(f"fate.{theory.outcome.value}", kept=facts["kept"])
    does = say(key, **facts)
    if theory.slip != "broadcast" or theory.outcome not in SETTLING:
        return does
    return say("fate.line.broadcast", does=does, w=facts["w"], b=facts["b"])


def broadcast(e: Experiment, slip: str, outcome: Outcome) -> list[str]:
    """Which optimum that of every pair is not, and the floor of its loss.

    Args:
        e: what is run.
        slip: which slip the run makes; nothing is said unless it is "broadcast".
        outcome: of the run; nothing is said where it names no optimum.
    """
    if slip != "broadcast" or outcome in NAMES_NO_OPTIMUM:
        return []
    if e.model == "origin":
        pairs, own = Theory(e, slip), Theory(e)
        best, other = (number(theory.optimum) for theory in (own, pairs))
        facts = {"w": best, "floor": pairs.least_loss, "least": own.least_loss}
        is_same = best == other
        return [say("line.broadcast.same" if is_same else "outcome.broadcast", **facts)]
    of_pairs, bowl = bowl_of(e, slip), bowl_of(e)
    (w, b), (w_of_pairs, b_of_pairs) = (
        tuple(map(number, each.optimum.tolist())) for each in (bowl, of_pairs)
    )
    is_same = (w, b) == (w_of_pairs, b_of_pairs)
    facts = {"w": w, "b": b, "floor": of_pairs.least_loss, "least": bowl.least_loss}
    return [say("line.broadcast.same" if is_same else "line.broadcast", **facts)]


def line_passes(e: Experiment, made: LinePass) -> str:
    """What a pass over the points does to w and b, with an update after each one.

    Args:
        e: what is run.
        made: what a pass of the run comes to.
    """
    w, b = map(number, made.settles)
    if not made.taken:
        is_zero = e.learning_rate == 0
        return say("pass.rate_zero" if is_zero else "pass.line.still", w=w, b=b)
    size, lost = abs(made.rho), made.lost
    key = "shrinks" if lost > 0 else "grows" if lost < 0 else "flips"
    if key == "shrinks":
        key += ".turns" if made.turns else ".other_side" if made.rho < 0 else ""
    facts = {"closes": closes(size, lost), "factor": factor(size, lost)}
    said = [say(f"pass.line.{key}", w=w, b=b, **facts)]
    best_w, best_b = map(number, bowl_of(e.whole).optimum.tolist())
    if lost > 0 and (w, b) != (best_w, best_b):
        said.append(say("pass.line.off_optimum", w=best_w, b=best_b))
    return " ".join(said)


def _facts(theory: LineTheory) -> dict[str, object]:
    bowl, e = theory.bowl, theory.experiment
    w, b = bowl.optimum.tolist()
    (one, other), (lost, other_lost) = theory.kept.tolist(), theory.lost.tolist()
    acts = acts_as(theory.slip, e)
    of_slip: dict[str, object] = {}
    if acts:
        of_slip = {"subject": acts["first"], "times": acts["times"]}
        of_slip["effective"] = theory.factor * e.learning_rate
    return of_slip | {
        "w": number(w),
        "b": number(b),
        "first": number(float(bowl.curvatures[0]), 3),
        "second": number(float(bowl.curvatures[1]), 3),
        "kept": percent(one, lost),
        "closes": closes(one, lost),
        "closes_flat": closes(other, other_lost),
        "left": percent(theory.share_left, theory.share_lost),
        "steps": steps(e.iterations),
        "rate": number(e.learning_rate),
        "edge": number(theory.edge_rate),
        "precision": e.precision,
    }
