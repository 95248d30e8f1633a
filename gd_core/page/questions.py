"""Questions: numbers that can be read in several ways, and the reader's choice."""

from __future__ import annotations

import hashlib

import streamlit as st

from gd_core.exchange.notes import Question
from gd_core.page.parts import as_markdown
from gd_core.runs.checks import InputError
from gd_core.text import understood
from gd_core.text.catalogue import say
from gd_core.text.widths import cut


def answer_to(question: Question, about: str, asked: str = "") -> str | None:
    """The code of the reading that was chosen, None if none was yet.

    The answer is that of this text: another one is asked about again.

    Args:
        question: the readings to choose from.
        about: which input it is about, for the key.
        asked: the question; by default how the words are meant.
    """
    digest = hashlib.blake2b(question.text.encode(), digest_size=8).hexdigest()
    asked = as_markdown(asked or say("page.question", text=cut(question.text)))
    shown = {reading.code: reading.shown for reading in question.readings}
    chosen: str | None = st.radio(
        asked,
        question.codes,
        index=None,
        format_func=lambda code: as_markdown(cut(shown[code])),
        captions=[understood.reading(code, question.text) for code in question.codes],
        key=f"reading-{about}-{digest}",
    )
    return chosen


def unanswered(question: Question, field: str) -> InputError:
    """What is said in the main area while no reading is chosen."""
    return InputError("input.question", field, text=question.text)
