"""What an answer about documents tells, and where it says so."""

from __future__ import annotations

from service.asking.answer import Answer, Found


def told(answer: Answer) -> list[tuple[str, str]]:
    assert isinstance(answer, Found)
    assert (answer.kind, answer.complete) == ("documents", True)
    return [(fact.name, fact.value) for fact in answer.facts]


def cited(answer: Answer) -> list[str]:
    assert isinstance(answer, Found)
    return [citation.cite_as for citation in answer.citations]
