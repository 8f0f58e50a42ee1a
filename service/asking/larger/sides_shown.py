"""What each side of a comparison is shown to say, and the answer that they make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.asking.answer import Abstained, Citation, Found, Part
from service.asking.larger.differing import with_differing
from service.asking.larger.sides import Side
from service.asking.question import Question

_TWO = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A side with what it says, or with what stands nearest where it says nothing."""

    side: Side
    found: tuple[Citation, ...]
    nearest: tuple[Citation, ...]

    @property
    def missing(self) -> str:
        """What has to be said of a side with nothing to show."""
        if self.found:
            return ""
        return (
            f"No passage of {self.side.name} on this was found."
            if self.side.document
            else f"{self.side.name} is not held."
        )

    def part(self) -> Part:
        name = self.side.name
        if self.found:
            return Part(name, Found(name, name, self.found[0].score, self.found))
        confidence = self.nearest[0].score if self.nearest else 0.0
        return Part(name, Abstained(name, name, confidence, "not_answered", self.nearest, remark=self.missing))


def marked_where_they_differ(shown: Sequence[Shown], row: int) -> list[Shown]:
    """The sides, with the words that differ marked between the first two that have something in the row."""
    both = [at for at, each in enumerate(shown) if len(each.found) > row][:_TWO]
    if len(both) < _TWO:
        return list(shown)
    marked = dict(zip(both, with_differing(*(shown[at].found[row] for at in both)), strict=True))
    return [
        replace(each, found=(*each.found[:row], marked[at], *each.found[row + 1 :])) if at in marked else each
        for at, each in enumerate(shown)
    ]


def not_held_of(shown: Sequence[Shown]) -> str:
    return " ".join(each.missing for each in shown if each.side.document is None)


def found_of(question: Question, shown: Sequence[Shown], rows: tuple[tuple[int | None, ...], ...]) -> Found:
    citations = tuple(citation for each in shown for citation in each.found)
    parts = tuple(each.part() for each in shown)
    remark = " ".join(each.missing for each in shown if each.missing)
    confidence = citations[0].score
    return Found(question.text, question.corrected, confidence, citations, remark, "comparison", parts=parts, rows=rows)
