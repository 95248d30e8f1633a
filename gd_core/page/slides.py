"""Slides: each view as a picture for a lecture, its finding as the title."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from gd_core.analysis.prediction import can_be_asked
from gd_core.analysis.race import floor_of
from gd_core.analysis.rates import can_be_mapped
from gd_core.analysis.step import seen_by_steps
from gd_core.analysis.theory import theory_of
from gd_core.charts.both_losses import both_losses_chart
from gd_core.charts.fit import fit_chart
from gd_core.charts.forms import Chart
from gd_core.charts.printed_run import printed_chart
from gd_core.charts.race_paths import shares_plane
from gd_core.charts.weights import weights_chart
from gd_core.exchange.example_run import example_run
from gd_core.exchange.link import AXES, SCALES
from gd_core.exchange.side_by_side import side_by_side
from gd_core.page import check, race, rate, step
from gd_core.page.address import ADDRESS
from gd_core.page.caches import cached
from gd_core.page.languages import spoken_fragment
from gd_core.page.lecture import (
    HALF,
    WHOLE,
    charts_place,
    controls,
    show_charts,
    show_head,
    without,
    without_settings,
)
from gd_core.page.parts import as_markdown, choose_axis, choose_run, show_chart
from gd_core.page.player import player
from gd_core.page.predict import (
    answer_told,
    ask_again,
    chart_of_start,
    choose_answer,
    predict_switch,
)
from gd_core.page.process import load_autograd
from gd_core.page.runs import Traces, both_runs, takes_long, traces_of
from gd_core.page.side_by_side import show_side_by_side
from gd_core.page.start import start_was_moved, startable
from gd_core.page.state import STATE, State
from gd_core.page.turns import TURNS
from gd_core.runs.checks import InputError
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.findings import (
    check_finding,
    compare_finding,
    question_finding,
    race_finding,
    rate_finding,
    take_finding,
)
from gd_core.text.runs_named import common_settings

FEW_ROWS = 28  # of two programs, above which there is room for more than a title
PRINTED_LINES = 16  # of a printed run
PRINTED_AND_CHART = (2, 3)  # their widths
QUESTION_AND_CHART = (1, 2)


@spoken_fragment
def compare_slide(e: Experiment) -> None:
    """The losses of both runs, and the weights or the line on the data."""
    with TURNS.turn():
        load_autograd()
        with controls():
            choose_axis(State.scale.key, SCALES)
        ADDRESS.follow(e)
        # short runs are carried out where they are drawn, which is cached as a whole
        traces = traces_of(e) if takes_long(e) else None
        draw_compare(e, STATE.scale, given=(traces,))


@cached
def draw_compare(e: Experiment, scale: str, traces: Traces | None) -> None:
    """The slide of Compare; drawn once for all."""
    traces = traces or both_runs(e)
    show_head(compare_finding(e, traces))
    is_line = e.model == "line" or floor_of(e) > 0
    second = fit_chart(e, traces) if is_line else weights_chart(e, traces)
    charts = both_losses_chart(e, traces, scale), second
    show_charts(without_settings(e, *charts))


@spoken_fragment
def step_slide(e: Experiment) -> None:
    """The four stages of a step, and the step on the loss."""
    with TURNS.turn():
        if start_was_moved():
            st.rerun()  # the sidebar, too
        with controls():
            choose_run()
            choose_axis(State.scale.key, SCALES)
        traces = {side: seen_by_steps(e, trace) for side, trace in traces_of(e).items()}
        step.keep_state_within(traces[STATE.run])
        ADDRESS.follow(e)
        player(e, STATE.run, traces[STATE.run], is_slide=True)
        charts = charts_of_step(e, STATE.scale, given=(traces,))
        show_charts(charts, **startable(e, charts[0]))


@cached
def charts_of_step(e: Experiment, scale: str, traces: Traces) -> tuple[Chart, ...]:
    """The charts that the player moves; made once for all states."""
    return without_settings(e, *step.player_charts(e, scale, traces, has_advice=False))


def rate_slide(e: Experiment) -> None:
    """What all learning rates do; what the reader said of this one, and whether so."""
    with controls():
        if STATE.predict and can_be_asked(e):
            st.button(label("page.ask_again"), on_click=ask_again)
        predict_switch()
    answered = STATE.predict and can_be_asked(e)
    show_head(rate_finding(e), *([answer_told(e)] if answered else []))
    if not can_be_mapped(e):
        st.markdown(as_markdown(sentences.no_map(e, theory_of(e))))
        return
    load_autograd()
    chart = rate.drawn_map(e, given=(rate.map_of(e),))
    (chart,) = without_settings(e, chart, width=WHOLE)
    with charts_place():
        rate.show_rates("map", chart, fills=True)


def race_slide(e: Experiment) -> None:
    """The losses and the ways of all runs."""
    with controls():
        choose_axis(State.axis.key, AXES)
    load_autograd()
    racers = race.racers_of(e)
    lines = race.lines_of_race(racers)
    runs = [racer.experiment for racer in racers]
    show_head(race_finding(lines))
    charts: tuple[Chart, ...] = race.charts_of_race(e, racers, lines)
    if not all(shares_plane(e, run) for run in runs):
        charts = charts[:1]  # on its own loss a run has nothing beside it
    # its title is in the slide's
    charts = (replace(charts[0], title=label("chart.race.name")), *charts[1:])
    names = [racer.name for racer in racers]  # which stand beside their lines
    said = [" · ".join(common_settings(runs)), *names]
    show_charts(without(said, *charts, width=HALF if len(charts) > 1 else WHOLE))


def check_slide(e: Experiment) -> None:
    """What was printed, or an example, and what it is."""
    text = STATE.run_text if STATE.run_text.strip() else example_run(e)
    try:
        found = check.checked(e, text)
    except InputError as error:
        st.warning(as_markdown(sentences.problem(error)))
        return
    show_head(check_finding(e, found))
    shown = text.strip().splitlines()
    more = ["…"] if len(shown) > PRINTED_LINES else []
    chart = printed_chart(e, found, check.shown_column(found))
    with charts_place():
        left, right = st.columns(PRINTED_AND_CHART, gap="medium")
        with left:
            st.code("\n".join(shown[:PRINTED_LINES] + more), language=None)
        with right:
            show_chart(without_settings(e, chart)[0], fills=True)


def take_slide(e: Experiment) -> None:
    """The two programs, line by line against each other."""
    finding = take_finding(e)
    if len(side_by_side(e)) > FEW_ROWS:  # the programs need the room
        finding = replace(finding, lines=())
    show_head(finding)
    with st.container(key="slide-code"):
        show_side_by_side(e)


def question_slide(e: Experiment) -> None:
    """What will the learning rate do? The chart has the start."""
    with controls():
        predict_switch()
    show_head(question_finding(e))
    (chart,) = without_settings(e, chart_of_start(e))
    with charts_place():
        left, right = st.columns(QUESTION_AND_CHART, gap="medium")
        with left:
            choose_answer(e)
        with right:
            show_chart(chart, fills=True)


SLIDE_OF: dict[str, Callable[[Experiment], None]] = {
    "compare": compare_slide,
    "step": step_slide,
    "rate": rate_slide,
    "race": race_slide,
    "check": check_slide,
    "take": take_slide,
}
