"""A block beside its sources: for each sentence, what stands nearest to it in the documents that the block cites.

Word for word on both sides, the words in common marked; whether the two agree is for the reader to judge.
"""

from __future__ import annotations

import shlex
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from corpus.document import Block, Document, Reference
from corpus.ranges import Span, is_blank, merged
from index.passage import Passage
from index.search import Searcher
from index.words import placed_terms
from service.asking.answer import Citation, CitedReference, Excerpt, notices
from service.asking.boilerplate import Boilerplate
from service.asking.cite import Extractor

NEUTRAL = "Shown side by side; Pincite does not judge whether they agree."
#: Passages of one source shown beside a sentence; fewer where the block cites many sources.
_MOST, _MOST_OF_MANY, _MANY = 3, 2, 3
_HEAD = ("masthead", "title", "heading")
#: Passages of one source that are looked at, and how many where the first are nothing but formulas.
_LOOKED_AT, _LOOKED_ON = 8, 40
#: Behind the nearest passage stand those that have most of the words of the sentence that those before lack: two words
#: at least, and this share of what all its telling words weigh; and not much farther, as a share of the nearest one's
#: score. Chosen by eye on the letter and the documents of ../shared/data/cited, 2026-11-25: a sentence that sums up
#: two paragraphs is shown beside both.
_NEW, _NEARLY = 0.08, 0.6
#: Beneath an answer stands only what shares so much of the sentence, weighed alike. There, 2026-11-25: 0.21 and more
#: where a sentence retells a paragraph of the source, 0.18 and less where it only names the document.
_RETOLD = 0.2


@dataclass(frozen=True, slots=True)
class NearSource:
    """One document that is cited and held. `nearest` begins with the blocks that the reference names, if it does."""

    cited: CitedReference
    held: Document
    nearest: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """One sentence and its sources.

    sources   the documents that the block cites and the corpus holds, each once
    not_held  what the sentence itself cites, or the footnote whose mark it bears, and the corpus does not hold
    """

    sentence: Excerpt
    sources: tuple[NearSource, ...]
    not_held: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A block sentence by sentence: its own, or those that bear a footnote's mark; none where it cites nothing."""

    document: Document
    block: Block
    sentences: tuple[Beside, ...]

    @property
    def notice(self) -> str:
        """What has to be said of the words that stand side by side."""
        beneath = (near for beside in self.sentences for source in beside.sources for near in source.nearest)
        own = Excerpt(self.document, self.block, self.block.start, self.block.end)
        return notices((own, *beneath))


@dataclass(frozen=True, slots=True)
class _Cited:
    """A reference of a block. `at` is where it, or its footnote's mark, stands; None where it backs the whole block."""

    cited: CitedReference
    at: int | None

    def within(self, start: int, end: int) -> bool:
        return self.at is None or start <= self.at <= end


def fetch_command(reference: Reference) -> str:
    """What to type to fetch what is not held; "" for a page that is not to be asked for."""
    from corpus.fetching.servers import is_asked  # noqa: PLC0415  # loads httpx, which no answer needs

    name = reference.symbol.slug if reference.symbol else reference.url
    return f"pincite fetch {shlex.quote(name)}" if reference.symbol or is_asked(reference.url) else ""


class SourceFinder:
    """Finds the passages that stand nearest to what cites them."""

    def __init__(self, searcher: Searcher, extractor: Extractor, boilerplate: Boilerplate) -> None:
        self._searcher = searcher
        self._extractor = extractor
        self._boilerplate = boilerplate

    def beside(self, document: Document, block: Block) -> SideBySide:
        """The sentences of a block with what stands nearest to each in every source that is held."""
        cited = tuple(self._cited(document, block))
        return SideBySide(
            document,
            block,
            tuple(self._beside(document, *where, cited) for where in _sentences(document, block) if cited),
        )

    def beneath(self, citation: Citation) -> tuple[Excerpt, ...]:
        """What the answering sentence of a citation retells of the sources held, the most alike first."""
        document = citation.document
        text = document.text[slice(*_answering(citation))]
        cited = tuple(self._cited(document, citation.block))
        sources = self._sources(document, text, cited, formulas_last=False)  # what is alike is measured below
        best = [max(s.nearest, key=lambda e: self._alike(text, e)) for s in sources if s.nearest]
        best.sort(key=lambda excerpt: -self._alike(text, excerpt))
        return tuple(excerpt for excerpt in best[:_MOST] if self._alike(text, excerpt) >= _RETOLD)

    def _cited(self, document: Document, block: Block) -> Iterator[_Cited]:
        own = self._extractor.references(document, block)
        if block.kind == "footnote":
            yield from (_Cited(cited, None) for cited in own)
            return
        yield from (_Cited(cited, cited.reference.start) for cited in own)
        marks = {mark.note: mark.at for mark in block.marks}
        for note in block.footnotes:
            references = self._extractor.references(document, document.block(note))
            yield from (_Cited(cited, marks.get(note)) for cited in references)

    def _beside(self, document: Document, block: Block, sentence: Span, cited: Sequence[_Cited]) -> Beside:
        sources = self._sources(document, document.text[slice(*sentence)], cited, formulas_last=True)
        shown = {stem for source in sources for excerpt in source.nearest for stem in _stems(excerpt.quote)}
        missing: dict[str, Reference] = {}
        for found in cited:
            if not found.cited.held and found.within(*sentence):
                missing.setdefault(found.cited.reference.key, found.cited.reference)
        return Beside(_excerpt(document, block, sentence, shown), sources, tuple(missing.values()))

    def _sources(
        self, document: Document, text: str, cited: Sequence[_Cited], *, formulas_last: bool
    ) -> tuple[NearSource, ...]:
        """The documents cited and held, with what stands nearest to `text`; the citing document itself left out."""
        references: dict[str, list[CitedReference]] = {}
        held: dict[str, Document] = {}
        for found in cited:
            there = found.cited.held
            if there and there.symbol != document.symbol:
                held[there.symbol.slug] = there
                references.setdefault(there.symbol.slug, []).append(found.cited)
        most = _MOST_OF_MANY if len(held) >= _MANY else _MOST
        return tuple(
            NearSource(
                references[slug][0],
                there,
                self._nearest(text, there, references[slug], most, formulas_last=formulas_last),
            )
            for slug, there in held.items()
        )

    def _nearest(
        self, text: str, held: Document, references: Sequence[CitedReference], most: int, *, formulas_last: bool
    ) -> tuple[Excerpt, ...]:
        """The places that the references name, and behind them the passages nearest to `text`, but of no head."""
        own = _stems(text)
        named = {place.id: place for cited in references for place in cited.places}
        chosen = [_excerpt(held, place, place.span, own) for place in named.values()][:_MOST]
        near = [passage for passage in self._near(text, held) if passage.block not in named]
        if formulas_last:
            near = self._formulas_last(text, held, near, named)
        while near and len(chosen) < most:
            nearest = self._adding(own, near, chosen) if chosen else near[0]
            if nearest is None:
                break
            near.remove(nearest)
            chosen.append(_excerpt(held, held.block(nearest.block), Span(nearest.start, nearest.end), own))
        return tuple(chosen)

    def _near(self, text: str, held: Document, *, limit: int = _LOOKED_AT, nearly: float = _NEARLY) -> list[Passage]:
        """Passages of one document, of no head, the nearest first; not farther than that share of the nearest."""
        folded = self._searcher.keywords.spellings.fold(text)
        hits = self._searcher.search(folded, limit=limit, documents=(held.symbol.slug,), asks=False)
        near = [hit.passage for hit in hits if hit.fused >= nearly * hits[0].fused]
        return [passage for passage in near if held.block(passage.block).kind not in _HEAD]

    def _formulas_last(
        self, text: str, held: Document, near: Sequence[Passage], named: Container[str]
    ) -> list[Passage]:
        """What says something first, however far; where nothing in the document does, formulas are all there is."""
        own = [passage for passage in near if not self._is_formula(held, passage)]
        if near and not own:
            further = self._near(text, held, limit=_LOOKED_ON, nearly=0.0)
            own = [p for p in further if p.block not in named and not self._is_formula(held, p)][:1]
        return [*own, *(passage for passage in near if self._is_formula(held, passage))]

    def _is_formula(self, held: Document, passage: Passage) -> bool:
        return self._boilerplate.is_formula(held, held.block(passage.block))

    def _adding(self, own: Set[str], near: Sequence[Passage], chosen: Sequence[Excerpt]) -> Passage | None:
        """The passage with most of the stems `own` that those chosen lack; None where none has enough."""
        lacking = own - {stem for excerpt in chosen for stem in _stems(excerpt.quote)}
        best = max(near, key=lambda passage: self._weight(lacking & _stems(passage.text)))
        new = lacking & _stems(best.text)
        return best if len(new) > 1 and self._weight(new) >= _NEW * self._weight(own) else None

    def _alike(self, text: str, excerpt: Excerpt) -> float:
        """The share of the text's telling words that the excerpt has, each weighed by how telling it is."""
        own = _stems(text)
        return self._weight(own & _stems(excerpt.quote)) / self._weight(own) if own else 0.0

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self._searcher.keywords.weight(stem) for stem in sorted(stems))


def _sentences(document: Document, block: Block) -> Iterator[tuple[Block, Span]]:
    """The sentences that a block's references back: its own, or those that bear a footnote's mark."""
    marked = list(document.marked_with(block)) if block.kind == "footnote" else []
    yield from marked or ((block, sentence) for sentence in document.sentences_of(block))


def _answering(citation: Citation) -> Span:
    """The sentence with the first marked words, in the document's text."""
    at = citation.start + (citation.highlights[0].start if citation.highlights else 0)
    return next(r for r in citation.document.sentences_of(citation.block) if at < r.end)


def _excerpt(document: Document, block: Block, where: Span, others: Set[str]) -> Excerpt:
    """Words of a block, those marked that stand among `others` as well: stems."""
    start, end = where
    shared = [Span(start + a, start + b) for a, b, stem in placed_terms(document.text[start:end]) if stem in others]
    return Excerpt(document, block, start, end, tuple(merged(shared, document.text, is_blank)))


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stem for _, _, stem in placed_terms(text))
