"""Opening: what a link stands for; what it cannot say is replaced and reported.

A link is mended where one reading is possible. What of it cannot be used, or was lost,
is replaced by the default, each with a problem that a sentence can be made of.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gd_core.exchange.commas import to_number
from gd_core.exchange.cuts import cuts, torn_end
from gd_core.exchange.link import (
    CHOICES,
    LOOK,
    NAMES,
    NOT_ALWAYS,
    NOT_CARRIED,
    SETTINGS,
    VERSION,
    Look,
    names_of,
    written,
)
from gd_core.exchange.mending import mended, nearest
from gd_core.exchange.pins import MOST_PINS, read_pins, setting_value
from gd_core.exchange.reading import read_numbers
from gd_core.runs.checks import OPTIMIZERS, InputError, check_choice, check_state
from gd_core.runs.experiment import Experiment
from gd_core.runs.joint_checks import check_pairs
from gd_core.runs.optimizers import defaults_of
from gd_core.runs.presets import LESSON

# what somebody may write -> the name that is meant
LIKELY = {field_name: name for name, (field_name, _) in SETTINGS.items()}
LIKELY |= {name: name for name in NAMES} | {"w": "w0", "b": "b0", "epsilon": "eps"}
OTHERS = frozenset(["sid"])  # what services add, a letter away from one of ours


@dataclass(frozen=True)
class LinkProblem:
    """A part of a link that could not be used.

    `sentences.link_problem` makes the sentence about it.

    Attributes:
        key: "link.not_used", "link.data_not_used", "link.data_not_carried",
            "link.unknown", of the pinned runs "link.pin_not_used" and
            "link.pins_too_many", or of a link that lost its end "link.cut",
            "link.cut.end", "link.cut.pair" or, beside "link.cut", "link.cut.pair.too".
        facts: name and value as the link has them; why, an InputError; what was used
            instead: used, or x and y; the name that is near one; end, the last
            setting, and missing, the names of those that are not there.
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
        pins: the pinned runs beside it, in their order.
    """

    experiment: Experiment
    look: Look = LOOK
    problems: tuple[LinkProblem, ...] = ()
    pins: tuple[Experiment, ...] = ()


def read_link(params: Mapping[str, str]) -> Opened:
    """What a link stands for; never raises.

    Args:
        params: the address' names and texts.
    """
    params = mended(params, NAMES)
    if len(params) > 1 and params.get("v") == "":
        params["v"] = VERSION  # cut within a later name: the last "v" counts
    torn = torn_end(params, NAMES)
    optimizer = _optimizer(params)
    always = names_of(optimizer)
    here = {*always, *(name for name in NOT_ALWAYS if name in params)}
    has = tuple(name for name in NAMES if name in here)
    problems = _cuts(params, torn, has)
    params = {name: text for name, text in params.items() if name != torn}
    problems += _unknown(params)
    _choice(params, "v", (VERSION,), VERSION, problems)
    given: dict[str, Any] = {"x": LESSON.x, "y": LESSON.y}
    own = defaults_of(optimizer)
    for name, (field_name, check) in SETTINGS.items():
        given[field_name] = default = own.get(field_name, getattr(LESSON, field_name))
        if name in params and name in has:
            try:
                given[field_name] = check(setting_value(params[name], field_name))
            except InputError as error:
                problems.append(_not_used(name, params[name], error, default))
    choices = {
        name: _choice(params, name, options, getattr(LOOK, name), problems)
        for name, options in CHOICES.items()
    }
    try:
        given |= _data(params)
    except InputError as error:
        problems.append(_data_not_used(params, error))
    e = _experiment(given, params, problems)
    k = _state(params, e.updates, problems)
    pins = _pins(params, e, problems)
    return Opened(e, Look(k=k, **choices), _said(problems), pins)


def _optimizer(params: Mapping[str, str]) -> str:
    """The optimiser of a link, which decides what other names it has."""
    text = params.get("opt", "")
    return text if text in OPTIMIZERS else LESSON.optimizer


def _cuts(
    params: Mapping[str, str], torn: str, has: tuple[str, ...]
) -> list[LinkProblem]:
    """What a link lost at its end, of the names it had, and what was used instead."""
    is_permalink = params.get("v") == VERSION
    problems = []
    for key, facts in cuts(params, torn, has, is_permalink):
        if "missing" in facts:
            facts["missing"] = [SETTINGS.get(n, (n,))[0] for n in facts["missing"]]
        problems.append(LinkProblem(key, facts))
    return problems


def _said(problems: list[LinkProblem]) -> tuple[LinkProblem, ...]:
    """The problems less what the first says already: the end of a cut link."""
    end = ""
    if problems and problems[0].key == "link.cut":
        end = problems[0].facts["end"].partition("=")[0]
    return tuple(
        p for p in problems if p.key != "link.not_used" or p.facts["name"] != end
    )


def _unknown(params: Mapping[str, str]) -> list[LinkProblem]:
    """The names that are nearly ours; all others were added on the way."""
    near = {
        name: nearest(name, LIKELY) for name in params if name not in {*NAMES, *OTHERS}
    }
    return [
        LinkProblem("link.unknown", {"name": name, "value": params[name], "near": n})
        for name, n in near.items()
        if n
    ]


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


def _pins(
    params: Mapping[str, str], e: Experiment, problems: list[LinkProblem]
) -> tuple[Experiment, ...]:
    """The pinned runs of a link; one that cannot be used leaves the others."""
    pins, broken = read_pins(params.get("pins", ""), e)
    problems += [
        LinkProblem("link.pin_not_used", {"value": text, "why": why})
        for text, why in broken
    ]
    if len(pins) > MOST_PINS:
        facts = {"count": len(pins), "most": MOST_PINS}
        problems.append(LinkProblem("link.pins_too_many", facts))
    return pins[:MOST_PINS]


def _data(params: Mapping[str, str]) -> dict[str, Any]:
    """x and y of a link; they stand or fall together, since they pair up."""
    if not {"x", "y"} <= {*params}:
        return {}
    data = {name: read_numbers(params[name], name) for name in ("x", "y")}
    check_pairs(data["x"], data["y"])
    return data


def _experiment(
    given: dict[str, Any], params: Mapping[str, str], problems: list[LinkProblem]
) -> Experiment:
    """The experiment, less what does not go together although each part does."""
    try:
        return Experiment(**given)
    except InputError as error:
        name = _at_fault(given, error)
        if name in params:
            field_name, _ = SETTINGS[name]
            default = getattr(LESSON, field_name)
            problems.append(_not_used(name, params[name], error, default))
            return _experiment({**given, field_name: default}, params, problems)
        problems.append(_data_not_used(params, error))
        return Experiment(**{**given, "x": LESSON.x, "y": LESSON.y})


def _at_fault(given: Mapping[str, Any], why: InputError) -> str:
    """The name of the setting that does not go with the data, "" if these are wrong."""
    if why.key in ("input.no_spread", "input.spread_out_of_range"):
        return "std"
    names = {field_name: name for name, (field_name, _) in SETTINGS.items()}
    name = names.get(why.field, "")
    is_default = name and given[why.field] == getattr(LESSON, why.field)
    return "" if is_default else name


def _not_used(name: str, text: str, why: InputError, used: Any) -> LinkProblem:
    """The problem of one part, in whose place `used` was used."""
    used = written(used) if isinstance(used, bool) else used
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
