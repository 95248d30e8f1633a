"""House: which module may import which, and that no imports go in a circle."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import clean_process

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "gd_core").rglob("*.py"))

# package -> the packages it may import besides itself
ALLOWED = {
    "runs": set[str](),
    "analysis": {"runs"},
    "text": {"analysis", "runs"},
    "charts": {"text", "analysis", "runs"},
    "exchange": {"text", "analysis", "runs"},
    "page": {"charts", "exchange", "text", "analysis", "runs"},
    "classroom": {"text"},
}
FRONT_DOOR = {"exchange", "text", "analysis", "runs"}  # what `gd_core` imports
# library -> where it may be imported
LIBRARIES = {
    "torch": ("gd_core.runs.autograd",),
    "altair": ("gd_core.charts",),
    "streamlit": ("gd_core.page", "app"),
}


def name_of(file: Path) -> str:
    """The dotted name of a module."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in FILES}


def imports_of(file: Path, tree: ast.AST | None = None) -> Iterator[str]:
    """The dotted names that a file imports, wherever in it that stands.

    Also those for types, inside functions, relative ones, and `import_module("…")`.
    """
    for node in ast.walk(tree or ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = _source(node, file)
            for alias in node.names:
                inner = f"{source}.{alias.name}"
                yield inner if inner in MODULES else source
        elif isinstance(node, ast.Call):
            callee = ast.unparse(node.func).rpartition(".")[2]
            if callee in ("import_module", "__import__"):
                yield str(ast.literal_eval(node.args[0]))


def _source(node: ast.ImportFrom, file: Path) -> str:
    if not node.level:
        return node.module or ""
    folder = file.parents[node.level - 1].relative_to(ROOT)
    return ".".join([*folder.parts, *filter(None, [node.module])])


def package_of(module: str) -> str:
    """The package of a module of ours, "" for the front door."""
    return [*module.split("."), ""][1]


def wrong_arrows(module: str, imported: set[str]) -> set[str]:
    """The modules of ours that a module must not import."""
    package = package_of(module)
    allowed = {package} | ALLOWED.get(package, FRONT_DOOR)
    ours = {name for name in imported if name.split(".")[0] == "gd_core"}
    return {name for name in ours if package_of(name) not in allowed}


def wrong_libraries(module: str, imported: set[str]) -> set[str]:
    """The libraries that a module must not import."""
    roots = {name.split(".")[0] for name in imported}
    return {
        library
        for library, places in LIBRARIES.items()
        if library in roots
        and not any(module == p or module.startswith(f"{p}.") for p in places)
    }


@pytest.mark.parametrize("module", MODULES)
def test_arrows_run_one_way(module: str) -> None:
    assert not wrong_arrows(module, set(imports_of(MODULES[module])))


@pytest.mark.parametrize("module", MODULES)
def test_a_library_is_imported_where_it_belongs(module: str) -> None:
    assert not wrong_libraries(module, set(imports_of(MODULES[module])))


@pytest.mark.parametrize("module", [m for m in MODULES if ".classroom" in m])
def test_the_command_for_a_class_needs_python_alone(module: str) -> None:
    roots = {name.split(".")[0] for name in imports_of(MODULES[module])}
    assert roots <= sys.stdlib_module_names | {"gd_core"}


def test_app_imports_no_library_but_streamlit() -> None:
    assert not wrong_libraries("app", set(imports_of(ROOT / "app.py")))


def test_no_imports_go_in_a_circle() -> None:
    graph = {
        name: {other for other in imports_of(file) if other in MODULES} - {name}
        for name, file in MODULES.items()
        if name != "gd_core"  # the front door is imported by nobody inside
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_every_package_has_its_arrows() -> None:
    folders = {file.parent for file in FILES if file.parent.parent.name == "gd_core"}
    assert {folder.name for folder in folders} == set(ALLOWED)


@pytest.mark.parametrize(
    ("module", "code", "arrows", "libraries"),
    [
        ("gd_core.runs.trace", "import gd_core.text.en", {"gd_core.text.en"}, set()),
        ("gd_core.runs.trace", "from gd_core import Step", {"gd_core"}, set()),
        (
            "gd_core.charts.loss",
            "def f():\n    from gd_core.exchange import link",
            {"gd_core.exchange.link"},
            set(),
        ),
        (
            "gd_core.analysis.step",
            "if TYPE_CHECKING:\n    from ..text.tables import PointTable",
            {"gd_core.text.tables"},
            set(),
        ),
        ("gd_core.text.en", "importlib.import_module('torch.nn')", set(), {"torch"}),
        ("gd_core.exchange.link", "from altair import Chart", set(), {"altair"}),
        ("gd_core.text.tables", "from gd_core.analysis import step", set(), set()),
        ("gd_core.page.state", "import streamlit.components.v2", set(), set()),
    ],
)
def test_what_is_forbidden_is_found(
    module: str, code: str, arrows: set[str], libraries: set[str]
) -> None:
    place = ROOT / f"{module.replace('.', '/')}.py"
    imported = set(imports_of(place, ast.parse(code)))
    assert wrong_arrows(module, imported) == arrows
    assert wrong_libraries(module, imported) == libraries


@pytest.mark.parametrize(
    ("modules", "libraries"),
    [
        ("gd_core", ("torch", "altair", "streamlit")),
        (
            "gd_core.exchange.link, gd_core.exchange.scripts, gd_core.exchange.exports",
            ("torch", "altair", "streamlit"),
        ),
        ("gd_core.text.tables, gd_core.text.sentences", ("altair", "streamlit")),
        ("gd_core.classroom.__main__", ("torch", "altair", "streamlit")),
    ],
)
def test_in_a_clean_interpreter_these_are_not_imported(
    modules: str, libraries: tuple[str, ...]
) -> None:
    code = f"import sys, {modules}; print({set(libraries)} & sys.modules.keys())"
    assert clean_process("-c", code, folder=ROOT) == "set()"
