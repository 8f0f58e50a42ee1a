"""Fits the probability that an answer to a question in another language is right: service/asking/other_languages.json.

    python -m tests.quality.calibrate_languages SNAPSHOTS QUESTIONS.jsonl …

SNAPSHOTS is a folder with a snapshot of the documents that the questions were written on; a question has `language`,
`question` and `blocks`, anchors that answer it, none where nothing does. Prints what cross-validation finds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import LeaveOneOut, cross_val_predict

from index.embed import SentenceEmbedder
from index.snapshot import load
from service.asking.answerer import Answerer
from service.asking.other_languages import READ_FEATURES, UNREAD_FEATURES, WEIGHTS, features

#: False answers, as a share of the questions that nothing answers, that the threshold may leave in cross-validation.
_FALSE_ANSWERS = 0.065


def main(folder: Path, files: Sequence[Path]) -> None:
    answerer = Answerer(load(folder), SentenceEmbedder())
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    asked = [row for row in rows if "language" in row]
    read, unread, right, answerable = [], [], [], []
    for row in asked:
        gloss = answerer.others.searcher.glossary.gloss(row["question"], row["language"])
        found = answerer.others.candidates(gloss)
        anchors = [str(answerer.snapshot.anchor(one.reading.hit.passage)) for one in found]
        ahead = found[0].worth - found[1].worth
        read.append(features(found[0], ahead, read=True))
        unread.append(features(found[0], ahead, read=False))
        right.append(anchors[0] in row["blocks"])
        answerable.append(bool(row["blocks"]))
    truth, able = np.array(right), np.array(answerable)
    print(f"{len(asked)} questions, {able.sum()} answerable, right first {truth[able].mean():.3f}")
    weights, threshold = _fitted(np.array(read), truth, able, READ_FEATURES)
    weights_unread, _ = _fitted(np.array(unread), truth, able, UNREAD_FEATURES)
    stored = {"read": weights, "unread": weights_unread, "threshold": threshold}
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _fitted(
    given: NDArray[Any], right: NDArray[np.bool_], answerable: NDArray[np.bool_], names: Sequence[str]
) -> tuple[list[float], float]:
    """Intercept and weights for figures as they are; the lowest threshold with few enough false answers."""
    mean, spread = given.mean(0), given.std(0) + 1e-9
    scaled = (given - mean) / spread
    model = LogisticRegression(C=0.3)
    told = cross_val_predict(model, scaled, right, cv=LeaveOneOut(), method="predict_proba")[:, 1]
    model.fit(scaled, right)
    threshold = next(t for t in np.arange(0.4, 1.0, 0.01) if (told[~answerable] >= t).mean() <= _FALSE_ANSWERS)
    shown = told >= threshold
    print(
        f"AUROC {roc_auc_score(right, told):.3f}, threshold {threshold:.2f}, answered {shown[answerable].mean():.3f},"
    )
    print(f"  of them right {right[shown].mean():.3f}, false answers {shown[~answerable].mean():.3f}")
    weights = model.coef_[0] / spread
    print("  " + ", ".join(f"{name} {weight:.2f}" for name, weight in zip(names, weights, strict=True)))
    intercept = float(model.intercept_[0] - (weights * mean).sum())
    return [round(intercept, 4), *(round(float(weight), 4) for weight in weights)], round(float(threshold), 2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
