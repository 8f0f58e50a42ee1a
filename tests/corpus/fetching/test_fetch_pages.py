"""Web pages that are cited: asked for at their sites, and held by their address."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.address import Address
from corpus.card import read_card
from corpus.fetching.fetch import reference_to
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.corpus.fetching.opened import PAGE, SYMBOL, Open, cited_page, kept, one
from tests.corpus.fetching.un_server import ERROR_PAGE, Reply, Site, document, page

pytestmark = pytest.mark.usefixtures("plain_readers")


def test_a_page_is_kept_as_html_with_a_card_that_says_what_it_is(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.pages["www.lake.example/news/ferries"] = page("Ferries Adrift on the Lake")
    record = open_fetcher().fetch(cited_page(url=f"{PAGE}/#north"))
    site.pages["www.lake.example/news/ferries/"] = page("Ferries Adrift on the Lake")
    record = open_fetcher().fetch(cited_page(url=f"{PAGE}/#north"))
    assert (record.state, record.key) == ("held", "www.lake.example/news/ferries")
    assert record.file.endswith(".html")
    path = tmp_path / "documents" / record.file
    assert path.read_bytes() == site.pages["www.lake.example/news/ferries/"].body
    card = read_card(path)
    assert (card.title, card.publisher, card.source) == ("Ferries Adrift on the Lake", "Lake Watch", f"{PAGE}/#north")
    assert (card.date, card.accessed) == ("11 December 2020", datetime.date(2026, 11, 23))
    document = read_document(path)
    assert document.symbol == Address("www.lake.example/news/ferries")
    assert document.cited == "Lake Watch, “Ferries Adrift on the Lake”, 11 December 2020"


def test_what_a_page_does_not_say_of_itself_is_taken_from_its_citation(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.pages["www.lake.example/news/ferries"] = Reply(200, b"<p>The ferries were adrift on the lake.</p></html>")
    record = open_fetcher().fetch(cited_page(date="10 December 2020"))
    card = read_card(tmp_path / "documents" / record.file)
    assert (card.title, card.publisher) == ("Ferries adrift on the lake", "www.lake.example")
    assert card.date == "10 December 2020"


def test_a_page_cited_by_http_is_asked_for_by_https(site: Site, open_fetcher: Open) -> None:
    site.pages["www.lake.example/news/ferries"] = page("Ferries adrift on the lake")
    record = open_fetcher().fetch(cited_page(url="http://www.lake.example/news/ferries#"))
    assert (record.state, record.url) == ("held", PAGE)


def test_a_page_that_moved_within_its_site_is_followed(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.pages["www.lake.example/news/ferries"] = Reply(301, headers=(("Location", "https://lake.example/en/7"),))
    site.pages["lake.example/en/7"] = page("Ferries adrift on the lake")
    record = open_fetcher().fetch(cited_page())
    assert (record.state, record.url) == ("held", "https://lake.example/en/7")
    assert read_document(tmp_path / "documents" / record.file).symbol == Address("www.lake.example/news/ferries")


@pytest.mark.parametrize(
    ("reply", "state", "reason"),
    [
        (Reply(404, ERROR_PAGE), "absent", "the page is gone: its server answers 404 Not Found with an HTML page"),
        (Reply(410), "absent", "the page is gone: its server answers 410 Gone with nothing"),
        (Reply(403), "failed", "answers 403 Forbidden"),
        (Reply(200), "failed", "answers 200 OK with nothing"),
        (Reply(201, page("Ferries adrift on the lake").body), "failed", "answers 201 Created with an HTML page"),
        (Reply(302, headers=(("Location", "https://other.example/x"),)), "failed", "another host, which is not asked"),
        (page("Page not found", text="Search our site"), "failed", "sent a page without the words of the title cited"),
        (Reply(200, b"%PDF-1.4 cut"), "failed", "the PDF is cut off"),
        (Reply(200, page("Ferries adrift on the lake").body[:-9], (("Connection", "close"),)), "failed", "the page is cut off: the connection ended before </html>"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_the_one_cited_is_not_kept(
    site: Site, open_fetcher: Open, tmp_path: Path, reply: Reply, state: str, reason: str
) -> None:
    site.always["www.lake.example/news/ferries"] = reply
    record = open_fetcher().fetch(cited_page())
    assert record.state == state
    assert reason in record.reason
    assert kept(tmp_path) == []


def test_a_page_without_its_closing_tag_is_whole_where_the_transfer_says_so(site: Site, open_fetcher: Open) -> None:
    body = page("Ferries adrift on the lake").body[:-9]
    for reply in (Reply(200, body), Reply(200, body, chunked=True)):
        site.always["www.lake.example/news/ferries"] = reply
        assert open_fetcher().fetch(cited_page()).state == "held"


def test_a_file_at_an_address_of_its_own_is_kept_as_what_it_is(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    text = "Ferries adrift on the lake\n\nEleven ferries were found adrift outside the breakwater of Port Selby.\n"
    site.pages["www.lake.example/news/ferries"] = Reply(200, document("pdf", text=text))
    record = open_fetcher().fetch(cited_page())
    assert (record.state, record.file[-4:]) == ("held", ".pdf")
    assert read_document(tmp_path / "documents" / record.file).symbol == Address("www.lake.example/news/ferries")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://digitallibrary.un.org/record/1", "is not asked: its terms forbid programs"),
        ("https://docs.un.org/en/A/77/401", "is not asked: it shows documents to people"),
        ("http://www.undocs.org/A/77/401", "is not asked: it shows documents to people"),
        ("https://127.0.0.1/x", "its address names no public host"),
        ("https://127.1/x", "its address names no public host"),
        ("https://[::1]/x", "its address names no public host"),
        ("https://localhost/x", "its address names no public host"),
        ("https://intranet./x", "its address names no public host"),
        ("https://lake.example:8443/x", "has a user name or a port in it"),
        ("https://me:secret@lake.example/x", "has a user name or a port in it"),
        ("https://[::1/x", "its address cannot be read"),
        ("ftp://lake.example/x", "is no https address"),
        ("https://xn--/x", "its address cannot be read"),
    ],
)
def test_some_addresses_are_not_asked_at_all(site: Site, open_fetcher: Open, url: str, reason: str) -> None:
    record = open_fetcher().fetch(cited_page(url=url))
    assert record.state == "failed"
    assert reason in record.reason
    assert site.log == []


def test_an_address_that_is_none_does_not_stop_what_comes_behind_it(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    open_fetcher().fetch(cited_page(url="https://[::1/x"))
    fetcher = open_fetcher()
    assert fetcher.wanted([reference_to(Symbol.parse(SYMBOL))])
    assert one(fetcher).state == "held"


def test_long_and_odd_addresses_have_file_names_of_their_own(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    urls = [f"https://lake.example/{'é' * 300}?a=/..%2F&b=\"<>|", "https://lake.example/A", "https://lake.example/a", "https://lake.example/a?"]  # fmt: skip
    fetcher, names = open_fetcher(), set()
    for number, url in enumerate(urls):
        site.always["lake.example"] = page("Ferries adrift on the lake", text=f"Ferry {number} was found.")
        names.add(fetcher.fetch(cited_page(url=url)).file)
    assert len(names) == len({Address.of(url) for url in urls}) == 4
    assert all(len(name) < 120 and re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names)


def test_a_page_that_many_addresses_show_is_held_at_one(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.always["www.lake.example"] = page("Ferries adrift on the lake")
    fetcher = open_fetcher()
    first = fetcher.fetch(cited_page())
    second = fetcher.fetch(cited_page(url="https://www.lake.example/news/boats"))
    assert (first.state, second.state) == ("held", "failed")
    assert f"sent for www.lake.example/news/boats the very text of {first.key}" in second.reason
    assert kept(tmp_path) == sorted([first.file, first.file.replace(".html", ".toml")])


@pytest.mark.parametrize(("site_name", "publisher"), [("", "Ferry Union"), ("Lake Watch", "Lake Watch")])
def test_whoever_is_cited_as_the_author_comes_before_a_bare_host(
    site: Site, open_fetcher: Open, tmp_path: Path, site_name: str, publisher: str
) -> None:
    named = f'<meta property="og:site_name" content="{site_name}">' if site_name else ""
    head = f'<title>Ferries adrift</title><link rel="canonical" href="{PAGE}">{named}<script>menu()</script>'
    body = "<p>The ferries were adrift on the lake.</p>"
    site.pages["www.lake.example/news/ferries"] = Reply(
        200, f"<html><head>{head}</head><body>{body}</body></html>".encode()
    )
    record = open_fetcher().fetch(replace(cited_page("Ferries adrift"), author="Ferry Union"))
    assert read_card(tmp_path / "documents" / record.file).publisher == publisher
