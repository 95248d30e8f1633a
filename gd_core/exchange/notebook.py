"""The notebook: the scripts' parts in cells, prose between them, and a chart.

A notebook is JSON, format 4.5: https://nbformat.readthedocs.io
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from gd_core.exchange import scripts
from gd_core.exchange.comments import spoken_code
from gd_core.exchange.loops import optimizer_code
from gd_core.exchange.printing import comparison_code, string_code, table_code
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.slips import divisor, loss_name

TEX_FORMULAS = {  # of the optimisers that remember something, as TeX
    "momentum": r"v \leftarrow \mu v + g , \qquad w \leftarrow w - \eta v",
    "nesterov": r"v \leftarrow \mu v + g , \qquad w \leftarrow w - \eta (g + \mu v)",
    "adagrad": (
        r"S \leftarrow S + g^2 , \qquad "
        r"w \leftarrow w - \eta \frac{g}{\sqrt S + \varepsilon}"
    ),
    "rmsprop": (
        r"v \leftarrow \alpha v + (1 - \alpha) g^2 , \qquad "
        r"w \leftarrow w - \eta \frac{g}{\sqrt v + \varepsilon}"
    ),
    "adam": (
        r"m \leftarrow \beta_1 m + (1 - \beta_1) g , \qquad "
        r"v \leftarrow \beta_2 v + (1 - \beta_2) g^2 , \qquad "
        r"w \leftarrow w - \frac{\eta}{1 - \beta_1^t} \cdot "
        r"\frac{m}{\sqrt v / \sqrt{1 - \beta_2^t} + \varepsilon}"
    ),
}
CHART = """\
import matplotlib.pyplot as plt

plt.plot([loss for {state} in manual], "-", color={manual_color}, lw=4)
plt.plot([loss for {state} in autograd], "--", color={autograd_color}, lw=2)
plt.legend([{manual}, {autograd}])
plt.xlabel({x})
plt.ylabel({y})
plt.title({title})
plt.show()
"""


def notebook(e: Experiment, colors: Mapping[str, str]) -> str:
    """A Jupyter notebook that makes both runs, compares and draws them.

    It needs NumPy and PyTorch and, for its chart, matplotlib.

    Args:
        e: what to run.
        colors: of each side, "#D55E00", as matplotlib knows them.

    Returns:
        Its JSON text.
    """
    cells = [
        _prose("about", f"# {scripts.script_title(e, 'both')}", _about(e)),
        _code(
            "settings",
            scripts.imports_code(e, "both"),
            scripts.settings_code(e),
        ),
        *(cell for side in SIDES for cell in _run(e, side)),
        _prose("about-compare", say("notebook.compare")),
        _code("compare", comparison_code(e)),
        _prose("about-chart", say("notebook.chart")),
        _code("chart", _chart(e, colors)),
    ]
    document = {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _about(e: Experiment) -> str:
    """What the notebook does, and with which settings."""
    facts = {"loss": loss_name(e.loss), "factor": _factor(*e.made_of)}
    about = [say(scripts.of_model("notebook.about", e), **facts)]
    if e.standardize:
        about.append(say("notebook.standardized"))
    return "\n\n".join([*about, sentences.settings(e)])


def _factor(averages: bool, halves: bool) -> str:
    """What stands in front of a sum, as TeX."""
    below = divisor(averages, halves)
    return rf"\frac1{{{below}}} " if below else ""


def _run(e: Experiment, side: str) -> list[dict[str, Any]]:
    """The cells of a run: what it is, its loop, and its table."""
    halves = e.made_of.halves
    facts = {
        "loss": loss_name(e.loss),
        "factor": _factor(e.made_of.averages, False),
        "twice": "" if halves else r"2 \cdot ",
        "update": _update(e),
    }
    paragraphs = [
        f"## {label(f'side.{side}')}",
        say(scripts.of_model(f"notebook.{side}", e), **facts),
    ]
    if side == "autograd" and e.remembers:
        callee = optimizer_code(e).partition("(")[0].removeprefix("optimizer = ")
        paragraphs.append(say("notebook.optim", optimizer=callee))
    if e.slip(side) != "right":
        paragraphs.append(f"**{sentences.slip_in_source(e, side)}**")
    return [
        _prose(f"{side}-about", *paragraphs),
        _code(f"{side}-run", scripts.setup_code(e, side), scripts.loop(e, side)),
        _code(f"{side}-table", f"{table_code(e)}\n{side} = states\n"),
    ]


def _update(e: Experiment) -> str:
    """How the optimiser makes an update, with its formula as TeX."""
    if not e.remembers:
        return label(scripts.of_model("notebook.update.sgd", e))
    key = scripts.of_model("notebook.update.remembering", e)
    return say(key, formula=TEX_FORMULAS[e.optimizer])


def _chart(e: Experiment, colors: Mapping[str, str]) -> str:
    """The code that draws the losses of both runs."""
    texts = {
        **{side: label(f"side.{side}") for side in SIDES},
        "x": label("chart.loss.x.all"),
        "y": label(f"loss.{e.loss}.axis"),
        "title": label("chart.losses.title.all"),
        **{f"{side}_color": colors[side] for side in SIDES},
    }
    literals = {name: string_code(text) for name, text in texts.items()}
    state = "w, loss, *_" if e.remembers else "w, loss, gradient"
    if e.model == "line":
        state = "w, b, loss, *_"
    return CHART.format(state=state, **literals)


def _prose(name: str, *paragraphs: str) -> dict[str, Any]:
    """A Markdown cell."""
    text = "\n\n".join(paragraphs)
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def _code(name: str, *parts: str) -> dict[str, Any]:
    """A code cell that has not run yet."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {},
        "outputs": [],
        "source": spoken_code("\n".join(parts).rstrip()),
    }
