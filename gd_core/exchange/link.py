"""Links: the short names in the page's address, and what they stand for.

A link is a mapping of names to texts. The address bar holds the short one, without
what equals the default; the permalink holds everything and the version of this list,
so that a later change of a default cannot change what it shows. What cannot be used is
replaced by the default and reported as a problem.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from gd_core.analysis.prediction import ANSWERS, NO_ANSWER
from gd_core.exchange.commas import to_number
from gd_core.exchange.reading import read_numbers
from gd_core.runs.experiment import (
    SIDES,
    Experiment,
    InputError,
    check_autograd_gradient,
    check_choice,
    check_iterations,
    check_learning_rate,
    check_loss,
    check_manual_gradient,
    check_pairs,
    check_precision,
    check_state,
    check_update,
    check_w0,
)
from gd_core.runs.presets import LESSON
from gd_core.text.numbers import as_code, list_as_code

VERSION = "1"  # of the names below and of what their values mean
SCALES = ("linear", "log")  # of the loss axis
VIEWS = ("compare", "step", "rate", "take")
SWITCH = ("off", "on")
ROWS = ("passes", "updates")  # of the tables, where each point has its update
LECTURE = ("0", "1")
MOST_DATA_TEXT = 1_500  # characters of x and y in a link, so that it can be pasted
NOT_CARRIED = re.compile(r"(\d{1,9})-points")  # stands for data too long for a link
ADDED = re.compile(r"utm_\w+|fbclid|gclid|msclkid")  # by mail and search services

# the address' name of each setting but the data -> its field, and its check
SETTINGS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "w0": ("w0", check_w0),
    "lr": ("learning_rate", check_learning_rate),
    "n": ("iterations", check_iterations),
    "gradient": ("manual_gradient", check_manual_gradient),
    "autograd": ("autograd_gradient", check_autograd_gradient),
    "precision": ("precision", check_precision),
    "loss": ("loss", check_loss),
    "update": ("update", check_update),
}


@dataclass(frozen=True)
class Look:
    """How an experiment is looked at.

    Attributes:
        view: one of VIEWS.
        k: the state whose step is shown.
        run: the side whose step that is, one of SIDES.
        scale: of the loss axis, one of SCALES.
        predict: whether the reader says first what the rate will do, one of SWITCH.
        answer: what the reader said, one of ANSWERS, or NO_ANSWER.
        lecture: whether the view is a slide, one of LECTURE.
        source: whether the code that ran is shown, one of SWITCH.
        rows: of the tables, one of ROWS.
    """

    view: str = VIEWS[0]
    k: int = 0
    run: str = SIDES[0]
    scale: str = SCALES[0]
    predict: str = SWITCH[0]
    answer: str = NO_ANSWER
    lecture: str = LECTURE[0]
    source: str = SWITCH[0]
    rows: str = ROWS[0]


LOOK = Look()  # the default
CHOICES: dict[str, tuple[str, ...]] = {
    "view": VIEWS,
    "run": SIDES,
    "scale": SCALES,
    "predict": SWITCH,
    "answer": (NO_ANSWER, *ANSWERS),
    "lecture": LECTURE,
    "source": SWITCH,
    "rows": ROWS,
}
NAMES = ("v", "x", "y", *SETTINGS, "k", *CHOICES)  # in the order of a permalink


@dataclass(frozen=True)
class LinkProblem:
    """A part of a link that could not be used.

    `sentences.link_problem` makes the sentence about it.

    Attributes:
        key: "link.not_used", "link.data_not_used", "link.data_not_carried" or
            "link.unknown".
        facts: name and value as the link has them; why, an InputError; and what was
            used instead: used, or x and y.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Opened:
    """What a link opens.

    Attributes:
        experiment: what to run.
        look: how it is looked at.
        problems: the parts of the link that could not be used.
    """

    experiment: Experiment
    look: Look = LOOK
    problems: tuple[LinkProblem, ...] = ()


def read_link(params: Mapping[str, str]) -> Opened:
    """What a link stands for; never raises.

    Args:
        params: the address' names and texts.
    """
    problems = [
        LinkProblem("link.unknown", {"name": name, "value": text})
        for name, text in params.items()
        if name not in NAMES and not ADDED.fullmatch(name)
    ]
    _choice(params, "v", (VERSION,), VERSION, problems)
    fields: dict[str, Any] = {"x": LESSON.x, "y": LESSON.y}
    for name, (field_name, check) in SETTINGS.items():
        fields[field_name] = default = getattr(LESSON, field_name)
        if name in params:
            try:
                fields[field_name] = check(_value(params[name], default))
            except InputError as error:
                problems.append(_not_used(name, params[name], error, default))
    choices = {
        name: _choice(params, name, options, getattr(LOOK, name), problems)
        for name, options in CHOICES.items()
    }
    try:
        fields |= _data(params)
    except InputError as error:
        problems.append(_data_not_used(params, error))
    e = _experiment(fields, params, problems)
    k = _state(params, e.updates, problems)
    return Opened(e, Look(k=k, **choices), tuple(problems))


def _value(text: str, default: Any) -> Any:
    """A setting's text as a number, where the setting is one; else as it is."""
    value = to_number(text)
    return text if isinstance(default, str) or math.isnan(value) else value


def _choice(
    params: Mapping[str, str],
    name: str,
    options: tuple[str, ...],
    default: str,
    problems: list[LinkProblem],
) -> str:
    """What a link chooses of some options, the default if it chooses none."""
    if name not in params:
        return default
    try:
        return check_choice(name, params[name], options)
    except InputError as error:
        problems.append(_not_used(name, params[name], error, default))
        return default


def _state(params: Mapping[str, str], last: int, problems: list[LinkProblem]) -> int:
    """The state k that a link asks for, or the nearest one there is."""
    text = params.get("k", "0")
    value = to_number(text)
    try:
        return check_state(text if math.isnan(value) else value, last)
    except InputError as error:
        nearest = 0 if math.isnan(value) else int(min(max(value, 0), last))
        problems.append(_not_used("k", text, error, nearest))
        return nearest


def _data(params: Mapping[str, str]) -> dict[str, Any]:
    """x and y of a link; they stand or fall together, since they pair up."""
    data = {
        name: read_numbers(params[name], name) if name in params else default
        for name, default in (("x", LESSON.x), ("y", LESSON.y))
    }
    check_pairs(data["x"], data["y"])
    return data


def _experiment(
    fields: dict[str, Any], params: Mapping[str, str], problems: list[LinkProblem]
) -> Experiment:
    """The experiment, less what does not go together although each part does."""
    try:
        return Experiment(**fields)
    except InputError as error:
        if error.field == "iterations":
            default = LESSON.iterations
            problems.append(_not_used("n", params["n"], error, default))
            return _experiment({**fields, "iterations": default}, params, problems)
        problems.append(_data_not_used(params, error))
        return Experiment(**{**fields, "x": LESSON.x, "y": LESSON.y})


def _not_used(name: str, text: str, why: InputError, used: Any) -> LinkProblem:
    """The problem of one part, in whose place `used` was used."""
    facts = {"name": name, "value": text, "why": why, "used": used}
    return LinkProblem("link.not_used", facts)


def _data_not_used(params: Mapping[str, str], why: InputError) -> LinkProblem:
    """The problem of x and y, in whose place those of the lesson were used."""
    used = {"x": LESSON.x, "y": LESSON.y}
    stands_for = NOT_CARRIED.fullmatch(params.get("x", ""))
    if stands_for:
        return LinkProblem(
            "link.data_not_carried", {"count": int(stands_for[1]), **used}
        )
    name = why.field if why.field in params else "x"
    facts = {"name": name, "value": params.get(name, ""), "why": why, **used}
    return LinkProblem("link.data_not_used", facts)


def full_link(e: Experiment, look: Look = LOOK) -> dict[str, str]:
    """Everything that decides what is on screen, under the names of a link.

    Data of more than MOST_DATA_TEXT characters is replaced by its number of points.
    """
    x = y = f"{e.n}-points"
    if e.n <= MOST_DATA_TEXT:  # of more points there is no need to write any
        texts = list_as_code(e.x, " "), list_as_code(e.y, " ")
        x, y = texts if sum(map(len, texts)) <= MOST_DATA_TEXT else (x, y)
    link = {"v": VERSION, "x": x, "y": y}
    for name, (field_name, _) in SETTINGS.items():
        value = getattr(e, field_name)
        link[name] = value if isinstance(value, str) else as_code(value)
    return link | {"k": str(look.k)} | {name: getattr(look, name) for name in CHOICES}


def permalink(e: Experiment, look: Look = LOOK, base: str = "") -> str:
    """The address that always shows the same, whatever becomes of the defaults.

    Args:
        e: what is run.
        look: how it is looked at.
        base: the address of the page.
    """
    return f"{base}?{urlencode(full_link(e, look))}"


def write_link(e: Experiment, look: Look = LOOK) -> dict[str, str]:
    """The short link that opens an experiment, without what equals the default."""
    link, default = full_link(e, look), full_link(LESSON)
    if (link["x"], link["y"]) != (default["x"], default["y"]):
        del default["x"], default["y"]  # they pair up
    return {name: text for name, text in link.items() if text != default.get(name)}


def carries_data(link: Mapping[str, str]) -> bool:
    """Whether a link has its data with it, not just the number of points."""
    return not NOT_CARRIED.fullmatch(link.get("x", ""))
