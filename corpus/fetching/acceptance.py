"""Whether a file that came is the document that was asked for. What is not is refused, with the reason."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.address import Address
from corpus.card import Card
from corpus.document import Document, Reference
from corpus.errors import BadSymbol, SymbolMissing, UnknownFormat, UnreadableSource
from corpus.fetching.servers import Arrival
from corpus.holdings.source import Source
from corpus.printed_symbols import find_symbols
from corpus.symbol import Symbol

Read = Callable[[Source], Document]
#: The card of a file, with what the file says of itself: `Source.completed_card`.
Complete = Callable[[Source], Card]

#: A masthead prints its symbol in one of the first blocks.
_HEAD = 40
#: Words of a page's title, as cited, that have to stand on the page. A headline may be cited with its subtitle and be
#: printed without it; a page that says that there is no such page shares at most the names in its menu.
_TITLE_WORDS = 0.4
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True)
class Accepted:
    """The file with the card that it is to have, and the document that they are together."""

    source: Source
    document: Document


@dataclass(frozen=True, slots=True)
class Refusal:
    reason: str


def accept(
    arrival: Arrival,
    reference: Reference,
    today: datetime.date,
    read: Read,
    complete: Complete = Source.completed_card,
) -> Accepted | Refusal:
    """What came, with its card, where it is what `reference` cites."""
    path = Path(f"{reference.cites.stem}{arrival.suffix}")
    source = Source(path, arrival.data, Card(path, source=arrival.url))
    try:
        if reference.symbol:
            return _accept_document(source, reference.symbol, read)
        return _accept_page(source, reference, today, read, complete)
    except (UnreadableSource, UnknownFormat, SymbolMissing, BadSymbol) as error:
        return Refusal(f"sent a file that cannot be read: {error}")
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the documents behind it
        return Refusal(f"sent a file at which Pincite fails, please report it: {type(error).__name__}: {error}")


def _accept_document(source: Source, wanted: Symbol, read: Read) -> Accepted | Refusal:
    """It is read without a symbol on its card first: that would speak in place of the text."""
    try:
        document = read(source)
        own = _own_symbols(document)
        printed = next((symbol for symbol in own if symbol.same_document(wanted)), next(iter(own), None))
    except SymbolMissing:
        document = read(_known_as(source, wanted))
        printed = _first_symbol(document)
    if printed is None:
        return Refusal(f"sent a file whose head names no symbol; nothing tells that it is {wanted}")
    if not printed.same_document(wanted):
        return Refusal(f"sent another document, {printed}, for {wanted}")
    known = _known_as(source, printed if set(wanted.halves) <= set(printed.halves) else wanted)
    return Accepted(known, document if document.symbol == known.card.symbol else read(known))


def _known_as(source: Source, symbol: Symbol) -> Source:
    return replace(source, card=replace(source.card, symbol=symbol))


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
    return next((symbol for *_, symbol in find_symbols(head)), None)


def _accept_page(
    source: Source, reference: Reference, today: datetime.date, read: Read, complete: Complete
) -> Accepted | Refusal:
    """Its card says what the page says of itself and, where it does not, what its citation does."""
    card = replace(source.card, symbol=Address.parse(reference.url), source=reference.url, accessed=today)
    said = complete(replace(source, card=card))
    page = replace(
        source,
        card=replace(
            said,
            title=said.title or reference.title,
            publisher=_publisher(said.publisher, reference),
            date=said.date or reference.date,
        ),
    )
    document = read(page)
    if not _is_about(reference.title, f"{said.title} {document.text}"):
        return Refusal(f"sent a page without the words of the title cited, “{reference.title}”")
    return Accepted(page, document)


def _publisher(said: str, reference: Reference) -> str:
    """The host of a page is a name only where nobody gives a better one."""
    host = said or reference.cites.slug.partition("/")[0]
    return reference.author or host if _HOST.fullmatch(host) else said


def _is_about(title: str, text: str) -> bool:
    asked, there = (set(_WORD.findall(part.casefold())) for part in (title, text))
    return len(asked & there) >= _TITLE_WORDS * len(asked)
