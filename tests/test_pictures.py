"""The command that draws links, and the lists of links in docs/ and in the README."""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from docs import lecture
from gd_core.text.languages import LANGUAGES
from tests import pictures
from tests.browser import CHROMIUM, ROOT, Server
from tests.picture_page import write_page
from tests.pictures import (
    DENSITY,
    DOCS,
    STRIP,
    Picture,
    draw,
    in_language,
    main,
    read_pictures,
    readme_folder,
)

needs_chromium = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"),
    reason="there is no Chromium on this machine",
)


def test_a_line_is_a_link_and_what_stands_before_it_is_optional() -> None:
    text = """
# a comment
https://example.org/gd/?v=1&lr=0.1
dark lesson.png 1920x1080 ?view=rate
"""
    assert read_pictures(text) == [
        Picture("01.png", "?v=1&lr=0.1"),
        Picture("lesson.png", "?view=rate", (1920, 1080), True),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("lesson.png", "line 1 must end with a link"),
        ("bright ?view=rate", "line 1 has “bright” before its link"),
        ("../lesson.png ?view=rate", "line 1 has “../lesson.png”"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_one_sentence(
    line: str, says: str, tmp_path: Path
) -> None:
    file = tmp_path / "links.txt"
    file.write_text(line)
    assert says in str(main([str(file)]))
    assert "No such file" in str(main([str(tmp_path / "none.txt")]))


def test_the_list_of_the_lecture_is_what_is_written_of_it() -> None:
    text = lecture.FILE.read_text("utf-8")
    assert text.splitlines()[1:] == [*lecture.lines()]
    assert len(read_pictures(text)) in range(12, 17)
    for name in re.findall(r"python -m [^\n`]+", text):
        assert name in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_readmes_pictures_are_those_that_the_command_draws(code: str) -> None:
    drawn = {p.name for p in read_pictures((DOCS / "pictures.txt").read_text())}
    folder = readme_folder(DOCS, code)
    readme = ROOT / ("README.md" if folder == DOCS else f"README.{code}.md")
    path = folder.relative_to(ROOT).as_posix()
    shown = set(re.findall(rf"\({path}/([\w-]+\.png)\)", readme.read_text("utf-8")))
    assert shown
    assert shown <= drawn | {STRIP}
    assert {file.name for file in folder.glob("*.png")} == drawn | {STRIP}


@pytest.mark.parametrize(
    ("query", "korean"),
    [
        ("?v=1&lr=0.1", "?v=1&lr=0.1&lang=ko"),
        ("?lang=en&lr=0.1", "?lr=0.1&lang=ko"),
        ("?lr=0.1&lang=ko&lecture=1", "?lr=0.1&lecture=1&lang=ko"),
        ("?", "?lang=ko"),
    ],
)
def test_a_language_is_put_into_every_link(query: str, korean: str) -> None:
    asked = [Picture("a.png", query, dark=True)]
    assert in_language(asked, "ko") == [Picture("a.png", korean, dark=True)]
    assert in_language(asked, None) == asked


def test_letters_that_no_font_has_are_not_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "_lacks_letters", lambda code: code == "ko")
    file = tmp_path / "links.txt"
    file.write_text("?v=1")
    assert "fonts-noto-cjk" in str(main([str(file), "--lang", "ko"]))


@pytest.mark.browser
@needs_chromium
def test_each_link_becomes_a_picture_of_twice_the_pixels(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    links = [
        Picture("slide.png", "?v=1&gradient=sum&lecture=1"),
        Picture("page.png", "?view=take", (1000, 600), dark=True),
    ]
    draw(links, tmp_path, browser, f"{server.url}/?lr=1")
    shown = [(link.name, link.query) for link in links]
    write_page(shown, tmp_path, "https://example.org/gd/", browser)
    for picture in links:
        data = (tmp_path / picture.name).read_bytes()
        size = struct.unpack(">II", data[16:24])
        assert size == tuple(DENSITY * side for side in picture.size)
        assert len(data) > 30_000  # something is drawn
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'href="https://example.org/gd/?v=1&amp;gradient=sum&amp;lecture=1"' in page
    assert (tmp_path / "lecture.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.browser
@needs_chromium
def test_a_language_changes_the_picture_and_the_page_of_all(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    links = [Picture("slide.png", "?v=1&lecture=1", (1024, 576))]
    seen = {}
    for code in ("en", "ko", None):
        folder = tmp_path / str(code)
        drawn = in_language(links, code)
        draw(drawn, folder, browser, server.url)
        seen[code] = (folder / "slide.png").read_bytes()
    assert seen["ko"] != seen["en"] == seen[None]
    shown = [(link.name, link.query) for link in in_language(links, "ko")]
    write_page(shown, tmp_path / "ko", "https://example.org/gd/", browser, "ko")
    page = (tmp_path / "ko" / "index.html").read_text("utf-8")
    assert 'href="https://example.org/gd/?v=1&amp;lecture=1&amp;lang=ko"' in page
    assert f"<title>{LANGUAGES['ko']['page.title']}</title>" in page
    assert '<html lang="ko">' in page
