"""Prediction: the question, its answers, and the page that keeps the secret."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, Outcome, Theory, run_autograd
from gd_core.analysis.prediction import (
    ANSWERS,
    NO_ANSWER,
    STILL,
    asked_side,
    possible_answers,
    right_answer,
)
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.runs.checks import SIDES
from gd_core.runs.manual import run_manual
from gd_core.text import sentences
from gd_core.text.catalogue import has, label
from gd_core.text.numbers import number
from tests.browser import CHARTS_IN
from tests.conftest import changed, slipping
from tests.page.in_process import link, opened, rerun, told

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum", learning_rate=0.05)
FORGOTTEN = PRESETS["zero_grad"]


# --- the answers ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, "converges"),
        ({"learning_rate": 1 / 15}, "lands"),
        ({"learning_rate": 0.1}, "overshoots"),
        ({"learning_rate": 2 / 15}, "flips"),
        ({"learning_rate": 0.14}, "diverges"),
        ({"learning_rate": 0}, STILL),
        ({"w0": 2}, STILL),
        ({"x": [0, 0, 0, 0]}, STILL),
        ({"manual_gradient": "sum", "learning_rate": 0.05}, "diverges"),
        ({"manual_gradient": "uphill"}, "climbs"),
        ({"autograd_gradient": "no_zero_grad"}, "swings"),
    ],
)
def test_the_right_answer_is_what_happens(change: dict[str, Any], right: str) -> None:
    assert right_answer(changed(LESSON, **change)) == right


@given(slipping())
def test_whatever_is_asked_one_of_the_answers_is_right(e: Experiment) -> None:
    known = e.update == "all" or e.slip(asked_side(e)) != "no_zero_grad"
    assert (right_answer(e) in ANSWERS) == known
    slips = [side for side in SIDES if e.slip(side) != "right"]
    assert asked_side(e) == (slips[0] if slips else "autograd")


def test_every_outcome_is_an_answer_and_every_answer_has_its_words() -> None:
    still = {Outcome.NOTHING_TO_LEARN, Outcome.ALREADY_THERE, Outcome.RATE_ZERO}
    still |= {Outcome.ROUNDED_AWAY}
    assert {*ANSWERS} == {o.value for o in Outcome if o not in still} | {STILL}
    for code in ANSWERS:
        assert label(f"short.{code}")
        assert has(f"answer.{code}.means")


def test_the_question_names_the_run_only_where_they_differ() -> None:
    assert sentences.question(LESSON, "autograd") == (
        "What will the learning rate 0.01 do?"
    )
    assert "by hand" in sentences.question(SUM, "manual")


# --- the page -------------------------------------------------------------------------


def asked(e: Experiment, view: str = "rate", answer: str = NO_ANSWER) -> AppTest:
    return opened(**write_link(e, Look(view, predict="on", answer=answer)))


SECRETS = (
    *(LESSON, PRESETS["fast"], PRESETS["edge"], SUM, FORGOTTEN),
    changed(LESSON, manual_gradient="uphill"),
)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("e", SECRETS, ids=sentences.settings)
def test_until_it_is_answered_nothing_gives_the_answer_away(
    e: Experiment, view: str
) -> None:
    page = asked(e, view)
    assert len(page.radio) == 1
    assert len(page.get("vega_lite_chart")) == 1
    for kind in (page.info, page.success, page.error, page.dataframe, page.metric):
        assert not kind
    # for the keyboard and for the document's language; no player
    assert len(page.get("bidi_component")) == 2
    assert page.selectbox(key="lesson").value is None
    for trace in (run_manual(e), run_autograd(e)):
        end = number(trace.final_w)
        assert len(end) < 4 or end not in told(page)
    for word in ("diverg", "converg", "edge", "swing", "optimum"):
        assert word not in told(page)
    assert link(page) == write_link(e, Look(view, predict="on"))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("guess", ["right", "wrong"])
@pytest.mark.parametrize("e", [PRESETS["fast"], SUM, FORGOTTEN], ids=sentences.settings)
def test_an_answer_is_judged_and_explained(
    e: Experiment, guess: str, view: str
) -> None:
    page, right = asked(e, view), right_answer(e)
    wrong = next(answer for answer in possible_answers(e) if answer != right)
    code = right if guess == "right" else wrong
    page.radio(key="guess").set_value(code)
    rerun(page)
    words = told(page)
    assert ("Right: " in words) == (guess == "right")
    yours = f"(your answer: {label(f'short.{wrong}')})"
    assert (yours in words) == (guess == "wrong")
    assert label(f"short.{right}") in words
    theory = Theory(e, e.slip(asked_side(e)))
    why = f"{theory.swing:.3g} times" if right == "swings" else f"{-theory.rho:.3g}"
    assert why in words
    assert not page.radio
    assert len(page.get("vega_lite_chart")) == CHARTS_IN[view]
    assert link(page) == write_link(e, Look(view, predict="on", answer=code))


def test_the_answer_slide_is_a_link() -> None:
    page = asked(PRESETS["fast"], "rate", "diverges")
    assert "Right: it diverges" in told(page)
    assert page.selectbox(key="lesson").value == "fast"


def test_it_can_be_asked_again_and_switched_off() -> None:
    page = asked(LESSON, "compare", "flips")
    assert "It converges from one side (your answer: flips forever)" in told(page)
    next(b for b in page.button if b.label == label("page.ask_again")).click()
    rerun(page)
    assert len(page.radio) == 1
    page.toggle(key="predict").set_value(False)
    rerun(page)
    assert not page.radio
    assert len(page.dataframe) == 2
    assert link(page) == {}


def test_the_answer_stays_in_its_view_and_can_be_dismissed() -> None:
    page = asked(PRESETS["fast"], "rate", "diverges")
    page.session_state["view"] = "compare"
    assert "Right: it diverges" not in told(rerun(page))
    page.session_state["view"] = "rate"
    assert "Right: it diverges" in told(rerun(page))
    next(b for b in page.button if b.label == label("page.dismiss")).click()
    assert "Right: it diverges" not in told(rerun(page))
    assert not page.radio
    assert not page.toggle(key="predict").value
    assert link(page) == {"lr": "0.14", "view": "rate"}


def test_the_switch_stands_in_the_view_learning_rate() -> None:
    page = opened(view="rate")
    page.toggle(key="predict").set_value(True)
    rerun(page)
    assert len(page.radio) == 1
    assert link(page) == {"view": "rate", "predict": "on"}


def test_another_rate_is_asked_about_anew() -> None:
    page = asked(LESSON, "rate", "converges")
    page.text_input(key="lr").set_value("0.14")
    rerun(page)
    assert len(page.radio) == 1
    assert page.radio(key="guess").value is None
    assert "answer" not in link(page)
    assert page.selectbox(key="lesson").value is None
    page.selectbox(key="lesson").set_value("edge")
    rerun(page)
    assert "2/15" not in told(page)
    assert link(page)["lr"] == "0.13333333333333333"
    assert len(page.radio) == 1


def test_another_view_is_not_asked_about_anew() -> None:
    page = asked(LESSON, "rate", "converges")
    page.query_params.clear()
    for name, text in write_link(
        LESSON, Look("compare", 3, answer="converges")
    ).items():
        page.query_params[name] = text
    page.query_params["predict"] = "on"
    rerun(page)
    assert "Right: it converges" in told(page)
