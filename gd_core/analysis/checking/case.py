"""Case: one printed run held against all programs, the likeliest kinds first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from gd_core.analysis.checking.found import (
    AMBIGUOUS,
    OTHER_SETTING,
    RunCheck,
    Shown,
)
from gd_core.analysis.checking.judge import Judge, ProgramFit
from gd_core.analysis.checking.middle import steps_off, switched
from gd_core.analysis.checking.programs import (
    Program,
    own_programs,
    with_other_choice,
    with_settings,
)
from gd_core.analysis.checking.rows import Rows
from gd_core.analysis.checking.settings import other_rates, other_starts
from gd_core.analysis.checking.telling import advice, leading, names
from gd_core.analysis.checking.walk import Walk, gradient_factor
from gd_core.analysis.moments import Floats
from gd_core.analysis.rules import UNKNOWN
from gd_core.analysis.update_rules import RIGHT
from gd_core.runs.experiment import Experiment

MOST_TO_LEAVE_OUT = 200  # points: of fewer, all numbers of the first are tried
LEAST_ROWS = 3  # that a run with another setting must explain
LEAST_NUMBERS = 4  # in all columns together
MOST_ALIKE = 3  # values of a setting that fail where the right one does
CONVENTIONAL = ("momentum_averaged", "eps_inside")  # slips that are some texts' rule


class Checking:
    """One check on its way.

    Args:
        e: the settings, without slips.
        rows: what was printed.
        said: of the settings those that are not as the reader said.
    """

    def __init__(
        self, e: Experiment, rows: Rows, said: tuple[tuple[str, Any], ...] = ()
    ) -> None:
        self.e, self.rows, self.said = e, rows, said
        self.fits: dict[Program, ProgramFit] = {}
        self.own = [
            program._replace(settings=said)
            for program in own_programs(e, "gradient" in rows.columns)
        ]

    @cached_property
    def judges(self) -> list[Judge]:
        """The ways to judge, the strictest first."""
        e, rows = self.e, self.rows
        judges = [Judge(rows, e.loss, e.n, e.precision)]
        if any(np.any(rows.wide[name] > rows.half[name]) for name in rows.columns):
            judges.append(Judge(rows, e.loss, e.n, e.precision, wide=True))
        if e.precision == "float64":
            judges.append(Judge(rows, e.loss, e.n, "float32"))
        return judges

    @property
    def result(self) -> RunCheck:
        """What the run is."""
        for find in (self.of_own, self.of_others, self.of_middle):
            for judge in self.judges:
                found = find(judge)
                if found is not None:
                    return found
        return self.unknown()

    def holding(
        self, judge: Judge, programs: Iterator[Program]
    ) -> Iterator[ProgramFit]:
        """The fits of the programs that explain the rows."""
        for program in programs:
            fit = judge.fit(program)
            known = self.fits.get(program)
            if known is None or fit.explained > known.explained:
                self.fits[program] = fit
            if fit.holds:
                yield fit

    def of_own(self, judge: Judge) -> RunCheck | None:
        """By the right program or its slips, with the settings as they were said."""
        fits = [self.as_convention(f) for f in self.holding(judge, iter(self.own))]
        return self.conclude(judge, fits) if fits else None

    def as_convention(self, fit: ProgramFit) -> ProgramFit:
        """A multiple of the gradient is right for the loss that is printed with it."""
        times = self.judges[0].losses[fit.printing.loss]
        if (
            times == 1
            or fit.program.slip == RIGHT
            or gradient_factor(fit.program) != times
        ):
            return fit
        other = with_settings(self.e, loss=fit.printing.loss)
        if other is None:
            return fit
        settings = (*self.said, ("loss", fit.printing.loss))
        return replace(fit, program=Program(other, RIGHT, settings))

    def of_others(self, judge: Judge) -> RunCheck | None:
        """By programs with one other setting."""
        if len(self.rows) < LEAST_ROWS or self.rows.count < LEAST_NUMBERS:
            return None
        fits = [*self.holding(judge, with_other_choice(self.e))]
        for kind in (other_rates, other_starts):
            fits += self.first(judge, kind(judge, self.e))
        fits += self.holding(judge, self.with_fewer_points())
        return self.conclude(judge, fits) if fits else None

    def first(self, judge: Judge, programs: Iterator[Program]) -> list[ProgramFit]:
        """The first program that explains the rows, if there is one among many.

        Where several fail at the row where the right one does, all will: that row is
        off, and no setting is.
        """
        right, alike = judge.fit(self.own[0]).explained, 0
        for program in programs:
            if found := [*self.holding(judge, iter([program]))]:
                return found
            alike += self.fits[program].explained == right > LEAST_ROWS
            if alike == MOST_ALIKE:
                break
        return []

    def with_fewer_points(self) -> Iterator[Program]:
        """The right program of the first points alone."""
        if self.e.n > MOST_TO_LEAVE_OUT:
            return
        for count in range(self.e.n - 1, 0, -1):
            x, y = self.e.x[:count], self.e.y[:count]
            if other := with_settings(self.e, x=x, y=y):
                yield Program(other, RIGHT, (("points", count),))

    def of_middle(self, judge: Judge) -> RunCheck | None:
        """By a slip that begins after some right rows."""
        right = judge.fit(self.own[0])
        slips = [program for program in self.own if program.slip != RIGHT]
        found = [*switched(judge, right, slips)]
        if not found:
            return None
        fits = [fit for fit, _ in found]
        result = self.conclude(judge, fits, found[0][1])
        return replace(result, switches_at=found[0][1].begins)

    def conclude(
        self, judge: Judge, fits: Sequence[ProgramFit], walk: Walk | None = None
    ) -> RunCheck:
        """What the programs that explain all rows say together."""
        lead = leading(judge, fits) if walk is None or len(fits) == 1 else None
        fits = [lead, *(f for f in fits if f is not lead)] if lead else [*fits]
        printing = fits[0].printing
        right = self.own[0]
        of_right = dict(fits[0].program.settings).get("loss")
        if of_right:  # right for the loss that is printed
            right = fits[0].program
        numbers = self.at_rows(judge, judge.walk(right), fits[0])
        explained = None
        if lead is not None:
            explained = self.at_rows(judge, walk or judge.walk(lead.program), lead)
            if walk is not None:  # before that it was right
                for name, values in explained.items():
                    before = printing.states(self.rows, name) < walk.begins
                    values[before] = numbers[name][before]
        candidates = tuple(names(fits))
        finding = AMBIGUOUS
        if lead is not None:
            other = lead.program.slip == RIGHT and lead.program.setting
            finding = OTHER_SETTING if other else lead.program.slip
        shown = None
        if finding != RIGHT and not (finding == AMBIGUOUS and RIGHT in candidates):
            shown = self.shown(judge, judge.walk(right), fits[0], explained)
        return self.facts(
            judge,
            finding=finding,
            begins_at=shown.row if shown else None,
            candidates=candidates,
            settings=dict(fits[0].program.settings) if lead else {},
            shown=shown,
            conventions=self.conventions(fits[0]),
            fits=tuple(fits),
            right=numbers,
            # of the right program they are said already
            explained={} if finding == RIGHT else explained or {},
            advice=advice(judge, fits) if lead is None and walk is None else None,
        )

    def unknown(self) -> RunCheck:
        """By nothing that is known: how near the nearest came, which steps are off."""
        judge = self.judges[0]
        right = judge.fit(self.own[0])
        first = self.shown(judge, judge.walk(right.program), right, None)
        nearest = self.nearest
        explained = self.at_rows(judge, judge.walk(nearest.program), nearest)
        shown = self.shown(judge, judge.walk(nearest.program), nearest, explained)
        return self.facts(
            judge,
            finding=UNKNOWN,
            begins_at=first.row if first else None,
            candidates=(),
            settings={},
            shown=shown,
            conventions=(),
            fits=(),
            right=self.at_rows(judge, judge.walk(right.program), right),
            rows_off=self.rows_off(judge, right),
            steps_off=steps_off(judge, right),
        )

    @property
    def nearest(self) -> ProgramFit:
        """Of the programs that do not explain the rows the one that comes nearest."""
        return max(self.fits.values(), key=lambda fit: fit.explained)

    def rows_off(self, judge: Judge, right: ProgramFit) -> tuple[int, ...]:
        """The rows that the right program does not explain, by their numbers."""
        walk = judge.walk(right.program)
        numbers = walk.numbers(int(self.rows.labels.max()) + 2)
        everything = np.arange(len(self.rows))
        held = [
            judge.explained(numbers, right.printing, name, everything)
            for name in self.rows.columns
        ]
        off = np.flatnonzero(~np.logical_and.reduce(held))
        return tuple(int(self.rows.labels[place]) for place in off)

    def facts(self, judge: Judge, **found: Any) -> RunCheck:
        """The result, with what was tried."""
        return RunCheck(
            said=self.e,
            tried=len(self.fits),
            nearest=self.nearest,
            precision=judge.precision,
            rows=self.rows,
            **found,
        )

    def at_rows(self, judge: Judge, walk: Walk, fit: ProgramFit) -> dict[str, Floats]:
        """The numbers of a program at the rows, as they are printed."""
        numbers = walk.numbers(int(self.rows.labels.max()) + 2)
        found = {}
        for name in self.rows.columns:
            states = fit.printing.states(self.rows, name) - walk.begins
            found[name], _ = judge.at(numbers[name], name, fit.printing, states)
        return found

    def shown(
        self,
        judge: Judge,
        walk: Walk,
        fit: ProgramFit,
        explained: Mapping[str, Floats] | None,
    ) -> Shown | None:
        """The first number that is not the right program's, printed in the same way."""
        numbers = walk.numbers(int(self.rows.labels.max()) + 2)
        firsts = {
            name: judge.first_off(numbers, fit.printing, name, judge.order, walk)
            for name in self.rows.columns
        }
        name = min(firsts, key=lambda name: firsts[name])
        if firsts[name] == len(self.rows):
            return None
        place = int(judge.order[firsts[name]])
        right = self.at_rows(judge, walk, fit)
        return Shown(
            row=int(self.rows.labels[place]),
            place=place,
            column=name,
            yours=float(self.rows.columns[name][place]),
            right=float(right[name][place]),
            found=float(explained[name][place]) if explained else None,
        )

    def conventions(self, fit: ProgramFit) -> tuple[str, ...]:
        """What is done otherwise than here, and is no mistake."""
        found = []
        if "w" in fit.printing.after and "loss" in self.rows.columns:
            found += [] if "loss" in fit.printing.after else ["loss_before"]
        if fit.printing.loss != self.e.loss:
            found.append(f"loss:{fit.printing.loss}")
        if fit.program.slip in CONVENTIONAL:
            found.append(fit.program.slip)
        return tuple(found)
