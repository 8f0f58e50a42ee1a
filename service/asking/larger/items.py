"""Enumerations inside a sentence, cut into their items by grammar: what stands between commas, semicolons and “and”.

A coordination is told by its joints; its first item begins, and its last one ends, where English begins and ends a
noun phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.dates import MONTHS
from corpus.ranges import Span
from index.irregular_verbs import PASTS
from service.asking.larger.phrases import (
    ADJECTIVE,
    AUXILIARIES,
    NO_ITEM,
    begins_with_gerund,
    first_start,
    goes_on,
    has_article,
    is_adverb,
    last_end,
    words_in,
)

#: Names of States that have an “and”, as the United Nations spell them (un.org/en/about-us/member-states).
_NAMES_WITH_AND = (
    "Great Britain and Northern Ireland",
    "Antigua and Barbuda",
    "Bosnia and Herzegovina",
    "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines",
    "Sao Tome and Principe",
    "Serbia and Montenegro",
    "Trinidad and Tobago",
)
NAME_WITH_AND = re.compile("|".join(_NAMES_WITH_AND))
_BRACKET = re.compile(r"\([^()]*\)")
#: The comma of a date joins nothing: "November 15, 2020".
_DATE = re.compile(rf"\b(?:{'|'.join(MONTHS)})\s+\d{{1,2}},\s+\d{{4}}\b")
#: Marks of footnotes that typed text has as numbers around an item: "162 165 the Kingdom of Norland 163 164".
_MARKS_BEFORE = re.compile(r"(?:\d{1,3}\s+)+(?=the\s)|(?:\d{1,3}\s+){2,}(?=[A-Z])")
_MARKS_BEHIND = re.compile(r"(?:\s+\d{1,3}){2,}$")
#: What parts a sentence before its enumerations are looked for: a colon, a dash, a bracket, a mark of quotation.
SEGMENT = re.compile(r"[^:()–—“”\"]+")
STRONG = re.compile(r";\s*(?:(?:and|or)\s+)?")
_JOINT = re.compile(r"\s*,\s*(?:and|or|as well as)\s+|\s*,\s+|\s+(?:and|or|as well as)\s+")
_LAST_JOINT = re.compile(r"and|or|as well as")
#: Words that stand for a noun and name nothing alone.
_LONE = PASTS | frozenset("one those others again example more less them itself".split())
#: Words. What is longer between two commas is a clause.
_LONGEST = 9
#: Words of a part between semicolons.
_LONGEST_PART = 60
#: Parts. One semicolon may stand between two clauses.
_FEWEST_PARTS = 3


def enumerations(text: str) -> tuple[tuple[Span, ...], ...]:
    """The enumerations of a sentence, each as the ranges of its items, at least two and in order."""
    filled = masked(text)
    found: list[tuple[Span, ...]] = []
    for bracket in _BRACKET.finditer(text):
        inside = Span(bracket.start() + 1, bracket.end() - 1)
        found += _coordinated(_unnamed(text), inside)
    for segment in SEGMENT.finditer(filled):
        found += _in_segment(filled, Span(*segment.span()))
    return tuple(items for items in found if len(items) > 1)


def masked(text: str) -> str:
    """The text with brackets as part of the word before them, and the “and” of a name as part of it."""
    dated = _DATE.sub(lambda date: date.group().replace(",", "_"), text)
    filled = _BRACKET.sub(lambda bracket: "_" * len(bracket.group()), dated)
    joined = re.sub(r"(?<=[^\s,;])\s(?=__)", "_", filled)
    return _unnamed(joined)


def _unnamed(text: str) -> str:
    return NAME_WITH_AND.sub(lambda name: name.group().replace(" ", "_"), text)


def _in_segment(text: str, segment: Span) -> Iterator[tuple[Span, ...]]:
    parts = parted(text, segment, STRONG)
    if len(parts) < _FEWEST_PARTS or any(len(words_in(text, part)) > _LONGEST_PART for part in parts):
        for part in parts:
            yield from _coordinated(text, part)
        return
    first = Span(_behind_lead(text, parts[0], begins_with_gerund(text, parts[1])), parts[0].end)
    yield tuple(item for part in (first, *parts[1:]) for item in _cut_again(text, bare(text, part)))


def _behind_lead(text: str, part: Span, gerunds: bool) -> int:
    """Where the first part begins: behind what leads up to it, "such crimes include", or with its first gerund."""
    said = words_in(text, part)
    leads = [number for number, word in enumerate(said[:-1]) if word.of(text).lower() in AUXILIARIES]
    behind = said[leads[-1] + 1 :] if leads else said
    starts = [word.start for word in behind if word.of(text).endswith("ing")] if gerunds else []
    return starts[0] if starts else behind[0].start


def _cut_again(text: str, part: Span) -> tuple[Span, ...]:
    """A part between semicolons, or the items of an enumeration that it is from end to end."""
    for items in _coordinated(text, part):
        whole = items[0].start == part.start and items[-1].end == part.end
        if whole and len(items) >= _FEWEST_PARTS:
            return items
    return (part,)


def _coordinated(text: str, part: Span) -> Iterator[tuple[Span, ...]]:
    """The coordinations in a range without semicolons, from the left."""
    pieces = with_both_adjectives(text, parted(text, part, _JOINT))
    joints = [text[left.end : right.start] for left, right in pairwise(pieces)]
    at = 0
    while at < len(joints):
        last = _end_of_run(text, pieces, joints, at, bracketed=text[part.end : part.end + 1] == ")")
        items = _items(text, pieces[at : last + 1]) if last > at else ()
        if items:
            yield items
        at = max(last, at + 1)


def _end_of_run(text: str, pieces: Sequence[Span], joints: Sequence[str], first: int, *, bracketed: bool) -> int:
    """The number of the last piece of the enumeration that begins in one; that number itself where none does.

    It ends with what “and” joins. Only in a bracket may it end without.
    """
    at = ended = first
    while at < len(joints) and _is_item(text, pieces[at + 1], last=bool(_LAST_JOINT.search(joints[at]))):
        at += 1
        whole = _whole_piece(text, pieces[at])
        if _LAST_JOINT.search(joints[at - 1]):
            ended = at
            goes_on = (
                at < len(joints) and whole and joints[at].strip().startswith(",") and _LAST_JOINT.search(joints[at])
            )
            if not goes_on:
                return at
        elif not whole:
            return ended
    return at if bracketed and at == len(joints) else ended


def _items(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    gerunds, article = begins_with_gerund(text, pieces[1]), has_article(text, pieces[1])
    start = first_start(text, pieces[0], gerunds, article)
    last = pieces[-1]
    spans = [Span(start, pieces[0].end), *pieces[1:-1], Span(last.start, last_end(text, last))]
    if any(not _stands_alone(text, span) for span in spans) or (
        gerunds and not text[start:].split()[0].endswith("ing")
    ):
        return ()
    if _qualify_one(text, spans) or _begins_cut(text, spans):
        return ()
    return _rejoined(text, [bare(text, span) for span in spans])


def _qualify_one(text: str, spans: Sequence[Span]) -> bool:
    """They are adjectives of one noun: "the immediate, total and unconditional cessation"."""
    *before, last = [[word.of(text) for word in words_in(text, span)] for span in spans]
    bare_ones = all(len(said) <= 2 and ADJECTIVE.match(said[-1]) for said in before if said)
    return len(last) > 1 and bare_ones and ADJECTIVE.match(last[0]) is not None


def _begins_cut(text: str, spans: Sequence[Span]) -> bool:
    """The first is a lone noun in the singular, the next has an article: "against that quay and a gross violation"."""
    first = [word.of(text) for word in words_in(text, spans[0])]
    return len(first) == 1 and first[0].islower() and not first[0].endswith("s") and has_article(text, spans[1])


def _stands_alone(text: str, span: Span) -> bool:
    """False for nothing, and for a lone verb or pronoun."""
    said = [word.of(text) for word in words_in(text, span)]
    lone = len(said) == 1 and said[0][0].islower() and (said[0].endswith("ed") or said[0] in _LONE)
    return bool(said) and not lone


def _rejoined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Where the first and the last have an article, a piece in small letters without one is part of that before it."""
    if not (has_article(text, spans[0]) and has_article(text, spans[-1])):
        return tuple(spans)
    items = [spans[0]]
    for span in spans[1:]:
        if has_article(text, span) or span.of(text)[:1].isupper():
            items.append(span)
        else:
            items[-1] = Span(items[-1].start, span.end)
    return tuple(items)


def _is_item(text: str, piece: Span, *, last: bool) -> bool:
    """It may be one of several: it begins as a noun phrase or a gerund does, and only the last goes over to a verb."""
    said = [word.of(text).lower() for word in words_in(text, piece)]
    if not said or said[0] in NO_ITEM or is_adverb(text[piece.start :].split()[0]):
        return False
    return last or AUXILIARIES.isdisjoint(said[: _LONGEST // 2])


def _whole_piece(text: str, piece: Span) -> bool:
    """It is an item from end to end, and nothing follows in it."""
    return last_end(text, piece) == piece.end and len(words_in(text, piece)) <= _LONGEST


def parted(text: str, span: Span, joint: re.Pattern[str]) -> list[Span]:
    """What stands between the joints of a range, empty pieces left out."""
    pieces, start = [], span.start
    for match in joint.finditer(text, *span):
        pieces.append(Span(start, match.start()))
        start = match.end()
    pieces.append(Span(start, span.end))
    return [own for piece in pieces if (own := bare(text, piece)).start < own.end]


def with_both_adjectives(text: str, pieces: Sequence[Span]) -> list[Span]:
    """The pieces, those put together again that a comma between two adjectives of one noun has cut."""
    whole = list(pieces[:1])
    for piece in pieces[1:]:
        if text[whole[-1].end : piece.start].strip() == "," and goes_on(text, whole[-1], piece):
            whole[-1] = Span(whole[-1].start, piece.end)
        else:
            whole.append(piece)
    return whole


def bare(text: str, span: Span) -> Span:
    """Without white space, stops and marks of footnotes at its ends."""
    start, end = span
    while start < end and text[start] in " \t,;.":
        start += 1
    while start < end and text[end - 1] in " \t,;.":
        end -= 1
    marks = _MARKS_BEFORE.match(text, start, end)
    start = marks.end() if marks else start
    behind = _MARKS_BEHIND.search(text[start:end])
    return Span(start, start + behind.start() if behind else end)
