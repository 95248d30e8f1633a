"""Found: what a check says, as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from gd_core.analysis.checking.judge import BORDER, ProgramFit
from gd_core.analysis.checking.programs import Program
from gd_core.analysis.checking.rows import Rows
from gd_core.analysis.moments import Floats
from gd_core.analysis.rules import UNKNOWN
from gd_core.analysis.update_rules import RIGHT
from gd_core.runs.experiment import Experiment

OTHER_SETTING, AMBIGUOUS = "other_setting", "ambiguous"
FLOAT64 = 1e-14  # what the float64 of the comparison may round, of a number
FINDINGS = (RIGHT, OTHER_SETTING, AMBIGUOUS, UNKNOWN)  # and every slip


class Shown(NamedTuple):
    """The first number that shows that a run is not the right one.

    Attributes:
        row: the number of its row.
        place: of that row, from 0.
        column: "w", "loss", …
        yours: as printed.
        right: what the right program has there.
        found: what the program that was found has there; None if none was.
    """

    row: int
    place: int
    column: str
    yours: float
    right: float
    found: float | None


class Advice(NamedTuple):
    """What to print so that two programs can be told apart.

    Attributes:
        kind: "column", a quantity in addition; "digits", more of them; "rows", more.
        column: the quantity.
        amount: significant digits, or the number of the last row; 0 for a column.
    """

    kind: str
    column: str
    amount: int = 0


@dataclass(frozen=True)
class RunCheck:
    """What somebody's printed run is.

    Attributes:
        finding: "right"; the slip that explains every row, see `rules.slip_of`;
            "other_setting", right but with another setting, see `settings`;
            "ambiguous", several programs explain every row and printing more would
            tell them apart, see `candidates` and `advice`; or "unknown".
        begins_at: the number of the first row that a right program does not explain,
            None if it explains all. The rows before it are right.
        candidates: all programs that explain every row, by the name of the slip, or
            of the setting that is another one.
        settings: the settings with which the program that was found explains the rows,
            where they are not those of the experiment.
        said: the settings as they were said, without slips.
        shown: the numbers of the first row that shows it, None if nothing does; of an
            unknown run of the first that the nearest program does not explain, which
            is "found" there.
        switches_at: the state from which on the slip is made, where the run was right
            before; None if it is made from the start.
        conventions: what is done otherwise than here and is no mistake: "loss_before",
            the loss of before the update stands beside the parameters of after it;
            "loss:half_mean" and so on, another multiple of the squared errors is
            printed; and the slips that some texts have for the rule.
        advice: what would tell the candidates apart; None if nothing that is printed
            could, or if there is nothing to tell.
        tried: how many programs were held against the rows.
        nearest: of the programs that explain not all, the one that explains most.
        rows_off: of an unknown run the numbers of the rows that the right program does
            not explain.
        steps_off: of an unknown run the numbers of the rows whose step is not right
            even from the row before it; None where steps cannot be judged.
        precision: in which the numbers may have been computed.
        rows: what was printed.
        fits: how each of the candidates prints.
        right, explained: the columns of the right program, and of the one found, at
            the rows, by name, shape (rows,); of the second nothing if none was found.
    """

    finding: str
    begins_at: int | None
    candidates: tuple[str, ...]
    settings: Mapping[str, Any]
    said: Experiment
    shown: Shown | None
    conventions: tuple[str, ...]
    tried: int
    nearest: ProgramFit
    precision: str
    rows: Rows
    fits: tuple[ProgramFit, ...]
    right: Mapping[str, Floats]
    explained: Mapping[str, Floats] = field(default_factory=dict)
    switches_at: int | None = None
    advice: Advice | None = None
    rows_off: tuple[int, ...] = ()
    steps_off: tuple[int, ...] | None = None

    @property
    def to_the_digit(self) -> bool:
        """Whether every number is that of the program found, to half a unit.

        Else rounding in the precision is part of the explanation.
        """
        numbers = self.explained or self.right
        with np.errstate(all="ignore"):
            return all(
                bool(np.all(near | ~self.rows.there[name] | ~np.isfinite(values)))
                for name, values in self.rows.columns.items()
                for near in [
                    np.abs(values - numbers[name])
                    <= self.rows.half[name] * BORDER + FLOAT64 * np.abs(values)
                ]
            )

    @property
    def program(self) -> Program | None:
        """The one program that was found, None if there is none or are several."""
        several = self.finding in (AMBIGUOUS, UNKNOWN)
        return None if several else self.fits[0].program
