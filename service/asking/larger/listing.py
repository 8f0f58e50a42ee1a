"""Lists: every item of every passage that answers, each marked in its own quotation, those that stand again once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.document import Document
from corpus.ranges import Span
from index.words import related, stem, terms, words
from service.asking.answer import Citation, Found, Item
from service.asking.cite import AnswerPlace, Extractor
from service.asking.find import Finder, Readings
from service.asking.larger import held_lists
from service.asking.larger.lists import ListAsked, asks_for_list, list_of_intent
from service.asking.larger.meant import Meant
from service.asking.larger.named_items import NamedItems, named_items
from service.asking.larger.reading_on import AllRead, Read, ReadingOn
from service.asking.question import Question

#: Citations of a list at most.
MOST_CITED = 40
#: The probability of a passage whose items are all of the kind that is asked for, and of one that is the first found
#: and has most of the question's telling words, from which on it answers. Choosing questions, 2026-11-29: a fifth less
#: lets in the items of questions that are not answered.
_OF_KIND = 0.3
_FIRST_FOUND = 0.18
#: The same where documents are asked for and it cites some.
_CITES = 0.1
_COVERED = 0.5
#: As a share of what the likeliest has of them: a passage that has less is about something else.
_COVERED_AS_BEST = 0.6
_NAMES_MISSING = 0.2
#: Of one that is among the first found and joins three items or more.
_FAIRLY_LIKELY = 0.45
_NEAR_FIRST = 3
#: As a share of the likeliest: of a passage that joins several items, and of one that names them singly.
_NEARLY, _NEARLY_SINGLE = 0.5, 0.7
#: Cosine of an item and of the noun that is asked for, from which on it is of its kind: "weapons" and "cluster
#: munitions" have 0.49, "weapons" and "private houses" 0.15.
_ALIKE = 0.38
#: The same for the items of a printed list, which are clauses.
_NEARLY_ALIKE = 0.2
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
        if held_lists.asks_for_votes(question.corrected):
            return self._votes(question)
        asked = asks_for_list(question.query.wording) or self._meant(question)
        if asked is None or question.query.doubted:
            return None
        read = self._reading_on.read(question, found.readings)
        first = found.readings[0].hit.passage.of_block if found.answers else None
        lead, places = self._items(asked, read, first)
        best = max((each.probability for each in read.read), default=0.0)
        return self._found(question, places, best, lead=lead, complete=read.complete)

    def _meant(self, question: Question) -> ListAsked | None:
        """What its intent says, where it is clear which documents are meant: lists out of others were often wrong."""
        narrowed = question.named.slugs or self._reading_on.dated(question) or question.within
        return list_of_intent(question.query.wording, question.intent) if narrowed else None

    def _votes(self, question: Question) -> Found | None:
        document = self._voted_on(question)
        places = tuple(held_lists.voters(document, question.corrected)) if document else ()
        return self._found(question, places, 1.0, complete=True)

    def _voted_on(self, question: Question) -> Document | None:
        """The document that the question names, or that most of the first passages found are of."""
        slugs = question.named.slugs or self._reading_on.dated(question) or question.within
        if len(slugs) == 1:
            return self._documents[slugs[0]]
        hits = self._finder.hits(question.query, slugs, _LOOKED_AT)
        counted = Counter(hit.passage.document for hit in hits).most_common(1)
        return self._documents[counted[0][0]] if counted and counted[0][1] >= _OF_ONE else None

    def _items(
        self, asked: ListAsked, all_read: AllRead, first: tuple[str, str] | None
    ) -> tuple[AnswerPlace | None, tuple[AnswerPlace, ...]]:
        """What leads up to the items, where that is a block of its own, and the items.

        `first` is the block that answers the question as an ordinary one; it has to be among those with items.
        """
        named = [(each, self._named(asked, each)) for each in all_read.read]
        printed = [n for each, n in named if self._is_printed_list(each, n, asked, all_read)]
        if printed:
            return printed[0].lead, printed[0].items
        named = [(each, n) for each, n in named if n.form != "blocks"]
        if first is None:
            best = all_read.read[:1]
            chosen = [n for each, n in named if self._is_list_by_itself(each, n, asked, likeliest=each in best)][:1]
            return None, chosen[0].items if chosen else ()
        sure = [(each, n) for each, n in named if self._answers(each, n, asked, all_read)]
        of_kind = [(each, n) for each, n in sure if self._likeness(asked, n) >= _ALIKE] or sure
        of_kind.sort(key=lambda chosen: _block_of(chosen[0]) != first)
        if not of_kind or _block_of(of_kind[0][0]) != first:
            return None, ()
        return None, tuple(item for _, n in of_kind for item in n.items)

    def _is_list_by_itself(self, read: Read, named: NamedItems, asked: ListAsked, *, likeliest: bool) -> bool:
        """It surely answers, or is likely to and joins several items."""
        sure = self._finder.calibration.answers(read.probability) and named.form == "joined"
        covered = not read.rank or likeliest or read.reading.evidence.covered >= _COVERED
        return (sure and covered and len(named.items) > 1) or _is_first_found(read, named, asked)

    def _is_printed_list(self, read: Read, named: NamedItems, asked: ListAsked, all_read: AllRead) -> bool:
        """A list in blocks of its own is first of what was found, and likely or in a document that is meant."""
        if named.form != "blocks" or read.rank > all_read.narrowed:
            return False
        if self._finder.calibration.answers(read.probability):
            return True
        if asked.sort == "acts":
            return all_read.narrowed and read.probability >= _OF_KIND
        of_kind = self._likeness(asked, named) >= _NEARLY_ALIKE
        return all_read.narrowed and of_kind and read.probability >= _FIRST_FOUND

    def _answers(self, read: Read, named: NamedItems, asked: ListAsked, all_read: AllRead) -> bool:
        best = all_read.read[0]
        nearly = _NEARLY if named.form == "joined" else _NEARLY_SINGLE
        if not named.items or read.probability < nearly * best.probability:
            return False
        of_kind = self._likeness(asked, named) >= _ALIKE
        if read is not best and not of_kind and _covered(read) < _COVERED_AS_BEST * _covered(best):
            return False
        if self._finder.calibration.answers(read.probability):
            several = named.form == "joined" and (len(named.items) > 2 or read is best or asked.sort != "things")
            return several or asked.sort == "names" or of_kind
        return read.probability >= _OF_KIND and of_kind

    def _named(self, asked: ListAsked, read: Read) -> NamedItems:
        return named_items(asked, self._extractor.place(read.reading), read.found)

    def _likeness(self, asked: ListAsked, named: NamedItems) -> float:
        """How much the items are of the kind that the question's noun names, by their words or by what they mean.

        It is the mean of theirs, in [-1, 1]; 0 where the question has no such noun, or one for what has a name.
        """
        if asked.sort != "things" or not asked.noun or not named.items:
            return 0.0
        texts = [_text(item) for item in named.items]
        of_kind = {stem(asked.noun), *related(stem(asked.noun))}
        cosines = self._finder.likeness(asked.noun, texts)
        each = [1.0 if not of_kind.isdisjoint(terms(text)) else c for text, c in zip(texts, cosines, strict=True)]
        return sum(each) / len(each)

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


def _is_first_found(read: Read, named: NamedItems, asked: ListAsked) -> bool:
    """Among the first of what was found, with most of the question's telling words, it joins several items."""
    evidence, several = read.reading.evidence, len(named.items)
    if named.form != "joined" or several < 2 or evidence.covered < _COVERED:
        return False
    if several > 2 and read.rank < _NEAR_FIRST and read.probability >= _FAIRLY_LIKELY:
        return True
    if evidence.names_missing >= _NAMES_MISSING and asked.sort != "documents":
        return False
    first = read.rank < (_NEAR_FIRST if several > 2 else 1)
    return first and read.probability >= (_CITES if asked.sort == "documents" else _FIRST_FOUND)


def _block_of(read: Read) -> tuple[str, str]:
    return read.reading.hit.passage.of_block


def _covered(read: Read) -> float:
    return read.reading.evidence.covered


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


def _text(place: AnswerPlace) -> str:
    return place.spans[0].of(place.document.text)


def _label(place: AnswerPlace) -> str:
    return " ".join(_text(place).split())


def _key(place: AnswerPlace) -> tuple[str, ...]:
    """Items with the same telling words are the same."""
    said = _text(place)
    return tuple(terms(said)) or tuple(words(said))
