"""Reader: the columns of a run in what a program printed of it.

A text is taken for lists, for a table below names, for lines that name what they print,
or for numbers without names: for that of these which has most rows. Nothing in it is
ever evaluated.
"""

from __future__ import annotations

from gd_core.exchange.notes import Note, Question
from gd_core.exchange.printed_run.asking import about_columns, one_run
from gd_core.exchange.printed_run.assigning import Assigned, assigned
from gd_core.exchange.printed_run.bare import bare_of
from gd_core.exchange.printed_run.cleaning import FIELD, cleaned, gaps
from gd_core.exchange.printed_run.digits import columns_of
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.names import is_run_name
from gd_core.exchange.printed_run.pairs_in_lines import printed_lines
from gd_core.exchange.printed_run.records import records_of
from gd_core.exchange.printed_run.run import PrintedRun
from gd_core.exchange.printed_run.series import bare_series_of, series_of
from gd_core.exchange.printed_run.tables import series_with_index, table_of
from gd_core.exchange.printed_run.tokens import gathered, tokens_of
from gd_core.runs.checks import InputError

MOST_PRINTED = 2_000_000  # characters
MORE = 3  # times as many rows without names as with them are what is meant


def read_run(text: str, chosen: str | None = None) -> PrintedRun:
    """The columns of a run in what a program printed of it.

    Names decide what a column is; where there are none, or where the text has several
    runs one after the other, or decimals that can be read in two ways, there is a
    question, and the first of its readings is used unless another is chosen.

    Args:
        text: what was pasted.
        chosen: the answer to the question: the code of one of its readings. It is, for
            columns without names, what they hold in their order, "w,loss"; for several
            runs "first", "second" or "third"; for decimals "comma" or "point". It
            changes nothing where it is none of these.

    Raises:
        InputError: no numbers of a run, no name that is known, more than three columns
            without names, too long.
    """
    if len(text) > MOST_PRINTED:
        facts = {"count": len(text), "most": MOST_PRINTED}
        raise InputError("input.text_too_long", FIELD, **facts)
    plain = cleaned(text)
    grid = _grid(plain)
    found = assigned(grid)
    gap = _until_gap(plain, found)
    asked: Question | None = None
    if found.asked:
        asked, way = about_columns(found, chosen)
        found.at |= dict(zip(way, found.asked, strict=True))
    found, asked = one_run(found, asked, chosen)
    columns, asked = columns_of(found, asked, chosen)
    notes = [*_summary(found), *grid.notes, *found.notes, *gap]
    notes += _left_out(plain, grid)
    rows = None if found.rows is None else tuple(found.rows)
    return PrintedRun(columns, rows, tuple(notes), asked)


def _grid(plain: str) -> Grid:
    """The rows of a cleaned text, by the form that has most of them."""
    lines = [*printed_lines(gathered(tokens_of(plain)))]
    named = [series_of(lines), table_of(plain), records_of(lines)]
    named.append(series_with_index(plain))
    with_names = [grid for grid in named if grid and grid.known]
    best = max(with_names, key=lambda grid: (grid.size, grid.known), default=None)
    if best and best.size * MORE >= sum(line.is_bare for line in lines):
        return best
    without = [bare_series_of(lines), bare_of(plain, lines)]
    others = [grid for grid in named if grid and not grid.known]  # before these
    found = [grid for grid in (*others, *without) if grid]
    other = max(found, key=lambda grid: len(grid.lines), default=None)
    if best and (not other or best.size * MORE >= len(other.lines)):
        return best
    if other:
        return other
    names = [pair.name for line in lines for pair in line.pairs]
    names = [name for name in names if name and not is_run_name(name)]
    if names:
        told = tuple(dict.fromkeys(names))[:5]
        raise InputError("input.printed.names", FIELD, names=told)
    raise InputError("input.printed.nothing", FIELD)


def _until_gap(plain: str, found: Assigned) -> list[Note]:
    """Leave out the rows behind dots, if no numbers tell which they are."""
    lines = found.grid.lines
    if found.grid.is_cut:
        return [Note("printed.cut")]
    inside = [gap for gap in gaps(plain) if lines[0] < gap < max(lines)]
    if not inside:
        return []
    found.grid.used.update(inside)
    if found.rows is not None:
        return [Note("printed.gap")]
    found.grid = found.grid.at(k for k, line in enumerate(lines) if line < inside[0])
    return [Note("printed.cut")]


def _summary(found: Assigned) -> list[Note]:
    """How many rows there are, and from where to where."""
    count = len(found.grid.lines)
    if found.rows is None:
        key = "printed.rows" if count > 1 else "printed.row"
        return [Note(key, {"count": count})]
    first, last = found.rows[0], found.rows[-1]
    key = "printed.rows.numbered" if count > 1 else "printed.row.numbered"
    return [Note(key, {"count": count, "first": first, "last": last})]


def _left_out(plain: str, grid: Grid) -> list[Note]:
    """What of the text is not read: rows that were not printed, and other lines."""
    notes: list[Note] = []
    lines = plain.replace("\v", "\n").split("\n")
    rest = [
        (number, line.strip())
        for number, line in enumerate(lines, 1)
        if number not in grid.used and any(map(str.isalnum, line))
    ]
    if rest:
        number, text = rest[0]
        key = "printed.skipped" if len(rest) > 1 else "printed.skipped.one"
        notes.append(Note(key, {"count": len(rest), "line": number, "text": text}))
    return notes
