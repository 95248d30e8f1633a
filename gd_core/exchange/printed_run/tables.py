"""Tables: rows below a line of names, as pandas, Markdown and CSV have them."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gd_core.exchange.commas import is_number
from gd_core.exchange.printed_run.cleaning import DOTS_LINE
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.names import is_of_rows, is_run_name
from gd_core.exchange.printed_run.tokens import IS_NUMBER, gathered, tokens_of

BETWEEN_CELLS = ("\t", "|", ";", ",")
WIDE_BLANK = re.compile(r"[ \t]{2,}")
DRAWN_RULE = re.compile(r"[\s|+:=-]*-[\s|+:=-]*")
OF_SERIES = re.compile(r"\s*+Name: ([^,\n]{1,60}),(?: Length: \d++,)? dtype: \w++\s*+")
BEGINS_NAME = re.compile(r"[^\W\d]|[∂∇#]")
HAS_NUMBER = re.compile(r"(?<![\w.\[(])[-+]?\.?\d")
LONGEST_ROW = 5_000  # of a table
MOST_CELLS = 200


@dataclass
class _Block:
    """A table in its making: its names, its rows, and the lines of these."""

    names: list[str]
    separator: str
    header: str
    rows: list[list[str | None]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)  # rows below the same names

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether a line of some cells is a row of it."""
        if self.rows:
            return len(cells) == len(self.rows[0])
        return len(cells) - len(self.names) in (0, 1)  # one more is an index


def table_of(text: str) -> Grid | None:
    """The grid of the largest table with a line of names, None if there is none."""
    lines = text.replace("\v", "\n").split("\n")
    used: set[int] = set()
    blocks: list[_Block] = []
    block: _Block | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or len(line) > LONGEST_ROW:
            continue
        if (block and _is_rule(line)) or (block and DOTS_LINE.fullmatch(line)):
            used.add(number)
        elif block and (row := _row(line, block)):
            block.rows.append(row)
            block.lines.append(number)
            used.add(number)
        elif (header := _header(line)) and _has_row_below(lines, number, header):
            used.add(number)
            same = (
                block
                and block.names == header.names
                and header.separator == block.separator
            )
            if block and same:
                block.again.append(len(block.rows))
            else:
                block = header
                blocks.append(block)
        elif block and OF_SERIES.fullmatch(line):
            used.add(number)
    blocks = [block for block in blocks if block.rows]
    if not blocks:
        return None
    return _grid(_side_by_side(blocks), used)


def series_with_index(text: str) -> Grid | None:
    """The grid of a Series of pandas, whose name stands below it."""
    found = OF_SERIES.search(text) if "dtype:" in text else None
    if not found or not is_run_name(found[1]):
        return None
    block = _Block(["", found[1]], " ", "")
    used = set()
    for number, line in enumerate(text.replace("\v", "\n").split("\n"), 1):
        if row := _row(line, block):
            block.rows.append(row)
            block.lines.append(number)
            used.add(number)
        elif DOTS_LINE.fullmatch(line):
            used.add(number)
        elif OF_SERIES.fullmatch(line):
            used.add(number)
            break
    return _grid(block, used) if block.rows else None


def _side_by_side(blocks: list[_Block]) -> _Block:
    """The longest table, with the columns that stand below it.

    pandas prints them there for want of room, with the same index; or each column is
    printed by itself, with its name above.
    """
    first = max(blocks, key=lambda block: len(block.rows))
    for block in blocks:
        own = len(block.rows[0]) - len(block.names)
        is_other = block is not first and len(block.rows) == len(first.rows)
        if not is_other or {*block.names} & {*first.names}:
            continue
        is_wrapped = first.header.endswith("\\") and [r[0] for r in block.rows] == [
            row[0] for row in first.rows
        ]
        if is_wrapped or len(block.rows[0]) == len(block.names) == 1:
            first.names = first.names + block.names
            first.rows = [
                [*row, *more[own:]]
                for row, more in zip(first.rows, block.rows, strict=True)
            ]
    return first


def _grid(block: _Block, used: set[int]) -> Grid:
    width = len(block.rows[0])
    names = [*[""] * (width - len(block.names)), *block.names]
    cells = [[row[k] for row in block.rows] for k in range(width)]
    empty = {k for k in range(width) if not names[k] and not any(cells[k])}
    names = [name for k, name in enumerate(names) if k not in empty]
    cells = [column for k, column in enumerate(cells) if k not in empty]
    return Grid(names, cells, block.lines, used, starts=[0, *block.again])


def split_cells(line: str, separator: str) -> list[str]:
    """The cells of a line: between separators, or what space is between."""
    if separator == " ":
        return line.split()
    if separator == "  ":
        return WIDE_BLANK.split(line.strip())
    if separator == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    if '"' in line and separator != "|":
        try:
            return [
                cell.strip()
                for cell in next(
                    csv.reader([line], delimiter=separator, skipinitialspace=True)
                )
            ]
        except (csv.Error, StopIteration):
            return []
    return [cell.strip() for cell in line.split(separator)]


def _is_rule(line: str) -> bool:
    return "--" in line and DRAWN_RULE.fullmatch(line) is not None


def _header(line: str) -> _Block | None:
    """The names that a line has, None if it has others than names."""
    bare = line.rstrip().removesuffix("\\").rstrip(" :=")
    if not BEGINS_NAME.search(bare) or HAS_NUMBER.search(bare):
        return None
    for separator in (*BETWEEN_CELLS, " ", "  "):
        if separator in BETWEEN_CELLS and separator not in bare:
            continue
        names = [name.strip("\"'` *") for name in split_cells(bare, separator)]
        is_sure = separator in BETWEEN_CELLS and len(names) > 1
        if len(names) > MOST_CELLS or not (is_sure or any(map(is_run_name, names))):
            continue
        if all(
            not name or (BEGINS_NAME.match(name) and not IS_NUMBER.match(name))
            for name in names
        ):
            if separator in (" ", "  ") and not all(names):
                continue
            if is_sure or any(is_run_name(n) and not is_of_rows(n) for n in names):
                return _Block(names, separator, line.rstrip())
    return None


def _has_row_below(lines: Sequence[str], number: int, header: _Block) -> bool:
    """Whether the next line that is not empty is a row below some names."""
    for line in lines[number : number + 4]:
        if not line.strip() or _is_rule(line):
            continue
        return len(line) <= LONGEST_ROW and _row(line, header) is not None
    return False


def _row(line: str, block: _Block) -> list[str | None] | None:
    """The numbers of a line that is a row of a table, None if it is none."""
    separator = block.separator
    if separator in BETWEEN_CELLS and separator not in line and len(block.names) > 1:
        return None
    cells = split_cells(line, " " if separator == "  " else separator)
    if not block.fits(cells):
        return None
    texts = [number_text(cell) for cell in cells]
    if not any(texts) or any(
        text is None and cell and name and is_run_name(name)
        for text, cell, name in zip(
            texts[-len(block.names) :],
            cells[-len(block.names) :],
            block.names,
            strict=True,
        )
    ):
        return None
    return texts


def number_text(cell: str) -> str | None:
    """The one number of a cell as it is printed, None if it has none."""
    if not cell or cell in ("-", "--"):
        return None
    if IS_NUMBER.match(cell) or is_number(cell):
        return cell
    found = [token for token in gathered(tokens_of(cell)) if token.kind != "end"]
    if len(found) == 1 and found[0].kind == "number":
        return found[0].text
    return None
