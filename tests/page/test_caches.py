"""Caches: what their keys know, and an edit that shows at the next run of the page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gd_core.page import caches
from gd_core.page.caches import cached, cached_aside
from gd_core.page.turns import TURNS
from gd_core.runs.presets import LESSON
from gd_core.text.catalogue import speaking
from gd_core.text.languages import LANGUAGES
from tests.browser import ROOT

# Streamlit's file watcher drops the modules of a package when one of them is edited
EDIT = """
import pathlib, sys
from streamlit.testing.v1 import AppTest

def labels():
    shown = [metric.label for metric in page.metric]
    colours = {w for c in page.get("vega_lite_chart") for w in c.proto.spec.split('"')
               if w.startswith("#")}
    return shown[0], "#D55E00" in colours, "#123456" in colours

page = AppTest.from_file("app.py", default_timeout=60).run()
before = labels()
for file, old, new in (
    ("gd_core/text/en/page.py", '"Final w"', '"Last w"'),
    ("gd_core/charts/theme.py", "#D55E00", "#123456"),
):
    path = pathlib.Path(file)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
for name in [n for n in sys.modules if n.split(".")[0] == "gd_core"]:
    del sys.modules[name]
page.run()
assert not page.exception
print(before, labels())
"""


def test_an_edited_label_and_colour_show_at_the_next_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "gd_core", tmp_path / "gd_core")
    shutil.copy(ROOT / "app.py", tmp_path)
    shutil.copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    done = subprocess.run(
        [sys.executable, "-c", EDIT],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "('Final w', True, False) ('Last w', False, True)"


calls: list[object] = []


@cached
def noted(value: object, extra: object = None) -> tuple[object, object]:
    calls.append(value)
    return value, extra


@cached_aside
def noted_aside(value: object) -> object:
    calls.append(value)
    return value


@cached
def releasing(value: int) -> int:
    with TURNS.released():
        return value


@pytest.mark.parametrize("function", [noted, noted_aside])
def test_a_result_is_kept_by_arguments_language_and_code(
    function: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(function)
    monkeypatch.setitem(LANGUAGES, "xx", LANGUAGES["en"])
    calls.clear()
    for _ in range(2):
        function(LESSON)
    assert len(calls) == 1
    for _ in range(2):
        with speaking("xx"):
            function(LESSON)
    assert len(calls) == 2
    monkeypatch.setattr(caches, "CODE", "edited")
    function(LESSON)
    assert len(calls) == 3


def test_what_follows_from_the_arguments_is_no_part_of_the_key() -> None:
    calls.clear()
    assert (
        noted("follows", given=(1,)) == noted("follows", given=(2,)) == ("follows", 1)
    )
    assert len(calls) == 1


def test_a_cached_function_that_releases_the_turn_is_an_error() -> None:
    with TURNS.turn(), pytest.raises(RuntimeError, match="cached"):
        releasing(1)


def test_the_digest_follows_every_file_of_the_package(tmp_path: Path) -> None:
    package = tmp_path / "gd_core"
    shutil.copytree(ROOT / "gd_core", package)
    digests = {caches.digest_of_code(package)}
    for name in ("text/en/page.py", "page/page.css", "page/player/player.js"):
        path = package / name
        path.write_text(path.read_text() + "\n")
        digests.add(caches.digest_of_code(package))
    assert len(digests) == 4
