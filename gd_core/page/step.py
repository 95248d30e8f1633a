"""The view One step: an iteration taken apart, and the player that walks on."""

from __future__ import annotations

import streamlit as st

from gd_core.analysis.step import Step, seen_by_steps
from gd_core.analysis.witnesses import Witnesses, witnesses
from gd_core.charts.contour import contour_chart
from gd_core.charts.forms import Chart, beside
from gd_core.charts.graph import graph_chart
from gd_core.charts.step_curve import curve_chart
from gd_core.charts.step_line import line_chart
from gd_core.charts.step_losses import losses_chart
from gd_core.page.address import ADDRESS
from gd_core.page.caches import cached
from gd_core.page.languages import spoken_fragment
from gd_core.page.parts import as_markdown, show_chart, show_settings_and_axis
from gd_core.page.player import player
from gd_core.page.runs import Traces, traces_of
from gd_core.page.start import start_was_moved, startable
from gd_core.page.state import STATE
from gd_core.page.turns import TURNS
from gd_core.runs.experiment import Experiment
from gd_core.runs.graph import Graph
from gd_core.runs.manual import gradient_at
from gd_core.runs.trace import Trace
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.tables import PointTable, witness_table


@spoken_fragment
def show(e: Experiment) -> None:
    """The view; the player, the axis and the choice of the run run it alone."""
    with TURNS.turn():
        if start_was_moved():
            st.rerun()  # the sidebar, too
        show_settings_and_axis(e, with_run=True)
        traces = {side: seen_by_steps(e, trace) for side, trace in traces_of(e).items()}
        with st.container():  # its place, also while there is nothing to say
            keep_state_within(traces[STATE.run])
        ADDRESS.follow(e)
        show_step(e, STATE.run, STATE.k, traces)


def keep_state_within(trace: Trace) -> None:
    """A run that overflowed has fewer states than the address may ask for."""
    last = trace.states - 1
    if STATE.k <= last:
        return
    if trace.diverged_at is not None:
        problem = say(
            "step.k_beyond",
            side=label(f"run.{STATE.run}"),
            k=STATE.k,
            last=last,
            precision=str(trace.w.dtype),
        )
        st.warning(as_markdown(problem), icon=":material/link_off:")
    STATE.put_player_at(last)


def show_step(e: Experiment, run: str, k: int, traces: Traces) -> None:
    """The player with its cards, and what there is to say of the state shown."""
    trace = traces[run]
    player(e, run, trace)
    show_step_charts(e, STATE.scale, traces)
    step = Step.of(e, run, trace, k)
    draw_points(e, run, k, given=(step,))
    left, right = st.columns(2, gap="medium")
    with left:
        draw_witnesses(e, run, k, given=(step,))
        draw_line_chart(e, run, given=(traces,))
    with right:
        draw_graph(e, run, k, given=(step,))


def show_step_charts(e: Experiment, scale: str, traces: Traces) -> None:
    """The charts that the player moves, the same for all states."""
    charts = drawn_charts(e, scale, given=(traces,))
    left, right = st.columns(2, gap="medium")
    with left:
        show_chart(charts[0], **startable(e, charts[0]))
    with right:
        show_chart(charts[1])


def player_charts(
    e: Experiment, scale: str, traces: Traces, has_advice: bool = True
) -> tuple[Chart, ...]:
    """The loss over the parameters, and over the iterations.

    Args:
        e: what was run.
        scale: of the losses.
        traces: both runs.
        has_advice: it is said where the other scale shows more.
    """
    first = contour_chart if e.model == "line" else curve_chart
    losses = losses_chart(e, traces, scale, has_advice=has_advice)
    return beside(first(e, traces), losses)


drawn_charts = cached(player_charts)  # made once for all


@cached
def draw_line_chart(e: Experiment, run: str, traces: Traces) -> None:
    """The data and the line of the state shown; drawn once for all states."""
    show_chart(line_chart(e, run, traces))


@cached
def draw_points(e: Experiment, run: str, k: int, step: Step) -> None:
    """The points of one step, and what they come to."""
    table = PointTable.of(step)
    st.subheader(points_title(e, k), anchor=False)
    st.table(table.frame(), border="horizontal", alt=sentences.points(step, table))


def points_title(e: Experiment, k: int) -> str:
    """Which points the table has, and when."""
    if e.update == "each":
        return say("points.title.each", k=k, iteration=k // e.n, point=k % e.n + 1)
    return say("points.title", k=k)


@cached
def graph_at(e: Experiment, params: tuple[float, ...]) -> Graph:
    """The graph that backward() walks at some parameters.

    Args:
        e: what was run.
        params: of each parameter its value, and what its .grad holds already.
    """
    from gd_core.runs.autograd import walk_backward

    return walk_backward(e, *params)


def graph_of(step: Step) -> Graph:
    """The graph that backward() walks at the parameters of a step."""
    held = (float(v) for p in step.params for v in (p.value, p.before))
    return graph_at(step.meant, tuple(held))


def grad_of_leaf(graph: Graph, name: str = "w") -> float:
    """What a leaf's .grad holds after backward()."""
    leaves = (node for node in graph if node.name == name)
    return next(float(node.grad) for node in leaves if node.grad is not None)


@cached
def draw_witnesses(e: Experiment, run: str, k: int, step: Step) -> None:
    """The gradient of one step, found in three ways."""
    e = step.meant  # one point of it, where each has its update
    st.subheader(say("witnesses.title", k=k), anchor=False)
    several = len(e.parameters) > 1
    for name, heard in zip(e.parameters, heard_of(step), strict=True):
        if several:
            st.markdown(f"**{say('witnesses.by', name=name)}**")
        notes = sentences.witnesses(heard), sentences.witnesses_note(e, run)
        sentence = " ".join(filter(None, notes))
        (st.success if heard.verdict == "agree" else st.error)(as_markdown(sentence))
        st.table(witness_table(heard), border="horizontal", alt=sentence)
        st.caption(as_markdown(sentences.difference_step(heard)))


def heard_of(step: Step) -> list[Witnesses]:
    """The witnesses of the gradient by each parameter."""
    e, graph = step.meant, graph_of(step)
    w, b = float(step.w), float(step.bias.value) if step.bias else 0.0
    return [
        witnesses(
            e,
            w,
            gradient_at(e, w, b, by),
            grad_of_leaf(graph, by),
            float(moved.before),
            b,
            by,
        )
        for by, moved in zip(e.parameters, step.params, strict=True)
    ]


@cached
def draw_graph(e: Experiment, run: str, k: int, step: Step) -> None:
    """The graph that backward() walks at the weight of one state."""
    show_chart(graph_chart(e, run, k, graph_of(step)))
