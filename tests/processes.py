"""Processes: what runs below a process, and how it was started (on Linux)."""

from __future__ import annotations

from pathlib import Path


def below(process: int) -> list[int]:
    """All that a process started, and what they started, by their numbers.

    Without those that have ended and only wait to be read.
    """
    return [each for child in children(process) for each in (child, *below(child))]


def family(process: int) -> list[int]:
    """A process and all below it."""
    return [process, *below(process)]


def children(process: int) -> list[int]:
    """The processes that a process started itself."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue  # it ended just now
        if int(parent) == process and state != "Z":
            found.append(int(folder.name))
    return found


def command_of(process: int) -> list[str]:
    """The words that a process was started with, none if it has ended."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_text().rstrip("\0")
    except (FileNotFoundError, ProcessLookupError):
        return []
    return words.split("\0") if words else []


def memory_kib(process: int) -> int:
    """What a process alone occupies of the memory, 0 if it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(status.partition("VmRSS:")[2].split()[0])
