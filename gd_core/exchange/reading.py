"""Reading: numbers from typed or pasted text, and from CSV and TSV files."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gd_core.runs.experiment import MOST_POINTS, InputError
from gd_core.text.catalogue import say

MOST_TEXT = 4_000_000  # characters of typed text
MOST_BYTES = 5_000_000  # of a file
MOST_COLUMNS = 1_000  # of a file; a column costs more time than a row
SEPARATORS = ("\t", ";", ",")  # of a file; the first that fits: "1,5;2,5" is two

MINUS_SIGNS = str.maketrans(dict.fromkeys("−﹣－‒–", "-"))
# what Python, NumPy and torch write around numbers: "x = np.array([", "tensor("
# (only from where a word begins, and never back: in time that grows with the text)
OPENING = re.compile(r"^\s*\w+\s*=|(?<![\w.])(?:[A-Za-z_]\w*+\.)*+[A-Za-z_]\w*+\s*+\(")
CLOSING = re.compile(r",\s*(?:dtype|device|requires_grad)\s*=\s*[\w.'\":]+")
BRACKETS = re.compile(r"[\[\](){}]")
LEADING_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\r?\n)+")
SEPARATION = re.compile(r"\s*[,;]\s*|\s+")


def read_numbers(text: str, field: str) -> NDArray[np.float64]:
    """The numbers in a text, in their order, shape (n,).

    They may be separated by commas, semicolons, spaces, tabs or new lines, be a
    Python list or a NumPy array pasted whole, and have a Unicode minus.

    Args:
        text: what was typed or pasted.
        field: "x" or "y", for the sentence if something is wrong.

    Raises:
        InputError: no number, too many, or an item that is not a finite number.
    """
    if len(text) > MOST_TEXT:
        raise InputError("input.text_too_long", field, count=len(text), most=MOST_TEXT)
    bare = BRACKETS.sub(" ", OPENING.sub(" ", CLOSING.sub(" ", text))).strip()
    items = SEPARATION.split(bare)
    if items[-1] == "":  # a comma after the last item, or no text at all
        items.pop()
    if not items:
        raise InputError("input.no_numbers", field, most=MOST_POINTS)
    if len(items) > MOST_POINTS:
        raise InputError(
            "input.too_many_numbers", field, count=len(items), most=MOST_POINTS
        )
    values = np.array([to_number(item) for item in items])
    wrong = np.flatnonzero(~np.isfinite(values))
    if len(wrong):
        item = items[wrong[0]]
        raise InputError(
            f"input.{_fault('item', item, values[wrong[0]])}",
            field,
            text=item,
            item=int(wrong[0]) + 1,
        )
    return values


def to_number(text: str) -> float:
    """The number that a text stands for, nan if it stands for none."""
    try:
        return float(text.translate(MINUS_SIGNS))
    except ValueError:
        return np.nan


def _fault(what: str, text: str, value: float) -> str:
    """Which sentence a text deserves that is no finite number."""
    if not text.strip():
        return f"{what}_empty"
    named = text.strip().lstrip("+-−").lower() in ("nan", "inf", "infinity")
    return f"{what}_not_finite" if named or np.isinf(value) else f"{what}_not_a_number"


def read_table(data: bytes) -> pd.DataFrame:
    """A CSV or TSV file as texts, one column a column, one row a line.

    The separator is found out, a byte order mark is passed over, and the first row is
    a header when no value in it is a number. The index is the line in the file, from
    1, so that a row can be named; empty lines are left out.

    Raises:
        InputError: larger than MOST_BYTES, wider than MOST_COLUMNS, not text, or not a
            table.
    """
    if len(data) > MOST_BYTES:
        raise InputError("file.too_large", "file", count=len(data), most=MOST_BYTES)
    text = _decode(data)
    body = LEADING_EMPTY_LINES.sub("", text)
    above = text.count("\n") - body.count("\n")
    separator = _separator(body)
    _check_width(body, separator)
    try:
        table = pd.read_csv(
            io.StringIO(body),
            sep=separator,
            header=None,
            dtype=str,
            keep_default_na=False,
            skip_blank_lines=False,
            skipinitialspace=True,
            nrows=MOST_POINTS + 2,  # a header, and one too many to be told
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
    return _named(table, decimal_comma=separator == ";")


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


def _separator(text: str) -> str:
    """The separator that splits most of the first lines alike, else white space."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:20]

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


def _ragged(problem: str, above: int) -> InputError:
    found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", problem)
    if not found:
        return InputError("file.unreadable", "file")
    expected, row, count = map(int, found.groups())
    facts = {"expected": expected, "row": row + above, "count": count}
    return InputError("file.ragged", "file", **facts)


def _named(table: pd.DataFrame, decimal_comma: bool) -> pd.DataFrame:
    """The table with its columns named and every name different."""
    if table.empty:
        raise InputError("file.empty", "file")
    if decimal_comma:
        comma = r"^\s*([-+−]?\d+),(\d+)\s*$"
        table = table.replace(comma, r"\1.\2", regex=True)
    first = table.iloc[0]
    is_header = all(np.isnan(to_number(text)) for text in first)
    names: list[str] = []
    for place, text in enumerate(first, start=1):
        plain = say("file.column_name", number=place)
        name = " ".join(text.split()) if is_header else ""
        names.append(name if name and name not in names else plain)
    table = table.iloc[1:] if is_header else table
    if table.empty:
        raise InputError("file.empty", "file")
    return table.set_axis(names, axis="columns")


def number_columns(table: pd.DataFrame) -> list[str]:
    """The columns that are meant to be numbers: at least half of their values are.

    Raises:
        InputError: fewer than two.
    """
    found = [
        str(name)
        for name, column in table.items()
        if np.isfinite([to_number(text) for text in column]).mean() >= 0.5
    ]
    if len(found) < 2:
        raise InputError("file.too_few_columns", "file", count=len(found))
    return found


def read_column(table: pd.DataFrame, name: str, field: str) -> NDArray[np.float64]:
    """The numbers of one column, shape (n,).

    Args:
        table: what `read_table` returned.
        name: one of `number_columns`.
        field: "x" or "y", for the sentence if something is wrong.

    Raises:
        InputError: too many, or a value that is not a finite number, with its row.
    """
    column = table[name]
    if len(column) > MOST_POINTS:
        raise InputError(
            "input.too_many_numbers", field, count=len(column), most=MOST_POINTS
        )
    values = np.array([to_number(text) for text in column])
    wrong = np.flatnonzero(~np.isfinite(values))
    if len(wrong):
        text = str(column.iloc[wrong[0]])
        raise InputError(
            f"file.{_fault('cell', text, values[wrong[0]])}",
            field,
            text=text,
            row=int(column.index[wrong[0]]),
            column=name,
        )
    return values
