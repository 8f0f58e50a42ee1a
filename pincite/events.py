"""An answer as it comes: the events of a stream, and what they are when joined."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, cast

from pincite.answers import Answer
from pincite.errors import PinciteError

EventName = Literal["understood", "part", "item", "row", "citation", "nearest", "fact", "source_not_held", "status"]


class Event(NamedTuple):
    """`data` are fields of the answer; a list in it is one of those that come item by item."""

    name: EventName
    data: dict[str, Any]


@dataclass(slots=True)
class EventLines:
    """Makes events of the lines of a stream. `done` is whether the last one was there."""

    done: bool = False
    _name: str = field(default="", init=False)

    def event(self, line: str) -> Event | None:
        """The event that a line ends, None for every other line. Raises `PinciteError` for one called “error”."""
        name, _, value = line.partition(": ")
        if name == "event":
            self._name = value
        if name != "data":
            return None
        data = json.loads(value)
        if self._name == "error":
            raise PinciteError(data["error"], data["detail"], data["status"])
        self.done = self._name == "done"
        return None if self.done else Event(cast(EventName, self._name), data)


def joined(events: Iterable[Event]) -> Answer:
    """The answer, field for field, when all of its events are there."""
    answer: dict[str, Any] = {}
    for event in events:
        for name, value in event.data.items():
            answer[name] = answer.get(name, []) + value if isinstance(value, list) else value
    return cast(Answer, answer)
