"""Check: what somebody's printed run is, said from its numbers and the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from gd_core.analysis.checking.case import Checking
from gd_core.analysis.checking.found import RunCheck
from gd_core.analysis.checking.programs import as_said
from gd_core.analysis.checking.rows import PrintedNumbers, Rows
from gd_core.runs.experiment import Experiment


def check_run(
    e: Experiment,
    w: PrintedNumbers | None = None,
    b: PrintedNumbers | None = None,
    loss: PrintedNumbers | None = None,
    gradient: Any = None,
    rows: PrintedNumbers | None = None,
    digits: int | Mapping[str, int | Sequence[int]] | None = None,
) -> RunCheck:
    """What a printed run is: right, or which mistake explains it, from which row on.

    Every known program with the settings of an experiment is carried out in float64
    and held against the numbers, each to half a unit of its last printed digit and to
    what rounding in the experiment's precision can move it.

    Args:
        e: data, start, rate, optimiser and its settings; the slips chosen there and
            the number of iterations do not count.
        w: the printed weights, one a row, None where a row lacks one.
        b: the printed biases, likewise.
        loss: the printed losses, likewise.
        gradient: the printed gradients, likewise; with a bias it may be a pair of
            columns, by w and by b.
        rows: the numbers of the rows as printed; from 0 if there are none.
        digits: how many were printed after the decimal point: of all numbers, or by
            column, or of each number by column; None as Python writes the numbers.

    Raises:
        InputError: no numbers, columns of several lengths, too many rows, row numbers
            that are none.
    """
    gradient, gradient_b = _pair(gradient)
    columns = {"w": w, "b": b, "loss": loss}
    columns |= {"gradient": gradient, "gradient_b": gradient_b}
    printed = Rows.of(columns, rows, digits)
    has_bias = {"b", "gradient_b"} & {*printed.columns}
    said: tuple[tuple[str, Any], ...] = ()
    if has_bias and e.model == "origin":
        e, said = replace(e, model="line"), (("model", "line"),)
    return Checking(as_said(e), printed, said).result


def _pair(gradient: Any) -> tuple[Any, Any]:
    """The gradients by w and by b; the second is None without a bias."""
    if gradient is None:
        return None, None
    if isinstance(gradient, tuple) and all(np.ndim(part) for part in gradient):
        return gradient[0], gradient[1] if len(gradient) > 1 else None
    if isinstance(gradient, np.ndarray) and gradient.ndim == 2:
        columns = [*gradient.T]
        return columns[0], columns[1] if len(columns) > 1 else None
    return gradient, None
