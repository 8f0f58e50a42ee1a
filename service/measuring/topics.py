"""What rankings are compared on: questions, and which documents are right for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from service.asking.answerer import Stage
from service.asking.request import Ask

#: Question → document → grade, and question → document → score: the two shapes that ir-measures reads.
Qrels = Mapping[str, Mapping[str, int]]
Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Topics:
    """Questions by id, and the judgements. `about` says in a line what they are, for reports."""

    name: str
    about: str
    asks: Mapping[str, Ask]
    qrels: Qrels


class Ranks(Protocol):
    """What can be compared: the service over its snapshot, or an index made for a data set."""

    def ranked(self, request: Ask, *, leg: Stage, limit: int) -> list[tuple[str, float]]:
        """Documents with their scores, best first, at most one time each."""
        ...
