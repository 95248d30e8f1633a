"""Units: signs of money before numbers, and units behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gd_core.exchange.commas import SPACES

MONEY = re.compile(rf"(US\$|[$€£¥₩])[{SPACES}]*+(?=[-+]?[.,]?\d)")
SIGN = r"A-Za-zµμΩÅ°℃℉%‰€£$¥₩円元원"
UNIT_BEHIND = re.compile(
    rf"(?<=[\d.])[{SPACES}]*+([{SIGN}]++[²³]?+(?:[/^·*][{SIGN}²³\d]++)*+)"
    r"(?![\w%]|[-+]\d)"
)
LETTER = re.compile(rf"[{SIGN}]")
# behind a number they make it another one, or may; or they are no unit at all
NO_UNITS = frozenset(
    [
        *("k", "K", "M", "G", "T", "B", "P", "bn", "mn", "mio", "mrd", "Mio", "Mrd"),
        *("million", "billion", "trillion", "thousand", "hundred", "dozen", "lakh"),
        *("crore", "pi", "e", "E", "i", "j", "x", "X", "st", "nd", "rd", "th", "am"),
        *("pm", "AM", "PM", "Inf", "inf", "nan", "NaN", "NA", "NULL", "and", "or"),
        *("to", "by", "of", "D", "d", "f"),
    ]
)
CELL = re.compile(
    rf"([-+]?)(?:(US\$|[$€£¥₩])[{SPACES}]*+)?"
    rf"([-+]?(?:\d++(?:[.,'{SPACES}]\d++)*+\.?+|[.,]\d++)(?:[eE][-+]?\d++)?+)"
    rf"(?:[{SPACES}]*+([{SIGN}]++[²³]?+(?:[/^·*][{SIGN}²³\d]++)*+))?+"
)


def without_units(text: str) -> Iterator[tuple[str, str, int]]:
    """A plain list without a unit, the unit, and how many times it was there.

    One for signs of money before numbers and one for units behind them, unless there
    are several, or what is there is one of NO_UNITS.
    """
    if not LETTER.search(text):
        return
    for pattern in (MONEY, UNIT_BEHIND):
        units = [found[1] for found in pattern.finditer(text)]
        if len({*units}) == 1 and _is_unit(units):
            replaced = " " if pattern is UNIT_BEHIND else ""
            yield pattern.sub(replaced, text), units[0], len(units)


def _is_unit(units: list[str]) -> bool:
    """Whether a word behind every number is a unit; behind one number, a short one."""
    unit = units[0]
    is_word = len(units) == 1 and len(unit) > 2 and unit.isalpha()
    return unit not in NO_UNITS and not is_word


def split_unit(text: str) -> tuple[str, str]:
    """The number in a plain cell, and its unit or sign of money, "" if none."""
    found = CELL.fullmatch(text)
    if not found or (found[1] and found[3][0] in "-+"):
        return text, ""
    sign, money, number, unit = found.groups("")
    if (money and unit) or unit in NO_UNITS or not (money or unit):
        return text, ""
    return f"{sign}{number}", money or unit
