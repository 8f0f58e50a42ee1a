"""Fusion of the two legs, over a small snapshot and a hash embedder."""

from __future__ import annotations

import numpy as np
import pytest

from index.keywords import Keywords
from index.passage import Passage
from index.search import DEPTH, Searcher
from index.snapshot import Snapshot
from index.vectors import FaissVectors
from index.words import fold
from tests.index.hash_embedder import HashEmbedder


@pytest.fixture(scope="module")
def searcher(ferries: Snapshot, hash_embedder: HashEmbedder) -> Searcher:
    return ferries.searcher(hash_embedder)


def searcher_over(passages: list[Passage], embedder: HashEmbedder) -> Searcher:
    texts = [passage.searched for passage in passages]
    vectors = FaissVectors.build(embedder.embed([fold(text) for text in texts]))
    return Searcher(passages, vectors, Keywords.build(texts), embedder)


def test_the_passage_with_the_words_comes_first(searcher: Searcher) -> None:
    first = searcher.search("how many sailors were wounded", limit=3)[0]
    assert first.passage.text.startswith("In total, 40 sailors were wounded")


def test_scores_fall_and_lie_between_0_and_1(searcher: Searcher) -> None:
    hits = searcher.search("eleven cut moorings", limit=100)
    assert [hit.fused for hit in hits] == sorted((hit.fused for hit in hits), reverse=True)
    assert all(0 <= hit.fused <= 1 for hit in hits)
    assert all(-1.0001 <= hit.dense <= 1.0001 and hit.lexical >= 0 for hit in hits)


def test_a_hit_that_is_best_in_both_legs_has_score_1(hash_embedder: HashEmbedder) -> None:
    searcher = searcher_over(
        [Passage("A/1/1", "p1", 0, 9, "Red ferry", ""), Passage("A/1/1", "p2", 10, 19, "Blue quay", "")], hash_embedder
    )
    first, second = searcher.search("red ferry", limit=2)
    assert first.fused == pytest.approx(1.0)
    assert first.row == 0
    assert second.fused < 1.0


def test_limit_is_kept(searcher: Searcher) -> None:
    assert len(searcher.search("moorings", limit=2)) == 2


def test_a_block_is_found_once_by_its_best_passage(hash_embedder: HashEmbedder) -> None:
    parts = [
        Passage("A/1/1", "p1", 0, 14, "Ferries sailed", ""),
        Passage("A/1/1", "p1", 15, 31, "Moorings were cut", ""),
        Passage("A/1/2", "p1", 0, 14, "Moorings held", ""),
    ]
    hits = searcher_over(parts, hash_embedder).search("moorings were cut", limit=10)
    assert [(hit.passage.document, hit.passage.block) for hit in hits] == [("A/1/1", "p1"), ("A/1/2", "p1")]
    assert hits[0].row == 1


def test_only_the_documents_asked_for_are_searched(searcher: Searcher) -> None:
    everywhere = searcher.search("moorings", limit=100)
    report = searcher.search("moorings", limit=100, documents=["A/77/402"])
    assert {hit.passage.document for hit in everywhere} == {"A/77/401", "A/77/402"}
    assert {hit.passage.document for hit in report} == {"A/77/402"}
    assert searcher.search("moorings", limit=100, documents=["A/1/1"]) == ()


def test_legs_are_scaled_to_the_best_of_the_documents_searched(hash_embedder: HashEmbedder) -> None:
    parts = [Passage("A/1/1", "p1", 0, 9, "Red ferry", ""), Passage("A/1/2", "p1", 0, 16, "Red quay at noon", "")]
    searcher = searcher_over(parts, hash_embedder)
    everywhere = searcher.search("red ferry", limit=2)
    assert (everywhere[0].passage.document, everywhere[1].fused < 0.9) == ("A/1/1", True)
    (only,) = searcher.search("red ferry", limit=2, documents=["A/1/2"])
    assert only.fused == pytest.approx(1.0)


def test_passages_far_behind_many_others_are_searched_by_meaning_as_well(hash_embedder: HashEmbedder) -> None:
    nearer = [Passage("A/1/1", f"p{n}", 0, 12, "Red ferry", "") for n in range(DEPTH + 5)]
    own = [Passage("A/1/2", "p1", 0, 9, "Blue quay", ""), Passage("A/1/2", "p2", 10, 29, "Red and blue quay", "")]
    hits = searcher_over([*nearer, *own], hash_embedder).search("red ferry", limit=5, documents=["A/1/2"], leg="dense")
    assert [hit.passage.block for hit in hits] == ["p2", "p1"]
    assert hits[0].dense > hits[1].dense


def test_without_passages_nothing_is_found(hash_embedder: HashEmbedder) -> None:
    nothing = np.zeros((0, 16), dtype=np.float32)
    searcher = Searcher([], FaissVectors.build(nothing), Keywords.build(["ferry"]), hash_embedder)
    assert searcher.search("ferry", limit=5) == ()


def test_a_query_without_words_still_gives_hits(searcher: Searcher) -> None:
    assert len(searcher.search("???", limit=3)) == 3


def test_the_same_query_gives_the_same_hits(searcher: Searcher) -> None:
    query = searcher.prepare("who cut the moorings?")
    assert searcher.search(query.text, limit=50) == searcher.search(query.text, limit=50)


def test_a_slip_is_corrected_in_the_query(searcher: Searcher) -> None:
    query = searcher.prepare("How many saylors were woundet?")
    assert dict(query.corrected) == {"saylors": "sailors", "woundet": "wounded"}
    assert query.text == "how many sailors were wounded?"


def test_an_acronym_is_no_misspelt_word(searcher: Searcher) -> None:
    assert dict(searcher.prepare("Who paid the sailos?").corrected) == {"sailos": "sailors"}
    assert searcher.prepare("Who paid SAILOS?").corrected == ()


def test_a_word_of_english_is_not_corrected(ferries: Snapshot) -> None:
    searcher = ferries.searcher(HashEmbedder(known=["sailers"]))
    assert searcher.prepare("sailers").corrected == ()
    assert ferries.searcher(HashEmbedder()).prepare("sailers").corrected == (("sailers", "sailors"),)


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("What did the NHC report?", "what did the northern harbour commission report?"),
        ("What did the JFPs do?", "what did the jfps (joint ferry patrol) do?"),
        ("What did the Joint Ferry Patrol (JFP) do?", "what did the joint ferry patrol (jfp) do?"),
        ("WHAT DID THE NHC REPORT", "what did the nhc report"),
        ("A/NHC/12", "a/nhc/12"),
        ("Who is at SEA?", "who is at sea?"),
    ],
)
def test_acronyms_are_spelt_out(hash_embedder: HashEmbedder, question: str, searched: str) -> None:
    """Beside the acronym where some passage has that, else in its place."""
    texts = ["The Northern Harbour Commission met.", "The Joint Ferry Patrol (JFP) sailed.", "It was sent to sea."]
    passages = [Passage("A/1/1", f"p{n}", 0, len(text), text, "") for n, text in enumerate(texts)]
    assert searcher_over(passages, hash_embedder).prepare(question).text == searched


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        ("What did the SG see?", "what did the secretary-general see?"),
        ("Did IDPs return?", "did internally displaced persons return?"),
        ("the sg of it", "the sg of it"),
    ],
)
def test_usual_abbreviations_are_known_where_no_text_tells_them(
    hash_embedder: HashEmbedder, question: str, searched: str
) -> None:
    passages = [Passage("A/1/1", "p1", 0, 18, "The harbour closed.", "")]
    assert searcher_over(passages, hash_embedder).prepare(question).text == searched


def test_words_that_name_a_place_are_not_corrected(hash_embedder: HashEmbedder) -> None:
    passages = [Passage("A/1/1", "p1", 0, 30, "The parts of the harbour and the parade.", "")]
    assert searcher_over(passages, hash_embedder).prepare("S/RES/12, paras. 2 and 3").corrected == ()


def test_numbers_and_symbols_are_not_corrected(searcher: Searcher) -> None:
    assert searcher.prepare("3501 people, A/77/403, 2032").corrected == ()


def test_correcting_a_word_leaves_longer_words_that_hold_it_alone(searcher: Searcher) -> None:
    assert searcher.prepare("woundet or woundetly").text == "wounded or woundetly"


class _WithWords(HashEmbedder):
    """One whose model has a few words of its own."""

    def is_word(self, word: str) -> bool:
        return word in {"count", "sail"}


@pytest.mark.parametrize(("typed", "better"), [("Saylors", "sailors"), ("sailers", "sailors"), ("woundet", "wounded")])
def test_one_letter_wrong_is_corrected(ferries: Snapshot, typed: str, better: str) -> None:
    """Little is left of "sail" in "sailers"."""
    assert dict(ferries.searcher(_WithWords()).prepare(f"When were {typed} seen?").corrected) == {typed.lower(): better}


def test_a_form_of_a_known_word_is_not_corrected(ferries: Snapshot) -> None:
    asked = "When did the counter close?"
    assert ferries.searcher(_WithWords()).prepare(asked).corrected == ()
    assert dict(ferries.searcher(HashEmbedder()).prepare(asked).corrected) == {"counter": "counted"}


def test_a_name_is_no_word_of_another_sort_with_two_letters_wrong(ferries: Snapshot) -> None:
    searcher = ferries.searcher(HashEmbedder())
    assert searcher.prepare("When was Witmesces raided?").corrected == ()
    assert dict(searcher.prepare("When were witmesces heard?").corrected) == {"witmesces": "witnesses"}
