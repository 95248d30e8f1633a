"""Assigning: which column of a grid is w, which the loss, and which counts the rows.

What has a known name is that. Where no column has one, the one that counts is the
numbers of the rows, and of the others it is asked what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from gd_core.exchange.commas import one_number
from gd_core.exchange.notes import Note
from gd_core.exchange.printed_run.bare import counts, whole_numbers
from gd_core.exchange.printed_run.cleaning import FIELD
from gd_core.exchange.printed_run.grid import Grid
from gd_core.exchange.printed_run.names import ROW_NUMBERS, keys_of, plain_name
from gd_core.runs.checks import InputError

MOST_BARE = 3  # columns without names that it can be asked about
MOST_WAYS = 7  # that a question has
# names that need no word about what they are
OBVIOUS = ("weight", "weights", "bias", "losses", "gradients", "grad", "grads")
# the likelier first, for one, two and three columns
ORDERS: tuple[tuple[str, ...], ...] = (
    ("loss",),
    ("w",),
    ("gradient",),
    ("w", "loss"),
    ("loss", "w"),
    ("w", "gradient"),
    ("w", "b"),
    ("loss", "gradient"),
    ("gradient", "loss"),
    ("gradient", "w"),
    ("w", "loss", "gradient"),
    ("w", "b", "loss"),
    ("loss", "w", "b"),
    ("loss", "w", "gradient"),
    ("w", "gradient", "loss"),
    ("loss", "gradient", "w"),
)


@dataclass
class Assigned:
    """What the columns of a grid hold.

    Attributes:
        grid: the rows that are read.
        at: by key, the position of its column.
        rows: the numbers of the rows, None if they have none.
        ways: what the columns `asked` may be, the likeliest first.
        asked: the positions of columns that do not say what they are.
        notes: what was understood of their names.
    """

    grid: Grid
    at: dict[str, int]
    rows: list[int] | None
    ways: list[tuple[str, ...]] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def assigned(grid: Grid) -> Assigned:
    """What the columns of a grid hold.

    Raises:
        InputError: nothing that is known, or too much without a name.
    """
    do_count = {k: counts(cells) for k, cells in enumerate(grid.cells)}
    keys = keys_of(grid.names, do_count)
    notes: list[Note] = []
    of_rows = [k for k, key in keys.items() if key == ROW_NUMBERS]
    grid, of_rows = _with_both(grid, of_rows, notes)
    row_column = _row_column(grid, of_rows)
    at = _by_key(grid, keys, notes)
    ignored = [k for k, name in enumerate(grid.names) if name and k not in keys]
    ignored += [k for k in of_rows if k != row_column]
    asked = [k for k, key in keys.items() if key == "?"]
    bare = [k for k, name in enumerate(grid.names) if not name]
    is_index = bool(at or asked)
    if row_column is None and bare and len(grid.names) > 1:
        if counts(grid.cells[bare[0]], is_index):
            row_column = bare.pop(0)
            notes.append(Note("printed.counts"))
    elif row_column is None and ignored[:1] == [0] and do_count[0] and at:
        row_column = ignored.pop(0)
        notes.append(Note("printed.counts.named", {"name": grid.names[0]}))
    if not is_index or grid.only:
        asked = bare
    if not at and not asked:
        raise _refusal(grid, ignored)
    notes += _about_names(grid, at, ignored)
    grid, rows = _numbered(grid, row_column, notes)
    ways = _ways(grid, asked, {*at}) if asked else []
    return Assigned(grid, at, rows, ways, asked, notes)


def _by_key(grid: Grid, keys: Mapping[int, str], notes: list[Note]) -> dict[str, int]:
    """The column of each key, the first of several."""
    at: dict[str, int] = {}
    for k, key in keys.items():
        if key in (ROW_NUMBERS, "?"):
            continue
        if key in at:
            facts = {"name": grid.names[k], "other": grid.names[at[key]], "key": key}
            notes.append(Note("printed.second", facts))
        at.setdefault(key, k)
    return at


def _refusal(grid: Grid, ignored: Sequence[int]) -> InputError:
    """The error where no column is known."""
    names = [grid.names[k] for k in sorted(ignored)][:MOST_WAYS]
    if names:
        return InputError("input.printed.names", FIELD, names=tuple(names))
    return InputError("input.printed.nothing", FIELD)


def _about_names(
    grid: Grid, at: Mapping[str, int], ignored: Sequence[int]
) -> list[Note]:
    """Which names were read as what, and which were not."""
    notes = [
        Note("printed.named", {"key": key, "name": grid.names[k]})
        for key, k in at.items()
        if plain_name(grid.names[k]) not in (key, *OBVIOUS)
    ]
    if ignored:
        told = tuple(dict.fromkeys(grid.names[k] for k in sorted(ignored)))
        key = "printed.ignored" if len(told) <= MOST_WAYS else "printed.ignored.more"
        notes.append(Note(key, {"names": told[:MOST_WAYS], "count": len(told)}))
    return notes


def _with_both(
    grid: Grid, of_rows: list[int], notes: list[Note]
) -> tuple[Grid, list[int]]:
    """A grid with the numbers of its rows where epochs and the steps in each have them.

    The steps count by one, and are the same in each epoch but the last.
    """
    if len(of_rows) < 2:
        return grid, of_rows
    epochs, steps = (whole_numbers(grid.cells[k]) for k in of_rows[:2])
    if not epochs or not steps:
        return grid, of_rows
    by_epoch: dict[int, list[int]] = {}
    for epoch, step in zip(epochs, steps, strict=True):
        by_epoch.setdefault(epoch, []).append(step)
    first, *others = by_epoch.values()
    width = len(first)
    is_whole = others and all(each == first[: len(each)] for each in others)
    is_full = all(len(each) == width for each in others[:-1])
    if not is_whole or not is_full or first != [*range(first[0], first[0] + width)]:
        return grid, of_rows
    names = [grid.names[k] for k in of_rows[:2]]
    order = {epoch: place for place, epoch in enumerate(by_epoch)}
    cells = [
        str(order[epoch] * width + step)
        for epoch, step in zip(epochs, steps, strict=True)
    ]
    if width == 1 or [*by_epoch] != [*range(epochs[0], epochs[0] + len(by_epoch))]:
        return grid, of_rows
    notes.append(Note("printed.both", {"first": names[0], "second": names[1]}))
    grid = grid.with_cells(of_rows[0], [*cells])
    return grid, [of_rows[0], *of_rows[2:]]


def _row_column(grid: Grid, of_rows: Sequence[int]) -> int | None:
    """The position of the column of the numbers of rows: the first that counts."""
    whole = [
        k
        for k in of_rows
        if whole_numbers([text for text in grid.cells[k] if text is not None])
    ]
    for k in whole:
        if counts(grid.cells[k]):
            return k
    return whole[0] if whole else None


def _numbered(
    grid: Grid, column: int | None, notes: list[Note]
) -> tuple[Grid, list[int] | None]:
    """The rows that have a number, if any has one, and these numbers."""
    if column is None:
        return grid, None
    lacking = {k for k, text in enumerate(grid.cells[column]) if text is None}
    if lacking:
        first = min(lacking)
        key = "printed.unnumbered" if len(lacking) > 1 else "printed.unnumbered.one"
        facts = {"count": len(lacking), "line": grid.lines[first]}
        notes.append(Note(key, facts))
        grid = grid.without(lacking)
    return grid, whole_numbers(grid.cells[column])


def _ways(grid: Grid, asked: list[int], taken: set[str]) -> list[tuple[str, ...]]:
    """What columns may be that do not say it; a loss is never negative.

    Raises:
        InputError: they are too many.
    """
    if len(asked) > MOST_BARE:
        raise InputError("input.printed.columns", FIELD, count=len(asked))
    if grid.only and len(asked) == len(grid.only):
        return [*permutations(grid.only)]
    values = [[one_number(t) for t in grid.cells[k] if t is not None] for k in asked]
    is_loss = [not any(value < 0 for value in column) for column in values]
    ways = [
        way
        for way in ORDERS
        if len(way) == len(asked)
        and not taken & {*way}
        and all(is_loss[k] for k, key in enumerate(way) if key == "loss")
    ]
    falls = [_falls(column) for column in values]
    ways.sort(key=lambda way: "loss" in way and not falls[way.index("loss")])
    return ways[:MOST_WAYS]


def _falls(values: Sequence[float]) -> bool:
    """Whether numbers fall, as losses mostly do."""
    return len(values) > 1 and values[-1] < values[0]
