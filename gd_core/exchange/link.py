"""Links: the short names in the page's address, and what they stand for.

A link is a mapping of names to texts. The address bar holds the short one, without
what equals the default; the permalink holds everything and the version of this list,
so that a later change of a default cannot change what it shows. What cannot be used is
replaced by the default, and said.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from gd_core.analysis.prediction import ANSWERS, NO_ANSWER
from gd_core.exchange.reading import read_numbers, to_number
from gd_core.runs.experiment import (
    SIDES,
    Experiment,
    InputError,
    check_autograd_gradient,
    check_choice,
    check_iterations,
    check_learning_rate,
    check_manual_gradient,
    check_pairs,
    check_precision,
    check_state,
    check_w0,
)
from gd_core.runs.presets import LESSON
from gd_core.text import sentences
from gd_core.text.catalogue import say
from gd_core.text.numbers import as_code, cut, exact, list_as_code

VERSION = "1"  # of the names below and of what their values mean
SCALES = ("linear", "log")  # of the loss axis
VIEWS = ("compare", "step", "rate", "take")
SWITCH = ("off", "on")
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
}


@dataclass(frozen=True)
class Look:
    """How an experiment is looked at.

    Attributes:
        view: one of VIEWS.
        k: the state that is taken apart.
        run: whose step that is, one of SIDES.
        scale: of the loss axis, one of SCALES.
        predict: whether the reader says first what the rate will do, one of SWITCH.
        answer: what the reader said, one of ANSWERS, or NO_ANSWER.
        lecture: whether the view is a slide, one of LECTURE.
    """

    view: str = VIEWS[0]
    k: int = 0
    run: str = SIDES[0]
    scale: str = SCALES[0]
    predict: str = SWITCH[0]
    answer: str = NO_ANSWER
    lecture: str = LECTURE[0]


LOOK = Look()  # the default
CHOICES: dict[str, tuple[str, ...]] = {
    "view": VIEWS,
    "run": SIDES,
    "scale": SCALES,
    "predict": SWITCH,
    "answer": (NO_ANSWER, *ANSWERS),
    "lecture": LECTURE,
}
NAMES = ("v", "x", "y", *SETTINGS, "k", *CHOICES)  # in the order of a permalink


@dataclass(frozen=True)
class Opened:
    """What a link opens.

    Attributes:
        experiment: what to run.
        look: how it is looked at.
        problems: a sentence for each part of the link that could not be used.
    """

    experiment: Experiment
    look: Look = LOOK
    problems: tuple[str, ...] = ()


def read_link(params: Mapping[str, str]) -> Opened:
    """What a link stands for; never raises.

    Args:
        params: the address' names and texts.
    """
    problems = [
        say("link.unknown", name=cut(name), value=cut(text))
        for name, text in params.items()
        if name not in NAMES and not ADDED.fullmatch(name)
    ]
    _choice(params, "v", (VERSION,), VERSION, problems)
    settings: dict[str, Any] = {"x": LESSON.x, "y": LESSON.y}
    for name, (field, check) in SETTINGS.items():
        settings[field] = getattr(LESSON, field)
        if name in params:
            try:
                settings[field] = check(_value(params[name], settings[field]))
            except InputError as problem:
                problems.append(_not_used(name, params[name], problem, settings[field]))
    chosen = {
        name: _choice(params, name, options, getattr(LOOK, name), problems)
        for name, options in CHOICES.items()
    }
    try:
        settings |= _data(params)
    except InputError as problem:
        problems.append(_data_not_used(params, problem))
    e = _experiment(settings, params, problems)
    k = _state(params, e.iterations, problems)
    return Opened(e, Look(k=k, **chosen), tuple(problems))


def _value(text: str, default: Any) -> Any:
    """A setting's text as a number, where the setting is one; else as it is."""
    value = to_number(text)
    return text if isinstance(default, str) or value != value else value


def _choice(
    params: Mapping[str, str],
    name: str,
    options: tuple[str, ...],
    default: str,
    problems: list[str],
) -> str:
    if name not in params:
        return default
    try:
        return check_choice(name, params[name], options)
    except InputError as problem:
        problems.append(_not_used(name, params[name], problem, default))
        return default


def _state(params: Mapping[str, str], last: int, problems: list[str]) -> int:
    """The state k that a link asks for, or the nearest one there is, and said."""
    text = params.get("k", "0")
    value = to_number(text)
    try:
        return check_state(text if math.isnan(value) else value, last)
    except InputError as problem:
        used = 0 if math.isnan(value) else int(min(max(value, 0), last))
        problems.append(_not_used("k", text, problem, used))
        return used


def _data(params: Mapping[str, str]) -> dict[str, Any]:
    """x and y of a link; they stand or fall together, since they pair up."""
    data = {
        name: read_numbers(params[name], name) if name in params else default
        for name, default in (("x", LESSON.x), ("y", LESSON.y))
    }
    check_pairs(data["x"], data["y"])
    return data


def _experiment(
    settings: dict[str, Any], params: Mapping[str, str], problems: list[str]
) -> Experiment:
    """The experiment, less what does not go together although each part does."""
    try:
        return Experiment(**settings)
    except InputError as problem:
        if problem.field == "iterations":
            used = LESSON.iterations
            problems.append(_not_used("n", params["n"], problem, used))
            return _experiment({**settings, "iterations": used}, params, problems)
        problems.append(_data_not_used(params, problem))
        return Experiment(**{**settings, "x": LESSON.x, "y": LESSON.y})


def _not_used(name: str, text: str, problem: InputError, used: Any) -> str:
    return say(
        "link.not_used",
        name=name,
        value=cut(text),
        why=problem,
        used=f"{name}={exact(used) if not isinstance(used, str) else used}",
    )


def _data_not_used(params: Mapping[str, str], problem: InputError) -> str:
    used = f"x={sentences.numbers(LESSON.x)} and y={sentences.numbers(LESSON.y)}"
    stands_for = NOT_CARRIED.fullmatch(params.get("x", ""))
    if stands_for:
        count = int(stands_for[1])
        return say("link.data_not_carried", count=count, used=used)
    name = problem.field if problem.field in params else "x"
    return say(
        "link.not_used",
        name=name,
        value=cut(params.get(name, "")),
        why=problem,
        used=used,
    )


def full_link(e: Experiment, look: Look = LOOK) -> dict[str, str]:
    """Everything that decides what is on screen, under the names of a link.

    Data that is too long for a link is stood for by its number of points.
    """
    x = y = f"{e.n}-points"
    if e.n <= MOST_DATA_TEXT:  # of more points there is no need to write any
        texts = list_as_code(e.x, " "), list_as_code(e.y, " ")
        x, y = texts if sum(map(len, texts)) <= MOST_DATA_TEXT else (x, y)
    link = {"v": VERSION, "x": x, "y": y}
    for name, (field, _) in SETTINGS.items():
        value = getattr(e, field)
        link[name] = value if isinstance(value, str) else as_code(value)
    return link | {"k": str(look.k)} | {name: getattr(look, name) for name in CHOICES}


def permalink(e: Experiment, look: Look = LOOK, base: str = "") -> str:
    """The address that shows the same for good, whatever becomes of the defaults.

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
