"""An answer as events, each an object of some of its fields: whoever joins them has the JSON of the answer.

A list comes item by item and is joined item to item; of any other field the last value counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from service.api import to_json
from service.api.schemas import AnswerJson
from service.asking.answer import Part, shown_by
from service.asking.steps import Step, Understanding

#: The fields that are lists, in the order in which they are sent, and what the events with their items are called.
LISTS = {
    "parts": "part",
    "items": "item",
    "rows": "row",
    "citations": "citation",
    "nearest": "nearest",
    "facts": "fact",
    "sources_not_held": "source_not_held",
}
UNDERSTOOD, STATUS = "understood", "status"
#: They are no part of the answer: what went wrong, and that nothing follows.
ERROR, DONE = "error", "done"
#: What some clients take for the end of a line, though JSON and the standard of events do not.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Event:
    """`data` are fields of the answer, or of an error."""

    name: str
    data: Mapping[str, Any]

    @property
    def line(self) -> str:
        """The data in one line."""
        return json.dumps(self.data, ensure_ascii=False, separators=(",", ":")).translate(_LINE_ENDS)


@dataclass(slots=True)
class AnswerEvents:
    """The events of one answer. It keeps what was sent, so that nothing is sent twice."""

    _sent: dict[str, int] = field(default_factory=dict)
    _understood: dict[str, Any] = field(default_factory=dict)

    def of_step(self, step: Step) -> Iterator[Event]:
        match step:
            case Understanding():
                told = {"question": step.question, "understood_as": step.understood_as, "language": step.language}
                self._understood = told
                yield Event(UNDERSTOOD, told)
            case Part():
                yield self._item("parts", _plain(to_json.part_json(step)))
                for citation in shown_by(step.answer):
                    yield self._item("citations", _plain(to_json.citation_json(citation)))

    def of_answer(self, answer: AnswerJson) -> Iterator[Event]:
        """What has not been sent yet: at last how it was understood if that is otherwise, and all other fields."""
        fields = _plain(answer)
        understood = {name: fields.pop(name) for name in ("question", "understood_as", "language")}
        if understood != self._understood:
            yield Event(UNDERSTOOD, understood)
        for name in LISTS:
            for item in fields[name][self._sent.get(name, 0) :]:
                yield self._item(name, item)
        yield Event(STATUS, {name: value for name, value in fields.items() if not (name in LISTS and value)})

    def _item(self, name: str, item: Any) -> Event:
        self._sent[name] = self._sent.get(name, 0) + 1
        return Event(LISTS[name], {name: [item]})


def _plain(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json")
