"""Data about documents as a page shows them: whose words they are, and what is folded."""

from __future__ import annotations

import re

import pytest

from service.asking.answer import Fact, Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.pages.facts_shown import facts_shown
from service.words import Words
from tests.service.conftest import Client

FRENCH, HTML = Words.of("fr"), {"accept": "text/html", "accept-language": "fr"}


def found(answerer: Answerer, *facts: Fact) -> Found:
    answer = answerer.ask(Ask("What is the date of A/77/500?"))
    assert isinstance(answer, Found)
    return Found(answer.question, answer.question, 1.0, answer.citations, kind="documents", facts=facts)


def test_a_value_has_the_language_of_its_words(lake_answerer: Answerer) -> None:
    facts = (Fact("author", "title"), Fact("kind", "letter"), Fact("depth of water", "3"), Fact("vote", "unanimous"))
    told = [
        (group.name.text, group.name.language, *((fact.value.text, fact.value.language) for fact in group.shown))
        for group in facts_shown(found(lake_answerer, *facts), FRENCH)
    ]
    assert told == [
        ("auteur", "fr", ("title", "en")),
        ("type", "fr", ("lettre", "fr")),
        ("depth of water", "en", ("3", "")),
        ("vote", "fr", ("à l’unanimité", "fr")),
    ]


@pytest.mark.parametrize(("many", "in_sight"), [(3, 3), (11, 11), (12, 10), (40, 10)])
def test_facts_of_one_name_stand_together_and_a_long_list_is_folded(
    lake_answerer: Answerer, many: int, in_sight: int
) -> None:
    facts = (Fact("title", "Lake"), *(Fact("cites", f"A/77/{number}") for number in range(many)))
    title, cites = facts_shown(found(lake_answerer, *facts), FRENCH)
    assert (len(cites.shown), len(cites.folded)) == (in_sight, many - in_sight)
    assert (title.map_url, cites.map_url) == ("", "/maps/A/77/500")


def test_a_page_says_of_each_word_what_language_it_is_in(lake_client: Client) -> None:
    page = lake_client.get("/?q=What+kind+of+document+is+A/77/500%3F", headers=HTML).text
    assert '<bdi lang="fr">lettre</bdi>' in page
    rests = lake_client.get("/?q=What+does+A/77/500+rest+on%3F", headers=HTML).text
    assert re.search(r'<bdi lang="en">A/77/402, Log of the lake', rests)
    assert '<a href="/maps/A/77/500">' in rests
