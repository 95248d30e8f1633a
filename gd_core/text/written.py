"""Written: formulas with numbers in them, as text and as what the text comes to.

A number or an expression knows how it is printed and what that is worth, evaluated
from the printed numbers with more digits than anybody reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal

from gd_core.text.numbers import added
from gd_core.text.rounding import PrintedNumber

DIGITS = Context(prec=60, traps=[])
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
NO_BREAK = "\N{NO-BREAK SPACE}"  # within a term, so that lines break between terms


@dataclass(frozen=True)
class Written:
    """An expression.

    Attributes:
        text: as it is printed.
        value: what that comes to.
        is_sum: a sum or a difference, which is put in brackets where it is a factor.
        is_quotient: one, which is put in brackets where something is divided by it.
    """

    text: str
    value: Decimal
    is_sum: bool = False
    is_quotient: bool = False

    @classmethod
    def number(cls, printed: PrintedNumber) -> Written:
        """A number as printed."""
        return cls(printed.text, printed.value)

    @property
    def factor(self) -> str:
        """The text where it is multiplied or divided."""
        is_alone = not self.is_sum and not self.text.startswith("−")
        return self.text if is_alone else f"({self.text})"

    def __add__(self, other: Written) -> Written:
        """The sum."""
        text = f"{self.text} {unbroken(added(other.text))}"
        return Written(text, DIGITS.add(self.value, other.value), True)

    def __sub__(self, other: Written) -> Written:
        """The difference, a negative number in brackets."""
        text = f"{self.text} −{NO_BREAK}{other.factor}"
        return Written(text, DIGITS.subtract(self.value, other.value), True)

    def __mul__(self, other: Written) -> Written:
        """The product."""
        text = f"{self.factor} ·{NO_BREAK}{other.factor}"
        is_long = " " in self.text + other.text
        text = text if is_long else unbroken(text)
        return Written(text, DIGITS.multiply(self.value, other.value))

    def __truediv__(self, other: Written) -> Written:
        """The quotient; a product stands left of the stroke without brackets."""
        divisor = f"({other.text})" if other.is_quotient else other.factor
        text = f"{self.factor} /{NO_BREAK}{divisor}"
        quotient = DIGITS.divide(self.value, other.value)
        return Written(text, quotient, is_quotient=True)

    def squared(self) -> Written:
        """The square."""
        return Written(f"{self.factor}²", DIGITS.multiply(self.value, self.value))

    def to_power(self, t: int) -> Written:
        """A power with a whole exponent."""
        raised = str(t).translate(SUPERSCRIPTS)
        return Written(f"{self.factor}{raised}", DIGITS.power(self.value, Decimal(t)))

    def root(self) -> Written:
        """The square root."""
        return Written(f"√{self.factor}", DIGITS.sqrt(self.value))


ONE = Written("1", Decimal(1))


def unbroken(text: str) -> str:
    """A text that no line breaks."""
    return text.replace(" ", NO_BREAK)
