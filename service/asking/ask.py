"""The pipeline on one screen: request → question → places or readings → citations, or a reasoned absence of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from corpus.citations.catalogue import Entry
from corpus.document import Document, Reference
from corpus.letters import with_plain_digits
from corpus.sentences import sentences
from corpus.voice_chain import told_inside_out
from index.reading.reader import Reading
from service.asking.answer import Abstained, Answer, Citation, Fact, Found, Reason, grouped, shown_by, tells
from service.asking.calibration import Calibration
from service.asking.cite import AnswerPlace, Extractor
from service.asking.document_names import Name
from service.asking.find import Finder, Readings
from service.asking.has_to_show import lacks_what_is_asked
from service.asking.language import asked_in
from service.asking.larger.about_places import asks_who_speaks, title_of_place
from service.asking.larger.about_sources import sources_of_place
from service.asking.larger.comparison import Comparison
from service.asking.larger.document_facts import Told
from service.asking.larger.larger import Larger
from service.asking.larger.several import Several
from service.asking.look_up import Pinpoint
from service.asking.other_languages import OtherLanguages
from service.asking.question import Question, Questions
from service.asking.quoted_words import occurrences, quoted_words
from service.asking.request import Ask
from service.asking.side_by_side import SourceFinder
from service.asking.steps import Hear, Understanding, nobody
from service.asking.talk import Understood

#: Further citations have to be at least so probable, as a share of the first one's probability.
_FURTHER = 0.5
#: Of mere keywords they have to have so many, as a share of those that the first one has.
_KEYWORDS = 0.5
#: Passages shown as near where nothing answers.
_NEAREST = 5
_NOT_ITS_OWN = "No footnote stands with the sentence that is marked; what follows stands with others of {}."
_TURNED_ROUND = "What stands nearest says it of another party, or of another act, than the question."


class Asker:
    """Answers questions over one snapshot. `entries` are of the catalogue of what its documents cite."""

    def __init__(  # noqa: PLR0913  # a desk for each kind of question
        self,
        questions: Questions,
        finder: Finder,
        extractor: Extractor,
        sources: SourceFinder,
        entries: Sequence[Entry],
        larger: Larger,
        comparison: Comparison,
        others: OtherLanguages,
    ) -> None:
        self._questions = questions
        self._finder = finder
        self._extractor = extractor
        self._sources = sources
        self._calibration = finder.calibration
        self._entries = entries
        self._larger = larger
        self._comparison = comparison
        self._several = Several(finder, self._cite)
        self._others = others

    def ask(self, request: Ask, within: tuple[str, ...], hear: Hear = nobody) -> Answer:
        """The answer to a checked request; `within` are the slugs of the documents to look in, none means all."""
        typed = request.question
        request = replace(
            request, question=with_plain_digits(typed), history=tuple(map(with_plain_digits, request.history))
        )
        language = asked_in(request.question, self._questions.is_known)
        if language != "en":
            text = " ".join(request.question.split())
            hear(Understanding(request.question, text, language))
            answer = self._as_in_english(text, language, within, request.limit)
            answer = answer or self._others.answer(text, language, within, request.limit)
            return replace(answer, question=typed, language=language)
        question = self.question(request, within)
        hear(Understanding(request.question, question.understood_as, "en"))
        answer = self._answer(question, nobody if question.about else hear)
        if isinstance(answer, Abstained) and question.place is None:
            answer = self._others.elsewhere(question.text, within, request.limit) or answer
        if question.about is not None:
            answer = self._about(answer, question.about, question.limit)
        return replace(answer, question=typed)

    def _as_in_english(self, text: str, language: str, within: tuple[str, ...], limit: int) -> Answer | None:
        """What is asked of documents as such, answered as in English; None for any other question."""
        asked = self._others.in_english(text, language, within)
        answer = self._one(self._questions.alone(asked, within, limit)) if asked else None
        if answer is None:
            return None
        is_told = answer.kind in ("documents", "overview") if isinstance(answer, Found) else answer.meant
        return replace(answer, understood_as=text) if is_told else None

    def question(self, request: Ask, within: tuple[str, ...]) -> Question:
        """The question that a request asks; earlier ones are answered where "he" may stand for what answered them."""

        @cache
        def answer_to(earlier: Understood) -> Answer:
            return self._answer(self._questions.alone(earlier.previous or earlier.text, within, request.limit))

        def told(earlier: Understood) -> str:
            last = answer_to(earlier)
            if isinstance(last, Abstained):
                return ""
            first = last.citations[0]
            return first.voice[-1].name if earlier.kind == "speaker" else first.highlights[0].text

        def answered_in(earlier: Understood) -> str:
            shown = [citation.document.cited for citation in shown_by(answer_to(earlier))]
            return shown[0] if shown and 2 * shown.count(shown[0]) > len(shown) else ""

        def listed(earlier: Understood) -> tuple[str, ...]:
            last = answer_to(earlier)
            if not isinstance(last, Found) or last.kind != "documents" or not (last.items and last.complete):
                return ()
            return tuple(last.citations[item.citations[0]].document.cited for item in last.items)

        return self._questions.make(request, within, told, answered_in, listed)

    def _answer(self, question: Question, hear: Hear = nobody) -> Answer:
        def alone(part: str) -> Answer:
            return self._one(self._questions.alone(part, question.within, question.limit))

        if quoted_words(question.text):
            return self._one(question)
        whole = self._comparison.answer(question) or self._larger.counted_and_listed(question)
        is_whole = any(map(question.intent.is_surely, ("overview", "timeline")))  # "what was done there, and when?"
        several = None if whole or is_whole else self._several.answer(question, alone, hear)
        return whole or several or self._one(question)

    def _one(self, question: Question) -> Answer:
        """The answer to a question that is one."""
        if question.place is not None and not question.place.whole:
            return self._looked_up(question, question.place)
        verbatim = self._verbatim(question)
        if verbatim is not None:
            return verbatim
        larger = self._larger.answer(question)
        if larger is not None:
            return larger
        if question.place is not None:
            return self._looked_up(question, question.place)
        found = self._finder.find(question)
        lacking = self._larger.not_held(question)
        listed = None if lacking else self._larger.listed(question, found)
        if listed is not None:
            return listed
        elsewhere = () if found.in_named else self._asked_of_another(question)
        if found.answers and not (elsewhere or lacking or question.query.doubted):
            answer = self._found(question, found, question.corrected)
            if not lacks_what_is_asked(question.corrected, answer.citations[0].quote):
                return self._larger.as_read(question, answer)
        near = (self._cite(reading) for reading in found.readings)
        nearest = tuple(islice(filter(tells, near), min(_NEAREST, question.limit)))
        confidence = nearest[0].score if nearest else 0.0
        cited = elsewhere or self._cited_but_not_held(question.names)
        reason: Reason = "answered_by_source_not_held" if cited else "not_answered"
        turned = any(self._calibration.is_turned_round(reading) for reading in found.readings[:1])
        remark = question.asked_back or (
            "" if cited else question.not_held or lacking or (_TURNED_ROUND if turned else "")
        )
        understood_as = question.text if question.query.doubted else question.corrected
        return Abstained(question.text, understood_as, confidence, reason, nearest, cited, remark)

    def _verbatim(self, question: Question) -> Found | None:
        """Where the words stand that a question quotes and only wants to see in their place."""
        said = quoted_words(question.text)
        among = self._questions.among(question.named.slugs or question.within) if said else ()
        places = islice(occurrences(said, among), question.limit) if said else ()
        citations = tuple(
            self._extractor.cite(AnswerPlace(place.document, place.block, place.span, (place.span,)), 1.0)
            for place in places
        )
        return Found(question.text, question.text, 1.0, grouped(citations)) if citations else None

    def _looked_up(self, question: Question, place: Pinpoint) -> Answer:
        """What stands in the places that a question names, or what the reader finds there."""
        document = place.document
        if document is None:
            cited = self._cited_but_not_held(question.names)
            reason: Reason = "answered_by_source_not_held" if cited else "not_answered"
            return Abstained(question.text, place.cited, 0.0, reason, (), cited, place.remark)
        asked = bool(place.blocks and place.asks)
        if asked and (asks_who_speaks(place.asks) or question.intent.is_surely("doc.speakers")):
            return self._speaking(question, document, place)
        told = self._told_of_place(question, document, place) if asked else None
        if told:
            shown = tuple(self._extractor.cite_block(document, block, 1.0) for block in told.blocks)
            return Found(question.text, place.cited, 1.0, shown, place.remark, "documents", told.facts, complete=True)
        if asked:
            found = self._finder.find_in(place.asks, document, place.blocks)
            if found.answers:
                return replace(self._found(question, found, question.text), remark=place.remark)
        score = 1.0 if place.blocks and not asked else 0.0
        blocks = (place.blocks or place.near)[: question.limit]
        citations = tuple(self._extractor.cite_block(document, block, score) for block in blocks)
        if score:
            return Found(question.text, place.cited, score, citations, place.remark)
        understood_as = question.text if asked else place.cited
        return Abstained(question.text, understood_as, score, "not_answered", citations, remark=place.remark)

    def _told_of_place(self, question: Question, document: Document, place: Pinpoint) -> Told | None:
        """Data of the places that are named: the title of an annex, what a paragraph rests on."""
        titled = title_of_place(place.asks, document, place.blocks)
        told = titled or sources_of_place(place.asks, document, place.blocks, self._entries)
        return told if told is titled or told is None else replace(told, blocks=told.blocks[: question.limit])

    def _speaking(self, question: Question, document: Document, place: Pinpoint) -> Found:
        """Who speaks in the places that are named."""
        citations = [self._extractor.cite_block(document, block, 1.0) for block in place.blocks[: question.limit]]
        chains = dict.fromkeys(
            chain for c in citations for chain in (c.voice, *(speech.voice for speech in c.speeches))
        )
        facts = tuple(Fact("speaker", told_inside_out(chain)) for chain in chains)
        return Found(question.text, place.cited, 1.0, tuple(citations), place.remark, "documents", facts)

    def _about(self, last: Answer, turn: Understood, limit: int) -> Answer:
        """ "What is the source?", "Who said that?": the last answer again, with what was asked of it."""
        if isinstance(last, Abstained):
            return replace(last, understood_as=turn.text)
        first = last.citations[0]
        if turn.kind == "source" and not first.footnotes:
            remark = f"{first.document.cited}, {first.block.label} has no footnote."
            return Abstained(last.question, turn.text, last.confidence, "not_answered", (first,), remark=remark)
        notes = [note.block for note in first.footnotes] if turn.kind == "source" else []
        sources = [
            self._extractor.cite_block(first.document, note, first.score, first.grade)
            for note in notes
            if note != first.block
        ]
        remark = _NOT_ITS_OWN.format(first.block.label) if sources and not _is_noted(first) else ""
        return Found(last.question, turn.text, last.confidence, (first, *sources)[:limit], remark)

    def _found(self, question: Question, found: Readings, understood_as: str) -> Found:
        """The answer of readings of which the first answers."""
        first, *others = found.readings[: question.limit]
        alike = (first, *(reading for reading in others if reading.keywords >= _KEYWORDS * first.keywords))
        shown, *behind = map(self._cite, alike)
        # A line of a masthead, "Seventy-fifth year", has one of the keywords and says nothing more.
        citations = (shown, *(c for c in behind if tells(c) or not question.query.wording.keywords))
        further = self._with_source(_further(citations, self._calibration), question.within)
        return Found(question.text, understood_as, citations[0].score, further)

    def _with_source(self, citations: tuple[Citation, ...], within: Sequence[str]) -> tuple[Citation, ...]:
        """The citations, beneath the first what it retells of documents held, unless those are cited themselves."""
        first, *others = citations
        cited = {other.document.symbol.slug for other in others}
        beneath = [e for e in self._sources.beneath(first) if not within or e.document.symbol.slug in within]
        return (replace(first, sources=tuple(e for e in beneath if e.document.symbol.slug not in cited)), *others)

    def _cite(self, reading: Reading) -> Citation:
        probability = self._calibration.probability(reading)
        return self._extractor.cite(self._extractor.place(reading), probability, self._calibration.grade(probability))

    def _asked_of_another(self, question: Question) -> tuple[Reference, ...]:
        """References to documents whose symbol the question gives and whose contents it asks for, but not held.

        Who asks for a source or a date asks for what the citing document itself prints.
        """
        if question.query.wording.wanted in ("source", "date"):
            return ()
        return self._cited_but_not_held(name for name in question.names if name.in_full)

    def _cited_but_not_held(self, names: Iterable[Name]) -> tuple[Reference, ...]:
        """References to those of the named documents that the corpus only cites, one for each."""
        halves = {half for name in names for symbol in name.symbols for half in symbol.halves}
        cited = (entry for entry in self._entries if entry.symbol and not entry.held) if halves else ()
        return tuple(e.reference for e in cited if e.symbol and not halves.isdisjoint(e.symbol.names))


def _is_noted(citation: Citation) -> bool:
    """False where footnotes stand in what is quoted, and none with the first sentence that is marked."""
    places = [note.at for note in citation.footnotes if note.at is not None]
    marked = [h.start for h in citation.highlights]
    own = next((s for s in sentences(citation.quote) if marked and s.start <= marked[0] < s.end), None)
    return own is None or not places or any(own.start < at <= own.end + 1 for at in places)


def _further(citations: tuple[Citation, ...], calibration: Calibration) -> tuple[Citation, ...]:
    """The first citation and those that are nearly as probable, best supported first."""
    first, *others = citations
    enough = [other for other in others if calibration.answers(other.score) and other.score >= _FURTHER * first.score]
    return grouped((first, *enough))
