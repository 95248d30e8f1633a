"""The optimisers of torch.optim, and what each of them remembers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import torch

from gd_core.runs.optimizers import Settings

Make = Callable[[Sequence[Any], Settings], torch.optim.Optimizer]


def momentum(params: Sequence[Any], settings: Settings) -> torch.optim.Optimizer:
    """torch.optim.SGD(momentum=mu)."""
    return torch.optim.SGD(
        params, lr=settings["learning_rate"], momentum=settings["momentum"]
    )


def nesterov(params: Sequence[Any], settings: Settings) -> torch.optim.Optimizer:
    """torch.optim.SGD(momentum=mu, nesterov=True)."""
    return torch.optim.SGD(
        params,
        lr=settings["learning_rate"],
        momentum=settings["momentum"],
        nesterov=True,
    )


def adagrad(params: Sequence[Any], settings: Settings) -> torch.optim.Optimizer:
    """torch.optim.Adagrad."""
    return torch.optim.Adagrad(
        params, lr=settings["learning_rate"], eps=settings["eps"]
    )


def rmsprop(params: Sequence[Any], settings: Settings) -> torch.optim.Optimizer:
    """torch.optim.RMSprop."""
    return torch.optim.RMSprop(
        params,
        lr=settings["learning_rate"],
        alpha=settings["alpha"],
        eps=settings["eps"],
    )


def adam(params: Sequence[Any], settings: Settings) -> torch.optim.Optimizer:
    """torch.optim.Adam."""
    return torch.optim.Adam(
        params,
        lr=settings["learning_rate"],
        betas=(settings["beta1"], settings["beta2"]),
        eps=settings["eps"],
    )


BY_TORCH: dict[str, Make] = {
    "momentum": momentum,
    "nesterov": nesterov,
    "adagrad": adagrad,
    "rmsprop": rmsprop,
    "adam": adam,
}
# what torch.optim calls what is remembered, in the order of `Optimizer.remembers`
NAMES_IN_TORCH: dict[str, tuple[str, ...]] = {
    "momentum": ("momentum_buffer",),
    "nesterov": ("momentum_buffer",),
    "adagrad": ("sum",),
    "rmsprop": ("square_avg",),
    "adam": ("exp_avg", "exp_avg_sq"),
}


def remembered(
    optimizer: torch.optim.Optimizer, param: Any, names: tuple[str, ...]
) -> tuple[float, ...]:
    """What an optimiser remembers of a parameter; 0 before its first step.

    Args:
        optimizer: of torch.optim.
        param: one of its parameters, of one number.
        names: of what is asked for, in torch's state.
    """
    held = optimizer.state[param]
    return tuple([held[name].item() if held else 0.0 for name in names])
