"""How well a network reads: `python -m index.training.evaluate_reader index/reading/model/reader.int8.onnx`.

On the dev parts of the reader-train sets and of the contrast rows, none of which was trained on: exact match and
F1 of the span as SQuAD counts them, and AUROC of P(answers), each with the number of questions.
"""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from sklearn.metrics import roc_auc_score

from index.chunk import windows
from index.reading.cross_encoder import MODEL, CrossEncoder, Pair
from index.training.contrast import read_contrast
from index.training.examples import ROWS, Row, read_rows

#: Words of a window: a paragraph of Wikipedia is read whole.
_WORDS = 150
_SEED = 660
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")


@dataclass(frozen=True, slots=True)
class Read:
    """What the network made of one question: log-odds that the context answers, and the text it marks."""

    kind: str
    answerable: bool
    answers: float
    exact: float
    f1: float


@click.command()
@click.argument("model", type=click.Path(exists=True, path_type=Path), default=MODEL)
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--sample", default=500, show_default=True, help="Questions of each set; 0 means all.")
@click.option(
    "--set", "chosen", multiple=True, help="Only these sets; may be repeated. Default: all, and the contrast rows."
)
def main(model: Path, shared: Path, sample: int, chosen: tuple[str, ...]) -> None:
    """Print a table of the dev parts as MODEL reads them."""
    network = CrossEncoder(model)
    click.echo("| set | questions | exact match | F1 | AUROC answerable |\n|---|---|---|---|---|")
    for name in chosen or (*ROWS, "contrast"):
        if name == "contrast":
            read = read_contrast_dev(network, shared)
            _print(name, read)
            for kind in sorted({r.kind for r in read if not r.answerable}):
                _print(f"– {kind}", [r for r in read if r.answerable or r.kind == kind])
        elif (path := shared / "reader-train" / f"{name}.dev.jsonl.gz").exists():
            rows = read_rows(path)
            if sample and len(rows) > sample:
                rows = random.Random(_SEED).sample(rows, sample)
            _print(name, [read_row(network, row) for row in rows])


def _print(name: str, read: Sequence[Read]) -> None:
    answerable = [r for r in read if r.answerable]
    known = [r.answerable for r in read]
    area = f"{roc_auc_score(known, [r.answers for r in read]):.3f}" if len(set(known)) == 2 else "–"
    exact, f1 = (
        100 * float(np.mean([getattr(r, m) for r in answerable])) if answerable else 0.0 for m in ("exact", "f1")
    )
    click.echo(f"| {name} | {len(read)} | {exact:.1f} | {f1:.1f} | {area} |")


def read_row(network: CrossEncoder, row: Row) -> Read:
    """The question read over windows of its context; the window that answers best counts."""
    ranges = list(windows(row.context, _WORDS))
    judged = network.judge([Pair(row.question, "", row.context[a:b]) for a, b in ranges])
    best = max(range(len(ranges)), key=lambda n: judged[n].answers)
    start, end = judged[best].span()
    text = row.context[ranges[best][0] + start : ranges[best][0] + end]
    exact, f1 = score(text, row.texts())
    return Read("given", bool(row.answers), judged[best].answers, exact, f1)


def read_contrast_dev(network: CrossEncoder, shared: Path) -> list[Read]:
    read = []
    for example in read_contrast(shared, "dev"):
        (judged,) = network.judge([Pair(example.question, "", example.passage)])
        right = (example.passage[slice(*example.span)],) if example.span else ()
        exact, f1 = score(example.passage[slice(*judged.span())], right)
        read.append(Read(example.made, example.span is not None, judged.answers, exact, f1))
    return read


def score(found: str, right: Sequence[str]) -> tuple[float, float]:
    """Exact match and F1 of words against the best of the right answers, as the SQuAD script has them."""
    if not right:
        return 0.0, 0.0
    return max(float(normal(found) == normal(text)) for text in right), max(_f1(found, text) for text in right)


def _f1(found: str, right: str) -> float:
    a, b = normal(found).split(), normal(right).split()
    common = sum((Counter(a) & Counter(b)).values())
    return 2 * common / (len(a) + len(b)) if common else 0.0


def normal(text: str) -> str:
    bare = "".join(sign for sign in text.lower() if sign not in string.punctuation)
    return " ".join(_ARTICLES.sub(" ", bare).split())


if __name__ == "__main__":
    main()
