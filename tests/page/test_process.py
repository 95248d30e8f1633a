"""The process: what is set in it once."""

from __future__ import annotations

import sys

import pytest

from gd_core.page.process import ARENAS
from tests.conftest import clean_process
from tests.test_house import ROOT

# threads that all allocate before any ends, as those of many sessions do; glibc then
# writes down its arenas
COUNTED = """
import ctypes, threading
from gd_core.page.process import use_few_arenas
if {few}:
    use_few_arenas()
libc = ctypes.CDLL(None)
together = threading.Barrier(9)
def allocate():
    libc.malloc(1_000)
    together.wait()
threads = [threading.Thread(target=allocate) for _ in range(8)]
for thread in threads:
    thread.start()
together.wait()
libc.fdopen.restype = ctypes.c_void_p
libc.malloc_info(0, ctypes.c_void_p(libc.fdopen(1, b"w")))
libc.fflush(None)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has arenas")
def test_many_threads_share_a_few_arenas() -> None:
    shared, each_its_own = (
        clean_process("-c", COUNTED.format(few=few), folder=ROOT).count("<heap nr=")
        for few in (True, False)
    )
    assert shared <= ARENAS < each_its_own
