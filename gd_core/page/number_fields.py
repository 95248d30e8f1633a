"""Number fields: what is typed is read here, not by the browser, which drops signs.

A field keeps what was typed in it, right or wrong. The two buttons beside it change a
rate in proportion to its size, the initial weight and the iterations by a fixed step.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import streamlit as st

from gd_core.exchange.number import read_number, write_number
from gd_core.page.problems import Problems
from gd_core.page.state import STATE, State
from gd_core.runs.checks import (
    LEAST_EPS,
    MOST_EPS,
    MOST_ITERATIONS,
    MOST_LEARNING_RATE,
    MOST_W0,
    InputError,
    check_alpha,
    check_b0,
    check_beta1,
    check_beta2,
    check_eps,
    check_iterations,
    check_learning_rate,
    check_momentum,
    check_w0,
)
from gd_core.text.catalogue import label, say

FIRST_RATE = 0.01  # one step up from 0
NARROW_RATE = "narrow-lr"  # the learning rate's field beside the views


@dataclass(frozen=True)
class NumberField:
    """A number that can be typed.

    Attributes:
        name: as `Experiment` calls it.
        key: of the control.
        least: the smallest number it may be.
        most: the largest.
        check: `runs.experiment`'s.
        step: the next number up (1) or down (-1).
    """

    name: str
    key: str
    least: float
    most: float
    check: Callable[[Any], Any]
    step: Callable[[float, int], float]

    def moved(self, value: float, by: int) -> float:
        """The number a step away, within the limits."""
        if not self.least <= value <= self.most:
            return min(max(value, self.least), self.most)
        return min(max(self.step(value, by), self.least), self.most)


def tenth_away(value: float, by: int) -> float:
    """0.1 up or down, without the rounding of binary fractions."""
    return float(Decimal(repr(value)) + by * Decimal("0.1"))


def whole_away(value: float, by: int) -> float:
    """The next whole number."""
    return float(math.floor(value) + 1 if by > 0 else math.ceil(value) - 1)


def digit_away(value: float, by: int) -> float:
    """The next number of one digit: 0.01, 0.02, …, 0.09, 0.1, 0.2; none below 0."""
    if value <= 0:
        return FIRST_RATE if by > 0 else 0.0
    exact = Decimal(repr(value))
    unit = Decimal(1).scaleb(exact.adjusted())
    if by < 0 and exact == unit:
        unit /= 10  # below 0.01 comes 0.009
    units = exact // unit
    if by > 0 or units * unit == exact:
        units += by
    following = float(units * unit)
    return following if following != value else math.nextafter(value, by * math.inf)


W0 = NumberField("w0", State.w0.key, -MOST_W0, MOST_W0, check_w0, tenth_away)
B0 = NumberField("b0", State.b0.key, -MOST_W0, MOST_W0, check_b0, tenth_away)
LEARNING_RATE = NumberField(
    "learning_rate",
    State.learning_rate.key,
    0,
    MOST_LEARNING_RATE,
    check_learning_rate,
    digit_away,
)
ITERATIONS = NumberField(
    "iterations",
    State.iterations.key,
    1,
    MOST_ITERATIONS,
    check_iterations,
    whole_away,
)
# what an optimiser has besides the learning rate, by the names of an experiment
OF_OPTIMIZERS = {
    name: NumberField(name, key, least, most, check, digit_away)
    for name, key, least, most, check in (
        ("momentum", State.momentum.key, 0, 1, check_momentum),
        ("alpha", State.alpha.key, 0, 1, check_alpha),
        ("beta1", State.beta1.key, 0, 1, check_beta1),
        ("beta2", State.beta2.key, 0, 1, check_beta2),
        ("eps", State.eps.key, LEAST_EPS, MOST_EPS, check_eps),
    )
}


def number_field(
    number: NumberField,
    problems: Problems,
    below: Any = None,
    check: Callable[[Any], Any] | None = None,
    has_steps: bool = True,
) -> Any:
    """The field, its buttons, and the number in it; None, and a sentence, if none.

    Args:
        number: which.
        problems: where the sentence is noted.
        below: the container that it is shown in, if not right below the field.
        check: in place of its own, where other fields help to explain.
        has_steps: whether it has the two buttons.
    """
    check = check or number.check
    with field_line(f"{'number' if has_steps else 'small'}-{number.key}"):
        text = st.text_input(
            label(f"page.{number.name}"),
            value=STATE.control(number.key),
            key=number.key,
            on_change=refill_if_emptied,
            args=(number,),
            help=say(f"page.{number.name}.help", least=number.least, most=number.most),
        )
        if has_steps:
            step_buttons(number, number.key)
    with below or nullcontext():
        return problems.check(lambda: check(read_number(text or "", number.name)))


def field_line(key: str) -> Any:
    """A field and its buttons."""
    return st.container(horizontal=True, gap=None, vertical_alignment="bottom", key=key)


def step_buttons(number: NumberField, key: str) -> None:
    """The two buttons of a field of this key."""
    for which, by, icon in (("less", -1, "remove"), ("more", 1, "add")):
        st.button(
            label(f"page.{number.name}.{which}"),
            on_click=move,
            args=(number, by),
            key=f"step-{which}-{key}",
            type="tertiary",
            icon=f":material/{icon}:",
        )


def narrow_rate() -> None:
    """The learning rate once more, for screens on which the sidebar covers the page.

    The style sheet shows it there only. It holds what the sidebar's field holds, and
    is set only where that differs, so that nothing that is being typed is lost.
    """
    held = STATE.control(LEARNING_RATE.key)
    if st.session_state.get(NARROW_RATE) != held:
        st.session_state[NARROW_RATE] = held
    with field_line(f"number-{NARROW_RATE}"):
        st.text_input(
            label("page.learning_rate"), key=NARROW_RATE, on_change=take_narrow_rate
        )
        step_buttons(LEARNING_RATE, NARROW_RATE)


def take_narrow_rate() -> None:
    """What was typed there goes into the sidebar."""
    st.session_state[LEARNING_RATE.key] = st.session_state[NARROW_RATE]
    refill_if_emptied(LEARNING_RATE)


def refill_if_emptied(number: NumberField) -> None:
    """An emptied field takes what is shown."""
    if not st.session_state[number.key].strip():
        shown = getattr(STATE.experiment, number.name)
        st.session_state[number.key] = write_number(shown)


def move(number: NumberField, by: int) -> None:
    """A step up or down from what is in the field, if that is a number."""
    text = STATE.control(number.key)
    try:
        value = read_number(text, number.name)
    except InputError:
        return
    st.session_state[number.key] = write_number(number.moved(value, by))
