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
    updates_csv,
    without_formula,
)
from gd_core.exchange.pairs import read_pairs
from gd_core.exchange.reading import read_numbers
from gd_core.runs.units import own_units
from gd_core.text.catalogue import say, speaking
from gd_core.text.numbers import ALL_DIGITS, as_code
from tests.conftest import changed, slipping, slipping_lines
from tests.exchange.test_scripts import TAKEN, remembering, traces_of

NUMBERS = ["w", "b", "loss", "gradient", "gradient_b", "w0", "b0", "own_w", "own_b"]
NUMBERS += ["v", "v_b", "m", "m_b"]


@pytest.mark.parametrize("name", TAKEN)
def test_every_state_of_both_runs_is_in_the_csv_with_its_settings(name: str) -> None:
    e = TAKEN[name]
    traces = traces_of(e)
    table = pd.read_csv(io.StringIO(states_csv(e, traces)))
    for side, trace in traces.items():
        own = table[table["run"] == side]
        assert list(own["iteration"]) == list(range(trace.states))
        for column, values in trace.columns().items():
            numbers = own[column].to_numpy().astype(e.precision)
            assert np.array_equal(numbers, values)
        assert ("own_w" in table) == ("own_b" in table) == e.standardize
        if e.standardize:
            found = own_units(e, trace.params)
            rounded = 10.0 ** (1 - ALL_DIGITS[e.precision])
            np.testing.assert_allclose(own[["own_w", "own_b"]], found, rtol=rounded)
        gone = own["diverged_at"].dropna().unique().tolist()
        assert gone == ([] if trace.diverged_at is None else [trace.diverged_at])
    for row in (table.iloc[0], table.iloc[-1]):
        assert row["n_points"] == e.n
        assert (row["w0"], row["learning_rate"]) == (e.w0, e.learning_rate)
        assert row["iterations"] == e.iterations
        assert row["precision"] == e.precision
        assert (row["model"], row["b0"]) == (e.model, e.b0)
        assert row["standardize"] == e.standardize
        for setting, value in e.settings.items():
            assert row[setting] == value
        for field in ("manual_gradient", "autograd_gradient", "optimizer"):
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


@given(slipping_lines(update="each"))
def test_the_csv_of_the_updates_has_both_parameters(e: Experiment) -> None:
    traces = traces_of(e)
    table = pd.read_csv(io.StringIO(updates_csv(e, traces)))
    names = ["w", "b", "gradient", "gradient_b"]
    assert list(table) == ["run", "iteration", "point", *names]
    for side, trace in traces.items():
        assert trace.updates
        own = table.loc[table["run"] == side, names].to_numpy().astype(e.precision)
        assert np.array_equal(own[:, :2], trace.updates.params)
        assert np.array_equal(own[:, 2:], trace.updates.gradients)


@given(remembering(update="each"))
def test_the_csvs_have_what_the_optimiser_remembers(e: Experiment) -> None:
    traces = traces_of(e)
    every_state = pd.read_csv(io.StringIO(states_csv(e, traces)))
    every_update = pd.read_csv(io.StringIO(updates_csv(e, traces)))
    for side, trace in traces.items():
        assert trace.updates
        for table, remembered in (
            (every_state, trace.buffers),
            (every_update, trace.updates.buffers),
        ):
            own = table[table["run"] == side]
            for part, values in remembered.items():
                names = [part, f"{part}_b"][: len(e.parameters)]
                found = own[names].to_numpy().astype(e.precision)
                assert np.array_equal(found, values)


@given(slipping() | slipping_lines() | remembering())
def test_no_cell_of_the_csv_is_a_formula(e: Experiment) -> None:
    table = pd.read_csv(io.StringIO(states_csv(e, traces_of(e))), dtype=str)
    for name in table.columns.drop(NUMBERS, errors="ignore"):
        assert not table[name].dropna().str.match(r"[=+@-]").any()


@given(slipping() | slipping_lines() | remembering())
def test_file_names_say_what_is_in_them(e: Experiment) -> None:
    for kind, suffix in KINDS.items():
        file, name = file_name(e, kind), say(f"file_name.{kind}", count=str(e.n))
        assert re.fullmatch(r"[\w.-]+", file, re.ASCII)
        optimizer = "gradient_descent" if e.optimizer == "sgd" else e.optimizer
        assert file.startswith(name if kind == "data" else f"{optimizer}_{name}")
        assert file.endswith(f".{suffix}")
        assert f"{e.n}_points" in file
        if kind in ("both", "states"):
            assert (f"line_b0_{as_code(e.b0)}" in file) == (e.model == "line")
            assert ("standardized" in file) == e.standardize
            for side in ("manual", "autograd"):
                assert e.slip(side) == "right" or e.slip(side) in file


@given(slipping() | slipping_lines() | remembering())
def test_a_file_is_named_in_the_language_of_its_reader(e: Experiment) -> None:
    with speaking("ko"):
        names = [file_name(e, kind) for kind in KINDS]
    assert len({*names}) == len(KINDS)
    for name in names:
        assert re.fullmatch(r"[\w.-]+", name)
        assert f"점_{e.n}개" in name
        assert "points" not in name


def test_a_file_name_has_the_settings_that_are_not_the_usual_ones() -> None:
    e = changed(TAKEN["adam"], beta2=0.99, eps=1e-5)
    name = file_name(e, "manual")
    assert name == (
        "adam_by_hand_4_points_w0_0_lr_0.1_beta2_0.99_eps_1e-05_10_iterations_float32.py"
    )
