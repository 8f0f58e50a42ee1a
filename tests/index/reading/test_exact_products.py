"""The networks give the same log-odds on every processor: those of exact arithmetic.

The weights of the small one are eight-bit integers. Where a processor's kernels add up their products in sixteen bits, sums
saturate, and log-odds of the same pair are off by up to 2; the reader asks onnxruntime for kernels that do not. What it
gives is compared here with the same network whose integer products are made of doubles, which hold every sum exactly. Of
the second network weights are four-bit integers, and kernels may make eight-bit integers of what they are multiplied
with; it is compared with itself in 32-bit floating point.
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
from index.reading.cross_encoder import MODEL, MPNET, SECOND, CrossEncoder, Judgement, Pair

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


def in_floating_point(folder: Path) -> CrossEncoder:
    """The second network with nothing but its weights made integers, read by the same code."""
    model = onnx.load(str(SECOND))
    levels = [
        a
        for node in model.graph.node
        if node.op_type == "MatMulNBits"
        for a in node.attribute
        if a.name == "accuracy_level"
    ]
    assert {level.i for level in levels} == {4}
    for level in levels:
        level.i = 1
    onnx.save(model, str(folder / "float.onnx"))
    return CrossEncoder(folder / "float.onnx", MPNET)


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
    wanted, found = exact(tmp_path).judge(pairs), CrossEncoder().judge(pairs)
    _check_alike(found, wanted)
    assert [one.span() for one in found] == [one.span() for one in wanted]


def test_log_odds_of_the_second_network_are_those_of_floating_point(letter: Document, tmp_path: Path) -> None:
    pairs = _pairs(letter)[::5]
    wanted, found = in_floating_point(tmp_path).judge(pairs), CrossEncoder.second().judge(pairs)
    _check_alike(found, wanted)


@pytest.mark.parametrize("cores", [1, 3])
def test_the_second_network_judges_the_same_on_any_number_of_cores(letter: Document, cores: int) -> None:
    pairs = _pairs(letter)[::50]
    for one, other in zip(
        CrossEncoder(SECOND, MPNET, cores).judge(pairs), CrossEncoder.second().judge(pairs), strict=True
    ):
        assert (one.answers, one.related, one.margin) == (other.answers, other.related, other.margin)
        np.testing.assert_array_equal(one.start, other.start)


def _check_alike(found: Sequence[Judgement], wanted: Sequence[Judgement]) -> None:
    off = [abs(one.answers - other.answers) for one, other in zip(found, wanted, strict=True)]
    assert float(np.mean(off)) <= _MOST
    assert [one.answers >= 0 for one in found] == [one.answers >= 0 for one in wanted]


def _pairs(letter: Document) -> Sequence[Pair]:
    every = product(passages(letter)[::2], QUESTIONS)
    return [Pair(question.lower(), f"{passage.context}.", passage.text) for passage, question in islice(every, _PAIRS)]
