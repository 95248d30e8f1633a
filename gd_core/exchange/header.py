"""Header: whether the first row of a table names its columns, decided by all rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gd_core.exchange.columns import is_like_number, is_missing

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first of some rows is a header.

    It is one if it has names and no number. Years are names as well, if a name stands
    beside them and what stands below them are numbers but no years, or texts.
    """
    first, rest = rows[0], rows[1:]
    values = [text for text in first if not is_missing(text)]
    names = [text for text in values if not is_like_number(text)]
    if not names or not rest:
        return bool(names)
    if len(names) == len(values):
        return True
    years = [k for k, text in enumerate(first) if is_like_number(text)]
    if not all(YEAR.fullmatch(first[k]) for k in years):
        return False
    below = [row[k] for row in rest for k in years if not is_missing(row[k])]
    are_years = sum(YEAR.fullmatch(text) is not None for text in below)
    return are_years * 2 < len(below)


def is_row_of_units(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Whether the row below a header says in which units the columns are.

    It has texts where all rows below it have numbers, and no number anywhere.
    """
    if not rest or any(map(is_like_number, first)):
        return False
    texts = [k for k, text in enumerate(first) if not is_missing(text)]
    numbers = [k for k in texts if all(is_like_number(row[k]) for row in rest[:20])]
    return len(numbers) >= 2


def is_index(name: str, texts: Sequence[str], is_named: bool) -> bool:
    """Whether a first column only numbers the rows: 0, 1, 2, or 4, 0, 7 of a selection.

    The latter only where the header says so, by no name or one of INDEX_NAMES.

    Args:
        name: of the column, "" if it has none.
        texts: its values.
        is_named: whether the table has a header.
    """
    start = texts[0] if texts else ""
    if len(texts) < 2 or (is_named and name.lower() not in INDEX_NAMES):
        return False
    if is_named and all(text.isdecimal() for text in texts):
        return len({*texts}) == len(texts)
    if start not in ("0", "1"):
        return False
    return all(text == str(k) for k, text in enumerate(texts, int(start)))


INDEX_NAMES = frozenset(
    ("", "unnamed: 0", "index", "idx", "#", "no", "no.", "nr", "id", "row", "rownames")
)
