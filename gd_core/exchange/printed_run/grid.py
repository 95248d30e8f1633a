"""Grid: the rows of a run as texts, before it is known what each column holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from gd_core.exchange.notes import Note
from gd_core.exchange.printed_run.cleaning import FIELD
from gd_core.exchange.printed_run.names import is_of_rows, is_run_name
from gd_core.runs.checks import InputError

MOST_PRINTED_ROWS = 20_000


@dataclass
class Grid:
    """What a text has in rows and columns.

    Attributes:
        names: of the columns, as they were printed, "" for one without.
        cells: by column, a text a row, None where a row lacks it.
        lines: of each row, the line where it stands, from 1.
        used: the lines that are understood.
        notes: what was left out of it.
        is_cut: whether the program left rows out where it printed them.
        starts: the rows below a line of names, which may come again.
        only: of columns without names, what they can hold, () for anything.
    """

    names: list[str]
    cells: list[list[str | None]]
    lines: list[int]
    used: set[int] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    is_cut: bool = False
    only: tuple[str, ...] = ()
    starts: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        """Refuse what is longer than any run here."""
        if len(self.lines) > MOST_PRINTED_ROWS:
            facts = {"count": len(self.lines), "most": MOST_PRINTED_ROWS}
            raise InputError("input.printed.too_long", FIELD, **facts)

    @property
    def known(self) -> int:
        """How many columns may be one of w, b, loss and gradient by their names."""
        return len(self._known())

    @property
    def size(self) -> int:
        """How many rows have something in one of these."""
        columns = [self.cells[k] for k in self._known()]
        return sum(any(row) for row in zip(*columns, strict=True))

    def _known(self) -> list[int]:
        return [
            k
            for k, name in enumerate(self.names)
            if (is_run_name(name) and not is_of_rows(name)) or (self.only and not name)
        ]

    def without(self, rows: set[int]) -> Grid:
        """The grid without some rows."""
        kept = [k for k in range(len(self.lines)) if k not in rows]
        return self.at(kept)

    def with_cells(self, column: int, texts: list[str | None]) -> Grid:
        """The grid with other texts in a column."""
        cells = [*self.cells]
        cells[column] = texts
        return replace(self, cells=cells)

    def at(self, rows: Iterable[int]) -> Grid:
        """The grid with some rows only, which are not used twice."""
        rows = [*rows]
        cells = [[column[k] for k in rows] for column in self.cells]
        return replace(self, cells=cells, lines=[self.lines[k] for k in rows])


def grid_of(
    records: Sequence[tuple[int, dict[str, str]]], used: set[int], notes: list[Note]
) -> Grid | None:
    """The grid of some records: the line of each, and its texts by their names."""
    names = list(dict.fromkeys(name for _, each in records for name in each))
    if not names:
        return None
    cells = [[each.get(name) for _, each in records] for name in names]
    return Grid(names, cells, [line for line, _ in records], used, notes)
