"""Memory that nobody uses any more, given back to the system."""

from __future__ import annotations

import ctypes
import gc
import sys


def give_back() -> None:
    """Rings of objects are collected first: a snapshot is one, and by itself stays for many swaps.

    glibc keeps what is freed below anything that is still used, some 40 MiB a swap; other libraries have no such call.
    """
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
