"""Table: the rows and columns of a file, before anything in them is a number.

What separates the columns is what splits most lines alike: a tab, a semicolon, a pipe,
a comma, or else white space. Comments, titles above and remarks below are left out, and
each row keeps the number of its line.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gd_core.exchange.commas import is_number, plain
from gd_core.exchange.lists import SEPARATOR, SURE_SEPARATOR
from gd_core.exchange.notes import Note
from gd_core.runs.experiment import MOST_POINTS, InputError

MOST_COLUMNS = 1_000  # of a file; a column costs more time than a row
SEPARATORS = ("\t", ";", "|", ",")  # the first that fits: "1,5;2,5" is two columns
BLANKS = " "  # white space separates
SURE, LOOSE = "sure", "loose"  # the two ways to split "1,5 2,5": see `lists`
SAMPLE_ROWS = 50  # lines that show how a file is written
COMMENT_LINE = re.compile(r"\s*+(?:#(?!n/?a\b)|%|//)", re.IGNORECASE)
DECLARED = re.compile(r"\"?sep=(.)\"?\s*+", re.IGNORECASE)
QUOTED_LINE = re.compile(r'\s*+"((?:[^"]|"")*+)"\s*+')
IN_QUOTES = re.compile(r'"[^"\n]*+"')
RULE_LINE = re.compile(r"[\s|+:=-]++")
ELIDED = re.compile(r"\.{2,3}|…|⋮")

Line = tuple[int, str]  # its number, from 1, and its text
Row = tuple[int, list[str]]  # the number of its line, and its cells


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
    separator = (way or SURE) if both else _separator(lines, declared)
    rows = _split(lines, separator)
    above = [row for row in _split(comments, separator, marked=True) if len(row[1]) > 1]
    rows, outside = _inside(rows, lines, separator)
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
    if len(lines) < 2 or any(map(is_number, SEPARATOR.split(lines[0].strip()))):
        return None
    sure = len(SURE_SEPARATOR.split(lines[1].strip().rstrip(",")))
    loose = len(SEPARATOR.split(lines[1].strip().rstrip(",")))
    names = {len(lines[0].split(",")), len(SEPARATOR.split(lines[0].strip()))}
    if loose in names:
        return LOOSE
    return SURE if sure in names else None


def _separator(lines: list[Line], declared: re.Match[str] | None) -> str:
    """What separates the columns."""
    if declared:
        return declared[1]
    sample = [IN_QUOTES.sub("", text) for _, text in lines[:SAMPLE_ROWS]]

    def agreeing(separator: str) -> int:
        counts = Counter(line.count(separator) for line in sample)
        del counts[0]
        return max(counts.values(), default=0)

    best = max(SEPARATORS, key=agreeing)
    return best if agreeing(best) else BLANKS


def _split(lines: Sequence[Line], separator: str, marked: bool = False) -> list[Row]:
    """Lines as rows of cells, without space around these.

    Args:
        lines: the lines.
        separator: what separates their cells.
        marked: whether they begin with the sign of a comment, which is left out.
    """
    if marked:
        lines = [(k, COMMENT_LINE.sub("", text, count=1)) for k, text in lines]
    if separator in ("|", BLANKS):
        lines = [line for line in lines if not _is_rule(line[1])]
    for both in (",\t", "\t,"):
        if separator == "\t" and all(
            text.count(both) == text.count("\t") for _, text in lines
        ):
            lines = [(k, text.replace(both, "\t")) for k, text in lines]
    if separator == "|":
        lines = [(k, text.strip().strip("|")) for k, text in lines]
    if separator == SURE:
        return [(k, SURE_SEPARATOR.split(text.strip(" ,"))) for k, text in lines]
    if separator == LOOSE:
        return [(k, SEPARATOR.split(text.strip(" ,"))) for k, text in lines]
    if separator == BLANKS and not any('"' in text for _, text in lines):
        return [(k, text.split()) for k, text in lines]
    if lines and len(lines[0][1].split(separator)) > MOST_COLUMNS:
        count = len(lines[0][1].split(separator))
        raise InputError(
            "file.too_many_columns", "file", count=count, most=MOST_COLUMNS
        )
    return _by_csv(lines, separator)


def _is_rule(text: str) -> bool:
    """Whether a line only draws a line, as "|---|:-:|" or "+---+---+"."""
    return "--" in text and RULE_LINE.fullmatch(text) is not None


def _by_csv(lines: Sequence[Line], separator: str) -> list[Row]:
    """Rows of cells that may be in quotation marks, and then have anything in them."""
    texts = [text for _, text in lines]
    if separator == BLANKS:
        texts = [" ".join(text.split()) for text in texts]
    if not any('"' in text for text in texts):
        cells = [text.split(separator) for text in texts]
        return [
            (k, [cell.strip() for cell in row])
            for (k, _), row in zip(lines, cells, strict=True)
        ]
    reader = csv.reader(
        (f"{text}\n" for text in texts),
        delimiter=separator,
        skipinitialspace=True,
        strict=True,
    )
    rows: list[Row] = []
    read = 0
    try:
        for row in reader:
            rows.append((lines[read][0], [" ".join(cell.split()) for cell in row]))
            read = reader.line_num
    except csv.Error:
        raise InputError("file.unreadable", "file") from None
    return rows


def _inside(
    rows: list[Row], lines: list[Line], separator: str
) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the table, all equally long, and the lines outside of it."""
    rows = [row for row in rows if any(row[1])]
    if not rows:
        raise InputError("file.empty", "file")
    for _, row in rows:
        if all(ELIDED.fullmatch(cell) for cell in row if cell):
            text = next(cell for cell in row if cell)
            raise InputError("input.left_out", "file", text=text)
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    if width > MOST_COLUMNS:
        raise InputError(
            "file.too_many_columns", "file", count=width, most=MOST_COLUMNS
        )
    texts = dict(lines)
    outside: list[str] = []
    while len(rows) > 1 and _is_title(rows[0], rows[1], width, separator):
        outside.append(texts[rows.pop(0)[0]].strip())
    first = next((k for k, row in enumerate(rows) if any(map(is_number, row[1]))), 0)
    titles = [
        k for k in range(first) if _is_title(rows[k], rows[k + 1], width, separator)
    ]
    for _ in range(titles[-1] + 1 if titles else 0):
        outside.append(texts[rows.pop(0)[0]].strip())
    while len(rows) > 1 and len(rows[-1][1]) != width and not is_number(rows[-1][1][0]):
        outside.append(texts[rows.pop()[0]].strip())  # "[12 rows x 2 columns]"
    others = ",\t;" if not any("," in cell for _, row in rows for cell in row) else ""
    number, names = rows[0]
    if len(names) == 1 < width:
        rows[0] = (number, _resplit(names, _of_header(separator), width))
    rows = [
        (k, _resplit(row, others, width) if len(row) == 1 < width else row)
        for k, row in rows
    ]
    if len(rows[0][1]) == width - 1 and len(rows) > 1 and _is_index_of(rows):
        rows[0] = (rows[0][0], ["", *rows[0][1]])
    return [(k, _padded(k, row, width)) for k, row in rows], tuple(outside)


def _is_title(row: Row, below: Row, width: int, separator: str) -> bool:
    """Whether a line above a table is none of its rows, and not its header."""
    cells = row[1]
    has_numbers = sum(map(is_number, cells)) * 2 >= len(cells)
    if len(cells) == width or has_numbers:
        return False
    if not any(map(is_number, below[1])):
        return True
    if len(cells) == width - 1 and width > 2:
        return False  # a header without a name for the index
    return len(_resplit(cells, _of_header(separator), width)) != width


def _of_header(separator: str) -> str:
    """What else may separate the names in a header."""
    return ",;\t " if separator == "\t" else ",;\t"


def _resplit(row: list[str], separators: str, width: int) -> list[str]:
    """A row of one cell, split by another separator if that gives the width."""
    for separator in separators:
        cells = row[0].split() if separator == " " else row[0].split(separator)
        if len(cells) == width:
            return [cell.strip() for cell in cells]
    return row


def _is_index_of(rows: list[Row]) -> bool:
    """Whether the header lacks a name only for the first column, an index."""
    names, first = rows[0][1], [row[0] for _, row in rows[1:] if row]
    if any(map(is_number, names)):
        return False
    is_text = not any(map(is_number, first))
    counts = [str(k) for k in range(len(first) + 1)]
    return is_text or first in (counts[:-1], counts[1:])


def _padded(number: int, row: list[str], width: int) -> list[str]:
    """A row with as many cells as the others.

    Raises:
        InputError: it has more of them.
    """
    while len(row) > width and not row[-1]:
        row = row[:-1]
    if len(row) > width:
        facts = {"expected": width, "row": number, "count": len(row)}
        raise InputError("file.ragged", "file", **facts)
    return row + [""] * (width - len(row))


def notes_of(lines: Lines) -> list[Note]:
    """What was left out around a table."""
    notes = []
    if lines.comments:
        notes.append(Note("read.comments", {"count": lines.comments}))
    if lines.outside:
        facts = {"count": len(lines.outside), "text": lines.outside[0]}
        notes.append(Note("read.outside", facts))
    return notes
