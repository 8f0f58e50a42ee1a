"""The catalogue: what is held and what is not, sorted, narrowed, paged, chosen from, and as a table."""

from __future__ import annotations

import csv
import datetime
import io
import time

import pytest

from corpus.fetching.ledger import Record
from service.asking.answerer import Answerer
from service.errors import InvalidRequest
from service.pages.catalogue_page import Wish, catalogue_page, csv_of, wish_of
from service.pages.catalogue_rows import Row, rows_of
from tests.service.conftest import Client, error_of

HTML = {"accept": "text/html"}


def record(key: str, state: str, reason: str) -> Record:
    return Record(key, state, datetime.datetime(2031, 5, 3, tzinfo=datetime.UTC), reason)  # type: ignore[arg-type]


def test_what_is_held_has_its_size_and_its_citations(lake_answerer: Answerer) -> None:
    rows = {row.called: row for row in rows_of(lake_answerer, ())}
    letter, resolution = rows["A/77/500"], rows["S/RES/2650 (2022)"]
    assert (letter.state, letter.cites, letter.cited_by) == ("held", 3, 0)
    assert (resolution.cites, resolution.cited_by) == (0, 2)
    assert letter.paragraphs > 2
    assert rows["S/2023/77"].state == "new"


def test_what_is_not_held_says_what_became_of_it(lake_answerer: Answerer) -> None:
    fetched = (record("S/2023/77", "absent", "its server has none"),)
    missing = next(row for row in rows_of(lake_answerer, fetched) if row.state != "held")
    assert (missing.called, missing.state, missing.reason) == ("S/2023/77", "absent", "its server has none")
    page = catalogue_page(rows_of(lake_answerer, fetched), Wish(), takes=False)
    assert {tab.label: tab.count for tab in page.tabs} == {"Held": 3, "Absent": 1, "All": 4}


def many(count: int) -> tuple[Row, ...]:
    return tuple(
        Row(
            state="held",
            called=f"S/RES/{n}(2031)",
            title=f"Resolution {n} {'on ferries' if n % 2 else 'on buoys'}",
            slug=f"S/RES/{n}(2031)",
            on=datetime.date(1946 + n % 80, 1, 1) if n % 10 else None,
            kind="resolution" if n % 3 else "letter",
            author=f"Author {n % 7}",
            paragraphs=n % 50,
            cites=n % 12,
            place=(0, "S/RES", (n,)),
        )
        for n in range(count)
    )


def test_nine_hundred_documents_come_a_page_at_a_time_and_at_once() -> None:
    rows = many(900)
    began = time.process_time()
    page = catalogue_page(rows, Wish(page=3), takes=True)
    assert time.process_time() - began < 0.5
    assert (page.first, page.last, page.found, len(page.rows)) == (101, 150, 900, 50)
    assert [number for number, _ in page.pages] == [1, 2, 3, 4, 5, 18]
    assert "page=2" in page.before
    assert "page=4" in page.after
    assert catalogue_page(rows, Wish(page=99), takes=True).last == 900


def test_columns_sort_both_ways_and_what_lacks_a_date_stands_last() -> None:
    rows = many(30)
    for falling in (False, True):
        page = catalogue_page(rows, Wish(sort="date", descending=falling), takes=False)
        days = [view.row.on for view in page.rows]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=falling)
        assert days[len(known) :] == [None] * 3
    head = next(head for head in page.heads if head.column == "date")
    assert head.sorted == "descending"
    assert "order" not in head.href
    assert "order=desc" in next(h.href for h in page.heads if h.column == "cites")


def test_a_filter_that_leaves_nothing_says_so_in_its_own_words(lake_client: Client) -> None:
    page = lake_client.get("/documents?words=zeppelin&kind=letter&from=2020", headers=HTML).text
    assert "zeppelin</bdi>” in its symbol, title, author or date and is letter from 2020 on" in page
    assert "<table" not in page
    assert "No document that was asked for is absent" in lake_client.get("/documents?state=absent", headers=HTML).text


def test_words_kind_and_years_narrow_together() -> None:
    page = catalogue_page(many(900), Wish(words="FERRIES 7", kind="letter", since=1990, until=1999), takes=False)
    assert page.rows
    for view in page.rows:
        assert "on ferries" in view.row.title
        assert "7" in view.row.words
        assert view.row.kind == "letter"
        assert view.row.on is not None
        assert 1990 <= view.row.on.year <= 1999


def test_what_is_chosen_stays_chosen_on_other_pages() -> None:
    page = catalogue_page(many(120), Wish(chosen=("S/RES/3(2031)", "S/RES/90(2031)")), takes=False)
    assert page.elsewhere == ("S/RES/90(2031)",)
    assert [view.row.slug for view in page.rows if view.ticked] == ["S/RES/3(2031)"]
    assert "in=S%2FRES%2F90%282031%29" in page.after
    assert "S%2FRES%2F3" not in page.chosen[0].without


@pytest.mark.parametrize(
    "query", ["state=lost", "sort=weight", "order=up", "from=soon", "to=12345", "page=-1", "from=²"]
)
def test_what_is_no_wish_is_named(lake_client: Client, query: str) -> None:
    response = lake_client.get(f"/documents?{query}")
    assert (response.status_code, error_of(response)) == (400, "invalid_request")
    assert query.partition("=")[0] in response.json()["detail"]


def test_too_many_chosen_are_refused() -> None:
    with pytest.raises(InvalidRequest, match="100 are the most"):
        wish_of([("in", f"A/{n}/1") for n in range(101)])


def test_the_table_for_spreadsheets_holds_no_formula(lake_client: Client) -> None:
    rows = (Row(state="held", called="=1+1", title="@SUM(A1)", author="\t-2", slug="x", place=(0,)),)
    (cells,) = list(csv.reader(io.StringIO(csv_of(rows, Wish()).removeprefix("\ufeff"))))[1:]
    assert cells[0] == "'=1+1"
    assert cells[2] == "'@SUM(A1)"
    response = lake_client.get("/documents.csv?state=all")
    assert response.headers["content-disposition"] == 'attachment; filename="documents.csv"'
    told = list(csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"))))
    assert [row["symbol"] for row in told if row["state"] == "not yet fetched"] == ["S/2023/77"]


def test_the_fragment_is_part_of_the_page(lake_client: Client) -> None:
    query = "?words=lake&sort=date"
    assert (
        lake_client.get(f"/fragments/documents{query}").text in lake_client.get(f"/documents{query}", headers=HTML).text
    )
