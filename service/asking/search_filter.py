"""What a search may be narrowed to: documents, days, speakers, kinds and sections of blocks, a language, phrases."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.document import Block, BlockKind, Document
from corpus.ranges import Span
from index.snapshot import Snapshot
from index.words import fold
from service.errors import InvalidRequest

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.A)
#: In quotation marks of any usual form.
_PHRASE = re.compile(r"\"([^\"]*)\"|[“„«]([^“”„»]*)[”“»]")

#: Where the words of a phrase stand one behind the other, in one block.
Standing = tuple[Document, Block, Span]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, None for one without an end."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    @classmethod
    def parse(cls, first: str, last: str) -> Period:
        """From days, months or years as ISO 8601 has them, "" for none. Raises `InvalidRequest`."""
        made = cls(_day("from", first, is_last=False), _day("to", last, is_last=True))
        if made.first and made.last and made.first > made.last:
            raise InvalidRequest("to", f"{last} is before {first}, where the period begins")
        return made

    def __bool__(self) -> bool:
        return self.first is not None or self.last is not None

    def holds(self, day: datetime.date | None) -> bool:
        """False for what has no date."""
        if day is None:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What passages have to be of; what is empty leaves all.

    documents  slugs
    dated      when their documents are dated
    voice      words of the name of somebody who speaks in the block
    section    that of the block, as its anchor names it, or the annex it stands in
    language   of the document, as ISO 639-1 has it
    """

    documents: tuple[str, ...] = ()
    dated: Period = Period()
    voice: str = ""
    kinds: tuple[BlockKind, ...] = ()
    section: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return self != SearchFilter()

    def admits(self, document: Document, language: str) -> bool:
        return (
            (not self.documents or document.symbol.slug in self.documents)
            and (not self.dated or self.dated.holds(document.masthead.dated))
            and self.language in ("", language)
        )

    def admits_block(self, block: Block) -> bool:
        return (
            (not self.kinds or block.kind in self.kinds)
            and (not self.section or fold(self.section) in (fold(block.section), fold(block.part)))
            and (not self.voice or _speaks(self.voice, block))
        )


def phrases_of(text: str) -> tuple[tuple[str, ...], str]:
    """The phrases in quotation marks, and the text without the marks. Raises `InvalidRequest` for an empty phrase."""
    found = tuple(first or second for first, second in _PHRASE.findall(text))
    if not all(any(letter.isalnum() for letter in phrase) for phrase in found):
        raise InvalidRequest("q", "a phrase in quotation marks has no word; put words between them or leave them out")
    return found, " ".join(_PHRASE.sub(lambda match: f" {match[1] or match[2]} ", text).split()) if found else text


class Narrowing:
    """Narrows searches in one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def rows(self, wanted: SearchFilter, phrases: Sequence[Sequence[Standing]]) -> NDArray[np.int64]:
        """Numbers of the passages that the filter admits and whose blocks have each phrase, in order.

        Of a block in several passages those count in which a phrase stands.
        """
        admitted = [
            row for row in self._admitted(wanted) if all(self._has(row, places) for places in map(_spans, phrases))
        ]
        return np.array(admitted, dtype=np.int64)

    def blocks(self, rows: NDArray[np.int64]) -> int:
        """How many blocks the passages are of."""
        return len({self._snapshot.passages[row].of_block for row in rows})

    def _admitted(self, wanted: SearchFilter) -> Iterator[int]:
        languages = self._snapshot.languages if wanted.language else {}
        slugs = {d.symbol.slug for d in self._snapshot.documents if wanted.admits(d, languages.get(d.symbol.slug, ""))}
        for row, passage in enumerate(self._snapshot.passages):
            if passage.document in slugs:
                document = self._snapshot.by_slug(passage.document)
                if wanted.admits_block(document.block(passage.block)):
                    yield row

    def _has(self, row: int, places: dict[tuple[str, str], list[Span]]) -> bool:
        passage = self._snapshot.passages[row]
        own = Span(passage.start, passage.end)
        return any(span.overlaps(own) for span in places.get(passage.of_block, ()))


def _spans(standing: Sequence[Standing]) -> dict[tuple[str, str], list[Span]]:
    """By block."""
    found: dict[tuple[str, str], list[Span]] = {}
    for document, block, span in standing:
        found.setdefault((document.symbol.slug, block.id), []).append(span)
    return found


def _speaks(name: str, block: Block) -> bool:
    said = fold(name)
    return any(said in fold(voice.name) for chain in block.chains for voice in chain)


def _day(where: str, text: str, *, is_last: bool) -> datetime.date | None:
    if not text:
        return None
    match = _DAY.fullmatch(text.strip())
    try:
        year, month, day = (int(part) if part else None for part in match.groups()) if match else (0, None, None)
        month = month or (12 if is_last else 1)
        day = day or (calendar.monthrange(year or 0, month)[1] if is_last else 1)
        return datetime.date(year or 0, month, day)
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InvalidRequest(where, f"{text[:40]!r} is no day; one looks like 1993-07-29, 1993-07 or 1993") from error
