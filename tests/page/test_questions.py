"""Questions: what is understood is shown, what has several readings is asked about."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import changed
from tests.page.in_process import (
    LESSON,
    errors,
    link,
    opened,
    rerun,
    shows,
    told,
    upload,
)

HALVES = "1,5 2,5"


def typed(page: AppTest, **fields: str) -> AppTest:
    for name, text in fields.items():
        page.text_area(key=name).set_value(text)
    return rerun(page)


def question(page: AppTest) -> Any:
    """The one question that is asked in the sidebar."""
    (asked,) = page.sidebar.radio
    return asked


def test_what_was_understood_stands_below_the_fields() -> None:
    assert "4 points, from (1, 2) to (4, 8)." in told(opened())
    page = typed(opened(), x="[1] 1 2 3", y="c(3, 4, 5)")
    assert "3 points, from (1, 3) to (3, 5)." in told(page)
    page = typed(opened(), x="$1.5\n$2.5", y="10%\n20%")
    assert "The unit “$” is left out" in told(page)
    assert "not a hundredth of it" in told(page)


def test_two_readings_are_asked_about_and_the_last_run_stays() -> None:
    page = typed(opened(), x=HALVES, y="3 5")
    (sentence,) = {*errors(page)}
    assert "x has “1,5 2,5”, which can be read in several ways" in sentence
    assert not page.sidebar.error  # the question itself stands there
    shows(page, LESSON)
    asked = question(page)
    assert asked.value is None
    assert [*asked.options] == ["1\\.5\\, 2\\.5", "1\\, 5\\, 2\\, 5"]


@pytest.mark.parametrize(
    ("code", "x", "y"),
    [("comma", [1.5, 2.5], "3 5"), ("separate", [1, 5, 2, 5], "3 5 7 9")],
)
def test_the_answer_is_used_and_travels_in_the_link(
    code: str, x: list[float], y: str
) -> None:
    page = typed(opened(), x=HALVES, y=y)
    question(page).set_value(code)
    rerun(page)
    expected = changed(LESSON, x=x, y=[float(item) for item in y.split()])
    shows(page, expected)
    assert not page.error
    again = opened(**link(page))
    shows(again, expected)
    assert not again.sidebar.radio


def test_another_text_is_asked_about_again() -> None:
    page = typed(opened(), x=HALVES, y="3 5")
    question(page).set_value("comma")
    rerun(page)
    typed(page, x="2,5 3,5")
    assert question(page).value is None
    typed(page, x=HALVES)
    shows_or_asks = question(page).value
    assert shows_or_asks in (None, "comma")


def test_two_columns_pasted_into_x_are_offered_as_x_and_y() -> None:
    page = typed(opened(), x="1\t3\n2\t5\n3\t7")
    assert any("two columns or lists of 3 numbers each" in e for e in errors(page))
    (offer,) = [b for b in page.sidebar.button if b.key == "pairs-x"]
    offer.click()
    rerun(page)
    shows(page, changed(LESSON, x=[1, 2, 3], y=[3, 5, 7]))
    assert not page.error


def test_a_file_that_has_two_readings_is_asked_about() -> None:
    page = upload(opened(), b"a;b\n39.343;46.205\n12.500;13.250\n")
    assert any("which can be read in several ways" in e for e in errors(page))
    question(page).set_value("point")
    rerun(page)
    shows(page, changed(LESSON, x=[39.343, 12.5], y=[46.205, 13.25]))
    question(page).set_value("comma")
    rerun(page)
    shows(page, changed(LESSON, x=[39343, 12500], y=[46205, 13250]))


def test_a_file_has_a_preview_and_says_why_a_column_cannot_be_chosen() -> None:
    page = upload(opened(), b"experience,a,salary\n1,2,39\nfive,3,46\n4,5,57\n")
    assert "Column “experience” cannot be chosen: “five” in row 3 is not" in told(page)
    preview = page.sidebar.dataframe[0].value
    assert [*preview.columns] == ["x: a", "y: salary", "experience"]
    assert [*preview.index] == ["2", "3", "4"]
    assert [*preview.iloc[1]] == ["3", "46", "five"]


def test_whether_the_first_row_is_a_header_can_be_changed() -> None:
    page = upload(opened(), b"1990,1991\n1,2\n3,5\n")
    (header,) = page.sidebar.checkbox
    before = header.value
    header.set_value(not before)
    rerun(page)
    x = [1, 3] if not before else [1990, 1, 3]
    y = [2, 5] if not before else [1991, 2, 5]
    shows(page, changed(LESSON, x=x, y=y))


def test_names_said_to_be_numbers_can_be_said_to_be_names_again() -> None:
    page = upload(opened(), b"a,b\n1,2\n3,5\n")
    page.sidebar.checkbox[0].set_value(False)
    rerun(page)
    assert any("“a” (row 1" in sentence for sentence in errors(page))
    page.sidebar.checkbox[0].set_value(True)
    rerun(page)
    assert not page.error
    shows(page, changed(LESSON, x=[1, 3], y=[2, 5]))


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "marks.xlsx", "save the sheet as CSV"),
        (b'{"x": [1, 2]}', "data.json", "is JSON"),
        (b"%PDF-1.7\n%\xe2", "paper.pdf", "is a PDF"),
        (b"<!doctype html><table><tr><td>1", "page.html", "is a web page"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    content: bytes, name: str, says: str
) -> None:
    page = upload(opened(), content, name)
    assert any(says in sentence for sentence in errors(page))
    assert not page.exception
    shows(page, LESSON)


def test_rows_with_missing_values_are_left_out_and_named() -> None:
    page = upload(opened(), b"x,y\n1,2\nNA,3\n3,?\n4,8\n")
    assert "2 rows are left out, in which x or y is missing: 3 and 4." in told(page)
    shows(page, changed(LESSON, x=[1, 4], y=[2, 8]))


def test_a_long_list_is_read_and_asked_about_like_a_short_one() -> None:
    x = [k / 8 for k in range(4_000)]
    text = ", ".join(map(str, x))
    page = typed(opened(lr="1e-6"), x=text, y=text)
    shows(page, changed(LESSON, x=x, y=x, learning_rate=1e-6))
    page = typed(page, x=f"{text}, five")
    assert any("five" in sentence for sentence in errors(page))
