"""Catalogue: the sentence or label of a key, in the reader's language.

The current language is a context variable, so that one process serves readers of
several languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from numbers import Real

from gd_core.text.languages import LANGUAGES
from gd_core.text.numbers import number

_language: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The code of the current language, one of LANGUAGES."""
    return _language.get()


def speak(code: str) -> None:
    """Make one of LANGUAGES the current language, of this thread, from here on.

    Raises:
        ValueError: there is no such language.
    """
    _check(code)
    _language.set(code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make one of LANGUAGES the current language until the block ends.

    Raises:
        ValueError: there is no such language.
    """
    _check(code)
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def _check(code: str) -> None:
    if code not in LANGUAGES:
        raise ValueError(f"{code!r} is none of the languages {', '.join(LANGUAGES)}")


def label(key: str) -> str:
    """The text of a key that has no facts in it.

    Raises:
        KeyError: there is no such text.
    """
    return LANGUAGES[language()][key]


def has(key: str) -> bool:
    """Whether there is a text of this key."""
    return key in LANGUAGES[language()]


def say(key: str, /, **facts: object) -> str:
    """The sentence of a key with its facts put in; numbers are rounded for reading.

    Raises:
        KeyError: there is no such sentence, or it needs a fact that is not given.
    """
    return label(key).format_map({name: _text(fact) for name, fact in facts.items()})


def _text(fact: object) -> str:
    return number(fact) if isinstance(fact, Real) else str(fact)
