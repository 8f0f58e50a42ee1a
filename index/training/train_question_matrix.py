"""Fit the matrix that questions' vectors pass through: `python -m index.training.train_question_matrix`.

The embedding model was trained to find what says the same; a question in people's words and the paragraph that answers
it often do not. A square matrix, next to the identity, turns a question's vector towards the passages that answer;
passages stay as they are, so that an index needs no rebuilding and an ask costs nothing. It is fitted on the answered
contrast and cold rows: of all their passages the right one should be the nearest.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import click
import numpy as np
import torch
from numpy.typing import NDArray

from index.embed import QUESTION_MATRIX, SentenceEmbedder, Vectors
from index.training.contrast import COLD, CONTRAST, read_contrast
from index.training.examples import SEED, drawn

_BATCH = 512
_PASSES = 12
#: Learning rate of Adam, the temperature of the softmax over cosines, and what distance from the identity costs.
_RATE, _TEMPERATURE, _RIDGE = 1e-3, 0.05, 0.02
#: Questions of the contrast rows that are embedded; all cold ones are.
_CONTRAST = 6_000


@dataclass(frozen=True, slots=True)
class Questions:
    """Vectors of questions and of all passages, and the number of the passage that answers each question."""

    questions: Vectors
    passages: Vectors
    answers: NDArray[np.int64]


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--to", "target", type=click.Path(path_type=Path), default=QUESTION_MATRIX)
def main(shared: Path, target: Path) -> None:
    """Fit on the rows whose texts lie in SHARED and write the matrix."""
    embedder = SentenceEmbedder()
    train, dev = _embedded(shared, "train", embedder), _embedded(shared, "dev", embedder)
    matrix = fit(train)
    for name, turned in (("as they are", np.eye(len(matrix), dtype=np.float32)), ("turned", matrix)):
        found = ", ".join(f"{recall(dev, turned, among):.3f} among {among}" for among in (1, 5, 10))
        click.echo(f"dev questions {name}: right passage {found} of {len(dev.passages)}")
    np.save(target, matrix.astype(np.float16))
    click.echo(f"{target}: {target.stat().st_size:,} bytes")


def fit(rows: Questions) -> Vectors:
    """The matrix, of shape (dimension, dimension); a question's vector is multiplied by it from the right."""
    torch.manual_seed(SEED)
    asked, held, right = (torch.from_numpy(a) for a in (rows.questions, rows.passages, rows.answers))
    turn = torch.zeros(asked.shape[1], asked.shape[1], requires_grad=True)
    optimizer = torch.optim.Adam([turn], lr=_RATE)
    for _ in range(_PASSES):
        for batch in torch.split(torch.randperm(len(asked)), _BATCH):
            turned = torch.nn.functional.normalize(asked[batch] + asked[batch] @ turn, dim=-1)
            loss = torch.nn.functional.cross_entropy(turned @ held.T / _TEMPERATURE, right[batch])
            (loss + _RIDGE * turn.square().sum()).backward()  # type: ignore[no-untyped-call]  # torch has none
            optimizer.step()
            optimizer.zero_grad()
    return np.asarray((torch.eye(len(turn)) + turn).detach().numpy())


def recall(rows: Questions, matrix: Vectors, among: int) -> float:
    """The share of questions whose passage is among the nearest."""
    scores = rows.questions @ matrix @ rows.passages.T
    better = (scores > scores[np.arange(len(scores)), rows.answers][:, None]).sum(axis=1)
    return float((better < among).mean())


def _embedded(shared: Path, split: Literal["train", "dev"], embedder: SentenceEmbedder) -> Questions:
    chance = random.Random(SEED)
    contrast = [e for e in read_contrast(shared, split, CONTRAST) if e.span]
    cold = [e for e in read_contrast(shared, split, COLD) if e.span]
    examples = cold + drawn(contrast, _CONTRAST, chance)
    passages = list(dict.fromkeys(example.passage for example in examples))
    number = {passage: n for n, passage in enumerate(passages)}
    return Questions(
        embedder.embed([example.question for example in examples]),
        embedder.embed(passages),
        np.array([number[example.passage] for example in examples]),
    )


if __name__ == "__main__":
    main()
