"""Files of lines of JSON that are only ever added to: what readers said, and what was added and removed."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

log = logging.getLogger("pincite")

Kept = TypeVar("Kept", bound=BaseModel)


def add_line(path: Path, kept: BaseModel) -> None:
    """In one write, so that lines of several processes do not run into one another. Raises `OSError`.

    What a full disk has cut off stays a line by itself, which `read_lines` passes over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o640)
    try:
        size = os.fstat(stream).st_size
        torn = b"\n" if size > 0 and os.pread(stream, 1, size - 1) != b"\n" else b""
        line = torn + f"{kept.model_dump_json()}\n".encode("utf-8", "replace")
        if os.write(stream, line) < len(line):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
    finally:
        os.close(stream)


def read_lines(path: Path, kind: type[Kept]) -> Iterator[Kept]:
    """What the lines hold, in their order; none where there is no file. A damaged one is logged and passed over."""
    if not path.exists():
        return
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        try:
            if line.strip():
                yield kind.model_validate_json(line)
        except ValidationError:
            log.warning("%s, line %d is damaged, and is passed over", path, number)
