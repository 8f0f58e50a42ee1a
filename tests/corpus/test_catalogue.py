"""What several documents cite, each thing once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.catalogue import Entry, catalogue
from corpus.document import Document

Read = Callable[..., Document]


@pytest.fixture(scope="module")
def first(read: Read) -> Document:
    return read("The harbour was closed, as A/77/402 tells. See also S/2023/7 and S/2023/7 again.", symbol="A/77/401")


@pytest.fixture(scope="module")
def second(read: Read) -> Document:
    return read(
        "The pier sank.[^1]\n\n[^1]: *Piers of the lake*, United Nations document S/2023/7 (3 February 2023).",
        symbol="A/77/402",
    )


@pytest.fixture(scope="module")
def entries(first: Document, second: Document) -> dict[str, Entry]:
    return {str(entry.symbol): entry for entry in catalogue([first, second])}


def test_what_two_documents_cite_is_one_entry_with_all_its_places(entries: dict[str, Entry]) -> None:
    assert entries["S/2023/7"].places == ("A/77/401#p1", "A/77/402#fn1")


def test_entry_shows_the_fullest_reference(entries: dict[str, Entry]) -> None:
    assert entries["S/2023/7"].reference.title == "Piers of the lake"
    assert entries["S/2023/7"].reference.date == "3 February 2023"


def test_entry_knows_whether_the_corpus_holds_it(entries: dict[str, Entry], second: Document) -> None:
    assert entries["A/77/402"].held == second
    assert entries["S/2023/7"].held is None
    assert list(entries) == ["A/77/402", "S/2023/7"]


def test_each_document_is_said_to_cite_what_it_cites(
    entries: dict[str, Entry], first: Document, second: Document
) -> None:
    assert entries["S/2023/7"].blocks_in(first) == ("p1",)
    assert entries["S/2023/7"].blocks_in(second) == ("fn1",)
    assert entries["A/77/402"].blocks_in(second) == ()
