"""The run by hand: NumPy, and gradients derived with pencil and paper."""

from gd_core.runs.manual.run import gradient_at, run_manual

__all__ = ["gradient_at", "run_manual"]
