"""Split: what separates the columns of a table, and its lines as cells.

The separator is what splits most lines alike: a tab, a semicolon, a pipe, a comma, or
else white space.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence

from gd_core.exchange.commas import is_number
from gd_core.exchange.lists import SEPARATOR, SURE_SEPARATOR
from gd_core.runs.checks import InputError

MOST_COLUMNS = 1_000  # of a file; a column costs more time than a row
SEPARATORS = ("\t", ";", "|", ",")  # the first that fits: "1,5;2,5" is two columns
BLANKS = " "  # white space separates
SURE, LOOSE = "sure", "loose"  # the two ways to split "1,5 2,5": see `lists`
SAMPLE_ROWS = 50  # lines that show how a file is written
# '#' begins a comment, but not the '#N/A' of a spreadsheet
COMMENT_LINE = re.compile(
    r"\s*+(?:#(?!n/?a\b|null!|div/0!|ref!|value!|num!|name\?|nv\b|zahl!"
    r"|wert!|bezug!)|%|//"
    r"|(?:<(?!na>)\w{2,6}>\s*+)++\Z)",  # the types of a tibble's columns
    re.IGNORECASE,
)
IN_QUOTES = re.compile(r'"[^"\n]*+"')
RULE_LINE = re.compile(r"[\s|+:=-]++")

Line = tuple[int, str]  # its number, from 1, and its text
Row = tuple[int, list[str]]  # the number of its line, and its cells


def separator_of(lines: list[Line], declared: re.Match[str] | None) -> str:
    """What separates the columns."""
    if declared:
        return declared[1]
    sample = [IN_QUOTES.sub("", text) for _, text in lines[:SAMPLE_ROWS]]

    def agreeing(separator: str) -> int:
        counts = Counter(line.count(separator) for line in sample)
        del counts[0]
        return max(counts.values(), default=0)

    best = max(SEPARATORS, key=agreeing)
    count = sum(best in line for line in sample)
    is_used = count >= min(2, len(sample))  # not by a title or a header alone
    if best == "\t" and all(map(_has_numbers_in_a_cell, sample[1:] or sample)):
        return BLANKS
    return best if is_used else BLANKS


def _has_numbers_in_a_cell(line: str) -> bool:
    """Whether numbers are in one cell only, several: "18.0   8   307.0<tab>a"."""
    counts = [sum(map(is_number, cell.split())) for cell in line.split("\t")]
    return len(counts) - counts.count(0) == 1 < max(counts)


def split_lines(
    lines: Sequence[Line], separator: str, marked: bool = False
) -> list[Row]:
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
    count = lines[0][1].count(separator) + 1 if lines else 0
    if count > MOST_COLUMNS:
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
