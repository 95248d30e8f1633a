"""Body: the rows of a table, without what stands above and below it."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile

from gd_core.exchange.columns import is_like_number, is_missing
from gd_core.exchange.split import BLANKS, MOST_COLUMNS, Line, Row
from gd_core.runs.checks import InputError

MOST_TITLES = 50  # rows above a table that may be titles, or its header
ELIDED = re.compile(r"\.{2,3}|…|⋮")


def inside_of(
    rows: list[Row], lines: list[Line], separator: str
) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of the table, all equally long, and the lines outside of it.

    Raises:
        InputError: no rows, too many columns, rows that were left out when they were
            printed, or of different lengths.
    """
    rows = [row for row in rows if any(row[1])]
    _check_rows(rows)
    width = Counter(len(row) for _, row in rows).most_common(1)[0][0]
    if width > MOST_COLUMNS:
        raise InputError(
            "file.too_many_columns", "file", count=width, most=MOST_COLUMNS
        )
    texts = dict(lines)
    signs = ",;\t " if separator == "\t" else ",;\t"
    top = [
        (k, _header_cells(texts[k], row, signs, width)) for k, row in rows[:MOST_TITLES]
    ]
    rows = [*top, *rows[MOST_TITLES:]]
    count = _titles(rows, width, separator)
    outside = [texts[k].strip() for k, _ in rows[:count]]
    rows = rows[count:]
    while len(rows) > 1 and _is_remark(rows[-1][1], width):
        outside.append(texts[rows.pop()[0]].strip())  # "[12 rows x 2 columns]"
    others = ",\t;" if not any("," in cell for _, row in rows for cell in row) else ""
    rows = [
        (k, _resplit(row[0], others, width) or row if len(row) == 1 < width else row)
        for k, row in rows
    ]
    is_indented = separator == BLANKS and texts[rows[0][0]][:1] == " "
    if len(rows[0][1]) == width - 1 and _is_index_of(rows, separator, is_indented):
        rows[0] = (rows[0][0], ["", *rows[0][1]])
    _check_header(rows, width)
    is_blank = separator == BLANKS
    return [(k, _padded(k, row, width, is_blank)) for k, row in rows], tuple(outside)


def _check_rows(rows: list[Row]) -> None:
    if not rows:
        raise InputError("file.empty", "file")
    for _, row in rows:
        if all(ELIDED.fullmatch(cell) for cell in row if cell):
            text = next(cell for cell in row if cell)
            raise InputError("input.left_out", "file", text=text)


def _check_header(rows: list[Row], width: int) -> None:
    """A header names all columns that have something in them."""
    count = len(rows[0][1])
    if count < width and not _has_number(rows[0][1]):
        for k, row in rows[1:]:
            if any(row[count:]):
                facts = {"expected": count, "row": k, "count": len(row)}
                raise InputError("file.ragged", "file", **facts)


def _titles(rows: list[Row], width: int, separator: str) -> int:
    """How many rows above a table are none of its rows, and not its header."""
    first = next((k for k, row in enumerate(rows) if _has_number(row[1])), 0)
    pairs = takewhile(lambda pair: _is_title(*pair, width, separator), pairwise(rows))
    leading = sum(1 for _ in pairs)
    later = [
        k for k in range(first) if _is_title(rows[k], rows[k + 1], width, separator)
    ]
    return max(leading, later[-1] + 1 if later else 0)


def _is_title(row: Row, below: Row, width: int, separator: str) -> bool:
    """Whether a line above a table is none of its rows, and not its header.

    A spreadsheet fills it up with empty cells. Names with commas between them, directly
    above more numbers than names, are a header: the numbers may have decimal commas.
    """
    cells = row[1]
    if len(cells) == len(below[1]) == width > 2 and not _has_number(cells):
        is_mostly_empty = 2 * sum(map(bool, cells)) <= width
        return is_mostly_empty and all(below[1]) and not _has_number(below[1])
    if len(cells) == width or sum(map(is_like_number, cells)) * 2 >= len(cells):
        return False
    if not _has_number(below[1]):
        return True
    if separator == "," and 1 < len(cells) < width:
        return False
    # else a header without a name for the index
    return len(cells) != width - 1 or width == 2


def _is_remark(cells: list[str], width: int) -> bool:
    """Whether a line below a table is none of its rows."""
    values = [is_like_number(cell) or is_missing(cell) for cell in cells]
    return len(cells) != width and sum(values) * 2 < len(cells)


def _has_number(cells: list[str]) -> bool:
    return any(map(is_like_number, cells))


def _header_cells(text: str, row: list[str], signs: str, width: int) -> list[str]:
    """The cells of a header, maybe separated by something else than the rows are."""
    if len(row) == width or _has_number(row):
        return row
    return _resplit(text, signs, width) or row


def _resplit(text: str, separators: str, width: int) -> list[str]:
    """A line split by the separator that gives the width, empty if none does."""
    for separator in separators:
        cells = text.split() if separator == " " else text.split(separator)
        if len(cells) == width:
            return [cell.strip() for cell in cells]
    return []


def _is_index_of(rows: list[Row], separator: str, is_indented: bool) -> bool:
    """Whether the header lacks a name only for the first column, an index.

    Of numbers it is one if white space separates: "1,234,5" below "x,y" may have a
    comma between thousands. Below a header that is indented, as programs print it, rows
    of a selection have any numbers: 1, 2, 5.
    """
    names, first = rows[0][1], [row[0] for _, row in rows[1:] if row]
    if not first or _has_number(names):
        return False
    is_text = not _has_number(first)
    counts = [str(k) for k in range(len(first) + 1)]
    if is_indented and all(map(str.isdecimal, first)):
        return len({*first}) == len(first)
    return is_text or (separator != "," and first in (counts[:-1], counts[1:]))


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
