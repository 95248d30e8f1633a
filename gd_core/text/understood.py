"""Understood: what was read, what was left out and why, one sentence a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from numbers import Integral, Real
from typing import Any, Protocol

from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import exact
from gd_core.text.widths import SHOWN_TEXT, cut

FAULT_TEXT = 16  # characters of a text that is one of several faults


class _Note(Protocol):
    """Something that was understood, as `gd_core.exchange.notes` has it."""

    @property
    def key(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, Any]: ...


def note(told: _Note) -> str:
    """The sentence of a note, or the words of a fault.

    Of its facts, a column has its label, rows are listed, what was written is cut, and
    what was read is exact.
    """
    most = FAULT_TEXT if told.key.startswith("fault.") else SHOWN_TEXT
    facts = told.facts
    return say(told.key, **{name: _fact(name, facts, most) for name in facts})


def _fact(name: str, facts: Mapping[str, Any], most: int) -> object:
    fact = facts[name]
    if name in ("column", "x_column", "y_column"):  # its position
        return cut(column_labels(facts["names"])[fact - 1], most)
    if name == "faults":
        return in_a_row(note(each) for each in fact)
    if name == "key":  # what a column of a printed run holds
        return label(f"printed.key.{fact}")
    if isinstance(fact, tuple):
        return in_a_row(cut(str(item)) for item in fact)
    if isinstance(fact, Real) and not isinstance(fact, Integral):
        return exact(fact)
    return cut(fact, most) if isinstance(fact, str) else fact


def points_read(x: Any, y: Any) -> str:
    """How many points there are, the first and the last.

    Args:
        x: the numbers of x, as many as of y, at least one.
        y: the numbers of y.
    """
    return say("read.pairs" if len(x) > 1 else "read.pair", **_ends(x, y))


def points_of_file(x: Any, y: Any, x_column: str, y_column: str) -> str:
    """The same of a file, and which columns they are from."""
    key = "page.file.points" if len(x) > 1 else "page.file.point"
    names = {"x_column": cut(x_column), "y_column": cut(y_column)}
    return say(key, **names, **_ends(x, y))


def _ends(x: Any, y: Any) -> dict[str, object]:
    facts = {"first_x": x[0], "first_y": y[0], "last_x": x[-1], "last_y": y[-1]}
    return {"count": len(x)} | {name: exact(float(v)) for name, v in facts.items()}


def in_a_row(parts: Iterable[str]) -> str:
    """Several things after each other: a, b and c."""
    *others, last = parts
    if not others:
        return last
    first = reduce(lambda a, b: say("list.next", first=a, last=b), others)
    return say("list.end", first=first, last=last)


def column_labels(names: Sequence[str]) -> list[str]:
    """What to call each column of a file, no two alike.

    Args:
        names: of the columns, as the header has them, "" for one without a name.
    """
    plain = [
        name or say("file.column_name", number=position)
        for position, name in enumerate(names, start=1)
    ]
    count = Counter(plain)
    labels: list[str] = []
    for position, text in enumerate(plain, start=1):
        while count[text] > 1 or text in labels:
            text = say("file.column_named", name=text, number=position)
            count[text] += 1
        labels.append(text)
    return labels


def reading(code: str, text: str) -> str:
    """What a reading takes commas and points for, of these what the text has.

    Of a printed run it may be which run is read, or what its columns hold.

    Args:
        code: of the reading.
        text: what can be read in several ways.
    """
    keys = [f"printed.key.{part}" for part in code.split(",")]
    if all(map(has, keys)):
        return in_a_row(map(label, keys))
    if code not in ("comma", "point", "separate"):
        return label(f"reading.{code}")
    points, commas = (any(sign in text for sign in signs) for signs in (".．", ",，"))
    if code == "separate" or points == commas:
        return label(f"reading.{code}")
    return label(f"reading.{code}.only_{'points' if points else 'commas'}")
