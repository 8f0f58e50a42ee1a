"""Which sentence of a passage answers, and which of its words: those the network marks, or such as are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.ranges import Span
from corpus.sentences import sentences
from index.passage import Passage
from index.question import PLACE_NOUNS, Wording
from index.reading.columns import Row
from index.reading.coverage import found, terms_of
from index.reading.cross_encoder import Judgement
from index.reading.spans import WHOLE_NUMBER, candidates, has_kind
from index.words import WORD, terms

#: Logits by which a span of the wanted kind may be worse than the network's own span and is marked all the same.
_KIND_WORTH = 3.0
#: Logits that a span loses that only repeats the question.
_REPEATS = 6.0
_LENT = re.compile(r"\([^()]*\)\W*$")
_CLAUSE_END = re.compile(r"[.,;:](?=\s|$)|\b(?:and|or|while)\b")
#: Characters on either side of a number in which stands what it counts.
_NEAR_NUMBER = 40
#: Where several names are asked for, those count that are nearly as good as the best one, in logits.
_ALSO = 3.0


def marked(asked: Wording, passage: Passage, judged: Judgement) -> tuple[Span, tuple[Span, ...]]:
    """The answering sentence of a passage and the spans in it, ranges of its text.

    The network's own span, or one of the kind that is asked for: "21 civilians" for its "21".
    """
    ranges = sentences_of(passage)
    best = judged.span()
    if best.start >= best.end:
        best = Span(0, len(passage.text))
    own = max(ranges, key=lambda r: min(r.end, best.end) - max(r.start, best.start))
    best = best.shared(own)
    whole = _whole_words(passage.text, best)
    if asked.wanted in ("phrase", "source"):
        return own, (whole,)
    spans = [
        span.moved(sentence.start)
        for sentence in ranges
        if has_kind(sentence.of(passage.text), asked.wanted)
        for span in candidates(sentence.of(passage.text), asked.wanted)
    ]
    worth = {span: judged.worth(span) - _loses(asked, passage.text, span, spans) for span in spans}
    over = {span: value for span, value in worth.items() if span.overlaps(best)}
    lost = _loses(asked, passage.text, whole, spans)
    near = {span: value for span, value in worth.items() if value >= judged.worth(best) - lost - _KIND_WORTH}
    # Where the network marks what the question says already, the others of the kind have their chance.
    fit = near | over if lost >= _REPEATS else over or near
    if not fit:
        return own, (whole,)
    first = max(fit, key=lambda span: fit[span])
    own = next(r for r in ranges if r.start <= first.start < r.end)
    nearly = [s for s in spans if asked.several and worth[s] >= fit[first] - _ALSO and s.within(own)]
    if asked.wanted == "number":
        nearly = [span for span in nearly if _counted(asked, passage.text, span)]
    together = [first]
    for span in (*nearly, *_of_further_kinds(asked, passage.text, own, judged)):
        if not any(span.overlaps(other) for other in together):
            together.append(span)
    return own, tuple(sorted(together))


def marked_in_row(asked: Wording, row: Row, judged: Judgement) -> tuple[Span, tuple[Span, ...]]:
    """The row, and what is marked in it: in each cell of the columns asked of, or in the likeliest cell."""
    text, cells = row.passage.text, row.to_mark
    spans = [_marked_in_cell(asked, text, cell, judged) for cell in cells]
    if not row.asked:
        fit = [span for span in spans if has_kind(span.of(text), asked.wanted)] or spans
        spans = [max(fit, key=judged.worth)]
    return Span(0, len(text)), tuple(spans)


def sentences_of(passage: Passage) -> tuple[Span, ...]:
    return sentences(passage.text) or (Span(0, len(passage.text)),)


def _loses(asked: Wording, text: str, span: Span, others: Sequence[Span]) -> float:
    """What the range of a passage's text loses as an answer, in logits."""
    return _repeats(asked, text[slice(*span)]) + _REPEATS * _counts_less(asked, text, span, others)


def _repeats(asked: Wording, span: str) -> float:
    """What a span loses that says what the question says already; what is counted may be named in it."""
    own = terms(span)
    said = sum(found(term, set(asked.terms)) for term in own) / len(own) if own else 0.0
    if asked.wanted == "number":
        return 0.0
    if asked.wanted == "place":
        return _REPEATS * any(term in asked.terms and term not in PLACE_NOUNS for term in own)
    return _REPEATS * said


def _marked_in_cell(asked: Wording, text: str, cell: Span, judged: Judgement) -> Span:
    """What is of the kind that is asked for, or all that stands there."""
    if asked.wanted in ("phrase", "source") or not has_kind(cell.of(text), asked.wanted):
        return cell
    return max((span.moved(cell.start) for span in candidates(cell.of(text), asked.wanted)), key=judged.worth)


def _of_further_kinds(asked: Wording, text: str, sentence: Span, judged: Judgement) -> Iterator[Span]:
    """For each further kind that is asked for, the likeliest range of the sentence: "when and where was it?"."""
    for kind in asked.also:
        if has_kind(sentence.of(text), kind):
            spans = (span.moved(sentence.start) for span in candidates(sentence.of(text), kind))
            yield max(spans, key=judged.worth)


def _counts_less(asked: Wording, text: str, span: Span, others: Sequence[Span]) -> int:
    """1 for a number where another counts all that it counts of what is asked for and more, -1 for that other, else 0.

    "25 sailors were killed, 84 sailors were wounded": both count sailors, and one of them the wounded.
    """
    if asked.wanted != "number":
        return 0
    own, of_others = _counted(asked, text, span), [_counted(asked, text, other) for other in others]
    if any(own < counted for counted in of_others):
        return 1
    return -1 if any(counted < own for counted in of_others) else 0


def _counted(asked: Wording, text: str, span: Span) -> frozenset[str]:
    """The terms of a question that stand in one clause with a number; names say where and whose, not what.

    Nor do words in brackets behind it, which another question lends it.
    """
    before = _CLAUSE_END.split(text[max(0, span[0] - _NEAR_NUMBER) : span[0]])[-1]
    behind = _CLAUSE_END.split(text[span[1] : span[1] + _NEAR_NUMBER])[0]
    beside = terms_of(f"{before} {text[slice(*span)]} {behind}")
    return frozenset(term for term in _own(asked.text, asked.terms, asked.names) if found(term, beside))


@lru_cache(maxsize=64)
def _own(text: str, terms: tuple[str, ...], names: tuple[str, ...]) -> frozenset[str]:
    """The terms that are no names' and stand outside of brackets at the end of a question."""
    return (frozenset(terms) & terms_of(_LENT.sub("", text))) - terms_of(" ".join(names))


def _whole_words(text: str, span: Span) -> Span:
    """The range without cut words and numbers, since tokens may be less: "3,500" for its "500"."""
    wholes = (word for form in (WORD, WHOLE_NUMBER) for word in form.finditer(text))
    ends = [end for whole in wholes if whole.start() < span[1] and span[0] < whole.end() for end in whole.span()]
    return Span(min([span.start, *ends]), max([span.end, *ends]))
