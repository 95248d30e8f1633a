"""Names: no two modules of the package define the same public name."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from gd_core.text.languages import LANGUAGES

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "gd_core").rglob("*.py"))

# name -> why two modules define it
TWINS = {
    "LOSS_FUNCTIONS": "the losses by code, in NumPy and in torch",
    "mean_loss": "in NumPy and in torch",
    "half_mean_loss": "in NumPy and in torch",
    "sum_loss": "in NumPy and in torch",
    "half_sum_loss": "in NumPy and in torch",
    "Values": "what a text was read as; in `runs.trace` the type of an array",
    "show": "what each view shows, looked up in `page.views`",
    "momentum": "by hand in NumPy and of torch.optim, as are the next four",
    "nesterov": "an update, and the making of an optimiser that makes it",
    "adagrad": "the same",
    "rmsprop": "the same",
    "adam": "the same",
    "SLIPS": "those of each optimiser, gathered in `SLIPS_BY_HAND`",
    "State": "what an optimiser remembers; in `page.state` what a page remembers",
    "witnesses": "what analysis finds, sentences says in words",
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
        if file.parent.name in LANGUAGES:  # which are twins of each other
            continue
        for name in set(public_names(ast.parse(file.read_text("utf-8")))):
            modules[name].append(module)
    return {name: places for name, places in modules.items() if len(places) > 1}


def test_no_other_names_are_shared() -> None:
    assert {n: m for n, m in shared_names().items() if n not in TWINS} == {}


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
