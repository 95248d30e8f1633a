"""One number as people write it: read as what it says, asked about, or refused."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import InputError
from gd_core.exchange.number import LONGEST_NUMBER, read_number, write_number

RATE = "learning_rate"
finite = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,02", 0.02),
        ("0,020", 0.02),
        (".02", 0.02),
        ("5.", 5),
        ("−0.5", -0.5),
        ("－0.5", -0.5),
        ("- 0.5", -0.5),
        ("+0.1", 0.1),
        ("-0", 0),
        ("1/3", 1 / 3),
        ("-2 / 15", -2 / 15),
        ("0,5/3", 0.5 / 3),
        ("1⁄3", 1 / 3),
        ("½", 0.5),
        ("2e-3", 0.002),
        ("2E−3", 0.002),
        ("2·10⁻³", 0.002),
        ("2,5 × 10^-3", 0.0025),
        ("10**-3", 0.001),
        ("5%", 0.05),
        ("0,7 %", 0.007),
        ("10 000", 10_000),
        ("1\u202f234\u00a0567", 1_234_567),
        ("1,234.5", 1_234.5),
        ("1.234,5", 1_234.5),
        ("1.234.567", 1_234_567),
        ("1’000", 1_000),
        ("1_000", 1_000),
        ("1,500.0", 1_500),
        ("1,500/0.5", 3_000),
        ("1.500/0,5", 3_000),
        ("0,1/1.000,5", 0.1 / 1_000.5),
        ("１２，５", 12.5),
        ("0.126", 0.126),
        ("12.500", 12.5),
        ("1e400", math.inf),
        ("-1e99999", -math.inf),
        ("1e-400", 0),
    ],
)
def test_what_has_one_reading_is_read(text: str, value: float) -> None:
    assert read_number(f" {text}\n", RATE) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "abc", "1 2", "1..2", "--1", "0.01.", "1,2,3", "1,23,456", "0x10", "$5"),
        *("1/0", "1/", "/3", "1/2/3", "%", "5%%", "1½", "3²", "1e", "e5", "nan", "inf"),
        *("np.pi", "=1/3", "lr=0.1", "10^2^3", "0,5,", "1 1/2", "٣", "1₀", "1" * 501),
        *("1,5/2.5", "1,500.000,1", "%" * LONGEST_NUMBER, "10^1·" * 90, "1/" * 200),
    ],
)
def test_what_is_no_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_number(text, RATE)
    sentence = str(caught.value)
    assert sentence.startswith("learning rate is ")
    assert "it must be a number, written like 0.02, 1/3, 2e-3 or 5%" in sentence
    assert len(sentence) < 150


@pytest.mark.parametrize(
    ("text", "field", "readings"),
    [
        ("1,500", RATE, "as 1.5 or as 1500"),
        ("-39,343", "w0", "as −39.343 or as −39343"),
        ("1,500%", RATE, "as 0.015 or as 15:"),
        ("1/2,000", RATE, "as 0.0005 or as 0.5:"),
        ("1,500e-3", RATE, "as 0.0015 or as 1.5:"),
        ("2,100·10^3", RATE, "as 2100 or as 2100000:"),
        ("10,000", "iterations", "as 10 or as 10000"),
        ("10.000", "iterations", "as 10 or as 10000"),
    ],
)
def test_what_has_two_readings_is_asked_about(
    text: str, field: str, readings: str
) -> None:
    with pytest.raises(InputError, match=re.escape(readings)):
        read_number(text, field)


@given(finite)
def test_what_is_written_is_read_back(value: float) -> None:
    text = write_number(value)
    assert read_number(text, RATE) == value
    assert len(text) <= len(repr(value))


@given(finite, st.sampled_from(["repr", "minus", "capital", "point", "comma"]))
def test_a_number_is_read_exactly_in_each_notation_or_asked_about(
    value: float, notation: str
) -> None:
    text = repr(value)
    if notation == "minus":
        text = text.replace("-", "−")
    elif notation == "capital":
        text = text.upper()
    elif notation == "point" and abs(value) < 1e15:
        text = f"{value:,.20f}".replace(",", "’")
        value = float(f"{value:.20f}")
    elif notation == "comma":
        text = text.replace(".", ",")
    try:
        assert read_number(text, RATE) == value
    except InputError as error:
        assert error.key == "input.two_readings"
        assert value in (error.facts["one"], error.facts["other"])


@given(st.text("0123456789.,'’ eE+-−/%·×x^*⁻³½", max_size=20))
def test_a_text_is_a_number_or_a_sentence(text: str) -> None:
    try:
        value = read_number(text, "w0")
    except InputError as error:
        assert error.key in ("input.not_a_number", "input.two_readings")
    else:
        assert not math.isnan(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (10, "10"),
        (1e-7, "1e-7"),
        (1e16, "1e16"),
        (-3.5, "-3.5"),
    ],
)
def test_the_shortest_text_is_written(value: float, text: str) -> None:
    assert write_number(value) == text
