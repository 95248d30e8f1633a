"""Links: the short names in the page's address, what they stand for, how it is written.

A link is a mapping of names to texts. The address bar holds the short one, without
what equals the default; the permalink holds everything and the version of this list,
so that a later change of a default cannot change what it shows. `opening` reads links.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from gd_core.analysis.prediction import ANSWERS, NO_ANSWER
from gd_core.exchange.mending import mended
from gd_core.runs.checks import (
    SIDES,
    check_alpha,
    check_b0,
    check_beta1,
    check_beta2,
    check_eps,
    check_iterations,
    check_learning_rate,
    check_loss,
    check_model,
    check_momentum,
    check_optimizer,
    check_precision,
    check_standardize,
    check_update,
    check_w0,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import BY_HAND, DEFAULTS
from gd_core.runs.presets import LESSON
from gd_core.text.languages import LANGUAGES
from gd_core.text.numbers import as_code, list_as_code

VERSION = "1"  # of the names below and of what their values mean
SCALES = ("linear", "log")  # of the loss axis
AXES = ("log", "linear")  # of the loss axis of a race
VIEWS = ("compare", "step", "rate", "race", "check", "take")
SWITCH = ("off", "on")
TABLE_ROWS = ("passes", "updates")  # of the tables, where each point has its update
LECTURE = ("0", "1")
OWN_LANGUAGE = "auto"  # that of the browser, if the page speaks it
MOST_DATA_TEXT = 1_500  # characters of x and y in a link, so that it can be pasted
NOT_CARRIED = re.compile(r"(\d{1,9})-points")  # stands for data too long for a link

# the address' name of each setting but the data -> its field, and its check
SETTINGS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "w0": ("w0", check_w0),
    "lr": ("learning_rate", check_learning_rate),
    "n": ("iterations", check_iterations),
    # what the gradients may be depends on the optimiser
    "gradient": ("manual_gradient", str),
    "autograd": ("autograd_gradient", str),
    "precision": ("precision", check_precision),
    "loss": ("loss", check_loss),
    "update": ("update", check_update),
    "model": ("model", check_model),
    "b0": ("b0", check_b0),
    "std": ("standardize", check_standardize),
    "opt": ("optimizer", check_optimizer),
    "mu": ("momentum", check_momentum),
    "alpha": ("alpha", check_alpha),
    "beta1": ("beta1", check_beta1),
    "beta2": ("beta2", check_beta2),
    "eps": ("eps", check_eps),
}


@dataclass(frozen=True)
class Look:
    """How an experiment is looked at.

    Attributes:
        view: one of VIEWS.
        k: the state whose step is shown.
        run: the side whose step that is, one of SIDES.
        scale: of the loss axis, one of SCALES.
        predict: whether the reader says first what the rate will do, one of SWITCH.
        answer: what the reader said, one of ANSWERS, or NO_ANSWER.
        lecture: whether the view is a slide, one of LECTURE.
        source: whether the code that ran is shown, one of SWITCH.
        rows: of the tables, one of TABLE_ROWS.
        memory: whether what the optimiser remembers is shown, one of SWITCH.
        axis: of the losses in a race, one of AXES.
        lang: the language of the page, one of `languages.LANGUAGES`, or OWN_LANGUAGE.
    """

    view: str = VIEWS[0]
    k: int = 0
    run: str = SIDES[0]
    scale: str = SCALES[0]
    predict: str = SWITCH[0]
    answer: str = NO_ANSWER
    lecture: str = LECTURE[0]
    source: str = SWITCH[0]
    rows: str = TABLE_ROWS[0]
    memory: str = SWITCH[1]
    axis: str = AXES[0]
    lang: str = OWN_LANGUAGE


LOOK = Look()  # the default
CHOICES: dict[str, tuple[str, ...]] = {
    "view": VIEWS,
    "run": SIDES,
    "scale": SCALES,
    "predict": SWITCH,
    "answer": (NO_ANSWER, *ANSWERS),
    "source": SWITCH,
    "rows": TABLE_ROWS,
    "memory": SWITCH,
    "axis": AXES,
    "lang": (OWN_LANGUAGE, *LANGUAGES),
    "lecture": LECTURE,
}
# in the order of a permalink. The last is that of every permalink there is: one without
# it was cut. A new name goes before it, with what it meant before there was any as its
# default, so that an older permalink, which lacks it, is not taken for one that was cut
_LAST = "lecture"
NAMES = (
    *("v", "x", "y", *SETTINGS, "k"),
    *(name for name in CHOICES if name != _LAST),
    *("pins", _LAST),
)
# names that are in a link only where they say something. A link without them means, for
# good, what it does now: no pinned runs, a log axis, and the language of its reader
NOT_ALWAYS = ("axis", "lang", "pins")


def names_of(optimizer: str) -> tuple[str, ...]:
    """The names in any permalink of an experiment with an optimiser, in their order.

    What the optimiser does not have decides nothing, and is in no link.

    Args:
        optimizer: as `Experiment` calls it.
    """
    own = BY_HAND[optimizer]
    lacks = {*DEFAULTS, "eps"} - {*own.settings}
    names = {name for name, (field_name, _) in SETTINGS.items() if field_name in lacks}
    names |= {*NOT_ALWAYS}
    if not own.remembers:
        names.add("memory")  # there is none to look at
    return tuple(name for name in NAMES if name not in names)


def full_link(e: Experiment, look: Look = LOOK, pins: str = "") -> dict[str, str]:
    """Everything that decides what is on screen, under the names of a link.

    Data of more than MOST_DATA_TEXT characters is replaced by its number of points.

    Args:
        e: what is run.
        look: how it is looked at.
        pins: the pinned runs beside it, as `pins.write_pins` has them.
    """
    x = y = f"{e.n}-points"
    if e.n <= MOST_DATA_TEXT:  # of more points there is no need to write any
        texts = list_as_code(e.x, " "), list_as_code(e.y, " ")
        x, y = texts if sum(map(len, texts)) <= MOST_DATA_TEXT else (x, y)
    link = {"v": VERSION, "x": x, "y": y, "k": str(look.k), "pins": pins}
    names = {*names_of(e.optimizer)}
    for name, (field_name, _) in SETTINGS.items():
        if name in names:
            link[name] = written(getattr(e, field_name))
    link |= {name: getattr(look, name) for name in CHOICES}
    if pins:
        names.add("pins")
    if look.view == "race" or look.axis != LOOK.axis:
        names.add("axis")
    if look.lang != LOOK.lang:
        names.add("lang")
    return {name: link[name] for name in NAMES if name in names}


def written(value: Any) -> str:
    """A setting as a link has it: True is "on"."""
    if isinstance(value, bool):
        return SWITCH[value]
    return value if isinstance(value, str) else as_code(value)


def permalink(e: Experiment, look: Look = LOOK, base: str = "", pins: str = "") -> str:
    """The address that always shows the same, whatever becomes of the defaults.

    Args:
        e: what is run.
        look: how it is looked at.
        base: the address of the page.
        pins: the pinned runs beside it, as `pins.write_pins` has them.
    """
    return f"{base}?{urlencode(full_link(e, look, pins))}"


def write_link(e: Experiment, look: Look = LOOK, pins: str = "") -> dict[str, str]:
    """The short link that opens an experiment, without what equals the default."""
    link = full_link(e, look, pins)
    default = full_link(replace(LESSON, optimizer=e.optimizer))
    default |= {"opt": LESSON.optimizer, "axis": LOOK.axis}
    if (link["x"], link["y"]) != (default["x"], default["y"]):
        del default["x"], default["y"]  # they pair up
    return {name: text for name, text in link.items() if text != default.get(name)}


def carries_data(link: Mapping[str, str]) -> bool:
    """Whether a link has its data with it, not just the number of points."""
    return not NOT_CARRIED.fullmatch(mended(link, NAMES).get("x", ""))
