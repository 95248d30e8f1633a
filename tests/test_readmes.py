"""README.md and its twins in other languages: they say the same and show the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from gd_core.text.languages import LANGUAGES
from tests.pictures import DOCS, USUAL_LANGUAGE, readme_folder
from tests.readme import README

TWINS = [code for code in LANGUAGES if code != USUAL_LANGUAGE]
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
TARGET = re.compile(r"\]\(([^)]+)\)")
INTO_PAGE = re.compile(r"/\?\w[^`\s]*")  # /?lr=0.1 and the like
EMPHASIS = re.compile(r"(?<!\*)\*([^*`|]+)\*(?!\*)")
NUMBER = re.compile(r"\d[\d,.]*")


def text_of(code: str) -> str:
    """The README in a language."""
    name = "README.md" if code == USUAL_LANGUAGE else f"README.{code}.md"
    return README.with_name(name).read_text("utf-8")


def sections(text: str) -> list[str]:
    """What stands under each heading, without the blocks of code."""
    return re.split(r"^#+ .*$", BLOCK.sub("", text), flags=re.MULTILINE)


def code_in(section: str, lang: str = "") -> Counter[str]:
    """How often there is each `code`, without a language in a link."""
    spans = re.findall(r"`([^`]+)`", section)
    return Counter(re.sub(r"\s+", " ", span).replace(lang, "") for span in spans)


def rows(section: str) -> list[tuple[int, list[str]]]:
    """Of each row of the tables its number of cells, and the numbers in it."""
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [(line.count("|"), sorted(NUMBER.findall(line))) for line in lines]


@pytest.fixture(scope="module")
def english() -> str:
    """The README in English."""
    return text_of(USUAL_LANGUAGE)


@pytest.mark.parametrize("code", TWINS)
def test_a_twin_has_the_same_headings_and_blocks_of_code(
    code: str, english: str
) -> None:
    twin = text_of(code)
    assert BLOCK.findall(twin) == BLOCK.findall(english)
    assert HEADING.findall(BLOCK.sub("", twin)) == HEADING.findall(
        BLOCK.sub("", english)
    )
    assert len(sections(twin)) > 10


@pytest.mark.parametrize("code", TWINS)
def test_a_twin_has_the_same_code_and_tables_in_each_section(
    code: str, english: str
) -> None:
    pairs = zip(sections(english), sections(text_of(code)), strict=True)
    for original, twin in pairs:
        assert code_in(twin, f"&lang={code}") == code_in(original, f"&lang={code}")
        assert rows(twin) == rows(original)


@pytest.mark.parametrize("code", TWINS)
def test_a_twin_has_the_same_pictures_and_links(code: str, english: str) -> None:
    folder = readme_folder(DOCS, code).relative_to(README.parent).as_posix()
    twin = text_of(code)
    targets = [target.replace(f"{folder}/", "docs/") for target in TARGET.findall(twin)]
    assert targets[0] == "README.md"  # the line at the top leads to the other
    assert TARGET.findall(english)[0] == f"README.{code}.md"
    in_english = [target.replace(f".{code}.md", ".md") for target in targets[1:]]
    assert in_english == TARGET.findall(english)[1:]
    assert f"docs/optimizers.{code}.md" in targets
    for target in TARGET.findall(twin):
        assert (README.parent / target).exists(), target
    links = INTO_PAGE.findall(twin)
    assert links
    assert all(link.endswith(f"&lang={code}") for link in links)


@pytest.mark.parametrize("code", TWINS)
def test_a_twin_calls_each_control_as_the_page_does(code: str, english: str) -> None:
    called: dict[str, set[str]] = {}
    for key, text in LANGUAGES[USUAL_LANGUAGE].items():
        called.setdefault(text.casefold(), set()).add(f"“{LANGUAGES[code][key]}”")
    known = 0
    pairs = zip(sections(english), sections(text_of(code)), strict=True)
    for original, twin in pairs:
        in_one_line = re.sub(r"\s+", " ", twin)
        for label in EMPHASIS.findall(original):
            names = called.get(re.sub(r"\s+", " ", label).casefold(), set())
            assert not names or any(name in in_one_line for name in names), label
            known += bool(names)
    assert known > 30
