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
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Event, Lock, Thread, current_thread
from time import monotonic, sleep
from types import CodeType
from typing import Any, TypeVar

from gd_core.runs.experiment import Experiment

Made = TypeVar("Made")

LONG = 1_000  # iterations that take so long that others should not wait for them
LONG_WORK = 5_000_000  # points x iterations that do
# A crowd: so many came within so many seconds. It is let in before a page is made,
# which takes as long in all, but the server can be spoken to meanwhile.
CROWD, AT_ONCE = 6, 0.03
MOST_PATIENCE, PAUSE = 0.25, 0.004  # seconds that a page waits for a crowd, in steps
LOOK = 1.0  # seconds after which to look whether who has the turn is still there
NOBODY: tuple[None, Event] = None, Event()


class Turns:
    """Who may compute now: one thread with a turn, and one of those aside."""

    def __init__(self) -> None:
        self._long = Lock()
        self._guard = Lock()  # of what follows
        self._holder: Thread | None = None
        self._waiting: deque[tuple[Thread, Event]] = deque()
        self._came: deque[float] = deque(maxlen=CROWD)

    def take(self) -> None:
        """Wait for the turn, first come, first served; who has it already keeps it."""
        me, called = current_thread(), Event()
        if self._holder is me:
            return
        with self._guard:
            self._came.append(monotonic())
            self._waiting.append((me, called))
            if self._holder is None:
                self._call_next()
        while not called.wait(LOOK):
            self._forget_the_dead()
        until = monotonic() + MOST_PATIENCE
        while self._is_crowd() and monotonic() < until:
            sleep(PAUSE)

    def give_back(self) -> None:
        """Let the next have the turn."""
        assert self._holder is current_thread()
        with self._guard:
            self._call_next()

    def _call_next(self) -> None:
        """Give the turn to who came first, if anybody waits."""
        self._holder, called = self._waiting.popleft() if self._waiting else NOBODY
        called.set()

    def _forget_the_dead(self) -> None:
        """A thread that ended with the turn cannot give it back any more."""
        with self._guard:
            if self._holder and not self._holder.is_alive():
                self._call_next()

    def _is_crowd(self) -> bool:
        """Whether many come right now."""
        came = self._came
        return len(came) == CROWD and monotonic() - came[0] < AT_ONCE

    @contextmanager
    def turn(self) -> Iterator[None]:
        """With the turn; who has it already keeps it afterwards as well."""
        had = self._holder is current_thread()
        self.take()
        try:
            yield
        finally:
            if not had:
                self.give_back()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have the turn meanwhile; then wait for it again."""
        had = self._holder is current_thread()
        if had:
            self.give_back()
        try:
            yield
        finally:
            if had:
                self.take()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only one that does something long. Only aside, never with a turn."""
        assert self._holder is not current_thread()
        with self._long:
            yield


TURNS = Turns()


def takes_long(e: Experiment) -> bool:
    """Whether others should not wait for a run of an experiment."""
    return e.iterations > LONG or e.n * e.iterations > LONG_WORK


_MADE: dict[CodeType, Any] = {}


def once(make: Callable[[], Made]) -> Made:
    """What a function makes, made once in this process; anew if its code is another.

    The page's own code is run anew for each run of the page. Streamlit's caches, which
    would do as well, read the source of what they cache each time.
    """
    code = make.__code__
    if code not in _MADE:
        _MADE[code] = make()
    made: Made = _MADE[code]
    return made


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
