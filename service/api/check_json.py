"""A check of quotations → the JSON of the API."""

from __future__ import annotations

from collections import Counter

from corpus.ranges import Span
from service import urls
from service.api.check_schemas import (
    DifferenceJson,
    OccurrenceJson,
    PassageJson,
    PiecedJson,
    QuotedPlaceJson,
    SaidJson,
    TextRangeJson,
    VerifyJson,
)
from service.api.schemas import AnchorJson, RangeJson, VoiceJson
from service.asking.answer import notices
from service.checking.telling import VERDICTS, told
from service.checking.verdict import Check, Judgement, Place


def verify_json(check: Check, snapshot: str) -> VerifyJson:
    counted = Counter(judgement.verdict for judgement in check.judgements)
    shown = [place for judgement in check.judgements for place in (*judgement.places, judgement.nearest) if place]
    return VerifyJson(
        passages=[_passage(check, judgement) for judgement in check.judgements],
        counts={verdict: counted[verdict] for verdict in VERDICTS},
        too_short=check.too_short,
        unchecked=check.unchecked,
        notice=notices(shown),
        snapshot=snapshot,
    )


def _passage(check: Check, judgement: Judgement) -> PassageJson:
    said, pieced = judgement.said, judgement.pieced
    return PassageJson(
        start=judgement.span.start,
        end=judgement.span.end,
        text=check.quoted(judgement),
        form=judgement.form,
        verdict=judgement.verdict,
        findings=list(judgement.findings),
        told=list(told(judgement)),
        said=SaidJson(name=said.name, agrees=said.agrees) if said else None,
        occurrences=[
            OccurrenceJson(places=list(map(_place, found.places)), left_out=list(map(_place, found.left_out)))
            for found in judgement.occurrences
        ],
        differences=[
            DifferenceJson(
                kind=difference.kind,
                said=_text_range(check, difference.said),
                printed=_place(difference.printed) if difference.printed else None,
            )
            for difference in judgement.differences
        ],
        changes=[_text_range(check, change) for change in judgement.changes],
        pieced=PiecedJson(pieces=pieced.pieces, within=pieced.within, in_order=pieced.in_order, marked=pieced.marked)
        if pieced
        else None,
        nearest=_place(judgement.nearest) if judgement.nearest else None,
        frame=[_text_range(check, frame.span) for frame in judgement.frame],
    )


def _text_range(check: Check, span: Span) -> TextRangeJson:
    return TextRangeJson(start=span.start, end=span.end, text=span.of(check.text))


def _place(place: Place) -> QuotedPlaceJson:
    document, block = place.document, place.block
    dated = document.masthead.dated
    return QuotedPlaceJson(
        quote=place.quote,
        anchor=AnchorJson(
            document=str(document.symbol), block=block.id, label=block.label, section=block.section, page=block.page
        ),
        range=RangeJson(start=place.span.start, end=place.span.end, sha256=document.sha256),
        voice=[VoiceJson(name=v.name, role=v.role, manner=v.manner, title=v.title) for v in place.voice],
        cite_as=place.cite_as,
        url=urls.place(document, block, *place.span),
        author=document.author.name,
        title=document.title,
        dated=dated.isoformat() if dated else None,
    )
