"""Network: ports that are free, and the address that the class types."""

from __future__ import annotations

import socket
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from itertools import chain, islice

LOCAL = "127.0.0.1"
EVERYWHERE = {socket.AF_INET: "0.0.0.0", socket.AF_INET6: "::"}
# A way out is looked up for an address that belongs to nobody (RFC 5737).
NOBODY = ("192.0.2.1", 9)


def lan_address() -> str | None:
    """The machine's address in its network, None if it is in none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(NOBODY)  # which, for datagrams, only chooses the way
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address


def has_ipv6() -> bool:
    """Whether IPv6 is switched on."""
    with suppress(OSError), _bound(socket.AF_INET6, "::", 0):
        return True
    return False


def claim(port: int) -> None:
    """Try whether a port is free on all addresses of this machine.

    Raises:
        OSError: it is taken, or this user may not have it.
    """
    for family, address in EVERYWHERE.items():
        if family == socket.AF_INET or has_ipv6():
            _bound(family, address, port).close()


def free_ports(count: int, beside: int) -> list[int]:
    """Free ports of this machine itself, the next ones after port `beside`.

    They are looked for there, and not left to the system: what it hands out it may
    hand out again while a server is being replaced.
    """
    candidates = chain(range(beside + 1, 65536), range(1024, beside))
    return list(islice(filter(_is_free, candidates), count))


def _is_free(port: int) -> bool:
    with suppress(OSError), _bound(socket.AF_INET, LOCAL, port):
        return True
    return False


def _bound(family: socket.AddressFamily, address: str, port: int) -> socket.socket:
    probe = socket.socket(family, socket.SOCK_STREAM)
    try:
        # as servers do: a port whose last connections are only fading away is free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            probe.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        probe.bind((address, port))
    except OSError:
        probe.close()
        raise
    return probe


def answers(port: int, path: str, wait: float, encoding: str = "identity") -> bool:
    """Whether this machine's server at a port has something at `path`.

    Args:
        port: of the server.
        path: what it is asked for.
        wait: seconds that it may take.
        encoding: which the answer must have.
    """
    connection = HTTPConnection(LOCAL, port, timeout=wait)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    sent = answer.getheader("Content-Encoding", "identity")
    return answer.status == 200 and sent == encoding
