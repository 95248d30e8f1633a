"""Old links: each of these permalinks must show, for good, what it showed once.

`permalinks.json` is never edited to make a test pass. A name or a value that gets a new
meaning gets a new version, and these links keep the old one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from gd_core import PRESETS, Experiment, compare, run_autograd, run_manual
from gd_core.analysis.prediction import outcome_of
from gd_core.analysis.theory import theory_of
from gd_core.exchange import link, opening
from gd_core.exchange.link import NAMES, Look, permalink
from gd_core.exchange.opening import read_link
from gd_core.exchange.pins import write_pins
from gd_core.page.lecture import as_html
from gd_core.runs.checks import OPTIMIZERS, SIDES
from gd_core.text import agreements, sentences
from gd_core.text.catalogue import speaking
from gd_core.text.findings import compare_finding
from gd_core.text.numbers import number
from tests.conftest import changed
from tests.page.in_process import as_read, complaints, head, opened, told

GOLDEN: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "permalinks.json").read_text("utf-8")
)
LINKS = [dict(parse_qsl(golden["link"].removeprefix("?"))) for golden in GOLDEN]
# names that older links lack, and what a page was like before there were any
SINCE = {"source": "off", "loss": "mean", "update": "all", "rows": "passes"}
SINCE |= {"model": "origin", "b0": "0", "std": "off", "opt": "sgd"}
# older settings did not say whose a slip is, except of one
WHOSE = ("by hand: ", "by autograd: ", " by hand")
ALL = list(zip(LINKS, (golden["shows"] for golden in GOLDEN), strict=True))


def without_whose(text: str) -> str:
    for words in WHOSE:
        text = text.replace(words, "")
    return text


@pytest.fixture(autouse=True)
def in_its_language(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a link shows is held in the language that the link asks for."""
    of_test = getattr(request.node, "callspec", None)
    params = of_test.params.get("params", {}) if of_test else {}
    with speaking(params.get("lang", "en")):
        yield


def settings(e: Experiment) -> str:
    return without_whose(as_read(sentences.settings(e)))


def test_there_are_many_and_they_use_every_name_and_every_choice() -> None:
    assert len({golden["link"] for golden in GOLDEN}) == len(GOLDEN) >= 22
    used = {(name, text) for params in LINKS for name, text in params.items()}
    assert {name for name, _ in used} == {*NAMES}
    for name in (
        "gradient",
        "autograd",
        "precision",
        "view",
        "run",
        "scale",
        "loss",
        "update",
        "model",
        "b0",
        "std",
        "mu",
        "alpha",
        "beta1",
        "beta2",
        "eps",
    ):
        assert len({text for n, text in used if n == name}) >= 2
    assert {text for n, text in used if n == "opt"} == {*OPTIMIZERS}
    for name, options in link.CHOICES.items():
        if name != "answer":
            # a link that leaves the language to its reader says nothing
            asked = {*options} - {link.OWN_LANGUAGE}
            assert {text for n, text in used if n == name} == asked


@pytest.mark.parametrize(("params", "shows"), ALL)
def test_a_permalink_opens_the_same_experiment_and_look(
    params: dict[str, str], shows: dict[str, Any]
) -> None:
    found = read_link(params)
    assert not found.problems
    e, look = found.experiment, found.look
    assert settings(e) == without_whose(shows["settings"])
    for name in ("view", "k", "run", "scale", "answer"):
        assert getattr(look, name) == shows[name]
    assert look.axis == shows.get("axis", "log")
    assert [settings(pin) for pin in found.pins] == shows.get("pins", [])
    assert (look.predict == "on", look.lecture == "1") == (
        shows["predict"],
        shows["lecture"],
    )
    traces = run_manual(e), run_autograd(e)
    assert [trace.states for trace in traces] == shows["states"]
    for name in ("final_w", "final_loss"):
        assert [number(getattr(t, name)) for t in traces] == shows[name]
    if e.model == "line":
        ends = [number(float(trace.params[-1, 1])) for trace in traces]
        assert ends == shows["final_b"]
    assert agreements.agreement_title(compare(e, *traces)) == shows["agreement"]
    theories = theory_of(e, "manual"), theory_of(e, "autograd")
    title = sentences.outcome_title(*theories)
    if e.update == "each" or e.model == "line":
        title = sentences.title_of(*(outcome_of(e, side) for side in SIDES))
    assert title == shows["outcome"]


@pytest.mark.parametrize(("params", "shows"), ALL)
def test_the_page_shows_what_the_permalink_says(
    params: dict[str, str], shows: dict[str, Any]
) -> None:
    page = opened(**params)
    assert not complaints(page)
    assert dict(page.query_params) == params  # what says it already is left alone
    state = page.session_state
    for name in ("k", "run", "scale", "predict", "answer", "lecture"):
        assert state[name] == shows[name]
    assert state["source"] == shows.get("source", False)
    assert state["view"] == shows["view"]
    assert [settings(pin) for pin in state["pins"]] == shows.get("pins", [])
    if not (shows["lecture"] and "pins" in shows):  # what all of them have in common
        assert without_whose(shows["settings"]) in without_whose(told(page))
    asked = shows["predict"] and shows["answer"] == "none"
    if shows["view"] != "compare" or asked:
        return
    if shows["lecture"]:  # the title of a slide is its finding
        e = read_link(params).experiment
        traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
        finding = compare_finding(e, traces)
        assert head(page).startswith(f"<h1>{as_html(finding.title)}</h1>")
        return
    assert shows["agreement"] in told(page)
    assert shows["outcome"] in told(page)
    names = ("final_w", "final_b", "final_loss")
    values = zip(*(shows[name] for name in names if name in shows), strict=True)
    assert [metric.value for metric in page.metric] == [
        value for both in values for value in both
    ]


@pytest.mark.parametrize(("params", "shows"), ALL)
def test_a_permalink_does_not_lean_on_any_default(
    params: dict[str, str], shows: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_link(params)
    has_opt = "opt" in params
    other = Experiment(
        x=[5, 6],
        y=[7, 8],
        w0=9,
        learning_rate=1,
        iterations=11,
        manual_gradient="no2" if has_opt else "uphill",
        precision="float64",
        autograd_gradient="no_zero_grad",
        loss="half_sum" if "loss" in params else SINCE["loss"],
        update="each" if "update" in params else SINCE["update"],
        model="line" if "model" in params else SINCE["model"],
        b0=-7,
        standardize="std" in params,
        optimizer="rmsprop" if has_opt else SINCE["opt"],
        alpha=0.5,
        eps=0.5,
    )
    look = Look("rate", 3, "autograd", "log", "on", "flips", "1")
    if "memory" in params:
        look = replace(look, memory="off")
    monkeypatch.setattr(opening, "LESSON", other)
    monkeypatch.setattr(opening, "LOOK", look)
    assert read_link(params) == before


@pytest.mark.parametrize("params", LINKS)
def test_a_permalink_is_short_and_writes_itself(params: dict[str, str]) -> None:
    found = read_link(params)
    pins = write_pins(found.experiment, found.pins).text
    text = permalink(found.experiment, found.look, pins=pins)
    assert dict(parse_qsl(text.removeprefix("?"))) == SINCE | params
    assert len(text) < 450


def test_of_gradient_descent_only_its_name_is_new() -> None:
    """What the permalink of a later experiment has besides is not in an older one."""
    params = dict(parse_qsl(GOLDEN[41]["link"].removeprefix("?")))
    assert "opt" not in params
    found = read_link(params)
    now = permalink(found.experiment, found.look)
    assert now.replace("&opt=sgd", "") == GOLDEN[41]["link"]


def test_a_later_version_is_not_guessed_at() -> None:
    (problem,) = read_link({"v": "2", "lr": "0.02"}).problems
    assert "v=2 could not be used" in sentences.link_problem(problem)
    assert read_link({"v": "2", "lr": "0.02"}).experiment == changed(
        PRESETS["lesson"], learning_rate=0.02
    )
