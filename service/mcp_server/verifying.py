"""The tool that checks the quotations of a text."""

from __future__ import annotations

from collections import Counter

from service.asking.answer import notices
from service.asking.answerer import Answerer
from service.checking.telling import VERDICTS, told
from service.checking.verdict import Check, Judgement
from service.mcp_server.places import checked
from service.mcp_server.schemas import Difference, Verified, VerifiedPassage, VerifyArguments


def verify(answerer: Answerer, wanted: VerifyArguments) -> Verified:
    check = answerer.check(wanted.text)
    counted = Counter(judgement.verdict for judgement in check.judgements)
    shown = [place for judgement in check.judgements for place in (*judgement.places, judgement.nearest) if place]
    return Verified(
        passages=[_passage(check, judgement) for judgement in check.judgements],
        counts={verdict: counted[verdict] for verdict in VERDICTS},
        unchecked=check.unchecked,
        notice=notices(shown),
        snapshot=answerer.snapshot.manifest.id,
    )


def _passage(check: Check, judgement: Judgement) -> VerifiedPassage:
    return VerifiedPassage(
        start=judgement.span.start,
        end=judgement.span.end,
        text=check.quoted(judgement),
        verdict=judgement.verdict,
        told=list(told(judgement)),
        places=[checked(place) for place in judgement.places],
        differences=[
            Difference(
                kind=difference.kind,
                said=difference.said.of(check.text),
                printed=difference.printed.quote if difference.printed else "",
            )
            for difference in judgement.differences
        ],
        nearest=checked(judgement.nearest) if judgement.nearest else None,
    )
