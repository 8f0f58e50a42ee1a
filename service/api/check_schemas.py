"""The JSON of a check of quotations."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.api.schemas import AnchorJson, RangeJson, VoiceJson

VerdictName = Literal["not_found", "differs", "another_speaker", "pieced_together", "word_for_word"]


class VerifyBody(BaseModel):
    """A text whose quotations are to be checked."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(
        description="A quotation without marks, or a text with quotations in it; at most 200,000 characters.",
        examples=["The letter says that “Ganja, the second largest city of Azerbaijan, was hit four times”."],
    )


class TextRangeJson(BaseModel):
    """A range of the text that was sent, in code points; empty where the text leaves words out."""

    start: int
    end: int
    text: str


class QuotedPlaceJson(BaseModel):
    """A range of a document's canonical text, and what stands there."""

    quote: str
    anchor: AnchorJson
    range: RangeJson
    voice: list[VoiceJson]
    cite_as: str
    url: str
    author: str
    title: str
    dated: str | None


class OccurrenceJson(BaseModel):
    places: list[QuotedPlaceJson] = Field(description="One, or one for each block and each piece, as they are quoted.")
    left_out: list[QuotedPlaceJson] = Field(description="What stands between two pieces of one block.")


class DifferenceJson(BaseModel):
    kind: Literal["number", "negation", "hedge", "name", "tense", "words", "spelling"]
    said: TextRangeJson
    printed: QuotedPlaceJson | None = Field(description="The document's words; null where the text puts words in.")


class SaidJson(BaseModel):
    name: str = Field(description="Who the text says is speaking.")
    agrees: bool = Field(description="The document has the words as theirs.")


class PiecedJson(BaseModel):
    pieces: int
    within: Literal["paragraph", "document", "documents"]
    in_order: bool
    marked: bool = Field(description="The text says wherever words are left out that they are.")


class PassageJson(BaseModel):
    """One quoted passage of the text. `start` and `end` count code points of the text, marks left out."""

    start: int
    end: int
    text: str
    form: Literal["marks", "block", "bare"]
    verdict: VerdictName = Field(description="The gravest of the findings.")
    findings: list[VerdictName]
    told: list[str] = Field(description="The findings in English clauses.")
    said: SaidJson | None
    occurrences: list[OccurrenceJson] = Field(
        description="Where it stands; those first whose speaker is the one named."
    )
    differences: list[DifferenceJson] = Field(description="From the first occurrence; the gravest kinds first.")
    changes: list[TextRangeJson] = Field(description="What the text itself marks as changed: [t]he.")
    pieced: PiecedJson | None
    nearest: QuotedPlaceJson | None = Field(description="Of a passage that is not found: what is nearest, if anything.")
    frame: list[TextRangeJson] = Field(
        default=[],
        description="Of a passage without marks: words of the text that only hand over to it, and were not compared.",
    )


class VerifyJson(BaseModel):
    passages: list[PassageJson] = Field(description="In the order of the text.")
    counts: dict[VerdictName, int]
    too_short: int = Field(description="Quoted words that stand alone; they were not looked for.")
    unchecked: int = Field(description="Passages beyond the 300 that are checked at one time.")
    notice: str
    snapshot: str
