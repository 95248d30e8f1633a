"""The run by hand through the origin: NumPy, and a gradient derived with a pencil."""

from __future__ import annotations

from math import isfinite

import numpy as np

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.manual.losses import LOSS_FUNCTIONS
from gd_core.runs.optimizers import optimizer_by_hand
from gd_core.runs.trace import Trace


@np.errstate(all="ignore")
def run_manual_origin(e: Experiment) -> Trace:
    """Minimise J(w), made of the errors w * x_i - y_i.

    x, y, prediction and error have shape (n,); every
    number has the precision of the experiment. A run
    that stops being finite ends early.
    """
    x, y = e.data()
    w = x.dtype.type(e.w0)
    loss_of = LOSS_FUNCTIONS[e.loss]
    slip = e.manual_gradient
    gradient_of = gradient_by_hand(e.loss, slip)
    optimizer = optimizer_by_hand(e.optimizer, slip)
    step, settings = optimizer.step, e.settings
    memory = optimizer.init(w)
    states = []

    for _ in range(e.iterations + 1):
        # prediction
        prediction = w * x
        # loss: one number made of the errors
        error = prediction - y
        loss = loss_of(error)
        # gradient: the formula derived by hand
        gradient = gradient_of(x, error)

        found = loss, gradient, *memory
        if not all(map(isfinite, found)):
            break
        states.append((w, *found))

        # update
        w, memory = step(w, gradient, memory, settings)

    return Trace.of(e, states)


@np.errstate(all="ignore")
def run_manual_origin_each(e: Experiment) -> Trace:
    """Minimise J(w), with an update after every point.

    An iteration is a pass over the points. x_i, y_i,
    prediction and error have shape (1,): the gradient
    is that of this point's loss. J, of all points, is
    looked at before each pass.
    """
    x, y = e.data()
    points = list(zip(x[:, None], y[:, None], strict=True))
    w = x.dtype.type(e.w0)
    loss_of = LOSS_FUNCTIONS[e.loss]
    slip = e.manual_gradient
    gradient_of = gradient_by_hand(e.loss, slip)
    optimizer = optimizer_by_hand(e.optimizer, slip)
    step, settings = optimizer.step, e.settings
    memory = optimizer.init(w)
    states, updates = [], []

    for _ in range(e.iterations + 1):
        # J, of all points, before the pass
        error = w * x - y
        loss = loss_of(error)
        made = []

        for x_i, y_i in points:
            # prediction
            prediction = w * x_i
            # loss: one point has one error
            error = prediction - y_i
            # gradient: the formula derived by hand
            gradient = gradient_of(x_i, error)
            made.append((w, gradient, *memory))

            # update
            w, memory = step(w, gradient, memory, settings)

        before, *first = made[0]
        if not all(map(isfinite, (loss, *first))):
            break
        states.append((before, loss, *first))
        updates.append(made)

    return Trace.of(e, states, updates=updates)
