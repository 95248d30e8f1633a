"""Wrapping: what programs print around numbers is taken off, and nothing else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gd_core import InputError, read_values
from gd_core.exchange.reading import read_numbers
from gd_core.text.understood import note

PRINTED: dict[str, list[float]] = {
    # NumPy
    "[1. 2. 3.]": [1, 2, 3],
    "[[1.]\n [2.]\n [3.]]": [1, 2, 3],
    "array([[1.], [2.]], dtype=float32)": [1, 2],
    "np.asarray([1, 2]).reshape(-1, 1)": [1, 2],
    "np.array([1, 2]).reshape((2, 1)).astype(np.float32)": [1, 2],
    "x_data = np.array([[1, 2, 3]]).T": [1, 2, 3],
    "np.array([[1, 2, 3]]).transpose()": [1, 2, 3],
    "np.array([[1], [2]]).T.astype(np.float64)": [1, 2],
    "array([1, 2], dtype=int32)": [1, 2],
    "[np.float64(1.5), np.int64(2)]": [1.5, 2],
    # torch
    "tensor([1., 2.], grad_fn=<MulBackward0>)": [1, 2],
    "tensor([[1.],\n        [2.]], dtype=torch.float64, requires_grad=True)": [1, 2],
    "tensor([0.5], device='cuda:0', grad_fn=<AddBackward0>)": [0.5],
    "Parameter containing:\ntensor([[-0.25]], requires_grad=True)": [-0.25],
    "torch.FloatTensor([[1], [2], [3]])": [1, 2, 3],
    "[tensor(1.), tensor(2.)]": [1, 2],
    "torch.tensor([1., 2.]).view(-1, 1).to(device)": [1, 2],
    # R
    "[1] 151 174 138": [151, 174, 138],
    " [1] 1.5 2.5\n [3] 3.5 4.5\n [5] 5.5": [1.5, 2.5, 3.5, 4.5, 5.5],
    "[13] 7 8\n[15] 9": [7, 8, 9],
    "c(1, 2, 3)": [1, 2, 3],
    "[1,]    1\n[2,]    2": [1, 2],
    "     [,1]\n[1,]  0.5\n[2,] -2.0": [0.5, -2],
    "     [,1] [,2]\n[1,]    1    3\n[2,]    2    4": [1, 3, 2, 4],
    "x <- c(151, 174)": [151, 174],
    # pandas
    "0    1.0\n1    2.5\ndtype: float64": [1, 2.5],
    "a    1\nb    2\nName: x, dtype: int64": [1, 2],
    "2020-01-01    3\n2020-01-02    4\nFreq: D, dtype: int64": [3, 4],
    # MATLAB
    "x =\n\n     1     2     3\n": [1, 2, 3],
    "x =\n\n   1.0e+03 *\n\n    0.0010    1.2345\n": [1, 1234.5],
    "x =\n\n  Columns 1 through 3\n\n  1 2 3\n\n  Column 4\n\n  4\n": [1, 2, 3, 4],
    "[1; 2; 3]": [1, 2, 3],
    # Julia
    "3-element Vector{Float64}:\n 1.0\n 2.0\n 3.0": [1, 2, 3],
    "1×3 Matrix{Int64}:\n 1  2  3": [1, 2, 3],
    "Float32[1.0, 2.0]": [1, 2],
    "1.0f0 2.5f-1": [1, 0.25],
    # others
    "double x[] = {1, 2, 3};": [1, 2, 3],
    "const x = [1, 2];": [1, 2],
    "['1', '2.5']": [1, 2.5],
    "| x |\n|---|\n| 1 |\n| 2 |": [1, 2],
    "| 1 | 2 |": [1, 2],
    "| x |\n| :-: |\n| −3 |": [-3],
    "１．５，２，−３": [1.5, 2, -3],
    "١٫٥ ٢٫٥": [1.5, 2.5],
    "[[1 2][3 4]]": [1, 2, 3, 4],
    "1；2；3": [1, 2, 3],
    "1.5D+01 2.0d0": [15, 2],
    "distance (Mpc)\n0.5\n1.5": [0.5, 1.5],
    "−0.5 −1e−3": [-0.5, -0.001],
}


@pytest.mark.parametrize("text", PRINTED)
def test_what_is_printed_around_numbers_is_taken_off(text: str) -> None:
    found = read_values(text)
    assert found.values.tolist() == PRINTED[text]
    assert found.question is None
    assert not found.values.flags.writeable
    assert all(note(told) for told in found.notes)


REFUSED = {
    "np.linspace(-1, 20, 101)": ["“np.linspace(”", "not the code"],
    "np.sqrt([1, 4])": ["“np.sqrt(”", "not the code"],
    "2 * np.arange(5)": ["“np.arange(”"],
    "torch.ones(3, 1)": ["“torch.ones(”"],
    "range(10)": ["“range(”"],
    "rep(c(1, 2), 3)": ["“rep”"],
    "seq(1, 10)": ["“seq(”"],
    "1:10": ["“1:10”", "not the code"],
    "0:0.1:1": ["“0:0.1:1”"],
    "np.array([1, 2]) * 2": ["“*”"],
    "np.array([1.7, 2.2]).astype(int)": ["“astype(int”"],
    "-c(1, 2)": ["“-”"],
    "[1, 2, ..., 9]": ["“...”", "left out"],
    "[0.1 0.2 ... 9.9]": ["“...”", "left out"],
    "1.0\n 2.0\n ⋮\n 9.0": ["“⋮”", "left out"],
    "0    1\n      ..\n99   5\nLength: 100, dtype: int64": ["“..”", "left out"],
    "[1] 151 174\n[4] 138": ["“[4]”", "“[3]”"],
    "[1] 1 2\n[2] 3": ["“[2]”", "“[3]”"],
    "3k 4k": ["“3k”"],
    "2 pi": ["“pi”"],
    "1 2 million": ["“million”"],
    "3 km 500 m": ["“km”", "“m”"],
    "3 km, 5": ["“km”"],
    "$5 €6": ["“$5”"],
    "5 1st": ["“1st”"],
    "(1+2)": ["“1+2”"],
    # a bracket does more than to hold numbers
    "[1, 2, 3][0]": ["[1, 2, 3][0]", "numbers alone"],
    "np.array([1, 2])-1": ["2])-1”"],
    "[1, 2] + 1": ["“+”"],
    "[1,2] +1": ["[1,2] +1"],
    "5(1) 6(2)": ["5(1) 6(2)"],
    "1) 5\n2) 6": ["1) 5"],
    "(1) 5\n(2) 6": ["(1) 5"],
    "[1] 1 2\n3 4": ["“[1]”"],
    # other numbers than are written
    "np.array([1.7, 2.2], dtype=int)": ["“dtype=int”"],
    "torch.tensor([0.5], dtype=torch.int64)": ["“dtype=torch.int64”"],
    "np.array([0, 2], dtype=bool)": ["“dtype=bool”"],
    "int(1.7)": ["“int(1.7)”"],
    "np.array([[1, 2], [3, 4]]).T": ["“.T”"],
    "torch.tensor([[1., 2.], [3., 4.]]).t()": ["“.t(”"],
    "np.array([0.1]).astype(np.float16)": ["“.astype”"],
    "torch.Tensor(5)": ["“torch.Tensor(”"],
    "torch.FloatTensor(2, 3)": ["“torch.FloatTensor(”"],
    "matrix(c(1, 2, 3, 4), 2, 2)": ["“matrix”"],
    # more columns than x and y
    "a b c\n1 2 3": ["“a” (item 1)"],
    "a,b,c\n1,2,3\n4,5,6": ["“a” (item 1)"],
    "0x1F": ["“0x1F”"],
    "1,;2": ["nothing"],
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_would_be_misread_is_refused_and_named(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_values(text)
    for words in REFUSED[text]:
        assert words in str(caught.value)


UNITS = {
    "3 km, 5 km": ([3, 5], "“km”"),
    "3km 5km": ([3, 5], "“km”"),
    "$39343 $46205": ([39343, 46205], "“$”"),
    "-$5, $6.5": ([-5, 6.5], "“$”"),
    "5 €; 6 €": ([5, 6], "“€”"),
    "20 °C, -5 °C": ([20, -5], "“°C”"),
    "1e3 m/s 2e3 m/s": ([1000, 2000], "“m/s”"),
    "21%, 35%": ([21, 35], "21, not a hundredth"),
    "21 % 35 %": ([21, 35], "21, not a hundredth"),
    "７％ ８％": ([7, 8], "7, not a hundredth"),
}


@pytest.mark.parametrize("text", UNITS)
def test_a_unit_that_all_have_is_left_out_and_told(text: str) -> None:
    values, words = UNITS[text]
    found = read_values(text)
    assert found.values.tolist() == values
    assert any(words in note(told) for told in found.notes)


PAIRS: dict[str, tuple[list[float], list[float]]] = {
    "1 2\n2 4\n3 6": ([1, 2, 3], [2, 4, 6]),
    "1\t2\n3\t4": ([1, 3], [2, 4]),
    "1,5;2,5\n3,5;4,5": ([1.5, 3.5], [2.5, 4.5]),
    "[[1, 2], [3, 4]]": ([1, 3], [2, 4]),
    "[(1, 2), (3, 4), (5, 6)]": ([1, 3, 5], [2, 4, 6]),
    "[[1. 2.]\n [3. 4.]]": ([1, 3], [2, 4]),
    "x y\n1 2\n3 4": ([1, 3], [2, 4]),
    "x,y\n1,2\n3,4": ([1, 3], [2, 4]),
    "| x | y |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |": ([1, 3], [2, 4]),
    "   x  y\n0  5  6\n1  7  8": ([5, 7], [6, 8]),
    "name\tx\ty\nA\t1\t2\nB\t3\t4": ([1, 3], [2, 4]),
    "1 2\n3 NA\n5 6": ([1, 5], [2, 6]),
    "x\ty\tz\n1\t2\t9\n3\t4\t9": ([1, 3], [2, 4]),
    "x =\n\n   1.0e+03 *\n\n  0.001  1.0\n  0.002  2.0\n": ([1, 2], [1000, 2000]),
}


@pytest.mark.parametrize("text", PAIRS)
def test_two_columns_are_offered_as_x_and_y(text: str) -> None:
    found = read_values(text)
    assert found.pairs
    x, y = found.pairs
    assert (x.tolist(), y.tolist()) == PAIRS[text]
    assert found.values.tolist() == np.column_stack(PAIRS[text]).ravel().tolist()


@pytest.mark.parametrize(
    "text",
    ["1 2 3", "1\n2\n3", "1 2", "[[1], [2]]", "[1] 1 2\n[3] 3 4", "1 2 3\n4 5 6"],
)
def test_what_has_no_two_columns_is_not_offered_as_x_and_y(text: str) -> None:
    assert read_values(text).pairs is None


@pytest.mark.parametrize("text", ["x,y\n1,2", "name x y\nA 1 2\nB 3 4", "1 2\n3 NA"])
def test_in_a_link_there_are_no_tables(text: str) -> None:
    with pytest.raises(InputError):
        read_numbers(text, "x")


# --- whatever is printed is read back -------------------------------------------------

finite = st.floats(allow_nan=False, allow_infinity=False)
moderate = st.floats(-1e6, 1e6).map(lambda value: round(value, 4) + 0.0)
columns = arrays(np.float64, st.integers(1, 40), elements=finite)


@given(columns, st.booleans())
def test_what_numpy_prints_is_read_back(values: np.ndarray, column: bool) -> None:
    shaped = values.reshape(-1, 1) if column else values
    with np.printoptions(threshold=10**6, floatmode="unique"):
        for text in (str(shaped), repr(shaped), f"x = np.{shaped!r}"):
            np.testing.assert_array_equal(read_values(text).values, values)
    for text in (repr(values.tolist()), repr(shaped.tolist())):
        np.testing.assert_array_equal(read_values(text).values, values)


@given(st.lists(moderate, min_size=1, max_size=12), st.booleans(), st.booleans())
def test_what_torch_prints_is_read_back(
    values: list[float], column: bool, needs_gradient: bool
) -> None:
    tensor = torch.tensor(values, dtype=torch.float64, requires_grad=needs_gradient)
    shown = tensor.reshape(-1, 1) if column else tensor * 1
    torch.set_printoptions(precision=17, threshold=10**6)  # type: ignore[no-untyped-call]
    try:
        text = str(shown)
    finally:
        torch.set_printoptions(profile="default")  # type: ignore[no-untyped-call]
    np.testing.assert_array_equal(read_values(text).values, values)


@given(st.lists(moderate, min_size=1, max_size=30), st.sampled_from(["x", None]))
def test_what_pandas_prints_is_read_back(values: list[float], name: str | None) -> None:
    series = pd.Series(values, name=name)
    with pd.option_context("display.precision", 10, "display.max_rows", 100):
        text = str(series)
    if "e" in text.partition("dtype")[0]:
        return  # printed with fewer digits
    np.testing.assert_allclose(read_values(text).values, values, rtol=0, atol=1e-9)


@given(st.lists(moderate, min_size=1, max_size=30), st.integers(1, 6))
def test_what_r_prints_is_read_back(values: list[float], width: int) -> None:
    lines = [
        f"[{k + 1}] {' '.join(map(repr, values[k : k + width]))}"
        for k in range(0, len(values), width)
    ]
    np.testing.assert_array_equal(read_values("\n".join(lines)).values, values)
    items = ", ".join(map(repr, values))
    np.testing.assert_array_equal(read_values(f"x <- c({items})").values, values)


@given(columns, st.integers(1, 3))
def test_what_julia_prints_is_read_back(values: np.ndarray, kind: int) -> None:
    items = [repr(float(value)) for value in values]
    text = {
        1: f"{len(items)}-element Vector{{Float64}}:\n " + "\n ".join(items),
        2: f"{len(items)}×1 Matrix{{Float64}}:\n " + "\n ".join(items),
        3: f"x = Float64[{', '.join(items)}]",
    }[kind]
    np.testing.assert_array_equal(read_values(text).values, values)


@given(
    st.lists(st.integers(-99_999, 99_999), min_size=1, max_size=20),
    st.integers(-3, 9) | st.none(),
    st.integers(1, 8),
)
def test_what_matlab_prints_is_read_back(
    values: list[int], scale: int | None, width: int
) -> None:
    """Numbers with four decimals, in blocks of columns, maybe with a factor above."""
    items = [f"{value / 10**4:.4f}" for value in values]
    lines = ["x =", ""]
    lines += [f"   1.0e{scale:+03d} *", ""] if scale is not None else []
    for k in range(0, len(items), width):
        last = min(k + width, len(items))
        if len(items) > width:
            lines += [f"  Columns {k + 1} through {last}", ""]
        lines += ["   ".join(["", *items[k:last]]), ""]
    expected = [float(f"{value}e{(scale or 0) - 4}") + 0.0 for value in values]
    assert read_values("\n".join(lines)).values.tolist() == expected


@given(st.lists(finite, min_size=1, max_size=12), st.booleans(), st.booleans())
def test_what_markdown_has_is_read_back(
    values: list[float], named: bool, flat: bool
) -> None:
    rows = [" | ".join(map(repr, values))] if flat else [*map(repr, values)]
    table = ["x", "---", *rows] if named and not flat else rows
    text = "\n".join(f"| {row} |" for row in table)
    np.testing.assert_array_equal(read_values(text).values, values)


@given(st.lists(st.tuples(moderate, moderate), min_size=1, max_size=9))
def test_two_columns_of_markdown_are_x_and_y(rows: list[tuple[float, float]]) -> None:
    lines = ["| x | y |", "|---|:-:|", *(f"| {x!r} | {y!r} |" for x, y in rows)]
    found = read_values("\n".join(lines)).pairs
    assert found
    np.testing.assert_array_equal(np.transpose(found), rows)
