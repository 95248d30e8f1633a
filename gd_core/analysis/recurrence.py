"""Recurrence: what two steps in a row decide, solved.

Along one direction of a quadratic the distance to the optimum follows

    d_{k+2} = a*d_{k+1} - b*d_k,   d_0 = 1,   d_1 = c,

and with the roots r1, r2 of r^2 - a*r + b, |r1| >= |r2|,

    d_k = r1^k + (c - r1)*S_k,   S_k = (r1^k - r2^k) / (r1 - r2).

Two real roots shrink each in its own way; where r1 is below 0 the sides alternate. Two
complex ones, R*e^(+-i*t) with R^2 = b, swing: S_k = R^(k-1) * sin(k*t) / sin(t). Where
both are one, S_k is k*r^(k-1), to which either form comes without a jump. The larger
size of the roots is what a step leaves in the end: the rate of convergence.

Of a small rate all digits are in what a root takes off, q = 1 - r, not in the root. So
that is what a recurrence is made of: q1 + q2 = 2 - a and q1*q2 = 1 - a + b.

With a below 0, d_k is (-1)^k times what -a and -c make: r1 is then never below 0.

(S. Elaydi, An Introduction to Difference Equations, 2005, section 2.3.)
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import Any

import numpy as np

from gd_core.analysis.moments import Floats

MOST_LOOKED_AT = 20_000  # states in which the farthest is looked for
ONE_ROOT = 0.5  # roots whose ratio is above that: their difference would lose digits


class Recurrence:
    """The recurrence of one direction or of many: all numbers can be arrays.

    Args:
        taken_sum: q1 + q2 = 2 - a.
        taken_product: q1 * q2 = 1 - a + b.
        first_taken: 1 - c.
        product: b = r1 * r2.
    """

    def __init__(
        self, taken_sum: Any, taken_product: Any, first_taken: Any, product: Any
    ) -> None:
        all_of_them = np.broadcast_arrays(
            taken_sum, taken_product, first_taken, product
        )
        g, p, f, b = (np.asarray(each, dtype=np.float64) for each in all_of_them)
        with np.errstate(all="ignore"):
            self.a = 2 - g
            self.is_mirrored = self.a < 0
            self.side = np.where(self.is_mirrored, -1.0, 1.0)
            self.b, self.size_a, self.own_c = b, np.abs(self.a), self.side * (1 - f)
            self.taken_sum = np.where(self.is_mirrored, 4 - g, g)
            self.taken_product = np.where(self.is_mirrored, 1 + self.a + b, p)
            self.first_taken = np.where(self.is_mirrored, 2 - f, f)
            near = self.taken_sum**2 - 4 * self.taken_product
            far = self.size_a**2 - 4 * b
            self.discriminant = np.where(self.size_a > 1, near, far)

    @property
    def swings(self) -> Any:
        """Whether the roots are complex."""
        return self.discriminant < 0

    @cached_property
    def _root(self) -> Floats:
        """The root of the discriminant's size."""
        return np.asarray(np.sqrt(np.abs(self.discriminant)))

    @cached_property
    def _real_lost(self) -> Floats:
        """1 - |r1| where the roots are real."""
        g, p = self.taken_sum, self.taken_product
        with np.errstate(all="ignore"):
            return np.where(g >= 0, 2 * p / (g + self._root), (g - self._root) / 2)

    @cached_property
    def _larger(self) -> Floats:
        """|r1| where the roots are real, also where it is next to nothing."""
        lost = self._real_lost
        return np.where(lost < ONE_ROOT, 1 - lost, (self.size_a + self._root) / 2)

    @cached_property
    def lost(self) -> Floats:
        """1 - |r1|, also where 1 swallows it; negative if the distance grows."""
        with np.errstate(all="ignore"):
            of_swings = (1 - self.b) / (1 + np.sqrt(self.b))
        return np.where(self.swings, of_swings, self._real_lost)

    @property
    def rho(self) -> Floats:
        """r1, negative if the sides alternate; of swings their size."""
        return np.where(self.swings, 1 - self.lost, self.side * (1 - self.lost))

    @property
    def turn(self) -> Floats:
        """The angle t by which each step swings on, 0 to pi; nan if it does not."""
        turn = np.where(self.is_mirrored, np.pi - self._own_turn, self._own_turn)
        return np.where(self.swings, turn, np.nan)

    @property
    def _own_turn(self) -> Floats:
        return np.asarray(np.arctan2(self._root, self.size_a))

    def left(self, k: Any) -> Floats:
        """d_k, what k steps leave of the distance; inf where it overflows.

        Args:
            k: a number of steps, or many; broadcast with the rest.
        """
        k = np.asarray(k, dtype=np.float64)
        with np.errstate(all="ignore"):
            size = np.sqrt(np.abs(self.b))
            waves = np.sin(k * self._own_turn) / (self._root / (2 * size))
            ahead = (self.own_c - self.size_a / 2) * size ** (k - 1)
            swinging = size**k * np.cos(k * self._own_turn) + ahead * waves
            behind = self.first_taken - self._real_lost
            real = self._power(k) - behind * self._sum(k)
            left = np.where(self.swings, swinging, real)
            left = np.where(self.is_mirrored & (k % 2 == 1), -left, left)
        return np.where(k == 0, 1.0, np.where(np.isnan(left), np.inf, left))

    def _power(self, k: Any) -> Floats:
        """|r1|^k of real roots, also where 1 swallows what r1 takes off."""
        lost = self._real_lost
        with np.errstate(all="ignore"):
            near_one = np.exp(k * np.log1p(-lost))
            found = np.where(np.abs(lost) < ONE_ROOT, near_one, self._larger**k)
            return np.asarray(found)

    def _sum(self, k: Any) -> Floats:
        """S_k of real roots."""
        larger = self._larger
        with np.errstate(all="ignore"):
            ratio = np.where(larger > 0, self.b / larger**2, 0.0)
            gap = np.where(larger > 0, self._root / larger, 1.0)
            apart = (1 - ratio**k) / gap
            close = np.where(gap == 0, k, -np.expm1(k * np.log1p(-gap)) / gap)
            sums = self._power(k - 1) * np.where(ratio > ONE_ROOT, close, apart)
        return np.where(k == 0, 0.0, sums)

    def gone(self, k: Any) -> Floats:
        """1 - d_k, also where 1 swallows it as the roots are real and above 0."""
        k = np.asarray(k, dtype=np.float64)
        with np.errstate(all="ignore"):
            taken = -np.expm1(k * np.log1p(-self._real_lost))
            exact = taken + (self.first_taken - self._real_lost) * self._sum(k)
            is_slow = ~self.swings & ~self.is_mirrored & np.isfinite(exact)
            return np.where(is_slow, exact, 1 - self.left(k))

    def reach(self, k: Any) -> Floats:
        """How large |d_k| is at most, at whatever place of its swing step k finds it.

        Of real roots |d_k| itself.
        """
        k = np.asarray(k, dtype=np.float64)
        with np.errstate(all="ignore"):
            size = np.sqrt(np.abs(self.b))
            ahead = np.abs(self.own_c - self.size_a / 2)
            # its second part is a sine, and no sin(k*t)/sin(t) is above k
            over = np.hypot(1, 2 * ahead / self._root) * size**k
            most = size**k + k * ahead * size ** (k - 1)
            return np.where(self.swings, np.minimum(over, most), np.abs(self.left(k)))

    @property
    def share(self) -> Floats:
        """What d_k comes to in the end in units of r1^k, where the roots are real."""
        with np.errstate(all="ignore"):
            larger = self._larger
            smaller = np.where(larger > 0, self.b / larger, 0.0)
            return np.asarray((self.own_c - smaller) / self._root)

    def farthest(self) -> float:
        """How far a swing comes to the other side: the largest -d_k; 0 if it does not.

        Of one recurrence whose roots are complex and shrink, so that there is none
        farther once all that is left is less than one that was found.
        """
        size, turn = math.sqrt(float(self.b)), float(self._own_turn)
        ahead = abs(float(self.own_c) - float(self.size_a) / 2)
        most = math.hypot(1, 2 * ahead / float(self._root))  # |d_k| <= most * size^k
        steps = min(math.ceil(2 * math.pi / turn), MOST_LOOKED_AT)
        first = max(0.0, float(np.max(-self.left(np.arange(1, steps + 1)))))
        if not first:
            return 0.0
        steps = min(math.ceil(math.log(first / most) / math.log(size)), MOST_LOOKED_AT)
        return max(first, float(np.max(-self.left(np.arange(1, steps + 2)))))

    def until(self, share: float) -> int | None:
        """From which step on no |d_k| is above a share; None if that never comes.

        Of one recurrence. Where that is after very many steps, an upper bound of it if
        the roots are complex.
        """
        lost = float(self.lost)
        if not lost > 0:
            return None
        root = float(self._root) or float(np.finfo(np.float64).eps)
        first, second = float(self.own_c), float(self.size_a) / 2
        most = 1 + 2 * abs(first - second) / root  # |d_k| <= most * |r1|^k
        needed = math.log(share / most) / math.log1p(-lost) if lost < 1 else 2.0
        if not math.isfinite(needed):
            return None
        last = max(2, math.ceil(needed))
        if last <= MOST_LOOKED_AT:
            above = np.flatnonzero(np.abs(self.left(np.arange(last + 1))) > share)
            return max(1, int(above[-1]) + 1)
        return last if self.swings else self._shrunk_after(last, share)

    def _shrunk_after(self, last: int, share: float) -> int:
        """`until` of real roots, whose sizes shrink, by halving."""
        first = 0
        while last - first > 1:
            middle = (first + last) // 2
            is_above = abs(float(self.left(middle))) > share
            first, last = (middle, last) if is_above else (first, middle)
        return last
