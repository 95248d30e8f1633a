"""Journey: what becomes of one run, for a finding about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil, hypot, inf, isfinite, nan

import numpy as np

from gd_core.analysis.line_passes import LinePass
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.passes import Pass, pass_of
from gd_core.analysis.prediction import NO_ANSWER, STILL, outcome_of
from gd_core.analysis.race import NEAR, iterations_to_near, quadratic_of
from gd_core.analysis.theory import Theory, theory_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.findings.finding import GOOD, SLOW, WARNING, read
from gd_core.text.shares import percent

APPROACHES = ("converges", "overshoots", "spirals", "turns", "measured")
ARRIVES = ("lands", "lands_in_two", "already_there")
STEPS_ALONE = ("diverges", "climbs")  # of which each single step does the same


@dataclass(frozen=True)
class Journey:
    """What becomes of one run.

    Args:
        e: what was run.
        side: "manual" or "autograd".
        trace: the run where it is there: what no formula says is measured on it.
    """

    e: Experiment
    side: str
    trace: Trace | None = None

    @cached_property
    def slip(self) -> str:
        """Which slip the run makes."""
        return self.e.slip(self.side)

    @cached_property
    def theory(self) -> Theory | LineTheory | None:
        """What the mathematics says of the run, None if it has no closed form."""
        of = line_theory_of if self.e.model == "line" else theory_of
        return of(self.e, self.side)

    @cached_property
    def passes(self) -> Pass | LinePass | None:
        """What a pass over the points does, with an update after each one."""
        return pass_of(self.e, self.slip) if self.e.update == "each" else None

    @cached_property
    def outcome(self) -> str:
        """The code of what becomes of it; "measured" or "unknown" without a formula."""
        if self.theory is not None:
            return self.theory.outcome.value
        outcome = outcome_of(self.e, self.side)
        if outcome == STILL:
            return "still"
        if outcome != NO_ANSWER:
            return outcome
        is_known = self.trace is not None and isfinite(self.left)
        return "measured" if is_known else "unknown"

    @cached_property
    def best(self) -> tuple[float, ...]:
        """The optimum of the loss of all points, (w,) or (w, b)."""
        if self.e.model == "origin" and not self.e.inputs.any():
            return (nan,)
        with np.errstate(all="ignore"):
            return tuple(map(float, quadratic_of(self.e)[0].tolist()))

    @cached_property
    def goal(self) -> tuple[float, ...]:
        """Where the run heads for: the optimum of what it minimises."""
        if isinstance(self.passes, LinePass):
            return self.passes.settles
        if isinstance(self.passes, Pass):
            return (self.passes.settles_at,)
        if isinstance(self.theory, LineTheory):
            return tuple(self.theory.bowl.optimum.tolist())
        return self.best if self.theory is None else (self.theory.optimum,)

    @cached_property
    def is_best(self) -> bool:
        """Whether that is the optimum of the loss of all points, as it is read."""
        return [read(v) for v in self.goal] == [read(v) for v in self.best]

    @cached_property
    def left(self) -> float:
        """What is left of the way to there after all iterations; nan if unknown."""
        if self.theory is not None:
            swing = self._last_swing
            return self.theory.share_left if swing is None else swing
        count = self.e.iterations
        if isinstance(self.passes, LinePass):
            return self.passes.left(count)
        if isinstance(self.passes, Pass):
            with np.errstate(all="ignore"):
                return float(np.abs(np.float64(self.passes.rho)) ** count)
        if self.trace is None:
            return nan
        if self.trace.diverged_at is not None:
            return inf
        start, end = (self._away(self.trace.params[k].tolist()) for k in (0, -1))
        return end / start if start else nan

    @cached_property
    def _last_swing(self) -> float | None:
        """How far the last swing to one side goes, as a share of the first distance.

        It is half a period; the last state alone may be anywhere between that and the
        best. None where no run is there, or it does not swing.
        """
        theory, trace = self.theory, self.trace
        if not isinstance(theory, Theory) or trace is None or trace.diverged_at:
            return None
        if self.outcome != "spirals" or not 0 < theory.period < trace.states:
            return None
        away = np.abs(trace.w.astype(np.float64) - theory.optimum)
        first = float(away[0])
        return (
            float(np.max(away[-ceil(theory.period / 2) :])) / first if first else None
        )

    @cached_property
    def near(self) -> int | None:
        """From which iteration on at most 1 % of the way is left, in the run."""
        if self.trace is None or not self.is_best:
            return None
        return iterations_to_near(self.e, self.trace)

    def _away(self, params: list[float]) -> float:
        return hypot(*(p - b for p, b in zip(params, self.best, strict=True)))

    @cached_property
    def lost(self) -> float | None:
        """1 - left, also where 1 swallows it, where that is known."""
        if self.theory is None or self._last_swing is not None:
            return None
        return self.theory.share_lost

    @cached_property
    def kept(self) -> tuple[float, float]:
        """What each step keeps of the way, and 1 less that; of a line the most kept."""
        if isinstance(self.theory, LineTheory):
            kept, lost = self.theory.kept, self.theory.lost
            return float(np.max(kept)), float(np.min(lost))
        if self.theory is not None:
            return abs(self.theory.rho), self.theory.lost
        if isinstance(self.passes, LinePass):
            return abs(self.passes.rho), self.passes.lost
        if self.passes is not None:
            return abs(self.passes.rho), 1 - abs(self.passes.rho)
        return nan, nan

    @property
    def has_velocity(self) -> bool:
        """Whether it remembers a velocity, so that a step alone decides nothing."""
        motion = self.theory.motion if self.theory is not None else None
        return motion is not None and motion.has_memory

    @property
    def is_near(self) -> bool:
        """Whether it comes to its goal, but for 1 % of the way."""
        return self.outcome in ARRIVES or (
            self.outcome in APPROACHES and self.left <= NEAR
        )

    @property
    def tone(self) -> str:
        """How what becomes of it is meant."""
        if self.outcome == "unknown":
            return SLOW if self.trace is None else self._tone_of_loss(self.trace)
        if self.is_near:
            return GOOD
        return SLOW if self.outcome in APPROACHES and self.left < 1 else WARNING

    def _tone_of_loss(self, trace: Trace) -> str:
        is_lower = trace.diverged_at is None and trace.final_loss < trace.loss[0]
        return SLOW if is_lower else WARNING

    @property
    def key(self) -> str:
        """The end of the key of its sentence."""
        outcome = self.outcome
        if outcome == "diverges" and self._accumulates:
            return "diverges.accumulates"
        if outcome in ("diverges", "swings") and self.has_velocity:
            return f"{outcome}.velocity"
        if outcome == "diverges" and self.e.update == "each":
            return "diverges.each"
        if outcome == "diverges" and self.e.model == "line":
            return "diverges.line"
        if outcome not in APPROACHES:
            return outcome
        if self.left <= NEAR:
            return "reached" if self._has_arrived else f"{outcome}.near"
        return f"{outcome}.{'far' if self.left < 1 else 'grown'}"

    @property
    def _accumulates(self) -> bool:
        return self.theory is not None and self.theory.accumulates

    @property
    def _has_arrived(self) -> bool:
        """Whether the last w and b read as the goal, in the run where it is there."""
        if self.trace is None:
            return False
        last = self.trace.params[-1].tolist()
        return [read(v, 6) for v in last] == [read(v, 6) for v in self.goal]

    @property
    def closes(self) -> str:
        """What each step or pass closes of the gap, a share; "" if it is not so."""
        kept, lost = self.kept
        if self.outcome not in ("converges", "overshoots") or self.has_velocity:
            return ""
        return percent(lost, kept) if 0 < lost < 1 else ""
