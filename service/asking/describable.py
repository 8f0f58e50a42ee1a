"""What a question can describe: the documents held, and their annexes that are statements or reports themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Block, Document

_ANNEX = re.compile(r"annex|appendix|enclosure")
#: The heading of an annex that says what it is, and by whom.
_STATES = re.compile(
    r"^\W*(?:annex\W+)?(?:joint\s+)?(?P<kind>statement|declaration|report|agreement|note|letter|communiqué)\b"
    r"(?:\s+(?P<by>by|of|from)\b)?",
    re.I,
)
_STATEMENT_MADE = re.compile(r"\bmade the following statement\b", re.I)
_BETWEEN_PARTIES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_HEADINGS = 4


@dataclass(frozen=True)
class Thing:
    """A document, or an annex of one that is a thing by itself.

    kinds    what it may be called: "letter", "statement", "annex" where it is the only one
    part     the annex; "" for the document
    title    of the annex the heading that says what it is
    parties  how many speak in it together
    """

    document: Document
    kinds: frozenset[str]
    part: str
    title: str
    parties: int
    blocks: tuple[Block, ...]

    @cached_property
    def text(self) -> str:
        return self._text(block for block in self.blocks if block.kind != "footnote")

    @cached_property
    def operative(self) -> str:
        """Its paragraphs without a preamble."""
        kinds = ("paragraph", "list_item")
        return self._text(b for b in self.blocks if b.kind in kinds and b.numbering != "preambular")

    @property
    def author(self) -> str:
        """Who speaks, as the title and the head have it, without whom a letter is addressed to."""
        named = "" if self.part else self.document.author.name
        return f"{self.title.partition(' addressed to ')[0]} {named}"

    @property
    def addressee(self) -> str:
        return self.title.partition(" addressed to ")[2]

    @property
    def days(self) -> str:
        """Its months, as a question says them."""
        masthead = self.document.masthead
        return " ".join(f"{day:%B %Y}" for day in (masthead.dated, masthead.distributed) if day)

    def _text(self, blocks: Iterator[Block]) -> str:
        return "\n".join(self.document.text_of(block) for block in blocks)


def things(document: Document) -> Iterator[Thing]:
    """The document, then its annexes."""
    statement = any(_STATEMENT_MADE.search(document.text_of(block)) for block in document.of_kind("paragraph"))
    kinds = frozenset({document.kind, "statement"} if statement else {document.kind})
    main = tuple(block for block in document.blocks if not _ANNEX.match(block.part))
    yield Thing(document, kinds, "", document.title, 1, main)
    parts = dict.fromkeys(block.part for block in document.blocks if _ANNEX.match(block.part))
    yield from (_annex(document, part, alone=len(parts) == 1) for part in parts)


def _annex(document: Document, part: str, *, alone: bool) -> Thing:
    blocks = tuple(block for block in document.blocks if block.part == part)
    headings = [document.text_of(block) for block in blocks if block.kind == "heading"][:_HEADINGS]
    said = next((found for found in map(_STATES.match, headings) if found), None)
    kinds = {"annex"} if alone else set()
    if said is None:
        return Thing(document, frozenset(kinds), part, " ".join(headings[:1]), 1, blocks)
    parties = len(_BETWEEN_PARTIES.split(said.string[said.end() :])) if said["by"] else 1
    return Thing(document, frozenset({*kinds, said["kind"].lower()}), part, said.string, parties, blocks)
