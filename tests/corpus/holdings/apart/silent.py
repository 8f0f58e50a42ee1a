"""A process that should read and never answers, nor keeps any limit."""

from __future__ import annotations

import time


def main() -> None:
    time.sleep(600)
