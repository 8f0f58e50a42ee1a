"""What several documents cite, each thing once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.anchor import Anchor
from corpus.citations.catalogue import Entry, Mention, catalogue, mentions
from corpus.document import Document
from corpus.holdings.source import read_document

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
    assert entries["S/2023/7"].places == (Anchor.parse("A/77/401#p1"), Anchor.parse("A/77/402#fn1"))


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


# --- who cites a document ------------------------------------------------------------------------------------


def places(found: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    return [(str(mention.document.symbol), mention.label, mention.sentence) for mention in found]


def test_a_mention_is_the_sentence_that_cites(first: Document, second: Document) -> None:
    assert places(mentions(second, [first, second])) == [
        ("A/77/401", "[para. 1]", "The harbour was closed, as A/77/402 tells.")
    ]


def test_a_mention_in_a_footnote_is_the_sentence_with_its_mark(read: Read, second: Document) -> None:
    pier = read("Nothing is known of S/2023/7.", symbol="S/2023/7")
    assert places(mentions(pier, [second, pier])) == [("A/77/402", "[para. 1], footnote 1", "The pier sank.")]


def test_a_sentence_that_cites_twice_is_one_mention(read: Read, first: Document) -> None:
    pier = read("Nothing is known of S/2023/7.", symbol="S/2023/7")
    assert places(mentions(pier, [first])) == [("A/77/401", "[para. 1]", "See also S/2023/7 and S/2023/7 again.")]


def test_a_footnote_that_no_mark_leads_to_is_its_own_mention(read: Read) -> None:
    pier = read("The pier sank.", symbol="S/2023/7")
    loose = read("The harbour was closed by the storm.\n\n---\n\n<sup>4</sup> See S/2023/7.", symbol="A/77/403")
    assert places(mentions(pier, [loose])) == [("A/77/403", "footnote 4", "See S/2023/7.")]


def test_a_document_that_cites_itself_is_not_cited_by_itself(read: Read) -> None:
    own = read("In A/77/401 the harbour is closed.", symbol="A/77/401")
    assert mentions(own, [own]) == ()


def test_either_half_of_a_joint_symbol_is_the_document(read: Read) -> None:
    joint = read("The pier sank.", symbol="A/77/405–S/2023/8")
    citing = read("As S/2023/8 says, the pier sank. So does A/77/405. And A/77/4 does not.", symbol="A/77/406")
    assert [sentence for *_, sentence in places(mentions(joint, [citing]))] == [
        "As S/2023/8 says, the pier sank.",
        "So does A/77/405.",
    ]


def test_a_held_web_page_is_found_by_its_address(read: Read, tmp_path: Path) -> None:
    citing = read("The pier sank, says https://www.lake.example/piers/#north.", symbol="A/77/401")
    page = tmp_path / "page.md"
    page.write_text("# Piers\n\nThe pier of Ardmouth sank on 2 February 2023.\n", encoding="utf-8")
    page.with_suffix(".toml").write_text(
        'source = "http://www.lake.example/piers"\naccessed = "2026-11-25"\n', encoding="utf-8"
    )
    (entry,) = catalogue([citing, held := read_document(page)])
    assert entry.held == held
    (entry,) = catalogue([citing])
    assert entry.held is None


def test_a_page_cited_at_two_places_in_it_is_one_entry(read: Read) -> None:
    (entry,) = catalogue([read("See https://lake.example/piers#north and http://lake.example/piers#south here.")])
    assert entry.places == (Anchor.parse("A/77/401#p1"),)
