"""The ends of many runs by torch.optim, each with its own settings, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from gd_core.runs.autograd.optimizers import BY_TORCH
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Ends


def ends_by_optim(
    e: Experiment, rates: Sequence[float], momenta: Sequence[float] = ()
) -> Ends:
    """The ends of `run_autograd` with an optimiser of torch.optim.

    Each run has its own parameters, and they are a group of one optimiser with its own
    learning rate. As no loss depends on another's parameters, backward() of their sum
    finds for each its own gradient.

    Args:
        e: what is run, with an update after all points; its own rate does not count.
        rates: m of them.
        momenta: as many, each of the run with that rate; without them that of `e`.
    """
    if e.slip("autograd") == "broadcast":
        e = e.of_pairs()
    x, y = map(torch.from_numpy, e.data())
    starts = (e.w0, e.b0)[: len(e.parameters)]
    params = [
        [torch.tensor(start, dtype=x.dtype, requires_grad=True) for start in starts]
        for _ in rates
    ]
    groups: list[dict[str, Any]] = [
        {"params": own, "lr": rate} for own, rate in zip(params, rates, strict=True)
    ]
    for group, momentum in zip(groups, momenta, strict=bool(momenta)):
        group["momentum"] = momentum
    optimizer = made(e, groups)
    last = x.new_full((len(rates),), torch.nan)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        w, *b = (torch.stack(all_of_one) for all_of_one in zip(*params, strict=True))
        prediction = w[:, None] * x
        if b:
            prediction = prediction + b[0][:, None]
        error = prediction - y
        loss = reduce(error * error, dim=1) / parts
        loss.sum().backward()

        with torch.no_grad():
            known = torch.stack([p.grad.isfinite() for own in params for p in own])
            finite = loss.isfinite() & known.view(len(rates), -1).all(dim=1)
            diverged_at[~finite & (diverged_at < 0)] = k
            last = torch.where(diverged_at < 0, loss, last)
        if e.autograd_gradient == "forgets":
            optimizer = made(e, groups)
        optimizer.step()
        if e.autograd_gradient != "no_zero_grad":
            optimizer.zero_grad()

    return Ends(last.double().detach().numpy(), diverged_at.numpy())


def made(e: Experiment, groups: Sequence[dict[str, Any]]) -> torch.optim.Optimizer:
    """The optimiser of all runs, which remembers nothing yet."""
    return BY_TORCH[e.optimizer]([dict(group) for group in groups], e.settings)
