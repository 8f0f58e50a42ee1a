"""Passages are ranges of the document, made of whole sentences, with a line of context."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.card import Card
from corpus.document import Document
from corpus.grammar.understand import understand
from corpus.lines import Line
from corpus.sentences import sentences
from corpus.symbol import Symbol
from index.chunk import WINDOW_WORDS, passages, windows
from index.snapshot import Snapshot


def test_every_passage_is_a_range_of_its_document_and_of_its_block(letter: Document) -> None:
    for passage in passages(letter):
        block = letter.block(passage.block)
        assert passage.text
        assert letter.text[passage.start : passage.end] == passage.text
        assert block.start <= passage.start < passage.end <= block.end
        assert passage.document == letter.symbol.slug


def test_passages_stand_in_reading_order_and_cover_every_sentence_that_can_answer(letter: Document) -> None:
    found = passages(letter)
    assert [passage.start for passage in found] == sorted(passage.start for passage in found)
    blocks = {passage.block for passage in found}
    for block in letter.blocks:
        if block.id not in blocks:
            continue
        for start, end in sentences(letter.text_of(block)):
            assert any(
                passage.start <= block.start + start and block.start + end <= passage.end
                for passage in found
                if passage.block == block.id
            )


def test_every_block_that_says_something_can_be_found(letter: Document) -> None:
    found = {passage.block for passage in passages(letter)}
    without = [block for block in letter.blocks if block.id not in found]
    assert {block.kind for block in without} == {"omission", "heading"}
    assert all(len(letter.text_of(block).split()) < 4 for block in without)


def test_a_lead_in_is_a_passage(ferries: Snapshot) -> None:
    assert "International Harbour Union stated the following:" in {passage.text for passage in ferries.passages}


def test_a_short_text_is_one_window() -> None:
    text = "One sentence. Another one."
    assert list(windows(text)) == [(0, len(text))]


def test_a_long_text_is_cut_between_sentences_and_neighbours_share_one() -> None:
    sentence = "The harbour master counted " + " ".join(["ferries"] * 25) + "."
    text = " ".join([sentence] * 7)
    found = list(windows(text))
    assert len(found) > 1
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(found):
        assert text[start:end] == sentence
    assert all(len(text[start:end].split()) <= WINDOW_WORDS for start, end in found)


def test_one_sentence_longer_than_a_window_stays_whole() -> None:
    long = "The list names " + " ".join(["ferry"] * (2 * WINDOW_WORDS)) + "."
    text = f"Short one. {long} Last one."
    assert long in {text[start:end] for start, end in windows(text)}


@given(st.lists(st.integers(1, 130), min_size=1, max_size=12))
def test_windows_are_whole_sentences_and_cover_all_of_them(lengths: list[int]) -> None:
    text = " ".join("Ferry" + " ferry" * (length - 1) + "." for length in lengths)
    ranges = sentences(text)
    starts, ends = {start for start, _ in ranges}, {end for _, end in ranges}
    found = list(windows(text))
    assert all(start in starts and end in ends for start, end in found)
    for start, end in ranges:
        assert any(a <= start and end <= b for a, b in found)


def test_context_is_searched_and_never_part_of_the_text(ferries: Snapshot) -> None:
    for passage in ferries.passages:
        assert passage.searched.endswith(passage.text)
        assert passage.searched == (f"{passage.context}. {passage.text}" if passage.context else passage.text)


def test_a_sentence_that_no_reader_reads_to_its_end_is_cut_between_clauses() -> None:
    clauses = "; ".join(
        f"noting that ferry {number} carried barrels, and that its bell was heard" for number in range(30)
    )
    text = f"The council, {clauses}; decides to sell the dock for 733 crowns. It rose."
    found = [text[slice(*window)] for window in windows(text)]
    assert len(found) > 3
    assert all(len(window.split()) <= WINDOW_WORDS for window in found)
    assert any("sell the dock for 733 crowns." in window for window in found)
    assert {word for window in found for word in window.split()} == set(text.split())
    assert all(window[-1] in ";,." for window in found)


def test_clauses_of_a_cut_sentence_are_searched_with_the_words_it_begins_with() -> None:
    clauses = "; ".join(f"with bell {number} from the tower, which the guild had kept" for number in range(30))
    text = f"It rained. The pilot school of Kelm was set up {clauses}; and its roof has 70,002 slates. It rose."
    document = understand([Line(text, gap=True)], Card(Path("school.txt"), Symbol.parse("A/77/1")))
    first, *_, last = (passage for passage in passages(document) if "bell" in passage.text)
    assert "70,002 slates" in last.text
    assert last.context.startswith("The pilot school of Kelm was set up")
    assert "Kelm" not in first.context
    assert document.text[last.start : last.end] == last.text
