"""Tooltips: what a chart says of the mark that is pointed at."""

from __future__ import annotations

import altair as alt

from gd_core.text.catalogue import label

RUN_NAME = "run_labels[datum.run]"  # an expression for the column `run_name`
NINE_DIGITS = ".9~g"  # as many as tell two numbers in float32 apart


def number_told(column: str, title: str, digits: str = NINE_DIGITS) -> alt.Tooltip:
    """A number of the mark.

    Args:
        column: where it stands.
        title: what it is called.
        digits: how it is written, in the words of D3.
    """
    return alt.Tooltip(column, type="quantitative", format=digits, title=title)


def iteration_told() -> alt.Tooltip:
    """The iteration of the mark."""
    return number_told("iteration", label("chart.tooltip.iteration"), "d")


def run_told() -> alt.Tooltip:
    """Whose mark it is; the data have it as "run_name"."""
    return alt.Tooltip("run_name", type="nominal", title=label("chart.tooltip.run"))


def state_told(**titles: str) -> list[alt.Tooltip]:
    """A state: whose it is, its iteration, and numbers, each with what it is called."""
    numbers = (number_told(column, title) for column, title in titles.items())
    return [run_told(), iteration_told(), *numbers]
