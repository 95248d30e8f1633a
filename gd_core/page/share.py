"""Share: the permalink of what is on screen, downloads, and the way to lecture mode."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from gd_core.exchange.exports import data_csv, file_name
from gd_core.exchange.link import Look, carries_data, permalink, write_link
from gd_core.exchange.pins import write_pins
from gd_core.page.address import page_address
from gd_core.page.languages import in_this_language
from gd_core.page.parts import as_markdown
from gd_core.page.state import STATE, State
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say


def show_share(e: Experiment) -> None:
    """The button, and what is in it while it is open."""
    box = st.popover(
        label("page.share"),
        icon=":material/share:",
        key=State.share.key,
        on_change="rerun",
    )
    if box.open:
        with box:
            show_permalink(e, STATE.look)
            st.toggle(
                label("page.lecture"),
                key=State.lecture.key,
                help=label("page.lecture.help"),
                persist_state="session",
            )


def show_permalink(e: Experiment, look: Look) -> None:
    """The link to what is on screen, and what cannot travel in it."""
    pins = write_pins(e, STATE.pins).text
    link = permalink(e, look, page_address(), pins)
    st.code(link, language=None, wrap_lines=True)
    st.caption(label("link.permalink"))
    if not carries_data(write_link(e)):
        problem = say("link.permalink_too_long", count=e.n)
        st.warning(as_markdown(problem), icon=":material/link_off:")
        download("data", e, partial(data_csv, e), "share")
    elif STATE.has_file:
        st.caption(as_markdown(label("link.file")))


def download(kind: str, e: Experiment, content: Callable[[], str], place: str) -> None:
    """A button for a file, whose content is made when it is asked for."""
    st.download_button(
        label(f"take.{kind}"),
        in_this_language(content),
        file_name(e, kind),
        label(f"take.{kind}.mime"),
        key=f"{place}-{kind}",
        on_click="ignore",
        help=label(f"take.{kind}.help"),
        icon=":material/download:",
    )
