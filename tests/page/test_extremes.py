"""Every experiment that can be made can be shown in every view."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from gd_core import Experiment, InputError
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, PRECISIONS
from gd_core.runs.losses import LOSSES
from tests.page.in_process import APP
from tests.test_fuzz import MORE

signs = st.sampled_from([1.0, -1.0])
sizes = st.one_of(
    st.sampled_from([0.0, 5e-324, 1e-310, 1e-200, 1e-45, 1e-38, 1e-20, 1e-5, 1.0]),
    st.sampled_from([3.5e-5, 7e-5, 1e5, 1e10, 1e15, 1e18, 1e20, 1e75, 1e150, 1e153]),
    st.floats(0, 1e154),
    st.integers(-320, 153).map(lambda power: float(f"1e{power}")),
)
numbers = st.builds(lambda size, sign: size * sign, sizes, signs)
weights = st.one_of(
    numbers.filter(lambda w: abs(w) <= 1e6),
    st.sampled_from([1e6, -1e6, 0.0, 2.0, 2.000001, 1.9999999999999998]),
)
rates = st.one_of(
    st.sampled_from([0.0, 1e-323, 1e-301, 1e-18, 1e-3, 1.0, 1e9]),
    sizes.filter(lambda rate: rate <= 1e9),
)


@st.composite
def extremes(draw: st.DrawFn) -> Experiment | None:
    """An experiment of extreme numbers; None where it cannot be made."""
    n = draw(st.integers(1, 4))
    lists = st.lists(numbers, min_size=n, max_size=n)
    try:
        return Experiment(
            x=draw(lists),
            y=draw(lists),
            w0=draw(weights),
            learning_rate=draw(rates),
            iterations=draw(st.sampled_from([1, 2, 10, 100])),
            manual_gradient=draw(st.sampled_from(MANUAL_GRADIENTS)),
            autograd_gradient=draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
            precision=draw(st.sampled_from(PRECISIONS)),
            loss=draw(st.sampled_from([*LOSSES])),
        )
    except InputError:
        return None


def is_shown(link: dict[str, str]) -> None:
    """The page shows what a link asks for: no fault, and no warning in the console."""
    page = AppTest.from_file(str(APP), default_timeout=60)
    page.query_params = dict(link)
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        page.run()
    assert not page.exception
    assert page.caption
    for chart in page.get("vega_lite_chart"):
        assert "NaN" not in chart.proto.spec
        assert "Infinity" not in chart.proto.spec
        assert "nan" not in chart.proto.alt


@pytest.mark.parametrize("view", VIEWS)
@settings(
    max_examples=12 * MORE,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),  # a page is too slow to look for the smallest example
)
@given(e=extremes().filter(lambda e: e is not None), k=st.sampled_from([0, 1, 100]))
def test_every_extreme_experiment_is_shown_in_every_view(
    view: str, e: Experiment, k: int
) -> None:
    is_shown(write_link(e, Look(view, k=min(k, e.iterations))))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "link",
    [
        {"w0": "2.000001", "lr": "1", "n": "60"},
        {"x": "1e150", "y": "1e153", "lr": "1e-301", "precision": "float64"},
        {"x": "3.5e-5", "y": "7e-5"},
        {"lr": "1e-18"},
        {"x": "5e-324", "y": "5e-324", "lr": "1e9", "precision": "float64"},
        {"x": "1e-45", "y": "1", "lr": "1e9"},
    ],
    ids=str,
)
def test_links_that_once_failed_are_shown(link: dict[str, str], view: str) -> None:
    is_shown(link | {"view": view})
