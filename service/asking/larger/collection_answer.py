"""The answer to a question about the documents held together: their number and their list, each with what shows it."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dates import print_date
from corpus.document import Document
from service.asking.answer import Fact, Item
from service.asking.larger.collection import Chosen, day_of
from service.asking.larger.collection_question import CollectionQuestion

#: Documents listed; a reader who wants more opens /documents.
MOST_LISTED = 50
_AS_READ = "of those with a passage that answers"
_ORDERS = {"first": "earliest", "last": "latest"}


def facts_of(asked: CollectionQuestion, chosen: Chosen) -> tuple[Fact, ...]:
    """Their number and how it was made; of the earliest or the latest alone which it is; then each that is listed."""
    documents = [place.document for place in chosen.places]
    return (*_headline(asked, chosen, documents), *(Fact(d.kind, listed(d)) for d in documents[:MOST_LISTED]))


def _headline(asked: CollectionQuestion, chosen: Chosen, documents: Sequence[Document]) -> tuple[Fact, ...]:
    among = f"{chosen.among} {asked.kind}{'' if chosen.among == 1 else 's'} held"
    how = f"of {among}, {chosen.how}" if chosen.how else f"of {among}"
    if asked.order:
        return tuple(Fact(f"{_ORDERS[asked.order]} {asked.kind}", d.called, how) for d in documents)
    return (Fact(f"{asked.kind}s", f"{len(documents):,}", f"counted: {chosen.how or 'those held'} ({among})"),)


def facts_as_read(asked: CollectionQuestion, documents: Sequence[Document]) -> tuple[Fact, ...]:
    """Each of the documents with a passage that answers; of the earliest or the latest alone which it is."""
    order = f"{_ORDERS[asked.order]} {asked.kind}" if asked.order else ""
    headline = [Fact(order, document.called, _AS_READ) for document in documents] if order else []
    return (*headline, *(Fact(document.kind, listed(document), "" if order else _AS_READ) for document in documents))


def items_of(chosen: Chosen) -> tuple[Item, ...]:
    """Each document with the number of its citation."""
    return tuple(Item(listed(place.document), (at,)) for at, place in enumerate(chosen.places[:MOST_LISTED]))


def listed(document: Document) -> str:
    """ "S/RES/853 (1993), 29 July 1993"."""
    on = day_of(document)
    return f"{document.called}, {print_date(on)}" if on else document.called


def none_there(asked: CollectionQuestion, chosen: Chosen) -> str:
    """That there is none, in a sentence."""
    things = f"{asked.kind}{'' if chosen.among == 1 else 's'}"
    how = f": {chosen.how}" if chosen.how else ""
    return f"None of the {chosen.among:,} {things} held is such{how}." if chosen.among else f"No {asked.kind} is held."
