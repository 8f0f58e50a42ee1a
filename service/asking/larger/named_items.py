"""What several things a passage that answers names: the items of its enumeration, its list, its references or names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.document import Block, Document
from corpus.ranges import Span
from service.asking.cite import AnswerPlace
from service.asking.larger.items import enumerations
from service.asking.larger.list_blocks import ListBlocks, item_span
from service.asking.larger.lists import ListAsked

#: How the items stand in a document: in blocks of a list, joined in a sentence, or each by itself.
Form = Literal["blocks", "joined", "single"]
#: Words of a name that stands by itself.
_LONGEST_NAME = 10
#: Of what somebody is to do. Two verbs with “and” between them are one sentence.
_FEWEST_ACTS = 3


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
        return NamedItems("joined", tuple(_references(place)))
    text = place.sentence.of(place.document.text)
    inside = [items for items in enumerations(text) if _meets(items, place)]
    if asked.sort == "names":
        inside = [items for items in inside if all(_is_name(item.of(text)) for item in items)]
    widest = max(inside, key=len, default=())
    if asked.sort == "acts" and len(widest) < _FEWEST_ACTS:
        return NamedItems("single", ())
    if widest:
        return NamedItems("joined", tuple(_at(place, item.moved(place.sentence.start)) for item in widest))
    spans = [span for span in place.spans if asked.sort != "names" or _is_short_name(span.of(place.document.text))]
    return NamedItems("single", tuple(_at(place, span) for span in spans))


def _meets(items: tuple[Span, ...], place: AnswerPlace) -> bool:
    whole = Span(items[0].start, items[-1].end).moved(place.sentence.start)
    fills = 2 * (whole.end - whole.start) >= place.sentence.end - place.sentence.start
    return fills or any(whole.overlaps(span) for span in place.spans)


def _blocks(found: ListBlocks) -> NamedItems:
    document = found.document
    items = (_whole(document, block, item_span(document, block)) for block in found.items)
    return NamedItems("blocks", tuple(items), _whole(document, found.lead, found.lead.span))


def _references(place: AnswerPlace) -> Iterator[AnswerPlace]:
    for reference in place.document.references_in(place.block):
        span = Span(reference.start, reference.end)
        if reference.symbol and span.within(place.sentence):
            yield _at(place, span)


def _whole(document: Document, block: Block, span: Span) -> AnswerPlace:
    return AnswerPlace(document, block, block.span, (span,))


def _at(place: AnswerPlace, span: Span) -> AnswerPlace:
    return AnswerPlace(place.document, place.block, place.sentence, (span,))


def _is_short_name(text: str) -> bool:
    return _is_name(text) and len(text.split()) <= _LONGEST_NAME


def _is_name(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split())
