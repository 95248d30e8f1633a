"""Address: the address bar and the controls say the same."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from gd_core.exchange.link import carries_data, write_link
from gd_core.exchange.opening import read_link
from gd_core.exchange.pins import write_pins
from gd_core.page.parts import as_markdown
from gd_core.page.state import STATE, State
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say


class Address:
    """Keeps the address bar and the controls together; one instance in the process.

    A run of the page begins with `read`, which may put the address into the controls,
    and `write` puts the controls into the address. Who is followed depends on who is
    newer, which is told from the link that was last read or written (`state.link`) and
    from what the controls held when the run before had settled (`state.settled`):

    | state               | the address      | the controls        | followed          |
    |---------------------|------------------|---------------------|-------------------|
    | first visit         | unknown          | empty               | the address       |
    | own change          | the last link,   | changed since the   | the controls      |
    |                     | or one before it | run before          |                   |
    | back or forward     | another link     | as they were        | the address       |
    | browser that comes  | unknown          | hold what the       | the controls; the |
    | back to a restarted |                  | browser sends again | address is only   |
    | server              |                  |                     | offered to them   |

    An own change can come with an old address: who changes two controls quickly sends
    the second change before the browser has the link of the first.

    `bind="query-params"` is not used, for four reasons. A value that it cannot use is
    dropped without a word, where a reader of an old link must be told what was used
    instead. It writes what an option is called, which differs by language, where a link
    has codes. A bound parameter cannot be written through `st.query_params`, so the two
    cannot share an address, and some of it (version, data, state of the player) has no
    widget to bind. And it drops a parameter with its widget, while our links keep what
    another view is looked at with. `persist_state` does what it is for: the controls
    that only some views have keep their values.
    """

    def __init__(self, state: State) -> None:
        self.state = state

    def read(self) -> None:
        """Follow the address where it is newer than the controls."""
        state, link = self.state, st.query_params.to_dict()
        if link == state.link or self.controls_changed():
            return
        opened = read_link(link)
        if state.link is None:
            state.tour = not link
            state.offer(opened.experiment)
            state.experiment = opened.experiment  # shown until the controls are valid
        else:
            state.fill(opened.experiment)
        state.look, state.pins = opened.look, opened.pins
        state.predicted = opened.experiment.key
        state.link, state.link_problems = link, opened.problems

    def controls_changed(self) -> bool:
        """Whether somebody changed a control since the run before."""
        settled = self.state.settled
        return settled is not None and self.state.snapshot() != settled

    def write(self, e: Experiment) -> bool:
        """Let the address say what is on screen; whether it did not already."""
        state = self.state
        state.settled = state.snapshot()  # first: going back may interrupt
        look, pins = state.look, state.pins
        link = write_link(e, look, write_pins(e, pins).text)
        if link == state.link:
            return False
        opened = read_link(state.link or {})
        if (opened.experiment, opened.look, opened.pins) == (e, look, pins):
            return False
        st.query_params.from_dict(link)
        state.link, state.link_problems = link, ()
        return True

    def follow(self, e: Experiment) -> None:
        """`write`, for a view that may run alone, as a fragment."""
        if self.write(e) and self.state.share:
            st.rerun()  # the permalink that is open is of something else now

    def show_problems(self) -> None:
        """What of the link could not be used, and what cannot travel in it."""
        problems = [sentences.link_problem(p) for p in self.state.link_problems]
        if not carries_data(self.state.link or {}):
            problems.append(label("link.too_long"))
        left_out = write_pins(self.state.experiment, self.state.pins).left_out
        if left_out:
            problems.append(say("link.pins_too_long", count=len(left_out)))
        if problems:
            text = "\n\n".join(as_markdown(problem) for problem in problems)
            st.warning(text, icon=":material/link_off:")


def page_address() -> str:
    """Where this page is, as the browser says; empty where there is no browser."""
    at = urlsplit(st.context.url or "")
    return f"{at.scheme}://{at.netloc}{at.path or '/'}" if at.netloc else ""


ADDRESS = Address(STATE)
