"""Data about documents as a page shows them: in the reader's words and in the documents', one name once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from service import urls
from service.asking.answer import Answer, Fact, Found
from service.pages.citation_view import language_of_document
from service.pages.documents_list import facts_beside
from service.pages.said_again import SaidAgain, said_again
from service.words import Words

#: Facts of one name in sight; what is behind them is folded.
_IN_SIGHT = 10
#: Facts whose values are words of ours. All others are names, titles, numbers and dates, as documents print them.
_OURS = frozenset({"kind", "vote", "by author"})


@dataclass(frozen=True, slots=True)
class FactView:
    """`value` has no language where it has no word."""

    value: SaidAgain
    derivation: SaidAgain


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one name, in their order; `map_url` leads to the map of what a document rests on, else ""."""

    name: SaidAgain
    shown: tuple[FactView, ...]
    folded: tuple[FactView, ...]
    map_url: str


def facts_shown(answer: Answer, words: Words) -> tuple[FactGroup, ...]:
    """Those of an answer that its list of documents does not show; of one that is none, nothing."""
    return tuple(_groups(answer, facts_beside(answer), words)) if isinstance(answer, Found) else ()


def _groups(answer: Found, facts: Sequence[Fact], words: Words) -> Iterator[FactGroup]:
    document = answer.citations[0].document if answer.citations else None
    language = language_of_document(document) if document else "en"
    for name, alike in groupby(facts, key=lambda fact: fact.name):
        views = tuple(_view(fact, language, words) for fact in alike)
        # One more would take the room of the line that unfolds it.
        fold = _IN_SIGHT if len(views) > _IN_SIGHT + 1 else len(views)
        map_url = urls.map_of(document.symbol.slug) if document and name == "cites" else ""
        yield FactGroup(said_again(name, words), views[:fold], views[fold:], map_url)


def _view(fact: Fact, language: str, words: Words) -> FactView:
    has_words = any(sign.isalpha() for sign in fact.value)
    own = SaidAgain(fact.value, language if has_words else "")
    return FactView(said_again(fact.value, words) if fact.name in _OURS else own, said_again(fact.derivation, words))
