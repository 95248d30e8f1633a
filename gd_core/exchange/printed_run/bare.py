"""Bare: rows of numbers without any names, a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gd_core.exchange.commas import GROUPS_WITH_POINT, is_number
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.pairs_in_lines import PrintedLine
from gd_core.exchange.printed_run.tables import number_text, split_cells

MOST_IN_A_ROW = 4  # a line of more is a list
BLANK = " "


def bare_of(text: str, lines: Sequence[PrintedLine]) -> Grid | None:
    """The grid of the lines that have numbers only, None if there are none."""
    bare = [line for line in lines if line.is_bare]
    bare = [line for line in bare if all(t.kind != "list" for t in line.tokens)]
    if not bare:
        return None
    raw = text.replace("\v", "\n").split("\n")
    at = [line.tokens[0].line for line in bare]
    separator = _separator([raw[number - 1] for number in at])
    rows: list[list[str | None]] = [
        _by_tokens(line)
        if separator == BLANK
        else [number_text(cell) for cell in split_cells(raw[number - 1], separator)]
        for line, number in zip(bare, at, strict=True)
    ]
    of_r = _numbers_of_r(bare, rows)
    if of_r:
        return Grid([""], [of_r], [at[0]] * len(of_r), {*at})
    widths = Counter(map(len, rows))
    is_wide = min(widths) > MOST_IN_A_ROW
    if is_wide and len(widths) == 1 < len(rows) <= MOST_IN_A_ROW:
        return Grid([""] * len(rows), rows, [at[0]] * len(rows[0]), {*at})
    if len(rows) == 1 or (is_wide and len(widths) > 1):
        column = [text for row in rows for text in row]
        where = [n for n, row in zip(at, rows, strict=True) for _ in row]
        return Grid([""], [column], where, {*at})
    width = widths.most_common(1)[0][0]
    kept = [k for k, row in enumerate(rows) if len(row) == width]
    cells = [[rows[k][place] for k in kept] for place in range(width)]
    where = [at[k] for k in kept]
    return Grid([""] * width, cells, where, {*where})


def _by_tokens(line: PrintedLine) -> list[str | None]:
    return [token.text for token in line.tokens if token.kind == "number"]


def _numbers_of_r(
    bare: Sequence[PrintedLine], rows: Sequence[list[str | None]]
) -> list[str | None]:
    """The numbers of R without the counts in brackets before its lines: "[7] 0.3"."""
    numbers: list[str | None] = []
    for line, row in zip(bare, rows, strict=True):
        is_count = line.tokens[0].bracket == "[" and row[0] == str(len(numbers) + 1)
        if not is_count or len(row) < 2:
            return []
        numbers += row[1:]
    return numbers


def _separator(lines: Sequence[str]) -> str:
    """What separates the numbers of some lines."""
    for sign in ("\t", "|", ";"):
        if all(sign in line.strip() for line in lines):
            return sign
    bare = [line.strip().strip("()[]").strip() for line in lines]
    if not all("," in line for line in bare):
        return BLANK
    if any(line.count(", ") or ",-" in line or ",." in line for line in bare):
        return ","
    if any(BLANK in line for line in bare):
        return BLANK
    if all(line.count(",") == 1 for line in bare):
        firsts = [line.partition(",")[0] for line in bare]
        has_points = any("." in line for line in bare)
        are_groups = all(map(GROUPS_WITH_POINT.fullmatch, bare))
        if not counts(firsts) and (are_groups or not has_points):
            return BLANK  # "0,3" or "1,234.5" is one number
    return ","


def counts(texts: Sequence[str | None], is_index: bool = False) -> bool:
    """Whether some texts count: 0, 1, 2 or 10, 20, 30, the last step maybe shorter.

    Args:
        texts: of a column.
        is_index: whether the column is an index, which may leave any rows out.
    """
    if len(texts) < 2:
        return False
    numbers = whole_numbers(texts)
    if numbers is None:
        return False
    steps = [b - a for a, b in pairwise(numbers)]
    restarts = [k for k, step in enumerate(steps) if step <= 0]
    if restarts and all(numbers[k + 1] == numbers[0] for k in restarts):
        steps = [step for step in steps if step > 0]
    if not steps or min(steps) < 1:
        return False
    if is_index:
        return True
    usual = Counter(steps).most_common(1)[0][0]
    odd = [step for step in steps if step != usual]
    # from 1 to 10 to 20; and to 999, the last one
    return len(odd) <= 2 * (1 + len(restarts)) and (
        not odd or len(odd) * 2 < len(steps) or max(odd) < usual
    )


def whole_numbers(texts: Sequence[str | None]) -> list[int] | None:
    """Some texts as the numbers of rows, None if one is no whole number."""
    found: list[int] = []
    for text in texts:
        if text is None or len(text) > 12 or not is_number(text):
            return None
        digits, _, rest = text.replace(",", "").partition(".")
        if rest.strip("0") or not digits.lstrip("+-").isdecimal():
            return None
        found.append(int(digits))
    return found
