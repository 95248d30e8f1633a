"""The page with each optimiser, run in process."""

from __future__ import annotations

from itertools import product

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, run_manual
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.exchange.number import write_number
from gd_core.page.plane import clicked_pair
from gd_core.page.rules import rules_file
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from gd_core.runs.optimizers import BY_HAND
from gd_core.text import agreements
from gd_core.text.catalogue import label, speaking
from gd_core.text.languages import LANGUAGES
from tests.conftest import changed
from tests.page.in_process import complaints, link, opened, rerun, shows, told

LESSON = PRESETS["lesson"]
REMEMBERING = OPTIMIZERS[1:]
SLIPS = [
    (name, side, slip)
    for name in REMEMBERING
    for side, slips in (
        ("manual_gradient", manual_gradients(name)[6:]),
        ("autograd_gradient", autograd_gradients(name)[1:]),
    )
    for slip in slips
]


def page_of(e: Experiment, look: Look | None = None) -> AppTest:
    return opened(**write_link(e, look or Look()))


@pytest.mark.parametrize(("name", "model"), [*product(REMEMBERING, ["origin", "line"])])
def test_every_optimiser_can_be_chosen_and_is_in_the_address(
    name: str, model: str
) -> None:
    page = opened(model=model) if model == "line" else opened()
    page.selectbox(key="opt").set_value(name)
    rerun(page)
    assert not page.exception
    assert not page.error
    rate = float(page.text_input(key="lr").value or "nan")
    e = changed(LESSON, optimizer=name, model=model, learning_rate=rate)
    shows(page, e)
    assert link(page) == write_link(e)
    assert link(page)["opt"] == name
    fields = {field.key for field in page.sidebar.text_input}
    keys = {"momentum": "mu", "alpha": "alpha", "beta1": "beta1", "beta2": "beta2"}
    keys |= {"eps": "eps"}
    own = {keys[setting] for setting in BY_HAND[name].settings}
    assert fields & {*keys.values()} == own


@pytest.mark.parametrize(("name", "side", "slip"), SLIPS)
def test_every_slip_has_all_its_views(name: str, side: str, slip: str) -> None:
    e = changed(LESSON, optimizer=name, **{side: slip})
    for view in VIEWS:
        page = page_of(e, Look(view, k=2))
        assert not page.exception
        assert not complaints(page)
        if view == "compare":
            assert label(f"optimizer.{name}") in told(page)


@pytest.mark.parametrize("name", REMEMBERING)
@pytest.mark.parametrize("view", VIEWS)
def test_a_line_with_an_update_after_each_point_has_all_its_views(
    name: str, view: str
) -> None:
    e = changed(LESSON, optimizer=name, model="line", update="each", learning_rate=0.01)
    page = page_of(e, Look(view, k=2))
    assert not page.exception
    assert not page.error or view == "compare"


@pytest.mark.parametrize(
    ("before", "rate", "chosen", "offered"),
    [
        ("sgd", "0.01", "momentum", "0.01"),
        ("sgd", "0.01", "adam", "0.1"),
        ("sgd", "0.01", "rmsprop", "0.1"),
        ("sgd", "0.01", "adagrad", "0.5"),
        ("adagrad", "0.5", "sgd", "0.01"),
        ("momentum", "0.2", "nesterov", "0.01"),
        ("adam", "0.1", "momentum", "0.1"),
    ],
)
def test_a_rate_that_makes_no_sense_with_another_optimiser_is_replaced(
    before: str, rate: str, chosen: str, offered: str
) -> None:
    page = opened(opt=before, lr=rate)
    page.selectbox(key="opt").set_value(chosen)
    rerun(page)
    assert page.text_input(key="lr").value == offered


def test_what_does_not_go_with_another_optimiser_is_dropped() -> None:
    page = opened(opt="adam", lr="0.1", gradient="t_frozen", autograd="forgets")
    page.selectbox(key="opt").set_value("adagrad")
    rerun(page)
    assert page.selectbox(key="gradient").value == "mean"
    assert page.selectbox(key="autograd").value == "forgets"
    assert page.text_input(key="eps").value == write_number(1e-10)
    page.selectbox(key="opt").set_value("sgd")
    rerun(page)
    assert page.selectbox(key="autograd").value == "right"
    assert not page.exception


@pytest.mark.parametrize(
    ("name", "key", "text", "says"),
    [
        ("momentum", "mu", "1", "μ is 1: it must be a number above 0 and below 1"),
        ("momentum", "mu", "", ""),
        ("rmsprop", "alpha", "-1", "α is −1: it must be a number from 0 to below 1"),
        ("adam", "beta1", "much", "β₁ is “much”: it must be a number"),
        ("adam", "beta2", "2", "β₂ is 2: it must be a number from 0 to below 1"),
        ("adam", "eps", "0", "ε is 0: it must be a number from 1e−30 to 1"),
    ],
)
def test_what_a_field_cannot_be_is_one_sentence(
    name: str, key: str, text: str, says: str
) -> None:
    page = opened(opt=name)
    page.text_input(key=key).set_value(text)
    rerun(page)
    assert not page.exception
    assert says in told(page)
    assert bool(page.error) == bool(says)
    if says:
        assert page.text_input(key=key).value == text  # nothing is lost


def test_what_is_remembered_can_be_folded_away() -> None:
    page = opened(opt="adam", lr="0.1")
    tables = page.main.dataframe
    assert [*tables[0].value.columns] == ["w", "loss", "gradient", "m", "v"]
    charts = len(page.get("vega_lite_chart"))
    page.toggle(key="memory").set_value(False)
    rerun(page)
    assert [*page.main.dataframe[0].value.columns] == ["w", "loss", "gradient"]
    assert len(page.get("vega_lite_chart")) == charts - 2
    assert link(page)["memory"] == "off"
    assert not opened().toggle or "memory" not in [t.key for t in opened().toggle]


def test_that_the_weights_do_not_notice_is_said() -> None:
    page = page_of(PRESETS["unnoticed"])
    assert "The weights do not notice: Adam divides" in told(page)


def test_a_click_on_the_plane_takes_both() -> None:
    first, second = (0.01, 0.9), (0.1, 0.5)
    assert clicked_pair((), (first,)) == first
    assert clicked_pair((first,), (first, second)) == second
    assert clicked_pair((first, second), (first,)) == second
    assert clicked_pair((first,), (first,)) is None


def test_nothing_is_asked_that_cannot_be_answered() -> None:
    asked = opened(opt="momentum", predict="on")
    assert asked.radio
    assert not opened(opt="adam", predict="on").radio


def test_the_agreement_on_the_page_is_that_of_the_numbers() -> None:
    e = changed(LESSON, optimizer="adam", learning_rate=0.1)
    from gd_core import compare, run_autograd

    result = compare(e, run_manual(e), run_autograd(e))
    assert agreements.agreement_title(result) in told(page_of(e))


def test_the_rules_are_opened_in_the_language_of_who_asks() -> None:
    for code in (*LANGUAGES, *LANGUAGES):  # the second time from the cache
        with speaking(code):
            page = opened(opt="adam", lang=code)
            page.button(key="rules").click()
            rerun(page)
            _, _, text = rules_file().read_text("utf-8").partition("\n")
        assert not page.exception
        (rules,) = (box.value for box in page.markdown if "\n## " in box.value)
        assert rules.replace("\N{WORD JOINER}", "").split() == text.split()
