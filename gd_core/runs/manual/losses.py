"""The losses by hand, of the errors, shape (n,)."""

from __future__ import annotations

from typing import Any

import numpy as np


def mean_loss(error: Any) -> Any:
    """J = 1/N * sum of error_i^2."""
    return np.dot(error, error) / len(error)


def half_mean_loss(error: Any) -> Any:
    """J = 1/(2N) * sum of error_i^2."""
    return np.dot(error, error) / len(error) / 2


def sum_loss(error: Any) -> Any:
    """J = sum of error_i^2."""
    return np.dot(error, error)


def half_sum_loss(error: Any) -> Any:
    """J = 1/2 * sum of error_i^2."""
    return np.dot(error, error) / 2


LOSS_FUNCTIONS = {
    "mean": mean_loss,
    "half_mean": half_mean_loss,
    "sum": sum_loss,
    "half_sum": half_sum_loss,
}
