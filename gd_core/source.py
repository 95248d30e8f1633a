"""Source: the code that ran, as the page shows it, taken from the modules."""

from __future__ import annotations

import inspect
from collections.abc import Callable

from gd_core import manual
from gd_core.experiment import Experiment


def source_of(e: Experiment, side: str) -> str:
    """The source of the run "manual" or "autograd" of an experiment."""
    if side == "manual":
        gradient = manual.GRADIENTS[e.manual_gradient]
        parts: list[Callable[..., object]] = [gradient, manual.run_manual]
    else:
        from gd_core.autograd import run_autograd  # not before it has run

        parts = [run_autograd]
    return "\n\n".join(inspect.getsource(part) for part in parts).rstrip()
