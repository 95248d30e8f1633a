"""Pictures of links: a file of links in, a PNG for each of them out.

    .venv/bin/python -m tests.pictures                    the README's, into docs/
    .venv/bin/python -m tests.pictures my.txt --to slides
    .venv/bin/python -m tests.pictures --lecture          the links of a whole lecture

A line of the file is a link, copied from Share, or just its part from the "?" on; what
it opens is drawn by a server of its own, or by a running one that --url names. Before
the link may stand, in any order, the picture's name, its size in CSS pixels and "dark":

    lesson.png 1920x1080 dark ?v=1&view=compare&lecture=1

Lines that begin with "#" are passed over. A picture has two pixels for each CSS pixel.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gd_core import PRESETS
from gd_core.exchange.link import VIEWS, Look, permalink
from gd_core.exchange.pins import write_pins
from gd_core.runs.presets import RACES
from tests.browser import ROOT, browsing, serving, settle

DOCS = ROOT / "docs"
SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
USUAL = (1280, 720)
DENSITY = 2
OF_ONE_RUN = tuple(view for view in VIEWS if view not in ("race", "check"))


@dataclass(frozen=True)
class Picture:
    """What is drawn, and how.

    Attributes:
        name: of the file.
        query: the link from its "?" on.
        size: width and height in CSS pixels.
        dark: in dark colours.
    """

    name: str
    query: str
    size: tuple[int, int] = USUAL
    dark: bool = False


def read_pictures(text: str) -> list[Picture]:
    """The pictures that the lines of a file ask for.

    Raises:
        ValueError: a line has no link or a word that means nothing, in one sentence.
    """
    pictures: list[Picture] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        *options, link = words
        if "?" not in link:
            raise ValueError(f"line {number} must end with a link that has a “?” in it")
        asked: dict[str, Any] = {
            "name": f"{len(pictures) + 1:02}.png",
            "query": link[link.index("?") :],
        }
        for option in options:
            size = SIZE.fullmatch(option)
            if option.endswith(".png") and "/" not in option:
                asked["name"] = option
            elif size:
                asked["size"] = (int(size[1]), int(size[2]))
            elif option in ("dark", "light"):
                asked["dark"] = option == "dark"
            else:
                raise ValueError(
                    f"line {number} has “{option}” before its link: it must be a name "
                    "that ends with .png, a size like 1280x720, “dark” or “light”"
                )
        pictures.append(Picture(**asked))
    return pictures


def lecture() -> list[Picture]:
    """A slide for each preset and view of one run, and for each ready-made race."""
    slides = [
        Picture(f"{preset}-{view}.png", permalink(e, Look(view, lecture="1")))
        for preset, e in PRESETS.items()
        for view in OF_ONE_RUN
    ]
    for race, (e, *others) in RACES.items():
        pins = write_pins(e, others).text
        link = permalink(e, Look("race", lecture="1"), pins=pins)
        slides.append(Picture(f"{race}-race.png", link))
    return slides


@contextmanager
def _served(url: str | None) -> Iterator[str]:
    """A running page's address: the one that was named, or our own."""
    if url:
        yield url.partition("?")[0].rstrip("/")
    else:
        with serving() as server:
            yield server.url


def draw(pictures: list[Picture], to: Path, url: str | None = None) -> None:
    """Write the pictures into a folder."""
    to.mkdir(parents=True, exist_ok=True)
    with _served(url) as address, browsing() as browser:
        for picture in pictures:
            width, height = picture.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if picture.dark else "light",
                device_scale_factor=DENSITY,
            )
            page.goto(f"{address}/{picture.query}")
            settle(page)
            page.mouse.move(width // 2, 2)  # nothing is pointed at
            page.screenshot(path=to / picture.name)
            page.close()
            print(to / picture.name)


def main(arguments: list[str] | None = None) -> str | None:
    """What the command line asks for; what is wrong with it, if anything."""
    parser = argparse.ArgumentParser("tests.pictures", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", nargs="?", type=Path, default=DOCS / "pictures.txt")
    parser.add_argument(
        "--to", type=Path, default=DOCS, help="folder, docs/ by default"
    )
    parser.add_argument("--url", help="of a running page; one is started by default")
    parser.add_argument("--lecture", action="store_true", help="write a file of links")
    asked = parser.parse_args(arguments)
    if asked.lecture:
        for picture in lecture():
            print(picture.name, picture.query)
        return None
    try:
        pictures = read_pictures(asked.file.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        return f"{asked.file}: {problem}"
    draw(pictures, asked.to, asked.url)
    return None


if __name__ == "__main__":
    sys.exit(main())
