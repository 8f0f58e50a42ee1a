"""Lists: every item of every passage that answers, each marked in its own quotation, those that stand again once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.document import Document
from corpus.ranges import Span
from index.words import terms, words
from service.asking.answer import Citation, Found, Item
from service.asking.cite import AnswerPlace, Extractor
from service.asking.find import Finder, Readings
from service.asking.larger import held_lists
from service.asking.larger.correspondents import asks_for_correspondents, correspondents
from service.asking.larger.list_choice import ListChoice, text_of
from service.asking.larger.lists import ListAsked, asks_for_list, list_of_intent
from service.asking.larger.meant import Meant
from service.asking.larger.reading_on import ReadingOn
from service.asking.question import Question

#: Citations of a list at most.
MOST_CITED = 40
#: Of the first hits so many have to be of one document for the vote on it to be meant.
_OF_ONE = 3
_LOOKED_AT = 5

_Held = tuple[Callable[[Meant], bool], Callable[[Document, str], Iterator[AnswerPlace]]]
_HELD: tuple[_Held, ...] = (
    (held_lists.asks_for_speakers, held_lists.speakers),
    (held_lists.asks_for_references, held_lists.references),
    (held_lists.asks_for_clauses, held_lists.clauses),
    (held_lists.asks_for_addressees, held_lists.addressees),
)


class Lists:
    """Answers questions for several things over one snapshot."""

    def __init__(self, documents: Sequence[Document], finder: Finder, extractor: Extractor) -> None:
        self._documents = {document.symbol.slug: document for document in documents}
        self._finder = finder
        self._extractor = extractor
        self._choice = ListChoice(finder, extractor)
        self._reading_on = ReadingOn(documents, finder)

    def held(self, question: Question, meant: Meant) -> Found | None:
        """A list of what is known of the documents that the question names; None for any other question."""
        for asks, tells in _HELD:
            if asks(meant):
                places = [place for document in meant.documents for place in tells(document, meant.rest)]
                return self._found(question, places, 1.0, complete=True)
        return None

    def read(self, question: Question, found: Readings) -> Found | None:
        """A list of what passages name; None where the question asks for none, or no second item is found."""
        text = question.corrected
        if held_lists.asks_for_votes(text):
            return self._told(question, lambda document: held_lists.voters(document, text))
        for asks, tells in (
            (asks_for_correspondents(text), correspondents),
            (self._asks_for_what_it_cites(question), lambda document: held_lists.references(document, text.lower())),
        ):
            if asks and (told := self._told(question, tells)):
                return told
        if held_lists.asks_who_is_asked(text) and found.answers and (told := self._asked_there(question, found)):
            return told
        asked = asks_for_list(question.query.wording, _sorts(question)) or self._meant(question)
        if asked is None or question.query.doubted:
            return None
        read = self._reading_on.read(question, found.readings)
        first = found.readings[0].hit.passage.of_block if found.answers else None
        lead, places = self._choice.items(asked, read, first)
        best = max((each.probability for each in read.read), default=0.0)
        return self._found(question, places, best, lead=lead, complete=read.complete)

    def _meant(self, question: Question) -> ListAsked | None:
        """What its intent says, where it is clear which documents are meant: lists out of others were often wrong."""
        narrowed = question.named.slugs or self._reading_on.dated(question) or question.within
        return list_of_intent(question.query.wording, question.intent) if narrowed else None

    def _asks_for_what_it_cites(self, question: Question) -> bool:
        """It asks what is cited, and one document is of the day or year that it names."""
        asks = held_lists.asks_for_what_is_cited(question.corrected)
        return asks and len(self._reading_on.dated(question)) == 1

    def _asked_there(self, question: Question, found: Readings) -> Found | None:
        """Whom the paragraph that answers calls upon, where it is several."""
        passage = found.readings[0].hit.passage
        places = held_lists.addressees(self._documents[passage.document], "")
        here = [place for place in places if place.block.id == passage.block]
        return self._found(question, here, self._finder.calibration.probability(found.readings[0]), complete=False)

    def _told(self, question: Question, tells: Callable[[Document], Iterator[AnswerPlace]]) -> Found | None:
        """What is known of the document that is meant."""
        document = self._meant_of(question)
        return self._found(question, tuple(tells(document)) if document else (), 1.0, complete=True)

    def _meant_of(self, question: Question) -> Document | None:
        """The document that the question names, or that most of the first passages found are of."""
        slugs = question.named.slugs or self._reading_on.dated(question) or question.within
        if len(slugs) == 1:
            return self._documents[slugs[0]]
        hits = self._finder.hits(question.query, slugs, _LOOKED_AT)
        counted = Counter(hit.passage.document for hit in hits).most_common(1)
        return self._documents[counted[0][0]] if counted and counted[0][1] >= _OF_ONE else None

    def _found(
        self,
        question: Question,
        places: Sequence[AnswerPlace],
        score: float,
        *,
        lead: AnswerPlace | None = None,
        complete: bool,
    ) -> Found | None:
        """The list; None where there are no two items."""
        labelled = [(_key(place), place) for place in places]
        if len({key for key, _ in labelled}) < 2:
            return None
        in_blocks = tuple(_by_block(([lead] if lead else []) + list(places)))[:MOST_CITED]
        numbers = {(place.document.symbol.slug, place.block.id): n for n, place in enumerate(in_blocks)}
        items: dict[tuple[str, ...], tuple[str, list[int]]] = {}
        for key, place in labelled:
            number = numbers.get((place.document.symbol.slug, place.block.id))
            if number is not None:
                own = items.setdefault(key, (_label(place), []))[1]
                own += [number] if number not in own else []
        cut = len(in_blocks) == MOST_CITED
        return Found(
            question.text,
            question.corrected,
            score,
            tuple(self._cite(place, score) for place in in_blocks),
            kind="list",
            items=tuple(Item(label, tuple(cited)) for label, cited in items.values()),
            complete=complete and not cut,
        )

    def _cite(self, place: AnswerPlace, score: float) -> Citation:
        return self._extractor.cite(place, score, self._finder.calibration.grade(score))


def _sorts(question: Question) -> list[str]:
    """Words that name what is listed, by the question's intent."""
    return [span.of(question.intent.text) for span in question.intent.spans("sort")]


def _by_block(places: Iterable[AnswerPlace]) -> Iterator[AnswerPlace]:
    """One place a block, in the order of the first of each, with the ranges of all."""
    blocks: dict[tuple[str, str], list[AnswerPlace]] = {}
    for place in places:
        blocks.setdefault((place.document.symbol.slug, place.block.id), []).append(place)
    for own in blocks.values():
        first = own[0]
        sentence = Span(min(p.sentence.start for p in own), max(p.sentence.end for p in own))
        spans = sorted({span for place in own for span in place.spans})
        apart = [span for n, span in enumerate(spans) if not any(span.overlaps(other) for other in spans[:n])]
        yield AnswerPlace(first.document, first.block, sentence, tuple(apart))


def _label(place: AnswerPlace) -> str:
    return " ".join(text_of(place).split())


def _key(place: AnswerPlace) -> tuple[str, ...]:
    """Items with the same telling words are the same."""
    said = text_of(place)
    return tuple(terms(said)) or tuple(words(said))
