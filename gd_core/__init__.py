"""Gradient descent run twice, by hand in NumPy and by autograd in PyTorch.

    from gd_core import Experiment, run_autograd, run_manual

    e = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8])
    run_manual(e).final_w, run_autograd(e).final_w

Importing this package does not import torch: `run_autograd` and `walk_backward` do,
when they are first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gd_core.analysis.agreement import Agreement, compare
from gd_core.analysis.checking import RunCheck, check_run
from gd_core.analysis.step import Step
from gd_core.analysis.theory import Outcome, Theory
from gd_core.exchange.notes import Note, Question, Reading
from gd_core.exchange.pairs import Pairs, read_pairs
from gd_core.exchange.printed_run.reader import read_run
from gd_core.exchange.printed_run.run import PrintedColumn, PrintedRun
from gd_core.exchange.sheet import FileColumn
from gd_core.exchange.values import Values, read_values
from gd_core.runs import optimizers
from gd_core.runs.checks import InputError
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Node
from gd_core.runs.manual import run_manual
from gd_core.runs.presets import PRESETS
from gd_core.runs.trace import Trace
from gd_core.text import sentences

if TYPE_CHECKING:
    from gd_core.runs.autograd import run_autograd, walk_backward

__all__ = [
    "PRESETS",
    "Agreement",
    "Experiment",
    "FileColumn",
    "InputError",
    "Node",
    "Note",
    "Outcome",
    "Pairs",
    "PrintedColumn",
    "PrintedRun",
    "Question",
    "Reading",
    "RunCheck",
    "Step",
    "Theory",
    "Trace",
    "Values",
    "check_run",
    "compare",
    "optimizers",
    "read_pairs",
    "read_run",
    "read_values",
    "run_autograd",
    "run_manual",
    "walk_backward",
]


InputError.describe = sentences.problem


def __getattr__(name: str) -> Any:
    if name in ("run_autograd", "walk_backward"):
        from gd_core.runs import autograd

        return getattr(autograd, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
