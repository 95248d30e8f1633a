"""One page of many pictures, each a link to what it shows; as HTML and as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser

from gd_core.text.catalogue import label, speaking

PAGE = """\
<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<title>{title}</title>
<style>
  @page {{ size: 1280px 720px; margin: 0; }}
  body {{ margin: 0; }}
  a {{ display: block; break-after: page; }}
  img {{ display: block; width: 100%; }}
</style>
{slides}
"""
SLIDE = '<a href="{link}"><img src="{name}" alt="{name}"></a>'
STRIP = """\
<!doctype html>
<style>
  body {{
    display: grid; grid-template-columns: repeat({columns}, 1fr); gap: 8px;
    width: {width}px; margin: 0; padding: 8px; box-sizing: border-box;
    background: #d8d5ce;
  }}
  img {{ display: block; width: 100%; }}
</style>
{images}
"""
STRIP_COLUMNS, STRIP_WIDTH = 4, 1280  # pixels


def write_page(
    pictures: Sequence[tuple[str, str]],
    folder: Path,
    address: str,
    browser: Browser,
    language: str = "en",
) -> None:
    """Write index.html and lecture.pdf, beside the pictures that they show.

    Args:
        pictures: of each, in order, the name of its file and the link from its "?" on.
        folder: where the pictures are.
        address: of the page that the links open.
        browser: that prints the page.
        language: of its title.
    """
    with speaking(language):
        title = escape(label("page.title"))
    slides = (
        SLIDE.format(link=escape(urljoin(address, query)), name=escape(name))
        for name, query in pictures
    )
    file = folder / "index.html"
    made = PAGE.format(language=language, title=title, slides="\n".join(slides))
    file.write_text(made, "utf-8")
    page = browser.new_page()
    page.goto(file.resolve().as_uri())
    page.pdf(
        path=folder / "lecture.pdf", print_background=True, prefer_css_page_size=True
    )
    page.close()


def write_strip(pictures: Sequence[Path], to: Path, browser: Browser) -> None:
    """Write one picture of many, small, in rows."""
    images = "\n".join(f'<img src="{file.resolve().as_uri()}">' for file in pictures)
    page_file = pictures[0].parent / "strip.html"
    made = STRIP.format(columns=STRIP_COLUMNS, width=STRIP_WIDTH, images=images)
    page_file.write_text(made, "utf-8")
    page = browser.new_page(viewport={"width": STRIP_WIDTH, "height": 100})
    page.goto(page_file.resolve().as_uri())
    page.screenshot(path=to, full_page=True)
    page.close()
