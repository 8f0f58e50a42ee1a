"""The second network: examples in its own form, and what is exported gives what the trained one gives."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from transformers import MPNetConfig, MPNetModel

from index.reading.cross_encoder import MPNET, CrossEncoder, Pair, encode, judgement, tokenizer
from index.training import train_second
from index.training.examples import LABELS, Example
from index.training.export_reader import INPUTS, export
from index.training.network import ReaderNetwork

PASSAGE = "The ferry Selkie sailed from Ardmouth with 112 passengers on 1 February 2023."


def example(answer: str | None, passage: str = PASSAGE) -> Example:
    span = (passage.index(answer), passage.index(answer) + len(answer)) if answer else None
    return Example("Who sailed?", passage, span, "answers" if answer else "near", "given")


def test_an_answer_is_its_first_and_last_token() -> None:
    (row,) = train_second.encode([example("112 passengers")])
    tokens = tokenizer()
    assert tokens.decode([number - MPNET.shift for number in row.ids[row.start : row.end + 1]]) == "112 passengers"
    assert row.label == LABELS.index("answers")


def test_only_tokens_of_the_passage_may_answer() -> None:
    (row,) = train_second.encode([example(None)])
    read = encode(tokenizer(), Pair("Who sailed?", "", PASSAGE), MPNET)
    assert row.ids == list(read.ids)
    assert [place for place, kind in enumerate(row.types) if kind] == list(
        range(read.first, read.first + len(read.places))
    )
    assert (row.start, row.end) == (0, 0)


def test_an_example_whose_answer_is_cut_off_is_left_out() -> None:
    assert train_second.encode([example("Selkie II", "boat " * 300 + "Selkie II")]) == []


@pytest.fixture
def small(tmp_path: Path) -> ReaderNetwork:
    torch.manual_seed(0)
    sizes = MPNetConfig(hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=2)
    MPNetModel(sizes, add_pooling_layer=False).save_pretrained(tmp_path / "model")
    return ReaderNetwork(tmp_path / "model").eval()


@pytest.mark.filterwarnings("ignore")  # the exporter that is called is the older one, and says so in many ways
def test_what_is_exported_judges_as_what_was_trained(small: ReaderNetwork, tmp_path: Path) -> None:
    export(small, tmp_path / "small.onnx", INPUTS[:2])
    pair = Pair("Who sailed?", "log.", PASSAGE)
    row = encode(tokenizer(), pair, MPNET)
    ids = torch.tensor([row.ids])
    with torch.inference_mode():
        spans, classes = small(ids, torch.ones_like(ids))
    wanted = judgement(row, spans[0].numpy(), classes[0].numpy())
    (found,) = CrossEncoder(tmp_path / "small.onnx", MPNET).judge([pair])
    assert found.answers == pytest.approx(wanted.answers, abs=1e-4)
    np.testing.assert_allclose(found.start, wanted.start, atol=1e-4)
    assert found.places == wanted.places == row.places
