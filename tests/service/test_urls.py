"""Addresses are built in one place and lead back to what they name."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from corpus.symbol import Symbol
from index.snapshot import Snapshot
from service import urls


def test_a_place_names_document_range_and_block(ferries: Snapshot) -> None:
    document = ferries.by_slug("A/77/401")
    block = document.block("p2")
    parts = urlsplit(urls.place(document, block, 10, 20))
    assert (parts.path, parse_qs(parts.query), parts.fragment) == ("/documents/A/77/401", {"mark": ["10-20"]}, "p2")
    assert urls.block(document, block) == "/documents/A/77/401#p2"


@pytest.mark.parametrize(
    ("asked", "lasting"),
    [
        ("https://desk.example/documents", "own"),
        ("http://192.168.4.2:8000/", "own"),
        ("", "own"),
        ("http://127.0.0.1:8000/?q=x", "https://docs.un.org/en/A/77/401"),
        ("http://localhost:8000/", "https://docs.un.org/en/A/77/401"),
        ("http://desk.localhost/", "https://docs.un.org/en/A/77/401"),
        ("http://[::1]:8000/", "https://docs.un.org/en/A/77/401"),
        ("http://0.0.0.0:8000/", "https://docs.un.org/en/A/77/401"),
    ],
)
def test_an_address_that_only_this_machine_reaches_is_not_carried_away(
    ferries: Snapshot, asked: str, lasting: str
) -> None:
    with urls.asked_at(asked):
        assert urls.lasting(ferries.by_slug("A/77/401"), "own") == lasting


def test_a_chat_address_carries_the_questions_in_order() -> None:
    parts = urlsplit(urls.chat("how many & when?", ("who?", "where = there")))
    assert parts.path == "/"
    assert parse_qs(parts.query) == {"h": ["who?", "where = there"], "q": ["how many & when?"]}
    assert urls.chat() == "/"


@pytest.mark.parametrize("printed", ["S/RES/822(1993)", "A/75/660–S/2020/1267", "A/RES/2625(XXV)"])
def test_the_united_nations_page_of_a_symbol_is_that_of_its_first_half(printed: str) -> None:
    symbol = Symbol.parse(printed)
    address = urls.un_page(symbol)
    assert address.startswith("https://docs.un.org/en/")
    assert Symbol.parse(unquote(address.removeprefix("https://docs.un.org/en/"))).same_document(symbol)
    assert address.isascii()


def test_a_block_beside_its_sources_has_an_address_that_leads_back(ferries: Snapshot) -> None:
    document = ferries.by_slug("A/77/401")
    address = urls.sources(document, document.block("p2"))
    assert address == "/documents/A/77/401/blocks/p2/sources"
    target = urls.DocumentPath.parse(address.removeprefix("/documents/"))
    assert target == urls.DocumentPath(Symbol.parse("A/77/401"), "p2", sources=True)


@pytest.mark.parametrize(
    ("path", "block", "sources"),
    [
        ("S/RES/822(1993)", None, False),
        ("/S/RES/822(1993)/", None, False),
        ("S/RES/822(1993)/blocks/p2", "p2", False),
        ("S/RES/822(1993)/blocks/p2/", "p2", False),
        ("S/RES/822(1993)/blocks/p2/sources", "p2", True),
        ("S/RES/822(1993)/blocks/p2/sources/", "p2", True),
        ("S/RES/822(1993)/blocks/p2/sources/x", "p2/sources/x", False),
        ("S/RES/822(1993)/blocks/sources", "sources", False),
        ("S/RES/822(1993)/blocks/", "", False),
    ],
)
def test_what_stands_behind_documents_is_a_document_a_block_or_its_sources(
    path: str, block: str | None, sources: bool
) -> None:
    assert urls.DocumentPath.parse(path) == urls.DocumentPath(Symbol.parse("S/RES/822(1993)"), block, sources)


@pytest.mark.parametrize(
    ("url", "site"), [("https://docs.un.org/en/A/77/5", "docs.un.org"), ("", ""), ("https://[broken", "")]
)
def test_the_site_of_an_address_is_its_host(url: str, site: str) -> None:
    assert urls.site(url) == site
