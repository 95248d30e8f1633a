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
    titles = [check_title(found)]
    if found.finding == RIGHT:
        key = (
            "finding.check.right" if len(found.rows) > 1 else "finding.check.right.one"
        )
        titles = [say(key, rows=len(found.rows)), *titles]
    elif tone == MISTAKEN and found.switches_at is None:
        titles = [*_of_slip(e, found), *titles]
    first, *others = check_verdict(found)
    return finding(titles, [[first], others], tone)


def _of_slip(e: Experiment, found: RunCheck) -> list[str]:
    """What the program does wrong, in the words of a run that makes the slip."""
    slip, program = found.finding, found.program
    if program is None or not can_be_told(slip, e.loss):
        return []
    side = "autograd" if slip in autograd_gradients(program.e.optimizer) else "manual"
    of_slip = with_settings(program.e, **{f"{side}_gradient": slip})
    if of_slip is None and slip == "broadcast":  # where it leads is not known
        return []
    journey = Journey(of_slip or program.e, side)
    return wrong_titles(journey, slip, label("finding.check.program"))
