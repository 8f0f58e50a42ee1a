"""Fit index/reader.json: the weights of `EvidenceReader`, a logistic regression over `Evidence`.

    python -m index.training.fit_reader ../shared/data/reader-train/squad2-dev-half.train.jsonl.gz

Data: SQuAD 2.0 questions with and without an answer (CC BY-SA 4.0). Forty neighbouring paragraphs make a corpus;
each question is searched in its own, and every passage found is an example: it answers, or it does not. No
question about the shipped letter is used. Two minutes on two cores.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import TypedDict

import click
import numpy as np
from sklearn.linear_model import LogisticRegression

from index.chunk import windows
from index.embed import Embedder, SentenceEmbedder
from index.keywords import Keywords
from index.passage import Passage
from index.reader import WEIGHTS, Evidence, EvidenceReader, Weights
from index.search import Searcher
from index.vectors import FaissVectors
from index.words import fold

_SEED = 20201218
_PARAGRAPHS = 40
_QUESTIONS = 90
_HITS = 8


class Row(TypedDict):
    question: str
    context: str
    answers: list[dict[str, str | int]]


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
def main(data: Path) -> None:
    """Fit the weights on DATA (gzip JSON lines: question, context, answers) and write index/reader.json."""
    with gzip.open(data, "rt", encoding="utf-8") as stream:
        rows: list[Row] = [json.loads(line) for line in stream]
    examples = list(_examples(rows, SentenceEmbedder()))
    features = np.array([astuple(evidence) for evidence, _ in examples])
    answers = np.array([answering for _, answering in examples])
    model = LogisticRegression(C=1.0, max_iter=5000).fit(features, answers)
    names = [field.name for field in fields(Evidence)]
    stored = {
        "fitted_on": f"{data.name}: {len(examples)} passages found for a sample of its questions, seed {_SEED}",
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": {name: round(float(c), 4) for name, c in zip(names, model.coef_[0], strict=True)},
    }
    WEIGHTS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{WEIGHTS}: {len(examples)} examples, {answers.mean():.1%} answering")


def _examples(rows: Sequence[Row], embedder: Embedder) -> Iterator[tuple[Evidence, bool]]:
    order = {context: place for place, context in enumerate(dict.fromkeys(row["context"] for row in rows))}
    contexts = list(order)
    chance = random.Random(_SEED)
    for first in range(0, len(contexts), _PARAGRAPHS):
        searcher = _searcher(contexts[first : first + _PARAGRAPHS], embedder)
        reader = EvidenceReader(embedder, searcher.keywords, Weights(0.0, (0.0,) * len(fields(Evidence))))
        own = [row for row in rows if first <= order[row["context"]] < first + _PARAGRAPHS]
        for row in chance.sample(own, min(len(own), _QUESTIONS)):
            hits = searcher.search(searcher.prepare(row["question"]), limit=_HITS)
            for reading in reader.read(row["question"], hits):
                passage = reading.hit.passage
                starts = [int(answer["start"]) for answer in row["answers"]]
                right = passage.block == str(order[row["context"]] - first)
                yield reading.evidence, right and any(passage.start <= start < passage.end for start in starts)


def _searcher(contexts: Sequence[str], embedder: Embedder) -> Searcher:
    passages = [
        Passage("paragraphs", str(place), start, end, context[start:end], "")
        for place, context in enumerate(contexts)
        for start, end in windows(context)
    ]
    texts = [passage.searched for passage in passages]
    vectors = FaissVectors.build(embedder.embed([fold(text) for text in texts]))
    return Searcher(passages, vectors, Keywords.build(texts), embedder)


if __name__ == "__main__":
    main()
