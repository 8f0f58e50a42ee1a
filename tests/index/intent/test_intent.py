"""Questions are told apart by what they ask for, in wordings that no row of the training has."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ranges import Span
from index.intent.intent import KINDS, RELATIONS, TAGS, Intent, IntentNetwork, Slot, intent


@pytest.fixture(scope="module")
def network() -> IntentNetwork:
    return IntentNetwork()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("could I have the long and the short of the Norland letter?", "overview"),
        ("the storm of 1987, blow by blow", "timeline"),
        ("is 1901 any kinder to the fishermen than 1915", "comparison"),
        ("which harbours did the Estavian navy close", "list"),
        ("what caused the fire in Selby and who put it out?", "parts"),
        ("how many paras does S/2012/130 run to", "doc.paragraphs"),
        ("who put their name under the Estavian letter?", "doc.signatory"),
        ("number of resolutions you have on Norland", "all.count"),
        ("what was the very first resolution about the lake?", "all.first"),
        ("How many people drowned when the ferry sank?", "fact"),
        ("Who signed the ceasefire in Port Selby?", "fact"),
    ],
)
def test_the_kind_is_told_by_any_wording(network: IntentNetwork, question: str, kind: str) -> None:
    assert network.read(question).kind == kind


def test_slots_are_the_words_that_say_what_is_asked_about(network: IntentNetwork) -> None:
    found = network.read("Is the Norland letter harsher than resolution 1901 on the fishing quotas?")
    assert [(slot.tag, slot.span.of(found.text)) for slot in found.slots] == [
        ("document", "the Norland letter"),
        ("document", "resolution 1901"),
        ("matter", "the fishing quotas"),
    ]
    assert found.said("document") == "the Norland letter resolution 1901"


def test_a_further_question_begins_behind_what_joins_it(network: IntentNetwork) -> None:
    question = "what caused the fire in Selby and who put it out?"
    assert network.read(question).further == (question.index("who"),)


def test_the_same_question_is_read_the_same_way_each_time(network: IntentNetwork) -> None:
    assert network.read("gist of 1901") == IntentNetwork().read("gist of 1901")


@pytest.mark.parametrize("question", ["", " ", "?", "word " * 500, "\u202eabc", "\x00"])
def test_any_text_has_an_intent(network: IntentNetwork, question: str) -> None:
    found = network.read(question)
    assert found.kind in KINDS
    assert 0 < found.probability <= 1


@given(st.text(alphabet="ab ,.?-’", max_size=40), st.integers(0, len(TAGS) - 1), st.randoms())
def test_slots_lie_in_the_question_apart_and_hold_words(text: str, last: int, chance) -> None:  # type: ignore[no-untyped-def]
    places = [Span(at, at + 1) for at, sign in enumerate(text) if sign != " "]
    tags = np.array([[float(chance.randint(0, last) == tag) for tag in range(len(TAGS))] for _ in places], np.float32)
    found = _found(text, places, tags.reshape(-1, len(TAGS)), np.ones(len(places), np.float32))
    assert all(span.of(text).strip(" ,.?-’") for _, span in ((s.tag, s.span) for s in found.slots))
    assert all(a.span.end <= b.span.start for a, b in zip(found.slots, found.slots[1:], strict=False))
    assert all(text[at - 1] == " " for at in found.further)


def _found(text: str, places: list[Span], tags: np.ndarray, further: np.ndarray) -> Intent:
    kinds, relations = np.zeros(len(KINDS), np.float32), np.zeros(len(RELATIONS), np.float32)
    return intent(text, places, kinds, relations, tags, further)


def test_words_of_one_tag_are_one_slot_without_the_signs_around_them() -> None:
    text = "gist of “resolution 1901”, please"
    places = [Span(0, 4), Span(5, 7), Span(8, 9), Span(9, 19), Span(20, 24), Span(24, 25), Span(25, 26), Span(27, 33)]
    document = TAGS.index("document")
    tags = np.zeros((len(places), len(TAGS)), np.float32)
    tags[2:7, document] = 1
    found = _found(text, places, tags, np.zeros(len(places), np.float32))
    assert found.slots == (Slot("document", Span(9, 24)),)
