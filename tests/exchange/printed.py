"""A pasted text, what is in it, and whether that is found."""

from __future__ import annotations

from dataclasses import dataclass

from gd_core import read_run

Cells = tuple[float | None, ...]


@dataclass(frozen=True)
class Paste:
    """A text, and what is in it: by column its values, and its decimals."""

    text: str
    values: dict[str, Cells]
    decimals: dict[str, tuple[int, ...]]
    rows: tuple[int, ...] | None = None


def same(found: Cells, expected: Cells) -> bool:
    """Whether numbers are the same, nan being nan and None being None."""
    return [*map(repr, (v if v is None else float(v) for v in expected))] == [
        *map(repr, found)
    ]


def check_paste(paste: Paste) -> None:
    """All that is in a text is found, and nothing is asked."""
    found = read_run(paste.text)
    assert found.columns.keys() == paste.values.keys()
    for key, column in found.columns.items():
        assert same(column.values, paste.values[key]), key
        assert column.decimals == paste.decimals[key], key
    assert found.rows == paste.rows
    assert found.question is None
