"""Updates after every point on the page: the control, the tables, and every view."""

from __future__ import annotations

import pytest
from pandas import DataFrame

from gd_core import Experiment
from gd_core.exchange.exports import updates_csv
from gd_core.page.runs import both_runs
from tests.conftest import changed
from tests.page.in_process import (
    LESSON,
    as_html,
    errors,
    link,
    opened,
    rerun,
    shows,
    told,
)

NOT_ON_A_LINE = {"x": "1 2 3", "y": "2 4 7", "w0": "1"}


def table_of(side: int, **data: str) -> DataFrame:
    """A table of Compare, by hand's (0) or autograd's."""
    table: DataFrame = opened(update="each", **data).dataframe[side].value
    return table


def test_the_control_changes_both_runs_and_the_link() -> None:
    page = opened()
    page.button_group(key="update").set_value("each")
    rerun(page)
    shows(page, changed(LESSON, update="each"))
    assert link(page) == {"update": "each"}
    page.button_group(key="update").set_value("all")
    rerun(page)
    shows(page, LESSON)
    assert link(page) == {}


@pytest.mark.parametrize("side", [0, 1])
def test_the_table_shows_each_pass_or_each_update(side: int) -> None:
    data = {"x": "1 2 3", "y": "2 4 6", "w0": "1"}
    passes = table_of(side, **data)
    assert len(passes) == 11
    updates = table_of(side, rows="updates", **data)
    assert len(updates) == 31
    assert updates["gradient"][:4].tolist() == pytest.approx(
        [-2, -7.84, -16.2288, -1.478624]
    )
    assert updates["point"][:4].tolist() == [1, 2, 3, 1]


def test_rows_can_only_be_chosen_where_there_is_a_choice() -> None:
    keys = {group.key for group in opened().button_group}
    assert "rows" not in keys
    assert "rows" in {group.key for group in opened(update="each").button_group}


def test_too_many_updates_are_refused_at_the_iterations() -> None:
    page = opened(update="each")
    page.text_input(key="n").set_value("6000")
    rerun(page)
    (said,) = {*errors(page)}
    assert "update after each point" in said
    assert "up to 5,000 iterations" in said
    shows(page, changed(LESSON, update="each"))  # what ran last is still there


def test_what_a_pass_comes_to_is_said_before_and_after() -> None:
    for view in ("compare", "rate"):
        said = told(opened(update="each", view=view, **NOT_ON_A_LINE))
        assert "closes 26.1 % of the gap to w = 2.23016" in said
        assert "2.21429: each update pulls towards its own point" in said


def test_each_run_has_its_own_pass_where_one_makes_a_slip() -> None:
    said = told(opened(update="each", gradient="uphill"))
    assert "By hand: One pass" in said
    assert "By autograd: One pass" in said


def test_a_step_is_an_update_and_says_which_point_it_is_about() -> None:
    page = opened(update="each", view="step", k="4", **NOT_ON_A_LINE)
    assert page.session_state["k"] == 4
    headings = [heading.value for heading in page.subheader]
    assert "Update k = 4: iteration 1, point 2" in headings
    far = opened(update="each", view="step", k="31", **NOT_ON_A_LINE)
    assert far.session_state["k"] == 30
    back = opened(view="step", k="30")
    assert back.session_state["k"] == 10


def test_the_map_of_rates_is_that_of_passes() -> None:
    page = opened(update="each", view="rate")
    assert "up to the edge, 0.151841, the passes settle" in told(page)
    assert len(page.get("vega_lite_chart")) == 1


@pytest.mark.parametrize("answer", ["converges", "diverges"])
def test_what_was_predicted_is_judged_by_the_passes(answer: str) -> None:
    page = opened(update="each", predict="on", answer=answer)
    said = told(page)
    assert ("Right: it" in said) == (answer == "converges")


def test_what_no_formula_tells_is_neither_right_nor_wrong() -> None:
    page = opened(
        update="each", autograd="no_zero_grad", predict="on", answer="converges"
    )
    said = told(page)
    assert "no formula tells, only the run does" in said
    assert "Right: it" not in said


def test_every_update_can_be_taken_home() -> None:
    page = opened(update="each", view="take")
    labels = [button.proto.label for button in page.get("download_button")]
    assert any("Every update" in text for text in labels)
    e = Experiment(x=[1, 2, 3], y=[2, 4, 6], w0=1, iterations=1, update="each")
    lines = updates_csv(e, both_runs(e)).splitlines()
    assert lines[0] == "run,iteration,point,w,gradient"
    assert lines[1] == "manual,0,1,1,-2"
    assert len(lines) == 1 + 2 * 4


@pytest.mark.parametrize("view", ["compare", "step", "rate", "take"])
@pytest.mark.parametrize("lecture", ["0", "1"])
def test_every_view_and_slide_is_there(view: str, lecture: str) -> None:
    page = opened(update="each", view=view, lecture=lecture, **NOT_ON_A_LINE)
    assert not page.exception
    assert "update after each point" in told(page) + "".join(as_html(page))


@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("update", ["all", "each"])
def test_where_nothing_moves_every_view_says_so(model: str, update: str) -> None:
    for view in ("compare", "step", "rate"):
        page = opened(model=model, update=update, lr="0", view=view)
        assert not page.exception
    page = opened(model=model, update=update, lr="0")
    assert "Nothing moves" in told(page) or "Does not move" in told(page)
