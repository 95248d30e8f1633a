"""Reading: typed, pasted and uploaded numbers; what is wrong is named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError
from gd_core.exchange.reading import (
    MOST_BYTES,
    MOST_TEXT,
    number_columns,
    read_column,
    read_numbers,
    read_table,
)
from gd_core.text.numbers import list_as_code
from gd_core.text.sentences import column_labels

TEXTS = {
    "1, 2, 3": [1, 2, 3],
    "1 2  3": [1, 2, 3],
    "1;2\t3\n4": [1, 2, 3, 4],
    "1,\n2,\n3\n": [1, 2, 3],
    "1, 2, ": [1, 2],
    "[1, 2, 3]": [1, 2, 3],
    "(1, 2)": [1, 2],
    "[[1], [2]]": [1, 2],
    "[1. 2. 3.]": [1, 2, 3],
    "array([1., 2.])": [1, 2],
    "np.array([1, 2], dtype=np.float32)": [1, 2],
    "X = np.array([1, 2, 3, 4], dtype=np.float32)": [1, 2, 3, 4],
    "[np.float64(1.0), np.float64(2.5)]": [1, 2.5],
    "tensor([1., 2.], dtype=torch.float64)": [1, 2],
    "torch.tensor([1, 2], requires_grad=True)": [1, 2],
    "−1, −2.5e−3": [-1, -0.0025],
    "-1 +2 .5 1e5 2E-3": [-1, 2, 0.5, 1e5, 0.002],
    "１ ２": [1, 2],
    "1_000": [1000],
    "7": [7],
}

WRONG_TEXTS = {
    "": ["x is empty"],
    "  \n": ["x is empty"],
    "[]": ["x is empty"],
    "1,two": ["“two”", "item 2"],
    "1,,2": ["nothing", "item 2"],
    ",1": ["nothing", "item 1"],
    "1 2 nan": ["nan", "item 3", "finite"],
    "1 -inf": ["-inf", "item 2", "finite"],
    "1e400": ["1e400", "item 1", "finite"],
    "0x10": ["“0x10”", "item 1"],
    "1 2 ... 9": ["“...”", "item 3"],
    "1/2": ["“1/2”", "item 1"],
    "=1+1": ["“=1+1”", "item 1"],
    "<b>1</b>": ["“<b>1</b>”", "item 1"],
    "1 " + "9" * 500: ["9999…", "item 2"],
    " 1" * 100_001: ["100,001 numbers", "1 to 100,000"],
    " " * (MOST_TEXT + 1): ["characters", "at most"],
}


@pytest.mark.parametrize("text", TEXTS)
def test_numbers_are_read_however_they_are_written(text: str) -> None:
    assert read_numbers(text, "x").tolist() == TEXTS[text]


@pytest.mark.parametrize("text", WRONG_TEXTS, ids=lambda text: text[:12])
def test_what_is_not_a_number_is_named_with_its_item(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_numbers(text, "x")
    assert caught.value.field == "x"
    assert len(str(caught.value)) < 200
    for words in WRONG_TEXTS[text]:
        assert words in str(caught.value)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_every_number_survives_being_written_and_read(values: list[float]) -> None:
    np.testing.assert_array_equal(read_numbers(list_as_code(values), "x"), values)
    np.testing.assert_array_equal(read_numbers(str(values), "x"), values)
    np.testing.assert_array_equal(read_numbers(list_as_code(values, " "), "x"), values)


@given(st.text(max_size=60))
def test_any_text_is_numbers_or_one_sentence(text: str) -> None:
    try:
        assert np.all(np.isfinite(read_numbers(text, "y")))
    except InputError as problem:
        assert str(problem).startswith("y ")
        assert "\n" not in str(problem)


FILES = {
    "with a header": b"x,y\n1,2\n3,4\n",
    "without a header": b"1,2\n3,4\n",
    "with a byte order mark": b"\xef\xbb\xbfx,y\n1,2\n3,4\n",
    "separated by tabs": b"x\ty\n1\t2\n3\t4\n",
    "separated by semicolons": b"x;y\n1;2\n3;4\n",
    "with decimal commas": b"x;y\n1,0;2,0\n3,0;4,0\n",
    "separated by spaces": b"x y\n1 2\n3 4\n",
    "in UTF-16": "x\ty\n1\t2\n3\t4\n".encode("utf-16"),
    "in the encoding of Windows": "größe,y\n1,2\n3,4\n".encode("cp1252"),
    "with Windows' line ends": b"x,y\r\n1,2\r\n3,4\r\n",
    "with quotation marks": b'"x","y"\n"1","2"\n"3","4"\n',
    "with spaces around": b"x , y\n 1, 2\n3 ,4\n",
    "with empty lines": b"\nx,y\n\n1,2\n,\n3,4\n\n",
    "without an end of line": b"x,y\n1,2\n3,4",
    "with names beside": b"name,x,y\nA,1,2\nB,3,4\n",
    "with names and no header": b"A,1,2\nB,3,4\n",
    "with twice the same name": b"x,x\n1,2\n3,4\n",
    "with a column more": b"x,y,z\n1,2,5\n3,4,6\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_read(kind: str) -> None:
    table = read_table(FILES[kind])
    columns = number_columns(table)
    assert read_column(table, columns[0], "x").tolist() == [1, 3]
    assert read_column(table, columns[1], "y").tolist() == [2, 4]
    assert len(set(columns)) == len(columns)


def test_columns_keep_the_names_of_the_header() -> None:
    table = read_table(b"name, distance (Mpc) ,v\nA,1,2\n")
    assert table.names == ("name", "distance (Mpc)", "v")
    assert number_columns(table) == [2, 3]
    assert column_labels(table.names) == ["name", "distance (Mpc)", "v"]
    assert column_labels(read_table(b"1,2\n").names) == ["column 1", "column 2"]


LABELS: dict[tuple[str, ...], list[str]] = {
    ("a", "", "column 2"): ["a", "column 2 (column 2)", "column 2 (column 3)"],
    ("x", "x", "x 2"): ["x (column 1)", "x (column 2)", "x 2"],
    ("x", "x", "x (column 1)"): [
        "x (column 1) (column 1)",
        "x (column 2)",
        "x (column 1) (column 3)",
    ],
}


@pytest.mark.parametrize("names", LABELS)
def test_columns_of_one_name_have_their_positions_in_their_labels(
    names: tuple[str, ...],
) -> None:
    table = read_table(f"{','.join(names)}\n1,2,3\n4,5,\n".encode())
    assert table.names == names
    assert column_labels(table.names) == LABELS[names]
    assert read_column(table, 2, "x").tolist() == [2, 5]
    with pytest.raises(InputError) as caught:
        read_column(table, 3, "x")
    assert f"column “{LABELS[names][2]}”" in str(caught.value)


header_names = st.sampled_from(
    ["", "x", "x 2", "x (column 2)", "column 1", "column 2", "column 2 (column 3)"]
) | st.text("abc ()", max_size=4)


@given(st.lists(header_names, min_size=2, max_size=8))
def test_every_column_has_a_label_of_its_own(names: list[str]) -> None:
    header, row = ",".join(names), ",".join(map(str, range(len(names))))
    table = read_table(f"{header},last\n{row},7\n{row},8\n".encode())
    labels = column_labels(table.names)
    assert len({*labels}) == len(labels) == len(names) + 1
    for k in number_columns(table):
        expected = [7, 8] if k == len(labels) else [k - 1, k - 1]
        assert read_column(table, k, "x").tolist() == expected


def test_a_unicode_minus_is_a_minus_in_a_file_too() -> None:
    table = read_table("x,y\n−1,2\n3,−4.5\n".encode())
    assert read_column(table, 1, "x").tolist() == [-1, 3]
    assert read_column(table, 2, "y").tolist() == [2, -4.5]


WRONG_FILES = {
    b"": ["no rows"],
    b"\n\n": ["no rows"],
    b"x,y\n": ["no rows"],
    b"\0\1\2": ["not a text file"],
    b"PK\x03\x04\x14\0\0\0": ["not a text file"],
    b"x\n1\n2\n": ["too few columns of numbers (1)"],
    b"a,b\nc,d\n": ["too few columns of numbers (0)"],
    b"\n\n1,2\n3,4,5\n": ["3 values in row 4"],
    b"\r\nx,y\r\n1,2\r\n3,abc\r\n": ["“abc”", "row 4"],
    b"n,m\n1,a\n2,b\n3,c\n": ["too few columns of numbers (1)"],
    b"1,2\n3,4,5\n": ["3 values in row 2"],
    b"x,y\n1,2\n3,abc\n4,5\n": ["y has “abc”", "row 3", "column “y”"],
    b"x,y\n\n1,2\n3,=1+1\n4,5\n": ["“=1+1”", "row 4"],
    b"x,y\n1,2\n3,\n4,5\n": ["nothing", "row 3"],
    b"x,y\n1,2\nnan,4\n4,5\n": ["x has nan", "row 3", "finite"],
    b"1,two\n3,4\n5,6\n": ["“two”", "row 1", "column “column 2”"],
    b"x" * (MOST_BYTES + 1): ["5,000,001 bytes", "5,000,000"],
    b"1,2\n" * 100_001: ["100,001 numbers", "1 to 100,000"],
    b'x,y\n"1,2\n3,4\n': ["could not be read as a table"],
}


@pytest.mark.parametrize("data", WRONG_FILES, ids=lambda data: repr(data[:12]))
def test_what_is_wrong_with_a_file_is_named_with_its_row(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        table = read_table(data)
        for name, field in zip(number_columns(table)[:2], "xy", strict=True):
            read_column(table, name, field)
    assert len(str(caught.value)) < 200
    for words in WRONG_FILES[data]:
        assert words in str(caught.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_a_table_or_one_sentence(data: bytes) -> None:
    try:
        table = read_table(data)
        for name in number_columns(table):
            assert np.all(np.isfinite(read_column(table, name, "x")))
    except InputError as problem:
        assert "\n" not in str(problem)


rows = st.lists(
    st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2), min_size=1
)


@given(rows, st.sampled_from([",", "\t", ";", " "]), st.booleans())
def test_every_table_survives_being_written_and_read(
    pairs: list[tuple[float, float]], separator: str, header: bool
) -> None:
    lines = [f"{x!r}{separator}{y!r}" for x, y in pairs]
    text = "\n".join([f"x{separator}y", *lines] if header else lines)
    table = read_table(text.encode())
    columns = number_columns(table)
    for place, name in enumerate(columns):
        values = read_column(table, name, "x")
        np.testing.assert_array_equal(values, [pair[place] for pair in pairs])
