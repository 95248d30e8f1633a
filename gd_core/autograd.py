"""The run by autograd: PyTorch, and a gradient that backward() finds."""

from __future__ import annotations

from math import isfinite

import torch

from gd_core.experiment import Experiment
from gd_core.trace import Trace


def run_autograd(e: Experiment) -> Trace:
    """Minimise J(w) = 1/N * sum of (w * x_i - y_i)^2.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    x, y = map(torch.from_numpy, e.data())
    w = torch.tensor(e.w0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(e.learning_rate).item()
    no_grad = torch.no_grad()
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x
        # loss: the mean of the squared errors
        error = prediction - y
        loss = (error * error).mean()
        # gradient: the graph of the loss, walked back
        loss.backward()
        gradient = w.grad.item()

        loss_now = loss.item()
        if not (isfinite(loss_now) and isfinite(gradient)):
            break
        states.append((w.item(), loss_now, gradient))

        # update; then reset, as backward() adds to grad
        with no_grad:
            w -= learning_rate * gradient
        w.grad = None

    return Trace.of(e, states)
