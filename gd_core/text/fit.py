"""Fit: how good the line is that a run ended with, and what would be better."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import numpy as np

from gd_core.analysis.fit import Fit, fit_of, least_squares
from gd_core.analysis.remedies import bias_helps
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

FIT_DIGITS = 4  # of what is said of a line
AS_GOOD = 0.005  # of the least loss: that close to it a line is as good as can be
NOTHING = 1e-6  # of the spread of y, squared: that close it is, if the least is 0


def fit_title(e: Experiment, fits: Mapping[str, Fit]) -> str:
    """Whether the runs ended with the best line there is."""
    best = least_squares(e)
    done = [_is_best(e, fit, best) for fit in fits.values()]
    if all(done):
        return label(f"fit.title.best.{e.model}")
    start = fit_of(e, np.array([e.w0, e.b0])[: len(e.parameters)])
    if not all(fit.loss < start.loss for fit in fits.values()):
        return label("fit.title.left")
    if len({_seen(fit) for fit in fits.values()}) > 1:
        return label("fit.title.differ")
    return label("fit.title.far")


def how_good(e: Experiment, fits: Mapping[str, Fit]) -> str:
    """In a sentence how good the line is; in one for each run where they differ."""
    said = {side: _of_line(e, fit) for side, fit in fits.items()}
    if len(set(said.values())) == 1:
        return next(iter(said.values()))
    return " ".join(say(f"line.by.{side}", said=text) for side, text in said.items())


def what_helps(e: Experiment) -> str:
    """What a bias would gain, or has gained; "" where that is nothing to see."""
    if not bias_helps(e):
        return ""
    models = {model: least_squares(e, model).loss for model in ("origin", "line")}
    return say(
        "fit.helps", **{name: number(v, FIT_DIGITS) for name, v in models.items()}
    )


def _of_line(e: Experiment, fit: Fit) -> str:
    best = least_squares(e)
    loss, least = number(fit.loss, FIT_DIGITS), number(best.loss, FIT_DIGITS)
    key = f"fit.best.{e.model}" if loss == least else "fit.far"
    facts = {"loss": loss, "least": least, "error": number(fit.error, FIT_DIGITS)}
    if isnan(fit.r_squared):
        return say(f"{key}.constant", **facts)
    return say(key, **facts, r_squared=number(fit.r_squared, FIT_DIGITS))


def _is_best(e: Experiment, fit: Fit, best: Fit) -> bool:
    spread = float(e.made_of.c(e.n) * e.n * e.y.var())
    return fit.loss - best.loss <= max(AS_GOOD * best.loss, NOTHING * spread)


def _seen(fit: Fit) -> tuple[str, str]:
    return number(fit.w, FIT_DIGITS), number(fit.b, FIT_DIGITS)
