"""Shares and steps: how much of something is left after how many, in words."""

from __future__ import annotations

from math import inf, isfinite

from gd_core.text.catalogue import label, say
from gd_core.text.numbers import SHOWN_DIGITS, number

MOST_PER_CENT = 1_000  # above that it is how many times
MOST_DIGITS = 15  # that a share near 100 % is written with


def percent(share: float, lost: float | None = None) -> str:
    """A share of something in per cent, never rounded to a 0 or a 100 it is not.

    Args:
        share: 1 is all of it.
        lost: 1 - share where that is known, also where 1 swallows it; 0 if it is less
            than the smallest number.
    """
    if share == 0:
        return label("share.none")
    if not isfinite(100 * share):
        return label("share.too_large")
    if lost == 0:
        return label("share.all")
    rest = 1 - share if lost is None else lost
    digits = _digits(share, rest, 3)
    if digits:
        return f"{number(100 * share, digits)} %"
    key = "share.all_but" if rest > 0 else "share.all_and_more"
    return say(key, rest=number(100 * abs(rest), 2))


def closes(kept: float, lost: float) -> str:
    """What share of the gap a step closes; "" where it closes none.

    Args:
        kept: what it keeps of it.
        lost: 1 - kept, also where 1 swallows it.
    """
    return percent(lost, kept) if lost >= 0 else ""


def _digits(value: float, rest: float, digits: int) -> int:
    """How many digits it takes that a value is not taken for 1; 0 if none suffice."""
    while rest and float(f"{value:.{digits}g}") == 1:
        digits += 2
        if digits > MOST_DIGITS:
            return 0
    return digits


def part_of(value: float, whole: float) -> str:
    """What part of the whole a value is, to stand before it: "25 % of", "57 times"."""
    if value == whole:
        return say("share.of", share=percent(1.0))
    share = value / whole
    if MOST_PER_CENT / 100 < share < inf:
        is_written_out = 1_000 <= share < 1e12
        times = number(round(share)) if is_written_out else number(share, 3)
        return say("share.times", times=times)
    lost = (whole - value) / whole if isfinite(share) else None
    return say("share.of", share=percent(share, lost))


def factor(size: float, lost: float, digits: int = SHOWN_DIGITS) -> str:
    """What a step multiplies the distance by, never a 1 that it is not.

    Args:
        size: the factor.
        lost: 1 - |size|, also where 1 swallows it.
        digits: significant digits where they are enough.
    """
    if not isfinite(size):
        return label("share.factor.too_large")
    digits = _digits(abs(size), lost, digits)
    if digits:
        return number(size, digits)
    key = "share.factor.just_below" if lost > 0 else "share.factor.just_above"
    return say(key, rest=number(abs(lost), 2))


def steps(count: int, update: str = "all") -> str:
    """How many steps, or passes through the points: "10 steps".

    Args:
        count: of the iterations.
        update: "all", or "each" if there is an update after each point.
    """
    one = ".one" if count == 1 else ""
    return say(f"steps.{update}{one}", count=count)
