"""What a process has in memory, as Linux tells it."""

from __future__ import annotations

from pathlib import Path


def memory() -> dict[str, int]:
    """Bytes of this process: "VmRSS" is what is resident, "RssAnon" what of it no file stands behind."""
    lines = (line.split() for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return {line[0].rstrip(":"): 1024 * int(line[1]) for line in lines if line[0] in ("VmRSS:", "RssAnon:")}
