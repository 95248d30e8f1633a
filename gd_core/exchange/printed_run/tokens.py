"""Tokens: a printed text as numbers, words and signs, lists of numbers put together.

Every pattern reads on from where the last one ended and never goes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gd_core.exchange.printed_run.cleaning import FIELD, SOFT_END
from gd_core.runs.checks import InputError

MOST_TOKENS = 600_000
LONGEST = 400  # characters of a number
NUMBER = (
    r"(?:(?<![\w.])[-+])?(?<![\w.])(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][-+]?\d++)?"
    r"(?![\w%]|\.\d|[-+][\d.])"
)
NO_FINITE = r"(?<![\w.])[-+]?(?:nan|inf|infinity)(?![\w.(])"
NO_VALUE = r"(?<![\w.])(?:None|null|NULL|NA|<NA>|N/A|NaT)(?![\w.(])"
WORD = r"[∂∇]?[^\W\d][\w.]*+(?:[-/][∂∇]?[^\W\d][\w.]*+)*+(?:\[\d\](?=\s*+[=:\[]))*+"
TOKEN_KINDS = {
    "end": r"\n",
    "soft": SOFT_END,
    "dots": r"\.{2,}+|[…⋮⋯]",
    "number": rf"{NUMBER}|(?i:{NO_FINITE})|{NO_VALUE}",
    "text": r"(?<![\w\"'])(?:'[^'\"\n]{1,60}'|\"[^'\"\n]{1,60}\")",
    "junk": r"\d[\w.]*+(?:[-+][\d.][\w.]*+)*+%?(?:/[^\W\d]\w*+)?",
    "word": WORD,
    "open": r"[\[(]",
    "close": r"[\])]",
    "begin": r"\{",
    "stop": r"\}",
    "comma": r",",
    "bind": r":=|[=:]",
    "over": r"/",
    "bar": r"[|;]",
    "other": r".",
}
FORMS = "|".join(f"(?P<{kind}>{form})" for kind, form in TOKEN_KINDS.items())
TOKEN = re.compile(rf"[^\S\n\v]*+(?:{FORMS})")
IS_NUMBER = re.compile(rf"(?:{NUMBER}|(?i:{NO_FINITE})|{NO_VALUE})\Z")
CLOSES = {"]": "[", ")": "("}


@dataclass(slots=True)
class Token:
    """A part of a text.

    Attributes:
        kind: one of TOKEN_KINDS, or "list": several numbers in brackets.
        text: as it is written; of a number its digits.
        line: its line, from 1; of a list the one it begins in.
        at, end: where it stands.
        rows: of a list, the numbers by its inner brackets, or each by itself.
        last: the line in which it ends.
        is_cut: of a list, whether numbers were left out in it, after its `rows`.
        bracket: what a list, or a number in brackets, begins with.
    """

    kind: str
    text: str
    line: int
    at: int
    end: int
    rows: tuple[tuple[str, ...], ...] = ()
    last: int = 0
    is_cut: bool = False
    bracket: str = ""


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a cleaned text, one after the other, without blanks.

    Raises:
        InputError: they are more than any run here has.
    """
    line = 1
    for count, found in enumerate(TOKEN.finditer(text.rstrip())):
        if count == MOST_TOKENS:
            raise InputError("input.printed.too_much", FIELD, most=MOST_TOKENS)
        kind = str(found.lastgroup)
        if kind == "soft":
            line += 1
            continue
        word, end = found[kind], found.end()
        if kind == "text":
            word = word[1:-1].strip()
            kind = "number" if IS_NUMBER.match(word) else kind
        if kind == "number" and len(word) > LONGEST:
            kind = "junk"
        yield Token(kind, word, line, found.start(kind), end, (), line)
        if kind == "end":
            line += 1


def gathered(tokens: Iterator[Token]) -> list[Token]:
    """Tokens with a "list" for each bracket that holds nothing but numbers.

    A bracket around one number, "[[0.3]]", is that number. Of other brackets each is
    left as a token.
    """
    out: list[Token] = []
    opened: list[int] = []  # where in `out` the brackets are that are not closed yet
    waiting = {"[": 0, "(": 0}
    clean: list[bool] = []  # whether only numbers are in these so far
    for token in tokens:
        if token.kind == "open":
            opened.append(len(out))
            clean.append(True)
            waiting[token.text] += 1
            out.append(token)
        elif token.kind == "close" and waiting[CLOSES[token.text]]:
            is_crossed = False
            while True:
                at, is_clean = opened.pop(), clean.pop()
                waiting[out[at].text] -= 1
                if out[at].text == CLOSES[token.text]:
                    break
                is_crossed = True  # one of the other kind is open
            inside = out[at + 1 :] if is_clean and not is_crossed else []
            whole = _whole(out[at], inside, token)
            if whole:
                del out[at:]
                out.append(whole)
            else:
                out.append(token)
                if clean:
                    clean[-1] = False
        else:
            if clean and token.kind not in ("number", "list", "comma", "end", "dots"):
                clean[-1] = False
            out.append(token)
    return out


def _whole(first: Token, inside: list[Token], last: Token) -> Token | None:
    """The number or the list that a bracket is, None if it is none."""
    rows: list[tuple[str, ...]] = []
    is_cut = False
    for token in inside:
        if token.kind == "number":
            row: tuple[tuple[str, ...], ...] = ((token.text,),)
        elif token.kind == "list":  # its rows, or it is one
            row = token.rows
            if all(len(each) == 1 for each in row):
                row = (tuple(text for (text,) in row),)
            is_cut = is_cut or token.is_cut
        elif token.kind == "dots":
            is_cut = True
            continue
        else:
            continue
        if not is_cut or token.is_cut:
            rows += row
    if not rows:
        return None
    if len(rows) == 1 and len(rows[0]) > 1:  # [[1, 2, 3]]
        rows = [(text,) for text in rows[0]]
    is_list = len(rows) > 1
    kind, text = ("list", "") if is_list else ("number", rows[0][0])
    where = (first.line, first.at, last.end)
    return Token(kind, text, *where, tuple(rows), last.line, is_cut, first.text)
