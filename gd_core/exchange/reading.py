"""Reading: numbers from typed or pasted text, and from CSV and TSV files."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gd_core.exchange.commas import (
    has_decimal_comma,
    split_numbers,
    to_number,
    with_point,
)
from gd_core.runs.experiment import MOST_POINTS, InputError

MOST_TEXT = 4_000_000  # characters of typed text
MOST_BYTES = 5_000_000  # of a file
MOST_COLUMNS = 1_000  # of a file; a column costs more time than a row
SEPARATORS = ("\t", ";", ",")  # of a file; the first that fits: "1,5;2,5" is two
SAMPLE_ROWS = 20  # lines of a file that show how it is written
SAMPLE_TEXT = 20_000  # characters of them

# what Python, NumPy and torch write around numbers: "x = np.array([", "tensor("
# (only from where a word begins, and never back: in time that grows with the text)
OPENING = re.compile(r"^\s*\w+\s*=|(?<![\w.])(?:[A-Za-z_]\w*+\.)*+[A-Za-z_]\w*+\s*+\(")
CLOSING = re.compile(r",\s*(?:dtype|device|requires_grad)\s*=\s*[\w.'\":]+")
LEADING_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")


def read_numbers(text: str, field: str) -> NDArray[np.float64]:
    """The numbers in a text, in their order, shape (n,).

    They may be separated by commas, semicolons, spaces, tabs or new lines, be a
    Python list or a NumPy array pasted whole, and have a Unicode minus. What a comma
    means is decided by the rule of `commas`.

    Args:
        text: what was typed or pasted.
        field: "x" or "y", for the sentence if something is wrong.

    Raises:
        InputError: no number, too many, an item that is not a finite number, or a comma
            that can be meant in two ways.
    """
    if len(text) > MOST_TEXT:
        raise InputError("input.text_too_long", field, count=len(text), most=MOST_TEXT)
    numbers = OPENING.sub(" ", CLOSING.sub(" ", text))
    items = split_numbers(numbers, "input.decimal_comma", field)
    if not items:
        raise InputError("input.no_numbers", field, most=MOST_POINTS)
    _check_count(len(items), field)
    values = np.array([to_number(item) for item in items])
    wrong = np.flatnonzero(~np.isfinite(values))
    if len(wrong):
        item = items[wrong[0]]
        key = f"input.item_{_fault(item, values[wrong[0]])}"
        raise InputError(key, field, text=item, item=int(wrong[0]) + 1)
    return values


def _check_count(count: int, field: str) -> None:
    if count > MOST_POINTS:
        raise InputError("input.too_many_numbers", field, count=count, most=MOST_POINTS)


def _fault(text: str, value: float) -> str:
    """What is wrong with a text that is no finite number; `value` is what it reads."""
    if not text.strip():
        return "empty"
    is_named = text.strip().lstrip("+-−").lower() in ("nan", "inf", "infinity")
    return "not_finite" if is_named or np.isinf(value) else "not_a_number"


@dataclass(frozen=True, eq=False)
class Table:
    """A file as texts. A column is known by its position, from 1.

    Attributes:
        names: of the columns, as the header has them, "" for one without a name.
        cells: texts, shape (rows, columns). Its columns are the positions; its index
            is the line in the file, from 1.
    """

    names: tuple[str, ...]
    cells: pd.DataFrame


def read_table(data: bytes) -> Table:
    """A CSV or TSV file as texts.

    The separator is the one that splits the lines alike, a byte order mark is ignored,
    and the first row is a header when no value in it is a number. Empty lines are left
    out. Decimal commas are rewritten with a point where semicolons or tabs separate,
    column by column, unless the column has decimal points as well.

    Raises:
        InputError: larger than MOST_BYTES, wider than MOST_COLUMNS, not text, not a
            table, or a comma that can be meant in two ways.
    """
    if len(data) > MOST_BYTES:
        raise InputError("file.too_large", "file", count=len(data), most=MOST_BYTES)
    text = _decode(data)
    body = LEADING_EMPTY_LINES.sub("", text)
    above = text.count("\n") - body.count("\n")
    separator = _separator(body)
    _check_width(body, separator)
    if separator == ",":
        _check_commas(body, above)
    try:
        table = pd.read_csv(
            io.StringIO(body),
            sep=separator,
            header=None,
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            skipinitialspace=True,
            nrows=MOST_POINTS + 2,  # a header, and one too many to be noticed
        )
    except pd.errors.EmptyDataError:
        raise InputError("file.empty", "file") from None
    except pd.errors.ParserError as problem:
        raise _ragged(str(problem), above) from None
    except (ValueError, csv.Error, OverflowError):
        raise InputError("file.unreadable", "file") from None
    table.index += 1 + above
    table = table.fillna("")
    table = table[(table != "").any(axis="columns")]
    if table.empty:
        raise InputError("file.empty", "file")
    if separator in ("\t", ";") and "," in body:
        table = table.apply(_with_points)
    return _with_header(table)


def _decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or else Windows' own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        raise InputError("file.not_text", "file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _sample(text: str) -> list[tuple[int, str]]:
    """The first lines that are not empty, each with its number from 1."""
    lines = enumerate(text[:SAMPLE_TEXT].splitlines(), start=1)
    return [(k, line) for k, line in lines if line.strip()][:SAMPLE_ROWS]


def _separator(text: str) -> str:
    """The separator that splits most of the first lines alike, else white space."""
    lines = [line for _, line in _sample(text)]

    def agreeing(separator: str) -> int:
        counts = Counter(line.count(separator) for line in lines)
        del counts[0]
        return max(counts.values(), default=0)

    best = max(SEPARATORS, key=agreeing)
    return best if agreeing(best) else r"\s+"


def _check_width(text: str, separator: str) -> None:
    """A table that is wider than MOST_COLUMNS is refused before it is made."""
    first = text.partition("\n")[0]
    count = len(first.split(None if separator == r"\s+" else separator))
    if count > MOST_COLUMNS:
        facts = {"count": count, "most": MOST_COLUMNS}
        raise InputError("file.too_many_columns", "file", **facts)


def _check_commas(text: str, above: int) -> None:
    """Lines as "1,5 2,5" are refused, unless a header has as many commas."""
    lines = _sample(text)
    header = lines[0][1] if lines else ""
    if any(not np.isnan(to_number(item)) for item in header.split(",")):
        header = ""
    for k, line in lines:
        if not header or line.count(",") != header.count(","):
            split_numbers(line, "file.decimal_comma", "file", row=k + above)


def _ragged(problem: str, above: int) -> InputError:
    """The error that says what pandas says: a row is longer than those above."""
    counts = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", problem)
    if not counts:
        return InputError("file.unreadable", "file")
    expected, row, count = map(int, counts.groups())
    facts = {"expected": expected, "row": row + above, "count": count}
    return InputError("file.ragged", "file", **facts)


def _with_points(column: pd.Series) -> pd.Series:
    """A column with decimal points for decimal commas; not where it has both."""
    texts = column.tolist()
    is_decimal = [has_decimal_comma(text) for text in texts]
    if any("." in text and not np.isnan(to_number(text)) for text in texts):
        return column
    pairs = zip(texts, is_decimal, strict=True)
    texts = [with_point(text) if decimal else text for text, decimal in pairs]
    return pd.Series(texts, index=column.index, dtype=column.dtype)


def _with_header(cells: pd.DataFrame) -> Table:
    """The table, its first row as names if no value in it is a number."""
    first = cells.iloc[0]
    is_header = not any(_is_number(text) for text in first)
    names = tuple(" ".join(text.split()) if is_header else "" for text in first)
    cells = cells.iloc[1:] if is_header else cells
    if cells.empty:
        raise InputError("file.empty", "file")
    return Table(names, cells.set_axis(range(1, len(names) + 1), axis="columns"))


def _is_number(text: str) -> bool:
    """Whether a text is meant as a number, with a decimal comma or not."""
    return not np.isnan(to_number(text)) or has_decimal_comma(text)


def number_columns(table: Table) -> list[int]:
    """The positions of columns meant to be numbers: at least half of the values are.

    Raises:
        InputError: fewer than two.
    """
    positions = [
        position
        for position in range(1, len(table.names) + 1)
        if _share_of_numbers(table.cells[position]) >= 0.5
    ]
    if len(positions) < 2:
        raise InputError("file.too_few_columns", "file", count=len(positions))
    return positions


def _share_of_numbers(column: pd.Series) -> float:
    texts = column.tolist()
    finite = np.isfinite([to_number(text) for text in texts])
    return float(np.mean(finite | [has_decimal_comma(text) for text in texts]))


def read_column(table: Table, position: int, field: str) -> NDArray[np.float64]:
    """The numbers of one column, shape (n,).

    Args:
        table: what `read_table` returned.
        position: one of `number_columns`.
        field: "x" or "y", for the sentence if something is wrong.

    Raises:
        InputError: too many, or a value that is not a finite number, with its row.
    """
    column = table.cells[position]
    _check_count(len(column), field)
    values = np.array([to_number(text) for text in column.tolist()])
    wrong = np.flatnonzero(~np.isfinite(values))
    if len(wrong):
        text = str(column.iloc[wrong[0]])
        facts: dict[str, object] = {
            "text": text,
            "row": int(column.index[wrong[0]]),
            "column": position,
            "names": table.names,
        }
        if has_decimal_comma(text):
            raise InputError(
                "file.cell_decimal_comma", field, **facts, decimals=with_point(text)
            )
        fault = _fault(text, values[wrong[0]])
        raise InputError(f"file.cell_{fault}", field, **facts)
    return values
