"""Caches: what is computed or drawn once for all visitors.

`cached`, `cached_aside` and `cached_file` are decorators for module-level functions.
What a function returns, and what it writes on the page, is kept by its arguments, by
the language, and by a digest of this package's code: where the code is reloaded after
an edit, nothing of the old code is shown. All functions with one decorator share its
memory; the least recently used entries go first. Together they stay under 110 MB.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from operator import attrgetter
from pathlib import Path
from types import FunctionType
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from gd_core.page.turns import TURNS
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, language

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

PACKAGE = Path(__file__).parents[1]
CODE_FILES = ("*.py", "*.js", "*.css", "*.html")
HASHED: dict[str | type[Any], Callable[[Any], Any]] = {
    Experiment: attrgetter("key"),
    FunctionType: attrgetter("__module__", "__qualname__"),
}


def digest_of_code(package: Path = PACKAGE) -> str:
    """A digest of all files of the package."""
    digest = hashlib.blake2b(digest_size=16)
    for pattern in CODE_FILES:
        for path in sorted(package.rglob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


CODE = digest_of_code()


@st.cache_data(
    max_size="32MB", max_entries=3_000, show_spinner=False, hash_funcs=HASHED
)
def _short(
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    language: str,
    code: str,
    _given: tuple[Any, ...],
) -> Any:
    return function(*arguments, *_given)


@st.cache_data(
    max_size="24MB", max_entries=3_000, show_spinner=False, hash_funcs=HASHED
)
def _long(
    function: Callable[..., Any], arguments: tuple[Any, ...], language: str, code: str
) -> Any:
    with TURNS.alone():
        return function(*arguments)


@st.cache_data(max_size="48MB", max_entries=50, show_spinner=False)
def _of_file(
    function: str, file_id: str, arguments: tuple[Any, ...], code: str, _read: Any
) -> Any:
    return _read()


def cached(function: Callable[..., Result]) -> Callable[..., Result]:
    """Keep what a short function returns and draws.

    The keyword argument `given` is a tuple of further arguments that follow from the
    others and are therefore not part of the key.
    """

    @wraps(function)
    def from_cache(*arguments: Any, given: tuple[Any, ...] = ()) -> Result:
        with TURNS.cached():
            # by name: for arguments by position Streamlit inspects the signature
            result: Result = _short(
                function=function,
                arguments=arguments,
                language=language(),
                code=CODE,
                _given=given,
            )
        return result

    return from_cache


def cached_aside(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Keep what a long function returns; it runs without the turn.

    It must draw nothing. A spinner with the time stands where it is called.
    """

    @wraps(function)
    def from_cache(*arguments: Arguments.args, **_: Arguments.kwargs) -> Result:
        with TURNS.released(), st.spinner(label("page.running"), show_time=True):
            result: Result = _long(
                function=function,
                arguments=arguments,
                language=language(),
                code=CODE,
            )
        return result

    return from_cache


def cached_file(function: Callable[..., Result]) -> Callable[..., Result]:
    """Keep what a function reads of a file's bytes, its first argument.

    The file is identified by the keyword argument `file_id`, not by its bytes.
    """

    @wraps(function)
    def from_cache(data: bytes, *arguments: Any, file_id: str) -> Result:
        with TURNS.released():
            result: Result = _of_file(
                function=function.__qualname__,
                file_id=file_id,
                arguments=arguments,
                code=CODE,
                _read=lambda: function(data, *arguments),
            )
        return result

    return from_cache
