"""Files as they come: headers, comments, titles, indexes, gaps, separators."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs
from gd_core.text.understood import note

XY = ([1.0, 3.0], [2.0, 4.0])

AS_THEY_COME = {  # all of them are 1, 3 and 2, 4
    "spaces, and a tab before a name": b'1   2  5\t"a b"\n3   4  6\t"c"\n',
    "a tab before a name, and a gap": b"1.  2.  ?\ta car\n3.  4.  6\ta bus\n",
    "R's print of a selection": b"   x y  z\n2  1 2 NA\n5  3 4  5\n",
    "a tibble": b"# A tibble: 2 x 2\n      x     y\n  <dbl> <int>\n1  1  2\n2  3  4\n",
    "German gaps": b"x;y\n1,0;2,0\n#NV;5\n5;#WERT!\n6;k. A.\n3,0;4,0\n",
    "a filled up title": b"Report of May,,\n,,\nx,y,z\n1,2,5\n3,4,6\n",
    "a title of two parts": b"I;;II;\nx;y;x;y\n1;2;5;6\n3;4;7;8\n",
    "sep=": b"sep=;\nx;y\n1;2\n3;4\n",
    "SEP= and a comma": b"SEP=,\r\nx,y\r\n1,2\r\n3,4\r\n",
    "sep= in quotes": b'"sep=;"\nx;y\n1;2\n3;4\n',
    "a title": b"My measurements\nx,y\n1,2\n3,4\n",
    "titles with commas": b"Lab 3, group B\n\nby A. Nonymous\nx,y\n1,2\n3,4\n",
    "a title above tabs": b"Data of 2020 and later\nx\ty\n1\t2\n3\t4\n",
    "comments": b"# a comment, with a comma\n#\nx,y\n1,2\n# in between\n3,4\n",
    "comments of MATLAB": b"% made by a program\n1 2\n3 4\n",
    "comments of C": b"// x, y\n1, 2\n3, 4\n",
    "savetxt": b"# x y\n1.000e+00 2.000e+00\n3.000e+00 4.000e+00\n",
    "savetxt with commas": b"# x,y\n1.0,2.0\n3.0,4.0\n",
    "quoted lines": b'"x,y"\n"1,2"\n"3,4"\n',
    "quoted lines of three": b'"1,2,a"\n"3,4,b"\n',
    "quoted lines with quotes in them": b'"x,""y"""\n"1,""2"""\n"3,""4"""\n',
    "comma and tab": b"x,\ty\n1,\t2\n3,\t4\n",
    "a header with commas above tabs": b"x,y\n1\t2\n3\t4\n",
    "a header with tabs above commas": b"x\ty\n1,2\n3,4\n",
    "Markdown": b"| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n",
    "a frame": b"+---+---+\n| x | y |\n+---+---+\n| 1 | 2 |\n| 3 | 4 |\n+---+---+\n",
    "remarks below": b"x,y\n1,2\n3,4\n\nSource: somebody\n",
    "what a frame prints": b"   x  y\n0  1  2\n1  3  4\n\n[2 rows x 2 columns]\n",
    "columns of different widths": b"   x      y\n 1.0     2\n   3   4.0\n",
    "an index with gaps": b",a,b\n7,1,2\n2,3,4\n",
    "ids": b"id,a,b\n1007,1,2\n1002,3,4\n",
    "errors of spreadsheets": b"x,y\n1,2\n#DIV/0!,5\n7,#REF!\n#VALUE!,1\n3,4\n",
    "a header with commas above blanks": b"x , y\n1 2\n3 4\n",
    "rows in brackets": b"[1, 2],\n[3, 4]\n",
    "tuples": b"(1, 2)\n(3, 4)\n",
    "what NumPy prints": b"[[1. 2.]\n [3. 4.]]\n",
    "an array": b"data = np.array([[1., 2.],\n       [3., 4.]])\n",
    "a row each": b"x,1,3\ny,2,4\n",
    "a row each, with colons": b"y: 2 4\nx: 1 3\n",
    "a row each, in German": b"x;1;3,0\ny;2,0;4\n",
    "a header shorter by nothing": b"x,y\n1,2,\n3,4,\n",
    "notes with colons above": b"Name: test\nDate: 2020\nx,y\n1,2\n3,4\n",
    "R's table": b'"x" "y"\n"1" 1 2\n"2" 3 4\n',
    "R's names of rows": b'"x","y"\n"Mazda RX4",1,2\n"Datsun 710",3,4\n',
    "units below the header": b"x,y\ncm,kg\n1,2\n3,4\n",
    "a pandas index": b",x,y\n0,1,2\n1,3,4\n",
    "an index by name": b"Unnamed: 0,a,b\n0,1,2\n1,3,4\n",
    "an id from 1": b"id,a,b\n1,1,2\n2,3,4\n",
    "x and y by name": b"set,weight,x,y\n1,7,1,2\n1,8,3,4\n",
    "Y before X": b"Y,X\n2,1\n4,3\n",
    "full width": "ｘ，ｙ\n１，２\n３，４\n".encode(),
    "missing": b"x,y\n1,2\nNA,9\n9,\n?,?\n3,4\n",
    "missing by R and by pandas": b"x y\n1 2\nNaN 9\n9 -\n3 4\n",
    "missing by spreadsheets": b"x;y\n1;2\n#N/A;5\n;7\n3;4\n",
    "percent and money": b"x,y\n1%,$2\n3%,$4\n",
    "a last comma": b"x,y,\n1,2,\n3,4,\n",
}


@pytest.mark.parametrize("kind", AS_THEY_COME)
def test_a_file_is_read_as_it_comes(kind: str) -> None:
    found = read_pairs(AS_THEY_COME[kind])
    assert (found.x.tolist(), found.y.tolist()) == XY
    assert found.question is None
    assert all("\n" not in note(told) for told in found.notes)


@pytest.mark.parametrize(
    ("data", "column", "text"),
    [
        (b"date,close\n2020-01-01,5\n2020-01-02,6\n", "date", "2020-01-01"),
        (b"x,y\n12:30,2\n12:40,3\n", "x", "12:30"),
        (b"x;y\n5k;2\n6k;3\n", "x", "5k"),
    ],
)
def test_where_too_few_columns_are_numbers_it_is_told_why(
    data: bytes, column: str, text: str
) -> None:
    with pytest.raises(InputError, match=f"“{text}” .row 2, column “{column}”"):
        read_pairs(data)


def sentences_of(data: bytes) -> str:
    return " ".join(map(note, read_pairs(data).notes))


TOLD = {
    b"x,y\n1,2\nNA,9\n9,\n3,4\n": "2 rows are left out, in which x or y is missing: 3 ",
    b"x,y\n1,2\n" + b"?,2\n" * 8: "8 rows are left out",
    b"x,y\n1,2\n-,2\n": "Row 3 is left out: x or y is missing in it.",
    b",x,y\n0,1,2\n1,3,4\n": "“column 1” only numbers the rows",
    b"id,a,b\n1,5,2\n2,3,4\n": "“id” only numbers the rows",
    b"a b c\n1 5 2\n2 3 4\n": "x is “a”, y is “b”.",
    b"My title\nx,y\n1,2\n2,5\n": "left out: 1, the first is “My title”.",
    b"#x\n#\nx,y\n1,2\n": "comments are left out: 2.",
    b"x,y\nm,s\n1,2\n3,4\n": "Row 2, “m, s”",
    b"x;y\n1.234.567;2\n": "Points in column “x” are read as separators of thousands.",
    b"x;y\n1,5;2\n": "Commas in column “x” are read as decimal commas.",
    b'x,y\n"1,234.5",2\n': "Commas in column “x” are read as separators of thousands.",
    b"x,y\n21%,2\n": "21% is read as 21, not as 0.21.",
    b"x,y\n3 km,2\n": "The unit “km” of column “x” is left out.",
    b"x,y\n1,2\n3,4\n5,7.5\n": "3 points, from (1, 2) to (5, 7.5).",
    "größe,y\n1,2\n".encode("cp1252"): "read as Windows-1252",
}


@pytest.mark.parametrize("data", TOLD)
def test_what_was_understood_is_told(data: bytes) -> None:
    assert TOLD[data] in sentences_of(data)


HEADERS = {
    b"x,y\n1,2\n": True,
    b"1,2\n3,4\n": False,
    b"1990,2000\n5,6\n7,8\n": False,
    b"country,1990,2000\nA,5,6\nB,7,8\n": True,
    b"country,1990,2000,2010\nA,5,6,1\nB,7,8,\n": True,
    b"A,1990,2000\nB,1991,2001\nC,1992,2002\n": False,
    b"name,x,y\nA,1,2\n": True,
    b"A,1,2\nB,3,4\n": False,
    b"1,two\n3,4\n5,6\n7,8\n": None,  # the header would be a fault
    b",x,y\n0,1,2\n1,3,4\n": True,
    b"NA,NA\n1,2\n3,4\n": False,
    b"# a b\n1 2\n": True,
}


@pytest.mark.parametrize("data", HEADERS)
def test_the_header_is_decided_by_all_rows(data: bytes) -> None:
    if HEADERS[data] is None:
        with pytest.raises(InputError, match="“two”"):
            read_pairs(data)
    else:
        assert read_pairs(data).has_header == HEADERS[data]


def test_what_is_a_header_can_be_changed() -> None:
    years = b"1990,2000\n5,6\n7,8\n"
    found = read_pairs(years, header=True)
    assert (found.names, found.x.tolist()) == (("1990", "2000"), [5, 7])
    assert found.rows == (("5", "6"), ("7", "8"))
    found = read_pairs(b"country,1990,2000\nA,5,6\n", header=False)
    assert (found.has_header, found.x.tolist()) == (False, [1990, 5])
    assert (found.rows[0], found.row_numbers) == (("country", "1990", "2000"), (1, 2))
    found = read_pairs(b"# a b\n1 2\n", header=False)
    assert (found.has_header, found.names) == (False, ("", ""))
    with pytest.raises(InputError, match=r"“x” \(row 1"):
        read_pairs(b"x,y\n1,2\n3,4\n", header=False)


COLUMNS = {
    b"years,experience,pay\n1,2,3\n2,five,4\n3,5,6\n": (
        "experience",
        "“five” in row 3 is not a number",
    ),
    b"a,b,c\n1,2,\n3,4,\n": ("c", "no values"),
    b"a;b;c\n1;2;2,5\n3;4;1.5\n": (
        "c",
        "“2,5” in row 2 has a decimal comma, other values have a decimal point",
    ),
    b"a,b,c\n1,2,inf\n3,4,5\n": ("c", "“inf” in row 2 is not a finite number"),
    b"name,b,c\nA,2,3\n": ("name", "“A” in row 2 is not a number"),
    b"a,b,c\n1,2,3 km\n3,4,5 m\n": ("c", "“3 km” in row 2 is not a number"),
}


@pytest.mark.parametrize("data", COLUMNS)
def test_a_column_that_cannot_be_used_says_why(data: bytes) -> None:
    found = read_pairs(data)
    (column,) = [column for column in found.columns if not column.is_usable]
    assert column.why
    assert (column.name, note(column.why)) == COLUMNS[data]
    assert column.position not in found.chosen
    with pytest.raises(InputError) as caught:
        read_pairs(data, x=column.position, y=found.chosen[1])
    assert f"“{column.name}”" in str(caught.value)


def test_columns_are_chosen_by_name_or_position() -> None:
    data = b"name,a,b,C\nP,1,2,3\nQ,4,5,6\n"
    assert read_pairs(data).chosen == (2, 3)
    assert read_pairs(data, "C", "a").chosen == (4, 2)
    assert read_pairs(data, "c").chosen == (4, 2)
    assert read_pairs(data, y=2).chosen == (3, 2)
    assert read_pairs(data, 3, 3).x.tolist() == [2, 5]
    twice = b"a,b,B,a\n1,2,3,4\n5,6,7,8\n"
    assert read_pairs(twice, "b", "B").chosen == (2, 3)
    for name in ("a", "A"):
        with pytest.raises(InputError, match="several columns"):
            read_pairs(twice, name, "b")
    for wrong in (0, 5, "d", -1, "7"):
        with pytest.raises(InputError, match="no column"):
            read_pairs(data, x=wrong)


def test_all_faults_are_named_at_once_but_at_most_five() -> None:
    rows = "".join(f"{k},{k}\n" for k in range(30))
    data = f"x,y\n1,a\nb,c\n{rows}d,e\n{rows}f,g\n".encode()
    with pytest.raises(InputError) as caught:
        read_pairs(data)
    assert "7 values" in str(caught.value)
    assert str(caught.value).count("(row") == 5


def test_the_preview_has_the_first_rows_with_their_lines() -> None:
    found = read_pairs(b"# c\n\nx,y\n\n1,2\n3,4\n5,6\n7,8\n9,1\n2,3\n")
    assert found.row_numbers == (5, 6, 7, 8, 9)
    assert found.rows[0] == ("1", "2")
    assert found.index_column is None
    assert read_pairs(b",x,y\n0,5,6\n1,7,8\n").index_column == 1


def test_an_index_is_taken_if_there_is_nothing_else() -> None:
    assert read_pairs(b",y\n0,5\n1,7\n").x.tolist() == [0, 1]
    with pytest.raises(InputError, match="“five”"):
        read_pairs(b",x,y\n0,1,five\n1,3,4\n")


# --- whatever is written is read back, or asked about ---------------------------------

values = st.floats(-1e9, 1e9).map(lambda value: round(value, 3) + 0.0)
tables = st.lists(st.tuples(values, values), min_size=2, max_size=8)


@given(
    tables,
    st.sampled_from([",", ";", "\t"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([".", ","]),
)
def test_what_pandas_writes_is_read_back(
    rows: list[tuple[float, float]], sep: str, index: bool, header: bool, decimal: str
) -> None:
    if sep == decimal:
        return
    frame = pd.DataFrame(rows, columns=["x", "y"])
    text = io.StringIO()
    frame.to_csv(text, sep=sep, index=index and header, header=header, decimal=decimal)
    data = text.getvalue().encode()
    found = read_pairs(data)
    if found.question:
        assert (sep, decimal) != (",", ".")
        found = read_pairs(data, reading="comma" if decimal == "," else "point")
    np.testing.assert_array_equal([found.x, found.y], frame.to_numpy().T)


@given(tables, st.booleans())
def test_what_savetxt_writes_is_read_back(
    rows: list[tuple[float, float]], named: bool
) -> None:
    text = io.StringIO()
    np.savetxt(text, rows, header="a b" if named else "")
    found = read_pairs(text.getvalue())
    np.testing.assert_array_equal([found.x, found.y], np.transpose(rows))
    assert found.names == (("a", "b") if named else ("", ""))


@given(tables)
def test_what_a_frame_prints_is_read_back(rows: list[tuple[float, float]]) -> None:
    frame = pd.DataFrame(rows, columns=["speed", "dist"])
    with pd.option_context("display.precision", 3, "display.width", 200):
        text = str(frame)
    if "e+" in text or "e-" in text:
        return  # printed with fewer digits
    found = read_pairs(text)
    assert found.names == ("speed", "dist")
    np.testing.assert_allclose([found.x, found.y], frame.to_numpy().T, atol=1e-9)
