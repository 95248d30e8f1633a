"""The command itself, with nginx and servers: started, watched, and gone at the end."""

from __future__ import annotations

import os
import signal
import socket
import urllib.request
from pathlib import Path

import pytest

from gd_core.classroom.network import claim
from tests.classroom.running import (
    HeldClass,
    holding,
    needs_nginx,
    open_class,
    wait_until,
)
from tests.processes import below, command_of

pytestmark = needs_nginx

HERE = "http://127.0.0.1"


def nothing_is_left(held: HeldClass, started: list[int], ports: list[int]) -> None:
    """No process of it runs, and nobody listens at its ports."""
    assert [pid for pid in started if command_of(pid)] == []
    for port in (held.port, *ports):
        claim(port)


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ended_while_it_starts_nothing_is_left_of_it(by: signal.Signals) -> None:
    with holding() as held:
        held.wait_until_said("Starting.")
        wait_until(held.servers)
        started, ports = below(held.process.pid), list(held.servers())
        assert held.end(by) == 0
        assert "On this machine:" not in held.said()
        assert "Traceback" not in held.said()
        nothing_is_left(held, started, ports)


def test_who_is_killed_is_replaced_and_at_the_end_nothing_is_left() -> None:
    with open_class("--servers=2") as held:
        (port, killed), (other, stays) = held.servers().items()
        os.kill(killed, signal.SIGKILL)
        held.wait_until_said(f"The server on port {port} ended. A new one is starting")
        wait_until(lambda: held.servers().get(port, killed) != killed)
        assert held.servers()[other] == stays
        wait_until(lambda: is_healthy(port))
        (nginx,) = (
            pid
            for pid in below(held.process.pid)
            if "nginx: master" in "".join(command_of(pid)[:1])
        )
        os.kill(nginx, signal.SIGKILL)
        held.wait_until_said("nginx ended. It is started again.")
        wait_until(lambda: is_healthy(held.port))
        started, ports = below(held.process.pid), list(held.servers())
        assert held.end() == 0
        assert held.said().endswith("Ended.\n")
        assert "Traceback" not in held.said()
        nothing_is_left(held, started, ports)


def is_healthy(port: int) -> bool:
    try:
        urllib.request.urlopen(f"{HERE}:{port}/_stcore/health", timeout=5).close()
    except OSError:
        return False
    return True


def test_a_taken_port_is_said_at_once() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with holding(port=other.getsockname()[1]) as held:
            assert held.process.wait(timeout=60) == 1
            assert held.said() == (
                f"Port {held.port} is taken by another program. End that one, or "
                "choose another port with --port.\n"
            )


def test_nginx_that_cannot_start_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "nginx"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    changes = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    with holding("--servers=1", changes=changes) as held:
        wait_until(lambda: held.servers() or held.process.poll() is not None)
        started, ports = below(held.process.pid), list(held.servers())
        assert held.process.wait(timeout=120) == 1
        assert held.said().endswith("nginx could not start.\n")
        assert "Traceback" not in held.said()
        nothing_is_left(held, started, ports)
