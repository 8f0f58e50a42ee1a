"""Where noun phrases begin behind verbs."""

from __future__ import annotations

import pytest

from corpus.ranges import Span
from service.asking.larger.phrases import bare_phrase, behind_verb


@pytest.mark.parametrize(
    ("sentence", "marked", "left"),
    [
        ("The kites, reportedly carried glass lanterns.", "carried glass lanterns", "glass lanterns"),
        ("The crews used iron buoys at night.", "used iron buoys", "iron buoys"),
        ("The crews have damaged three lamps.", "damaged three lamps", "three lamps"),
        ("They took home painted boats.", "took home painted boats", "home painted boats"),
        ("The storm damaged the painted boats.", "painted boats", "painted boats"),
        ("The crews attacked wounded sailors.", "wounded sailors", "wounded sailors"),
        ("The loss of damaged barges was told.", "damaged barges", "damaged barges"),
        ("Small boats and damaged lamps were found.", "damaged lamps", "damaged lamps"),
        ("Damaged lamps were found.", "Damaged lamps", "Damaged lamps"),
        ("It was moored.", "moored", "moored"),
        ("It was moored.", "", ""),
    ],
)
def test_an_item_begins_behind_the_verb_before_it(sentence: str, marked: str, left: str) -> None:
    start = sentence.index(marked)
    assert behind_verb(sentence, Span(start, start + len(marked))).of(sentence) == left


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("with firearms", "firearms"),
        ("a drift net", "drift net"),
        ("into the harbour of Tarn", "harbour of Tarn"),
        ("rockets", "rockets"),
        ("the", "the"),
    ],
)
def test_a_phrase_is_bare_of_prepositions_and_article(said: str, own: str) -> None:
    assert bare_phrase(said, Span(0, len(said))).of(said) == own
