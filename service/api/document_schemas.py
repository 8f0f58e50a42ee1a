"""The JSON of what a document consists of, in pieces."""

from __future__ import annotations

from pydantic import BaseModel, Field

from service.api.schemas import (
    BlockJson,
    CitedAtJson,
    CitedByJson,
    CitesJson,
    MentionJson,
    RangeJson,
    ReferenceJson,
    RowJson,
)


class PieceJson(BaseModel):
    """A piece of a list about one document."""

    document: str
    sha256: str = Field(description="Hash of the document's canonical text.")
    total: int
    next: str | None = Field(description="The cursor of the following piece; null behind the last.")
    snapshot: str


class BlocksJson(PieceJson):
    blocks: list[BlockJson]


class NoteJson(BaseModel):
    """A footnote, with the sentences that bear its mark."""

    block: str
    number: str
    label: str
    text: str
    page: int | None
    range: RangeJson
    url: str
    references: list[ReferenceJson]
    marked_in: list[MentionJson]


class FootnotesJson(PieceJson):
    footnotes: list[NoteJson]


class ReferencesJson(PieceJson):
    references: list[CitedAtJson] = Field(description="Every reference, where it is printed.")


class TableRowJson(RowJson):
    block: str
    label: str
    url: str
    range: RangeJson
    is_head: bool = Field(description="All its cells head columns.")


class TableJson(BaseModel):
    caption: str = Field(description="What stands above it as its caption; may be empty.")
    section: str
    under: list[str] = Field(description="Headings above it, outermost first.")
    page: int | None
    rows: list[TableRowJson]


class TablesJson(PieceJson):
    tables: list[TableJson]


class CitesListJson(PieceJson):
    cites: list[CitesJson] = Field(description="What the document cites, each thing once.")


class CitedByListJson(PieceJson):
    cited_by: list[CitedByJson] = Field(description="The documents held that cite this one, and their sentences.")
