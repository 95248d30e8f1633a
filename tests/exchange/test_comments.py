"""Comments of programs: each is in the reader's language, and the code stays."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product

import pytest

from gd_core import Experiment
from gd_core.exchange.comments import COMMENTS, spoken_code
from gd_core.exchange.notebook import notebook
from gd_core.exchange.race_script import race_script
from gd_core.exchange.scripts import script
from gd_core.exchange.side_by_side import side_by_side
from gd_core.page.side_by_side import as_table
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from gd_core.runs.losses import LOSSES
from gd_core.text.catalogue import speaking
from gd_core.text.languages import LANGUAGES
from tests.conftest import changed

HANGUL = re.compile("[가-힣]")
WORDS = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")  # a sentence in English
JOINED = re.compile(r"\b(no|and|not)\b")  # of English, between two pieces of code
LINE = Experiment(x=[1, 2], y=[2, 4], learning_rate=0.01, iterations=3, model="line")


def experiments(optimizer: str) -> Iterator[Experiment]:
    """Every slip with every loss and update."""
    slips = [(by_hand, "right") for by_hand in manual_gradients(optimizer)]
    slips += [("mean", by_torch) for by_torch in autograd_gradients(optimizer)]
    for (by_hand, by_torch), loss, update in product(slips, LOSSES, ("all", "each")):
        yield changed(
            LINE,
            optimizer=optimizer,
            manual_gradient=by_hand,
            autograd_gradient=by_torch,
            loss=loss,
            update=update,
        )


def comments(code: str) -> list[str]:
    return [line.partition("# ")[2] for line in code.splitlines() if "# " in line]


def docstrings(code: str) -> list[str]:
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, TOLD)]
    return [told for node in nodes if (told := ast.get_docstring(node))]


def statements(code: str) -> str:
    """What is done, whatever is said."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


TOLD = (ast.Module, ast.FunctionDef)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_comment_of_a_program_is_translated(optimizer: str) -> None:
    with speaking("ko"):
        codes = {script(e, "both") for e in experiments(optimizer)}
    said = {comment for code in codes for comment in comments(code)}
    bare = {
        comment
        for comment in said
        if not HANGUL.search(comment) and not comment.startswith("WRONG: ")
    }
    assert said
    assert not bare
    told = {text for code in codes for text in docstrings(code)}
    assert not [text for text in said | told if WORDS.search(text)]
    assert not [comment for comment in said if JOINED.search(comment)]


def test_another_language_changes_no_statement() -> None:
    for e in experiments("adam"):
        english = script(e, "autograd")
        with speaking("ko"):
            korean = script(e, "autograd")
        assert korean != english
        assert statements(korean) == statements(english)


def test_notebook_race_and_both_programs_have_comments_in_korean_too() -> None:
    e = changed(LINE, autograd_gradient="no_zero_grad")
    with speaking("ko"):
        made = [notebook(e, {"manual": "#000", "autograd": "#111"})]
        made += [race_script((e, changed(e, learning_rate=0.02)))]
        made += [as_table(side_by_side(e))]
    for code in made:
        assert "# 예측" in code
        assert "# prediction" not in code


def test_english_is_what_stands_in_the_source() -> None:
    code = "# prediction\nw = 2  # WRONG: no 2 *"
    assert spoken_code(code) == code


def test_every_comment_of_the_catalogue_is_written_somewhere() -> None:
    """What the code no longer says goes from the catalogues, too."""
    english = [v for k, v in LANGUAGES["en"].items() if k.startswith(COMMENTS)]
    written = {
        text
        for optimizer in OPTIMIZERS
        for e in experiments(optimizer)
        for model in ("line", "origin")
        for code in [script(changed(e, model=model), "both")]
        for text in [*comments(code), *"\n".join(docstrings(code)).splitlines()]
    }
    written |= {"loss", "gradient"}  # stages of the short programs
    for template in english:
        pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(template))
        assert any(re.fullmatch(pattern, text) for text in written), template
