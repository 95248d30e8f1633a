"""Source: the code that ran, as the page shows it, taken from the modules.

Where a module has a branch for a slip, only the lines that ran are shown. A line that
makes a slip is marked in the module itself: the line above it begins with WRONG and
names what is missing, or too much. `loops` makes of it the loop to take home.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import losses as losses_by_hand
from gd_core.runs.manual import run as by_hand
from gd_core.runs.manual.gradients import gradient_by_hand
from gd_core.runs.optimizers import optimizer_by_hand

WRONG = "# WRONG"
INDENTATION = 4  # spaces of a level of indentation


def source_of(e: Experiment, side: str) -> str:
    """The source of the run "manual" or "autograd" of an experiment."""
    return "\n\n".join(parts_of(e, side).values()).rstrip()


def parts_of(e: Experiment, side: str) -> Mapping[str, str]:
    """The source of a run by what each part is, in the order in which it is read.

    By hand "loss", "gradient", "constants" if the step has any, "init" if the
    optimiser remembers something, "step" and "run"; by autograd "loss" and "run", and
    "make" and "remembered" if the optimiser is one of torch.optim.
    """
    slips = (e.manual_gradient, e.slip("autograd"))
    return _parts_of(side, e.loss, *slips, e.update, e.model, e.optimizer)


@cache
def _parts_of(
    side: str,
    loss: str,
    manual_gradient: str,
    autograd_gradient: str,
    update: str,
    model: str,
    optimizer: str,
) -> Mapping[str, str]:
    """`parts_of`, memoised per process."""
    functions: dict[str, Callable[..., object]]
    constants = ""
    if side == "manual":
        init, step, remembers, *_ = optimizer_by_hand(optimizer, manual_gradient)
        functions = {
            "loss": losses_by_hand.LOSS_FUNCTIONS[loss],
            "gradient": gradient_by_hand(loss, manual_gradient),
            **({"init": init} if remembers else {}),
            "step": step,
            "run": by_hand.RUNS_BY_HAND[model, update],
        }
        constants = _constants_of(step)
    else:
        # they take long to import
        from gd_core.runs.autograd import losses as losses_by_autograd
        from gd_core.runs.autograd import optimizers as of_optim
        from gd_core.runs.autograd import run as by_autograd

        own: dict[str, Callable[..., object]] = {}
        if optimizer in of_optim.BY_TORCH:
            make = of_optim.BY_TORCH[optimizer]
            own = {"make": make, "remembered": of_optim.remembered}
        functions = {
            "loss": losses_by_autograd.LOSS_FUNCTIONS[loss],
            **own,
            "run": by_autograd.run_by_autograd(optimizer, model, update),
        }
    choices = {
        "manual_gradient": manual_gradient,
        "autograd_gradient": autograd_gradient,
    }
    parts = {}
    for name, function in functions.items():
        parts[name] = _without_branches(inspect.getsource(function), choices)
        if name == "gradient" and constants:
            parts["constants"] = constants
    return MappingProxyType(parts)


def _constants_of(function: Callable[..., object]) -> str:
    """The lines of its module that say what the constants in a function are."""
    module = inspect.getsource(inspect.getmodule(function) or function)
    code = ast.parse(inspect.getsource(function))
    named = {node.id for node in ast.walk(code) if isinstance(node, ast.Name)}
    lines = module.splitlines(keepends=True)
    return "".join(
        lines[node.lineno - 1]
        for node in ast.parse(module).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in named
    )


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
