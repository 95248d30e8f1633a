"""Number: what somebody writes for one number, and the number it stands for.

Understood is what has one reading: "0.02", "0,02", "−0.5" with a true minus, "1/3",
"2e-3", "2·10⁻³", "5%", "10 000", "1,234.5". A comma before three digits can be decimal
or of thousands: "1,500" may be 1.5 or 1500, and an error names both.
"""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction

from gd_core.exchange.commas import MINUS_SIGNS
from gd_core.runs.checks import InputError
from gd_core.text.numbers import as_code

LONGEST_NUMBER = 500  # characters
MOST_POWER = 2_000  # of ten, where a number is beyond float64 whatever its digits
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED_DIGITS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
# code -> the usual character
MINUSES = str.maketrans("".join(MINUS_SIGNS), "-" * len(MINUS_SIGNS))
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FULL_WIDTH |= {ord("\N{FRACTION SLASH}"): "/"}
SPACED_SIGN = re.compile(r"^([-+]) +(?=[\d.,])")
POWER = re.compile(r"(?:(.+?)\s*[·*×⋅x]\s*)?10(?:\^|\*\*)([-+]?\d{1,6})")
APART = re.compile(r"(?<=\d)[ '’_](?=\d{3}(?!\d))")  # between thousands
# the decimal sign -> a number as a keyboard or a program writes it: sign, digits, power
WRITTEN = {
    decimal: re.compile(
        rf"([-+]?)(\d+(?:[{decimal}]\d*)?|[{decimal}]\d+"
        rf"|[1-9]\d{{0,2}}(?:[{thousands}]\d{{3}})+(?:[{decimal}]\d*)?)"
        r"(?:e([-+]?\d{1,6}))?",
        re.ASCII,
    )
    for decimal, thousands in (".,", ",.")
}
WHOLE_NUMBERS = ("iterations",)  # where a point before three digits is not decimal


class _NoNumberError(Exception):
    """A text stands for no number."""


def read_number(text: str, field: str) -> float:
    """The number that a text stands for; "5%" is 0.05.

    Args:
        text: as it was typed, pasted or linked.
        field: what it is for, as `Experiment` calls it.

    Raises:
        InputError: it stands for none, or may stand for two.
    """
    readings = _readings(text, field)
    if not readings:
        raise InputError("input.not_a_number", field, value=text)
    one, *others = readings
    if others:
        facts = {"one": one, "other": others[0]}
        raise InputError("input.two_readings", field, value=text, **facts)
    return one


def write_number(value: float) -> str:
    """The shortest text that reads back as the same number: "0.01", "1e-7"."""
    mantissa, e, exponent = as_code(value + 0.0).partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def _plain(text: str) -> str:
    """A text with the digits, signs and blanks of a keyboard, in small letters."""
    text = text.strip("\ufeff\u200b \t\r\n")
    text = RAISED_DIGITS.sub(lambda found: f"^{found[0].translate(RAISED)}", text)
    text = text.translate(MINUSES).translate(FULL_WIDTH)
    text = "".join(_fraction(character) for character in text).lower()
    return SPACED_SIGN.sub(r"\1", re.sub(r"\s", " ", text.strip()))


def _fraction(character: str) -> str:
    """1/2 for ½, behind a blank, so that 1½ is not read as 11/2."""
    if not unicodedata.decomposition(character).startswith("<fraction>"):
        return character
    usual = unicodedata.normalize("NFKC", character)
    return f" {usual}".replace("\N{FRACTION SLASH}", "/")


def _readings(text: str, field: str) -> list[float]:
    """What a text may stand for: with a decimal comma, and with a decimal point."""
    if len(text) > LONGEST_NUMBER:
        return []
    usual = _plain(text)
    by_comma, by_point = (_read(usual, WRITTEN[decimal]) for decimal in ",.")
    if by_point is not None and "," not in usual and field not in WHOLE_NUMBERS:
        by_comma = None  # what a program prints has a decimal point
    readings = {_as_float(value) for value in (by_comma, by_point) if value is not None}
    return sorted(readings, key=abs)


def _as_float(exact: Fraction) -> float:
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def _read(text: str, written: re.Pattern[str]) -> Fraction | None:
    """A number, a fraction or a percentage, exactly; None if it is none of them."""
    bare = text.removesuffix("%")
    over, bar, under = bare.partition("/")
    try:
        value = _part(over.strip(), written)
        if bar:
            value /= _part(under.strip(), written)
    except (_NoNumberError, ZeroDivisionError):
        return None
    return value if bare == text else value / 100


def _part(text: str, written: re.Pattern[str]) -> Fraction:
    """A number without percent sign or fraction bar."""
    power = POWER.fullmatch(text)
    if not power:
        return _digits(text, written)
    times = _digits(power[1], written) if power[1] else 1
    return times * _ten_to(power[2])


def _digits(text: str, written: re.Pattern[str]) -> Fraction:
    """A number without a power of ten that is written out."""
    found = written.fullmatch(APART.sub("", text))
    if not found:
        raise _NoNumberError
    sign, digits, power = found.groups(default="0")
    if written is WRITTEN[","]:
        digits = digits.replace(".", "").replace(",", ".")
    value = Fraction(digits.replace(",", "")) * _ten_to(power)
    return -value if sign == "-" else value


def _ten_to(power: str) -> Fraction:
    return Fraction(10) ** max(-MOST_POWER, min(int(power), MOST_POWER))
