"""The ends of many runs by autograd, at as many learning rates, all at once."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from gd_core.runs.autograd.optim_ends import ends_by_optim
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Ends


def ends_by_autograd(
    e: Experiment, rates: Sequence[float], momenta: Sequence[float] = ()
) -> Ends:
    """The ends of `run_autograd` at some learning rates, all carried out at once.

    There is a weight for each rate, shape (m, 1), and a loss for each weight, shape
    (m,). As no loss depends on another's weight, backward() of their sum finds for
    each weight its own gradient.

    Args:
        e: its own learning rate does not count; with an optimiser other than gradient
            descent an update follows all points.
        rates: m of them.
        momenta: as many, of momentum or Nesterov; without them that of `e`.
    """
    if e.optimizer != "sgd":
        return ends_by_optim(e, rates, momenta)
    if e.model == "line":
        each = e.update == "each"
        return ends_of_line_passes(e, rates) if each else ends_of_lines(e, rates)
    if e.update == "each":
        return ends_of_passes(e, rates)
    if e.slip("autograd") == "broadcast":
        e = e.of_pairs()
    x, y = map(torch.from_numpy, e.data())
    w = torch.full((len(rates), 1), e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)[:, None]
    last = x.new_full((len(rates),), torch.nan)
    highest = torch.zeros_like(last)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        prediction = w * x
        error = prediction - y
        loss = reduce(error * error, dim=1) / parts
        loss.sum().backward()

        with torch.no_grad():
            finite = loss.isfinite() & w.grad.isfinite()[:, 0]
            diverged_at[~finite & (diverged_at < 0)] = k
            last = torch.where(diverged_at < 0, loss, last)
            if 2 * k >= e.iterations:
                highest = torch.maximum(highest, last)
            w -= learning_rate * w.grad
        if e.autograd_gradient != "no_zero_grad":
            w.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy(), highest.double().numpy())


def ends_of_passes(e: Experiment, rates: Sequence[float]) -> Ends:
    """`ends_by_autograd` with an update after each point, all rates at once."""
    x, y = map(torch.from_numpy, e.data())
    points = list(zip(x, y, strict=True))
    w = torch.full((len(rates),), e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)
    last = x.new_full((len(rates),), torch.nan)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        error = w.detach()[:, None] * x - y
        loss = reduce(error * error, dim=1) / parts
        for i, (x_i, y_i) in enumerate(points):
            point_error = w * x_i - y_i
            (point_error * point_error / parts).sum().backward()
            with torch.no_grad():
                if i == 0:
                    finite = loss.isfinite() & w.grad.isfinite()
                    diverged_at[~finite & (diverged_at < 0)] = k
                    last = torch.where(diverged_at < 0, loss, last)
                w -= learning_rate * w.grad
            if e.autograd_gradient != "no_zero_grad":
                w.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy())


def ends_of_lines(e: Experiment, rates: Sequence[float]) -> Ends:
    """`ends_by_autograd` with a bias, all rates at once."""
    if e.slip("autograd") == "broadcast":
        e = e.of_pairs()
    x, y = map(torch.from_numpy, e.data())
    w = torch.full((len(rates), 1), e.w0, dtype=x.dtype, requires_grad=True)
    b = torch.full((len(rates), 1), e.b0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)[:, None]
    last = x.new_full((len(rates),), torch.nan)
    highest = torch.zeros_like(last)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        error = w * x + b - y
        loss = reduce(error * error, dim=1) / parts
        loss.sum().backward()

        with torch.no_grad():
            gradients = w.grad.isfinite()[:, 0] & b.grad.isfinite()[:, 0]
            finite = loss.isfinite() & gradients
            diverged_at[~finite & (diverged_at < 0)] = k
            last = torch.where(diverged_at < 0, loss, last)
            if 2 * k >= e.iterations:
                highest = torch.maximum(highest, last)
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        if e.autograd_gradient != "no_zero_grad":
            w.grad = b.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy(), highest.double().numpy())


def ends_of_line_passes(e: Experiment, rates: Sequence[float]) -> Ends:
    """`ends_by_autograd` with a bias and an update after each point."""
    x, y = map(torch.from_numpy, e.data())
    points = list(zip(x, y, strict=True))
    w = torch.full((len(rates),), e.w0, dtype=x.dtype, requires_grad=True)
    b = torch.full((len(rates),), e.b0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(rates)
    last = x.new_full((len(rates),), torch.nan)
    diverged_at = torch.full((len(rates),), -1)
    made_of = e.made_of
    reduce, parts = torch.mean if made_of.averages else torch.sum, made_of.halves + 1

    for k in range(e.iterations + 1):
        error = w.detach()[:, None] * x + b.detach()[:, None] - y
        loss = reduce(error * error, dim=1) / parts
        for i, (x_i, y_i) in enumerate(points):
            point_error = w * x_i + b - y_i
            (point_error * point_error / parts).sum().backward()
            with torch.no_grad():
                if i == 0:
                    gradients = w.grad.isfinite() & b.grad.isfinite()
                    finite = loss.isfinite() & gradients
                    diverged_at[~finite & (diverged_at < 0)] = k
                    last = torch.where(diverged_at < 0, loss, last)
                w -= learning_rate * w.grad
                b -= learning_rate * b.grad
            if e.autograd_gradient != "no_zero_grad":
                w.grad = b.grad = None

    return Ends(last.double().numpy(), diverged_at.numpy())
