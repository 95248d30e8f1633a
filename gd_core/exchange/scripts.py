"""Scripts: the two runs as textbook loops, to take home.

A script has the reader's data and settings in place and needs nothing but NumPy or
PyTorch. Its loop is that of `runs.manual` or `runs.autograd`, line by line, taken from
the source: what the page shows, the script prints. A script is made of parts, so that
a notebook can have prose between them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from gd_core.exchange.comments import spoken_code
from gd_core.exchange.loops import (
    WIDTH,
    before_loop,
    has_step,
    loop_of,
    optimizer_code,
    start_of_memory,
    step_calls,
)
from gd_core.exchange.printing import comparison_code, string_code, table_code
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import as_code
from gd_core.text.slips import in_front, loss_name
from gd_core.text.widths import wrapped

SCRIPT_KINDS = (*SIDES, "both")
MOST_SEEN = 24  # numbers of x or y that a preview writes out

IMPORTS = {
    "manual": "import numpy as np\n",
    "autograd": "import torch\n",
    "both": "import numpy as np\nimport torch\n",
}
SILENCED = 'np.seterr(all="ignore")  # {why}\n'
SETUPS = {
    "manual": """\
x = np.array(x_data, dtype=np.{precision})
y = np.array(y_data, dtype=np.{precision})
w = np.{precision}(w0)
{bias}{update}{start}""",
    "autograd": """\
x = torch.tensor(x_data, dtype=torch.{precision})
y = torch.tensor(y_data, dtype=torch.{precision})
{broadcast}w = torch.tensor(w0, dtype=torch.{precision}, requires_grad=True)
{bias}{update}{start}""",
}
RATES = {  # of gradient descent, in the precision of the run
    "manual": "learning_rate = np.{precision}(rate)\n",
    "autograd": "learning_rate = x.new_tensor(rate).item()  # {rounded}\n",
}
BIASES = {
    "manual": "b = np.{precision}(b0)\nones = np.ones_like(x)\n",
    "autograd": "b = torch.tensor(b0, dtype=torch.{precision}, requires_grad=True)\n",
}
BROADCAST = """\
# WRONG: y of shape (n, 1)
y = y[:, None]
"""
STANDARDIZED = """\
mean = fsum(x_data) / len(x_data)
distances = [value - mean for value in x_data]
sigma = sqrt(fsum(d * d for d in distances) / len(x_data))  # {population}
x_data = [d / sigma for d in distances]  # {why}
"""
STARTS = {
    "all": "states = []\n",
    "each": """\
points = list(zip(x[:, None], y[:, None]))
states, updates = [], []
""",
}


def script(e: Experiment, kind: str, preview: bool = False) -> str:
    """A script that makes one run, or both and compares them.

    It prints the table of each run, to as many digits as tell neighbouring numbers of
    the precision apart: of every state the iteration, w, loss and gradient, and what
    the optimiser remembers.

    Args:
        e: what to run.
        kind: one of SCRIPT_KINDS.
        preview: long data is left out, so that it can be looked at, not run.
    """
    body = [imports_code(e, kind), settings_code(e, preview)]
    for side in sides_of(kind):
        body += [setup_code(e, side), loop(e, side)]
        if kind == "both":
            heading = string_code(label(f"side.{side}"))
            body.append(f"print({heading})\n{table_code(e)}\n{side} = states\n")
        else:
            body.append(table_code(e))
    if kind == "both":
        body.append(comparison_code(e))
    return spoken_code("\n".join([f'"""{docstring_of(e, kind)}"""\n', *body]))


def sides_of(kind: str) -> tuple[str, ...]:
    """The runs that a file of some kind has in it: one, or both."""
    return (kind,) if kind in SIDES else SIDES


def docstring_of(e: Experiment, kind: str) -> str:
    """What a script does, with which settings and which slips."""
    sides = [side for side in sides_of(kind) if e.slip(side) != "right"]
    paragraphs = [
        say(
            of_model("script.loss", e),
            loss=loss_name(e.loss),
            factor=in_front(*e.made_of, times="*"),
        ),
        sentences.settings_data(e),
        sentences.settings_run(e),
        *(sentences.slip_in_source(e, side) for side in sides),
    ]
    lines = [line for text in paragraphs for line in wrapped(text, WIDTH)]
    return "\n".join([script_title(e, kind), "", *lines, ""])


def script_title(e: Experiment, kind: str) -> str:
    """What a script of this kind is, "Adam by hand, in NumPy."."""
    optimizer = label(f"script.optimizer.{e.optimizer}")
    return say(f"script.{kind}.title", optimizer=optimizer)


def of_model(key: str, e: Experiment) -> str:
    """The key of the words about what is minimised, where there is a bias another."""
    return key if e.model == "origin" else f"{key}.{e.model}"


def imports_code(e: Experiment, kind: str) -> str:
    """What a script of this kind imports; NumPy's warnings are off."""
    return imports_of_all([e], kind)


def imports_of_all(runs: Sequence[Experiment], kind: str) -> str:
    """The same of a script that makes several runs."""
    has_root = kind != "autograd" and any(step_calls(e, "sqrt") for e in runs)
    standardizes = any(e.standardize for e in runs)
    of_math = {
        "fsum": standardizes,
        "isfinite": True,
        "sqrt": standardizes or has_root,
    }
    names = ", ".join(name for name, is_called in of_math.items() if is_called)
    silenced = SILENCED.format(why=label("script.silenced"))
    rest = "" if kind == "autograd" else f"\n{silenced}"
    return f"from math import {names}\n\n{IMPORTS[kind]}{rest}"


def settings_code(e: Experiment, preview: bool = False) -> str:
    """The data and the settings, under the names that a script uses."""
    bias = f"b0 = {as_code(e.b0)}  # {label('script.initial_b')}\n"
    scaled = STANDARDIZED.format(
        population=label("script.population"), why=label("script.standardized")
    )
    return (
        f"{_list_code('x_data', e.x, preview)}{_list_code('y_data', e.y, preview)}"
        f"{scaled if e.standardize else ''}"
        f"w0 = {as_code(e.w0)}  # {label('script.initial_w')}\n"
        f"{bias if e.model == 'line' else ''}"
        f"{_constants_code(e)}"
        f"iterations = {e.iterations}\n"
    )


def _constants_code(e: Experiment) -> str:
    """The settings of the optimiser, under the names that its formula has.

    The rate of gradient descent is rounded to the precision before it is used.
    """
    if not e.remembers:
        return f"rate = {as_code(e.learning_rate)}  # {label('script.learning_rate')}\n"
    # "0.0": torch.optim.Adam takes no whole number as a beta
    return "".join(f"{name} = {value!r}\n" for name, value in e.settings.items())


def _list_code(name: str, values: Any, preview: bool) -> str:
    """A list of numbers with its name, in as few lines as it fits into."""
    left_out = len(values) - MOST_SEEN if preview else 0
    shown = values[:MOST_SEEN] if left_out > 0 else values
    items = ", ".join(as_code(value) for value in shown)
    line = f"{name} = [{items}]\n"
    if left_out <= 0 and len(line) <= WIDTH + 1:
        return line
    lines = textwrap.wrap(items, WIDTH - 5)  # room for a comma
    if left_out > 0:
        lines[-1] += ","
        lines.append(f"...  # {say('script.left_out', count=left_out)}")
    return "\n".join([f"{name} = [", *(f"    {line}" for line in lines), "]", ""])


def setup_code(e: Experiment, side: str) -> str:
    """What stands before the loop: everything in the precision of the run."""
    bias = BIASES[side].format(precision=e.precision) if e.model == "line" else ""
    if e.update == "each":
        bias = bias.replace("ones = np.ones_like(x)", "one = np.ones_like(x[:1])")
    if e.remembers:
        update = start_of_memory(e) if side == "manual" else optimizer_code(e)
    else:
        facts = {"precision": e.precision, "rounded": label("script.rounded")}
        update = RATES[side].format(**facts)
    return SETUPS[side].format(
        precision=e.precision,
        bias=bias,
        broadcast=BROADCAST if e.slip("autograd") == "broadcast" else "",
        update=update,
        start=STARTS[e.update] + ("\n" if side == "manual" and has_step(e) else ""),
    )


def loop(e: Experiment, side: str) -> str:
    """The loop that ran, under the names that a script uses, and a step it calls."""
    source = loop_of(e, side).replace("e.iterations", "iterations")
    source = source.replace("with no_grad:", "with torch.no_grad():")
    return before_loop(e, side) + source
