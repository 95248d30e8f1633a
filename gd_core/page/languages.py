"""Languages: which one the page speaks to a visitor, and the control that changes it.

A link may choose one; else it is the browser's, and English where that is none of ours.
What runs beside the page, as a fragment or when a file is asked for, may run in another
thread, which has to be told.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from gd_core.page.caches import CODE
from gd_core.page.components import script_alone
from gd_core.page.state import STATE
from gd_core.page.streamlit_words import streamlit_words
from gd_core.text.catalogue import label, language, speak, speaking
from gd_core.text.languages import LANGUAGES

Passed = ParamSpec("Passed")
Made = TypeVar("Made")

FALLBACK = "en"
MENU_KEY, DOCUMENT_KEY = "language", "page-language"


def language_of_visitor() -> str:
    """What the link chose, or else the browser's language, or else English."""
    if STATE.lang in LANGUAGES:
        return STATE.lang
    code = (st.context.locale or "").partition("-")[0].lower()
    return code if code in LANGUAGES else FALLBACK


def speak_to_visitor() -> None:
    """Make the visitor's language the current one."""
    speak(language_of_visitor())


def tell_document() -> None:
    """The document is in this language, and Streamlit's words: see `language.js`."""
    said = {"language": language(), "words": streamlit_words()}
    script_alone(DOCUMENT_KEY, "language.js", CODE)(key=DOCUMENT_KEY, data=said)


def spoken_fragment(function: Callable[Passed, None]) -> Any:
    """`st.fragment`, which speaks to the visitor when it runs alone, too."""

    @st.fragment
    @wraps(function)
    def alone(*arguments: Passed.args, **named: Passed.kwargs) -> None:
        speak_to_visitor()
        function(*arguments, **named)

    return alone


def in_this_language(function: Callable[[], Made]) -> Callable[[], Made]:
    """A function that is called later, in the language of now."""
    code = language()

    def later() -> Made:
        with speaking(code):
            return function()

    return later


def show_languages() -> None:
    """A menu of the languages, each called by its own name."""
    st.menu_button(
        language_name(language()),
        list(LANGUAGES),
        key=MENU_KEY,
        format_func=language_name,
        on_click=_choose,
        icon=":material/language:",
        help=label("page.language.help"),
    )


def language_name(code: str) -> str:
    """What a language calls itself."""
    return LANGUAGES[code]["language"]


def _choose() -> None:
    STATE.lang = st.session_state[MENU_KEY] or STATE.lang
