"""What is found out about the quotations of a text. What is shown of a document is checked when made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.anchor import Anchor
from corpus.document import Block, Document, Voice
from corpus.errors import QuoteMismatch
from corpus.ranges import Span
from service.checking.difference_kind import Kind
from service.checking.passages import Form

#: What can be said of a quotation.
Verdict = Literal["not_found", "differs", "another_speaker", "pieced_together", "word_for_word"]


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a document's text, within one block. Raises `QuoteMismatch`."""

    document: Document
    block: Block
    span: Span

    def __post_init__(self) -> None:
        if not self.span.within(self.block.span) or self.span.start >= self.span.end:
            raise QuoteMismatch(str(self.document.symbol), *self.span)

    @property
    def quote(self) -> str:
        return self.span.of(self.document.text)

    @property
    def anchor(self) -> Anchor:
        return self.document.anchor(self.block)

    @property
    def voice(self) -> tuple[Voice, ...]:
        return self.block.voice_at(*self.span)

    @property
    def cite_as(self) -> str:
        return f"{self.document.cited}, {self.block.label}"

    @property
    def notice(self) -> str:
        return self.document.notice_of(self.block)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that are others in the document.

    said     range of the text; empty where the quotation leaves words out, there it says where
    printed  the document's words; None where the quotation puts words in
    """

    kind: Kind
    said: Span
    printed: Place | None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One way in which the words of a quotation stand in the documents.

    places    in the order of the quotation: one, or one for each block and each piece
    left_out  what stands between two pieces of one block and is not in the quotation
    """

    places: tuple[Place, ...]
    left_out: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Pieced:
    """How a quotation is pieced together.

    pieces    how many places it is taken from
    within    what all of them lie in
    in_order  they follow one another as in the quotation; False as well where they are of several documents
    marked    the quotation says so wherever something is left out: "…", "[...]"
    """

    pieces: int
    within: Literal["paragraph", "document", "documents"]
    in_order: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Who the text says is speaking, and whether the documents have the words as theirs."""

    name: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Framing:
    """Words of a text that only hand over to what is compared: its range, and what stands there."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One passage of the text, and what was found of it.

    span         range of the text: the words of the passage, without its marks
    verdict      the gravest of the findings
    findings     all that can be said of it, the gravest first
    occurrences  where it stands, those first whose speaker is the one that the text names
    differences  between the passage and its first occurrence; the gravest kinds first
    changes      ranges of the text: what the passage itself marks as changed, "[t]he"
    pieced       how a passage is pieced together; None for one that stands in one place
    nearest      of a passage that is not found: what is nearest to it, if anything
    frame        of a passage without marks: what was left out of account, "The letter says that"
    """

    span: Span
    form: Form
    verdict: Verdict
    findings: tuple[Verdict, ...]
    occurrences: tuple[Occurrence, ...] = ()
    differences: tuple[Difference, ...] = ()
    changes: tuple[Span, ...] = ()
    said: Said | None = None
    pieced: Pieced | None = None
    nearest: Place | None = None
    frame: tuple[Framing, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Of the first occurrence."""
        return self.occurrences[0].places if self.occurrences else ()


@dataclass(frozen=True, slots=True)
class Check:
    """A text with its judgements, in the order of the text.

    too_short  passages of a single word, which were not looked for
    unchecked  passages beyond those that are checked at one time
    """

    text: str
    judgements: tuple[Judgement, ...]
    too_short: int = 0
    unchecked: int = 0

    def quoted(self, judgement: Judgement) -> str:
        return judgement.span.of(self.text)
