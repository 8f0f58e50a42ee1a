"""Whether a file that came is the document that was asked for. What is not is refused, with the reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.address import Identifier
from corpus.card import Card, card_of
from corpus.dates import print_date
from corpus.document import Document, Reference
from corpus.errors import SymbolMissing, UnknownFormat, UnreadableSource
from corpus.ledger import replace_file
from corpus.page_head import PageHead, read_page_head
from corpus.symbol import Symbol

Read = Callable[[Path], Document]

#: A masthead prints its symbol in one of the first blocks.
_HEAD = 40
#: Words of a page's title, as cited, that have to stand on the page. A headline may be cited with its subtitle and be
#: printed without it; a page that says that there is no such page shares at most the names in its menu.
_TITLE_WORDS = 0.4
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: str


def accept(path: Path, reference: Reference, url: str, today: datetime.date, read: Read) -> Identifier | Refusal:
    """What the file at `path` is known by, where it is what `reference` cites; its card is then written beside it.

    No card may stand there before: it would speak in place of the text.
    """
    try:
        if reference.symbol:
            return _accept_document(path, reference.symbol, url, read)
        return _accept_page(path, reference, url, today, read)
    except (UnreadableSource, UnknownFormat, SymbolMissing) as error:
        return Refusal(f"sent a file that cannot be read: {error}")


def _accept_document(path: Path, wanted: Symbol, url: str, read: Read) -> Symbol | Refusal:
    card = Card(path, wanted, source=url)
    try:
        document = read(path)
    except SymbolMissing:
        _write(card)
        printed = _first_symbol(read(path))
    else:
        own = _own_symbols(document)
        printed = next((symbol for symbol in own if symbol.same_document(wanted)), next(iter(own), None))
    if printed is None:
        return Refusal(f"sent a file whose head names no symbol; nothing tells that it is {wanted}")
    if not printed.same_document(wanted):
        return Refusal(f"sent another document, {printed}, for {wanted}")
    symbol = printed if set(wanted.halves) <= set(printed.halves) else wanted
    _write(Card(path, symbol, source=url))
    return symbol


def _write(card: Card) -> None:
    replace_file(card_of(card.path), card.text.encode())


def _own_symbols(document: Document) -> tuple[Symbol, ...]:
    """The first, and symbols of other organs: the halves of a joint symbol may stand on two lines of the masthead.

    Another symbol of the same organ is that of a draft, or of what is corrected.
    """
    own = document.symbol
    if not isinstance(own, Symbol):
        return ()
    return (own, *(symbol for symbol in document.masthead.symbols if symbol.organ != own.organ))


def _first_symbol(document: Document) -> Symbol | None:
    head = "\n".join(document.text_of(block) for block in document.blocks[:_HEAD])
    return next((symbol for *_, symbol in Symbol.find(head)), None)


def _accept_page(path: Path, reference: Reference, url: str, today: datetime.date, read: Read) -> Identifier | Refusal:
    head = read_page_head(path.read_bytes()) if path.suffix == ".html" else PageHead()
    _write(
        Card(
            path,
            title=head.title or reference.title,
            author=head.site or reference.author or reference.cites.slug.partition("/")[0],
            source=reference.url,
            date=print_date(head.dated) if head.dated else reference.date,
            accessed=today,
        )
    )
    document = read(path)
    if not _is_about(reference.title, f"{head.title} {document.text}"):
        return Refusal(f"sent a page without the words of the title cited, “{reference.title}”")
    return document.symbol


def _is_about(title: str, text: str) -> bool:
    asked, there = (set(_WORD.findall(part.casefold())) for part in (title, text))
    return len(asked & there) >= _TITLE_WORDS * len(asked)
