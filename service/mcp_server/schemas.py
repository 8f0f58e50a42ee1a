"""What the tools take and give. Small: an assistant has to read all of it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.api.check_schemas import VerdictName
from service.api.schemas import FactJson, RangeJson, Status

_ID = "A document, and behind a # a block of it: `A/75/660–S/2020/1267#p13`."


class Arguments(BaseModel):
    """What is called otherwise is refused, with the names there are in the schema."""

    model_config = ConfigDict(extra="forbid")


class AskArguments(Arguments):
    question: str = Field(description="One question or some keywords, at most 2,000 characters.")
    history: list[str] = Field(default_factory=list, description="Earlier questions that it follows on, oldest first.")
    documents: list[str] = Field(default_factory=list, max_length=1000, description="Symbols to look in; none: all.")
    limit: int = Field(5, ge=1, le=20, description="Quotations at most.")


class SearchArguments(Arguments):
    query: str = Field(description="Words or a question, at most 2,000 characters.")
    limit: int = Field(10, ge=1, le=50, description="Results at most.")


class FetchArguments(Arguments):
    id: str = Field(description=f"The id of a search result, or a document's symbol for all of its text. {_ID}")


class VerifyArguments(Arguments):
    text: str = Field(
        description="A quotation without marks, or a text with quotations in it; at most 200,000 characters."
    )


class ReadBlockArguments(Arguments):
    id: str = Field(description=_ID)
    around: int = Field(0, ge=0, le=10, description="Blocks before and behind it that are read as well.")


class ListArguments(Arguments):
    words: str = Field("", description="Only documents with all these words in symbol, title or author; none: all.")
    offset: int = Field(0, ge=0, description="Documents that are passed over.")
    limit: int = Field(50, ge=1, le=200, description="Documents at most.")


class NoteGiven(BaseModel):
    number: str
    text: str


class Place(BaseModel):
    """Words of a document, verbatim, and all that a quotation of them has to name."""

    id: str = Field(description=f"For `fetch` and `read_block`. {_ID}")
    quote: str = Field(description="Verbatim.")
    cite_as: str = Field(description="The pinpoint to print behind the quotation.")
    speaking: str = Field(description="Whose words they are, the author of the document first.")
    url: str = Field(description="Where the place can be read.")
    range: RangeJson = Field(description="Of the document's text, in code points, with the hash of that text.")


class QuotedPlace(Place):
    answering_words: list[str] = Field(description="The words of the quotation that answer.")
    footnotes: list[NoteGiven]
    grade: Literal["answers", "may_answer"] = Field(description="may_answer: read it before you take it for one.")
    score: float = Field(description="Probability that it answers.")


class ItemGiven(BaseModel):
    label: str
    date: str | None
    citations: list[int] = Field(description="Numbers of the citations that say so, counted from 0.")


class PartGiven(BaseModel):
    question: str
    status: Status
    remark: str
    citations: list[str] = Field(description="Ids of the citations that answer it.")
    nearest: list[QuotedPlace] = Field(description="Do not answer it.")


class Answered(BaseModel):
    """The answer to a question: quotations, or a refusal with what stands nearest."""

    status: Status = Field(description="Unless it is `answered`, say that the documents held do not answer.")
    kind: str = Field(description="Which form the answer has: fact, list, parts, comparison, overview, timeline, …")
    understood_as: str
    citations: list[QuotedPlace] = Field(description="These answer. Quote them word for word.")
    nearest: list[QuotedPlace] = Field(description="These do NOT answer. Show them as such, or not at all.")
    facts: list[FactJson] = Field(description="Told of documents as data.")
    items: list[ItemGiven]
    parts: list[PartGiven]
    sources_not_held: list[str] = Field(description="Cited documents whose text is not held and may answer.")
    complete: bool
    remark: str
    notice: str = Field(description="Say it wherever you quote these documents.")
    snapshot: str


class SearchResult(BaseModel):
    id: str
    title: str
    url: str
    text: str = Field(description="The passage that was found.")


class SearchResults(BaseModel):
    results: list[SearchResult]


class Fetched(BaseModel):
    id: str
    title: str
    text: str = Field(description="Verbatim.")
    url: str
    metadata: dict[str, str]


class Difference(BaseModel):
    kind: str
    said: str = Field(description="Words of the text that was sent; empty where it leaves words out.")
    printed: str = Field(description="The document's words; empty where the text puts words in.")


class VerifiedPassage(BaseModel):
    start: int
    end: int
    text: str
    verdict: VerdictName
    told: list[str] = Field(description="The findings in clauses.")
    places: list[Place] = Field(description="Where it stands.")
    differences: list[Difference]
    nearest: Place | None


class Verified(BaseModel):
    passages: list[VerifiedPassage] = Field(description="In the order of the text.")
    counts: dict[VerdictName, int]
    unchecked: int
    notice: str
    snapshot: str


class BlockGiven(Place):
    label: str
    kind: str
    footnotes: list[NoteGiven]
    page: int | None


class BlocksRead(BaseModel):
    document: str
    title: str
    author: str
    dated: str | None
    blocks: list[BlockGiven] = Field(description="In reading order.")
    notice: str
    snapshot: str


class Held(BaseModel):
    id: str = Field(description="The symbol, as `fetch` and `ask` take it.")
    title: str
    author: str
    dated: str | None
    kind: str
    blocks: int
    url: str


class Sources(BaseModel):
    documents: list[Held]
    total: int
    next_offset: int | None
    snapshot: str
