"""Outside: no sentence or label that a person reads stands outside gd_core/text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FILES = [
    ROOT / "app.py",
    *(f for f in sorted((ROOT / "gd_core").rglob("*.py")) if "text" not in f.parts),
]
ASSETS = sorted(
    file
    for ending in ("html", "js")
    for file in (ROOT / "gd_core").rglob(f"*.{ending}")
)

# two words of letters in a row; a fact in braces counts as one
PROSE = re.compile(r"(?<![\w./\-])([^\W\d_]{2,}|{}) ([^\W\d_]{2,}|{})(?![\w.\-(=])")
# what a control may be called, as an argument: "Share", "Initial w", "Running …"
LABEL = re.compile(r"[A-Z][a-z]+( \S+)?")

NAMES_OF_KEYS = {"Tab"}  # as browsers have them

# file, or file and constant in it -> why its strings may look like sentences
ALLOWED = {
    "gd_core/exchange/scripts.py": "templates of Python source",
    "gd_core/exchange/loops.py": "templates of Python source",
    "gd_core/exchange/short_programs.py": "templates of Python source",
    "gd_core/exchange/printing.py": "templates of Python source",
    "gd_core/exchange/notebook.py: CHART": "a template of Python source",
    "gd_core/exchange/printed_run/names.py": "what people call their numbers",
    "gd_core/exchange/example_run.py": "what a program prints",
    "gd_core/classroom/proxy.py: LISTEN": "a line for nginx",
    "gd_core/classroom/proxy.py: SERVER": "a line for nginx",
}


def text_of(node: ast.AST) -> str:
    """The text of a string or an f-string, "{}" in place of each of its facts."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "{}" for p in node.values)
        return "".join(map(str, parts))
    return ""


def is_prose(text: str) -> bool:
    """Whether a text has a word beside another word or a fact."""
    if "\\" in text:  # a regular expression
        return False
    return any({*words} != {"{}"} for words in PROSE.findall(text))


def outside(tree: ast.AST, file: str) -> Iterator[str]:
    """The sentences and labels in a module."""
    for node in ast.iter_child_nodes(tree):
        if is_docstring(node) or is_for_programmers(node) or is_allowed(node, file):
            continue
        if isinstance(tree, ast.JoinedStr) and isinstance(node, ast.Constant):
            continue  # it was seen as a part of the whole
        is_argument = isinstance(tree, ast.Call | ast.keyword) and not is_type_var(tree)
        text = text_of(node)
        if is_prose(text) or (is_argument and LABEL.fullmatch(text)):
            yield text
        yield from outside(node, file)


def is_type_var(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in (
        "TypeVar",
        "ParamSpec",
    )


def is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_for_programmers(node: ast.AST) -> bool:
    """Whether a statement raises another error than an InputError."""
    if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
        return False
    return ast.unparse(node.exc.func) != "InputError"


def is_allowed(node: ast.AST, file: str) -> bool:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign):
        targets = [node.target]
    names = {ast.unparse(target) for target in targets}
    return file in ALLOWED or any(f"{file}: {name}" in ALLOWED for name in names)


@pytest.mark.parametrize("file", [str(file.relative_to(ROOT)) for file in FILES])
def test_no_sentence_stands_outside(file: str) -> None:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert list(outside(tree, file)) == []


class Texts(HTMLParser):
    """The texts of a page, and of its attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        spoken = ("alt", "aria-label", "placeholder", "title")
        self.texts += [value or "" for name, value in attrs if name in spoken]


def texts_of(kind: str, source: str) -> list[str]:
    """The texts in a source of kind ".html", or the strings in one of kind ".js"."""
    if kind == ".html":
        page = Texts()
        page.feed(source)
        return page.texts
    code = re.sub(r"//.*", "", source)
    strings = re.findall(r'"([^"\n]*)"|`([^`]*)`', code)
    return [
        re.sub(r"\$?{[^}]*}", "{}", quoted or template) for quoted, template in strings
    ]


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.name)
def test_no_sentence_stands_in_a_component(asset: Path) -> None:
    texts = texts_of(asset.suffix, asset.read_text("utf-8"))
    labels = {text for text in texts if LABEL.fullmatch(text)} - NAMES_OF_KEYS
    assert [text for text in texts if is_prose(text) or text in labels] == []


@pytest.mark.parametrize(
    "code",
    [
        "st.button('Share')",
        "st.metric(label='Final w')",
        "st.metric('Final loss')",
        "spin('Running …')",
        "HELP = 'How many updates'",
        "f'{scale} axis'",
        "st.caption(f'{len(x):,} points: remove it')",
        "raise InputError('all numbers are 0')",
        "def f():\n    return ('one '\n        'sentence')",
        "{'title': 'the loss curve'}",
        "f'{say(1)} {label(f\"the {side} run\")}'",
    ],
)
def test_a_sentence_outside_is_found(code: str) -> None:
    assert len(list(outside(ast.parse(code), "some.py"))) == 1


@pytest.mark.parametrize(
    "code",
    [
        "'''Docstring of a module.'''",
        "def f():\n    '''What it does.'''",
        "raise TypeError('not a number')",
        "say('page.share', key='left')",
        "f'{e.key}-{run} {n}'",
        r"re.compile(r'Expected (\d+) fields in line')",
        "'max(a, b) * datum.reach - 1'",
        "'[data-testid=stCode] code'",
        "'font-size: 1.5rem; line-height: 1.2'",
        "':material/share: '",
        "open(path, 'utf-8')",
    ],
)
def test_code_is_no_sentence(code: str) -> None:
    assert list(outside(ast.parse(code), "some.py")) == []


def test_a_sentence_in_a_component_is_found() -> None:
    assert texts_of(".html", "<b title='Go on'>Stop it</b>") == ["Go on", "Stop it"]
    js = 'say("Stop it", `${k} of`); // "not this"'
    assert texts_of(".js", js) == ["Stop it", "{} of"]
    assert all(map(is_prose, texts_of(".js", js)))
