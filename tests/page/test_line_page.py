"""Every view of a line with a bias, run in process: no choice breaks any."""

from __future__ import annotations

import pytest

from gd_core import PRESETS, Experiment
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS
from gd_core.runs.losses import LOSSES
from gd_core.text import sentences
from tests.conftest import changed
from tests.page.in_process import as_read, complaints, link, opened, rerun, shows, told

HOMEWORK = Experiment(
    x=[5, 7, 9, 12], y=[51, 60, 78, 95], model="line", learning_rate=0.005
)
WOMEN = PRESETS["women"]
CASES: dict[str, Experiment] = {
    **{f"{by}": changed(HOMEWORK, manual_gradient=by) for by in MANUAL_GRADIENTS},
    **{by: changed(HOMEWORK, autograd_gradient=by) for by in AUTOGRAD_GRADIENTS},
    **{loss: changed(HOMEWORK, loss=loss, learning_rate=1e-3) for loss in LOSSES},
    "standardised": changed(WOMEN, standardize=True, learning_rate=0.3),
    "each": changed(HOMEWORK, update="each", learning_rate=0.002),
    "each, standardised": changed(HOMEWORK, update="each", standardize=True),
    "each, forgotten": changed(
        HOMEWORK, update="each", autograd_gradient="no_zero_grad"
    ),
    "each, too many for pairs": Experiment(
        x=[1, 2, *[1] * 299],
        y=[2] * 301,
        model="line",
        update="each",
        autograd_gradient="broadcast",
        learning_rate=1e-3,
    ),
    "diverging": changed(HOMEWORK, learning_rate=0.1, iterations=200),
    "valley": changed(HOMEWORK, x=[3, 3, 3, 3]),
    "one point": changed(HOMEWORK, x=[3], y=[4]),
    "the best": changed(HOMEWORK, y=[11, 15, 19, 25], w0=2, b0=1),
    "long": changed(HOMEWORK, x=[1e6, 1e6 + 1, 1e6 + 2, 1e6 + 3], learning_rate=1e-13),
}


@pytest.mark.parametrize("name", CASES)
def test_every_view_of_a_line(name: str) -> None:
    for view in VIEWS:
        page = opened(**write_link(CASES[name], Look(view, k=1)))
        assert not complaints(page)
        for chart in page.get("vega_lite_chart"):
            assert chart.proto.alt
        said = told(page) + " ".join(as_read(m.value) for m in page.markdown)
        assert "nan" not in said.split()
        assert "inf" not in said.split()


def test_the_model_is_chosen_and_keeps_what_was_entered() -> None:
    page = opened(x="5,7,9,12", y="51,60,78,95")
    page.button_group(key="model").set_value("line")
    rerun(page)
    page.text_input(key="b0").set_value("1.5")
    rerun(page)
    shows(page, changed(HOMEWORK, learning_rate=0.01, b0=1.5))
    assert (link(page)["model"], link(page)["b0"]) == ("line", "1.5")
    page.button_group(key="model").set_value("origin")
    rerun(page)
    assert "model" not in link(page)
    through = changed(HOMEWORK, model="origin", learning_rate=0.01)
    assert as_read(sentences.settings(through)) in told(page)


def test_a_bias_that_is_none_gets_a_sentence() -> None:
    page = opened(model="line")
    page.text_input(key="b0").set_value("many")
    rerun(page)
    (problem,) = {as_read(error.value) for error in page.error}
    assert problem.startswith("initial b")
    assert page.text_input(key="b0").value == "many"


def test_x_without_a_spread_cannot_be_standardised() -> None:
    page = opened(model="line", x="3 3 3", y="1 2 3")
    page.button_group(key="std").set_value("on")
    rerun(page)
    (problem,) = {as_read(error.value) for error in page.error}
    assert "standardised" in problem
    assert page.dataframe  # what could be run last is still shown


def test_what_was_learned_stands_in_both_units() -> None:
    page = opened(**write_link(CASES["standardised"], Look("compare")))
    e = CASES["standardised"]
    assert "x standardised" in told(page)
    assert page.metric[0].value.startswith("14.9")
    assert "In the units of the data: w = 3.45" in told(page)
    assert e.standardize
