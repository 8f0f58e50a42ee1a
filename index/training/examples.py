"""What the reader is trained on: a question, a passage, the answering range or none. Rows of the reader-train sets.

Sets are those of `../shared/data/reader-train`, gzip JSON lines with `question`, `context` and `answers` (offsets
in code points). Sets whose licence does not let trained weights be shipped are left out: see MODEL_CARD.md.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from corpus.sentences import sentences

_T = TypeVar("_T")
Label = Literal["answers", "near", "unrelated"]
LABELS: tuple[Label, ...] = ("answers", "near", "unrelated")

#: Rows taken of each set: all of the clean ones, few of the noisy. Absent here: bipar-en, sciq-part, subjqa, nq-swap
#: (licence), neg-samedoc (negatives are made here, from the same sets).
ROWS = {
    "squad2-dev-half": 9_999,
    "squad1-train-12articles": 9_999,
    "squad1-train-1000ctx": 9_999,
    "squad1-routerlens": 9_999,
    "squad1-dev-24articles": 9_999,
    "squadshifts-wiki": 9_999,
    "squadshifts-reddit": 3_500,
    "squadshifts-amazon": 2_500,
    "tydiqa-en": 9_999,
    "qed-nq": 5_000,
    "cuad": 6_000,
    "policyqa": 2_000,
    "timeqa-human": 9_999,
    "fairytaleqa": 2_500,
    "sleepqa": 9_999,
    "qamr": 2_000,
    "friendsqa": 1_000,
    "onestopqa": 600,
    "xquad-en": 9_999,
}
#: Of everything that is drawn by chance for training.
SEED = 20201218
#: Words of a training passage: those of the product's passages, and up to a paragraph of Wikipedia.
_WINDOW_WORDS = (30, 150)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a set as it stands in its file. `answers` are ranges of `context`, the most chosen first."""

    id: str
    question: str
    context: str
    answers: tuple[tuple[int, int], ...]

    def texts(self) -> tuple[str, ...]:
        return tuple(self.context[start:end] for start, end in self.answers)


@dataclass(frozen=True, slots=True)
class Example:
    """What the reader learns from. `span` is the answer's range in `passage`, None unless the label is "answers".

    made  how the example came about: "given", or the kind of negative
    """

    question: str
    passage: str
    span: tuple[int, int] | None
    label: Label
    made: str


def drawn(items: Sequence[_T], most: int, chance: random.Random) -> list[_T]:
    """At most so many of the items, by chance."""
    return chance.sample(items, min(most, len(items)))


def read_rows(path: Path) -> list[Row]:
    """All rows of one gzip JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [_row(json.loads(line)) for line in stream]


def _row(stored: dict[str, object]) -> Row:
    answers: Sequence[dict[str, object]] = stored["answers"]  # type: ignore[assignment]
    ranges = tuple((int(str(a["start"])), int(str(a["start"])) + len(str(a["text"]))) for a in answers)
    return Row(str(stored["id"]), str(stored["question"]), str(stored["context"]), ranges)


def read_sets(folder: Path, split: Literal["train", "dev"], chance: random.Random) -> Iterator[tuple[str, list[Row]]]:
    """The sets named in `ROWS`, each with a sample of its rows in the file's order."""
    for name, most in ROWS.items():
        path = folder / f"{name}.{split}.jsonl.gz"
        if path.exists():
            rows = read_rows(path)
            kept = set(drawn(range(len(rows)), most, chance))
            yield name, [row for place, row in enumerate(rows) if place in kept]


def window(context: str, around: tuple[int, int], chance: random.Random) -> tuple[int, int]:
    """A range of whole sentences of `context` that holds `around`, of a random length as passages have it."""
    ranges = sentences(context) or ((0, len(context)),)
    inside = [i for i, (a, b) in enumerate(ranges) if a < around[1] and around[0] < b] or [0]
    first, last = inside[0], inside[-1]
    most = chance.randint(*_WINDOW_WORDS)
    while True:
        ways = [(first - 1, last)] * (first > 0) + [(first, last + 1)] * (last + 1 < len(ranges))
        ways = [(a, b) for a, b in ways if len(context[ranges[a][0] : ranges[b][1]].split()) <= most]
        if not ways:
            return min(ranges[first][0], around[0]), max(ranges[last][1], around[1])
        first, last = chance.choice(ways)
