"""Forms: charts that Altair builds and validates once, and every experiment fills in.

To build a chart of a few layers and to validate it against Vega-Lite's schema takes
longer than both runs. But what the code decides of a chart is the same for all
experiments: that is its form. What an experiment decides is filled in at the top of
it: the data, by name; values, as parameters; the title and the height.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, wraps
from typing import Any, ParamSpec

import altair as alt

from gd_core.text.catalogue import language

Spec = dict[str, Any]  # a chart as Vega-Lite has it
P = ParamSpec("P")


def memoised_form(build: Callable[P, Spec]) -> Callable[P, Spec]:
    """Memoised per process: one form for each language and arguments.

    The titles of axes are part of a form, hence the language. The form is shared and
    must not be changed; `fill_form` copies what it changes.
    """

    def build_in(code: str, /, *args: P.args, **options: P.kwargs) -> Spec:
        return build(*args, **options)

    memoised: Any = cache(build_in)

    @wraps(build)
    def form(*args: P.args, **options: P.kwargs) -> Spec:
        spec: Spec = memoised(language(), *args, **options)
        return spec

    return form


def named_data(name: str) -> alt.Chart:
    """A chart of data that is filled in under that name."""
    return alt.Chart(alt.NamedData(name))


def filled_in(name: str) -> alt.Parameter:
    """A parameter whose value is filled in: a number, a text, or a list of numbers."""
    return alt.param(name=name, value=0)


def form_of(layers: list[alt.Chart], params: Sequence[alt.Parameter]) -> Spec:
    """The form of a chart, validated; as wide as the place where it stands."""
    return _spec(layers, params, validate=True)


def unvalidated(layers: list[alt.Chart], params: Sequence[alt.Parameter] = ()) -> Spec:
    """A chart that has no form, since every experiment draws another; a test validates.

    Validation would take most of the time.
    """
    return _spec(layers, params, validate=False)


def _spec(
    layers: list[alt.Chart], params: Sequence[alt.Parameter], validate: bool
) -> Spec:
    chart = alt.LayerChart(layer=layers).add_params(*params)
    spec: Spec = chart.properties(width="container").to_dict(validate=validate)
    spec.pop("config")  # the page has its own
    return spec


def fill_form(form: Spec, data: Spec, values: Spec, **rest: Any) -> Spec:
    """A form with what an experiment decides; the form itself stays as it is.

    Args:
        form: what `form_of` returned.
        data: the DataFrames by their names.
        values: the values of the parameters by their names.
        rest: what else stands at the top of a chart, as the title.
    """
    params = [
        param | {"value": values[param["name"]]} if param["name"] in values else param
        for param in form["params"]
    ]
    datasets = form.get("datasets", {}) | data
    return form | {"params": params, "datasets": datasets} | rest
