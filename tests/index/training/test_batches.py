"""Examples → token ids → batches. The only test of `index.training` that loads torch and transformers."""

from __future__ import annotations

import itertools
import random

import pytest
import torch
from transformers.tokenization_utils_base import PreTrainedTokenizerBase

from index.reading import cross_encoder
from index.reading.cross_encoder import Pair
from index.training.batches import Encoded, batches, collate, encode
from index.training.examples import LABELS, Example
from index.training.negatives import examples_of
from index.training.network import MOST_TOKENS, tokenizer
from tests.index.training.harbour_rows import FERRY, ROWS


@pytest.fixture(scope="module")
def tokens() -> PreTrainedTokenizerBase:
    return tokenizer()


def answering(question: str, passage: str, answer: str) -> Example:
    start = passage.index(answer)
    return Example(question, passage, (start, start + len(answer)), "answers", "given")


def decoded(tokens: PreTrainedTokenizerBase, row: Encoded) -> str:
    return str(tokens.decode(row.ids[row.start : row.end + 1]))


# --- Examples → ids ---


@pytest.mark.parametrize(
    ("passage", "answer", "read"),
    [
        (FERRY, "112", "112"),
        (FERRY, "12 million crowns", "12 million crowns"),
        (FERRY, "The ferry Selkie", "the ferry selkie"),  # the passage's first token
        ("It cost 3,500 crowns.", "3,500", "3, 500"),
        ("They met in Gəncə, says Müşfiq.", "Müşfiq", "musfiq"),
        ("“Nothing”, he said – “at all”.", "“at all”", "“ at all ”"),
    ],
)
def test_tokens_from_start_to_end_are_the_answer(
    tokens: PreTrainedTokenizerBase, passage: str, answer: str, read: str
) -> None:
    (row,) = encode([answering("What is it?", passage, answer)], tokens)
    assert decoded(tokens, row) == read
    assert row.label == LABELS.index("answers")


def test_an_answer_that_the_question_says_as_well_is_marked_in_the_passage(tokens: PreTrainedTokenizerBase) -> None:
    (row,) = encode([answering("Was it Port Selby?", "It was Port Selby.", "Port Selby")], tokens)
    assert decoded(tokens, row) == "port selby"
    assert row.types[row.start] == row.types[row.end] == 1


@pytest.mark.parametrize("label", ["near", "unrelated"])
def test_where_nothing_answers_the_first_token_is_marked(tokens: PreTrainedTokenizerBase, label: str) -> None:
    example = Example("Who?", FERRY, None, label, "given")  # type: ignore[arg-type]
    (row,) = encode([example], tokens)
    assert (row.start, row.end) == (0, 0)
    assert LABELS[row.label] == label


def test_an_answer_beyond_the_tokens_that_are_kept_is_left_out(tokens: PreTrainedTokenizerBase) -> None:
    early, late = f"Selkie sank. {'boat ' * 300}", f"{'boat ' * 300} Selkie sank."
    cut = f"{'boat ' * 250} Selkie sank."
    (row,) = encode(
        [
            answering("Which ferry sank?", late, "Selkie"),
            answering("Which ferry sank?", early, "Selkie"),
            answering("Which ferry sank?", cut, cut[1200:-1]),  # half of it is kept
        ],
        tokens,
    )
    assert decoded(tokens, row) == "selkie"
    assert len(row.ids) == MOST_TOKENS


def test_a_passage_that_does_not_answer_is_cut_and_kept(tokens: PreTrainedTokenizerBase) -> None:
    (row,) = encode([Example("Which ferry sank?", "boat " * 300, None, "near", "given")], tokens)
    assert len(row.ids) == len(row.types) == MOST_TOKENS


def test_every_answer_of_a_set_is_read_back(tokens: PreTrainedTokenizerBase) -> None:
    examples = [example for seed in range(20) for example in examples_of(ROWS, random.Random(seed))]
    rows = encode(examples, tokens)
    assert len(rows) == len(examples)
    for example, row in zip(examples, rows, strict=True):
        if example.span is not None:
            answer = example.passage[slice(*example.span)]
            assert decoded(tokens, row) == tokens.decode(tokens.encode(answer, add_special_tokens=False))


def test_the_reader_reads_pairs_as_it_was_trained_on_them(tokens: PreTrainedTokenizerBase) -> None:
    own = cross_encoder.tokenizer()
    for question, context, passage in (
        ("Who sailed?", "Log, Okoye.", FERRY),
        ("Who sailed?", "", FERRY),
        ("Who sailed to Gəncə?", "annex.", "boat " * 300),
        ("who", "", "…"),
    ):
        (trained,) = encode([Example(question, f"{context} {passage}".strip(), None, "near", "given")], tokens)
        read = cross_encoder.encode(own, Pair(question, context, passage))
        assert (list(read.ids), list(read.types)) == (trained.ids, trained.types)
    assert cross_encoder.LENGTH == MOST_TOKENS


# --- Batches ---


def rows_of_lengths(*lengths: int) -> list[Encoded]:
    """Rows that differ from one another, of so many tokens."""
    return [Encoded([101, number, *[7] * (length - 2)], [0] * length, 0, 0, 1) for number, length in enumerate(lengths)]


MANY = rows_of_lengths(*(5 + 7 * n % 90 for n in range(1003)))


def numbers(passed: list[list[Encoded]]) -> list[int]:
    return [row.ids[1] for batch in passed for row in batch]


@pytest.mark.parametrize(("size", "seed"), [(4, 1), (32, 2), (1, 3), (2000, 4)])
def test_every_example_comes_once_a_pass(size: int, seed: int) -> None:
    passed = batches(MANY, size, seed)
    assert sorted(numbers(passed)) == list(range(len(MANY)))
    assert all(1 <= len(batch) <= size for batch in passed)


def test_the_seed_fixes_the_order() -> None:
    assert batches(MANY, 8, 1) == batches(MANY, 8, 1)
    assert numbers(batches(MANY, 8, 1)) != numbers(batches(MANY, 8, 2))


def test_examples_of_like_length_come_together_and_lengths_in_no_order() -> None:
    passed = batches(MANY, 8, 1)
    padding = sum(
        max(len(row.ids) for row in batch) * len(batch) - sum(len(row.ids) for row in batch) for batch in passed
    )
    assert padding < 0.05 * sum(len(row.ids) for row in MANY)
    longest = [max(len(row.ids) for row in batch) for batch in passed]
    shorter = sum(b < a for a, b in itertools.pairwise(longest))
    assert 0.3 * len(passed) < shorter < 0.7 * len(passed)


def test_no_examples_make_no_batch() -> None:
    assert batches([], 8, 1) == []


def test_a_batch_is_padded_to_its_longest_row() -> None:
    long = Encoded([101, 5, 6, 102, 8, 102], [0, 0, 0, 0, 1, 1], 4, 4, 0)
    short = Encoded([101, 5, 102, 102], [0, 0, 0, 1], 0, 0, 2)
    batch = collate([long, short])
    assert batch.input_ids.tolist() == [[101, 5, 6, 102, 8, 102], [101, 5, 102, 102, 0, 0]]
    assert batch.attention_mask.tolist() == [[1, 1, 1, 1, 1, 1], [1, 1, 1, 1, 0, 0]]
    assert batch.token_type_ids.tolist() == [[0, 0, 0, 0, 1, 1], [0, 0, 0, 1, 0, 0]]
    assert (batch.start.tolist(), batch.end.tolist(), batch.label.tolist()) == ([4, 0], [4, 0], [0, 2])
    assert batch.input_ids.dtype == torch.int64
