"""The notebook: the scripts' parts in cells, prose between them, and a chart.

A notebook is JSON, format 4.5: https://nbformat.readthedocs.io
"""

from __future__ import annotations

import json
from typing import Any

from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange import scripts
from gd_core.runs.experiment import SIDES, Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say

CHART = """\
import matplotlib.pyplot as plt

plt.plot([loss for w, loss, gradient in manual], "-", color="{manual_color}", lw=4)
plt.plot([loss for w, loss, gradient in autograd], "--", color="{autograd_color}", lw=2)
plt.legend(["{manual}", "{autograd}"])
plt.xlabel("{x}")
plt.ylabel("{y}")
plt.title("{title}")
plt.show()
"""


def notebook(e: Experiment) -> str:
    """A Jupyter notebook that makes both runs, compares and draws them.

    It needs NumPy and PyTorch and, for its chart, matplotlib.

    Returns:
        Its JSON text.
    """
    cells = [
        _prose("about", f"# {label('script.both.title')}", _about(e)),
        _code("settings", scripts.imports("both"), scripts.settings(e)),
        *(cell for side in SIDES for cell in _run(e, side)),
        _prose("compared", say("notebook.compare")),
        _code("compare", scripts.compare(e)),
        _prose("drawn", say("notebook.chart")),
        _code("chart", _chart()),
    ]
    made = {
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
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _about(e: Experiment) -> str:
    return f"{say('notebook.about')}\n\n{sentences.settings(e)}"


def _run(e: Experiment, side: str) -> list[dict[str, Any]]:
    """A run: what it is, its loop, and its table."""
    told = [f"## {label(f'side.{side}')}", say(f"notebook.{side}")]
    if e.slip(side) != "right":
        told.append(f"**{sentences.slip_in_source(e, side)}**")
    return [
        _prose(f"{side}-told", *told),
        _code(f"{side}-run", scripts.setup(e, side), scripts.loop(e, side)),
        _code(f"{side}-table", f"{scripts.table(e)}\n{side} = states\n"),
    ]


def _chart() -> str:
    return CHART.format(
        **{side: label(f"side.{side}") for side in SIDES},
        x=label("chart.loss.x"),
        y=label("chart.loss.y"),
        title=label("chart.losses.title"),
        **{f"{side}_color": RUN_COLORS[side] for side in SIDES},
    )


def _prose(name: str, *paragraphs: str) -> dict[str, Any]:
    text = "\n\n".join(paragraphs)
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": text}


def _code(name: str, *parts: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name,
        "metadata": {},
        "outputs": [],
        "source": "\n".join(parts).rstrip(),
    }
