"""The page, top to bottom: address, sidebar, title, and the view that is open."""

import streamlit as st

from gd_core.page.address import ADDRESS
from gd_core.page.check import offer_check
from gd_core.page.data_fields import show_old_y, y_is_old
from gd_core.page.intro import show_intro
from gd_core.page.keys import lead_past_tables
from gd_core.page.languages import show_languages, speak_to_visitor, tell_document
from gd_core.page.lessons import came_back_changed
from gd_core.page.parts import line, style
from gd_core.page.pins import show_pins
from gd_core.page.predict import forget_answer_of_another
from gd_core.page.process import send_at_once, use_few_arenas
from gd_core.page.share import show_share
from gd_core.page.sidebar import show_sidebar
from gd_core.page.slide import show_slide
from gd_core.page.state import STATE
from gd_core.page.turns import TURNS
from gd_core.page.views import show_tabs
from gd_core.text.catalogue import label

PAGE_STYLE = style("page") + style("sidebar")
SCREEN_STYLE = style("screen") + style("narrow")

use_few_arenas()
send_at_once()
with TURNS.turn():
    ADDRESS.read()
    speak_to_visitor()
    st.set_page_config(
        label("page.title"),
        layout="wide",
        initial_sidebar_state="collapsed" if STATE.lecture else "auto",
    )
    st.html(PAGE_STYLE)
    lead_past_tables()
    tell_document()
    with st.sidebar, st.container(gap="xsmall"):
        experiment, problems = show_sidebar()
    if came_back_changed():
        st.rerun()  # a browser came back, and its controls hold something else

    if not STATE.lecture:
        st.html(SCREEN_STYLE)
        top = line("title")
        top.title(label("page.title"), anchor=False)
        intro = st.container()
    notes = st.container(
        key="notes"
    )  # one place, however many: what is below stays where it is
    with notes:
        problems.show()
        if y_is_old() and not problems:
            show_old_y()
    STATE.experiment = experiment or STATE.experiment
    experiment = STATE.experiment
    STATE.put_player_within(experiment)
    forget_answer_of_another(experiment)
    ADDRESS.write(experiment)
    with notes:
        ADDRESS.show_problems()

    if STATE.lecture:
        show_slide(experiment)
    else:
        with top:
            offer_check()
            show_pins(experiment)
            show_share(experiment)
            show_languages()
        with intro:
            show_intro(experiment)
        show_tabs(experiment)
