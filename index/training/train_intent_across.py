"""Fit the kinds of questions in other languages: `python -m index.training.train_intent_across`; seeded, 15 seconds.

Only English rows are learnt from, through the multilingual encoder: those of the intent network, and 139 short ones on
documents as such, with what is near to them and asks of facts (intent_documents.jsonl), which count several times.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

import click
import numpy as np
from sklearn.linear_model import LogisticRegression

from index.intent.across import SURE, WEIGHTS, KindAcross
from index.multilingual_encoder import MultilingualEncoder
from index.training.intent_rows import Asked, fact, read_asked, read_facts

SHORT = Path(__file__).parent / "intent_documents.jsonl"
_SHORT_COUNT = 3
_SEED = 20201218
#: Questions of the cold rows that are learnt from, and as many that are kept out.
_FACTS = 1_500
#: The inverse of how much weights cost.
_FREE = 10.0


@click.command()
@click.option("--to", "target", type=click.Path(path_type=Path), default=WEIGHTS)
def main(target: Path) -> None:
    """Fit, write TARGET, and print the figures of the rows kept out."""
    facts = read_facts()
    random.Random(_SEED).shuffle(facts)
    encoder = MultilingualEncoder()
    fitted = fit([*read_asked("train"), *map(fact, facts[:_FACTS]), *_SHORT_COUNT * _short()], encoder)
    fitted.save(target)
    kept_out, stored = read_asked("dev"), KindAcross.load(target)
    told = [stored.read(vector)[0] for vector in encoder.embed([asked.question for asked in kept_out])]
    right = sum(kind in asked.kinds for kind, asked in zip(told, kept_out, strict=True))
    others = [stored.read(vector) for vector in encoder.embed(facts[_FACTS : 2 * _FACTS])]
    taken = sum(kind not in ("fact", "list") and probability >= SURE for kind, probability in others)
    click.echo(
        f"{right} of {len(kept_out)} kinds kept out are right; of {len(others)} facts {taken} are taken for others"
    )


def _short() -> list[Asked]:
    rows = map(json.loads, SHORT.read_text(encoding="utf-8").splitlines())
    return [Asked(row["question"], (row["kind"],)) for row in rows]


def fit(rows: list[Asked], encoder: MultilingualEncoder) -> KindAcross:
    """Of rows that are of several kinds the first counts."""
    vectors = encoder.embed([row.question for row in rows], progress=True)
    fitted = LogisticRegression(C=_FREE, max_iter=1_000).fit(vectors, [row.kinds[0] for row in rows])
    return KindAcross(
        tuple(map(str, fitted.classes_)), fitted.coef_.astype(np.float32), fitted.intercept_.astype(np.float32)
    )


if __name__ == "__main__":
    main()
