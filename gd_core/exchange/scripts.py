"""Scripts: the two runs as textbook loops, to take home.

A script has the reader's data and settings in place and needs nothing but NumPy or
PyTorch. Its loop is the loop of `manual.py` or `autograd.py`, line by line, taken from
the source: what the page shows, the script prints. A script is made of parts, so that
a notebook can say something between them.
"""

from __future__ import annotations

import textwrap
from typing import Any

from gd_core.exchange.source import loop_of
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS, as_code

KINDS = (*SIDES, "both")  # of scripts
WIDTH = 88  # characters of a line
MOST_SEEN = 24  # numbers of x or y that a preview writes out

IMPORTS = {
    "manual": "import numpy as np\n",
    "autograd": "import torch\n",
    "both": "import numpy as np\nimport torch\n",
}
QUIET = 'np.seterr(all="ignore")  # what leaves the finite numbers is told below\n'
SETUPS = {
    "manual": """\
x = np.array(x_data, dtype=np.{precision})
y = np.array(y_data, dtype=np.{precision})
w = np.{precision}(w0)
learning_rate = np.{precision}(rate)
states = []
""",
    "autograd": """\
x = torch.tensor(x_data, dtype=torch.{precision})
y = torch.tensor(y_data, dtype=torch.{precision})
w = torch.tensor(w0, dtype=torch.{precision}, requires_grad=True)
learning_rate = x.new_tensor(rate).item()  # rounded, as by hand
states = []
""",
}
PRINT = """\
print("iteration", *(f"{{name:>{width}}}" for name in ["w", "loss", "gradient"]))
for k, (w, loss, gradient) in enumerate(states):
    print(f"{{k:9}} {{w:{cell}}} {{loss:{cell}}} {{gradient:{cell}}}")
if len(states) <= iterations:
    print(f"iteration {{len(states)}} is more than {precision} can hold")
"""
COMPARE = """\
common = min(len(manual), len(autograd))
by_hand = np.array(manual[:common], dtype=np.float64)
by_autograd = np.array(autograd[:common], dtype=np.float64)
for column, name in enumerate(["w", "loss", "gradient"]):
    apart = abs(by_hand[:, column] - by_autograd[:, column]).max()
    step = np.spacing(np.{precision}(abs(by_autograd[:, column]).max()))
    print(f"{{name}}: up to {{apart:.3g}} apart, {precision} has steps of {{step:.3g}}")
first, second = by_hand[0, 2], by_autograd[0, 2]
print(f"first gradient: by hand {{first:.9g}}, by autograd {{second:.9g}}")
"""


def script(e: Experiment, kind: str, preview: bool = False) -> str:
    """A script that makes one run, or both and compares them.

    It prints the table of each run: iteration, w, loss and gradient of every state, to
    as many digits as tell neighbouring numbers of the precision apart.

    Args:
        e: what to run.
        kind: one of KINDS.
        preview: long data is left out, so that it can be looked at, not run.
    """
    body = [imports(kind), settings(e, preview)]
    for side in sides_of(kind):
        body += [setup(e, side), loop(e, side)]
        if kind == "both":
            body.append(
                f'print("{label(f"side.{side}")}")\n{table(e)}\n{side} = states\n'
            )
        else:
            body.append(table(e))
    if kind == "both":
        body.append(compare(e))
    return "\n".join([f'"""{about(e, kind)}"""\n', *body])


def sides_of(kind: str) -> tuple[str, ...]:
    """The runs that a file of some kind has in it: one, or both."""
    return (kind,) if kind in SIDES else SIDES


def about(e: Experiment, kind: str) -> str:
    """What a script does, with which settings and which slips."""
    slips = [
        sentences.slip_in_source(e, side)
        for side in sides_of(kind)
        if e.slip(side) != "right"
    ]
    told = [
        label("script.loss"),
        sentences.settings_data(e),
        sentences.settings_run(e),
        *slips,
    ]
    title = label(f"script.{kind}.title")
    lines = [line for text in told for line in textwrap.wrap(text, WIDTH)]
    return "\n".join([title, "", *lines, ""])


def imports(kind: str) -> str:
    """What a script of this kind needs."""
    quiet = "" if kind == "autograd" else f"\n{QUIET}"
    return f"from math import isfinite\n\n{IMPORTS[kind]}{quiet}"


def settings(e: Experiment, preview: bool = False) -> str:
    """The data and the settings, under the names that a script uses."""
    return (
        f"{_numbers('x_data', e.x, preview)}{_numbers('y_data', e.y, preview)}"
        f"w0 = {as_code(e.w0)}  # initial w\n"
        f"rate = {as_code(e.learning_rate)}  # learning rate\n"
        f"iterations = {e.iterations}\n"
    )


def _numbers(name: str, values: Any, preview: bool) -> str:
    """A list of numbers with its name, in as few lines as it fits into."""
    left_out = len(values) - MOST_SEEN if preview else 0
    shown = values[:MOST_SEEN] if left_out > 0 else values
    items = ", ".join(as_code(value) for value in shown)
    line = f"{name} = [{items}]\n"
    if left_out > 0:
        items += f", ...  # {say('script.left_out', count=left_out)}"
    elif len(line) <= WIDTH + 1:
        return line
    wrapped = textwrap.fill(items, WIDTH - 4)
    return f"{name} = [\n{textwrap.indent(wrapped, ' ' * 4)}\n]\n"


def setup(e: Experiment, side: str) -> str:
    """What stands before the loop: everything in the precision of the run."""
    return SETUPS[side].format(precision=e.precision)


def loop(e: Experiment, side: str) -> str:
    """The loop that ran, under the names that a script uses."""
    source = loop_of(e, side).replace("e.iterations", "iterations")
    return source.replace("with no_grad:", "with torch.no_grad():")


def table(e: Experiment) -> str:
    """Print the states, as the page shows them."""
    digits = ALL_DIGITS[e.precision]
    width = digits + 7  # a sign, a point and an exponent
    cell = f"{width}.{digits}g"
    return PRINT.format(width=width, cell=cell, precision=e.precision)


def compare(e: Experiment) -> str:
    """Measure how far the two runs are apart, and print it."""
    return COMPARE.format(precision=e.precision)
