"""Wording: every sentence can be said, numbers are written for people."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, run_autograd, run_manual
from gd_core.exchange.commas import to_number
from gd_core.runs.checks import (
    AUTOGRAD_GRADIENTS,
    MANUAL_GRADIENTS,
    MOST_ITERATIONS,
    MOST_LEARNING_RATE,
    MOST_W0,
)
from gd_core.runs.losses import LOSSES
from gd_core.text import sentences, shares
from gd_core.text.catalogue import label, say
from gd_core.text.languages import LANGUAGES
from gd_core.text.numbers import exact, number
from gd_core.text.slips import slip_key
from gd_core.text.widths import SHOWN_TEXT
from tests.conftest import changed, experiments, slipping, slipping_lines


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
    assert shares.percent(share, lost) == written


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
    assert shares.factor(size, lost) == written


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
        slipping(),
    )
)
def test_the_settings_name_everything_that_decides_a_run(e: Experiment) -> None:
    told = sentences.settings(e)
    for value in (e.w0, e.learning_rate):
        assert exact(value) in told
    assert f"{e.iterations} iterations" in told
    assert e.precision in told
    if e.loss != "mean":
        assert label(f"loss.{e.loss}.settings") in told
    if e.loss == "mean" or e.manual_gradient != "mean":
        assert label(slip_key(f"gradient.{e.manual_gradient}", e.loss)) in told
    if e.autograd_gradient != "right":
        assert label(f"gradient.{e.autograd_gradient}") in told


@given(slipping_lines())
def test_the_settings_of_a_line_name_what_it_has_besides(e: Experiment) -> None:
    told = sentences.settings(e)
    for part in ("ŷ = w·x + b", f"w₀ = {exact(e.w0)}", f"b₀ = {exact(e.b0)}"):
        assert f" · {part} · " in told
    assert ("x standardised" in told) == e.standardize
    through_origin = sentences.settings(changed(e, model="origin"))
    for part in ("w·x + b", "b₀", "standardised"):
        assert part not in through_origin


def test_every_preset_has_a_title_and_a_story() -> None:
    for name in PRESETS:
        assert label(f"preset.{name}")
        assert len(label(f"preset.{name}.story")) > 50


# --- whole sentences ------------------------------------------------------------------

LESSON = PRESETS["lesson"]
FORGOTTEN = PRESETS["zero_grad"]


def test_the_settings_are_one_line() -> None:
    assert sentences.settings(LESSON) == (
        "x = 1, 2, 3, 4 · y = 2, 4, 6, 8 · w₀ = 0 · learning rate 0.01 · "
        "10 iterations · mean gradient · float32"
    )
    for e in (LESSON, FORGOTTEN, PRESETS["hubble"]):
        parts = (sentences.settings_data(e), sentences.settings_run(e))
        assert sentences.settings(e) == " · ".join(parts)


def test_options_are_quoted_and_joined() -> None:
    assert sentences.choices(["a"]) == "“a”"
    assert sentences.choices(["a", "b", "c"]) == "“a” or “b” or “c”"


@pytest.mark.parametrize("line", [None, 7])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(
    ("side", "slip"),
    [
        *(("manual", slip) for slip in MANUAL_GRADIENTS[1:]),
        *(("autograd", slip) for slip in AUTOGRAD_GRADIENTS[1:]),
    ],
)
def test_a_slip_in_the_source_is_one_sentence_about_its_line(
    side: str, slip: str, loss: str, line: int | None
) -> None:
    e = changed(LESSON, loss=loss, **{f"{side}_gradient": slip})
    sentence = sentences.slip_in_source(e, side, line)
    assert sentence.startswith("Line 7 " if line else "The line marked WRONG ")
    assert sentence.endswith(".")
    assert "no difference" not in sentence


@pytest.mark.parametrize(("x", "slip"), [([3], "sum"), ([3, 4], "sum_no2")])
def test_a_wrong_line_that_makes_no_difference_is_said_to_make_none(
    x: list[float], slip: str
) -> None:
    e = Experiment(x=x, y=x, manual_gradient=slip)
    sentence = sentences.slip_in_source(e, "manual", 3)
    assert sentence.endswith(f"With N = {len(x)} that makes no difference.")


@pytest.mark.parametrize(
    ("side", "slip", "stage", "note"),
    [
        ("manual", "sum", "gradient", "4 × the mean (−30)."),
        ("manual", "no2", "gradient", "Half of what it should be (−30)."),
        ("manual", "uphill", "update", "Uphill: it should be minus."),
        ("manual", "mean", "gradient", ""),
    ],
)
def test_a_stage_notes_the_slip_that_is_made_in_it(
    side: str, slip: str, stage: str, note: str
) -> None:
    e = changed(LESSON, **{f"{side}_gradient": slip})
    step = Step.of(e, side, run_manual(e), 0)
    names = ("prediction", "loss", "gradient", "update")
    notes = {name: sentences.stage_note(step, name) for name in names}
    assert notes == {**dict.fromkeys(names, ""), stage: note}


def test_what_was_never_reset_is_noted_from_the_second_step_on() -> None:
    trace = run_autograd(FORGOTTEN)
    first, second = (Step.of(FORGOTTEN, "autograd", trace, k) for k in (0, 1))
    assert sentences.stage_note(first, "gradient") == ""
    assert sentences.stage_note(second, "gradient") == (
        "Never reset: −30 of the step before is in it."
    )


def test_the_last_step_notes_how_the_run_ends_in_a_sentence_of_its_own() -> None:
    e = changed(LESSON, manual_gradient="uphill")
    last = Step.of(e, "manual", run_manual(e), e.iterations)
    assert sentences.stage_note(last, "update") == (
        "Uphill: it should be minus. The run ends here."
    )
    e = changed(LESSON, learning_rate=1e9, iterations=100)
    last = Step.of(e, "manual", run_manual(e), e.iterations)
    assert sentences.stage_note(last, "update") == "The next state overflows float32."


@pytest.mark.parametrize(
    ("e", "side", "question", "right", "wrong"),
    [
        (
            LESSON,
            "autograd",
            "What will the learning rate 0.01 do?",
            "Right: it diverges",
            "It diverges (your answer: converges from one side)",
        ),
        (
            changed(LESSON, manual_gradient="sum"),
            "manual",
            "What will the learning rate 0.01 do by hand?",
            "Right: by hand it diverges",
            "By hand it diverges (your answer: converges from one side)",
        ),
        (
            FORGOTTEN,
            "autograd",
            "What will the learning rate 0.01 do by autograd?",
            "Right: by autograd it diverges",
            "By autograd it diverges (your answer: converges from one side)",
        ),
    ],
)
def test_a_prediction_names_the_run_where_the_runs_differ(
    e: Experiment, side: str, question: str, right: str, wrong: str
) -> None:
    assert sentences.question(e, side) == question
    assert sentences.revealed(e, side, "diverges", "diverges") == right
    assert sentences.revealed(e, side, "converges", "diverges") == wrong


def test_the_slip_that_is_asked_about_is_named() -> None:
    assert sentences.question_slip(LESSON, "manual") == ""
    assert sentences.question_slip(FORGOTTEN, "autograd") == (
        "The run by autograd makes a slip: no zero_grad."
    )


def test_limits_are_facts_of_the_pages_help_texts() -> None:
    limits = (MOST_W0, MOST_LEARNING_RATE, MOST_ITERATIONS)
    page = {k: t for k, t in LANGUAGES["en"].items() if k.startswith("page.")}
    assert not [k for k, t in page.items() if any(number(m) in t for m in limits)]
    help_text = say("page.w0.help", least=-MOST_W0, most=MOST_W0)
    assert help_text.endswith("from −1,000,000 to 1,000,000.")


# --- plain words ----------------------------------------------------------------------

# what the page does not say
WORDS = {
    r"for ever\b": "forever",
    r"pass(ed)? over\b": "ignored",
    r"pil(e|es|ed|ing)\b": "accumulates",
    r"They part\b": "They differ",
    r"(left|leaves) (the (finite )?numbers|\{precision\})": "overflowed",
}


def keys_with(word: str) -> list[str]:
    texts = LANGUAGES["en"].items()
    return [key for key, text in texts if re.search(rf"\b{word}", text)]


@pytest.mark.parametrize("word", WORDS)
def test_the_words_are_plain(word: str) -> None:
    assert keys_with(word) == []


@pytest.mark.parametrize(
    "text",
    ["swings for ever", "is passed over", "piles up", "They part", "left {precision}"],
)
def test_an_old_word_is_found(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES["en"], "note.last", text)
    assert [word for word in WORDS if "note.last" in keys_with(word)]
    monkeypatch.setitem(LANGUAGES["en"], "note.last", "the same for every pilot")
    assert not [word for word in WORDS if "note.last" in keys_with(word)]
