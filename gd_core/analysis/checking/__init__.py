"""Checking: a run that somebody printed, held against every program that is known."""

from gd_core.analysis.checking.check import check_run
from gd_core.analysis.checking.found import RunCheck

__all__ = ["RunCheck", "check_run"]
