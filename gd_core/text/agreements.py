"""Agreements: whether two runs agree, and if not where they differ and why."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from gd_core.runs.optimizers.adagrad import AVERAGED
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import number
from gd_core.text.shares import factor
from gd_core.text.slips import why

if TYPE_CHECKING:
    from gd_core.analysis.agreement import Agreement, Difference

ADAPTIVE = ("adagrad", "rmsprop", "adam")  # that divide by the size of the gradient
NOTICED = 1e-3  # relative difference of the weights that a reader would notice
N_SLIPS = ("sum", "sum_no2", "averaged")  # the slips whose ratio is known from N


def agreement_title(result: Agreement) -> str:
    """Two words: identical, they agree, or they differ; four if the weights agree."""
    if result.identical:
        return label("agreement.title.identical")
    if is_unnoticed(result):
        return label("agreement.title.unnoticed")
    key = "differ" if result.differ_at is not None else "agree"
    return label(f"agreement.title.{key}")


def agreement(result: Agreement) -> str:
    """Whether the two runs agree and, if not, from where and why."""
    if result.identical:
        same = say(f"agreement.identical{_of_line(result)}", states=result.states)
        return " ".join([same, *_same(result), *_hidden(result)])
    if result.differ_at is None:
        return " ".join([_agree(result), *_same(result), *_hidden(result)])
    if "unknown" in result.slips or result.gradients is None:
        return _differ_unexplained(result)
    wrong = [side for side, slip in enumerate(result.slips) if slip != "right"]
    # first the slip that shows there, by hand's before autograd's
    wrong.sort(
        key=lambda side: (
            not result.shows[side],
            result.departs_at[side] != result.differ_at,
        )
    )
    sentences = [
        _differ_because(result, wrong[0]),
        *(_besides(result, k) for k in wrong[1:]),
        *_unnoticed(result),
        *_same(result),
        *_hidden(result),
    ]
    if result.right_for:
        is_meant = ".meant" if is_unnoticed(result) else ""
        own = f"agreement.right_for.{result.right_for}{is_meant}"
        general = f"agreement.right_for.{result.right_for}"
        sentences.append(label(own if has(own) else general))
    return " ".join(sentences)


def _agree(result: Agreement) -> str:
    """That they agree, how far they are apart all the same, and what amplified it."""
    differences = result.w, result.loss, result.gradient
    sentences = [
        say(
            f"agreement.agree{_of_line(result)}",
            precision=result.precision,
            w=_largest(result.w),
            loss=_largest(result.loss),
            gradient=_largest(result.gradient),
            relative=number(max(one.relative for one in differences), 2),
        )
    ]
    if result.memory:
        parts = [
            say("agreement.memory.part", part=part, largest=_largest(difference))
            for part, difference in result.memory.items()
        ]
        sentences.append(say("agreement.memory", parts=", ".join(parts)))
    if result.optimizer in ADAPTIVE and result.w.relative > NOTICED:
        sentences.append(label("agreement.amplified.adaptive"))
    if result.accumulates:
        sentences.append(label("agreement.amplified.accumulates"))
    elif result.amplified is not None:
        grown = factor(result.amplified, 1 - result.amplified)
        sentences.append(say("agreement.amplified", factor=grown))
    return " ".join(sentences)


def _largest(difference: Difference) -> str:
    """The largest difference in one quantity."""
    if difference.identical:
        return label("agreement.equal")
    if not difference.largest:
        return label("agreement.but_sign")
    return number(difference.largest, 2)


def _differ_because(result: Agreement, side: int) -> str:
    """Where the runs differ, and the slip of one side (0 by hand) that shows there."""
    slip, other = result.slips[side], 1 - side
    if _is_of_optimizer(slip):
        return _differ_in_optimizer(result, side)
    pair = result.moves if slip == "uphill" else result.gradients
    before = result.before or (0.0, 0.0)
    has_ratio = pair is not None and pair[other] != 0
    is_ratio = has(f"why.{slip}")
    if pair is None or (is_ratio and not has_ratio):
        return _differ_unexplained(result)
    key = (
        ratio_key("agreement.because", slip)
        if is_ratio
        else f"agreement.because.{slip}"
    )
    if slip == "uphill" and result.point:
        key += ".each"
    return say(
        key,
        **_of_parameter(result),
        k=_where(result),
        Side=_capital(_run_name(side)),
        other=_run_name(other),
        wrong=pair[side],
        right=pair[other],
        ratio=number(pair[side] / pair[other]) if has_ratio else "",
        excess=pair[side] - pair[other],
        before=before[side],
        n=result.n,
        why=why(slip, result.minimised, label("why.it")) if is_ratio else "",
    )


def _is_of_optimizer(slip: str) -> bool:
    """Whether a slip is one of an optimiser that remembers something."""
    return has(f"does.{slip}")


def _differ_in_optimizer(result: Agreement, side: int) -> str:
    """Where the runs differ, and the slip in the optimiser of one side."""
    other, slip = 1 - side, result.slips[side]
    facts: dict[str, object] = {
        **_of_parameter(result),
        "k": _where(result),
        "Side": _capital(_run_name(side)),
        "other": _run_name(other),
        "does": _does(result, slip, side),
    }
    if result.remembered:
        part, *pair = result.remembered
        key = "agreement.because.memory" + (".of" if _of_line(result) else "")
        return say(key, part=part, wrong=pair[side], right=pair[other], **facts)
    if result.moves is None:
        return _differ_unexplained(result)
    wrong, right = result.moves[side], result.moves[other]
    each = ".each" if result.point else ""
    key = f"agreement.because.moved{each}"
    return say(key, wrong=wrong, right=right, **facts)


def _does(result: Agreement, slip: str, side: int) -> str:
    """What a slip in the optimiser does, without a full stop.

    Args:
        result: of runs of which one makes it.
        slip: the slip.
        side: whose it is, 0 by hand.
    """
    settings, rate = result.settings, result.rate
    mu, alpha = settings.get("momentum", 0.0), settings.get("alpha", 0.0)
    beta1, beta2 = settings.get("beta1", 0.0), settings.get("beta2", 0.0)
    lengths = {"nesterov": (1 + mu) * rate, "rmsprop": rate / sqrt(1 - alpha)}
    length = lengths.get(result.optimizer, rate)
    own = f"does.{slip}.{'by_autograd' if side else result.optimizer}"
    as_if = f"forgets.{result.optimizer}"
    return say(
        own if has(own) else f"does.{slip}",
        rest=1 - mu,
        first=(1 - beta1) / sqrt(1 - beta2),
        averaged=rate / sqrt(1 - AVERAGED),
        where=label(f"agreement.where{_of_line(result)}"),
        as_if=say(as_if, length=length) if has(as_if) else "",
    )


def is_unnoticed(result: Agreement) -> bool:
    """Whether the only slip is a multiple, and the weights do not notice it."""
    is_multiple = any(has(f"why.{slip}") for slip in result.slips)
    others = [s for s in result.slips if s != "right" and not has(f"why.{s}")]
    is_cancelled = result.optimizer in ADAPTIVE and result.w.relative <= NOTICED
    return is_multiple and is_cancelled and not others


def _unnoticed(result: Agreement) -> list[str]:
    """That the weights do not notice a gradient that is a multiple, where it is so."""
    if not is_unnoticed(result):
        return []
    name = label(f"optimizer.{result.optimizer}")
    key = "agreement.unnoticed" if result.w.largest else "agreement.unnoticed.equal"
    return [say(key, optimizer=name, w=number(result.w.largest, 2))]


def _same(result: Agreement) -> list[str]:
    """What has the same weights, and so cannot be told from them."""
    if "momentum_averaged" in result.slips:
        times = (1 - result.settings["momentum"]) * result.rate
        return [say("agreement.same.momentum_averaged", times=times)]
    if result.optimizer == "momentum" and result.slips == ("right", "right"):
        return [label("agreement.same.momentum")]
    return []


def _hidden(result: Agreement) -> list[str]:
    """The slips that are made and that the numbers do not show."""
    told = []
    for side, slip in enumerate(result.hidden):
        own = f"agreement.hidden.{slip}"
        if slip and has(own):
            eps = result.settings["eps"]
            told.append(say(own, eps=eps, precision=result.precision))
        elif slip:
            does = _does(result, slip, side)
            told.append(say("agreement.hidden", side=_run_name(side), does=does))
    return [_capital(sentence) for sentence in told]


def _of_line(result: Agreement) -> str:
    """The end of the key of a sentence that a line has of its own."""
    return ".line" if "b" in result.parameters else ""


def _of_parameter(result: Agreement) -> dict[str, str]:
    """What the gradient and the values that differ are called."""
    of, name = "", result.parameter
    if _of_line(result):
        of = ".of"
    return {
        "gradient": say(f"agreement.gradient{of}", name=name),
        "what": say(f"agreement.weights{of}", name=name),
        "where": label(f"agreement.where{_of_line(result)}"),
        "name": name,
    }


def _where(result: Agreement) -> object:
    """The iteration at which the runs differ, and the point if it is about one."""
    if result.point is None:
        return result.differ_at
    return say("agreement.at_point", k=result.differ_at, point=result.point)


def ratio_key(room: str, slip: str) -> str:
    """The sentence about a gradient that is a multiple, of N where that explains it."""
    return f"{room}.ratio.n" if slip in N_SLIPS else f"{room}.ratio"


def _besides(result: Agreement, side: int) -> str:
    slip, name = result.slips[side], _run_name(side)
    if _is_of_optimizer(slip):
        does = _does(result, slip, side)
        return say("agreement.besides.optimizer", side=name, does=does)
    if not has(f"why.{slip}"):
        where = _of_parameter(result)["where"]
        return say(f"agreement.besides.{slip}", side=name, where=where)
    because = why(slip, result.minimised, label("why.gradient"))
    return say("agreement.besides.ratio", side=name, why=because)


def _run_name(side: int) -> str:
    return label(("run.manual", "run.autograd")[side])


def _capital(text: str) -> str:
    """A text that begins a sentence."""
    return text[:1].upper() + text[1:]


def _differ_unexplained(result: Agreement) -> str:
    """Where the runs differ and in what, where no slip explains it."""
    remembered = result.remembered
    pairs = {
        "memory": remembered and remembered[1:],
        "gradient": result.gradients,
        "loss": result.losses,
        "update": result.moves,
        "start": result.weights,
        "length": result.lengths,
    }
    key = f"agreement.unknown.{result.differ_in}"
    ratio = "" if result.ratio is None else number(result.ratio)
    if result.differ_in == "gradient" and not ratio:
        key += ".no_ratio"
    manual, autograd = pairs[result.differ_in or "length"] or result.lengths
    if result.differ_in == "update" and result.point:
        key += ".each"
    if result.differ_in == "start":
        key += _of_line(result)
    facts = {"manual": manual, "autograd": autograd, "ratio": ratio}
    facts |= {"part": remembered[0] if remembered else ""}
    return say(key, k=_where(result), **_of_parameter(result), **facts)
