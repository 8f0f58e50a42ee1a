"""What several things a passage that answers names: the items of its enumeration, its list, its references or names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.document import Block, Document
from corpus.names import CALENDAR
from corpus.ranges import Span
from index.question import names
from index.words import stem, words
from service.asking.cite import AnswerPlace
from service.asking.larger.held_lists import is_of_organ
from service.asking.larger.items import enumerations
from service.asking.larger.list_blocks import ListBlocks, item_span
from service.asking.larger.lists import ListAsked
from service.asking.larger.name_kinds import is_of, kind_of_noun
from service.asking.larger.phrases import bare_phrase, behind_verb
from service.asking.larger.wide_items import wide_enumerations
from service.asking.periods import YEAR

#: How the items stand in a document: in blocks of a list, joined in a sentence, or each by itself.
Form = Literal["blocks", "joined", "single"]
#: Words of a name that stands by itself.
_LONGEST_NAME = 10
#: Of what somebody is to do. Two verbs with “and” between them are one sentence.
_FEWEST_ACTS = 3
#: Of the next sentence.
_FEWEST_BEHIND = 3
#: A sentence that goes on with what the one before it has named.
_TAKING_UP = re.compile(r"\W*(?:Such|These|Those|They|Among|Included|Examples)\b")
#: What leads up to an enumeration, behind the noun that it is of or a few words later.
_LEAD = re.compile(
    r"(?:\b(?:includ(?:e[ds]?|ing)|compris(?:e[ds]?|ing)|namely|especially|particularly|in particular|such as|notably"
    r"|are|were)|:)\s*(?:the\s+)?$",
    re.I,
)
_NEAR = 5
_FOLLOWING = re.compile(r"\bfollowing\s+(?P<said>(?:[\w’'-]+\W+){1,3})", re.I)


@dataclass(frozen=True, slots=True)
class NamedItems:
    """Items that one passage names, in order; `lead` leads up to them where they are blocks."""

    form: Form
    items: tuple[AnswerPlace, ...]
    lead: AnswerPlace | None = None


def named_items(asked: ListAsked, place: AnswerPlace, found: ListBlocks | None) -> NamedItems:
    """The items at a place that answers; `found` is the list that was read there."""
    if found is not None:
        return _blocks(found)
    if asked.sort == "documents":
        return NamedItems("joined", tuple(_references(asked, place)))
    widest = max(_enumerated(asked, place), key=len, default=())
    if not widest and asked.sort != "names":
        place, widest = _behind(asked, place)
    if asked.sort == "acts" and len(widest) < _FEWEST_ACTS:
        return NamedItems("single", ())
    joined = [_at(place, item.moved(place.sentence.start)) for item in widest]
    of_kind = _of_kind(asked, [_narrowed(asked, item) for item in joined])
    if 2 * len(of_kind) > len(joined):
        return NamedItems("joined", of_kind)
    if asked.of_keywords:
        return NamedItems("single", ())
    spans = [span for span in place.spans if asked.sort != "names" or _is_short_name(span.of(place.document.text))]
    named = _with_noun(asked, place)
    if asked.sort != "acts":
        spans = [behind_verb(place.document.text, span) for span in spans]
    if asked.sort == "things":
        spans = [bare_phrase(place.document.text, span) for span in spans]
    return NamedItems("single", _of_kind(asked, [_at(place, span) for span in named or spans]))


def is_introduced(asked: ListAsked, item: AnswerPlace) -> bool:
    """The noun that is asked for leads up to the first item: "such crimes include …", "the districts …"."""
    before = item.document.text[item.sentence.start : item.spans[0].start]
    lead = _LEAD.search(before)
    said = words(before[: lead.start()] if lead else before)
    near = said[-_NEAR:] if lead else said[-1:]
    return bool(asked.noun) and stem(asked.noun) in map(stem, near)


def leads_up(asked: ListAsked, named: NamedItems) -> bool:
    """The lead of a printed list says that its items are what the noun asks for: "the following tasks:"."""
    if named.lead is None or not asked.noun:
        return False
    said = named.lead.document.text_of(named.lead.block)
    following = _FOLLOWING.search(said)
    near = words(following["said"] if following else said)
    return stem(asked.noun) in map(stem, near[:_NEAR] if following else near[-_NEAR:])


def _enumerated(asked: ListAsked, place: AnswerPlace) -> list[tuple[Span, ...]]:
    text = place.sentence.of(place.document.text)
    every = (*enumerations(text), *wide_enumerations(text))
    inside = [items for items in every if _meets(items, place) and not _stands_for(items[-1].of(text))]
    if asked.sort == "names":
        return [items for items in inside if all(_is_name(item.of(text)) for item in items)]
    own = set(names(asked.text))  # "the attacks on Selby" are not "Ardmouth, Selby and Tarn"
    return [items for items in inside if own.isdisjoint(item.of(text) for item in items)]


def _behind(asked: ListAsked, place: AnswerPlace) -> tuple[AnswerPlace, tuple[Span, ...]]:
    """What the next sentence of the block enumerates, where it takes up this one: "Such crimes include …"."""
    document = place.document
    following = (s for s in document.sentences_of(place.block) if s.start >= place.sentence.end)
    sentence = next(following, None)
    if sentence is None or not _TAKING_UP.match(sentence.of(document.text)):
        return place, ()
    further = AnswerPlace(document, place.block, sentence, ())
    widest = max(_enumerated(asked, further), key=len, default=())
    return (further, widest) if len(widest) >= _FEWEST_BEHIND else (place, ())


def _with_noun(asked: ListAsked, place: AnswerPlace) -> list[Span]:
    """Names in the sentence that have the noun in them: "the Selby District", "the city of Tarn"."""
    if asked.sort != "names" or not asked.noun:
        return []
    form = _noun_in_name(asked.noun)
    return [Span(*match.span()) for match in form.finditer(place.document.text, *place.sentence)]


def _narrowed(asked: ListAsked, item: AnswerPlace) -> AnswerPlace:
    """The name alone, where the noun is in it: "the Selby District" of "the loss of the Selby District"."""
    span = item.spans[0]
    form = _noun_in_name(asked.noun) if asked.sort == "names" and asked.noun else None
    match = form.search(item.document.text, *span) if form else None
    before = item.document.text[span.start : match.start()].split() if match else []
    return _at(item, Span(match.start(), span.end)) if match and len(before) > 1 else item


@lru_cache
def _noun_in_name(asked: str) -> re.Pattern[str]:
    noun = re.escape(re.sub(r"ies$", "y", asked) if asked.endswith("ies") else asked.rstrip("s"))
    name = r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*"
    return re.compile(rf"{name}\s+(?i:{noun})\b|\b(?i:{noun})\s+of\s+(?:the\s+)?{name}(?:\s+of\s+{name})?")


def _of_kind(asked: ListAsked, items: Sequence[AnswerPlace]) -> tuple[AnswerPlace, ...]:
    """Those of the kind that the noun asks for, where its things have names."""
    kind = kind_of_noun(asked.noun) if asked.sort == "names" else ""
    return tuple(item for item in items if is_of(item.spans[0].of(item.document.text), kind))


def _stands_for(text: str) -> bool:
    """It ends with a word for what was named before: "supplying them"."""
    return text.lower().endswith((" them", " it", " those", " these"))


def _meets(items: tuple[Span, ...], place: AnswerPlace) -> bool:
    whole = Span(items[0].start, items[-1].end).moved(place.sentence.start)
    fills = 2 * (whole.end - whole.start) >= place.sentence.end - place.sentence.start
    return fills or any(whole.overlaps(span) for span in place.spans)


def _blocks(found: ListBlocks) -> NamedItems:
    document = found.document
    items = (_whole(document, block, item_span(document, block)) for block in found.items)
    return NamedItems("blocks", tuple(items), _whole(document, found.lead, found.lead.span))


def _references(asked: ListAsked, place: AnswerPlace) -> Iterator[AnswerPlace]:
    for reference in place.document.references_in(place.block):
        span = Span(reference.start, reference.end)
        printed = YEAR.findall(span.of(place.document.text))
        timely = not (asked.year and printed) or asked.year in printed
        if reference.symbol and span.within(place.sentence) and timely and is_of_organ(reference, asked.text):
            yield _at(place, span)


def _whole(document: Document, block: Block, span: Span) -> AnswerPlace:
    return AnswerPlace(document, block, block.span, (span,))


def _at(place: AnswerPlace, span: Span) -> AnswerPlace:
    return AnswerPlace(place.document, place.block, place.sentence, (span,))


def _is_short_name(text: str) -> bool:
    return _is_name(text) and len(text.split()) <= _LONGEST_NAME


def _is_name(text: str) -> bool:
    """It has a capitalised word, and more than one of the calendar."""
    return any(word[:1].isupper() and word.strip(",.") not in CALENDAR for word in text.split())
