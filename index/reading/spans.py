"""Spans of a sentence that can answer: numbers with what they count, dates, names, clauses."""

from __future__ import annotations

import re

from corpus.dates import MONTHS
from corpus.names import NAME, NO_NAMES
from corpus.ranges import Span
from index.question import Wanted

_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozens hundreds thousands "
    "tens millions"
).split()
#: A number as one, in groups ("1 500 000", "3’200’000") or with a fraction behind it ("3 3/4", "2½").
_FIGURES = (
    r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f’']\d{3})+(?!\d)(?:\.\d+)?|\d+[ \u00a0]\d{1,2}[/⁄]\d{1,2}(?!\d)"
    r"|\d+ ?[¼½¾⅐-⅞]|\d[\d,]*(?:\.\d+)?)"
)
WHOLE_NUMBER = re.compile(rf"(?<![\w/.-]){_FIGURES}")
_FIGURE = rf"(?:{_FIGURES}|(?:{'|'.join(_NUMBER_WORDS)})\b(?:(?:\s+|-|\s+of\s+)(?:{'|'.join(_NUMBER_WORDS)})\b)*)"
#: Behind a number and a hyphen: what it counts, as in "44-day". An ordinal counts nothing.
_COMPOUND = r"(?:-(?!(?:first|second|third|\w+th)\b)[a-z]+\b|(?!-[a-z]))"
_MORE_OR_LESS = (
    r"(?:(?:more than|less than|fewer than|at least|at most|up to|over|under|almost|nearly|about|around|some|"
    r"approximately|roughly|an estimated|between|as many as)\s+)"
)
_COUNTED = r"(?:\s+(?!(?:and|or|to|from|in|on|at|of|by|with|for|were|was|are|is|has|have|had|who|which|that|while|as|the)\b)[a-z][\w-]*){0,4}"
_MONTH = "|".join(MONTHS)
_BARE_MONTH = "|".join(month for month in MONTHS if month not in ("March", "May"))  # these are words as well
_DAY = r"(?:(?:early|late|mid|the end of|the beginning of|the first half of|the second half of)[\s-]+)?"

_FORMS: dict[Wanted, re.Pattern[str]] = {
    "number": re.compile(
        rf"(?<![\w/.-]){_MORE_OR_LESS}?{_FIGURE}(?:\s*(?:to|and|–|-)\s*{_FIGURE})?(?:\s+of(?=\s+[a-z]))?(?![\w/])"
        rf"{_COMPOUND}"
        rf"(?!\s+(?:{_MONTH})){_COUNTED}",
        re.I,
    ),
    "date": re.compile(
        rf"\b{_DAY}(?:"  # early 1992, the end of 1991
        rf"\d{{1,3}}(?:\s*(?:,|and|to|–|-)\s*\d{{1,2}})*\s+(?:{_MONTH})(?:\s+\d{{4}})?(?:\s+(?:to|and|–)\s+\d{{1,2}}\s+(?:{_MONTH})(?:\s+\d{{4}})?)?"
        rf"|(?:{_MONTH})\s+\d{{1,2}}(?:,\s*\d{{4}})?|(?:{_MONTH})\s+\d{{4}}|(?:{_BARE_MONTH})|(?:19|20)\d\d(?:s|\s*(?:to|–|-)\s*(?:19|20)\d\d)?)\b"
    ),
    "person": re.compile(NAME),
    "place": re.compile(rf"{NAME}(?:(?:,|\s+and|,\s+and)\s+(?:the\s+)?{NAME})*(?:\s+(?:city|district|districts|region|village)\b)?"),
}  # fmt: skip
#: Prepositions of place, verbs whose object is a place (Levin, "English Verb Classes and Alternations", 1993, 51.1,
#: 51.2), and what kind of place it is: "the district of Ardmouth".
_PLACE_BEFORE = re.compile(
    r"\b(?:(?:in|at|near|from|to|into|on|towards?|between|around|outside|inside|across|via|entered|left|reached|crossed|"
    r"approached)\s+(?:the\s+)?(?:\w+\s+of\s+)?"
    r"|(?:cit(?:y|ies)|towns?|villages?|districts?|regions?|areas?|settlements?|territor(?:y|ies))\s+of\s+)(?:the\s+)?$",
    re.I,
)
_PLACE_BEHIND = re.compile(r"\b(?:city|district|districts|region|village)$")
_CLAUSE = re.compile(r"[^;:–—]+")
#: A sentence of so many words is marked whole; a clause shorter than _CLAUSE_WORDS says too little by itself.
_SHORT_SENTENCE = 45
_CLAUSE_WORDS = 4


def candidates(sentence: str, wanted: Wanted) -> list[Span]:
    """Ranges of `sentence` that are of the wanted kind; clauses where the kind has no form or nothing fits."""
    return _of_kind(sentence, wanted) or clauses(sentence)


def has_kind(sentence: str, wanted: Wanted) -> bool:
    """True where a span of the wanted kind stands in the sentence, or any span will do."""
    return wanted not in _FORMS or bool(_of_kind(sentence, wanted))


def _of_kind(sentence: str, wanted: Wanted) -> list[Span]:
    form = _FORMS.get(wanted)
    found = [match.span() for match in form.finditer(sentence)] if form else []
    if wanted != "date":
        dates = [match.span() for match in _FORMS["date"].finditer(sentence)]
        found = [(a, b) for a, b in found if not any(a < end and start < b for start, end in dates)]
    if wanted in ("person", "place"):
        found = [_trimmed(sentence, start, end) for start, end in found]
    if wanted == "place":
        found = [span for span in found if _looks_like_place(sentence, *span)]
    return [_bare(sentence, *span) for span in found if span[0] < span[1]]


def _looks_like_place(sentence: str, start: int, end: int) -> bool:
    """A name stands where places stand: behind "in", "near", "struck", or with "district" in it."""
    before = _PLACE_BEFORE.search(sentence, max(0, start - 40), start)
    return bool(before or _PLACE_BEHIND.search(sentence[start:end]))


def clauses(sentence: str) -> list[Span]:
    """The sentence itself where it is short, else the clauses that say enough by themselves."""
    if len(sentence.split()) <= _SHORT_SENTENCE:
        return [_bare(sentence, 0, len(sentence))]
    parts = [_bare(sentence, *match.span()) for match in _CLAUSE.finditer(sentence)]
    return [part for part in parts if len(sentence[slice(*part)].split()) >= _CLAUSE_WORDS] or [Span(0, len(sentence))]


def _trimmed(sentence: str, start: int, end: int) -> Span:
    """Without the words that only open a sentence, and white space."""
    while True:
        word = re.match(r"\s*[\w’'-]+", sentence[start:end])
        if word is None or word.group().strip().lower() not in NO_NAMES:
            break
        start += word.end()
    return _bare(sentence, start, end)


def _bare(sentence: str, start: int, end: int) -> Span:
    bare = sentence[start:end].strip(" ,.;:")
    if not bare:
        return Span(start, end)
    at = sentence.index(bare, start)
    return Span(at, at + len(bare))
