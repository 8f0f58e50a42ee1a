"""The process that reads, with readers of text that do what readers do at worst: the first word says what."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from corpus.formats.text import read_text
from corpus.holdings.apart import child
from corpus.holdings.readers import READERS
from corpus.lines import FileReading, Line


def _bad(data: bytes) -> FileReading:
    match data.split(maxsplit=1)[0]:
        case b"crashes":
            os.abort()
        case b"segfaults":
            os.kill(os.getpid(), signal.SIGSEGV)
        case b"loops":
            while True:
                pass
        case b"waits":
            time.sleep(600)
        case b"eats":
            return FileReading((Line("x" * 8_000_000_000),))
        case b"fails":
            raise KeyError("a fault")
        case b"prints":
            sys.stdout.write("no answer\n")
            sys.stdout.flush()
            os.write(1, b"no answer\n")
        case b"writes":
            Path("/tmp/written").write_bytes(b"x")
        case b"tells":
            told = sorted(os.environ)
            files = sorted(os.listdir("/proc/self/fd"))
            return FileReading(read_text(f"A/75/660\n\n1. {' '.join(told)}.\n\n2. {len(files)} files.\n".encode()))
    return FileReading(read_text(data))


def main() -> None:
    READERS[".txt"] = _bad
    child.main()
