"""Forms: charts that are the same for every experiment, down to the last byte.

To build and to validate a chart takes longer than both runs, and a browser that gets a
chart with another specification tears the old one down, compiles the new one and draws
it anew. So all that the code decides of a chart is its form, made once; and all that an
experiment decides, be it data, a title or the end of an axis, comes in named datasets.
A browser that has the form already only takes in the new data.

What is not a table of data is a fact: a number, a text, or a list of numbers. All facts
of a chart are rows of the dataset "facts", as texts; the form reads each of them into a
parameter of its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar

import altair as alt
from pandas import DataFrame

from gd_core.charts.theme import (
    QUIET_AXIS,
    QUIET_COLOR,
    QUIET_TEXT,
    SIX_DIGITS,
    TITLE,
    written_number,
)
from gd_core.text.catalogue import language

Spec = dict[str, Any]  # a chart as Vega-Lite has it
Fact = str | float | Sequence[float] | None
P = ParamSpec("P")
R = TypeVar("R")

FACTS, FACT = "facts", "fact"  # the dataset, and its one column
INDEX = "(index)"  # the column that Streamlit makes of a table's index
HEAD = ("title", "subtitle", "finding")  # facts that every chart has
IN_ONE_LINE = "join(split(trim(subtitle), '\\n'), ' · ')"  # the subtitle
NUMBER_ROOM = 8  # pixels above a plot: half of a number at the very top of its axis


@dataclass(frozen=True)
class Form:
    """What all charts of a kind have in common.

    Attributes:
        spec: the chart without its data.
        names: of the facts, in the order of their rows.
        alt: what it is called, for who cannot see it; what an experiment's chart
            shows is in its `finding`.
    """

    spec: Spec
    names: tuple[str, ...]
    alt: str


@dataclass(frozen=True)
class Chart:
    """A form with what an experiment decides.

    Attributes:
        form: what it has in common with others.
        data: the tables by their names.
        facts: what is not a table, by its name; None is an empty list.
        title: what the chart shows.
        subtitle: the settings and notes, in lines.
        finding: what the chart shows, in words, for who cannot see it.
    """

    form: Form
    data: Mapping[str, DataFrame]
    facts: Mapping[str, Fact]
    title: str
    subtitle: tuple[str, ...]
    finding: str

    def spec(self) -> Spec:
        """The chart as Vega-Lite has it, data included."""
        head = {
            "title": self.title,
            "subtitle": "\n".join(self.subtitle),
            "finding": self.finding,
        }
        facts = head | dict(self.facts)
        rows = [_as_text(facts[name]) for name in self.form.names]
        own = self.form.spec.get("datasets", {})
        datasets = {FACTS: DataFrame({FACT: rows}), **own, **self.data}
        return self.form.spec | {"datasets": datasets}

    def with_subtitle(self, lines: Sequence[str]) -> Chart:
        """The same chart with other lines under its title."""
        return replace(self, subtitle=tuple(lines))


def _as_text(fact: Fact) -> str:
    if isinstance(fact, str):
        return fact
    if fact is None:
        return ""
    if isinstance(fact, Sequence):
        return " ".join(repr(float(number)).removesuffix(".0") for number in fact)
    return repr(float(fact))


def memoised_form(build: Callable[P, R]) -> Callable[P, R]:
    """Memoised per process: one form for each language and arguments.

    The titles of axes are part of a form, hence the language. The form is shared and
    must not be changed.
    """

    def build_in(code: str, /, *args: P.args, **options: P.kwargs) -> R:
        return build(*args, **options)

    memoised: Any = cache(build_in)

    @wraps(build)
    def form(*args: P.args, **options: P.kwargs) -> R:
        made: R = memoised(language(), *args, **options)
        return made

    return form


def named_data(name: str) -> alt.Chart:
    """A chart of data that is filled in under that name."""
    return alt.Chart(alt.NamedData(name))


def form_of(
    layers: Sequence[alt.Chart | alt.LayerChart],
    name: str,
    height: int,
    params: Sequence[alt.Parameter] = (),
    numbers: Sequence[str] = (),
    texts: Sequence[str] = (),
    lists: Sequence[str] = (),
) -> Form:
    """The form of a chart, validated; as wide as the place where it stands.

    Args:
        layers: what is drawn, from the bottom to the top.
        name: of the chart, for who cannot see it.
        height: of the whole chart, in pixels; the plot has what title and axes leave.
        params: parameters that no experiment decides.
        numbers: names of facts that are numbers; layers use them as parameters.
        texts: names of facts that are texts.
        lists: names of facts that are lists of numbers, each still a text; null if
            it is empty.
    """
    names = (*HEAD, *numbers, *texts, *lists)
    kinds = dict.fromkeys(numbers, "toNumber({0})")
    kinds |= dict.fromkeys(lists, "{0} == '' ? null : split({0}, ' ')")
    read = [
        alt.param(name=name, expr=kinds.get(name, "{0}").format(f"{FACT}[{row}]"))
        for row, name in enumerate(names)
    ]
    facts = alt.param(name=FACT, expr=f"pluck(data('{FACTS}'), '{FACT}')")
    quiet = alt.param(name=str(QUIET_TEXT.expr), expr=QUIET_COLOR)
    chart = alt.LayerChart(layer=[_finding(), *layers])
    chart = chart.add_params(facts, quiet, *read, *params)
    spec: Spec = chart.properties(width="container", height=height).to_dict()
    del spec["$schema"]  # which Streamlit knows
    # in place of Altair's; a pointed join would reach beyond its state
    spec["config"] = {
        "axis": QUIET_AXIS,
        "line": {"strokeJoin": "round"},
        # what has no tooltip would show the names of its columns, as Streamlit has it
        "mark": {"tooltip": None},
    }
    _name_axes(spec["layer"])
    _tell_once(spec["layer"])
    _write_numbers(spec["layer"])
    _say_once(spec["layer"])
    # one renderer for few data and for many: with another one it is another chart
    spec["usermeta"] = {"embedOptions": {"renderer": "svg"}}
    return Form(spec | {"title": TITLE}, names, name)


def with_own_axes(form: Form) -> Form:
    """A form whose groups of layers have an axis up each."""
    return replace(form, spec=form.spec | {"resolve": {"scale": {"y": "independent"}}})


def _name_axes(layers: list[Spec]) -> None:
    """An axis is called by its title, for who cannot see it.

    Else it is called by its ends as well, and by those of the first experiment for as
    long as the chart is on the page. Where an axis has a title of its own, that is the
    name of a fact, whose text is drawn; only for what is drawn, Vega-Lite takes an
    expression.
    """
    for layer in _each(layers):
        for channel in ("x", "y"):
            encoding = layer.get("encoding", {}).get(channel, {})
            axis, title = encoding.get("axis"), encoding.get("title")
            if axis and title:
                axis["description"] = title
                if fact := axis.pop("title", None):
                    lines = {"signal": f"split({fact}, '\\n')"}
                    axis["encoding"] = {"title": {"text": {"value": lines}}}


def _tell_once(layers: list[Spec]) -> None:
    """A screen reader is told of a mark where a pointer is, by its tooltip.

    Without words of its own a mark would be called by the names of its columns.
    """
    for layer in _each(layers):
        if "mark" in layer and not {"tooltip", "description"} & {*_encoded(layer)}:
            mark = layer["mark"]
            named = mark if isinstance(mark, dict) else {"type": mark}
            layer["mark"] = {"aria": False} | named


def _encoded(layer: Spec) -> Iterator[str]:
    """What a layer says of its marks."""
    yield from layer.get("encoding", {})
    if isinstance(layer["mark"], dict):
        yield from layer["mark"]


def _write_numbers(layers: list[Spec]) -> None:
    """Numbers of axes are written as in sentences: 50,000 and 1e30."""
    for layer in _each(layers):
        for channel in ("x", "y"):
            axis = layer.get("encoding", {}).get(channel, {}).get("axis")
            if axis and axis.get("format") == SIX_DIGITS:
                del axis["format"]
                axis.setdefault("labelExpr", written_number("datum.value"))


def _say_once(layers: list[Spec]) -> None:
    """Axes, scales and legends stand in the first layer that has them, not in all.

    Layers share them, and a form is sent with each change.
    """
    said: dict[tuple[str, str], Spec] = {}
    for layer in _each(layers):
        for channel, encoding in layer.get("encoding", {}).items():
            for part in ("axis", "scale", "legend"):
                if part not in encoding or encoding[part] is None:
                    continue
                if said.get((channel, part)) == encoding[part]:
                    del encoding[part]
                else:
                    said.setdefault((channel, part), encoding[part])


def _each(layers: list[Spec]) -> Iterator[Spec]:
    """All layers, those of a group in its place."""
    for layer in layers:
        yield layer
        yield from _each(layer.get("layer", []))


def _finding() -> alt.Chart:
    """What the chart shows, and the settings, for screen readers; nothing to see.

    The `alt` of Streamlit is part of a chart's specification, so it has to be the same
    for all experiments. It stands so far above the plot that a title always does:
    one that makes way for a number at the top only when a plot has another size is
    laid out too late, and cut off.
    """
    chart: alt.Chart = (
        named_data(FACTS)
        .transform_filter(f"datum.{FACT} == finding")
        .transform_calculate(said=f"finding + ' ' + {IN_ONE_LINE}")
        .mark_point(size=0, opacity=0, y=-NUMBER_ROOM)
        .encode(description=alt.Description("said", type="nominal"))
    )
    return chart


def beside(*charts: Chart) -> tuple[Chart, ...]:
    """Charts that stand side by side: their plots begin at the same height."""
    most = max((len(chart.subtitle) for chart in charts), default=0)
    return tuple(
        chart.with_subtitle((*chart.subtitle, *[""] * (most - len(chart.subtitle))))
        for chart in charts
    )
