"""Links: what a link writes it reads back; what it cannot use it says."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.exchange.link import (
    MOST_DATA_TEXT,
    NAMES,
    NOT_ALWAYS,
    VIEWS,
    Look,
    carries_data,
    full_link,
    names_of,
    permalink,
    write_link,
)
from gd_core.exchange.opening import Opened, read_link
from gd_core.runs.checks import OPTIMIZERS
from gd_core.text import sentences
from tests.conftest import changed, experiments, slipping, slipping_lines
from tests.exchange.test_scripts import remembering

LESSON = PRESETS["lesson"]


def problems_of(opened: Opened) -> list[str]:
    """The sentences about what of a link could not be used."""
    return [sentences.link_problem(problem) for problem in opened.problems]


def test_the_default_needs_no_link() -> None:
    assert write_link(LESSON) == {}
    assert read_link({}).experiment == LESSON
    assert read_link({}).problems == ()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_survives_its_link(name: str) -> None:
    opened = read_link(write_link(PRESETS[name], Look(scale="log")))
    assert opened.experiment == PRESETS[name]
    assert (opened.look.scale, opened.problems) == ("log", ())


@given(slipping())
def test_every_experiment_survives_its_link(e: Experiment) -> None:
    opened = read_link(write_link(e))
    assert opened.experiment == e
    assert opened.problems == ()


@given(slipping_lines())
def test_every_line_survives_its_link(e: Experiment) -> None:
    link = write_link(e)
    assert link["model"] == "line"
    assert ("b0" in link, "std" in link) == (e.b0 != 0, e.standardize)
    for params in (link, full_link(e)):
        opened = read_link(params)
        assert (opened.experiment, opened.problems) == (e, ())


def test_what_a_model_does_not_use_is_not_in_its_link() -> None:
    e = changed(LESSON, b0=3, standardize=True)
    assert write_link(e) == {}
    opened = read_link({"b0": "3", "std": "on"})
    assert (opened.experiment, opened.problems) == (LESSON, ())
    full = full_link(LESSON)
    assert (full["model"], full["b0"], full["std"]) == ("origin", "0", "off")


@st.composite
def with_settings(draw: st.DrawFn) -> Experiment:
    """Random experiments with settings that only some optimisers have."""
    share, eps = st.floats(1e-9, 0.999_999), st.none() | st.floats(1e-30, 1)
    names = ("momentum", "alpha", "beta1", "beta2")
    shares = {name: draw(share) for name in names}
    return changed(draw(remembering()), **shares, eps=draw(eps))


@given(with_settings(), st.sampled_from(["on", "off"]))
def test_every_optimiser_survives_its_links(e: Experiment, memory: str) -> None:
    look = Look(memory=memory)
    link = write_link(e, look)
    assert link["opt"] == e.optimizer
    assert link.get("memory", "on") == memory
    for params in (link, full_link(e, look)):
        opened = read_link(params)
        assert (opened.experiment, opened.look, opened.problems) == (e, look, ())


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_only_what_an_optimiser_has_is_in_its_link(optimizer: str) -> None:
    e = changed(LESSON, optimizer=optimizer)
    assert write_link(e) == ({} if optimizer == "sgd" else {"opt": optimizer})
    own = ["mu", "alpha", "beta1", "beta2", "eps"]
    here = {
        "sgd": [],
        "momentum": ["mu"],
        "nesterov": ["mu"],
        "adagrad": ["eps"],
        "rmsprop": ["alpha", "eps"],
        "adam": ["beta1", "beta2", "eps"],
    }[optimizer]
    full = full_link(e)
    assert [name for name in own if name in full] == here
    assert ("memory" in full) == (optimizer != "sgd")
    others = {name: "7" for name in own if name not in here}  # no value of any
    opened = read_link({"opt": optimizer, **others})
    assert (opened.experiment, opened.problems) == (e, ())


def test_eps_is_written_where_it_is_not_the_one_of_its_optimiser() -> None:
    e = changed(LESSON, optimizer="adagrad", eps=1e-8)
    assert write_link(e) == {"opt": "adagrad", "eps": "1e-08"}
    assert write_link(changed(e, eps=1e-10)) == {"opt": "adagrad"}
    assert full_link(changed(e, eps=None))["eps"] == "1e-10"
    (problem,) = problems_of(read_link({"opt": "adagrad", "eps": "-1"}))
    assert problem.endswith("used eps=1e−10 instead.")


def test_an_optimiser_in_a_link_is_readable() -> None:
    e = Experiment(
        x=[1, 2],
        y=[2, 4],
        learning_rate=0.1,
        manual_gradient="no_correction",
        autograd_gradient="forgets",
        optimizer="adam",
        beta1=0.5,
        eps=1e-7,
    )
    assert write_link(e, Look(memory="off")) == {
        "x": "1 2",
        "y": "2 4",
        "lr": "0.1",
        "gradient": "no_correction",
        "autograd": "forgets",
        "opt": "adam",
        "beta1": "0.5",
        "eps": "1e-07",
        "memory": "off",
    }


@pytest.mark.parametrize(
    ("link", "left"),
    [
        ({"opt": "adam", "gradient": "momentum_averaged"}, {"optimizer": "adam"}),
        ({"opt": "momentum", "gradient": "uphill"}, {"optimizer": "momentum"}),
        ({"gradient": "no_correction"}, {}),
        ({"autograd": "forgets"}, {}),
    ],
)
def test_a_slip_that_the_optimiser_does_not_have_is_replaced(
    link: dict[str, str], left: dict[str, Any]
) -> None:
    opened = read_link(link)
    assert opened.experiment == changed(LESSON, **left)
    (problem,) = problems_of(opened)
    name = "gradient" if "gradient" in link else "autograd"
    right = {"gradient": "mean", "autograd": "right"}[name]
    assert f"{name}={link[name]} could not be used" in problem
    assert problem.endswith(f"used {name}={right} instead.")


def test_a_line_in_a_link_is_readable() -> None:
    e = changed(PRESETS["three"], b0=-1.5, standardize=True)
    expected = {"x": "0 1 2", "y": "6 0 0", "lr": "0.1", "n": "100"}
    expected |= {"model": "line", "b0": "-1.5", "std": "on"}
    assert write_link(e) == expected


def test_a_link_is_readable() -> None:
    e = Experiment(
        x=[1, -2.5],
        y=[2, 4e-7],
        w0=0.5,
        learning_rate=0.1,
        iterations=20,
        manual_gradient="no2",
        precision="float64",
        autograd_gradient="no_zero_grad",
        loss="half_sum",
    )
    assert write_link(e, Look("step", 7, "autograd", "log")) == {
        "x": "1 -2.5",
        "y": "2 4e-07",
        "w0": "0.5",
        "lr": "0.1",
        "n": "20",
        "gradient": "no2",
        "autograd": "no_zero_grad",
        "precision": "float64",
        "loss": "half_sum",
        "k": "7",
        "view": "step",
        "run": "autograd",
        "scale": "log",
    }


UNUSABLE = {
    "lr": (["abc", "", "-1", "2e9", "nan", "inf"], "lr=0.01"),
    "n": (["0", "10001", "2.5", "ten", "", "1e99"], "n=10"),
    "w0": (["1e7", "-1e7", "x", "nan", "--1"], "w0=0"),
    "gradient": (["median", "", "Mean"], "gradient=mean"),
    "autograd": (["wrong", "", "Right"], "autograd=right"),
    "precision": (["f64", "float16", ""], "precision=float32"),
    "loss": (["mse", "half", "", "1/2"], "loss=mean"),
    "update": (["sgd", "", "1"], "update=all"),
    "model": (["cubic", "", "Line"], "model=origin"),
    "b0": (["1e7", "-1e7", "x", "nan", ""], "b0=0"),
    "std": (["yes", "", "On", "1", "True"], "std=off"),
    "opt": (["Adam", "", "lion"], "opt=sgd"),
    "mu": (["0", "1", "-0.1", "abc", ""], "mu=0.9"),
    "alpha": (["1", "-0.1", "abc", ""], "alpha=0.99"),
    "beta1": (["1", "-0.1", "abc", ""], "beta1=0.9"),
    "beta2": (["1", "2", "abc", ""], "beta2=0.999"),
    "eps": (["0", "2", "-1e-8", "1e-31", "abc", ""], "eps=1e−8"),
    "rows": (["points", "", "update"], "rows=passes"),
    "memory": (["yes", "", "1"], "memory=on"),
    "scale": (["cubic", ""], "scale=linear"),
    "view": (["nowhere", "Compare", ""], "view=compare"),
    "run": (["torch", ""], "run=manual"),
    "predict": (["yes", "", "ON"], "predict=off"),
    "answer": (["maybe", "", "Converges"], "answer=none"),
    "axis": (["cubic", "", "Log"], "axis=log"),
    "lecture": (["on", "", "2", "1.0"], "lecture=0"),
    "source": (["yes", "", "1"], "source=off"),
    "v": (["2", "", "one", "1.0"], "v=1"),
    "k": (["abc", "", "-1", "nan", "-inf"], "k=0"),
    "lang": (["xx", "", "KO", "ko-KR"], "lang=auto"),
    "x": (
        ["1,two", "", "1,5 2,5 3 4", "nan 1 2 3", "1e400 1 2 3"],
        "x=1, 2, 3, 4 and y=",
    ),
    "y": (["1,two", "", "1 2 3", "inf 1 2 3"], "x=1, 2, 3, 4 and y=2, 4, 6, 8"),
}


# the optimiser that has the setting
HAS = {"mu": "momentum", "alpha": "rmsprop"} | dict.fromkeys(
    ["beta1", "beta2", "eps"], "adam"
)


@pytest.mark.parametrize(
    ("name", "text", "used"),
    [(name, text, used) for name, (texts, used) in UNUSABLE.items() for text in texts],
)
def test_what_cannot_be_used_is_said_and_replaced(
    name: str, text: str, used: str
) -> None:
    partner = {"x": {"y": "2 4 6 8"}, "y": {"x": "1 2 3 4"}}.get(name, {})
    partner |= {"opt": HAS[name]} if name in HAS else {}
    opened = read_link({name: text, **partner})
    assert opened.experiment == changed(LESSON, optimizer=HAS.get(name, "sgd"))
    assert opened.look == Look()
    (problem,) = problems_of(opened)
    assert problem.startswith(f"The link's {name}={text} could not be used (")
    assert f"used {used}" in problem
    assert len(problem) < 300


def test_there_is_a_text_that_cannot_be_used_for_every_name() -> None:
    assert {*UNUSABLE} | {"pins"} == {*NAMES}  # whose sentence is another


@pytest.mark.parametrize("name", ["LR", "learning_rate", "N", "x ", "gradient[]"])
def test_a_name_that_is_nearly_ours_is_said(name: str) -> None:
    opened = read_link({name: "0.5", "n": "20"})
    assert opened.experiment == changed(LESSON, iterations=20)
    (problem,) = problems_of(opened)
    assert f"{name.strip()}=0.5 could not be used (there is no setting" in problem
    assert problem.endswith("it is ignored.")


@given(
    slipping() | slipping_lines() | with_settings(),
    st.sampled_from(VIEWS),
    st.integers(0, 40),
    st.booleans(),
)
def test_a_permalink_writes_everything_out_and_reads_back(
    e: Experiment, view: str, k: int, lecture: bool
) -> None:
    look = Look(view, min(k, e.iterations), lecture=str(int(lecture)))
    text = permalink(e, look, "https://example.org/")
    assert text.startswith("https://example.org/?v=1&x=")
    assert re.fullmatch(r"[\w:/.?&=+%-]+", text, re.ASCII)
    params = dict(parse_qsl(text.partition("?")[2]))
    always = (name for name in params if name not in NOT_ALWAYS)
    assert tuple(always) == names_of(e.optimizer)
    assert ("axis" in params) == (view == "race")
    opened = read_link(params)
    assert (opened.experiment, opened.look, opened.problems) == (e, look, ())


@pytest.mark.parametrize(("text", "used"), [("11", 10), ("1e99", 10), ("2.5", 2)])
def test_a_state_that_is_not_there_is_clamped_and_said(text: str, used: int) -> None:
    opened = read_link({"k": text})
    assert opened.look.k == used
    (problem,) = problems_of(opened)
    assert "a whole number from 0 to 10" in problem
    assert f"used k={used}" in problem


@given(experiments(), st.sampled_from(["step", "compare"]), st.integers(0, 40))
def test_every_look_survives_its_link(e: Experiment, view: str, k: int) -> None:
    look = Look(view, min(k, e.iterations), "autograd", "log")
    assert read_link(write_link(e, look)).look == look


def test_one_unusable_part_leaves_the_others() -> None:
    opened = read_link({"lr": "abc", "n": "20", "w0": "oops", "x": "5", "y": "7"})
    assert len(opened.problems) == 2
    expected = changed(LESSON, iterations=20, x=[5], y=[7])
    assert opened.experiment == expected


def test_parts_that_do_not_go_together_are_said() -> None:
    many = {"x": "1 " * 6_000, "y": "2 " * 6_000, "n": "10000"}
    opened = read_link(many)
    assert opened.experiment.iterations == 10
    assert opened.experiment.n == 6_000
    assert "points × iterations" in problems_of(opened)[0]
    huge = read_link({"x": "1e30 1", "y": "1 2", "w0": "5"})
    assert huge.experiment == changed(LESSON, w0=5)
    assert "too large" in problems_of(huge)[0]


@pytest.mark.parametrize(
    ("link", "changes", "says"),
    [
        (
            {"model": "line", "std": "on", "x": "3 3 3", "y": "1 2 3"},
            {"model": "line", "x": [3, 3, 3], "y": [1, 2, 3]},
            "std=on could not be used (x has only the value 3: to be standardised it "
            "must have two different numbers); used std=off instead.",
        ),
        (
            {"autograd": "broadcast", "x": "1 " * 301, "y": "2 " * 301},
            {"x": [1] * 301, "y": [2] * 301},
            "autograd=broadcast could not be used (autograd gradient is “y as a "
            "column”, which has the error of every pair, with 301 points",
        ),
        (
            {"autograd": "broadcast", "x": "1 " * 300, "y": "2 " * 300, "n": "1000"},
            {"autograd_gradient": "broadcast", "x": [1] * 300, "y": [2] * 300},
            "which with this data is up to 555 iterations); used n=10 instead.",
        ),
    ],
)
def test_the_setting_that_does_not_go_with_the_data_is_replaced_not_these(
    link: dict[str, str], changes: dict[str, Any], says: str
) -> None:
    opened = read_link(link)
    assert opened.experiment == changed(LESSON, **changes)
    (problem,) = problems_of(opened)
    assert says in problem


def test_long_data_does_not_travel_and_the_link_says_so() -> None:
    x = np.arange(5_000) / 7
    e = Experiment(x=x, y=2 * x, learning_rate=1e-7)
    link = write_link(e)
    assert link == {"x": "5000-points", "y": "5000-points", "lr": "1e-07"}
    opened = read_link(link)
    assert opened.experiment == changed(LESSON, learning_rate=1e-7)
    (problem,) = problems_of(opened)
    assert "5,000 points were too many to travel" in problem


def test_data_travels_up_to_the_limit() -> None:
    x = np.ones(MOST_DATA_TEXT // 4)
    link = write_link(Experiment(x=x, y=x))
    assert carries_data(link)
    assert read_link(link).experiment.n == len(x)
    more = np.ones(MOST_DATA_TEXT // 4 + 2)
    assert "points" in write_link(Experiment(x=more, y=more))["x"]


@given(
    st.dictionaries(
        st.sampled_from(
            ["x", "y", "w0", "lr", "n", "gradient", "view", "k", "utm", "opt", "eps"]
        ),
        st.text(max_size=30) | st.floats().map(str) | st.sampled_from(OPTIMIZERS),
    )
)
def test_any_link_opens(params: dict[str, str]) -> None:
    opened = read_link(params)
    assert opened.experiment.n >= 1
    assert read_link(write_link(opened.experiment)).experiment == opened.experiment
    for problem in problems_of(opened):
        assert "\n" not in problem
