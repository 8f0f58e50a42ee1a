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
    [
        *("Summarise resolution 2650", "What does S/RES/2650 (2022) say?", "give me an overview of S/RES/2650 (2022)"),
        *("tl;dr of 2650", "what's in resolution 2650?", "Explain 2650 to a layman", "summarise the 2022 resolution"),
        *("I write on ferries, what does resolution 2650 want?", "the Ardmouth resolution in a nutshell, please"),
        *("gist of the resoluton on the ferries", "Main takeaways of resolution 2650: what is it after?"),
    ],
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


def test_annexes_are_told_by_their_headings_and_numbered_paragraphs(lake_answerer: Answerer) -> None:
    shown = [where for where, _ in overview(lake_answerer, "main points of A/77/402")]
    assert [where for where in shown if where.startswith("annex")] == [
        "annex, heading",
        *(f"annex, para. {n}" for n in (1, 3)),
    ]


def test_title_author_addressee_and_date_stand_beside_it(lake_answerer: Answerer) -> None:
    answer = lake_answerer.ask(Ask("What does Norland ask for in the letter?"))
    assert isinstance(answer, Found)
    assert answer.kind == "overview"
    assert [(fact.name, fact.value) for fact in answer.facts][1:] == [
        ("author", "Permanent Representative of Norland"),
        ("addressed to", "Secretary-General"),
        ("date", "9 May 2023"),
    ]


@pytest.mark.parametrize(
    "question",
    [
        *("Summarise resolution 2651", "gist of the resolution on lighthouses", "main points of the Selby Protocol"),
        *("What does the letter say about the harbour, in short?", "What does resolution 2650 demand?"),
        *("summarise what Estavia says about the ferries", "What does resolution 2650 want from Estavia?"),
    ],
)
def test_what_is_not_held_or_asks_for_more_has_no_overview(lake_answerer: Answerer, question: str) -> None:
    assert getattr(lake_answerer.ask(Ask(question)), "kind", "") != "overview"
