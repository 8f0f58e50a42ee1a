"""An answer and what a reader says of it, as feedback keeps the two."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from service.asking.answer import Answer, Citation, Found
from service.feedback import Judged, Verdict


def judged(
    answer: Answer, history: Sequence[str], verdict: Verdict, snapshot: str, within: Sequence[str] = ()
) -> Judged:
    """`within` names the documents that were asked; none means all."""
    first = _giving_the_first(answer) if isinstance(answer, Found) else ()
    return Judged(
        at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        question=answer.question,
        history=list(history),
        verdict=verdict,
        status="answered" if isinstance(answer, Found) else answer.reason,
        blocks=list(dict.fromkeys(str(citation.anchor) for citation in first)),
        answer=[highlight.text for citation in first[:1] for highlight in citation.highlights],
        snapshot=snapshot,
        within=list(within),
    )


def _giving_the_first(answer: Found) -> tuple[Citation, ...]:
    """All citations of a larger answer; else the first, and those that give the same answer."""
    if answer.kind != "fact":
        return answer.citations
    anchor = answer.citations[0].anchor
    return (answer.citations[0], *(citation for citation in answer.citations if citation.same_as == anchor))
