"""Assigned: several lists in one text, each with its name, as code has them.

"x = [1, 2]" above "y = [2, 4]", "x <- c(1, 2); y <- c(2, 4)", "x: 1 2" above "y: 2 4",
or what MATLAB prints of two variables. They are the columns of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gd_core.exchange.brackets import check_brackets
from gd_core.exchange.columns import is_like_number, is_missing
from gd_core.exchange.commas import plain
from gd_core.exchange.lists import typed_list
from gd_core.exchange.notes import shown
from gd_core.exchange.table import Lines
from gd_core.exchange.wrapping import TYPE, unwrapped, without_remarks
from gd_core.runs.checks import MOST_POINTS, InputError

NAME = re.compile(
    rf"(?<![\w.]){TYPE}([^\W\d]\w*+(?:[ \t]++[^\W\d]\w*+){{0,4}}+"
    r"(?:[ \t]*+\([^()\n]*+\))?+)(?:\[\])?+\s*+(?:=(?!=)|<-|:=|:(?=\s*+[-+.\d\[(]))"
)
INSIDE = ",([{=<:"  # what stands before a name that is no list's


def lists_of(text: str, field: str) -> Lines | None:
    """The rows of a text in which several lists have names; None of any other.

    Of more than two lists those are meant whose names begin with x and y.

    Args:
        text: its lines end in newlines.
        field: "x", "y" or "file", for the sentence if something is wrong.

    Raises:
        InputError: more lists without such names, lists of different lengths, or with
            commas that may be decimal ones.
    """
    text = plain(text)
    if not NAME.search(text):
        return None
    text, comments = without_remarks(text)
    names = list(_beginnings(text))
    if len(names) < 2 or text[: names[0].start()].strip():
        return None
    ends = [found.start() for found in names[1:]] + [len(text)]
    lists = [
        (found[1], text[found.end() : end].strip(",; \t\n"))
        for found, end in zip(names, ends, strict=True)
    ]
    heading, bodies = zip(*_meant(lists, field), strict=True)
    columns = [_items(*named, field) for named in zip(heading, bodies, strict=True)]
    counts = [len(column) for column in columns]
    if counts[0] != counts[1]:
        facts = {"first": heading[0], "second": heading[1]}
        facts |= {"first_count": counts[0], "second_count": counts[1]}
        raise InputError("input.lists_not_paired", field, **facts)
    if not any(counts):
        raise InputError("input.no_numbers", field, most=MOST_POINTS)
    rows = [(k, list(row)) for k, row in enumerate(zip(*columns, strict=True), 1)]
    return Lines(rows, ",", list(heading), comments, ())


def _beginnings(text: str) -> Iterator[re.Match[str]]:
    """The names that stand where a statement begins, or behind a list and a comma."""
    depth = at = 0
    for name in NAME.finditer(text):
        before = text[at : name.start()]
        depth += sum(map(before.count, "([{")) - sum(map(before.count, ")]}"))
        last = before.rstrip()[-1:]
        if last == "," and depth == 0:
            yield name
        elif not last or last not in INSIDE:
            is_new_line = not name.start() or "\n" in before[len(before.rstrip()) :]
            if is_new_line or (name[0][-1] != ":" and last and last in ";])}"):
                yield name
        at = name.start()


def _meant(lists: list[tuple[str, str]], field: str) -> Iterator[tuple[str, str]]:
    """The lists of x and y, in this order."""
    for is_named in (str.__eq__, str.startswith):
        pair = [
            [each for each in lists if is_named(each[0].lower(), sign)] for sign in "xy"
        ]
        if all(len(found) == 1 for found in pair):
            return iter([found[0] for found in pair])
    if len(lists) == 2 and lists[0][0] != lists[1][0]:
        return iter(lists)
    names = tuple(dict.fromkeys(name for name, _ in lists))
    raise InputError("input.lists", field, names=names)


def _items(name: str, body: str, field: str) -> tuple[str, ...]:
    """The items of a list, as texts.

    Raises:
        InputError: what `unwrapped` raises, there are several ways to read it, or it
            has something in it that is neither a number nor stands for one.
    """
    body, _ = unwrapped(body, field)
    check_brackets(body, field)
    found = typed_list(body, is_code=True)
    if len(found.readings) > 1:
        pairs = zip(found.readings, found.at, strict=True)
        choices = tuple(shown(numbers[slice(*at)]) for (_, numbers), at in pairs)
        raise InputError("input.readings", field, text=found.quoted, choices=choices)
    for item in found.items:
        # a minus alone is a calculation in a list, not a value that is missing
        is_gone = is_missing(item) and (not item or re.search(r"[A-Za-z?]", item))
        if not is_like_number(item) and not is_gone:
            raise InputError("input.lists_item", field, text=item, name=name)
    return found.items
