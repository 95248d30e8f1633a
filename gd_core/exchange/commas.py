"""Commas: whether those in a text separate numbers or are decimal commas.

The rule, for a typed or linked list and for a line of a file:

1. A comma that does not stand between two digits separates: "1, 5", "1.,5.", "1,-5".
2. A comma between two digits separates as well
   - where nothing but commas separates: "1,2,3,4", "1,5";
   - where a comma cannot be a decimal one: "1,2,3 4,5", "0.5,1.5 2.5", "1,-1 1,5";
   - in brackets, as code has it: "[[1,2],[3,4]]".
3. It is a decimal comma where the numbers stand in a table as spreadsheets write it,
   with semicolons or tabs: "1,5;2,5" is 1.5 and 2.5, as it is in a file.
4. Else both can be meant, and an error names both readings: "1,5 2,5", "1,5, 2,5",
   "1,5" and "2,5" on a line each, or a decimal comma beside a decimal point.

All of it takes time proportional to the length of the text.
"""

from __future__ import annotations

import re

import numpy as np

from gd_core.runs.experiment import MOST_POINTS, InputError

MINUS_SIGNS = str.maketrans(dict.fromkeys("−﹣－‒–", "-"))
BRACKETS = re.compile(r"[\[\](){}]")
# any comma or semicolon with the white space around it, or white space alone
SEPARATOR = re.compile(r"\s*[,;]\s*|\s+")
# the same without commas between digits
SURE_SEPARATOR = re.compile(r"\s*(?:;|(?<!\d),|,(?!\d))\s*|\s+")
DECIMAL_COMMA = re.compile(
    r"\s*[-+−﹣－‒–]?(?:\d+|(?!0)\d{1,3}(?:\.\d{3})+),\d+(?:[eE][-+−﹣－‒–]?\d+)?\s*"
)
# a comma without white space around it that no decimal comma can be
LIST_COMMA = re.compile(r"(?<=[^\s\d]),(?=\S)|(?<=\S),(?=[^\s\d])")
BLANKS_ONLY = re.compile(r"(?<=[^\s;])[^\S\t\r\n]+(?=[^\s;])")
NO_COMMA_BETWEEN = re.compile(r"(?<=[\w.])(?:\s+|\s*;\s*)(?=[-+−﹣－‒–.\w])")


def to_number(text: str) -> float:
    """The number that a text stands for, nan if it stands for none."""
    try:
        return float(text.translate(MINUS_SIGNS))
    except ValueError:
        return np.nan


def has_decimal_comma(text: str) -> bool:
    """Whether a text is one number with a decimal comma: "1,5", "1.234,5", "−2,5e3"."""
    return "," in text and DECIMAL_COMMA.fullmatch(text) is not None


def with_point(text: str) -> str:
    """A number that has a decimal comma, with a decimal point: "1234.5"."""
    return text.strip().replace(".", "").replace(",", ".")


def split_numbers(text: str, key: str, field: str, **facts: object) -> list[str]:
    """The items of a list, those with a decimal comma rewritten with a point.

    Args:
        text: numbers and what separates them, maybe in brackets.
        key: of the error.
        field: of the error.
        **facts: of the error, besides text, the two items that can be read in two
            ways, and decimals and separate, the two readings.

    Raises:
        InputError: a comma can be meant in two ways.
    """
    bare = BRACKETS.sub(" ", text).strip()
    chunks = SURE_SEPARATOR.split(bare)
    if chunks[-1] == "":  # a separator after the last item, or no text at all
        chunks.pop()
    if len(chunks) > MOST_POINTS or _commas_separate(text, bare, chunks):
        items = SEPARATOR.split(bare)
        return items[:-1] if items[-1] == "" else items
    items = [with_point(c) if has_decimal_comma(c) else c for c in chunks]
    if _is_table(text, bare, chunks):
        return items
    if any(np.isnan(to_number(item)) for item in items):
        return SEPARATOR.split(bare)  # an item is wrong, whatever the commas mean
    raise InputError(key, field, **facts, **_readings(bare, chunks))


def _commas_separate(text: str, bare: str, chunks: list[str]) -> bool:
    """Whether rule 1 or 2 holds for every comma."""
    with_comma = [chunk for chunk in chunks if "," in chunk]
    if not with_comma or len(chunks) == 1 or LIST_COMMA.search(bare):
        return True
    if not all(map(has_decimal_comma, with_comma)):
        return True
    return bool(BRACKETS.search(text)) and not NO_COMMA_BETWEEN.search(text)


def _is_table(text: str, bare: str, chunks: list[str]) -> bool:
    """Whether rule 3 holds, every comma being inside one of the chunks."""
    return (
        (";" in bare or "\t" in bare)
        and bare.count(",") == sum("," in chunk for chunk in chunks)
        and not BLANKS_ONLY.search(bare)
        and not BRACKETS.search(text)
        and not any("." in chunk for chunk in chunks)
    )


def _readings(bare: str, chunks: list[str]) -> dict[str, object]:
    """Two neighbouring items, one of them the first with a comma, read both ways."""
    k = next(k for k, chunk in enumerate(chunks) if "," in chunk)
    k = min(k, len(chunks) - 2)
    pair = chunks[k : k + 2]
    points = [with_point(item) if "," in item else item for item in pair]
    return {
        "text": SURE_SEPARATOR.findall(bare)[k].join(pair),
        "decimals": ", ".join(points),
        "separate": ", ".join(item for chunk in pair for item in chunk.split(",")),
    }
