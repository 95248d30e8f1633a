"""Lists: the numbers of a typed list, and what its commas can mean.

The rule, for the commas of a list:

1. A comma that does not stand between two digits separates: "1, 5", "1.,5.", "1,-5".
2. A comma between two digits separates as well
   - where a comma can be neither a decimal one nor one between thousands: "1,2,3,4",
     "1,2,3 4,5", "0.5,1.5 2.5", "1,-1 1,5";
   - in brackets, as code has it: "[[1,2],[3,4]]".
3. It does not separate where the numbers stand in a table as spreadsheets write it,
   with semicolons or tabs: "1,5;2,5" is 1.5 and 2.5, "1,234.5;2,000.5" is 1234.5 and
   2000.5, as in a file.
4. Else several readings are possible, and it is asked: "1,5", "1,5 2,5", "1,5, 2,5",
   "1,5" and "2,5" on a line each, "2,104" (three readings), or a decimal comma beside
   a decimal point.

A point is a decimal point, "1.5 39.343", unless it could separate thousands wherever
there is one: "39.343 46.205", "1,5; 39.343"; then it is asked, see `notation`. Who
separates numbers by commas has decimal points, "39.343, 46.205", and so has code and
what a program printed. Spaces between groups of three digits are asked about where
semicolons or tabs are between numbers: "1 234; 2 345".

A sign of money before all numbers, or a unit behind all, makes each of them one number:
"$39,343.50 $1,200.00", "3 km, 5 km". All of it takes time proportional to the length
of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from gd_core.exchange.commas import (
    SPACES,
    is_number,
    number_with_comma,
    number_with_point,
    one_number,
)
from gd_core.exchange.notation import ways_of
from gd_core.exchange.units import without_units
from gd_core.runs.checks import MOST_POINTS

BRACKETS = re.compile(r"[\[\](){}]")
# any comma or semicolon with the white space around it, or white space alone
SEPARATOR = re.compile(r"\s*+[,;]\s*+|\s++")
# the same without commas between digits
SURE_SEPARATOR = re.compile(r"\s*+(?:;|(?<!\d),|,(?!\d))\s*+|\s++")
# what separates where spaces may be between thousands
ROW_SEPARATOR = re.compile(r"[ ]*+[;\t\n]\s*+")
# a comma without white space around it that no decimal comma can be
LIST_COMMA = re.compile(r"(?<=[^\s\d]),(?=\S)|(?<=\S),(?=[^\s\d])")
BLANKS_ONLY = re.compile(r"(?<=[^\s;])[^\S\t\r\n]++(?=[^\s;])")
NO_COMMA_BETWEEN = re.compile(r"(?<=[\w.])(?:\s++|\s*+;\s*+)(?=[-+.\w])")


@dataclass(frozen=True)
class TypedList:
    """The items of a list, or the ways to read it.

    Attributes:
        items: texts, as they were written; where commas may separate, as if not.
        unit: what stands before or behind every number, or "".
        readings: by code, the numbers; empty where every item is a number with a
            point or none, several where there are several ways to read the list.
        quoted: the words that are in question.
        at: by reading, from and to which number these words are.
    """

    items: tuple[str, ...] = ()
    unit: str = ""
    readings: tuple[tuple[str, list[float]], ...] = ()
    quoted: str = ""
    at: tuple[tuple[int, int], ...] = ()


def typed_list(text: str, is_code: bool = False) -> TypedList:
    """The items of a plain text: numbers and what separates them, maybe in brackets.

    Args:
        text: the list.
        is_code: a program wrote it, whose points are decimal points.
    """
    is_code = is_code or bool(BRACKETS.search(text))
    for without, unit, count in without_units(text):
        found = _by_commas(without, is_code, count)
        if found:
            return TypedList(**{**vars(found), "unit": unit})
    return _by_commas(text, is_code) or TypedList()


def _by_commas(text: str, is_code: bool, count: int | None = None) -> TypedList | None:
    """The list by the rule; None if a reading must have `count` numbers and none has.

    Args:
        text: the list.
        is_code: its points are decimal points.
        count: how many numbers there are, if that is known.
    """
    bare = BRACKETS.sub(" ", text).strip()
    chunks = _without_last(SURE_SEPARATOR.split(bare))
    separate = TypedList(tuple(_without_last(SEPARATOR.split(bare))))
    has_commas = any("," in chunk for chunk in chunks)
    if count is not None:
        if len(chunks) == count and all(map(is_number, chunks)):
            return _whole(bare, chunks, is_code, may_separate=False)
        if len(separate.items) == count and all(map(is_number, separate.items)):
            return separate
        return None
    rows = _without_last(ROW_SEPARATOR.split(bare))
    if len(rows) > 1 and len(rows) < len(chunks) and _is_row_each(text, rows):
        return _whole(bare, rows, is_code, may_separate=True, between=ROW_SEPARATOR)
    if len(chunks) > MOST_POINTS or not all(map(is_number, chunks)):
        return separate  # an item is wrong, or two are; or there are too many
    if has_commas and _commas_separate(text, bare, chunks):
        return separate
    may_separate = has_commas and not _is_table(text, bare, chunks)
    return _whole(bare, chunks, is_code, may_separate)


def _without_last(items: list[str]) -> list[str]:
    """Items without the one after a separator at the end, or of no text at all."""
    return items[:-1] if items[-1] == "" else items


def _commas_separate(text: str, bare: str, chunks: list[str]) -> bool:
    """Whether rule 1 or 2 holds for every comma, every chunk being a number."""
    if LIST_COMMA.search(bare):
        return True
    if len(chunks) == 1:
        return bool(BRACKETS.search(text))
    return bool(BRACKETS.search(text)) and not NO_COMMA_BETWEEN.search(text)


def _is_row_each(text: str, rows: list[str]) -> bool:
    """Whether numbers, maybe with spaces in them, are between semicolons or tabs."""
    return (
        (";" in text or "\t" in text)
        and not BRACKETS.search(text)
        and len(rows) <= MOST_POINTS
        and any(sign in row for row in rows for sign in SPACES)
        and all(map(is_number, rows))
    )


def _is_table(text: str, bare: str, chunks: list[str]) -> bool:
    """Whether rule 3 holds, every comma being inside one of the chunks."""
    return (
        (";" in bare or "\t" in bare)
        and bare.count(",") == sum(chunk.count(",") for chunk in chunks)
        and not BLANKS_ONLY.search(bare)
        and not BRACKETS.search(text)
        and any(
            not np.isnan([as_number(chunk) for chunk in chunks]).any()
            for as_number in (number_with_comma, number_with_point)
        )
    )


def _whole(
    bare: str,
    chunks: list[str],
    is_code: bool,
    may_separate: bool,
    between: re.Pattern[str] = SURE_SEPARATOR,
) -> TypedList:
    """The list whose chunks are numbers, each by one notation or by both.

    Args:
        bare: the text.
        chunks: its chunks.
        is_code: its points are decimal points.
        may_separate: whether what is in a chunk may separate numbers as well.
        between: what separates the chunks.
    """
    points, commas = (
        np.array([as_number(chunk) for chunk in chunks])
        for as_number in (number_with_point, number_with_comma)
    )
    may_group = not is_code and "," not in bare and between is SURE_SEPARATOR
    found = ways_of(chunks, points, commas, elsewhere=may_group)
    ways = {code: v.tolist() for code, v in found.items()}
    signs = "," if between is SURE_SEPARATOR else SPACES
    is_told = [
        bool({*c} & {*signs}) or np.isnan(p)
        for c, p in zip(chunks, points, strict=True)
    ]
    if not any(is_told) and (len(ways) == 1 or not may_group):
        return TypedList(tuple(chunks))  # nothing speaks against decimal points
    pairs = zip(*ways.values(), strict=True)
    k = next((k for k, values in enumerate(pairs) if len({*values}) > 1), None)
    if k is None:
        k = is_told.index(True)  # one is, where two ways do not differ
    if not may_separate and len(ways) == 1:
        return TypedList(tuple(chunks), "", tuple(ways.items()))
    k = max(min(k, len(chunks) - 2), 0)
    at = [(k, k + 2)] * len(ways)
    if may_separate:
        ways["separate"] = [one_number(item) for item in SEPARATOR.split(bare) if item]
        first, inside = (
            sum(len(SEPARATOR.split(chunk)) for chunk in part)
            for part in (chunks[:k], chunks[k : k + 2])
        )
        at.append((first, first + inside))
    quoted = chunks[k]
    if len(chunks) > 1:
        quoted += between.findall(bare)[k] + chunks[k + 1]
    quoted = " ".join(quoted.split())
    return TypedList(tuple(chunks), "", tuple(ways.items()), quoted, tuple(at))
