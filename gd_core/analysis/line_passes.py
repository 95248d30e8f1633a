"""Line passes: what an update after every point comes to where there is a bias.

With u_i = (x_i, 1), theta = (w, b) and r = eta*f*2c, c of one point's loss and f what a
slip makes of the gradient, the update about point i is

    theta <- theta + r*u_i*(y_i - u_i . theta),

so that a pass over all points is theta <- (1 - D)*theta + shift, with D a matrix of two
rows. What it leaves as it is, is where D*theta = shift. The eigenvalues of 1 - D are
what a pass leaves of the distance to that, along one eigenvector each; where they are
complex, the way turns around it. (See passes.py for one parameter.)

1 - D is never added up itself: of a small rate all digits are in D.
"""

from __future__ import annotations

import cmath
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from gd_core.analysis.moments import Floats
from gd_core.analysis.starts import errors_round_to_zero, start_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

DIGITS_KEPT = 1e-6  # of a determinant, at least; else nothing is said
NO_DISTANCE = 8 * float(np.finfo(np.float64).eps)  # of the size of w and b


@dataclass(frozen=True)
class LinePass:
    """What one pass over the points does.

    Attributes:
        settles: w and b that a pass leaves as they are, in a valley those that are
            reached from the start.
        taken: the eigenvalues of D, what a pass takes off the distance along each
            direction along which there is one; empty if nothing moves.
        matrix: D, row by row.
        distance: of the start to `settles`.
    """

    settles: tuple[float, float]
    taken: tuple[complex, ...]
    matrix: tuple[tuple[float, float], tuple[float, float]]
    distance: tuple[float, float]

    @property
    def multipliers(self) -> tuple[complex, ...]:
        """What a pass leaves along each direction, in the order of `taken`."""
        return tuple(1 - taken for taken in self.taken)

    @property
    def rho(self) -> float:
        """What a pass leaves in the end, along the direction that decides.

        Negative if it ends on the other side; the size if it turns; 1 if nothing
        moves.
        """
        if not self.taken:
            return 1.0
        most = max(self.multipliers, key=abs)
        return abs(most) if self.turns else most.real

    @property
    def lost(self) -> float:
        """1 - |rho|, also where 1 swallows it; negative if the distance grows."""
        lost = [_lost(taken) for taken in self.taken]
        return min(lost) if lost else 0.0

    @property
    def turns(self) -> bool:
        """Whether the way turns around where the passes settle."""
        return any(taken.imag for taken in self.taken)

    def left(self, k: int) -> float:
        """What k passes leave of the distance, as a length; inf if it overflows."""
        start = float(np.hypot(*self.distance))
        if not start or not self.taken:
            return 1.0
        with np.errstate(all="ignore"):
            power = np.linalg.matrix_power(np.eye(2) - np.array(self.matrix), k)
            end = float(np.hypot(*(power @ self.distance)))
        return end / start if np.isfinite(end) else float("inf")


def _lost(taken: complex) -> float:
    """1 - |1 - taken|."""
    if taken.imag:
        return 1 - abs(1 - taken)
    return taken.real if taken.real <= 1 else 2 - taken.real


@lru_cache(maxsize=16)
def line_pass_of(e: Experiment, slip: str = "right") -> LinePass | None:
    """What a pass of a run does, None where that has no closed form, or too few digits.

    Args:
        e: what is run, with a bias and an update after each point.
        slip: which slip the run makes.
    """
    if slip == "no_zero_grad":
        return None
    with np.errstate(all="ignore"):
        taken, shift = _added_up(e, slip)
    if not (np.all(np.isfinite(taken)) and np.all(np.isfinite(shift))):
        return None
    start = start_of(e)
    if not taken.any() or errors_round_to_zero(e):  # of each point
        return _made(start, (), taken, np.zeros(2))
    x = e.data()[0].astype(np.float64)
    if np.all(x == x[0]):
        return _in_valley(start, np.array([x[0], 1.0]), taken, shift)
    (a, b), (c, d) = taken.tolist()
    determinant, size = a * d - b * c, abs(a * d) + abs(b * c)
    if not abs(determinant) * DIGITS_KEPT > (e.n + 8) * np.finfo(np.float64).eps * size:
        return None
    settles = np.array([d * shift[0] - b * shift[1], a * shift[1] - c * shift[0]])
    settles = settles / determinant
    root, middle = cmath.sqrt(((a - d) / 2) ** 2 + b * c), (a + d) / 2
    if abs(root) <= DIGITS_KEPT * abs(middle):  # they are one, which rounding splits
        both = complex(middle), complex(middle)
    else:
        larger = middle + root if middle >= 0 else middle - root
        both = larger, determinant / larger
    distance = start - settles
    known = NO_DISTANCE * float(np.hypot(*(np.abs(start) + np.abs(settles))))
    return _made(settles, _with_a_part(taken, both, distance, known), taken, distance)


def safe_line_rate(e: Experiment, slip: str = "right") -> float:
    """2 / (f * max 2c*(x_i^2 + 1)): below it no update moves away from its own line.

    0 for a gradient that is added or never reset.
    """
    factor = float(slip_factor(slip, 1))
    if slip == "no_zero_grad" or factor < 0:
        return 0.0
    x = e.data()[0].astype(np.float64)
    return 1 / (factor * float(e.made_of.c(1)) * (float(np.max(x * x)) + 1))


def _added_up(e: Experiment, slip: str) -> tuple[Floats, Floats]:
    """D, shape (2, 2), and the shift, shape (2,), of a pass."""
    rate = float(np.dtype(e.precision).type(e.learning_rate))
    r = rate * float(slip_factor(slip, 1)) * 2 * float(e.made_of.c(1))
    x, y = (values.astype(np.float64).tolist() for values in e.data())
    a = b = c = d = moved_w = moved_b = 0.0
    for at, target in zip(x, y, strict=True):
        left, right = r * (at - at * a - c), r * (1 - at * b - d)
        a, b, c, d = a + at * left, b + at * right, c + left, d + right
        moved = r * (target - at * moved_w - moved_b)
        moved_w, moved_b = moved_w + at * moved, moved_b + moved
    return np.array([[a, b], [c, d]]), np.array([moved_w, moved_b])


def _in_valley(
    start: Floats, along: Floats, taken: Floats, shift: Floats
) -> LinePass | None:
    """Of points with the same x: all moves are along (x, 1), nothing across."""
    share, along = float(np.trace(taken)), along / float(np.hypot(*along))
    if not share:
        return None
    way = float(along @ (shift / share)) - float(along @ start)
    distance = -way * along
    known = NO_DISTANCE * float(np.hypot(*start))
    is_off = float(np.hypot(*distance)) > known
    return _made(start - distance, (complex(share),) * is_off, taken, distance)


def _with_a_part(
    taken: Floats, values: tuple[complex, ...], distance: Floats, known: float
) -> tuple[complex, ...]:
    """The eigenvalues along whose eigenvectors there is a distance."""
    if not float(np.hypot(*distance)) > known:
        return ()
    one, other = values
    gap = abs(one - other)
    if not gap:
        return values
    eye = np.eye(2)
    # what the other eigenvalue's projection leaves is the part along this one
    parts = [
        (np.hypot(*np.abs((taken - rest * eye) @ distance / gap)), value)
        for value, rest in ((one, other), (other, one))
    ]
    return tuple(value for part, value in parts if part > known)


def _made(
    settles: Floats, taken: tuple[complex, ...], matrix: Floats, distance: Floats
) -> LinePass:
    (w, b), (off_w, off_b) = settles.tolist(), distance.tolist()
    (one, two), (three, four) = matrix.tolist()
    return LinePass((w, b), taken, ((one, two), (three, four)), (off_w, off_b))
