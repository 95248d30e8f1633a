"""What the tests share: a server and a browser, random experiments, hypothesis."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from gd_core import Experiment, Theory, Trace
from gd_core.analysis.theory import left_after
from gd_core.runs.checks import AUTOGRAD_GRADIENTS, MANUAL_GRADIENTS, UPDATES
from gd_core.runs.losses import LOSSES
from tests.browser import CHROMIUM, Server, browsing, serving

settings.register_profile(
    "default",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # the gate tries the same examples each time; new ones are found elsewhere
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("default")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The page, served for all browser tests; its console must stay quiet."""
    with serving() as running:
        yield running
        assert not running.complaints()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium for all browser tests."""
    assert CHROMIUM, "CI needs a Chromium: the browser tests must run there"
    with browsing() as chromium:
        yield chromium


# numbers of ordinary size: the laws are about mathematics, the limits have own tests
ordinary = st.floats(-100, 100, allow_subnormal=False).map(lambda v: round(v, 3))

shares = st.floats(0.01, 1.2)  # of the edge rate: slow, fast, too fast


def clean_process(*arguments: str, folder: Path) -> str:
    """What a fresh interpreter prints, which must not complain."""
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


changed = dataclasses.replace  # an experiment with some settings changed


def with_columns(trace: Trace, **columns: Any) -> Trace:
    """A trace with other weights or gradients, each of shape (states,)."""
    names = {"w": "params", "gradient": "gradients"}
    values = {names[name]: column[:, None] for name, column in columns.items()}
    return dataclasses.replace(trace, **values)


def weight_in_theory(theory: Theory, k: Any) -> Any:
    """The closed form w_k = w* + d_k of a weight, at one iteration or at many."""
    left = left_after(k, theory.step, theory.accumulates)
    return theory.optimum + left * (theory.experiment.w0 - theory.optimum)


def relative_rate(x: Any, share: float, loss: str = "mean") -> float:
    """The learning rate that is `share` of the edge rate 1/a, within its limits."""
    a = times_mean(loss, len(x)) * float(np.mean(np.square(x, dtype=np.float64)))
    return min(share / a, 1e9)


def times_mean(loss: str, n: int) -> float:
    """What a loss is times the mean squared error, of n points."""
    return {"mean": 1.0, "half_mean": 0.5, "sum": float(n), "half_sum": n / 2}[loss]


@st.composite
def experiments(draw: st.DrawFn, /, share: Any = shares, **fixed: Any) -> Experiment:
    """Random experiments whose learning rate is a random share of the edge rate."""
    n = draw(st.integers(1, 8))
    x = draw(st.lists(ordinary, min_size=n, max_size=n).filter(_uneven))
    loss = fixed.get("loss") or draw(st.sampled_from([*LOSSES]))
    settings: dict[str, Any] = {
        "x": x,
        "y": draw(st.lists(ordinary, min_size=n, max_size=n)),
        "w0": draw(ordinary),
        "learning_rate": relative_rate(x, draw(share), loss),
        "iterations": draw(st.integers(1, 40)),
        "manual_gradient": "mean",
        "precision": draw(st.sampled_from(["float32", "float64"])),
        "loss": loss,
    }
    return Experiment(**settings | fixed)


@st.composite
def slipping(draw: st.DrawFn, /, **fixed: Any) -> Experiment:
    """Random experiments whose runs make random slips, or none."""
    slips = {
        "manual_gradient": draw(st.sampled_from(MANUAL_GRADIENTS)),
        "autograd_gradient": draw(st.sampled_from(AUTOGRAD_GRADIENTS)),
        "update": draw(st.sampled_from(UPDATES)),
    }
    return draw(experiments(**slips | fixed))


@st.composite
def slipping_lines(draw: st.DrawFn, /, **fixed: Any) -> Experiment:
    """The same with a bias, standardised or not."""
    e = draw(slipping())
    standardizes = draw(st.booleans()) and len({*e.x.tolist()}) > 1
    line = {"model": "line", "b0": draw(ordinary), "standardize": standardizes}
    rate = {"learning_rate": draw(st.floats(0, 0.5))} if standardizes else {}
    return changed(e, **line | rate | fixed)


def _uneven(x: list[float]) -> bool:
    return max(map(abs, x)) >= 0.01
