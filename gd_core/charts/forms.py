"""Forms: charts that Altair builds and checks once, and every experiment fills in.

To build a chart of a few layers and to check it against Vega-Lite's schema takes longer
than both runs. But what the code decides of a chart is the same for all experiments:
that is its form. What an experiment decides is filled in at the top of it: the data, by
name; numbers, as parameters; the title and the height.
"""

from __future__ import annotations

from typing import Any

import altair as alt

Spec = dict[str, Any]  # a chart as Vega-Lite has it


def named(name: str) -> alt.Chart:
    """A chart of data that is filled in under that name."""
    return alt.Chart(alt.NamedData(name))


def number(name: str) -> alt.Parameter:
    """A number that is filled in; so may a text be, or a list of numbers."""
    return alt.param(name=name, value=0)


def form_of(layers: list[alt.Chart], params: list[alt.Parameter]) -> Spec:
    """The form of a chart, checked; as wide as the place where it stands."""
    chart = alt.LayerChart(layer=layers).add_params(*params)
    return _spec(chart.properties(width="container"), validate=True)


def drawn(layers: list[alt.Chart]) -> Spec:
    """A chart that has no form, since every experiment draws another."""
    chart = alt.LayerChart(layer=layers).properties(width="container")
    return _spec(chart, validate=False)  # a test checks it


def _spec(chart: alt.LayerChart, validate: bool) -> Spec:
    made: Spec = chart.to_dict(validate=validate)
    made.pop("config")  # the page has its own
    return made


def filled(form: Spec, data: Spec, numbers: Spec, **rest: Any) -> Spec:
    """A form with what an experiment decides; the form itself stays as it is.

    Args:
        form: what `form_of` made.
        data: the DataFrames by their names.
        numbers: the values of the parameters by their names.
        rest: what stands at the top of it besides, as the title.
    """
    params = [
        param | {"value": numbers[param["name"]]} if param["name"] in numbers else param
        for param in form["params"]
    ]
    data = form.get("datasets", {}) | data
    return form | {"params": params, "datasets": data} | rest
