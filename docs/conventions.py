"""Conventions: the forms in which others write the rules of optimisers.

Each is carried out on the lesson, so that what differs is told in numbers.
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
        where: who writes it so.
        formula: how.
        differs: what is another number for it.
        weights: the weights of a run from w = 0.
    """

    where: str
    formula: str
    differs: str
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
        Form(
            "Sutskever et al. 2013, Keras",
            "v ← μ·v − η·g, w ← w + v",
            "Nothing of w while η stays the same; v is −η times torch's. When the rate "
            "changes on the way, here the steps of before keep the old one.",
            sutskever,
        ),
        Form(
            "many courses",
            "v ← μ·v + (1 − μ)·g, w ← w − η·v",
            "v is an average: every step is 1 − μ times torch's, as at the rate "
            "(1 − μ)·η. Of w alone the two cannot be told apart; v tells.",
            averaged,
        ),
        Form(
            "torch with dampening = μ",
            "v ← g at first, then v ← μ·v + (1 − μ)·g; w ← w − η·v",
            "The first step is whole, each later gradient counts 1 − μ times.",
            dampened,
        ),
    ),
    "nesterov": (
        Form(
            "Nesterov 1983 as Sutskever et al. 2013 write it",
            "v ← μ·v − η·g(w + μ·v), w ← w + v",
            "The gradient is that of the point ahead, and w is not: torch stores the "
            "point ahead, w + μ·v, as its weight. Both reach the same minimum.",
            at_the_point_ahead,
        ),
        Form(
            "Keras",
            "v ← μ·v − η·g, w ← w + μ·v − η·g",
            "Nothing of w while η stays the same; v is −η times torch's.",
            nesterov_of_keras,
        ),
    ),
    "adagrad": (
        Form(
            "Keras",
            "S ← S + g², w ← w − η·g / √(S + ε), S from 0.1, ε = 1e−7",
            "The sum starts at 0.1, and ε stands under the root: small gradients give "
            "shorter first steps.",
            adagrad_of_keras,
        ),
    ),
    "rmsprop": (
        Form(
            "Tieleman and Hinton 2012",
            "v ← 0.9·v + 0.1·g², w ← w − η·g / √v",
            "α is 0.9, so that the first step is η/√0.1 = 3.16·η long where torch's is "
            "10·η.",
            rmsprop_with(0.9, 0.0),
        ),
        Form(
            "Keras",
            "v ← 0.9·v + 0.1·g², w ← w − η·g / √(v + ε), ε = 1e−7",
            "α is 0.9, which Keras calls ρ, and ε stands under the root.",
            rmsprop_with(0.9, 1e-7),
        ),
        Form(
            "with torch's α and ε, but ε under the root",
            "v ← α·v + (1 − α)·g², w ← w − η·g / √(v + ε)",
            "Next to nothing while the gradient is large. Where it fades, √ε = 1e−4 "
            "is what divides, and not ε = 1e−8.",
            rmsprop_with(0.99, 1e-8),
        ),
    ),
    "adam": (
        Form(
            "Kingma and Ba 2015, algorithm 1; most courses",
            "m̂ = m/(1 − β₁ᵗ), v̂ = v/(1 − β₂ᵗ), w ← w − η·m̂ / (√v̂ + ε)",
            "Nothing: the same numbers, to rounding.",
            adam_with_hats,
        ),
        Form(
            "Kingma and Ba 2015, end of section 2; torch before August 2019",
            "w ← w − η·√(1 − β₂ᵗ)/(1 − β₁ᵗ) · m / (√v + ε)",
            "ε, too, is divided by √(1 − β₂ᵗ), and so weighs 1/√(1 − β₂) = 32 times as "
            "much at the first step.",
            adam_with_eps_hat(1e-8),
        ),
        Form(
            "Keras",
            "The same form with ε = 1e−7",
            "The same, and ε itself is ten times as large.",
            adam_with_eps_hat(1e-7),
        ),
    ),
}
