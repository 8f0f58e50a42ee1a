"""A row of a table as the network reads it: a sentence of the cells that the question asks of.

A row says "Mellick 44 27", and only the head of the table that 27 are the ferries of 2035. A network that has learned
from sentences reads "Mellick, 27 Ferries in 2035."; which column is meant it does not see, and is told here by rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from corpus.document import BETWEEN_HEADS
from corpus.ranges import Span
from index.passage import Passage, PassageCell
from index.question import Wording
from index.reading.cross_encoder import Judgement
from index.words import related, terms

_FIGURE = re.compile(r"[\W\d]*\d[\W\d]*")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table beside a question.

    asked  the cells of the columns that the question names best, those in which nothing stands included; none where it
           names no column, or says itself what stands there: then something else is asked for
    said   the row as a sentence, and the ranges of it that are cells, each with its range of the passage
    """

    passage: Passage
    asked: tuple[PassageCell, ...]
    said: str
    places: tuple[tuple[Span, Span], ...]

    @classmethod
    def of(cls, wording: Wording, passage: Passage) -> Row | None:
        """None for a passage that is no row of a table."""
        if not any(cell.column for cell in passage.cells):
            return None
        asked = _asked_of(wording.terms, passage)
        first, *others = passage.cells
        told = [cell for cell in (asked or others) if cell.text_in(passage) and cell is not first]
        said, places = _sentence(passage, first, told)
        return cls(passage, asked, said, places)

    @property
    def to_mark(self) -> tuple[Span, ...]:
        """The cells that may hold the answer: those asked of. If nothing stands there, the first, which is none."""
        asked = tuple(cell.span for cell in self.asked if cell.text_in(self.passage))
        filled = [cell.span for cell in self.passage.cells if cell.text_in(self.passage)]
        return asked or tuple(filled[:1] if self.asked else filled)

    def judged(self, judgement: Judgement) -> Judgement:
        """What the network says of the sentence, as said of the passage: tokens outside of cells left out."""
        tokens = [
            (number, token.moved(cell.start - said.start))
            for number, token in enumerate(judgement.places)
            for said, cell in self.places
            if token.within(said)
        ]
        kept = np.array([number for number, _ in tokens], dtype=np.intp)
        return replace(
            judgement,
            start=judgement.start[kept],
            end=judgement.end[kept],
            places=tuple(place for _, place in tokens),
        )


def _asked_of(asked: Sequence[str], passage: Passage) -> tuple[PassageCell, ...]:
    named = [_named(asked, cell.column) for cell in passage.cells]
    most = max(map(len, named), default=0)
    cells = tuple(cell for cell, names in zip(passage.cells, named, strict=True) if len(names) == most)
    if not most or any(_is_said(asked, cell.text_in(passage)) for cell in cells):
        return ()
    return cells


def _named(asked: Sequence[str], column: str) -> Set[str]:
    head = set(terms(column))
    return {term for term in asked if term in head or not related(term).isdisjoint(head)}


def _is_said(asked: Sequence[str], cell: str) -> bool:
    own = set(terms(cell))
    return bool(own) and own <= set(asked)


def _sentence(
    passage: Passage, first: PassageCell, told: Sequence[PassageCell]
) -> tuple[str, tuple[tuple[Span, Span], ...]]:
    """A figure counts what heads its column, "27 Ferries in 2035"; words are headed by it, "Captain Anna Pell"."""
    counts = all(_FIGURE.fullmatch(cell.text_in(passage)) for cell in told)
    parts: list[str | PassageCell] = [first]
    for cell in told:
        column = _head(cell.column)
        parts += [", ", cell, f" {column}"] if counts else [": " if cell is told[0] else "; ", f"{column} ", cell]
    said, places = "", []
    for part in chain(parts, "."):
        text = part if isinstance(part, str) else part.text_in(passage)
        if not isinstance(part, str):
            places.append((Span(len(said), len(said) + len(text)), part.span))
        said += text
    return said, tuple(places)


def _head(column: str) -> str:
    """ "Ferries / 2035" as it is said: "Ferries in 2035"."""
    return " ".join(f"in {head}" if _YEAR.fullmatch(head) else head for head in column.split(BETWEEN_HEADS))
