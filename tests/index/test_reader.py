"""What the reader makes of passages: an order, and ranges that lie in one another. The hash embedder measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences
from index.reader import EvidenceReader, Reading
from index.search import Hit, Query, Searcher
from index.snapshot import Snapshot
from tests.index.hash_embedder import HashEmbedder

QUESTIONS = (
    "How many sailors were wounded?",
    "When were the moorings cut?",
    "Who said that no ferry was seaworthy?",
    "Where did the passengers sail from?",
    "Which towns had people forced to leave?",
    "What is the source for the cut moorings?",
    "What did the harbour master ask for?",
    "xyzzy",
    "???",
)


@pytest.fixture(scope="module")
def searcher(ferries: Snapshot, hash_embedder: HashEmbedder) -> Searcher:
    return ferries.searcher(hash_embedder)


@pytest.fixture(scope="module")
def reader(searcher: Searcher, hash_embedder: HashEmbedder) -> EvidenceReader:
    return EvidenceReader(hash_embedder, searcher.keywords)


def hits_for(searcher: Searcher, question: str) -> tuple[Hit, ...]:
    return searcher.search(Query(question), limit=12)


def marked(reading: Reading) -> list[str]:
    return [reading.hit.passage.text[start:end] for start, end in reading.spans]


@pytest.mark.parametrize("question", QUESTIONS)
def test_there_is_one_reading_a_hit_best_supported_first(
    reader: EvidenceReader, searcher: Searcher, question: str
) -> None:
    hits = hits_for(searcher, question)
    readings = reader.read(question, hits)
    assert {reading.hit.row for reading in readings} == {hit.row for hit in hits}
    assert len(readings) == len(hits) == 12
    assert [reading.support for reading in readings] == sorted((r.support for r in readings), reverse=True)


def check_ranges(readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        text = reading.hit.passage.text
        first, last = reading.sentence
        assert reading.sentence in sentences(text)
        assert reading.spans
        assert all(first <= start < end <= last for start, end in reading.spans)
        assert list(reading.spans) == sorted(reading.spans)


@pytest.mark.parametrize("question", QUESTIONS)
def test_spans_lie_in_the_sentence_and_the_sentence_in_the_passage(
    reader: EvidenceReader, searcher: Searcher, question: str
) -> None:
    check_ranges(reader.read(question, hits_for(searcher, question)))


@given(st.text(max_size=60))
def test_whatever_is_asked_the_ranges_hold(reader: EvidenceReader, searcher: Searcher, question: str) -> None:
    check_ranges(reader.read(question, hits_for(searcher, "moorings")))


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_figure_of_the_evidence_lies_in_its_range(
    reader: EvidenceReader, searcher: Searcher, question: str
) -> None:
    for reading in reader.read(question, hits_for(searcher, question)):
        evidence = reading.evidence
        for share in (
            *(evidence.fused, evidence.covered, evidence.covered_in_sentence, evidence.names_missing),
            *(evidence.numbers_missing, evidence.unknown, evidence.kind_found),
        ):
            assert -1e-6 <= share <= 1 + 1e-6
        assert all(-1.0001 <= cosine <= 1.0001 for cosine in (evidence.cosine, evidence.sentence_cosine))


def test_the_number_that_is_asked_for_is_marked(reader: EvidenceReader, searcher: Searcher) -> None:
    first = reader.read("How many sailors were wounded?", hits_for(searcher, "sailors wounded"))[0]
    assert marked(first) == ["40 sailors"]


def test_the_date_that_is_asked_for_is_marked(reader: EvidenceReader, searcher: Searcher) -> None:
    first = reader.read("On what day did patrol boats enter the harbour?", hits_for(searcher, "patrol boats harbour"))[
        0
    ]
    assert marked(first) == ["2 February 2023"]


def test_a_name_in_the_question_is_no_answer_to_who(reader: EvidenceReader, searcher: Searcher) -> None:
    question = "Who spoke for the International Harbour Union about seaworthy ferries?"
    readings = reader.read(question, hits_for(searcher, question))
    said = next(reading for reading in readings if "seaworthy" in reading.hit.passage.text)
    assert marked(said) == ["Ana Beltran"]


def test_what_a_passage_lacks_is_counted(reader: EvidenceReader, searcher: Searcher) -> None:
    question = "How many people left Zanzibar in 1871?"
    for reading in reader.read(question, hits_for(searcher, "people forced to leave")):
        assert reading.evidence.names_missing == 1.0
        assert reading.evidence.numbers_missing == 1.0
        assert 0 < reading.evidence.unknown < 1


def test_the_same_question_reads_the_same_again_and_from_a_warm_reader(
    reader: EvidenceReader, searcher: Searcher, ferries: Snapshot, hash_embedder: HashEmbedder
) -> None:
    warm = EvidenceReader(hash_embedder, searcher.keywords)
    warm.warm(ferries.passages)
    hits = hits_for(searcher, "eleven cut moorings")
    first = reader.read("Who counted the moorings?", hits)
    assert reader.read("Who counted the moorings?", hits) == first
    assert warm.read("Who counted the moorings?", hits) == first


def test_without_hits_there_are_no_readings(reader: EvidenceReader) -> None:
    assert reader.read("Who?", ()) == ()
