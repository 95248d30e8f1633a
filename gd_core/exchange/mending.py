"""Mending: what happens to a link on its way, undone where one reading is possible.

Mail programs, chats and editors write "&amp;" for "&", encode what is encoded already,
put quotes around a link and take the full stop of the sentence for its end. None of it
can be part of a name or value of ours, so it goes without a word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, unquote

from gd_core.exchange.cuts import DOTS

INVISIBLE = re.compile("[\N{SOFT HYPHEN}\u200b-\u200f\u2060\ufeff]")
ESCAPED = re.compile(r"(?:amp;)+")  # what is left of "&amp;" after its "&"
TWICE = re.compile(r"%(20|2C|2B|3B|2D|2E|5B|5D)", re.IGNORECASE)  # "%20" as "%2520"
# a blank that was written as "+", which was then taken for a plus
PLUS = re.compile(r"(?<=[\d.])\+(?=[-−+.\d])")
QUOTED_PRINTABLE = "3D"  # "=3D" is its "="
QUOTES = "\"'`“”„‘’«»*~|\\"
STOPS = ".,;:!?>。，！？"
CLOSERS = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "】": "【"}
LIKE_DIGITS = "0123456789o"  # what is typed for a digit
AROUND = f"{QUOTES}{STOPS}([{{<（「【 "  # what is before the first name


def mended(params: Mapping[str, str], names: Collection[str]) -> dict[str, str]:
    """A link's names and texts without what was done to them on the way.

    Args:
        params: as the browser hands them over, decoded.
        names: the names there are.
    """
    parts = [part for item in params.items() for part in _parts(*item, names)]
    found: dict[str, str] = {}
    for name, text in parts:
        bare = ESCAPED.sub("", INVISIBLE.sub("", name), count=1)
        bare = inside if (inside := bare.lstrip(AROUND)) in names else bare
        if bare not in names:
            found.setdefault(name, text)
        elif bare == name or bare not in params:  # the plain name comes first
            found[bare] = _value(text, is_list=bare in ("x", "y", "pins"))
    return found


def _parts(name: str, text: str, names: Collection[str]) -> list[tuple[str, str]]:
    """The settings in one of a link: several where "=" or "&" were encoded."""
    first = name.partition("=")[0]
    if "=" in name and first in names:
        whole = f"{name}={text}" if text else name
        return parse_qsl(whole, keep_blank_values=True)
    if "%26" in text and name in names:
        text = unquote(text)
    if "&" in text and name in names:
        text, *others = text.split("&")
        pairs = [other.partition("=") for other in others]
        return [(name, text), *((key, value) for key, _, value in pairs)]
    return [(name, text)]


def _value(text: str, is_list: bool) -> str:
    """A text without quotes around it and what a sentence put behind it."""
    text = INVISIBLE.sub("", text)
    if is_list:
        text = TWICE.sub(lambda code: chr(int(code[1], 16)), text)
        text = PLUS.sub(" ", text)
    text = text.removeprefix(QUOTED_PRINTABLE)
    while not DOTS.search(text):
        shorter = text.strip().strip(QUOTES)
        last = shorter[-1:]
        opening = CLOSERS.get(last)
        lonely = opening and shorter.count(last) > shorter.count(opening)
        if last and (lonely or last in STOPS):
            shorter = shorter[:-1]
        if shorter == text:
            break
        text = shorter
    return text


def nearest(name: str, likely: Mapping[str, str]) -> str:
    """The name that is meant by one with a typing error or in another case, else "".

    Args:
        name: that there is not.
        likely: what somebody may write, and the name that is meant.
    """
    plain = name.strip().casefold()
    if plain.startswith("_"):  # what is added on the way often does
        return ""
    bare = re.sub(r"[\W_]", "", plain)
    same = (meant for known, meant in likely.items() if known.replace("_", "") == bare)
    close = (meant for known, meant in likely.items() if _one_slip(plain, known))
    return next(same, "") or next(close, "")


def _one_slip(name: str, other: str) -> bool:
    """Whether one letter is wrong, too many or missing, or two are interchanged.

    Of a single letter nothing is left to recognise after a slip, and of two the first
    must be right, and for a digit stands another: "url", "fr", "br" are others' names.
    """
    if min(len(name), len(other)) < 2 or abs(len(name) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(name), len(other)) and name[start] == other[start]:
        start += 1
    a, b = name[start:], other[start:]
    if a[:2] == b[1::-1] and a[2:] == b[2:]:
        return True
    if len(other) == 2 and start == 0:
        return False
    if len(name) == len(other) == 2 and other[1].isdigit() and b in (other, other[1:]):
        return name[1] in LIKE_DIGITS
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]
