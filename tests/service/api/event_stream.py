"""Reads an answer that comes as events: the rule of docs/api.md, as a client may write it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def joined(lines: Iterable[str]) -> dict[str, Any]:
    """The answer of a stream's lines. Raises `RuntimeError` with the error that the stream ended in."""
    answer: dict[str, Any] = {}
    for event, data in events(lines):
        if event == "error":
            raise RuntimeError(data["detail"])
        for field, value in data.items():
            answer[field] = answer.get(field, []) + value if isinstance(value, list) else value
    return answer


def events(lines: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names and data, in order."""
    event = ""
    for line in lines:
        name, _, value = line.partition(": ")
        if name == "event":
            event = value
        if name == "data":
            yield event, json.loads(value)
