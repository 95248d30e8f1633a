"""A small class on one link, at a server of its own: no error and no wrong answer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from tests.browser import Server, free_port, serving
from tests.load.answers import check, weights
from tests.load.browsers import Came, measure_class
from tests.load.fetching import File
from tests.load.measure import Check
from tests.load.visitors import Seen, Visitor, visit

VISITORS, CHANGES = 20, 3


def run_apart(coming: Coroutine[Any, Any, None]) -> None:
    """Run it in a thread of its own: this one may have a browser that runs already."""
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, coming).result()


def test_twenty_visitors_at_once_each_see_their_own_experiment() -> None:
    seen = Seen()

    async def all_at_once(url: str) -> None:
        async with asyncio.TaskGroup() as class_:
            for number in range(VISITORS):
                visitor = Visitor(url, n=100)
                changes = weights(number, CHANGES)
                class_.create_task(visit(visitor, number, seen, changes, check=check))

    with serving() as server:
        run_apart(all_at_once(server.url))
        assert not server.complaints()
    assert seen.errors == []
    assert len(seen.opened) == VISITORS
    assert len(seen.changed) == VISITORS * CHANGES


def test_what_the_controls_hold_wins_over_the_address_of_who_comes_back() -> None:
    """A server that was killed has forgotten everything; the browser has not."""
    came: list[Visitor] = []

    async def leave_and_come_back(url: str) -> None:
        visitor = Visitor(url)  # the lesson, which has a name
        await visitor.open()
        await visitor.close()
        visitor.hold("Initial w", 1.25)
        await visitor.open()
        await visitor.close()
        came.append(visitor)

    with serving() as server:
        run_apart(leave_and_come_back(server.url))
    (visitor,) = came
    check(visitor, {"Initial w": 1.25, "Iterations": 10})
    assert "w0=1.25" in visitor.query
    assert not any(
        element.selectbox.raw_value
        for element in visitor.page
        if element.WhichOneof("type") == "selectbox"
        and element.selectbox.label == "Lesson"
    )


def test_a_wrong_answer_is_found() -> None:
    """The check itself: the settings of another visitor do not pass."""
    seen = Seen()

    async def one(url: str) -> None:
        def other(visitor: Visitor, changed: dict[str, float]) -> None:
            check(visitor, {label: value + 1 for label, value in changed.items()})

        await visit(Visitor(url, n=100), 0, seen, weights(0, 1), check=other)

    with serving() as server:
        run_apart(one(server.url))
    assert len(seen.errors) == 1
    assert "WrongAnswerError" in seen.errors[0]


FILES = [File("/?n=100"), File("/_stcore/health"), File("/favicon.png")]


def browsers(server: Server, size: int, check: Check, files: list[File]) -> Came:
    """A small class that fetches these files."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(measure_class, server, files, size, check).result()


def test_browsers_have_their_files_and_each_its_own_page(server: Server) -> None:
    came = browsers(server, 3, check, FILES)
    assert came.seen.errors == []
    assert [each.requests for each in came.fetched] == [len(FILES)] * 3
    assert len(came.seen.opened) == len(came.seen.changed) == 3
    told = came.as_json()
    assert told["requests"] == len(FILES)
    assert told["ready_p50"] <= told["ready_p95"] <= told["ready_max"]
    assert 0 < told["health_max"] < float("inf")
    assert told["server_cpu"] > 0
    assert told["client_cpu"] > 0


def test_a_file_that_is_missing_and_a_wrong_page_are_errors(server: Server) -> None:
    def other(visitor: Visitor, changed: dict[str, float]) -> None:
        check(visitor, {label: value + 1 for label, value in changed.items()})

    missing = File("/_stcore/health", status=304)
    came = browsers(server, 2, other, [*FILES[:1], missing])
    assert came.as_json()["errors"] == 4
    assert came.seen.errors[0] == "200 for /_stcore/health"
    assert sum("WrongAnswerError" in error for error in came.seen.errors) == 2


def test_a_server_that_is_gone_is_an_error_not_a_time(server: Server) -> None:
    gone = replace(server, url=f"http://127.0.0.1:{free_port()}")
    came = browsers(gone, 2, check, FILES)
    assert came.as_json()["errors"] == 2
    assert came.seen.opened == []
    assert max(came.health) == float("inf")


def test_only_this_machine_is_visited() -> None:
    with pytest.raises(AssertionError, match="not on this machine"):
        Visitor("http://192.0.2.1:8501")
