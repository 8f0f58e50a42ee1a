"""Which words of two differing stretches stand for one another: number for number, name for name, hedge for hedge.

By their place alone words would be laid beside what happens to stand there: "91 civilians" beside "101 Azerbaijani
civilians" would give "Azerbaijani" for "91".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from service.checking.word_kinds import WordKind, in_figures

#: What it is worth that a word of a kind has one of the same kind as its counterpart; plain words have none.
_WORTH: dict[WordKind, float] = {"number": 10, "negation": 9, "month": 8, "name": 6, "hedge": 5}
#: Of it, for each word that the one stands nearer to the words in common than the other; and how much likeness adds.
_FURTHER, _ALIKE = 0.5, 2.0
#: Pairs that are weighed at most: so long a stretch is no slip of anybody's.
_MOST_PAIRS = 20_000
#: From where two words are as far from the words in common: on both sides, or on one where the other is open.
Side = Literal["both", "front", "back"]


class Word(NamedTuple):
    kind: WordKind
    form: str


class Unit(NamedTuple):
    """Words of one kind that belong together, "Human Rights Watch": places of the first and behind the last."""

    kind: WordKind
    first: int
    behind: int
    form: str


def counterparts(said: Sequence[Word], printed: Sequence[Word], common: Side) -> list[tuple[Unit, Unit]]:
    """Units of the two that stand for one another, in order; of several ways the one that is worth most.

    `common` says on which sides of both the words stand that the two have in common.
    """
    ones, others = list(_units(said)), list(_units(printed))
    if not ones or not others or len(ones) * len(others) > _MOST_PAIRS:
        return []
    lengths = (len(said), len(printed))
    worth = [[_worth(one, other, lengths, common) for other in others] for one in ones]
    best = [[0.0] * (len(others) + 1) for _ in range(len(ones) + 1)]
    for row in range(len(ones) - 1, -1, -1):
        for column in range(len(others) - 1, -1, -1):
            paired = worth[row][column] + best[row + 1][column + 1] if worth[row][column] > 0 else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    return _traced(ones, others, best)


def _traced(ones: list[Unit], others: list[Unit], best: list[list[float]]) -> list[tuple[Unit, Unit]]:
    row = column = 0
    found = []
    while row < len(ones) and column < len(others) and best[row][column] > 0:
        here = best[row][column]
        if here == best[row + 1][column]:
            row += 1
        elif here == best[row][column + 1]:
            column += 1
        else:
            found.append((ones[row], others[column]))
            row, column = row + 1, column + 1
    return found


def _units(words: Sequence[Word]) -> list[Unit]:
    """Names that stand side by side are one."""
    made: list[Unit] = []
    for place, word in enumerate(words):
        last = made[-1] if made else None
        if word.kind == "plain":
            continue
        if last and word.kind == last.kind == "name" and last.behind == place:
            made[-1] = Unit(last.kind, last.first, place + 1, f"{last.form} {word.form}")
        else:
            made.append(Unit(word.kind, place, place + 1, word.form))
    return made


def _worth(one: Unit, other: Unit, lengths: tuple[int, int], common: Side) -> float:
    if one.kind != other.kind:
        return 0.0
    front = abs(one.first - other.first)
    back = abs((lengths[0] - one.behind) - (lengths[1] - other.behind))
    further = {"both": min(front, back), "front": front, "back": back}[common]
    alike = DamerauLevenshtein.normalized_similarity(in_figures(one.form), in_figures(other.form))
    return _WORTH[one.kind] + _ALIKE * alike - _FURTHER * further
