"""A web page that is held: known by its address, cited by author, title and date, never by a symbol."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar.testing import TestClient

from corpus.address import Address
from corpus.holdings.source import read_document
from index.snapshot import Snapshot, build, load
from service import urls
from service.app import create_app
from service.asking.answerer import Answerer
from service.asking.cite import Extractor
from service.asking.request import Ask
from tests.index.ferries import write_ferries
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client

#: Footnote 2 of the letter about the ferries cites it.
ADDRESS = "www.harbour.example/news/2023/selby"
PAGE = """# Moorings cut at Port Selby

A/77/5 is not the symbol of this page.

Inspectors of the union found 11 ferries adrift outside the breakwater at six in the morning.
"""
CARD = """title = "Moorings cut at Port Selby"
author = "International Harbour Union"
source = "https://www.harbour.example/news/2023/selby"
date = "5 February 2023"
accessed = "2026-11-25"
"""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Snapshot:
    folder = tmp_path_factory.mktemp("pages")
    build([write_ferries(folder), write_page(folder)], folder / "snapshots", hash_embedder)
    return load(folder / "snapshots")


@pytest.fixture(scope="module")
def pages_client(snapshot: Snapshot, hash_embedder: HashEmbedder) -> Iterator[Client]:
    with TestClient(create_app(Answerer(snapshot, hash_embedder)), raise_server_exceptions=False) as client:
        yield client


def write_page(folder: Path, card: str = CARD) -> Path:
    path = folder / "selby.md"
    path.write_text(PAGE, encoding="utf-8")
    path.with_suffix(".toml").write_text(card, encoding="utf-8")
    return path


def test_a_page_is_cited_by_author_title_and_date(snapshot: Snapshot) -> None:
    page = snapshot.document(Address(ADDRESS))
    cited = Extractor(snapshot).cite_block(page, page.block("p2"), 0.5)
    assert cited.cite_as == "International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023, [para. 2]"
    assert str(cited.anchor) == f"{ADDRESS}#p2"
    assert [voice.name for voice in cited.voice] == ["International Harbour Union"]
    assert "not a document of the United Nations" in page.notice


def test_a_page_without_a_date_is_cited_with_the_day_it_was_taken(tmp_path: Path) -> None:
    page = read_document(write_page(tmp_path, CARD.replace('date = "5 February 2023"\n', "")))
    assert page.cited == "International Harbour Union, “Moorings cut at Port Selby”, accessed 25 November 2026"


def test_a_page_without_an_author_is_cited_by_its_title_once(tmp_path: Path) -> None:
    page = read_document(write_page(tmp_path, CARD.replace('author = "International Harbour Union"\n', "")))
    assert page.cited == "“Moorings cut at Port Selby”, 5 February 2023"


def test_a_footnote_that_cites_a_held_page_says_that_it_is_held(snapshot: Snapshot) -> None:
    letter = snapshot.by_slug("A/77/401")
    (footnote,) = Extractor(snapshot).footnotes(
        letter, letter.block("fn2"), letter.block("fn2").start, letter.block("fn2").end
    )
    assert [cited.held for cited in footnote.references] == [snapshot.document(Address(ADDRESS))]


@pytest.mark.parametrize("asked", [ADDRESS, f"{ADDRESS}/", "www.harbour.example%2Fnews%2F2023%2Fselby"])
def test_the_api_gives_a_page_by_its_address(pages_client: Client, asked: str) -> None:
    response = pages_client.get(f"/api/v1/documents/{asked}")
    assert response.status_code == 200
    assert (response.json()["symbol"], response.json()["kind"]) == (ADDRESS, "web page")
    assert (
        pages_client.get(f"/api/v1/documents/{ADDRESS}/blocks/p2").json()["text"].startswith("Inspectors of the union")
    )


def test_the_api_says_of_a_reference_to_a_held_page_that_it_is_held(pages_client: Client) -> None:
    references = pages_client.get("/api/v1/documents/A/77/401").json()["references"]
    assert [reference["held"] for reference in references if reference["symbol"] is None] == [True]


def test_a_page_is_cited_by_what_cites_its_address(pages_client: Client) -> None:
    (citing,) = pages_client.get(f"/api/v1/documents/{ADDRESS}").json()["cited_by"]
    assert citing["document"] == "A/77/401–S/2023/91"
    assert [mention["label"].rpartition(", ")[2] for mention in citing["mentions"]] == ["footnote 2"]


def test_a_held_page_stands_beside_what_cites_it(pages_client: Client) -> None:
    found = pages_client.get("/api/v1/documents/A/77/401/blocks/fn2/sources").json()
    ((source,),) = [sentence["sources"] for sentence in found["sentences"]]
    assert source["document"] == ADDRESS
    assert {nearest["cite_as"].rpartition(", ")[0] for nearest in source["nearest"]} == {
        "International Harbour Union, “Moorings cut at Port Selby”, 5 February 2023"
    }


def test_what_cites_a_held_page_leads_to_it(pages_client: Client) -> None:
    text = pages_client.get("/documents/A/77/401", headers={"Accept": "text/html"}).text
    assert f'<a href="/documents/{ADDRESS}" data-document="{ADDRESS}"' in text


def test_the_page_at_the_root_of_a_site_is_found_at_its_own_address() -> None:
    assert urls.DocumentPath.parse("/lake.example/blocks/p1") == urls.DocumentPath(Address("lake.example"), "p1")


def test_the_page_of_a_page_links_to_where_it_was_taken_and_says_when(pages_client: Client, snapshot: Snapshot) -> None:
    address = urls.document(snapshot.document(Address(ADDRESS)))
    text = pages_client.get(address, headers={"Accept": "text/html"}).text
    assert f'href="https://{ADDRESS}"' in text
    assert "as it stood on 25 November 2026" in text
    assert "At the United Nations" not in text


def test_a_question_can_be_asked_of_one_page(snapshot: Snapshot, hash_embedder: HashEmbedder) -> None:
    answer = Answerer(snapshot, hash_embedder).ask(Ask("How many ferries were adrift?", documents=(Address(ADDRESS),)))
    shown = getattr(answer, "citations", ()) or getattr(answer, "nearest", ())
    assert {citation.document.symbol for citation in shown} == {Address(ADDRESS)}


def test_an_address_that_is_not_held_is_unknown(pages_client: Client) -> None:
    response = pages_client.get("/api/v1/documents/www.harbour.example/news/2024")
    assert (response.status_code, response.json()["error"]) == (404, "unknown_document")
