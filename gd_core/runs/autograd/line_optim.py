"""The run by autograd of a line, with an optimiser of torch.optim."""

from __future__ import annotations

from itertools import chain
from math import isfinite

import torch

from gd_core.runs.autograd.losses import LOSS_FUNCTIONS
from gd_core.runs.autograd.optimizers import BY_TORCH, NAMES_IN_TORCH, remembered
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace


def run_optim_line(e: Experiment) -> Trace:
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
    make, names = BY_TORCH[e.optimizer], NAMES_IN_TORCH[e.optimizer]
    optimizer = make([w, b], e.settings)
    loss_of = LOSS_FUNCTIONS[e.loss]
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x + b
        # loss: one number made of the errors
        error = prediction - y
        loss = loss_of(error)
        # gradient: the graph of the loss, walked back
        loss.backward()
        gradients = w.grad.item(), b.grad.item()

        both = [remembered(optimizer, p, names) for p in (w, b)]
        found = loss.item(), *gradients, *chain(*zip(*both, strict=True))
        if not all(map(isfinite, found)):
            break
        states.append((w.item(), b.item(), *found))
        if len(states) > e.iterations:
            break

        # update; then reset, as backward() adds to grad
        if e.autograd_gradient == "forgets":
            # WRONG: made anew, it remembers nothing
            optimizer = make([w, b], e.settings)
        optimizer.step()
        if e.autograd_gradient == "no_zero_grad":
            # WRONG: no optimizer.zero_grad()
            pass
        else:
            optimizer.zero_grad()

    return Trace.of(e, states)


def run_optim_line_each(e: Experiment) -> Trace:
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
    make, names = BY_TORCH[e.optimizer], NAMES_IN_TORCH[e.optimizer]
    optimizer = make([w, b], e.settings)
    loss_of = LOSS_FUNCTIONS[e.loss]
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
            gradients = w.grad.item(), b.grad.item()
            both = [remembered(optimizer, p, names) for p in (w, b)]
            found = *gradients, *chain(*zip(*both, strict=True))
            made.append((w.item(), b.item(), *found))

            # update; then reset, as backward() adds to grad
            if e.autograd_gradient == "forgets":
                # WRONG: made anew, it remembers nothing
                optimizer = make([w, b], e.settings)
            optimizer.step()
            if e.autograd_gradient == "no_zero_grad":
                # WRONG: no optimizer.zero_grad()
                pass
            else:
                optimizer.zero_grad()

        before, before_b, *first = made[0]
        loss_now = loss.item()
        if not all(map(isfinite, (loss_now, *first))):
            break
        states.append((before, before_b, loss_now, *first))
        updates.append(made)

    return Trace.of(e, states, updates=updates)
