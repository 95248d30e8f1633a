"""The command that draws links, and the lists of links in docs/ and in the README."""

from __future__ import annotations

import os
import re
import struct
from pathlib import Path

import pytest

from gd_core import PRESETS
from gd_core.runs.presets import RACES
from gd_core.text.catalogue import label
from tests.browser import CHROMIUM, ROOT, Server
from tests.pictures import (
    DENSITY,
    DOCS,
    OF_ONE_RUN,
    Picture,
    draw,
    lecture,
    main,
    read_pictures,
)

LOCAL = "http://localhost:8501/"


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


def test_the_list_of_a_lecture_has_each_view_of_each_preset() -> None:
    assert read_pictures((DOCS / "lecture.txt").read_text()) == lecture()
    assert len(lecture()) == len(PRESETS) * len(OF_ONE_RUN) + len(RACES)


def test_the_readme_links_to_every_slide_of_the_lecture() -> None:
    readme = (ROOT / "README.md").read_text()
    links = iter(lecture())
    for preset in PRESETS:
        cells = [label(f"preset.{preset}")]
        for view in OF_ONE_RUN:
            name = label(f"view.{view}")
            cells.append(f"[{name}]({LOCAL}{next(links).query})")
        assert f"| {' | '.join(cells)} |" in readme
    for race in RACES:
        name = label(f"preset.{race}").partition(": ")[2]
        assert f"[{name}]({LOCAL}{next(links).query})" in readme


def test_the_readmes_pictures_are_those_that_the_command_draws() -> None:
    drawn = {p.name for p in read_pictures((DOCS / "pictures.txt").read_text())}
    shown = set(re.findall(r"\(docs/([\w-]+\.png)\)", (ROOT / "README.md").read_text()))
    assert shown <= drawn
    assert {file.name for file in DOCS.glob("*.png")} == drawn


@pytest.mark.browser
@pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"),
    reason="there is no Chromium on this machine",
)
def test_each_link_becomes_a_picture_of_twice_the_pixels(
    server: Server, tmp_path: Path
) -> None:
    links = [
        Picture("slide.png", "?v=1&gradient=sum&lecture=1"),
        Picture("page.png", "?view=take", (1000, 600), dark=True),
    ]
    draw(links, tmp_path, f"{server.url}/?lr=1")
    for picture in links:
        data = (tmp_path / picture.name).read_bytes()
        size = struct.unpack(">II", data[16:24])
        assert size == tuple(DENSITY * side for side in picture.size)
        assert len(data) > 30_000  # something is drawn
