"""Cuts: what a link lost at its end, told from what it still has.

Every permalink ends with the same name, so that one that lacks it was cut; and x
without y, or y without x, is half of the data in any link. What is lost is never
guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from gd_core.runs.presets import LESSON

PAIR = {"x": "y", "y": "x"}
DOTS = re.compile(r"(?:…|\.\.)[\s)\]}>.,…]*$")  # how a link is shown that is too long


def torn_end(link: Mapping[str, str], names: Collection[str]) -> str:
    """The name of the last setting of a link, if it is not whole; else "".

    That is one whose text ends in dots and, behind others, a name without a text: one
    of ours, or the beginning of one.
    """
    name, text = next(reversed([*link.items()]), ("", ""))
    if name in names and DOTS.search(text):
        return name
    others = [other for other in names if other in link and other != name]
    begun = any(o.startswith(name) for o in names if name and o not in others)
    return name if begun and others and not text else ""


def cuts(
    link: Mapping[str, str], torn: str, names: Sequence[str], is_permalink: bool
) -> list[tuple[str, dict[str, Any]]]:
    """What a link lost: keys of sentences, with their facts.

    A name that a permalink lacks in between was not lost: it is younger than the link.

    Args:
        link: its names and texts.
        torn: what `torn_end` found.
        names: in the order of a permalink, which never lacks the last.
        is_permalink: whether it is one.
    """
    here = [name for name in names if name in link and name != torn]
    end = last_of(link, (*names, torn))
    found: list[tuple[str, dict[str, Any]]] = []
    if is_permalink and names[-1] not in here:
        behind = names.index(here[-1]) + 1 if here else 0
        found.append(("link.cut", {"end": end, "missing": [*names[behind:]]}))
    for name, other in PAIR.items():
        if name in here and other not in here:
            facts = {"name": name, "value": link[name], "other": other}
            used = {"x": LESSON.x, "y": LESSON.y}
            key = "link.cut.pair.too" if found else "link.cut.pair"
            found.append((key, facts | used))
    if torn and not found:
        found.append(("link.cut.end", {"end": end}))
    return found


def last_of(link: Mapping[str, str], names: Collection[str]) -> str:
    """The last setting of a link that has one of the names, as the link has it."""
    here = [item for item in link.items() if item[0] in names]
    return "=".join(filter(None, here[-1])) if here else ""
