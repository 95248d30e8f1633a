"""The script of a race: all runs by hand, one after another, in one file.

Each run is the one of its own script, see `scripts`, and prints the same table.
"""

from __future__ import annotations

from collections.abc import Sequence

from gd_core.exchange.comments import spoken_code
from gd_core.exchange.loops import WIDTH
from gd_core.exchange.printing import string_code, table_code
from gd_core.exchange.scripts import imports_of_all, loop, settings_code, setup_code
from gd_core.runs.experiment import Experiment
from gd_core.text import sentences
from gd_core.text.catalogue import label, say
from gd_core.text.runs_named import common_settings, run_names
from gd_core.text.widths import wrapped


def race_script(runs: Sequence[Experiment]) -> str:
    """A script that makes all runs by hand and prints the table of each.

    It needs NumPy.

    Args:
        runs: what to run, in their order.
    """
    names = run_names(runs)
    about = [label("script.race.about"), " · ".join(common_settings(runs))]
    lines = [line for text in about for line in wrapped(text, WIDTH)]
    title = say("script.race.title", count=len(runs))
    docstring = "\n".join([title, "", *lines, ""])
    body = [imports_of_all(runs, "manual")]
    for number, (e, name) in enumerate(zip(runs, names, strict=True), 1):
        heading = say("script.race.run", number=number, name=name)
        body += [
            f"# --- {number}",
            f"print({string_code(heading)})",
            settings_code(e),
            setup_code(e, "manual"),
            loop(e, "manual"),
            f"{_slip(e)}{table_code(e)}",
        ]
    return spoken_code("\n".join([f'"""{docstring}"""\n', *body]))


def _slip(e: Experiment) -> str:
    """What a run does wrong, as a comment; nothing where it is right."""
    if e.slip("manual") == "right":
        return ""
    said = wrapped(sentences.slip_in_source(e, "manual"), WIDTH - 2)
    return "".join(f"# {line}\n" for line in said)
