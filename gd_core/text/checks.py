"""Checks: what is said of a run that somebody printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from gd_core.analysis.update_rules import RIGHT
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import exact, number, tidy
from gd_core.text.slips import choice_label, loss_name, slip_key

if TYPE_CHECKING:
    from gd_core.analysis.checking import RunCheck

BY_AUTOGRAD = ("no_zero_grad", "broadcast", "forgets")
MOST_PRINTED_DECIMALS = 12  # that a number is written with as it was printed
FEW_OFF = 10  # of so many rows one may be off
MOST_NAMED_ROWS = 4  # rows that are named
OTHER_LOSS = "loss:"


def check_title(check: RunCheck) -> str:
    """What was found, in a few words."""
    if check.finding == "ambiguous":
        is_right = RIGHT in check.candidates
        return label(f"check.title.ambiguous{'.right' if is_right else ''}")
    if check.finding == "other_setting":
        setting = label(f"check.setting.{_setting(check)}")
        return say("check.title.other_setting", setting=setting)
    if check.finding == "unknown" and _few_are_off(check):
        several = ".several" if len(check.rows_off) > 1 else ""
        return say(f"check.title.rows_off{several}", off=_rows(check.rows_off))
    if check.finding in (RIGHT, "unknown"):
        return label(f"check.title.{check.finding}")
    kind = "convention" if check.finding in check.conventions else "slip"
    kind = "middle" if check.switches_at is not None else kind
    return say(f"check.title.{kind}", slip=_name(check.finding, check))


def check_verdict(check: RunCheck) -> list[str]:
    """What was found, where it shows, and what to do, a sentence each."""
    made = {
        RIGHT: _right,
        "ambiguous": _ambiguous,
        "other_setting": _other_setting,
        "unknown": _unknown,
    }.get(check.finding, _slip)
    return made(check)


def kind_of_finding(check: RunCheck) -> str:
    """What was found: a "mistake", a "setting" or a "convention"."""
    if check.finding == "other_setting":
        return "setting"
    return "convention" if check.finding in check.conventions else "mistake"


def _right(check: RunCheck) -> list[str]:
    rows = len(check.rows)
    key = "check.right" if rows > 1 else "check.right.one"
    said = [say(key, rows=rows, exactly=_exactly(check))]
    others = [name for name in check.candidates if name != RIGHT]
    if others:
        said.append(say("check.same", names=_names(others, check)))
    return said


def _slip(check: RunCheck) -> list[str]:
    does = slip_sentence(check.finding, check)
    if check.switches_at is not None:
        does = does[0].lower() + does[1:]
        does = say("check.middle", k=check.switches_at, does=does)
    explains = say("check.explains", exactly=_exactly(check))
    said = [does, *_first(check)]
    fix = slip_key(f"fix.{check.finding}", _loss(check))
    if has(fix):  # before what is left out where there is no room
        said.append(say("check.fix", fix=say(fix, n=check.said.n)))
    said.append(explains)
    if optimizer := check.settings.get("optimizer"):
        said.append(_as_if("optimizer", optimizer, check))
    return said


def _other_setting(check: RunCheck) -> list[str]:
    settings = {name: v for name, v in check.settings.items() if name != "loss"}
    if {"w0", "b0"} <= {*settings}:
        start = say(
            "check.as_if.start", w=_exact(settings["w0"]), b=_exact(settings["b0"])
        )
        said = [say("check.as_if", setting=start)]
    else:
        said = [_as_if(name, value, check) for name, value in settings.items()]
    return [*said, *_first(check)]


def _ambiguous(check: RunCheck) -> list[str]:
    is_right = RIGHT in check.candidates
    others = [name for name in check.candidates if name != RIGHT]
    key = f"check.ambiguous{'.right' if is_right else ''}"
    facts = {"names": _names(others, check), "exactly": _exactly(check)}
    said = [say(key, **facts), *_first(check)]
    advice = check.advice
    if advice is None:
        return [*said, label("check.advice.none")]
    column = label(f"check.column.{advice.column}")
    return [
        *said,
        say(f"check.advice.{advice.kind}", column=column, amount=advice.amount),
    ]


def _unknown(check: RunCheck) -> list[str]:
    rows, nearest = len(check.rows), check.nearest
    few = max(1, rows // FEW_OFF)
    if _few_are_off(check):
        off = _rows(check.rows_off)
        said = [say("check.unknown.rows_off", **_pair(check) | {"off": off})]
        return said if check.rows.is_numbered else [*said, label("check.counted")]
    said = [say("check.unknown", tried=check.tried)]
    if check.steps_off and len(check.steps_off) <= few:
        said.append(say("check.unknown.steps_off", off=_rows(check.steps_off)))
    elif nearest.explained == 0:
        said.append(label("check.unknown.none"))
    elif check.shown:
        facts = {"name": _name(nearest.program.name, check), "rows": rows}
        facts |= {"explained": nearest.explained} | _pair(check)
        said.append(say("check.unknown.nearest", **facts))
    return [*said, label("check.unknown.settings")]


def _few_are_off(check: RunCheck) -> bool:
    """Whether almost all rows are the right program's."""
    return 0 < len(check.rows_off) <= max(1, len(check.rows) // FEW_OFF)


def _exactly(check: RunCheck) -> str:
    """How exactly the rows are explained: to the digit, or to rounding."""
    kind = "digits" if check.to_the_digit else "rounding"
    return say(f"check.exactly.{kind}", precision=check.precision)


def _first(check: RunCheck) -> list[str]:
    """The first row that is not the right one's, with both numbers."""
    if check.shown is None:
        return []
    return [say("check.first", **_pair(check))]


def _pair(check: RunCheck) -> dict[str, object]:
    shown = check.shown
    assert shown is not None  # who asks has looked
    decimals = check.rows.decimals[shown.column][shown.place]
    return {
        "row": shown.row,
        "column": label(f"check.column.{shown.column}"),
        "yours": as_printed(shown.yours, decimals),
        "right": as_beside(shown.right, shown.yours, decimals),
        "found": ""
        if shown.found is None
        else as_beside(shown.found, shown.yours, decimals),
    }


def check_conventions(check: RunCheck) -> list[str]:
    """What the program does otherwise than here, and is no mistake."""
    said = []
    if check.precision != check.said.precision:
        said.append(label("check.precision"))
    for name in check.conventions:
        if name.startswith(OTHER_LOSS):
            loss = name.removeprefix(OTHER_LOSS)
            if "loss" in check.settings or check.finding in (RIGHT, "other_setting"):
                said.append(_of_loss(loss, check))
            continue
        said.append(label(f"check.convention.{name}"))
    return said


def _of_loss(loss: str, check: RunCheck) -> str:
    if "loss" in check.settings:
        return label(f"check.convention.loss.{loss}")
    own = check.fits[0].program.e.loss
    names = {"loss": loss_name(loss), "own": loss_name(own)}
    return say("check.convention.printed", **names)


def slip_sentence(slip: str, check: RunCheck) -> str:
    """What a program that makes a slip does, in the words of the slips."""
    if not has(f"slip.{slip}"):
        return say(f"check.{slip}", line=label("check.it"))
    loss = _loss(check)
    key = slip_key(f"slip.{slip}", loss)
    return say(key, line=label("check.it"), loss=loss_name(loss))


def _loss(check: RunCheck) -> str:
    return check.nearest.program.e.loss


def _setting(check: RunCheck) -> str:
    return next(name for name in check.settings if name != "loss")


def _as_if(name: str, value: Any, check: RunCheck) -> str:
    key = f"check.as_if.{name}"
    said = check.said.n if name == "points" else getattr(check.said, name)
    facts: dict[str, object] = {"value": _exact(value), "said": _exact(said)}
    if name in ("update", "standardize"):
        code = {True: "on", False: "off"}.get(value, value)
        key = f"{key}.{code}"
    elif name == "optimizer":
        facts = {
            "optimizer": label(f"optimizer.{value}"),
            "said": label(f"optimizer.{said}"),
        }
    elif name == "points" and value == 1:
        key = f"{key}.one"
    return say("check.as_if", setting=say(key, **facts))


def _exact(value: Any) -> str:
    return exact(value) if isinstance(value, int | float) else str(value)


def _name(name: str, check: RunCheck) -> str:
    """What a candidate is called: a slip, the right program, or a setting."""
    if name == RIGHT:
        return label("check.right.name")
    if has(f"check.setting.{name}"):
        return say("check.another", setting=label(f"check.setting.{name}"))
    if name == "opposite":
        return label("check.opposite.name")
    side = "autograd" if name in BY_AUTOGRAD else ""
    return say("check.quoted", name=choice_label(name, _loss(check), side))


def _names(names: Iterable[str], check: RunCheck) -> str:
    return in_a_list([_name(name, check) for name in names])


def in_a_list(parts: list[str]) -> str:
    """Parts as a sentence has them: "a, b or c"."""
    if len(parts) < 2:
        return "".join(parts)
    return say("list.or", first=", ".join(parts[:-1]), last=parts[-1])


def _rows(labels: tuple[int, ...]) -> str:
    named = ", ".join(str(row) for row in labels[:MOST_NAMED_ROWS])
    if len(labels) > MOST_NAMED_ROWS:
        named = f"{named}, …"
    return say("check.row" if len(labels) == 1 else "check.rows", row=named, rows=named)


def as_printed(value: float, decimals: int) -> str:
    """A number with as many decimals as were printed; 0.0000123 as 1.23e−5."""
    if not 0 <= decimals <= MOST_PRINTED_DECIMALS:
        digits = max(1, min(17, _significant(value, decimals)))
        return number(value, digits)
    return tidy(f"{value:.{decimals}f}")


def as_beside(value: float, yours: float, decimals: int) -> str:
    """A number as it would have been printed, with more digits if it looks equal."""
    text = as_printed(value, decimals)
    return text if text != as_printed(yours, decimals) else number(value, 9)


def _significant(value: float, decimals: int) -> int:
    """How many significant digits a number has with so many decimals."""
    exponent = int(f"{value:e}".partition("e")[2]) if value else 0
    return decimals + 1 + exponent
