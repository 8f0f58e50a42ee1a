"""What an answer is: quotations with their anchors, or a reasoned absence of one. Plain data."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from corpus.anchor import Anchor
from corpus.document import Block, Document, Reference, Speech, Voice
from corpus.errors import QuoteMismatch
from corpus.ranges import Span
from index.words import terms, words

#: Words. A block of no more tells nothing: "c", "S. 4".
_NOTHING_WORDS = 2

Reason = Literal["not_answered", "answered_by_source_not_held"]
#: Whether a citation is likely enough to answer that it may be taken for the answer, or has to be read first.
Grade = Literal["answers", "may_answer"]
Shape = Literal["fact", "list", "parts", "comparison", "overview", "timeline", "documents"]


@dataclass(frozen=True, slots=True)
class Highlight:
    """The words that answer; offsets into the quote. `column` is what heads their column, in a table."""

    start: int
    end: int
    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class CitedReference:
    """A reference, the document that it cites where the corpus holds that, and the blocks of it that it names."""

    reference: Reference
    held: Document | None
    places: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote that a citation carries. `at` is where its mark stands in the quote, None if it stands outside."""

    block: Block
    text: str
    references: tuple[CitedReference, ...]
    at: int | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a block shown beside words of another document. Raises `QuoteMismatch`.

    start, end  range of the document's text, within the block
    in_common   ranges of the document's text: the words that both have
    """

    document: Document
    block: Block
    start: int
    end: int
    in_common: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        inside = self.block.start <= self.start < self.end <= self.block.end
        if not inside or any(not self.start <= a < b <= self.end for a, b in self.in_common):
            raise QuoteMismatch(str(self.document.symbol), self.start, self.end)

    @property
    def quote(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def anchor(self) -> Anchor:
        return self.document.anchor(self.block)

    @property
    def voice(self) -> tuple[Voice, ...]:
        return self.block.voice_at(self.start, self.end)

    @property
    def cite_as(self) -> str:
        return f"{self.document.cited}, {self.block.label}"

    @property
    def notice(self) -> str:
        return self.document.notice_of(self.block)


@dataclass(frozen=True, slots=True)
class Citation:
    """A quotation, checked against its document when it is made. Raises `QuoteMismatch`.

    start, end   range of the document's text
    voice        who speaks in the highlighted words, outermost first
    speeches     ranges of the document's text within the quote whose voice differs from the block's
    score        calibrated probability that this citation answers
    grade        what the score says in a word
    repeats      blocks where the answering sentence stands again, word for word
    same_as      anchor of an earlier citation of the answer that gives the same answer in other words
    references   what the quoted words themselves cite
    sources      where the quoted words cite a document that is held: what stands nearest to them in it
    differing    in a comparison: ranges of the document's text, words that the other side does not have in that place
    """

    document: Document
    block: Block
    start: int
    end: int
    quote: str
    highlights: tuple[Highlight, ...]
    voice: tuple[Voice, ...]
    speeches: tuple[Speech, ...]
    footnotes: tuple[Footnote, ...]
    score: float
    grade: Grade = "answers"
    repeats: tuple[tuple[Document, Block], ...] = ()
    same_as: Anchor | None = None
    references: tuple[CitedReference, ...] = ()
    sources: tuple[Excerpt, ...] = ()
    differing: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        self.document.check_quote(self.start, self.end, self.quote)
        for highlight in self.highlights:
            marked = self.quote[highlight.start : highlight.end]
            if not highlight.text or highlight.start < 0 or marked != highlight.text:
                raise QuoteMismatch(str(self.document.symbol), self.start + highlight.start, self.start + highlight.end)

    @property
    def notice(self) -> str:
        """What has to be said with it."""
        return self.document.notice_of(self.block)

    @property
    def anchor(self) -> Anchor:
        return self.document.anchor(self.block)

    @property
    def marked(self) -> tuple[Span, ...]:
        """The highlights as ranges of the document's text."""
        return tuple(Span(h.start, h.end).moved(self.start) for h in self.highlights)

    @property
    def pages(self) -> tuple[int, ...]:
        """Those on which the marked words begin, or without such the block; none where the format has no pages."""
        pages = [self.block.page_at(marked.start) for marked in self.marked] or self.block.pages
        return tuple(dict.fromkeys(page for page in pages if page is not None))

    @property
    def cite_as(self) -> str:
        """The reference as the UN Editorial Manual has it: symbol (or what names a web page), paragraph, notes."""
        parts = [self.document.cited, self.block.label]
        numbers = [note.block.number for note in self.footnotes if note.block.id != self.block.id]
        if len(numbers) == 1:
            parts.append(f"footnote {numbers[0]}")
        elif numbers:
            parts.append(f"footnotes {', '.join(numbers[:-1])} and {numbers[-1]}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that documents are or have, as data and in none of their words.

    name        "date", "footnotes"
    value       as shown: "18 December 2020", "11"
    derivation  how it came about where no document prints it: "counted: footnotes of A/75/660"; "" where one does
    """

    name: str
    value: str
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day that a citation tells of; `printed` as the document prints it, `inferred` where the year is not there."""

    on: datetime.date
    printed: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a list names, with the numbers of the citations that name it, the one it is taken from first."""

    label: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions in one, or one side of a comparison, with an answer of its own."""

    question: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Found:
    """The documents answer. `confidence` is the first citation's score; `remark` says what is missing all the same.

    kind      what form the answer has: one "fact", a "list" of things, "parts" of a question answered each by itself, a
              "comparison", an "overview" of a document, a "timeline", or what "documents" are
    facts     what is told as data beside the citations
    days      of a timeline: of each citation, in their order
    items     of a list
    parts     of several questions in one, or of a comparison; the citations are those of all parts, in order
    rows      of a comparison: what stands side by side, of each part the number of its citation, None where it has none
    complete  every passage that could answer was looked at, and what is shown is all
    language  of the question, as ISO 639-1 has it
    """

    question: str
    understood_as: str
    confidence: float
    citations: tuple[Citation, ...]
    remark: str = ""
    kind: Shape = "fact"
    facts: tuple[Fact, ...] = ()
    days: tuple[Dated, ...] = ()
    items: tuple[Item, ...] = ()
    parts: tuple[Part, ...] = ()
    rows: tuple[tuple[int | None, ...], ...] = ()
    complete: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Abstained:
    """The documents do not answer; `nearest` is shown as not answering.

    not_held  documents that are cited, might answer, and are not in the corpus
    remark    what there is instead of a place that is named and not there, in sentences
    language  of the question, as ISO 639-1 has it
    meant     documents of which the question may mean one; the remark says so
    """

    question: str
    understood_as: str
    confidence: float
    reason: Reason
    nearest: tuple[Citation, ...]
    not_held: tuple[Reference, ...] = ()
    remark: str = ""
    language: str = "en"
    meant: tuple[Document, ...] = ()


Answer = Found | Abstained


def shown_by(answer: Answer) -> tuple[Citation, ...]:
    """The citations of an answer, or the nearest passages where there is none."""
    return answer.citations if isinstance(answer, Found) else answer.nearest


def tells(citation: Citation) -> bool:
    """False for a line of a masthead and for a block of a word or two, near though they may be."""
    return citation.block.kind != "masthead" and len(words(citation.quote)) > _NOTHING_WORDS


def notice_of(answer: Answer) -> str:
    """What has to be said of the documents that an answer shows."""
    return " ".join(all_notices(answer))


def all_notices(answer: Answer) -> tuple[str, ...]:
    """What has to be said of the words that an answer shows, each thing once."""
    citations = shown_by(answer)
    beneath = (excerpt for citation in citations for excerpt in citation.sources)
    places: tuple[Shown, ...] = (*citations, *beneath)
    return tuple(dict.fromkeys(place.notice for place in places if place.notice))


class Shown(Protocol):
    """Words of a document, with what has to be said of them."""

    @property
    def notice(self) -> str: ...


def notices(places: Iterable[Shown]) -> str:
    """What has to be said of words that are shown together, each thing once."""
    return " ".join(dict.fromkeys(shown.notice for shown in places if shown.notice))


def grouped(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Citations with those that mark the same words as an earlier one right behind it, and naming it."""
    groups: dict[tuple[object, ...], list[Citation]] = {}
    for citation in citations:
        marked = tuple(term for highlight in citation.highlights for term in terms(highlight.text))
        group = groups.setdefault(marked or (citation.anchor,), [])
        group.append(replace(citation, same_as=group[0].anchor) if group else citation)
    return tuple(citation for group in groups.values() for citation in group)
