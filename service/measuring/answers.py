"""What the whole pipeline makes of a question file: each answer judged, and what the judgements add up to."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from service.asking.answer import Answer, Citation, Found, shown_by
from service.asking.answerer import Answerer
from service.measuring.metrics import RESAMPLES, Figure, Values, figure, interval
from service.measuring.questions import Asked

#: Bins of equal width for the calibration error, as Guo et al. (2017) have them.
BINS = 10
AUROC = "answerable or not, by confidence (AUROC × 100)"
CALIBRATION_ERROR = "calibration error of the confidence (ECE × 100)"
CHANCE_ERROR = "– of confidences that are exact, by chance alone"


@dataclass(frozen=True)
class Judged:
    """A question with the answer it got, and the seconds that took."""

    asked: Asked
    answer: Answer
    seconds: float = 0.0

    @cached_property
    def answered(self) -> bool:
        return isinstance(self.answer, Found)

    @cached_property
    def marked(self) -> bool:
        """The first citation stands as one that answers (●), by its own probability."""
        answer = self.answer
        return isinstance(answer, Found) and answer.kind == "fact" and answer.citations[0].grade == "answers"

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return shown_by(self.answer)

    @cached_property
    def first_right(self) -> bool:
        """The first citation, or the nearest passage of a question left unanswered, is a right block."""
        return bool(self.citations) and self.citations[0].anchor in self.asked.blocks

    @cached_property
    def any_right(self) -> bool:
        return any(citation.anchor in self.asked.blocks for citation in self.citations)

    @cached_property
    def marked_right(self) -> bool:
        """The words marked in the first citation share something with a right span."""
        return any(
            highlight.text in span or span in highlight.text
            for highlight in self.citations[0].highlights
            for span in self.asked.answer
        )

    @cached_property
    def footnotes_right(self) -> bool:
        """The first citation carries its own block's footnotes, all of them expected, and none is missing."""
        carried = {note.block.number for note in self.citations[0].footnotes}
        expected = self.asked.footnotes or frozenset()
        return carried == expected if len(self.asked.blocks) == 1 else carried <= expected

    @cached_property
    def voice_right(self) -> bool:
        chain = self.citations[0].voice
        if self.asked.voice == "letter":
            return len(chain) == 1  # neither quoted nor in somebody else's annex
        return self.asked.voice.casefold() in chain[-1].name.casefold()

    @cached_property
    def exact(self) -> bool:
        return all(c.document.text[c.start : c.end] == c.quote for c in self.citations)


def judge(answerer: Answerer, questions: Sequence[Asked], *, progress: bool = False) -> tuple[Judged, ...]:
    shown = tqdm(questions, desc="answers", unit="question", disable=not progress, leave=False)
    return tuple(_judged(answerer, asked) for asked in shown)


def answering(judged: Sequence[Judged]) -> dict[str, Figure]:
    """Shares in percent, rows without a question left out."""
    answerable = [j for j in judged if j.asked.answerable]
    unanswerable = [j for j in judged if not j.asked.answerable]
    right = [j for j in answerable if j.first_right]
    shares: dict[str, tuple[Sequence[Judged], Callable[[Judged], bool]]] = {
        "first citation (or nearest passage) a right block": (answerable, lambda j: j.first_right),
        "a right block among those shown": (answerable, lambda j: j.any_right),
        "answerable questions answered": (answerable, lambda j: j.answered),
        "– with a right block first": (answerable, lambda j: j.answered and j.first_right),
        "– and its marked words overlap the answer": (
            [j for j in answerable if j.asked.answer],
            lambda j: j.answered and j.first_right and j.marked_right,
        ),
        "whatever was answered: first citation a right block": (
            [j for j in judged if j.answered],
            lambda j: j.first_right,
        ),
        "– where it is marked ●": ([j for j in judged if j.marked], lambda j: j.first_right),
        "answered: first citation a right block": ([j for j in answerable if j.answered], lambda j: j.first_right),
        "right block: marked words overlap the answer": (
            [j for j in right if j.asked.answer],
            lambda j: j.marked_right,
        ),
        "right block: footnotes right": (
            [j for j in right if j.asked.footnotes is not None],
            lambda j: j.footnotes_right,
        ),
        "right block: voice right": ([j for j in right if j.asked.voice], lambda j: j.voice_right),
        "quotations exact": (judged, lambda j: j.exact),
        "unanswerable questions answered (false answers)": (unanswerable, lambda j: j.answered),
    }
    kinds = tuple(dict.fromkeys(j.asked.kind for j in unanswerable if j.asked.kind))
    for kind in kinds:
        shares[f"– {_said(kind)}"] = ([j for j in unanswerable if j.asked.kind == kind], lambda j: j.answered)
    rows = {name: figure([float(holds(j)) for j in of]) for name, (of, holds) in shares.items() if of}
    if answerable and unanswerable:
        rows[AUROC] = interval(auroc, confidences(answerable), confidences(unanswerable))
        for kind in kinds:
            others = [j for j in unanswerable if j.asked.kind == kind]
            rows[f"– against {_said(kind)}"] = interval(auroc, confidences(answerable), confidences(others))
    if judged:
        pairs = confidences(judged), rights(judged)
        rows[CALIBRATION_ERROR] = interval(calibration_error, *pairs, paired=True)
        rows[CHANCE_ERROR] = chance_error(pairs[0])
        rows["area under risk against coverage (AURC × 100)"] = interval(risk_area, *pairs, paired=True)
    return rows


def _said(kind: str) -> str:
    return kind.replace("_", " ")


def confidences(judged: Sequence[Judged]) -> Values:
    return np.array([j.answer.confidence for j in judged])


def rights(judged: Sequence[Judged]) -> Values:
    """1 where the first citation is a right block: what the confidence is the probability of."""
    return np.array([float(j.first_right) for j in judged])


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies in one tenth of [0, 1]."""

    confidence: float
    right: float
    of: int


def reliability(confidence: Values, right: Values) -> tuple[Bin, ...]:
    """The bins that hold an answer."""
    numbers = _bins(confidence)
    return tuple(
        Bin(float(confidence[numbers == n].mean()), float(right[numbers == n].mean()), int((numbers == n).sum()))
        for n in np.unique(numbers)
    )


def risk_coverage(confidence: Values, right: Values) -> tuple[Values, Values]:
    """Coverage and risk as the threshold falls: the share answered, and the share of those that are wrong.

    Questions that share a confidence come together.
    """
    order = np.argsort(-confidence, kind="stable")
    answered = np.arange(1, len(order) + 1)
    wrong = np.cumsum(1 - right[order])
    last_of_ties = np.append(np.diff(confidence[order]) != 0, True)
    return answered[last_of_ties] / len(order), (wrong / answered)[last_of_ties]


def calibration_error(confidence: Values, right: Values, axis: int = -1) -> Values:
    """Expected calibration error: how far confidence and share right lie apart, bin by bin, weighed by answers."""
    numbers = _bins(confidence)
    apart = [np.abs(np.sum((confidence - right) * (numbers == n), axis=axis)) for n in range(BINS)]
    return np.asarray(np.sum(apart, axis=0) / confidence.shape[axis])


def chance_error(confidence: Values) -> Figure:
    """What calibration error so many answers have by chance if every confidence is exact; with its 95 % range.

    The error is never negative, so that even exact confidences do not have 0: a measured one says nothing below this.
    """
    right = np.random.default_rng(0).random((RESAMPLES, len(confidence))) < confidence
    errors = calibration_error(np.broadcast_to(confidence, right.shape), right.astype(float))
    figures = (errors.mean(), *np.quantile(errors, (0.025, 0.975)))
    value, low, high = (round(100 * float(figure), 1) for figure in figures)
    return Figure(value, low, high, len(confidence))


def risk_area(confidence: Values, right: Values, axis: int = -1) -> Values:
    """The area under `risk_coverage`: the mean risk over all thresholds."""
    order = np.argsort(-confidence, axis=axis, kind="stable")
    ranked = np.take_along_axis(confidence, order, axis=axis)
    answered = np.arange(1, confidence.shape[axis] + 1)
    risk = np.cumsum(1 - np.take_along_axis(right, order, axis=axis), axis=axis) / answered
    ends = np.concatenate([np.diff(ranked, axis=axis) != 0, np.ones_like(ranked[..., :1], dtype=bool)], axis=axis)
    # of those that share a confidence, all have the risk at the last one
    last = np.flip(np.minimum.accumulate(np.flip(np.where(ends, answered - 1, len(answered)), axis), axis=axis), axis)
    return np.asarray(np.mean(np.take_along_axis(risk, last, axis=axis), axis=axis))


def auroc(positive: Values, negative: Values, axis: int = -1) -> Values:
    """The area under the receiver operating characteristic: Mann and Whitney's U as a share of the pairs.

    As scikit-learn's `roc_auc_score` gives it, for many resamples at one time.
    """
    from scipy.stats import rankdata  # noqa: PLC0415  # see metrics.per_question

    several, others = positive.shape[axis], negative.shape[axis]
    ranks = rankdata(np.concatenate([positive, negative], axis=axis), axis=axis)
    smallest = several * (several + 1) / 2
    return np.asarray((np.sum(ranks[..., :several], axis=axis) - smallest) / (several * others))


def _bins(confidence: Values) -> NDArray[np.int64]:
    """The number of the bin that each lies in; 1 lies in the last."""
    return np.minimum((confidence * BINS).astype(np.int64), BINS - 1)


def _judged(answerer: Answerer, asked: Asked) -> Judged:
    began = time.perf_counter()
    answer = answerer.ask(asked.ask())
    return Judged(asked, answer, time.perf_counter() - began)
