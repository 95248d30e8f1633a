"""Body: the rows of a table, without what stands above and below it."""

from __future__ import annotations

import re
from collections import Counter

from gd_core.exchange.commas import is_number
from gd_core.exchange.split import BLANKS, MOST_COLUMNS, Line, Row
from gd_core.runs.experiment import InputError

ELIDED = re.compile(r"\.{2,3}|…|⋮")


def inside_of(
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
    is_blank = separator == BLANKS
    rows = [(k, _padded(k, row, width, is_blank)) for k, row in rows]
    return rows, tuple(outside)


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


def _padded(number: int, row: list[str], width: int, is_blank: bool) -> list[str]:
    """A row with as many cells as the others.

    Raises:
        InputError: it has more of them, or it has less and nothing but white space
            tells which are missing.
    """
    while len(row) > width and not row[-1]:
        row = row[:-1]
    if len(row) > width or (is_blank and len(row) < width):
        facts = {"expected": width, "row": number, "count": len(row)}
        raise InputError("file.ragged", "file", **facts)
    return row + [""] * (width - len(row))
