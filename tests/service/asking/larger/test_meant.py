"""What a question that asks of documents as a whole means, over resolutions and letters with dates."""

from __future__ import annotations

import pytest

from index.spellings import Spellings
from service.asking.answerer import Answerer
from service.asking.document_names import Names
from service.asking.larger.meant import Meant, called
from service.asking.look_up import Pinpoints
from tests.index.hash_embedder import HashEmbedder
from tests.service.resolutions import resolutions_answerer

RENEWAL, BUOYS = "S/RES/1915(2010)", "S/RES/1954(2011)"
ESTAVIA, NORLAND = "S/2012/130", "A/66/801"


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Names:
    answerer: Answerer = resolutions_answerer(tmp_path_factory.mktemp("resolutions"), hash_embedder)
    return Names(answerer.snapshot.documents, Spellings())


@pytest.fixture(scope="module")
def pinpoints(names: Names, tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Pinpoints:
    answerer = resolutions_answerer(tmp_path_factory.mktemp("again"), hash_embedder)
    return Pinpoints(answerer.snapshot.documents, names)


def as_a_whole(question: str, names: Names, pinpoints: Pinpoints) -> Meant:
    return Meant.as_a_whole(question, names.find(question), (), pinpoints)


@pytest.mark.parametrize(
    ("question", "slug", "with_it"),
    [
        ("summarise 1954", BUOYS, "summarise it"),
        ("1915 in a nutshell", RENEWAL, "it in a nutshell"),
        ("gist selkie resolution", RENEWAL, "gist it"),
        ("overview of the resoluton on buoys", BUOYS, "overview of it"),
        ("what does Estavia want in the letter?", ESTAVIA, "what does Estavia want in it ?"),
        ("the Norlandish letter, briefly", NORLAND, "it , briefly"),
    ],
)
def test_one_document_is_meant_in_many_ways(
    names: Names, pinpoints: Pinpoints, question: str, slug: str, with_it: str
) -> None:
    meant = as_a_whole(question, names, pinpoints)
    assert [document.symbol.slug for document in meant.documents] == [slug]
    assert (meant.named, meant.several, meant.with_it) == (True, False, with_it)


def test_several_are_meant_by_the_plural(names: Names, pinpoints: Pinpoints) -> None:
    meant = as_a_whole("timeline of the letters of 2012", names, pinpoints)
    assert {document.symbol.slug for document in meant.documents} >= {ESTAVIA, NORLAND}
    assert meant.several
    assert {document.kind for document in meant.documents} == {"letter"}


@pytest.mark.parametrize("question", ["summarise the letter from Borealis", "overview of the letters of April 1999"])
def test_what_is_not_held_is_named_and_is_no_document(names: Names, pinpoints: Pinpoints, question: str) -> None:
    meant = as_a_whole(question, names, pinpoints)
    assert (meant.named, meant.documents) == (True, ())


def test_documents_of_a_question_about_all_of_them_are_not_named(names: Names, pinpoints: Pinpoints) -> None:
    question = "how many letters of 2012 are there?"
    meant = Meant.of(question, names.find(question), (), pinpoints)
    assert not meant.named


def test_a_document_is_called_with_all_that_is_said_of_it(names: Names, pinpoints: Pinpoints) -> None:
    question = "and the Selkie resolution 1915 of 2010?"
    found = called(question, names.find(question), (), pinpoints)
    assert found is not None
    assert found.span.of(question) == "the Selkie resolution 1915 of 2010"
    question = "and what of the letter?"
    assert called(question, names.find(question), (), pinpoints) is None
