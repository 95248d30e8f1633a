"""Proxy: nginx, with docs/nginx.conf and what that includes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from subprocess import Popen

from gd_core.classroom import processes
from gd_core.classroom.network import LOCAL, answers, has_ipv6
from gd_core.classroom.servers import HEALTH, HEALTH_WAIT, ROOT

CONFIGURATION = ROOT / "docs" / "nginx.conf"
# the backlog, of connections that wait to be accepted: a class comes all at once
LISTEN = "listen {address} backlog=4096;\n"
SERVER = "server {address} max_fails=1 fail_timeout=2s;\n"


def find_nginx() -> str | None:
    """The program, which Debian does not put on everyone's path."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")


def write_configuration(
    folder: Path, port: int, servers: Iterable[int], files: Path
) -> None:
    """Write all that nginx reads.

    Args:
        folder: where.
        port: for the visitors, on all addresses.
        servers: the ports of the servers.
        files: the folder that `files.make` made.
    """
    shutil.copyfile(CONFIGURATION, folder / "nginx.conf")
    visitors = [f"{port}", f"[::]:{port}"][: 1 + has_ipv6()]
    listen = "".join(LISTEN.format(address=address) for address in visitors)
    (folder / "listen.conf").write_text(listen)
    upstream = "".join(SERVER.format(address=f"{LOCAL}:{p}") for p in servers)
    (folder / "servers.conf").write_text(upstream)
    (folder / "files").symlink_to(files)
    for path in (folder, *folder.glob("*.conf")):  # nginx may work as another user
        path.chmod(0o755 if path.is_dir() else 0o644)


class Proxy:
    """nginx at the port for the visitors.

    Attributes:
        process: nginx's first one, which has others work.
    """

    def __init__(self, nginx: str, folder: Path, port: int) -> None:
        self._nginx, self._folder, self._port = nginx, folder, port
        compressed = next((folder / "files" / "static").rglob("*.gz"))
        self._file = compressed.relative_to(folder / "files").with_suffix("")
        self.start()

    def start(self) -> None:
        """Start it."""
        configuration = str(self._folder / "nginx.conf")
        self.process: Popen[bytes] = processes.start(
            [self._nginx, "-p", f"{self._folder}/", "-c", configuration], self._folder
        )

    def replace(self) -> None:
        """Start another one, after what there may be of this one is gone."""
        processes.end([self.process], patience=0)
        self.start()

    def reaches_servers(self) -> bool:
        """Whether a visitor gets to a server."""
        return answers(self._port, HEALTH, HEALTH_WAIT)

    def reads_files(self) -> bool:
        """Whether it serves a compressed file from disk."""
        return answers(self._port, f"/{self._file}", HEALTH_WAIT, encoding="gzip")
