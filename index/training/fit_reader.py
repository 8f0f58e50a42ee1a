"""Fit index/reader.json: the weights of `TrainedReader`, a logistic regression over `Evidence`.

    python -m index.training.fit_reader --shared ../shared/data

Data: the dev parts of question sets that the network was not trained on. Forty neighbouring paragraphs make a
corpus; each question is searched in its own, and every passage found is an example: it answers, or it does not. No
question about the shipped letter is used. Three minutes on two cores.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

import click
import numpy as np
from sklearn.linear_model import LogisticRegression

from index.chunk import windows
from index.cross_encoder import CrossEncoder
from index.embed import Embedder, SentenceEmbedder
from index.keywords import Keywords
from index.passage import Passage
from index.reader import WEIGHTS, Evidence, TrainedReader, Weights
from index.search import Searcher
from index.training.examples import Row, read_rows
from index.vectors import FaissVectors
from index.words import fold

SETS = ("squad2-dev-half", "squadshifts-wiki", "tydiqa-en", "qed-nq")
_SEED = 20201218
_PARAGRAPHS = 40
#: Questions of each set; passages read of each.
_QUESTIONS = 150
_HITS = 8


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
def main(shared: Path) -> None:
    """Fit the weights on dev parts in SHARED and write index/reader.json."""
    embedder, network = SentenceEmbedder(), CrossEncoder()
    examples = [
        example
        for name in SETS
        for example in _examples(read_rows(shared / "reader-train" / f"{name}.dev.jsonl.gz"), embedder, network)
    ]
    features = np.array([astuple(evidence) for evidence, _ in examples])
    answers = np.array([answering for _, answering in examples])
    model = LogisticRegression(C=1.0, max_iter=5000).fit(features, answers)
    names = [field.name for field in fields(Evidence)]
    stored = {
        "fitted_on": f"dev parts of {', '.join(SETS)}: {len(examples)} passages found for {_QUESTIONS} questions of each, "
        f"seed {_SEED}",
        "intercept": round(float(model.intercept_[0]), 4),
        "coefficients": {name: round(float(c), 4) for name, c in zip(names, model.coef_[0], strict=True)},
    }
    WEIGHTS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{WEIGHTS}: {len(examples)} examples, {answers.mean():.1%} answering")


def _examples(rows: Sequence[Row], embedder: Embedder, network: CrossEncoder) -> Iterator[tuple[Evidence, bool]]:
    contexts = list(dict.fromkeys(row.context for row in rows))
    order = {context: place for place, context in enumerate(contexts)}
    chance = random.Random(_SEED)
    asked = chance.sample(list(rows), min(len(rows), _QUESTIONS))
    for first in range(0, len(contexts), _PARAGRAPHS):
        own = [row for row in asked if first <= order[row.context] < first + _PARAGRAPHS]
        if not own:
            continue
        searcher = _searcher(contexts[first : first + _PARAGRAPHS], embedder)
        reader = TrainedReader(network, searcher.keywords, Weights(0.0, (0.0,) * len(fields(Evidence))))
        for row in own:
            hits = searcher.search(searcher.prepare(row.question), limit=_HITS)
            for reading in reader.read(row.question, hits):
                passage = reading.hit.passage
                right = passage.block == str(order[row.context] - first)
                yield reading.evidence, right and any(passage.start <= a < passage.end for a, _ in row.answers)


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
