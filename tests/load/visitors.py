"""Visitors: simulated browser tabs, which read what the page tells them.

Each is one WebSocket that speaks as Streamlit's own frontend does: it asks for a run of
the page, with the values of the controls, and reads the page's elements until that run
is finished. As a browser does, it keeps the messages that may be kept, so that the
server can send a reference to them. Only addresses of this machine are visited.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PROTOCOL: Any = ["streamlit", "PLACEHOLDER_AUTH_TOKEN"]  # what a browser names
PATIENCE = 120.0  # seconds that a run may take
FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class WrongAnswerError(Exception):
    """The page shows something else than was asked for."""


PROBLEMS = (OSError, TimeoutError, ConnectionClosed, KeyError, WrongAnswerError)


@dataclass
class Seen:
    """What a class saw.

    Attributes:
        opened: seconds until the page was there, one for each visitor.
        changed: seconds from a change until the page had followed.
        errors: what went wrong, each as a text; none, if all went well.
    """

    opened: list[float] = field(default_factory=list)
    changed: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def note(self, number: int, problem: Exception) -> None:
        """Remember what went wrong for a visitor."""
        self.errors.append(f"visitor {number}: {type(problem).__name__}: {problem}")


class Visitor:
    """One browser tab.

    Attributes:
        page: the elements of the page, in the order in which they arrived.
        query: what stands behind the "?" of the address.
        headers: what it sends besides when it connects.
    """

    def __init__(self, url: str, cookie: str = "", **query: Any) -> None:
        at = urlsplit(url)
        assert at.hostname in LOOPBACK, f"{url} is not on this machine"
        self.url = url
        self.address = f"ws://{at.netloc}/_stcore/stream"
        self.query = urlencode(query)
        self.headers = {"Cookie": cookie} if cookie else {}
        self.page: list[Any] = []
        self._numbers: dict[str, tuple[str, str]] = {}  # label -> id, what is typed
        self._kept: dict[str, ForwardMsg] = {}
        self._script = ""
        self._socket: ClientConnection | None = None

    async def open(self) -> float:
        """Open the page; the seconds that it took."""
        started = time.perf_counter()
        origin: Any = self.url.rstrip("/")
        async with asyncio.timeout(PATIENCE):
            self._socket = await connect(
                self.address,
                subprotocols=PROTOCOL,
                origin=origin,
                additional_headers=self.headers,
                max_size=None,
                open_timeout=PATIENCE,
            )
        await self.run()
        return time.perf_counter() - started

    async def change(self, label: str, value: float) -> float:
        """Put a number into a control; the seconds until the page has followed."""
        self.hold(label, value)
        return await self.run()

    def hold(self, label: str, value: float) -> None:
        """Have a number in a control that the server does not know of yet."""
        name, _ = self._numbers[label]
        self._numbers[label] = name, repr(value)

    async def run(self) -> float:
        """Ask for a run of the page and read it; the seconds that it took."""
        assert self._socket
        started = time.perf_counter()
        await self._socket.send(self._asked().SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while True:
                message = ForwardMsg.FromString(await self._socket.recv())
                if message.WhichOneof("type") != "script_finished":
                    self._see(message)
                elif message.script_finished in FINISHED:
                    return time.perf_counter() - started
                elif message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    raise ConnectionError("the run did not finish")

    async def close(self) -> None:
        """Leave."""
        if self._socket:
            await self._socket.close()

    def _asked(self) -> BackMsg:
        """What a browser sends to have the page run."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string = self.query
        asked.page_script_hash = self._script
        asked.cached_message_hashes.extend(self._kept)
        asked.context_info.url = self.url
        for name, value in self._numbers.values():
            asked.widget_states.widgets.add(id=name, string_value=value)
        return message

    def _see(self, message: ForwardMsg) -> None:
        """Take in one message of a run."""
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash]
        elif message.metadata.cacheable and message.hash:
            self._kept[message.hash] = message
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = []  # where the page asks itself to run again, it starts anew
            self._script = message.new_session.page_script_hash
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            self.page.append(element)
            if element.WhichOneof("type") == "exception":
                raise WrongAnswerError(element.exception.message)
            if element.WhichOneof("type") == "text_input":
                number = element.text_input
                value = number.value if number.set_value else number.default
                if number.set_value or number.label not in self._numbers:
                    self._numbers[number.label] = number.id, value

    # --- what the page says -----------------------------------------------------------

    def metrics(self, label: str) -> list[str]:
        """The values of all metrics of that name, as they are written."""
        return [
            element.metric.body
            for element in self.page
            if element.WhichOneof("type") == "metric" and element.metric.label == label
        ]

    def text(self) -> str:
        """All running text of the page."""
        return "\n".join(
            getattr(element, kind).body
            for element in self.page
            if (kind := element.WhichOneof("type")) in ("markdown", "alert", "heading")
        )


async def visit(
    visitor: Visitor,
    number: int,
    seen: Seen,
    changes: list[tuple[str, float]],
    think: float = 0.0,
    check: Callable[[Visitor, dict[str, float]], None] | None = None,
) -> None:
    """Open the page, change controls one after the other, leave; all that is noted.

    Args:
        visitor: who does it.
        number: which of the class, so that its pauses are its own.
        seen: where it is noted.
        changes: label and value of each.
        think: mean seconds before the opening and before each change.
        check: what must be on the page after each change; it raises if it is not.
    """
    pauses = random.Random(number)
    values: dict[str, float] = {}
    try:
        await asyncio.sleep(pauses.uniform(0, 2 * think))
        seen.opened.append(await visitor.open())
        for label, value in changes:
            await asyncio.sleep(pauses.uniform(0, 2 * think))
            values[label] = value
            seen.changed.append(await visitor.change(label, value))
            if check:
                check(visitor, values)
    except PROBLEMS as gone:
        seen.note(number, gone)
    finally:
        await visitor.close()
