"""The runs of the page: carried out once for all visitors, the long ones aside."""

from __future__ import annotations

from gd_core.analysis.effort import effort
from gd_core.page.caches import cached, cached_aside
from gd_core.page.process import load_autograd
from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import run_manual
from gd_core.runs.trace import Trace

Traces = dict[str, Trace]  # the runs by side
# the work for which others should not wait: 1,000 iterations of both runs, few points
LONG_EFFORT = 1_060.0


def takes_long(e: Experiment) -> bool:
    """Whether both runs of an experiment take so long that others should not wait."""
    return effort(e) > LONG_EFFORT


def both_runs(e: Experiment) -> Traces:
    """Both runs by side, carried out."""
    from gd_core.runs.autograd import run_autograd

    return {"manual": run_manual(e), "autograd": run_autograd(e)}


short_runs = cached(both_runs)
long_runs = cached_aside(both_runs)
short_manual_run = cached(run_manual)
long_manual_run = cached_aside(run_manual)


def traces_of(e: Experiment) -> Traces:
    """Both runs by side, carried out once for all visitors."""
    load_autograd()
    return long_runs(e) if takes_long(e) else short_runs(e)


def manual_trace_of(e: Experiment) -> Trace:
    """The run by hand, which does not wait for torch."""
    return long_manual_run(e) if takes_long(e) else short_manual_run(e)
