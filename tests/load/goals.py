"""Goals: what the load report holds its figures against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]

READY = {50: 2.5, 200: 10.0}  # seconds until all have their files and their page
HEALTH = 250.0  # milliseconds, the slowest answer
# until 95 % had opened the page, by its socket alone, before the files were counted and
# while the server was started with options of its own: times the bare page's, with the
# page's settings and in the same run, since a machine is not as fast every day
OPENED = {50: 1.23, 100: 0.776, 200: 0.65}


@dataclass(frozen=True)
class Goal:
    """One figure and its limit.

    Attributes:
        what: which figure, in words.
        value, limit: in the same unit; the value may be at most the limit.
        unit: of both.
    """

    what: str
    value: float
    limit: float
    unit: str = ""

    @property
    def met(self) -> bool:
        """Whether it holds; a figure that is not a number does not."""
        return self.value <= self.limit

    def told(self) -> tuple[str, str, str, str]:
        """What it is, the figure, its limit, and what came of it, in words."""
        value, limit = f"{self.value:.4g} {self.unit}", f"{self.limit:g} {self.unit}"
        result = "met" if self.met else "**not met**"
        return self.what, value.strip(), limit.strip(), result


def goals(record: Record) -> list[Goal]:
    """All goals whose figures were measured."""
    return [*_of_browsers(record), *_of_classes(record)]


def _of_browsers(record: Record) -> Iterator[Goal]:
    rows = record.get("browsers", {}).get("rows", [])
    ours = [row for row in rows if row["by"] != "bare"]
    by_class = [row for row in rows if row["by"] == "class"]
    for row in by_class:
        if row["cache"] == "cold" and (most := READY.get(row["browsers"])):
            what = f"class command, {row['browsers']} at once: the last one is ready"
            yield Goal(what, row["ready_max"] / 1e3, most, "s")
    if by_class:
        slowest = max(row["health_max"] for row in by_class)
        yield Goal("class command: slowest health check", slowest, HEALTH, "ms")
    if ours:
        errors = sum(row["errors"] for row in ours)
        yield Goal("errors and wrong answers, by both commands", errors, 0)


def _of_classes(record: Record) -> Iterator[Goal]:
    sizes = record.get("classes", {}).get("sizes", {})
    pairs = zip(
        sizes.get("page", []), sizes.get("bare, no collection", []), strict=True
    )
    for row, bare in pairs:
        if most := OPENED.get(row["visitors"]):
            what = (
                f"plain command, {row['visitors']} at once: 95 % have opened (socket)"
            )
            yield Goal(what, row["open_p95"] / bare["open_p95"], most, "times bare")
