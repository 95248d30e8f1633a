"""Sidebar: the controls, from which an experiment is made."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from gd_core.analysis.dynamics import right_motion
from gd_core.analysis.limit import check_or_foresee
from gd_core.exchange.link import SETTINGS, SWITCH
from gd_core.page.choices import part
from gd_core.page.data_fields import data_fields
from gd_core.page.groups import folded, headed
from gd_core.page.lessons import lesson_control
from gd_core.page.model_fields import (
    loss_control,
    model_control,
    precision_control,
    standardize_control,
)
from gd_core.page.number_fields import B0, ITERATIONS, LEARNING_RATE, W0, number_field
from gd_core.page.optimizer_fields import (
    optimizer_control,
    optimizer_fields,
    update_control,
)
from gd_core.page.predict import is_asked
from gd_core.page.problems import Problems
from gd_core.page.rate_picks import quick_picks
from gd_core.page.slip_fields import slip_controls
from gd_core.page.state import NUMBER_KEYS, STATE
from gd_core.runs.experiment import Experiment
from gd_core.runs.joint_checks import check_work
from gd_core.runs.optimizers import DEFAULTS


def show_sidebar() -> tuple[Experiment | None, Problems]:
    """The controls: an experiment, or what is wrong with the input."""
    problems = Problems()
    with part():
        lesson_control()
    # in this order on the page; what is below decides what is offered above
    data, run, slips = map(headed, ("data", "run", "slips"))
    with data:
        x, y = data_fields(problems)
    with folded("model"):
        model = model_control()
        with part():
            standardize = model == "line" and standardize_control()
        loss = loss_control()
        precision = precision_control()
    with folded("optimizer"):
        optimizer = optimizer_control()
        with part():
            own = optimizer_fields(optimizer, problems)
        update = update_control()
    with run:
        learning_rate = number_field(LEARNING_RATE, problems)
        picks = part()
        start, end = st.columns(2, gap="xxsmall")
        below = part()  # of both: a sentence is no narrow column
        with start:
            w0 = number_field(W0, problems, below)
        with part():
            b0 = number_field(B0, problems) if model == "line" else 0.0
        settings = {"x": x, "y": y, "w0": w0, "b0": b0, "learning_rate": learning_rate}
        # while a question is open what is foreseen would give the answer away
        foresee = None
        if not is_asked():
            foresee = partial(check_or_foresee, **settings, **chosen())
        with end:
            iterations = number_field(ITERATIONS, problems, below, foresee)
        if x is not None and iterations is not None:
            problems.check(check_work, len(x), iterations, update)
    mu = own.get("momentum", DEFAULTS["momentum"])
    motion = None if mu is None else right_motion(optimizer, mu)
    if x is not None and update == "all":  # for a pass there are none
        with picks:
            quick_picks(x, loss, model, standardize, motion)
    with slips:
        manual_gradient, autograd_gradient = slip_controls(loss, optimizer)
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


def chosen() -> dict[str, Any]:
    """What the controls for a choice hold."""
    held = STATE.controls()
    texts = {
        field: held[key]
        for key, (field, _) in SETTINGS.items()
        if key not in NUMBER_KEYS
    }
    return texts | {"standardize": texts["standardize"] == SWITCH[True]}
