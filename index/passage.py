"""What is embedded and searched: a block, or whole sentences of a long block, with a line of context."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.ranges import Span


@dataclass(frozen=True, slots=True)
class PassageCell:
    """A cell of a table's row, as a range of the passage's text, and what heads its column."""

    start: int
    end: int
    column: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def text_in(self, passage: Passage) -> str:
        return self.span.of(passage.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """Offsets are into the document's text: `document.text[start:end] == text`.

    document  the document's slug, its symbol's first half
    cells     of a table's row, from left to right; those in which nothing stands are empty ranges
    context   says where the text stands and who speaks; searched, never shown as a quotation
    """

    document: str
    block: str
    start: int
    end: int
    text: str
    context: str
    cells: tuple[PassageCell, ...] = ()

    @property
    def searched(self) -> str:
        """The text behind its context and, of a table's row, the heads of its columns."""
        columns = dict.fromkeys(cell.column for cell in self.cells if cell.column)
        around = ", ".join((*columns, self.context) if self.context else columns)
        return f"{around}. {self.text}" if around else self.text

    @property
    def of_block(self) -> tuple[str, str]:
        """Passages with the same pair are parts of one block."""
        return self.document, self.block
