"""Edges: what the edge and the fastest learning rate are, as formulas with numbers.

With a = c * sum of x^2 of a loss with the factor c (see analysis/theory.py), gradient
descent has the edge 1/a and is fastest at 1/(2a); a line has lambda_1, its largest
curvature, for 2a.
"""

from __future__ import annotations

from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.theory import Theory
from gd_core.runs.losses import slip_factor
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import SHOWN_DIGITS, number


def edge_is(
    theory: Theory | LineTheory, of_right: bool = False, digits: int = SHOWN_DIGITS
) -> str:
    """The edge with its formula, "1/a = 0.133333"; the number alone where it has none.

    Args:
        theory: of a run.
        of_right: the edge of the right gradient, where the run's is a multiple of it.
        digits: significant digits of the number.
    """
    multiple = _multiple(theory) if of_right else 1.0
    formula = edge_formula(theory, "edge", of_right)
    return _is(formula, number(multiple * theory.edge_rate, digits))


def fastest_is(theory: Theory | LineTheory, digits: int = SHOWN_DIGITS) -> str:
    """The fastest rate of the right gradient, as `edge_is`."""
    fastest = number(_multiple(theory) * theory.fastest_rate, digits)
    return _is(edge_formula(theory, "fastest", True), fastest)


def largest_curvature(theory: Theory | LineTheory) -> float:
    """What the letter in the formulas is: λ₁ of a line, else a, half the curvature."""
    if isinstance(theory, LineTheory):
        return float(theory.bowl.curvatures[0])
    return theory.curvature / 2


def made_of(theory: Theory | LineTheory, of_right: bool = False) -> dict[str, str]:
    """What the letter in the formulas is, by its parts; empty where they have none.

    Args:
        theory: of a run.
        of_right: as of `edge_is`.
    """
    if not edge_formula(theory, "edge", of_right):
        return {}
    e = theory.experiment
    of_pairs = theory.slip == "broadcast" and not e.made_of.averages
    kind = "line" if e.model == "line" else "pairs" if of_pairs else e.loss
    return {"a": number(largest_curvature(theory)), "of": label(f"edge.of.{kind}")}


def edge_formula(theory: Theory | LineTheory, name: str, of_right: bool) -> str:
    """The formula of the edge or of the fastest rate, "" where a slip is in it.

    Args:
        theory: of a run.
        name: "edge" or "fastest".
        of_right: as of `edge_is`.
    """
    motion = theory.motion
    own = 1.0 if of_right else _multiple(theory)
    if motion is None or motion.times != 1 or own != 1:
        return ""
    of = f"{theory.experiment.model}.{motion.law}"
    key = f"edge.{of}" if name == "edge" else f"fastest.{of}"
    return label(key) if has(key) else ""


def _multiple(theory: Theory | LineTheory) -> float:
    return float(slip_factor(theory.slip, theory.experiment.n))


def _is(formula: str, value: str) -> str:
    return say("edge.is", formula=formula, value=value) if formula else value
