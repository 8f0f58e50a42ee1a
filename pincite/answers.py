"""What the service answers, as typed dictionaries: the fields that a program reads most. A dictionary has them all."""

from __future__ import annotations

from typing import Literal, TypedDict


class Highlight(TypedDict):
    start: int
    end: int
    text: str


class Anchor(TypedDict):
    document: str
    block: str
    label: str
    section: str
    page: int | None


class Range(TypedDict):
    """Of the document's canonical text, in code points, with the hash of that text."""

    start: int
    end: int
    sha256: str


class Voice(TypedDict):
    name: str
    role: str
    manner: str
    title: str


class Footnote(TypedDict):
    number: str
    text: str


class Citation(TypedDict):
    quote: str
    highlights: list[Highlight]
    anchor: Anchor
    range: Range
    voice: list[Voice]
    footnotes: list[Footnote]
    cite_as: str
    url: str
    score: float
    grade: Literal["answers", "may_answer"]
    author: str
    title: str
    dated: str | None


class Fact(TypedDict):
    name: str
    value: str
    derivation: str


class Answer(TypedDict):
    """`citations` answer; where `status` is not "answered" there are none, and `nearest` does not answer."""

    question: str
    understood_as: str
    status: Literal["answered", "not_answered", "answered_by_source_not_held"]
    confidence: float
    kind: str
    citations: list[Citation]
    facts: list[Fact]
    nearest: list[Citation]
    remark: str
    notice: str
    snapshot: str


class Hit(TypedDict):
    document: str
    block: str
    label: str
    text: str
    context: str
    url: str
    scores: dict[str, float]


class Search(TypedDict):
    query: str
    corrected: dict[str, str]
    hits: list[Hit]
    snapshot: str


class Place(TypedDict):
    quote: str
    anchor: Anchor
    range: Range
    voice: list[Voice]
    cite_as: str
    url: str


class Occurrence(TypedDict):
    places: list[Place]


class Passage(TypedDict):
    start: int
    end: int
    text: str
    verdict: Literal["not_found", "differs", "another_speaker", "pieced_together", "word_for_word"]
    told: list[str]
    occurrences: list[Occurrence]
    nearest: Place | None


class Verification(TypedDict):
    passages: list[Passage]
    counts: dict[str, int]
    notice: str
    snapshot: str


class DocumentSummary(TypedDict):
    symbol: str
    title: str
    kind: str
    author: str
    dated: str | None
    blocks: int
    sha256: str
    url: str


class Block(TypedDict):
    id: str
    kind: str
    label: str
    text: str
    range: Range
    voice: list[Voice]
    footnotes: list[Footnote]
    url: str


class Document(DocumentSummary):
    text: str
    notice: str
    contents: list[Block]


class Cited(TypedDict):
    style: str
    text: str
    anchor: Anchor | None
    quote: str | None
    quotation: str | None
    notice: str
    url: str
