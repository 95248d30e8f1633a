"""Reading: typed and pasted numbers; what is wrong is named."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError
from gd_core.exchange.reading import read_numbers
from gd_core.exchange.values import MOST_TEXT
from gd_core.text.numbers import list_as_code

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
    "１，２，３": [1, 2, 3],
    "1，2，3": [1, 2, 3],
    "1、2、3": [1, 2, 3],
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
    "1 2 ... 9": ["“...”", "left out"],
    "1 two three": ["2 items", "“two” (item 2) and “three” (item 3)"],
    "a b c d e f g": ["7 items", "“a” (item 1)", "“e” (item 5)"],
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
