"""The finding of Check my run: what somebody's printed run is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gd_core.analysis.checking.programs import with_settings
from gd_core.analysis.update_rules import RIGHT
from gd_core.runs.checks import autograd_gradients
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.checks import check_title, check_verdict
from gd_core.text.findings.finding import GOOD, MISTAKEN, OPEN, Finding, finding
from gd_core.text.findings.journey import Journey
from gd_core.text.findings.rates import acts_told
from gd_core.text.findings.wrong import can_be_told, wrong_titles

if TYPE_CHECKING:
    from gd_core.analysis.checking import RunCheck

NOT_JUDGED = ("ambiguous", "other_setting", "unknown")


def check_finding(e: Experiment, found: RunCheck) -> Finding:
    """What a printed run is, and where that shows.

    Args:
        e: the settings that are said to be those of the program.
        found: what the check found.
    """
    is_convention = found.finding in found.conventions
    if found.finding == RIGHT or is_convention:
        tone = GOOD
    else:
        tone = OPEN if found.finding in NOT_JUDGED else MISTAKEN
    titles, acts = [check_title(found)], ""
    if found.finding == RIGHT:
        key = (
            "finding.check.right" if len(found.rows) > 1 else "finding.check.right.one"
        )
        titles = [say(key, rows=len(found.rows)), *titles]
    elif tone == MISTAKEN and found.switches_at is None:
        journey = _of_slip(e, found)
        if journey is not None:
            who = label("finding.check.program")
            titles = [*wrong_titles(journey, found.finding, who), *titles]
            acts = acts_told(journey, found.finding)
    first, *others = check_verdict(found)
    # what it acts like tells more than the title once again
    return finding(titles, [[acts or first], others], tone)


def _of_slip(e: Experiment, found: RunCheck) -> Journey | None:
    """The run of the program's slip, where there are words for it."""
    slip, program = found.finding, found.program
    if program is None or not can_be_told(slip, e.loss):
        return None
    side = "autograd" if slip in autograd_gradients(program.e.optimizer) else "manual"
    of_slip = with_settings(program.e, **{f"{side}_gradient": slip})
    if of_slip is None and slip == "broadcast":  # where it leads is not known
        return None
    return Journey(of_slip or program.e, side)
