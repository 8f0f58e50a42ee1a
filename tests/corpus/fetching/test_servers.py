"""How the United Nations' server is asked, and what its answers mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.card import read_card
from corpus.fetching.download import Downloader
from corpus.fetching.servers import UnitedNations
from corpus.symbol import Symbol
from tests.corpus.fetching.opened import SYMBOL, Open, cited_page, kept, one
from tests.corpus.fetching.un_server import ERROR_PAGE, UN, Reply, Site, document

pytestmark = pytest.mark.usefixtures("plain_readers")


# --- symbols -----------------------------------------------------------------------------------------------


def test_a_symbol_is_encoded_whole(site: Site, open_fetcher: Open) -> None:
    site.add("S/RES/822(1993)")
    one(open_fetcher(), "S/RES/822 (1993)")
    assert site.log[0].target == "/api/symbol/access?s=S%2FRES%2F822%281993%29&l=en&t=docx"


def test_a_resolution_known_only_with_a_space_is_found_with_percent_20(site: Site, open_fetcher: Open) -> None:
    site.add("S/RES/822 (1993)")
    record = one(open_fetcher(), "S/RES/822(1993)")
    assert (record.state, record.file) == ("held", "S_RES_822(1993).docx")
    assert site.symbols == ["S/RES/822(1993)"] * 3 + ["S/RES/822 (1993)"]
    assert "s=S%2FRES%2F822%20%281993%29&" in site.log[3].target


def test_the_second_half_of_a_joint_symbol_is_asked_for_where_the_first_is_absent(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.files["S/2023/90", "docx"] = document("docx", "A/77/401–S/2023/90")
    record = one(open_fetcher(), "A/77/401–S/2023/90")
    assert record.state == "held"
    assert site.symbols == ["A/77/401"] * 3 + ["S/2023/90"]
    assert read_card(tmp_path / "documents" / record.file).symbol == Symbol(("A/77/401", "S/2023/90"))


def test_a_joint_symbol_is_never_asked_for_as_such(site: Site, open_fetcher: Open) -> None:
    one(open_fetcher(), "A/77/401–S/2023/90")
    assert set(site.symbols) == {"A/77/401", "S/2023/90"}


def test_asterisks_and_brackets_are_left_out(site: Site, open_fetcher: Open) -> None:
    one(open_fetcher(), "A/77/401(2023)**")
    assert set(site.symbols) == {"A/77/401"}


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "ru", "zh"])
def test_the_six_languages_are_asked_for(site: Site, open_fetcher: Open, language: str) -> None:
    one(open_fetcher(language=language))
    assert all(f"&l={language}&" in asked.target for asked in site.log)


@pytest.mark.parametrize("language", ["de", "EN", "", "english"])
def test_no_other_language_is_asked_for(site: Site, open_fetcher: Open, language: str) -> None:
    with pytest.raises(ValueError, match="no language of the United Nations"):
        open_fetcher(language=language)
    assert site.log == []


def test_the_half_that_a_document_prints_and_its_citation_does_not_is_put_on_the_card(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.files["S/2023/90", "docx"] = document("docx", "A/77/401–S/2023/90")
    fetcher = open_fetcher()
    first = one(fetcher, "S/2023/90")
    assert read_card(tmp_path / "documents" / first.file).symbol == Symbol(("A/77/401", "S/2023/90"))
    asked = len(site.log)
    second = one(fetcher, "A/77/401")
    assert (second.state, second.file, second.reason) == ("held", first.file, "the same document as S/2023/90")
    assert len(site.log) == asked


# --- absent, and failed ------------------------------------------------------------------------------------


def test_what_the_server_redirects_to_error_is_absent(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    record = one(open_fetcher())
    assert (record.state, record.reason) == ("absent", "the United Nations' server knows no such document")
    assert [asked.form for asked in site.log] == ["docx", "doc", "pdf"]
    assert kept(tmp_path) == []


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(200, ERROR_PAGE), "answers 200 OK with an HTML page"),
        (Reply(200), "answers 200 OK with nothing"),
        (Reply(204), "answers 204 No Content with nothing"),
        (Reply(404, ERROR_PAGE), "answers 404 Not Found with an HTML page"),
        (Reply(302), "answers 302 Found with nothing"),
        (Reply(200, b"\x89PNG\r\n"), "answers 200 OK with bytes of no known kind"),
        (Reply(299, b"\xff\xfe<\x00"), "answers 299 with bytes of no known kind"),
        (Reply(302, headers=(("Location", "/login"),)), "answers 200 OK with an HTML page"),
        (Reply(302, headers=(("Location", "/Error/page"),)), "answers 200 OK with an HTML page"),
        (Reply(302, headers=(("Location", "https://[::1/x"),)), "sent no whole answer (Invalid URL in location header"),
        (Reply(302, headers=(("Location", "https://evil.example/error"),)), "redirects to https://evil.example/error, another host, which is not asked"),
        (Reply(302, headers=(("Location", "//evil.example/x"),)), "another host, which is not asked"),
        (Reply(302, headers=(("Location", f"https://{UN}@evil.example/x"),)), "another host, which is not asked"),
        (Reply(302, headers=(("Location", f"https://{UN}\\@evil.example/x"),)), "another host, which is not asked"),
        (Reply(302, headers=(("Location", f"https://{UN}.evil.example/x"),)), "another host, which is not asked"),
        (Reply(302, headers=(("Location", f"https://{UN}:8443/doc"),)), "has a user name or a port in it"),
        (Reply(302, headers=(("Location", f"https://me@{UN}/doc"),)), "has a user name or a port in it"),
        (Reply(302, headers=(("Location", f"ftp://{UN}/doc"),)), "is no https address"),
        (Reply(302, headers=(("Location", "file:///etc/passwd"),)), "another host, which is not asked"),
    ],
)  # fmt: skip
def test_a_failure_is_never_an_absence(
    site: Site, open_fetcher: Open, tmp_path: Path, reply: Reply, reason: str
) -> None:
    site.always[SYMBOL] = reply
    record = one(open_fetcher())
    assert record.state == "failed"
    assert reason in record.reason
    assert kept(tmp_path) == []
    assert {asked.host for asked in site.log} == {UN}


def test_one_failure_among_absences_leaves_the_document_failed(site: Site, open_fetcher: Open) -> None:
    site.special[SYMBOL] = [Reply(200, ERROR_PAGE)]
    record = one(open_fetcher())
    assert [asked.form for asked in site.log] == ["docx", "doc", "pdf"]
    assert (record.state, record.reason) == ("failed", f"{UN} answers 200 OK with an HTML page")


def test_a_redirect_by_http_is_followed_by_https(site: Site, open_fetcher: Open) -> None:
    site.special[SYMBOL] = [Reply(301, headers=(("Location", f"http://{UN}/doc/UNDOC/GEN/N1.PDF"),))]
    site.pages[f"{UN}/doc/UNDOC/GEN/N1.PDF"] = Reply(200, document("pdf", SYMBOL))
    assert one(open_fetcher()).state == "held"  # the transport asserts that all is https


@pytest.mark.parametrize(
    "hops",
    [
        ["/doc/a", "/doc/a"],
        ["/doc/a", "/doc/b", "/doc/a"],
        [f"/doc/{n}" for n in range(30)],
    ],
)
def test_redirects_without_an_end_are_not_followed_for_ever(site: Site, open_fetcher: Open, hops: list[str]) -> None:
    for here, there in zip([SYMBOL, *(UN + hop for hop in hops)], hops, strict=False):
        site.always.setdefault(here, Reply(302, headers=(("Location", there),)))
    record = one(open_fetcher())
    assert record.state == "failed"
    assert record.reason.endswith("and does not come to an end")
    assert len(site.log) <= 3 * 7


def test_the_united_nations_is_asked_by_symbol_alone() -> None:
    source = UnitedNations(Downloader(), frozenset())
    assert list(source.offers(cited_page())) == []
