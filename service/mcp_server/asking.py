"""The tool that answers a question."""

from __future__ import annotations

from corpus.address import identify_held
from corpus.document import Reference
from service.api.schemas import FactJson
from service.api.to_json import answer_json, status_of
from service.asking.answer import Abstained, Answer, Found, Part, notice_of
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.exporting.answer_text import answer_text
from service.mcp_server.places import quoted
from service.mcp_server.schemas import Answered, AskArguments, ItemGiven, PartGiven, QuotedPlace


def ask(answerer: Answerer, wanted: AskArguments) -> tuple[Answered, str]:
    """The answer as data, and as the text that a chat shows."""
    answer = answerer.ask(
        Ask(
            wanted.question,
            tuple(wanted.history),
            tuple(identify_held(symbol) for symbol in wanted.documents),
            wanted.limit,
        )
    )
    return _answered(answer, answerer.snapshot.manifest.id), answer_text(answer).text


def _answered(answer: Answer, snapshot: str) -> Answered:
    """Status, kind and items are those of the JSON API."""
    told = answer_json(answer, snapshot)
    found = answer if isinstance(answer, Found) else None
    return Answered(
        status=told.status,
        kind=told.kind,
        understood_as=answer.understood_as,
        citations=[quoted(citation) for citation in found.citations] if found else [],
        nearest=_nearest(answer),
        facts=[FactJson(name=fact.name, value=fact.value, derivation=fact.derivation) for fact in told.facts],
        items=[ItemGiven(label=item.label, date=item.date, citations=item.citations) for item in told.items],
        parts=[_part(part) for part in found.parts] if found else [],
        sources_not_held=[] if isinstance(answer, Found) else [_named(reference) for reference in answer.not_held],
        complete=told.complete,
        remark=answer.remark,
        notice=notice_of(answer),
        snapshot=snapshot,
    )


def _part(part: Part) -> PartGiven:
    answer = part.answer
    return PartGiven(
        question=part.question,
        status=status_of(answer),
        remark=answer.remark,
        citations=[str(citation.anchor) for citation in answer.citations] if isinstance(answer, Found) else [],
        nearest=_nearest(answer),
    )


def _nearest(answer: Answer) -> list[QuotedPlace]:
    return [quoted(citation) for citation in answer.nearest] if isinstance(answer, Abstained) else []


def _named(reference: Reference) -> str:
    return ", ".join(filter(None, (str(reference.symbol or ""), reference.title, reference.date)))
