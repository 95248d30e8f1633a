"""Fetching: files over six connections that are kept, as a browser fetches them.

30,000 answers with half a gigabyte must not wait for who asks for them. So nothing is
kept or copied: each connection reads into one buffer that all share, only counts, and
sends its next request where an answer has ended, with no task or future for each.
200 browsers take about 2 s of one core like this, files and pages, where they wait 5 s
on two; what the client computed is reported beside what it measured.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.load.visitors import LOOPBACK

CONNECTIONS = 6  # that a browser opens to one server
PATIENCE = 300.0  # seconds for all files of a browser
RETRIES = 20  # connections that a server may close between two answers
# as a browser says it to any address without TLS but this machine's own
ACCEPTED = "Accept: */*\r\nAccept-Encoding: gzip, deflate\r\n"
NO_BODY = (204, 304)
_BUFFER = memoryview(bytearray(2**18))
_STATUS = re.compile(rb"HTTP/1\.1 (\d{3})")
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^=;\s]+)=([^;\s]*)", re.IGNORECASE)


@dataclass(frozen=True)
class File:
    """What a browser asks for.

    Attributes:
        path: with what stands behind a "?".
        known: headers that ask whether what the browser has is still right.
        status: with which it was answered.
    """

    path: str
    known: tuple[tuple[str, str], ...] = ()
    status: int = 200


@dataclass
class Fetched:
    """What a browser was given.

    Attributes:
        requests: how many were answered.
        received: bytes, with the headers.
        cookies: name and value of each.
        wrong: answers with another status than the real browser had.
    """

    requests: int = 0
    received: int = 0
    cookies: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def cookie(self) -> str:
        """The header's value that gives the cookies back."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


class Fetcher:
    """The files' side of one simulated browser."""

    def __init__(self, url: str) -> None:
        at = urlsplit(url)
        assert at.hostname in LOOPBACK, f"{url} is not on this machine"
        self.host, self.port = at.hostname, at.port or 80
        self.fetched = Fetched()
        self.waiting: deque[File] = deque()
        self.retries = 0
        self._idle: list[_Connection] = []

    async def fetch(self, files: Iterable[File]) -> None:
        """All of them, over as many connections as a browser has.

        Raises:
            OSError: a connection could not be made, or was lost in an answer.
            TimeoutError: it took too long.
        """
        self.waiting.extend(files)
        many = min(CONNECTIONS, len(self.waiting))
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*(self._over_one_connection() for _ in range(many)))

    def close(self) -> None:
        """Leave."""
        for connection in self._idle:
            connection.transport.close()

    async def _over_one_connection(self) -> None:
        loop = asyncio.get_running_loop()
        while self.waiting:
            if self._idle:
                connection = self._idle.pop()
            else:
                _, connection = await loop.create_connection(
                    lambda: _Connection(self), self.host, self.port
                )
            try:
                await connection.go_on()
            except BaseException:
                connection.transport.close()
                raise
            if not connection.transport.is_closing():
                self._idle.append(connection)


class _Connection(asyncio.BufferedProtocol):
    """One request after the other, as long as there are some."""

    transport: asyncio.Transport

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asked: File | None = None
        self._head = bytearray()
        self._left: int | None = None  # bytes of the body; None in the head, -1 chunked
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def go_on(self) -> asyncio.Future[None]:
        """Ask for what waits; done if nothing does, or the server has closed."""
        self._ended = asyncio.get_running_loop().create_future()
        self._next()
        return self._ended

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        if self._ended.done():
            return
        fetcher = self._fetcher
        if self._asked and not self._head and fetcher.retries < RETRIES:
            fetcher.retries += 1  # as a browser asks again, over another connection
            fetcher.waiting.appendleft(self._asked)
            self._ended.set_result(None)
        else:
            self._ended.set_exception(OSError(f"lost in {self._asked}: {exc}"))

    def get_buffer(self, sizehint: int) -> memoryview:
        return _BUFFER

    def buffer_updated(self, nbytes: int) -> None:
        self._fetcher.fetched.received += nbytes
        if self._left is None or self._left < 0:
            self._head += _BUFFER[:nbytes]
            self._read_head()
        else:
            self._left -= nbytes
        if self._left == 0:
            self._fetcher.fetched.requests += 1
            self._next()

    def _read_head(self) -> None:
        end = self._head.find(b"\r\n\r\n")
        if end < 0:
            return
        head, fetched = bytes(self._head[:end]), self._fetcher.fetched
        body = len(self._head) - end - 4
        if self._left is None:
            status = int(found[1]) if (found := _STATUS.match(head)) else 0
            assert self._asked
            if status != self._asked.status:
                fetched.wrong.append(f"{status} for {self._asked.path}")
            fetched.cookies |= {
                name.decode(): value.decode() for name, value in _COOKIE.findall(head)
            }
            length = _LENGTH.search(head)
            if status in NO_BODY:
                self._left = 0
            else:
                self._left = int(length[1]) - body if length else -1
        if self._left == -1 and chunks_end(self._head, end + 4):
            self._left = 0

    def _next(self) -> None:
        self._asked, self._left = None, None
        self._head.clear()
        fetcher = self._fetcher
        if self.transport.is_closing() or not fetcher.waiting:
            self._ended.set_result(None)
            return
        self._asked = asked = fetcher.waiting.popleft()
        told = f"GET {asked.path} HTTP/1.1\r\nHost: {fetcher.host}:{fetcher.port}\r\n"
        told += ACCEPTED
        told += "".join(f"{name}: {value}\r\n" for name, value in asked.known)
        if cookie := fetcher.fetched.cookie():
            told += f"Cookie: {cookie}\r\n"
        self.transport.write(f"{told}\r\n".encode())


def chunks_end(answer: bytes | bytearray, at: int) -> bool:
    """Whether a body in chunks that begins there is all there."""
    while (line := answer.find(b"\r\n", at)) >= 0:
        size = int(answer[at:line].split(b";")[0], 16)
        at = line + 2 + size + 2
        if not size:
            return len(answer) >= at
    return False
