"""What is embedded and searched: a block, or whole sentences of a long block, with a line of context."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Offsets are into the document's text: `document.text[start:end] == text`.

    document  the document's slug, its symbol's first half
    context   says where the text stands and who speaks; searched, never shown as a quotation
    """

    document: str
    block: str
    start: int
    end: int
    text: str
    context: str

    @property
    def searched(self) -> str:
        return f"{self.context}. {self.text}" if self.context else self.text

    @property
    def of_block(self) -> tuple[str, str]:
        """Passages with the same pair are parts of one block."""
        return self.document, self.block
