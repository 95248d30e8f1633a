"""The loops of courses with an optimiser that remembers: by hand, and by torch.optim.

Each is what a course prints, with the gradient of the mean and the rule of torch; it
keeps its losses and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch

from gd_core import Experiment

Loop = Callable[[Experiment], Any]


def forward(w: Any, x: Any) -> Any:
    """The prediction."""
    return w * x


def loss(y: Any, y_predicted: Any) -> Any:
    """The mean squared error."""
    return ((y_predicted - y) ** 2).mean()


def gradient(x: Any, y: Any, y_predicted: Any) -> Any:
    """Its derivative by w."""
    return (2 * x * (y_predicted - y)).mean()


def momentum_by_hand(e: Experiment) -> Any:
    """v = mu * v + g."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, v = np.float32(e.w0), np.float32(0)
    lr, mu = np.float32(e.learning_rate), np.float32(e.momentum)
    losses = []
    for _ in range(e.iterations):
        y_predicted = forward(w, x)
        losses.append(loss(y, y_predicted))
        dw = gradient(x, y, y_predicted)
        v = mu * v + dw
        w -= lr * v
    return w, losses


def nesterov_by_hand(e: Experiment) -> Any:
    """The same, and the step of the point one velocity further on."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, v = np.float32(e.w0), np.float32(0)
    lr, mu = np.float32(e.learning_rate), np.float32(e.momentum)
    losses = []
    for _ in range(e.iterations):
        y_predicted = forward(w, x)
        losses.append(loss(y, y_predicted))
        dw = gradient(x, y, y_predicted)
        v = mu * v + dw
        w -= lr * (dw + mu * v)
    return w, losses


def adagrad_by_hand(e: Experiment) -> Any:
    """The sum of the squares."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, s = np.float32(e.w0), np.float32(0)
    lr, eps = np.float32(e.learning_rate), np.float32(e.eps)
    losses = []
    for _ in range(e.iterations):
        y_predicted = forward(w, x)
        losses.append(loss(y, y_predicted))
        dw = gradient(x, y, y_predicted)
        s += dw**2
        w -= lr * dw / (np.sqrt(s) + eps)
    return w, losses


def rmsprop_by_hand(e: Experiment) -> Any:
    """An average of the squares."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, v = np.float32(e.w0), np.float32(0)
    lr, eps = np.float32(e.learning_rate), np.float32(e.eps)
    alpha = np.float32(e.alpha)
    losses = []
    for _ in range(e.iterations):
        y_predicted = forward(w, x)
        losses.append(loss(y, y_predicted))
        dw = gradient(x, y, y_predicted)
        v = alpha * v + (1 - alpha) * dw**2
        w -= lr * dw / (np.sqrt(v) + eps)
    return w, losses


def adam_by_hand(e: Experiment) -> Any:
    """Both averages, corrected."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, m, v = np.float32(e.w0), np.float32(0), np.float32(0)
    lr, eps = np.float32(e.learning_rate), np.float32(e.eps)
    beta1, beta2 = np.float32(e.beta1), np.float32(e.beta2)
    losses = []
    for t in range(1, e.iterations + 1):
        y_predicted = forward(w, x)
        losses.append(loss(y, y_predicted))
        dw = gradient(x, y, y_predicted)
        m = beta1 * m + (1 - beta1) * dw
        v = beta2 * v + (1 - beta2) * dw**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        w -= lr * m_hat / (np.sqrt(v_hat) + eps)
    return w, losses


def by_torch(e: Experiment, make: Callable[..., torch.optim.Optimizer]) -> Any:
    """zero_grad, backward, step.

    Args:
        e: what is run.
        make: the optimiser, of the parameters.
    """
    x = torch.tensor(e.x, dtype=torch.float32)
    y = torch.tensor(e.y, dtype=torch.float32)
    w = torch.tensor(e.w0, dtype=torch.float32, requires_grad=True)
    optimizer = make([w])
    losses = []
    for _ in range(e.iterations):
        y_predicted = forward(w, x)
        l = loss(y, y_predicted)  # noqa: E741
        optimizer.zero_grad()
        l.backward()
        optimizer.step()
        losses.append(l.item())
    return w, losses


def momentum_by_torch(e: Experiment) -> Any:
    """torch.optim.SGD with momentum."""
    make = partial(torch.optim.SGD, lr=e.learning_rate, momentum=e.momentum)
    return by_torch(e, make)


def nesterov_by_torch(e: Experiment) -> Any:
    """torch.optim.SGD with Nesterov's momentum."""
    make = partial(
        torch.optim.SGD, lr=e.learning_rate, momentum=e.momentum, nesterov=True
    )
    return by_torch(e, make)


def adagrad_by_torch(e: Experiment) -> Any:
    """torch.optim.Adagrad."""
    return by_torch(e, partial(torch.optim.Adagrad, lr=e.learning_rate))


def rmsprop_by_torch(e: Experiment) -> Any:
    """torch.optim.RMSprop."""
    return by_torch(e, partial(torch.optim.RMSprop, lr=e.learning_rate))


def adam_by_torch(e: Experiment) -> Any:
    """torch.optim.Adam."""
    return by_torch(e, partial(torch.optim.Adam, lr=e.learning_rate))


TEXTBOOK: dict[str, tuple[Loop, Loop]] = {  # by hand and by torch
    "momentum": (momentum_by_hand, momentum_by_torch),
    "nesterov": (nesterov_by_hand, nesterov_by_torch),
    "adagrad": (adagrad_by_hand, adagrad_by_torch),
    "rmsprop": (rmsprop_by_hand, rmsprop_by_torch),
    "adam": (adam_by_hand, adam_by_torch),
}
