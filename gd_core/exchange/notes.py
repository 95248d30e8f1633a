"""Notes and questions: what a reading leaves to be told, and to be decided.

Sentences about them are made in `gd_core.text.understood`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gd_core.runs.checks import InputError, Points
from gd_core.text.numbers import as_code

READINGS = ("comma", "point", "separate")
MOST_SHOWN = 4  # numbers of a reading that a question shows


@dataclass(frozen=True)
class Note:
    """Something that was understood or left out.

    Attributes:
        key: of its sentence.
        facts: what the sentence names.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Reading:
    """One way to read a text.

    Attributes:
        code: one of READINGS: "comma", commas are decimal commas and points separate
            thousands; "point", points are decimal points and commas separate
            thousands; "separate", commas separate numbers. Those of a printed run
            are in `read_run`.
        shown: what the words that are in question are then, "1.5, 2.5".
        values: all numbers then, shape (n,); of a file those of the first column that
            is in question.
    """

    code: str
    shown: str
    values: Points


@dataclass(frozen=True)
class Question:
    """A text that can be read in several ways.

    Attributes:
        text: the words that are in question, as they were written.
        readings: the ways to read it, two or more.
        answer: the code of the reading that was asked for, None if none was; then
            the first is used.
    """

    text: str
    readings: tuple[Reading, ...]
    answer: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the readings."""
        return tuple(reading.code for reading in self.readings)

    def refusal(self, field: str) -> InputError:
        """The error where nobody can be asked."""
        shown = tuple(reading.shown for reading in self.readings)
        return InputError("input.readings", field, text=self.text, choices=shown)


def shown(values: Iterable[float]) -> str:
    """The first numbers of a reading, as they would be typed without a doubt."""
    items = [as_code(value) for value in values]
    more = ["…"] if len(items) > MOST_SHOWN else []
    return ", ".join(items[:MOST_SHOWN] + more)
