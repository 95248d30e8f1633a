"""One number: what a text stands for with a decimal point, and with a decimal comma.

    text         with a point    with a comma
    1.5          1.5             -
    1,5          -               1.5
    1,234        1234            1.234
    1,234.5      1234.5          -
    1.234.567    -               1234567
    1 234        1234            1234

Thousands are separated by commas or points, whichever is not the decimal sign, or by
spaces or apostrophes: groups of three digits, the first without a leading zero, all
with the same separator. Points also separate as India does: 1,23,456. All of it takes
time proportional to the length of the text.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np

EXPONENT = r"(?:[eE][-+]?\d++)?"
SPACES = " \u00a0\u2009\u202f"
GROUPS_WITH_POINT = re.compile(
    rf"[-+]?(?:[1-9]\d{{0,2}}(?:([,'{SPACES}])\d{{3}})(?:\1\d{{3}})*+"
    rf"|[1-9]\d?(?:,\d\d)+,\d{{3}})(?:\.\d*+)?",
    re.ASCII,
)
COMMA = re.compile(rf"[-+]?(?:\d++,\d*+|,\d++){EXPONENT}", re.ASCII)
GROUPS_WITH_COMMA = re.compile(
    rf"[-+]?[1-9]\d{{0,2}}(?:([.'{SPACES}])\d{{3}})(?:\1\d{{3}})*+"
    rf"(?:,\d++{EXPONENT})?",
    re.ASCII,
)
GROUP_SIGNS = re.compile(f"[.,'{SPACES}]")
FORTRAN_OR_JULIA = re.compile(r"([-+]?[\d.]++)[dDf]([-+]?\d++)", re.ASCII)

# commas of full width separate, or are between thousands; they never are decimal ones
WIDE_GROUPS = re.compile(r"(?<![\d，．.])[1-9１-９]\d{0,2}(?:，\d{3})++(?![\d，])")
# what people and programs write for a sign of ASCII
MINUS_SIGNS = dict.fromkeys("−﹣－‒–‐‑⁻", "-")
SIGNS = {
    **MINUS_SIGNS,
    **dict.fromkeys("，、،", ", "),
    **dict.fromkeys("’‘ʼ′＇", "'"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
    "．": ".",
    "٫": ".",
    "٬": "'",
    "；": ";",
    "：": ":",
    "＋": "+",
    "％": "%",
    "＄": "$",
    "￥": "¥",
    "￦": "₩",
    "｜": "|",
    "（": "(",
    "）": ")",
    "［": "[",
    "］": "]",
    "＝": "=",
    "\u3000": " ",
}


def plain(text: str) -> str:
    """A text with digits, minus signs, brackets and separators as ASCII has them."""
    if text.isascii():
        return text
    text = WIDE_GROUPS.sub(lambda number: number[0].replace("，", ","), text)
    table: dict[int, str] = {}
    for sign in set(text):
        if sign in SIGNS:
            table[ord(sign)] = SIGNS[sign]
        elif not sign.isascii() and sign.isdecimal():
            table[ord(sign)] = str(unicodedata.decimal(sign))
    return text.translate(table)


def to_number(text: str) -> float:
    """The number that a text stands for in Python, nan if it stands for none."""
    try:
        return float(plain(text))
    except ValueError:
        return np.nan


def number_with_point(text: str) -> float:
    """The number that a plain text stands for with a decimal point, nan if none."""
    try:
        return float(text)
    except ValueError:
        pass
    text = text.strip()
    if GROUPS_WITH_POINT.fullmatch(text):
        return float(re.sub(f"[,'{SPACES}]", "", text))
    found = FORTRAN_OR_JULIA.fullmatch(text)
    return to_number(f"{found[1]}e{found[2]}") if found else np.nan


def number_with_comma(text: str) -> float:
    """The number that a plain text stands for with a decimal comma, nan if none."""
    if "," not in text and "." not in text:
        return number_with_point(text)
    text = text.strip()
    if COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    if GROUPS_WITH_COMMA.fullmatch(text):
        whole, _, rest = text.partition(",")
        return float(f"{GROUP_SIGNS.sub('', whole)}.{rest}")
    return np.nan


def one_number(text: str) -> float:
    """The number of a plain text by either notation, that with a point before."""
    value = number_with_point(text)
    return number_with_comma(text) if np.isnan(value) else value


def is_number(text: str) -> bool:
    """Whether a plain text is one number, by either notation."""
    return not np.isnan(one_number(text))
