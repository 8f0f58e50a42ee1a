"""The second network → index/reading/model: `python -m index.training.export_second out/reader/second.pt`.

Weights become four-bit integers in blocks of 32, each with a scale; kernels may quantise to eight bits what they are
multiplied with, which moves log-odds by 0.01 (tests/index/reading/test_exact_products.py). Against floating point they
move by 0.12 on average (120 pairs, 2026-11-30), less than eight-bit weights with a scale per channel and eight-bit
activations with one for all would move them, 0.18: this network has activations far from the others.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process

from index.reading.cross_encoder import SECOND
from index.training.export_reader import INPUTS, check_size, export
from index.training.network import ReaderNetwork
from index.training.train_second import model_folder

#: Bytes that the weights may take in the repository: with all others 120 MB.
_MOST = 73_500_000
_BLOCK = 32


@click.command()
@click.argument("checkpoint", type=click.Path(exists=True, path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), default=SECOND)
def main(checkpoint: Path, target: Path) -> None:
    """Export CHECKPOINT, which train_second wrote, quantised."""
    network = ReaderNetwork(model_folder(checkpoint.parent))
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        export(network, whole, INPUTS[:2])
        quantise(whole, target)
    check_size(target, _MOST)


def quantise(whole: Path, target: Path) -> None:
    """Products' weights and word embeddings in four bits, symmetric."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "prepared.onnx")
        quant_pre_process(str(whole), str(prepared), skip_symbolic_shape=True)
        quantizer = MatMulNBitsQuantizer(
            onnx.load(str(prepared)),
            bits=4,
            block_size=_BLOCK,
            is_symmetric=True,
            accuracy_level=4,  # eight-bit integers where a kernel has them
            op_types_to_quantize=("MatMul", "Gather"),
            quant_axes=(("MatMul", 0), ("Gather", 1)),
        )
        quantizer.process()
        quantizer.model.save_model_to_file(str(target), use_external_data_format=False)


if __name__ == "__main__":
    main()
