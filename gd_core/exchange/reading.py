"""Reading: numbers from a text where nobody can be asked, as in a link."""

from __future__ import annotations

import re

from gd_core.exchange.values import read_list
from gd_core.runs.checks import Points

BETWEEN = re.compile(r"[\s;]")


def read_numbers(text: str, field: str, reading: str | None = None) -> Points:
    """The numbers of `read_values` in a list, shape (n,), read-only.

    Where nothing but commas is between them, as in "2,104", these separate, and so do
    spaces where there are no commas, "1 234; 2"; and points are decimal points: so it
    always was in links.

    Args:
        text: what was typed or pasted.
        field: "x" or "y", for the sentence if something is wrong.
        reading: the code of a reading, which answers a question if there is one.

    Raises:
        InputError: as `read_values`, and where there is a question without an answer.
    """
    if "," not in text or not BETWEEN.search(text.strip()):
        reading = reading or "separate"
    found = read_list(text, field, reading, is_code=True)
    if found.question and not found.question.answer:
        raise found.question.refusal(field)
    return found.values
