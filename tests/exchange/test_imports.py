"""Imports: what the exchange leans on, in a clean interpreter."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import clean_process

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "gd_core" / "exchange").glob("[!_]*.py"))
BELOW = ("exchange", "text", "analysis", "runs")  # that it may import


def test_importing_the_exchange_imports_no_altair_torch_or_streamlit() -> None:
    names = ", ".join(f"gd_core.exchange.{module.stem}" for module in MODULES)
    code = f"import sys, {names}; print(*sys.modules)"
    imported = clean_process("-c", code, folder=ROOT).split()
    assert "gd_core.exchange.notebook" in imported
    assert not {"altair", "torch", "streamlit"} & {*imported}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_the_exchange_imports_only_what_is_below_it(module: Path) -> None:
    nodes = list(ast.walk(ast.parse(module.read_text())))
    froms = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    ours = [name.split(".") for name in froms if name.startswith("gd_core")]
    assert ours or module.stem == "commas"  # one number needs nothing of ours
    assert {path[1] for path in ours} <= {*BELOW}


NO_SENTENCES = [
    *("link", "source", "notes", "commas", "notation", "units"),
    *("reading", "values", "lists", "wrapping", "brackets", "split", "body"),
    *("pairs", "choosing", "sheet", "columns", "header", "table", "decode"),
]


@pytest.mark.parametrize("name", NO_SENTENCES)
def test_what_reads_and_links_makes_no_sentences(name: str) -> None:
    text = (ROOT / "gd_core" / "exchange" / f"{name}.py").read_text()
    for module in ("catalogue", "sentences"):
        assert module not in [
            part
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.ImportFrom)
            for part in [*(node.module or "").split("."), *(a.name for a in node.names)]
        ]
