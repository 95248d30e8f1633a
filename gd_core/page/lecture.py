"""Lecture: the parts of a slide, and how views follow each other.

A slide is a finding, the charts that show it, and the settings that made it, each
once; what can be pressed lies over it and fades. Where all this stands, and how large
the letters are, is in slide.css.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from gd_core.charts.forms import Chart, beside
from gd_core.charts.theme import in_lines, settings_lines
from gd_core.exchange.link import VIEWS
from gd_core.page.parts import kept_together, show_chart
from gd_core.runs.experiment import Experiment
from gd_core.text.findings.finding import Finding

HALF, WHOLE = 46, 110  # characters of a line above a chart, on the narrowest screen
PART_ENDS = re.compile(r"\s·\s")  # between the parts of a line above a chart
# signs that would be too small on a slide -> how ordinary ones are moved, and which
SMALL_SIGNS = {
    **dict.fromkeys("²¹ᵗ", "sup"),
    **dict.fromkeys("₀₁₂", "sub"),
}
PLAIN_SIGNS = str.maketrans("²¹ᵗ₀₁₂", "21t012")
RUN_OF_SMALL = re.compile("[²¹ᵗ]+|[₀₁₂]+")


def neighbour_of(view: str, by: int) -> str | None:
    """The view before (-1) or after (1) another, None if there is none."""
    place = VIEWS.index(view) + by
    return VIEWS[place] if 0 <= place < len(VIEWS) else None


def show_head(finding: Finding, *first: str) -> None:
    """What is seen: the title of the slide, and the lines below it.

    Args:
        finding: of the view.
        first: lines that come before its own.
    """
    lines = "".join(f"<p>{as_html(line)}</p>" for line in (*first, *finding.lines))
    with st.container(key=f"slide-head-{finding.tone}"):
        st.html(f"<h1>{as_html(finding.title)}</h1>{lines}")


def as_html(text: str) -> str:
    """A text as HTML, with ordinary signs in place of small ones, raised or lowered.

    Signs as ₀ would be too small to be read on a slide.
    """

    def moved(found: re.Match[str]) -> str:
        tag = SMALL_SIGNS[found[0][0]]
        return f"<{tag}>{found[0].translate(PLAIN_SIGNS)}</{tag}>"

    return RUN_OF_SMALL.sub(moved, escape(kept_together(text)))


def controls() -> Any:
    """The place for what can be chosen in a view; over the slide, and it fades."""
    return st.container(
        horizontal=True, vertical_alignment="center", key="slide-controls"
    )


def show_charts(
    charts: Sequence[Chart], widths: Sequence[float] = (), **options: Any
) -> None:
    """Charts side by side, in all the room that is left.

    Args:
        charts: what is drawn.
        widths: how wide each is, beside the others; the same by default.
        options: of `parts.show_chart`, for the first.
    """
    with charts_place():
        places = st.columns(list(widths) or len(charts), gap="medium")
        for number, (place, chart) in enumerate(zip(places, charts, strict=True)):
            with place:
                show_chart(chart, fills=True, **({} if number else options))


def charts_place() -> Any:
    """The place that gets all the room that is left."""
    return st.container(key="slide-charts")


def without_settings(
    e: Experiment, *charts: Chart, width: int = HALF
) -> tuple[Chart, ...]:
    """Charts without the settings, which a slide says once, at its bottom."""
    return without(settings_lines(e), *charts, width=width)


def without(
    said: Sequence[str], *charts: Chart, width: int = HALF
) -> tuple[Chart, ...]:
    """Charts side by side without the parts of lines that are said elsewhere.

    Args:
        said: the lines that stand elsewhere.
        charts: side by side.
        width: characters that a line above each has room for, on any screen.
    """
    parts = {_plain(part) for text in said for part in PART_ENDS.split(text)}
    return beside(*(_with_rest(chart, parts, width) for chart in charts))


def _with_rest(chart: Chart, said: set[str], width: int) -> Chart:
    """A chart with what is not said elsewhere, in lines of a width."""
    kept = [part for line in chart.subtitle for part in PART_ENDS.split(line)]
    kept = [part for part in kept if part.strip() and _plain(part) not in said]
    return chart.with_subtitle(in_lines([" · ".join(kept)] if kept else [], width))


def _plain(part: str) -> str:
    return part.replace("\N{NO-BREAK SPACE}", " ").strip()
