"""Questions for several things get every item, each marked in its own quotation; other questions stay as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from litestar.testing import TestClient

from corpus.ranges import Span
from index.intent.intent import Intent, Slot
from index.question import Wording
from index.snapshot import build, load
from service.app import create_app
from service.asking.answer import Answer, Found
from service.asking.answerer import Answerer
from service.asking.cite import AnswerPlace
from service.asking.larger.list_blocks import list_blocks
from service.asking.larger.lists import ListAsked, asks_for_list, list_of_intent
from service.asking.larger.named_items import leads_up, named_items
from service.asking.request import Ask
from tests.index.hash_embedder import HashEmbedder
from tests.service.citing.places import read

RESOLUTION = """# Resolution 2651 (2022)

*The Security Council,*

*Recalling* its resolutions 2640 (2022), 2645 (2022) and 2650 (2022),

*Taking note* of the letters dated 3 and 4 May 2022 from the Permanent Representatives of Fiji and Peru to the United Nations addressed to the President of the Security Council, and of the letter dated 5 May 2022 from the Chargé d’affaires of the Permanent Mission of Cuba to the United Nations,

1. *Demands* that the Government of Norland:

(a) Release the ferries seized at Ardmouth;

(b) Paint all buoys red;

(c) Open the locks of Port Selby;

2. *Requests* the Secretary-General and the Harbour Commission to report by 3 May;

3. *Calls upon* Estavia to return the lamps;

4. *Decides* to remain seized of the matter.

*Adopted at the 9000th meeting by 11 votes to none, with 3 abstentions (Cuba, Fiji, Peru).*
"""
LETTER = """# Letter dated 9 May 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

The storm of 4 April struck Ardmouth, Port Selby, Tarn and Veld.

The Lake Watch stated the following:

> “The storm sank nine ferries.”

Dredgers used nets, long lines and traps in the bay. The lake is deep.

The harbour authority is responsible for many offences. Such offences include the loss of boats and nets; the closing of two quays; the theft of lamps; and damage to the lock.

*(Signed)* Tomas **Okoye**
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("lists")
    texts = {"S/RES/2651(2022)": RESOLUTION, "A/77/501": LETTER}
    paths = [folder / f"{number}.md" for number in range(len(texts))]
    for path, (symbol, text) in zip(paths, texts.items(), strict=True):
        path.write_text(text, encoding="utf-8")
        path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    build(paths, folder / "snapshots", hash_embedder)
    return Answerer(load(folder / "snapshots"), hash_embedder)


def items(answer: Answer) -> list[str]:
    assert isinstance(answer, Found)
    assert answer.kind == "list"
    for item in answer.items:
        marked = [h.text for number in item.citations for h in answer.citations[number].highlights]
        assert item.label in [" ".join(text.split()) for text in marked]
    return [item.label for item in answer.items]


@pytest.mark.parametrize(
    "question",
    [
        "Which towns were struck by the storm?",
        "list the ferries that sank",
        "name all the persons who signed",
        "Who were the witnesses?",
        "what kinds of nets were used?",
        "I need the symbols of the notes of 2022",
        "what was Norland supposed to do with the ferries?",
        "What did the crews do to the buoys?",
    ],
)
def test_a_list_is_told_by_its_wording(question: str) -> None:
    assert asks_for_list(Wording.of(question)) is not None


@pytest.mark.parametrize(
    "question",
    [
        "Which town was struck by the storm?",
        "Which report backs up the claim?",
        "Which Lakes Watch official is quoted?",
        "How many ferries sank?",
        "When were the ferries seized?",
        "Who signed the letter?",
        "In what ways was the lake changed?",
        "What happened to the ferries?",
        "Was the lake deep?",
    ],
)
def test_a_question_for_one_thing_is_no_list(question: str) -> None:
    assert asks_for_list(Wording.of(question)) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which resolutions does resolution 2651 recall?", ["2640 (2022)", "2645 (2022)", "2650 (2022)"]),
        (
            "What demands does resolution 2651 make?",
            ["Release the ferries seized at Ardmouth", "Paint all buoys red", "Open the locks of Port Selby"],
        ),
        (
            "Who is called upon to do something in resolution 2651?",
            ["the Government of Norland", "the Secretary-General", "the Harbour Commission", "Estavia"],
        ),
    ],
)
def test_what_was_understood_of_a_document_is_listed(answerer: Answerer, question: str, expected: list[str]) -> None:
    assert items(answerer.ask(Ask(question))) == expected


@pytest.mark.parametrize(
    ("question", "noun", "count"),
    [
        ("Which seven districts were flooded?", "districts", 7),
        ("who are the two Norland suspects in the theft", "suspects", 2),
        ("names of the 3 ferries that sank", "ferries", 3),
        ("List the fifty-eight states that wrote", "states", 0),
        ("Which Lake States resolutions are noted?", "resolutions", 0),
        ("He sums up the offences. What are the categories he names?", "offences", 0),
        ("What kinds of damage did the storm do?", "damage", 0),
        ("Which bits of land were flooded?", "land", 0),
        ("what was the harbour committee's job, all its tasks pls", "tasks", 0),
        ("Which goods do they buy, where from and how much?", "goods", 0),
    ],
)
def test_it_is_told_what_is_listed_and_how_many(question: str, noun: str, count: int) -> None:
    asked = asks_for_list(Wording.of(question), ["offences", "categories"])
    assert asked is not None
    assert (asked.noun, asked.count) == (noun, count)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which governments had written letters, by resolution 2651?", ["Fiji", "Peru", "Cuba"]),
        ("Which countries wrote to the Council before the resolution of 2022?", ["Fiji", "Peru", "Cuba"]),
        ("Which resolutions on ferries does 2651 build on?", ["2640 (2022)", "2645 (2022)", "2650 (2022)"]),
    ],
)
def test_who_wrote_and_what_is_built_on_is_known(answerer: Answerer, question: str, expected: list[str]) -> None:
    assert items(answerer.ask(Ask(question))) == expected


def test_the_next_sentence_may_enumerate(answerer: Answerer) -> None:
    asked = Ask("Which offences is the harbour authority responsible for?")
    assert items(answerer.ask(asked)) == [
        "the loss of boats and nets",
        "the closing of two quays",
        "the theft of lamps",
        "damage to the lock",
    ]


def test_names_of_another_kind_are_not_listed(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which States did the storm of 4 April strike?"))
    assert not isinstance(answer, Found) or answer.kind != "list"


def test_items_stand_in_their_own_blocks_of_a_printed_list(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("What demands does resolution 2651 make?"))
    assert isinstance(answer, Found)
    assert [citation.block.kind for citation in answer.citations] == ["list_item"] * 3
    assert answer.complete


def test_nobody_is_listed_who_did_not_vote_so(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which members voted against resolution 2651?"))
    assert not isinstance(answer, Found) or answer.kind != "list"


@pytest.mark.parametrize(
    "question", ["Who abstained on resolution 2652?", "Which States abstained on S/RES/2652 (2022)?"]
)
def test_what_is_not_held_is_not_listed_from_another_document(answerer: Answerer, question: str) -> None:
    assert not isinstance(answerer.ask(Ask(question)), Found)


def test_an_enumeration_that_answers_is_cut_into_its_items(answerer: Answerer) -> None:
    asked = Ask("Which towns did the storm of 4 April strike?")
    assert items(answerer.ask(asked)) == ["Ardmouth", "Port Selby", "Tarn", "Veld"]


def test_a_question_with_one_item_is_answered_as_ever(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which town opened the lamps?"))
    assert not isinstance(answer, Found) or answer.kind == "fact"


def test_the_vote_on_a_document_that_is_named_is_told_of_it(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which members abstained on resolution 2651?"))
    assert isinstance(answer, Found)
    assert ("abstained", "Cuba, Fiji, Peru") in [(fact.name, fact.value) for fact in answer.facts]


def test_the_page_numbers_the_items_and_the_api_names_their_citations(answerer: Answerer) -> None:
    asked = "Which towns did the storm of 4 April strike?"
    with TestClient(create_app(answerer), raise_server_exceptions=False) as client:
        page = client.get("/", params={"q": asked}).text
        answer = client.post("/api/v1/ask", json={"question": asked}).json()
    towns = ["Ardmouth", "Port Selby", "Tarn", "Veld"]
    assert re.findall(r'<span class="item"[^>]*>([^<]+)</span>', page) == towns
    assert [(item["label"], item["citations"]) for item in answer["items"]] == [(town, [0]) for town in towns]
    assert [mark["text"] for mark in answer["citations"][0]["highlights"]] == towns


@pytest.mark.parametrize(
    ("question", "sort", "probability", "asked"),
    [
        ("sanctions recommended in 1985?", "sanctions", 0.95, ListAsked("things", "sanctions")),
        ("places seized in May, all of them", "places", 0.95, ListAsked("names", "places")),
        ("earlier reports that it builds on", "earlier reports", 0.95, ListAsked("documents", "reports")),
        ("I need the heads of lake crime Norland names", "heads of", 0.95, ListAsked("things", "crime")),
        ("sanctions recommended in 1985?", "sanctions", 0.85, None),  # not surely a list
        ("how many ferries were seized?", "ferries", 0.95, None),  # a number is asked for
        ("dates of the storms", "dates", 0.95, None),
        ("who else?", "", 0.95, None),
    ],
)
def test_the_intent_says_what_is_listed_where_no_wording_does(
    question: str, sort: str, probability: float, asked: ListAsked | None
) -> None:
    at = question.find(sort)
    slots = (Slot("sort", Span(at, at + len(sort))),) if sort else ()
    intent = Intent(question, "list", probability, 1.0, "none", slots, ())
    assert list_of_intent(Wording.of(question), intent) == asked


def test_kinds_of_people_have_no_names() -> None:
    named, kinds = (
        asks_for_list(Wording.of(text)) for text in ("Which people sailed?", "What sorts of people sailed?")
    )
    assert named is not None
    assert kinds is not None
    assert (named.sort, kinds.sort) == ("names", "things")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("what was the committee's job, all its tasks pls", True),
        ("Which ferries is the committee to count?", False),
    ],
)
def test_the_lead_of_a_printed_list_says_what_it_lists(tmp_path: Path, question: str, told: bool) -> None:
    lead = "1. *Decides* to establish a Committee to undertake the following tasks and to count ferries:"
    text = f"# Resolution 2700 (2022)\n\n{lead}\n\n(a) To count lamps;\n\n(b) To report.\n"
    resolution = read(tmp_path, text, "S/RES/2700(2022)")
    found = next(iter(list_blocks(resolution).values()))
    asked = asks_for_list(Wording.of(question))
    assert asked is not None
    place = AnswerPlace(resolution, found.lead, found.lead.span, ())
    assert leads_up(asked, named_items(asked, place, found)) is told


def test_an_enumeration_of_the_kind_goes_before_one_that_is_likelier(answerer: Answerer) -> None:
    asked = Ask(
        "I want the offences by the authority of the harbour at Ardmouth, Port Selby, Tarn and Veld, all of them"
    )
    assert "the theft of lamps" in items(answerer.ask(asked))


def test_whom_the_paragraph_that_answers_calls_upon(answerer: Answerer) -> None:
    expected = ["the Secretary-General", "the Harbour Commission"]
    assert items(answerer.ask(Ask("In resolution 2651, who is requested to report by 3 May?"))) == expected


def test_only_states_are_called_upon_where_states_are_asked_for(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("Which States does resolution 2651 call upon?"))
    assert not isinstance(answer, Found) or "the Secretary-General" not in [item.label for item in answer.items]


def test_what_is_struck_is_no_strike(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("list the strikes of the storm on Tarn"))
    assert not isinstance(answer, Found) or "Ardmouth" not in [item.label for item in answer.items]
