"""Languages: the link, the reader or the browser decides, and nobody sees another's."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gd_core.exchange.link import VIEWS
from gd_core.page.languages import MENU_KEY, in_this_language
from gd_core.page.lessons import fill_with_preset
from gd_core.page.model_fields import keep_gradient
from gd_core.page.optimizer_fields import fit_optimizer
from gd_core.page.state import CODES, STATE, State, in_controls
from gd_core.text.catalogue import label, language, speaking
from gd_core.text.languages import LANGUAGES
from tests.page.in_process import APP, link, opened, rerun, told

TITLES = {code: texts["page.title"] for code, texts in LANGUAGES.items()}


def title(page: AppTest) -> str:
    return str(page.title[0].value)


def visited(locale: str, **params: str) -> AppTest:
    """The page as a browser with a language opens it."""
    page = AppTest.from_file(str(APP), default_timeout=30)
    page.context["locale"] = locale
    for name, text in params.items():
        page.query_params[name] = text
    return rerun(page)


@pytest.mark.parametrize(
    ("locale", "params", "code"),
    [
        ("en-US", {}, "en"),
        ("ko-KR", {}, "ko"),
        ("ko", {}, "ko"),
        ("fr-FR", {}, "en"),
        ("ko-KR", {"lang": "en"}, "en"),
        ("en-US", {"lang": "ko"}, "ko"),
        ("ko-KR", {"lang": "auto"}, "ko"),
    ],
)
def test_the_link_decides_or_else_the_browser(
    locale: str, params: dict[str, str], code: str
) -> None:
    assert title(visited(locale, **params)) == TITLES[code]


def test_another_language_changes_no_number_and_no_setting() -> None:
    pages = [opened(gradient="sum", n="25", lang=code) for code in LANGUAGES]
    english, korean = pages
    for name in ("lr", "n", "gradient", "opt"):
        assert english.session_state[name] == korean.session_state[name]
    values = [[table.value.to_numpy().tolist() for table in p.dataframe] for p in pages]
    assert values[0] == values[1]
    assert told(english) != told(korean)


def test_a_language_that_is_not_spoken_is_told() -> None:
    page = opened(lang="xx")
    assert title(page) == TITLES["en"]
    assert any("xx" in str(box.value) for box in page.warning)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("lecture", ["0", "1"])
def test_every_view_is_in_korean(view: str, lecture: str) -> None:
    page = opened(lang="ko", view=view, lecture=lecture)
    with speaking("ko"):
        assert label("page.title") == TITLES["ko"]
    english = {text for text in LANGUAGES["en"].values() if text.count(" ") >= 3}
    shown = told(page)
    assert not [text for text in english if text in shown]


def test_what_is_made_later_is_in_the_language_of_who_asked() -> None:
    with speaking("ko"):
        later = in_this_language(lambda: (language(), label("page.title")))
    assert language() == "en"
    made: list[Any] = []
    thread = Thread(target=lambda: made.append(later()))
    thread.start()
    thread.join()
    assert made == [("ko", TITLES["ko"])]


def test_the_menu_puts_the_language_into_the_link() -> None:
    page = opened(gradient="sum")
    page.session_state["lang"] = "ko"
    rerun(page)
    assert title(page) == TITLES["ko"]
    assert link(page) == {"gradient": "sum", "lang": "ko"}
    assert MENU_KEY == "language"


def test_what_a_browser_still_calls_in_another_language_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A change may be sent before the browser has heard of the other language."""
    late: dict[str, Any] = dict.fromkeys(
        [*CODES, State.lesson.key], LANGUAGES["ko"]["loss.mean"]
    )
    monkeypatch.setattr(st, "session_state", late)
    for callback in (keep_gradient, fit_optimizer, fill_with_preset):
        callback()
    assert STATE.controls() == in_controls(STATE.experiment)
