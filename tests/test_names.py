"""Names: no two modules of the package define the same public name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from gd_core.text.catalogue import LANGUAGES

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "gd_core").rglob("*.py"))

# name -> why two modules define it
TWINS = {
    "witnesses": "what analysis finds, sentences says in words",
}
# name -> the modules that have still to agree on who keeps it
UNFINISHED = {
    "CHARACTER": "charts.graph, charts.linked",
    "COLORS": "charts.graph, charts.loss",
    "DIGITS": "charts.graph, charts.linked",
    "FONT": "charts.graph, charts.linked",
    "Floats": "analysis.agreement, .rates, .witnesses, charts.loss, .windows",
    "GAP": "charts.graph, page.lecture",
    "HEIGHT": "charts.fates, charts.loss, page.lecture",
    "INDENT": "charts.graph, exchange.source",
    "KINDS": "exchange.exports, exchange.scripts",
    "LEGEND": "charts.graph, charts.rate_map",
    "LINE": "charts.graph, page.lecture",
    "LOOK": "exchange.link, page.turns",
    "MORE_HEIGHT": "charts.start, charts.step",
    "MOST_POINTS": "charts.step, runs.experiment",
    "QUIET": "charts.loss, exchange.scripts",
    "SMALLEST_FONT": "charts.graph, charts.linked",
    "SPARE": "analysis.agreement, page.player.data",
    "Values": "analysis.step, runs.graph, runs.trace",
    "WIDTH": "exchange.scripts, page.lecture",
    "beside": "charts.step, page.lecture",
    "compare": "analysis.agreement, exchange.scripts",
    "number": "charts.forms, text.numbers",
    "settings": "exchange.scripts, text.sentences",
}


def public_names(tree: ast.Module) -> Iterator[str]:
    """The functions, classes and constants that a module defines for others."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            names = [target.id for target in _targets(node)]
        else:
            continue
        yield from (name for name in names if not name.startswith("_"))


def _targets(node: ast.Assign | ast.AnnAssign) -> Iterator[ast.Name]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        if isinstance(target, ast.Attribute):  # of something defined elsewhere
            continue
        for part in ast.walk(target):
            if isinstance(part, ast.Name):
                yield part


def shared_names() -> dict[str, list[str]]:
    """The names that several modules define, with those modules."""
    modules: dict[str, list[str]] = defaultdict(list)
    for file in FILES:
        module = ".".join(file.relative_to(ROOT / "gd_core").with_suffix("").parts)
        for name in set(public_names(ast.parse(file.read_text("utf-8")))):
            is_language = module.removeprefix("text.") in LANGUAGES
            if not (is_language and name == "CATALOGUE"):  # each language has one
                modules[name].append(module)
    return {name: places for name, places in modules.items() if len(places) > 1}


def test_no_other_names_are_shared() -> None:
    known = TWINS.keys() | UNFINISHED.keys()
    assert {n: m for n, m in shared_names().items() if n not in known} == {}


@pytest.mark.parametrize("name", UNFINISHED)
def test_a_name_has_one_module(name: str, request: pytest.FixtureRequest) -> None:
    reason = f"defined by {UNFINISHED[name]}"
    request.applymarker(pytest.mark.xfail(reason=reason, strict=False))
    assert name not in shared_names()


def test_every_twin_is_one() -> None:
    assert shared_names().keys() >= TWINS.keys()


def test_every_kind_of_definition_is_seen() -> None:
    code = """
A = B, C = 1, 2
D: int = 3
_E = 4
x.describe = A
def f(): g = 1
class H: i = 1
async def j(): pass
"""
    assert {*public_names(ast.parse(code))} == set("ABCDfHj")
