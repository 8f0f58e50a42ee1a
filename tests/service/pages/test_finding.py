"""Words found in a document's page: every place, however they are typed; and the ways that lead on from an answer."""

from __future__ import annotations

import re

import pytest

from index.snapshot import Snapshot
from service.pages.finding import find_in
from tests.service.conftest import Client
from tests.service.pages.test_renderer import MOORINGS, WOUNDED, Page, plain


def test_every_place_is_found_in_whatever_case(ferries: Snapshot) -> None:
    document = ferries.by_slug("A/77/401")
    found = find_in(document, "  THE ")
    assert found.words == "THE"
    assert len(found.hits) == len(re.findall("the", document.text, re.IGNORECASE)) > 1
    assert sum(place.times for place in found.places) == len(found.hits)
    assert {hit.of(document.text).lower() for hit in found.hits} == {"the"}


def test_signs_that_are_printed_in_several_ways_are_found_by_any(ferries: Snapshot) -> None:
    document = ferries.by_slug("A/77/401")
    assert find_in(document, "A/77/398-S/2023/90").hits
    assert find_in(document, "A/77/398–S/2023/90").hits


@pytest.mark.parametrize("typed", ["", "  ", "zeppelin", "(.*)+$", "\x00", "\\", "[", "x" * 5000])
def test_what_is_not_there_is_not_found(ferries: Snapshot, typed: str) -> None:
    assert find_in(ferries.by_slug("A/77/401"), typed).hits == ()


def test_the_page_marks_every_place_and_leads_to_each_without_script(client: Client) -> None:
    text = client.get("/documents/A/77/401?find=the").text
    page = Page(text)
    assert len(set(re.findall(r'data-hit="(\d+)"', text))) == len([m for m in page.texts["mark"] if m])
    assert f"{len(page.texts['mark'])} places, each marked" in plain(text)
    assert "“the” in A/77/401" in page.texts["title"][0]
    none = client.get("/documents/A/77/401?find=<b>zeppelin</b>").text
    assert "“<b>zeppelin</b>” does not stand in this document." in plain(none)
    assert "<b>zeppelin" not in none


def test_a_preview_is_one_block_with_its_speakers(client: Client) -> None:
    text = client.get("/previews/documents/A/77/401/blocks/p2").text
    assert "40 sailors" in plain(text)
    assert "Permanent Representative of Norland" in plain(text)
    assert len(text) < 3_000
    assert client.get("/previews/documents/A/77/401/blocks/p99").status_code == 404
    assert client.get("/previews/documents/A/77/401/blocks/p2?mark=9-3").status_code == 400


def ways(client: Client, question: str) -> dict[str, str]:
    text = client.get("/turn", params={"q": question}).text
    listed = re.search(r'<nav class="go-on".*?</nav>', text, re.S)
    return (
        {plain(words): href for href, words in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', listed[0])}
        if listed
        else {}
    )


def test_an_answer_leads_on_to_its_source_and_to_the_next_paragraph(client: Client) -> None:
    on = ways(client, MOORINGS)
    assert on["What is the source?"].startswith("/?h=How+many+moorings")
    assert client.get(on["What is the source?"]).text.count("answered") > 0
    assert "Read on: [para. 3]" in ways(client, WOUNDED)


def test_an_answer_leads_to_the_same_point_in_what_it_cites(lake_client: Client) -> None:
    on = ways(lake_client, "What was demanded of the ferries?")
    assert on["The same point in S/RES/2650 (2022)"] == "/documents/A/77/500/blocks/p1/sources"


def test_a_refusal_leads_to_places_of_its_names_and_to_questions_that_are_answered(client: Client) -> None:
    on = ways(client, "Did Estavia apologise to the harbour for zeppelins?")
    assert any(words.startswith("Where “Estavia” stands in") for words in on)
    assert any(href.startswith("/?q=") for href in on.values())
