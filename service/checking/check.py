"""Checks the quotations of a text against the documents held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Block, Document, Voice
from corpus.ranges import Span
from service.checking.attribution import speakers
from service.checking.framing import parts
from service.checking.judge import Judge
from service.checking.passages import SHORTEST, Passage, passages
from service.checking.verdict import Check, Judgement
from service.checking.word_forms import placed_words
from service.checking.word_index import Run, WordIndex
from service.errors import TEXT_LIMIT, EmptyText, TextTooLong

#: Passages that are checked at one time; an article has tens.
PASSAGE_LIMIT = 300
#: The share of a paragraph's words that has to stand in a document for it to be taken for a quotation without marks.
_WHOLE = 0.85
#: What is no text: control characters but white space, and halves of surrogate pairs.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_MARKS = re.compile('[“”"«»]')


class Checker:
    """Checks texts against one collection of documents. The same text gives the same judgements."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._words = WordIndex(documents)
        self._judge = Judge(self._words)

    def standing(self, phrase: str) -> tuple[tuple[Document, Block, Span], ...]:
        """Where the words of a phrase stand one behind the other in one block, whatever the signs between them."""
        numbers = self._words.numbers([word.form for word in placed_words(phrase)])
        runs = (Run(int(first), int(first) + len(numbers)) for first in self._words.exact(numbers))
        found = (tuple(self._words.spans(run)) for run in runs)
        return tuple(spans[0] for spans in found if len(spans) == 1)

    def check(self, text: str) -> Check:
        """Every quoted passage of the text, judged; a text without marks is itself the quotation.

        Control characters and halves of surrogate pairs are read as blanks. Raises `BadText`.
        """
        _check_length(text)
        text = _CONTROL.sub(" ", text)
        found = passages(text)
        lengths = [_length(text, passage) for passage in found]
        long = [passage for passage, length in zip(found, lengths, strict=True) if length >= SHORTEST]
        short = sum(passage.sure for passage in found) - sum(passage.sure for passage in long)
        looked_at = long[:PASSAGE_LIMIT]
        judged = [
            judgement
            for passage, said in zip(looked_at, speakers(text, looked_at), strict=True)
            for judgement in self._judged(text, passage, said, looked_at)
            if passage.sure or _stands(text, judgement, looked_at)
        ]
        unchecked = sum(passage.sure for passage in long[PASSAGE_LIMIT:])
        return Check(text, _without_those_inside(judged), short, unchecked)

    def _judged(
        self, text: str, passage: Passage, said: Voice | None, among: Sequence[Passage]
    ) -> tuple[Judgement, ...]:
        """The passage as a whole, or without what only hands over to it, where that fits the documents better."""
        whole = self._judge.judge(text, passage, said)
        as_whole = (whole,) if whole else ()
        if passage.form != "bare" or (whole and whole.verdict == "word_for_word"):
            return as_whole
        if any(each.sure and each is not passage and each.span.within(passage.span) for each in among):
            return as_whole
        best = tuple(self._likest(text, ways) for ways in parts(text, passage))
        found = [judgement for judgement in best if judgement and judgement.places]
        if not any(judgement.frame for judgement in found) or (whole and not _fit_better(text, whole, found)):
            return as_whole
        return tuple(judgement for judgement in best if judgement)

    def _likest(self, text: str, ways: Sequence[Passage]) -> Judgement | None:
        """Of the ways to read a part that one with the least differences, and the most words."""
        judged = (self._judge.judge(text, way, said) for way, said in zip(ways, speakers(text, ways), strict=True))
        return min((judgement for judgement in judged if judgement), key=lambda each: _unlike(text, each), default=None)


def _unlike(text: str, judgement: Judgement) -> tuple[bool, bool, int, int]:
    """A sorting key: nowhere, in pieces, words that are others or left out, and how many are compared."""
    compared = _count(judgement.span.of(text))
    return not judgement.places, judgement.pieced is not None, _differing(text, judgement), -compared


def _differing(text: str, judgement: Judgement) -> int:
    """Words that are others than printed, and places where some are left out."""
    left_out = sum(not each.said.of(text) for each in judgement.differences)
    return sum(_count(each.said.of(text)) for each in judgement.differences) + left_out


def _fit_better(text: str, whole: Judgement, found: Sequence[Judgement]) -> bool:
    """Of the words that hand over most stand nowhere, or not in that place."""
    if not whole.places or len(whole.places) > sum(len(judgement.places) for judgement in found):
        return True
    if whole.pieced and not any(judgement.pieced for judgement in found):
        return True
    others = [difference.said for difference in whole.differences]
    words = [
        Span(word.start + part.span.start, word.end + part.span.start)
        for judgement in found
        for part in judgement.frame
        for word in placed_words(part.span.of(text))
    ]
    return 2 * sum(any(word.within(other) for other in others) for word in words) > len(words)


def _check_length(text: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise TextTooLong(len(text))
    if next(placed_words(text), None) is None:
        raise EmptyText


def _length(text: str, passage: Passage) -> int:
    return _count(passage.span.of(text))


def _count(words: str) -> int:
    return sum(1 for _ in placed_words(words))


def _stands(text: str, judgement: Judgement, among: Sequence[Passage]) -> bool:
    """A paragraph that is not set off as a quotation is one all the same: it stands in one place, marks and all."""
    if judgement.verdict == "word_for_word":
        return True
    if judgement.verdict == "not_found" or judgement.pieced:
        return False
    inside = sum(len(each.span.of(text)) for each in among if each.sure and each.span.within(judgement.span))
    if 2 * inside > judgement.span.end - judgement.span.start:
        return False  # it is somebody's sentence around a quotation
    paragraph = judgement.span.of(text)
    printed = sum(len(_MARKS.findall(place.quote)) for place in judgement.places)
    marks = len(_MARKS.findall(paragraph))
    return 1 - _differing(text, judgement) / _count(paragraph) >= _WHOLE and (not marks or printed >= marks - 1 > 0)


def _without_those_inside(judged: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Without what stands inside a paragraph that is itself a quotation, word for word."""
    kept: list[Judgement] = []
    end = -1
    for judgement in judged:
        if judgement.form == "bare" and judgement.verdict == "word_for_word":
            end = judgement.span.end
        elif judgement.span.start < end:
            continue
        kept.append(judgement)
    return tuple(kept)
