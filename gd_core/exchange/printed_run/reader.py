"""Reader: the columns of a run in what a program printed of it.

A text is taken for lists, for a table below names, for lines that name what they print,
or for numbers without names: for that of these which has most rows. Nothing in it is
ever evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from gd_core.exchange.commas import number_with_comma, number_with_point
from gd_core.exchange.notation import ways_of
from gd_core.exchange.notes import Note, Question, Reading
from gd_core.exchange.printed_run.assigning import Assigned, assigned
from gd_core.exchange.printed_run.bare import bare_of
from gd_core.exchange.printed_run.cleaning import FIELD, cleaned, gaps
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.pairs_in_lines import lines_of
from gd_core.exchange.printed_run.records import records_of
from gd_core.exchange.printed_run.run import VALUES, PrintedColumn, PrintedRun
from gd_core.exchange.printed_run.series import bare_series_of, series_of
from gd_core.exchange.printed_run.tables import series_with_index, table_of
from gd_core.exchange.printed_run.tokens import gathered, tokens_of
from gd_core.runs.checks import InputError

MOST_PRINTED = 2_000_000  # characters
RUNS = ("first", "second", "third")  # of several in one text
NO_NUMBERS = ("None", "null", "NULL", "NA", "<NA>", "N/A", "NaT")
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
        asked, way = _about_columns(found, chosen)
        found.at |= dict(zip(way, found.asked, strict=True))
    found, asked = _one_run(found, asked, chosen)
    columns, asked = _columns(found, asked, chosen)
    notes = [*_summary(found), *grid.notes, *found.notes, *gap]
    notes += _left_out(plain, grid)
    rows = None if found.rows is None else tuple(found.rows)
    return PrintedRun(columns, rows, tuple(notes), asked)


def _grid(plain: str) -> Grid:
    """The rows of a cleaned text, by the form that has most of them."""
    lines = [*lines_of(gathered(tokens_of(plain)))]
    named = [series_of(lines), table_of(plain), records_of(lines)]
    named.append(series_with_index(plain))
    with_names = [grid for grid in named if grid and grid.known]
    best = max(with_names, key=lambda grid: (grid.size, grid.known), default=None)
    if best and best.size * MORE >= sum(line.is_bare for line in lines):
        return best
    without = [bare_series_of(lines), bare_of(plain, lines)]
    others = [grid for grid in named if grid and not grid.known]  # before these
    found = [
        grid
        for grid in (*others, *without)
        if grid and len(grid.names) <= 2 * len(VALUES)
    ]
    other = max(found, key=lambda grid: len(grid.lines), default=None)
    if best and (not other or best.size * MORE >= len(other.lines)):
        return best
    if other:
        return other
    names = [pair.name for line in lines for pair in line.pairs if pair.name]
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


def _about_columns(
    found: Assigned, chosen: str | None
) -> tuple[Question | None, tuple[str, ...]]:
    """The question what columns hold, and what is taken."""
    if not found.ways:
        raise InputError("input.printed.columns", FIELD, count=len(found.asked))
    cells = [found.grid.cells[k] for k in found.asked]
    first = [next((text for text in column if text), "") for column in cells]
    readings = tuple(
        Reading(
            ",".join(way),
            ", ".join(f"{key} = {t}" for key, t in zip(way, first, strict=True)),
            _numbers([cells[0][0]]),
        )
        for way in found.ways
    )
    codes = [reading.code for reading in readings]
    answer = chosen if chosen in codes else None
    way = found.ways[codes.index(answer) if answer else 0]
    if len(readings) == 1:
        found.notes.append(Note("printed.only", {"key": way[0]}))
        return None, way
    return Question(", ".join(first), readings, answer), way


def _numbers(texts: Iterable[str | None]) -> np.ndarray:
    return np.array([np.nan if t is None else number_with_point(t) for t in texts])


def _one_run(
    found: Assigned, asked: Question | None, chosen: str | None
) -> tuple[Assigned, Question | None]:
    """One of several runs after each other, the first unless another is chosen."""
    starts = _starts(found.rows) if found.rows else [0]
    if len(starts) == 1 or found.rows is None:
        return found, asked
    ends = [*starts[1:], len(found.rows)]
    which = 0
    if asked is None:
        readings = tuple(
            Reading(code, _shown(found, at), _numbers(_first(found, at)))
            for code, at in zip(RUNS, starts, strict=False)
        )
        codes = [reading.code for reading in readings]
        answer = chosen if chosen in codes else None
        which = codes.index(answer) if answer else 0
        quoted = str(found.rows[0])
        asked = Question(quoted, readings, answer)
    lines = tuple(found.grid.lines[at] for at in starts[1:])
    facts = {"count": len(starts), "line": lines[0], "run": which + 1}
    found.notes.append(Note("printed.runs", facts))
    kept = range(starts[which], ends[which])
    found.rows = [found.rows[k] for k in kept]
    found.grid = found.grid.at(kept)
    return found, asked


def _first(found: Assigned, row: int) -> list[str | None]:
    return [found.grid.cells[k][row] for k in found.at.values()]


def _shown(found: Assigned, row: int) -> str:
    """A row as it is shown in a question."""
    at = [(key, found.at[key]) for key in VALUES if key in found.at]
    texts = [(key, found.grid.cells[k][row]) for key, k in at]
    return ", ".join(f"{key} = {text}" for key, text in texts if text)


def _starts(rows: Sequence[int]) -> list[int]:
    """Where runs begin: the numbers of the rows rise, and start again at the first."""
    starts = [0] + [k for k in range(1, len(rows)) if rows[k] <= rows[k - 1]]
    shortest = min((b - a for a, b in pairwise(starts)), default=0)
    is_again = all(rows[k] == rows[0] for k in starts)
    return starts if is_again and shortest > 1 else [0]


def _columns(
    found: Assigned, asked: Question | None, chosen: str | None
) -> tuple[dict[str, PrintedColumn], Question | None]:
    """The columns, and the question how decimals are written if there is none."""
    texts = {
        key: [
            None if text is None or text in NO_NUMBERS else text
            for text in found.grid.cells[found.at[key]]
        ]
        for key in VALUES
        if key in found.at
    }
    code = "point"
    with_signs = [t for column in texts.values() for t in column if t and "," in t]
    if with_signs:
        code, asked = _notation(texts, asked, chosen)
        found.notes.append(Note(f"read.sign.{code}"))
    columns = {key: _column(column, code) for key, column in texts.items()}
    if not any(v is not None for c in columns.values() for v in c.values):
        raise InputError("input.printed.nothing", FIELD)
    return columns, asked


def _notation(
    texts: dict[str, list[str | None]], asked: Question | None, chosen: str | None
) -> tuple[str, Question | None]:
    """Whether commas are decimal ones, or are between thousands."""
    written = [t for column in texts.values() for t in column if t]
    points, commas = (
        np.array([by(text) for text in written])
        for by in (number_with_point, number_with_comma)
    )
    for values in (points, commas):  # a nan that was printed is a number here
        values[[t.lower().strip("+-") == "nan" for t in written]] = 0.0
    ways = ways_of(written, points, commas)
    if len(ways) < 2:
        return next(iter(ways), "point"), asked
    k = int(np.flatnonzero(ways["comma"] != ways["point"])[0])
    answer = chosen if chosen in ways else None
    if asked is None:
        readings = tuple(
            Reading(code, f"{values[k]:g}", values) for code, values in ways.items()
        )
        asked = Question(written[k], readings, answer)
    return answer or next(iter(ways)), asked


def _column(texts: Sequence[str | None], code: str) -> PrintedColumn:
    by = {"point": (number_with_point, number_with_comma)}
    one, other = by.get(code, (number_with_comma, number_with_point))
    values: list[float | None] = []
    decimals: list[int] = []
    for text in texts:
        if text is None:
            values.append(None)
            decimals.append(0)
            continue
        value, sign = one(text), "." if code == "point" else ","
        if np.isnan(value) and not np.isnan(other(text)):
            value, sign = other(text), "," if code == "point" else "."
        values.append(value)
        decimals.append(decimals_of(text, sign) if np.isfinite(value) else 0)
    return PrintedColumn(tuple(values), tuple(decimals), tuple(t or "" for t in texts))


def decimals_of(text: str, sign: str = ".") -> int:
    """The place of the last digit of a printed number, 10**-decimals.

    "1.200" has 3, "30." and "30" 0, "1.50E-03" 5, "1.2e+05" -4.

    Args:
        text: the number.
        sign: its decimal sign.
    """
    mantissa, _, exponent = text.casefold().partition("e")
    if sign == "," and "," not in mantissa and mantissa.count(".") == 1:
        sign = "." if len(mantissa.rpartition(".")[2]) != 3 else sign
    behind = mantissa.rpartition(sign)[2] if sign in mantissa else ""
    return len(behind) - (int(exponent) if exponent else 0)


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
