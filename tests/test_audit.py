"""The gate's audit: what fails, what is only said, and what was not looked at."""

from __future__ import annotations

import runpy
from typing import Any

from tests.browser import ROOT

AUDIT = runpy.run_path(str(ROOT / ".ci" / "audit.py"))
WEAKNESS = {"id": "CVE-1", "fix_versions": ["2.0"]}


def package(name: str, *weaknesses: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "version": "1.0", "vulns": [*weaknesses]}


def test_a_weakness_of_the_app_fails_and_one_of_the_tests_is_said() -> None:
    report = {"dependencies": [package("Tornado_X", WEAKNESS), package("numpy")]}
    said, fails = AUDIT["judge"](report, {"tornado-x"})
    assert fails
    assert any("FAILS" in line and "CVE-1" in line for line in said)
    said, fails = AUDIT["judge"](report, {"numpy"})
    assert not fails
    assert any("only in tests" in line and "CVE-1" in line for line in said)


def test_what_could_not_be_audited_is_not_called_well() -> None:
    skipped = {"name": "numpy", "skip_reason": "not found"}
    for packages in ([], [skipped]):
        report: dict[str, Any] = {"dependencies": packages}
        said, fails = AUDIT["judge"](report, {"numpy"})
        assert not fails
        assert "nothing was audited" in said[0]
    said, _ = AUDIT["judge"]({"dependencies": [skipped, package("torch")]}, set())
    assert said[0] == "1 of 2 packages audited"


def test_what_the_app_needs_is_found_through_others() -> None:
    installed = {
        "app_server": ["Low.Level>=1 ; python_version > '3'", "x[y] ; extra == 'z'"],
        "low-level": [],
        "x": [],
        "pytest": ["x"],
    }
    assert AUDIT["needed"](["App-Server==1"], installed) == {"app-server", "low-level"}
