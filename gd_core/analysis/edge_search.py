"""Edge search: the first rate past a safe one from which on something grows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core.analysis.moments import Floats

RATES_AT_ONCE = 64  # that are looked at
REACH = 600.0  # times the safe rate: as far as is looked
HALVINGS = 60  # until the edge is known to the last bit


def first_edge(safe: float, grows: Callable[[Floats], Any], next_rate: float) -> float:
    """The largest rate up to which nothing grows.

    Args:
        safe: a rate at which nothing grows; 0 and inf are their own edge.
        grows: whether it does, at some rates, shape (m,).
        next_rate: one of the rates looked at over the one before; between two of them
            nothing may grow and shrink again unseen.
    """
    if not 0 < safe < np.inf:
        return safe
    ratios: Floats = next_rate ** np.arange(1.0, RATES_AT_ONCE + 1)
    low = safe
    while low < REACH * safe:
        grown = np.flatnonzero(grows(low * ratios))
        if len(grown):
            high = float(low * ratios[grown[0]])
            return _crossing(grows, high / next_rate, high)
        low = float(low * ratios[-1])
    return low


def _crossing(grows: Callable[[Floats], Any], low: float, high: float) -> float:
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        grown = bool(grows(np.array([middle]))[0])
        low, high = (low, middle) if grown else (middle, high)
    return low
