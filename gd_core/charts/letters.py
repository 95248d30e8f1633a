"""Letters: how wide a text is, where only the browser knows the text."""

from __future__ import annotations

from gd_core.text.widths import WIDE

# Hangul, and what Chinese and Japanese are written in, but for rare signs
WIDE_SIGNS = "[\\u1100-\\u11ff\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uff00-\\uff60]"


def shown_width(text: str) -> str:
    """An expression for the width of a text in Latin letters, as `text.widths.width`.

    Args:
        text: an expression that is the text.
    """
    narrow = f"replace({text}, regexp('{WIDE_SIGNS}', 'g'), '')"
    return f"({WIDE} * length({text}) - {WIDE - 1:g} * length({narrow}))"
