"""Every experiment that can be made can be drawn, however large or small it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from gd_core import Experiment, InputError
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS
from gd_core.runs.losses import LOSSES
from tests.charts.every_chart import as_json, every_alt, every_chart

LARGEST = {"float32": 18, "float64": 150}  # power of ten of x and y


def sizes(least: float, most: float) -> st.SearchStrategy[float]:
    """Positive numbers whose power of ten is between two; and 0."""
    powers = st.floats(least, most).map(lambda power: float(10.0**power))
    return st.one_of(st.just(0.0), st.just(5e-324), powers)


def signed(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[float]:
    """The numbers and their negatives."""
    return st.tuples(numbers, st.sampled_from([1, -1])).map(
        lambda pair: pair[0] * pair[1]
    )


@st.composite
def extreme(draw: st.DrawFn) -> Experiment:
    """Experiments at the limits of what can be made."""
    precision = draw(st.sampled_from(["float32", "float64"]))
    n = draw(st.integers(1, 5))
    numbers = signed(sizes(-323, LARGEST[precision]))
    points = st.lists(numbers, min_size=n, max_size=n)
    x, y = draw(points), draw(points)
    rates = sizes(-323, 9)
    size = max(map(abs, x))
    if 1e-4 < size < 1e150:  # rates near the edge are met too rarely otherwise
        rates = st.one_of(rates, st.floats(0, 3).map(lambda s: min(1e9, s / size**2)))
    try:
        return Experiment(
            x=x,
            y=y,
            w0=draw(st.one_of(st.just(1e6), signed(sizes(-323, 6)))),
            learning_rate=draw(rates),
            iterations=draw(st.sampled_from([1, 2, 10, 50])),
            manual_gradient=draw(st.sampled_from(MANUAL_GRADIENTS)),
            autograd_gradient=draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
            precision=precision,
            loss=draw(st.sampled_from([*LOSSES])),
            model=draw(st.sampled_from(["origin", "line"])),
            b0=draw(st.one_of(st.just(1e6), signed(sizes(-323, 6)))),
            standardize=draw(st.booleans()),
        )
    except InputError:  # too large together
        return reject()


def huge(**changes: Any) -> Experiment:
    settings: dict[str, Any] = {
        "x": [1e150],
        "y": [1e153],
        "learning_rate": 1e-301,
        "precision": "float64",
    }
    return Experiment(**settings | changes)


CASES = {
    "huge": huge(),
    "tiny x": huge(x=[5e-324], y=[1.0], learning_rate=1),
    "a slope beyond float64": huge(x=[0.0, 5e-324], y=[0.0, 1.0], learning_rate=0),
    "tiny x, huge y": huge(x=[1e-160], y=[1e150]),
    "tiny loss": huge(x=[1.0], y=[1e-160], learning_rate=0.1),
    "no loss": huge(x=[1.0], y=[1e-170], learning_rate=0.1),
    "small x": huge(x=[3.5e-5], y=[7e-5], precision="float32"),
    "overflows": huge(x=[1.0, 2.0], y=[3.0, 4.0], learning_rate=1e9, iterations=200),
    "overflows slowly": huge(x=[1, 2], y=[3, 4], learning_rate=1, iterations=700),
    "tiny start of a line": huge(
        x=[0.0, 0.0], y=[0.0, 0.0], model="line", b0=5e-324, learning_rate=0
    ),
    "near": huge(x=[1, 2, 3, 4], y=[2, 4, 6, 8], w0=2.000001, learning_rate=1),
}


def check(e: Experiment) -> None:
    for name, chart in every_chart(e).items():
        json.dumps(as_json(chart), allow_nan=False)  # raises for nan and infinity
        for fact, value in chart.facts.items():
            numbers = value if isinstance(value, Sequence) else [value]
            assert not {"nan", "inf", "-inf"} & {*map(str, numbers)}, (name, fact)
        for text in (chart.title, *chart.subtitle, chart.finding):
            assert not re.search(r"\bnan\b", text), name
    for text in every_alt(e):
        assert not re.search(r"\bnan\b", text)
        assert "{" not in text


@pytest.mark.parametrize("name", CASES)
def test_experiments_at_the_limits_can_be_drawn(name: str) -> None:
    check(CASES[name])


# what the mathematics of such rates warns of is no matter of the charts
@pytest.mark.filterwarnings("ignore::RuntimeWarning:gd_core.analysis.theory")
@settings(max_examples=25)
@given(extreme())
def test_every_experiment_can_be_drawn_in_every_view(e: Experiment) -> None:
    check(e)


def test_the_map_of_huge_data_has_readable_ticks() -> None:
    ticks = every_chart(CASES["huge"])["map"].facts["ticks"]
    assert isinstance(ticks, list)
    assert 3 < len(ticks) <= 8
    assert min(abs(tick - 306) for tick in ticks) <= 1  # the first loss
    assert all(tick == int(tick) for tick in ticks)
