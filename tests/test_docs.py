"""The page about the optimisers: made from the code, and not by hand."""

from __future__ import annotations

import re
from math import sqrt

import numpy as np
import pytest

from docs.conventions import FORMS, first_of
from docs.optimizers import PAGE, ROUNDING, UPDATES, lesson, page, slope
from gd_core import optimizers, run_autograd, run_manual
from gd_core.runs.checks import OPTIMIZERS
from gd_core.runs.optimizers import SLIPS_BY_HAND

TEXT = PAGE.read_text("utf-8")
SECTIONS = dict(zip(OPTIMIZERS, re.split(r"^## ", TEXT, flags=re.M)[1:], strict=True))
# by hand, from the formulas
WEIGHTS = {
    "sgd": ("0.3", "0.555"),
    "momentum": ("0.3", "0.825"),
    "nesterov": ("0.57", "1.22055"),
    "adagrad": ("0.5", "0.8"),
    "rmsprop": ("0.5", "0.8009646"),
    "adam": ("0.1", "0.1998335"),
}
# rule and who writes it otherwise -> the first two weights of that, by the formula
OTHERS = {
    ("momentum", "Sutskever"): (0.3, 0.825),
    ("momentum", "courses"): (0.03, 0.08655),
    ("momentum", "dampening"): (0.3, 0.5955),
    ("nesterov", "Nesterov 1983"): (0.3, 0.7845),
    ("nesterov", "Keras"): (0.57, 1.22055),
    ("adagrad", "Keras"): (0.499972, 0.799965),
    ("rmsprop", "Tieleman"): (0.158114, 0.268246),
    ("adam", "algorithm 1"): (0.1, 0.1998335),
}


def test_the_page_is_what_its_command_writes() -> None:
    assert page() == TEXT, "run .venv/bin/python -m docs.optimizers"


def test_every_row_of_a_table_has_the_columns_of_its_head() -> None:
    for rows in re.findall(r"(?:^\|.*\n)+", TEXT, flags=re.M):
        counts = {len(re.split(r"(?<!\\)\|", row)) for row in rows.splitlines()}
        assert len(counts) == 1, rows


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_rule_has_its_first_weights_on_both_sides(name: str) -> None:
    for k, weight in enumerate(WEIGHTS[name], 1):
        assert f"\n| {k} | {weight} | {weight} |" in SECTIONS[name]


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_slip_is_on_the_page(name: str) -> None:
    for slip in SLIPS_BY_HAND[name]:
        assert f"| `{slip}` |" in SECTIONS[name]
    assert ("re-created" in SECTIONS[name]) == (name != "sgd")


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
    (form,) = (form for form in FORMS[name] if who in form.where)
    weights = first_of(form, slope, lesson(name).settings, UPDATES)
    assert weights[:2] == pytest.approx(OTHERS[name, who], abs=1e-6)


def test_eps_of_kingma_and_bas_second_form_weighs_more_at_first() -> None:
    settings = {"learning_rate": 1.0, "beta1": 0.9, "beta2": 0.999, "eps": 1e-3}
    gradient = 0.5
    (form,) = (form for form in FORMS["adam"] if "end of section 2" in form.where)
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
    assert f"{1 / sqrt(1 - 0.999):.0f} times as much" in form.differs
    assert form.differs.startswith("ε, too, is divided by √(1 − β₂ᵗ)")


@pytest.mark.parametrize("name", OPTIMIZERS[1:])
def test_a_form_that_is_said_to_differ_in_nothing_does_not(name: str) -> None:
    right = run_manual(lesson(name, iterations=20)).w[1:].tolist()
    for form in FORMS[name]:
        weights = first_of(form, slope, lesson(name).settings, 20)
        apart = max(abs(a - b) for a, b in zip(weights, right, strict=True))
        assert (apart < 10 * ROUNDING) == form.differs.startswith("Nothing")
