"""The load report: its goals, its sentences, its figures, from made-up measurements."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests import readme
from tests.load import drawing, telling
from tests.load.browsers import Came
from tests.load.fetching import Fetched
from tests.load.goals import Goal, goals
from tests.load.report import DOCS
from tests.load.visitors import Seen

NAMES = ("class", "page", "bare")
README = """
## Run it

```sh
install && .venv/bin/streamlit run app.py
```

## For a class

```sh
.venv/bin/python -m gd_core.classroom
```
"""


def row(by: str, browsers: int, cache: str, **told: Any) -> dict[str, Any]:
    """A class of browsers, each of which waited 10 ms for each that came."""
    came = Came(Seen(opened=[browsers / 100]), [Fetched(157, 2**20)], [0.02])
    return came.as_json() | {"by": by, "browsers": browsers, "cache": cache} | told


def record(**told: Any) -> dict[str, Any]:
    """What was measured once, and classes of browsers of three sizes."""
    rows = [
        row(by, browsers, cache, **told)
        for browsers in (1, 50, 200)
        for cache in ("cold", "warm")
        for by in NAMES
    ]
    written: dict[str, Any] = json.loads((DOCS / "load.json").read_text())
    return written | {"browsers": {"date": "2026-11-26", "rows": rows}}


@pytest.fixture(autouse=True)
def _readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").write_text(README, "utf-8")
    monkeypatch.setattr(readme, "README", tmp_path / "README.md")


def results(**told: Any) -> dict[str, bool]:
    """Which goals of the browsers are met."""
    return {
        goal.what: goal.met for goal in goals({"browsers": record(**told)["browsers"]})
    }


def test_goals_are_met_by_a_fast_class() -> None:
    assert len(results()) == 4
    assert all(results().values())


@pytest.mark.parametrize(
    ("told", "missed"),
    [
        ({"ready_max": 10_001.0}, 2),
        ({"ready_max": 2_501.0}, 1),
        ({"health_max": 251.0}, 1),
        ({"health_max": float("inf")}, 1),
        ({"errors": 1}, 1),
        ({"ready_max": float("nan")}, 2),
    ],
)
def test_a_goal_that_is_missed_is_said_to_be(told: dict[str, Any], missed: int) -> None:
    assert list(results(**told).values()).count(False) == missed
    text = telling.text({"browsers": record(**told)["browsers"]})
    assert text.count("**not met**") == missed


def test_opening_by_the_socket_has_its_goals() -> None:
    page = [{"visitors": 50, "open_p95": 1240.0}, {"visitors": 200, "open_p95": 650.0}]
    bare = [{**row, "open_p95": 1000.0} for row in page]
    sizes = {"page": page, "bare, no collection": bare}
    found = goals({"classes": {"sizes": sizes}})
    assert [goal.met for goal in found] == [False, True]


def test_a_goal_is_told_with_its_unit_and_its_limit() -> None:
    assert Goal("a", 0.25, 2.5, "s").told() == ("a", "0.25 s", "2.5 s", "met")
    assert Goal("a", 3, 0).told() == ("a", "3", "0", "**not met**")


def test_the_report_begins_with_what_a_lecturer_needs() -> None:
    text = telling.text(record())
    first, goals_, *_ = text.split("\n## ")
    assert "200 students" in first
    assert "`.venv/bin/python -m gd_core.classroom`" in first
    assert "`.venv/bin/streamlit run app.py`" in first
    assert "2 s" in first
    assert "cores" in first
    assert goals_.startswith("Goals")


def test_the_tables_are_whole_and_say_only_numbers() -> None:
    text = telling.text(record())
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert len({line.count("|") for line in block.splitlines()}) == 1
    assert not re.search(r"\bnan\b|\binf\b|None|e\+", text)


def test_a_part_that_was_not_measured_is_left_out() -> None:
    assert telling.text({}) == "# Load report\n\nMeasured on one machine.\n"
    assert drawing.figures({}) == {}


def test_the_figures_are_the_ones_that_the_report_shows(tmp_path: Path) -> None:
    drawing.draw(record(), tmp_path)
    shown = re.findall(r"!\[[^]]+\]\((.+?)\)", telling.text(record()))
    drawn = {file.name: file for file in tmp_path.glob("*.svg")}
    assert sorted(shown) == sorted(drawn)
    for file in drawn.values():
        assert file.stat().st_size < drawing.MOST_BYTES
        picture = file.read_text()
        assert "white" in picture  # readable where the document's page is dark
        assert "NaN" not in picture
    assert "200 new browsers at once: 2 s by the class" in told(
        drawn["load-browsers.svg"]
    )
    assert "seconds until the last" in told(drawn["load-browsers.svg"])
    assert "sessions leave" in told(drawn["load-memory.svg"])


def told(file: Path) -> str:
    """All words of a picture."""
    return " ".join(re.findall(r"<text[^>]*>([^<]+)", file.read_text()))


def test_the_figures_of_the_repository_are_small() -> None:
    figures = list(DOCS.glob("load-*.svg"))
    assert len(figures) >= 3
    for figure in figures:
        assert figure.stat().st_size < drawing.MOST_BYTES, figure.name
