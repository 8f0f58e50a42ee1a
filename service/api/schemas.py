"""The JSON of the API, version 1. Fields may be added; none here changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _no_lookalike(value: object) -> object:
    """Refuse "5", true and 5.0 for 5. The framework validates leniently, whatever the model says."""
    if type(value) is not int:
        raise ValueError("Input should be a valid integer")
    return value


class AskBody(BaseModel):
    """A question. Only `question` is required."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(description="The question, or keywords.", examples=["how many people had to leave?"])
    history: list[str] = Field(default_factory=list, description="Earlier questions, oldest first; the last 50 count.")
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
    page: int | None = Field(description="The page it is printed on; null where the format has no pages.")
    column: str = Field("", description="In a table: what heads the column of the cell that the words stand in.")


class AnchorJson(BaseModel):
    document: str
    block: str
    label: str
    section: str
    page: int | None = Field(description="The page on which the block begins; null where the format has no pages.")


class RangeJson(BaseModel):
    start: int
    end: int
    sha256: str


class PlaceJson(BaseModel):
    block: str
    label: str
    url: str


class ReferenceJson(BaseModel):
    symbol: str | None
    title: str | None
    author: str | None
    date: str | None
    url: str | None
    held: bool
    flags: list[str] = Field(description="Oddities of the print, never corrected.")
    document_url: str | None = Field(description="Page of the document cited; null where it is not held.")
    pinpoint: str | None = Field(description="The place in the document cited, as printed.")
    places: list[PlaceJson] = Field(description="Blocks of the document held that the pinpoint names.")


class FootnoteJson(BaseModel):
    number: str
    text: str
    at: int | None = Field(description="Where the mark stands in the quote; null where it stands outside.")
    references: list[ReferenceJson]


class SpeakerJson(BaseModel):
    start: int
    end: int
    voice: list[VoiceJson]


class ExcerptJson(BaseModel):
    quote: str
    in_common: list[HighlightJson] = Field(description="Words that what stands beside has too.")
    anchor: AnchorJson
    range: RangeJson
    voice: list[VoiceJson]
    cite_as: str
    url: str
    author: str
    title: str
    dated: str | None


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
    grade: Literal["answers", "may_answer"] = Field(
        description="may_answer: too many citations with such a score are wrong to take it for the answer unread."
    )
    repeats: list[str]
    same_as: str | None
    author: str
    title: str
    dated: str | None
    references: list[ReferenceJson] = Field(description="What the quoted words themselves cite.")
    sources: list[ExcerptJson] = Field(
        description="What the answering sentence retells of documents that the block cites and that are held."
    )
    differing: list[HighlightJson] = Field(
        description="In a comparison: the words that the other side does not have in that place."
    )
    sources_url: str | None = Field(description="Page with the block beside its sources; null where it cites nothing.")


class FactJson(BaseModel):
    name: str
    value: str
    derivation: str = Field(description="How it came about where no document prints it; empty where one does.")


class ItemJson(BaseModel):
    label: str = Field(description="Of a timeline the date, of a list the thing, as the document prints it.")
    date: str | None
    inferred: bool = Field(description="The year of the date stands in the text before, and not with the date.")
    citation: int = Field(description="Which of the citations says so, counted from 0.")
    citations: list[int] = Field(description="All that say so.")


Status = Literal["answered", "not_answered", "answered_by_source_not_held"]


class PartJson(BaseModel):
    """One of several questions in one, or one side of a comparison."""

    question: str
    status: Status
    citations: list[CitationJson]
    nearest: list[CitationJson]
    remark: str


class AnswerJson(BaseModel):
    question: str
    understood_as: str
    status: Status
    confidence: float
    kind: Literal["fact", "list", "parts", "comparison", "overview", "timeline", "documents"] = Field(
        description="Which form the answer has; fact: each citation answers by itself."
    )
    citations: list[CitationJson]
    facts: list[FactJson] = Field(description="What is told of documents as data, beside the citations.")
    items: list[ItemJson] = Field(description="Of a timeline its days, in order; of a list what it names.")
    parts: list[PartJson] = Field(description="Of several questions in one, or of a comparison.")
    rows: list[list[int | None]] = Field(
        description="Of a comparison, what stands side by side: of each part the number of its citation, or null."
    )
    complete: bool = Field(description="Whatever could answer was looked at, and what is shown is all of it.")
    language: str = Field(description="That of the question, as ISO 639-1 has it; quotations stay in their own.")
    nearest: list[CitationJson]
    sources_not_held: list[ReferenceJson]
    remark: str = Field(
        description="Which document or place that the question names is not there, and what there is; may be empty."
    )
    notice: str
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


class HeadJson(BaseModel):
    start: int
    end: int


class CellPlaceJson(BaseModel):
    """A cell: its range of the document's text, empty where nothing stands in it. Rows and columns count from 0."""

    start: int
    end: int
    row: int
    column: int
    rows: int = Field(description="How many rows it covers; it is listed in each of them.")
    columns: int = Field(description="How many columns it covers.")
    is_head: bool = Field(description="It heads columns itself.")
    heads: list[HeadJson] = Field(description="Ranges of the cells that head its columns, the uppermost first.")


class RowJson(BaseModel):
    """A table's row; all are empty for other blocks."""

    cells: list[str] = Field(default_factory=list, description="Of a table's row: its cells, empty ones as well.")
    columns: list[str] = Field(default_factory=list, description="What heads the column of each cell.")
    cell_places: list[CellPlaceJson] = Field(default_factory=list, description="Range and place of each cell.")


class BlockJson(RowJson):
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
    notice: str | None = Field(
        description="In somebody else's annex: what to say with it. Null: the document's notice."
    )
    footnotes: list[FootnoteJson]
    url: str
    references: list[ReferenceJson] = Field(description="What the block's own words cite.")
    sources_url: str | None = Field(description="Page with the block beside its sources; null where it cites nothing.")


class AgendaItemJson(BaseModel):
    number: str
    title: str
    block: str


class CitedAtJson(ReferenceJson):
    block: str


class CitesJson(ReferenceJson):
    cited_in: list[PlaceJson] = Field(description="Blocks of this document that cite it.")


class MentionJson(BaseModel):
    block: str
    label: str
    url: str
    sentence: str
    range: RangeJson


class CitedByJson(BaseModel):
    document: str
    title: str
    author: str
    url: str
    mentions: list[MentionJson]


class DocumentJson(DocumentSummaryJson):
    text: str
    language: str
    sessions: list[str]
    agenda: list[AgendaItemJson]
    references: list[CitedAtJson]
    cites: list[CitesJson] = Field(description="What the document cites, each thing once.")
    cited_by: list[CitedByJson] = Field(description="The documents held that cite this one, and their sentences.")
    warnings: list[str]
    notice: str
    contents: list[BlockJson]


class NotHeldJson(ReferenceJson):
    fetch: str | None = Field(description="The command that fetches it; null for what has no symbol.")


class SourceJson(BaseModel):
    document: str
    title: str
    url: str
    reference: ReferenceJson
    nearest: list[ExcerptJson] = Field(
        description="What stands nearest to the sentence; first the blocks that the reference names."
    )


class SentenceJson(BaseModel):
    sentence: ExcerptJson
    sources: list[SourceJson]
    not_held: list[NotHeldJson]


class SourcesJson(BaseModel):
    """A block's sentences beside the documents that the block cites."""

    anchor: AnchorJson
    url: str
    note: str
    sentences: list[SentenceJson]
    notice: str
    snapshot: str


class DocumentsJson(BaseModel):
    documents: list[DocumentSummaryJson]
    snapshot: str
    total: int
    next: str | None = Field(description="The cursor of the following piece; null behind the last.")


class ItalicsJson(BaseModel):
    start: int
    end: int


class CiteJson(BaseModel):
    """A citation of a place or of a whole document; of the whole, quote, range and quotation are null."""

    style: str
    text: str = Field(description="The citation; with the style of a record, the record as its file holds it.")
    italics: list[ItalicsJson] = Field(description="Ranges of the text that stand in italics.")
    anchor: AnchorJson | None
    quote: str | None
    range: RangeJson | None
    voice: list[VoiceJson]
    footnotes: list[str] = Field(description="Numbers of the footnotes that are cited with it.")
    notice: str
    quotation: str | None = Field(
        description="The quotation as the page copies it: in quotation marks, with speaker, citation, notice, address."
    )
    url: str
    snapshot: str


class StateJson(BaseModel):
    status: Literal["alive", "ready"]


class ErrorJson(BaseModel):
    """The one shape of every error."""

    error: str
    detail: str
    status: int
