"""Sentences: facts in, words out.

Which template fits the facts is decided here, once for all languages; the words are in
the catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import isfinite, isnan
from numbers import Real
from typing import TYPE_CHECKING, Any, Protocol, cast

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
    return say(error.key, **_facts_of(error))


def _facts_of(error: InputError) -> dict[str, object]:
    """The facts of an error as text."""
    written: dict[str, object] = {"field": label(f"field.{error.field}")}
    for name, fact in error.facts.items():
        if name == "value":
            written[name] = quote(fact)
        elif name == "column":  # its position
            names = cast("Sequence[str]", error.facts["names"])
            written[name] = cut(column_labels(names)[cast("int", fact) - 1])
        elif name in ("text", "decimals", "separate"):
            written[name] = exact(fact) if isinstance(fact, Real) else cut(str(fact))
        elif name == "largest":
            written[name] = number(float(fact), 2)  # type: ignore[arg-type]
        elif name == "choices":
            written[name] = choices(fact)  # type: ignore[arg-type]
        else:
            written[name] = fact
    return written


def column_labels(names: Sequence[str]) -> list[str]:
    """What to call each column of a file, no two alike.

    Args:
        names: of the columns, as the header has them, "" for one without a name.
    """
    plain = [
        name or say("file.column_name", number=position)
        for position, name in enumerate(names, start=1)
    ]
    count = Counter(plain)
    labels: list[str] = []
    for position, text in enumerate(plain, start=1):
        while count[text] > 1 or text in labels:
            text = say("file.column_named", name=text, number=position)
            count[text] += 1
        labels.append(text)
    return labels


class _Problem(Protocol):
    """A part of a link that could not be used, as `gd_core.exchange.link` has it."""

    @property
    def key(self) -> str: ...

    @property
    def facts(self) -> Mapping[str, Any]: ...


def link_problem(unusable: _Problem) -> str:
    """The sentence about a part of a link that could not be used."""
    written: dict[str, object] = {}
    for name, fact in unusable.facts.items():
        if name == "why":
            written[name] = problem(fact)
        elif name in ("name", "value"):
            written[name] = cut(fact)
        elif name in ("x", "y"):
            written[name] = numbers(fact)
        elif name == "used" and isinstance(fact, Real):
            written[name] = exact(fact)
        else:
            written[name] = fact
    return say(unusable.key, **written)


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
        return "empty"
    return f"“{cut(str(value))}”"


def numbers(values: object, written: Callable[[float], str] = exact) -> str:
    """A list of numbers for a sentence, shortened in the middle when long."""
    items = [float(value) for value in values]  # type: ignore[attr-defined]
    if len(items) <= SHOWN_NUMBERS:
        return ", ".join(written(item) for item in items)
    first = ", ".join(written(item) for item in items[:2])
    return say("list.long", first=first, last=written(items[-1]), count=len(items))


def choices(options: tuple[str, ...]) -> str:
    """The options of a field: “mean” or “sum”."""
    return " or ".join(f"“{option}”" for option in options)


def settings(e: Experiment) -> str:
    """Everything that decides a run, in one line."""
    return say("settings", data=settings_data(e), run=settings_run(e))


def settings_data(e: Experiment) -> str:
    """The points of a run, the long lists shortened in the middle."""
    return say("settings.data", x=numbers(e.x), y=numbers(e.y))


def settings_run(e: Experiment) -> str:
    """Everything else that decides a run."""
    slips = [e.manual_gradient]
    if e.autograd_gradient != "right":
        slips.append(e.autograd_gradient)
    return say(
        "settings.run",
        w0=exact(e.w0),
        learning_rate=exact(e.learning_rate),
        iterations=e.iterations,
        gradient=" · ".join(label(f"gradient.{slip}") for slip in slips),
        precision=e.precision,
    )


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
    """What the table of the points comes to."""
    return say(
        "points.alt",
        n=step.n,
        k=step.k,
        loss=table.means["squared"],
        mean=table.means["terms"],
        gradient=table.gradient,
    )


def stage_note(step: Step, stage: str) -> str:
    """What must be said to a stage of a step, besides its numbers: often nothing."""
    told = []
    made_in = "update" if step.slip == "uphill" else "gradient"
    shows = step.slip != "right" and (step.k or not step.piles_up)
    if stage == made_in and shows:
        facts = {"mean": step.mean_gradient, "before": float(step.before)}
        told.append(say(f"note.{step.slip}", n=step.n, **facts))
    if stage == "update" and step.k == step.last:
        ended = step.last < step.experiment.iterations
        precision = step.experiment.precision
        told.append(say("note.diverged" if ended else "note.last", precision=precision))
    return " ".join(told)


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
    """What the wrong line of a run's source does; its number, where it has one."""
    chosen = getattr(e, f"{side}_gradient")  # a sum of one point, too
    where = label("slip.marked") if line is None else say("slip.line", line=line)
    return say(f"slip.{chosen}", where=where)


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
    rate = exact(e.learning_rate)
    if not e.slips:
        return say("predict.question", rate=rate)
    return say("predict.question.side", rate=rate, side=label(f"run.{side}"))


def question_slip(e: Experiment, side: str) -> str:
    """Which slip the run that is asked about makes, "" if none."""
    if e.slip(side) == "right":
        return ""
    told = label(f"choice.{e.slip(side)}")
    return say("predict.slip", side=label(f"run.{side}"), slip=told)


def revealed(e: Experiment, side: str, answer: str, right: str) -> str:
    """Whether the answer for one side came true, and what does."""
    key = "predict.right" if answer == right else "predict.wrong"
    given, short = label(f"short.{answer}"), label(f"short.{right}")
    who = label("predict.it")
    if e.slips:
        who = say("predict.it.side", side=label(f"run.{side}"))
    return say(key, answer=given, who=who, short=short)


def no_map(theory: Theory) -> str:
    """Why there is no map of the learning rates."""
    beyond = theory.outcome.value not in ("nothing_to_learn", "already_there")
    return say("rate.no_map.limit" if beyond else "rate.no_map", edge=theory.edge_rate)
