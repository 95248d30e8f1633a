"""Korean: its sentences are polite throughout, and no particle depends on a fact."""

from __future__ import annotations

import re

import pytest

from gd_core import PRESETS, Experiment, compare, run_autograd, run_manual
from gd_core.text import agreements, sentences
from gd_core.text.catalogue import label, speaking
from gd_core.text.findings import compare_finding, rate_finding
from gd_core.text.languages import LANGUAGES
from gd_core.text.numbers import number
from gd_core.text.widths import cut, width, wrapped

KOREAN, ENGLISH = LANGUAGES["ko"], LANGUAGES["en"]
# particles whose form depends on whether the word before ends in a consonant
DEPENDING = re.compile(r"\}(은|는|이|가|을|를|과|와|으로|로)(?![가-힣(])")
HANGUL = re.compile("[가-힣]")
INFORMAL = re.compile(r"(?<!니)다\.|(?<!세)요\.")
WORDS = re.compile(r"[A-Za-z]{3,} [a-z]{3,} [a-z]{3,}")
# code, and names that stay as they are
IS_CODE = re.compile(r"`[^`]*`|\{[^}]*\}|https?://\S+")


@pytest.mark.parametrize("key", KOREAN)
def test_no_particle_depends_on_a_fact(key: str) -> None:
    assert not DEPENDING.search(KOREAN[key]), KOREAN[key]


def test_a_particle_that_depends_on_a_fact_is_found() -> None:
    for wrong in ("{rate}은 크다", "{w}를", "값 {k}가 {b}", "{x}로"):
        assert DEPENDING.search(wrong)
    for right in ("{rate}에서", "{w}을(를)", "{k} 값이", "{x}의", "{side}이다"):
        assert not DEPENDING.search(right)


def test_sentences_have_one_form() -> None:
    """Sentences end in -mnida, what a reader is told to do in -seyo."""
    wrong = {key: text for key, text in KOREAN.items() if INFORMAL.search(text)}
    assert wrong == {}


def test_no_english_sentence_is_left() -> None:
    left = {
        key: text
        for key, text in KOREAN.items()
        if WORDS.search(IS_CODE.sub(" ", text)) and not HANGUL.search(text)
    }
    assert left == {}


def test_a_wide_letter_takes_more_room() -> None:
    assert width("abc") == 3
    assert width("학습률") == pytest.approx(5.4)
    assert cut("학습률 0.01", 40) == "학습률 0.01"
    assert width(cut("최적점까지의 거리" * 9, 20)) <= 20
    lines = wrapped("스텝마다 최적점까지의 거리가 15 % 줄어듭니다", 16)
    assert " ".join(lines) == "스텝마다 최적점까지의 거리가 15 % 줄어듭니다"
    assert all(width(line) <= 16 for line in lines)
    assert "".join(wrapped("가" * 40, 10)) == "가" * 40


@pytest.mark.parametrize("name", PRESETS)
def test_what_is_said_of_a_preset_is_korean_and_has_the_same_numbers(name: str) -> None:
    e = PRESETS[name]
    said = {}
    for code in ("en", "ko"):
        with speaking(code):
            said[code] = everything_said(e)
    for english, korean in zip(said["en"], said["ko"], strict=True):
        assert HANGUL.search(korean), korean
        assert "{" not in korean
        assert english != korean


def everything_said(e: Experiment) -> list[str]:
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    findings = compare_finding(e, traces), rate_finding(e)
    return [
        *(finding.title for finding in findings),
        agreements.agreement(compare(e, *traces.values())),
        sentences.settings(e),
    ]


def test_numbers_are_written_alike() -> None:
    with speaking("ko"):
        assert number(1234.5) == "1234.5"
        assert label("language") == "한국어"
