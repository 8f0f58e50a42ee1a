"""A question, from what was typed to what is looked for: made once, and handed to whatever finds and reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from index.search import Query, Searcher
from service.asking.document_names import Name, Named, Names
from service.asking.look_up import Pinpoint, Pinpoints


@dataclass(frozen=True, slots=True)
class Question:
    """One question that stands alone.

    text    as typed, or as resolved after the questions before it
    within  slugs of the documents to look in; none means all
    limit   how many citations are wanted at most
    query   with its spelling corrected, taken apart and ready to be searched for
    names   of documents, held or not, where they stand in the corrected wording
    named   the documents that are asked what they say; none where a source is asked for, which others name
    place   the places of a document that are named; None: the answer has to be searched for
    itself  the question with “it” for the documents that are asked
    """

    text: str
    within: tuple[str, ...]
    limit: int
    query: Query
    names: tuple[Name, ...]
    named: Named
    place: Pinpoint | None
    itself: Query


class Questions:
    """Reads questions about the documents held."""

    def __init__(self, documents: Sequence[Document], searcher: Searcher) -> None:
        self._names = Names(documents)
        self._pinpoints = Pinpoints(documents, self._names)
        self._searcher = searcher

    def read(self, typed: str, within: tuple[str, ...], limit: int, history: Sequence[str] = ()) -> Question:
        """`history` are earlier questions, oldest first: a place may be one of a document that they name."""
        text = " ".join(typed.split())
        query = self._searcher.prepare(text)
        wording = query.wording
        names = self._names.find(wording.text)
        place = self._pinpoints.named(wording.text, names, history, within)
        named = Named((), (), wording.text) if wording.wanted == "source" else Named.of(wording.text, names, within)
        itself = query if named.text == wording.text else self._searcher.prepare(named.text)
        return Question(text, within, limit, query, names, named, place, itself)
