"""Slots that speak of documents are known by number, by what is said of them, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.ranges import Span
from index.intent.intent import Intent, Slot
from service.asking.answerer import Answerer
from service.asking.larger.slots import Slots
from service.asking.question import Questions
from tests.index.hash_embedder import HashEmbedder
from tests.service.resolutions import resolutions_answerer


class _NoIntents:
    def read(self, question: str) -> Intent:
        return Intent(question, "fact", 1.0, 1.0, "none", (), ())


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Questions:
    answerer: Answerer = resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)
    return Questions(answerer.snapshot.documents, answerer.snapshot.searcher(hash_embedder), _NoIntents())


def _pinned(questions: Questions, marked: str) -> tuple[list[str], bool]:
    """Symbols of the documents named by the words between braces, and whether each is known."""
    text, spans = "", []
    for n, part in enumerate(marked.replace("}", "{").split("{")):
        if n % 2:
            spans.append(Slot("document", Span(len(text), len(text) + len(part))))
        text += part
    question = questions.alone(text, (), 5)
    question = replace(question, intent=replace(question.intent, text=text, slots=tuple(spans)))
    pinned = Slots(questions.pinpoints).pinned(question)
    return [str(document.symbol) for document in pinned.documents], pinned.known


@pytest.mark.parametrize(
    ("marked", "symbols"),
    [
        ("tl;dr of {1954}", ["S/RES/1954(2011)"]),
        ("{1954, the buoys one}, in plain words", ["S/RES/1954(2011)"]),
        ("{res 1901 on Norland} in plain english", ["S/RES/1901(2009)"]),
        ("gist of {the buoy resolution}", ["S/RES/1954(2011)"]),
        ("the thrust of {the Norland letter of May 2012}", ["A/66/801"]),
        ("what is {the text about buoys} after", ["S/RES/1954(2011)"]),
        ("{1901} against {1915}", ["S/RES/1901(2009)", "S/RES/1915(2010)"]),
        ("{resolutions 1901 and 1915}", ["S/RES/1901(2009)", "S/RES/1915(2010)"]),
        ("how many died in Ardmouth", []),
        ("{the} date of {the buoy resolution}", ["S/RES/1954(2011)"]),
        ("how many {annexes} has {the Norland letter}", ["A/66/801"]),
        ("the storm of {2009} after {res 1901}", ["S/RES/1901(2009)"]),
    ],
)
def test_a_slot_names_a_document_by_number_or_by_what_is_said_of_it(
    questions: Questions, marked: str, symbols: list[str]
) -> None:
    assert _pinned(questions, marked) == (symbols, True)


@pytest.mark.parametrize(
    "marked",
    [
        "gist of {resolution 1901 on smugglers}",  # it says nothing of them
        "gist of {resolution 700}",  # not held
        "gist of {the whaling report}",
        "gist of {the resolution}",  # there are three
        "gist of {the resolution of 1999}",
        "date of {Sulland's reply to the Norland letter of May 2012}",  # what is replied to is not meant
        "date of {the report behind resolution 1954}",
    ],
)
def test_a_slot_that_nothing_held_fits_or_that_several_fit_is_not_known(questions: Questions, marked: str) -> None:
    assert _pinned(questions, marked) == ([], False)


def test_it_is_the_only_document_there_is_to_look_in(questions: Questions) -> None:
    question = questions.alone("gist of it", ("S-RES-1954-2011",), 5)
    among = [d.symbol.slug for d in questions.among(()) if "1954" in str(d.symbol)]
    question = replace(question, within=tuple(among))
    question = replace(question, intent=replace(question.intent, slots=(Slot("document", Span(8, 10)),)))
    assert [str(d.symbol) for d in Slots(questions.pinpoints).pinned(question).documents] == ["S/RES/1954(2011)"]
