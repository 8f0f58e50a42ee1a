"""A document that prints no symbol, held under the name it was given: asked, shown, listed and cited by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar.testing import TestClient

from corpus.given_name import GivenName
from index.snapshot import Snapshot, build, load
from service import urls
from service.app import create_app
from service.asking.answer import Answer, Found, shown_by
from service.asking.answerer import Answerer
from service.asking.document_names import Names
from service.asking.request import Ask
from service.pages.examples import examples
from tests.index.ferries import write_ferries
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client, error_of

NAME, SLUG = "Łódź v. Commission", "łódź-v-commission"
JUDGMENT = """# Łódź Ferries v. Harbour Commission of Varn

5 February 2023

## Facts

1. The Commission seized the barge Kestrel and held her for 118 days.

2. The owner paid 40,000 crowns under protest, as A/77/401 tells.[^1]

## Decision

3. The Commission shall pay back what it took within thirty days.

[^1]: Letter of Norland, S/2023/91, annex.
"""
RELEASE = """PRESS RELEASE

Barges must be inspected

The union of lamplighters asks for ropes that are younger than the captains who trust them.
"""
CITED = "Court of Varn, “Łódź Ferries v. Harbour Commission of Varn”, 5 February 2023"
PAGE = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Snapshot:
    folder = tmp_path_factory.mktemp("named")
    files = [
        write_ferries(folder),
        written(folder / "judgment.md", JUDGMENT, f'name = "{NAME}"\nauthor = "Court of Varn"\n'),
        written(folder / "release.txt", RELEASE, 'name = "Lamplighters 2023"\n'),
    ]
    build(files, folder / "snapshots", hash_embedder)
    return load(folder / "snapshots")


@pytest.fixture(scope="module")
def answerer(snapshot: Snapshot, hash_embedder: HashEmbedder) -> Answerer:
    return Answerer(snapshot, hash_embedder)


@pytest.fixture(scope="module")
def named_client(answerer: Answerer) -> Iterator[Client]:
    with TestClient(create_app(answerer), raise_server_exceptions=False) as client:
        yield client


def written(path: Path, text: str, card: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(card, encoding="utf-8")
    return path


def first_cited(answer: Answer) -> str:
    assert isinstance(answer, Found)
    return answer.citations[0].cite_as


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("para. 2 of Łódź v. Commission", f"{CITED}, para. 2, footnote 1"),
        ("What does paragraph 3 of łódź v commission say?", f"{CITED}, para. 3"),
        ("Quote paragraph 1 of Lamplighters 2023", "Lamplighters 2023, “Barges must be inspected”, [para. 1]"),
        (
            "Show me the Lamplighters 2023 press release, para. 1",
            "Lamplighters 2023, “Barges must be inspected”, [para. 1]",
        ),
        ("lamplighters 2023", "Lamplighters 2023, “Barges must be inspected”, title"),
    ],
)
def test_a_place_is_looked_up_by_the_documents_name(answerer: Answerer, question: str, cited: str) -> None:
    assert first_cited(answerer.ask(Ask(question))) == cited


def test_a_question_that_names_it_is_asked_of_it(answerer: Answerer) -> None:
    answer = answerer.ask(Ask("According to Łódź v. Commission, how long was the barge Kestrel held?"))
    assert {citation.document.symbol for citation in shown_by(answer)} == {GivenName(NAME)}


def test_of_names_in_one_another_the_longest_is_meant(snapshot: Snapshot) -> None:
    (_, *named) = snapshot.documents
    shorter = replace(named[0], symbol=GivenName("Lamplighters"))
    found = Names([shorter, *named]).find("What do Lamplighters 2023 and Łódź v. Commission say of A/77/401?")
    assert [str(name.symbols[0]) for name in found] == ["Lamplighters 2023", NAME, "A/77/401"]


@pytest.mark.parametrize(
    ("before", "then"), [(NAME, "Lamplighters 2023"), ("Lamplighters 2023", NAME), ("A/77/401", NAME)]
)
def test_the_same_is_asked_of_another_document_by_its_name(answerer: Answerer, before: str, then: str) -> None:
    answer = answerer.ask(Ask(f"And {then}?", (f"What does {before} say about ropes?",)))
    assert answer.understood_as == f"What does {then} say about ropes?"


def test_a_place_that_is_not_there_is_told_of(answerer: Answerer) -> None:
    answer = answerer.ask(Ask(f"paragraph 9 of {NAME}"))
    assert not isinstance(answer, Found)
    assert answer.remark == f"{CITED} has no paragraph 9, but 1 to 3."


@pytest.mark.parametrize("asked", [NAME, SLUG, "Łódź%20v.%20Commission", "ŁÓDŹ-V-COMMISSION"])
def test_the_api_gives_it_by_its_name(named_client: Client, asked: str) -> None:
    found = named_client.get(f"/api/v1/documents/{asked}").json()
    assert (found["symbol"], found["halves"], found["kind"]) == (NAME, [SLUG], "document")
    assert (found["dated"], found["author"]) == ("2023-02-05", "Court of Varn")
    assert [cited["symbol"] for cited in found["cites"]] == ["A/77/401", "S/2023/91"]
    block = named_client.get(f"/api/v1/documents/{asked}/blocks/p3").json()
    assert block["text"].startswith("3. The Commission shall pay back")


def test_an_answer_can_be_asked_of_it_alone(named_client: Client) -> None:
    body = {"question": "How many days was the barge held?", "documents": [NAME]}
    answer = named_client.post("/api/v1/ask", json=body).json()
    cited = answer["citations"] or answer["nearest"]
    assert {citation["anchor"]["document"] for citation in cited} == {NAME}
    assert all(citation["cite_as"].startswith(f"{CITED}, ") for citation in cited)
    assert "not under a symbol of the United Nations" in answer["notice"]
    assert cited[0]["url"].startswith("/documents/%C5%82%C3%B3d%C5%BA-v-commission#p")


def test_an_address_of_it_leads_to_its_page(named_client: Client, snapshot: Snapshot) -> None:
    document = snapshot.document(GivenName(NAME))
    text = named_client.get(urls.document(document), headers=PAGE).text
    assert f'data-document="{SLUG}"' in text
    assert 'id="p2"' in text
    assert "At the United Nations" not in text
    assert "Web page" not in text
    assert 'href=""' not in text
    beside = named_client.get(urls.sources(document, document.block("p2")), headers=PAGE)
    assert (beside.status_code, NAME in beside.text) == (200, True)


def test_its_page_names_no_author_where_none_is_known(named_client: Client) -> None:
    assert "<dt>Author</dt><dd>Court of Varn</dd>" in named_client.get(f"/documents/{SLUG}", headers=PAGE).text
    assert "<dt>Author</dt>" not in named_client.get("/documents/lamplighters-2023", headers=PAGE).text


def test_it_stands_in_the_list_and_is_found_by_search(named_client: Client) -> None:
    assert f"<bdi>{NAME}</bdi></a>" in named_client.get("/documents", headers=PAGE).text
    assert {document["symbol"] for document in named_client.get("/api/v1/documents").json()["documents"]} > {NAME}
    assert named_client.get("/api/v1/search", params={"q": "Kestrel seized"}).json()["hits"][0]["document"] == NAME


def test_what_it_cites_knows_that_it_does(named_client: Client) -> None:
    citing = named_client.get("/api/v1/documents/A/77/401").json()["cited_by"]
    assert [one["document"] for one in citing] == [NAME]
    assert f'data-document="{SLUG}"' in named_client.get("/documents/A/77/401", headers=PAGE).text


@pytest.mark.parametrize("address", ["/api/v1/documents/Lamplighters 2024", "/api/v1/documents/nobody/blocks/p1"])
def test_a_name_that_no_document_has_is_no_symbol_either(named_client: Client, address: str) -> None:
    response = named_client.get(address)
    assert (error_of(response), response.status_code) == ("bad_symbol", 400)
    assert "nor the name of a document held" in response.json()["detail"]


def test_an_example_calls_it_by_its_name(snapshot: Snapshot) -> None:
    judgment = snapshot.document(GivenName(NAME))
    assert f"What does paragraph 1 of {NAME} say?" in examples([judgment])
