"""The graph of the default embedding model is the one that its exporter makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from index.sentence_network import GRAPH
from index.training.export_embedder import main


@pytest.mark.model
def test_the_graph_that_ships_is_made_anew_byte_for_byte(tmp_path: Path) -> None:
    made = tmp_path / "made.onnx"
    result = CliRunner().invoke(main, ["--to", str(made)])
    assert result.exit_code == 0, result.output
    assert made.read_bytes() == GRAPH.read_bytes()
