"""Source: the code that ran, as the page shows it, taken from the modules.

A script that is taken home has the same loop, with the formulas of loss and gradient
and the optimiser's step written into it. Where a module has a branch for a slip, only
the lines that ran are shown. A line that makes a slip is marked in the module itself:
the line above it begins with WRONG and names what is missing, or too much.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from functools import cache

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import losses as losses_by_hand
from gd_core.runs.manual import run as by_hand
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.optimizers import optimizer_by_hand

WRONG = "# WRONG"
INDENTATION = 4  # spaces of a level of indentation


def source_of(e: Experiment, side: str) -> str:
    """The source of the run "manual" or "autograd" of an experiment."""
    slips = (e.manual_gradient, e.slip("autograd"))
    return _source_of(side, e.loss, *slips, e.update, e.model, e.optimizer)


@cache
def _source_of(
    side: str,
    loss: str,
    manual_gradient: str,
    autograd_gradient: str,
    update: str,
    model: str,
    optimizer: str,
) -> str:
    """The functions of a run, one after the other; memoised per process."""
    functions: list[Callable[..., object]]
    if side == "manual":
        gradient = gradient_by_hand(loss, manual_gradient)
        init, step, remembers, *_ = optimizer_by_hand(optimizer, manual_gradient)
        own = [init, step] if remembers else [step]
        run = by_hand.RUNS_BY_HAND[model, update]
        functions = [losses_by_hand.LOSS_FUNCTIONS[loss], gradient, *own, run]
    else:
        # they take long to import
        from gd_core.runs.autograd import losses as losses_by_autograd
        from gd_core.runs.autograd import run as by_autograd

        run = by_autograd.run_by_autograd(optimizer, model, update)
        functions = [losses_by_autograd.LOSS_FUNCTIONS[loss], run]
    choices = {
        "manual_gradient": manual_gradient,
        "autograd_gradient": autograd_gradient,
    }
    sources = (_without_branches(inspect.getsource(f), choices) for f in functions)
    return "\n\n".join(sources).rstrip()


def loop_of(e: Experiment, side: str) -> str:
    """The loop of a run, as it ran, with the formulas it calls written into it."""
    source = source_of(e, side)
    tree = ast.parse(source)
    loop = next(node for node in ast.walk(tree) if isinstance(node, ast.For))
    lines = source.splitlines()[loop.lineno - 1 : loop.end_lineno]
    loss, *others, _ = (_body(source, function) for function in tree.body)
    _write_in(lines, "loss_of(", loss)
    if side == "manual":
        gradient, *start, step = others
        *step, returned = (re.sub(r'settings\["(\w+)"\]', r"\1", line) for line in step)
        if start:
            step.append(returned.replace("return w, ", "memory = "))
        _write_in(lines, "gradient_of(", gradient)
        _write_in(lines, "step(", step)
        # a script prints none of what an optimiser remembers
        lines = [line for line in lines if "zip(memory" not in line]
        lines = [line.replace(", *memory", "") for line in lines]
        lines = [line.replace(", *chain(*both)", "") for line in lines]
    return textwrap.dedent("\n".join(lines)) + "\n"


def start_of_memory(e: Experiment) -> str:
    """How the optimiser by hand starts its memory; empty if it remembers nothing."""
    init, _, remembers, *_ = optimizer_by_hand(e.optimizer, e.manual_gradient)
    if not remembers:
        return ""
    source = inspect.getsource(init)
    *_, returned = _body(source, ast.parse(source).body[0])
    return f"memory = {returned.strip().removeprefix('return ')}\n"


def _body(source: str, function: ast.stmt) -> list[str]:
    """The lines of a function below its docstring."""
    if not isinstance(function, ast.FunctionDef):
        raise TypeError(f"not a function: {ast.unparse(function)}")
    docstring = function.body[0]
    return source.splitlines()[docstring.end_lineno : function.end_lineno]


def _write_in(lines: list[str], call: str, body: list[str]) -> None:
    """Replace the lines that call a function by its body, in place.

    A body speaks of x, w and its gradient: it gets the names that the call has.
    """
    calls = [k for k, line in enumerate(lines) if call in line]
    for k in reversed(calls):
        result, _, called = lines[k].strip().partition(" = ")
        names = re.findall(r"\w+", called.partition("(")[2])
        room = " " * (len(lines[k]) - len(lines[k].lstrip()) - INDENTATION)
        written = [line.replace("return ", f"{result} = ") for line in body]
        if call == "gradient_of(" and names[0] != "x":
            written = [re.sub(r"\bx\b", names[0], line) for line in written]
        if call == "step(" and names[0] != "w":
            for own, other in (("w", names[0]), ("gradient", names[2])):
                written = [re.sub(rf"\b{own}\b", other, line) for line in written]
        lines[k : k + 1] = [room + line for line in written]


def wrong_line(source: str) -> int | None:
    """The number of the line that makes a slip, from 1; None if there is none."""
    lines = source.splitlines()
    marks = (k for k, line in enumerate(lines, 1) if line.strip().startswith(WRONG))
    return next((k + 1 for k in marks), None)


def _without_branches(source: str, choices: dict[str, str]) -> str:
    """The source of a function without the branches that did not run.

    Args:
        source: of a function, with branches `if e.field == "choice":`.
        choices: by field, the one that was made. Other branches stay as they are.
    """
    lines: list[str | None] = list(source.splitlines())
    nodes = ast.walk(ast.parse(source))
    for branch in (node for node in nodes if isinstance(node, ast.If)):
        is_true = _value_of(branch.test, choices)
        if is_true is None:
            continue
        block = branch.body if is_true else branch.orelse
        last = branch.end_lineno or branch.lineno
        kept = range(0)
        if block:
            first = branch.lineno + 1 if is_true else block[0].lineno
            kept = range(first, (block[-1].end_lineno or first) + 1)
        for number in range(branch.lineno, last + 1):
            line = lines[number - 1] or ""
            lines[number - 1] = line[INDENTATION:] if number in kept else None
    return "\n".join(line for line in lines if line is not None) + "\n"


def _value_of(test: ast.expr, choices: dict[str, str]) -> bool | None:
    """The value of `e.field == "choice"`, None for any other test."""
    match test:
        case ast.Compare(
            left=ast.Attribute(value=ast.Name(id="e"), attr=field),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=choice)],
        ) if field in choices:
            return choices[field] == choice
    return None
