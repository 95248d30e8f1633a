"""The view Take away: the link, the numbers and the code."""

from __future__ import annotations

from functools import partial

import streamlit as st

from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange import exports
from gd_core.exchange.notebook import notebook
from gd_core.exchange.race_script import race_script
from gd_core.exchange.scripts import SCRIPT_KINDS, script
from gd_core.page.caches import cached
from gd_core.page.parts import narrow_switch, show_settings
from gd_core.page.pins import pinned_and
from gd_core.page.runs import both_runs
from gd_core.page.share import download, show_permalink
from gd_core.page.sources import CODE_STYLE
from gd_core.page.state import STATE
from gd_core.page.turns import TURNS
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label


def show(e: Experiment) -> None:
    """The view."""
    st.html(CODE_STYLE)
    show_settings(e)
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.subheader(label("page.take.link"), anchor=False)
        show_permalink(e, STATE.look)
    with right:
        show_numbers(e)
    show_code(e)


def show_numbers(e: Experiment) -> None:
    """The states and the data as files."""
    st.subheader(label("page.take.numbers"), anchor=False)
    with st.container(horizontal=True):
        download("states", e, partial(states_csv_anew, e), "take")
        if e.update == "each":
            download("updates", e, partial(updates_csv_anew, e), "take")
        download("data", e, partial(exports.data_csv, e), "take")
    st.caption(label("take.numbers"))


def states_csv_anew(e: Experiment) -> str:
    """Both runs as CSV, carried out again: a download has no access to caches."""
    with TURNS.alone():
        return exports.states_csv(e, both_runs(e))


def updates_csv_anew(e: Experiment) -> str:
    """Every update of both runs as CSV, carried out again, as above."""
    with TURNS.alone():
        return exports.updates_csv(e, both_runs(e))


def show_code(e: Experiment) -> None:
    """The runs as scripts and as a notebook."""
    st.subheader(label("page.take.code"), anchor=False)
    with st.container(horizontal=True):
        for kind in SCRIPT_KINDS:
            download(kind, e, partial(script, e, kind), "take")
        download("notebook", e, partial(notebook, e, RUN_COLORS), "take")
        if STATE.pins:
            download("race", e, partial(race_script, pinned_and(e)), "take")
    narrow_switch("code")
    with st.container(key="take-code"):
        columns = st.columns(2, gap="medium")
    for column, side in zip(columns, SIDES, strict=True):
        with column:
            st.code(preview(e, side, True), wrap_lines=True)


preview = cached(script)
