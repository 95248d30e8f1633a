"""Findings: what a picture shows, as the title of its slide and two lines under it."""

from gd_core.text.findings.compare import compare_finding
from gd_core.text.findings.finding import TONES, Finding
from gd_core.text.findings.printed import check_finding
from gd_core.text.findings.race import race_finding
from gd_core.text.findings.rates import rate_finding
from gd_core.text.findings.steps import step_finding
from gd_core.text.findings.take import question_finding, take_finding

__all__ = [
    "TONES",
    "Finding",
    "check_finding",
    "compare_finding",
    "question_finding",
    "race_finding",
    "rate_finding",
    "step_finding",
    "take_finding",
]
