"""Measure on the reporting half: `make measure` prints the README's tables and raises tests/quality/floors.json.

Retrieval metrics come from ir-measures. Intervals are 95 % bootstrap intervals over questions.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ir_measures
import numpy as np
from ir_measures import RR, Success
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from corpus.library import LETTER
from index.embed import SentenceEmbedder
from index.search import Leg
from service.ask import Answerer
from tests.quality.questions import (
    FOLDER,
    REPORTING,
    UNANSWERABLE,
    Asked,
    Judged,
    judge,
    letter_snapshot,
    read_set,
)

FLOORS = FOLDER / "floors.json"
#: Points of per cent under what was measured: one question of the smaller groups, so that another machine's
#: rounding does not stop a build.
MARGIN = 1.5
#: Answer figures that have a floor; for the others less may be better, or too few questions stand behind them.
GATED = (
    "first citation (or nearest passage) a right block",
    "a right block among those shown",
    "answered: first citation a right block",
    "right block: footnotes right",
    "right block: voice right",
    "quotations exact",
    "answerable or not, by confidence (AUROC × 100)",
)
_RESAMPLES = 2000
_DEPTH = 20
_METRICS = (Success @ 1, Success @ 3, Success @ 5, RR)
LEGS: dict[str, Leg] = {"BM25 alone": "lexical", "dense alone": "dense", "fused": "fused"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with its interval, all in percent, and the number of questions it is of."""

    value: float
    low: float
    high: float
    of: int

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.0f}–{self.high:.0f})"


def main() -> None:
    embedder = SentenceEmbedder()
    with tempfile.TemporaryDirectory() as folder:
        answerer = Answerer(letter_snapshot(Path(folder), LETTER, embedder), embedder)
        questions = read_set(REPORTING)
        table = retrieval(answerer, questions)
        judged = judge(answerer, questions)
    answers = answering(judged)
    print(f"Retrieval, {sum(q.answerable for q in questions)} answerable questions of {REPORTING.name}\n")
    print("| | right block first | among 3 | among 5 | reciprocal rank |\n|---|---|---|---|---|")
    for leg, row in table.items():
        print(f"| {leg} | " + " | ".join(str(figure) for figure in row) + " |")
    print(f"\nAnswers, {len(judged)} questions\n\n| | |\n|---|---|")
    for name, figure in answers.items():
        print(f"| {name} | {figure} |")
    _write_floors(table, answers)


def _write_floors(table: dict[str, list[Figure]], answers: dict[str, Figure]) -> None:
    """Raise the floors to what was measured, less MARGIN; lower one only if told to."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    same = old.get("questions") == hash_of(REPORTING) and old.get("corpus") == hash_of(LETTER)
    keep = same and not os.environ.get("PINCITE_LOWER_FLOORS")

    def floor(measured: float, before: float) -> float:
        return max(round(measured - MARGIN, 1), before if keep else 0.0)

    before = old.get("retrieval", {})
    stored = {
        "questions": hash_of(REPORTING),
        "corpus": hash_of(LETTER),
        "retrieval": {
            leg: [floor(f.value, b) for f, b in zip(row, before.get(leg, [0.0] * len(row)), strict=True)]
            for leg, row in table.items()
        },
        "answers": {name: floor(answers[name].value, old.get("answers", {}).get(name, 0.0)) for name in GATED},
    }
    FLOORS.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def retrieval(answerer: Answerer, questions: Sequence[Asked]) -> dict[str, list[Figure]]:
    """Each leg alone and the two fused, over the same questions, follow-ups resolved."""
    answerable = [asked for asked in questions if asked.answerable]
    qrels = [ir_measures.Qrel(asked.id, block, 1) for asked in answerable for block in sorted(asked.blocks)]
    return {name: _metrics(qrels, answerer, answerable, leg) for name, leg in LEGS.items()}


def _metrics(
    qrels: Sequence[ir_measures.Qrel], answerer: Answerer, questions: Sequence[Asked], leg: Leg
) -> list[Figure]:
    run = [
        ir_measures.ScoredDoc(asked.id, block, score)
        for asked in questions
        for block, score in answerer.ranked(asked.ask(), leg=leg, limit=_DEPTH)
    ]
    values: dict[str, list[float]] = {str(metric): [] for metric in _METRICS}
    for found in ir_measures.iter_calc(list(_METRICS), qrels, run):
        values[str(found.measure)].append(found.value)
    return [figure(values[str(metric)]) for metric in _METRICS]


def answering(judged: Sequence[Judged]) -> dict[str, Figure]:
    """What the whole pipeline makes of the questions."""
    answerable = [j for j in judged if j.asked.answerable]
    answered = [j for j in answerable if j.answered]
    right = [j for j in answerable if j.first_right]
    unanswerable = [j for j in judged if not j.asked.answerable]
    rows = {
        "first citation (or nearest passage) a right block": _share(answerable, lambda j: j.first_right),
        "a right block among those shown": _share(answerable, lambda j: j.any_right),
        "answerable questions answered": _share(answerable, lambda j: j.answered),
        "answered: first citation a right block": _share(answered, lambda j: j.first_right),
        "right block: marked words overlap the answer": _share(right, lambda j: j.marked_right),
        "right block: footnotes right": _share(right, lambda j: j.footnotes_right),
        "right block: voice right": _share([j for j in right if j.asked.voice], lambda j: j.voice_right),
        "quotations exact": _share(judged, _exact),
        "unanswerable questions answered (false answers)": _share(unanswerable, lambda j: j.answered),
    }
    for kind in UNANSWERABLE:
        rows[f"– {kind.replace('_', ' ')}"] = _share(
            [j for j in unanswerable if j.asked.kind == kind], lambda j: j.answered
        )
    rows["answerable or not, by confidence (AUROC × 100)"] = _auroc(judged)
    return rows


def _exact(judged: Judged) -> bool:
    return all(c.document.text[c.start : c.end] == c.quote for c in judged.citations)


def _share(judged: Sequence[Judged], holds: Callable[[Judged], bool]) -> Figure:
    return figure([float(holds(j)) for j in judged])


def figure(values: Sequence[float]) -> Figure:
    """Mean and bootstrap interval of values in [0, 1], in percent."""
    drawn = np.random.default_rng(0).choice(np.array(values), size=(_RESAMPLES, len(values))).mean(axis=1)
    return _figure(float(np.mean(values)), drawn, len(values))


def _figure(value: float, drawn: Sequence[float] | NDArray[np.float64], of: int) -> Figure:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Figure(round(100 * value, 1), round(100 * float(low), 1), round(100 * float(high), 1), of)


def _auroc(judged: Sequence[Judged]) -> Figure:
    answerable = np.array([j.asked.answerable for j in judged])
    confidence = np.array([j.answer.confidence for j in judged])
    chance = np.random.default_rng(0)
    drawn: list[float] = []
    while len(drawn) < _RESAMPLES:
        rows = chance.integers(0, len(judged), len(judged))
        if len(set(answerable[rows])) == 2:
            drawn.append(float(roc_auc_score(answerable[rows], confidence[rows])))
    return _figure(float(roc_auc_score(answerable, confidence)), drawn, len(judged))


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


if __name__ == "__main__":
    main()
