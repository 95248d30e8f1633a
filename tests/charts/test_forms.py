"""Forms: made once, the same for every experiment, and charts that Vega-Lite knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import altair as alt
import pytest
from hypothesis import given, settings
from pandas import DataFrame

from gd_core import PRESETS, Experiment
from gd_core.charts.forms import FACTS, HEAD, Chart, beside, form_of, named_data
from gd_core.runs.losses import LOSSES
from tests.charts.every_chart import as_json, every_chart
from tests.conftest import changed, slipping

LESSON = PRESETS["lesson"]
CASES = {
    **{name: PRESETS[name] for name in ("lesson", "neuron", "zero_grad")},
    "slips": changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad"),
    "diverging": changed(LESSON, learning_rate=1, iterations=200),
    "no slope": changed(LESSON, x=[0, 0, 0, 0], w0=3),
    "many points": Experiment(x=range(2_000), y=range(2_000), learning_rate=1e-7),
    "many iterations": changed(LESSON, iterations=1_200),
    **{loss: changed(PRESETS["hubble"], loss=loss) for loss in LOSSES},
    "each point": changed(PRESETS["hubble"], update="each", iterations=9),
    "line": changed(PRESETS["three"], autograd_gradient="broadcast"),
}


@pytest.mark.parametrize("name", ["lesson", "no slope", "line"])
def test_every_chart_is_one_that_vega_lite_knows(name: str) -> None:
    for chart in every_chart(CASES[name]).values():
        made = as_json(chart)
        made["datasets"] = {name: rows[:3] for name, rows in made["datasets"].items()}
        # that a subtitle can be an expression, and a title of an axis be drawn with
        # other words, is what Vega knows, but not this schema
        made["title"] = made["title"] | {"subtitle": ["lines"]}
        made["layer"] = with_plain_names(made["layer"])
        alt.LayerChart.from_dict(made, validate=True)


@pytest.mark.parametrize("name", ["lesson", "line"])
def test_no_mark_is_told_by_the_names_of_its_columns(name: str) -> None:
    for chart in every_chart(CASES[name]).values():
        assert chart.form.spec["config"]["mark"] == {"tooltip": None}
        for layer in layers_of(chart.form.spec["layer"]):
            for row in layer.get("encoding", {}).get("tooltip", []):
                assert row["title"]


def layers_of(layers: list[Any]) -> Iterator[Any]:
    for layer in layers:
        yield layer
        yield from layers_of(layer.get("layer", []))


def with_plain_names(part: Any) -> Any:
    """A copy whose axes are called by nothing that an experiment decides."""
    if isinstance(part, list):
        return [with_plain_names(each) for each in part]
    if not isinstance(part, dict):
        return part
    copy = {key: with_plain_names(each) for key, each in part.items()}
    if isinstance(copy.get("axis"), dict):
        named = {"encoding", "description"}
        copy["axis"] = {k: v for k, v in copy["axis"].items() if k not in named}
    return copy


def sent(chart: Chart) -> str:
    """The specification as it is sent, byte for byte; its data are sent apart."""
    spec = chart.spec()
    del spec["datasets"]
    return json.dumps(spec, ensure_ascii=False)


def columns(chart: Chart) -> dict[str, Any]:
    tables = {**chart.spec()["datasets"]}
    return {name: sorted(DataFrame(table)) for name, table in tables.items()}


@cache
def lesson_with(update: str) -> dict[str, Chart]:
    """The charts of the lesson: whether updates are counted is part of a form."""
    return every_chart(changed(LESSON, update=update))


def same_as_the_lesson(e: Experiment) -> None:
    lesson = lesson_with(e.update)
    for name, chart in every_chart(e).items():
        assert sent(chart) == sent(lesson[name]), name
        assert chart.form.alt == lesson[name].form.alt


@pytest.mark.parametrize("name", [n for n in CASES if n != "line"])
def test_every_experiment_has_the_same_charts_to_the_last_byte(name: str) -> None:
    same_as_the_lesson(CASES[name])


@settings(max_examples=25)
@given(slipping())
def test_random_experiments_have_the_same_charts_to_the_last_byte(
    e: Experiment,
) -> None:
    same_as_the_lesson(e)


@pytest.mark.parametrize("name", CASES)
def test_every_chart_has_the_data_and_the_facts_it_speaks_of(name: str) -> None:
    for kind, chart in every_chart(CASES[name]).items():
        made = chart.spec()
        assert names_in(made) - {FACTS} <= {*made["datasets"]}, kind
        assert {*chart.form.names} == {*HEAD, *chart.facts}, kind
        assert chart.finding
        assert chart.title


def names_in(part: Any) -> set[str]:
    """The names of all data that a chart draws."""
    if isinstance(part, dict):
        own = part.get("data")
        found = {own["name"]} if isinstance(own, dict) and "name" in own else set()
        return found.union(*(names_in(p) for k, p in part.items() if k != "datasets"))
    return set().union(*map(names_in, part)) if isinstance(part, list) else set()


# --- facts ----------------------------------------------------------------------------


def small_chart(**facts: Any) -> Chart:
    layer = named_data("rows").mark_point().encode(x=alt.X("x", type="quantitative"))
    form = form_of(
        [layer], "dots", 200, numbers=["low"], texts=["note"], lists=["ticks"]
    )
    own: dict[str, Any] = {"low": 1.5, "note": "a note", "ticks": [0.5, 2]} | facts
    return Chart(form, {"rows": DataFrame({"x": [1]})}, own, "T", ("a", "b"), "F")


def test_facts_are_rows_of_text_that_the_form_reads_by_their_names() -> None:
    made = small_chart().spec()
    rows = made["datasets"][FACTS]["fact"].tolist()
    assert rows == ["T", "a\nb", "F", "1.5", "a note", "0.5 2"]
    read = {param["name"]: param.get("expr") for param in made["params"]}
    assert read["fact"] == "pluck(data('facts'), 'fact')"
    assert read["title"] == "fact[0]"
    assert read["low"] == "toNumber(fact[3])"
    assert read["ticks"] == "fact[5] == '' ? null : split(fact[5], ' ')"


@pytest.mark.parametrize(
    ("fact", "text"), [(None, ""), ([], ""), ([3], "3"), ([0.1, 1e300], "0.1 1e+300")]
)
def test_no_list_is_an_empty_text(fact: Any, text: str) -> None:
    rows = small_chart(ticks=fact).spec()["datasets"][FACTS]["fact"]
    assert rows.iloc[-1] == text


def test_a_number_keeps_its_last_bit() -> None:
    rows = small_chart(low=0.1 + 0.2).spec()["datasets"][FACTS]["fact"]
    assert float(rows.iloc[len(HEAD)]) == 0.1 + 0.2


def test_a_chart_without_a_fact_of_its_form_is_not_made() -> None:
    chart = small_chart()
    with pytest.raises(KeyError, match="note"):
        Chart(chart.form, {}, {"low": 1, "ticks": None}, "T", (), "F").spec()


def test_what_layers_share_is_said_once() -> None:
    layers = every_chart(LESSON)["map"].form.spec["layer"]
    for channel in ("x", "y"):
        encodings = [layer.get("encoding", {}).get(channel, {}) for layer in layers]
        own = [encoding for encoding in encodings if "field" in encoding]
        assert len(own) > 1
        assert sum(bool(encoding.get("axis")) for encoding in own) == 1


@pytest.mark.parametrize("name", ["lesson", "three"])
def test_a_number_at_the_top_of_an_axis_moves_no_title(name: str) -> None:
    """Else a plot of another size has its title cut off, as it is laid out once."""
    for kind, chart in every_chart(PRESETS[name]).items():
        (finding,) = (
            layer["mark"]
            for layer in chart.form.spec["layer"]
            if "description" in layer.get("encoding", {})
        )
        letters = chart.form.spec["config"]["axis"]["labelFontSize"]
        assert finding["y"] <= -0.6 * letters, kind


def test_charts_side_by_side_have_equally_many_lines_above_them() -> None:
    one, other = small_chart(), small_chart().with_subtitle(["a", "b", "c"])
    left, right = beside(one, other)
    assert left.subtitle == ("a", "b", "")
    assert right is other or right.subtitle == ("a", "b", "c")
    assert left.form is one.form


def test_no_charts_stand_side_by_side() -> None:
    assert beside() == ()
