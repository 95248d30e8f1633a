"""Share and Take away, in process: the link, the files, and what cannot travel."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment
from gd_core.exchange.exports import KINDS, file_name
from gd_core.exchange.link import Look, full_link, permalink
from gd_core.exchange.scripts import script
from gd_core.runs.checks import SIDES
from gd_core.text.numbers import list_as_code
from tests.conftest import changed
from tests.page.in_process import as_read, opened, rerun, shows, told, upload

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def shared(page: AppTest) -> str:
    """The permalink in the open Share control."""
    page.session_state["share"] = True
    rerun(page)
    return str(page.code[0].value)


def downloads(page: AppTest) -> list[str]:
    return [button.proto.label for button in page.get("download_button")]


def test_share_is_made_when_it_is_opened() -> None:
    page = opened(gradient="sum")
    assert not page.code
    link = shared(page)
    assert link == permalink(SUM)
    assert dict(parse_qsl(link[1:])) == full_link(SUM)
    assert dict(page.query_params) == {"gradient": "sum"}  # the address stays short


@pytest.mark.parametrize(
    ("e", "look"),
    [
        (SUM, Look("step", 4, "autograd", "log")),
        (PRESETS["hubble"], Look("rate")),
        (PRESETS["zero_grad"], Look("compare", scale="log")),
    ],
)
def test_what_is_shared_opens_the_same_view_and_step(e: Experiment, look: Look) -> None:
    sender = opened(**{**full_link(e, look)})
    link = shared(sender)
    receiver = opened(**dict(parse_qsl(link[1:])))
    for page in (sender, receiver):
        state = page.session_state
        assert (state["k"], state["run"], state["scale"]) == (
            look.k,
            look.run,
            look.scale,
        )
    assert receiver.session_state["view"] == sender.session_state["view"]
    assert len(receiver.get("vega_lite_chart")) == len(sender.get("vega_lite_chart"))


def test_short_numbers_of_a_file_travel_and_the_page_says_so() -> None:
    page = upload(opened(), b"distance,velocity\n1,3\n2,6\n3,9\n")
    link = shared(page)
    assert "x=1+2+3&y=3+6+9" in link
    assert "The numbers of the file travel in this link" in told(page)
    shows(
        opened(**dict(parse_qsl(link[1:]))), changed(LESSON, x=[1, 2, 3], y=[3, 6, 9])
    )


def test_data_that_cannot_travel_is_said_and_offered_as_a_file() -> None:
    rows = "\n".join(f"{k / 7},{k / 3}" for k in range(1, 400))
    page = upload(opened(lr="1e-5"), f"x,y\n{rows}\n".encode())
    link = shared(page)
    assert "x=399-points" in link
    assert "The 399 points are too many to travel in this link" in told(page)
    assert downloads(page) == ["The data, .csv"]
    receiver = opened(**dict(parse_qsl(link[1:])))
    assert "399 points were too many" in told(receiver)


def test_take_away_offers_link_code_and_numbers() -> None:
    page = opened(view="take", gradient="sum")
    assert page.code[0].value == permalink(SUM, Look("take"))
    assert [code.value for code in page.code[1:]] == [
        script(SUM, side).rstrip() for side in SIDES
    ]
    assert downloads(page) == [
        "Every state, .csv",
        "The data, .csv",
        "By hand, .py",
        "By autograd, .py",
        "Both, compared, .py",
        "Notebook, .ipynb",
    ]
    for button in page.get("download_button"):
        assert button.proto.help
    assert len({file_name(SUM, kind) for kind in KINDS}) == len(KINDS)


def test_take_away_previews_long_data_shortened() -> None:
    page = opened(view="take")
    numbers = list_as_code(range(1_000), " ")
    page.text_area(key="x").set_value(numbers)
    page.text_area(key="y").set_value(numbers)
    page.text_input(key="lr").set_value("1e-6")
    rerun(page)
    previews = [code.value for code in page.code if "import" in code.value]
    assert all("...  # and 976 more" in preview for preview in previews)
    assert "too many to travel in this link" in told(page)


def test_the_settings_line_is_there_as_in_every_view() -> None:
    page = opened(view="take", lr="0.02")
    assert "learning rate 0.02" in as_read(page.main.caption[0].value)
