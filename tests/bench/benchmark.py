"""What the runs and the page cost, as ratios measured in one process, in pairs.

    .venv/bin/python -m tests.bench.benchmark

Ours and the reference take turns, A B A B, so that a machine that slows down slows
both; each row is the median of the ratios of the pairs. The table is Markdown.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest, local_script_runner

from gd_core import Experiment, run_autograd, run_manual
from tests.bench.textbook_optimizers import TEXTBOOK

HERE = Path(__file__).parent
APP = HERE.parent.parent / "app.py"
BARE_PAGE = HERE.parent / "load" / "bare_page.py"
SIZES = [(n, k) for n in (4, 10_000) for k in (10, 100, 1_000, 10_000)]
SIZES[-1] = (5_000, 10_000)  # points x iterations at its limit
SECONDS = 4.0  # spent on a row, about
RATES = {"momentum": 0.01, "nesterov": 0.01, "adagrad": 0.5, "rmsprop": 0.1}
RATES["adam"] = 0.1


def textbook_manual(e: Experiment) -> Any:
    """The loop of the tutorial with its gradient put right; it records nothing."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w = np.float32(e.w0)

    def forward(x: Any) -> Any:
        return w * x

    def loss(y: Any, y_predicted: Any) -> Any:
        return ((y_predicted - y) ** 2).mean()

    def gradient(x: Any, y: Any, y_predicted: Any) -> Any:
        return (2 * x * (y_predicted - y)).mean()

    for _ in range(e.iterations):
        y_predicted = forward(x)
        loss(y, y_predicted)
        dw = gradient(x, y, y_predicted)
        w -= np.float32(e.learning_rate) * dw
    return w


def textbook_autograd(e: Experiment) -> Any:
    """The tutorial's loop with backward(); it records nothing."""
    x = torch.tensor(e.x, dtype=torch.float32)
    y = torch.tensor(e.y, dtype=torch.float32)
    w = torch.tensor(e.w0, dtype=torch.float32, requires_grad=True)

    def forward(x: Any) -> Any:
        return w * x

    def loss(y: Any, y_predicted: Any) -> Any:
        return ((y_predicted - y) ** 2).mean()

    for _ in range(e.iterations):
        y_predicted = forward(x)
        loss(y, y_predicted).backward()
        with torch.no_grad():
            w -= e.learning_rate * w.grad
        w.grad.zero_()
    return w


def textbook_manual_line(e: Experiment) -> Any:
    """The same with a bias and its gradient."""
    x, y = e.x.astype(np.float32), e.y.astype(np.float32)
    w, b = np.float32(e.w0), np.float32(e.b0)

    def forward(x: Any) -> Any:
        return w * x + b

    def loss(y: Any, y_predicted: Any) -> Any:
        return ((y_predicted - y) ** 2).mean()

    def gradient(x: Any, y: Any, y_predicted: Any) -> Any:
        dw = (2 * x * (y_predicted - y)).mean()
        db = (2 * (y_predicted - y)).mean()
        return dw, db

    for _ in range(e.iterations):
        y_predicted = forward(x)
        loss(y, y_predicted)
        dw, db = gradient(x, y, y_predicted)
        w -= np.float32(e.learning_rate) * dw
        b -= np.float32(e.learning_rate) * db
    return w, b


def textbook_autograd_line(e: Experiment) -> Any:
    """The same with a bias; it records nothing."""
    x = torch.tensor(e.x, dtype=torch.float32)
    y = torch.tensor(e.y, dtype=torch.float32)
    w = torch.tensor(e.w0, dtype=torch.float32, requires_grad=True)
    b = torch.tensor(e.b0, dtype=torch.float32, requires_grad=True)

    def forward(x: Any) -> Any:
        return w * x + b

    def loss(y: Any, y_predicted: Any) -> Any:
        return ((y_predicted - y) ** 2).mean()

    for _ in range(e.iterations):
        y_predicted = forward(x)
        loss(y, y_predicted).backward()
        with torch.no_grad():
            w -= e.learning_rate * w.grad
            b -= e.learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return w, b


def timed(call: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def paired(
    ours: Callable[[], object], reference: Callable[[], object], seconds: float
) -> tuple[float, float, int]:
    """Median ratio ours/reference, median seconds of the reference, and pairs."""
    ours(), reference()
    pairs: list[tuple[float, float]] = []
    until = time.perf_counter() + seconds
    while len(pairs) < 5 or (time.perf_counter() < until and len(pairs) < 1_000):
        pairs.append((timed(ours), timed(reference)))
    ratio = statistics.median(a / b for a, b in pairs)
    return ratio, statistics.median(b for _, b in pairs), len(pairs)


def runs(seconds: float) -> Iterator[tuple[str, float, float, int]]:
    """Both runs against the textbook's, at every number of points and iterations."""
    for name, model, ours, textbook in (
        ("manual", "origin", run_manual, textbook_manual),
        ("autograd", "origin", run_autograd, textbook_autograd),
        ("manual", "line", run_manual, textbook_manual_line),
        ("autograd", "line", run_autograd, textbook_autograd_line),
    ):
        with_bias = " with a bias" if model == "line" else ""
        for n, iterations in SIZES:
            x = np.linspace(1, 4, n)
            e = Experiment(x=x, y=2 * x, iterations=iterations, model=model)
            row = paired(partial(ours, e), partial(textbook, e), seconds)
            what = f"`run_{name}`{with_bias}, N = {n:,}, {iterations:,} iterations"
            yield what, *row


def optimizer_runs(seconds: float) -> Iterator[tuple[str, float, float, int]]:
    """Both runs with an optimiser that remembers, against a course's loop of it."""
    for optimizer, (by_hand, by_torch) in TEXTBOOK.items():
        rate = RATES[optimizer]
        for name, ours, textbook in (
            ("manual", run_manual, by_hand),
            ("autograd", run_autograd, by_torch),
        ):
            for iterations in (10, 100, 1_000):
                e = Experiment(
                    x=[1, 2, 3, 4],
                    y=[2, 4, 6, 8],
                    learning_rate=rate,
                    iterations=iterations,
                    optimizer=optimizer,
                )
                row = paired(partial(ours, e), partial(textbook, e), seconds)
                yield f"`run_{name}`, {optimizer}, {iterations:,} iterations", *row


def page(seconds: float) -> Iterator[tuple[str, float, float, int]]:
    """A script run of the page at its defaults against the bare page, both warm.

    A server compiles a script once, and so do we; AppTest does in every run.
    """
    compiled = ScriptCache()
    setattr(local_script_runner, "ScriptCache", lambda: compiled)  # noqa: B010
    ours = AppTest.from_file(str(APP), default_timeout=30).run()
    bare = AppTest.from_file(str(BARE_PAGE), default_timeout=30).run()
    assert not ours.exception
    assert not bare.exception
    gc.freeze()
    what = "page's script run at its defaults, once seen"
    yield what, *paired(ours.run, bare.run, 2 * seconds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each row")
    parts = {"runs": runs, "optimizers": optimizer_runs, "page": page}
    parser.add_argument(
        "parts", nargs="*", metavar="part", default=[*parts], help=", ".join(parts)
    )
    arguments = parser.parse_args()
    print("| what | ratio | reference takes | pairs |\n|---|---|---|---|")
    for part in arguments.parts:
        for name, ratio, reference, pairs in parts[part](arguments.seconds):
            print(f"| {name} | {ratio:.2f} | {1e3 * reference:.2f} ms | {pairs} |")


if __name__ == "__main__":
    main()
