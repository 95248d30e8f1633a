"""Printing: the code that prints the table of a run, and how far two runs differ.

It reads the list `states` of a run, which has a row a state: the parameters, the loss,
the gradients, and what the optimiser remembers.
"""

from __future__ import annotations

import json

from gd_core.exchange.loops import names_remembered
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import by_parameter
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS

PRINTED_ROWS = {
    "few": """\
for k, (w, loss, gradient) in enumerate(states):
    print(f"{{k:{indent}}} {{w:{cell}}} {{loss:{cell}}} {{gradient:{cell}}}")
""",
    "many": """\
for k, numbers in enumerate(states):
    print(f"{{k:{indent}}}", *(f"{{number:{cell}}}" for number in numbers))
""",
}
OWN_UNITS = """\
w, b = map(float, states[-1][:2])  # {as_learned}
slope = w / sigma
print(f{own_units})
"""
HEADINGS = {
    "few": """\
print({iteration}, *(f"{{name:>{width}}}" for name in [{names}]))
""",
    "many": """\
names = [{names}]
print({iteration}, *(f"{{name:>{width}}}" for name in names))
""",
}
PRINT = """\
{heading}{rows}if len(states) <= iterations:
    print(f{overflowed})
"""
COMPARE = """\
common = min(len(manual), len(autograd))
by_hand = np.array(manual[:common], dtype=np.float64)
by_autograd = np.array(autograd[:common], dtype=np.float64)
for column, name in enumerate({names}):
    most = abs(by_hand[:, column] - by_autograd[:, column]).max()
    if most == 0:
        print(f{equal})
        continue
    gap = np.spacing(np.{precision}(abs(by_autograd[:, column]).max()))
    print(f{differ})
"""
FIRST_GRADIENT = """\
first, second = by_hand[0, {at}], by_autograd[0, {at}]
print(f{first_gradient})
"""


def table_code(e: Experiment) -> str:
    """Print the states, as the page shows them."""
    digits = ALL_DIGITS[e.precision]
    width = digits + 7  # a sign, a point and an exponent
    iteration = label("script.iteration")
    overflowed = say("script.overflowed", k="{len(states)}", precision=e.precision)
    cell = f"{width}.{digits}g"
    columns = "many" if has_many_columns(e) else "few"
    table = PRINT.format(
        heading=HEADINGS[columns].format(
            iteration=string_code(iteration), width=width, names=_quantities(e)
        ),
        rows=PRINTED_ROWS[columns].format(indent=len(iteration), cell=cell),
        overflowed=string_code(overflowed),
    )
    if not e.standardize:
        return table
    shown = f".{digits}g"
    own = say(
        "script.own_units",
        w=f"{{slope:{shown}}}",
        b=f"{{b - slope * mean:{shown}}}",
    )
    return table + OWN_UNITS.format(
        as_learned=label("script.as_learned"), own_units=string_code(own)
    )


def has_many_columns(e: Experiment) -> bool:
    """Whether a table has more columns than w, loss and gradient."""
    return e.model == "line" or bool(e.remembers)


def comparison_code(e: Experiment) -> str:
    """Print how far apart the two runs are at most, and their first gradients."""
    differ = say(
        "script.differ",
        quantity="{name}",
        most="{most:.3g}",
        precision=e.precision,
        step="{gap:.3g}",
    )
    equal = say("script.equal", quantity="{name}", states="{common}")
    compared = COMPARE.format(
        precision=e.precision,
        names="names" if has_many_columns(e) else f"[{_quantities(e)}]",
        differ=string_code(differ),
        equal=string_code(equal),
    )
    return compared + "".join(_first_gradient(e, name) for name in e.parameters)


def _first_gradient(e: Experiment, by: str) -> str:
    """Print the first gradient of both runs by a parameter, "w" or "b"."""
    key = "script.first_gradient" if by == "w" else f"script.first_gradient.{by}"
    printed = say(key, by_hand="{first:.9g}", by_autograd="{second:.9g}")
    at = len(e.parameters) + 1 + e.parameters.index(by)
    return FIRST_GRADIENT.format(at=at, first_gradient=string_code(printed))


def _quantities(e: Experiment) -> str:
    """The headings of the table, as the items of a list."""
    gradients = by_parameter("gradient", e.parameters)
    names = [*e.parameters, "loss", *gradients, *names_remembered(e)]
    return ", ".join(string_code(label(f"script.quantity.{name}")) for name in names)


def string_code(text: str) -> str:
    """A text as a Python string in double quotation marks."""
    return json.dumps(text, ensure_ascii=False)
