"""Programs: what somebody may have written, each to be carried out.

A program is an experiment with one slip, or none. The settings of the experiment are
those that are said to be the reader's; another rate, another start or fewer points are
other experiments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from gd_core.analysis.rules import slips_of
from gd_core.analysis.update_rules import RIGHT, UPDATE_RULES
from gd_core.runs.checks import OPTIMIZERS, InputError
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor


class Program(NamedTuple):
    """What may have printed the numbers.

    Attributes:
        e: its settings; the slips chosen there do not count.
        slip: one of `rules.slips_of`, "right" if it makes none.
        settings: what of `e` is not as was said, by the names of `Experiment`.
    """

    e: Experiment
    slip: str = RIGHT
    settings: tuple[tuple[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """The slip, or the first setting that is another one."""
        return self.slip if self.slip != RIGHT or not self.setting else self.setting

    @property
    def setting(self) -> str:
        """The first setting that is another one, "" if all are as was said.

        Which loss is minimised is a convention, and as the reader chooses.
        """
        return next((name for name, _ in self.settings if name != "loss"), "")


def as_said(e: Experiment) -> Experiment:
    """The experiment without the slips that are chosen in it."""
    return replace(e, manual_gradient="mean", autograd_gradient="right")


def with_settings(e: Experiment, **settings: Any) -> Experiment | None:
    """The experiment with other settings; None if it cannot be run so."""
    try:
        return replace(e, **settings)
    except InputError:
        return None


def own_programs(e: Experiment, has_gradient: bool) -> list[Program]:
    """The right program and each slip of it, with the settings as they were said.

    Args:
        e: the settings.
        has_gradient: whether gradients were printed: without them a gradient of the
            opposite sign cannot be told from one that is added.
    """
    hidden = set() if has_gradient or e.optimizer != "sgd" else {"opposite"}
    return [
        Program(e, slip)
        for slip in slips_of(e)
        if slip not in hidden and (slip == RIGHT or not _is_right(e, slip))
    ]


def _is_right(e: Experiment, slip: str) -> bool:
    """Whether a multiple of the gradient is once the right one."""
    multiples = ("sum", "sum_no2", "averaged")
    return slip in multiples and slip_factor(slip, e.batch) == 1


def with_other_choice(e: Experiment) -> Iterator[Program]:
    """The programs with one other choice: updates, scaling, optimiser and its slips."""
    updates = "each" if e.update == "all" else "all"
    choices: list[tuple[str, Any]] = [("update", updates)]
    if e.model == "line":
        choices.append(("standardize", not e.standardize))
    for name, value in choices:
        if other := with_settings(e, **{name: value}):
            yield Program(other, RIGHT, ((name, value),))
    for optimizer in OPTIMIZERS:
        # eps is that of the other optimiser, and not what was said of this one
        other = with_settings(e, optimizer=optimizer, eps=None)
        if optimizer != e.optimizer and other is not None:
            for slip in slips_of(other):
                own = slip == RIGHT or slip in own_slips(optimizer)
                if own:
                    yield Program(other, slip, (("optimizer", optimizer),))


def own_slips(optimizer: str) -> tuple[str, ...]:
    """The slips of an optimiser's own formula that a run of any data can make."""
    if optimizer == "sgd":
        return ("uphill",)
    return tuple(slip for slip in UPDATE_RULES[optimizer] if slip != RIGHT)
