"""An overview is the document's own words in its own order."""

from __future__ import annotations

import pytest

from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.request import Ask


def overview(answerer: Answerer, question: str) -> list[tuple[str, str]]:
    answer = answerer.ask(Ask(question))
    assert isinstance(answer, Found)
    assert (answer.kind, answer.complete) == ("overview", True)
    return [(citation.block.label, citation.highlights[0].text) for citation in answer.citations]


@pytest.mark.parametrize(
    "question",
    ["Summarise resolution 2650", "What does S/RES/2650 (2022) say?", "give me an overview of S/RES/2650 (2022)"],
)
def test_of_a_resolution_the_operative_paragraphs_are_shown_whole(lake_answerer: Answerer, question: str) -> None:
    assert overview(lake_answerer, question) == [
        ("title", "Resolution 2650 (2022)"),
        ("para. 1", "1. Demands the immediate and unconditional release of the ferries seized at Ardmouth;"),
        ("para. 2", "2. Decides that all buoys shall be painted red;"),
        ("para. 3", "3. Decides to remain seized of the matter."),
    ]


def test_without_headings_each_paragraph_is_shown_by_its_first_sentence(lake_answerer: Answerer) -> None:
    assert overview(lake_answerer, "What is the letter about?")[1:3] == [
        ("[para. 1]", "The Security Council adopted resolution 2650 (2022) on the lake of Norland."),
        ("[para. 2]", "The harbour of Port Selby was closed by the commission on 3 February."),
    ]


def test_annexes_are_told_by_their_headings(lake_answerer: Answerer) -> None:
    assert overview(lake_answerer, "main points of A/77/402")[-1] == (
        "annex, heading",
        "Annex to the report of the Harbour Commission",
    )
