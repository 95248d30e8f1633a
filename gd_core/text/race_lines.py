"""Race lines: what the words about a race need to know of its runs."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment


class SideOfRace(Protocol):
    """One of the two runs, as `charts.race_data` has it."""

    @property
    def states(self) -> int: ...
    @property
    def final_loss(self) -> float: ...
    @property
    def near(self) -> int | None: ...
    @property
    def diverged_at(self) -> int | None: ...
    @property
    def params(self) -> NDArray[np.float64]: ...


class RunOfRace(Protocol):
    """A run in a race."""

    @property
    def experiment(self) -> Experiment: ...


class LineOfRace(Protocol):
    """A run that is drawn, and its name."""

    @property
    def racer(self) -> RunOfRace: ...
    @property
    def name(self) -> str: ...
    @property
    def drawn(self) -> SideOfRace: ...
