"""Rounding: numbers that are rounded for reading and still add up as printed.

Wherever an equals sign stands, what is printed on its left, evaluated from the printed
operands, gives what is printed on its right, to the last digit printed. So a result
has only as many digits as its operands, as printed, determine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from gd_core.text.numbers import number, tidy

RESULT_DIGITS = 6  # significant digits of a result, at most
MOST_FIXED_PLACES = 9  # decimals that are written as 0.000…; beyond them as 0e−12
MOST_DECIMALS = 1_000  # an upper bound of the decimals of a float64

# sums of products of printed numbers are exact: the terms of a sum are between
# (1e-324)^2 and (1e308)^2 in size; no operation raises
EXACT = Context(prec=1_400, traps=[])


@dataclass(frozen=True)
class PrintedNumber:
    """A number as printed.

    Attributes:
        text: what is printed.
        value: the exact value of that text; infinite or NaN where the run was.
        digits: the number of significant digits kept; RESULT_DIGITS if rounding lost
            nothing, less than 1 if not even the first digit could be kept.
    """

    text: str
    value: Decimal
    digits: float = RESULT_DIGITS


def rounded(value: Any, digits: int) -> PrintedNumber:
    """An operand: a number of the run, rounded to `digits` significant digits."""
    operand = float(value) + 0.0  # -0.0 is 0
    if not math.isfinite(operand):
        return _not_finite(operand)
    return PrintedNumber(number(operand, digits), _to_digits(operand, digits))


def rounded_result(
    value: Any, expressions: Iterable[Decimal], most: int = RESULT_DIGITS
) -> PrintedNumber:
    """A result of the run, with as many digits as the printed operands determine.

    Args:
        value: the result, as computed by the run.
        expressions: the values of the printed expressions that it is the result of.
        most: the largest number of significant digits.
    """
    result = float(value) + 0.0
    if not math.isfinite(result):
        return _not_finite(result)
    targets = [target for target in expressions if target.is_finite()]
    for digits in range(most, 0, -1):
        printed = _to_digits(result, digits)
        half_unit = Decimal(5).scaleb(printed.adjusted() - digits) if result else 0
        if _all_within(targets, printed, Decimal(half_unit)):
            kept = RESULT_DIGITS if printed == Decimal(result) else digits
            return PrintedNumber(number(result, digits), printed, kept)
    return _rounded_to_places(result, targets)


def _to_digits(value: float, digits: int) -> Decimal:
    return Decimal(f"{value:.{digits - 1}e}")


def _all_within(targets: Sequence[Decimal], printed: Decimal, margin: Decimal) -> bool:
    """Whether |target - printed| <= margin for all targets."""
    return all(distance(target, printed) <= margin for target in targets)


def _rounded_to_places(result: float, targets: Sequence[Decimal]) -> PrintedNumber:
    """A result near 0 of which only the place, not a digit, is determined."""
    largest = max(distance(target, Decimal(result)) for target in targets)
    places = -largest.adjusted() - 1
    printed = _to_places(result, places)
    while not _all_within(targets, printed, Decimal(5).scaleb(-places - 1)):
        places -= 1
        printed = _to_places(result, places)
    fixed = 0 <= places <= MOST_FIXED_PLACES
    size = printed.copy_abs()
    text = f"{size:.{places}f}" if fixed else f"{size:e}"
    minus = "-" if printed < 0 else ""
    # less than one digit, but more decimals are better than fewer
    return PrintedNumber(tidy(f"{minus}{text}"), printed, places / MOST_DECIMALS)


def _to_places(value: float, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), context=EXACT)


def _not_finite(value: float) -> PrintedNumber:
    text = "?" if math.isnan(value) else "∞" if value > 0 else "−∞"
    return PrintedNumber(text, Decimal(value))


def distance(a: Decimal, b: Decimal) -> Decimal:
    """|a - b|."""
    return EXACT.subtract(a, b).copy_abs()


def product(*factors: Decimal) -> Decimal:
    """The product of all factors, 1 if there are none."""
    result = Decimal(1)
    for factor in factors:
        result = EXACT.multiply(result, factor)
    return result


def total(terms: Iterable[Decimal]) -> Decimal:
    """The sum of all terms, 0 if there are none."""
    result = Decimal(0)
    for term in terms:
        result = EXACT.add(result, term)
    return result
