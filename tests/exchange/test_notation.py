"""Notation: numbers written in any notation are read as written, or it is asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_core import InputError, read_pairs, read_values
from gd_core.exchange.commas import number_with_comma, number_with_point, plain
from gd_core.exchange.units import split_unit
from gd_core.exchange.values import read_list

BY_POINT = {
    "1.5": 1.5,
    "1,234": 1234,
    "1,234.5": 1234.5,
    "-1,234,567.25": -1234567.25,
    "1'234.5": 1234.5,
    "1 234": 1234,
    "1\u202f234\u202f567.5": 1234567.5,
    "1,23,456.5": 123456.5,
    ".5": 0.5,
    "5.": 5,
    "1_000": 1000,
    "1.5D+02": 150,
    "2.5f-1": 0.25,
}
NOT_BY_POINT = ["1,5", "0,125", "1,2345", "1,23", "1.234,5", "12,34,5", "1234,567", "-"]
BY_COMMA = {
    "1,5": 1.5,
    "0,125": 0.125,
    "1,234": 1.234,
    "1.234,5": 1234.5,
    "1.234.567": 1234567,
    "39.343": 39343,
    "1 234,5": 1234.5,
    "1'234,5": 1234.5,
    "-3,9E-01": -0.39,
    ",5": 0.5,
    "7": 7,
}
NOT_BY_COMMA = [
    "1.5",
    "0.125",
    "1,234.5",
    "1.2345",
    "1.23.456",
    "1,5,2",
    "1.234.5",
    ",",
]


def test_a_number_is_read_by_each_notation() -> None:
    assert {text: number_with_point(text) for text in BY_POINT} == BY_POINT
    assert {text: number_with_comma(text) for text in BY_COMMA} == BY_COMMA
    for text in NOT_BY_POINT:
        assert number_with_point(text) != number_with_point(text)
    for text in NOT_BY_COMMA:
        assert number_with_comma(text) != number_with_comma(text)


@pytest.mark.parametrize(
    ("cell", "number", "unit"),
    [
        ("3 km", "3", "km"),
        ("$39,343", "39,343", "$"),
        ("-$5", "-5", "$"),
        ("$-5", "-5", "$"),
        ("21%", "21", "%"),
        ("1.5e3 m/s", "1.5e3", "m/s"),
        ("20 °C", "20", "°C"),
        ("US$ 5", "5", "US$"),
        ("5 m²", "5", "m²"),
    ],
)
def test_a_unit_is_split_off(cell: str, number: str, unit: str) -> None:
    assert split_unit(cell) == (number, unit)


@pytest.mark.parametrize(
    "cell",
    ["3k", "2 pi", "5 million", "1st", "0x10", "1/2", "$", "km", "$5 km", "-$-5"],
)
def test_what_is_another_number_has_no_unit(cell: str) -> None:
    assert split_unit(cell) == (cell, "")


# how a number is written: thousands, decimal sign
LOCALES = {
    "English": (",", "."),
    "German": (".", ","),
    "French": ("\u202f", ","),
    "Swiss": ("'", "."),
    "plain": ("", "."),
    "plain with commas": ("", ","),
}
READING = {".": "point", ",": "comma"}
quantities = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 4))  # / 10**digits


def written(value: tuple[int, int], thousands: str, decimal: str) -> str:
    number, digits = value
    text = f"{abs(number) / 10**digits:,.{digits}f}"
    signs = str.maketrans({",": thousands, ".": decimal})
    return ("−" if number < 0 else "") + text.translate(signs)


def meant(value: tuple[int, int]) -> float:
    number, digits = value
    return float(f"{number / 10**digits:.{digits}f}") + 0.0


lists = st.lists(quantities, min_size=2, max_size=8)


@given(
    lists, st.sampled_from([*LOCALES]), st.sampled_from([" ", "\n", "; ", "\t", ", "])
)
def test_typed_numbers_of_any_locale_are_read_as_written_or_asked_about(
    numbers: list[tuple[int, int]], locale: str, between: str
) -> None:
    thousands, decimal = LOCALES[locale]
    text = between.join(written(value, thousands, decimal) for value in numbers)
    expected = [meant(value) for value in numbers]
    found = read_values(text)
    if found.question:
        readings = [reading.values.tolist() for reading in found.question.readings]
        assert expected in readings
        code = found.question.codes[readings.index(expected)]
        found = read_values(text, reading=code)
    elif locale == "German" and found.values.tolist() != expected:
        # nothing speaks for decimal commas: "1.234 2.345", "1.5, 2" in English
        assume(any("," in written(value, thousands, decimal) for value in numbers))
    assert found.values.tolist() == expected


@given(
    st.lists(st.tuples(quantities, quantities), min_size=2, max_size=8),
    st.sampled_from([*LOCALES]),
    st.sampled_from([";", "\t", ","]),
)
def test_a_file_of_any_locale_is_read_as_written_or_asked_about(
    rows: list[tuple[tuple[int, int], tuple[int, int]]], locale: str, separator: str
) -> None:
    cells = [[written(value, *LOCALES[locale]) for value in row] for row in rows]
    if locale == "German":  # else nothing speaks for decimal commas
        assume(separator == ";" or any("," in cell for row in cells for cell in row))
    quoted = [[f'"{c}"' if separator in c else c for c in row] for row in cells]
    data = "\n".join(separator.join(row) for row in [["a", "b"], *quoted]).encode()
    expected = [[meant(row[k]) for row in rows] for k in (0, 1)]
    found = read_pairs(data)
    codes: tuple[str | None, ...] = found.question.codes if found.question else (None,)
    answers = [read_pairs(data, reading=code) for code in codes]
    assert expected in [[each.x.tolist(), each.y.tolist()] for each in answers]


@given(lists, st.sampled_from(["%", " km", " €", "km/h", " °C"]))
def test_units_change_no_number(numbers: list[tuple[int, int]], unit: str) -> None:
    texts = [f"{written(value, '', '.')}{unit}" for value in numbers]
    expected = [meant(value) for value in numbers]
    assert read_values(", ".join(texts)).values.tolist() == expected
    rows = "\n".join(f"{text};{k}" for k, text in enumerate(texts))
    found = read_pairs(rows)
    if found.question:
        found = read_pairs(rows, reading="point")
    assert found.x.tolist() == expected


@given(st.lists(st.integers(-999, 999), min_size=1, max_size=9))
def test_digits_of_full_width_are_digits(numbers: list[int]) -> None:
    wide = str.maketrans("0123456789-", "０１２３４５６７８９－")
    text = "，".join(str(number).translate(wide) for number in numbers)
    found = read_values(text)
    if found.question:  # "１，２３４" is one number, or two
        found = read_values(text, reading="separate")
    assert found.values.tolist() == numbers
    assert plain(text).replace(" ", "") == ",".join(map(str, numbers))


@given(st.text("0123456789.,;' \t\n-eE$%km", max_size=30))
def test_no_digit_is_lost_and_none_is_made_up(text: str) -> None:
    """The digits that were read are those that were written, in their order."""
    try:
        found = read_list(text, "x", None)
    except InputError:
        return
    ways = [found.values]
    if found.question:
        ways = [reading.values for reading in found.question.readings]
    assume("e" not in text and "E" not in text)
    for values in ways:
        read = "".join(f"{value:.15g}" for value in values)
        is_short = all(float(f"{value:.15g}") == value for value in values)
        if is_short and "e" not in read:
            assert re.sub("[^1-9]", "", read) == re.sub("[^1-9]", "", text)
