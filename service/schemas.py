"""The JSON of the API, version 1, and how answers become it. Fields may be added; none here changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from corpus.document import Block, Document, Reference, Speech, Voice
from index.search import Hit
from service import urls
from service.answer import Answer, Citation, CitedReference, Footnote, Found


def _no_lookalike(value: object) -> object:
    """Refuse "5", true and 5.0 for 5. The framework validates leniently, whatever the model says."""
    if type(value) is not int:
        raise ValueError("Input should be a valid integer")
    return value


class AskBody(BaseModel):
    """A question. Only `question` is required."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="The question, or keywords.", examples=["how many people died in Barda?"])
    history: list[str] = Field(default_factory=list, description="Earlier questions, oldest first; at most 50.")
    documents: list[str] = Field(
        default_factory=list, max_length=1000, description="Symbols of the documents to look in; none means all."
    )
    limit: Annotated[int, BeforeValidator(_no_lookalike)] = Field(5, ge=1, le=20, description="Citations at most.")


class VoiceJson(BaseModel):
    name: str
    role: Literal["author", "quoted organisation", "quoted person"]
    manner: Literal["own", "quoted", "reported"] = Field(
        description="In own words, quoted word for word, or reported in the words of the voice before."
    )
    title: str = Field(description="What the document says this person is; may be empty.")


class HighlightJson(BaseModel):
    start: int
    end: int
    text: str


class AnchorJson(BaseModel):
    document: str
    block: str
    label: str
    section: str
    page: int | None


class RangeJson(BaseModel):
    start: int
    end: int
    sha256: str


class ReferenceJson(BaseModel):
    symbol: str | None
    title: str | None
    author: str | None
    date: str | None
    url: str | None
    held: bool
    flags: list[str] = Field(description="Oddities of the print, never corrected.")


class FootnoteJson(BaseModel):
    number: str
    text: str
    at: int | None = Field(description="Where the mark stands in the quote; null where it stands outside.")
    references: list[ReferenceJson]


class SpeakerJson(BaseModel):
    start: int
    end: int
    voice: list[VoiceJson]


class CitationJson(BaseModel):
    quote: str
    highlights: list[HighlightJson]
    anchor: AnchorJson
    range: RangeJson
    voice: list[VoiceJson]
    speakers: list[SpeakerJson] = Field(description="Ranges of the quote that somebody else speaks.")
    footnotes: list[FootnoteJson]
    cite_as: str
    url: str
    score: float
    repeats: list[str]
    author: str
    title: str
    dated: str | None


class AnswerJson(BaseModel):
    question: str
    understood_as: str
    status: Literal["answered", "not_answered", "answered_by_source_not_held"]
    confidence: float
    citations: list[CitationJson]
    nearest: list[CitationJson]
    sources_not_held: list[ReferenceJson]
    notice: str
    snapshot: str


class HitJson(BaseModel):
    document: str
    block: str
    label: str
    text: str
    context: str
    url: str
    scores: dict[Literal["dense", "lexical", "fused"], float]


class SearchJson(BaseModel):
    query: str
    corrected: dict[str, str]
    hits: list[HitJson]
    snapshot: str


class DocumentSummaryJson(BaseModel):
    symbol: str
    halves: list[str]
    title: str
    kind: str
    author: str
    dated: str | None
    distributed: str | None
    blocks: int
    sha256: str
    url: str


class BlockJson(BaseModel):
    id: str
    kind: str
    label: str
    section: str
    under: list[str]
    number: str
    page: int | None
    text: str
    range: RangeJson
    voice: list[VoiceJson]
    speakers: list[SpeakerJson]
    footnotes: list[FootnoteJson]
    url: str


class AgendaItemJson(BaseModel):
    number: str
    title: str
    block: str


class CitedAtJson(ReferenceJson):
    block: str


class DocumentJson(DocumentSummaryJson):
    text: str
    language: str
    sessions: list[str]
    agenda: list[AgendaItemJson]
    references: list[CitedAtJson]
    warnings: list[str]
    notice: str
    contents: list[BlockJson]


class DocumentsJson(BaseModel):
    documents: list[DocumentSummaryJson]
    snapshot: str


class StateJson(BaseModel):
    status: Literal["alive", "ready"]


class ErrorJson(BaseModel):
    """The one shape of every error."""

    error: str
    detail: str
    status: int


def answer_json(answer: Answer, snapshot: str) -> AnswerJson:
    found = isinstance(answer, Found)
    shown = answer.citations if isinstance(answer, Found) else answer.nearest
    return AnswerJson(
        question=answer.question,
        understood_as=answer.understood_as,
        status="answered" if isinstance(answer, Found) else answer.reason,
        confidence=answer.confidence,
        citations=[citation_json(citation) for citation in shown] if found else [],
        nearest=[] if found else [citation_json(citation) for citation in shown],
        sources_not_held=[] if isinstance(answer, Found) else [_reference(r, held=False) for r in answer.not_held],
        notice=notice_of(answer),
        snapshot=snapshot,
    )


def notice_of(answer: Answer) -> str:
    """What has to be said of the documents an answer shows."""
    shown = answer.citations if isinstance(answer, Found) else answer.nearest
    return " ".join(dict.fromkeys(citation.document.notice for citation in shown if citation.document.notice))


def citation_json(citation: Citation) -> CitationJson:
    document, block = citation.document, citation.block
    return CitationJson(
        quote=citation.quote,
        highlights=[HighlightJson(start=h.start, end=h.end, text=h.text) for h in citation.highlights],
        anchor=AnchorJson(
            document=str(document.symbol), block=block.id, label=block.label, section=block.section, page=block.page
        ),
        range=RangeJson(start=citation.start, end=citation.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in citation.voice],
        speakers=_speakers(citation.speeches, citation.start),
        footnotes=[_footnote(note) for note in citation.footnotes],
        cite_as=citation.cite_as,
        url=urls.block(document, block),
        score=citation.score,
        repeats=list(citation.repeats),
        author=document.author.name,
        title=document.title,
        dated=document.masthead.dated.isoformat() if document.masthead.dated else None,
    )


def hit_json(hit: Hit, document: Document) -> HitJson:
    block = document.block(hit.passage.block)
    return HitJson(
        document=str(document.symbol),
        block=block.id,
        label=block.label,
        text=hit.passage.text,
        context=hit.passage.context,
        url=urls.block(document, block),
        scores={leg: round(score, 4) for leg, score in hit.scores.items()},
    )


def summary_json(document: Document) -> DocumentSummaryJson:
    head = document.masthead
    return DocumentSummaryJson(
        symbol=str(document.symbol),
        halves=list(document.symbol.halves),
        title=document.title,
        kind=document.kind,
        author=document.author.name,
        dated=head.dated.isoformat() if head.dated else None,
        distributed=head.distributed.isoformat() if head.distributed else None,
        blocks=len(document.blocks),
        sha256=document.sha256,
        url=urls.document(document),
    )


def document_json(document: Document, held: frozenset[str], notes: dict[str, list[Footnote]]) -> DocumentJson:
    """`held` are keys of references the corpus holds; `notes` each block's footnotes."""
    return DocumentJson(
        **summary_json(document).model_dump(),
        text=document.text,
        language=document.masthead.language,
        sessions=list(document.masthead.sessions),
        agenda=[AgendaItemJson(number=i.number, title=i.title, block=i.block) for i in document.masthead.agenda],
        references=[
            CitedAtJson(**_reference(r, held=r.key in held).model_dump(), block=r.block) for r in document.references
        ],
        warnings=list(document.warnings),
        notice=document.notice,
        contents=[block_json(document, block, notes[block.id]) for block in document.blocks],
    )


def block_json(document: Document, block: Block, notes: list[Footnote]) -> BlockJson:
    return BlockJson(
        id=block.id,
        kind=block.kind,
        label=block.label,
        section=block.section,
        under=list(block.under),
        number=block.number,
        page=block.page,
        text=document.text_of(block),
        range=RangeJson(start=block.start, end=block.end, sha256=document.sha256),
        voice=[_voice(voice) for voice in block.voice],
        speakers=_speakers(block.speeches, block.start),
        footnotes=[_footnote(note) for note in notes],
        url=urls.block(document, block),
    )


def _voice(voice: Voice) -> VoiceJson:
    return VoiceJson(name=voice.name, role=voice.role, manner=voice.manner, title=voice.title)


def _speakers(speeches: Sequence[Speech], start: int) -> list[SpeakerJson]:
    """Speeches with offsets counted from `start`."""
    return [SpeakerJson(start=s.start - start, end=s.end - start, voice=[_voice(v) for v in s.voice]) for s in speeches]


def _footnote(note: Footnote) -> FootnoteJson:
    return FootnoteJson(
        number=note.block.number,
        text=note.text,
        at=note.at,
        references=[_cited(reference) for reference in note.references],
    )


def _cited(cited: CitedReference) -> ReferenceJson:
    return _reference(cited.reference, held=cited.held is not None)


def _reference(reference: Reference, *, held: bool) -> ReferenceJson:
    return ReferenceJson(
        symbol=str(reference.symbol) if reference.symbol else None,
        title=reference.title or None,
        author=reference.author or None,
        date=reference.date or None,
        url=reference.url or (urls.un_page(reference.symbol) if reference.symbol else None),
        held=held,
        flags=list(reference.flags),
    )
