"""The run by autograd of any experiment."""

from __future__ import annotations

from collections.abc import Callable

import torch

from gd_core.runs.autograd.line import run_autograd_line, run_autograd_line_each
from gd_core.runs.autograd.line_optim import run_optim_line, run_optim_line_each
from gd_core.runs.autograd.origin import run_autograd_origin, run_autograd_origin_each
from gd_core.runs.autograd.origin_optim import run_optim_origin, run_optim_origin_each
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace

Runs = dict[tuple[str, str], Callable[[Experiment], Trace]]  # by model and update

RUNS_BY_AUTOGRAD: Runs = {
    ("origin", "all"): run_autograd_origin,
    ("origin", "each"): run_autograd_origin_each,
    ("line", "all"): run_autograd_line,
    ("line", "each"): run_autograd_line_each,
}
RUNS_BY_OPTIM: Runs = {  # with an optimiser of torch.optim
    ("origin", "all"): run_optim_origin,
    ("origin", "each"): run_optim_origin_each,
    ("line", "all"): run_optim_line,
    ("line", "each"): run_optim_line_each,
}


def run_autograd(e: Experiment) -> Trace:
    """Minimise the loss of an experiment by autograd, in PyTorch."""
    return run_by_autograd(e.optimizer, e.model, e.update)(e)


def run_by_autograd(
    optimizer: str, model: str, update: str
) -> Callable[[Experiment], Trace]:
    """The function that carries such experiments out."""
    runs = RUNS_BY_AUTOGRAD if optimizer == "sgd" else RUNS_BY_OPTIM
    return runs[model, update]


def use_one_thread() -> None:
    """Compute in one thread, in this process, from now on.

    The tensors here are small: handing out the work of an operation to a second thread
    costs more than it saves, and on a busy machine each operation waits for a thread
    that has no core. Measured for the map of rates, 40 runs at once, an iteration with
    1,000 points: 0.3 ms with one thread, 3.6 ms with two on a busy machine; with 5,000
    points 1.0 ms and 33 ms.
    """
    torch.set_num_threads(1)
