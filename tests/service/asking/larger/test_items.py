"""Enumerations are cut into their items by grammar."""

from __future__ import annotations

import pytest

from service.asking.larger.items import enumerations


def cut(sentence: str) -> list[list[str]]:
    return [[span.of(sentence) for span in items] for items in enumerations(sentence)]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("The crews used nets, long lines and traps in the bay.", ["nets", "long lines", "traps"]),
        ("The storm struck Ardmouth, Selby, Tarn and Veld in May.", ["Ardmouth", "Selby", "Tarn", "Veld"]),
        ("It asks the Harbour-General and relevant agencies to report.", ["the Harbour-General", "relevant agencies"]),
        ("Even quays, lamps and cranes were not spared.", ["quays", "lamps", "cranes"]),
        ("The fleet repeatedly used the banned drift nets and steel traps off the coast.",
         ["the banned drift nets", "steel traps"]),
        ("It was signed by the Mayor of Selby, the Warden of the Port and the Clerk of Tarn on 3 May.",
         ["the Mayor of Selby", "the Warden of the Port", "the Clerk of Tarn"]),
        ("Such losses include the loss of boats and nets; the closing of two quays; fines, fees and levies; and rot.",
         ["the loss of boats and nets", "the closing of two quays", "fines", "fees", "levies", "rot"]),
        ("They were cutting and then burning ropes; sinking boats; and felling masts.",
         ["cutting and then burning ropes", "sinking boats", "felling masts"]),
        ("They fired hugely destructive, inaccurate rockets into the ports, quays, and markets.",
         ["the ports", "quays", "markets"]),
        ("They burnt the initiative, military equipment, and boats.",
         ["the initiative", "military equipment", "boats"]),
        ("They burnt a table, private houses, and boats.", ["a table", "private houses", "boats"]),
        ("Adopted by 9 votes to none, with 3 abstentions (Norland, Saint Kitts and Nevis, Estavia).",
         ["Norland", "Saint Kitts and Nevis", "Estavia"]),
    ],
)  # fmt: skip
def test_an_enumeration_is_cut_into_its_items(sentence: str, items: list[str]) -> None:
    assert items in cut(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry sank.",
        "The ferry sank, and the crew swam ashore.",
        "On 3 May, in the harbour, a lamp was lit.",
        "The boat, which was old, sank; the crew was saved.",
    ],
)
def test_clauses_are_no_items(sentence: str) -> None:
    assert [items for items in cut(sentence) if len(items) > 2] == []
