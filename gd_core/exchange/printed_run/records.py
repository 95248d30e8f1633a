"""Records: rows from lines that name what they print.

A row is a line or, where the number of the row stands on a line of its own, as Keras
has it, the lines from one such number to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from gd_core.exchange.notes import Note
from gd_core.exchange.printed_run.bare import counts
from gd_core.exchange.printed_run.grid import Grid, grid_of
from gd_core.exchange.printed_run.names import (
    OF_BOTH,
    is_of_rows,
    is_run_name,
    plain_name,
)
from gd_core.exchange.printed_run.pairs_in_lines import NamedNumbers, PrintedLine

LEAD = ""  # the name of the number that a line begins with


@dataclass
class Record:
    """What a line, or a part of one, has.

    Attributes:
        line: where it is.
        texts: its numbers by their names in plain.
        shown: these names as they are printed.
        bare: numbers without a name.
        lead: the number that it begins with, if that has no name.
        has_row: whether the number of a row is one of `texts`.
        is_known: whether a number is that has a known name otherwise.
        twice: names that it has more than once.
        lines: all lines that it has.
    """

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    bare: list[str] = field(default_factory=list)
    lead: str | None = None
    has_row: bool = False
    is_known: bool = False
    twice: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    def add(self, pair: NamedNumbers) -> None:
        """Add a pair; of two with the same name the first counts."""
        if not pair.name:
            self.bare += pair.texts
            return
        name = plain_name(pair.name)
        if pair.token and len(pair.texts) == 2 and name in OF_BOTH:
            for k, text in enumerate(pair.texts):
                self.texts[f"{name}[{k}]"], self.shown[f"{name}[{k}]"] = text, ""
            self.is_known = True
        if len(pair.texts) > 1:
            return
        if name in self.texts:
            self.twice.append(pair.name)
            return
        self.texts[name], self.shown[name] = pair.texts[0], pair.name
        if is_of_rows(pair.name):
            self.has_row = True
        elif is_run_name(pair.name):
            self.is_known = True


def _records(lines: Iterable[PrintedLine]) -> Iterator[Record]:
    """The records of lines; on one line each number of a row begins another."""
    for line in lines:
        if not line.pairs:
            continue
        first = line.tokens[0].line
        record = Record(first, lines={*range(first, line.tokens[-1].last + 1)})
        if not line.pairs[0].name and len(line.pairs[0].texts) == 1:
            record.lead = line.pairs[0].texts[0]
        for pair in line.pairs:
            name = plain_name(pair.name)
            if name in record.texts and is_of_rows(pair.name):
                yield record
                record = Record(pair.line, lines={pair.line})
            record.add(pair)
        yield record


def records_of(lines: Iterable[PrintedLine]) -> Grid | None:
    """The grid of lines that name what they print, None if none does."""
    found = [each for each in _records(lines) if each.has_row or each.is_known]
    if not found:
        return None
    is_known = any(each.is_known for each in found)
    if not is_known:
        return _without_names([each for each in found if each.bare])
    is_numbered = any(each.has_row for each in found)
    rows = _numbered(found) if is_numbered else []
    rest = [each for each in found if not each.has_row]
    if not rows or len(rest) > 2 > len(rows):  # "epochs = 100" is a setting
        rows = _with_leads(rest) if counts([each.lead for each in rest]) else []
        rows = rows or _merged(rest)
    used = {line for each in rows for line in each.lines}
    shown: dict[str, str] = {}
    for each in rows:
        shown = {**each.shown, **shown}
    notes = []
    twice = list(dict.fromkeys(name for each in rows for name in each.twice))
    if twice:
        notes.append(Note("printed.twice", {"names": tuple(twice)}))
    order = list(dict.fromkeys(name for each in rows for name in each.texts))
    grid = grid_of([(each.line, each.texts) for each in rows], used, notes)
    if grid:
        grid.names = [shown[name] for name in order]
        grid.only = ("w", "b") if any(name.endswith("]") for name in order) else ()
    return grid


def _without_names(found: list[Record]) -> Grid | None:
    """Rows that only have a number of their own, and others without names."""
    if not found:
        return None
    width = Counter(len(each.bare) for each in found).most_common(1)[0][0]
    rows = [each for each in found if len(each.bare) == width]
    of_row = next(iter(rows[0].texts))
    names = [rows[0].shown[of_row], *[""] * width]
    cells: list[list[str | None]] = [[each.texts.get(of_row) for each in rows]]
    cells += [[each.bare[k] for each in rows] for k in range(width)]
    used = {line for each in rows for line in each.lines}
    return Grid(names, cells, [each.line for each in rows], used)


def _with_leads(rows: list[Record]) -> list[Record]:
    """Records whose first number, which has no name, counts."""
    for each in rows:
        each.texts = {LEAD: each.lead or "", **each.texts}
        each.shown[LEAD] = ""
    return rows


def _merged(found: list[Record]) -> list[Record]:
    """Records without numbers of rows; those after each other that share no name."""
    rows: list[Record] = []
    for each in found:
        if rows and not each.texts.keys() & rows[-1].texts.keys():
            _merge(rows[-1], each)
        else:
            rows.append(each)
    return rows


def _merge(row: Record, other: Record) -> None:
    row.texts = {**other.texts, **row.texts}
    row.shown = {**other.shown, **row.shown}
    row.lines |= other.lines


def _numbered(found: list[Record]) -> list[Record]:
    """Records with numbers of rows, and what stands on lines between them.

    That belongs to a row if each has it once, before its number or behind it.
    """
    heads = [k for k, each in enumerate(found) if each.has_row]
    rows = [found[k] for k in heads]
    blocks = [
        found[first + 1 : last]
        for first, last in zip(heads, [*heads[1:], len(found)], strict=True)
    ]
    before = found[: heads[0]]
    inside = [_counts(block) for block in blocks]
    ahead = _counts(before)
    names = {name for each in (ahead, *inside) for name in each}
    for name in names - {name for each in rows for name in each.texts}:
        times = [each[name] for each in inside]
        if max(times) > 1 or ahead[name] > 1:
            continue
        parts = blocks
        if ahead[name] and not times[-1]:
            parts = [before, *blocks[:-1]]
        elif ahead[name]:
            continue
        if sum(name in _counts(part) for part in parts) * 2 < len(rows):
            continue
        for row, part in zip(rows, parts, strict=True):
            for each in part:
                if name in each.texts:
                    row.texts[name], row.shown[name] = (
                        each.texts[name],
                        each.shown[name],
                    )
                    row.lines |= each.lines
                    row.is_known = True
    known = {name for row in rows for name in row.texts if is_run_name(name)}
    known -= {name for name in known if is_of_rows(name)}
    known |= {name for row in rows for name, shown in row.shown.items() if not shown}
    return [row for row in rows if known & row.texts.keys()]


def _counts(records: Iterable[Record]) -> Counter[str]:
    """How many of some records have each name."""
    return Counter(name for each in records for name in each.texts)
