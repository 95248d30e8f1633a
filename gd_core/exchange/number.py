"""Number: what somebody writes for one number, and the number it stands for.

Understood is what has one reading: "0.02", "0,02", "−0.5" with a true minus, "1/3",
"2e-3", "2·10⁻³", "5%", "10 000", "1,234.5". A comma before three digits can be of
thousands: "1,500" may be 1.5 or 1500, and an error names both.
"""

from __future__ import annotations

import math
import re
import unicodedata
from fractions import Fraction

from gd_core.exchange.commas import MINUS_SIGNS
from gd_core.runs.experiment import InputError
from gd_core.text.numbers import as_code

LONGEST_NUMBER = 500  # characters
MOST_POWER = 2_000  # of ten, where a number is beyond float64 whatever its digits
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED_DIGITS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
# code -> the usual character
FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
FULL_WIDTH |= {ord("\N{FRACTION SLASH}"): "/"}
SIGN = re.compile(r"^([-+]) +(?=[\d.,])")
POWER = re.compile(r"(?:(.+?)\s*[·*×⋅x]\s*)?10(?:\^|\*\*)([-+]?\d{1,6})")
WRITTEN = re.compile(r"([-+]?)([\d.,]*\d[.,]?)(?:e([-+]?\d{1,6}))?", re.ASCII)
APART = re.compile(r"(?<=\d)[ '’_](?=\d{3}(?!\d))")  # between thousands
IN_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
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
    try:
        if len(text) > LONGEST_NUMBER:
            raise _NoNumberError
        exact = _read(_plain(text), text, field)
    except (_NoNumberError, ZeroDivisionError):
        raise InputError("input.not_a_number", field, value=text) from None
    try:
        return float(exact)
    except OverflowError:
        return math.inf if exact > 0 else -math.inf


def write_number(value: float) -> str:
    """The shortest text that reads back as the same number: "0.01", "1e-7"."""
    mantissa, e, exponent = as_code(value + 0.0).partition("e")
    return f"{mantissa}e{int(exponent)}" if e else mantissa


def _plain(text: str) -> str:
    """A text with the digits, signs and blanks of a keyboard, in small letters."""
    text = (
        text.strip("\ufeff\u200b \t\r\n").translate(MINUS_SIGNS).translate(FULL_WIDTH)
    )
    text = RAISED_DIGITS.sub(lambda found: f"^{found[0].translate(RAISED)}", text)
    text = "".join(_fraction(character) for character in text).lower()
    return SIGN.sub(r"\1", re.sub(r"\s", " ", text.strip()))


def _fraction(character: str) -> str:
    """1/2 for ½, behind a blank, so that 1½ is not read as 11/2."""
    if not unicodedata.decomposition(character).startswith("<fraction>"):
        return character
    usual = unicodedata.normalize("NFKC", character)
    return f" {usual}".replace("\N{FRACTION SLASH}", "/")


def _read(text: str, whole: str, field: str) -> Fraction:
    """A number, a fraction or a percentage, exactly."""
    bare = text.removesuffix("%")
    over, bar, under = bare.partition("/")
    value = _part(over.strip(), whole, field)
    if bar:
        value /= _part(under.strip(), whole, field)
    return value if bare == text else value / 100


def _part(text: str, whole: str, field: str) -> Fraction:
    """A number without percent sign or fraction bar."""
    power = POWER.fullmatch(text)
    if not power:
        return _written(text, whole, field)
    times = _written(power[1], whole, field) if power[1] else 1
    return times * _ten_to(power[2])


def _written(text: str, whole: str, field: str) -> Fraction:
    """A number as a keyboard or a program writes it."""
    written = WRITTEN.fullmatch(APART.sub("", text))
    if not written:
        raise _NoNumberError
    value = Fraction(_with_point(written[2], whole, field)) * _ten_to(written[3] or "0")
    return -value if written[1] == "-" else value


def _ten_to(power: str) -> Fraction:
    return Fraction(10) ** max(-MOST_POWER, min(int(power), MOST_POWER))


def _with_point(digits: str, whole: str, field: str) -> str:
    """Digits with a decimal point, if any, and nothing else between them."""
    signs = re.sub(r"\d", "", digits)
    if not signs:
        return digits
    last = signs[-1]
    above, _, below = digits.rpartition(last)
    in_thousands = IN_THOUSANDS.fullmatch(digits)
    if len(signs) == 1:
        if in_thousands and (last == "," or field in WHOLE_NUMBERS):
            one, other = float(f"{above}.{below}"), float(above + below)
            raise InputError(
                "input.two_readings", field, value=whole, one=one, other=other
            )
        return f"{above}.{below}"
    if in_thousands:  # more than one of the same
        return digits.replace(last, "")
    if last in above or not IN_THOUSANDS.fullmatch(above):
        raise _NoNumberError
    return f"{re.sub('[.,]', '', above)}.{below}"
