"""Units: what was learned from standardised x, in the units of the data themselves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment


def own_units(e: Experiment, params: Any) -> NDArray[np.float64]:
    """w and b of the line through the data as they were given.

    w * (x - mean) / sigma + b is the line w / sigma * x + (b - w / sigma * mean), with
    the mean and the population standard deviation sigma of x, `Experiment.scaling`.

    Args:
        e: whose x the runs standardised, or not: then nothing changes.
        params: the parameters as learned, shape (states, p) or (p,).

    Returns:
        The same shape, in float64; inf or nan where they overflow.
    """
    found = np.array(params, dtype=np.float64)
    if e.standardize:
        mean, sigma = e.scaling
        with np.errstate(all="ignore"):
            found[..., 0] /= sigma
            found[..., 1] -= found[..., 0] * mean
    return found
