"""The run by autograd of a line: two parameters, one backward()."""

from __future__ import annotations

from math import isfinite

import torch

from gd_core.runs.autograd.losses import LOSS_FUNCTIONS
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace


def run_autograd_line(e: Experiment) -> Trace:
    """Minimise J(w, b), of the errors w * x_i + b - y_i.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    x, y = map(torch.from_numpy, e.data())
    if e.autograd_gradient == "broadcast":
        # WRONG: y of shape (n, 1)
        y = y[:, None]
    w = torch.tensor(e.w0, dtype=x.dtype, requires_grad=True)
    b = torch.tensor(e.b0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(e.learning_rate).item()
    loss_of = LOSS_FUNCTIONS[e.loss]
    no_grad = torch.no_grad()
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x + b
        # loss: one number made of the errors
        error = prediction - y
        loss = loss_of(error)
        # gradient: the graph of the loss, walked back
        loss.backward()
        gradient = w.grad.item()
        gradient_b = b.grad.item()

        loss_now = loss.item()
        found = loss_now, gradient, gradient_b
        if not all(map(isfinite, found)):
            break
        states.append((w.item(), b.item(), *found))

        # update; then reset, as backward() adds to grad
        with no_grad:
            w -= learning_rate * gradient
            b -= learning_rate * gradient_b
        if e.autograd_gradient == "no_zero_grad":
            # WRONG: no w.grad = b.grad = None
            pass
        else:
            w.grad = b.grad = None

    return Trace.of(e, states)


def run_autograd_line_each(e: Experiment) -> Trace:
    """Minimise J(w, b), with an update after every point.

    An iteration is a pass over the points. x_i, y_i,
    prediction and error have shape (1,): the gradient
    is that of this point's loss. J, of all points, is
    looked at before each pass.
    """
    x, y = map(torch.from_numpy, e.data())
    points = list(zip(x[:, None], y[:, None], strict=True))
    w = torch.tensor(e.w0, dtype=x.dtype, requires_grad=True)
    b = torch.tensor(e.b0, dtype=x.dtype, requires_grad=True)
    learning_rate = x.new_tensor(e.learning_rate).item()
    loss_of = LOSS_FUNCTIONS[e.loss]
    no_grad = torch.no_grad()
    states, updates = [], []

    for _ in range(e.iterations + 1):
        # J, of all points, before the pass
        error = w.detach() * x + b.detach() - y
        loss = loss_of(error)
        made = []

        for x_i, y_i in points:
            # prediction
            prediction = w * x_i + b
            # loss: of this point alone
            error = prediction - y_i
            point_loss = loss_of(error)
            # gradient: the graph of the loss, walked back
            point_loss.backward()
            gradient = w.grad.item()
            gradient_b = b.grad.item()
            made.append((w.item(), b.item(), gradient, gradient_b))

            # update; then reset, as backward() adds to grad
            with no_grad:
                w -= learning_rate * gradient
                b -= learning_rate * gradient_b
            if e.autograd_gradient == "no_zero_grad":
                # WRONG: no w.grad = b.grad = None
                pass
            else:
                w.grad = b.grad = None

        before, before_b, first, first_b = made[0]
        loss_now = loss.item()
        found = loss_now, first, first_b
        if not all(map(isfinite, found)):
            break
        states.append((before, before_b, *found))
        updates.append(made)

    return Trace.of(e, states, updates=updates)
