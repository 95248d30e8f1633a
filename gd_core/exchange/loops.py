"""Loops: the loop of a run as a script has it, with what it calls written into it.

The formulas of loss, gradient and update stand in the loop itself, under the names that
they have in the modules. Only where two parameters remember something is the update
a function, `step`, in front of the loop: its lines would all be there twice.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Sequence

from gd_core.exchange.source import INDENTATION, parts_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import by_parameter
from gd_core.text.catalogue import label

WIDTH = 88  # characters of a line
# how the modules write what all parts of a memory are
MEMORY = (", *memory", ", *chain(*both)", ", *chain(*zip(*both, strict=True))")


def loop_of(e: Experiment, side: str) -> str:
    """The loop of a run, as it ran, with the formulas it calls written into it."""
    parts = parts_of(e, side)
    lines = _loop_in(parts["run"])
    _write_in(lines, "loss_of(", _body(parts["loss"]))
    if side == "manual":
        _write_in(lines, "gradient_of(", _body(parts["gradient"]))
        if has_step(e):
            _call_step(lines, _remembered_by_hand(e))
        else:
            _write_in(lines, "step(", _formula(parts["step"]))
        lines = [line for line in lines if "zip(memory" not in line]
    elif "make" in parts:
        _write_in(lines, "remembered(", _reading(e))
        deep = INDENTATION * (2 if e.update == "each" else 1)
        _write_in(lines, "make(", optimizer_code(e, deep).splitlines())
    written = "".join(f", {name}" for name in names_remembered(e))
    for memory in MEMORY:
        lines = [line.replace(memory, written) for line in lines]
    return textwrap.dedent("\n".join(lines)) + "\n"


def before_loop(e: Experiment, side: str) -> str:
    """What stands in front of a loop: constants of its step, and the step, or nothing.

    A step by hand takes what the optimiser remembers of a parameter one by one, and
    the settings from the script around it.
    """
    parts = parts_of(e, side)
    constants = parts.get("constants", "")
    if side != "manual" or not has_step(e):
        return f"{constants}\n" if constants else ""
    held = ", ".join(_remembered_by_hand(e))
    docstring = _docstring(parts["step"])
    return "\n".join(
        [
            *([constants, ""] if constants else []),
            f"def step(w, gradient, {held}):",
            *docstring,
            *_formula(parts["step"]),
            f"    return w, {held}",
            "\n\n",
        ]
    )


def has_step(e: Experiment) -> bool:
    """Whether the update by hand is a function in the script."""
    return bool(e.remembers) and len(e.parameters) > 1


def step_calls(e: Experiment, name: str) -> bool:
    """Whether the step by hand calls a function of this name."""
    nodes = ast.walk(ast.parse(parts_of(e, "manual")["step"]))
    calls = (node for node in nodes if isinstance(node, ast.Call))
    return any(ast.unparse(call.func) == name for call in calls)


def names_remembered(e: Experiment) -> tuple[str, ...]:
    """What a script remembers, as a table has it: m, m_b, v, v_b; () if nothing."""
    return tuple(
        name for part in e.remembers for name in by_parameter(part, e.parameters)
    )


def start_of_memory(e: Experiment) -> str:
    """How the optimiser by hand starts its memory; empty if it remembers nothing."""
    if not e.remembers:
        return ""
    init = _function(parts_of(e, "manual")["init"])
    values: dict[str, str] = {}
    for statement in init.body:
        if isinstance(statement, ast.Assign):
            names, made = _items(statement.targets[0]), _items(statement.value)
            values |= dict(zip(names, made, strict=True))
    starts = [values.get(item, item) for item in _items(_returned(init))]
    lines = []
    for place, parameter in enumerate(e.parameters):
        names = [by_parameter(n, e.parameters)[place] for n in _remembered_by_hand(e)]
        own = [re.sub(r"\bw\b", parameter, start) for start in starts]
        lines.append(f"{', '.join(names)} = {', '.join(own)}\n")
    return "".join(lines)


def optimizer_code(e: Experiment, indented: int = 0) -> str:
    """How the optimiser of torch.optim is made; empty for gradient descent.

    Args:
        e: what is run; the arguments are the names of its settings in a script.
        indented: by how many spaces it will be, which are not there yet.
    """
    make = parts_of(e, "autograd").get("make")
    if make is None:
        return ""
    made = _settings_named(ast.unparse(_returned(_function(make))))
    made = made.replace("(params, ", f"([{', '.join(e.parameters)}], ")
    if len(f"optimizer = {made}") + indented <= WIDTH:
        return f"optimizer = {made}\n"
    callee, _, arguments = made.removesuffix(")").partition("(")
    return f"optimizer = {callee}(\n    {arguments}\n)\n"


def _reading(e: Experiment) -> list[str]:
    """The lines that read what an optimiser of torch.optim remembers."""
    # it takes long to import
    from gd_core.runs.autograd.optimizers import NAMES_IN_TORCH

    held = by_parameter("held", e.parameters)
    states = [f"optimizer.state[{parameter}]" for parameter in e.parameters]
    lines = [
        f"# {label('script.remembered')}",
        f"{', '.join(held)} = {', '.join(states)}",
    ]
    for part, name in zip(e.remembers, NAMES_IN_TORCH[e.optimizer], strict=True):
        for own, of in zip(by_parameter(part, e.parameters), held, strict=True):
            lines.append(f'{own} = {of}["{name}"].item() if {of} else 0.0')
    return lines


def _remembered_by_hand(e: Experiment) -> list[str]:
    """What the optimiser by hand hands on, as its step calls it: m, v, t."""
    match _returned(_function(parts_of(e, "manual")["step"])):
        case ast.Tuple(elts=[_, ast.Tuple() as state]):
            return _items(state)
    return []


def _formula(step: str) -> list[str]:
    """The lines of a step between taking what is remembered and handing it on."""
    lines = [_settings_named(line) for line in _body(step)]
    return [line for line in lines if not _only_names(line)]


def _only_names(line: str) -> bool:
    """Whether a line of a step only takes or returns what has its name in a script."""
    target, _, value = line.strip().partition(" = ")
    return target.startswith("return ") or value in (target, "state")


def _settings_named(code: str) -> str:
    """Code with settings by their names alone, as a script has them."""
    return re.sub(r"""settings\[["'](\w+)["']\]""", r"\1", code)


def _call_step(lines: list[str], held: Sequence[str]) -> None:
    """Call the step of a script where that of the modules is called, in place."""
    for k, line in enumerate(lines):
        if " = step(" in line:
            names = re.findall(r"\w+", line)  # b, memory_b, step, b, gradient_b, …
            ending = names[1].removeprefix("memory")
            own = ", ".join(f"{name}{ending}" for name in held)
            room = " " * (len(line) - len(line.lstrip()))
            call = f"step({names[3]}, {names[4]}, {own})"
            lines[k] = f"{room}{names[0]}, {own} = {call}"


def _write_in(lines: list[str], call: str, body: list[str]) -> None:
    """Replace the lines that call a function by its body, in place.

    A body speaks of x, w and its gradient: it gets the names that the call has.
    """
    calls = [k for k, line in enumerate(lines) if call in line]
    body = textwrap.dedent("\n".join(body)).splitlines()
    for k in reversed(calls):
        result, _, called = lines[k].strip().partition(" = ")
        names = re.findall(r"\w+", called.partition("(")[2])
        room = " " * (len(lines[k]) - len(lines[k].lstrip()))
        written = [line.replace("return ", f"{result} = ") for line in body]
        if call == "gradient_of(" and names[0] != "x":
            written = [re.sub(r"\bx\b", names[0], line) for line in written]
        if call == "step(" and names[0] != "w":
            for own, other in (("w", names[0]), ("gradient", names[1])):
                written = [re.sub(rf"\b{own}\b", other, line) for line in written]
        lines[k : k + 1] = [room + line for line in written]


def _loop_in(run: str) -> list[str]:
    """The lines of the outer loop of a run."""
    nodes = ast.walk(ast.parse(run))
    loop = next(node for node in nodes if isinstance(node, ast.For))
    return run.splitlines()[loop.lineno - 1 : loop.end_lineno]


def _function(source: str) -> ast.FunctionDef:
    """The one function of a source."""
    (function,) = ast.parse(source).body
    if not isinstance(function, ast.FunctionDef):
        raise TypeError(f"not a function: {source}")
    return function


def _docstring(source: str) -> list[str]:
    """The lines of a function's docstring."""
    first = _function(source).body[0]
    return source.splitlines()[first.lineno - 1 : first.end_lineno]


def _body(source: str) -> list[str]:
    """The lines of a function below its docstring."""
    function = _function(source)
    return source.splitlines()[function.body[0].end_lineno : function.end_lineno]


def _returned(function: ast.FunctionDef) -> ast.expr:
    """What a function returns, in its last line."""
    match function.body[-1]:
        case ast.Return(value=ast.expr() as value):
            return value
    raise TypeError(f"nothing is returned: {ast.unparse(function)}")


def _items(code: ast.expr) -> list[str]:
    """The parts of a tuple in code, or the code itself."""
    return [*map(ast.unparse, code.elts if isinstance(code, ast.Tuple) else [code])]
