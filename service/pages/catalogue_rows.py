"""The catalogue as rows: every document held, and every one that is cited and is not, with what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.citations.catalogue import Entry
from corpus.dates import print_date
from corpus.document import Document, place_in_list
from corpus.fetching.ledger import Record
from corpus.fetching.servers import is_asked
from corpus.holdings.library import LETTER
from index.snapshot import Snapshot
from service import urls
from service.asking.answerer import Answerer
from service.asking.publishers import organ_of
from service.citing.line import one_line
from service.words import to_say

State = Literal["held", "new", "absent", "failed"]
STATES: tuple[State, ...] = get_args(State)
Column = Literal["document", "date", "kind", "author", "paragraphs", "pages", "cites", "cited_by"]
COLUMNS: tuple[Column, ...] = get_args(Column)
#: What a document's own text calls it, and what is filtered by: told in the words of the reader.
KINDS = (
    to_say("letter"),
    to_say("note"),
    to_say("note verbale"),
    to_say("statement"),
    to_say("meeting record"),
    to_say("resolution"),
    to_say("report"),
    to_say("document"),
    to_say("web page"),
)
#: A year that is in no document, for those without a date: they stand last, in either order.
_NO_DATE = datetime.date.max


@dataclass(frozen=True, slots=True)
class Row:
    """One document.

    slug     by which it is chosen to ask within; "" of one that is not held
    on       its date read; None where none can be, and `date` as it is shown
    pages    0 where its format has none
    reason   of what is not held, why
    href     its page here, or where it can be read outside; "" for nowhere
    shipped  it belongs to Pincite and cannot be removed
    """

    state: State
    called: str
    title: str
    slug: str = ""
    on: datetime.date | None = None
    date: str = ""
    kind: str = ""
    author: str = ""
    paragraphs: int = 0
    pages: int = 0
    cites: int = 0
    cited_by: int = 0
    reason: str = ""
    href: str = ""
    place: tuple[object, ...] = ()
    shipped: bool = False

    @property
    def words(self) -> str:
        """What a filter looks in."""
        return " ".join((self.called, self.title, self.author, self.date, self.kind)).lower()


#: By what a column is sorted.
SORTED_BY: Mapping[Column, Callable[[Row], tuple[object, ...]]] = {
    "document": lambda row: row.place,
    "date": lambda row: (row.on or _NO_DATE, row.place),
    "kind": lambda row: (row.kind or "~", row.place),
    "author": lambda row: (row.author.lower() or "~", row.place),
    "paragraphs": lambda row: (row.paragraphs, row.place),
    "pages": lambda row: (row.pages, row.place),
    "cites": lambda row: (row.cites, row.place),
    "cited_by": lambda row: (row.cited_by, row.place),
}


def rows_of(answerer: Answerer, fetched: Iterable[Record]) -> tuple[Row, ...]:
    """Those held in the order of their symbols, behind them those that are cited, in the order of first citation."""
    documents = answerer.snapshot.documents
    shipped = _shipped(answerer.snapshot)
    held = (_held(answerer, document, document.symbol.slug in shipped) for document in documents)
    records = {record.key: record for record in fetched}
    missing = (entry for entry in answerer.catalogue if entry.held is None)
    return (
        *sorted(held, key=lambda row: row.place),
        *(
            _missing(entry, records, number, answerer.dates_of_missing[entry.reference.key])
            for number, entry in enumerate(missing)
        ),
    )


def is_shipped(answerer: Answerer, document: Document) -> bool:
    """It belongs to Pincite, and can be neither replaced nor removed."""
    return document.symbol.slug in _shipped(answerer.snapshot)


def _shipped(snapshot: Snapshot) -> frozenset[str]:
    named = zip(snapshot.manifest.corpus, snapshot.documents, strict=True)
    return frozenset(document.symbol.slug for (name, _), document in named if name == LETTER.name)


def sorted_rows(rows: Sequence[Row], column: Column, *, descending: bool) -> tuple[Row, ...]:
    """What lacks a date, an author or a kind stands last in either order."""
    key = SORTED_BY[column]
    lacking = [row for row in rows if _lacks(row, column)]
    there = [row for row in rows if not _lacks(row, column)]
    return (*sorted(there, key=key, reverse=descending), *sorted(lacking, key=lambda row: row.place))


def _lacks(row: Row, column: Column) -> bool:
    lacking = {"date": row.on is None, "kind": not row.kind, "author": not row.author, "pages": not row.pages}
    return lacking.get(column, False)


def _held(answerer: Answerer, document: Document, shipped: bool) -> Row:
    on = document.masthead.dated or document.masthead.distributed
    counts = answerer.citation_counts
    return Row(
        state="held",
        called=one_line(document.called),
        title=one_line(document.title) if document.title != str(document.symbol) else "",
        slug=document.symbol.slug,
        on=on,
        date=print_date(on) if on else "",
        kind=document.kind,
        author=one_line(document.author.name) if document.author.name != str(document.symbol) else "",
        paragraphs=sum(1 for _ in document.of_kind("paragraph", "quotation", "list_item")),
        pages=document.pages,
        cites=counts.cites.get(document.symbol, 0),
        cited_by=counts.cited_by.get(document.symbol, 0),
        href=urls.document(document),
        place=(0, *place_in_list(document), document.symbol.slug),
        shipped=shipped,
    )


def _missing(entry: Entry, records: Mapping[str, Record], number: int, dated: tuple[datetime.date | None, bool]) -> Row:
    reference, (on, by_year) = entry.reference, dated
    told = (str(on.year) if by_year else print_date(on)) if on else ""
    record = next((records[half] for half in reference.cites.halves if half in records), None)
    state: State = record.state if record and record.state in ("absent", "failed") else "new"
    return Row(
        state=state,
        called=one_line(str(reference.symbol or urls.site(reference.url) or reference.url)),
        title=one_line(reference.title),
        on=on,
        date=one_line(reference.date) or told,
        kind="web page" if reference.symbol is None else "",
        author=one_line(reference.author) or (organ_of(reference.symbol) if reference.symbol else ""),
        cited_by=len({place.document for place in entry.places}),
        reason=_reason(entry, record),
        href=urls.outside(reference),
        place=(1, number),
    )


def _reason(entry: Entry, record: Record | None) -> str:
    reference = entry.reference
    if record and record.state == "held":
        return to_say("fetched, and not in the index yet")
    if record:
        return one_line(record.reason)
    return "" if reference.symbol or is_asked(reference.url) else to_say("its site is not asked")


def kinds_of(rows: Iterable[Row]) -> Iterator[str]:
    return iter(sorted({row.kind for row in rows if row.kind}))
