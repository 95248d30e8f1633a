"""Turns: one page run at a time, long work aside, and how messages are sent."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

import pytest

from gd_core.page.process import send_at_once
from gd_core.page.turns import CROWD_SIZE, Turns

SOON = 10.0  # seconds that are more than enough


class Busy:
    """How many are at something, and how many were at most."""

    def __init__(self) -> None:
        self.now = self.most = 0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.002)

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self.now -= 1


def in_threads(count: int, work: Callable[[], None]) -> None:
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
        assert not thread.is_alive(), "waits for ever"


def test_one_has_the_turn_at_a_time() -> None:
    turns, busy = Turns(), Busy()

    def work() -> None:
        for _ in range(5):
            with turns.turn(), busy:
                pass

    in_threads(8, work)
    assert busy.most == 1


def test_who_has_the_turn_keeps_it_when_asking_again() -> None:
    turns, busy = Turns(), Busy()

    def work() -> None:
        with turns.turn():
            with turns.turn():
                pass
            with busy:  # still its turn: the inner one did not give it away
                pass

    in_threads(6, work)
    assert busy.most == 1


def test_what_is_done_aside_holds_nobody_up() -> None:
    turns = Turns()
    go_on, had_turn = threading.Event(), threading.Event()

    def long_work() -> None:
        with turns.turn():
            with turns.released(), turns.alone():
                assert go_on.wait(SOON)
            had_turn.set()

    thread = threading.Thread(target=long_work)
    thread.start()
    for _ in range(3):
        with turns.turn():
            assert not had_turn.is_set()
    go_on.set()
    thread.join(SOON)
    assert had_turn.is_set()


def test_one_long_work_at_a_time() -> None:
    turns, busy = Turns(), Busy()

    def work() -> None:
        with turns.turn(), turns.released(), turns.alone(), busy:
            pass

    in_threads(6, work)
    assert busy.most == 1


def test_long_work_with_a_turn_is_a_mistake() -> None:
    turns = Turns()
    with turns.turn(), pytest.raises(RuntimeError), turns.alone():
        pass


def test_a_cached_computation_cannot_release_the_turn() -> None:
    turns = Turns()
    with turns.turn(), turns.cached():
        with pytest.raises(RuntimeError, match="cached"), turns.released():
            pass
        assert turns.waiting() == 0
    with turns.turn(), turns.released():
        pass


def test_another_thread_may_release_the_turn_while_one_computes_for_a_cache() -> None:
    turns, computing, done = Turns(), threading.Event(), threading.Event()

    def compute() -> None:
        with turns.cached():
            computing.set()
            assert done.wait(SOON)

    thread = threading.Thread(target=compute)
    thread.start()
    assert computing.wait(SOON)
    with turns.turn(), turns.released():
        done.set()
    thread.join(SOON)


def test_a_turn_is_given_back_whatever_happens() -> None:
    turns = Turns()

    def stopped() -> None:
        with turns.turn(), turns.released():
            raise KeyError

    for _ in range(3):
        with pytest.raises(KeyError):
            stopped()

    def take() -> None:
        with turns.turn():
            pass

    in_threads(1, take)


def test_who_comes_first_is_served_first() -> None:
    turns = Turns()
    served: list[int] = []

    def come(number: int) -> None:
        with turns.turn():
            served.append(number)

    coming = [threading.Thread(target=come, args=(number,)) for number in range(5)]
    with turns.turn():
        for number, thread in enumerate(coming, 1):
            thread.start()
            while turns.waiting() < number:
                time.sleep(0.001)
    for thread in coming:
        thread.join(SOON)
    assert served == [0, 1, 2, 3, 4]


def test_a_page_waits_until_a_crowd_is_in_but_not_for_ever() -> None:
    turns, came = Turns(), []

    def come() -> None:
        with turns.turn():
            came.append(time.monotonic())

    started = time.monotonic()
    in_threads(2, come)
    assert len(came) == 2  # two are no crowd
    first = threading.Thread(target=come)
    arriving = [threading.Thread(target=come) for _ in range(3 * CROWD_SIZE)]
    for thread in [first, *arriving]:
        thread.start()
    for thread in [first, *arriving]:
        thread.join(SOON)
    assert len(came) == 3 + 3 * CROWD_SIZE
    assert time.monotonic() - started < SOON


def test_small_messages_are_sent_at_once_on_connections_old_and_new() -> None:
    with socket.socket() as listening, socket.socket() as visitor, closed():
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        send_at_once.__wrapped__()
        visitor.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert at_once(listening)
            assert at_once(accepted)
            assert at_once(visitor)


def closed() -> socket.socket:
    """A socket that is there and can do nothing any more."""
    gone = socket.socket()
    gone.close()
    return gone


def at_once(connection: socket.socket) -> bool:
    return bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
