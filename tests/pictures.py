"""Pictures of links: a file of links in, a PNG for each of them out.

    .venv/bin/python -m tests.pictures                    the READMEs', into docs/
    .venv/bin/python -m tests.pictures my.txt --to slides
    .venv/bin/python -m tests.pictures docs/lecture.txt --to slides --page --lang ko

With --page there is one page of all pictures as well, each a link to what it shows:
index.html, and the same as lecture.pdf. With --lang every link has that language,
whatever it had; without it a link that has none is drawn in English. Of the README
there are pictures in every language, those of "ko" in docs/ko/.

A line of the file is a link, copied from Share, or just its part from the "?" on; what
it opens is drawn by a server of its own, or by a running one that --url names. Before
the link may stand, in any order, the picture's name, its size in CSS pixels and "dark":

    lesson.png 1920x1080 dark ?v=1&view=compare&lecture=1

Lines that begin with "#" are passed over. A picture has two pixels for each CSS pixel.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

from gd_core.text.languages import LANGUAGES
from tests.browser import ROOT, browsing, serving, settle
from tests.picture_page import write_page, write_strip

DOCS = ROOT / "docs"
README_LIST, LECTURE_LIST = DOCS / "pictures.txt", DOCS / "lecture.txt"
LOCAL = "http://localhost:8501/"  # where README's command serves the page
SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")
USUAL = (1280, 720)
DENSITY = 2
STRIP = "lecture.png"  # of the README: all slides of the lecture, small
FONTS = "on Debian or Ubuntu, apt-get install fonts-noto-cjk"
USUAL_LANGUAGE = "en"  # of a link that names none


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


def in_language(pictures: list[Picture], code: str | None) -> list[Picture]:
    """The same pictures with links that name this language, or as they are if None."""
    if code is None:
        return pictures
    return [replace(p, query=_with_language(p.query, code)) for p in pictures]


def _with_language(query: str, code: str) -> str:
    parts = query.removeprefix("?").split("&")
    kept = [part for part in parts if part and not part.startswith("lang=")]
    return "?" + "&".join([*kept, f"lang={code}"])


def _lacks_letters(code: str) -> bool:
    """Whether there is no font for a language here, as far as fontconfig tells."""
    command = shutil.which("fc-list")
    if not command:
        return False
    return not subprocess.check_output([command, f":lang={code}"])


@contextmanager
def _served(url: str | None) -> Iterator[str]:
    """A running page's address: the one that was named, or our own."""
    if url:
        yield url.partition("?")[0].rstrip("/")
    else:
        with serving() as server:
            yield server.url


def draw(
    pictures: list[Picture], to: Path, browser: Browser, url: str | None = None
) -> None:
    """Write the pictures into a folder."""
    to.mkdir(parents=True, exist_ok=True)
    with _served(url) as address:
        for picture in pictures:
            width, height = picture.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if picture.dark else "light",
                device_scale_factor=DENSITY,
                locale=USUAL_LANGUAGE,
                reduced_motion="reduce",  # what fades is gone at once
            )
            page.goto(f"{address}/{picture.query}")
            settle(page)
            page.screenshot(path=to / picture.name)
            page.close()
            print(to / picture.name)


def draw_strip(
    to: Path, browser: Browser, url: str | None = None, code: str | None = None
) -> None:
    """The README's strip: the slides of the lecture, small, in one picture."""
    slides = in_language(read_pictures(LECTURE_LIST.read_text("utf-8")), code)
    with TemporaryDirectory() as folder:
        draw(slides, Path(folder), browser, url)
        small = [Path(folder) / slide.name for slide in slides]
        write_strip(small, to / STRIP, browser)


def readme_folder(docs: Path, code: str) -> Path:
    """Where the pictures of the README in a language are."""
    return docs if code == USUAL_LANGUAGE else docs / code


def main(arguments: list[str] | None = None) -> str | None:
    """What the command line asks for; what is wrong with it, if anything."""
    asked = _parser().parse_args(arguments)
    try:
        pictures = read_pictures(asked.file.read_text("utf-8"))
    except (OSError, ValueError) as problem:
        return f"{asked.file}: {problem}"
    is_readme = asked.file == README_LIST
    codes = [asked.lang] if asked.lang or not is_readme else [*LANGUAGES]
    for code in filter(None, codes):
        if _lacks_letters(code):
            return f"no font here has the letters of “{code}”: {FONTS}"
    with browsing() as browser:
        for code in codes:
            drawn = in_language(pictures, code)
            folder = readme_folder(asked.to, code) if is_readme else asked.to
            draw(drawn, folder, browser, asked.url)
            if asked.page:
                shown = [(picture.name, picture.query) for picture in drawn]
                language = code or USUAL_LANGUAGE
                write_page(shown, folder, asked.url or LOCAL, browser, language)
            if is_readme:
                draw_strip(folder, browser, asked.url, code)
    return None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tests.pictures", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", nargs="?", type=Path, default=README_LIST)
    parser.add_argument(
        "--to", type=Path, default=DOCS, help="folder, docs/ by default"
    )
    parser.add_argument("--url", help="of a running page; one is started by default")
    parser.add_argument(
        "--page", action="store_true", help="one page of all pictures as well"
    )
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of every link")
    return parser


if __name__ == "__main__":
    sys.exit(main())
