"""The run by autograd: PyTorch, and gradients that backward() finds."""

from gd_core.runs.autograd.ends import ends_by_autograd
from gd_core.runs.autograd.run import run_autograd, use_one_thread
from gd_core.runs.autograd.walk import walk_backward

__all__ = ["ends_by_autograd", "run_autograd", "use_one_thread", "walk_backward"]
