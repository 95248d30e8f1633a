"""Room: all that a class needs is started, watched, and ended again."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from gd_core.classroom import files, processes
from gd_core.classroom.network import claim, free_ports, lan_address
from gd_core.classroom.proxy import Proxy, find_nginx, write_configuration
from gd_core.classroom.servers import Server, shared_environment
from gd_core.text.catalogue import label, say

WATCH_EVERY = 2.0  # seconds
LOOK_EVERY = 0.1  # seconds, while something starts
MOST_START = 180.0  # seconds, for the servers and for nginx


class CannotStartError(Exception):
    """Why there is no class today, as a sentence."""


def hold(port: int, count: int, ended: Event) -> None:
    """A class at a port until `ended` is set; nothing of it is left then.

    Args:
        port: for the visitors.
        count: how many servers.
        ended: set by who wants to end it, also while it is only starting.

    Raises:
        CannotStartError: something is missing.
        OSError: the machine refuses something, as when its disk is full.
    """
    nginx = find_nginx()
    if nginx is None:
        raise CannotStartError(label("classroom.no_nginx"))
    check_port(port)
    made = made_files(ended)
    if ended.is_set():
        return
    with tempfile.TemporaryDirectory(prefix="gd_core-") as folder:
        run_folder = Path(folder)
        ports = free_ports(count, beside=port)
        write_configuration(run_folder, port, ports, made)
        _run(nginx, run_folder, port, ports, ended)
    tell(label("classroom.ended"))


def check_port(port: int) -> None:
    """Raise a CannotStartError that says why visitors cannot come in at this port."""
    try:
        claim(port)
    except PermissionError:
        raise CannotStartError(
            say("classroom.port.forbidden", port=f"{port}")
        ) from None
    except OSError:
        raise CannotStartError(say("classroom.port.taken", port=f"{port}")) from None


def made_files(ended: Event) -> Path:
    """The folder of compressed files, made now if this is the first time."""
    source = files.static_folder()
    made = files.folder_for(source, files.cache_folder())
    if not made.is_dir():
        tell(say("classroom.files", folder=made))
        files.make(source, made, ended)
    return made


def _run(
    nginx: str, folder: Path, port: int, ports: Sequence[int], ended: Event
) -> None:
    servers: list[Server] = []
    started: list[Server | Proxy] = []
    environment = shared_environment()
    tell(say("classroom.starting", count=len(ports)))
    try:
        for server_port in ports:
            servers.append(Server(server_port, environment))
            started.append(servers[-1])
        wait_for_servers(servers, ended)
        if not ended.is_set():
            proxy = Proxy(nginx, folder, port)
            started.append(proxy)
            wait_for_proxy(proxy, folder, ended)
            tell_address(port, ended)
            watch(servers, proxy, ended)
    finally:
        processes.end([each.process for each in reversed(started)])


def wait_for_servers(servers: Sequence[Server], ended: Event) -> None:
    """Wait until each has answered.

    Raises:
        CannotStartError: one ended instead, or takes too long.
    """

    def all_ready() -> bool:
        for server in servers:
            if server.trouble():
                port = f"{server.port}"
                raise CannotStartError(say("classroom.server.failed", port=port))
        return all(server.is_ready for server in servers)

    _wait(all_ready, ended, label("classroom.server.slow"))


def wait_for_proxy(proxy: Proxy, folder: Path, ended: Event) -> None:
    """Wait until visitors get through, to the servers and to the files.

    Raises:
        CannotStartError: nginx ended instead, or cannot read the files.
    """

    def is_through() -> bool:
        if proxy.process.poll() is not None:
            raise CannotStartError(label("classroom.nginx.failed"))
        return proxy.reaches_servers()

    _wait(is_through, ended, label("classroom.nginx.failed"))
    if not ended.is_set() and not proxy.reads_files():
        made = (folder / "files").resolve()
        raise CannotStartError(say("classroom.files.closed", folder=made))


def _wait(is_done: Callable[[], bool], ended: Event, too_long: str) -> None:
    until = time.monotonic() + MOST_START
    while not is_done():
        if ended.wait(LOOK_EVERY):
            return
        if time.monotonic() > until:
            raise CannotStartError(too_long)


def watch(servers: Sequence[Server], proxy: Proxy, ended: Event) -> None:
    """Replace what ended or does not answer any more, until `ended` is set."""
    with ThreadPoolExecutor(len(servers)) as threads:
        while not ended.wait(WATCH_EVERY):
            troubles = threads.map(Server.trouble, servers)
            for server, trouble in zip(servers, list(troubles), strict=True):
                if trouble and not ended.is_set():
                    tell(say(f"classroom.server.{trouble}", port=f"{server.port}"))
                    server.replace()
            if proxy.process.poll() is not None and not ended.is_set():
                tell(label("classroom.nginx.ended"))
                proxy.replace()


def tell_address(port: int, ended: Event) -> None:
    """Say where the page is: what goes onto the projector, and what works here."""
    if ended.is_set():
        return
    address = lan_address()
    if address:
        tell(say("classroom.address", address=f"{address}:{port}"))
    else:
        tell(label("classroom.no_network"))
    tell(say("classroom.local", address=f"localhost:{port}"))


def tell(sentence: str) -> None:
    """Say it now, also to who reads through a pipe."""
    print(sentence, flush=True)
