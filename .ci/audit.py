"""Known weaknesses of the packages that are installed; those of the app fail.

    .ci/audit.py .venv/bin/python

pip-audit asks a public database. What it finds in a package that the app needs fails
the gate. What it finds in one that only the tests need is printed. A package that the
database does not know was not audited, which is not the same as being well: that is
printed, too. Where the database cannot be reached nothing was audited; the gate goes
on, with a line that says so, and the versions stay pinned.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"
# run by the audited Python: its packages, and what each of them needs
LIST = """
import importlib.metadata as m, json
print(json.dumps({d.name: d.requires or [] for d in m.distributions()}))
"""
OPTIONS = ["--format", "json", "--progress-spinner", "off", "--timeout", "10"]
SITE = "import sysconfig; print(sysconfig.get_path('purelib'))"


def normal(name: str) -> str:
    """A package's name as all spellings of it are compared."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name.strip())[0]).lower()


def needed(roots: list[str], installed: dict[str, list[str]]) -> set[str]:
    """The packages that some need, directly or not; extras are not followed."""
    requires = {normal(name): lines for name, lines in installed.items()}
    found: set[str] = set()
    waiting = [normal(root) for root in roots]
    while waiting:
        name = waiting.pop()
        if name in requires and name not in found:
            found.add(name)
            lines = (line for line in requires[name] if "extra ==" not in line)
            waiting += map(normal, lines)
    return found


def judge(report: dict[str, Any], app: set[str]) -> tuple[list[str], bool]:
    """What to say about a report of pip-audit, and whether the gate fails."""
    packages = report["dependencies"]
    audited = [package for package in packages if "vulns" in package]
    if not audited:
        return ["nothing was audited: the database cannot be reached"], False
    said, fails = [f"{len(audited)} of {len(packages)} packages audited"], False
    for package in audited:
        for weakness in package["vulns"]:
            matters = normal(package["name"]) in app
            fails |= matters
            fixed = ", ".join(weakness["fix_versions"]) or "none yet"
            said.append(
                f"{'FAILS' if matters else 'only in tests'}: {package['name']} "
                f"{package['version']}: {weakness['id']}, fixed in: {fixed}"
            )
    return said, fails


def main(python: str) -> int:
    """Audit what a Python has installed."""
    told = subprocess.check_output([python, "-c", LIST], text=True)
    site = subprocess.check_output([python, "-c", SITE], text=True).strip()
    lines = REQUIREMENTS.read_text().splitlines()
    roots = [line for line in lines if line and line[0].isalnum()]
    app = needed(roots, json.loads(told))
    audit = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--path", site, *OPTIONS],
        capture_output=True,
        text=True,
    )
    try:
        report = json.loads(audit.stdout)
    except ValueError:  # it could not even begin
        report = {"dependencies": []}
    said, fails = judge(report, app)
    print("\n".join(said))
    return int(fails)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
