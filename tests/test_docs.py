"""The page about the optimisers: made from the code, and not by hand."""

from __future__ import annotations

import re
from math import sqrt

import numpy as np
import pytest

from docs.conventions import FORMS, PAPERS, first_of
from docs.optimizer_texts import TEXTS, is_told
from docs.optimizers import ROUNDING, UPDATES, file_of, lesson, page, slope, wrong_lines
from gd_core import optimizers, run_autograd, run_manual
from gd_core.page.rules import rules_file
from gd_core.runs.checks import OPTIMIZERS
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.text.catalogue import label, speaking
from gd_core.text.languages import LANGUAGES, SOURCE_LANGUAGE
from tests.text.test_catalogue import facts_of
from tests.text.test_korean import DEPENDING, HANGUL, INFORMAL, IS_CODE, WORDS

PAGES = {code: file_of(code).read_text("utf-8") for code in TEXTS}
ENGLISH = TEXTS[SOURCE_LANGUAGE]
# language -> optimiser -> all that its page says of it
SECTIONS = {
    code: dict(zip(OPTIMIZERS, re.split(r"^## ", text, flags=re.M)[1:], strict=True))
    for code, text in PAGES.items()
}
SAID_OF_NO_DIFFERENCE = {"en": "Nothing", "ko": "차이가 없습니다"}
# by hand, from the formulas
WEIGHTS = {
    "sgd": ("0.3", "0.555"),
    "momentum": ("0.3", "0.825"),
    "nesterov": ("0.57", "1.22055"),
    "adagrad": ("0.5", "0.8"),
    "rmsprop": ("0.5", "0.8009646"),
    "adam": ("0.1", "0.1998335"),
}
# rule and how others write it -> the first two weights of that, by the formula
OTHERS = {
    ("momentum", "sutskever"): (0.3, 0.825),
    ("momentum", "averaged"): (0.03, 0.08655),
    ("momentum", "dampened"): (0.3, 0.5955),
    ("nesterov", "sutskever"): (0.3, 0.7845),
    ("nesterov", "keras"): (0.57, 1.22055),
    ("adagrad", "keras"): (0.499972, 0.799965),
    ("rmsprop", "tieleman"): (0.158114, 0.268246),
    ("adam", "hats"): (0.1, 0.1998335),
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_page_is_what_its_command_writes(code: str) -> None:
    assert page(code) == PAGES[code], "run .venv/bin/python -m docs.optimizers"


def test_there_is_a_page_in_every_language_which_the_visitor_is_shown() -> None:
    assert TEXTS.keys() == LANGUAGES.keys()
    for code in LANGUAGES:
        with speaking(code):
            assert rules_file() == file_of(code)


def test_who_speaks_another_language_is_shown_the_english_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(LANGUAGES, "xx", LANGUAGES[SOURCE_LANGUAGE])
    with speaking("xx"):
        assert rules_file() == file_of(SOURCE_LANGUAGE)


@pytest.mark.parametrize("code", TEXTS)
def test_the_texts_of_all_languages_have_the_same_keys_and_facts(code: str) -> None:
    assert TEXTS[code].keys() == ENGLISH.keys()
    for key, template in TEXTS[code].items():
        assert facts_of(template) == facts_of(ENGLISH[key]), key


def test_every_text_of_a_form_and_of_a_slip_is_of_one_that_there_is() -> None:
    forms = {f"form.{name}.{form.name}" for name in FORMS for form in FORMS[name]}
    slips = {f"slip.{slip}" for slips in SLIPS_BY_HAND.values() for slip in slips}
    others = {"formula", "sum", "no_zero_grad", "autograd.forgets"}
    keys = {key.removesuffix(".differs") for key in ENGLISH if key.startswith("form.")}
    assert keys == forms
    own = {key for key in ENGLISH if key.startswith("slip.")}
    assert own <= slips | {f"slip.{other}" for other in others}


def test_a_slip_has_a_formula_or_is_told_in_words() -> None:
    for name, slips in SLIPS_BY_HAND.items():
        for slip in slips:
            assert wrong_lines(name, slip) or is_told(f"slip.{slip}")


def test_the_korean_page_is_polite_and_no_particle_depends_on_a_fact() -> None:
    for key, text in TEXTS["ko"].items():
        assert not INFORMAL.search(text), key
        assert not DEPENDING.search(text), key


def test_no_english_sentence_is_left_on_the_korean_page() -> None:
    text = PAGES["ko"]
    for papers in PAPERS.values():
        for paper in papers.values():
            assert paper in text
            text = text.replace(paper, "")
    left = [line for line in text.splitlines() if WORDS.search(IS_CODE.sub(" ", line))]
    assert left == []


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_another_language_changes_no_formula_no_number_and_no_code(name: str) -> None:
    english = SECTIONS[SOURCE_LANGUAGE][name].splitlines()
    for code in TEXTS:
        lines = SECTIONS[code][name].splitlines()
        for one, other in zip(lines, english, strict=True):
            if one.startswith("|"):
                assert numbers_of(one) == numbers_of(other)
            elif not HANGUL.search(one):
                assert one == other
            assert one.count("`") == other.count("`")


def numbers_of(row: str) -> list[str]:
    """The cells of a row of a table that have numbers and formulas, and no words."""
    cells = re.split(r"(?<!\\)\|", row)
    wordless = [cell for cell in cells if not re.search("[가-힣]|[a-z]{2}", cell)]
    return [cell.replace("*", "") for cell in wordless]


@pytest.mark.parametrize("code", TEXTS)
def test_every_row_of_a_table_has_the_columns_of_its_head(code: str) -> None:
    for rows in re.findall(r"(?:^\|.*\n)+", PAGES[code], flags=re.M):
        counts = {len(re.split(r"(?<!\\)\|", row)) for row in rows.splitlines()}
        assert len(counts) == 1, rows


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_has_its_first_weights_on_both_sides(name: str, code: str) -> None:
    for k, weight in enumerate(WEIGHTS[name], 1):
        assert f"\n| {k} | {weight} | {weight} |" in SECTIONS[code][name]


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_slip_is_on_the_page(name: str, code: str) -> None:
    section = SECTIONS[code][name]
    for slip in SLIPS_BY_HAND[name]:
        assert f"| `{slip}` |" in section
    with speaking(code):
        assert (label("choice.autograd.forgets") in section) == (name != "sgd")


@pytest.mark.parametrize("name", ["adagrad", "rmsprop", "adam"])
def test_steps_of_an_optimiser_that_forgets_are_as_long_as_is_said(name: str) -> None:
    forgets = lesson(name, autograd_gradient="forgets")
    w = run_autograd(forgets).w
    length = forgets.learning_rate
    if name == "rmsprop":
        length /= sqrt(1 - forgets.alpha)
    assert np.diff(w) == pytest.approx(np.full(UPDATES, length), rel=1e-7)


@pytest.mark.parametrize(("name", "who"), OTHERS)
def test_another_form_has_the_numbers_of_its_formula(name: str, who: str) -> None:
    (form,) = (form for form in FORMS[name] if form.name == who)
    weights = first_of(form, slope, lesson(name).settings, UPDATES)
    assert weights[:2] == pytest.approx(OTHERS[name, who], abs=1e-6)


def test_eps_of_kingma_and_bas_second_form_weighs_more_at_first() -> None:
    settings = {"learning_rate": 1.0, "beta1": 0.9, "beta2": 0.999, "eps": 1e-3}
    gradient = 0.5
    (form,) = (form for form in FORMS["adam"] if form.name == "eps_hat")
    told = ENGLISH["form.adam.eps_hat.differs"]
    (first,) = first_of(form, lambda _: gradient, settings | {"eps": 1e-8}, 1)
    # alpha_1 * m_1 / (sqrt(v_1) + eps), as they write it
    alpha = sqrt(1 - 0.999) / (1 - 0.9)
    m, v = (1 - 0.9) * gradient, (1 - 0.999) * gradient**2
    assert first == pytest.approx(-alpha * m / (sqrt(v) + 1e-8), rel=1e-14)

    # with eps h a step is 1 / (1 + weight * h / |g|) long: how much h weighs
    def weight(step: float, h: float) -> float:
        return (1 / step - 1) * gradient / h

    adam = optimizers.BY_HAND["adam"]
    (torchs,), _ = adam.step(np.zeros(1), gradient, adam.init(np.zeros(1)), settings)
    theirs = alpha * m / (sqrt(v) + 1e-3)
    assert weight(-float(torchs), 1e-3) == pytest.approx(1)
    assert weight(theirs, 1e-3) == pytest.approx(1 / sqrt(1 - 0.999))
    assert f"{1 / sqrt(1 - 0.999):.0f} times as much" in told
    assert told.startswith("ε, too, is divided by √(1 − β₂ᵗ)")


@pytest.mark.parametrize("name", OPTIMIZERS[1:])
def test_a_form_that_is_said_to_differ_in_nothing_does_not(name: str) -> None:
    right = run_manual(lesson(name, iterations=20)).w[1:].tolist()
    for form in FORMS[name]:
        weights = first_of(form, slope, lesson(name).settings, 20)
        apart = max(abs(a - b) for a, b in zip(weights, right, strict=True))
        for code, texts in TEXTS.items():
            said = texts[f"form.{name}.{form.name}.differs"]
            assert (apart < 10 * ROUNDING) == (SAID_OF_NO_DIFFERENCE[code] in said)
