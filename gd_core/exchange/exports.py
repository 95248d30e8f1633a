"""Exports: the numbers as CSV, and what the files that are taken home are called."""

from __future__ import annotations

import re

import numpy as np
from pandas import DataFrame, concat

from gd_core.exchange.link import MOST_DATA_TEXT
from gd_core.exchange.scripts import sides_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.numbers import ALL_DIGITS, as_code, list_as_code

FORMULA = re.compile(r"[=+\-@\t\r\n]")  # how a spreadsheet's formula begins
KINDS = {  # of files -> what they are called, and their kind
    "manual": ("gradient_descent_by_hand", "py"),
    "autograd": ("gradient_descent_by_autograd", "py"),
    "both": ("gradient_descent_both_compared", "py"),
    "notebook": ("gradient_descent_both_compared", "ipynb"),
    "states": ("gradient_descent_states", "csv"),
    "data": ("data", "csv"),
}


def file_name(e: Experiment, kind: str) -> str:
    """What a file of one of KINDS is called: what is in it, and the settings."""
    name, ending = KINDS[kind]
    parts = [name, f"{e.n}_points"]
    if kind != "data":
        parts += [
            f"w0_{as_code(e.w0)}",
            f"lr_{as_code(e.learning_rate)}",
            f"{e.iterations}_iterations",
            *(e.slip(side) for side in sides_of(kind) if e.slip(side) != "right"),
            e.precision,
        ]
    return f"{'_'.join(parts).replace('+', '')}.{ending}"


def states_table(e: Experiment, traces: dict[str, Trace]) -> DataFrame:
    """Every state of the runs, a row a state, each with the settings that made it.

    Columns: run ("manual" or "autograd"), iteration, w, loss, gradient; then n_points,
    x, y (as a list in brackets, or how many where the list is too long for a cell),
    w0, learning_rate, iterations, manual_gradient, autograd_gradient, precision, and
    diverged_at, the iteration that was no longer finite, empty if all were.
    """
    x, y = (f"[{list_as_code(values)}]" for values in (e.x, e.y))
    if len(x) + len(y) > MOST_DATA_TEXT:
        x = y = f"{e.n} numbers"
    tables = [
        trace.table().assign(
            n_points=e.n,
            x=neutral(x),
            y=neutral(y),
            w0=e.w0,
            learning_rate=e.learning_rate,
            iterations=e.iterations,
            manual_gradient=neutral(e.manual_gradient),
            autograd_gradient=neutral(e.autograd_gradient),
            precision=neutral(e.precision),
            diverged_at=np.nan if trace.diverged_at is None else trace.diverged_at,
        )
        for trace in traces.values()
    ]
    for side, made in zip(traces, tables, strict=True):
        made.insert(0, "run", neutral(side))
    return concat(tables, ignore_index=True).astype({"diverged_at": "Int64"})


def states_csv(e: Experiment, traces: dict[str, Trace]) -> str:
    """`states_table` as CSV; the numbers read back as the very same ones.

    w, loss and gradient have the digits that the page shows, the settings as few as
    they need.
    """
    table = states_table(e, traces)
    for column in ("w", "loss", "gradient"):
        digits = ALL_DIGITS[e.precision]
        table[column] = [f"{value:.{digits}g}" for value in table[column]]
    for column in ("w0", "learning_rate"):
        table[column] = as_code(getattr(e, column))
    return table.to_csv(index=False, lineterminator="\n")


def data_csv(e: Experiment) -> str:
    """The points as CSV, columns x and y, which the page can load again."""
    rows = (f"{as_code(x)},{as_code(y)}" for x, y in zip(e.x, e.y, strict=True))
    return "\n".join(["x,y", *rows, ""])


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe is put before it.

    Numbers are not texts: -1 stays what it is. Source: OWASP, CSV injection.
    """
    return f"'{text}" if FORMULA.match(text) else text
