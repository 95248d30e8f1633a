"""Exports: the numbers as CSV, and the names of the files to take home."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, concat

from gd_core.exchange.link import MOST_DATA_TEXT
from gd_core.exchange.scripts import sides_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import defaults_of
from gd_core.runs.trace import Trace
from gd_core.runs.units import own_units
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS, as_code, list_as_code

FORMULA = re.compile(r"[=+\-@\t\r\n]")  # what a spreadsheet's formula begins with
KINDS = {  # of files -> their suffix
    "manual": "py",
    "autograd": "py",
    "both": "py",
    "notebook": "ipynb",
    "states": "csv",
    "updates": "csv",
    "data": "csv",
    "race": "py",
}


def file_name(e: Experiment, kind: str) -> str:
    """The name of a file of one of KINDS: its content and the settings.

    The settings have the names of a link, the rest is in the reader's language.
    """
    parts = [say(f"file_name.{kind}", count=str(e.n))]
    if kind != "data":
        optimizer = label("file_name.sgd") if e.optimizer == "sgd" else e.optimizer
        usual = defaults_of(e.optimizer)
        chosen = {k: v for k, v in _own_settings(e).items() if v != usual[k]}
        line = say("file_name.line", b0=as_code(e.b0))
        parts = [
            optimizer,
            *parts,
            f"w0_{as_code(e.w0)}",
            f"lr_{as_code(e.learning_rate)}",
            *(f"{name}_{as_code(value)}" for name, value in chosen.items()),
            say("file_name.iterations", count=str(e.iterations)),
            *(e.slip(side) for side in sides_of(kind) if e.slip(side) != "right"),
            *([f"loss_{e.loss}"] if e.loss != "mean" else []),
            *([label("file_name.each")] if e.update == "each" else []),
            *([line] if e.model == "line" else []),
            *([label("file_name.standardized")] if e.standardize else []),
            e.precision,
        ]
    return f"{'_'.join(parts).replace('+', '')}.{KINDS[kind]}"


def states_table(e: Experiment, traces: dict[str, Trace]) -> DataFrame:
    """Every state of the runs, a row a state, each with the settings that made it.

    Columns: run ("manual" or "autograd"), iteration, those of `Trace.columns`; then
    n_points, x, y (as a list in brackets, or how many where the list is too long for a
    cell), w0, learning_rate, iterations, loss_function (the code of the loss), update,
    model, b0, standardize, optimizer, its own settings if it has any, as momentum,
    manual_gradient, autograd_gradient, precision, and diverged_at, the iteration that
    was no longer finite, empty if all were. Where x is standardised, own_w and own_b
    behind those of the run are in the units of the data.
    """
    x, y = (f"[{list_as_code(values)}]" for values in (e.x, e.y))
    if len(x) + len(y) > MOST_DATA_TEXT:
        x = y = say("take.too_long_for_a_cell", count=str(e.n))
    tables = []
    for side, trace in traces.items():
        table = (
            trace.table()
            .assign(**_own_columns(e, trace))
            .assign(
                n_points=e.n,
                x=without_formula(x),
                y=without_formula(y),
                w0=e.w0,
                learning_rate=e.learning_rate,
                iterations=e.iterations,
                loss_function=e.loss,
                update=e.update,
                model=e.model,
                b0=e.b0,
                standardize=e.standardize,
                optimizer=e.optimizer,
                **_own_settings(e),
                manual_gradient=e.manual_gradient,
                autograd_gradient=e.autograd_gradient,
                precision=e.precision,
                diverged_at=np.nan if trace.diverged_at is None else trace.diverged_at,
            )
        )
        table.insert(0, "run", side)
        tables.append(table)
    return concat(tables, ignore_index=True).astype({"diverged_at": "Int64"})


def _own_settings(e: Experiment) -> dict[str, float]:
    """What the formula of the optimiser has besides the learning rate."""
    return {name: v for name, v in e.settings.items() if name != "learning_rate"}


def _own_columns(e: Experiment, trace: Trace) -> dict[str, NDArray[np.float64]]:
    """w and b in the units of the data, in float64, where x is standardised."""
    if not e.standardize:
        return {}
    w, b = own_units(e, trace.params).T
    return {"own_w": w, "own_b": b}


def states_csv(e: Experiment, traces: dict[str, Trace]) -> str:
    """`states_table` as CSV; the numbers read back as the very same ones.

    Those of a run have the digits that the page shows, the settings as few as they
    need.
    """
    table = states_table(e, traces)
    digits = ALL_DIGITS[e.precision]
    run = next(iter(traces.values()))
    for column in (*run.columns(), *_own_columns(e, run)):
        table[column] = [f"{value:.{digits}g}" for value in table[column]]
    for column in ("w0", "b0", "learning_rate", *_own_settings(e)):
        table[column] = as_code(getattr(e, column))
    return table.to_csv(index=False, lineterminator="\n")


def updates_csv(e: Experiment, traces: dict[str, Trace]) -> str:
    """Every update of both runs as CSV, where there is one after each point.

    Columns: run ("manual" or "autograd"), iteration, point (from 1), the parameters
    before the update, the gradients, and what the optimiser remembers before it; the
    numbers read back as the very same ones.
    """
    tables, digits = [], ALL_DIGITS[e.precision]
    for side, trace in traces.items():
        if trace.updates:
            table = trace.updates.table()
            table.insert(0, "run", side)
            tables.append(table)
    whole = concat(tables, ignore_index=True)
    for column in whole.columns[3:]:
        whole[column] = [f"{value:.{digits}g}" for value in whole[column]]
    return whole.to_csv(index=False, lineterminator="\n")


def data_csv(e: Experiment) -> str:
    """The points as CSV, columns x and y, which the page can load again."""
    rows = (f"{as_code(x)},{as_code(y)}" for x, y in zip(e.x, e.y, strict=True))
    return "\n".join(["x,y", *rows, ""])


def without_formula(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe goes before one.

    Numbers are not texts: -1 stays what it is. Source: OWASP, CSV injection.
    """
    return f"'{text}" if FORMULA.match(text) else text
