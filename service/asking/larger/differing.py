"""Words in which two passages differ, and which passages of two documents are alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from corpus.document import Block, Document
from corpus.printing.signs import NUMBERED
from corpus.ranges import Span, is_blank, merged
from index.words import WORD, fold, placed_terms
from service.asking.answer import Citation

#: The share of words in common from which on it tells something which words differ. Resolutions that repeat one
#: another have 0.4 and more; below it nearly every word is another.
_ALIKE = 0.3
#: What two paragraphs that are paired have in common at least, each word weighed by how telling it is. Of resolutions
#: on one matter 0.35 and more where one repeats the other, 0.25 and less where not; by eye, 2026-11-29.
_PAIRED = 0.3

Weight = Callable[[str], float]


def with_differing(one: Citation, other: Citation) -> tuple[Citation, Citation]:
    """Both with the words marked that the other does not have in that place; neither where few are the same."""
    words, others = list(_words(one)), list(_words(other))
    matcher = SequenceMatcher(None, [fold(w) for _, w in words], [fold(w) for _, w in others], autojunk=False)
    if matcher.ratio() < _ALIKE:
        return one, other
    same = matcher.get_matching_blocks()
    mine = {at for match in same for at in range(match.a, match.a + match.size)}
    theirs = {at for match in same for at in range(match.b, match.b + match.size)}
    return _marked(one, words, mine), _marked(other, others, theirs)


def _words(citation: Citation) -> Iterator[tuple[Span, str]]:
    number = NUMBERED.match(citation.quote)  # paragraphs that say the same have other numbers
    for match in WORD.finditer(citation.quote, number.end() if number else 0):
        yield Span(citation.start + match.start(), citation.start + match.end()), match.group()


def _marked(citation: Citation, words: Sequence[tuple[Span, str]], same: set[int]) -> Citation:
    spans = [span for at, (span, _) in enumerate(words) if at not in same]
    return replace(citation, differing=tuple(merged(spans, citation.document.text, is_blank)))


def pairs(
    one: Document, ones: Sequence[Block], other: Document, others: Sequence[Block], weight: Weight
) -> list[tuple[Block | None, Block | None]]:
    """Blocks that are alike, the likest first chosen, in the order of the first document; then those without a like."""
    mine, theirs = [_stems(one, b) for b in ones], [_stems(other, b) for b in others]
    likeness = [(_likeness(a, b, weight), i, j) for i, a in enumerate(mine) for j, b in enumerate(theirs)]
    chosen: dict[int, int] = {}
    for alike, i, j in sorted(likeness, key=lambda each: -each[0]):
        if alike >= _PAIRED and i not in chosen and j not in chosen.values():
            chosen[i] = j
    paired = [(block, others[chosen[i]] if i in chosen else None) for i, block in enumerate(ones)]
    alone = [(None, block) for j, block in enumerate(others) if j not in chosen.values()]
    return [*paired, *alone]


def likeness(one: str, other: str, weight: Weight) -> float:
    """What two texts have in common, as a share of what both have, each word weighed by how telling it is."""
    return _likeness(_stems_of(one), _stems_of(other), weight)


def _stems(document: Document, block: Block) -> frozenset[str]:
    return _stems_of(document.text_of(block))


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stem for _, _, stem in placed_terms(text))


def _likeness(one: frozenset[str], other: frozenset[str], weight: Weight) -> float:
    """Twice what they have in common, as a share of what both have."""
    both = sum(map(weight, sorted(one))) + sum(map(weight, sorted(other)))
    return 2 * sum(map(weight, sorted(one & other))) / both if both else 0.0
