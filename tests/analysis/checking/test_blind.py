"""Printed runs of every optimiser and slip, read back as text and named blind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import product

import numpy as np
import pytest

from gd_core import Experiment, check_run, read_run, run_autograd, run_manual
from gd_core.runs.checks import (
    OPTIMIZERS,
    InputError,
    autograd_gradients,
    manual_gradients,
)
from tests.conftest import changed

PRINTED = [
    {"w", "b", "loss"},
    {"w", "b"},
    {"w", "b", "loss", "gradient"},
    {"loss"},
]
EACH = 4  # random prints of every optimiser and slip
SLIPS = [
    (optimizer, side, slip)
    for optimizer in OPTIMIZERS
    for side, slips in (
        ("manual", manual_gradients(optimizer)),
        ("autograd", autograd_gradients(optimizer)[1:]),
    )
    for slip in slips
]


@dataclass
class Print:
    """What a random program printed, and the truth about it."""

    e: Experiment
    truth: str
    text: str


def random_settings(random: np.random.Generator, optimizer: str) -> Experiment:
    n, model = int(random.integers(1, 13)), str(random.choice(["origin", "line"]))
    x = random.normal(0, 2, n).round(2)
    y = (random.normal(0, 3) * x + random.normal(0, 1, n)).round(2)
    return Experiment(
        x=x,
        y=y,
        model=model,
        w0=round(float(random.normal()), 2),
        b0=round(float(random.normal()), 1),
        learning_rate=float(f"{10 ** random.uniform(-3, -0.7):.2g}"),
        iterations=int(random.integers(4, 30)),
        optimizer=optimizer,
        precision=str(random.choice(["float32", "float64"])),
        loss=str(random.choice(["mean", "half_mean", "sum"])),
    )


def random_print(
    random: np.random.Generator, optimizer: str, side: str, slip: str
) -> Print | None:
    """What a program prints that makes a slip; None if it cannot be run so."""
    try:
        e = random_settings(random, optimizer)
        made = changed(e, **{f"{side}_gradient": slip})
    except InputError:
        return None
    trace = (run_manual if side == "manual" else run_autograd)(made)
    if trace.states < 4:
        return None
    digits, after = int(random.integers(2, 10)), int(random.integers(0, 2))
    columns = trace.columns(with_memory=False)
    names = PRINTED[int(random.integers(len(PRINTED)))]
    kept = [name for name in columns if name.removesuffix("_b") in names]
    lines = []
    for k in range(trace.states - after):
        parts = (
            f"{name} = {columns[name][k + after * (name in 'wb')]:.{digits}f}"
            for name in kept
        )
        lines.append(f"epoch {k + after}: {', '.join(parts)}")
    return Print(e, made.slip(side), "\n".join(lines))


@pytest.mark.parametrize(("optimizer", "side", "slip"), SLIPS)
def test_every_slip_is_named_or_said_to_be_ambiguous(
    optimizer: str, side: str, slip: str
) -> None:
    random = np.random.default_rng(SLIPS.index((optimizer, side, slip)))
    found: Counter[str] = Counter()
    while found.total() < EACH:
        printed = random_print(random, optimizer, side, slip)
        if printed is None:
            continue
        result = check_run(printed.e, **read_run(printed.text).given)
        assert printed.truth in result.candidates, (printed, result)
        is_named = result.finding == printed.truth
        assert is_named or result.finding in ("ambiguous", "right"), (printed, result)
        found[result.finding] += 1


@pytest.mark.parametrize(
    ("optimizer", "kind"), [*product(["sgd", "momentum", "adam"], ["walk", "shuffled"])]
)
def test_random_walks_and_shuffled_rows_are_unknown(optimizer: str, kind: str) -> None:
    random = np.random.default_rng(7)
    for _ in range(3):
        e = changed(random_settings(random, optimizer), iterations=12)
        trace = run_manual(e)
        w, loss = trace.w.astype(float), trace.loss.astype(float)
        if kind == "walk":
            w = np.cumsum(random.normal(0, 0.3, len(w)))
        else:
            order = random.permutation(len(w))
            w, loss = w[order], loss[order]
        result = check_run(e, w=w.round(4), loss=loss.round(4), digits=4)
        assert result.finding == "unknown", result
        assert result.tried > 30
