"""Losses and slips in words, and the factor in front of a sum as a formula has it.

What a slip does depends on the loss: a sum where the loss averages is one, and where
it adds up already the sum can only be multiplied by N. A key that ends in "again" has
the words for the second.
"""

from __future__ import annotations

from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import LOSSES
from gd_core.text.catalogue import has, label, say


def loss_name(loss: str) -> str:
    """What a loss is called in a sentence, "half the mean squared error"."""
    return label(f"loss.{loss}.name")


def slip_key(key: str, loss: str) -> str:
    """The key of the words about a slip where this loss is minimised.

    Args:
        key: it ends in the slip, "choice.sum".
        loss: one of LOSSES.
    """
    slip = key.rpartition(".")[2]
    averages, halves = LOSSES[loss]
    if slip == "mean":  # the right gradient, whatever the loss
        return key if loss == "mean" else f"{key}.{loss}"
    natural = {
        "sum": averages,
        "sum_no2": averages,
        "averaged": not averages,
        "twice": halves,
    }
    again = f"{key}.again"
    return key if natural.get(slip, True) or not has(again) else again


def choice_label(slip: str, loss: str, side: str = "") -> str:
    """What a gradient by hand, or one by autograd, is called where it is chosen."""
    own = f"choice.{side}.{slip}"
    if has(own):
        return label(own)
    return label(slip_key(f"choice.{slip}", loss))


def option_label(slip: str, loss: str, side: str) -> str:
    """The same as an option: whether it is correct or a slip comes first.

    Args:
        slip: of the gradient by hand or of the one by autograd.
        loss: one of LOSSES.
        side: "manual" or "autograd".
    """
    own = f"option.{side}.{slip}"
    if has(own):
        return label(own)
    name = choice_label(slip, loss, side)
    return say("option.correct" if slip == "mean" else "option.slip", name=name)


def why(slip: str, loss: str, it: str) -> str:
    """What makes a gradient a multiple of the right one, without a full stop.

    Args:
        slip: one of rules.MULTIPLES.
        loss: what is minimised.
        it: what the gradient is called there.
    """
    return say(slip_key(f"why.{slip}", loss), it=it, loss=loss_name(loss))


def divisor(power: int, halves: bool) -> str:
    """What a sum is divided by, "2N": N to a power, twice that if it halves."""
    two = "2" if halves else ""
    return two + {0: "", 1: "N", 2: "N²"}[max(power, 0)]


def in_front(power: int, halves: bool, times: str = "·") -> str:
    """What stands in front of a sum, "1/(2N) · ", or nothing.

    Args:
        power: of N in what it is divided by; below 0 the sum is multiplied by N.
        halves: whether it is divided by 2 as well.
        times: the sign of a multiplication.
    """
    below = divisor(power, halves)
    by_n = f"N {times} " if power < 0 else ""
    if not below:
        return by_n
    below = f"({below})" if halves and power > 0 else below
    return f"1/{below} {times} {by_n}"


def acts_as(slip: str, e: Experiment) -> dict[str, str]:
    """What a slip is that acts as another learning rate, and which one; or nothing.

    It is there twice, as a sentence begins with it and as one goes on with it.

    Args:
        slip: what the gradient by hand is.
        e: what is run.
    """
    if not has(f"acts.{slip}"):
        return {}
    return {
        "what": label(slip_key(f"acts.{slip}", e.loss)),
        "first": label(slip_key(f"acts.first.{slip}", e.loss)),
        "times": say(f"rate.times.{slip}", n=e.n, rate=e.learning_rate),
    }
