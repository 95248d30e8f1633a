"""Pairs in lines: the names of a line, each with the numbers that stand behind it.

epoch 1: w = 1.200, loss = 30.0        epoch 1, w 1.200, loss 30.0
Epoch [10/100], Loss: 0.1234           Epoch 10, Loss 0.1234
Cost after iteration 5: 0.69           iteration 5, Cost 0.69
{'epoch': 1, 'w': 0.3}                 epoch 1, w 0.3
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gd_core.exchange.commas import COMMA, GROUPS_WITH_POINT
from gd_core.exchange.printed_run.names import is_of_rows, is_run_name
from gd_core.exchange.printed_run.tokens import Token

# words behind which another name begins
NEXT_NAME = frozenset(
    ("with", "and", "has", "gives", "gave", "got", "so", "then", "done", "finished")
)
OF_ROW = frozenset(("after", "at", "on", "in", "for", "of"))  # "cost after iteration 5"
MOST_WORDS = 12  # of a name


@dataclass
class NamedNumbers:
    """A name, "" if there is none, and what stands behind it.

    Attributes:
        name: as it is printed.
        texts: its numbers.
        token: the list, if it is one in brackets.
        line: where it stands.
    """

    name: str
    texts: list[str]
    line: int
    token: Token | None = None


@dataclass
class PrintedLine:
    """A line, or what a bracket of braces holds.

    Attributes:
        tokens: what it has.
        pairs: its names with their numbers.
        is_bare: whether it has numbers only, and what separates these.
    """

    tokens: list[Token]
    pairs: list[NamedNumbers] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        kinds = {token.kind for token in self.tokens}
        return bool(kinds & {"number", "list"}) and not kinds & {"word", "text", "junk"}


def printed_lines(tokens: Sequence[Token]) -> Iterator[PrintedLine]:
    """The lines of a text, as its tokens; braces and "records" end one as well."""
    line: list[Token] = []
    for token in tokens:
        if token.kind in ("end", "stop"):
            if line:
                yield _line(line)
            line = []
        elif token.kind != "begin":
            line.append(token)
    if line:
        yield _line(line)


def _line(tokens: list[Token]) -> PrintedLine:
    tokens = _whole_numbers(tokens)
    return PrintedLine(tokens, _pairs(tokens))


def _whole_numbers(line: list[Token]) -> list[Token]:
    """A line with "1,234.5" and "0,3" as one number, outside of lists."""
    commas = [k for k, token in enumerate(line) if token.kind == "comma"]
    if not any(
        0 < k < len(line) - 1
        and line[k - 1].kind == line[k + 1].kind == "number"
        and line[k - 1].end + 1 == line[k + 1].at
        for k in commas
    ):
        return line
    out: list[Token] = []
    k = 0
    while k < len(line):
        end = k + 1
        while (
            line[k].kind == "number"
            and not line[k].bracket
            and end + 1 < len(line)
            and line[end].kind == "comma"
            and line[end + 1].kind == "number"
            and not line[end + 1].bracket
            and line[end].at == line[end - 1].end
            and line[end + 1].at == line[end].end
        ):
            end += 2
        text = ",".join(token.text for token in line[k:end:2])
        if end > k + 1 and (COMMA.fullmatch(text) or GROUPS_WITH_POINT.fullmatch(text)):
            first, last = line[k], line[end - 1]
            out.append(Token("number", text, first.line, first.at, last.end))
        else:
            out += line[k:end]
        k = end
    return out


class _Walk:
    """A walk along a line, which keeps the name that waits for its number."""

    def __init__(self) -> None:
        self.pairs: list[NamedNumbers] = []
        self.words: list[str] = []  # of the name that waits
        self.around: list[list[str]] = []  # the names before the brackets we are in
        self.is_bound = False  # whether "=" stands behind it
        self.is_next = False  # whether the next word begins another
        self.open: NamedNumbers | None = None  # which more numbers may belong to
        self.other = ""  # "Cost" of "Cost after iteration 5", which waits

    def word(self, text: str, is_text: bool = False) -> None:
        self.open = None
        if self.is_bound or self.is_next or is_text or text.casefold() in NEXT_NAME:
            self.words = []
        self.is_bound = self.is_next = False
        if text.casefold() not in NEXT_NAME and len(self.words) < MOST_WORDS:
            self.words.append(text)

    def number(self, token: Token) -> None:
        texts = [text for row in token.rows for text in row] or [token.text]
        of_list = token if token.kind == "list" else None
        if self.words:
            self._named(NamedNumbers(" ".join(self.words), texts, token.line, of_list))
        elif self.other:
            self.pairs.append(NamedNumbers(self.other, texts, token.line, of_list))
            self.other, self.open = "", None
        elif self.open and not self.open.token and not of_list:
            self.open.texts += texts
        else:
            self.pairs.append(NamedNumbers("", texts, token.line, of_list))
        self.words = []
        self.is_bound = self.is_next = False

    def _named(self, pair: NamedNumbers) -> None:
        self.other, self.open = "", None
        if not is_of_rows(pair.name) and not is_run_name(pair.name):
            for k in range(1, len(self.words) - 1):
                before, behind = (
                    " ".join(part) for part in (self.words[:k], self.words[k + 1 :])
                )
                is_of_row = self.words[k].casefold() in OF_ROW and is_of_rows(behind)
                if is_of_row and is_run_name(before):
                    self.other, pair.name = before, behind
                    break
        self.pairs.append(pair)
        if not is_of_rows(pair.name):
            self.open = pair

    def part(self, token: Token, is_bar: bool) -> None:
        """Take "10/100" for the row 10 of 100; else it is no number of the run."""
        if is_bar and not self.words:  # how far a bar of tqdm is
            self.pairs.append(NamedNumbers("it", [token.text], token.line))
        elif is_of_rows(" ".join(self.words)):
            self.number(token)
        self.words, self.open = [], None

    def sign(self, kind: str) -> None:
        if kind == "bind":
            self.is_bound = bool(self.words)
            if not self.words:
                self.open = None
        elif kind == "open":
            self.around.append(self.words)
            self.words = [*self.words]
            self.is_next = True
        elif kind == "close" and self.around:
            before = self.around.pop()
            self.words = before if self.words else []
        else:
            self.is_next = True
            if kind != "comma":
                self.open = None


def _pairs(line: Sequence[Token]) -> list[NamedNumbers]:
    walk = _Walk()
    k = 0
    while k < len(line):
        token = line[k]
        kind = token.kind
        if kind in ("word", "text"):
            walk.word(token.text, kind == "text")
        elif kind in ("number", "list"):
            is_part = (
                kind == "number"
                and k + 2 < len(line)
                and line[k + 1].kind == "over"
                and line[k + 2].kind == "number"
            )
            if is_part:
                walk.part(token, is_bar=line[0].text.endswith("%"))
                k += 2
            else:
                walk.number(token)
        elif kind == "junk":
            walk.words, walk.open, walk.is_bound = [], None, False
        else:
            walk.sign(kind)
        k += 1
    return walk.pairs
