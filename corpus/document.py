"""A document as understood: one canonical text, and blocks that are ranges of it.

Everything here is frozen data. Offsets are code points into `Document.text` unless a docstring says otherwise;
ranges are half open. The grammar makes these objects; nothing else does.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from corpus.address import Address, Identifier
from corpus.anchor import Anchor
from corpus.dates import print_date
from corpus.errors import QuoteMismatch, UnknownBlock
from corpus.lines import PageTurn
from corpus.ranges import Span
from corpus.sentences import sentences
from corpus.symbol import Symbol

BlockKind = Literal[
    "masthead",
    "title",
    "heading",
    "paragraph",
    "quotation",
    "omission",
    "list_item",
    "caption",
    "signature",
    "footnote",
]
Role = Literal["author", "quoted organisation", "quoted person"]
Manner = Literal["own", "quoted", "reported"]
#: Between the heads of one column that stand below each other.
BETWEEN_HEADS = " / "
Numbering = Literal["printed", "counted", "preambular", "lost"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks. Chains of voices run from the outermost, the document's author, inwards.

    name    as printed
    manner  own words, quoted word for word, or reported in the words of the voice outside
    title   what the document says this person is, as printed, or ""
    """

    name: str
    role: Role
    manner: Manner = "own"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """A range in which the innermost voice differs from that of the block around it."""

    start: int
    end: int
    voice: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark: it stands between two characters, in front of `at`; `note` is the footnote's block."""

    at: int
    number: str
    note: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's row: a range of the document's text, which is empty where nothing stands in the cell.

    Rows and columns are counted from 0. A cell that goes on from a row above lies in that row's block.

    row, rows        the first row that it stands in, and how many it goes over
    column, columns  the same of columns
    is_head          it heads columns itself
    heads            ranges of the cells that head its columns, the uppermost first
    """

    start: int
    end: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_head: bool = False
    heads: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """A range printed in bold or italics, or linked."""

    start: int
    end: int
    kind: Literal["bold", "italic", "link"]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a footnote or a sentence cites, as printed.

    date      as printed; `on` is the same date read, None where it cannot be read
    flags     oddities of the print, each a sentence; nothing is ever corrected
    pinpoint  the place in the document cited, as printed: "annex, paras. 4 and 5"; see corpus/citations/pinpoints.py
    """

    block: str
    start: int
    end: int
    symbol: Symbol | None = None
    title: str = ""
    author: str = ""
    date: str = ""
    on: datetime.date | None = None
    url: str = ""
    flags: tuple[str, ...] = ()
    pinpoint: str = ""

    @property
    def cites(self) -> Identifier:
        """What is cited, as a document that holds it would be known."""
        return self.symbol or Address.of(self.url)

    @property
    def key(self) -> str:
        """Two references with the same key cite the same thing."""
        return self.cites.slug


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of a document in reading order.

    id         unique in the document, and the fragment of its address: "p13", "p10.1", "fn6", "a1-c4"
    label      how a citation names it: "[para. 13]" where the count is ours, "para. 3" where it is printed; no two
               paragraphs or list items of a document have one
    section    "letter", "resolution", "report", "annex I"; what the masthead is part of
    part       the annex or section that it stands in and is numbered in: "annex I", "sect. II"; "" in the main text
    under      texts of the headings above it, outermost first
    number     the paragraph's or footnote's number, printed or counted; "" where it has none
    numbering  how the number in its label came about: it is printed, or counted by us, in a preamble apart from the
               rest, or lost in print and told by the numbers around it; None where the label has no number
    page       of the file, 1-based: that on which it begins; None where the format has no pages
    turns      where it goes on to other pages
    closed_by  for a paragraph of a block quotation: the block of the footnote that closes the quotation
    breaks     where the print begins a new line
    cells      of a table's row: all its cells, from left to right
    notice     what has to be said with its words where that is not what is said of the document, else None
    """

    id: str
    kind: BlockKind
    start: int
    end: int
    label: str
    section: str
    part: str = ""
    under: tuple[str, ...] = ()
    number: str = ""
    numbering: Numbering | None = None
    page: int | None = None
    turns: tuple[PageTurn, ...] = ()
    voice: tuple[Voice, ...] = ()
    speeches: tuple[Speech, ...] = ()
    marks: tuple[Mark, ...] = ()
    emphasis: tuple[Emphasis, ...] = ()
    closed_by: str = ""
    breaks: tuple[int, ...] = ()
    cells: tuple[Cell, ...] = ()
    notice: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def heads_table(self) -> bool:
        """It is a row whose cells head the columns of a table."""
        return bool(self.cells) and all(cell.is_head for cell in self.cells)

    @property
    def counted(self) -> bool:
        """Its number does not stand in print, so that citations set it in brackets."""
        return self.numbering in ("counted", "preambular", "lost")

    @property
    def footnotes(self) -> tuple[str, ...]:
        """Blocks of the footnotes that a citation of this block carries, in printed order."""
        if self.kind == "footnote":
            return (self.id,)
        notes = dict.fromkeys(mark.note for mark in self.marks)
        if self.closed_by:
            notes[self.closed_by] = None
        return tuple(notes)

    @property
    def pages(self) -> tuple[int, ...]:
        """Those it stands on, in order; none where the format has no pages."""
        return () if self.page is None else (self.page, *(turn.page for turn in self.turns))

    def page_at(self, at: int) -> int | None:
        """The page on which the character at the offset `at` is printed; None where the format has no pages."""
        return next((turn.page for turn in reversed(self.turns) if turn.at <= at), self.page)

    @property
    def chains(self) -> tuple[tuple[Voice, ...], ...]:
        """The voice chains that are heard in it: its own, and that of each speech in it."""
        return (self.voice, *(speech.voice for speech in self.speeches))

    def voice_at(self, start: int, end: int) -> tuple[Voice, ...]:
        """The voice chain of the range `[start, end)`: the innermost speech that covers it, or the block's."""
        covering = [speech for speech in self.speeches if speech.start <= start and end <= speech.end]
        return min(covering, key=lambda speech: speech.end - speech.start).voice if covering else self.voice


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An agenda item of the masthead, paired with its title by order; `block` is the title's block."""

    number: str
    title: str
    block: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of the document says of it. Dates are None where they are not printed."""

    organs: tuple[str, ...] = ()
    distribution: str = ""
    distributed: datetime.date | None = None
    dated: datetime.date | None = None
    reissued: datetime.date | None = None
    language: str = ""
    sessions: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True)
class Document:
    """One document: its canonical text (NFC, a block per line) and everything found in it.

    symbol     a web page has its address here, a document that prints no symbol the name it was given
    kind       "letter", "resolution", "report", "document": what its own text calls it; "web page"
    closing    id of the block that asks for circulation, "" if there is none
    signature  id of the signature block, "" if there is none
    accessed   of a web page, which may change: the day on which its text was taken
    pages      how many its file has, 0 where the format has none
    """

    symbol: Identifier
    title: str
    kind: str
    author: Voice
    text: str
    blocks: tuple[Block, ...]
    masthead: Masthead = field(default_factory=Masthead)
    references: tuple[Reference, ...] = ()
    closing: str = ""
    signature: str = ""
    source: str = ""
    accessed: datetime.date | None = None
    notice: str = ""
    pages: int = 0
    warnings: tuple[str, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """Hash of the canonical text: what a citation's offsets are offsets of."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def _by_id(self) -> dict[str, Block]:
        return {block.id: block for block in self.blocks}

    @property
    def cited(self) -> str:
        """How a citation names it: by its symbol; what has none by author, title and date."""
        if isinstance(self.symbol, Symbol):
            return self.symbol.cited
        accessed = f"accessed {print_date(self.accessed)}" if self.accessed else ""
        date = print_date(self.masthead.dated) if self.masthead.dated else accessed
        title = self.title if self.title == str(self.symbol) else f"“{self.title}”"
        named = (self.author.name, title) if self.author.name != self.title else (title,)
        return ", ".join(part for part in (*named, date) if part)

    @property
    def called(self) -> str:
        """What a question calls it: its symbol, or the name that it was given; a web page is called as it is cited."""
        return self.cited if isinstance(self.symbol, Address) else self.symbol.cited

    def block(self, block_id: str) -> Block:
        try:
            return self._by_id[block_id]
        except KeyError:
            raise UnknownBlock(str(self.symbol), block_id) from None

    def text_of(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def column_of(self, cell: Cell) -> str:
        """What heads the cell's column, as printed: "Ferries", or "Ferries / 2035" where two rows do; "" if nothing."""
        return BETWEEN_HEADS.join(span.of(self.text) for span in cell.heads)

    def column_at(self, block: Block, span: Span) -> str:
        """What heads the column of the cell that a range lies in; "" outside of tables, or where it is in several."""
        cell = next((cell for cell in block.cells if span.within(cell.span)), None)
        return self.column_of(cell) if cell else ""

    def references_in(self, block: Block) -> tuple[Reference, ...]:
        return tuple(reference for reference in self.references if reference.block == block.id)

    def references_behind(self, block: Block) -> tuple[Reference, ...]:
        """What the block cites, in its own words or in a footnote that a citation of it carries."""
        blocks = {block.id, *block.footnotes}
        return tuple(reference for reference in self.references if reference.block in blocks)

    def sentences_of(self, block: Block) -> tuple[Span, ...]:
        """Ranges of the block's sentences in the document's text; the whole block where it has none."""
        spans = tuple(span.moved(block.start) for span in sentences(self.text_of(block)))
        return spans or (block.span,)

    def marked_with(self, footnote: Block) -> Iterator[tuple[Block, Span]]:
        """The sentences that bear a footnote's mark, each with its block."""
        for block in self.blocks:
            at = {mark.at for mark in block.marks if mark.note == footnote.id}
            for sentence in self.sentences_of(block) if at else ():
                if any(sentence.start < place <= sentence.end for place in at):
                    yield block, sentence

    def notice_of(self, block: Block) -> str:
        """What has to be said with the words of a block: an annex may be somebody else's than the document."""
        return self.notice if block.notice is None else block.notice

    def anchor(self, block: Block) -> Anchor:
        return Anchor(self.symbol, block.id)

    def check_quote(self, start: int, end: int, quote: str) -> None:
        """Raise `QuoteMismatch` unless `quote` is exactly the text of the range."""
        if not quote or start < 0 or self.text[start:end] != quote:
            raise QuoteMismatch(str(self.symbol), start, end)

    def of_kind(self, *kinds: BlockKind) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind in kinds)


def place_in_list(document: Document) -> tuple[str, tuple[int, ...]]:
    """A sorting key: symbols of one series stand together, in the order of their numbers."""
    return document.symbol.series, document.symbol.serial
