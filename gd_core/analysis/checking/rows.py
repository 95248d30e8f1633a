"""Rows: the numbers that somebody printed, and how exactly each can judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.moments import Floats
from gd_core.runs.checks import MOST_ITERATIONS, InputError

PrintedNumbers = Sequence[Any] | NDArray[Any]  # one a row

MOST_CHECKED_ROWS = 2 * MOST_ITERATIONS
MOST_STATES = 10 * MOST_ITERATIONS  # the last row's number
PRINTED_COLUMNS = ("w", "b", "loss", "gradient", "gradient_b")
MOST_PLACES = 400
FLOAT32_DIGITS = 9  # which tell any two numbers of float32 apart


@dataclass(frozen=True)
class Rows:
    """What was printed.

    Attributes:
        labels: the number of each row as printed, shape (rows,); from 0 if none was.
        columns: the numbers by name, shape (rows,).
        there: by name whether a row has the number, shape (rows,).
        half: half a unit of each number's last digit, same shapes.
        wide: the same by each number's own digits; see `Rows.of`.
        decimals: how many of each, as they are shown.
        is_numbered: whether the rows had numbers.
    """

    labels: NDArray[np.int64]
    columns: dict[str, Floats]
    there: dict[str, NDArray[np.bool_]]
    half: dict[str, Floats]
    wide: dict[str, Floats]
    decimals: dict[str, tuple[int, ...]]
    is_numbered: bool

    def __len__(self) -> int:
        return len(self.labels)

    @classmethod
    def of(
        cls,
        columns: Mapping[str, PrintedNumbers | None],
        rows: PrintedNumbers | None,
        digits: int | Mapping[str, int | Sequence[int]] | None,
    ) -> Rows:
        """The rows of a run as it was printed.

        A number whose zeros at the end were not printed, 0.3 among 0.555, is as exact
        as the others of its column: by their decimals or, where that is less, by their
        significant digits.

        Args:
            columns: by the names of PRINTED_COLUMNS, None for those not printed; in
                them None where a row lacks the number.
            rows: the number of each row, or None.
            digits: after the decimal point: of all numbers, or by column, or by column
                of each number; None for those with which Python writes them.

        Raises:
            InputError: no column, columns of several lengths, too many rows, rows
                that are not whole numbers from 0 to MOST_STATES.
        """
        given = {name: list(v) for name, v in columns.items() if v is not None}
        # of a gradient by b alone the column by w has nothing
        given = {n: v for n, v in given.items() if any(x is not None for x in v)}
        if not given:
            raise InputError("input.run.empty", "printed")
        lengths = {name: len(values) for name, values in given.items()}
        if len({*lengths.values()}) > 1:
            raise InputError("input.run.lengths", "printed", lengths=lengths)
        (count,) = {*lengths.values()}
        if not 0 < count <= MOST_CHECKED_ROWS:
            key = "input.run.too_long" if count else "input.run.empty"
            raise InputError(key, "printed", rows=count, most=MOST_CHECKED_ROWS)
        values = {name: _numbers(name, v) for name, v in given.items()}
        decimals = {name: _decimals(given[name], digits, name, count) for name in given}
        own = {name: _units(decimals[name]) / 2 for name in given}
        half = {name: _as_column(values[name], own[name]) for name in given}
        there = {name: np.array([v is not None for v in given[name]]) for name in given}
        labels, is_numbered = _labels(rows, count), rows is not None
        return cls(labels, values, there, half, own, decimals, is_numbered)

    @property
    def bases(self) -> tuple[int, ...]:
        """What to add to a row's number for the state before its update, at most.

        Programs count from 0, or from 1; and the first rows may be missing.
        """
        return (0,) if self.labels.min() < 1 else (-1, 0)

    @property
    def count(self) -> int:
        """How many numbers there are."""
        return sum(int(np.sum(there)) for there in self.there.values())


def _numbers(name: str, values: Sequence[Any]) -> Floats:
    try:
        numbers = np.array([np.nan if v is None else float(v) for v in values])
    except (TypeError, ValueError) as error:
        raise InputError("input.run.not_numbers", "printed", quantity=name) from error
    return numbers


def _labels(rows: PrintedNumbers | None, count: int) -> NDArray[np.int64]:
    if rows is None:
        return np.arange(count)
    labels = np.asarray(rows)
    if labels.shape != (count,):
        facts = {"rows": labels.size, "count": count}
        raise InputError("input.run.rows", "printed", **facts)
    whole = labels.dtype.kind in "iu" or np.array_equal(labels, np.round(labels))
    if not whole or labels.min() < 0 or labels.max() > MOST_STATES:
        raise InputError("input.run.row_numbers", "printed", most=MOST_STATES)
    return labels.astype(np.int64)


def _decimals(
    values: Sequence[Any],
    digits: int | Mapping[str, int | Sequence[int]] | None,
    name: str,
    count: int,
) -> tuple[int, ...]:
    """The decimals of each number of a column, negative for 1e+05."""
    said = digits.get(name) if isinstance(digits, Mapping) else digits
    if said is None:
        return tuple(_decimals_as_written(value) for value in values)
    if isinstance(said, int | np.integer):
        return (int(said),) * count
    if len(said) != count:
        raise InputError("input.run.digits", "printed", quantity=name, count=count)
    return tuple(int(d) for d in said)


def _of_float32(values: Floats, decimals: tuple[int, ...]) -> tuple[int, ...]:
    """The digits that count where all numbers are float32, written as float64.

    0.30000001192092896 is the 0.3 of float32, of which 9 digits say all.
    """
    known = values[np.isfinite(values)]
    if max(decimals, default=0) <= FLOAT32_DIGITS or not len(known):
        return decimals
    with np.errstate(all="ignore"):
        short = values.astype(np.float32)
    if not np.array_equal(short[np.isfinite(values)].astype(np.float64), known):
        return decimals
    shortest = (_decimals_as_written(str(value)) for value in short)
    pairs = zip(shortest, decimals, strict=True)
    return tuple(min(pair) for pair in pairs)


def _decimals_as_written(value: Any) -> int:
    """How many decimals Python writes a number with; those of 1.5e-05 are 6."""
    if value is None or not np.isfinite(float(value)):
        return 0
    number = Decimal(str(value.item() if _has_brackets(value) else value))
    exponent = number.normalize().as_tuple().exponent
    return -int(exponent) if isinstance(exponent, int) else 0


def _has_brackets(value: Any) -> bool:
    """Whether it is an array or a tensor of one number, which is no number as text."""
    return hasattr(value, "item") and not str(value).lstrip("+-")[:1].isdigit()


def _units(decimals: Sequence[int]) -> Floats:
    limited = np.clip(np.array(decimals, float), -MOST_PLACES, MOST_PLACES)
    with np.errstate(all="ignore"):
        return np.asarray(10.0**-limited)


def _as_column(values: Floats, half: Floats) -> Floats:
    """Half units where zeros at the end were not printed."""
    known = np.isfinite(values)
    if not known.any() or np.ptp(half[known]) == 0:
        return half
    with np.errstate(all="ignore"):
        unit = 2 * half
        finest = np.min(unit[known])
        place = 10.0 ** np.floor(np.log10(np.abs(values)))  # of the first digit
        places = np.where(known & (values != 0), place / unit, 0.0)
        significant = place / np.max(places)
        column = np.where(values == 0, finest, np.fmax(finest, significant))
    return np.where(known, np.minimum(half, column / 2), half)
