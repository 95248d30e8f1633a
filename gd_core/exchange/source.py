"""Source: the code that ran, as the page shows it, taken from the modules.

A script that is taken home has the same loop, with the gradient's formula in its place.
Where a module has a branch for a slip, only the lines that ran are shown. A line that
makes a slip is marked in the module itself: above it stands WRONG and what is missing.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable
from functools import cache

from gd_core.runs import manual
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import optimizer_by_hand

WRONG = "# WRONG"
INDENT = 4  # spaces


def source_of(e: Experiment, side: str) -> str:
    """The source of the run "manual" or "autograd" of an experiment."""
    return _source_of(side, e.manual_gradient, e.autograd_gradient)


@cache
def _source_of(side: str, manual_gradient: str, autograd_gradient: str) -> str:
    if side == "manual":
        gradient = manual.GRADIENTS[manual_gradient]
        step = optimizer_by_hand(manual_gradient).step
        parts: list[Callable[..., object]] = [gradient, step, manual.run_manual]
    else:
        from gd_core.runs.autograd import run_autograd  # not before it has run

        parts = [run_autograd]
    choices = {
        "manual_gradient": manual_gradient,
        "autograd_gradient": autograd_gradient,
    }
    shown = (_as_run(inspect.getsource(part), choices) for part in parts)
    return "\n\n".join(shown).rstrip()


def loop_of(e: Experiment, side: str) -> str:
    """The loop of a run, as it ran, with the formulas it calls written into it."""
    source = source_of(e, side)
    tree = ast.parse(source)
    loop = next(node for node in ast.walk(tree) if isinstance(node, ast.For))
    lines = source.splitlines()[loop.lineno - 1 : loop.end_lineno]
    if side == "manual":
        gradient, step, _ = (_body(source, function) for function in tree.body)
        gradient[-1] = gradient[-1].replace("return ", "gradient = ")
        _write_in(lines, "gradient_of(", gradient)
        _write_in(lines, "step(", [line.replace("settings.", "") for line in step[:-1]])
    return textwrap.dedent("\n".join(lines)) + "\n"


def _body(source: str, function: ast.stmt) -> list[str]:
    """The lines of a function below its docstring."""
    if not isinstance(function, ast.FunctionDef):
        raise TypeError(f"no function: {ast.unparse(function)}")
    docstring = function.body[0]
    return source.splitlines()[docstring.end_lineno : function.end_lineno]


def _write_in(lines: list[str], call: str, body: list[str]) -> None:
    """Put the body of a function in the place of the line that calls it."""
    at = next(k for k, line in enumerate(lines) if call in line)
    lines[at : at + 1] = [" " * INDENT + line for line in body]


def wrong_line(source: str) -> int | None:
    """The number of the line that makes a slip, from 1; None if there is none."""
    lines = source.splitlines()
    marked = (k for k, line in enumerate(lines, 1) if line.strip().startswith(WRONG))
    return next((k + 1 for k in marked), None)


def _as_run(source: str, choices: dict[str, str]) -> str:
    """The source of a function without the branches that the choices leave out.

    They are told from others by what they ask: `if e.field == "choice":`.
    """
    lines: list[str | None] = list(source.splitlines())
    nodes = ast.walk(ast.parse(source))
    for branch in (node for node in nodes if isinstance(node, ast.If)):
        taken = _choice(branch.test, choices)
        if taken is None:
            continue
        block = branch.body if taken else branch.orelse
        first = branch.lineno + 1 if taken else block[0].lineno
        last = block[-1].end_lineno or block[-1].lineno
        for number in range(branch.lineno, (branch.end_lineno or last) + 1):
            line = lines[number - 1] or ""
            lines[number - 1] = line[INDENT:] if first <= number <= last else None
    return "\n".join(line for line in lines if line is not None) + "\n"


def _choice(test: ast.expr, choices: dict[str, str]) -> bool | None:
    """What `e.field == "choice"` comes to, None if that is not what is asked."""
    match test:
        case ast.Compare(
            left=ast.Attribute(value=ast.Name(id="e"), attr=field),
            ops=[ast.Eq()],
            comparators=[ast.Constant(value=choice)],
        ):
            return choices[field] == choice
    return None
