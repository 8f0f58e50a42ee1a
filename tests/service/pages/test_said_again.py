"""Sentences of a fixed form in the words of a page."""

from __future__ import annotations

import pytest

from service.pages.said_again import said_again
from service.words import LANGUAGES, Words

FRENCH = Words.of("fr")


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_sentence_keeps_what_it_names(language: str) -> None:
    said = said_again("“the first report” may be A/77/1 or A/77/2; name one of them.", Words.of(language))
    assert said.language == language
    assert "the first report" in said.text
    assert "A/77/1 or A/77/2" in said.text
    assert "name one of them" not in said.text


def test_several_sentences_are_said_one_by_one_or_not_at_all() -> None:
    two = said_again("A/77/1 is not held. A/77/2 has no footnote.", FRENCH)
    assert two.text == "A/77/1 n’est pas disponible ici. A/77/2 n’a pas de note de bas de page."
    unknown = "A/77/1 is not held. The lake is deep."
    assert said_again(unknown, FRENCH) == said_again(unknown, Words.of("en"))
    assert said_again(unknown, FRENCH).language == "en"


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("agenda item 31 (a)", "point 31 (a) de l’ordre du jour"),
        (
            "counted: those held (8 documents held)",
            "comptés : documents disponibles (documents disponibles : 8)",
        ),
        ("in [para. 6], annex I, para. 2; not held", "dans [para. 6], annex I, para. 2 ; non disponible"),
    ],
)
def test_how_a_fact_came_about_is_said_with_what_it_names(english: str, french: str) -> None:
    assert said_again(english, FRENCH).text == french
