"""Computed numbers: what a formula comes to, and how far rounding can move it.

A running error analysis: each operation passes on what rounding did to its operands,
to first order, and adds its own rounding, at most u of the result and half of the
smallest number where it underflows. (N. Higham, Accuracy and Stability of Numerical
Algorithms, 2002, section 3.3.)

Two runs may order the operations of a formula differently, b*m + (1 - b)*g or
m + (1 - b)*(g - m), and this evaluation rounds as well: each operation counts as
COUNTED_AS of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core.analysis.moments import Bounded, Floats, gamma, smallest

COUNTED_AS = 4  # roundings


@dataclass(frozen=True, eq=False)
class Computed:
    """Numbers in float64, each with how far the run's can be from it, same shape.

    Attributes:
        value: what they come to.
        error: the largest difference that rounding explains.
        precision: of the run.
        largest: of all that was computed on the way, in size; nan if that was.
    """

    value: Any
    error: Any
    precision: str
    largest: Any

    @classmethod
    def recorded(cls, values: Floats, precision: str) -> Computed:
        """Numbers of a run as it has them."""
        return cls(values, np.zeros_like(values), precision, np.abs(values))

    @classmethod
    def constant(cls, value: float, precision: str) -> Computed:
        """A constant, which the run rounds to its precision."""
        return cls(value, 0.0, precision, abs(value))._rounded()

    def _rounded(self) -> Computed:
        own = gamma(COUNTED_AS, self.precision) * np.abs(self.value)
        error = self.error + own + COUNTED_AS * smallest(self.precision)
        largest = np.maximum(self.largest, np.abs(self.value))
        return Computed(self.value, error, self.precision, largest)

    def _made(self, other: Computed, value: Any, error: Any) -> Computed:
        largest = np.maximum(self.largest, other.largest)
        return Computed(value, error, self.precision, largest)._rounded()

    def __add__(self, other: Computed) -> Computed:
        """The sum, which may cancel: what was rounded is as large as the operands."""
        error = self.error + other.error
        size = np.abs(self.value) + np.abs(other.value)
        error = error + gamma(COUNTED_AS, self.precision) * size
        return self._made(other, self.value + other.value, error)

    def __sub__(self, other: Computed) -> Computed:
        """The difference."""
        return self + other.times(-1.0)

    def __mul__(self, other: Computed) -> Computed:
        """The product."""
        error = np.abs(self.value) * other.error + np.abs(other.value) * self.error
        error = error + self.error * other.error
        # a factor may underflow before it is multiplied by the other
        size = 1 + np.abs(self.value) + np.abs(other.value)
        error = error + COUNTED_AS * smallest(self.precision) * size
        return self._made(other, self.value * other.value, error)

    def __truediv__(self, other: Computed) -> Computed:
        """The quotient; its error is infinite where the divisor may be 0."""
        value = self.value / other.value
        least = np.abs(other.value) - other.error
        error = (self.error + np.abs(value) * other.error) / np.where(
            least > 0, least, 0.0
        )
        return self._made(other, value, np.where(np.isnan(error), np.inf, error))

    def times(self, factor: float) -> Computed:
        """A multiple by a power of two or -1, which rounds nothing."""
        value, error = factor * self.value, abs(factor) * self.error
        return Computed(value, error, self.precision, self.largest)

    def root(self) -> Computed:
        """The square root: |sqrt(a) - sqrt(b)| <= sqrt|a - b|, near 0 as well."""
        value = np.sqrt(self.value)
        with_error = np.sqrt(np.maximum(self.value - self.error, 0.0))
        error = np.where(
            self.value > self.error,
            self.error / (value + with_error),
            np.sqrt(self.error),
        )
        return Computed(value, error, self.precision, self.largest)._rounded()

    @property
    def bounded(self) -> Bounded:
        """The same as the rules have it."""
        return Bounded(self.value, self.error)
