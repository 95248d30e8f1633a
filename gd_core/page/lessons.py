"""Lessons: the presets and ready-made races, of which one is chosen."""

from __future__ import annotations

import streamlit as st

from gd_core.page.address import ADDRESS
from gd_core.page.parts import as_markdown
from gd_core.page.predict import is_asked
from gd_core.page.state import STATE, State, as_meant, in_controls
from gd_core.runs.presets import PRESETS, RACES
from gd_core.text.catalogue import label

# a race is its first run, with the others pinned beside it
FIRST = PRESETS | {name: runs[0] for name, runs in RACES.items()}
PRESETS_IN_CONTROLS = {name: as_meant(in_controls(e)) for name, e in FIRST.items()}


def lesson_control() -> None:
    """The presets; the one that the controls show is chosen."""
    # while a question is open its name would give the answer away
    STATE.lesson = None if is_asked() else current_preset()
    lesson = st.selectbox(
        label("page.lesson"),
        list(FIRST),
        index=None,
        format_func=lambda name: label(f"preset.{name}"),
        key=State.lesson.key,
        on_change=fill_with_preset,
        placeholder=label("page.lesson.placeholder"),
        help=label("page.lesson.help"),
    )
    if lesson:
        st.caption(as_markdown(label(f"preset.{lesson}.story")))


def fill_with_preset() -> None:
    """Show what was chosen. The runs of a ready-made race go when another is chosen."""
    lesson = STATE.lesson
    if lesson not in FIRST or ADDRESS.controls_changed():
        return
    if STATE.pins in [runs[1:] for runs in RACES.values()]:
        STATE.pins = ()
    if lesson in RACES:
        STATE.pins, STATE.view = RACES[lesson][1:], "race"
    STATE.fill(FIRST[lesson])


def current_preset() -> str | None:
    """The preset that the controls show, if they show one, with its pinned runs."""
    if STATE.has_file:
        return None
    shown = as_meant(STATE.controls())
    names = [name for name, held in PRESETS_IN_CONTROLS.items() if held == shown]
    races = (n for n in names if n in RACES and STATE.pins == RACES[n][1:])
    presets = (n for n in names if n in PRESETS)
    return next(races, None) or next(presets, None)


def came_back_changed() -> bool:
    """Whether this is the first run, and a browser brought other values than offered.

    Its controls are known only once they are on the page, so the run begins again.
    """
    if STATE.settled is not None or is_asked():
        return False
    STATE.settled = STATE.snapshot()
    return STATE.lesson != current_preset()
