"""A reading → a citation: whole sentences, the exact words marked, voice and footnotes carried along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.citations.pinpoints import places
from corpus.document import Block, Document, Reference, Speech
from corpus.ranges import Span
from corpus.sentences import sentences
from index.reading.reader import Reading
from index.snapshot import Snapshot
from index.words import words
from service.asking.answer import Citation, CitedReference, Footnote, Grade, Highlight

#: Characters. A block up to WHOLE_BLOCK is quoted whole; of a longer one, whole sentences up to PART_OF_BLOCK.
WHOLE_BLOCK = 750
PART_OF_BLOCK = 550
#: Words. The same few words in two places say nothing; a sentence does.
_REPEAT_WORDS = 5


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """Where an answer stands: ranges of the document's text. `spans` lie in `sentence`, `sentence` in the block."""

    document: Document
    block: Block
    sentence: Span
    spans: tuple[Span, ...]


class Extractor:
    """Makes citations from places in one snapshot's documents."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._places_of = _sentence_index(snapshot.documents)

    def place(self, reading: Reading) -> AnswerPlace:
        """The place of a reading, whose ranges are of its passage's text."""
        passage = reading.hit.passage
        document = self._snapshot.by_slug(passage.document)
        sentence, *spans = (span.moved(passage.start) for span in (reading.sentence, *reading.spans))
        return AnswerPlace(document, document.block(passage.block), sentence, tuple(spans))

    def cite(self, place: AnswerPlace, score: float, grade: Grade = "answers") -> Citation:
        document, block = place.document, place.block
        start, end = _quote_range(document, block, place.sentence)
        quote = document.text[start:end]
        return Citation(
            document=document,
            block=block,
            start=start,
            end=end,
            quote=quote,
            highlights=tuple(
                Highlight(span.start - start, span.end - start, span.of(document.text), document.column_at(block, span))
                for span in place.spans
            ),
            voice=block.voice_at(*place.spans[0]),
            speeches=tuple(
                Speech(max(s.start, start), min(s.end, end), s.voice)
                for s in block.speeches
                if s.start < end and start < s.end
            ),
            footnotes=self.footnotes(document, block, start, end),
            score=score,
            grade=grade,
            repeats=self._repeats(document, block, document.text[slice(*place.sentence)]),
            references=tuple(c for c in self.references(document, block) if start <= c.reference.start < end),
        )

    def cite_block(self, document: Document, block: Block, score: float, grade: Grade = "answers") -> Citation:
        """A citation of a whole block, its first sentence's voice, all of it marked."""
        return self.cite(AnswerPlace(document, block, block.span, (block.span,)), score, grade)

    def footnotes(self, document: Document, block: Block, start: int, end: int) -> tuple[Footnote, ...]:
        """The footnotes that a quotation of the range `[start, end)` of the block carries."""
        marked = {mark.note: mark.at for mark in block.marks}
        footnotes = []
        for note in block.footnotes:
            footnote = document.block(note)
            at = marked.get(note)
            references = self.references(document, footnote)
            inside = at - start if at is not None and start < at <= end else None
            footnotes.append(Footnote(footnote, document.text_of(footnote), references, inside))
        return tuple(footnotes)

    def references(self, document: Document, block: Block) -> tuple[CitedReference, ...]:
        """What the block's own words cite, in order."""
        return tuple(self.cited(reference) for reference in document.references_in(block))

    def cited(self, reference: Reference) -> CitedReference:
        """A reference with the document that it cites, where that is held, and the blocks that it names there."""
        if not self._snapshot.holds(reference.cites):
            return CitedReference(reference, None)
        held = self._snapshot.document(reference.cites)
        return CitedReference(reference, held, places(held, reference.pinpoint))

    def _repeats(self, document: Document, block: Block, sentence: str) -> tuple[tuple[Document, Block], ...]:
        found = self._places_of.get(tuple(words(sentence)), ())
        return tuple((other, again) for other, again in found if again is not block)


def _sentence_index(documents: Iterable[Document]) -> dict[tuple[str, ...], list[tuple[Document, Block]]]:
    """Sentences by their words → the blocks they stand in, each once; only those that stand in several."""
    places: defaultdict[tuple[str, ...], list[tuple[Document, Block]]] = defaultdict(list)
    for document in documents:
        for block in document.blocks:
            text = document.text_of(block)
            said = (tuple(words(text[start:end])) for start, end in sentences(text))
            for sentence in dict.fromkeys(own for own in said if len(own) >= _REPEAT_WORDS):
                places[sentence].append((document, block))
    return {sentence: found for sentence, found in places.items() if len(found) > 1}


def _quote_range(document: Document, block: Block, sentence: Span) -> Span:
    """The block, or the answering sentence with as many neighbours as fit: what leads up to it first.

    A table's row is quoted whole: a cell says nothing without the others.
    """
    if block.cells or block.end - block.start <= WHOLE_BLOCK:
        return block.span
    ranges = document.sentences_of(block)
    inside = [i for i, span in enumerate(ranges) if span.overlaps(sentence)] or [0]
    first, last = inside[0], inside[-1]
    while True:
        if first > 0 and ranges[last].end - ranges[first - 1].start <= PART_OF_BLOCK:
            first -= 1
        elif last + 1 < len(ranges) and ranges[last + 1].end - ranges[first].start <= PART_OF_BLOCK:
            last += 1
        else:
            return Span(ranges[first].start, ranges[last].end)
