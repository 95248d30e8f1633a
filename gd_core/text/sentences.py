"""Sentences: facts in, words out.

Which template fits the facts is decided here, once for all languages; the words are in
the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from math import isfinite, isnan
from numbers import Real
from typing import TYPE_CHECKING, Any

from gd_core.runs.experiment import InputError
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import cut, exact, number

if TYPE_CHECKING:
    from gd_core.analysis.agreement import Agreement, Difference
    from gd_core.analysis.step import Step
    from gd_core.analysis.theory import Theory
    from gd_core.analysis.witnesses import Witnesses
    from gd_core.runs.experiment import Experiment
    from gd_core.runs.trace import Trace
    from gd_core.text.tables import PointTable

SHOWN_NUMBERS = 6  # longer lists are shortened in the middle


def problem(error: InputError) -> str:
    """The one sentence about an input that cannot be used."""
    facts = {name: _fact_text(name, fact) for name, fact in error.facts.items()}
    return say(error.key, field=label(f"field.{error.field}"), **facts)


def _fact_text(name: str, fact: Any) -> object:
    """A fact of an error as its sentence shows it.

    What was entered is quoted or cut, and the largest number of a precision has two
    digits; any other fact is left to `say`.
    """
    if name == "value":
        return quote(fact)
    if name in ("text", "column"):
        return exact(fact) if isinstance(fact, Real) else cut(str(fact))
    if name == "largest":
        return number(fact, 2)
    return choices(fact) if name == "choices" else fact


def percent(share: float) -> str:
    """A share of a distance in per cent, never rounded to a 0 or a 100 it is not."""
    if share == 0:
        return label("share.underflown")
    digits = 3
    while digits < 15 and share < 1 <= float(f"{share:.{digits}g}"):
        digits += 2
    return f"{number(100 * share, digits)} %"


def quote(value: object) -> str:
    """A value that somebody entered: numbers exactly, text in quotation marks."""
    if isinstance(value, Real) and not isinstance(value, bool):
        return exact(value)
    if value is None or (isinstance(value, str) and not value.strip()):
        return label("quote.empty")
    return say("quote.text", text=cut(str(value)))


def numbers(values: Iterable[Any], written: Callable[[float], str] = exact) -> str:
    """A list of numbers for a sentence, shortened in the middle when long.

    Args:
        values: the numbers.
        written: how each of them is written.
    """
    items = [float(value) for value in values]
    if len(items) <= SHOWN_NUMBERS:
        return ", ".join(written(item) for item in items)
    first, second, last = (written(items[i]) for i in (0, 1, -1))
    return say("list.long", first=first, second=second, last=last, count=len(items))


def choices(options: Sequence[str]) -> str:
    """The options of a field, which is one or more: “mean” or “sum”."""
    first, *others = (say("quote.text", text=option) for option in options)
    return reduce(lambda a, b: say("list.or", first=a, last=b), others, first)


def settings(e: Experiment) -> str:
    """Everything that decides both runs, in one line."""
    key = "settings" if e.autograd_gradient == "right" else "settings.autograd_slip"
    return say(key, **_data_texts(e), **_run_texts(e))


def settings_data(e: Experiment) -> str:
    """The points, long lists shortened in the middle."""
    return say("settings.data", **_data_texts(e))


def settings_run(e: Experiment) -> str:
    """Everything but the points that decides both runs."""
    right = e.autograd_gradient == "right"
    key = "settings.run" if right else "settings.run.autograd_slip"
    return say(key, **_run_texts(e))


def _data_texts(e: Experiment) -> dict[str, str]:
    return {"x": numbers(e.x), "y": numbers(e.y)}


def _run_texts(e: Experiment) -> dict[str, object]:
    """The facts of "settings.run"; of autograd's gradient only a slip is named."""
    gradients = {"manual_gradient": label(f"gradient.{e.manual_gradient}")}
    if e.autograd_gradient != "right":
        gradients["autograd_gradient"] = label(f"gradient.{e.autograd_gradient}")
    return {
        "w0": exact(e.w0),
        "learning_rate": exact(e.learning_rate),
        "iterations": e.iterations,
        "precision": e.precision,
        **gradients,
    }


def outcome(theory: Theory, trace: Trace | None = None) -> str:
    """What happens in one run, with the user's own numbers.

    Args:
        theory: what the mathematics says of this run.
        trace: the run, when it is there: it says where a diverging run ended.
    """
    return _outcome("outcome", theory, trace)


def _outcome(length: str, theory: Theory, trace: Trace | None) -> str:
    e, key = theory.experiment, f"{length}.{theory.outcome.value}"
    if theory.piles_up and has(f"{key}.piles_up"):
        key += ".piles_up" if theory.rho < -1 else ".piles_up.edge"
    text = say(
        key,
        optimum=theory.optimum,
        fastest=theory.fastest_rate,
        edge=theory.edge_rate,
        kept=percent(abs(theory.rho)),
        factor=abs(theory.rho),
        **_swing(theory),
        left=percent(theory.share_left),
        iterations=e.iterations,
        w0=e.w0,
        mirror=2 * theory.optimum - e.w0,
    )
    if trace is not None and trace.diverged_at is not None:
        k = trace.diverged_at
        text += say(f"{length}.left_finite", precision=e.precision, k=k)
    return text


def _swing(theory: Theory) -> dict[str, str]:
    """How far a swinging weight comes and how often, short enough to be read."""
    return {"swing": number(theory.swing, 3), "period": number(theory.period, 3)}


def outcomes(manual: Theory, autograd: Theory, by_hand: Trace, by_torch: Trace) -> str:
    """What happens in the two runs: one sentence, or both where they differ."""
    alike = manual.slip == autograd.slip
    if alike or not has(f"brief.{autograd.outcome.value}"):
        return outcome(autograd, by_torch)
    return say(
        "outcome.both",
        optimum=manual.optimum,
        manual=_lead(manual) + _outcome("brief", manual, by_hand),
        autograd=_lead(autograd) + _outcome("brief", autograd, by_torch),
    )


def _lead(theory: Theory) -> str:
    rate, key = theory.experiment.learning_rate, f"lead.{theory.slip}"
    if not has(key):
        return ""
    return say(
        key,
        effective=theory.factor * rate,
        n=theory.experiment.n,
        rate=rate,
    )


def outcome_title(manual: Theory, autograd: Theory) -> str:
    """What happens in a few words, for both runs."""
    by_hand = label(f"short.{manual.outcome.value}")
    by_torch = label(f"short.{autograd.outcome.value}")
    if by_hand == by_torch:
        return say("short.both", outcome=_upper(by_torch))
    return say("short.each", manual=by_hand, autograd=by_torch)


def _upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def points(step: Step, table: PointTable) -> str:
    """The means of the table of points in one sentence, its text alternative."""
    return say(
        "points.alt",
        n=step.n,
        k=step.k,
        loss=table.means["squared"],
        mean=table.means["terms"],
        gradient=table.gradient,
    )


def stage_note(step: Step, stage: str) -> str:
    """What a stage shows besides its numbers: a slip, the end of the run; or "".

    Args:
        step: the step.
        stage: "prediction", "loss", "gradient" or "update".
    """
    notes = []
    slip_stage = "update" if step.slip == "uphill" else "gradient"
    has_effect = step.slip != "right" and (step.k > 0 or not step.piles_up)
    if stage == slip_stage and has_effect:
        key, before = f"note.{step.slip}", float(step.before)
        notes.append(say(key, n=step.n, mean=step.mean_gradient, before=before))
    if stage == "update" and step.k == step.last:
        diverged = step.last < step.experiment.iterations
        key = "note.diverged" if diverged else "note.last"
        notes.append(say(key, precision=step.experiment.precision))
    return " ".join(notes)


def agreement_title(found: Agreement) -> str:
    """Two words: identical, they agree, or they part."""
    if found.identical:
        return label("agreement.title.identical")
    key = "part" if found.parted_at is not None else "agree"
    return label(f"agreement.title.{key}")


def agreement(found: Agreement) -> str:
    """Whether the two runs agree and, if not, from where and why."""
    if found.identical:
        return say("agreement.identical", states=found.states)
    if found.parted_at is None:
        return say(
            "agreement.agree",
            precision=found.precision,
            states=found.states,
            w=_largest(found.w),
            loss=_largest(found.loss),
            gradient=_largest(found.gradient),
        )
    if found.gradients is None:
        manual, autograd = found.lengths
        return say("agreement.part_length", manual=manual, autograd=autograd)
    ratio = label("agreement.ratio.none")
    if found.ratio is not None:
        ratio = say("agreement.ratio", ratio=number(found.ratio))
    return say(
        "agreement.part",
        k=found.parted_at,
        manual=found.gradients[0],
        autograd=found.gradients[1],
        ratio=ratio,
        reason=_reason(found),
    )


def _reason(found: Agreement) -> str:
    """Why the two runs part, after the numbers that show it."""
    told = ""
    if found.moves is not None:
        manual, autograd = found.moves
        told = say("agreement.moves", manual=manual, autograd=autograd)
    if found.reason == "unknown":
        return told + label("agreement.unknown")
    key = "agreement.because"
    for side, slip in zip(("manual", "autograd"), found.slips, strict=True):
        if slip != "right":
            key = f"{key}.{slip}" if has(f"{key}.{slip}") else key
            what = label(f"agreement.slip.{slip}")
            told += say(key, side=label(f"run.{side}"), slip=what, n=found.n)
            key = "agreement.besides"
    return told


def _largest(difference: Difference) -> str:
    return number(difference.largest, 2)


def witnesses(found: Witnesses) -> str:
    """Whether the three gradients agree and, if not, which is off and why."""
    three = not isnan(found.by_difference)
    slips = [slip for slip in (found.manual_is, found.autograd_is) if slip != "right"]
    facts = {
        "precision": found.precision,
        "most": number(found.apart, 2),
        "ratio": number(found.n if found.ratio is None else found.ratio, 4),
        "n": found.n,
        "before": found.before,
        "by_hand": found.by_hand,
        "by_autograd": found.by_autograd,
        "by_difference": found.by_difference,
    }
    if found.verdict in ("agree", "unknown"):
        key = found.verdict
        if key == "agree" and three and not found.apart:
            key = "identical"
        return say(f"witnesses.{key}" if three else f"witnesses.{key}_two", **facts)
    told = "; ".join(say(f"witnesses.slip.{slip}", **facts) for slip in slips)
    who = {"both": "both", "no_zero_grad": "autograd"}.get(found.verdict, "manual")
    return say(f"witnesses.lead.{who if three else 'overflow'}", slip=told) + "."


def witnesses_note(e: Experiment, run: str) -> str:
    """What the witnesses of a run cannot know: a slip that is not in the gradient."""
    if e.slip(run) == "uphill":
        return label("witnesses.uphill")
    if run == "manual" and e.autograd_gradient == "no_zero_grad":
        return label("witnesses.afresh")
    return ""


def slip_in_source(e: Experiment, side: str, line: int | None = None) -> str:
    """What the wrong line of a run's source does.

    Args:
        e: what was run.
        side: whose source it is, "manual" or "autograd".
        line: the number of that line; None where lines have no numbers but a mark.
    """
    chosen = getattr(e, f"{side}_gradient")  # not the slip: a sum of one point is none
    if line is None:
        return label(f"slip.{chosen}.marked")
    return say(f"slip.{chosen}.line", line=line)


def difference_step(found: Witnesses) -> str:
    """Which step the central difference took, and why that one."""
    return say(f"witnesses.step.{found.step_from}", h=found.step)


def rate_verdict(theory: Theory, until: tuple[int | None, int | None]) -> str:
    """What a learning rate will do, before anything has run.

    Args:
        theory: of the run.
        until: after how many iterations 1 % and 0.01 % of the distance are left.
    """
    rate, told, made = theory.experiment.learning_rate, [], theory.slip
    where, rho = f"rate.where.{made}", f"rate.rho.{made}"
    if made == "right":
        where, rho = "rate.where", "rate.rho"
    if made == "no_zero_grad":
        rho = f"{rho}.{theory.outcome.value}"
    if rate and isfinite(theory.edge_rate):
        right = max(theory.factor, 0)  # fastest and edge of the right gradient
        told.append(
            say(
                where,
                rate=rate,
                effective=theory.factor * rate,
                n=theory.experiment.n,
                fastest=right * theory.fastest_rate,
                edge=right * theory.edge_rate,
                of_fastest=percent(rate / theory.fastest_rate),
                of_edge=percent(rate / theory.edge_rate) if right else "",
                step=theory.curvature * rate,
            )
        )
        if has(rho):
            facts = {"rho": theory.rho, "optimum": theory.optimum}
            told.append(say(rho, **facts, **_swing(theory)))
    if not (theory.piles_up and has(rho)):  # which has said it already
        told.append(outcome(theory))
    if theory.outcome.value in ("converges", "overshoots") and all(until):
        told.append(say("rate.until", first=until[0], second=until[1]))
    return " ".join(told)


def fate(theory: Theory) -> str:
    """What becomes of the weight in a few words."""
    return say(
        f"fate.{theory.outcome.value}",
        kept=percent(abs(theory.rho)),
        swing=number(theory.swing, 3),
    )


def question(e: Experiment, side: str) -> str:
    """What is asked before anything is shown, of the run of one side."""
    key = f"predict.question.{side}" if e.slips else "predict.question"
    return say(key, rate=exact(e.learning_rate))


def question_slip(e: Experiment, side: str) -> str:
    """Which slip the run that is asked about makes, "" if none."""
    slip = e.slip(side)
    if slip == "right":
        return ""
    return say(f"predict.slip.{side}", slip=label(f"choice.{slip}"))


def revealed(e: Experiment, side: str, answer: str, right: str) -> str:
    """Whether the answer about one side was right, and what is.

    Args:
        e: what was asked about.
        side: whose run, "manual" or "autograd"; only named where the runs differ.
        answer: the code of the answer that was given.
        right: the code of the right one.
    """
    key = "predict.right" if answer == right else "predict.wrong"
    outcome_label, answer_label = label(f"short.{right}"), label(f"short.{answer}")
    which = f"{key}.{side}" if e.slips else key
    return say(which, outcome=outcome_label, answer=answer_label)


def no_map(theory: Theory) -> str:
    """Why there is no map of the learning rates."""
    beyond = theory.outcome.value not in ("nothing_to_learn", "already_there")
    return say("rate.no_map.limit" if beyond else "rate.no_map", edge=theory.edge_rate)
