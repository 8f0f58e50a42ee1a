"""The JSON of a search."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from service.api.schemas import PlaceJson, RangeJson


class SpanJson(BaseModel):
    start: int
    end: int


class HitJson(BaseModel):
    document: str
    block: str
    label: str
    text: str
    context: str
    url: str
    scores: dict[Literal["dense", "lexical", "fused"], float]
    kind: str = Field(description="The kind of the block.")
    section: str
    page: int | None = Field(description="The page on which the block begins; null where the format has no pages.")
    title: str = Field(description="Of the document, as `author` and `dated`.")
    author: str
    dated: str | None
    range: RangeJson = Field(description="Where the text stands in the document's canonical text.")
    phrases: list[SpanJson] = Field(description="Ranges of the document's text that have the phrases in quotes.")


class NamedJson(BaseModel):
    """A document that the words name."""

    named: str = Field(description="How it is named.")
    held: bool
    document: str | None
    title: str | None
    url: str | None
    places: list[PlaceJson] = Field(description="The blocks of it that are named.")


class SearchJson(BaseModel):
    query: str
    corrected: dict[str, str]
    hits: list[HitJson]
    snapshot: str
    total: int = Field(description="Blocks that what was asked for leaves; all are ordered, and this is a piece.")
    next: str | None = Field(description="The cursor of the following piece; null behind the last.")
    named: list[NamedJson] = Field(description="Documents that the words name, held or not, with places in them.")
