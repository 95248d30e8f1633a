"""A small class on one link, at a server of its own: no error and no wrong answer."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.browser import serving
from tests.load.answers import check, weights
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


def test_only_this_machine_is_visited() -> None:
    with pytest.raises(AssertionError, match="not on this machine"):
        Visitor("http://192.0.2.1:8501")
