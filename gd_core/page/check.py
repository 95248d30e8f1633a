"""The view Check my run: what the reader's own program printed, and what it is."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from pandas import DataFrame

from gd_core.analysis.checking import RunCheck, check_run
from gd_core.analysis.checking.programs import as_said
from gd_core.analysis.update_rules import RIGHT
from gd_core.charts.printed_run import printed_chart
from gd_core.exchange.example_run import example_run
from gd_core.exchange.notes import READINGS, Question
from gd_core.exchange.printed_run.reader import read_run
from gd_core.exchange.printed_run.run import PrintedRun
from gd_core.page.caches import cached_aside
from gd_core.page.parts import as_markdown, line, show_chart, show_settings
from gd_core.page.questions import answer_to
from gd_core.page.state import STATE, State
from gd_core.runs.checks import (
    InputError,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences, understood
from gd_core.text.catalogue import label, say
from gd_core.text.checks import check_conventions, check_title, check_verdict
from gd_core.text.run_table import (
    SHOWN_ROWS,
    differing,
    first_shown,
    run_table,
)
from gd_core.text.widths import cut

TEXT_HEIGHT, PREVIEW_HEIGHT = 160, 142  # pixels
VERDICT_BOXES = {  # of a finding: its box and icon
    RIGHT: (st.success, ":material/check_circle:"),
    "other_setting": (st.warning, ":material/tune:"),
    "ambiguous": (st.info, ":material/alt_route:"),
    "unknown": (st.warning, ":material/help:"),
}
MISTAKE = (st.error, ":material/bug_report:")
WHICH_RUNS = ("first", "second", "third")  # one of several is read while nobody chooses


def offer_check() -> None:
    """From every other view, the way here; the settings come along."""
    if STATE.view != "check":
        st.button(
            label("page.check.button"),
            icon=":material/fact_check:",
            key="to-check",
            on_click=open_check,
            help=label("page.check.button.help"),
        )


def open_check() -> None:
    STATE.view = "check"


def show(e: Experiment) -> None:
    """The text, what was understood of it, and what it is."""
    with line("settings"):
        show_settings(e)
    with st.container(key="check"):  # on a telephone the verdict follows the text
        left, right = st.columns([2, 3], gap="medium")
    with left:
        printed = text_and_reading(e)
    with right:
        if printed is None and STATE.run_text.strip():
            return  # a question or a sentence stands beside the text
        if printed is None:
            st.info(
                as_markdown(label("page.check.empty")),
                title=label("page.check.empty.title"),
                icon=":material/fact_check:",
            )
            return
        found = checked_aside(settings_alone(e), STATE.run_text, answer_of(printed))
        show_finding(e, found)
    show_rows(found)


def text_and_reading(e: Experiment) -> PrintedRun | None:
    """The field, and the table of what was understood; None if that is nothing yet."""
    st.text_area(
        label("page.check.text"),
        key=State.run_text.key,
        height=TEXT_HEIGHT,
        placeholder=label("page.check.placeholder"),
        help=label("page.check.text.help"),
        persist_state="session",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            label("page.check.example"),
            on_click=fill_in_example,
            args=(e,),
            help=label("page.check.example.help"),
            icon=":material/content_paste:",
        )
        if STATE.run_text:
            st.button(label("page.check.clear"), on_click=clear)
    st.caption(label("page.check.private"))
    if not STATE.run_text.strip():
        return None
    try:
        printed = read_aside(STATE.run_text, None)
        if printed.question:
            answer = answer_to(printed.question, "run", what_is_asked(printed.question))
            if answer is None and printed.question.codes[0] not in WHICH_RUNS:
                return None
            printed = read_aside(STATE.run_text, answer)
    except InputError as error:
        st.warning(as_markdown(sentences.problem(error)), icon=":material/help:")
        return None
    with st.container(key="understood"):
        show_understood(printed)
    return printed


def what_is_asked(question: Question) -> str:
    """Which of several runs, or what the columns are; "" where it is about commas."""
    code, first = question.codes[0], cut(question.text)
    if code in READINGS:
        return ""
    kind = "run" if code in WHICH_RUNS else "column"
    return say(f"page.check.which.{kind}", first=first)


def show_understood(printed: PrintedRun) -> None:
    """What was understood: the rows as they were read, and what was left out."""
    st.markdown(f"**{label('page.check.understood')}**")
    table = printed.table()
    names = {n: "check.table.row" if n == "row" else f"table.{n}" for n in [*table]}
    st.dataframe(
        table,
        height=PREVIEW_HEIGHT,
        hide_index=True,
        column_config={str(name): label(key) for name, key in names.items()},
        alt=label("page.check.understood"),
    )
    st.caption(as_markdown(" ".join(map(understood.note, printed.notes))))


def answer_of(printed: PrintedRun) -> str | None:
    """Which reading was asked for."""
    return printed.question.answer if printed.question else None


def settings_alone(e: Experiment) -> Experiment:
    """The settings, without what does not count: so that it is checked once."""
    return replace(as_said(e), iterations=1)


def show_finding(e: Experiment, found: RunCheck) -> None:
    """What it is, in words and in a chart, and the way on."""
    verdict_box(found)
    with line("check-actions"):
        st.empty()
        choose_column(found)
        compared = in_compare(e, found)
        if compared is not None:
            st.button(
                label("page.check.compare"),
                on_click=open_in_compare,
                args=(compared,),
                icon=":material/compare_arrows:",
                help=label("page.check.compare.help"),
            )
    show_chart(printed_chart(e, found, shown_column(found)))
    for convention in check_conventions(found):
        st.caption(as_markdown(convention))


def verdict_box(found: RunCheck) -> None:
    """The verdict."""
    box, icon = VERDICT_BOXES.get(found.finding, MISTAKE)
    if found.finding in found.conventions:
        box, icon = st.info, ":material/translate:"
    title = as_markdown(check_title(found))
    box(as_markdown(" ".join(check_verdict(found))), title=title, icon=icon)


def choose_column(found: RunCheck) -> None:
    """Which quantity the chart shows, where several were printed."""
    columns = list(found.rows.columns)
    if len(columns) > 1:
        st.segmented_control(
            label("page.check.column"),
            columns,
            default=shown_column(found),
            format_func=lambda name: label(f"table.{name}"),
            key=State.run_column.key,
            required=True,
            label_visibility="collapsed",
        )


def shown_column(found: RunCheck) -> str:
    """The quantity that was chosen; else the one that shows it, or the first."""
    if STATE.run_column in found.rows.columns:
        return str(STATE.run_column)
    return found.shown.column if found.shown else next(iter(found.rows.columns))


def show_rows(found: RunCheck) -> None:
    """The rows around the first that shows it, its wrong digits marked, and all."""
    first = first_shown(found)
    table = run_table(found, first, SHOWN_ROWS)
    st.table(marked(found, table), border="horizontal", alt=label("check.table.alt"))
    below = [label("check.table.key")] if found.shown else []
    below += [say("check.table.from", count=first)] if first else []
    if below:
        st.caption(as_markdown(" ".join(below)))
    if len(found.rows) > SHOWN_ROWS:
        box = st.expander(
            label("page.check.all_rows"), key="all-rows", on_change="rerun"
        )
        if box.open:  # thousands of rows are written out where they are asked for
            with box:
                st.dataframe(run_table(found), alt=label("check.table.alt"))


def marked(found: RunCheck, table: DataFrame) -> DataFrame:
    """The table as Markdown: in the printed numbers the wrong digits are marked."""
    shown = table.map(as_markdown)
    per_column = 3 if found.explained else 2
    for place in range(0, len(shown.columns), per_column):
        yours, right = table.iloc[:, place], table.iloc[:, place + 1]
        for row, pair in enumerate(zip(yours, right, strict=True)):
            same, wrong = differing(*pair)
            if wrong:
                text = f"{as_markdown(same)}:red[**{as_markdown(wrong)}**]"
                shown.iloc[row, place] = text
    return shown


def in_compare(e: Experiment, found: RunCheck) -> Experiment | None:
    """The experiment whose runs show what was found; None if there is nothing."""
    program = found.program
    if program is None or (program.slip == RIGHT and not program.settings):
        return None
    by_hand, by_autograd = "mean", "right"
    if program.slip in manual_gradients(program.e.optimizer):
        by_hand = program.slip
    elif program.slip in autograd_gradients(program.e.optimizer):
        by_autograd = program.slip
    elif program.slip != RIGHT:
        return None
    try:
        return replace(
            program.e,
            iterations=e.iterations,
            manual_gradient=by_hand,
            autograd_gradient=by_autograd,
        )
    except InputError:
        return None


def open_in_compare(e: Experiment) -> None:
    STATE.fill(e)
    STATE.view = "compare"


def fill_in_example(e: Experiment) -> None:
    STATE.run_text = example_run(e)


def clear() -> None:
    STATE.run_text = ""


def checked(e: Experiment, text: str) -> RunCheck:
    """What a text is, by the settings and by what was answered about it.

    Raises:
        InputError: it has no numbers of a run.
    """
    printed = read_aside(text, None)
    return checked_aside(settings_alone(e), text, answer_of(printed))


def check_text(e: Experiment, text: str, answer: str | None) -> RunCheck:
    """What a pasted text is.

    Raises:
        InputError: it has no numbers of a run.
    """
    return check_run(e, **read_run(text, answer).given)


checked_aside = cached_aside(check_text)
read_aside = cached_aside(read_run)
