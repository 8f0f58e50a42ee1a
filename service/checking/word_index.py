"""All words of the documents in a row, numbered: where a run of words stands, exactly or nearly, is found by arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.document import Block, Document
from corpus.ranges import Span
from service.checking.word_forms import placed_words

Numbers = NDArray[np.int64]
#: No word: it stands between two documents, so that no run of words goes over from one to the next.
BORDER = 0
#: A word that stands in no document.
UNKNOWN = -1
#: Places of a pair of words. One that stands oftener says nothing of where a quotation is from.
_TELLING = 4_000
#: Words that a region may begin before, and end behind, what a quotation has in common with it.
_MARGIN = 24


class Run(NamedTuple):
    """A run of words of all documents: numbers of the first and of the one behind the last."""

    first: int
    behind: int


class WordIndex:
    """The words of documents, in reading order, each with its range and its block."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._vocabulary: dict[str, int] = {"": BORDER}
        self._blocks: list[tuple[Document, Block]] = []
        self._in_small_letters: Counter[int] = Counter()
        self._fill(documents)
        self._forms = tuple(self._vocabulary)
        # with the borders in the block before them, so that it only grows
        self._growing = np.maximum.accumulate(self._block_of)
        self._order = np.argsort(self.ids, kind="stable")
        self._bounds = np.searchsorted(self.ids[self._order], np.arange(len(self._vocabulary) + 1))
        self._rarity = np.log1p(len(self.ids) / np.maximum(np.diff(self._bounds), 1))

    def _fill(self, documents: Sequence[Document]) -> None:
        ids, starts, ends, blocks = [BORDER], [0], [0], [-1]
        for document in documents:
            at, last = len(self._blocks) - 1, -1
            following = iter(document.blocks)
            for start, end, form in placed_words(document.text):
                while start >= last:
                    block = next(following)
                    self._blocks.append((document, block))
                    at, last = at + 1, block.end
                number = self._vocabulary.setdefault(form, len(self._vocabulary))
                if document.text[start].islower():
                    self._in_small_letters[number] += 1
                ids.append(number)
                starts.append(start)
                ends.append(end)
                blocks.append(at)
            ids.append(BORDER)
            starts.append(0)
            ends.append(0)
            blocks.append(-1)
        self.ids: Numbers = np.array(ids, dtype=np.int64)
        self._starts, self._ends = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
        self._block_of = np.array(blocks, dtype=np.int64)

    def numbers(self, forms: Sequence[str]) -> Numbers:
        """The numbers of words; `UNKNOWN` for those that stand in no document."""
        return np.array([self._vocabulary.get(form, UNKNOWN) for form in forms], dtype=np.int64)

    def rarity(self, number: int) -> float:
        """How telling a word is: the logarithm of one in how many words it is."""
        return float(self._rarity[number]) if number > BORDER else float(np.log1p(len(self.ids)))

    def is_mostly_small(self, form: str) -> bool:
        """The documents have the word in small letters oftener than not; names are so in addresses of pages alone."""
        number = self._vocabulary.get(form, UNKNOWN)
        return number > BORDER and 2 * self._in_small_letters[number] > self._count(number)

    def is_known(self, form: str) -> bool:
        return form in self._vocabulary

    def form(self, word: int) -> str:
        """The form of the word of this number; "" for a border."""
        return self._forms[int(self.ids[word])]

    def exact(self, numbers: Numbers) -> Numbers:
        """Where the words stand one behind the other: numbers of the first, in order."""
        if not len(numbers) or numbers.min() <= BORDER:
            return np.empty(0, dtype=np.int64)
        rarest = int(np.argmin([self._bounds[n + 1] - self._bounds[n] for n in numbers]))
        found = self._places(int(numbers[rarest])) - rarest
        found = found[(found >= 0) & (found + len(numbers) <= len(self.ids))]
        for offset, number in enumerate(numbers):
            found = found[self.ids[found + offset] == number]
            if not len(found):
                break
        return found

    def share_of_pairs(self, numbers: Numbers) -> float:
        """The share of the pairs of neighbouring words that stand somewhere as neighbours."""
        pairs = list(pairwise(numbers.tolist()))
        return sum(len(self._pair(*pair)) > 0 for pair in pairs) / len(pairs) if pairs else 1.0

    def regions(self, numbers: Numbers, most: int) -> Iterator[Run]:
        """Where most pairs of neighbouring words stand near each other in order; the likeliest first."""
        hits, of = self._pairs(numbers)
        if not len(hits):
            return
        width = max(32, len(numbers))
        bins = (hits - of + width) // width
        seen = np.unique(np.stack((bins, of), axis=1), axis=0)
        weights = np.array([self.rarity(int(n)) for n in numbers])
        score = np.bincount(seen[:, 0], weights=weights[seen[:, 1]])
        both = score + np.append(score[1:], 0)
        for chosen in np.argsort(-both, kind="stable")[:most]:
            if both[chosen] <= 0:
                return
            yield self._region((int(chosen) - 1) * width - _MARGIN, int(chosen + 1) * width + len(numbers) + _MARGIN)

    def alike(self, numbers: Numbers) -> tuple[Run, float] | None:
        """The block that has most of the words, in any order, and its share of them, weighed by rarity."""
        telling = [n for n in dict.fromkeys(numbers.tolist()) if n > BORDER and self._count(n) <= _TELLING]
        if not telling:
            return None
        score = np.zeros(len(self._blocks) + 1)
        for number in telling:
            score[np.unique(self._block_of[self._places(number)])] += self.rarity(number)
        score[-1] = 0
        best = int(np.argmax(score))
        whole = sum(self.rarity(int(n)) for n in dict.fromkeys(numbers.tolist()) if n == UNKNOWN or n in telling)
        return self.block_words(best), float(score[best]) / whole

    def block_words(self, block: int) -> Run:
        """The words of a block, by its number."""
        first, behind = np.searchsorted(self._growing, (block, block + 1))
        while behind > first and self.ids[behind - 1] == BORDER:
            behind -= 1
        return Run(int(first), int(behind))

    def spans(self, run: Run) -> Iterator[tuple[Document, Block, Span]]:
        """The ranges of a run, one in each block that it goes over. A run lies in one document."""
        at = run.first
        while at < run.behind:
            number = int(self._block_of[at])
            behind = at
            while behind < run.behind and self._block_of[behind] == number:
                behind += 1
            document, block = self._blocks[number]
            yield document, block, Span(int(self._starts[at]), int(self._ends[behind - 1]))
            at = behind

    def place_of(self, word: int) -> tuple[Document, Block, Span]:
        """Where one word stands."""
        return next(self.spans(Run(word, word + 1)))

    def block_number(self, word: int) -> int:
        """Blocks are numbered through all documents; -1 for a border."""
        return int(self._block_of[word])

    def document_of(self, word: int) -> Document:
        return self._blocks[self.block_number(word)][0]

    def _places(self, number: int) -> Numbers:
        found: Numbers = self._order[self._bounds[number] : self._bounds[number + 1]]
        return found

    def _count(self, number: int) -> int:
        return int(self._bounds[number + 1] - self._bounds[number])

    def _pairs(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Where two neighbours of the words stand as neighbours, and the place of the first among the words."""
        hits, of = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
        known: dict[tuple[int, int], Numbers] = {}
        for at, pair in enumerate(pairwise(numbers.tolist())):
            if pair not in known:
                known[pair] = self._pair(*pair)
            found = known[pair]
            if 0 < len(found) <= _TELLING:
                hits.append(found)
                of.append(np.full(len(found), at, dtype=np.int64))
        return np.concatenate(hits), np.concatenate(of)

    def _pair(self, one: int, other: int) -> Numbers:
        if min(one, other) <= BORDER:
            return np.empty(0, dtype=np.int64)
        if self._count(one) <= self._count(other):
            ones = self._places(one)
            found: Numbers = ones[self.ids[ones + 1] == other]  # a border stands behind the last word
        else:
            ones = self._places(other) - 1
            found = ones[self.ids[ones] == one]
        return found

    def _region(self, first: int, behind: int) -> Run:
        """The part of the run that lies in the document in which its middle lies."""
        first, behind = max(first, 1), min(behind, len(self.ids) - 1)
        middle = (first + behind) // 2
        borders = np.flatnonzero(self.ids[first:behind] == BORDER) + first
        before, after = borders[borders < middle], borders[borders >= middle]
        return Run(int(before[-1]) + 1 if len(before) else first, int(after[0]) if len(after) else behind)
