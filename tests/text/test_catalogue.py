"""Catalogue: every language has every key with its facts, and all are asked for."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gd_core.exchange.comments import COMMENTS
from gd_core.page.streamlit_words import STREAMLIT_KEYS
from gd_core.text import catalogue
from gd_core.text.catalogue import label, language, say, speaking
from gd_core.text.languages import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
ENGLISH = LANGUAGES["en"]


def facts_of(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def differences(languages: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What a language lacks, or has too much, beside English."""
    lines = []
    for code, templates in languages.items():
        for key in ENGLISH.keys() ^ templates.keys():
            lines.append(f"{code}: {key} is in one language only")
        for key in ENGLISH.keys() & templates.keys():
            if facts_of(templates[key]) != facts_of(ENGLISH[key]):
                lines.append(f"{code}: {key} has other facts")
    return lines


def test_all_languages_have_the_same_keys_and_facts() -> None:
    assert differences(LANGUAGES) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_of_a_language_hides_another(code: str) -> None:
    files = (ROOT / "gd_core" / "text" / code).glob("*.py")
    keys = [
        key.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert len(keys) >= len(LANGUAGES[code])
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"list.or": None}, "list.or is in one language only"),
        ({"list.and": "{first}, {last}"}, "list.and is in one language only"),
        ({"list.or": "{first}"}, "list.or has other facts"),
        ({"list.or": "{first}, {last}, {third}"}, "list.or has other facts"),
        ({"note.last": "{k}"}, "note.last has other facts"),
    ],
)
def test_a_language_that_lacks_something_is_found(
    changes: dict[str, str | None], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = {k: t for k, t in (ENGLISH | changes).items() if t is not None}
    monkeypatch.setitem(LANGUAGES, "xx", templates)
    assert differences(LANGUAGES) == [f"xx: {problem}"]
    monkeypatch.setitem(LANGUAGES, "xx", dict(ENGLISH))
    assert differences(LANGUAGES) == []


def test_a_language_is_spoken_until_the_block_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = {**ENGLISH, "list.or": "{last} oder {first}", "note.last": "Ende."}
    monkeypatch.setitem(LANGUAGES, "xx", other)
    assert language() == "en"
    with pytest.raises(ZeroDivisionError), speaking("xx"):
        assert (language(), label("note.last")) == ("xx", "Ende.")
        assert say("list.or", first="a", last="b") == "b oder a"
        with speaking("en"):
            assert label("note.last") == "The run ends here."
        with ThreadPoolExecutor(1) as others:  # another reader, at the same time
            assert others.submit(language).result() == "en"
        assert language() == "xx"
        raise ZeroDivisionError
    assert label("note.last") == "The run ends here."


def test_a_language_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="'xx' is none of the languages en"):
        catalogue.speaking("xx").__enter__()
    assert language() == "en"


def test_every_template_can_be_filled() -> None:
    for key, template in ENGLISH.items():
        sentence = say(key, **dict.fromkeys(facts_of(template), "fact"))
        assert sentence or key.endswith(".means")  # an answer that says it all
        assert "{" not in sentence


def test_a_sentence_without_its_facts_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("input.not_paired")
    with pytest.raises(KeyError):
        say("no such sentence")


# --- what the code asks for -----------------------------------------------------------


def strings_in(tree: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The texts in code, "{}" in place of each fact of an f-string, and their nodes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [
                p.value if isinstance(p, ast.Constant) else "{}" for p in node.values
            ]
            yield "".join(map(str, parts)), node
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node


CODE = [
    ast.parse(file.read_text("utf-8"))
    for file in (ROOT / "app.py", *sorted((ROOT / "gd_core").rglob("*.py")))
    if file.parent.name not in LANGUAGES
]


def asked_keys(tree: ast.AST) -> set[str]:
    """The keys that `say` and `label` are called with, "{}" where they vary."""
    keys = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("say", "label"):
            keys |= {
                text for text, at in strings_in(node.args[0]) if at is node.args[0]
            }
    return keys


def test_every_key_that_is_asked_for_is_there() -> None:
    for key in set().union(*map(asked_keys, CODE)):
        pattern = re.escape(key).replace(r"\{\}", ".+")
        assert any(re.fullmatch(pattern, known) for known in ENGLISH), key


def unused_keys() -> set[str]:
    """The keys that no text in the code is, or is the beginning of."""
    texts = {text for tree in CODE for text, _ in strings_in(tree)}
    whole = {text for text in texts if "{}" not in text}
    dotted = {text for text in whole if "." in text} | (whole & ENGLISH.keys())
    heads = tuple(text.partition("{}")[0] for text in texts - whole)
    heads = (COMMENTS, STREAMLIT_KEYS, *(head for head in heads if "." in head))
    return {
        key
        for key in ENGLISH
        if not key.startswith(heads)
        and not any(key == text or key.startswith(f"{text}.") for text in dotted)
    }


def test_every_key_is_asked_for() -> None:
    assert unused_keys() == set()
