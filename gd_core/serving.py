"""Serving: how one process serves many visitors at once.

Python runs one thread at a time. Threads that compute at once only take it from each
other, several thousand times in a run by autograd, whose every operation lets go of
it; with fifty visitors that is half of all time. So their pages are made in turn, one
at a time, and each is then made as fast as if its visitor was alone. What takes long is
done aside: it has no turn, so that nobody waits for it, and is alone of its kind, so
that a page is never slowed by more than one of them.
"""

from __future__ import annotations

import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock, local

from gd_core.experiment import Experiment

LONG = 1_000  # iterations that take so long that others should not wait for them
LONG_WORK = 5_000_000  # points x iterations that do


class Turns:
    """Who may compute now: one thread with a turn, and one of those aside."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._long = Lock()
        self._has = local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for the turn, and have it; who has it already keeps it."""
        if getattr(self._has, "turn", False):
            yield
            return
        with self._turn:
            self._has.turn = True
            try:
                yield
            finally:
                self._has.turn = False

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have the turn meanwhile; then wait for it again."""
        had = getattr(self._has, "turn", False)
        if had:
            self._has.turn = False
            self._turn.release()
        try:
            yield
        finally:
            if had:
                self._turn.acquire()
                self._has.turn = True

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one that does something long. Only aside, never with a turn."""
        assert not getattr(self._has, "turn", False)
        with self._long:
            yield


TURNS = Turns()


def takes_long(e: Experiment) -> bool:
    """Whether others should not wait for a run of an experiment."""
    return e.iterations > LONG or e.n * e.iterations > LONG_WORK


@cache
def send_at_once() -> None:
    """Send small messages at once on all connections of this process, also later ones.

    A page goes out as many small messages. By default TCP holds one back until the
    other end has confirmed the one before, for which that takes 40 ms (J. Nagle,
    RFC 896, 1984). asyncio turns that off, but only for sockets that were made with
    their protocol named, as the one that Streamlit listens on is not. A connection
    inherits it from the socket that listens.
    """
    for thing in gc.get_objects():
        if issubclass(type(thing), socket.socket):
            with suppress(OSError):  # it is closed already, or not of TCP
                thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def settle_memory() -> None:
    """Tell the collector that what is there now will stay.

    What torch and the other packages made on import need not be walked through again
    whenever garbage is collected.
    """
    gc.collect()
    gc.freeze()
