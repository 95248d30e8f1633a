"""Wording: every sentence can be said, numbers are written for people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.exchange.commas import to_number
from gd_core.text import sentences
from gd_core.text.catalogue import LANGUAGES, label
from gd_core.text.numbers import SHOWN_TEXT, exact, number
from tests.conftest import experiments


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1.60625, "1.60625"),
        (-120.0, "−120"),
        (1234567, "1,234,567"),
        (10**15, "1e15"),
        (1.5e30, "1.5e30"),
        (-2.5e-7, "−2.5e−7"),
        (0.1 + 0.2, "0.3"),
        (float("inf"), "inf"),
    ],
)
def test_a_number_is_written_for_a_sentence(value: float, written: str) -> None:
    assert number(value) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_an_exact_number_reads_back_as_itself(value: float) -> None:
    assert to_number(exact(value)) == value


@pytest.mark.parametrize(
    ("share", "lost", "written"),
    [
        (0.5, None, "50 %"),
        (0.85, None, "85 %"),
        (0.19687, None, "19.7 %"),
        (0.9999, None, "99.99 %"),
        (0.99999999, None, "99.999999 %"),
        (1.0, None, "100 %"),
        (1.00000001, None, "100.000001 %"),
        (1e-9, None, "1e−7 %"),
        (0.0, None, "practically nothing"),
        (1.0, 1.5e-17, "all but 1.5e−15 %"),
        (1.0, -1.5e-17, "1.5e−15 % more than all"),
        (1.0, 0.0, "practically all"),
        (1e307, None, "more than 1e308 %"),
    ],
)
def test_a_share_never_claims_all_or_nothing_wrongly(
    share: float, lost: float | None, written: str
) -> None:
    assert sentences.percent(share, lost) == written


@pytest.mark.parametrize(
    ("size", "lost", "written"),
    [
        (1.1, -0.1, "1.1"),
        (-1.00000003, -3e-8, "−1.00000003"),
        (1.0, -1.5e-17, "1 + 1.5e−17"),
        (1.0, 1.5e-17, "1 − 1.5e−17"),
        (-1.0, 0.0, "−1"),
        (float("inf"), float("-inf"), "more than 1e308"),
    ],
)
def test_a_factor_is_never_a_1_that_it_is_not(
    size: float, lost: float, written: str
) -> None:
    assert sentences.factor(size, lost) == written


def test_what_somebody_entered_is_quoted_and_cut() -> None:
    assert sentences.quote("two") == "“two”"
    assert sentences.quote(" ") == sentences.quote(None) == "empty"
    assert sentences.quote(0.1) == "0.1"
    long = sentences.quote("a\nb" * 100)
    assert len(long) == SHOWN_TEXT + 2
    assert "\n" not in long


def test_long_lists_are_shortened_in_the_middle() -> None:
    assert sentences.numbers([1, 2.5, -3]) == "1, 2.5, −3"
    assert sentences.numbers(range(1, 101)) == "1, 2, …, 100 (100 numbers)"


@given(
    st.one_of(
        experiments(),
        experiments(manual_gradient="no2", autograd_gradient="no_zero_grad"),
    )
)
def test_the_settings_name_everything_that_decides_a_run(e: Experiment) -> None:
    told = sentences.settings(e)
    for value in (e.w0, e.learning_rate):
        assert exact(value) in told
    assert f"{e.iterations} iterations" in told
    assert e.precision in told
    for side in ("manual", "autograd"):
        slip = getattr(e, f"{side}_gradient")
        assert slip == "right" or label(f"gradient.{slip}") in told


def test_every_preset_has_a_title_and_a_story() -> None:
    for name in PRESETS:
        assert label(f"preset.{name}")
        assert len(label(f"preset.{name}.story")) > 50


# what the page does not say, and what it says instead
PLAIN = {
    "for ever": "forever",
    "passed over": "ignored",
    "pass over": "ignored",
    "pile": "accumulate",
    "They part": "They differ",
    "left the numbers": "overflowed",
    "left {precision}": "overflowed {precision}",
    "leaves the numbers": "overflows",
}


def keys_with(word: str) -> list[str]:
    """The keys of the texts that have a word; "for every" has no "for ever" in it."""
    found = re.compile(rf"{re.escape(word)}(?!y)")
    return [key for key, text in LANGUAGES["en"].items() if found.search(text)]


@pytest.mark.parametrize("word", PLAIN)
def test_the_words_are_plain(word: str) -> None:
    assert keys_with(word) == []
