"""Numbers: how a number is written, for a reader and as code. No words in here."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral, Real

SHOWN_DIGITS = 6  # significant digits of a computed number in a sentence
# significant digits with which neighbouring numbers of a precision can be told apart
ALL_DIGITS = {"float32": 9, "float64": 17}


def number(value: Real | float, digits: int = SHOWN_DIGITS) -> str:
    """A number for a sentence: `digits` significant digits, a real minus sign.

    Whole numbers up to a million million are written out with thousands separators;
    larger and very small ones as 1.5e30.
    """
    if isinstance(value, Integral) and abs(int(value)) < 10**12:
        return tidy(f"{int(value):,}")
    return tidy(f"{float(value):.{digits}g}")


def for_picture(value: Real | float, digits: int = 4) -> str:
    """A number for a picture: as `number`, but 50,270 and never 5.027e4.

    From ten million on it has a power of ten as in any sentence.
    """
    size = abs(float(value))
    if 10**4 <= size < 10**7:
        places = min(digits - len(str(int(size))), 0)
        return tidy(f"{round(float(value), places):,.0f}")
    return number(value, digits)


def exact(value: Real | float) -> str:
    """A number as its owner would write it: the shortest text that reads back as it."""
    if isinstance(value, Integral):
        return tidy(str(int(value)))
    return tidy(repr(float(value)).removesuffix(".0"))


def tidy(text: str) -> str:
    """Minus sign for hyphen, and 1e+06 as 1e6."""
    mantissa, e, exponent = text.partition("e")
    if e:
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")


def added(text: str) -> str:
    """A number as printed, added to another: "− 25.5" or "+ 25.5"."""
    return f"− {text[1:]}" if text.startswith("−") else f"+ {text}"


def as_code(value: float) -> str:
    """A number as code: the shortest text that reads back as the same number."""
    return repr(float(value)).removesuffix(".0")


def list_as_code(values: Iterable[float], separator: str = ", ") -> str:
    """Numbers as one text, which `read_numbers` reads back."""
    return separator.join(as_code(value) for value in values)
