"""Commas: every example of the rule, typed and in a file."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError
from gd_core.exchange.commas import (
    has_decimal_comma,
    split_numbers,
    to_number,
    with_point,
)
from gd_core.exchange.opening import read_link
from gd_core.exchange.reading import (
    number_columns,
    read_column,
    read_numbers,
    read_table,
)
from gd_core.text import sentences

SEPARATING: dict[str, list[float]] = {
    "1, 5": [1, 5],
    "1, 5, 2, 5": [1, 5, 2, 5],
    "1 ,5": [1, 5],
    "1,2,3,4": [1, 2, 3, 4],
    "1,-1,1,-1": [1, -1, 1, -1],
    "1,5": [1, 5],
    "0,5": [0, 5],
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
}
AMBIGUOUS = {  # -> what is quoted, and the two readings
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
    "1.234,5 2,5": ("1.234,5 2,5", "1234.5, 2.5", "1.234, 5, 2, 5"),
}


@pytest.mark.parametrize("text", SEPARATING | DECIMAL)
def test_a_comma_separates_or_is_a_decimal_comma(text: str) -> None:
    assert read_numbers(text, "x").tolist() == (SEPARATING | DECIMAL)[text]


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_an_ambiguous_comma_is_asked_about_in_one_sentence(text: str) -> None:
    quoted, decimals, separate = AMBIGUOUS[text]
    with pytest.raises(InputError) as caught:
        read_numbers(text, "y")
    assert str(caught.value) == (
        f"y has “{quoted}”, which can be read as {decimals} or as {separate}: write "
        "decimals with a point, or put a space after each comma that separates numbers"
    )
    for reading in (decimals, separate):  # what is advised is read as advised
        items = [float(item) for item in reading.split(", ")]
        assert read_numbers(reading, "y").tolist() == items


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


FILES = {
    b"1,5;2,5\n3,5;4,5\n": [[1.5, 3.5], [2.5, 4.5]],
    b"1,5\t2,5\n3,5\t4,5\n": [[1.5, 3.5], [2.5, 4.5]],
    b"x;y\n1;2,5\n3,5;4\n": [[1, 3.5], [2.5, 4]],
    b'"1,5";"2,5"\n"3,5";"4,5"\n': [[1.5, 3.5], [2.5, 4.5]],
    b"a;b\n1.234,5;0.5\n2,5;1.5\n": [[1234.5, 2.5], [0.5, 1.5]],
    b"1,5\n2,5\n": [[1, 2], [5, 5]],
    b"1, 5\n2, 5\n": [[1, 2], [5, 5]],
    b"x,y, z\n1,5, 2\n3,4, 5\n": [[1, 3], [5, 4], [2, 5]],
    "x;y\n−1,5;2e1\n+3,5e1;1\n".encode(): [[-1.5, 35], [20, 1]],
}
WRONG_FILES = {
    b"1,5 2,5\n3,5 4,5\n": ["the file has “1,5 2,5” in row 1", "1.5, 2.5 or as 1, 5, "],
    b"\nx y\n1,5 2,5\n": ["the file has “1,5 2,5” in row 3", "semicolons"],
    b"1,5, 2,5\n3,5, 4,5\n": ["“1,5, 2,5” in row 1"],
    b'x,y\n"1,5","2,5"\n"3,0",2\n': ["“1,5” in row 2 of column “x”", "(1.5)"],
    b"a;b\n1.5;1\n2,5;2\n": ["“2,5” in row 3 of column “a”", "a point (2.5)"],
    b"1,5;1,5\n2.5;2.5\n": ["“1,5” in row 1 of column “column 1”"],  # no header
}


@pytest.mark.parametrize("data", FILES)
def test_a_file_is_read_as_typed_text_is(data: bytes) -> None:
    table = read_table(data)
    columns = [read_column(table, k, "x").tolist() for k in number_columns(table)]
    assert columns == FILES[data]


@pytest.mark.parametrize("data", WRONG_FILES)
def test_an_ambiguous_comma_in_a_file_is_asked_about(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        table = read_table(data)
        read_column(table, number_columns(table)[0], "x")
    for words in WRONG_FILES[data]:
        assert words in str(caught.value)


decimals = st.from_regex(r"-?[0-9]{1,6},[0-9]{1,6}", fullmatch=True)


@given(st.lists(decimals, min_size=2, max_size=6), st.sampled_from([";", "\t", "; "]))
def test_a_row_of_decimal_commas_is_the_same_typed_and_in_a_file(
    items: list[str], separator: str
) -> None:
    text = separator.join(items)
    typed = read_numbers(text, "x").tolist()
    table = read_table(text.encode())
    assert typed == [float(item.replace(",", ".")) for item in items]
    assert typed == [
        read_column(table, k, "x").item() for k in range(1, len(items) + 1)
    ]


@given(st.text("0123456789,;. -\t\n[]", max_size=30))
def test_no_comma_is_read_in_two_ways(text: str) -> None:
    """All commas separate or all are decimal commas, or there is an error."""
    try:
        values = read_numbers(text, "x").tolist()
    except InputError:
        return
    bare = re.sub(r"[\[\]]", " ", text).strip().rstrip(",; \t\n")
    separate = [to_number(item) for item in re.split(r"\s*[,;]\s*|\s+", bare)]
    points = [to_number(t) for t in re.split(r"\s*;\s*|\s+", bare.replace(",", "."))]
    assert values in (separate, points)
    if values != separate:
        assert ";" in text or "\t" in text


@given(st.text(max_size=20))
def test_a_number_with_a_decimal_comma_is_one_with_a_point(text: str) -> None:
    if has_decimal_comma(text):
        assert not np.isnan(to_number(with_point(text)))


LONG = 500_000  # characters


@pytest.mark.parametrize("unit", ["1,5 ", "1 ,", "1.2;1,5;", "1;" + " " * 999])
def test_a_long_text_is_not_gone_over_for_each_of_its_items(unit: str) -> None:
    text = (unit * LONG)[: LONG - 3] + "1,5"  # if it was, this would not end
    try:
        items = split_numbers(text, "input.decimal_comma", "x")
    except InputError as error:
        assert error.key == "input.decimal_comma"
    else:
        assert len(items) > 100
