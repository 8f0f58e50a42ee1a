"""Rows that the intent network learns from: how people ask, with marks for what their words say.

intent.jsonl was written by eight hands for this: questions with their kind (index/intent/intent.py), with the relation
that documents have to the matter, and with marks: `{d:…}` a document, `{t:…}` a time, `{m:…}` the matter, `{k:…}` the
sort of things listed, `{s:…}` a speaker compared, `{|}` in front of a further question. Every tenth row is kept out for
choosing. Questions of the cold rows are of one passage each: of the kind "fact", or "list", and without marks.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.ranges import Span
from index.intent.intent import Relation, Tag
from index.training.contrast import COLD

INTENT = Path(__file__).parent / "intent.jsonl"
_MARK = re.compile(r"\{(?P<further>\|)\}|\{(?P<tag>[dtmks]):(?P<words>[^{}]+)\}")
_TAGS: dict[str, Tag] = {"d": "document", "t": "time", "m": "matter", "k": "sort", "s": "speaker"}
#: One row of so many is kept out.
_KEPT_OUT = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what it asks for.

    kinds    those of which it is one: two where it was not told
    slots    ranges of its words with what they say; None where nothing is marked
    further  where further questions begin
    """

    question: str
    kinds: tuple[str, ...]
    relation: Relation | None = None
    slots: tuple[tuple[Span, Tag], ...] | None = None
    further: tuple[int, ...] = ()


def read_asked(split: Literal["train", "dev"]) -> list[Asked]:
    """The rows of one split of intent.jsonl."""
    stored = [json.loads(line) for line in INTENT.read_text(encoding="utf-8").splitlines()]
    return [_asked(row) for number, row in enumerate(stored) if (number % _KEPT_OUT == 0) == (split == "dev")]


def read_facts() -> list[str]:
    """Questions of the cold rows, each once, in the order of the file."""
    rows = (json.loads(line) for line in COLD.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(row["question"] for row in rows))


def fact(question: str) -> Asked:
    return Asked(question, ("fact", "list"))


def _asked(row: dict[str, str]) -> Asked:
    text, at = "", 0
    slots: list[tuple[Span, Tag]] = []
    further: list[int] = []
    for mark in _MARK.finditer(row["q"]):
        text += row["q"][at : mark.start()]
        at = mark.end()
        if mark["further"]:
            further.append(len(text))
        else:
            slots.append((Span(len(text), len(text) + len(mark["words"])), _TAGS[mark["tag"]]))
            text += mark["words"]
    text += row["q"][at:]
    relation: Relation | None = row.get("rel")  # type: ignore[assignment]
    return Asked(text, (row["kind"],), relation, tuple(slots), tuple(further))
