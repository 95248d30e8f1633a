"""Example: what the tutorial that everybody copies prints, with a reader's settings."""

from __future__ import annotations

from dataclasses import replace

from gd_core.runs.checks import InputError
from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import run_manual

EXAMPLE_ROWS = 10


def example_run(e: Experiment) -> str:
    """The lines that it prints: the loss of before the update, w of after it.

    Args:
        e: the settings; the gradient is the sum, as the tutorial has it, if it can be.
    """
    rows = min(EXAMPLE_ROWS, e.iterations)
    right = replace(e, manual_gradient="mean", autograd_gradient="right")
    try:
        trace = run_manual(replace(right, manual_gradient="sum", iterations=rows))
    except InputError:  # so many times as large it could overflow
        trace = run_manual(replace(right, iterations=rows))
    lines = []
    for k in range(trace.states - 1):
        params = f"w = {trace.w[k + 1]:.3f}"
        if trace.b is not None:
            params = f"{params}, b = {trace.b[k + 1]:.3f}"
        lines.append(f"epoch {k + 1}: {params}, loss = {trace.loss[k]:.8f}")
    return "\n".join(lines)
