"""Problems: what is wrong with the input, said at its field and in the main area."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from gd_core.page.parts import as_markdown
from gd_core.runs.checks import InputError
from gd_core.text import sentences
from gd_core.text.catalogue import label

Read = TypeVar("Read")


class Problems:
    """The sentences about inputs that cannot be used; false while there are none."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def __bool__(self) -> bool:
        return bool(self.sentences)

    def check(self, read: Callable[..., Read], *inputs: Any) -> Read | None:
        """What `read` returns for some inputs; None, and a sentence, if it refuses."""
        try:
            return read(*inputs)
        except InputError as error:
            self.note(error)
            return None

    def note(self, error: InputError) -> None:
        """What is wrong, said where the input is."""
        self.ask(error)
        show_problem(self.sentences[-1])

    def ask(self, error: InputError) -> None:
        """What is to be decided; where the input is the question itself stands."""
        self.sentences.append(sentences.problem(error))

    def show(self) -> None:
        """All of them, in the main area."""
        for sentence in self.sentences:
            show_problem(sentence)
        if self:
            st.caption(as_markdown(label("settings.still_shown")))


def show_problem(sentence: str) -> None:
    st.error(as_markdown(sentence), icon=":material/error:")
