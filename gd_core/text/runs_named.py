"""Names of several runs, by what differs among them, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from gd_core.runs.experiment import Experiment
from gd_core.runs.optimizers import defaults_of
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import exact
from gd_core.text.sentences import numbers
from gd_core.text.slips import choice_label
from gd_core.text.widths import width

MOST_IN_NAME = 3  # numbers of x or y in a name
MOST_TOLD = 36  # Latin letters of a name; longer ones leave out what most runs share


def run_names(runs: Sequence[Experiment]) -> list[str]:
    """What each run is called beside the others: “Adam, η = 0.1”, “with a bias”.

    Different experiments have different names. A run alone, or one of runs that are
    all the same, has the name of its optimiser and its learning rate.

    Args:
        runs: what is run, in any order.
    """
    differing = [part for part in PARTS if _differ(part, runs)]
    has_other_optimizer = _differ(_optimizer, runs)
    own = [_own_settings(e, runs, has_other_optimizer) for e in runs]
    if not differing and not any(own):
        differing = [_optimizer, _rate]
    # what goes without saying beside something else
    usual = {_by_hand(RAW), _by_autograd(RAW)}
    names = []
    for e, settings in zip(runs, own, strict=True):
        parts = [part(e) for part in differing]
        telling = [part for part in parts if part not in usual]
        parts = telling if any(telling) else parts
        # they belong to the optimiser, and stand behind it
        place = 1 if has_other_optimizer else 0
        parts[place:place] = settings
        names.append(", ".join(filter(None, parts)))
    if max(map(width, names)) > MOST_TOLD:
        names = _by_what_is_rare(differing, own, runs)
    return _told_apart(names, runs)


def _by_what_is_rare(
    differing: Sequence[Callable[[Experiment], str]],
    own: Sequence[Sequence[str]],
    runs: Sequence[Experiment],
) -> list[str]:
    """Names of runs without what most share; who has all of that is named by it.

    Two runs that differ in a part cannot both have what most have of it.
    """
    counted = {part: Counter(map(part, runs)) for part in differing}
    most = {
        part: max(counts, key=counts.__getitem__) for part, counts in counted.items()
    }
    names = []
    for e, settings in zip(runs, own, strict=True):
        rare = [part(e) for part in differing if part(e) != most[part]]
        place = 1 if _optimizer(e) in rare else 0
        rare[place:place] = settings
        usual = [part(e) for part in differing if part(e)]
        names.append(", ".join(filter(None, rare)) or usual[0])
    return names


def _told_apart(names: Sequence[str], runs: Sequence[Experiment]) -> list[str]:
    """Names of different runs that look the same are numbered, as of similar data."""
    seen: dict[str, list[Experiment]] = {}
    told = []
    for name, e in zip(names, runs, strict=True):
        alike = seen.setdefault(name, [])
        if e not in alike:
            alike.append(e)
        number = alike.index(e) + 1
        told.append(say("race.again", name=name, number=number) if number > 1 else name)
    return told


def common_settings(runs: Sequence[Experiment]) -> list[str]:
    """What all runs have in common, in parts: the data, the start, the iterations."""
    e = runs[0]
    usual = {part(RAW) for part in PARTS} | {_model(ORIGIN)}
    parts = [
        part(e)
        for part in PARTS
        if part is not _data
        and not _differ(part, runs)
        and (part in ALWAYS_SAID or part(e) not in usual)
    ]
    if not _differ(_data, runs):
        parts.insert(0, say("settings.data", x=numbers(e.x), y=numbers(e.y)))
    return [part for part in parts if part]


def _differ(part: Callable[[Experiment], str], runs: Sequence[Experiment]) -> bool:
    """Whether a part is not the same in all runs that have it."""
    return len({part(e) for e in runs} - {""}) > 1


def _own_settings(
    e: Experiment, runs: Sequence[Experiment], has_other_optimizer: bool
) -> list[str]:
    """The settings of an optimiser in which runs with the same one differ.

    Beside other optimisers also those that are not what they usually are.
    """
    usual = defaults_of(e.optimizer)
    same = [other for other in runs if other.optimizer == e.optimizer]
    return [
        say(f"setting.{name}", value=exact(getattr(e, name)))
        for name in usual
        if len({getattr(other, name) for other in same}) > 1
        or (has_other_optimizer and getattr(e, name) != usual[name])
    ]


def _optimizer(e: Experiment) -> str:
    return label(f"optimizer.{e.optimizer}")


def _rate(e: Experiment) -> str:
    return say("race.rate", rate=exact(e.learning_rate))


def _model(e: Experiment) -> str:
    return label(f"race.model.{e.model}")


def _x(e: Experiment) -> str:
    """Whether x is standardised, which only a line can have."""
    if e.model == "origin":
        return ""
    return label(f"race.x.{'standardized' if e.standardize else 'raw'}")


def _data(e: Experiment) -> str:
    return say("race.data", x=_few(e.x.tolist()), y=_few(e.y.tolist()))


def _few(values: Sequence[float]) -> str:
    """Some numbers, and that there are more; all where they are few."""
    if len(values) <= MOST_IN_NAME + 1:
        return " ".join(map(exact, values))
    first = " ".join(map(exact, values[:2]))
    return say("race.few", first=first, last=exact(values[-1]), count=len(values))


def _start(e: Experiment) -> str:
    return say("race.start", w0=exact(e.w0))


def _start_b(e: Experiment) -> str:
    return say("race.start.b", b0=exact(e.b0)) if e.model == "line" else ""


def _iterations(e: Experiment) -> str:
    return say("race.iterations", count=e.iterations)


def _loss(e: Experiment) -> str:
    return label(f"loss.{e.loss}.axis")


def _update(e: Experiment) -> str:
    return label(f"race.update.{e.update}")


def _by_hand(e: Experiment) -> str:
    code = "right" if e.slip("manual") == "right" else e.manual_gradient
    slip = choice_label(code, e.loss, "manual")
    return say("race.by.manual", slip=slip)


def _by_autograd(e: Experiment) -> str:
    slip = choice_label(e.slip("autograd"), e.loss, "autograd")
    return say("race.by.autograd", slip=slip)


def _precision(e: Experiment) -> str:
    return e.precision


ORIGIN = Experiment(x=[1], y=[1])
RAW = replace(ORIGIN, model="line")
# what may differ, in the order of a name
PARTS: tuple[Callable[[Experiment], str], ...] = (
    *(_optimizer, _rate, _model, _x, _by_hand, _by_autograd, _start, _start_b),
    *(_iterations, _loss, _update, _precision, _data),
)
# of what all have in common, the rest only where it is not as usual
ALWAYS_SAID = (_rate, _start, _start_b, _iterations, _precision)
