"""Extremes: whatever experiment is valid can be linked, taken home and read again."""

from __future__ import annotations

import csv
import io
from contextlib import redirect_stdout
from urllib.parse import parse_qsl

import nbformat
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gd_core import Experiment, InputError
from gd_core.exchange.exports import KINDS, data_csv, file_name, states_csv
from gd_core.exchange.link import full_link, permalink, write_link
from gd_core.exchange.loops import WIDTH
from gd_core.exchange.notebook import notebook
from gd_core.exchange.opening import read_link
from gd_core.exchange.pairs import read_pairs
from gd_core.exchange.scripts import SCRIPT_KINDS, script
from gd_core.runs.checks import (
    LEAST_EPS,
    MODELS,
    MOST_EPS,
    MOST_ITERATIONS,
    MOST_LEARNING_RATE,
    MOST_W0,
    OPTIMIZERS,
    PRECISIONS,
    SIDES,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.losses import LOSSES
from tests.exchange.test_scripts import printed, rows, traces_of

COLORS = {"manual": "#D55E00", "autograd": "#0072B2"}
NEARLY_1 = 1 - 2**-53
TINY, LARGEST = 5e-324, 1.7976931348623157e308


@st.composite
def valid(draw: st.DrawFn) -> Experiment:
    """Experiments from one end of what is allowed to the other."""
    precision = draw(st.sampled_from(PRECISIONS))
    power = st.integers(-324, 150 if precision == "float64" else 16)
    number = st.builds(lambda m, k: m * 10.0**k, st.floats(-9, 9), power)
    n = draw(st.integers(1, 5))
    points = st.lists(number | st.sampled_from([0.0, TINY]), min_size=n, max_size=n)
    rates = st.floats(0, MOST_LEARNING_RATE) | st.sampled_from([TINY, 1e-301])
    optimizer = draw(st.just("sgd") | st.sampled_from(OPTIMIZERS))
    share = st.floats(0, 1, exclude_max=True) | st.sampled_from([TINY, NEARLY_1])
    return Experiment(
        x=draw(points),
        y=draw(points),
        w0=draw(st.floats(-MOST_W0, MOST_W0) if draw(st.booleans()) else st.just(0)),
        learning_rate=draw(rates),
        iterations=draw(st.integers(1, 12) | st.just(60)),
        manual_gradient=draw(st.sampled_from(manual_gradients(optimizer))),
        autograd_gradient=draw(st.sampled_from(autograd_gradients(optimizer))),
        precision=precision,
        loss=draw(st.sampled_from([*LOSSES])),
        model=draw(st.sampled_from(MODELS)),
        b0=draw(st.floats(-MOST_W0, MOST_W0)),
        standardize=draw(st.booleans()),
        optimizer=optimizer,
        momentum=draw(share.filter(lambda value: value > 0)),
        alpha=draw(share),
        beta1=draw(share),
        beta2=draw(share),
        eps=draw(st.none() | st.floats(LEAST_EPS, MOST_EPS)),
    )


@st.composite
def possible(draw: st.DrawFn) -> Experiment | None:
    """One that is valid, or None where the start overflows."""
    try:
        return draw(valid())
    except InputError as error:
        refused = ("start_too_large", "no_spread", "spread_out_of_range")
        assert error.key.startswith(tuple(f"input.{key}" for key in refused))
        return None


extreme = possible().filter(lambda e: e is not None)
HUGE = Experiment(
    x=[1e147], y=[1e153], learning_rate=1e-301, precision="float64", w0=-MOST_W0
)
SMALL = Experiment(x=[TINY, -0.0], y=[-TINY, 2.2e-308], learning_rate=TINY, w0=-TINY)
FAST = Experiment(
    x=[1e150, -TINY],
    y=[0, 1e153],
    learning_rate=MOST_LEARNING_RATE,
    manual_gradient="sum",
    autograd_gradient="no_zero_grad",
    precision="float64",
    iterations=MOST_ITERATIONS,
)
FLAT = Experiment(
    x=[TINY, 1],
    y=[0, 1e15],
    optimizer="adam",
    learning_rate=MOST_LEARNING_RATE,
    beta1=0.0,
    beta2=NEARLY_1,
    eps=LEAST_EPS,
    manual_gradient="no_root",
)


def test_data_at_the_end_of_the_numbers_is_refused_and_not_run() -> None:
    with pytest.raises(InputError):
        Experiment(x=[LARGEST], y=[1], precision="float64")


@settings(max_examples=100)
@given(extreme)
@example(HUGE)
@example(SMALL)
@example(FAST)
@example(FLAT)
def test_every_valid_experiment_survives_its_links(e: Experiment) -> None:
    for link in (write_link(e), full_link(e)):
        assert read_link(link).experiment == e
        assert read_link(link).problems == ()
    address = permalink(e)
    assert read_link(dict(parse_qsl(address.removeprefix("?")))).experiment == e


@settings(max_examples=50)
@given(extreme)
@example(HUGE)
@example(SMALL)
@example(FAST)
@example(FLAT)
def test_every_valid_experiment_exports_the_numbers_of_its_runs(e: Experiment) -> None:
    found = read_pairs(data_csv(e).encode())
    assert np.array_equal(found.x, e.x)
    assert np.array_equal(found.y, e.y)
    traces = traces_of(e)
    lines = list(csv.DictReader(io.StringIO(states_csv(e, traces))))
    for side, trace in traces.items():
        own = [line for line in lines if line["run"] == side]
        for name, column in trace.columns().items():
            exported = np.array([float(line[name]) for line in own])
            assert np.array_equal(exported.astype(e.precision), column)
    assert {float(line["learning_rate"]) for line in lines} == {e.learning_rate}
    assert {float(line["w0"]) for line in lines} == {e.w0}
    assert {float(line["b0"]) for line in lines} == {e.b0}
    assert len({file_name(e, kind) for kind in KINDS}) == len(KINDS)


def output_of(text: str) -> list[str]:
    """What a script prints, run in this process."""
    out = io.StringIO()
    with redirect_stdout(out), np.errstate():
        exec(text, {})
    return out.getvalue().splitlines()


@settings(max_examples=50)
@given(extreme)
@example(HUGE)
@example(SMALL)
@example(FAST)
@example(FLAT)
def test_the_scripts_of_every_valid_experiment_print_its_runs(e: Experiment) -> None:
    traces = traces_of(e)
    for side in SIDES:
        assert printed(output_of(script(e, side))) == rows(e, traces[side])
    lines = output_of(script(e, "both"))
    assert printed(lines) == [row for t in traces.values() for row in rows(e, t)]
    for kind in SCRIPT_KINDS:
        assert max(map(len, script(e, kind).splitlines())) <= WIDTH


@settings(max_examples=25)
@given(extreme)
@example(HUGE)
@example(SMALL)
@example(FAST)
@example(FLAT)
def test_every_valid_experiment_has_a_valid_notebook(e: Experiment) -> None:
    text = notebook(e, COLORS)
    document = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(document)
    code = [cell.source for cell in document.cells if cell.cell_type == "code"]
    for cell in code:
        compile(cell, "cell", "exec")
    lines = output_of("\n".join(code[:-1]))  # without the chart
    assert printed(lines) == [
        row for trace in traces_of(e).values() for row in rows(e, trace)
    ]
