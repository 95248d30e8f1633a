"""The gradients by hand of each loss: the right one, and each slip of it.

All take x and the errors, both of shape (n,), and return one number.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np


def mean_gradient(x: Any, error: Any) -> Any:
    """J'(w) = 1/N * sum of 2 * x_i * error_i."""
    return 2 * np.dot(x, error) / len(x)


def mean_gradient_summed(x: Any, error: Any) -> Any:
    """N * J'(w), as the tutorial prints it: the dot product
    is the sum already, one number, whose mean is itself.
    """
    # WRONG: no / len(x)
    return np.dot(2 * x, error).mean()


def mean_gradient_without_2(x: Any, error: Any) -> Any:
    """J'(w) / 2: the 2 that the square leaves is lost."""
    # WRONG: no 2 *
    return np.dot(x, error) / len(x)


def mean_gradient_summed_without_2(x: Any, error: Any) -> Any:
    """N * J'(w) / 2: added up, and the 2 is lost."""
    # WRONG: no / len(x) and no 2 *
    return np.dot(x, error)


def mean_gradient_averaged(x: Any, error: Any) -> Any:
    """J'(w) / N: divided by N a second time."""
    # WRONG: / len(x) a second time
    return 2 * np.dot(x, error) / len(x) / len(x)


def mean_gradient_with_2(x: Any, error: Any) -> Any:
    """2 * J'(w): the 2 of the square stands there twice."""
    # WRONG: 2 * a second time
    return 2 * 2 * np.dot(x, error) / len(x)


def half_mean_gradient(x: Any, error: Any) -> Any:
    """J'(w) = 1/N * sum of x_i * error_i: the 1/2 cancels the 2."""
    return np.dot(x, error) / len(x)


def half_mean_gradient_summed(x: Any, error: Any) -> Any:
    """N * J'(w): added up, not averaged."""
    # WRONG: no / len(x)
    return np.dot(x, error)


def half_mean_gradient_without_2(x: Any, error: Any) -> Any:
    """J'(w) / 2: the 1/2 of the loss stays, the 2 is lost."""
    # WRONG: / 2
    return np.dot(x, error) / len(x) / 2


def half_mean_gradient_summed_without_2(x: Any, error: Any) -> Any:
    """N * J'(w) / 2: added up, and the 2 is lost."""
    # WRONG: no / len(x) and / 2
    return np.dot(x, error) / 2


def half_mean_gradient_averaged(x: Any, error: Any) -> Any:
    """J'(w) / N: divided by N a second time."""
    # WRONG: / len(x) a second time
    return np.dot(x, error) / len(x) / len(x)


def half_mean_gradient_with_2(x: Any, error: Any) -> Any:
    """2 * J'(w): the 2 stays that the 1/2 cancels."""
    # WRONG: 2 *
    return 2 * np.dot(x, error) / len(x)


def sum_gradient(x: Any, error: Any) -> Any:
    """J'(w) = sum of 2 * x_i * error_i."""
    return 2 * np.dot(x, error)


def sum_gradient_summed(x: Any, error: Any) -> Any:
    """N * J'(w): added up, and then multiplied by N."""
    # WRONG: len(x) *
    return len(x) * 2 * np.dot(x, error)


def sum_gradient_without_2(x: Any, error: Any) -> Any:
    """J'(w) / 2: the 2 that the square leaves is lost."""
    # WRONG: no 2 *
    return np.dot(x, error)


def sum_gradient_summed_without_2(x: Any, error: Any) -> Any:
    """N * J'(w) / 2: multiplied by N, and the 2 is lost."""
    # WRONG: len(x) * and no 2 *
    return len(x) * np.dot(x, error)


def sum_gradient_averaged(x: Any, error: Any) -> Any:
    """J'(w) / N: averaged, not added up."""
    # WRONG: / len(x)
    return 2 * np.dot(x, error) / len(x)


def sum_gradient_with_2(x: Any, error: Any) -> Any:
    """2 * J'(w): the 2 of the square stands there twice."""
    # WRONG: 2 * a second time
    return 2 * 2 * np.dot(x, error)


def half_sum_gradient(x: Any, error: Any) -> Any:
    """J'(w) = sum of x_i * error_i: the 1/2 cancels the 2."""
    return np.dot(x, error)


def half_sum_gradient_summed(x: Any, error: Any) -> Any:
    """N * J'(w): added up, and then multiplied by N."""
    # WRONG: len(x) *
    return len(x) * np.dot(x, error)


def half_sum_gradient_without_2(x: Any, error: Any) -> Any:
    """J'(w) / 2: the 1/2 of the loss stays, the 2 is lost."""
    # WRONG: / 2
    return np.dot(x, error) / 2


def half_sum_gradient_summed_without_2(x: Any, error: Any) -> Any:
    """N * J'(w) / 2: multiplied by N, and the 2 is lost."""
    # WRONG: len(x) * and / 2
    return len(x) * np.dot(x, error) / 2


def half_sum_gradient_averaged(x: Any, error: Any) -> Any:
    """J'(w) / N: averaged, not added up."""
    # WRONG: / len(x)
    return np.dot(x, error) / len(x)


def half_sum_gradient_with_2(x: Any, error: Any) -> Any:
    """2 * J'(w): the 2 stays that the 1/2 cancels."""
    # WRONG: 2 *
    return 2 * np.dot(x, error)


GRADIENTS = {  # by loss and slip
    "mean": {
        "mean": mean_gradient,
        "sum": mean_gradient_summed,
        "no2": mean_gradient_without_2,
        "sum_no2": mean_gradient_summed_without_2,
        "averaged": mean_gradient_averaged,
        "twice": mean_gradient_with_2,
    },
    "half_mean": {
        "mean": half_mean_gradient,
        "sum": half_mean_gradient_summed,
        "no2": half_mean_gradient_without_2,
        "sum_no2": half_mean_gradient_summed_without_2,
        "averaged": half_mean_gradient_averaged,
        "twice": half_mean_gradient_with_2,
    },
    "sum": {
        "mean": sum_gradient,
        "sum": sum_gradient_summed,
        "no2": sum_gradient_without_2,
        "sum_no2": sum_gradient_summed_without_2,
        "averaged": sum_gradient_averaged,
        "twice": sum_gradient_with_2,
    },
    "half_sum": {
        "mean": half_sum_gradient,
        "sum": half_sum_gradient_summed,
        "no2": half_sum_gradient_without_2,
        "sum_no2": half_sum_gradient_summed_without_2,
        "averaged": half_sum_gradient_averaged,
        "twice": half_sum_gradient_with_2,
    },
}


def gradient_by_hand(loss: str, slip: str) -> Callable[[Any, Any], Any]:
    """The gradient of a run by hand.

    Args:
        loss: what is minimised.
        slip: what the run does wrong: its gradient is right if that is another matter.
    """
    return GRADIENTS[loss].get(slip, GRADIENTS[loss]["mean"])
