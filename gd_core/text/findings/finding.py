"""Finding: what a picture shows, in one sentence and two lines, and how it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number
from gd_core.text.shares import factor
from gd_core.text.widths import cut, width

MOST_IN_TITLE, MOST_IN_LINE = 85, 150  # letters wide
READ_DIGITS = 4  # significant digits of a number that is only read
MOST_DIGITS_READ = 6  # where fewer would make two numbers look the same
SAME_NUMBER = 2e-7  # of a number: the rounding of float32
WHOLE_FROM, WHOLE_TO = 1e3, 1e7  # between them a number is written without decimals

SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

# what a finding is: it works, it works but not soon, it does not, the runs differ, or
# nothing is judged
GOOD, SLOW, WARNING, MISTAKEN, OPEN = "good", "slow", "warning", "wrong", "open"
TONES = (GOOD, SLOW, WARNING, MISTAKEN, OPEN)


@dataclass(frozen=True)
class Finding:
    """What is seen, for the title of a slide or a box.

    Attributes:
        title: one sentence without a full stop, at most MOST_IN_TITLE letters wide.
        lines: at most two, with full stops, each at most MOST_IN_LINE letters wide: the
            numbers that matter, and what the words mean or how exact it is.
        tone: one of TONES.
    """

    title: str
    lines: tuple[str, ...]
    tone: str


def finding(titles: list[str], lines: list[list[str]], tone: str) -> Finding:
    """The finding with the longest words that there is room for.

    Args:
        titles: from the fullest to the shortest.
        lines: for each line its sentences, from the most to the least important: those
            at the end are left out where there is no room. None may be alone too long.
        tone: one of TONES.
    """
    fitting = [title for title in titles if width(title) <= MOST_IN_TITLE]
    title = fitting[0] if fitting else cut(min(titles, key=width), MOST_IN_TITLE)
    kept = filter(None, map(_joined, lines))
    return Finding(_plain(_capital(title)), tuple(map(_plain, kept)), tone)


def _plain(text: str) -> str:
    """Without subscripts, which are too small on a slide."""
    return text.replace("λ₁", "λ").translate(SUBSCRIPTS)


def _capital(sentence: str) -> str:
    """With a capital letter in front, unless a quantity or code stands there."""
    rest = sentence.removeprefix("“")
    first = rest.partition(" ")[0]
    is_word = len(first) > 1 and "(" not in first and width(first) == len(first)
    opening = sentence[: len(sentence) - len(rest)]
    return f"{opening}{rest[:1].upper()}{rest[1:]}" if is_word else sentence


def _joined(sentences: list[str]) -> str:
    """As many sentences of a line as there is room for, in their order."""
    line = ""
    for sentence in filter(None, sentences):
        longer = f"{line} {_capital(sentence)}".strip()
        line = longer if width(longer) <= MOST_IN_LINE else line
    return line


def read(value: float, digits: int = READ_DIGITS) -> str:
    """A number for reading: 0.3, 0.1333, 50,266, 1.5e30."""
    value = float(value) + 0.0  # -0.0 is 0
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    if WHOLE_FROM <= abs(value) < WHOLE_TO:
        return number(round(value))
    one_more = float(f"{value:.{digits}e}")
    is_it = abs(one_more - value) <= SAME_NUMBER * abs(
        value
    )  # 21.675, which is not 21.67
    return number(value, digits + is_it)


def read_apart(value: float, other: float) -> str:
    """A number with as many digits as tell it from another one, up to six."""
    digits = READ_DIGITS
    while digits < MOST_DIGITS_READ and read(value, digits) == read(other, digits):
        digits += 1
    same = read(value, digits) == read(other, digits)
    return read(value) if same else read(value, digits)


def times(size: float, lost: float) -> str:
    """What something is multiplied by, never a 1 that it is not."""
    return factor(size, lost, READ_DIGITS)


def iterations(count: int) -> str:
    """How many iterations, in words."""
    if count == 1:
        return label("finding.iteration")
    return say("finding.iterations", count=count)


def key_of_model(key: str, e: Experiment) -> str:
    """The key of the words for w, or for the line of w and b."""
    return f"{key}.{e.model}"
