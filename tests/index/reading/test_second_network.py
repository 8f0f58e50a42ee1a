"""What stands first is read again by a larger network, whose judgement counts as much as the small one's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from corpus.ranges import Span
from index.question import Wording
from index.reading.cross_encoder import (
    LENGTH,
    MPNET,
    Both,
    CrossEncoder,
    Judgement,
    Pair,
    encode,
    mean,
    tokenizer,
)
from index.reading.reader import Evidence, TrainedReader, Weights, in_order_of_support
from index.search import Hit
from index.snapshot import Snapshot
from service.asking.find import seconded
from tests.index.hash_embedder import HashEmbedder
from tests.index.reading.small_network import write_small_network
from tests.index.reading.word_network import WordNetwork

WEIGHTS = Weights(tuple(1.0 if field.name == "answers" else 0.0 for field in fields(Evidence)))
WOUNDED = Wording.of("How many sailors were wounded?")
ANSWER = Pair("how many sailors were wounded?", "", "In total, 40 sailors were wounded and 12 ferries were damaged.")


class Doubting(WordNetwork):
    """Sure of a passage that has one word, and of no other."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        judged = super().judge(pairs)
        return tuple(
            replace(j, answers=20.0 if self._word in p.passage else -20.0) for j, p in zip(judged, pairs, strict=True)
        )


@pytest.fixture(scope="module")
def hits(ferries: Snapshot, hash_embedder: HashEmbedder) -> tuple[Hit, ...]:
    return ferries.searcher(hash_embedder).search(WOUNDED.text, limit=10)


def reader_with(ferries: Snapshot, second: WordNetwork | None) -> TrainedReader:
    return TrainedReader(WordNetwork(), ferries.searcher(HashEmbedder()).keywords, WEIGHTS, second=second)


# --- Pairs ---


def test_the_larger_network_has_signs_and_numbers_of_its_own() -> None:
    tokens = tokenizer()
    small, large = (encode(tokens, ANSWER, *form) for form in ((), (MPNET,)))
    assert large.places == small.places
    assert large.ids[: large.first] == (0, *(number + 4 for number in small.ids[1 : small.first - 1]), 2, 2)
    assert large.ids[large.first :] == (*(number + 4 for number in small.ids[small.first : -1]), 2)


def test_a_long_passage_is_cut_where_the_larger_network_ends() -> None:
    row = encode(tokenizer(), Pair("who? " * 90, "mast " * 90, "boat " * 300), MPNET)
    assert len(row.ids) == len(row.types) == LENGTH
    assert row.ids[-1] == 2
    assert row.first + len(row.places) == LENGTH - 1


# --- Judgements ---


def test_the_mean_of_two_judgements_goes_as_far_as_both() -> None:
    one = Judgement(2.0, 4.0, 1.0, np.array([1.0, 3.0]), np.array([0.0, 2.0]), (Span(0, 4), Span(5, 8)))
    other = Judgement(-1.0, 0.0, 3.0, np.array([5.0]), np.array([4.0]), (Span(0, 4),))
    found = mean(one, other)
    assert (found.answers, found.related, found.margin) == (0.5, 2.0, 2.0)
    assert (found.start.tolist(), found.end.tolist(), found.places) == ([3.0], [2.0], (Span(0, 4),))
    assert mean(other, one).answers == 0.5


def test_both_networks_are_asked_of_each_pair() -> None:
    networks = (Doubting("40"), Doubting("total"))
    pairs = (ANSWER, Pair("who?", "", "In total, none."))
    assert [judged.answers for judged in Both(*networks).judge(pairs)] == [20.0, 0.0]
    assert [network.read for network in networks] == [list(pairs)] * 2


def test_a_pair_that_was_judged_is_remembered_for_a_while(tmp_path: Path) -> None:
    network = CrossEncoder(write_small_network(tmp_path))
    first = network.judge([ANSWER])
    assert network.judge([ANSWER])[0] is first[0]
    others = [replace_question(ANSWER, f"who is {n}?") for n in range(40)]
    network.judge(others)
    again = network.judge([ANSWER])[0]
    assert again is not first[0]
    assert again.answers == first[0].answers


def replace_question(pair: Pair, question: str) -> Pair:
    return pair._replace(question=question)


@pytest.mark.model
def test_the_larger_network_tells_an_answer_from_what_is_near() -> None:
    answers, near, other = CrossEncoder.second().judge(
        [ANSWER, replace_question(ANSWER, "how many pilots were wounded?"), replace_question(ANSWER, "what is copper?")]
    )
    assert answers.answers > 0 > near.answers > other.answers
    assert ANSWER.passage[slice(*answers.span())].startswith("40")


# --- Readings ---


def test_a_reading_is_read_again_by_both(ferries: Snapshot, hits: Sequence[Hit]) -> None:
    reader = reader_with(ferries, Doubting("40 sailors"))
    for reading in reader.read(WOUNDED, hits):
        again = reader.read_again(WOUNDED, reading)
        said = 20.0 if "40 sailors" in reading.hit.passage.text else -20.0
        assert again.seconded
        assert not reading.seconded
        assert again.evidence.answers == again.support == (reading.evidence.answers + said) / 2
        assert reader.read_again(WOUNDED, again) is again


def test_without_a_second_network_a_reading_stays_what_it_is(ferries: Snapshot, hits: Sequence[Hit]) -> None:
    reader = reader_with(ferries, None)
    first = reader.read(WOUNDED, hits)[0]
    assert reader.read_again(WOUNDED, first) is first


def test_what_stands_first_is_read_again_and_so_is_what_comes_in_its_place(
    ferries: Snapshot, hits: Sequence[Hit]
) -> None:
    reader = reader_with(ferries, Doubting("no such words"))
    once = reader.read(WOUNDED, hits)
    found = seconded(reader, WOUNDED, once, in_order_of_support)
    assert [r.hit for r in found if r.seconded] == [once[0].hit, once[1].hit]
    assert not found[0].seconded
    assert found[0].hit == once[2].hit


def test_what_is_confirmed_is_read_again_once(ferries: Snapshot, hits: Sequence[Hit]) -> None:
    once = reader_with(ferries, None).read(WOUNDED, hits)
    second = Doubting(once[0].hit.passage.text)
    found = seconded(reader_with(ferries, second), WOUNDED, once, in_order_of_support)
    assert [reading.hit for reading in found] == [reading.hit for reading in once]
    assert [reading.seconded for reading in found] == [True, *[False] * (len(once) - 1)]
    assert len(second.read) == 1


def test_where_nothing_is_read_nothing_is_read_again(ferries: Snapshot) -> None:
    assert seconded(reader_with(ferries, Doubting("")), WOUNDED, (), in_order_of_support) == ()


def test_what_is_not_doubted_is_not_read_again(ferries: Snapshot, hits: Sequence[Hit]) -> None:
    second = Doubting("no such words")
    reader = reader_with(ferries, second)
    once = reader.read(WOUNDED, hits)
    assert seconded(reader, WOUNDED, once, in_order_of_support, lambda _: False) == once
    found = seconded(reader, WOUNDED, once, in_order_of_support, lambda reading: reading.hit == once[0].hit)
    assert [r.hit for r in found if r.seconded] == [once[0].hit]
    assert len(second.read) == 1
