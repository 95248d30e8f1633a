"""Commas: every example of the rule, typed and in a file."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs, read_values
from gd_core.exchange.commas import (
    number_with_comma,
    number_with_point,
    one_number,
    to_number,
)
from gd_core.exchange.lists import typed_list
from gd_core.exchange.opening import read_link
from gd_core.exchange.reading import read_numbers
from gd_core.text import sentences

SEPARATING: dict[str, list[float]] = {
    "1, 5": [1, 5],
    "1, 5, 2, 5": [1, 5, 2, 5],
    "1 ,5": [1, 5],
    "1,2,3,4": [1, 2, 3, 4],
    "1,-1,1,-1": [1, -1, 1, -1],
    "1,2,3 4,5": [1, 2, 3, 4, 5],
    "1,2,3,\n4,5": [1, 2, 3, 4, 5],
    "0.5,1.5 2.5,3.5": [0.5, 1.5, 2.5, 3.5],
    "0.125,2 0.5,3": [0.125, 2, 0.5, 3],
    "1.,2. 3": [1, 2, 3],
    "1,-1 1,5": [1, -1, 1, 5],
    "1e3,2 3": [1000, 2, 3],
    "[1,5]": [1, 5],
    "[1,5, 2,5]": [1, 5, 2, 5],
    "[[1,2],[3,4]]": [1, 2, 3, 4],
    "[[1,2],\n [3,4]]": [1, 2, 3, 4],
    "x = np.array([[1,2], [3,4]])": [1, 2, 3, 4],
}
DECIMAL: dict[str, list[float]] = {
    "1,5;2,5": [1.5, 2.5],
    "1,5; 2,5": [1.5, 2.5],
    "1,5;2,5;": [1.5, 2.5],
    "x = 1,5;2,5": [1.5, 2.5],
    "1;2,5": [1, 2.5],
    "1,5\t2,5": [1.5, 2.5],
    "−0,5;1,5e3": [-0.5, 1500],
    "1,5;2,5\n3,5;4,5\n": [1.5, 2.5, 3.5, 4.5],
    "1.234,5;2,5": [1234.5, 2.5],
    "1.234.567 2.345.678": [1234567, 2345678],
    "-3,9E-01;-2,0E-01": [-0.39, -0.2],
    "1,1\t39343,5": [1.1, 39343.5],
    "1\u202f234,5; 2\u202f345,6": [1234.5, 2345.6],
    "1.234.567 39.343": [1234567, 39343],
    "1,5;2,50;3,500": [1.5, 2.5, 3.5],
    "0,500\t1,500": [0.5, 1.5],
    "1.234,5;2,104": [1234.5, 2.104],
}
THOUSANDS: dict[str, list[float]] = {
    "1,234.5;2,500": [1234.5, 2500],
    "1,234.5\t6,789,012.25": [1234.5, 6789012.25],
    "1'234.5 2'000": [1234.5, 2000],
    "1\u00a0234.5, 2\u00a0345.6": [1234.5, 2345.6],
    "$39,343.50 $1,200.00": [39343.5, 1200],
}
POINTS: dict[str, list[float]] = {  # decimal ones, whatever follows
    "39.343, 46.205": [39.343, 46.205],
    "39.343 46.2": [39.343, 46.2],
    "[39.343 46.205]": [39.343, 46.205],
}
AMBIGUOUS = {  # -> what is quoted, and two readings
    "1,5": ("1,5", "1.5", "1, 5"),
    "-0,5": ("-0,5", "-0.5", "0, 5"),
    "x = 1,5": ("1,5", "1.5", "1, 5"),
    "0,5 1,5": ("0,5 1,5", "0.5, 1.5", "0, 5, 1, 5"),
    "1,5, 2,5": ("1,5, 2,5", "1.5, 2.5", "1, 5, 2, 5"),
    "1,5\n2,5": ("1,5 2,5", "1.5, 2.5", "1, 5, 2, 5"),
    "1 2 3,4": ("2 3,4", "2, 3.4", "2, 3, 4"),
    "3,4 1 2": ("3,4 1", "3.4, 1", "3, 4, 1"),
    "0.5 1,5": ("0.5 1,5", "0.5, 1.5", "0.5, 1, 5"),
    "1.5;2,5": ("1.5;2,5", "1.5, 2.5", "1.5, 2, 5"),
    "1,5;2,5 3,5": ("1,5;2,5", "1.5, 2.5", "1, 5, 2, 5"),
    "[0,5 1,5]": ("0,5 1,5", "0.5, 1.5", "0, 5, 1, 5"),
    "[1,5;2,5]": ("1,5;2,5", "1.5, 2.5", "1, 5, 2, 5"),
    "1.234,5": ("1.234,5", "1234.5", "1.234, 5"),
    "1,234.5": ("1,234.5", "1234.5", "1, 234.5"),
    "1,234,567": ("1,234,567", "1234567", "1, 234, 567"),
    "1 234; 2 345": ("1 234; 2 345", "1234, 2345", "1, 234, 2, 345"),
    "1 234,5\t2,5": ("1 234,5 2,5", "1234.5, 2.5", "1, 234, 5, 2, …"),
    "１，２３４，５６７": ("1,234,567", "1234567", "1, 234, 567"),
    "1.234,5 2,5": ("1.234,5 2,5", "1234.5, 2.5", "1.234, 5, 2, 5"),
    "1,234.5 2,000.5": ("1,234.5 2,000.5", "1234.5, 2000.5", "1, 234.5, 2, 0.5"),
}
THREE: dict[
    str, tuple[list[float], ...]
] = {  # texts that are read as decimals, thousands, or several numbers
    "2,104": ([2.104], [2104], [2, 104]),
    "１，２３４ ２，３４５": ([1.234, 2.345], [1234, 2345], [1, 234, 2, 345]),
    "2,104 1,600": ([2.104, 1.6], [2104, 1600], [2, 104, 1, 600]),
    "1,234\n2,345": ([1.234, 2.345], [1234, 2345], [1, 234, 2, 345]),
    "1,234, 5": ([1.234, 5], [1234, 5], [1, 234, 5]),
}
TWO: dict[
    str, tuple[list[float], ...]
] = {  # texts that are read as decimals or as thousands
    "1,234;2,345": ([1.234, 2.345], [1234, 2345]),
    "1,5; 39.343": ([1.5, 39343], [1.5, 39.343]),
    "$39,343 $46,205": ([39.343, 46.205], [39343, 46205]),
    "1.5;2,104": ([1.5, 2.104], [1.5, 2104]),
}
POINT_FIRST: dict[str, tuple[list[float], ...]] = {  # since decimals are likelier
    "39.343 46.205": ([39.343, 46.205], [39343, 46205]),
    "1.234;2.345": ([1.234, 2.345], [1234, 2345]),
}


@pytest.mark.parametrize("text", SEPARATING | DECIMAL | THOUSANDS | POINTS)
def test_where_one_reading_is_possible_it_is_taken(text: str) -> None:
    found = read_values(text)
    assert found.values.tolist() == (SEPARATING | DECIMAL | THOUSANDS | POINTS)[text]
    assert found.question is None
    keys = [told.key for told in found.notes]
    by_comma = text in DECIMAL and "," in text
    assert ("read.sign.comma" in keys) == by_comma
    assert ("read.sign.groups" in keys) == (text in DECIMAL and not by_comma)


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_comma_is_asked_about(text: str) -> None:
    quoted, first, separate = AMBIGUOUS[text]
    question = read_values(text).question
    assert question
    assert question.text == quoted
    assert [reading.shown for reading in question.readings] == [first, separate]
    assert question.codes in (("comma", "separate"), ("point", "separate"))
    for reading in question.readings:  # what is shown is read as it is shown
        items = [float(item) for item in reading.shown.split(", ") if item != "…"]
        assert read_numbers(reading.shown.rstrip(", …"), "y").tolist() == items
        assert set(items) <= {*reading.values}
        assert read_numbers(text, "y", reading.code).tolist() == [*reading.values]


@pytest.mark.parametrize("text", THREE | TWO | POINT_FIRST)
def test_decimals_and_thousands_are_asked_about(text: str) -> None:
    question = read_values(text, reading="none of them").question
    assert question
    assert question.answer is None
    expected = (THREE | TWO | POINT_FIRST)[text]
    assert [r.values.tolist() for r in question.readings] == [*expected]
    codes = (
        ("point", "comma") if text in POINT_FIRST else ("comma", "point", "separate")
    )
    assert question.codes == codes[: len(expected)]
    for code, values in zip(question.codes, expected, strict=True):
        answered = read_values(text, reading=code)
        assert answered.values.tolist() == values
        assert answered.question
        assert answered.question.answer == code


@pytest.mark.parametrize("text", ["2,104", "1.234,5", "100,200,300", "1,234.5"])
def test_in_a_link_commas_separate_where_nothing_else_does(text: str) -> None:
    expected = [float(item) for item in text.split(",")]
    assert read_numbers(text, "x").tolist() == expected
    assert read_numbers(text, "x", "separate").tolist() == expected
    question = read_values(text).question
    assert question
    code = question.codes[0]
    answered = read_numbers(text, "x", code).tolist()
    assert answered == [*question.readings[0].values] != expected


@pytest.mark.parametrize("text", POINT_FIRST)
def test_in_a_link_points_are_decimal_ones(text: str) -> None:
    assert read_numbers(text, "x").tolist() == POINT_FIRST[text][0]


def test_in_a_link_spaces_separate_where_there_are_no_commas() -> None:
    assert read_numbers("1 234; 2 345", "x").tolist() == [1, 234, 2, 345]
    assert read_numbers("1 234; 2 345", "x", "point").tolist() == [1234, 2345]
    with pytest.raises(InputError, match="“1 234,5; 2”, which can be read as"):
        read_numbers("1 234,5; 2", "x")


def test_where_nobody_can_be_asked_all_readings_are_named_in_one_sentence() -> None:
    with pytest.raises(InputError) as caught:
        read_numbers("2,104 1,600", "y")
    assert str(caught.value) == (
        "y has “2,104 1,600”, which can be read as “2.104, 1.6” or “2104, 1600” or "
        "“2, 104, 1, 600”: write decimals with a point, thousands without a separator, "
        "and a space after each comma that separates numbers"
    )


def test_a_wrong_item_is_named_before_a_comma_is_asked_about() -> None:
    with pytest.raises(InputError, match="“abc” as item 3"):
        read_numbers("1,5 abc", "x")


def test_a_link_with_an_ambiguous_comma_is_asked_about_as_well() -> None:
    (problem,) = read_link({"x": "0,5 1,5", "y": "1 2"}).problems
    sentence = sentences.link_problem(problem)
    assert "x=0,5 1,5 could not be used (x has “0,5 1,5”, which can be" in sentence
    opened = read_link({"x": "1,2,3", "y": "2,4,6"})
    assert opened.experiment.x.tolist() == [1, 2, 3]
    assert opened.problems == ()


def test_a_no_break_space_that_may_separate_is_not_guessed_at() -> None:
    with pytest.raises(InputError, match="no-break space"):
        read_numbers("1\u00a0000", "x")
    assert read_numbers("1\u00a02\u00a03", "x").tolist() == [1, 2, 3]


FILES = {
    b"1,5;2,5\n3,5;4,5\n": [[1.5, 3.5], [2.5, 4.5]],
    b"1,5\t2,5\n3,5\t4,5\n": [[1.5, 3.5], [2.5, 4.5]],
    b"x;y\n1;2,5\n3,5;4\n": [[1, 3.5], [2.5, 4]],
    b'"1,5";"2,5"\n"3,5";"4,5"\n': [[1.5, 3.5], [2.5, 4.5]],
    b'x,y\n"1,5","2,5"\n"3,0",2\n': [[1.5, 3], [2.5, 2]],
    b"a;b\n1.234,5;0.5\n2,5;1.5\n": [[1234.5, 2.5], [0.5, 1.5]],
    b'a,b\n"1,234.5",1\n"2,500",2\n': [[1234.5, 2500], [1, 2]],
    b"1 234,5;1\n2 000,5;2\n": [[1234.5, 2000.5], [1, 2]],
    b"1,5\n2,5\n": [[1, 2], [5, 5]],
    b"1, 5\n2, 5\n": [[1, 2], [5, 5]],
    b"x,y, z\n1,5, 2\n3,4, 5\n": [[1, 3], [5, 4]],
    b"\nx y\n1,5 2,5\n": [[1.5], [2.5]],  # the header has two names
    b"39.343,1\n46.205,2\n": [[39.343, 46.205], [1, 2]],
    b"1,5;1\n3,500;2\n": [[1.5, 3.5], [1, 2]],
    "x;y\n−1,5;2e1\n+3,5e1;1\n".encode(): [[-1.5, 35], [20, 1]],
}
ASKED_FILES = {  # -> what is quoted, and x and y of the first row by each reading
    b"1,5 2,5\n3,5 4,5\n": ("1,5 2,5", ["1.5, 2.5", "1, 5, 2, 5"]),
    b"1,5, 2,5\n3,5, 4,5\n": ("1,5, 2,5", ["1.5, 2.5", "1, 5, 2, 5"]),
    b"1,1;39.343\n2,0;46.205\n": ("1,1; 39.343", ["1.1, 39343", "1.1, 39.343"]),
    b"39.343;1\n46.205;2\n": ("39.343; 1", ["39343, 1", "39.343, 1"]),
    b'1,"2,104"\n2,"1,600"\n': ("1; 2,104", ["1, 2.104", "1, 2104"]),
    b"1,234 2,345\n": (
        "1,234 2,345",
        ["1.234, 2.345", "1234, 2345", "1, 234, 2, 345"],
    ),
}


@pytest.mark.parametrize("data", FILES)
def test_a_file_is_read_as_typed_text_is(data: bytes) -> None:
    found = read_pairs(data)
    assert [found.x.tolist(), found.y.tolist()] == FILES[data]
    assert found.question is None


@pytest.mark.parametrize("data", ASKED_FILES)
def test_an_ambiguous_comma_in_a_file_is_asked_about(data: bytes) -> None:
    quoted, shown = ASKED_FILES[data]
    question = read_pairs(data).question
    assert question
    assert (question.text, question.answer) == (quoted, None)
    assert [reading.shown for reading in question.readings] == shown
    for code, pair in zip(question.codes, shown, strict=True):
        answered = read_pairs(data, reading=code)
        assert answered.question
        assert answered.question.answer == code
        first = [float(item) for item in pair.split(", ")][:2]
        assert [answered.x[0], answered.y[0]] == first


decimals = st.from_regex(r"-?[0-9]{1,6},[0-9]{1,6}", fullmatch=True)


@given(st.lists(decimals, min_size=2, max_size=6), st.sampled_from([";", "\t", "; "]))
def test_a_row_of_decimal_commas_is_the_same_typed_and_in_a_file(
    items: list[str], separator: str
) -> None:
    text = separator.join(items)
    typed = read_values(text)
    found = read_pairs(text.encode())
    if typed.question:
        typed = read_values(text, reading="comma")
    if found.question:
        found = read_pairs(text.encode(), reading="comma")
    expected = [float(item.replace(",", ".")) for item in items]
    assert typed.values.tolist() == expected
    assert [found.x.item(), found.y.item()] == expected[:2]


@given(st.text("0123456789,;. -\t\n[]", max_size=30))
def test_no_comma_is_read_in_two_ways(text: str) -> None:
    """All commas separate or all are decimal commas, or it is asked."""
    try:
        values = read_numbers(text, "x").tolist()
    except InputError:
        return
    bare = re.sub(r"[\[\]]", " ", text).strip().rstrip(",; \t\n")
    separate = [to_number(item) for item in re.split(r"\s*[,;]\s*|\s+", bare)]
    chunks = re.split(r"\s*;\s*|\s+", bare)
    commas, points = (
        [as_number(chunk) for chunk in chunks]
        for as_number in (number_with_comma, number_with_point)
    )
    assert values in (separate, commas, points)
    if values != separate:
        assert ";" in text or "\t" in text or "." in text


@given(st.text(max_size=20))
def test_a_number_by_either_notation_is_one_number(text: str) -> None:
    by = [number_with_point(text), number_with_comma(text)]
    one = one_number(text)
    assert np.isnan(one) if np.isnan(by).all() else one in by


LONG = 500_000  # characters


@pytest.mark.parametrize("unit", ["1,5 ", "1 ,", "1.2;1,5;", "1;" + " " * 999])
def test_a_long_text_is_not_gone_over_for_each_of_its_items(unit: str) -> None:
    text = (unit * LONG)[: LONG - 3] + "1,5"  # if it was, this would not end
    found = typed_list(text)
    assert len(found.items) > 100
