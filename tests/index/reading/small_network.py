"""A network in ONNX of a few nodes: what loads and runs a network is tested with it, and nothing is learnt by it.

Its rules: a token's logit as the answer's first is its id, as the last its type. The logit of "answers" is the sum
of the ids, of "near" the number of the passage's tokens, of "unrelated" the number of all; padding counts nothing.
"""

from __future__ import annotations

from pathlib import Path

import onnx.parser

_GRAPH = """
<ir_version: 8, opset_import: ["" : 17]>
small (int64[r, t] input_ids, int64[r, t] attention_mask, int64[r, t] token_type_ids)
    => (float[r, t, 2] spans, float[r, 3] classes)
    <int64[1] tokens = {1}, int64[1] last = {-1}>
{
    id = Cast <to = 1> (input_ids)
    kind = Cast <to = 1> (token_type_ids)
    mask = Cast <to = 1> (attention_mask)
    first_of_two = Unsqueeze (id, last)
    second_of_two = Unsqueeze (kind, last)
    spans = Concat <axis = -1> (first_of_two, second_of_two)
    seen = Mul (id, mask)
    behind = Mul (kind, mask)
    answers = ReduceSum <keepdims = 1> (seen, tokens)
    near = ReduceSum <keepdims = 1> (behind, tokens)
    unrelated = ReduceSum <keepdims = 1> (mask, tokens)
    classes = Concat <axis = -1> (answers, near, unrelated)
}
"""


def write_small_network(folder: Path) -> Path:
    path = folder / "small.onnx"
    model = onnx.parser.parse_model(_GRAPH)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    return path
