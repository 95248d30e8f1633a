"""The page about the optimisers, made from the code and from runs, in docs/.

    .venv/bin/python -m docs.optimizers

It is written in every language that `optimizer_texts` has. Formulas, code and numbers
are those of the package; what others write is in `conventions`. A test holds the pages
against what this would write now.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from docs.conventions import FORMS, PAPERS, first_of
from docs.optimizer_texts import TEXTS, is_told, told
from gd_core import Experiment, optimizers, run_autograd, run_manual
from gd_core.analysis.theory import theory_of
from gd_core.exchange.comments import spoken_code
from gd_core.runs.autograd.optimizers import BY_TORCH, NAMES_IN_TORCH
from gd_core.runs.checks import FORGETS, SIDES
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.text.catalogue import has, label, speaking
from gd_core.text.languages import SOURCE_LANGUAGE
from gd_core.text.numbers import number
from gd_core.text.optimizer_lines import FORMULAS

FOLDER = Path(__file__).parent
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
WEIGHTS = ["w₁", "w₂", "w₃"]


def file_of(code: str) -> Path:
    """The page in a language."""
    suffix = "" if code == SOURCE_LANGUAGE else f".{code}"
    return FOLDER / f"optimizers{suffix}.md"


def title(name: str) -> str:
    """What an optimiser is called in a heading."""
    called = label(f"optimizer.{name}")
    return called[0].upper() + called[1:]


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
    differs = number(apart, 2) if apart > ROUNDING else told("apart.rounding")
    return [*map(shown, its), differs]


def rule(name: str) -> str:
    """The formula of torch, and the code of both sides."""
    right = FORMULAS.get((name, "right"))
    own = optimizers.BY_HAND[name]
    symbols = right.symbols if right else ("θ ← θ − η·g",)
    code = [inspect.getsource(own.init)] if own.remembers else []
    code.append(inspect.getsource(own.step))
    text = fenced("text", "\n".join(symbols)) + f"{told('code.manual')}\n\n"
    text += fenced("python", spoken_code("\n\n".join(code)))
    if name not in BY_TORCH:
        return text
    made = spoken_code(inspect.getsource(BY_TORCH[name]))
    pairs = zip(own.remembers, NAMES_IN_TORCH[name], strict=True)
    names = ", ".join(told("code.name", ours=a, theirs=b) for a, b in pairs)
    return f"{text}{told('code.autograd', names=names)}\n\n{fenced('python', made)}"


def fenced(language: str, code: str) -> str:
    """Code in a fence."""
    return f"```{language}\n{code.rstrip()}\n```\n\n"


def first_steps(name: str) -> str:
    """The first states of both runs, with what they remember."""
    e = lesson(name)
    both = run_manual(e).columns(), run_autograd(e).columns()
    names = [column for column in both[0] if column != "loss"]
    called = [label(f"table.{column}") for column in names]
    head = ["k", *(told(f"steps.{side}", column=c) for c in called for side in SIDES)]
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
    said = told("steps", settings=settings, exact=told(f"steps.{name}"))
    return f"{said}\n\n{table(head, rows)}\n"


def other_forms(name: str) -> str:
    """The rule as others write it, with its numbers, and what differs."""
    if not FORMS[name]:
        return ""
    settings, rows = lesson(name).settings, []
    for form in FORMS[name]:
        its = weights(name, first_of(form, slope, settings, UPDATES))
        key = f"form.{name}.{form.name}"
        rows.append([told(key), form.formula, told(f"{key}.differs"), *its])
    head = [told(f"others.{column}") for column in ("who", "formula", "differs")]
    head += [*WEIGHTS, told("apart")]
    return f"### {told('others')}\n\n{table(head, rows)}\n"


def slips(name: str) -> str:
    """What each slip makes of the first steps."""
    rows = []
    for slip, said in by_hand(name):
        its = run_manual(lesson(name, manual_gradient=slip)).w[1:].tolist()
        called = told("slips.manual", slip=label(f"choice.{slip}"))
        rows.append([called, f"`{slip}`", said, *weights(name, its)])
    for slip, said in by_autograd(name):
        its = run_autograd(lesson(name, autograd_gradient=slip)).w[1:].tolist()
        own = f"choice.autograd.{slip}"
        named = label(own if has(own) else f"choice.{slip}")
        called = told("slips.autograd", slip=named)
        rows.append([called, f"`{slip}`", said, *weights(name, its)])
    head = [told(f"slips.{column}") for column in ("slip", "link", "does")]
    head += [*WEIGHTS, told("apart")]
    return f"### {told('slips')}\n\n{table(head, rows)}\n"


def by_hand(name: str) -> Iterator[tuple[str, str]]:
    """The slips of the optimiser by hand and one of the gradient, and what they do."""
    for slip in SLIPS_BY_HAND[name]:
        key = f"slip.{slip}"
        formula = ", ".join(wrong_lines(name, slip))
        yield slip, told(key if is_told(key) else "slip.formula", formula=formula)
    yield "sum", told("slip.sum")


def wrong_lines(name: str, slip: str) -> list[str]:
    """The lines of a slip's formula that the right one has not; none without one."""
    if (name, slip) not in FORMULAS:
        return []
    right = FORMULAS[name, "right"].symbols
    return [line for line in FORMULAS[name, slip].symbols if line not in right]


def by_autograd(name: str) -> Iterator[tuple[str, str]]:
    """The slips of the loop by autograd, and what they do."""
    yield "no_zero_grad", told("slip.no_zero_grad")
    if optimizers.BY_HAND[name].remembers:
        yield FORGETS, told("slip.autograd.forgets")


def edge(name: str) -> str:
    """The largest rate at which the lesson's run stays bounded, if there is one."""
    theory = theory_of(lesson(name), "manual")
    if theory is None:
        return f"{told('edge.none')}\n\n"
    return f"{told('edge', rate=number(theory.edge_rate))}\n\n"


def section(name: str) -> str:
    """All there is about one optimiser."""
    about = told(f"about.{name}", **PAPERS[name])
    parts = (rule(name), first_steps(name), edge(name), other_forms(name), slips(name))
    return f"## {title(name)}\n\n{about}\n\n{''.join(parts)}"


def page(code: str) -> str:
    """The page in a language, in Markdown."""
    version = torch.__version__.partition("+")[0]
    with speaking(code):
        introduction = told("introduction", torch=version)
        parts = [introduction, *map(section, optimizers.BY_HAND)]
        return "\n".join(part.rstrip() + "\n" for part in parts) + told("foot")


if __name__ == "__main__":
    for code in TEXTS:
        file_of(code).write_text(page(code), "utf-8")
