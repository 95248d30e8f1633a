"""What a public link is closed to, in the settings and in the code."""

from __future__ import annotations

import ast
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from tests.browser import ROOT

CONFIG = ROOT / ".streamlit" / "config.toml"
# what a visitor reaches; the command for a class starts servers, and is reached by none
CODE = [
    ROOT / "app.py",
    *(
        file
        for file in sorted((ROOT / "gd_core").rglob("*.py"))
        if file.parent.name != "classroom"
    ),
]
CLOSED = {
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.allowRunOnSave": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "viewer",
    "runner.magicEnabled": False,
}
AT_MOST = {
    "server.maxUploadSize": 5,
    "server.maxMessageSize": 20,
    "server.maxWidgetStateSize": 20,
    "server.disconnectedSessionTTL": 120,
}
# what runs text, writes a file or lets text be HTML
OPEN = {"eval", "exec", "compile", "open", "write_text", "write_bytes", "to_csv"}
# all that st.html is ever given: styles, and texts that are escaped
HTML = {
    "PAGE_STYLE",
    "SCREEN_STYLE",
    "CODE_STYLE",
    "SLIDE_STYLE",
    "TWINS_STYLE",
}
HTML |= {"RULES_STYLE", "twins_of(e)", "settings_line(e)"}
HTML |= {"f'<h1>{as_html(finding.title)}</h1>{lines}'"}


def settings() -> dict[str, object]:
    made = tomllib.loads(CONFIG.read_text())
    return {
        f"{section}.{name}": value
        for section, options in made.items()
        for name, value in options.items()
    }


def test_a_public_link_is_closed_by_default() -> None:
    found = settings()
    assert {name: found.get(name) for name in CLOSED} == CLOSED
    for name, most in AT_MOST.items():
        value = found[name]
        assert isinstance(value, int)
        assert value <= most


def test_each_setting_of_the_server_says_why() -> None:
    """Above each setting stands a comment, or another setting that has one."""
    text = CONFIG.read_text()
    before_theme = text[: text.index("[theme]")].splitlines()
    reasons = 0
    for above, line in pairwise(before_theme):
        if "=" in line and not line.startswith("#"):
            assert above.startswith("#") or "=" in above, line
            reasons += above.startswith("#")
    assert reasons >= 15


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.name)
def test_nothing_typed_is_run_written_or_made_html(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else ""
        name = called.id if isinstance(called, ast.Name) else name
        if name == "to_csv":  # as text, not into a file
            assert not node.args
        elif ast.unparse(called) != "re.compile":
            assert name not in OPEN, f"{path.name}:{node.lineno}"
        assert all(word.arg != "unsafe_allow_html" for word in node.keywords)
        if ast.unparse(called) == "st.html":
            assert ast.unparse(node.args[0]) in HTML


def test_the_players_texts_are_text() -> None:
    script = (ROOT / "gd_core" / "page" / "player" / "player.js").read_text()
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function("):
        assert way not in script
