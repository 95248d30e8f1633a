"""Notation: which readings the texts of a column, or of a list, allow together.

A number such as "39.343" or "2,104" has two readings: decimals, or a separator of
thousands. Which of them a column allows follows from its other values:

- "1,234,567" or "1,234.5" beside "2,104": commas separate thousands, one reading;
  "1.234.567" or "1.234,5" beside "39.343" likewise.
- "39.343" beside "1.5" or "0.125": decimal points, one reading.
- "39.343" beside "46.205": both are possible, unless commas separate what is in the
  list or the file, or a program wrote it; then points are decimal points.
- "3,500" beside "1,5": decimal commas, one reading.
- "2,104" beside "1,600" or "1.5", and "39.343" beside "1,5": both are possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.checks import Points


def ways_of(
    texts: Sequence[str], points: Points, commas: Points, elsewhere: bool = False
) -> dict[str, Points]:
    """The numbers of some texts by "comma" and "point": one way, or two that differ.

    Each text is a number by its own notation where it has only one. No way if a text
    is no number at all.

    Args:
        texts: plain texts.
        points: what they are with decimal points, nan where they are not.
        commas: what they are with decimal commas, nan where they are not.
        elsewhere: whether nothing around them speaks for decimal points.
    """
    by_point, by_comma = ~np.isnan(points), ~np.isnan(commas)
    if not (by_point | by_comma).all():
        return {}
    ways = {
        "comma": np.where(by_comma, commas, points),
        "point": np.where(by_point, points, commas),
    }
    differ = by_point & by_comma & (points != commas)
    if not differ.any():
        code = "point" if by_point.all() else "comma"
        return {code: ways[code]}
    others = _those(texts, ~differ)
    has_comma = any("," in text for text in texts)
    if not has_comma:  # the likelier one first
        ways = {"point": ways["point"], "comma": ways["comma"]}
    if by_point.all() and not has_comma and not (elsewhere and by_comma.all()):
        return {"point": ways["point"]}
    in_question = _those(texts, differ)
    if not by_point.all() and by_comma.all() and not any("." in t for t in in_question):
        return {"comma": ways["comma"]}  # no comma is a decimal one beside another
    if by_point.all() and _groups_by(",", others):
        return {"point": ways["point"]}
    if by_comma.all() and _groups_by(".", others):
        return {"comma": ways["comma"]}
    return ways


def _those(texts: Sequence[str], which: NDArray[np.bool_]) -> list[str]:
    return [texts[int(k)] for k in np.flatnonzero(which)]


def _groups_by(sign: str, texts: Iterable[str]) -> bool:
    """Whether a sign separates thousands in one of some texts without a doubt."""
    return any(
        text.count(sign) > 1 or (sign in text and "." in text and "," in text)
        for text in texts
    )
