"""Codes are identity, labels are only shown; and a form is in its reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from gd_core import PRESETS, Experiment
from gd_core.charts import fates, map_data, rate_map
from gd_core.charts.forms import Chart, Form, memoised_form
from gd_core.charts.loss_axis import LOSS_NAME
from gd_core.text.catalogue import label, language, speaking
from gd_core.text.en import CATALOGUE
from gd_core.text.languages import LANGUAGES
from tests.charts.every_chart import every_alt, every_chart, parts_of
from tests.conftest import changed

LESSON = PRESETS["lesson"]
SLIPS = changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad")
LINE = changed(SLIPS, model="line", b0=1, autograd_gradient="broadcast")
# what Vega computes with: expressions, conditions, fields, domains
COMPUTED = {"expr", "calculate", "as", "filter", "labelExpr", "test", "field"}
COMPUTED |= {"lookup", "key", "fields", "domain", "name"}
MARK = "¤"  # of every text in a second language


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A second language is spoken, in which every text begins with MARK."""
    texts = {key: f"{MARK}{text}" for key, text in CATALOGUE.items()}
    monkeypatch.setitem(LANGUAGES, "xx", texts)
    with speaking("xx"):
        yield


def computed(chart: Chart) -> list[str]:
    """Every text in a chart that Vega computes with."""
    parts = parts_of(
        {key: value for key, value in chart.form.spec.items() if key != "datasets"}
    )
    return [text for key, text in parts if key in COMPUTED and isinstance(text, str)]


@pytest.mark.usefixtures("marked")
def test_no_label_stands_where_vega_computes() -> None:
    for name, chart in (every_chart(SLIPS) | every_chart(LINE)).items():
        assert computed(chart), name
        assert not [text for text in computed(chart) if MARK in text], name


@pytest.mark.parametrize("e", [LESSON, SLIPS, LINE], ids=["right", "slips", "line"])
def test_no_literal_in_an_expression_is_a_label(e: Experiment) -> None:
    texts = [text for text in CATALOGUE.values() if re.search("[^\\W\\d]", text)]
    labels = {text for text in texts if not text.isalpha() or " " in text}
    labels |= {label("short.manual"), label("short.autograd")}
    for name, chart in every_chart(e).items():
        for text in computed(chart):
            literals = re.findall(r"'([^']*)'", text)
            assert not labels & {*literals, text}, name


@pytest.mark.usefixtures("marked")
def test_every_title_legend_tooltip_and_name_is_in_the_language_spoken() -> None:
    for name, chart in every_chart(SLIPS).items():
        for text in (chart.title, chart.finding, chart.form.alt):
            assert text.startswith(MARK), name
        assert str(chart.facts.get(LOSS_NAME, MARK)).startswith(MARK), name
        for key, text in parts_of(chart.form.spec["layer"]):
            if key == "title" and text is not None:
                assert text.startswith(MARK), name
        values = {
            param["name"]: param.get("value") for param in chart.form.spec["params"]
        }
        for param in ("run_labels", "readout0"):
            for text in values.get(param, {}).values():
                assert text.startswith(MARK), (name, param)
    for e in (SLIPS, LINE):
        assert all(text.startswith(MARK) for text in every_alt(e))


def titles(chart: Chart) -> set[str]:
    layers = chart.form.spec["layer"]
    return {text for key, text in parts_of(layers) if key == "title" and text}


def test_a_form_knows_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    english = every_chart(LESSON)
    other = dict(CATALOGUE) | {"chart.loss.y": "Verlust", "chart.curve.x": "Gewicht"}
    monkeypatch.setitem(LANGUAGES, "de", other)
    with speaking("de"):
        german = every_chart(LESSON)
    for name in ("loss manual linear", "curve", "losses log", "map", "start"):
        assert label("chart.loss.y") in titles(english[name])
        assert "Verlust" in titles(german[name])
        assert label("chart.loss.y") not in titles(german[name])
    assert every_chart(LESSON)["curve"].form is english["curve"].form


def test_a_memoised_form_is_built_once_for_each_language_and_arguments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(LANGUAGES, "xx", CATALOGUE)
    built: list[tuple[str, int]] = []

    @memoised_form
    def form(size: int) -> Form:
        built.append((language(), size))
        return Form({"size": size}, (), "")

    for code in ("en", "xx", "en"):
        with speaking(code):
            assert form(1).spec == {"size": 1}
            assert form(2).spec == {"size": 2}
    assert built == [("en", 1), ("en", 2), ("xx", 1), ("xx", 2)]


@pytest.mark.parametrize("e", [LESSON, SLIPS], ids=["right", "slips"])
def test_without_a_closed_form_what_was_tried_is_drawn(
    e: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_theory = every_chart(e)
    for module in (fates, rate_map):
        monkeypatch.setattr(module, "theory_of", lambda e, side="": None)
    monkeypatch.setattr(map_data, "has_closed_form", lambda e, side: False)
    without = every_chart(e)
    assert with_theory.keys() == without.keys()
    assert all("nan" not in text for text in every_alt(e))
    for name in with_theory:
        assert without[name].form is with_theory[name].form
    drawn = without["map"].data
    assert len(drawn["lines"]) == 0
    assert drawn["names"]["name"].tolist() == ["own"]
    assert len(drawn["runs"]) == len(with_theory["map"].data["runs"])
    told = " ".join((*without["map"].subtitle, without["map"].finding))
    for word in ("edge", "fastest", "closed form"):
        assert word not in told.replace("\N{NO-BREAK SPACE}", " ")
