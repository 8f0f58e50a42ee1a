"""Sentences of a fixed form in the words of a page."""

from __future__ import annotations

import pytest

from service.asking.answer import Fact
from service.pages.said_again import facts_again, said_again
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


def test_names_of_facts_are_said_and_values_stay_as_the_documents_have_them() -> None:
    facts = (Fact("author", "title"), Fact("agenda item 31 (a)", "Lakes"), Fact("kind", "letter"), Fact("depth", "3"))
    told = [(fact.name, fact.value) for fact in facts_again(facts, FRENCH)]
    assert told == [
        ("auteur", "title"),
        ("point 31 (a) de l’ordre du jour", "Lakes"),
        ("type", "lettre"),
        ("depth", "3"),
    ]
    counted = facts_again((Fact("documents", "8", "counted: those held (8 documents held)"),), FRENCH)[0]
    assert counted.derivation == "comptés : documents disponibles (documents disponibles : 8)"
