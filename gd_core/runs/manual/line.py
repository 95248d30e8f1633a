"""The run by hand of a line: two parameters, and a derivative for each."""

from __future__ import annotations

from itertools import chain
from math import isfinite

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual.gradients import GRADIENTS
from gd_core.runs.manual.losses import LOSS_FUNCTIONS
from gd_core.runs.optimizers import Settings, optimizer_by_hand
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
    settings = Settings(x.dtype.type(e.learning_rate))
    loss_of = LOSS_FUNCTIONS[e.loss]
    gradient_of = GRADIENTS[e.loss][e.manual_gradient]
    optimizer = optimizer_by_hand(e.manual_gradient)
    step, start = optimizer.step, optimizer.start
    memory, memory_b = start(w), start(b)
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

        found = loss, gradient, gradient_b
        if not all(map(isfinite, found)):
            break
        both = zip(memory, memory_b, strict=True)
        states.append((w, b, *found, *chain(*both)))

        # update
        w, memory = step(w, memory, gradient, settings)
        b, memory_b = step(b, memory_b, gradient_b, settings)

    return Trace.of(e, states, optimizer.remembers)


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
    settings = Settings(x.dtype.type(e.learning_rate))
    loss_of = LOSS_FUNCTIONS[e.loss]
    gradient_of = GRADIENTS[e.loss][e.manual_gradient]
    optimizer = optimizer_by_hand(e.manual_gradient)
    step, start = optimizer.step, optimizer.start
    memory, memory_b = start(w), start(b)
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
            made.append((w, b, gradient, gradient_b))

            # update
            w, memory = step(w, memory, gradient, settings)
            b, memory_b = step(b, memory_b, gradient_b, settings)

        before, before_b, first, first_b = made[0]
        found = loss, first, first_b
        if not all(map(isfinite, found)):
            break
        states.append((before, before_b, *found))
        updates.append(made)

    return Trace.of(e, states, updates=updates)
