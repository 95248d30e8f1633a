"""Short programs: both runs as programs short enough to stand beside each other.

A program has the imports, the data, the settings and the loop of its run, and prints a
line an iteration. Its formulas are those of the loop that ran, taken from the source
(see loops.py); what a script does besides, to keep all states and to notice an
overflow, is left out. Names and order are the same in both, so that what differs is
what must: autograd's tensors, its gradient, and its update.

`w.grad` stays a tensor, where the run takes the number in it: the rate is then rounded
to the precision of the run by the multiplication itself, as by hand.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gd_core.exchange.exports import file_name
from gd_core.exchange.loops import (
    before_loop,
    has_step,
    optimizer_code,
    start_of_memory,
    step_calls,
)
from gd_core.exchange.scripts import BROADCAST, loop, setup_code
from gd_core.exchange.source import INDENTATION, parts_of
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.numbers import as_code, list_as_code

LINE = 58  # characters of a line, two of which stand side by side
MOST_IN_CODE = 60  # points that are written out, if there is room for them
STAGES_OF_STEP = ("prediction", "loss", "gradient", "update")
TENSORS = {
    "manual": "x, y = np.array([xs, ys], dtype=np.{precision})",
    "autograd": "x, y = torch.tensor([xs, ys], dtype=torch.{precision})",
}
SCALED_BY_NUMPY = "xs = ((xs - np.mean(xs)) / np.std(xs)).tolist()"
FROM_FILE = 'xs, ys = np.loadtxt("{name}", delimiter=",", skiprows=1).T.tolist()'
PASS = "for x_i, y_i in zip(x[:, None], y[:, None]):"
# what follows the gradient in a run: what is kept of it
AFTER_GRADIENT = re.compile(r"found\b|made\b|both\b|# (?!WRONG)|$")


class Part(NamedTuple):
    """Lines of both programs that do the same.

    Attributes:
        manual: of the run by hand.
        autograd: of the run by autograd; a line that begins with WRONG is about the
            next one, or stands for one that is missing.
        stage: one of STAGES_OF_STEP in the loop, "" elsewhere.
    """

    manual: Sequence[str]
    autograd: Sequence[str]
    stage: str = ""


def parts_in_front(e: Experiment, from_file: bool) -> list[Part]:
    """What stands before the loop.

    Args:
        e: what is run.
        from_file: the data is read from the file that is offered with it.
    """
    both = ["import numpy as np"] if from_file or e.standardize else []
    by_hand = ["import numpy as np"]
    if step_calls(e, "sqrt"):
        by_hand.append("from math import sqrt")
    precision = {"precision": e.precision}
    data, tensors = (
        _data_code(e, from_file),
        [TENSORS[s].format(**precision) for s in SIDES],
    )
    column = BROADCAST.splitlines() if e.slip("autograd") == "broadcast" else []
    settings = list(_settings_code(e))
    return [
        Part(by_hand, [*both, "import torch"]),
        Part(data, data),
        Part(tensors[:1], [*tensors[1:], *column]),
        Part(settings, settings),
        Part(_start_code(e, "manual"), _start_code(e, "autograd")),
        Part(start_of_memory(e).splitlines(), _optimizer_lines(e)),
    ]


def step_in_front(e: Experiment) -> Part:
    """The update by hand where it is a function; else nothing."""
    if not has_step(e):
        return Part([], [])
    lines = _with_values(e, before_loop(e, "manual")).splitlines()
    (function,) = (
        node
        for node in ast.parse("\n".join(lines)).body
        if isinstance(node, ast.FunctionDef)
    )
    docstring = function.body[0]
    kept = [
        *lines[function.lineno - 1 : docstring.lineno - 1],
        *lines[docstring.end_lineno or docstring.lineno : function.end_lineno],
    ]
    *formula, last, returned = kept
    target, _, value = last.strip().partition(" = ")
    whole = returned.replace(f"return {target}", f"return {value}", 1)
    return Part([*formula, whole] if len(whole) <= LINE else kept, [])


def parts_of_loop(e: Experiment) -> list[Part]:
    """The loop: its head, the four stages, and before the update what is printed."""
    head = ["for k in range(iterations + 1):"]
    deep = " " * INDENTATION
    if e.update == "each":
        head.append(deep + PASS)
        deep *= 2
    values = " ".join(f"{{{name}:g}}" for name in (*e.parameters, "loss", "gradient"))
    printed = [f'{deep}print(f"{{k}} {values}")']
    found = {side: stages_of(e, side) for side in SIDES}
    stages = []
    for stage in STAGES_OF_STEP:
        one, other = ([deep + line for line in found[side][stage]] for side in SIDES)
        stages.append(Part(one, other, stage))
    return [Part(head, head), *stages[:3], Part(printed, printed), stages[3]]


def stages_of(e: Experiment, side: str) -> dict[str, list[str]]:
    """The lines of each stage of a run, as its loop has them, without what it keeps."""
    source = loop(e, side).removeprefix(before_loop(e, side))
    lines = _with_values(e, source).splitlines()
    # of all points in front of a pass, of this point in it: the same of its errors
    of_errors = next(line for line in lines if line.strip().startswith("loss = "))
    found: dict[str, list[str]] = {}
    stage = ""
    for line in lines:
        text = line.strip()
        heading = re.match(r"# (\w+)", text)
        if heading and heading[1] in STAGES_OF_STEP:
            stage = heading[1]
            found[stage] = []
        elif AFTER_GRADIENT.match(text):
            stage = ""
        elif stage and text != "pass":
            found[stage].append(line)
    if e.update == "each":
        error, *_ = found["loss"]
        indented = error[: len(error) - len(error.lstrip())]
        found["loss"] = [error, indented + of_errors.strip()]
    return {name: _tidied(e, kept) for name, kept in found.items()}


def _tidied(e: Experiment, lines: Sequence[str]) -> list[str]:
    """Lines of a stage, each statement in one, under the names of a short program."""
    whole = textwrap.dedent("\n".join(lines))
    whole = whole.replace("point_loss", "loss").replace(".item()", "")
    whole = whole.replace("gradients = ", "gradient, gradient_b = ")
    return [*dict.fromkeys(_statements(whole.splitlines()))]


def _statements(lines: Sequence[str]) -> Iterator[str]:
    """The same with a statement that is broken between brackets in one line."""
    held = ""
    for line in lines:
        held += line.strip() if held else line
        if held.lstrip().startswith("#") or held.count("(") == held.count(")"):
            yield held
            held = ""


def _with_values(e: Experiment, code: str) -> str:
    """Code with the constants of a step written into it."""
    for line in parts_of(e, "manual").get("constants", "").splitlines():
        name, _, value = line.partition("#")[0].partition(" = ")
        code = re.sub(rf"\b{name}\b(?! = )", value.strip(), code)
    return code


def _data_code(e: Experiment, from_file: bool) -> list[str]:
    """The lists xs and ys."""
    if from_file:
        lines = [FROM_FILE.format(name=file_name(e, "data"))]
    else:
        lists = (("xs", e.x), ("ys", e.y))
        pairs = [(name, f"[{list_as_code(values)}]") for name, values in lists]
        lines = [_assigned([pair]) for pair in pairs]
        if len(_assigned(pairs)) <= LINE:
            lines = [_assigned(pairs)]
    return lines + [SCALED_BY_NUMPY] * e.standardize


def _settings_code(e: Experiment) -> Iterator[str]:
    """The settings, under the names that the formulas have."""
    starts = [(f"{name}0", as_code(getattr(e, f"{name}0"))) for name in e.parameters]
    # "0.0": torch.optim.Adam takes no whole number as a beta
    rate, *own = ((name, repr(value)) for name, value in e.settings.items())
    for pairs in ([*starts, rate, ("iterations", str(e.iterations))], own):
        held: list[tuple[str, str]] = []
        for pair in pairs:
            if held and len(_assigned([*held, pair])) > LINE:
                yield _assigned(held)
                held = []
            held.append(pair)
        if held:
            yield _assigned(held)


def _assigned(pairs: Sequence[tuple[str, str]]) -> str:
    """Several names and their values, as one statement."""
    names, values = (", ".join(column) for column in zip(*pairs, strict=True))
    return f"{names} = {values}"


def _start_code(e: Experiment, side: str) -> list[str]:
    """The parameters before the first update; with b the 1 that it has for x."""
    lines = setup_code(e, side).splitlines()
    found = [line for line in lines if re.match(r"[wb] = ", line)]
    ones = next((line for line in lines if re.match("ones? = ", line)), "")
    if ones:
        name, _, value = ones.partition(" = ")
        b = found[-1].removeprefix("b = ")
        found[-1] = f"b, {name} = {b}, {value}"
    return [line.replace(f"torch.{e.precision}", "x.dtype") for line in found]


def _optimizer_lines(e: Experiment) -> list[str]:
    """How the optimiser of torch.optim is made, in one line."""
    return [*_statements(optimizer_code(e).splitlines())]
