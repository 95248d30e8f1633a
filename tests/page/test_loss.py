"""The loss on the page: as a choice, and what of the slips goes with it."""

from __future__ import annotations

import pytest

from gd_core.runs.checks import MANUAL_GRADIENTS
from tests.conftest import changed
from tests.page.in_process import LESSON, link, opened, rerun, shows, told

OFFERED = {  # by loss, the codes and what they are called
    "mean": {
        "mean": "mean",
        "sum": "sum",
        "no2": "no 2",
        "sum_no2": "sum, no 2",
        "uphill": "uphill",
    },
    "half_mean": {
        "mean": "half mean",
        "sum": "sum",
        "twice": "2 kept",
        "uphill": "uphill",
    },
    "sum": {
        "mean": "sum",
        "no2": "no 2",
        "averaged": "averaged",
        "uphill": "uphill",
    },
    "half_sum": {
        "mean": "half sum",
        "averaged": "averaged",
        "twice": "2 kept",
        "uphill": "uphill",
    },
}


@pytest.mark.parametrize("loss", OFFERED)
def test_the_slips_that_are_natural_are_offered(loss: str) -> None:
    page = opened(loss=loss)
    correct, *slips = OFFERED[loss].values()
    assert page.selectbox(key="gradient").options == [
        f"correct ({correct})",
        *(f"slip: {slip}" for slip in slips),
    ]
    shows(page, changed(LESSON, loss=loss))


@pytest.mark.parametrize("loss", OFFERED)
def test_the_one_that_is_chosen_is_offered_whatever_the_loss(loss: str) -> None:
    for slip in MANUAL_GRADIENTS[1:]:
        page = opened(loss=loss, gradient=slip)
        shows(page, changed(LESSON, loss=loss, manual_gradient=slip))
        options = page.selectbox(key="gradient").options
        assert len({*options}) == len(options)  # each has a name of its own
        assert page.selectbox(key="gradient").value == slip


def test_another_loss_keeps_the_gradient_by_hand_whatever_it_is_called() -> None:
    page = opened(loss="sum")
    for loss in ("mean", "sum", "half_mean", "sum", "half_sum"):
        page.selectbox(key="loss").set_value(loss)
        rerun(page)
        shows(page, changed(LESSON, loss=loss))
        assert link(page) == ({} if loss == "mean" else {"loss": loss})
    page.selectbox(key="gradient").set_value("averaged")
    rerun(page)
    page.selectbox(key="loss").set_value("mean")
    rerun(page)
    shows(page, changed(LESSON, manual_gradient="averaged"))


@pytest.mark.parametrize(
    ("loss", "slip", "right_for"),
    [
        ("mean", "sum", "the sum"),
        ("mean", "no2", "half the mean"),
        ("mean", "sum_no2", "half the sum"),
        ("half_mean", "twice", "the mean"),
        ("sum", "averaged", "the mean"),
        ("half_sum", "averaged", "half the mean"),
    ],
)
def test_a_slip_that_is_right_for_another_loss_says_so(
    loss: str, slip: str, right_for: str
) -> None:
    said = told(opened(loss=loss, gradient=slip))
    sentence = f"The gradient by hand would be right for {right_for} as loss."
    assert sentence in said


@pytest.mark.parametrize(
    ("loss", "slip", "other"),
    [
        ("mean", "sum", "sum"),
        ("half_mean", "twice", "mean"),
        ("mean", "no2", "half_mean"),
    ],
)
def test_who_chooses_the_loss_for_which_it_is_right_has_no_slip(
    loss: str, slip: str, other: str
) -> None:
    page = opened(loss=loss, gradient=slip)
    assert "They differ" in told(page)
    page.selectbox(key="loss").set_value(other)
    rerun(page)
    shows(page, changed(LESSON, loss=other))
    assert "They agree" in told(page)


@pytest.mark.parametrize("slip", ["uphill", "averaged", "mean"])
def test_what_is_right_for_no_other_loss_is_not_said_to_be(slip: str) -> None:
    assert "under Loss" not in told(opened(gradient=slip))


@pytest.mark.parametrize("loss", OFFERED)
def test_of_one_point_nobody_is_told_of_a_slip_that_is_none(loss: str) -> None:
    for slip, other in (("sum", "sum"), ("averaged", "mean"), ("sum", "mean")):
        page = opened(x="3", y="6", loss=loss, gradient=slip, view="compare")
        assert "They differ" not in told(page)
        assert "under Loss" not in told(page)
        page.selectbox(key="loss").set_value(f"half_{other}")
        rerun(page)
        assert "They differ" not in told(page)


@pytest.mark.parametrize("view", ["compare", "step", "rate", "take"])
@pytest.mark.parametrize("loss", ["half_mean", "sum"])
def test_every_view_names_the_loss(view: str, loss: str) -> None:
    page = opened(loss=loss, view=view)
    assert {"half_mean": "half mean loss", "sum": "sum loss"}[loss] in told(page)
