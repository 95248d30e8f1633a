"""What Streamlit says by itself: the words are its own, and each has one of ours."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import streamlit

from gd_core.page.streamlit_words import (
    STREAMLIT_KEYS,
    STREAMLIT_SPEAKS,
    streamlit_words,
)
from gd_core.text.catalogue import speaking
from gd_core.text.languages import LANGUAGES

THEIRS = [
    text
    for key, text in LANGUAGES[STREAMLIT_SPEAKS].items()
    if key.startswith(STREAMLIT_KEYS)
]
FACT = r"\{\w+\}"


@cache
def scripts() -> str:
    """All that Streamlit runs in a browser, with {} for each fact in a text."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    files = "\n".join(file.read_text("utf-8") for file in folder.glob("*.js"))
    return re.sub(r"\$\{[^{}]*\}", "{}", files)


@pytest.mark.parametrize("text", THEIRS)
def test_streamlit_says_so_to_the_letter(text: str) -> None:
    said = re.sub(FACT, "{}", text).replace(" to apply", " to {}")
    assert f"`{said}`" in scripts()


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_word_has_one_of_ours_with_the_same_fact(code: str) -> None:
    with speaking(code):
        words = streamlit_words()
    if code == STREAMLIT_SPEAKS:
        assert words == []
        return
    assert [theirs for theirs, _ in words] == THEIRS
    for theirs, ours in words:
        assert theirs != ours
        # what stands before and behind one fact is how a text is recognised
        assert len(re.findall(FACT, theirs)) <= 1
        assert re.findall(FACT, theirs) == re.findall(FACT, ours)
