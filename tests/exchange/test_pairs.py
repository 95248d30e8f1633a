"""Pairs: x and y of files, as they come; what is wrong is named with its row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs
from gd_core.exchange.pairs import MOST_BYTES
from gd_core.text.understood import column_labels, note

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
    found = read_pairs(FILES[kind])
    assert (found.x.tolist(), found.y.tolist()) == ([1, 3], [2, 4])
    assert found.question is None
    assert not found.x.flags.writeable
    assert not found.y.flags.writeable


def test_columns_keep_the_names_of_the_header() -> None:
    found = read_pairs(b"name, distance (Mpc) ,v\nA,1,2\n")
    assert found.names == ("distance (Mpc)", "v")
    assert found.chosen == (2, 3)
    assert [column.name for column in found.columns] == ["name", "distance (Mpc)", "v"]
    assert column_labels(read_pairs(b"1,2\n").names) == ["column 1", "column 2"]


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
    data = f"{','.join(names)}\n1,2,3\n4,5,f\n6,7,8\n".encode()
    found = read_pairs(data, 1, 2)
    assert column_labels([column.name for column in found.columns]) == LABELS[names]
    assert found.y.tolist() == [2, 5, 7]
    with pytest.raises(InputError) as caught:
        read_pairs(data, 3, 2)
    assert f"column “{LABELS[names][2]}”" in str(caught.value)


header_names = st.sampled_from(
    ["", "x", "x 2", "x (column 2)", "column 1", "column 2", "column 2 (column 3)"]
) | st.text("abc ()", max_size=4)


@given(st.lists(header_names, min_size=2, max_size=8))
def test_every_column_has_a_label_of_its_own(names: list[str]) -> None:
    header, row = ",".join(names), ",".join(map(str, range(len(names))))
    data = f"{header},last\n{row},7\n{row},8\n".encode()
    for position in range(1, len(names) + 2):
        found = read_pairs(data, x=1, y=position)
        last = position == len(names) + 1
        assert found.y.tolist() == ([7, 8] if last else [position - 1] * 2)
    labels = column_labels([column.name for column in found.columns])
    assert len({*labels}) == len(labels) == len(names) + 1


def test_a_unicode_minus_is_a_minus_in_a_file_too() -> None:
    found = read_pairs("x,y\n−1,2\n3,−4.5\n".encode())
    assert (found.x.tolist(), found.y.tolist()) == ([-1, 3], [2, -4.5])


WRONG_FILES = {
    b"": ["no rows"],
    b"\n\n": ["no rows"],
    b"x,y\n": ["no rows"],
    b"\0\1\2": ["not a text file"],
    b"PK\x03\x04\x14\0\0\0": ["a workbook", "save the sheet as CSV"],
    b"\xd0\xcf\x11\xe0\0\0": ["a workbook", "save the sheet as CSV"],
    b"%PDF-1.7\n": ["a PDF", "copy the numbers"],
    b'{"x": [1, 2]}': ["is JSON", "as CSV"],
    b"<!DOCTYPE html><table>": ["a web page", "save that as CSV"],
    b"{\\rtf1 1,2}": ["document with layout", "plain text"],
    b"x\n1\n2\n": ["too few columns of numbers (1)"],
    b"a,b\nc,d\n": ["too few columns of numbers (0)"],
    b"\n\n1,2\n3,4,5\n": ["3 values in row 4"],
    b"\r\nx,y\r\n1,2\r\n3,abc\r\n": ["“abc”", "row 4"],
    b"n,m\n1,a\n2,b\n3,c\n": ["too few columns of numbers (1)"],
    b"1,2\n3,4,5\n": ["3 values in row 2"],
    b"x,y\n1,5,2,5\n": ["4 values in row 2"],
    b"x,y\n1,5,2,5\n3,5,4,5\n": ["4 values in row 2"],
    b"x,y\n2,104,399,900\n1,600,329,900\n": ["4 values in row 2"],
    b"a\tb\n1 2\t3 4\n5 6\t7 8\n": ["1 2"],
    b"x,y\n1,2\n3,abc\n4,5\n": ["“abc”", "row 3", "column “y”"],
    b"x,y\n\n1,2\n3,=1+1\n4,5\n": ["“=1+1”", "row 4"],
    b"x,y\n1,2\n1e999,4\n4,5\n": ["1e999", "row 3", "finite"],
    b"1,two\n3,4\n5,6\n": ["“two”", "row 1", "column “column 2”"],
    b"x,y\n1,2\nfive,six\n3,seven\n4,5\n9,9\n": ["3 values", "“five” (row 3"],
    b"x" * (MOST_BYTES + 1): ["5,000,001 bytes", "5,000,000"],
    b"1,2\n" * 100_001: ["100,001 numbers", "1 to 100,000"],
    b'x,y\n"1,2\n3,4\n': ["could not be read as a table"],
    b"x,y\n1,NA\n?,2\n": ["no row with both"],
    b"x,y\n1,2\n...,...\n9,18\n": ["“...”", "left out"],
    b"a b c\n1 2 3\n4   6\n7 8 9\n": ["2 values in row 3"],  # which is missing?
    b"x,y\n1,234,5\n2,345,6\n": ["3 values in row 2"],  # no index, and no thousands
    b"x,y\n$1,234,2\n$2,345,3\n": ["3 values in row 2"],
    b"x,y\n5,6\n?,4,5\n": ["3 values in row 3"],  # no remark
    b"  x y\n1 1 2\n2 3 4\n ... with 8 more rows": ["with 8 more rows", "left out"],
    b"x,y\n1,2\n3,4\n... and so on\n": ["and so on", "left out"],
    "x y\n1 2\n3 4\n# ℹ 90 more rows\n".encode(): ["90 more rows", "left out"],
    b"x y\n1 2\n3 4\n [ reached max.print -- omitted 50 rows ]": ["left out"],
    b"x,y\n1,1.5\n2,2,5\n": ["3 values in row 3"],
    b"a;b\n1.5;1\n2,5;2\n": ["“2,5” in row 3", "column “a”", "decimal point"],
}


@pytest.mark.parametrize("data", WRONG_FILES, ids=lambda data: repr(data[:12]))
def test_what_is_wrong_with_a_file_is_named_with_its_row(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_pairs(data)
    assert len(str(caught.value)) < 300
    for words in WRONG_FILES[data]:
        assert words in str(caught.value)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_file_is_a_table_or_one_sentence(data: bytes) -> None:
    try:
        found = read_pairs(data)
    except InputError as problem:
        assert "\n" not in str(problem)
    else:
        assert np.isfinite([found.x, found.y]).all()
        assert all("\n" not in note(told) for told in found.notes)


rows = st.lists(
    st.tuples(*[st.floats(allow_nan=False, allow_infinity=False)] * 2), min_size=1
)


@given(rows, st.sampled_from([",", "\t", ";", " ", " | "]), st.booleans())
def test_every_table_survives_being_written_and_read(
    pairs: list[tuple[float, float]], separator: str, header: bool
) -> None:
    lines = [f"{x!r}{separator}{y!r}" for x, y in pairs]
    text = "\n".join([f"x{separator}y", *lines] if header else lines)
    found = read_pairs(text.encode())
    if found.question:  # "1.234;2" may be 1234
        assert separator == ";"
        found = read_pairs(text.encode(), reading="point")
    np.testing.assert_array_equal(found.x, [x for x, _ in pairs])
    np.testing.assert_array_equal(found.y, [y for _, y in pairs])
