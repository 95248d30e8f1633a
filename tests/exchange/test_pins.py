"""Pins: runs beside the present one, in a link by what differs from it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment
from gd_core.exchange.link import MOST_DATA_TEXT, Look, permalink, write_link
from gd_core.exchange.opening import read_link
from gd_core.exchange.pins import MOST_PINS, read_pins, write_pins
from gd_core.runs.presets import RACES
from gd_core.text import sentences
from tests.conftest import changed, slipping, slipping_lines
from tests.exchange.test_link import with_settings

LESSON = PRESETS["lesson"]
anything = slipping() | slipping_lines() | with_settings()
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)
MANY = Experiment(x=range(600), y=range(600), learning_rate=1e-7)


@settings(max_examples=30)
@given(anything, st.lists(anything, max_size=MOST_PINS, unique=True))
def test_pins_survive_the_link_of_any_experiment(
    e: Experiment, pins: list[Experiment]
) -> None:
    written = write_pins(e, pins)
    assert not written.left_out
    found = read_link(write_link(e, pins=written.text))
    assert (found.experiment, found.pins, found.problems) == (e, tuple(pins), ())
    text = permalink(e, Look(view="race"), pins=written.text)
    assert re.fullmatch(r"[\w:/.?&=+%~-]+", text, re.ASCII)
    found = read_link(dict(parse_qsl(text[1:])))
    assert (found.experiment, found.pins, found.problems) == (e, tuple(pins), ())


@settings(max_examples=20)
@given(anything, anything, anything)
def test_a_pin_means_the_same_when_the_present_experiment_changes(
    before: Experiment, after: Experiment, pin: Experiment
) -> None:
    (held,), _ = read_pins(write_pins(before, [pin]).text, before)
    (again,), _ = read_pins(write_pins(after, [held]).text, after)
    assert again == pin


def test_only_what_differs_is_written() -> None:
    pins = [
        changed(LESSON, learning_rate=0.05),
        ADAM,
        changed(ADAM, beta2=0.9),
        changed(LESSON, model="line", b0=2, standardize=True),
        LESSON,
    ]
    assert write_pins(LESSON, pins).text == (
        "lr.0.05~lr.0.1_opt.adam~lr.0.1_opt.adam_beta2.0.9~model.line_b0.2_std.on~same"
    )
    assert write_pins(ADAM, [changed(LESSON, optimizer="adagrad")]).text == (
        "lr.0.01_opt.adagrad"
    )
    assert write_pins(LESSON, []).text == ""
    other = changed(LESSON, x=[1, -2.5], y=[0, 1e15])
    assert write_pins(LESSON, [other]).text == "x.1 -2.5_y.0 1000000000000000"


def test_what_the_pins_model_does_not_use_is_not_written() -> None:
    line = changed(PRESETS["three"], b0=3, standardize=True)
    pin = changed(LESSON, x=line.x, y=line.y)
    assert write_pins(line, [pin]).text == "lr.0.01_n.10_model.origin"


def test_no_link_without_pins_is_any_longer() -> None:
    for e in PRESETS.values():
        assert "pins" not in permalink(e)
        assert "pins" not in write_link(e)
        assert read_link(write_link(e)).pins == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("lr.abc", "“lr.abc” of the link could not be used (learning rate is “abc”"),
        ("lr.-1", "could not be used (learning rate is"),
        ("hello", "could not be used (“hello” is no list of settings)"),
        ("lr", "could not be used (“lr” is no list of settings)"),
        ("rate.5", "could not be used (“rate.5” is no list of settings)"),
        ("5_lr.0.1", "could not be used (“5_lr.0.1” is no list of settings)"),
        ("x.1 2 3", "could not be used (“x.1 2 3” is no list of settings)"),
        ("x.1 2_y.1 2 3", "could not be used (y has 3 numbers, x has 2"),
        ("opt.lion", "could not be used (optimiser is “lion”"),
        ("gradient.no_root", "could not be used (manual gradient is “no_root”"),
        ("std.yes_model.line", "could not be used (standardise x is “yes”"),
        ("x.1 1_y.2 3_model.line_std.on", "could not be used ("),
    ],
)
def test_a_broken_pin_is_said_in_one_sentence_and_leaves_the_others(
    text: str, says: str
) -> None:
    found = read_link({"pins": f"lr.0.05~{text}~lr.0.1", "n": "20"})
    e = changed(LESSON, iterations=20)
    assert found.experiment == e
    assert [pin.learning_rate for pin in found.pins] == [0.05, 0.1]
    (problem,) = (sentences.link_problem(one) for one in found.problems)
    assert problem.startswith(f"The pinned run “{text}”")
    assert says in problem
    assert problem.endswith("; the others are here.")


def test_more_than_six_are_cut_and_it_is_said() -> None:
    found = read_link({"pins": "~".join(f"n.{k}" for k in range(1, 10))})
    assert [pin.iterations for pin in found.pins] == [1, 2, 3, 4, 5, 6]
    (problem,) = found.problems
    said = sentences.link_problem(problem)
    assert "9 pinned runs: the first 6" in said


def test_the_same_run_is_pinned_once() -> None:
    assert len(read_link({"pins": "lr.0.1~lr.0.10~n.10_lr.0.1"}).pins) == 1


def test_data_that_do_not_fit_leave_their_pins_out_and_the_rest_in() -> None:
    hubble = PRESETS["hubble"]
    written = write_pins(LESSON, [MANY, ADAM, hubble])
    assert written.left_out == (MANY,)
    assert read_pins(written.text, LESSON)[0] == (ADAM, hubble)
    most = [changed(hubble, y=hubble.y + k / 7) for k in range(6)]
    written = write_pins(LESSON, most)
    sizes = len(written.text)
    assert written.left_out
    assert read_pins(written.text, LESSON)[0] == tuple(most[: -len(written.left_out)])
    assert sizes < MOST_DATA_TEXT + 200


def test_pins_of_the_same_data_travel_where_the_data_do_not() -> None:
    pin = changed(MANY, iterations=20)
    assert write_pins(MANY, [pin]).text == "n.20"
    assert write_pins(MANY, [LESSON]).left_out == ()


@pytest.mark.parametrize("name", RACES)
def test_a_ready_made_race_fits_into_a_link(name: str) -> None:
    e, *others = RACES[name]
    link = write_link(e, Look("race"), write_pins(e, others).text)
    found = read_link(link)
    assert (found.experiment, *found.pins) == RACES[name]
    assert not any(part.startswith("x.") for part in link["pins"].split("~"))


@pytest.mark.parametrize(
    "text",
    ["lr.0.05~lr.0.1.", "“lr.0.05~lr.0.1”", "lr.0.05~lr.0.1~", "~lr.0.05~lr.0.1"],
)
def test_what_happens_to_a_link_on_its_way_is_undone(text: str) -> None:
    found = read_link({"pins": text})
    assert [pin.learning_rate for pin in found.pins] == [0.05, 0.1]
    assert not found.problems
