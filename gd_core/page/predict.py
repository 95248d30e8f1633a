"""Predict first: a question before anything is shown, and what became of the answer."""

from __future__ import annotations

from string import ascii_uppercase

import streamlit as st

from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.prediction import (
    NO_ANSWER,
    asked_side,
    can_be_asked,
    offered_answers,
    right_answer,
)
from gd_core.analysis.theory import theory_of
from gd_core.charts.start import start_chart
from gd_core.page.caches import cached
from gd_core.page.parts import as_markdown, line, show_chart, show_settings
from gd_core.page.state import STATE, State
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.lines import line_outcome

SAYS_WHY_ITSELF = ("compare", "rate")  # views whose verdict says why

chart_of_start = cached(start_chart)


def is_asked() -> bool:
    """Whether the reader is to say first what the learning rate will do.

    Only what can be answered is asked.
    """
    is_open = STATE.predict and STATE.answer == NO_ANSWER
    return is_open and can_be_asked(STATE.experiment)


def forget_answer_of_another(e: Experiment) -> None:
    """An answer is about one experiment: another one is asked about again."""
    is_about_this = STATE.predict and STATE.predicted == e.key
    if STATE.answer != NO_ANSWER and not is_about_this:
        STATE.answer = NO_ANSWER
        if STATE.predict:
            st.rerun()  # so that nothing gives the next answer away


def has_answer(e: Experiment, view: str) -> bool:
    """Whether a view shows what became of an answer: that in which it was given."""
    is_given = STATE.predict and not is_asked() and can_be_asked(e)
    return is_given and view == STATE.answered_in


def predict_switch() -> None:
    st.toggle(
        label("page.predict"),
        key=State.predict.key,
        disabled=not can_be_asked(STATE.experiment),
        help=label("page.predict.help"),
        persist_state="session",
    )


def show_settings_and_switch(e: Experiment) -> None:
    """What runs, in one line, and the switch beside it."""
    with line("settings"):
        show_settings(e)
        predict_switch()


def show_question(e: Experiment) -> None:
    """The question, its answers, and where the run starts."""
    side = asked_side(e)
    show_settings_and_switch(e)
    left, right = st.columns(2, gap="medium")
    with left:
        question = sentences.question(e, side)
        st.subheader(as_markdown(question), anchor=False)
        slip = sentences.question_slip(e, side)
        if slip:
            st.markdown(as_markdown(slip))
        choose_answer(e)
    with right:
        show_chart(chart_of_start(e))


def choose_answer(e: Experiment) -> None:
    """The answers to choose from."""
    answers = offered_answers(e)
    letters = dict(zip(answers, ascii_uppercase, strict=False))  # for a show of hands
    st.radio(
        sentences.question(e, asked_side(e)),
        answers,
        index=None,
        format_func=lambda code: f"{letters[code]}. {label(f'short.{code}')}",
        captions=[label(f"answer.{code}.means") for code in answers],
        key=State.guess.key,
        on_change=remember_answer,
        args=(e,),
        label_visibility="collapsed",
    )


def remember_answer(e: Experiment) -> None:
    # a browser may still send what an answer is called in another language
    known = STATE.guess in offered_answers(e)
    STATE.answer = STATE.guess if known and STATE.guess else NO_ANSWER
    STATE.predicted = e.key
    STATE.answered_in = STATE.view


def ask_again() -> None:
    STATE.answer = NO_ANSWER


def dismiss() -> None:
    STATE.predict = False


def show_answer(e: Experiment, view: str) -> None:
    """Whether the reader was right; and why, unless the view says it right below."""
    side, right = asked_side(e), right_answer(e)
    title = sentences.revealed(e, side, STATE.answer, right)
    box, icon = st.success, ":material/check_circle:"
    if right == NO_ANSWER:
        box, icon = st.info, ":material/help:"
    elif STATE.answer != right:
        box, icon = st.error, ":material/cancel:"
    with line("answer"):
        why = why_of(e, side)
        if view in SAYS_WHY_ITSELF or not why:
            box(f"**{as_markdown(title)}**", icon=icon)
        else:
            box(as_markdown(why), title=as_markdown(title), icon=icon)
        st.button(label("page.ask_again"), on_click=ask_again, icon=":material/replay:")
        st.button(label("page.dismiss"), on_click=dismiss, icon=":material/close:")
        predict_switch()


def answer_told(e: Experiment) -> str:
    """Whether the reader was right, in a sentence."""
    return sentences.revealed(e, asked_side(e), STATE.answer, right_answer(e))


def why_of(e: Experiment, side: str) -> str:
    """What the mathematics says of a run; "" where it says nothing."""
    if e.model == "line":
        of_line = line_theory_of(e, side)
        return line_outcome(of_line) if of_line else ""
    theory = theory_of(e, side)
    return sentences.outcome(theory) if theory else ""
