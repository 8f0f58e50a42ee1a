"""Question → readings: the passages found, read, and put in the order in which they would be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Block, BlockKind, Document
from corpus.ranges import Span
from corpus.voice_chain import quoted_in
from index.passage import Passage
from index.question import Wording
from index.reading.reader import Reader, Reading
from index.search import Hit, Query, Searcher
from index.snapshot import Snapshot
from index.words import STOP_WORDS, words
from service.asking.calibration import Calibration
from service.asking.document_names import Named
from service.asking.question import Question

#: Passages the reader reads, and reads again of those behind them unless one of the first surely answers. Choosing
#: halves, cold ones included, 2026-11-29: of 5, 8, 10 and 12 read a right block first in 74.7, 75.4, 75.6, 75.4 %,
#: among five shown in 85.7, 88.6, 89.1, 89.5 %. None is left out for being far from the best: titles are.
READ = 5
#: The probability of the first from which on no more are read: from there on nine in ten are right (choosing halves).
_READ_ENOUGH = 0.862
#: Passages at most that are read again: what stands first, and what does then. Choosing halves, 2026-11-30, at the
#: threshold that answers one in ten, and one in twenty, of the questions without an answer: read once 59.9 and 50.4 %
#: are answered rightly, up to two read again 65.8 and 59.1, a third would not change that.
_AGAIN = 2
#: The probabilities between which a first is read again: on the choosing halves, 2026-11-30, it never came to answer
#: from below, nor another to stand first above, and 0.66 are read again for a question in place of 1.11. With 0.2 or
#: 0.8 a fifth of a point fewer are answered rightly.
_DOUBTED = (0.15, 0.85)
_GREETINGS = frozenset(
    "thanks thank hello hi hey ok okay bye goodbye welcome cheers please good morning evening".split()
)
#: Support that a passage without a footnote loses when a source is asked for: it has none to give. This and what
#: follows were fitted with the figures of `Evidence`, on the choosing halves, 2026-11-29; without them a right block is
#: first in 74.7 % instead of 75.6.
_NO_SOURCE = 2.9
#: Support that blocks of some kinds lose when no source is asked for.
_OF_KIND: dict[BlockKind, float] = {"footnote": 1.3, "heading": 1.2}
#: Support lost for each voice between the document and the words: a document's own statement comes before one it
#: quotes, where both answer about as well. From 0.6 to 2 the choosing halves do not tell; this is the middle.
_QUOTED = 1.3


@dataclass(frozen=True, slots=True)
class Readings:
    """What was found for a question.

    readings  best first
    answers   the first of them answers
    in_named  it stands in a document that the question names
    """

    readings: tuple[Reading, ...]
    answers: bool
    in_named: bool = False


class Finder:
    """Finds and reads passages of one snapshot."""

    def __init__(self, snapshot: Snapshot, searcher: Searcher, reader: Reader, calibration: Calibration) -> None:
        self._snapshot = snapshot
        self._searcher = searcher
        self._reader = reader
        self.calibration = calibration

    def find(self, question: Question) -> Readings:
        """Find and read passages, those of a document that the question names first.

        Where nothing in that answers, only what cites it may, and not even that if it is asked what the document
        itself says.
        """
        if _only_numbers(question) or _only_greets(question.query.wording):
            return Readings((), answers=False)
        named = question.named
        of_named = self._found(question.itself, named.slugs) if named.slugs else ()
        if self._answered_by(of_named) or (of_named and named.itself):
            return Readings(of_named, self._answered_by(of_named), in_named=True)
        readings = self._found(question.query, question.within, heads=False)
        if not named.symbols:
            return Readings(readings, self._answered_by(readings))
        about = tuple(reading for reading in readings if self._is_about(reading.hit.passage, named))
        likelier = max(about, of_named, key=self._probability)
        return Readings(likelier or readings, self._answered_by(likelier))

    def find_in(self, asks: str, document: Document, blocks: Iterable[Block]) -> Readings:
        """What is asked of certain blocks of one document; their passages are scored beside all others of it."""
        ids = {block.id for block in blocks}
        query = self._searcher.prepare(asks)
        slugs = (document.symbol.slug,)
        hits = self._searcher.search(query.text, limit=len(document.blocks), documents=slugs, asks=query.asks)
        among = [hit for hit in hits if hit.passage.block in ids]
        readings = self._read(query.wording, [hit for hit in among if not self._is_mere_head(hit)] or among)
        return Readings(readings, self._answered_by(readings), in_named=True)

    def prepare(self, text: str) -> Query:
        """Another wording of a question, ready to be searched for."""
        return self._searcher.prepare(text)

    def hits(self, query: Query, documents: Sequence[str], limit: int) -> tuple[Hit, ...]:
        """The passages found in the documents, given as slugs, none means all; not yet read."""
        return self._searcher.search(query.text, limit=limit, documents=documents, asks=query.asks)

    def read(self, query: Query, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """What the reader makes of each of the hits."""
        return self._by_purpose(self._reader.read(query.wording, hits), query.wording)

    def likeness(self, noun: str, texts: Sequence[str]) -> tuple[float, ...]:
        """The cosine of each text and of a noun: how likely it is one of what the noun names."""
        return self._searcher.likeness(noun, texts)

    def _found(self, query: Query, documents: Sequence[str], *, heads: bool = True) -> tuple[Reading, ...]:
        """What the reader makes of the passages found in the documents, given as slugs; none means all.

        Without `heads`, lines of a masthead only where a word of the question stands in them.
        """
        hits = self._searcher.search(query.text, limit=2 * READ, documents=documents, asks=query.asks)
        return self._read(query.wording, [hit for hit in hits if heads or not self._is_mere_head(hit)])

    def _is_mere_head(self, hit: Hit) -> bool:
        """A line of a masthead without a word of the question: nobody asked for the year or number in it."""
        block = self._snapshot.by_slug(hit.passage.document).block(hit.passage.block)
        return block.kind == "masthead" and not hit.lexical

    def _read(self, asked: Wording, hits: Sequence[Hit]) -> tuple[Reading, ...]:
        """What the reader makes of the first hits and, unless one of those surely answers, of as many more."""
        readings = self._by_purpose(self._reader.read(asked, hits[:READ]), asked)
        if readings and self._probability(readings) < _READ_ENOUGH:
            readings = self._by_purpose((*readings, *self._reader.read(asked, hits[READ : 2 * READ])), asked)
        return seconded(self._reader, asked, readings, lambda read: self._by_purpose(read, asked), self._is_doubted)

    def _is_doubted(self, reading: Reading) -> bool:
        """It neither surely answers nor surely does not: what the second network makes of it may change that."""
        least, most = _DOUBTED
        return least <= self.calibration.probability(reading) <= most

    def _answered_by(self, readings: Sequence[Reading]) -> bool:
        """True where the first reading answers."""
        return bool(readings) and self.calibration.answers(self._probability(readings))

    def _probability(self, readings: Sequence[Reading]) -> float:
        """That the first reading answers; below all others where there is none."""
        return self.calibration.probability(readings[0]) if readings else -1.0

    def _by_purpose(self, readings: Iterable[Reading], asked: Wording) -> tuple[Reading, ...]:
        """Readings in order of support, less what their kind of block loses for this kind of question.

        Of mere keywords those that have all of them come first. Who asks who said something wants the one quoted.
        """
        quoted_loses = 0.0 if asked.speaker or asked.wanted == "person" else _QUOTED

        def support(reading: Reading) -> float:
            passage = reading.hit.passage
            block = self._snapshot.by_slug(passage.document).block(passage.block)
            if asked.wanted == "source":
                return reading.support - (0.0 if block.footnotes else _NO_SOURCE)
            quoted = len(quoted_in(block.voice_at(*_span_in(passage, reading))))
            return reading.support - _OF_KIND.get(block.kind, 0.0) - quoted_loses * quoted

        return tuple(sorted(readings, key=lambda one: (one.keywords == 1.0, support(one)), reverse=True))

    def _is_about(self, passage: Passage, named: Named) -> bool:
        """True for a passage of one of the documents, and of a block that cites one."""
        document = self._snapshot.by_slug(passage.document)
        cited = document.references_behind(document.block(passage.block))
        return any(named.means(known) for known in (document.symbol, *(r.cites for r in cited)))


def seconded(
    reader: Reader,
    asked: Wording,
    readings: tuple[Reading, ...],
    ordered: Callable[[Iterable[Reading]], tuple[Reading, ...]],
    is_doubted: Callable[[Reading], bool] = lambda _: True,
) -> tuple[Reading, ...]:
    """With what the second network makes of the first, and of the one that is first then as `ordered` has them.

    It is asked of one that `is_doubted`.
    """
    for _ in range(_AGAIN):
        if not readings or readings[0].seconded or not is_doubted(readings[0]):
            break
        first, *others = readings
        readings = ordered((reader.read_again(asked, first), *others))
    return readings


def _only_numbers(question: Question) -> bool:
    """True for "What is 2+2?": its numbers stand in the documents, and nothing says what they are numbers of."""
    terms = question.query.wording.terms
    named = any(name.in_full for name in question.names)
    return bool(terms) and not any(map(str.isalpha, "".join(terms))) and not named


def _only_greets(asked: Wording) -> bool:
    """True for "Thanks!" and "hello": whatever has these words answers nothing."""
    said = words(asked.text)
    return not _GREETINGS.isdisjoint(said) and set(said) <= _GREETINGS | STOP_WORDS


def in_reading_order(readings: Sequence[Reading], hits: Sequence[Hit]) -> list[tuple[Passage, float]]:
    """Passages in the order of their readings, and behind those the other hits in theirs, each block once.

    The scores are reciprocal ranks, since support and fused score have no scale in common.
    """
    ordered = {hit.passage.of_block: hit.passage for hit in (*(reading.hit for reading in readings), *hits)}
    return [(passage, 1 / rank) for rank, passage in enumerate(ordered.values(), 1)]


def _span_in(passage: Passage, reading: Reading) -> Span:
    """The first marked range, in the document's text."""
    return reading.spans[0].moved(passage.start)
