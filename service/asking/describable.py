"""What a question can describe: the documents held, and their annexes that are statements or reports themselves."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from corpus.document import Block, Document
from service.asking.printed_days import printed_days

_ANNEX = re.compile(r"annex|appendix|enclosure")
#: The heading of an annex that says what it is, and by whom.
_STATES = re.compile(
    r"^\W*(?:annex\W+)?(?:joint\s+)?(?P<kind>statement|declaration|report|agreement|note|letter|communiqué|memorandum|protocol)\b"
    r"(?:\s+(?P<by>by|of|from)\b)?",
    re.I,
)
_STATEMENT_MADE = re.compile(r"\bmade the following statement\b", re.I)
_BETWEEN_PARTIES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_HEADINGS = 4
_YEAR = re.compile(r"\((?P<year>\d{4})\)")


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
        """Who speaks, as the title and the head have it, without whom a letter is addressed to.

        Of an annex that is a statement who opens it: "We, the President of …".
        """
        named = "" if self.part else self.document.author.name
        named = self._opening if self.part and "statement" in self.kinds else named
        return f"{self.title.partition(' addressed to ')[0]} {named}"

    @property
    def _opening(self) -> str:
        return self._text(islice((block for block in self.blocks if block.kind == "paragraph"), 1))

    @property
    def addressee(self) -> str:
        return self.title.partition(" addressed to ")[2]

    @property
    def dates(self) -> tuple[datetime.date, ...]:
        """Its own: of which it is, and when it went out."""
        masthead = self.document.masthead
        return tuple(day for day in (masthead.dated, masthead.distributed) if day)

    @cached_property
    def likely_dates(self) -> tuple[datetime.date, ...]:
        """Where its own are other ones or none: those that its first paragraph prints, of what it is sent with.

        Of a resolution that prints no date one in each month of the year in its symbol.
        """
        if self.document.kind == "resolution":
            year = None if self.dates else _YEAR.search(str(self.document.symbol))
            return tuple(datetime.date(int(year["year"]), month, 1) for month in range(1, 13)) if year else ()
        opening = next(iter(self.document.of_kind("paragraph")), None)
        return tuple(day.first for day in printed_days(self.document.text, opening.span)) if opening else ()

    @property
    def days(self) -> str:
        """Its months, as a question says them."""
        return " ".join(f"{day:%B %Y}" for day in self.dates)

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
