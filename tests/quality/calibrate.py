"""Fit service/calibration.json: `python -m tests.quality.calibrate ../shared/data/reader-train/squad2-dev-half.train.jsonl.gz`.

A logistic regression with signs: more support never makes an answer less probable. Fitted on the choosing half,
where the label is whether the first citation is a right block, and on questions about other things altogether
(SQuAD 2.0, CC BY-SA 4.0), which the letter does not answer. The threshold is chosen from probabilities that
cross-validation gives, each question's by a model that did not see it: the highest that still answers COVERAGE
of the answerable questions.
"""

from __future__ import annotations

import gzip
import json
import random
import tempfile
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold

from corpus.library import LETTER
from index.embed import SentenceEmbedder
from service.abstain import CALIBRATION, FEATURES, Calibration, features
from service.ask import Answerer
from service.measuring.questions import Asked, placed, read_questions
from tests.quality.questions import CHOOSING, snapshot_of

COVERAGE = 0.8
#: Chosen by cross-validation on the choosing half.
_STRENGTH = 0.3
_REPEATS = 20
_ELSEWHERE = 40
_SIGNS = np.array(list(FEATURES.values()))
Figures = NDArray[np.float64]


@click.command()
@click.argument("elsewhere", type=click.Path(exists=True, path_type=Path))
def main(elsewhere: Path) -> None:
    """Fit the calibration; ELSEWHERE is a gzip JSON-lines file of questions about other things."""
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = snapshot_of(Path(folder), [LETTER], embedder)
        questions = (*placed(read_questions(CHOOSING), snapshot), *_other_questions(elsewhere))
        answerer = Answerer(snapshot, embedder, calibration=Calibration(0.0, (0.0,) * len(FEATURES), 1.0))
        readings = [answerer.readings(asked.ask())[0] for asked in questions]
    figures = np.array([features(reading) for reading in readings])
    right = np.array([r.hit.passage.anchor in asked.blocks for r, asked in zip(readings, questions, strict=True)])

    unseen = np.zeros(len(questions))
    for seed in range(_REPEATS):
        for train, test in KFold(10, shuffle=True, random_state=seed).split(figures):
            unseen[test] += _probabilities(_fit(figures[train], right[train]), figures[test]) / _REPEATS
    answerable = np.array([asked.answerable for asked in questions])
    of_set = np.array([asked.kind != "elsewhere" for asked in questions])
    threshold = float(np.quantile(unseen[answerable], 1 - COVERAGE))

    intercept, *weights = _fit(figures, right)
    stored = {
        "fitted_on": f"{CHOOSING.name}: {of_set.sum()} questions, {right.sum()} first citations right; {_ELSEWHERE} others",
        "cross_validated": {
            "auroc_answerable": _rounded(roc_auc_score(answerable[of_set], unseen[of_set])),
            "coverage": _rounded((unseen[answerable] >= threshold).mean()),
            "false_answers": _rounded((unseen[of_set & ~answerable] >= threshold).mean()),
            "false_answers_elsewhere": _rounded((unseen[~of_set] >= threshold).mean()),
        },
        "threshold": _rounded(threshold),
        "intercept": round(float(intercept), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    CALIBRATION.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    click.echo(json.dumps(stored, indent=2))


def _other_questions(path: Path) -> tuple[Asked, ...]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        texts = sorted({json.loads(line)["question"] for line in stream})
    chosen = random.Random(0).sample(texts, _ELSEWHERE)
    return tuple(Asked(f"e{n:03}", "elsewhere", text) for n, text in enumerate(chosen))


def _fit(figures: Figures, right: NDArray[np.bool_]) -> Figures:
    """Intercept and weights on the figures' own scale, of shape (1 + figures,), with the signs of FEATURES."""
    centre, scale = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    scaled = (figures - centre) / scale

    def loss(parameters: Figures) -> float:
        log_odds = parameters[0] + scaled @ parameters[1:]
        misfit = np.logaddexp(0.0, np.where(right, -log_odds, log_odds)).sum()
        return float(misfit + (parameters[1:] ** 2).sum() / (2 * _STRENGTH))

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in _SIGNS)]
    found = minimize(loss, np.zeros(1 + figures.shape[1]), method="L-BFGS-B", bounds=bounds).x
    weights = found[1:] / scale
    return np.concatenate([[found[0] - weights @ centre], weights])


def _probabilities(parameters: Figures, figures: Figures) -> Figures:
    return np.asarray(1 / (1 + np.exp(-(parameters[0] + figures @ parameters[1:]))))


def _rounded(figure: float) -> float:
    return round(float(figure), 3)


if __name__ == "__main__":
    main()
