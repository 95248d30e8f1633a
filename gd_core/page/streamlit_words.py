"""Streamlit's words: what it says by itself, in English, in the visitor's language.

It has no setting for them: `language.js` puts ours in their place.
"""

from __future__ import annotations

from gd_core.text.catalogue import language
from gd_core.text.languages import LANGUAGES

STREAMLIT_SPEAKS = "en"
STREAMLIT_KEYS = "streamlit."  # their keys begin so


def streamlit_words() -> list[tuple[str, str]]:
    """What Streamlit says, and what is said instead; none in Streamlit's own language.

    Facts in them stay in braces, to be put in by the browser.
    """
    if language() == STREAMLIT_SPEAKS:
        return []
    theirs, ours = LANGUAGES[STREAMLIT_SPEAKS], LANGUAGES[language()]
    return [
        (theirs[key], ours[key]) for key in theirs if key.startswith(STREAMLIT_KEYS)
    ]
