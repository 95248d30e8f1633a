"""Sentences: facts in, words out.

Which template fits the facts is decided here, once for all languages; the words are in
the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from math import inf, isfinite, isnan
from numbers import Real
from typing import TYPE_CHECKING, Any, Protocol

from gd_core.analysis.line_passes import LinePass
from gd_core.analysis.line_theory import line_theory_of
from gd_core.analysis.pass_rates import edge_of_passes
from gd_core.analysis.prediction import NO_ANSWER
from gd_core.analysis.rates import FATES
from gd_core.analysis.starts import gradient_is_zero
from gd_core.analysis.theory import optimum_of, theory_of
from gd_core.runs.checks import (
    GRADIENTS_BY_AUTOGRAD,
    GRADIENTS_BY_HAND,
    MOST_LEARNING_RATE,
    InputError,
)
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor
from gd_core.runs.optimizers import SLIPS_BY_HAND
from gd_core.text.agreements import agreement as agreement  # as README has it
from gd_core.text.agreements import ratio_key
from gd_core.text.catalogue import has, label, say
from gd_core.text.edges import edge_is, fastest_is, made_of
from gd_core.text.lines import broadcast, has_velocity, line_passes
from gd_core.text.numbers import exact, number
from gd_core.text.shares import closes, factor, part_of, percent, steps
from gd_core.text.slips import acts_as, choice_label, loss_name, slip_key, why
from gd_core.text.understood import column_labels, in_a_row, note
from gd_core.text.widths import cut

if TYPE_CHECKING:
    from gd_core.analysis.passes import Pass
    from gd_core.analysis.step import Step
    from gd_core.analysis.theory import Theory
    from gd_core.analysis.witnesses import Witnesses
    from gd_core.runs.trace import Trace
    from gd_core.text.tables import PointTable

# slips that change nothing of the first update
LATER = ("no_zero_grad", "forgets", "momentum_dampened", "t_frozen")
SHOWN_NUMBERS = 6  # longer lists are shortened in the middle


def problem(error: InputError) -> str:
    """The one sentence about an input that cannot be used."""
    facts = {name: _fact_text(error, name, fact) for name, fact in error.facts.items()}
    return say(error.key, field=label(f"field.{error.field}"), **facts)


def _fact_text(error: InputError, name: str, fact: Any) -> object:
    """A fact of an error as its sentence shows it.

    What was entered is quoted or cut, a column has its label, and the largest number of
    a precision has two digits; any other fact is left to `say`.
    """
    if name == "value":
        return quote(fact)
    if name == "column":  # its position
        names: Any = error.facts["names"]
        return cut(column_labels(names)[fact - 1])
    if name == "names":
        return in_a_row(cut(each) for each in fact)
    if name in ("one", "other"):
        return exact(fact)
    if name == "left":
        return percent(*fact)
    if name in ("optimum", "settles") and isinstance(fact, tuple):
        w, b = fact
        return say(f"pair.{name}", w=w, b=b)
    if name == "faults":
        return in_a_row(map(note, fact))
    if name == "text":
        return exact(fact) if isinstance(fact, Real) else cut(str(fact))
    if name == "largest":
        return number(fact, 2)
    return choices(fact) if name == "choices" else fact


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
        elif name in ("name", "value", "end"):
            written[name] = cut(fact)
        elif name == "missing":
            written[name] = _missing(fact)
        elif name in ("x", "y"):
            written[name] = numbers(fact)
        elif name == "used" and isinstance(fact, Real):
            written[name] = exact(fact)
        else:
            written[name] = fact
    return say(unusable.key, **written)


def _missing(fields: Sequence[str]) -> str:
    """What a link has not: what is run by name, how it is looked at in a word."""
    run = [field for field in fields if field in Experiment.__dataclass_fields__]
    names = [label(f"field.{field}") for field in run or fields]
    if run and len(run) < len(fields):
        names.append(label("link.cut.look"))
    return in_a_row(names)


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
    first, *others = (say("quote.text", text=cut(option)) for option in options)
    return reduce(lambda a, b: say("list.or", first=a, last=b), others, first)


def settings(e: Experiment) -> str:
    """Everything that decides both runs, in one line."""
    return _listed([settings_data(e), settings_run(e)])


def settings_data(e: Experiment) -> str:
    """The points, long lists shortened in the middle."""
    return say("settings.data", x=numbers(e.x), y=numbers(e.y))


def settings_run(e: Experiment) -> str:
    """Everything but the points that decides both runs."""
    is_line = e.model == "line"
    return say(
        "settings.run.line" if is_line else "settings.run",
        **({"b0": exact(e.b0)} if is_line else {}),
        w0=exact(e.w0),
        learning_rate=exact(e.learning_rate),
        iterations=e.iterations,
        choices=_listed(_choices_made(e)),
        precision=e.precision,
    )


def _choices_made(e: Experiment) -> list[str]:
    """The optimiser, the loss and the gradients, where they are not the lesson's."""
    made = [] if e.optimizer == "sgd" else [optimizer_settings(e)]
    if e.loss != "mean":
        made.append(label(f"loss.{e.loss}.settings"))
    if e.manual_gradient != "mean":
        made.append(_slip_made("manual", e.manual_gradient, e.loss))
    elif not made:
        made.append(label("gradient.mean"))
    if e.autograd_gradient != "right":
        made.append(_slip_made("autograd", e.autograd_gradient, e.loss))
    if e.update == "each":
        made.append(label("update.each.settings"))
    if e.standardize:
        made.append(label("settings.standardized"))
    return made


def _slip_made(side: str, slip: str, loss: str) -> str:
    """The slip of one run, and whose it is."""
    name = label(slip_key(f"gradient.{slip}", loss))
    return say("settings.slip", side=label(f"run.{side}"), slip=name)


def optimizer_settings(e: Experiment) -> str:
    """The optimiser, and its settings besides the learning rate."""
    own = [
        say(f"setting.{name}", value=exact(value))
        for name, value in e.settings.items()
        if name != "learning_rate"
    ]
    return ", ".join([label(f"optimizer.{e.optimizer}"), *own])


def _listed(parts: Sequence[str]) -> str:
    """Parts of the settings in one line."""
    return reduce(
        lambda first, last: say("settings.and", first=first, last=last), parts
    )


def outcome(
    theory: Theory | None, trace: Trace | None = None, says_edge: bool = True
) -> str:
    """What happens in one run, with the user's own numbers.

    Args:
        theory: what the mathematics says of this run, None if it has no closed form.
        trace: the run, when it is there: it says where a diverging run ended, and
            without a theory from which to which loss it went.
        says_edge: whether the edge comes with its formula, unless it has been said.
    """
    if theory is None:
        sentence = label("outcome.none") if trace is None else _ran("outcome", trace)
    else:
        facts = _outcome_facts(theory)
        if not says_edge:
            facts["edge_is"] = number(theory.edge_rate)
        sentence = say(f"outcome.{_outcome_key(theory)}", **facts)
        pairs = broadcast(theory.experiment, theory.slip, theory.outcome)
        sentence = " ".join([sentence, *pairs])
    return _then_overflowed(sentence, "outcome", trace)


def _ran(room: str, trace: Trace) -> str:
    """From which to which loss a run went."""
    losses = {"first": float(trace.loss[0]), "last": trace.final_loss}
    return say(f"{room}.ran", steps=steps(trace.states - 1), **losses)


def _then_overflowed(sentence: str, room: str, trace: Trace | None) -> str:
    """A sentence, and after it where the run overflowed, if it did."""
    if trace is None or trace.diverged_at is None:
        return sentence
    precision = trace.loss.dtype.name
    end = say(f"{room}.overflowed", precision=precision, k=trace.diverged_at)
    return f"{sentence} {end}"


def _outcome_key(theory: Theory) -> str:
    """The outcome, and what is special about it in this run."""
    e, key = theory.experiment, theory.outcome.value
    if key == "diverges" and theory.accumulates:
        return f"{key}.accumulates" if theory.rho < -1 else f"{key}.accumulates.edge"
    rounded = {
        "nothing_to_learn": bool(e.x.any()),
        "already_there": not gradient_is_zero(e, theory.slip),
        "rate_zero": e.learning_rate > 0,
    }
    if has_velocity(theory) and has(f"outcome.{key}.velocity"):
        return f"{key}.velocity"
    return f"{key}.rounded" if rounded.get(key) else key


def _outcome_facts(theory: Theory) -> dict[str, object]:
    e = theory.experiment
    return {
        "optimum": theory.optimum,
        "fastest": theory.fastest_rate,
        "edge_is": _edge_with(theory),
        "closes": closes(abs(theory.rho), theory.lost),
        "factor": factor(abs(theory.rho), theory.lost),
        **_swing(theory),
        "left": percent(theory.share_left, theory.share_lost),
        "steps": steps(e.iterations),
        "w0": e.w0,
        "mirror": 2 * theory.optimum - e.w0,
        "n": e.n,
        "rate": e.learning_rate,
        "effective": theory.factor * e.learning_rate,
        "precision": e.precision,
        **acts_as(theory.slip, theory.experiment),
    }


def _edge_with(theory: Theory) -> str:
    """The edge with its formula, and what the letter in that is."""
    of, edge = made_of(theory), edge_is(theory)
    return say("edge.with", edge_is=edge, **of) if of else edge


def _swing(theory: Theory) -> dict[str, str]:
    """How far a swinging weight comes and how often, short enough to be read."""
    period = number(theory.period, 3)
    if theory.period == inf:
        period = label("share.factor.too_large")
    return {"swing": number(theory.swing, 3), "period": period}


def outcomes(
    manual: Theory | None, autograd: Theory | None, by_hand: Trace, by_torch: Trace
) -> str:
    """What happens in the two runs: one sentence, or both where they differ."""
    if manual is None or autograd is None:
        if outcome(None, by_hand) == outcome(None, by_torch):
            return outcome(None, by_torch)
        sentences = [
            _then_overflowed(_ran(room, trace), room, trace)
            for room, trace in (("both.manual", by_hand), ("both.autograd", by_torch))
        ]
        return " ".join(sentences)
    apart = manual.slip != autograd.slip
    # of every pair the optimum is another one, and a velocity has its own words
    if apart and (autograd.slip == "broadcast" or has_velocity(manual, autograd)):
        told = outcome(manual, by_hand), outcome(autograd, by_torch)
        by_side = zip(("manual", "autograd"), told, strict=True)
        return " ".join(say(f"line.by.{side}", said=said) for side, said in by_side)
    keys = _both_key("manual", manual), _both_key("autograd", autograd)
    if manual.slip == autograd.slip or not all(map(has, keys)):
        return outcome(autograd, by_torch)
    sentences = [
        _then_overflowed(say(key, **_outcome_facts(theory)), f"both.{side}", trace)
        for side, key, theory, trace in (
            ("manual", keys[0], manual, by_hand),
            ("autograd", keys[1], autograd, by_torch),
        )
    ]
    return " ".join([say("both.optimum", optimum=manual.optimum), *sentences])


def outcomes_of_passes(
    e: Experiment,
    made: Sequence[Pass | LinePass | None],
    by_hand: Trace,
    by_torch: Trace,
) -> str:
    """What happens in two runs with an update after each point.

    Args:
        e: what was run.
        made: what a pass of each comes to, by hand first.
        by_hand: the run by hand.
        by_torch: the run by autograd.
    """
    told = [passes(e, made[0])]
    if made[0] != made[1]:
        by_side = zip(("manual", "autograd"), made, strict=True)
        told = [say(f"pass.{side}", passes=passes(e, one)) for side, one in by_side]
    return " ".join([*told, outcomes(None, None, by_hand, by_torch)])


def _both_key(side: str, theory: Theory) -> str:
    """The sentence about one of two runs, that of its slip if there is one."""
    special = f"both.{side}.slip.{theory.outcome.value}"
    if has(f"acts.{theory.slip}") and has(special):
        return special
    return f"both.{side}.{_outcome_key(theory).removesuffix('.rounded')}"


def outcome_title(manual: Theory | None, autograd: Theory | None) -> str:
    """What happens in a few words, for both runs."""
    return title_of(
        *(theory.outcome.value if theory else "none" for theory in (manual, autograd))
    )


def title_of(by_hand: str, by_torch: str) -> str:
    """What happens in a few words, for both runs, from the codes of their outcomes."""
    if by_hand == by_torch:
        return label(f"short.title.{by_hand}")
    each = {"manual": label(f"short.{by_hand}"), "autograd": label(f"short.{by_torch}")}
    return say("short.each", **each)


def points(step: Step, table: PointTable) -> str:
    """The means of the table of points in one sentence, its text alternative."""
    of_line = {}
    if step.bias:
        of_line = {"mean_b": table.means["terms_b"], "gradient_b": table.gradients[1]}
    return say(
        "points.alt.line" if of_line else "points.alt",
        **of_line,
        n=step.n,
        k=step.k,
        name=loss_name(step.experiment.loss),
        loss=table.loss,
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
    is_of_gradient = step.slip in (*GRADIENTS_BY_HAND, *GRADIENTS_BY_AUTOGRAD)
    slip_stage = "gradient" if is_of_gradient else "update"
    has_effect = step.slip != "right" and (step.k > 0 or step.slip not in LATER)
    if stage == slip_stage and has_effect:
        key = slip_key(f"note.{step.slip}", step.experiment.loss)
        before = float(step.before)
        notes.append(say(key, n=step.n, mean=step.right_gradient, before=before))
    if stage == "update" and step.k == step.last:
        key = "note.diverged" if step.diverged else "note.last"
        notes.append(say(key, precision=step.experiment.precision))
    return " ".join(notes)


def witnesses(result: Witnesses) -> str:
    """Whether the three gradients agree and, if not, which is off and why."""
    three = not isnan(result.by_difference)
    slips = [slip for slip in (result.manual_is, result.autograd_is) if slip != "right"]
    facts = {
        "precision": result.precision,
        "most": number(result.largest_difference, 2),
        "ratio": number(result.n if result.ratio is None else result.ratio, 4),
        "n": result.n,
        "before": result.before,
        "by_hand": result.by_hand,
        "by_autograd": result.by_autograd,
        "by_difference": result.by_difference,
    }
    if has(f"why.{result.manual_is}"):
        facts["why"] = why(result.manual_is, result.minimised, label("why.it"))
    if result.verdict in ("agree", "unknown"):
        key = result.verdict
        if key == "agree" and three and not result.largest_difference:
            key = "identical"
        return say(f"witnesses.{key}" if three else f"witnesses.{key}_two", **facts)
    if result.verdict == "both":
        other = f"witnesses.other.{result.autograd_is}"
        facts["other"] = say(other, before=result.before)
    whose = {"both": "both", "no_zero_grad": "autograd", "broadcast": "autograd"}
    who = whose.get(result.verdict, "manual")
    room = f"witnesses.{who}" if three else f"witnesses.overflowed.{who}"
    special = f"{room}.{slips[0]}"
    return say(special if has(special) else ratio_key(room, slips[0]), **facts)


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
    subject = label("slip.marked") if line is None else say("slip.line", line=line)
    key = slip_key(f"slip.{chosen}", e.loss)
    sentence = say(key, line=subject, loss=loss_name(e.loss))
    if e.slip(side) == "right":  # as N times is with one point
        return f"{sentence} {say('slip.no_difference', n=e.n)}"
    return sentence


def difference_step(result: Witnesses) -> str:
    """Which step the central difference took, and why that one."""
    return say(f"witnesses.step.{result.step_from}", h=result.step)


def rate_verdict(
    theory: Theory | None,
    until: tuple[int | None, int | None],
    is_brief: bool = False,
) -> str:
    """What a learning rate will do, before anything has run.

    Args:
        theory: of the run, None if it has no closed form.
        until: after how many iterations 1 % and 0.01 % of the distance are left.
        is_brief: without what of it can be done without.
    """
    if theory is None:
        return label("rate.none")
    sentences, said_by_rho = [], False
    if theory.experiment.learning_rate and isfinite(theory.edge_rate):
        sentences.append(_rate_where(theory))
        rho = _rho_key(theory)
        if has(rho) and (theory.accumulates or not is_brief):
            facts = {"step": theory.step, "optimum": theory.optimum}
            size = factor(theory.rho, theory.lost)
            n = theory.experiment.n
            sentences.append(say(rho, rho=size, n=n, **facts, **_swing(theory)))
            said_by_rho = theory.accumulates
    if not said_by_rho:
        sentences.insert(1, outcome(theory, says_edge=not sentences))
    settles = theory.outcome.value in ("converges", "overshoots")
    if settles and all(until) and not is_brief:
        sentences.append(say("rate.until", first=until[0], second=until[1]))
    return " ".join(filter(None, sentences))


def _rate_where(theory: Theory) -> str:
    """Where the rate stands between 0, the fastest and the edge; "" if all diverge."""
    own = f"rate.where.{theory.slip}"  # of an optimiser's slip the edge has it in it
    key = own if has(own) else "rate.where"
    e = theory.experiment
    rate, acts = e.learning_rate, acts_as(theory.slip, e)
    of = made_of(theory, of_right=True)
    facts: dict[str, object] = {"rate": rate, "step": theory.step}
    facts |= {"made_of": say("rate.made_of", **of) if of else ""}
    facts |= {"edge_is": edge_is(theory, of_right=True)}
    if acts:
        key = "rate.where.slip"
        facts |= acts
    if isfinite(theory.fastest_rate):  # of the right gradient, as the key says
        times = float(slip_factor(theory.slip, e.n))
        facts |= {
            "effective": times * rate,
            "fastest": times * theory.fastest_rate,
            "fastest_is": fastest_is(theory),
            "of_fastest": part_of(rate, theory.fastest_rate),
            "of_edge": part_of(rate, theory.edge_rate),
        }
        if theory.fastest_until > theory.fastest_rate and has(f"{key}.plateau"):
            key += ".plateau"
            facts["until"] = times * theory.fastest_until
    elif key == "rate.where":  # looking back there is no fastest rate
        if not theory.edge_rate:
            return ""
        key = "rate.where.edge"
        facts["of_edge"] = part_of(rate, theory.edge_rate)
    return say(key, **facts)


def _rho_key(theory: Theory) -> str:
    e = theory.experiment
    if e.optimizer != "sgd":
        is_own = theory.slip in SLIPS_BY_HAND[e.optimizer] or theory.slip == "forgets"
        return "" if is_own else f"rate.rho.{e.optimizer}"
    key = "rate.rho" if theory.slip == "right" else f"rate.rho.{theory.slip}"
    return f"{key}.{theory.outcome.value}" if theory.accumulates else key


def fate(theory: Theory | None) -> str:
    """What becomes of the weight in a few words."""
    if theory is None:
        return label("fate.none")
    return say(
        f"fate.{theory.outcome.value}",
        kept=percent(abs(theory.rho), theory.lost),
        closes=closes(abs(theory.rho), theory.lost),
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
    return say(f"predict.slip.{side}", slip=choice_label(slip, e.loss))


def revealed(e: Experiment, side: str, answer: str, right: str) -> str:
    """Whether the answer about one side was right, and what is.

    Args:
        e: what was asked about.
        side: whose run, "manual" or "autograd"; only named where the runs differ.
        answer: the code of the answer that was given.
        right: the code of the right one.
    """
    if right == NO_ANSWER:
        return say("predict.unknown", answer=label(f"short.{answer}"))
    key = "predict.right" if answer == right else "predict.wrong"
    outcome_label, answer_label = label(f"short.{right}"), label(f"short.{answer}")
    which = f"{key}.{side}" if e.slips else key
    return say(which, outcome=outcome_label, answer=answer_label)


def passes(e: Experiment, made: Pass | LinePass | None) -> str:
    """What a pass over the points does, with an update after each one.

    Args:
        e: what is run.
        made: what a pass of the run comes to, None if it has no closed form.
    """
    if made is None:
        return label("pass.none.line" if e.model == "line" else "pass.none")
    if isinstance(made, LinePass):
        return line_passes(e, made)
    if made.rho == 1:
        return label("pass.rate_zero" if e.learning_rate == 0 else "pass.even")
    size = abs(made.rho)
    key = "shrinks" if size < 1 else "grows" if size > 1 else "flips"
    side = ".other_side" if made.rho < 0 and size != 1 else ""
    sentences = [
        say(
            f"pass.{key}{side}",
            settles=made.settles_at,
            closes=closes(size, 1 - size),
            factor=factor(size, 1 - size),
        )
    ]
    best = optimum_of(e)
    if size < 1 and number(best) != number(made.settles_at):
        sentences.append(say("pass.off_optimum", optimum=best))
    return " ".join(sentences)


def edge_for_passes(safe: float, edge: float, model: str) -> str:
    """Up to which learning rates passes settle; "" if there is none.

    Args:
        safe: up to which no update moves away from the optimum of its point.
        edge: up to which passes settle.
        model: of the run.
    """
    if not 0 < edge < inf:
        return ""
    same = number(safe) == number(edge)
    return say("pass.edge" if same else f"pass.safe.{model}", rate=safe, edge=edge)


def no_map(e: Experiment, theory: Theory | None) -> str:
    """Why there is no map of the learning rates."""
    if e.update == "each":
        is_far = MOST_LEARNING_RATE < FATES["slow"] * edge_of_passes(e) < inf
        if is_far:
            return say("rate.no_map.limit.each", most=MOST_LEARNING_RATE)
        whole = e.whole
        if e.model == "line" and line_theory_of(whole):
            return label("rate.no_map")
        theory = theory_of(whole)
    elif e.model == "line" and line_theory_of(e):
        return label("rate.no_map")
    if theory is None:
        return label("rate.no_map.none")
    if MOST_LEARNING_RATE < FATES["slow"] * theory.edge_rate < inf:
        of_fastest = part_of(MOST_LEARNING_RATE, theory.fastest_rate)
        return say("rate.no_map.limit", most=MOST_LEARNING_RATE, of_fastest=of_fastest)
    return label("rate.no_map")
