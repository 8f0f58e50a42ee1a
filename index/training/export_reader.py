"""The trained network → index/reading/model: `python -m index.training.export_reader out/reader/more.pt`.

Weights become eight-bit integers, activations are quantised while it runs. The unquantised network is written
beside the checkpoint, for comparison.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import click
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from index.reading.cross_encoder import MODEL
from index.training.network import ReaderNetwork

#: Bytes that the weights may take in the repository.
_MOST = 30_000_000
#: What a network takes that knows token types; the others lack the last.
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


@click.command()
@click.argument("checkpoint", type=click.Path(exists=True, path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), default=MODEL)
def main(checkpoint: Path, target: Path) -> None:
    """Export CHECKPOINT, quantised, and unquantised beside it."""
    network = ReaderNetwork()
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    whole = checkpoint.with_suffix(".onnx")
    export(network, whole)
    quantise(whole, target)
    check_size(target, _MOST)


def check_size(target: Path, most: int) -> None:
    """Raises `click.ClickException` where the file has more bytes than that."""
    size = target.stat().st_size
    if size > most:
        raise click.ClickException(f"{target} has {size:,} bytes, more than {most:,}")
    click.echo(f"{target}: {size:,} bytes")


def export(network: ReaderNetwork, target: Path, inputs: Sequence[str] = INPUTS) -> None:
    """The network in 32-bit floating point."""
    network.eval()
    ids = torch.ones((2, 7), dtype=torch.int64)
    axes = {name: {0: "rows", 1: "tokens"} for name in (*inputs, "spans")}
    torch.onnx.export(
        network,
        (ids,) * len(inputs),
        str(target),
        input_names=list(inputs),
        output_names=["spans", "classes"],
        dynamic_axes=axes | {"classes": {0: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(target))


def quantise(whole: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )


if __name__ == "__main__":
    main()
