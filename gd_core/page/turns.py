"""Turns: one process serves many visitors, one page run at a time.

Python runs one thread at a time. Threads that compute concurrently only take the
interpreter from each other, several thousand times in one run by autograd, each of
whose operations releases it; with fifty visitors that is half of all time. So page runs
take turns, and each is then as fast as if its visitor was alone. Long work is done
without the turn, so that nobody waits for it, and one piece at a time, so that a page
run is never slowed by more than one of them.

Streamlit's caches hold a lock of their own while they compute. A thread that released
the turn inside such a computation could wait for the turn, and keep the cache locked,
while the thread with the turn waits for the cache: a deadlock. `cached` marks these
computations, and releasing the turn inside of one is an error.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

# A crowd: CROWD_SIZE threads that asked within CROWD_SECONDS. Its connections are
# accepted before a page is run: that takes as long in all, but the server answers.
CROWD_SIZE, CROWD_SECONDS = 6, 0.03
LONGEST_WAIT, WAIT_STEP = 0.25, 0.004  # seconds that a page run waits for a crowd


class Turns:
    """A re-entrant FIFO lock, and a second lock for long work without it."""

    def __init__(self) -> None:
        self._long_work = threading.Lock()
        self._guard = threading.Lock()  # of the three fields below
        self._owner: int | None = None  # thread id
        self._queue: deque[tuple[int, threading.Event]] = deque()
        self._arrivals: deque[float] = deque(maxlen=CROWD_SIZE)
        self._thread = threading.local()  # .cached: depth of cached computations

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock; a thread that holds it already keeps it afterwards."""
        if self._is_mine():
            yield
            return
        self._acquire()
        try:
            yield
        finally:
            self._release()

    @contextmanager
    def released(self) -> Iterator[None]:
        """Release the lock for the block, if this thread holds it; then queue again.

        Raises:
            RuntimeError: inside a cached computation, which could deadlock.
        """
        if getattr(self._thread, "cached", 0):
            raise RuntimeError("the turn cannot be released inside a cached function")
        if not self._is_mine():
            yield
            return
        self._release()
        try:
            yield
        finally:
            self._acquire()

    @contextmanager
    def cached(self) -> Iterator[None]:
        """Mark the block as a cached computation, inside of which `released` fails."""
        self._thread.cached = getattr(self._thread, "cached", 0) + 1
        try:
            yield
        finally:
            self._thread.cached -= 1

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Be the only thread with long work.

        Raises:
            RuntimeError: this thread holds the turn, so that everybody would wait.
        """
        if self._is_mine():
            raise RuntimeError("long work must not be done with the turn")
        with self._long_work:
            yield

    def waiting(self) -> int:
        """The number of threads in the queue."""
        return len(self._queue)

    def _is_mine(self) -> bool:
        return self._owner == threading.get_ident()

    def _acquire(self) -> None:
        me, called = threading.get_ident(), threading.Event()
        with self._guard:
            self._arrivals.append(monotonic())
            self._queue.append((me, called))
            if self._owner is None:
                self._call_next()
        called.wait()
        until = monotonic() + LONGEST_WAIT
        while self._is_crowd() and monotonic() < until:
            sleep(WAIT_STEP)

    def _release(self) -> None:
        with self._guard:
            self._call_next()

    def _call_next(self) -> None:
        """Give the lock to the first in the queue; `_guard` is held."""
        self._owner = None
        if self._queue:
            self._owner, called = self._queue.popleft()
            called.set()

    def _is_crowd(self) -> bool:
        """Whether CROWD_SIZE threads asked within the last CROWD_SECONDS."""
        arrivals = self._arrivals
        full = len(arrivals) == CROWD_SIZE
        return full and monotonic() - arrivals[0] < CROWD_SECONDS


TURNS = Turns()
