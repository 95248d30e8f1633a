"""The view Compare: the two runs side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from pandas import DataFrame, RangeIndex

from gd_core.charts.forms import Chart, beside
from gd_core.charts.loss import loss_charts
from gd_core.charts.memory import memory_charts
from gd_core.page.address import ADDRESS
from gd_core.page.caches import cached
from gd_core.page.fit import draw_fit, say_fit, show_fit_below, show_what_helps
from gd_core.page.languages import spoken_fragment
from gd_core.page.parts import as_markdown, line, show_chart, show_settings_and_axis
from gd_core.page.process import autograd_is_loaded, load_autograd
from gd_core.page.rules import offer_rules
from gd_core.page.runs import Traces, both_runs, manual_trace_of, takes_long, traces_of
from gd_core.page.sources import show_sources
from gd_core.page.state import STATE
from gd_core.page.turns import TURNS
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace, Updates
from gd_core.runs.units import own_units
from gd_core.text.catalogue import label, say
from gd_core.text.findings.finding import MISTAKEN, WARNING
from gd_core.text.numbers import number
from gd_core.text.tables import column_formats, table_alt
from gd_core.text.verdicts import Verdict, agreement_verdict, outcome_verdict

NEW_LINE = "  \n"  # in Markdown, without the gap of a new paragraph
NUMBER_WIDTH = 64  # pixels, of the numbers of the rows beside many columns


@spoken_fragment
def show(e: Experiment) -> None:
    """The view; the loss axis runs it alone."""
    with TURNS.turn():
        show_settings_and_axis(e, with_rows=True)
        ADDRESS.follow(e)
        if autograd_is_loaded():
            with st.container():  # as below, so that no chart is drawn anew later
                show_both(e)
            return
        place = st.empty()
        with place.container():
            show_manual_first(e)
        with place.container():
            show_both(e)


def show_both(e: Experiment) -> None:
    """What happened in the two runs, and both side by side."""
    load_autograd()
    # short runs are carried out where they are drawn, which is cached as a whole
    traces = traces_of(e) if takes_long(e) else None
    if e.model == "line":
        draw_with_line(e, traces_of(e))
    else:
        with st.container():  # its place, also while nothing helps
            show_what_helps(e)
        draw_both(e, STATE.scale, *tables_shown(), given=(traces,))
        show_fit_below(e, traces)
    show_sources(e)
    if e.remembers:
        offer_rules()


def draw_with_line(e: Experiment, traces: Traces) -> None:
    """What happened, beside it the line on the data, and both runs below."""
    with st.container(key="beside-fit"):
        verdicts, fit = st.columns(2, gap="medium")
    with verdicts:
        draw_verdicts(e, given=(traces,))
    with fit:
        draw_fit(e, given=(traces,))
        say_fit(e, traces)
    with st.container():
        draw_sides(e, STATE.scale, *tables_shown(), given=(traces,))


@cached
def draw_both(
    e: Experiment, scale: str, rows: str, memory: bool, traces: Traces | None
) -> None:
    """What happened, whether the runs agree, and the runs; drawn once for all."""
    traces = traces or both_runs(e)
    with st.container():  # in which the charts come first on a telephone
        with line("verdicts", "top"):
            show_verdicts(e, traces)
        show_sides(e, scale, rows, memory, traces)


@cached
def draw_verdicts(e: Experiment, traces: Traces) -> None:
    """What happened, and whether the runs agree; drawn once for all."""
    show_verdicts(e, traces)


@cached
def draw_sides(
    e: Experiment, scale: str, rows: str, memory: bool, traces: Traces
) -> None:
    """The runs; drawn once for all."""
    show_sides(e, scale, rows, memory, traces)


def show_verdicts(e: Experiment, traces: Traces) -> tuple[str, str]:
    """Whether the runs agree, and what became of them, in two boxes."""
    agree, happened = agreement_verdict(e, traces), outcome_verdict(e, traces)
    box, icon = st.success, ":material/check_circle:"
    if agree.tone == MISTAKEN:
        box, icon = st.error, ":material/call_split:"
    show_verdict(box, icon, agree)
    box, icon = st.info, ":material/insights:"
    if happened.tone == WARNING:
        box, icon = st.warning, ":material/warning:"
    show_verdict(box, icon, happened)
    return agree.text, happened.text


def show_verdict(box: Callable[..., Any], icon: str, verdict: Verdict) -> None:
    """A box of Streamlit with a verdict, each of its sentences on a line of its own."""
    text = NEW_LINE.join(map(as_markdown, verdict.lines))
    box(text, title=as_markdown(verdict.title), icon=icon)


def show_manual_first(e: Experiment) -> None:
    """The run by hand while torch is imported, where `draw_both` has it as well."""
    # as many places as below, so that no chart is drawn anew later
    if e.model == "line":
        st.columns(2, gap="medium")
    else:
        st.container()  # of what helps
    runs = st.container()
    if e.model != "line":
        runs.container()  # of the verdicts
    left, right = runs.columns(2, gap="medium")
    with left:
        traces = {"manual": manual_trace_of(e)}
        chart = loss_charts(e, traces, STATE.scale)["manual"]
        draw_side(e, "manual", chart, traces, *tables_shown(), place="table-first")
    with right:
        st.subheader(label("side.autograd"), anchor=False)
        load_autograd()


def tables_shown() -> tuple[str, bool]:
    """What a row of the tables is, and whether what is remembered is shown."""
    return STATE.rows, STATE.memory


def show_sides(
    e: Experiment, scale: str, rows: str, memory: bool, traces: Traces
) -> None:
    """The two runs, side by side, and what their optimisers remember."""
    charts = loss_charts(e, traces, scale)
    for side, column in zip(SIDES, st.columns(2, gap="medium"), strict=True):
        with column:
            draw_side(e, side, charts[side], traces, rows, memory)
    if memory and e.remembers:
        show_memory(e, traces)


def show_memory(e: Experiment, traces: Traces) -> None:
    """A chart for each part of what the optimisers remember, two in a row."""
    charts = memory_charts(e, traces)
    for k in range(0, len(charts), 2):
        row = beside(*charts[k : k + 2])
        for column, chart in zip(st.columns(2, gap="medium"), row, strict=False):
            with column:
                show_chart(chart)


def draw_side(
    e: Experiment,
    side: str,
    chart: Chart,
    traces: Traces,
    rows: str,
    memory: bool,
    place: str = "",
) -> None:
    """One run: its numbers, its loss and its table, in a place of its own."""
    trace = traces[side]
    name = label(f"side.{side}")
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(name, anchor=False)
        st.metric(label("page.final_w"), number(trace.final_w), width="content")
        if trace.b is not None:
            st.metric(
                label("page.final_b"), number(float(trace.b[-1])), width="content"
            )
        st.metric(label("page.final_loss"), number(trace.final_loss), width="content")
    if e.standardize:
        w, b = map(number, own_units(e, trace.params[-1]).tolist())
        st.caption(as_markdown(say("page.own_units", w=w, b=b)))
    show_chart(chart)
    with st.container(key=place or f"table-{side}", gap="xsmall"):
        st.caption(name)  # on a telephone, where the table stands below all charts
        show_table(e, side, trace, rows, memory)


def show_table(e: Experiment, side: str, trace: Trace, rows: str, memory: bool) -> None:
    """Every state of a run, to the last bit, in columns that cut no number.

    With what is remembered the columns are many, and have few digits each. Or every
    update, where each point has one and that is asked for.
    """
    is_wide = memory and bool(e.remembers)
    if trace.updates and rows == "updates":
        show_updates(e, side, trace, trace.updates, memory)
        return
    quantities = trace.columns(memory)
    columns = {
        name: st.column_config.NumberColumn(
            label(table_heading(e, name, rows)),
            format=written.format,
            width=written.width,
        )
        for name, written in column_formats(e.precision, quantities, is_wide).items()
    }
    iteration = label("table.iteration")
    columns["iteration"] = st.column_config.NumberColumn(
        iteration, width=NUMBER_WIDTH if is_wide else None
    )
    # numbered by the index, which is sent as its two ends
    table = DataFrame(quantities, RangeIndex(trace.states, name="iteration"))
    st.dataframe(table, column_config=columns, alt=table_alt(side, trace))


def table_heading(e: Experiment, column: str, rows: str) -> str:
    """The key of a column's heading: the gradient of a pass is of its first point."""
    of_first = e.update == "each" and rows != "updates" and column == "gradient"
    return f"table.{column}.first" if of_first else f"table.{column}"


def show_updates(
    e: Experiment, side: str, trace: Trace, updates: Updates, memory: bool
) -> None:
    """Every update of a run: before it the weight, and the gradient that it used."""
    table = updates.table(memory)
    written = column_formats(
        e.precision,
        {name: table[name].to_numpy() for name in table.columns[2:]},
        is_wide=memory and bool(e.remembers),
    )
    columns = {
        name: st.column_config.NumberColumn(
            label(f"table.{name}"), format=one.format, width=one.width
        )
        for name, one in written.items()
    }
    for name in ("iteration", "point"):
        columns[name] = st.column_config.NumberColumn(label(f"table.{name}"))
    st.dataframe(
        table.astype({"iteration": "uint16", "point": "uint16"}),
        hide_index=True,
        column_config=columns,
        alt=table_alt(side, trace),
    )
