"""What is known of a document, as a catalogue would say it: what every style and every record is made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.address import Address
from corpus.document import Document
from corpus.symbol import Symbol
from index.languages import language_of
from service import urls
from service.citing.line import one_line
from service.citing.organs import Organ, Resolution, organs_of, resolution_of

Kind = Literal["document of the United Nations", "web page", "document"]
#: Characters of a document that its language is told by.
_TOLD_BY = 4000


@dataclass(frozen=True, slots=True)
class Record:
    """Every text is one line without signs of direction; "" or None where nothing is known.

    key         what the document is known by in addresses
    type        what the document calls itself: "letter", "resolution"
    cited       how the United Nations' own style names it
    symbol      as cited; "" of what has none
    author      as printed; "" where it is the title
    organs      of a document of the United Nations, those that its symbol names
    resolution  which one it is
    date        on which it is dated, else distributed
    year        that of the date, else the one in its symbol
    site        of a web page, its host
    url         where people read it outside Pincite
    accessed    of a web page
    opening     of its text, by which its language is told
    """

    key: str
    kind: Kind
    type: str
    cited: str
    symbol: str
    title: str
    author: str
    organs: tuple[Organ, ...]
    resolution: Resolution | None
    date: datetime.date | None
    year: int | None
    site: str
    url: str
    accessed: datetime.date | None
    opening: str

    def dated(self, printed: Callable[[datetime.date], str]) -> str:
        """The date as a style prints it, or the year where that is all that is known; "" where nothing is."""
        return printed(self.date) if self.date else str(self.year or "")

    @property
    def language(self) -> str:
        """Of the text, as ISO 639-1 has it."""
        return language_of(self.opening)[0]

    @property
    def author_organ(self) -> Organ | None:
        """The organ that speaks itself, where one does."""
        return next((organ for organ in self.organs if organ.name.casefold() == self.author.casefold()), None)

    @property
    def author_in_full(self) -> str:
        return self.author_organ.full if self.author_organ else self.author

    @property
    def publisher(self) -> str:
        """Of a document of the United Nations, these and the organs; of a web page its site."""
        if self.kind != "document of the United Nations":
            return self.site
        return ", ".join(filter(None, ("United Nations", " and ".join(organ.name for organ in self.organs))))


def record_of(document: Document) -> Record:
    head, symbol = document.masthead, document.symbol
    title, author = one_line(document.title), one_line(document.author.name)
    url, date = urls.original(document), head.dated or head.distributed
    return Record(
        key=symbol.slug,
        kind=_kind(document),
        type=document.kind,
        cited=one_line(document.cited),
        symbol=symbol.cited if isinstance(symbol, Symbol) else "",
        title=title,
        author=author if author not in (title, str(symbol)) else "",
        organs=organs_of(symbol) if isinstance(symbol, Symbol) else (),
        resolution=resolution_of(symbol) if isinstance(symbol, Symbol) else None,
        date=date,
        year=date.year if date else (symbol.year if isinstance(symbol, Symbol) else None),
        site=urls.site(url) if isinstance(symbol, Address) else "",
        url=url,
        accessed=document.accessed,
        opening=document.text[:_TOLD_BY],
    )


def _kind(document: Document) -> Kind:
    match document.symbol:
        case Symbol():
            return "document of the United Nations"
        case Address():
            return "web page"
        case _:
            return "document"
