"""Brackets: they hold the numbers of a list, and do nothing else.

"[1, 2][0]", "[1, 2] - 1", "5(1)" and "1) 5" have other numbers than are written in
them, or may have: they are refused.
"""

from __future__ import annotations

import re

from gd_core.exchange.wrapping import unwrapped
from gd_core.runs.checks import InputError

# an opening one behind a number, or something other than a separator behind a closing
BESIDE = re.compile(r"(?<=[\d.])[\[({]|[\])}](?:[ \t]*+[^\s,;\[({\])}]|[\[({])")
BRACKET = re.compile(r"[\[\](){}]")
MOST_AROUND = 12  # characters that are quoted before and behind

# what prints rows in brackets, and what stands between these
ROWS = re.compile(r"\s*+(?:\w++\s*+=\s*+)?+(?:[\w.]++\()?+[\[({]++\s*+[-+.\d]")
NEXT_ROW = re.compile(r"[\])}]\s*+[,;]?\s*+[\[({]")


def without_brackets(text: str) -> str:
    """A table of which each row is in brackets, "[[1, 2], [3, 4]]", without these."""
    if not ROWS.match(text):
        return text
    body, _ = unwrapped(text, "file")
    check_brackets(body, "file")
    return BRACKET.sub(" ", NEXT_ROW.sub("\n", body))


def check_brackets(text: str, field: str) -> None:
    """Raise the InputError about the first bracket that does more than to hold."""
    depth = 0
    beside = BESIDE.search(text)
    while beside and _is_next_row(text, beside):
        beside = BESIDE.search(text, beside.end() - 1)
    places = [beside.start()] if beside else []
    for bracket in BRACKET.finditer(text):
        depth += 1 if bracket[0] in "[({" else -1
        if depth < 0 and text[bracket.end() :].strip("])}; \t\n"):
            places.append(bracket.start())
            break
    if places:
        at = min(places)
        words = text[max(at - MOST_AROUND, 0) : at + MOST_AROUND]
        raise InputError("input.brackets", field, text=words.strip())


def _is_next_row(text: str, beside: re.Match[str]) -> bool:
    """Whether "][" is between two rows of one list: "[[1 2][3 4]]"."""
    return beside[0] == "][" and text.lstrip()[:2] == "[["
