"""Source: the code the page shows is the code that ran."""

from __future__ import annotations

from pathlib import Path

import pytest

from gd_core import PRESETS
from gd_core.source import source_of
from tests.conftest import changed

GD_CORE = Path(__file__).parent.parent / "gd_core"


@pytest.mark.parametrize("gradient", ["mean", "sum"])
@pytest.mark.parametrize("side", ["manual", "autograd"])
def test_the_source_is_taken_from_the_module(side: str, gradient: str) -> None:
    e = changed(PRESETS["lesson"], manual_gradient=gradient)
    module = (GD_CORE / f"{side}.py").read_text()
    for part in source_of(e, side).split("\n\n\n"):
        assert part in module


def test_only_the_gradient_that_ran_is_shown() -> None:
    summed = changed(PRESETS["lesson"], manual_gradient="sum")
    assert "np.dot(2 * x, error).mean()" in source_of(summed, "manual")
    assert "np.dot(2 * x, error).mean()" not in source_of(PRESETS["lesson"], "manual")
    assert "loss.backward()" in source_of(summed, "autograd")
