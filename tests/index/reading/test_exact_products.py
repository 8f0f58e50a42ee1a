"""The network gives the same log-odds on every processor: those of exact integer arithmetic.

The shipped weights are eight-bit integers. Where a processor's kernels add up their products in sixteen bits, sums
saturate, and log-odds of the same pair are off by up to 2; the reader asks onnxruntime for kernels that do not. What it
gives is compared here with the same network whose integer products are made of doubles, which hold every sum exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import NodeProto, TensorProto, helper

from corpus.document import Document
from index.chunk import passages
from index.reading.cross_encoder import MODEL, CrossEncoder, Pair

pytestmark = pytest.mark.model

#: Log-odds, on average.
_MOST = 0.02
#: Question and passage. A passage that answers and one that does not are both among them for each question.
_PAIRS = 200
QUESTIONS = (
    "How many civilians were killed in Barda?",
    "When did the war begin?",
    "who has responsibility for the attacks",
    "Did Armenia admit it?",
    "which rockets hit the city centre",
)


def exact(folder: Path) -> CrossEncoder:
    """The shipped network in exact integer arithmetic, read by the same code."""
    model = onnx.load(str(MODEL))
    nodes = [other for node in model.graph.node for other in _in_doubles(node)]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(folder / "exact.onnx"))
    return CrossEncoder(folder / "exact.onnx")


def _in_doubles(node: NodeProto) -> Sequence[NodeProto]:
    """A product of integers as one of doubles, each less its zero point; any other node as it is."""
    if node.op_type != "MatMulInteger":
        return [node]
    out = node.output[0]
    cast = [
        helper.make_node("Cast", [name], [f"{out}:{n}"], to=TensorProto.DOUBLE) for n, name in enumerate(node.input)
    ]
    return [
        *cast,
        helper.make_node("Sub", [f"{out}:0", f"{out}:2"], [f"{out}:left"]),
        helper.make_node("Sub", [f"{out}:1", f"{out}:3"], [f"{out}:right"]),
        helper.make_node("MatMul", [f"{out}:left", f"{out}:right"], [f"{out}:product"]),
        helper.make_node("Cast", [f"{out}:product"], [out], to=TensorProto.INT32),
    ]


def test_log_odds_are_those_of_exact_integer_arithmetic(letter: Document, tmp_path: Path) -> None:
    pairs = _pairs(letter)
    assert len(pairs) == _PAIRS
    wanted = exact(tmp_path).judge(pairs)
    found = CrossEncoder().judge(pairs)
    off = [abs(one.answers - other.answers) for one, other in zip(found, wanted, strict=True)]
    assert float(np.mean(off)) <= _MOST
    assert [one.answers >= 0 for one in found] == [one.answers >= 0 for one in wanted]
    assert [one.span() for one in found] == [one.span() for one in wanted]


def _pairs(letter: Document) -> Sequence[Pair]:
    every = product(passages(letter)[::2], QUESTIONS)
    return [Pair(question.lower(), f"{passage.context}.", passage.text) for passage, question in islice(every, _PAIRS)]
