"""Pins: runs that were pinned beside the present one, as a link has them.

A pin is an experiment of its own: it means the same when the present one changes. A
link has of it only what differs from the present one, at the moment of writing:

    pins=lr.0.05~opt.adam_lr.0.1~same

Runs are separated by "~" and settings by "_", a name and its value by "."; these are
characters that no address encodes. "same" is a pin that differs in nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gd_core.exchange.link import MOST_DATA_TEXT, SETTINGS, SWITCH, names_of, written
from gd_core.exchange.number import read_number
from gd_core.exchange.reading import read_numbers
from gd_core.runs.checks import InputError, check_choice
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import BY_HAND, defaults_of
from gd_core.runs.presets import LESSON
from gd_core.text.numbers import list_as_code

MOST_PINS = 6
BETWEEN_PINS, SAME = "~", "same"
DATA = ("x", "y")
OF_LINE = ("b0", "std")  # names that only a line has
# where a setting begins: values have a "_" as well, but none before a name and a "."
SETTING = re.compile(rf"(?:^|_)({'|'.join([*DATA, *SETTINGS])})\.")


class WrittenPins(NamedTuple):
    """What a link has of the pinned runs.

    Attributes:
        text: the setting `pins` of a link, "" if there is none.
        left_out: the runs whose data do not fit into a link.
    """

    text: str
    left_out: tuple[Experiment, ...]


def write_pins(e: Experiment, pins: Sequence[Experiment]) -> WrittenPins:
    """The pinned runs as a link of an experiment has them.

    Args:
        e: the present experiment, from which they differ.
        pins: the runs, in their order.
    """
    room = MOST_DATA_TEXT - _data_size(e)
    if room < 0:  # the data of the present one are not in the link themselves
        room = MOST_DATA_TEXT
    texts: list[str] = []
    left_out: list[Experiment] = []
    for pin in pins:
        parts = _differing(e, pin)
        if not _has_same_data(e, pin):
            size = _data_size(pin)
            if size > room:
                left_out.append(pin)
                continue
            room -= size
            data = {name: list_as_code(getattr(pin, name), " ") for name in DATA}
            parts = data | parts
        texts.append("_".join(f"{n}.{text}" for n, text in parts.items()) or SAME)
    return WrittenPins(BETWEEN_PINS.join(texts), tuple(left_out))


def read_pins(
    text: str, e: Experiment
) -> tuple[tuple[Experiment, ...], tuple[tuple[str, InputError], ...]]:
    """The pinned runs of a link; never raises.

    Args:
        text: the setting `pins` of the link.
        e: the experiment of the same link, which has what a pin does not say.

    Returns:
        The runs, in their order, each once; and of each that cannot be used its text
        and why.
    """
    pins: dict[Experiment, None] = {}
    broken = []
    for part in filter(None, (part.strip() for part in text.split(BETWEEN_PINS))):
        try:
            pins[_read_pin(part, e)] = None
        except InputError as error:
            broken.append((part, error))
    return tuple(pins), tuple(broken)


def _has_same_data(e: Experiment, pin: Experiment) -> bool:
    return all(
        getattr(e, name).tobytes() == getattr(pin, name).tobytes() for name in DATA
    )


def _data_size(e: Experiment) -> int:
    """How many characters x and y of an experiment take in a link."""
    if e.n > MOST_DATA_TEXT:
        return 2 * e.n
    return sum(len(list_as_code(getattr(e, name), " ")) for name in DATA)


def _base(e: Experiment, optimizer: str) -> dict[str, Any]:
    """What a pin has that says nothing but its optimiser, by field.

    With another optimiser, its settings are what they are unless one is chosen.
    """
    fields = {field: getattr(e, field) for field, _ in SETTINGS.values()}
    if optimizer != e.optimizer:
        fields |= {**defaults_of(optimizer), "optimizer": optimizer}
        if BY_HAND[optimizer].eps is None:
            fields["eps"] = None
    return fields


def _differing(e: Experiment, pin: Experiment) -> dict[str, str]:
    """The settings in which a pin differs from the present experiment, as texts."""
    base, names = _base(e, pin.optimizer), {*names_of(pin.optimizer)}
    if pin.model == "origin":
        names -= {*OF_LINE}
    base["optimizer"] = e.optimizer
    return {
        name: written(getattr(pin, field))
        for name, (field, _) in SETTINGS.items()
        if name in names and getattr(pin, field) != base[field]
    }


def _read_pin(text: str, e: Experiment) -> Experiment:
    """The experiment that one pin of a link stands for.

    Raises:
        InputError: it cannot be used.
    """
    parts = _parts(text)
    given = _base(e, _optimizer_of(parts, e))
    for name, value in parts.items():
        if name in SETTINGS:
            field, check = SETTINGS[name]
            given[field] = check(setting_value(value, field))
    for name in DATA:
        has = name in parts
        given[name] = read_numbers(parts[name], name) if has else getattr(e, name)
    return Experiment(**given)


def _parts(text: str) -> dict[str, str]:
    """The settings of a pin by their names.

    Raises:
        InputError: there is something in it that is no setting.
    """
    if text == SAME:
        return {}
    found = [*SETTING.finditer(text)]
    has_half = len({match[1] for match in found} & {*DATA}) == 1
    if not found or found[0].start() > 0 or has_half:
        raise InputError("input.no_pin", "pins", value=text)
    ends = [*(match.start() for match in found[1:]), len(text)]
    values = zip(found, ends, strict=True)
    return {match[1]: text[match.end() : end] for match, end in values}


def _optimizer_of(parts: Mapping[str, str], e: Experiment) -> str:
    _, check = SETTINGS["opt"]
    return str(check(parts.get("opt", e.optimizer)))


def setting_value(text: str, field: str) -> Any:
    """A setting's text as a number, where the setting is one; else as it is."""
    default = getattr(LESSON, field)
    if isinstance(default, bool):
        check_choice(field, text, SWITCH)
        return text == SWITCH[True]
    return text if isinstance(default, str) else read_number(text, field)
