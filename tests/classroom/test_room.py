"""Room: what it says when it cannot start, and whom it replaces."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from gd_core.classroom import network, room, servers
from gd_core.classroom.__main__ import arguments
from gd_core.classroom.room import CannotStartError


class FakeProcess:
    """A process that has ended when it is told to have."""

    def __init__(self) -> None:
        self.code: int | None = None

    def poll(self) -> int | None:
        return self.code


class FakeServer(servers.Server):
    """A server whose process and answers are made up."""

    answer = False
    starts = 0

    def start(self) -> None:
        self.process: Any = FakeProcess()
        self.is_ready, self.misses = False, 0
        self.starts += 1

    def replace(self) -> None:
        self.start()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> FakeServer:
    made = FakeServer(8502, {})
    monkeypatch.setattr(servers, "answers", lambda *_: made.answer)
    return made


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


def test_without_nginx_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "find_nginx", lambda: None)
    with pytest.raises(CannotStartError, match="apt-get install nginx-light"):
        room.hold(8501, 1, Event())


def test_a_taken_port_is_named(taken: int) -> None:
    with pytest.raises(CannotStartError, match=f"Port {taken} is taken"):
        room.check_port(taken)
    assert taken not in network.free_ports(3, beside=taken - 1)


def test_a_forbidden_port_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(port: int) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(room, "claim", refuse)
    with pytest.raises(CannotStartError, match="Port 80 is not for this user"):
        room.check_port(80)


def test_who_is_only_starting_is_left_alone(server: FakeServer) -> None:
    assert [server.trouble() for _ in range(50)] == [""] * 50
    server.process.code = 1
    assert server.trouble() == "ended"


def test_who_does_not_answer_again_and_again_is_silent(server: FakeServer) -> None:
    server.answer = True
    assert server.trouble() == ""
    server.answer = False
    misses = [server.trouble() for _ in range(servers.MOST_MISSES)]
    assert misses == [""] * (servers.MOST_MISSES - 1) + ["silent"]


def test_who_was_only_busy_is_not_silent(server: FakeServer) -> None:
    for answer in [True, *[False] * (servers.MOST_MISSES - 1), True, False]:
        server.answer = answer
        assert server.trouble() == ""


def test_who_is_silent_is_replaced_once(
    server: FakeServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.is_ready = True
    looks = iter([False] * (servers.MOST_MISSES + 20) + [True])
    ended: Any = Event()
    monkeypatch.setattr(ended, "wait", lambda _: next(looks))
    proxy: Any = FakeServer(8501, {})
    room.watch([server], proxy, ended)
    assert (server.starts, proxy.starts) == (2, 1)
    assert capsys.readouterr().out.startswith("The server on port 8502 does not answer")


def test_a_server_that_ends_while_it_starts_is_no_class(server: FakeServer) -> None:
    server.process.code = 1
    with pytest.raises(CannotStartError, match="port 8502 could not start"):
        room.wait_for_servers([server], Event())


def test_waiting_ends_when_it_is_ended(server: FakeServer) -> None:
    ended = Event()
    ended.set()
    room.wait_for_servers([server], ended)
    assert not server.is_ready


@pytest.mark.parametrize("option", ["--servers=0", "--port=70000", "--port=x"])
def test_what_cannot_be_is_refused(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["classroom", option])
    with pytest.raises(SystemExit, match="2"):
        arguments()
    assert capsys.readouterr().err.startswith("usage: python -m gd_core.classroom")


def test_there_are_as_many_servers_as_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["classroom"])
    assert vars(arguments()) == {"port": 8501, "servers": os.cpu_count()}


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("192.168.1.20", "For the class:   http://192.168.1.20:8501\n"),
        (None, "This machine is in no network: a class cannot reach it.\n"),
    ],
)
def test_it_says_what_goes_onto_the_projector(
    address: str | None,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(room, "lan_address", lambda: address)
    room.tell_address(8501, Event())
    local = "On this machine: http://localhost:8501\n"
    assert capsys.readouterr().out == said + local


def test_a_machine_without_a_way_out_has_no_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(network, "NOBODY", ("not an address", 9))
    assert network.lan_address() is None


def test_files_that_nginx_cannot_read_are_named(tmp_path: Path) -> None:
    class Unreadable(FakeServer):
        def reaches_servers(self) -> bool:
            return True

        def reads_files(self) -> bool:
            return False

    proxy: Any = Unreadable(8501, {})
    with pytest.raises(CannotStartError, match=r"nginx cannot read \S+/files"):
        room.wait_for_proxy(proxy, tmp_path, Event())
