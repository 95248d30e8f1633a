"""Process: what is set once in the process that serves the page."""

from __future__ import annotations

import ctypes
import gc
import socket
import sys
from contextlib import suppress
from functools import cache

import streamlit as st

from gd_core.page.turns import TURNS
from gd_core.text.catalogue import label

M_ARENA_MAX = -8  # what `mallopt` of glibc calls its limit, in malloc.h
ARENAS = 2


@cache
def use_few_arenas() -> None:
    """Let all threads take their memory from a few arenas, in this process.

    Each session's thread may have its own, up to eight for each core, and what one
    session gives back there is not used by the next: 2,000 sessions left 59 to 88 MiB
    behind, with two arenas 24 to 34. Only glibc has them. Memoised per process.
    """
    if sys.platform == "linux":
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt:
            mallopt(M_ARENA_MAX, ARENAS)


@cache
def send_at_once() -> None:
    """Send small messages at once on all connections of this process, also later ones.

    A page is sent as many small messages. By default TCP holds one back until the
    other end has acknowledged the one before, which takes 40 ms (J. Nagle, RFC 896,
    1984). asyncio turns that off, but only for sockets that were made with their
    protocol named, as the one that Streamlit listens on is not. A connection inherits
    it from the socket that listens. Memoised per process.
    """
    for thing in gc.get_objects():
        if issubclass(type(thing), socket.socket):
            with suppress(OSError):  # it is closed, or not TCP
                thing.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def autograd_is_loaded() -> bool:
    """Whether torch is imported already, for this visitor or an earlier one."""
    return hasattr(sys.modules.get("gd_core.runs.autograd"), "run_autograd")


def load_autograd() -> None:
    """Import torch, if it is not yet; other page runs go on meanwhile."""
    if not autograd_is_loaded():
        with TURNS.released(), st.spinner(label("page.loading")):
            _import_torch()


@cache
def _import_torch() -> None:
    """Import torch, in one thread; the garbage collector leaves alone what is imported.

    Else each collection would walk through all of torch. Memoised per process.
    """
    from gd_core.runs.autograd import use_one_thread

    use_one_thread()
    gc.collect()
    gc.freeze()
