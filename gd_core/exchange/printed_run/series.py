"""Series: rows from lists, each of which holds a whole column, or a row.

w = [0, 0.3, 0.555]          losses: [30.0, 21.675, 15.66]
{'loss': [30.0, 21.675], 'w': [0.3, 0.555]}
[(0, 30.0), (0.3, 21.675)]   a row each
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gd_core.exchange.notes import Note
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.names import (
    OF_BOTH,
    is_of_rows,
    is_run_name,
    plain_name,
)
from gd_core.exchange.printed_run.pairs_in_lines import NamedNumbers, PrintedLine

LEAST_WITHOUT_BRACKETS = 3  # numbers that are a list then
MOST_COLUMNS_BARE = 4  # a list of more than that is a column


def series_of(lines: Sequence[PrintedLine]) -> Grid | None:
    """The grid of the lists in some lines, None if there are none."""
    pairs = [pair for line in lines for pair in line.pairs if len(pair.texts) > 1]
    flat = [pair for pair in pairs if _is_flat(pair)]
    sizes = {(plain_name(pair.name), len(pair.texts)) for pair in flat}
    grow = {name for name, count in Counter(n for n, _ in sizes).items() if count > 1}
    times = Counter(plain_name(pair.name) for pair in flat)
    named: dict[str, NamedNumbers] = {}
    again: list[str] = []
    for pair in flat:
        name, size = plain_name(pair.name), len(pair.texts)
        if not is_run_name(pair.name) or not (
            _is_column(size, times[name], name in grow)
            if pair.token
            else times[name] == 1 and size >= LEAST_WITHOUT_BRACKETS
        ):
            continue
        if name not in named or (name in grow and len(named[name].texts) < size):
            named[name] = pair
        elif name not in grow:
            again.append(pair.name)
    if all(is_of_rows(name) for name in named):
        return None
    grid = _columns([*named.values()], [pair.name for pair in named.values()])
    if again:
        facts = {"names": tuple(dict.fromkeys(again))}
        grid.notes.append(Note("printed.lists", facts))
    return grid


def _is_column(size: int, times: int, grows: bool) -> bool:
    """Whether a list in brackets is a column, and not a row of several.

    Args:
        size: how many numbers it has.
        times: how many lists have its name.
        grows: whether these have different lengths.
    """
    return grows or times == 1 or size > MOST_COLUMNS_BARE or times < size


def bare_series_of(lines: Sequence[PrintedLine]) -> Grid | None:
    """The grid of lists whose names, if there are any, do not say what they hold."""
    pairs = [pair for line in lines for pair in line.pairs if pair.token]
    for pair in pairs:
        rows = pair.token.rows if pair.token else ()
        widths = {*map(len, rows)}
        if len(widths) == 1 and 1 < max(widths) <= MOST_COLUMNS_BARE:
            of_both = plain_name(pair.name) in OF_BOTH and max(widths) == 2
            return _rows(rows, [pair], ("w", "b") if of_both else ())
        if len(widths) == 1 and 1 < len(rows) <= MOST_COLUMNS_BARE < max(widths):
            return _rows([*zip(*rows, strict=True)], [pair])
    flat = [pair for pair in pairs if _is_flat(pair) and not is_of_rows(pair.name)]
    flat = [pair for pair in flat if len(pair.texts) == len(flat[0].texts)]
    if not flat:
        return None
    width = len(flat[0].texts)
    are_rows = len(flat) > MOST_COLUMNS_BARE or (
        len(flat) > 1
        and width <= MOST_COLUMNS_BARE
        and (width < len(flat) or flat[0].token is None or _has_round(flat[0]))
    )
    if are_rows and width <= MOST_COLUMNS_BARE:
        return _rows([tuple(pair.texts) for pair in flat], flat)
    return _columns(flat[:MOST_COLUMNS_BARE], [""] * len(flat[:MOST_COLUMNS_BARE]))


def _has_round(pair: NamedNumbers) -> bool:
    return pair.token is not None and pair.token.bracket == "("


def _is_flat(pair: NamedNumbers) -> bool:
    """Whether a list has one dimension, or two of which one has one number."""
    return pair.token is None or all(len(row) == 1 for row in pair.token.rows)


def _lines_of(pairs: Sequence[NamedNumbers]) -> set[int]:
    ends = [(p.line, p.token.last if p.token else p.line) for p in pairs]
    return {line for first, last in ends for line in range(first, last + 1)}


def _columns(pairs: Sequence[NamedNumbers], names: Sequence[str]) -> Grid:
    """Lists as columns; where one is shorter, its last rows are missing."""
    lengths = [len(pair.texts) for pair in pairs]
    most = max(lengths)
    cells: list[list[str | None]] = [
        [*pair.texts, *[None] * (most - len(pair.texts))] for pair in pairs
    ]
    notes = []
    if min(lengths) < most:
        facts = {"least": min(lengths), "most": most}
        notes.append(Note("printed.lengths", facts))
    is_cut = any(pair.token is not None and pair.token.is_cut for pair in pairs)
    lines = [pairs[0].line] * most
    return Grid([*names], cells, lines, _lines_of(pairs), notes, is_cut)


def _rows(
    rows: Sequence[Sequence[str]],
    pairs: Sequence[NamedNumbers],
    only: tuple[str, ...] = (),
) -> Grid:
    """Lists as rows, whose columns have no names."""
    cells: list[list[str | None]] = [[*column] for column in zip(*rows, strict=True)]
    many = len(pairs) > 1
    lines = [pairs[k if many else 0].line for k in range(len(rows))]
    is_cut = any(pair.token is not None and pair.token.is_cut for pair in pairs)
    names = [""] * len(cells)
    return Grid(names, cells, lines, _lines_of(pairs), [], is_cut, only)
