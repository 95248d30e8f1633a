"""Lines: what becomes of a run with a bias, in words."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING

from gd_core.analysis.theory import Outcome
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.sentences import percent

if TYPE_CHECKING:
    from gd_core.analysis.line_theory import LineTheory
    from gd_core.runs.trace import Trace

LONG = 10.0  # from this condition number on it is said to be in the way
FAR_OFF = 0.01  # where more of the distance than that is left
SETTLING = (Outcome.CONVERGES, Outcome.OVERSHOOTS, Outcome.LANDS)


def line_outcome(theory: LineTheory, trace: Trace) -> str:
    """What happens in one run, with the user's own numbers.

    Args:
        theory: what the mathematics says of it.
        trace: the run: it says where one that diverges ended.
    """
    said = [say(f"line.{theory.outcome.value}", **_facts(theory))]
    if theory.outcome in SETTLING and _is_held_up(theory):
        said.append(say("line.condition", condition=number(theory.bowl.condition, 3)))
    if trace.diverged_at is not None:
        precision = trace.loss.dtype.name
        said.append(say("outcome.overflowed", precision=precision, k=trace.diverged_at))
    return " ".join(said)


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


def line_rate_verdict(theory: LineTheory, shares: Sequence[float]) -> str:
    """What a learning rate will do, before anything has run.

    Args:
        theory: of a run.
        shares: of the distance, down to which the iterations are told.
    """
    facts = _facts(theory)
    rate, told = theory.experiment.learning_rate, []
    if theory.edge_rate > 0 and isfinite(theory.fastest_rate):
        of = {
            "of_fastest": percent(rate / theory.fastest_rate),
            "of_edge": percent(rate / theory.edge_rate),
        }
        fastest = number(theory.fastest_rate)
        told.append(say("line.rate", **facts, **of, fastest=fastest))
    told.append(say(f"line.{theory.outcome.value}", **facts))
    until = [theory.iterations_until(share) for share in shares]
    if theory.outcome in SETTLING and all(until):
        counts = {"first_share": until[0], "second_share": until[1]}
        told.append(say("line.until", **counts))
    return " ".join(told)


def _is_held_up(theory: LineTheory) -> bool:
    """Whether the run is far from the optimum because the bowl is long."""
    condition = theory.bowl.condition
    is_long = isfinite(condition) and condition >= LONG
    return is_long and all(theory.matters) and theory.share_left > FAR_OFF


def _facts(theory: LineTheory) -> dict[str, object]:
    bowl, e = theory.bowl, theory.experiment
    w, b = bowl.optimum.tolist()
    one, other = theory.kept.tolist()
    return {
        "w": number(w),
        "b": number(b),
        "first": number(float(bowl.curvatures[0]), 3),
        "second": number(float(bowl.curvatures[1]), 3),
        "kept": percent(one),
        "kept_flat": percent(other),
        "left": percent(theory.share_left),
        "iterations": e.iterations,
        "rate": number(e.learning_rate),
        "edge": number(theory.edge_rate),
        "precision": e.precision,
    }
