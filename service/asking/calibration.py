"""When not to answer: a calibrated probability for a reading, and the threshold below which it is no answer."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path

from index.reading.reader import Reading
from service.asking.answer import Grade

CALIBRATION = Path(__file__).parent / "calibration.json"
#: What the probability is computed from, and whether more of it speaks for an answer (1) or against one (-1).
#: tests/quality/calibrate.py fits the weights on the choosing half and keeps these signs. Cross-validated there,
#: 2026-11-25, AUROC of answerable or not: the network's two figures 0.86, with what is missing 0.90; adding support,
#: coverage and the kind of span found made it 0.88. Keywords, which a network trained on questions doubts, came a day
#: later: over 900 resolutions 57 % of the answerable questions were answered with them, 43 without. With the cold
#: choosing halves, 2026-11-29: 0.873; with the kind found 0.872 and of what is answered 0.5 points more right; with
#: unknown words, coverage, cosine or the gap to the second passage 0.871, 0.864, 0.872, 0.853.
FEATURES = {
    "answers": 1,
    "margin": 1,
    "keywords_covered": 1,
    "kind_found": 1,
    "names_missing": -1,
    "numbers_missing": -1,
    "speaker_missing": -1,
    "other_people": -1,
}
#: The highest probability of a reading in whose passage another party acts or suffers, or another thing is done in
#: words: an answer to a question turned round misleads most. Of the reader's training rows that have it one in
#: twenty-eight has an answer; the number is below each probability from which on a passage answers.
OTHERWISE = 0.17
#: The share of answers that is to be right from `Calibration.sure` on, higher probabilities included, on the choosing
#: halves; and what it was on the halves to report on, asked of the letter and of the letter with what it cites: 228 of
#: 282, 2026-11-30 (`make measure`: "where it is marked ●").
SURE_AIM, SURE_RIGHT = 0.85, 0.8


def features(reading: Reading) -> tuple[float, ...]:
    """The figures that `FEATURES` names, in that order."""
    return tuple(float(getattr(reading.evidence, name)) for name in FEATURES)


def at_most(reading: Reading) -> float:
    """The highest probability that a reading may have, whatever its figures say.

    0 where no telling word of the question, nor one related to it, stands anywhere in the documents; `OTHERWISE` where
    the passage says it otherwise.
    """
    if reading.evidence.unknown == 1.0:
        return 0.0
    return OTHERWISE if reading.evidence.said_otherwise else 1.0


@dataclass(frozen=True, slots=True)
class Regression:
    """A logistic regression over `FEATURES`."""

    intercept: float
    weights: tuple[float, ...]

    def probability(self, reading: Reading) -> float:
        log_odds = self.intercept + sum(w * x for w, x in zip(self.weights, features(reading), strict=True))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a reading's figures say of it, and what was chosen with that.

    once, again  of readings by the first network alone, and by both
    threshold    the probability from which on a reading is an answer
    sure         the probability from which on `SURE_AIM` of the answers are right, those with higher ones included,
                 where it was chosen
    """

    once: Regression
    again: Regression
    threshold: float
    sure: float

    @classmethod
    def load(cls) -> Calibration:
        stored = json.loads(CALIBRATION.read_text(encoding="utf-8"))
        once, again = (
            Regression(stored[name]["intercept"], tuple(stored[name]["weights"][feature] for feature in FEATURES))
            for name in ("once", "again")
        )
        return cls(once, again, stored["threshold"], stored["sure"])

    def probability(self, reading: Reading) -> float:
        """The probability that the reading answers, rounded to what the calibration can carry.

        It is no higher than `at_most`; of mere keywords no higher than the share of them that the passage has, nor
        lower for that than what answers.
        """
        return min(self._straight(reading), at_most(reading))

    def is_turned_round(self, reading: Reading) -> bool:
        """True where only that its passage says it otherwise keeps a reading from answering."""
        return at_most(reading) == OTHERWISE and self.answers(self._straight(reading))

    def _straight(self, reading: Reading) -> float:
        """The probability but for `at_most`."""
        probability = (self.again if reading.seconded else self.once).probability(reading)
        return round(min(probability, max(reading.keywords, self.threshold)), 4)

    def answers(self, probability: float) -> bool:
        return probability >= self.threshold

    def grade(self, probability: float) -> Grade:
        return "answers" if probability >= self.sure else "may_answer"
