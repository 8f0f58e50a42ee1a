"""What a letter asks of its addressee is the paragraph that says "you": no word of the question stands in it."""

from __future__ import annotations

import pytest

from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.request import Ask


@pytest.mark.parametrize(
    "question",
    [
        "what does A/77/401 ask the Secretary-General to do",
        "What is requested of the Secretary-General in A/77/401?",
        "what does A/77/401 want from the Secretary-General",
        "What does the Permanent Representative of Norland ask the Secretary-General in A/77/401?",
        "What is the Secretary-General asked to do in A/77/401?",
        "what did the ambassador want the secretary-general to do in A/77/401",
    ],
)
def test_what_the_addressee_is_asked_to_do_is_what_closes_the_letter(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    (citation,) = answer.citations
    assert citation.block.id == ferries_answerer.snapshot.by_slug("A/77/401").closing
    assert citation.quote.startswith("I should be grateful if you would")


@pytest.mark.parametrize(
    "question",
    [
        "What did the Secretary-General ask in A/77/401?",
        "What is asked by the Secretary-General in A/77/401?",
        "What does A/77/401 ask the Security Council to do?",
        "Does A/77/401 ask the Secretary-General to condemn Estavia?",
        "What did Estavia ask the Secretary-General to do in A/77/401?",
        "What does A/77/402 ask the Secretary-General to do?",
    ],
)
def test_what_another_asks_or_is_asked_is_not_told_by_it(ferries_answerer: Answerer, question: str) -> None:
    answer = ferries_answerer.ask(Ask(question))
    closing = ferries_answerer.snapshot.by_slug("A/77/401").closing
    assert not isinstance(answer, Found) or [c.block.id for c in answer.citations] != [closing]
