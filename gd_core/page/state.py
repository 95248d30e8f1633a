"""State: what the page remembers of one visitor from one run to the next, by name.

Streamlit keeps it in `st.session_state` under strings; here each entry is an attribute
of one class, whose key is written once. The keys of controls are the names that the
address has for them.
"""

from __future__ import annotations

from typing import Any, Generic, TypeVar, overload

import streamlit as st

from gd_core.exchange.link import LECTURE, LOOK, SETTINGS, SWITCH, Look, written
from gd_core.exchange.number import read_number, write_number
from gd_core.runs.checks import (
    OPTIMIZERS,
    InputError,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES
from gd_core.runs.optimizers import BY_HAND
from gd_core.runs.presets import LESSON
from gd_core.text.numbers import list_as_code

# the keys of the fields for one number
NUMBER_KEYS = [
    key
    for key, (f, _) in SETTINGS.items()
    if not isinstance(getattr(LESSON, f), str | bool)
]
# what a select may hold, by its key: Streamlit also passes on what a browser sends that
# knows the choices by their names in another language still
CODES = {
    "gradient": {code for o in OPTIMIZERS for code in manual_gradients(o)},
    "autograd": {code for o in OPTIMIZERS for code in autograd_gradients(o)},
    "loss": {*LOSSES},
    "opt": {*OPTIMIZERS},
}
Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """One entry of the session's state as an attribute.

    Args:
        initial: its value before anything is remembered.
        key: its key in `st.session_state`, which is also that of its widget.
    """

    def __init__(self, initial: Value, key: str = "") -> None:
        self.initial, self.key = initial, key

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = self.key or name

    @overload
    def __get__(self, state: None, owner: type) -> Remembered[Value]: ...
    @overload
    def __get__(self, state: State, owner: type) -> Value: ...
    def __get__(self, state: State | None, owner: type) -> Any:
        """The current or initial value; of the class the entry itself."""
        if state is None:
            return self
        value = st.session_state.get(self.key)
        return self.initial if value is None else value

    def __set__(self, state: State, value: Value) -> None:
        st.session_state[self.key] = value


class Control(Remembered[Value]):
    """An entry of a control of the experiment, which is offered a value at first.

    The value is offered as the widget's default and not written into the session's
    state: a browser that comes back to a restarted server sends what its controls
    held, and that must win.
    """

    def __get__(self, state: State | None, owner: type) -> Any:
        """What the control holds, or is offered; of the class the entry itself."""
        if state is None:
            return self
        return state.control(self.key)


def in_controls(e: Experiment) -> dict[str, str]:
    """An experiment as the controls hold it, texts by their keys."""
    values = {name: getattr(e, field) for name, (field, _) in SETTINGS.items()}
    if e.eps is None:  # a field that is not there holds torch's
        values["eps"] = BY_HAND["adam"].eps
    texts = {
        name: written(value) if isinstance(value, bool | str) else write_number(value)
        for name, value in values.items()
    }
    return {"x": list_as_code(e.x), "y": list_as_code(e.y), **texts}


def as_meant(held: dict[str, Any]) -> dict[str, Any]:
    """What controls hold, with numbers in place of the texts that stand for one."""
    return {key: meaning(key, text) for key, text in held.items()}


def meaning(key: str, text: Any) -> Any:
    """What is in a control: the number, where that is what it is for."""
    if key not in NUMBER_KEYS:
        return text
    try:
        return read_number(text, SETTINGS[key][0])
    except InputError:
        return text


class State:
    """Everything that is remembered of one visitor.

    There is one instance in the process; the values are those of the session whose
    page runs.
    """

    # the experiment, as the controls hold it
    x = Control("")
    y = Control("")
    w0 = Control("")
    b0 = Control("")
    model = Control("")
    standardize = Control("", "std")
    learning_rate = Control("", "lr")
    iterations = Control("", "n")
    manual_gradient = Control("", "gradient")
    autograd_gradient = Control("", "autograd")
    precision = Control("")
    loss = Control("")
    update = Control("")
    optimizer = Control("", "opt")
    momentum = Control("", "mu")
    alpha = Control("")
    beta1 = Control("")
    beta2 = Control("")
    eps = Control("")
    # how it is looked at
    view = Remembered(LOOK.view)
    k = Remembered(LOOK.k)
    run = Remembered(LOOK.run)
    scale = Remembered(LOOK.scale)
    predict = Remembered(False)
    answer = Remembered(LOOK.answer)
    lecture = Remembered(False)
    source = Remembered(False)
    rows = Remembered(LOOK.rows)
    memory = Remembered(LOOK.memory == SWITCH[True])
    axis = Remembered(LOOK.axis)
    lang = Remembered(LOOK.lang)
    # the runs beside the present one, in the order in which they were pinned
    pins: Remembered[tuple[Experiment, ...]] = Remembered(())
    # other controls
    lesson: Remembered[str | None] = Remembered(None)
    rate_pick: Remembered[str | None] = Remembered(None, "pick")
    guess: Remembered[str | None] = Remembered(None)
    answered_in = Remembered(LOOK.view)  # the view that shows what became of `answer`
    share = Remembered(False)
    tour = Remembered(False)  # whether its line is shown; only the bare address has it
    # the groups of the sidebar that are open of those that fold, None before the first
    open_groups: Remembered[frozenset[str] | None] = Remembered(None)
    # of the view Check my run; never in the address
    run_text = Remembered("")
    run_column: Remembered[str | None] = Remembered(None)
    # what is shown
    experiment: Remembered[Experiment] = Remembered(LESSON)  # the last that was valid
    place: Remembered[tuple[Any, ...]] = Remembered(())  # see `views.enter`
    player_move = Remembered((0, 0))  # the state it was put at last, and how often
    # the rates that are selected in the charts of the view Learning rate, by chart
    selected: Remembered[dict[str, tuple[float, ...]]] = Remembered({})
    selected_pairs: Remembered[tuple[tuple[float, float], ...]] = Remembered(())
    moved_start = Remembered(False)  # by a click, in a view that ran alone
    predicted = Remembered("")  # the key of the experiment that `answer` is about
    # which of x and y were typed or confirmed since the controls were filled
    typed: Remembered[frozenset[str]] = Remembered(frozenset())
    # kept by `address.Address`
    offered: Remembered[dict[str, Any]] = Remembered(in_controls(LESSON))
    fills = Remembered(0)  # how often the controls were filled
    link: Remembered[dict[str, str] | None] = Remembered(None, "address")
    link_problems: Remembered[tuple[Any, ...]] = Remembered(())
    # what the controls held when the run before ended, None in the first run
    settled: Remembered[dict[str, Any] | None] = Remembered(None)

    @property
    def file_key(self) -> str:
        """The key of the file field; a new one empties it."""
        return f"file{self.fills}"

    @property
    def has_file(self) -> bool:
        """Whether x and y come from a file."""
        return st.session_state.get(self.file_key) is not None

    def header_of(self, file: str) -> bool | None:
        """Whether a file's first row was said to be a header; None if nothing was."""
        return st.session_state.get(f"header-{file}")

    def controls(self) -> dict[str, Any]:
        """What the controls of the experiment hold, by their keys."""
        return {key: self.control(key) for key in self.offered}

    def control(self, key: str) -> Any:
        """What one control of the experiment holds, or is offered.

        Of a select it is one of its codes, if need be that of the last experiment.
        """
        held = st.session_state.get(key, self.offered[key])
        if held not in CODES.get(key, (held,)):
            return in_controls(self.experiment)[key]
        return held

    def snapshot(self) -> dict[str, Any]:
        """Everything that a visitor can change, to find out whether they did."""
        looks = (State.scale, State.run, State.k, State.view, State.rows, State.memory)
        entries = (*looks, State.axis, State.lang, State.predict, State.pins)
        switches = (State.lecture.key, State.source.key)
        keys = (*(entry.key for entry in entries), *switches, self.file_key)
        return self.controls() | {key: st.session_state.get(key) for key in keys}

    def fill(self, e: Experiment) -> None:
        """Put an experiment into the controls; what means the same stays as typed."""
        held = as_meant(self.controls())
        self.offer(e)
        for key, text in self.offered.items():
            if meaning(key, text) != held[key]:
                st.session_state[key] = text

    def change(self, e: Experiment) -> None:
        """Put the settings of an experiment into the controls; the data stay."""
        for key, text in in_controls(e).items():
            if key in SETTINGS and meaning(key, text) != meaning(
                key, self.control(key)
            ):
                st.session_state[key] = text

    def offer(self, e: Experiment) -> None:
        """Put an experiment into the controls that hold nothing yet."""
        self.offered = in_controls(e)
        self.fills += 1
        self.typed = frozenset()

    @property
    def look(self) -> Look:
        """How the experiment is looked at."""
        return Look(
            view=self.view,
            k=self.k,
            run=self.run,
            scale=self.scale,
            predict=SWITCH[self.predict],
            answer=self.answer,
            lecture=LECTURE[self.lecture],
            source=SWITCH[self.source],
            rows=self.rows,
            memory=SWITCH[self.memory],
            axis=self.axis,
            lang=self.lang,
        )

    @look.setter
    def look(self, look: Look) -> None:
        self.view, self.run, self.scale = look.view, look.run, look.scale
        self.predict, self.answer = look.predict == SWITCH[True], look.answer
        self.answered_in = look.view
        self.lecture = look.lecture == LECTURE[True]
        self.rows, self.memory = look.rows, look.memory == SWITCH[True]
        self.source, self.axis = look.source == SWITCH[True], look.axis
        self.lang = look.lang
        self.put_player_at(look.k)

    def put_player_within(self, e: Experiment) -> None:
        """Another experiment may have fewer states than the one before."""
        if self.k > e.updates:
            self.put_player_at(e.updates)

    def put_player_at(self, k: int) -> None:
        """Rest at state k; the player in the browser is told."""
        self.k = k
        self.player_move = (k, self.player_move[1] + 1)


STATE = State()
