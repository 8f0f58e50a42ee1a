"""Documents that answer a question about those held: each with its date, its title and what shows that it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from service import urls
from service.asking.answer import Answer, Fact, Found, Item
from service.words import spoken


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One of them.

    date   "" where its masthead has none
    shown  numbers of the citations that show that it is meant
    """

    document: Document
    date: str
    url: str
    shown: tuple[int, ...]


def listed_documents(answer: Answer) -> tuple[ListedDocument, ...]:
    """Those that the items of an answer about documents name; none of any other answer."""
    if not isinstance(answer, Found) or answer.kind != "documents":
        return ()
    return tuple(_listed(answer, item) for item in answer.items)


def _listed(answer: Found, item: Item) -> ListedDocument:
    document = answer.citations[item.citations[0]].document
    on = document.masthead.dated or document.masthead.distributed
    return ListedDocument(document, spoken().day(on) if on else "", urls.document(document), item.citations)


def facts_beside(answer: Answer) -> tuple[Fact, ...]:
    """The facts of an answer that its list of documents does not show."""
    if not isinstance(answer, Found):
        return ()
    labels = {item.label for item in answer.items}
    return tuple(fact for fact in answer.facts if fact.value not in labels)
