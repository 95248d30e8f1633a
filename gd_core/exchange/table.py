"""Table: the rows and columns of a file, before anything in them is a number.

How its lines are split is in `split`, what of them is in the table in `body`. Comments,
titles above and remarks below are left out, and each row keeps the number of its line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gd_core.exchange.body import inside_of
from gd_core.exchange.commas import is_number, plain
from gd_core.exchange.lists import SEPARATOR, SURE_SEPARATOR
from gd_core.exchange.notes import Note
from gd_core.exchange.split import (
    COMMENT_LINE,
    LOOSE,
    SAMPLE_ROWS,
    SURE,
    Line,
    Row,
    separator_of,
    split_lines,
)
from gd_core.runs.checks import MOST_POINTS, InputError

DECLARED = re.compile(r"\"?sep=(.)\"?\s*+", re.IGNORECASE)
QUOTED_LINE = re.compile(r'\s*+"((?:[^"]|"")*+)"\s*+')
# "... with 8 more rows", "# ℹ 90 more rows", "-- omitted 50 rows ]"
ROWS_LEFT_OUT = re.compile(
    r"\s*+(?:\.{3}|…)|[^\n]*\d (?:more|further) rows?\b|[^\n]*\bomitted \d",
    re.IGNORECASE,
)
LONGEST_LINE = 100_000  # characters of a line that is not too wide


@dataclass(frozen=True)
class Lines:
    """The rows of a table.

    Attributes:
        rows: each with as many cells as the widest usual row.
        separator: one of SEPARATORS, BLANKS, SURE or LOOSE.
        heading: names of the columns from a comment above, if there were any.
        comments: how many lines were comments.
        outside: the lines above and below the table, as texts.
        may_be_decimal: whether the lines could be split in both ways, SURE and LOOSE.
    """

    rows: list[Row]
    separator: str
    heading: list[str] | None
    comments: int
    outside: tuple[str, ...]
    may_be_decimal: bool = False


def rows_of(text: str, way: str | None = None) -> Lines:
    """The rows and columns of a text.

    Args:
        text: its lines end in newlines.
        way: SURE or LOOSE, how to split where both are possible.

    Raises:
        InputError: too many columns or rows, none, or rows of different lengths.
    """
    lines = [line for line in enumerate(plain(text).split("\n"), 1) if line[1].strip()]
    if lines and QUOTED_LINE.fullmatch(lines[0][1]):
        lines = _unquoted(lines)
    declared = DECLARED.fullmatch(lines[0][1]) if lines else None
    lines = lines[1:] if declared else lines
    comments = [line for line in lines if COMMENT_LINE.match(line[1])]
    lines = [line for line in lines if not COMMENT_LINE.match(line[1])]
    if len(lines) > MOST_POINTS + SAMPLE_ROWS:
        facts = {"count": len(lines), "most": MOST_POINTS}
        raise InputError("input.too_many_numbers", "x", **facts)
    if not lines:
        raise InputError("file.empty", "file")
    both = not declared and _splits_both_ways(lines)
    separator = (way or SURE) if both else separator_of(lines, declared)
    rows = split_lines(lines, separator)
    above = [
        row for row in split_lines(comments, separator, marked=True) if len(row[1]) > 1
    ]
    rows, outside = inside_of(rows, lines, separator)
    for remark in (*outside, *(text for _, text in comments)):
        if ROWS_LEFT_OUT.match(remark):
            raise InputError("input.left_out", "file", text=remark.strip())
    width = len(rows[0][1])
    headings = [row for row in above if row[0] < rows[0][0]]
    heading = headings[-1][1] if headings and len(headings[-1][1]) == width else None
    if heading and any(map(is_number, heading)):
        heading = None
    return Lines(rows, separator, heading, len(comments), outside, both)


def _unquoted(lines: list[Line]) -> list[Line]:
    """Lines that each are in quotation marks as a whole, without these.

    Not where they could be numbers with a decimal comma, one a line.
    """
    found = [(k, QUOTED_LINE.fullmatch(text)) for k, text in lines]
    inside = [(k, each[1].replace('""', '"')) for k, each in found if each]
    has_columns = any(sign in text for _, text in inside for sign in ",;\t")
    is_named = inside and "," in inside[0][1] and not is_number(plain(inside[0][1]))
    is_one_column = not is_named and all(is_number(plain(t)) for _, t in inside[1:])
    if len(inside) < len(lines) or not has_columns or is_one_column:
        return lines
    return inside


def _splits_both_ways(lines: list[Line]) -> bool:
    """Whether lines are as "1,5 2,5", and no header tells the number of columns."""
    sample = [text.strip() for _, text in lines[:SAMPLE_ROWS]]
    if any(sign in text for text in sample for sign in ';\t|"'):
        return False
    if max(map(len, sample)) > LONGEST_LINE:
        return False
    first, rest = sample[0], sample[1:]
    is_header = not any(map(is_number, SEPARATOR.split(first)))
    rows = rest if is_header and rest else sample
    split = [SURE_SEPARATOR.split(row.rstrip(",")) for row in rows]
    commas = sum("," in item for row in split for item in row)
    if not commas or len({*map(len, split)}) != 1 or len(split[0]) < 2:
        return False
    return all(is_number(item) for row in split for item in row)


def way_by_header(text: str) -> str | None:
    """SURE or LOOSE, if a header above lines as "1,5 2,5" has as many names."""
    lines = [line for line in plain(text).split("\n") if line.strip()]
    lines = [line for line in lines if not COMMENT_LINE.match(line)]
    if len(lines) < 2 or max(map(len, lines[:2])) > LONGEST_LINE:
        return None
    if any(map(is_number, SEPARATOR.split(lines[0].strip()))):
        return None
    sure = len(SURE_SEPARATOR.split(lines[1].strip().rstrip(",")))
    loose = len(SEPARATOR.split(lines[1].strip().rstrip(",")))
    names = {len(lines[0].split(",")), len(SEPARATOR.split(lines[0].strip()))}
    if loose in names:
        return LOOSE
    return SURE if sure in names else None


def notes_of(lines: Lines) -> list[Note]:
    """What was left out around a table."""
    notes = []
    if lines.comments:
        notes.append(Note("read.comments", {"count": lines.comments}))
    if lines.outside:
        facts = {"count": len(lines.outside), "text": lines.outside[0]}
        notes.append(Note("read.outside", facts))
    return notes
