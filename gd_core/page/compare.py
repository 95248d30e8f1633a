"""The view Compare: the two runs side by side."""

from __future__ import annotations

import streamlit as st
from pandas import DataFrame, RangeIndex

from gd_core.analysis.agreement import compare
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.passes import pass_of
from gd_core.analysis.prediction import outcome_of
from gd_core.analysis.theory import theory_of
from gd_core.charts.fit import fit_chart
from gd_core.charts.forms import Chart, beside
from gd_core.charts.loss import loss_charts
from gd_core.charts.memory import memory_charts
from gd_core.page import lecture
from gd_core.page.address import ADDRESS
from gd_core.page.caches import cached
from gd_core.page.fit import draw_fit, say_fit, show_fit_below, show_what_helps
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
from gd_core.text import agreements, sentences
from gd_core.text.catalogue import label, say
from gd_core.text.exactness import what_is_exact
from gd_core.text.lines import line_outcomes
from gd_core.text.numbers import number
from gd_core.text.tables import column_formats, table_alt

NUMBER_WIDTH = 64  # pixels, of the numbers of the rows beside many columns


@st.fragment
def show(e: Experiment) -> None:
    """The view; the loss axis runs it alone."""
    with TURNS.turn():
        show_settings_and_axis(e, with_rows=True)
        ADDRESS.follow(e)
        if autograd_is_loaded() or STATE.lecture:
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
    if STATE.lecture:
        draw_slide(e, STATE.scale, STATE.predict, *tables_shown(), given=(traces,))
        return
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
    verdicts, fit = st.columns(2, gap="medium")
    with verdicts:
        draw_verdicts(e, given=(traces,))
    with fit:
        draw_fit(e, given=(traces,))
        say_fit(e, traces)
    draw_sides(e, STATE.scale, *tables_shown(), given=(traces,))


@cached
def draw_both(
    e: Experiment, scale: str, rows: str, memory: bool, traces: Traces | None
) -> None:
    """What happened, whether the runs agree, and the runs; drawn once for all."""
    traces = traces or both_runs(e)
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


@cached
def draw_slide(
    e: Experiment,
    scale: str,
    answered: bool,
    rows: str,
    memory: bool,
    traces: Traces | None,
) -> None:
    """The same on a slide: the charts, below them the ends of the tables."""
    traces = traces or both_runs(e)
    with line("verdicts", "top"):
        verdicts = show_verdicts(e, traces)
    room = lecture.room_below(*verdicts, answered=answered)
    tables = {
        side: lecture.short_table(e, traces[side], rows, memory) for side in SIDES
    }
    height = room - max(map(lecture.table_height, tables.values()))
    charts: tuple[Chart, ...] = tuple(loss_charts(e, traces, scale).values())
    if e.model == "line":
        charts = lecture.fit_tall(e, *charts, fit_chart(e, traces))
    else:
        charts = lecture.fit_half(*charts)
    width = lecture.width_of(len(charts))
    places = st.columns(len(charts), gap="medium")
    for column, chart in zip(places, charts, strict=True):
        with column:
            show_chart(chart, (width, height))
    for side, column in zip(SIDES, st.columns(2, gap="medium"), strict=True):
        with column:
            st.table(
                tables[side],
                border="horizontal",
                alt=table_alt(side, traces[side]),
            )


def show_verdicts(e: Experiment, traces: Traces) -> tuple[str, str]:
    """What happened, and whether the runs agree, in two boxes."""
    title, happened = what_happened(e, traces)
    st.info(as_markdown(happened), title=as_markdown(title), icon=":material/insights:")
    agreement = compare(e, *traces.values())
    box, icon = st.success, ":material/check_circle:"
    if agreement.differ_at is not None:
        box, icon = st.error, ":material/call_split:"
    judgement = agreements.agreement(agreement)
    agree = as_markdown(agreements.agreement_title(agreement))
    box(as_markdown(judgement), title=agree, icon=icon)
    return happened, judgement


def what_happened(e: Experiment, traces: Traces) -> tuple[str, str]:
    """What became of the two runs: its title, and the mathematics of it."""
    title, happened = _what_happened(e, traces)
    return title, f"{happened} {what_is_exact(e)}".strip()


def _what_happened(e: Experiment, traces: Traces) -> tuple[str, str]:
    title = sentences.title_of(*(outcome_of(e, side) for side in SIDES))
    if e.update == "each":
        passes = [pass_of(e, e.slip(side)) for side in SIDES]
        return title, sentences.outcomes_of_passes(e, passes, *traces.values())
    if e.model == "line":
        of_line = line_theory_of(e, "manual"), line_theory_of(e, "autograd")
        return title, line_outcomes(*of_line, *traces.values())
    theories = theory_of(e, "manual"), theory_of(e, "autograd")
    happened = sentences.outcomes(*theories, *traces.values())
    return sentences.outcome_title(*theories), happened


def show_manual_first(e: Experiment) -> None:
    """The run by hand while torch is imported, where `draw_both` has it as well."""
    # where the verdicts will be, as many places as below
    if e.model == "line":
        st.columns(2, gap="medium")
    else:
        st.container()
        st.container()
    left, right = st.columns(2, gap="medium")
    with left:
        traces = {"manual": manual_trace_of(e)}
        chart = loss_charts(e, traces, STATE.scale)["manual"]
        draw_side(e, "manual", chart, traces, *tables_shown())
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
    e: Experiment, side: str, chart: Chart, traces: Traces, rows: str, memory: bool
) -> None:
    """One run: its numbers, its loss, its table and the source that ran."""
    trace = traces[side]
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(label(f"side.{side}"), anchor=False)
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
            label(lecture.heading(e, name, rows)),
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
