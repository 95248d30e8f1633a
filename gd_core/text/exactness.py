"""Exactness: what is exact of an optimiser that has no closed form."""

from __future__ import annotations

from math import sqrt

from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import has, label, say


def what_is_exact(e: Experiment) -> str:
    """What can be said before anything has run; empty where there is a closed form."""
    key = f"exact.{e.optimizer}"
    if has(key):
        root = sqrt(1 - e.alpha)
        rate = e.learning_rate
        return say(key, rate=rate, length=rate / root, half=rate / 2)
    never_reset = e.optimizer != "sgd" and e.slip("autograd") == "no_zero_grad"
    return label("exact.never_reset") if never_reset else ""
