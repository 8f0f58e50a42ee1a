from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from service.memory import give_back

_PAGE, _MIB = 4096, 1 << 20


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE // _MIB


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="no glibc on this machine"
)
def test_what_is_freed_below_something_used_is_given_back() -> None:
    kept = [bytearray(4_000) for _ in range(50_000)]
    del kept[:-1]  # what stays lies at the end
    before = _resident()
    give_back()
    assert before - _resident() > 100
    assert len(kept) == 1
