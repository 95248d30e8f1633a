"""Side by side: the two runs as short programs, row by row against each other.

What corresponds stands at the same height: the parts of a program and the stages of an
iteration, and in each of them what gives a value to the same name. Where one of the two
has nothing, its half of the row is empty. Both columns, read downwards without what is
empty, are programs that run.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from gd_core.exchange.short_programs import (
    LINE,
    MOST_IN_CODE,
    Part,
    parts_in_front,
    parts_of_loop,
    step_in_front,
)
from gd_core.exchange.source import INDENTATION, WRONG
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment

MOST_CODE_ROWS = 30  # that a slide has room for
NEEDED, SLIP_REMARK, STAGE_HEADING, EMPTY_ROW = range(
    4
)  # what goes first where there is no room
UNBROKEN = "\N{NO-BREAK SPACE}"
TARGET = re.compile(r"\s*([\w., ]+?) [-+]?= ")


class CodeRow(NamedTuple):
    """A line of each of two programs.

    Attributes:
        manual: of the run by hand, in NumPy; "" if it has nothing here.
        autograd: of the run by autograd, in PyTorch; "" likewise.
        differs: whether the two are not the same.
        wrong: the sides whose line makes the slip, or tells where a line is missing.
        stage: of an iteration, one of STAGES_OF_STEP; "" outside of them.
    """

    manual: str
    autograd: str
    differs: bool
    wrong: tuple[str, ...] = ()
    stage: str = ""


class CodeLine(NamedTuple):
    """A line of a program, the remark about its slip above it, whether it is wrong."""

    code: str
    remark: str = ""
    wrong: bool = False

    @property
    def target(self) -> str:
        """What is given a value, else the line itself."""
        found = TARGET.match(self.code)
        return found[1] if found else self.code


Ranked = tuple[int, CodeRow]


def side_by_side(e: Experiment) -> tuple[CodeRow, ...]:
    """The two short programs of an experiment, MOST_CODE_ROWS rows or a few more.

    More there are of Adam with a bias alone, whose update by hand is a function.
    Each prints of every iteration its number, w, b if there is one, the loss and the
    gradient by w before the update; with an update after each point of every update,
    with the loss of that point. Data that does not fit is read from the file that the
    page offers for it.
    """
    ranked = [*_ranked(e, from_file=e.n > MOST_IN_CODE)]
    if _needed(ranked) > MOST_CODE_ROWS:
        ranked = min(ranked, [*_ranked(e, from_file=True)], key=_needed)
    for unneeded in (EMPTY_ROW, STAGE_HEADING, SLIP_REMARK):
        if len(ranked) > MOST_CODE_ROWS:
            ranked = [(rank, row) for rank, row in ranked if rank != unneeded]
    return tuple(row for _, row in ranked)


def program_of(rows: Sequence[CodeRow], side: str) -> str:
    """One of the two programs, to be run: its column without what is empty."""
    lines = (row.manual if side == "manual" else row.autograd for row in rows)
    return "".join(f"{line}\n" for line in lines if line)


def _ranked(e: Experiment, from_file: bool) -> Iterator[Ranked]:
    """All rows with what they are, NEEDED or what they are else."""
    for part in parts_in_front(e, from_file):
        yield from _rows_of(part)
    blank = EMPTY_ROW, CodeRow("", "", differs=False)
    step = step_in_front(e)
    for part in (step, *parts_of_loop(e)):
        if part == step or part.manual[0].startswith("for "):
            yield from [blank] * bool(part.manual)
        if part.stage:
            room = re.match(" *", part.manual[0])
            heading = f"{room[0] if room else ''}# {part.stage}"
            yield (
                STAGE_HEADING,
                CodeRow(heading, heading, differs=False, stage=part.stage),
            )
        yield from _rows_of(part)


def _needed(ranked: Sequence[Ranked]) -> int:
    """How many rows there are at least."""
    return sum(rank == NEEDED for rank, _ in ranked)


def _rows_of(part: Part) -> Iterator[Ranked]:
    """The rows of a part: lines for the same name level, others in their order."""
    by_hand, by_autograd = ([*_lines(code)] for code in (part.manual, part.autograd))
    first, second = ([line.target for line in each] for each in (by_hand, by_autograd))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        blocks = by_hand[start:end], by_autograd[other_start:other_end]
        for one, other in zip_longest(*blocks, fillvalue=CodeLine("")):
            if one.remark or other.remark:
                yield (
                    SLIP_REMARK,
                    CodeRow(one.remark, other.remark, True, stage=part.stage),
                )
            halves = zip(SIDES, (one, other), strict=True)
            wrong = tuple(side for side, line in halves if line.wrong)
            differs = one.code != other.code
            yield NEEDED, CodeRow(one.code, other.code, differs, wrong, part.stage)


def _lines(code: Sequence[str]) -> Iterator[CodeLine]:
    """The lines of some statements, each with the remark of its slip.

    A remark about a line that is missing, with nothing below it, stands for it.
    """
    remark = ""
    for k, statement in enumerate(code, 1):
        is_remark = statement.strip().startswith(WRONG)
        if is_remark and k < len(code):
            too_long = max(0, len(statement) - LINE)
            remark = statement[min(too_long, statement.index("#")) :]
            continue
        is_wrong = bool(remark) or is_remark
        for line in _wrapped(statement):
            yield CodeLine(line, remark, is_wrong)
            remark = ""


def _wrapped(statement: str) -> list[str]:
    """A statement in as many lines as it needs, broken at spaces in its brackets."""
    text = statement.lstrip()
    room = " " * (len(statement) - len(text))
    depth, kept = 0, ""
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        kept += UNBROKEN if sign == " " and depth == 0 else sign
    lines = textwrap.wrap(
        kept,
        LINE,
        initial_indent=room,
        subsequent_indent=room + " " * INDENTATION,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(UNBROKEN, " ") for line in lines]
