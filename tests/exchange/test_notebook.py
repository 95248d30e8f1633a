"""The notebook: valid, and executed it shows what the page shows."""

from __future__ import annotations

import base64
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from nbclient import NotebookClient

from gd_core import Experiment
from gd_core.exchange.notebook import notebook
from gd_core.exchange.scripts import script
from gd_core.runs.checks import MODELS
from tests.conftest import changed, slipping, slipping_lines
from tests.exchange.test_scripts import (
    TAKEN,
    printed,
    remembering,
    rows,
    told_below,
    traces_of,
)

EXECUTED = ("lesson", "sum", "gone", "both-slips", "fine", "line-broadcast")
REMEMBERING = ("adam", "nesterov-line")

COLORS = {"manual": "#D55E00", "autograd": "#0072B2"}


def read(e: Experiment) -> Any:
    """The notebook of an experiment, which is valid."""
    text = notebook(e, COLORS)
    document = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(document)
    return document


@given(slipping() | slipping_lines() | remembering())
@settings(max_examples=20)
def test_every_notebook_is_valid_and_has_the_scripts_code(e: Experiment) -> None:
    document = read(e)
    code = [cell.source for cell in document.cells if cell.cell_type == "code"]
    whole = "\n".join(code)
    for line in script(e, "both").split('"""', 2)[2].splitlines():
        assert line in whole or line.startswith('print("')
    kinds = [cell.cell_type for cell in document.cells]
    assert kinds[0] == "markdown"
    assert kinds.count("markdown") >= 4
    assert whole.count("# WRONG") == script(e, "both").count("# WRONG")
    prose = "\n".join(c.source for c in document.cells if c.cell_type == "markdown")
    assert ("J(w, b)" in prose) == ("`b.grad`" in prose) == (e.model == "line")
    assert ("population standard deviation" in prose) == e.standardize


@pytest.mark.parametrize(
    ("optimizer", "formula", "callee"),
    [
        ("momentum", r"w \leftarrow w - \eta v", "torch.optim.SGD"),
        ("nesterov", r"w \leftarrow w - \eta (g + \mu v)", "torch.optim.SGD"),
        ("adagrad", r"S \leftarrow S + g^2", "torch.optim.Adagrad"),
        ("rmsprop", r"(1 - \alpha) g^2", "torch.optim.RMSprop"),
        ("adam", r"\sqrt v / \sqrt{1 - \beta_2^t}", "torch.optim.Adam"),
    ],
)
def test_the_prose_has_the_formula_of_the_update(
    optimizer: str, formula: str, callee: str
) -> None:
    for model in MODELS:
        e = changed(TAKEN["lesson"], optimizer=optimizer, model=model)
        prose = {cell.id: cell.source for cell in read(e).cells}
        assert formula in prose["manual-about"]
        assert "a little way down" not in prose["manual-about"]
        assert f"`{callee}`" in prose["autograd-about"]
    prose = {cell.id: cell.source for cell in read(TAKEN["lesson"]).cells}
    assert "goes a little way down, $w" in prose["manual-about"]
    assert "optim" not in prose["autograd-about"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", EXECUTED + REMEMBERING)
def test_executed_it_prints_the_pages_tables_and_draws_a_chart(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MPLBACKEND", raising=False)  # that of a notebook draws into it
    e = TAKEN[name]
    document = read(e)
    NotebookClient(document, timeout=120, kernel_name="python3").execute()
    by_id = {cell.id: cell for cell in document.cells}
    for side, trace in traces_of(e).items():
        (output,) = by_id[f"{side}-table"].outputs
        lines = output.text.splitlines()
        assert printed(lines) == rows(e, trace)
        assert lines[1 + trace.states :] == told_below(e, trace)
    (output,) = by_id["compare"].outputs
    assert "first gradient" in output.text
    for color in COLORS.values():
        assert f'color="{color}"' in by_id["chart"].source
    (output,) = by_id["chart"].outputs
    picture = base64.b64decode(output.data["image/png"])
    assert picture.startswith(b"\x89PNG")
    assert len(picture) > 10_000  # something is drawn
