"""Parts that several views have: text as Markdown, lines, what ran."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from gd_core.charts.forms import Chart, Spec
from gd_core.exchange.link import SCALES, TABLE_ROWS
from gd_core.page.state import State
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
NO_BREAK_SPACE, JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"
# what a word of Hangul may go on after: 15 %입니다, (4)로
HANGUL_GOES_ON = re.compile(r"(?<=[%)\]”’])(?=[가-힣])")


def as_markdown(sentence: object) -> str:
    """A sentence as Markdown that shows it as it is, and breaks no line at a "="."""
    return PUNCTUATION.sub(r"\\\1", kept_together(str(sentence)))


def kept_together(text: str) -> str:
    """A text that breaks no line at a "=" or a "%", and no word of Hangul."""
    text = text.replace(" = ", f"{NO_BREAK_SPACE}={NO_BREAK_SPACE}")
    text = text.replace(" %", f"{NO_BREAK_SPACE}%")
    return HANGUL_GOES_ON.sub(JOINER, text)


@cache
def style(name: str) -> str:
    """A style sheet beside this module, for `st.html`, without what only we read."""
    text = (Path(__file__).parent / f"{name}.css").read_text("utf-8")
    return f"<style>{' '.join(COMMENT.sub('', text).split())}</style>"


def show_chart(chart: Chart, fills: bool = False, **options: Any) -> None:
    """A chart, as wide as there is room for.

    Args:
        chart: what is drawn.
        fills: it is as high as its place, too, as slide.css has it.
        options: of `st.vega_lite_chart`.
    """
    spec: Spec = chart.spec()
    width: Literal["stretch", "content"] = "stretch"
    if fills:
        # measured by Vega: Streamlit would measure it after the slide is zoomed; and
        # laid out again once the lines above it are there
        autosize = {"type": "fit", "contains": "padding", "resize": True}
        spec |= {"height": "container", "autosize": autosize}
        width = "content"
    st.vega_lite_chart(
        spec, width=width, height="content", alt=chart.form.alt, **options
    )


def line(name: str, vertical_alignment: Any = "center") -> Any:
    """A container for one line; its first element takes the room that others leave."""
    return st.container(
        horizontal=True, vertical_alignment=vertical_alignment, key=f"line-{name}"
    )


def show_settings(e: Experiment) -> None:
    """What ran, in one line."""
    st.caption(as_markdown(sentences.settings(e)))


def show_settings_and_axis(
    e: Experiment, with_run: bool = False, with_rows: bool = False
) -> None:
    """What ran, beside it the loss axis and, if asked for, other choices.

    Args:
        e: what was run.
        with_run: whose step is shown can be chosen.
        with_rows: what is a row of the tables can be chosen, where there is a choice,
            and whether what the optimiser remembers is shown, where there is something.
    """
    with line("settings"):
        show_settings(e)
        if with_rows and e.remembers:
            st.toggle(
                label("page.memory"),
                key=State.memory.key,
                help=label("page.memory.help"),
                persist_state="session",
            )
        if with_rows and e.update == "each":
            st.segmented_control(
                label("page.rows"),
                TABLE_ROWS,
                format_func=lambda rows: label(f"page.rows.{rows}"),
                key=State.rows.key,
                required=True,
                help=label("page.rows.help"),
                label_visibility="collapsed",
                persist_state="session",
            )
        if with_run:
            choose_run()
        choose_axis(State.scale.key, SCALES)
        if with_rows:
            narrow_switch("rows")


def narrow_switch(name: str) -> None:
    """A switch of the style sheet for telephones, which alone shows and reads it."""
    key = f"narrow-{name}"
    st.toggle(label(f"page.narrow.{name}"), key=key, persist_state="session")


def choose_run() -> None:
    """Whose step is shown."""
    st.segmented_control(
        label("page.run"),
        SIDES,
        format_func=lambda side: label(f"run.{side}"),
        key=State.run.key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )


def choose_axis(key: str, scales: Sequence[str]) -> None:
    """Which axis the losses have.

    Args:
        key: of the control.
        scales: "linear" and "log", the default first.
    """
    st.segmented_control(
        label("page.scale"),
        scales,
        format_func=lambda scale: label(f"page.scale.{scale}"),
        key=key,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
