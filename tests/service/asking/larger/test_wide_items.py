"""Enumerations are cut into items that have an “and” or a preposition of their own."""

from __future__ import annotations

import pytest

from service.asking.larger.items import enumerations
from service.asking.larger.wide_items import wide_enumerations


def cut(sentence: str) -> list[list[str]]:
    return [[span.of(sentence) for span in items] for items in wide_enumerations(sentence)]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "Alarmed at reports of losses including expulsion and detention of crews, attacks on quays and boats, "
            "and theft and burning of nets,",
            ["expulsion and detention of crews", "attacks on quays and boats", "theft and burning of nets"],
        ),
        (
            "2. Deplores the storm, especially the loss of boats, raids on ferries or lamps, the breach of treaties and "
            "other laws and, in particular, the use of drift nets;",
            ["the loss of boats", "raids on ferries or lamps", "the breach of treaties and other laws",
             "the use of drift nets"],
        ),
        (
            "Requests the Harbour Master, the Chairman of the Conference on Lamps and Buoys in Norland and the Clerk of "
            "Tarn to report;",
            ["the Harbour Master", "the Chairman of the Conference on Lamps and Buoys in Norland", "the Clerk of Tarn"],
        ),
    ],
)  # fmt: skip
def test_what_has_an_and_of_its_own_is_one_item(sentence: str, items: list[str]) -> None:
    assert items in cut(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "On 3 May, in the harbour, a lamp was lit.",
        "The boat sank, the crew swam, and the captain stayed where she was.",
    ],
)
def test_clauses_are_no_items(sentence: str) -> None:
    assert cut(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "It demands the immediate, total and unconditional return of the ferries.",  # adjectives of one noun
        "It condemns the raid against that quay and a gross violation of the peace.",
        "They met on November 15, 2020, in Selby.",
    ],
)
def test_what_names_no_several_things_is_no_enumeration(sentence: str) -> None:
    assert enumerations(sentence) == ()


def test_marks_of_footnotes_are_no_part_of_an_item() -> None:
    sentence = "It recalls the requests made by Fiji, 162 165 the Kingdom of Norland 162 166 and the Union of Tarn."
    [items] = [items for items in enumerations(sentence) if len(items) > 2]
    assert [span.of(sentence) for span in items] == ["Fiji", "the Kingdom of Norland", "the Union of Tarn"]
