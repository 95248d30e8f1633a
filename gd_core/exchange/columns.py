"""Columns: how the texts of a column are read as numbers, and what they cannot be.

All values of a column are written alike: which notation that is, or which two are
possible, says `notation`. A unit that all values have is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from gd_core.exchange.commas import is_number, number_with_comma, number_with_point
from gd_core.exchange.notation import ways_of
from gd_core.exchange.units import LETTER, split_unit
from gd_core.runs.checks import Points

# what stands for a value that is not there, besides nothing
MISSING = frozenset(
    [
        *("na", "n/a", "nan", "null", "none", "nil", "?", "-", "--", "---", "—", "."),
        *("..", "missing", "<na>", "nd", "n.d.", "n.a.", "\\n", "#n/a", "#na"),
        *("#null!", "#div/0!", "#ref!", "#value!", "#num!", "#name?"),
        *("#nv", "#zahl!", "#wert!", "#bezug!", "n.v.", "k.a.", "k. a."),
    ]
)


@dataclass(frozen=True, eq=False)
class Cells:
    """A column, read.

    Attributes:
        readings: by code, "point" or "comma", its numbers, shape (rows,), nan where a
            value is missing. Two where both are possible and differ; none where it
            cannot be read.
        missing: where values are missing, shape (rows,).
        faults: the rows, from 0, that are no numbers; of a column that has both
            notations, those with decimal commas.
        is_mixed: whether decimal points and decimal commas are in it.
        numbers: how many values are numbers by one notation or the other.
        unit: that all values have, or "".
    """

    readings: Mapping[str, Points]
    missing: NDArray[np.bool_]
    faults: tuple[int, ...] = ()
    is_mixed: bool = False
    numbers: int = 0
    unit: str = ""

    @property
    def present(self) -> int:
        """How many values are not missing."""
        return int(np.count_nonzero(~self.missing))

    @property
    def is_meant(self) -> bool:
        """Whether at least half of the values are numbers."""
        return 0 < self.present <= 2 * self.numbers

    @property
    def speaks_for_commas(self) -> bool:
        """Whether it can be read with decimal commas only."""
        return [*self.readings] == ["comma"]


def is_missing(text: str) -> bool:
    """Whether a plain cell says that there is no value."""
    return not text or text.lower() in MISSING


def read_cells(texts: Sequence[str], elsewhere: bool = False) -> Cells:
    """A column of plain texts as numbers.

    Args:
        texts: the values, without space around them.
        elsewhere: whether the file speaks for decimal commas.
    """
    if not elsewhere:
        quick = _quick(texts)
        if quick:
            return quick
    missing = np.array([is_missing(text) for text in texts])
    bare, unit = _without_unit(texts, missing)
    points, commas = (
        np.array(
            [
                np.nan if gone else as_number(text)
                for text, gone in zip(bare, missing, strict=True)
            ]
        )
        for as_number in (number_with_point, number_with_comma)
    )
    for values in (points, commas):
        values[np.isinf(values)] = np.nan
    by_point, by_comma = (np.isfinite(v) | missing for v in (points, commas))
    numbers = int(np.count_nonzero((by_point | by_comma) & ~missing))
    column = partial(Cells, missing=missing, unit=unit, numbers=numbers)
    there = np.flatnonzero(~missing)
    if not len(there):
        return column({})
    ways = ways_of([bare[k] for k in there], points[there], commas[there], elsewhere)
    is_mixed = bool(ways) and not (by_point.all() or by_comma.all())
    if not ways or is_mixed:
        wrong = ~by_point if is_mixed else ~(by_point | by_comma)
        return column(
            {}, faults=tuple(map(int, np.flatnonzero(wrong))), is_mixed=is_mixed
        )
    readings = {}
    for code, values in ways.items():
        readings[code] = np.full(len(texts), np.nan)
        readings[code][there] = values
    return column(readings)


def _quick(texts: Sequence[str]) -> Cells | None:
    """A column of numbers as Python writes them, all there; None for any other."""
    try:
        values = np.array([float(text) for text in texts])
    except ValueError:
        return None
    if not np.isfinite(values).all():
        return None
    missing = np.zeros(len(values), dtype=bool)
    return Cells({"point": values}, missing, numbers=len(values))


def _without_unit(
    texts: Sequence[str], missing: NDArray[np.bool_]
) -> tuple[list[str], str]:
    """The texts without the unit that all of them have, and this unit."""
    if not LETTER.search("".join(texts)):
        return list(texts), ""
    split = [
        ("", "") if gone else split_unit(t)
        for t, gone in zip(texts, missing, strict=True)
    ]
    units = {unit for (_, unit), gone in zip(split, missing, strict=True) if not gone}
    if len(units) != 1 or units == {""}:
        return list(texts), ""
    return [text for text, _ in split], units.pop()


def is_like_number(text: str) -> bool:
    """Whether a plain cell is a number, maybe with a unit."""
    return is_number(split_unit(text)[0])
