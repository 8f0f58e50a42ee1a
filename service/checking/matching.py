"""Where a run of words stands in the documents: exactly, or nearly, with the pairs of words that are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from index.words import STOP_WORDS
from service.checking.alignment import align
from service.checking.word_index import Run, WordIndex
from service.checking.word_kinds import AUXILIARIES, is_figure, is_negation

#: Regions that are looked at closely.
_REGIONS = 6
#: Words. So few with one of them changed may be anybody's.
SHORTEST_NEAR = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a passage of up to so many words stands in a document in order, so that it is a quotation of it.

    share   of its words
    weight  of its words, each weighed by how rare it is
    in_run  of its words, those in runs of so many and more
    """

    words: int
    share: float
    weight: float
    run: int
    in_runs: float = 0.36


#: Of 1,500 sentences on the subject of the letter by others (speeches at the General Assembly, 1991 to 2023) the 158
#: of more than 30 words have shares of 0.49 and less, or are formulas of resolutions with shares of 0.81 and more; of
#: 30 words and less, what has more than these is such a formula as well. Sentences of the letter in which one word in
#: five is another are near in 97 cases of 100, in 87 of so few words as four or five (2026-11-29). In a few words, one
#: change leaves but runs of two. Without figures, negations and auxiliaries in the account, 14 of 1,500 other such
#: sentences are near in place of 10 (2026-11-30): formulas of resolutions, and those with another figure or a "no".
_LIKENESSES = (Likeness(8, 0.6, 0.65, run=2), Likeness(15, 0.6, 0.6, run=3), Likeness(10**9, 0.5, 0.5, run=3))


#: Words. Whoever has so many one behind the other has them from there, whatever else is put beside them; but that a
#: third of the passage is from there is the least.
_LONG_RUN, _SHARE_OF_LONG_RUN = 12, 0.33


@dataclass(frozen=True, slots=True)
class Match:
    """Words that are the same, as places in the quotation and numbers of the index's words, both growing."""

    pairs: tuple[tuple[int, int], ...]
    score: int

    @property
    def run(self) -> Run:
        return Run(self.pairs[0][1], self.pairs[-1][1] + 1)

    @property
    def quoted(self) -> Run:
        """Places of the first of the quoted words that are there, and behind the last."""
        return Run(self.pairs[0][0], self.pairs[-1][0] + 1)


def exact_match(first: int, length: int) -> Match:
    """A match of all of so many words, from the word `first` on."""
    return Match(tuple((place, first + place) for place in range(length)), 10 * length)


def near_matches(index: WordIndex, forms: Sequence[str]) -> tuple[Match, ...]:
    """The best matches of words that stand nowhere just so, however little they have in common; the best first."""
    if len(forms) < SHORTEST_NEAR:
        return ()
    numbers = index.numbers(forms)
    small = np.array([form in STOP_WORDS for form in forms])
    found: dict[Run, Match] = {}
    for region in index.regions(numbers, _REGIONS):
        printed = index.ids[region.first : region.behind]
        alignment = align(numbers, printed, small)
        if alignment.pairs:
            match = Match(tuple((one, other + region.first) for one, other in alignment.pairs), alignment.score)
            found.setdefault(match.run, match)
    return tuple(sorted(found.values(), key=lambda match: (-match.score, match.run.first)))


def is_near(index: WordIndex, forms: Sequence[str], match: Match) -> bool:
    """So many of the words stand there in their order that they are meant to be a quotation of it.

    Figures that are others, and words that only turn a verb round, are left out of account: these are misquoted most.
    """
    if len(match.pairs) / len(forms) >= _SHARE_OF_LONG_RUN and max(_runs(match.pairs)) >= _LONG_RUN:
        return True
    paired = {place for place, _ in match.pairs}
    other = {place for place, form in enumerate(forms) if place not in paired and _is_turned_easily(form)}
    length = len(forms) - (len(other) if len(paired) >= SHORTEST_NEAR else 0)
    weights = [index.rarity(int(number)) for number in index.numbers(forms)]
    whole = sum(weight for place, weight in enumerate(weights) if length == len(forms) or place not in other)
    needed = next(likeness for likeness in _LIKENESSES if len(forms) <= likeness.words)
    weight = sum(weights[place] for place in paired) / whole
    in_runs = sum(run for run in _runs(match.pairs) if run >= needed.run) / length
    return len(paired) / length >= needed.share and weight >= needed.weight and in_runs >= needed.in_runs


def _is_turned_easily(form: str) -> bool:
    return is_figure(form) or is_negation(form) or form in AUXILIARIES


def _runs(pairs: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Lengths of the runs in which the words stand one behind the other on both sides."""
    length = 1
    for (one, other), (next_one, next_other) in pairwise(pairs):
        if next_one == one + 1 and next_other == other + 1:
            length += 1
        else:
            yield length
            length = 1
    yield length
