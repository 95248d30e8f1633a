"""Pins: the button that pins the run on the page, and the list of what is pinned."""

from __future__ import annotations

import streamlit as st

from gd_core.exchange.pins import MOST_PINS
from gd_core.page.parts import as_markdown
from gd_core.page.state import STATE
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.runs_named import run_names


def show_pins(e: Experiment) -> None:
    """The button, and beside it the list, where there is something in it."""
    pins = STATE.pins
    about = say("page.pin.help", most=MOST_PINS)
    if e in pins:
        about = label("page.pin.done")
    elif len(pins) >= MOST_PINS:
        about = say("page.pin.full", most=MOST_PINS)
    st.button(
        say("page.pin.more", count=len(pins)) if pins else label("page.pin"),
        icon=":material/keep:",
        key="pin",
        on_click=pin,
        args=(e,),
        disabled=e in pins or len(pins) >= MOST_PINS,
        help=about,
    )
    if not pins:
        return
    box = st.popover(
        label("page.pins"),  # the same for any number: else it would close
        key="pin-list",
        on_change="rerun",
        help=label("page.pins.help"),
    )
    if box.open:
        with box:
            list_pins(e)


def pinned_and(e: Experiment) -> tuple[Experiment, ...]:
    """A run and all pinned ones, each once."""
    return STATE.pins if e in STATE.pins else (e, *STATE.pins)


def pin(e: Experiment) -> None:
    """Pin a run behind the others, once."""
    if e not in STATE.pins and len(STATE.pins) < MOST_PINS:
        STATE.pins = (*STATE.pins, e)


def list_pins(e: Experiment) -> None:
    """Every pinned run by what differs, with what can be done with it."""
    names = run_names([e, *STATE.pins])[1:]
    for number, (one, name) in enumerate(zip(STATE.pins, names, strict=True)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(as_markdown(name), width="stretch")
            st.button(
                label("page.pins.open"),
                key=f"open-pin-{number}",
                type="tertiary",
                help=label("page.pins.open.help"),
                on_click=STATE.fill,
                args=(one,),
                disabled=one == e,
            )
            st.button(
                label("page.pins.remove"),
                key=f"remove-pin-{number}",
                type="tertiary",
                on_click=unpin,
                args=(one,),
            )
    with st.container(horizontal=True):
        st.button(label("page.pins.race"), on_click=open_race, key="open-race")
        st.button(label("page.pins.clear"), on_click=unpin_all, key="unpin-all")


def unpin(e: Experiment) -> None:
    STATE.pins = tuple(one for one in STATE.pins if one != e)


def unpin_all() -> None:
    STATE.pins = ()


def open_race() -> None:
    STATE.view = "race"
