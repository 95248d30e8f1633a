"""Fuzz: whatever is typed, uploaded or linked gives a result or one clear sentence.

Thousands of cases in the normal run; with FUZZ=20 in the environment twenty times as
many are tried.
"""

from __future__ import annotations

import gzip
import io
import math
import os
import zipfile
from typing import Any
from urllib.parse import parse_qs, urlencode

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from gd_core import Experiment, InputError, read_pairs, read_values, run_manual
from gd_core.exchange.link import NAMES, permalink, write_link
from gd_core.exchange.opening import read_link
from gd_core.exchange.reading import read_numbers
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, MOST_POINTS
from gd_core.text import sentences, understood
from tests.browser import ROOT

MORE = int(os.environ.get("FUZZ", "1"))
LONGEST = 400  # characters of a sentence

# --- what people, and programs, put into a field --------------------------------------

WILD = [
    *("nan", "NaN", "inf", "-inf", "Infinity", "1e999", "-1e999", "1e308", "-1e308"),
    *("5e-324", "-5e-324", "1e-400", "2.2e-308", "0", "-0.0", "1_000", "0x10", "1e"),
    *("١٢٣", "１２", "²", "½", "Ⅷ", "−5", "\u200b7", "1\u00a0000", "1’000", "9" * 400),
    *("=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "<script>alert(1)</script>", "{{7*7}}"),
    *("__import__('os').system('x')", "$x^2$", ":red[x]", "%s%n", "\0", "'", '"', "\\"),
    *(
        "",
        " ",
        "\n",
        ",",
        ";",
        "[",
        "]",
        "()",
        "np.array([1, 2])",
        "None",
        "True",
        "🙂",
    ),
]
numbers = st.one_of(
    st.floats(width=64).map(repr),
    st.integers().map(str),
    st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=True).map(str),
)
commas = st.from_regex(r"-?[0-9]{1,20}([.,][0-9]{1,20}){1,2}(e9)?", fullmatch=True)
items = st.one_of(st.sampled_from(WILD), numbers, commas, st.text(max_size=12))
typed = st.builds(
    str.join,
    st.sampled_from([", ", " ", ";", "\n", "\t", ",,"]),
    st.lists(items, max_size=12),
)
small = st.integers(-9, 9).map(str)
lists = st.builds(", ".join, st.lists(small, min_size=1, max_size=5))
sane = {  # of each name of a link, values that are right more often than not
    "x": lists,
    "y": lists,
    "w0": small,
    "lr": st.sampled_from(["0", "0.01", "0.1", "1", "1e9"]),
    "n": st.sampled_from(["1", "7", "50"]),
    "gradient": st.sampled_from(MANUAL_GRADIENTS),
    "loss": st.sampled_from(["mean", "half_mean", "sum", "half_sum"]),
    "autograd": st.sampled_from(AUTOGRAD_GRADIENTS),
    "model": st.sampled_from(["origin", "line"]),
    "b0": small,
    "std": st.sampled_from(["on", "off"]),
    "update": st.sampled_from(["all", "each"]),
    "precision": st.sampled_from(["float32", "float64"]),
    "view": st.sampled_from(["compare", "step", "rate", "take"]),
    "k": small,
    "run": st.sampled_from(["manual", "autograd"]),
    "scale": st.sampled_from(["linear", "log"]),
    "predict": st.sampled_from(["on", "off"]),
    "lecture": st.sampled_from(["0", "1"]),
}
names = st.one_of(st.sampled_from([*NAMES]), st.text(max_size=8))


@st.composite
def links(draw: st.DrawFn) -> dict[str, str]:
    """Links of which some parts are right, some wild and some unknown."""
    link = {
        name: draw(st.one_of(right, items))
        for name, right in sane.items()
        if draw(half)
    }
    for _ in range(draw(st.integers(0, 2))):
        link[draw(names)] = draw(typed)
    return link


half = st.booleans()


def is_one_clear_sentence(sentence: str) -> bool:
    """Short, on one line, begins like a sentence, and is no traceback."""
    return (
        0 < len(sentence) <= LONGEST
        and "\n" not in sentence
        and "Traceback" not in sentence
        and "Error(" not in sentence
    )


# --- typed lists ----------------------------------------------------------------------


@settings(max_examples=1_200 * MORE)
@given(typed)
@example("1 " * (MOST_POINTS + 1))
@example("9" * 5_000_000)
@example("[" * 100_000)
@example("1e309," * 100_000)
@example("(" * 50_000 + "1" + ")" * 50_000)
@example("a" * 200_000)
@example(" " * 300_000 + "x")
@example("1=" * 50_000)
@example("a." * 200_000)
@example(",dtype=x" * 100_000)
@example("1,5 " * 90_000)
@example("1,5;" * 90_000)
@example("1,5 " * 900_000)
@example("9" * 300 + "," + "9" * 300 + " 1,5")
def test_typed_numbers_are_finite_or_there_is_a_sentence(text: str) -> None:
    try:
        points = read_numbers(text, "x")
    except InputError as problem:
        assert is_one_clear_sentence(str(problem))
        assert str(problem).startswith("x")
    else:
        assert 1 <= len(points) <= MOST_POINTS
        assert np.isfinite(points).all()
        for told in read_values(text).notes:
            assert is_one_clear_sentence(understood.note(told))


@settings(max_examples=800 * MORE)
@given(
    x=st.lists(st.floats(), max_size=6),
    y=st.lists(st.floats(), max_size=6),
    w0=st.floats(),
    b0=st.floats(),
    model=st.sampled_from(["origin", "line"]),
    standardize=st.booleans(),
    learning_rate=st.floats(),
    iterations=st.one_of(st.integers(), st.floats()),
)
def test_any_numbers_make_a_run_or_a_sentence(**fields: Any) -> None:
    fields["iterations"] = min(fields["iterations"], 200)
    try:
        trace = run_manual(Experiment(**fields))
    except InputError as problem:
        assert is_one_clear_sentence(str(problem))
    else:
        assert np.isfinite(trace.loss).all()


# --- files ----------------------------------------------------------------------------

rows = st.lists(st.lists(items, max_size=4), max_size=8)
tables = st.builds(
    lambda rows, separator, end: end.join(separator.join(row) for row in rows),
    rows,
    st.sampled_from([",", ";", "\t", " ", "|", '","']),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
encodings = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis"]
)
files = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda text, code: text.encode(code, "replace"), tables, encodings),
    st.builds(
        lambda text, mark: mark + text.encode("utf-8"),
        tables,
        st.sampled_from(
            [b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"PK\x03\x04"]
        ),
    ),
)


def zip_bomb() -> bytes:
    """A gigabyte of zeros would be in it, if somebody unpacked it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", b"0" * 50_000_000)
    return content.getvalue()


@settings(max_examples=1_200 * MORE)
@given(files)
@example(zip_bomb())
@example(gzip.compress(b"x,y\n1,2\n"))
@example(b"x,y\n" + b"1,2\n" * 200_000)
@example(b"x,y\n" + b"1,2\n" * (MOST_POINTS + 1))
@example(b"," * 4_000_000)
@example(b"1 " * 2_000_000)
@example(b"1,5;" * 999 + b"1\n" + (b"2,5;" * 999 + b"2\n") * 1_000)
@example(b"1,5 2,5\n" * 600_000)
@example(b"9" * 300 + b"," + b"9" * 300 + b" 1,5\n")
@example(b"a" * 300 + b",y\n" + b'"1,5",2\n')
@example(b"1," * 999 + b"1\n" + (b"2," * 999 + b"2\n") * 2_000)
@example(b'"' * 100_001)
@example(b'"' + b"1,2\n" * 100_000)
@example(b"\n" * 4_000_000)
@example(b" " * 4_000_000)
@example(b"1" * 4_000_000)
@example(b"x y\n" + b"1 2\n" * 100_000)
@example(("x,y\n" + "١,２\n" * 3).encode())
@example(b"x,y\n=1+1,2\n@SUM(A1),3\n")
@example("größe,y\n1,2\n".encode("cp1252"))
@example(b"\xff\xfe" + b"x,y\n1,2\n")
@example(b"0" * 5_000_001)
def test_a_file_gives_two_columns_or_there_is_a_sentence(data: bytes) -> None:
    try:
        found = read_pairs(data)
        assert 1 <= len(found.x) == len(found.y) <= MOST_POINTS
        assert np.isfinite([found.x, found.y]).all()
        for told in found.notes:
            assert is_one_clear_sentence(understood.note(told))
    except InputError as problem:
        assert is_one_clear_sentence(str(problem))


# --- links ----------------------------------------------------------------------------


@settings(max_examples=1_200 * MORE)
@given(links())
@example({"x": "1 " * 100_000, "y": "2 " * 100_000})
@example({"x": "9" * 300 + "," + "9" * 300 + " 1,5", "y": "1 2"})
@example({"x": "1e308 1e308", "y": "-1e308 1e308", "precision": "float64"})
@example({"n": "10000", "x": "1 " * 100_000, "y": "1 " * 100_000})
@example({"w0": "9" * 400, "lr": "1e-400", "n": "1e3", "k": "٣"})
def test_a_link_gives_an_experiment_and_says_what_it_could_not_use(
    link: dict[str, str],
) -> None:
    opened = read_link(link)
    run = run_manual(opened.experiment) if opened.experiment.n < 100 else None
    assert run is None or np.isfinite(run.loss).all()
    for problem in opened.problems:
        assert is_one_clear_sentence(sentences.link_problem(problem))
    again = read_link(write_link(opened.experiment, opened.look))
    if opened.experiment.n < 100:
        assert again.experiment == opened.experiment
        assert again.problems == ()
    full = permalink(opened.experiment, opened.look, "http://class.example.org/")
    assert {*parse_qs(full.partition("?")[2])} <= {*NAMES}


@settings(max_examples=40 * MORE)
@given(links())
def test_the_page_stays_up_whatever_the_link_says(link: dict[str, str]) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params = dict(link)
    page.run()
    is_up(page)


@pytest.mark.parametrize("field", ["x", "y"])
@settings(max_examples=20 * MORE)
@given(text=typed)
def test_the_page_stays_up_whatever_is_typed(field: str, text: str) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    page.text_area(key=field).set_value(text).run()
    is_up(page)
    assert page.text_area(key=field).value == text  # what was entered is still there


@settings(max_examples=30 * MORE)
@given(
    key=st.sampled_from(["w0", "b0", "lr", "n"]),
    value=st.one_of(items, commas),
)
@example(key="n", value="1e308")
@example(key="lr", value="5e-324")
@example(key="w0", value="-1e308")
@example(key="b0", value="1e7")
def test_the_page_stays_up_whatever_number_is_typed(key: str, value: str) -> None:
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    page.query_params["model"] = "line"
    page.run()
    page.text_input(key=key).set_value(value).run()
    is_up(page)


def is_up(page: AppTest) -> None:
    """There is something on the page, no traceback, and each problem is a sentence."""
    assert not page.exception
    assert page.caption or page.markdown
    for problem in [*page.error, *page.warning]:
        for sentence in problem.value.split("\n\n"):
            assert 0 < len(sentence) <= 2 * LONGEST  # with the escapes of Markdown
        assert "Traceback" not in problem.value


def test_the_limits_hold_on_the_server_not_only_in_the_controls() -> None:
    """Whatever a control would let through, the library refuses."""
    for wrong in (
        {"iterations": 10_001},
        {"w0": 1_000_001},
        {"learning_rate": 1e9 + 1},
        {"x": [1.0] * (MOST_POINTS + 1), "y": [1.0] * (MOST_POINTS + 1)},
        {"x": [1.0] * 10_000, "y": [1.0] * 10_000, "iterations": 10_000},
        {"learning_rate": math.nan},
        {"manual_gradient": "__class__"},
    ):
        fields: dict[str, Any] = {"x": [1, 2], "y": [2, 4]}
        with pytest.raises(InputError):
            Experiment(**fields | wrong)
    assert len(urlencode({"x": "1 " * 100_000})) > 100_000
