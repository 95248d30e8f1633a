"""Files that a reader brings."""

from __future__ import annotations

import pytest

from gd_core import PRESETS
from gd_core.exchange.link import write_link
from tests.conftest import changed
from tests.page.in_process import (
    LESSON,
    controls,
    errors,
    link,
    opened,
    rerun,
    shows,
    told,
    upload,
)


def test_a_file_is_used_instead_of_what_is_typed() -> None:
    page = upload(opened(), b"distance,velocity\n1,3\n2,6\n3,9\n")
    e = changed(LESSON, x=[1, 2, 3], y=[3, 6, 9])
    shows(page, e)
    assert "3 points from the file, from (1, 3) to (3, 9): x is “distance”" in told(
        page
    )
    assert told(page).count("3 points") == 1
    assert page.text_area(key="x").disabled
    assert controls(page)["x"] == "1, 2, 3, 4"
    assert page.selectbox(key="lesson").value is None
    assert link(page) == write_link(e)


def test_of_many_columns_the_reader_chooses() -> None:
    page = upload(opened(), b"name,a,b,c\nP,1,2,3\nQ,4,5,6\n", "data.tsv")
    shows(page, changed(LESSON, x=[1, 4], y=[2, 5]))
    column_x, column_y = page.sidebar.selectbox[1:3]
    assert column_x.options == column_y.options == ["a", "b", "c"]
    column_x.set_value("c")
    column_y.set_value("a")
    rerun(page)
    shows(page, changed(LESSON, x=[3, 6], y=[1, 4]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no rows"),
        (b"\0\1\2\3", "not a text file"),
        (b"x\n1\n", "too few columns"),
        (b"x,y\n1,2\n3,oops\n4,5\n", "“oops”"),
        (b"1,2\n3,4,5\n", "row 2"),
        (b"x,y\n1,2\n3,1e999\n4,5\n", "finite"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(content: bytes, says: str) -> None:
    page = upload(opened(n="12"), content)
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert says in at_field
    shows(page, changed(LESSON, iterations=12))


def test_a_preset_replaces_a_file() -> None:
    page = upload(opened(), b"1,3\n2,6\n")
    page.selectbox(key="lesson").set_value("neuron")
    rerun(page)
    shows(page, PRESETS["neuron"])
    assert not page.text_area(key="x").disabled
