"""The map of a document: its sources in time, its paragraphs beside them, and a table that says the same."""

from __future__ import annotations

import datetime
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from corpus.symbol import Symbol
from index.snapshot import build, load
from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.publishers import publishers
from service.asking.request import Ask
from service.asking.resting import resting
from service.pages.catalogue_rows import rows_of
from service.pages.map_page import map_page
from service.pages.time_axis import place_of, ticks_of, years
from tests.index.hash_embedder import HashEmbedder
from tests.service.conftest import Client

#: A quotation of three paragraphs that one footnote closes, which a later footnote means again.
QUOTING = """# Letter dated 9 May 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

Estavia has answered.<sup>1</sup>

The Harbour Commission wrote of the storm:

"The ferry left at noon with nobody on the bridge.

...

The buoys were not lit on that day."<sup>2</sup>

The pilots were asked too.<sup>3</sup>

*(Signed)* Tomas **Okoye**

<sup>1</sup> S/2023/77.

<sup>2</sup> *Log of the lake*, United Nations document A/77/402 (4 February 2023).

<sup>3</sup> Ibid., para. 9.
"""
#: Two pages of one organisation, of which a quotation tells the one and the site's name the other, and others beside.
OF_MANY = """# Letter dated 9 May 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

The Lake Safety Watch stated the following:

"The ferry left at noon with nobody on the bridge.

The buoys were not lit on that day."<sup>1</sup>

The pilots were asked too,<sup>2</sup> and so was the harbour.<sup>3</sup>

On 2 May 2022, the Council adopted its first note (S/2391), and later resolutions 2650 (2022) and 2651 (2022).

On 4 May 2022, the Council recalled its note (S/2392).

*(Signed)* Tomas **Okoye**

<sup>1</sup> "Ferries without pilots", 3 May 2023. Available at www.lsw.org/ferries.

<sup>2</sup> "Pilots without ferries", 4 May 2023. Available at www.lsw.org/pilots.

<sup>3</sup> "News of the harbour", 5 May 2023. Available at www.selby.example.
"""
#: Who is quoted cites others; the quotation itself is closed with a page of its own.
CITING = """# Letter dated 9 May 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

The Lake Safety Watch stated the following:

"The ferry left at noon, as the papers<sup>1</sup> had it, with nobody on the bridge.

The buoys were not lit on that day."<sup>2</sup>

The pilots were asked too.<sup>3</sup>

*(Signed)* Tomas **Okoye**

<sup>1</sup> "News of the harbour", 3 May 2023. Available at www.selby.example.

<sup>2</sup> "Ferries without pilots", 4 May 2023. Available at www.lsw.org/ferries.

<sup>3</sup> "Pilots without ferries", 5 May 2023. Available at www.lsw.org/pilots.
"""
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def quoting(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return over(tmp_path_factory.mktemp("quoting"), QUOTING, hash_embedder)


@pytest.fixture(scope="module")
def citing(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return over(tmp_path_factory.mktemp("citing"), CITING, hash_embedder)


@pytest.fixture(scope="module")
def of_many(tmp_path_factory: pytest.TempPathFactory, hash_embedder: HashEmbedder) -> Answerer:
    return over(tmp_path_factory.mktemp("of-many"), OF_MANY, hash_embedder)


def over(folder: Path, text: str, embedder: HashEmbedder) -> Answerer:
    (folder / "letter.md").write_text(text, encoding="utf-8")
    (folder / "letter.toml").write_text('symbol = "A/77/501"\n', encoding="utf-8")
    build([folder / "letter.md"], folder / "snapshots", embedder)
    return Answerer(load(folder / "snapshots"), embedder)


def day(year: int, month: int = 1) -> datetime.date:
    return datetime.date(year, month, 1)


def test_sources_stand_in_time_with_the_paragraphs_that_rest_on_them(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.document(Symbol.parse("A/77/500"))
    found = resting(document, lake_answerer.dossier(document).cites)
    told = [(str(s.entry.symbol), s.on and s.on.year, s.by_year, [b.id for b in s.blocks]) for s in found.sources]
    assert told == [
        ("S/RES/2650(2022)", 2022, True, ["p1", "p3"]),
        ("S/2023/77", 2023, True, ["p2"]),
        ("A/77/402", 2023, False, ["p2"]),
    ]
    assert [block.id for block in found.blocks] == ["p1", "p2", "p3"]


def test_pictures_and_table_say_the_same(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.document(Symbol.parse("A/77/500"))
    page = map_page(resting(document, lake_answerer.dossier(document).cites))
    assert page.line is not None
    assert len(page.line.marks) == len(page.web.sources) == len(page.rows) == 3
    assert sum(len(mark.from_) for mark in page.web.sources) == sum(len(row.paragraphs) for row in page.rows) == 4
    assert {mark.y for mark in page.web.paragraphs} == {y for mark in page.web.sources for y in mark.from_}
    assert [row.held for row in page.rows] == [True, False, True]
    assert page.rows[0].title == "Resolution 2650 (2022)"


def test_the_sources_that_carry_most_stand_first_with_all_that_rests_on_them(quoting: Answerer) -> None:
    document = quoting.snapshot.document(Symbol.parse("A/77/501"))
    found = resting(document, quoting.dossier(document).cites)
    told = [(str(source.entry.symbol), [block.label for block in source.blocks]) for source in found.ranked]
    assert told == [
        ("A/77/402", ["[para. 3]", "[para. 4]", "[para. 5]"]),
        ("S/2023/77", ["[para. 1]"]),
    ]
    page = map_page(found)
    assert [(bar.row.called, bar.width) for bar in page.weights] == [("A/77/402", 100.0), ("S/2023/77", 33.3)]
    assert [row.id for row in page.rows] == ["source-1", "source-2"]
    assert [mark.called for mark in page.web.sources] == ["S/2023/77", "A/77/402"]


def test_chat_and_map_rank_alike_and_lead_to_each_other(quoting: Answerer) -> None:
    page = map_page(resting(quoting.snapshot.documents[0], quoting.dossier(quoting.snapshot.documents[0]).cites))
    answer = quoting.ask(Ask(parse_qs(urlsplit(page.ask).query)["q"][0]))
    assert isinstance(answer, Found)
    cites = [fact for fact in answer.facts if fact.name == "cites"]
    assert [fact.value.split(",")[0] for fact in cites] == [row.called for row in page.rows]
    assert cites[0].derivation == "in [para. 3], [para. 4], [para. 5]; not held"


def test_sources_are_summed_by_who_published_them(of_many: Answerer) -> None:
    document = of_many.snapshot.documents[0]
    found = resting(document, of_many.dossier(document).cites)
    summed = [(p.name, p.known_as, len(p.sources), [b.label for b in p.blocks]) for p in publishers(found)]
    assert summed == [
        ("Lake Safety Watch", "author", 2, ["[para. 2]", "[para. 3]", "[para. 4]"]),
        ("Security Council", "author", 2, ["[para. 5]"]),
        ("selby.example", "site", 1, ["[para. 4]"]),
        ("", "", 2, ["[para. 5]", "[para. 6]"]),
    ]


def test_map_and_chat_tell_the_same_sums(of_many: Answerer) -> None:
    document = of_many.snapshot.documents[0]
    page = map_page(resting(document, of_many.dossier(document).cites))
    assert next((row.name, len(row.sources), row.cited_in) for row in page.summed) == ("Lake Safety Watch", 2, 3)
    assert {href for row in page.summed for href, _ in row.sources} == {f"#{row.id}" for row in page.rows}
    answer = of_many.ask(Ask("What does A/77/501 rest on?"))
    assert isinstance(answer, Found)
    told = [(fact.value, fact.derivation) for fact in answer.facts if fact.name == "by author"]
    assert told[0] == ("Lake Safety Watch", "2 sources, cited in 3 paragraphs")
    assert told[-1] == ("Other: author not known", "2 sources, cited in 2 paragraphs")


def test_what_a_quotation_cites_inside_is_not_published_by_whom_it_quotes(citing: Answerer) -> None:
    document = citing.snapshot.documents[0]
    summed = [(p.name, len(p.sources)) for p in publishers(resting(document, citing.dossier(document).cites))]
    assert summed == [("Lake Safety Watch", 2), ("selby.example", 1)]


def test_sums_that_say_no_more_than_the_sources_are_left_out(quoting: Answerer) -> None:
    document = quoting.snapshot.documents[0]
    found = resting(document, quoting.dossier(document).cites)
    assert not publishers(found)
    assert not map_page(found).summed


def test_a_sentence_tells_the_day_on_which_what_it_cites_was_adopted(of_many: Answerer) -> None:
    document = of_many.snapshot.documents[0]
    days = {str(s.entry.symbol): s.on for s in resting(document, of_many.dossier(document).cites).sources}
    assert days["S/2391"] == datetime.date(2022, 5, 2)
    assert days["S/2392"] is None  # recalled on that day, and older
    assert days["S/RES/2650(2022)"] == datetime.date(2022, 1, 1)  # the day is that of another


def test_the_list_of_documents_tells_the_day_and_the_author_that_the_map_tells(of_many: Answerer) -> None:
    rows = {row.called: row for row in rows_of(of_many, ())}
    assert (rows["S/2391"].on, rows["S/2391"].date) == (datetime.date(2022, 5, 2), "2 May 2022")
    assert (rows["S/2392"].on, rows["S/2392"].date) == (None, "")
    resolution = rows["S/RES/2650(2022)"]
    assert (resolution.author, resolution.date) == ("Security Council", "2022")
    summed = {each.name for each in publishers(resting(of_many.snapshot.documents[0], of_many.catalogue))}
    assert resolution.author in summed


def test_no_source_carries_more_where_all_carry_as_much(lake_answerer: Answerer) -> None:
    document = lake_answerer.snapshot.document(Symbol.parse("A/77/402"))
    assert map_page(resting(document, lake_answerer.dossier(document).cites)).weights == ()


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
    line = years(days)
    assert [(year.number, year.first) for year in line] == [(1949, True), (1950, False), (1993, True), (2020, True)]
    places = [place_of(one, line) for one in days]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 100
    assert line[-1].right - line[-1].left > line[0].right - line[0].left
    assert years([]) == ()


def test_every_year_is_named_where_it_begins_and_a_month_stands_in_its_own() -> None:
    days = [
        day(1992, 5),
        day(1992, 8),
        day(1992, 10),
        day(1993),
        day(2011),
        *(day(2020, month) for month in range(1, 13)),
    ]
    line = years(days)
    ticks = ticks_of(line, set(days) - {day(1993), day(2011)})
    named = [tick for tick in ticks if not tick.minor]
    assert [(tick.label, tick.place) for tick in named] == [(str(year.number), year.left) for year in line]
    assert all(b.place - a.place >= 5.9 for a, b in pairwise(named))
    months = [tick for tick in ticks if tick.minor]
    assert all(b.place - a.place >= 5 for a, b in pairwise(months))
    assert {"May", "Oct"} <= {tick.label for tick in months if line[0].left <= tick.place <= line[0].right}
    assert not [
        tick for tick in months if line[1].left <= tick.place <= line[2].right
    ]  # no more than the year is known


def test_of_more_years_than_there_is_room_for_some_are_named() -> None:
    line = years([day(year) for year in range(1950, 2021)])
    named = [tick for tick in ticks_of(line, ()) if not tick.minor]
    assert named[0].label == "1950"
    assert 10 <= len(named) < 20
    assert all(b.place - a.place >= 5.9 for a, b in pairwise(named))


def test_marks_of_another_year_or_day_stand_a_finger_apart() -> None:
    line = years([*(day(2015, month) for month in range(1, 13)), day(2016), day(2017)])
    places = sorted({place_of(one, line) for year in line for one in year.days})
    assert len(places) > 3
    assert all(b - a >= 4.1 for a, b in pairwise(places))
