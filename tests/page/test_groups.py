"""The sidebar's groups: what is folded says what it holds, and counts."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core.exchange.link import write_link
from gd_core.runs.presets import PRESETS
from gd_core.text.slips import option_label
from tests.conftest import changed
from tests.page.in_process import LESSON, controls, link, opened, rerun, shows

FOLDS = ("fold-model", "fold-optimizer")


def folds(page: AppTest) -> dict[str, str]:
    """The labels of the groups that can be folded, by their keys."""
    return {key: page.sidebar.expander(key=key).label for key in FOLDS}


def open_folds(page: AppTest) -> set[str]:
    return {key for key in FOLDS if page.session_state[key]}


@pytest.mark.parametrize(
    ("settings", "is_open", "labels"),
    [
        ({}, set(), ("Model: w·x, mean", "Optimiser: gradient descent")),
        (
            {"model": "line", "std": "on", "lr": "0.1"},
            {"fold-model"},
            ("Model", "Optimiser: gradient descent"),
        ),
        ({"loss": "sum"}, {"fold-model"}, ("Model", "Optimiser: gradient descent")),
        ({"precision": "float64"}, {"fold-model"}, None),
        ({"opt": "adam"}, {"fold-optimizer"}, ("Model: w·x, mean", "Optimiser")),
        ({"update": "each"}, {"fold-optimizer"}, None),
        ({"gradient": "sum", "n": "20", "w0": "1"}, set(), None),
    ],
)
def test_a_group_with_other_settings_is_open_at_first(
    settings: dict[str, str], is_open: set[str], labels: tuple[str, str] | None
) -> None:
    page = opened(**settings)
    assert open_folds(page) == is_open
    if labels:
        assert tuple(folds(page).values()) == labels


def test_nothing_opens_or_closes_while_somebody_works() -> None:
    page = opened()
    page.selectbox(key="lesson").set_value("three")  # a line
    shows(rerun(page), PRESETS["three"])
    assert folds(page)["fold-model"] == "Model: w·x + b, mean"
    assert open_folds(page) == set()
    page.segmented_control(key="std").set_value("on")
    assert folds(rerun(page))["fold-model"] == "Model: w·x + b, x standardised, mean"
    page = opened(opt="momentum")
    page.selectbox(key="opt").set_value("sgd")
    assert open_folds(rerun(page)) == {"fold-optimizer"}


def test_what_is_folded_counts_and_is_kept() -> None:
    e = changed(LESSON, loss="sum", precision="float64", optimizer="momentum")
    page = opened(**write_link(e))
    before = controls(page)
    assert open_folds(page) == {*FOLDS}
    for open_groups in ({"model"}, set[str](), {"optimizer"}, {"model", "optimizer"}):
        page.session_state["open_groups"] = frozenset(open_groups)
        shows(rerun(page), e)
        assert open_folds(page) == {f"fold-{group}" for group in open_groups}
        assert controls(page) == before
        assert page.text_input(key="mu").value == "0.9"
        assert link(page) == write_link(e)


def test_a_folded_group_says_all_that_is_unusual() -> None:
    page = opened()
    page.session_state["precision"] = "float64"
    page.session_state["opt"] = "adam"
    page.session_state["update"] = "each"
    assert [*folds(rerun(page)).values()] == [
        "Model: w·x, mean, float64",
        "Optimiser: Adam, after each",
    ]


@pytest.mark.parametrize("loss", ["mean", "half_mean", "sum", "half_sum"])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam", "rmsprop"])
def test_every_choice_says_whether_it_is_correct(loss: str, optimizer: str) -> None:
    page = opened(loss=loss, opt=optimizer)
    for key, right, side in (
        ("gradient", "mean", "manual"),
        ("autograd", "right", "autograd"),
    ):
        box = page.selectbox(key=key)
        assert box.value == right
        first, *slips = box.options
        assert first == option_label(right, loss, side)
        assert first.startswith("correct")
        assert slips
        assert all(slip.startswith("slip: ") for slip in slips)
    assert "slip: gradient not reset" in page.selectbox(key="autograd").options
