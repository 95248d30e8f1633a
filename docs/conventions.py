"""Conventions: the forms in which others write the rules of optimisers, and the papers.

Each form is carried out on the lesson, so that what differs is told in numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from math import sqrt

Slope = Callable[[float], float]  # the gradient at a weight
Settings = Mapping[str, float]
Weights = Iterator[float]  # after each update


@dataclass(frozen=True)
class Form:
    """A rule as somebody else has it.

    Attributes:
        name: of its texts, who writes it so and what is another number for it.
        formula: how.
        weights: the weights of a run from w = 0.
    """

    name: str
    formula: str
    weights: Callable[[Slope, Settings], Weights]


def sutskever(slope: Slope, has: Settings) -> Weights:
    """v <- mu * v - eta * g, w <- w + v."""
    w = v = 0.0
    while True:
        v = has["momentum"] * v - has["learning_rate"] * slope(w)
        w += v
        yield w


def averaged(slope: Slope, has: Settings) -> Weights:
    """v <- mu * v + (1 - mu) * g, w <- w - eta * v."""
    w = v = 0.0
    while True:
        v = has["momentum"] * v + (1 - has["momentum"]) * slope(w)
        w -= has["learning_rate"] * v
        yield w


def dampened(slope: Slope, has: Settings) -> Weights:
    """v <- g at first, then v <- mu * v + (1 - mu) * g, w <- w - eta * v."""
    w, v = 0.0, slope(0.0)
    while True:
        w -= has["learning_rate"] * v
        yield w
        v = has["momentum"] * v + (1 - has["momentum"]) * slope(w)


def at_the_point_ahead(slope: Slope, has: Settings) -> Weights:
    """v <- mu * v - eta * g(w + mu * v), w <- w + v."""
    w = v = 0.0
    while True:
        ahead = w + has["momentum"] * v
        v = has["momentum"] * v - has["learning_rate"] * slope(ahead)
        w += v
        yield w


def nesterov_of_keras(slope: Slope, has: Settings) -> Weights:
    """v <- mu * v - eta * g, w <- w + mu * v - eta * g."""
    w = v = 0.0
    while True:
        step = has["learning_rate"] * slope(w)
        v = has["momentum"] * v - step
        w += has["momentum"] * v - step
        yield w


def adagrad_of_keras(slope: Slope, has: Settings) -> Weights:
    """S from 0.1, S <- S + g^2, w <- w - eta * g / sqrt(S + eps), eps 1e-7."""
    w, squares = 0.0, 0.1
    while True:
        g = slope(w)
        squares += g * g
        w -= has["learning_rate"] * g / sqrt(squares + 1e-7)
        yield w


def rmsprop_with(alpha: float, eps: float) -> Callable[[Slope, Settings], Weights]:
    """v <- alpha * v + (1 - alpha) * g^2, w <- w - eta * g / sqrt(v + eps)."""

    def weights(slope: Slope, has: Settings) -> Weights:
        w = v = 0.0
        while True:
            g = slope(w)
            v = alpha * v + (1 - alpha) * g * g
            w -= has["learning_rate"] * g / sqrt(v + eps)
            yield w

    return weights


def adam_with_hats(slope: Slope, has: Settings) -> Weights:
    """w <- w - eta * m^ / (sqrt(v^) + eps), m^ = m/(1 - beta1^t), v^ likewise."""
    w = m = v = 0.0
    for t in count(1):
        g = slope(w)
        m = has["beta1"] * m + (1 - has["beta1"]) * g
        v = has["beta2"] * v + (1 - has["beta2"]) * g * g
        m_hat, v_hat = m / (1 - has["beta1"] ** t), v / (1 - has["beta2"] ** t)
        w -= has["learning_rate"] * m_hat / (sqrt(v_hat) + has["eps"])
        yield w


def adam_with_eps_hat(eps: float) -> Callable[[Slope, Settings], Weights]:
    """w <- w - eta * sqrt(1 - beta2^t)/(1 - beta1^t) * m / (sqrt(v) + eps)."""

    def weights(slope: Slope, has: Settings) -> Weights:
        w = m = v = 0.0
        for t in count(1):
            g = slope(w)
            m = has["beta1"] * m + (1 - has["beta1"]) * g
            v = has["beta2"] * v + (1 - has["beta2"]) * g * g
            size = sqrt(1 - has["beta2"] ** t) / (1 - has["beta1"] ** t)
            w -= has["learning_rate"] * size * m / (sqrt(v) + eps)
            yield w

    return weights


def first_of(form: Form, slope: Slope, has: Settings, updates: int) -> list[float]:
    """The weights after the first updates of a run."""
    return list(islice(form.weights(slope, has), updates))


FORMS: dict[str, tuple[Form, ...]] = {
    "sgd": (),
    "momentum": (
        Form("sutskever", "v ← μ·v − η·g, w ← w + v", sutskever),
        Form("averaged", "v ← μ·v + (1 − μ)·g, w ← w − η·v", averaged),
        Form(
            "dampened",
            "v ← g (t = 1), v ← μ·v + (1 − μ)·g (t > 1), w ← w − η·v",
            dampened,
        ),
    ),
    "nesterov": (
        Form("sutskever", "v ← μ·v − η·g(w + μ·v), w ← w + v", at_the_point_ahead),
        Form("keras", "v ← μ·v − η·g, w ← w + μ·v − η·g", nesterov_of_keras),
    ),
    "adagrad": (
        Form(
            "keras",
            "S₀ = 0.1, S ← S + g², w ← w − η·g / √(S + ε), ε = 1e−7",
            adagrad_of_keras,
        ),
    ),
    "rmsprop": (
        Form(
            "tieleman",
            "v ← 0.9·v + 0.1·g², w ← w − η·g / √v",
            rmsprop_with(0.9, 0.0),
        ),
        Form(
            "keras",
            "v ← 0.9·v + 0.1·g², w ← w − η·g / √(v + ε), ε = 1e−7",
            rmsprop_with(0.9, 1e-7),
        ),
        Form(
            "eps_inside",
            "v ← α·v + (1 − α)·g², w ← w − η·g / √(v + ε)",
            rmsprop_with(0.99, 1e-8),
        ),
    ),
    "adam": (
        Form(
            "hats",
            "m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), w ← w − η·m̂ / (√v̂ + ε)",
            adam_with_hats,
        ),
        Form(
            "eps_hat",
            "w ← w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)",
            adam_with_eps_hat(1e-8),
        ),
        Form(
            "keras",
            "w ← w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε), ε = 1e−7",
            adam_with_eps_hat(1e-7),
        ),
    ),
}
# where a rule is from, and the paper whose form of it is used if that is another
PAPERS: dict[str, dict[str, str]] = {
    "sgd": {},
    "momentum": {
        "paper": "B. T. Polyak, Some methods of speeding up the convergence of "
        "iteration methods, 1964"
    },
    "nesterov": {
        "paper": "Y. Nesterov, A method of solving a convex programming problem with "
        "convergence rate O(1/k²), 1983",
        "form": "I. Sutskever et al., On the importance of initialization and momentum "
        "in deep learning, 2013",
    },
    "adagrad": {
        "paper": "J. Duchi, E. Hazan and Y. Singer, Adaptive subgradient methods for "
        "online learning and stochastic optimization, 2011"
    },
    "rmsprop": {
        "paper": "T. Tieleman and G. Hinton, Neural Networks for Machine Learning, "
        "lecture 6.5, 2012"
    },
    "adam": {
        "paper": "D. P. Kingma and J. Ba, Adam: a method for stochastic optimization, "
        "2015"
    },
}
