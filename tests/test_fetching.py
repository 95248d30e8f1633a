"""Fetching: each file once, over at most six connections, whatever a server does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import pytest

from tests.load.fetching import CONNECTIONS, Fetcher, File, chunks_end

BODY = b"x" * 5000
PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + BODY
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"5\r\n0\r\n\r\n\r\n1a;x=1\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n"
)
SAME = b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5000\r\n\r\n"
SEAT = b"HTTP/1.1 200 OK\r\nSet-Cookie: seat=a1; Path=/\r\ncontent-length: 0\r\n\r\n"
MISSING = b"HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!"
ANSWERS = {"/": SEAT, "/chunked": CHUNKED, "/same": SAME, "/missing": MISSING}

Asked = list[tuple[int, str, str]]  # which connection, path, the whole head
Script = Callable[[asyncio.StreamWriter, str], Awaitable[bool]]


async def at_once(writer: asyncio.StreamWriter, path: str) -> bool:
    """The whole answer; whether the connection is kept."""
    writer.write(ANSWERS.get(path, PLAIN))
    await writer.drain()
    return True


async def in_crumbs(writer: asyncio.StreamWriter, path: str) -> bool:
    """A few bytes at a time, each sent by itself."""
    answer = ANSWERS.get(path, PLAIN)
    for at in range(0, len(answer), 1 + len(answer) // 60):
        writer.write(answer[at : at + 1 + len(answer) // 60])
        await writer.drain()
        await asyncio.sleep(0)
    return True


async def once(writer: asyncio.StreamWriter, path: str) -> bool:
    """One answer for each connection, which is then closed without a word."""
    return not await at_once(writer, path)


async def half(writer: asyncio.StreamWriter, path: str) -> bool:
    """Half an answer, and gone."""
    writer.write(PLAIN[:2000])
    await writer.drain()
    return False


@asynccontextmanager
async def answering(script: Script, asked: Asked) -> AsyncIterator[str]:
    """A server that answers so; all that it is asked for is noted."""
    connections = 0
    serving: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        if task := asyncio.current_task():
            serving.add(task)
        number, connections = connections, connections + 1
        kept = True
        while kept:
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
            except asyncio.IncompleteReadError:
                break
            asked.append((number, head.split()[1], head))
            kept = await script(writer, head.split()[1])
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    await asyncio.gather(*serving)


def fetch(script: Script, *groups: list[File]) -> tuple[Fetcher, Asked]:
    """What a browser got who fetched these, one group after the other."""
    asked: Asked = []

    async def go() -> Fetcher:
        async with answering(script, asked) as url:
            fetcher = Fetcher(url)
            try:
                for files in groups:
                    await fetcher.fetch(files)
            finally:
                fetcher.close()
            return fetcher

    with ThreadPoolExecutor(1) as apart:  # here may be a loop that runs already
        return apart.submit(asyncio.run, go()).result(), asked


@pytest.mark.parametrize("script", [at_once, in_crumbs, once])
def test_each_file_is_fetched_once_and_counted(script: Script) -> None:
    paths = ["/chunked", *(f"/{k}" for k in range(20)), "/chunked"]
    fetcher, asked = fetch(script, [File("/")], [File(path) for path in paths])
    assert sorted(path for _, path, _ in asked) == sorted(["/", *paths])
    assert fetcher.fetched.requests == len(asked)
    assert fetcher.fetched.received == len(SEAT) + 2 * len(CHUNKED) + 20 * len(PLAIN)
    assert fetcher.fetched.wrong == []


def test_six_connections_are_opened_and_kept() -> None:
    files = [File(f"/{k}") for k in range(60)]
    _, asked = fetch(at_once, [File("/")], files, files)
    assert {number for number, _, _ in asked} == set(range(CONNECTIONS))


def test_a_cookie_is_given_back_and_a_known_file_asked_for_with_its_condition() -> None:
    known = File("/same", (("If-None-Match", '"tag"'),), 304)
    fetcher, asked = fetch(at_once, [File("/")], [known])
    (_, _, first), (_, _, second) = asked
    assert "Cookie" not in first
    assert "\r\nCookie: seat=a1\r\n" in second
    assert '\r\nIf-None-Match: "tag"\r\n' in second
    assert fetcher.fetched.received == len(SEAT) + len(SAME)
    assert fetcher.fetched.wrong == []


def test_another_status_than_the_real_browser_had_is_wrong() -> None:
    fetcher, _ = fetch(at_once, [File("/missing"), File("/1")])
    assert fetcher.fetched.wrong == ["404 for /missing"]
    assert fetcher.fetched.requests == 2


def test_half_an_answer_is_an_error() -> None:
    with pytest.raises(OSError, match="lost in"):
        fetch(half, [File("/1")])


@pytest.mark.parametrize("missing", range(1, 7))
def test_a_body_in_chunks_ends_with_its_last_byte(missing: int) -> None:
    start = CHUNKED.index(b"\r\n\r\n") + 4
    assert chunks_end(CHUNKED, start)
    assert not chunks_end(CHUNKED[:-missing], start)


def test_only_this_machine_is_asked() -> None:
    with pytest.raises(AssertionError, match="not on this machine"):
        Fetcher("http://192.0.2.1:8501")
