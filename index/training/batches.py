"""Examples → batches of token ids, of like length, in an order that the seed fixes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from transformers.tokenization_utils_base import PreTrainedTokenizerBase

from index.training.examples import LABELS, Example
from index.training.network import MOST_TOKENS

#: Batches whose examples are sorted by length together.
_SORTED_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Encoded:
    """One example as token ids. `start` and `end` are the answer's first and last token, 0 where there is none."""

    ids: list[int]
    types: list[int]
    start: int
    end: int
    label: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (rows, tokens), and (rows,) for the targets."""

    input_ids: Tensor
    attention_mask: Tensor
    token_type_ids: Tensor
    start: Tensor
    end: Tensor
    label: Tensor


def encode(examples: Sequence[Example], tokens: PreTrainedTokenizerBase) -> list[Encoded]:
    """Examples whose answer falls outside the tokens that are kept are left out."""
    coded = tokens(
        [e.question for e in examples],
        [e.passage for e in examples],
        truncation="only_second",
        max_length=MOST_TOKENS,
        return_offsets_mapping=True,
    )
    encoded = []
    for row, example in enumerate(examples):
        types, offsets = coded["token_type_ids"][row], coded["offset_mapping"][row]
        start = end = 0
        if example.span is not None:
            places = [at if kind == 1 else (0, 0) for at, kind in zip(offsets, types, strict=True)]
            tokens_of = answering(example.span, places)
            if tokens_of is None:
                continue
            start, end = tokens_of
        encoded.append(Encoded(coded["input_ids"][row], types, start, end, LABELS.index(example.label)))
    return encoded


def answering(span: tuple[int, int], places: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The first and last of the tokens that cover a range of the passage; None where it is cut off.

    `places` are the ranges that the tokens cover, empty ones of those that are none of the passage's.
    """
    inside = [at for at, (start, end) in enumerate(places) if start < end and start < span[1] and span[0] < end]
    return (inside[0], inside[-1]) if inside and places[inside[-1]][1] >= span[1] else None


def batches(encoded: Sequence[Encoded], size: int, seed: int) -> list[list[Encoded]]:
    """One pass over the examples: shuffled, sorted by length in stretches, cut into batches, shuffled again."""
    chance = random.Random(seed)
    order = list(encoded)
    chance.shuffle(order)
    stretch = size * _SORTED_TOGETHER
    made = []
    for at in range(0, len(order), stretch):
        alike = sorted(order[at : at + stretch], key=lambda e: len(e.ids))
        parts = [alike[i : i + size] for i in range(0, len(alike), size)]
        chance.shuffle(parts)
        made += parts
    return made


def collate(rows: Sequence[Encoded]) -> Batch:
    longest = max(len(row.ids) for row in rows)

    def padded(lists: Sequence[list[int]]) -> Tensor:
        return torch.tensor([ids + [0] * (longest - len(ids)) for ids in lists])

    return Batch(
        padded([row.ids for row in rows]),
        padded([[1] * len(row.ids) for row in rows]),
        padded([row.types for row in rows]),
        torch.tensor([row.start for row in rows]),
        torch.tensor([row.end for row in rows]),
        torch.tensor([row.label for row in rows]),
    )
