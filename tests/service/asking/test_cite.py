"""Places become citations: whole sentences, the exact words marked, footnotes and voices carried along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Block, Document
from corpus.ranges import Span
from corpus.sentences import sentences
from index.question import Wanted
from index.reading.spans import candidates
from index.snapshot import Snapshot, build, load
from service.asking.answer import Citation
from service.asking.cite import PART_OF_BLOCK, WHOLE_BLOCK, AnswerPlace, Extractor
from tests.index.hash_embedder import HashEmbedder


@pytest.fixture(scope="module")
def extractor(ferries: Snapshot) -> Extractor:
    return Extractor(ferries)


@pytest.fixture(scope="module")
def ferries_letter(ferries: Snapshot) -> Document:
    return ferries.by_slug("A/77/401")


def place_of(document: Document, words: str, block_id: str = "") -> AnswerPlace:
    """The words, in the sentence and the block in which they stand."""
    block = next(b for b in document.blocks if words in document.text_of(b) and block_id in ("", b.id))
    at = document.text.index(words, block.start)
    for start, end in sentences(document.text_of(block)):
        if block.start + start <= at < block.start + end:
            return AnswerPlace(
                document, block, Span(block.start + start, block.start + end), (Span(at, at + len(words)),)
            )
    raise AssertionError(words)


def every_place(document: Document, kinds: tuple[Wanted, ...]) -> Iterator[AnswerPlace]:
    for block in document.blocks:
        text = document.text_of(block) if block.kind != "omission" else ""
        for start, end in sentences(text):
            for wanted in kinds:
                spans = [span.moved(block.start + start) for span in candidates(text[start:end], wanted)]
                yield AnswerPlace(document, block, Span(block.start + start, block.start + end), tuple(spans))


def test_every_place_in_the_letter_is_quoted_in_whole_sentences_with_its_words_inside(letter_by_hash: Snapshot) -> None:
    extractor = Extractor(letter_by_hash)
    cited = 0
    for place in every_place(letter_by_hash.documents[0], ("number", "date", "person", "place", "phrase")):
        citation = extractor.cite(place, 0.5)
        cited += 1
        ranges = [
            (place.block.start + a, place.block.start + b) for a, b in sentences(place.document.text_of(place.block))
        ]
        whole = (citation.start, citation.end) == (place.block.start, place.block.end)
        assert whole or (citation.start in {a for a, _ in ranges} and citation.end in {b for _, b in ranges})
        assert citation.start <= place.sentence[0] < place.sentence[1] <= citation.end
        assert citation.quote == place.document.text[citation.start : citation.end]
        assert [h.text for h in citation.highlights] == [place.document.text[a:b] for a, b in place.spans]
        assert all(0 <= h.start < h.end <= len(citation.quote) for h in citation.highlights)
        assert all(citation.start <= s.start < s.end <= citation.end for s in citation.speeches)
        assert all(note.at is None or 0 < note.at <= len(citation.quote) for note in citation.footnotes)
    assert cited > 500


def test_a_short_block_is_quoted_whole(extractor: Extractor, ferries_letter: Document) -> None:
    citation = extractor.cite(place_of(ferries_letter, "a report"), 0.5)
    assert citation.quote == ferries_letter.text_of(citation.block)
    assert len(sentences(citation.quote)) == 3


def test_of_a_long_block_the_answering_sentence_is_quoted_with_what_leads_up_to_it(letter_by_hash: Snapshot) -> None:
    letter = letter_by_hash.documents[0]
    citation = Extractor(letter_by_hash).cite(place_of(letter, "More than 900 graveyards"), 0.5)
    assert citation.block.end - citation.block.start > WHOLE_BLOCK
    assert len(citation.quote) <= PART_OF_BLOCK
    assert citation.quote.endswith("vandalized in those territories.")
    assert citation.quote.startswith("Out of 67 mosques")


def test_a_sentence_longer_than_a_part_of_a_block_stays_whole(tmp_path: Path, hash_embedder: HashEmbedder) -> None:
    path = tmp_path / "long.md"
    long = f"The ferries were {', '.join(['the Selkie of Ardmouth'] * 30)}."
    path.write_text(
        f"# Report of the Harbour Commission\n\n1. It counted them. {long} None sailed.\n", encoding="utf-8"
    )
    path.with_suffix(".toml").write_text('symbol = "A/77/403"\n', encoding="utf-8")
    build([path], tmp_path / "snapshots", hash_embedder)
    snapshot = load(tmp_path / "snapshots")
    citation = Extractor(snapshot).cite(place_of(snapshot.documents[0], "Selkie"), 0.5)
    assert citation.quote == long
    assert len(long) > PART_OF_BLOCK


def test_a_block_carries_the_footnotes_whose_marks_stand_in_it(extractor: Extractor, ferries_letter: Document) -> None:
    citation = extractor.cite(place_of(ferries_letter, "2 February 2023"), 0.5)
    (note,) = citation.footnotes
    assert note.block.id == "fn1"
    assert note.text == "See United Nations document A/77/398-S/2023/90 (3 February 2023)."
    assert note.at == len(citation.quote)


def test_the_mark_stands_in_the_quote_where_it_stands_in_the_print(
    extractor: Extractor, ferries_letter: Document
) -> None:
    citation = extractor.cite(place_of(ferries_letter, "12 million crowns"), 0.5)
    (note,) = citation.footnotes
    assert note.at is not None
    assert citation.quote[: note.at].endswith("asked for a report.")


def test_a_paragraph_of_a_block_quotation_carries_the_footnote_that_closes_it(
    extractor: Extractor, ferries_letter: Document
) -> None:
    citation = extractor.cite(place_of(ferries_letter, "eleven cut moorings", "p4"), 0.5)
    assert [(note.block.id, note.at) for note in citation.footnotes] == [("fn2", None)]
    assert citation.cite_as.endswith("footnote 2")


def test_a_reference_says_whether_the_corpus_holds_it(extractor: Extractor, ferries_letter: Document) -> None:
    held = extractor.cite(place_of(ferries_letter, "asked for a report"), 0.5).footnotes[0].references[0]
    lacking = extractor.cite(place_of(ferries_letter, "2 February 2023"), 0.5).footnotes[0].references[0]
    assert held.held is not None
    assert str(held.held.symbol) == "A/77/402"
    assert lacking.held is None
    assert lacking.reference.symbol is not None
    assert lacking.reference.symbol.slug == "A/77/398"


def test_the_voice_is_that_of_the_words_marked(extractor: Extractor, ferries_letter: Document) -> None:
    said = extractor.cite(place_of(ferries_letter, "No ferry was seaworthy"), 0.5)
    told = extractor.cite(place_of(ferries_letter, "eleven cut moorings", "p4"), 0.5)
    own = extractor.cite(place_of(ferries_letter, "12 million crowns"), 0.5)
    author, union = "Permanent Representative of Norland", "International Harbour Union"
    assert [voice.name for voice in said.voice] == [author, union, "Ana Beltran"]
    assert [voice.role for voice in said.voice] == ["author", "quoted organisation", "quoted person"]
    assert [voice.name for voice in told.voice] == [author, union]
    assert [voice.name for voice in own.voice] == [author]


def test_what_somebody_else_speaks_in_the_quote_is_said(extractor: Extractor, ferries_letter: Document) -> None:
    citation = extractor.cite(place_of(ferries_letter, "chief inspector"), 0.5)
    (speech,) = citation.speeches
    assert "No ferry was seaworthy" in ferries_letter.text[speech.start : speech.end]
    assert speech.voice[-1].name == "Ana Beltran"


def test_bachelet_s_words_in_the_letter_are_hers(letter_by_hash: Snapshot) -> None:
    letter = letter_by_hash.documents[0]
    extractor = Extractor(letter_by_hash)
    hers = extractor.cite(place_of(letter, "the biggest single loss of life"), 0.5)
    own = extractor.cite(place_of(letter, "causing the death of 21 civilians"), 0.5)
    assert "Bachelet" in hers.voice[-1].name
    assert [voice.name for voice in own.voice] == ["Permanent Representative of Azerbaijan"]


def test_the_same_words_elsewhere_are_named(extractor: Extractor, ferries_letter: Document) -> None:
    words = "Our inspectors counted eleven cut moorings"
    for block, other in (("p4", "p6"), ("p6", "p4")):
        again = extractor.cite(place_of(ferries_letter, words, block), 0.5).repeats
        assert [(found.symbol, where.id) for found, where in again] == [(ferries_letter.symbol, other)]
    assert extractor.cite(place_of(ferries_letter, "12 million crowns"), 0.5).repeats == ()


@pytest.mark.parametrize("block_id", ["title", "p1", "p5", "signature", "fn3"])
def test_a_whole_block_can_be_cited(extractor: Extractor, ferries_letter: Document, block_id: str) -> None:
    block: Block = ferries_letter.block(block_id)
    citation: Citation = extractor.cite_block(ferries_letter, block, 0.25)
    assert citation.quote == ferries_letter.text_of(block)
    assert [highlight.text for highlight in citation.highlights] == [citation.quote]
    assert citation.score == 0.25


def test_a_long_footnote_is_cited_whole(letter_by_hash: Snapshot) -> None:
    letter = letter_by_hash.documents[0]
    note = letter.block("fn4")
    assert note.end - note.start > WHOLE_BLOCK
    assert Extractor(letter_by_hash).cite_block(letter, note, 0.5).quote == letter.text_of(note)
