"""Fit service/calibration.json: `python -m tests.quality.calibrate`; needs `../shared/data`.

A logistic regression with signs: more support never makes an answer less probable. Fitted on the choosing half,
where the label is whether the first citation is a right block, and on questions about other things altogether
(SQuAD 2.0, CC BY-SA 4.0), which the documents do not answer. The threshold is chosen from probabilities that
cross-validation gives, each question's by a model that did not see it: the lowest that answers at most RISK of the
choosing half's questions that have no answer.
"""

from __future__ import annotations

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

from index.embed import SentenceEmbedder
from index.training.examples import read_rows
from service.abstain import CALIBRATION, FEATURES, Calibration, features
from service.ask import Answerer
from service.measuring.answers import calibration_error
from service.measuring.questions import Asked, placed, read_questions
from tests.quality.questions import CHOOSING, CORPUS, UNANSWERABLE, snapshot_of

#: Share of unanswerable questions that may be answered, on the choosing half.
RISK = 0.15
#: Chosen by cross-validation on the choosing half.
_STRENGTH = 0.3
_REPEATS = 20
_ELSEWHERE = 40
_SIGNS = np.array(list(FEATURES.values()))
Figures = NDArray[np.float64]


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
def main(shared: Path) -> None:
    """Fit the calibration on the choosing half, asked of the letter and the cited documents in SHARED."""
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        snapshot = snapshot_of(Path(folder), CORPUS, embedder)
        questions = (*placed(read_questions(CHOOSING), snapshot), *_other_questions(shared))
        answerer = Answerer(snapshot, embedder, calibration=Calibration(0.0, (0.0,) * len(FEATURES), 1.0))
        readings = [answerer.readings(asked.ask()) for asked in questions]
    figures = np.array([features(of_question[0]) for of_question in readings])
    right = np.array([r[0].hit.passage.anchor in asked.blocks for r, asked in zip(readings, questions, strict=True)])
    unseen = cross_validated(figures, right)
    answerable = np.array([asked.answerable for asked in questions])
    of_set = np.array([asked.kind != "elsewhere" for asked in questions])
    threshold = float(np.quantile(unseen[of_set & ~answerable], 1 - RISK))

    intercept, *weights = fit(figures, right)
    kinds = {
        kind: _rounded(roc_auc_score(answerable[of], unseen[of]))
        for kind in UNANSWERABLE
        if (of := answerable | np.array([asked.kind == kind for asked in questions])).any()
    }
    stored = {
        "fitted_on": f"{CHOOSING.name}: {of_set.sum()} questions, {right.sum()} first citations right; {_ELSEWHERE} others",
        "cross_validated": {
            "auroc_answerable": _rounded(roc_auc_score(answerable[of_set], unseen[of_set])),
            "auroc_by_kind": kinds,
            "coverage": _rounded((unseen[answerable] >= threshold).mean()),
            "false_answers": _rounded((unseen[of_set & ~answerable] >= threshold).mean()),
            "false_answers_elsewhere": _rounded((unseen[~of_set] >= threshold).mean()),
            "calibration_error": _rounded(float(calibration_error(unseen[of_set], right[of_set].astype(float)))),
        },
        "threshold": _rounded(threshold),
        "intercept": round(float(intercept), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    CALIBRATION.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    click.echo(json.dumps(stored, indent=2))


def cross_validated(figures: Figures, right: NDArray[np.bool_], signs: Figures = _SIGNS) -> Figures:
    """Probabilities of shape (questions,), each by models that did not see the question."""
    unseen = np.zeros(len(figures))
    for seed in range(_REPEATS):
        for train, test in KFold(10, shuffle=True, random_state=seed).split(figures):
            unseen[test] += probabilities(fit(figures[train], right[train], signs), figures[test]) / _REPEATS
    return unseen


def fit(figures: Figures, right: NDArray[np.bool_], signs: Figures = _SIGNS) -> Figures:
    """Intercept and weights on the figures' own scale, of shape (1 + figures,), with the signs of FEATURES."""
    centre, scale = figures.mean(axis=0), figures.std(axis=0) + 1e-9
    scaled = (figures - centre) / scale

    def loss(parameters: Figures) -> float:
        log_odds = parameters[0] + scaled @ parameters[1:]
        misfit = np.logaddexp(0.0, np.where(right, -log_odds, log_odds)).sum()
        return float(misfit + (parameters[1:] ** 2).sum() / (2 * _STRENGTH))

    bounds = [(None, None), *((0, None) if sign > 0 else (None, 0) for sign in signs)]
    found = minimize(loss, np.zeros(1 + figures.shape[1]), method="L-BFGS-B", bounds=bounds).x
    weights = found[1:] / scale
    return np.concatenate([[found[0] - weights @ centre], weights])


def probabilities(parameters: Figures, figures: Figures) -> Figures:
    return np.asarray(1 / (1 + np.exp(-(parameters[0] + figures @ parameters[1:]))))


def _other_questions(shared: Path) -> tuple[Asked, ...]:
    rows = read_rows(shared / "reader-train" / "squad2-dev-half.dev.jsonl.gz")
    chosen = random.Random(0).sample(sorted({row.question for row in rows}), _ELSEWHERE)
    return tuple(Asked(f"elsewhere{n:02}", "elsewhere", text) for n, text in enumerate(chosen))


def _rounded(figure: float) -> float:
    return round(float(figure), 3)


if __name__ == "__main__":
    main()
