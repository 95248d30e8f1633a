"""Widths: how much room a text takes, in letters as English has them.

A letter of Hangul, or of Chinese or Japanese, is about as wide as 1.8 Latin ones.
"""

from __future__ import annotations

import unicodedata

WIDE = 1.8  # Latin letters
SHOWN_TEXT = 40  # letters of a quotation; longer ones are cut


def width(text: str) -> float:
    """How many Latin letters a text is as wide as."""
    return len(text) + (WIDE - 1) * sum(map(_is_wide, text))


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"


def cut(text: str, most: float = SHOWN_TEXT) -> str:
    """A text on one line, cut where it is wider than so many Latin letters."""
    text = " ".join(text.split())
    if width(text) <= most:
        return text
    kept, room = "", most - 1  # for the sign that something is left out
    for sign in text:
        room -= width(sign)
        if room < 0:
            break
        kept += sign
    return f"{kept}…"


def wrapped(text: str, most: float) -> list[str]:
    """A text in lines that are at most so wide, broken between words.

    A word that is wider than a line is broken within.
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer) <= most:
            lines[-1] = longer
            continue
        while width(word) > most:
            head = cut(word, most + 1).removesuffix("…") or word[:1]
            if head == word:
                break
            lines.append(head)
            word = word[len(head) :]
        lines.append(word)
    return lines
