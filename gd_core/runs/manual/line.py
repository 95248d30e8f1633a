"""The run by hand of a line: two parameters, and a derivative for each."""

from __future__ import annotations

from itertools import chain
from math import isfinite

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.manual.losses import LOSS_FUNCTIONS
from gd_core.runs.optimizers import optimizer_by_hand
from gd_core.runs.trace import Trace


@np.errstate(all="ignore")
def run_manual_line(e: Experiment) -> Trace:
    """Minimise J(w, b), of the errors w * x_i + b - y_i.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    x, y = e.data()
    ones = np.ones_like(x)
    w, b = x.dtype.type(e.w0), x.dtype.type(e.b0)
    loss_of = LOSS_FUNCTIONS[e.loss]
    slip = e.manual_gradient
    gradient_of = gradient_by_hand(e.loss, slip)
    optimizer = optimizer_by_hand(e.optimizer, slip)
    init, step = optimizer.init, optimizer.step
    settings = e.settings
    memory, memory_b = init(w), init(b)
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x + b
        # loss: one number made of the errors
        error = prediction - y
        loss = loss_of(error)
        # gradient: derived by hand; b's has 1 for x
        gradient = gradient_of(x, error)
        gradient_b = gradient_of(ones, error)

        both = zip(memory, memory_b, strict=True)
        found = loss, gradient, gradient_b, *chain(*both)
        if not all(map(isfinite, found)):
            break
        states.append((w, b, *found))

        # update
        w, memory = step(w, gradient, memory, settings)
        b, memory_b = step(b, gradient_b, memory_b, settings)

    return Trace.of(e, states)


@np.errstate(all="ignore")
def run_manual_line_each(e: Experiment) -> Trace:
    """Minimise J(w, b), with an update after every point.

    An iteration is a pass over the points. x_i, y_i,
    prediction and error have shape (1,): the gradient
    is that of this point's loss. J, of all points, is
    looked at before each pass.
    """
    x, y = e.data()
    points = list(zip(x[:, None], y[:, None], strict=True))
    one = np.ones_like(x[:1])
    w, b = x.dtype.type(e.w0), x.dtype.type(e.b0)
    loss_of = LOSS_FUNCTIONS[e.loss]
    slip = e.manual_gradient
    gradient_of = gradient_by_hand(e.loss, slip)
    optimizer = optimizer_by_hand(e.optimizer, slip)
    init, step = optimizer.init, optimizer.step
    settings = e.settings
    memory, memory_b = init(w), init(b)
    states, updates = [], []

    for _ in range(e.iterations + 1):
        # J, of all points, before the pass
        error = w * x + b - y
        loss = loss_of(error)
        made = []

        for x_i, y_i in points:
            # prediction
            prediction = w * x_i + b
            # loss: one point has one error
            error = prediction - y_i
            # gradient: derived by hand; b's has 1 for x
            gradient = gradient_of(x_i, error)
            gradient_b = gradient_of(one, error)
            both = zip(memory, memory_b, strict=True)
            found = gradient, gradient_b, *chain(*both)
            made.append((w, b, *found))

            # update
            w, memory = step(w, gradient, memory, settings)
            b, memory_b = step(b, gradient_b, memory_b, settings)

        before, before_b, *first = made[0]
        if not all(map(isfinite, (loss, *first))):
            break
        states.append((before, before_b, loss, *first))
        updates.append(made)

    return Trace.of(e, states, updates=updates)
