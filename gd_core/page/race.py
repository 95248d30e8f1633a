"""The view Race: the present run and all pinned ones in one picture."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

import streamlit as st
from pandas import DataFrame, Index

from gd_core.analysis.effort import effort, search_effort
from gd_core.analysis.fair import Tried, at_fair_rates, fair_tries
from gd_core.charts.forms import Chart, beside
from gd_core.charts.race_data import Raced, RaceLine, Racer, lines_of
from gd_core.charts.race_loss import race_chart
from gd_core.charts.race_paths import paths_chart
from gd_core.exchange.link import AXES
from gd_core.page.caches import cached, cached_aside
from gd_core.page.parts import (
    as_markdown,
    choose_axis,
    kept_together,
    line,
    show_chart,
    show_settings,
)
from gd_core.page.process import load_autograd
from gd_core.page.runs import LONG_EFFORT, both_runs
from gd_core.page.state import STATE, State
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import races
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import exact, number
from gd_core.text.runs_named import run_names

UNTOLD = 0.3  # seconds after which it is said what runs


def show(e: Experiment) -> None:
    """The losses, the ways and a table of all runs; below them the search."""
    show_settings_and_race(e)
    load_autograd()
    racers = racers_of(e)
    lines = lines_of_race(racers)
    charts = charts_of_race(e, racers, lines)
    places = st.columns(2, gap="medium")
    for place, chart in zip(places, beside(*charts), strict=True):
        with place:
            show_chart(chart)
    show_race_table(lines)
    if not STATE.pins:
        st.caption(as_markdown(label("page.race.alone")))
    show_search(e)


def lines_of_race(racers: Sequence[Racer]) -> list[RaceLine]:
    """The lines that are drawn of the runs."""
    return lines_of(racers, {side: label(f"race.line.{side}") for side in SIDES})


def charts_of_race(
    e: Experiment, racers: Sequence[Racer], lines: Sequence[RaceLine]
) -> tuple[Chart, Chart]:
    """The losses and the ways, on the axis that was chosen."""
    runs = tuple((racer.slot, racer.experiment) for racer in racers)
    return drawn_race(e, runs, STATE.axis, given=(racers, lines))


def race_charts(
    e: Experiment,
    runs: tuple[tuple[int, Experiment], ...],
    scale: str,
    racers: Sequence[Racer],
    lines: Sequence[RaceLine],
) -> tuple[Chart, Chart]:
    """The losses and the ways; drawn once for all, by the runs and their places."""
    return race_chart(racers, lines, scale), paths_chart(e, racers, lines)


drawn_race = cached(race_charts)


def show_settings_and_race(e: Experiment) -> None:
    """What runs, the button for all optimisers, and the axis."""
    with line("settings"):
        show_settings(e)
        st.button(
            label("page.race.fair"),
            key="race-all",
            icon=":material/flag:",
            on_click=pin_all_optimizers,
            args=(e,),
            help=label("page.race.fair.help"),
        )
        choose_axis(State.axis.key, AXES)


def racers_of(e: Experiment) -> list[Racer]:
    """The present run and all pinned ones, each once, carried out.

    A pin keeps its place, and with it its colour, whatever the present run is.
    """
    runs = dict(enumerate(STATE.pins, 1))
    if e not in STATE.pins:
        runs = {0: e, **runs}
    names = run_names([*runs.values()])
    long = sum(map(effort, runs.values()))
    place, start = st.empty(), monotonic()
    racers: list[Racer] = []
    for (slot, run), name in zip(runs.items(), names, strict=True):
        if monotonic() > start + UNTOLD:  # it is not in the cache
            told = say(
                "page.race.progress", number=len(racers) + 1, count=len(runs), name=name
            )
            place.progress(len(racers) / len(runs), as_markdown(told))
        race = long_race if long > LONG_EFFORT else short_race
        racers.append(Racer(slot, name, run, race(run)))
    place.empty()
    return racers


def carry_out_race(e: Experiment) -> Raced:
    """Both runs of one experiment, and what a race shows of them."""
    return Raced.of(e, both_runs(e))


short_race = cached(carry_out_race)
long_race = cached_aside(carry_out_race)


def race_table(lines: Sequence[RaceLine]) -> DataFrame:
    """What became of each line, as text, the runs as its index."""
    has_floor = any(one.racer.raced.floor > 0 for one in lines)
    rows = [
        {
            "run": kept_together(one.name),
            "loss": number(one.drawn.final_loss),
            **({"floor": number(one.racer.raced.floor)} if has_floor else {}),
            "near": races.near_told(one.drawn),
            "agree": races.agreement_told(one.racer.raced.differ_at),
        }
        for one in lines
    ]
    names = {name: label(f"race.table.{name}") for name in rows[0]}
    return DataFrame(rows).rename(columns=names).set_index(names["run"])


def show_race_table(lines: Sequence[RaceLine]) -> None:
    told = " ".join([label("race.table.alt"), *map(races.line_told, lines)])
    st.table(race_table(lines), border="horizontal", alt=told)


def tries_of(e: Experiment) -> tuple[Tried, ...]:
    """Every optimiser at all its rates, carried out once for all visitors."""
    return (long_tries if search_effort(e) > LONG_EFFORT else short_tries)(e)


short_tries, long_tries = cached(fair_tries), cached_aside(fair_tries)


def pin_all_optimizers(e: Experiment) -> None:
    """Pin this experiment by every optimiser, each at a fair rate."""
    runs = at_fair_rates(e, tries_of(e))
    STATE.pins = runs
    own = next(run for run in runs if run.optimizer == e.optimizer)
    STATE.change(own)


def show_search(e: Experiment) -> None:
    """What was tried for fair rates, once it is asked for."""
    box = st.expander(label("page.race.search"), key="search", on_change="rerun")
    if not box.open:
        return
    with box:
        tries = tries_of(e)
        about = say("race.search.about", count=e.iterations)
        st.caption(as_markdown(about))
        best = (
            say(
                "race.search.best",
                name=label(f"optimizer.{tried.optimizer}"),
                rate=exact(tried.rate),
            )
            for tried in tries
        )
        alt = say("race.search.alt", rates="; ".join(best))
        st.table(search_table(tries), border="horizontal", alt=alt)


def search_table(tries: Sequence[Tried]) -> DataFrame:
    """What became of each optimiser at each rate, as text, the rates as its index.

    Where a rate came near, its iterations; else the loss above the least, in the end.
    """
    columns = {
        label(f"optimizer.{tried.optimizer}"): search_column(tried) for tried in tries
    }
    rates = sorted(set().union(*columns.values()))
    rows = [
        {name: held.get(rate, "") for name, held in columns.items()} for rate in rates
    ]
    names = [say("race.rate", rate=exact(rate)) for rate in rates]
    index = Index([*map(kept_together, names)])
    return DataFrame(rows, index)


def search_column(tried: Tried) -> dict[float, str]:
    """What became of an optimiser, by rate; the best one is marked."""
    found = {}
    ends = zip(
        tried.rates.tolist(), tried.near.tolist(), tried.above.tolist(), strict=True
    )
    for rate, near, above in ends:
        text = number(int(near))
        if near < 0:
            text = say("race.search.ends", loss=number(above, 2))
        found[rate] = f"{text} ●" if rate == tried.rate else text
    return found
