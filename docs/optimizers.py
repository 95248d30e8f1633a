"""The page about the optimisers, made from the code and from runs, in docs/.

    .venv/bin/python -m docs.optimizers

Formulas, code and numbers are those of the package; what others write is in
`conventions`. A test holds the page against what this would write now.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from docs.conventions import FORMS, first_of
from gd_core import Experiment, optimizers, run_autograd, run_manual
from gd_core.analysis.theory import theory_of
from gd_core.runs.autograd.optimizers import BY_TORCH, NAMES_IN_TORCH
from gd_core.runs.checks import FORGETS
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.text.catalogue import has, label
from gd_core.text.numbers import number
from gd_core.text.optimizer_lines import FORMULAS

PAGE = Path(__file__).parent / "optimizers.md"
UPDATES = 3
DIGITS = 7
ROUNDING = 1e-14  # of weights of about 1 in float64
RATES = {
    "sgd": 0.01,
    "momentum": 0.01,
    "nesterov": 0.01,
    "adagrad": 0.5,
    "rmsprop": 0.05,  # with 0.1 one that forgets would land, and |g| not be above eps
    "adam": 0.1,
}
WEIGHTS = ["w₁", "w₂", "w₃", "apart by"]
TITLES = {"sgd": "Gradient descent", "momentum": "Momentum"}
INTRODUCTION = """\
# Optimisers

How a gradient becomes an update, in the six rules that can be run here: as PyTorch has
them, as others write them, and what a slip makes of them.

If you doubt your own optimiser, print its first two weights and compare them with these
tables: most slips show there, and few in where a run ends. What shows in no digit here,
a factor in the gradient under AdaGrad, RMSProp and Adam, or the place of ε, is told by
the gradient itself and by what is remembered.

w is the parameter (θ stands for w or b), g its gradient, η the learning rate, t the
number of the update, from 1; ε keeps a division by 0 away. What is remembered has the
letters of the papers, so that v is two things: of momentum and Nesterov the velocity, a
sum of gradients; of RMSProp and Adam an average of their squares. m of Adam is an
average of gradients, S of AdaGrad a sum of their squares. Where two conventions exist,
that of torch.optim is used, as torch {torch} has it on a CPU: `sgd.py`, `adagrad.py`,
`rmsprop.py` and `adam.py` in its folder `torch/optim`. Keras's are those of Keras 3,
`keras/src/optimizers`. Papers are named with each rule.

The numbers are those of the lesson, x = 1, 2, 3, 4 and y = 2, 4, 6, 8 from w = 0, in
float64, with the gradient of the mean squared error, −30 at the start. Its minimum is
w = 2. *Apart by* is the largest difference from the weights of torch's rule.
"""
FOOT = """
All of this is written by `.venv/bin/python -m docs.optimizers` from the code and from
runs of it.
"""
FIRST_STEPS = {  # what is exact of them
    "sgd": "Every step is η·|g| long.",
    "momentum": "The first step is that of gradient descent; the next ones grow.",
    "nesterov": "The first step is 1 + μ times that of gradient descent.",
    "adagrad": "The first step is η long, whatever the gradient is, but for ε.",
    "rmsprop": (
        "The first step is η/√(1 − α) = 10·η long, whatever the gradient is, but for ε."
    ),
    "adam": "The first step is η long, whatever the gradient is, but for ε.",
}


def title(name: str) -> str:
    """What an optimiser is called in a heading."""
    return TITLES.get(name, label(f"optimizer.{name}"))


def lesson(name: str, **changes: Any) -> Experiment:
    """The lesson with an optimiser."""
    settings: dict[str, Any] = {
        "x": [1, 2, 3, 4],
        "y": [2, 4, 6, 8],
        "learning_rate": RATES[name],
        "iterations": UPDATES,
        "precision": "float64",
        "optimizer": name,
    }
    return Experiment(**settings | changes)


def slope(w: float) -> float:
    """The gradient of the lesson at a weight."""
    e = lesson("sgd", w0=w)
    return float(run_manual(e).gradient[0])


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table of Markdown."""
    rows = [[cell.replace("|", r"\|") for cell in row] for row in rows]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def shown(value: float) -> str:
    """A number of a run."""
    return number(value, DIGITS)


def weights(name: str, its: list[float]) -> list[str]:
    """The weights after each update, and how far from those of the rule they are."""
    right = run_manual(lesson(name)).w[1:].tolist()
    apart = max(abs(a - b) for a, b in zip(its, right, strict=True))
    return [*map(shown, its), number(apart, 2) if apart > ROUNDING else "rounding"]


def about(name: str) -> str:
    """What the module of a rule says of it, and where the rule is from."""
    module = inspect.getmodule(optimizers.BY_HAND[name].step)
    return " ".join((inspect.getdoc(module) or "").split())


def rule(name: str) -> str:
    """The formula of torch, and the code of both sides."""
    right = FORMULAS.get((name, "right"))
    own = optimizers.BY_HAND[name]
    symbols = right.symbols if right else ("θ ← θ − η·g",)
    code = [inspect.getsource(own.init)] if own.remembers else []
    code.append(inspect.getsource(own.step))
    text = fenced("text", "\n".join(symbols)) + "By hand, in NumPy:\n\n"
    text += fenced("python", "\n\n".join(code))
    if name not in BY_TORCH:
        return text
    made = inspect.getsource(BY_TORCH[name])
    names = zip(own.remembers, NAMES_IN_TORCH[name], strict=True)
    held = ", ".join(f"{ours} as `{its}`" for ours, its in names)
    text += f"By torch.optim, whose state has {held}:\n\n"
    return text + fenced("python", made)


def fenced(language: str, code: str) -> str:
    """Code in a fence."""
    return f"```{language}\n{code.rstrip()}\n```\n\n"


def first_steps(name: str) -> str:
    """The first states of both runs, with what they remember."""
    e = lesson(name)
    both = run_manual(e).columns(), run_autograd(e).columns()
    names = [column for column in both[0] if column != "loss"]
    head = ["k", *(f"{c} by {side}" for c in names for side in ("hand", "torch"))]
    rows = [
        [
            str(k),
            *(shown(float(columns[column][k])) for column in names for columns in both),
        ]
        for k in range(UPDATES + 1)
    ]
    own = ", ".join(
        f"{label(f'field.{field}')} = {number(value)}"
        for field, value in e.settings.items()
        if field != "learning_rate"
    )
    settings = ", ".join(filter(None, [f"η = {number(e.learning_rate)}", own]))
    return f"With {settings}. {FIRST_STEPS[name]}\n\n{table(head, rows)}\n"


def other_forms(name: str) -> str:
    """The rule as others write it, with its numbers, and what differs."""
    if not FORMS[name]:
        return ""
    settings, rows = lesson(name).settings, []
    for form in FORMS[name]:
        its = weights(name, first_of(form, slope, settings, UPDATES))
        rows.append([form.where, form.formula, *its, form.differs])
    head = ["who", "formula", *WEIGHTS, "what differs"]
    return f"### As others write it\n\n{table(head, rows)}\n"


def slips(name: str) -> str:
    """What each slip makes of the first steps."""
    rows = []
    for slip, said in by_hand(name):
        its = run_manual(lesson(name, manual_gradient=slip)).w[1:].tolist()
        rows.append([f"*{label(f'choice.{slip}')}*", f"`{slip}`", said])
        rows[-1] += weights(name, its)
    for slip, said in by_autograd(name):
        its = run_autograd(lesson(name, autograd_gradient=slip)).w[1:].tolist()
        own = f"choice.autograd.{slip}"
        named = label(own if has(own) else f"choice.{slip}")
        rows.append([f"*{named}*, by autograd", f"`{slip}`", said])
        rows[-1] += weights(name, its)
    head = ["slip", "in a link", "what it does", *WEIGHTS]
    return f"### Slips\n\n{table(head, rows)}\n"


def by_hand(name: str) -> Iterator[tuple[str, str]]:
    """The slips of the optimiser by hand and one of the gradient, and what they do."""
    for slip, wrong in SLIPS_BY_HAND[name].items():
        yield slip, " ".join((inspect.getdoc(wrong.step) or "").split())
    yield "sum", "N times the gradient, as the tutorial prints it."


def by_autograd(name: str) -> Iterator[tuple[str, str]]:
    """The slips of the loop by autograd, and what they do."""
    yield "no_zero_grad", "`backward()` adds each gradient to those before."
    if optimizers.BY_HAND[name].remembers:
        yield FORGETS, "The optimiser is made anew at each update."


def edge(name: str) -> str:
    """The largest rate at which the lesson's run stays bounded, if there is one."""
    theory = theory_of(lesson(name), "manual")
    if theory is None:
        return "There is no closed form of w after k updates.\n\n"
    return (
        "On this loss there is a closed form of w after k updates; it stays bounded up "
        f"to the rate η = {number(theory.edge_rate)}.\n\n"
    )


def section(name: str) -> str:
    """All there is about one optimiser."""
    parts = (rule(name), first_steps(name), edge(name), other_forms(name), slips(name))
    return f"## {title(name)}\n\n{about(name)}\n\n{''.join(parts)}"


def page() -> str:
    """The page, in Markdown."""
    version = torch.__version__.partition("+")[0]
    parts = [INTRODUCTION.format(torch=version), *map(section, optimizers.BY_HAND)]
    return "\n".join(part.rstrip() + "\n" for part in parts) + FOOT


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
