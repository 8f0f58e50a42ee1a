"""What a search finds → the JSON of the API."""

from __future__ import annotations

from service import urls
from service.api.schemas import RangeJson
from service.api.search_schemas import HitJson, NamedJson, SearchJson, SpanJson
from service.api.to_json import dated_of, place_json
from service.asking.passage_search import FoundPassage, NamedDocument, Searched


def search_json(asked: str, found: Searched, snapshot: str, behind: str | None) -> SearchJson:
    """`behind` is the cursor of the following piece."""
    return SearchJson(
        query=asked,
        corrected=dict(found.query.corrected),
        hits=[_hit(passage) for passage in found.hits],
        snapshot=snapshot,
        total=found.total,
        next=behind,
        named=[_named(named) for named in found.named],
    )


def _hit(found: FoundPassage) -> HitJson:
    document, block, passage = found.document, found.block, found.hit.passage
    return HitJson(
        document=str(document.symbol),
        block=block.id,
        label=block.label,
        text=passage.text,
        context=passage.context,
        url=urls.block(document, block),
        scores={leg: round(score, 4) for leg, score in found.hit.scores.items()},
        kind=block.kind,
        section=block.section,
        page=block.page,
        title=document.title,
        author=document.author.name,
        dated=dated_of(document),
        range=RangeJson(start=passage.start, end=passage.end, sha256=document.sha256),
        phrases=[SpanJson(start=span.start, end=span.end) for span in found.phrases],
    )


def _named(named: NamedDocument) -> NamedJson:
    document = named.document
    return NamedJson(
        named=named.printed,
        held=document is not None,
        document=str(document.symbol) if document else None,
        title=document.title if document else None,
        url=urls.document(document) if document else None,
        places=[place_json(document, block) for block in named.places] if document else [],
    )
