"""Fit what stands behind the network: `python -m tests.quality.calibrate`; needs `../shared/data`.

Both are fitted on the choosing halves, those of the cold sets among them, over the letter, the letter and the cited
documents, and 900 documents, and never on the reporting halves.

index/reading/reader.json: what each figure of `Evidence` counts when passages are ranked, by a conditional logit: of the passages
found for a question, those that answer should come out on top. It is fitted twice: to what was read once, and to what the
second network has read of that order.

service/asking/calibration.json: logistic regressions with signs, so that more support never makes an answer less probable, one for
what was read once and one for what the second network has read as well. Their label is whether the first citation is a right block; questions about other things altogether (SQuAD 2.0, CC BY-SA 4.0),
which the documents do not answer, come along. The threshold is chosen from probabilities that cross-validation gives,
each question's by a model that did not see it: the lowest that answers at most RISK of the choosing halves' questions
that have no answer. So is the probability from which on SURE_AIM of the answers are right. Both are of what was read
again: that is what most answers are.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold

from corpus.anchor import Anchor
from corpus.holdings.library import LETTER
from index.embed import SentenceEmbedder
from index.reading.cross_encoder import CrossEncoder, Judgement, Network, Pair
from index.reading.reader import AGAINST, WEIGHTS, Evidence, Reading, TrainedReader, Weights
from index.snapshot import Snapshot
from index.training.examples import read_rows
from service.asking.answerer import Answerer
from service.asking.calibration import CALIBRATION, FEATURES, SURE_AIM, Calibration, Regression, at_most, features
from service.measuring.answers import calibration_error
from service.measuring.questions import Asked, placed, read_questions
from tests.quality.questions import (
    CHOOSING,
    CHOOSING_RESOLUTIONS,
    COLD,
    CORPUS,
    REPORTS,
    snapshot_of,
    snapshot_of_resolutions,
    within,
)

#: Share of unanswerable questions that may be answered, on the choosing halves: what is aimed at on others.
RISK = 0.08
#: Chosen by cross-validation on the choosing half over the letter and the cited documents.
_STRENGTH = 0.3
_RANK_STRENGTH = 3.0
_REPEATS = 20
_ELSEWHERE = 40
_FITTED_ON = [path.name for path in (CHOOSING, CHOOSING_RESOLUTIONS, *(choosing for choosing, _ in COLD.values()))]
_SIGNS = np.array(list(FEATURES.values()))
Figures = NDArray[np.float64]
#: The passages read for one question: figures of shape (passages, figures), and which of them answer.
Choice = tuple[Figures, NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class _Set:
    """Questions of one choosing half, and what they are asked of."""

    name: str
    snapshot: Snapshot
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _First:
    """What is cited first for a question of one set."""

    of: str
    asked: Asked
    anchor: Anchor
    reading: Reading

    @property
    def is_right(self) -> bool:
        return self.anchor in self.asked.blocks


class _Remembering:
    """A network of the reader's, which is asked of each pair once: the fits look at the same pairs."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._judged: dict[Pair, Judgement] = {}

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._judged]
        self._judged.update(zip(new, self._network.judge(new), strict=True))
        return tuple(self._judged[pair] for pair in pairs)


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
def main(shared: Path) -> None:
    """Fit on the choosing halves, asked of the documents in SHARED."""
    embedder = SentenceEmbedder()
    network, second = _Remembering(CrossEncoder()), _Remembering(CrossEncoder.second())
    nothing = Regression(0.0, (0.0,) * len(FEATURES))
    uncalibrated = Calibration(nothing, nothing, 1.0, 1.0)

    def answerers(
        sets: Sequence[_Set], weights: Weights, second: Network | None
    ) -> Iterator[tuple[str, Answerer, Asked]]:
        for of in sets:
            reader = TrainedReader(network, of.snapshot.keywords, weights, of.snapshot.whole, second)
            answerer = Answerer(of.snapshot, embedder, reader=reader, calibration=uncalibrated)
            yield from ((of.name, answerer, asked) for asked in of.questions)

    def ranking(weights: Weights, second: Network | None) -> Weights:
        """Fitted to the readings that come of other weights."""
        choices = (_choice(answerer, asked) for _, answerer, asked in answerers(sets, weights, second))
        return Weights(tuple(map(float, rank([choice for choice in choices if choice is not None]))))

    def firsts(weights: Weights, second: Network | None) -> list[_First]:
        """Where nothing at all is read, nothing is to be calibrated."""
        read = ((*of, of[1].readings(of[2].ask())) for of in answerers(sets, weights, second))
        return [
            _First(name, asked, answerer.snapshot.anchor(r[0].hit.passage), r[0])
            for name, answerer, asked, r in read
            if r
        ]

    with tempfile.TemporaryDirectory() as folder:
        letter = snapshot_of(Path(folder, "letter"), (LETTER,), embedder)
        few = snapshot_of(Path(folder, "few"), CORPUS, embedder)
        many = snapshot_of_resolutions(Path(folder, "many"), embedder, REPORTS)
        sets = tuple(
            _Set(name, snapshot, placed(within(read_questions(questions), snapshot), snapshot))
            for name, snapshot, questions in (
                ("letter and cited", few, CHOOSING),
                ("resolutions", many, CHOOSING_RESOLUTIONS),
                ("cold: letter", letter, COLD["letter"][0]),
                ("cold: letter and cited", few, COLD["cited"][0]),
                ("cold: resolutions and reports", many, COLD["bulk"][0]),
            )
        )
        sets = (*sets, _Set("elsewhere", few, _other_questions(shared)))
        unranked = Weights((0.0,) * len(fields(Evidence)))
        # First of what was read once, by which it is chosen what is read again; then of all that stands there then.
        ranked = ranking(ranking(unranked, None), second)
        once, again = (firsts(ranked, network) for network in (None, second))
    named = {field.name: round(count, 4) for field, count in zip(fields(Evidence), ranked.coefficients, strict=True)}
    _write(WEIGHTS, {"fitted_on": _FITTED_ON, "coefficients": named})
    names = np.array([first.of for first in again])
    figures, right = _figures(again), np.array([first.is_right for first in again])
    unseen = np.minimum(cross_validated(figures, right), [at_most(first.reading) for first in again])
    answerable = np.array([first.asked.answerable for first in again])
    of_halves = names != "elsewhere"
    threshold = float(np.quantile(unseen[of_halves & ~answerable], 1 - RISK))
    stored = {
        "fitted_on": f"{of_halves.sum()} questions of the choosing halves, {right.sum()} first citations right; {_ELSEWHERE} others",
        "cross_validated": {
            **{
                of.name: _told(unseen, right, answerable, names == of.name, threshold)
                for of in sets
                if of.name != "elsewhere"
            },
            "all": _told(unseen, right, answerable, of_halves, threshold),
            "false_answers_elsewhere": _rounded((unseen[~of_halves] >= threshold).mean()),
        },
        "threshold": _rounded(threshold),
        "sure": _rounded(surely(unseen, right)),
        "once": _regression(fit(_figures(once), np.array([first.is_right for first in once]))),
        "again": _regression(fit(figures, right)),
    }
    _write(CALIBRATION, stored)


def _figures(of: Sequence[_First]) -> Figures:
    return np.array([features(first.reading) for first in of])


def _regression(parameters: Figures) -> dict[str, object]:
    intercept, *counts = (round(float(one), 4) for one in parameters)
    return {"intercept": intercept, "weights": dict(zip(FEATURES, counts, strict=True))}


def surely(confidences: Figures, right: NDArray[np.bool_]) -> float:
    """The lowest confidence from which on at least SURE_AIM of the first citations are right; 1 if there is none."""
    order = np.argsort(-confidences)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(shares >= SURE_AIM)
    return float(confidences[order][enough[-1]]) if len(enough) else 1.0


def _told(
    unseen: Figures, right: NDArray[np.bool_], answerable: NDArray[np.bool_], of: NDArray[np.bool_], threshold: float
) -> dict[str, float]:
    """What cross-validation says of the questions `of` one set."""
    return {
        "auroc_answerable": _rounded(roc_auc_score(answerable[of], unseen[of])),
        "coverage": _rounded((unseen[of & answerable] >= threshold).mean()),
        "right_and_answered": _rounded((right & (unseen >= threshold))[of & answerable].mean()),
        "precision": _rounded(right[of & (unseen >= threshold)].mean()),
        "false_answers": _rounded((unseen[of & ~answerable] >= threshold).mean()),
        "calibration_error": _rounded(float(calibration_error(unseen[of], right[of].astype(float)))),
    }


def _choice(answerer: Answerer, asked: Asked) -> Choice | None:
    """None where no passage found answers, or all do: nothing is to be learnt from that."""
    readings = answerer.readings(asked.ask())
    right = np.array([answerer.snapshot.anchor(reading.hit.passage) in asked.blocks for reading in readings])
    return (np.array([astuple(r.evidence) for r in readings]), right) if right.any() and not right.all() else None


def rank(choices: Sequence[Choice]) -> Figures:
    """Weights on the figures' own scale, by McFadden's conditional logit with a ridge penalty.

    What speaks against an answer never raises a passage, and what speaks for one never lowers it.
    """
    scale = np.vstack([figures for figures, _ in choices]).std(axis=0) + 1e-9
    scaled = [(figures / scale, right) for figures, right in choices]

    def loss(weights: Figures) -> tuple[float, Figures]:
        value, slope = _RANK_STRENGTH * float(weights @ weights), 2 * _RANK_STRENGTH * weights
        for figures, right in scaled:
            utility = figures @ weights
            chances = np.exp(utility - utility.max())
            chances /= chances.sum()
            share = chances[right].sum()
            value -= float(np.log(share))
            slope = slope + (chances - np.where(right, chances / share, 0.0)) @ figures
        return value, slope

    bounds = [(None, 0) if field.name in AGAINST else (0, None) for field in fields(Evidence)]
    found = minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", bounds=bounds).x
    return np.asarray(found / scale)


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


def _write(path: Path, stored: object) -> None:
    path.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    click.echo(f"{path}\n{json.dumps(stored, indent=2)}")


def _rounded(figure: float) -> float:
    return round(float(figure), 3)


if __name__ == "__main__":
    main()
