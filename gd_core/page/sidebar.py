"""Sidebar: the controls, from which an experiment is made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from gd_core.analysis.dynamics import Motion, right_motion
from gd_core.analysis.limit import check_or_foresee
from gd_core.analysis.offers import offered_rate
from gd_core.analysis.rates import FATES, many_are_fastest, telling_rates
from gd_core.exchange.link import SETTINGS, SWITCH
from gd_core.exchange.number import write_number
from gd_core.page.address import ADDRESS
from gd_core.page.data_fields import data_fields
from gd_core.page.number_fields import (
    B0,
    ITERATIONS,
    LEARNING_RATE,
    OF_OPTIMIZERS,
    W0,
    number_field,
)
from gd_core.page.parts import as_markdown
from gd_core.page.predict import is_asked
from gd_core.page.problems import Problems
from gd_core.page.state import NUMBER_KEYS, STATE, State, as_meant, in_controls
from gd_core.runs.checks import (
    MODELS,
    OPTIMIZERS,
    PRECISIONS,
    SIDES,
    UPDATES,
    InputError,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.joint_checks import check_work, standardised_inputs
from gd_core.runs.losses import LOSSES, is_right_for, natural_slips
from gd_core.runs.optimizers import BY_HAND, DEFAULTS, SLIPS_BY_HAND
from gd_core.runs.presets import PRESETS, RACES
from gd_core.text.catalogue import label, say
from gd_core.text.slips import choice_label

# a race is its first run, with the others pinned beside it
FIRST = PRESETS | {name: runs[0] for name, runs in RACES.items()}
PRESETS_IN_CONTROLS = {name: as_meant(in_controls(e)) for name, e in FIRST.items()}


def show_sidebar() -> tuple[Experiment | None, Problems]:
    """The controls: an experiment, or what is wrong with the input."""
    problems = Problems()
    # each part is a container, so that what comes and goes in one moves no other:
    # a field that is moved loses what is being typed in it
    with part():
        lesson_control()
    with part():
        x, y = data_fields(problems)
    model = model_control()
    start, end = st.columns(2, gap="xxsmall")
    below = part()  # of both: a sentence is no narrow column
    with start:
        w0 = number_field(W0, problems, below)
    with part():
        b0, standardize = bias_controls(problems) if model == "line" else (0.0, False)
        learning_rate = number_field(LEARNING_RATE, problems)
        picks = part()
    settings = {"x": x, "y": y, "w0": w0, "b0": b0, "learning_rate": learning_rate}
    # while a question is open what is foreseen would give the answer away
    foresee = None if is_asked() else partial(check_or_foresee, **settings, **chosen())
    with end:
        iterations = number_field(ITERATIONS, problems, below, foresee)
    if x is not None and iterations is not None:
        problems.check(check_work, len(x), iterations, STATE.update)
    loss = loss_control()
    optimizer = optimizer_control()
    with part():
        own = optimizer_fields(optimizer, problems)
    mu = own.get("momentum", DEFAULTS["momentum"])
    motion = None if mu is None else right_motion(optimizer, mu)
    if x is not None and STATE.update == "all":  # for a pass there are none
        with picks:
            quick_picks(x, loss, model, standardize, motion)
    update = update_control()
    manual_gradient, autograd_gradient = slip_controls(loss, optimizer)
    precision = precision_control()
    if problems or x is None or y is None:
        return None, problems
    experiment = problems.check(
        lambda: Experiment(
            **settings,
            iterations=iterations,
            manual_gradient=manual_gradient,
            autograd_gradient=autograd_gradient,
            precision=precision,
            loss=loss,
            update=update,
            model=model,
            standardize=standardize,
            optimizer=optimizer,
            **own,
        )
    )
    return experiment, problems


def part() -> Any:
    """A part of the sidebar, its controls as far apart as the parts are."""
    return st.container(gap="xsmall")


def chosen() -> dict[str, Any]:
    """What the controls for a choice hold, those below included."""
    held = STATE.controls()
    texts = {
        field: held[key]
        for key, (field, _) in SETTINGS.items()
        if key not in NUMBER_KEYS
    }
    return texts | {"standardize": texts["standardize"] == SWITCH[True]}


def lesson_control() -> None:
    """The presets; the one that the controls show is chosen."""
    # while a question is open its name would give the answer away
    STATE.lesson = None if is_asked() else current_preset()
    lesson = st.selectbox(
        label("page.lesson"),
        list(FIRST),
        index=None,
        format_func=lambda name: label(f"preset.{name}"),
        key=State.lesson.key,
        on_change=fill_with_preset,
        placeholder=label("page.lesson.placeholder"),
        help=label("page.lesson.help"),
    )
    if lesson:
        st.caption(as_markdown(label(f"preset.{lesson}.story")))


def fill_with_preset() -> None:
    """Show what was chosen. The runs of a ready-made race go when another is chosen."""
    lesson = STATE.lesson
    if lesson is None or ADDRESS.controls_changed():
        return
    if STATE.pins in [runs[1:] for runs in RACES.values()]:
        STATE.pins = ()
    if lesson in RACES:
        STATE.pins, STATE.view = RACES[lesson][1:], "race"
    STATE.fill(FIRST[lesson])


def current_preset() -> str | None:
    """The preset that the controls show, if they show one, with its pinned runs."""
    if STATE.has_file:
        return None
    shown = as_meant(STATE.controls())
    names = [name for name, held in PRESETS_IN_CONTROLS.items() if held == shown]
    races = (n for n in names if n in RACES and STATE.pins == RACES[n][1:])
    presets = (n for n in names if n in PRESETS)
    return next(races, None) or next(presets, None)


def came_back_changed() -> bool:
    """Whether this is the first run, and a browser brought other values than offered.

    Its controls are known only once they are on the page, so the run begins again.
    """
    if STATE.settled is not None or is_asked():
        return False
    STATE.settled = STATE.snapshot()
    return STATE.lesson != current_preset()


def named_line() -> Any:
    """A line for a control with its name beside it."""
    return st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap=None,
    )


def loss_control() -> str:
    """What both runs minimise, its name beside it."""
    with named_line():
        name, about = label("page.loss"), label("page.loss.help")
        st.caption(name, help=about, width="content")
        loss: str = st.selectbox(
            name,
            list(LOSSES),
            index=list(LOSSES).index(STATE.control(State.loss.key)),
            format_func=lambda code: label(f"loss.{code}"),
            key=State.loss.key,
            help=about,
            on_change=keep_gradient,
            label_visibility="collapsed",
            width=150,
        )
    return loss


def optimizer_control() -> str:
    """What makes an update of a gradient, its name beside it."""
    with named_line():
        name, about = label("page.optimizer"), label("page.optimizer.help")
        st.caption(name, help=about, width="content")
        optimizer: str = st.selectbox(
            name,
            OPTIMIZERS,
            index=OPTIMIZERS.index(STATE.control(State.optimizer.key)),
            format_func=lambda code: label(f"optimizer.{code}"),
            key=State.optimizer.key,
            help=about,
            on_change=fit_optimizer,
            label_visibility="collapsed",
            width=150,
        )
    return optimizer


def optimizer_fields(optimizer: str, problems: Problems) -> dict[str, Any]:
    """The fields for the settings that an optimiser has of its own."""
    names = BY_HAND[optimizer].settings
    if not names:
        return {}
    places, below = st.columns(len(names), gap="xxsmall"), part()
    found = {}
    for name, place in zip(names, places, strict=True):
        with place:
            field = OF_OPTIMIZERS[name]
            found[name] = number_field(field, problems, below, has_steps=False)
    return found


def fit_optimizer() -> None:
    """What does not go with the optimiser that was chosen is none of it any more.

    A slip is dropped that the other optimiser had, eps is torch's of this one, and a
    rate that makes no sense with it is replaced by one that does.
    """
    optimizer, before = STATE.optimizer, STATE.experiment
    if STATE.manual_gradient not in manual_gradients(optimizer):
        STATE.manual_gradient = "mean"
    if STATE.autograd_gradient not in autograd_gradients(optimizer):
        STATE.autograd_gradient = "right"
    eps = BY_HAND[optimizer].eps
    if eps is not None and before.optimizer != optimizer:
        STATE.eps = write_number(eps)
    rate = offered_rate(before, optimizer)
    if rate is not None:
        STATE.learning_rate = write_number(rate)


def named_choice(name: str, options: Sequence[str], value: str, **how: Any) -> str:
    """One of a few options, the name of the control beside them."""
    with named_line():
        title, about = label(f"page.{name}"), label(f"page.{name}.help")
        st.caption(title, help=about, width="content")
        chosen: str = st.segmented_control(
            title,
            options,
            default=value,
            required=True,
            help=about,
            label_visibility="collapsed",
            **how,
        )
    return chosen


def model_control() -> str:
    """Whether the line goes through the origin."""
    return named_choice(
        "model",
        MODELS,
        STATE.model,
        key=State.model.key,
        format_func=lambda code: label(f"model.{code}"),
    )


def bias_controls(problems: Problems) -> tuple[float | None, bool]:
    """The initial bias, and whether x is standardised."""
    b0 = number_field(B0, problems)
    chosen = named_choice(
        "standardize",
        SWITCH,
        STATE.standardize,
        key=State.standardize.key,
        format_func=lambda code: label(f"standardize.{code}"),
    )
    return b0, chosen == SWITCH[True]


def update_control() -> str:
    """After how many points there is an update."""
    return named_choice(
        "update",
        UPDATES,
        STATE.update,
        key=State.update.key,
        format_func=lambda code: label(f"update.{code}"),
    )


def keep_gradient() -> None:
    """What was a slip, and is right for the loss that is chosen now, is none any more.

    Any other slip is the same one of that loss. It is set again in either case, since
    a browser knows a choice by what it is called, which depends on the loss.
    """
    slip, before = STATE.manual_gradient, STATE.experiment
    is_right = is_right_for(STATE.loss, before.loss, slip, before.n)
    STATE.manual_gradient = "mean" if is_right else slip


def slip_controls(loss: str, optimizer: str) -> tuple[str, str]:
    """What the two runs do: what is right, or a classic slip."""
    chosen = STATE.control(State.manual_gradient.key)
    made = ("mean", *natural_slips(loss), *SLIPS_BY_HAND[optimizer], chosen)
    by_hand = tuple(code for code in manual_gradients(optimizer) if code in made)
    with st.container(horizontal=True, gap="xxsmall"):
        key = State.manual_gradient.key
        manual = slip_control("manual", key, by_hand, loss, optimizer)
        autograd = slip_control(
            "autograd",
            State.autograd_gradient.key,
            autograd_gradients(optimizer),
            loss,
            optimizer,
        )
    return manual, autograd


def slip_control(
    side: str, key: str, options: tuple[str, ...], loss: str, optimizer: str
) -> str:
    """What one run does, right or wrong."""
    about = label(slips_help(side, loss))
    if BY_HAND[optimizer].remembers:
        which = optimizer if side == SIDES[0] else side
        about += label(f"page.slips.{which}")
    chosen: str = st.selectbox(
        label(f"page.{side}_gradient"),
        options,
        index=options.index(STATE.control(key)),
        format_func=lambda choice: choice_label(choice, loss, side),
        key=key,
        on_change=show_step_of,
        args=(side,),
        help=about,
        width=108 if side == SIDES[0] else "stretch",
    )
    return chosen


def slips_help(side: str, loss: str) -> str:
    """The key of the text about the slips of the gradient."""
    key = f"page.{side}_gradient.help"
    return f"{key}.{loss}" if side == SIDES[0] else key


def show_step_of(side: str) -> None:
    """Whose gradient is changed is whose step is shown."""
    STATE.run = side


def precision_control() -> str:
    """Of every number in both runs."""
    key = State.precision.key
    return named_choice("precision", PRECISIONS, STATE.precision, key=key)


def quick_picks(
    x: Any, loss: str, model: str, standardize: bool, motion: Motion | None
) -> None:
    """Learning rates that tell something about data, loss and optimiser."""
    if standardize:
        try:
            x = standardised_inputs(x)
        except InputError:  # which is said where it is not allowed
            return
    rates = telling_rates(x, loss, model, motion)
    at_once = {"fastest": ".plateau"} if many_are_fastest(x, model, motion) else {}
    if rates:
        st.pills(
            label("page.pick"),
            list(rates),
            format_func=lambda name: label(f"pick.{name}{at_once.get(name, '')}"),
            required=True,  # so that a second click does not take back the first
            key=State.rate_pick.key,
            on_change=pick_rate,
            args=(rates,),
            label_visibility="collapsed",
            help=say("page.pick.help", near=FATES["near"], over=FATES["over"]),
        )


def pick_rate(rates: dict[str, float]) -> None:
    if STATE.rate_pick:
        STATE.learning_rate = write_number(rates[STATE.rate_pick])
        STATE.rate_pick = None  # so that it can be picked again
