"""Documents are known by what a question says of them, where exactly one fits."""

from __future__ import annotations

import pytest

from index.spellings import Spellings
from service.asking.answerer import Answerer
from service.asking.document_names import Names
from tests.index.hash_embedder import HashEmbedder
from tests.service.resolutions import resolutions_answerer

RENEWAL, BUOYS = "S/RES/1915(2010)", "S/RES/1954(2011)"
ESTAVIA, NORLAND = "S/2012/130", "A/66/801"


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)


@pytest.fixture(scope="module")
def names(answerer: Answerer) -> Names:
    return Names(answerer.snapshot.documents, Spellings())


@pytest.mark.parametrize(
    ("question", "slug", "said"),
    [
        ("Who signed the Norlandish letter?", NORLAND, "the Norlandish letter"),
        ("Who signed Estavia's letter to the President?", ESTAVIA, "Estavia's letter to the President"),
        ("Who signed the letter of March 2012?", ESTAVIA, "the letter of March 2012"),
        ("What does the May 2012 letter say of smugglers?", NORLAND, "the May 2012 letter"),
        ("What does the joint statement say of ferries?", ESTAVIA, "the joint statement"),
        ("What is in the trilateral statement?", ESTAVIA, "the trilateral statement"),
        ("The Selkie resolution: what does it condemn?", RENEWAL, "The Selkie resolution"),
        ("What does the resolution on buoys demand?", BUOYS, "the resolution on buoys"),
        ("the resolution of June 2011", BUOYS, "the resolution of June 2011"),
    ],
)
def test_a_description_that_one_document_fits_is_its_name(names: Names, question: str, slug: str, said: str) -> None:
    (name,) = names.find(question)
    assert (list(name.slugs), question[name.start : name.end]) == ([slug], said)


@pytest.mark.parametrize(
    "question",
    [
        "Who signed the letter?",
        "Who signed the letter from Borealis?",
        "Who signed the letter of April 2012?",
        "What does the bilateral statement say?",
        "What does the resolution on Norland demand?",
        "What does the Borealis resolution demand?",
        "Who signed a letter?",
        "Which letter names Norland?",
        "What does the latest resolution demand?",
        "What did Estavia reply in its answer to the Norlandish letter?",
    ],
)
def test_what_fits_several_or_none_names_no_document(names: Names, question: str) -> None:
    assert names.find(question) == ()


@pytest.mark.parametrize("question", ["1901's date", "What does 1915 demand?"])
def test_numbers_that_may_be_years_are_no_names(names: Names, question: str) -> None:
    assert names.find(question) == ()


def test_a_document_that_is_named_is_not_described_besides(names: Names) -> None:
    (name,) = names.find("When was the Estavian letter numbered S/2012/999 sent?")
    assert name.slugs == ()


def test_one_document_alone_is_not_described(answerer: Answerer) -> None:
    alone = Names([answerer.snapshot.by_slug(NORLAND)], Spellings())
    assert alone.find("Who signed the Norlandish letter?") == ()


def test_an_annex_that_is_a_statement_is_meant_and_not_the_letter_around_it(names: Names) -> None:
    (described,) = names.described("Who signed the joint statement?")
    assert described.part == "annex"
