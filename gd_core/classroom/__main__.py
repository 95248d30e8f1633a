"""A class by one command: `python -m gd_core.classroom`, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from threading import Event

from gd_core.classroom.room import CannotStartError, hold
from gd_core.text.catalogue import label, say

PORT = 8501
MOST_PORT = 65535
# Ctrl-C, what the system sends to end a program, and a terminal that is closed
ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def arguments() -> argparse.Namespace:
    """What the command was given."""
    parser = argparse.ArgumentParser(
        prog="python -m gd_core.classroom", description=label("classroom.what")
    )
    port, servers = label("classroom.port.help"), label("classroom.servers.help")
    parser.add_argument("--port", type=int, default=PORT, help=port)
    parser.add_argument("--servers", type=int, default=os.cpu_count(), help=servers)
    given = parser.parse_args()
    if not 1 <= given.port <= MOST_PORT:
        parser.error(say("classroom.port.impossible", most=f"{MOST_PORT}"))
    if given.servers < 1:
        parser.error(label("classroom.servers.impossible"))
    return given


def main() -> int:
    """Hold a class; the command's exit code, 0 if it was ended by who started it."""
    given, ended = arguments(), Event()
    for each in ENDING:
        signal.signal(each, lambda *_: ended.set())
    try:
        hold(given.port, given.servers, ended)
    except CannotStartError as why:
        print(why, file=sys.stderr)
        return 1
    except OSError as problem:
        print(say("classroom.failed", problem=problem), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
