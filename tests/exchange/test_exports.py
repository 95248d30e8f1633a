"""Exports: numbers that explain themselves, and names that say what is in a file."""

from __future__ import annotations

import io
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Experiment
from gd_core.exchange.exports import (
    KINDS,
    data_csv,
    file_name,
    states_csv,
    without_formula,
)
from gd_core.exchange.pairs import read_pairs
from gd_core.exchange.reading import read_numbers
from tests.conftest import slipping
from tests.exchange.test_scripts import TAKEN, traces_of


@pytest.mark.parametrize("name", TAKEN)
def test_every_state_of_both_runs_is_in_the_csv_with_its_settings(name: str) -> None:
    e = TAKEN[name]
    traces = traces_of(e)
    table = pd.read_csv(io.StringIO(states_csv(e, traces)))
    for side, trace in traces.items():
        own = table[table["run"] == side]
        assert list(own["iteration"]) == list(range(trace.states))
        for column in ("w", "loss", "gradient"):
            numbers = own[column].to_numpy().astype(e.precision)
            assert np.array_equal(numbers, getattr(trace, column))
        gone = own["diverged_at"].dropna().unique().tolist()
        assert gone == ([] if trace.diverged_at is None else [trace.diverged_at])
    for row in (table.iloc[0], table.iloc[-1]):
        assert row["n_points"] == e.n
        assert (row["w0"], row["learning_rate"]) == (e.w0, e.learning_rate)
        assert row["iterations"] == e.iterations
        assert row["precision"] == e.precision
        for field in ("manual_gradient", "autograd_gradient"):
            assert row[field] == getattr(e, field)
        for field in ("x", "y"):
            if name == "many":
                assert row[field] == "3000 numbers"
            else:
                assert np.array_equal(
                    read_numbers(row[field], field), getattr(e, field)
                )


@given(slipping())
def test_the_data_can_be_loaded_again(e: Experiment) -> None:
    found = read_pairs(data_csv(e).encode())
    assert (found.names, found.chosen) == (("x", "y"), (1, 2))
    assert np.array_equal(found.x, e.x)
    assert np.array_equal(found.y, e.y)


@given(st.text())
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert not without_formula(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert without_formula(text).endswith(text)


def test_only_formulas_are_neutralised() -> None:
    assert [
        without_formula(text) for text in ("=1+1", "-1 2", "@a", "[1, -2]", "sum", "")
    ] == [
        "'=1+1",
        "'-1 2",
        "'@a",
        "[1, -2]",
        "sum",
        "",
    ]


@given(slipping())
def test_no_cell_of_the_csv_is_a_formula(e: Experiment) -> None:
    table = pd.read_csv(io.StringIO(states_csv(e, traces_of(e))), dtype=str)
    for name in table.columns.drop(["w", "loss", "gradient", "w0"]):
        assert not table[name].dropna().str.match(r"[=+@-]").any()


@given(slipping())
def test_file_names_say_what_is_in_them(e: Experiment) -> None:
    for kind, (name, suffix) in KINDS.items():
        file = file_name(e, kind)
        assert re.fullmatch(r"[\w.-]+", file, re.ASCII)
        assert file.startswith(name)
        assert file.endswith(f".{suffix}")
        assert f"{e.n}_points" in file
        if kind in ("both", "states"):
            for side in ("manual", "autograd"):
                assert e.slip(side) == "right" or e.slip(side) in file
