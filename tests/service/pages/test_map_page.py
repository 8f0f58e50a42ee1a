"""The map of a document: its sources in time, its paragraphs beside them, and a table that says the same."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise

from corpus.symbol import Symbol
from service.asking.answerer import Answerer
from service.asking.resting import resting
from service.pages.map_page import map_page
from service.pages.time_axis import place_of, stretches, ticks_of
from tests.service.conftest import Client

HTML = {"accept": "text/html"}


def day(year: int, month: int = 1) -> datetime.date:
    return datetime.date(year, month, 1)


def test_sources_stand_in_time_with_the_paragraphs_that_rest_on_them(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.document(Symbol.parse("A/77/500"))
    found = resting(lake_answerer.dossier(document))
    told = [(str(s.entry.symbol), s.on and s.on.year, s.by_year, [b.id for b in s.blocks]) for s in found.sources]
    assert told == [
        ("S/RES/2650(2022)", 2022, True, ["p1", "p3"]),
        ("S/2023/77", 2023, True, ["p2"]),
        ("A/77/402", 2023, False, ["p2"]),
    ]
    assert [block.id for block in found.blocks] == ["p1", "p2", "p3"]


def test_pictures_and_table_say_the_same(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.document(Symbol.parse("A/77/500"))
    page = map_page(resting(lake_answerer.dossier(document)))
    assert page.line is not None
    assert len(page.line.marks) == len(page.web.sources) == len(page.rows) == 3
    assert sum(len(mark.from_) for mark in page.web.sources) == sum(len(row.paragraphs) for row in page.rows) == 4
    assert {mark.y for mark in page.web.paragraphs} == {y for mark in page.web.sources for y in mark.from_}
    assert [row.held for row in page.rows] == [True, False, True]
    assert page.rows[0].title == "Resolution 2650 (2022)"


def test_every_mark_is_a_link_with_a_title_and_leads_somewhere(lake_client: Client) -> None:
    text = lake_client.get("/maps/A/77/500", headers=HTML).text
    for picture in re.findall(r'<svg class="(?:time-line|web)".*?</svg>\s*(?:</div>|</figure>)', text, re.S):
        links = re.findall(r'<a href="([^"]+)"><title>([^<]+)</title>', picture)
        assert len(links) == picture.count("<a ")
        for href, title in links:
            assert title.strip()
            assert (
                href[1:] in re.findall(r'id="([^"]+)"', text) or lake_client.get(href, headers=HTML).status_code == 200
            )
    assert "style=" not in text


def test_a_document_that_cites_nothing_says_so_and_its_map_is_offered_nowhere(lake_client: Client) -> None:
    assert "It cites nothing." in lake_client.get("/maps/S/RES/2650(2022)", headers=HTML).text
    assert "/maps/" not in lake_client.get("/documents/S/RES/2650(2022)", headers=HTML).text
    assert 'href="/maps/A/77/500"' in lake_client.get("/documents/A/77/500", headers=HTML).text
    assert lake_client.get("/maps/A/1/1", headers=HTML).status_code == 404


def test_empty_stretches_of_time_are_cut_out_and_order_is_kept() -> None:
    days = [day(1949), day(1950), day(1993, 4), day(1993, 11), *(day(2020, month) for month in range(1, 12))]
    line = stretches(days)
    assert [(part.first.year, part.last.year) for part in line] == [(1949, 1950), (1993, 1993), (2020, 2020)]
    assert [tick.label for tick in ticks_of(line) if not tick.minor] == ["1949", "1993", "2020"]
    assert all(b.place - a.place >= 5 for a, b in pairwise(ticks_of(line)))
    places = [place_of(one, line) for one in days]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 100
    assert line[2].right - line[2].left > line[0].right - line[0].left
    assert stretches([]) == ()
    assert stretches([day(1993)])[0].place(day(1993)) == 50
