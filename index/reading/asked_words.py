"""Mere keywords in a passage: how many of them its own words have, and where they stand.

Who types "children killed" asks for whatever has these words, and looks for them in what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from corpus.ranges import Span
from index.question import Wording
from index.words import placed_terms, related

#: Unites the spellings of a name, of a stem.
One = Callable[[str], str]


def are_asked_for(asked: Wording) -> bool:
    """The words themselves are, and no number, day, person or place behind them."""
    return asked.keywords and asked.wanted == "phrase" and bool(asked.terms)


def share(asked: Wording, text: str, one: One, weight: Callable[[str], float]) -> float:
    """The share of the words asked for that stand in the text themselves, each weighed by how telling it is."""
    said = {one(term) for _, _, term in placed_terms(text)}
    total = sum(weight(term) for term in asked.terms)
    return sum(weight(term) for term in asked.terms if one(term) in said) / total if total else 0.0


def marked(asked: Wording, text: str, sentences: Sequence[Span], own: Span, one: One) -> tuple[Span, tuple[Span, ...]]:
    """The sentence that has most of the words, and where they stand there; `own` is the one that has as many else.

    No spans where no word nor a related one stands in any sentence.
    """
    found = {sentence: tuple(_placed(asked, text, sentence, one)) for sentence in dict.fromkeys((own, *sentences))}
    best = max(found, key=lambda sentence: len({term for _, term in found[sentence]}))
    return best, tuple(_joined(text, [span for span, _ in found[best]]))


def _placed(asked: Wording, text: str, sentence: Span, one: One) -> Iterator[tuple[Span, str]]:
    """Each word of the sentence that is asked for, and which of those it is; a related one where that is not there."""
    placed = [(Span(start, end).moved(sentence.start), term) for start, end, term in placed_terms(sentence.of(text))]
    said = {one(term) for _, term in placed}
    wanted = {one(term): term for term in asked.terms}
    instead = {other: term for term in wanted.values() if one(term) not in said for other in related(term)}
    for span, term in placed:
        meant = wanted.get(one(term)) or instead.get(term)
        if meant:
            yield span, meant


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Words that only a blank or a hyphen parts are one range: "cluster munitions"."""
    if not spans:
        return
    first = spans[0].start
    for before, behind in pairwise(spans):
        if text[before.end : behind.start] not in (" ", "-", "\u00a0"):
            yield Span(first, before.end)
            first = behind.start
    yield Span(first, spans[-1].end)
