"""Fetching from a server of our own that behaves as the United Nations' does, and as others may."""

from __future__ import annotations

import datetime
import gzip
import itertools
import json
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from random import Random

import filelock
import pytest

from corpus import library
from corpus.address import Address, identify
from corpus.card import read_card
from corpus.collection import Collection
from corpus.document import Document, Reference
from corpus.download import Downloader, Manners
from corpus.errors import FetchRunning, LedgerDamaged, NotWritable, UnreadableSource
from corpus.fetch import Fetcher, alone_in, reference_to
from corpus.ledger import Record, removal
from corpus.library import Source, read_document
from corpus.lines import Line
from corpus.servers import UnitedNations
from corpus.symbol import Symbol
from tests.corpus.readers import READERS
from tests.corpus.un_server import EPOCH, ERROR_PAGE, UN, Reply, Site, document, masthead, page, serving

Open = Callable[..., Fetcher]
SYMBOL = "A/77/401"
PAGE = "https://www.lake.example/news/ferries"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as site:
        yield site


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> None:
    for suffix, reader in READERS.items():
        monkeypatch.setitem(library.READERS, suffix, reader)


@pytest.fixture
def open_fetcher(site: Site, tmp_path: Path) -> Open:
    """`open_fetcher(shipped=…, patience=…)`: one run on the data folder, with manners as given."""

    def open_fetcher(shipped: tuple[Path, ...] = (), language: str = "en", **manners: float) -> Fetcher:
        polite = Manners(user_agent="Test (+mailto:keeper@lake.example)", **manners)  # type: ignore[arg-type]
        web = Downloader(polite, site.time.clock, site.transport, said.append)
        return Fetcher.open(tmp_path, web, language=language, readable=READERS, shipped=shipped)

    said: list[str] = []
    return open_fetcher


def one(fetcher: Fetcher, name: str = SYMBOL) -> Record:
    return fetcher.fetch(reference_to(identify(name)))


def kept(folder: Path) -> list[str]:
    """Names of the files among the documents."""
    documents = folder / "documents"
    return sorted(path.name for path in documents.iterdir()) if documents.exists() else []


# --- a document that is there ------------------------------------------------------------------------------


def test_a_document_is_found_through_a_redirect_and_kept_with_its_card(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.add(SYMBOL)
    record = one(open_fetcher())
    assert (record.state, record.reason, record.file) == ("held", "", "A_77_401.docx")
    assert kept(tmp_path) == ["A_77_401.docx", "A_77_401.toml"]
    assert (tmp_path / "documents" / record.file).read_bytes() == site.files[SYMBOL, "docx"]
    assert record.size == len(site.files[SYMBOL, "docx"])
    card = read_card(tmp_path / "documents" / record.file)
    assert card.symbol == Symbol.parse(SYMBOL)
    assert card.source == record.url == f"https://{UN}/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX"
    assert str(read_document(tmp_path / "documents" / record.file).symbol) == SYMBOL
    assert [asked.target for asked in site.log] == [
        "/api/symbol/access?s=A%2F77%2F401&l=en&t=docx",
        "/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX",
    ]
    assert {asked.agent for asked in site.log} == {"Test (+mailto:keeper@lake.example)"}
    assert {asked.encoding for asked in site.log} == {"identity"}


def test_what_became_of_a_document_is_on_disk(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL)
    one(open_fetcher())
    (record,) = json.loads((tmp_path / "fetched.json").read_text(encoding="utf-8"))["records"]
    assert (record["key"], record["state"], record["file"]) == (SYMBOL, "held", "A_77_401.docx")
    assert len(record["sha256"]) == 64
    assert record["at"].startswith("2026-11-23T12:00:0")


@pytest.mark.parametrize(("form", "asked"), [("doc", ["docx", "doc", "pdf"]), ("pdf", ["docx", "doc", "pdf"])])
def test_docx_is_asked_for_first_then_doc_then_pdf(site: Site, open_fetcher: Open, form: str, asked: list[str]) -> None:
    site.add(SYMBOL, form)
    record = one(open_fetcher())
    assert [request.form for request in site.log if request.form] == asked
    assert record.state == ("held" if form == "pdf" else "failed")


def test_a_form_that_nothing_reads_gives_way_to_one_that_something_does(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.add(SYMBOL, "doc")
    site.add(SYMBOL, "pdf")
    assert one(open_fetcher()).file == "A_77_401.pdf"
    assert kept(tmp_path) == ["A_77_401.pdf", "A_77_401.toml"]


def test_a_document_that_only_nothing_can_read_is_failed_and_says_which(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.add(SYMBOL, "doc")
    record = one(open_fetcher())
    assert record.state == "failed"
    assert record.reason == f"{UN} gives an old Word or WordPerfect document, which cannot be read here"
    assert kept(tmp_path) == []


@pytest.mark.parametrize("form", ["docx", "doc", "pdf"])
def test_first_bytes_decide_what_a_file_is_whatever_was_asked_for(site: Site, open_fetcher: Open, form: str) -> None:
    site.add(SYMBOL, form, document("pdf", SYMBOL))
    assert one(open_fetcher()).file == "A_77_401.pdf"


def test_neither_status_nor_content_type_is_trusted(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    file = Reply(404, site.files[SYMBOL, "docx"], (("Content-Type", "text/html"),))
    site.special[f"{UN}/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX"] = [file]
    assert one(open_fetcher()).state == "held"


def test_a_file_without_a_redirect_is_taken(site: Site, open_fetcher: Open) -> None:
    site.special[SYMBOL] = [Reply(200, document("pdf", SYMBOL))]
    assert one(open_fetcher()).file == "A_77_401.pdf"


def test_where_the_upper_case_path_fails_the_lower_case_one_is_tried(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    site.lower_case_only = True
    record = one(open_fetcher())
    assert record.state == "held"
    assert [asked.target for asked in site.log[1:]] == [
        "/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX",
        "/doc/undoc/gen/n00/docx/n000000.docx",
    ]


@pytest.mark.parametrize(
    "upper",
    [
        Reply(403, b"no"),
        Reply(500, b""),
        Reply(200, ERROR_PAGE),
        Reply(302, headers=(("Location", "/error"),)),
        Reply(204),
        Reply(200, raw=b"\r\n\r\n"),
    ],
)
def test_every_way_in_which_the_upper_case_path_may_fail_leads_to_the_lower_case_one(
    site: Site, open_fetcher: Open, upper: Reply
) -> None:
    site.add(SYMBOL)
    site.always[f"{UN}/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX"] = upper
    assert one(open_fetcher()).state == "held"
    assert len(site.log) == 3


def test_the_query_of_a_redirect_keeps_its_case(site: Site, open_fetcher: Open) -> None:
    site.special[SYMBOL] = [Reply(302, headers=(("Location", "/doc/UNDOC/GEN/N1.PDF?Open%2FElement=A"),))]
    site.pages[f"{UN}/doc/undoc/gen/n1.pdf?Open%2FElement=A"] = Reply(200, document("pdf", SYMBOL))
    site.always[f"{UN}/doc/UNDOC/GEN/N1.PDF"] = Reply(404)
    assert one(open_fetcher()).state == "held"


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


# --- files that are not whole, too large, or not what was asked for ----------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document("pdf", SYMBOL).removesuffix(b"%%EOF\n"), "the PDF is cut off: it has no %%EOF at its end"),
        (document("docx", SYMBOL)[:-30], "the Word document is cut off or damaged"),
        (document("docx", SYMBOL)[:100], "the Word document is cut off or damaged"),
        (b"PK\x05\x06" + bytes(18), "answers 200 OK with bytes of no known kind"),
    ],
)
def test_a_file_without_its_end_is_failed(
    site: Site, open_fetcher: Open, tmp_path: Path, data: bytes, reason: str
) -> None:
    site.add(SYMBOL, "docx", data)
    record = one(open_fetcher())
    assert record.state == "failed"
    assert reason in record.reason
    assert kept(tmp_path) == []


def test_an_archive_that_is_no_word_document_is_failed(site: Site, open_fetcher: Open) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("xl/workbook.xml", "figures")
    site.add(SYMBOL, "docx", packed.getvalue())
    assert "a ZIP archive that holds no Word document" in one(open_fetcher()).reason


@pytest.mark.parametrize("chunked", [False, True])
def test_a_transfer_that_breaks_off_is_tried_again(site: Site, open_fetcher: Open, chunked: bool) -> None:
    site.add(SYMBOL)
    path = f"{UN}/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX"
    site.special[path] = [Reply(200, site.files[SYMBOL, "docx"], short=50, chunked=chunked)]
    site.special[path.replace("/doc/UNDOC/GEN/N00/DOCX/N000000.DOCX", "/doc/undoc/gen/n00/docx/n000000.docx")] = [
        Reply(404)
    ]
    assert one(open_fetcher()).state == "held"


def test_a_transfer_that_always_breaks_off_is_failed(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.always[SYMBOL] = Reply(200, document("pdf", SYMBOL), short=1)
    record = one(open_fetcher())
    assert record.state == "failed"
    assert f"{UN} sent no whole answer (" in record.reason
    assert kept(tmp_path) == []


def test_a_file_larger_than_the_limit_is_not_taken_however_its_size_is_told(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    large = document("pdf", text=masthead(SYMBOL) + "x" * 60_000)
    for reply in (
        Reply(200, large),
        Reply(200, large, chunked=True),
        Reply(200, large, (("Connection", "close"),)),
        Reply(200, b"%PDF", (("Content-Length", "9" * 15),)),
    ):
        site.always[SYMBOL] = reply
        record = one(open_fetcher(largest=50_000))
        assert record.state == "failed"
        assert record.reason == f"{UN} sends more than 50,000 bytes"
    assert kept(tmp_path) == []
    site.always[SYMBOL] = Reply(200, large)
    assert one(open_fetcher(largest=len(large))).state == "held"


def test_another_document_is_failed_and_nothing_of_it_is_kept(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL, "docx", document("docx", "A/77/999"))
    record = one(open_fetcher())
    assert record.state == "failed"
    assert record.reason == f"{UN} sent another document, A/77/999, for A/77/401"
    assert kept(tmp_path) == []


def test_another_document_in_one_form_does_not_keep_the_right_one_in_another_from_being_taken(
    site: Site, open_fetcher: Open
) -> None:
    site.add(SYMBOL, "docx", document("docx", "A/77/999"))
    site.add(SYMBOL, "pdf")
    assert one(open_fetcher()).file == "A_77_401.pdf"


@pytest.mark.parametrize("printed", ["A/77/401/Add.1", "A/77/401/Rev.1", "A/77/40", "S/77/401"])
def test_a_document_of_a_like_symbol_is_another(site: Site, open_fetcher: Open, printed: str) -> None:
    site.add(SYMBOL, "docx", document("docx", printed))
    assert one(open_fetcher()).state == "failed"


def test_a_document_that_only_speaks_of_the_one_asked_for_is_another(site: Site, open_fetcher: Open) -> None:
    text = masthead("A/77/999") + f"\nThe report {SYMBOL} is hereby withdrawn, as the harbour master has asked.\n"
    site.add(SYMBOL, "docx", document("docx", text=text))
    assert "sent another document, A/77/999" in one(open_fetcher()).reason


def test_a_draft_that_a_masthead_names_is_not_the_document(site: Site, open_fetcher: Open) -> None:
    site.add("A/77/L.8", "docx", document("docx", "A/RES/77/10\nA/77/L.8"))
    assert "sent another document, A/RES/77/10, for A/77/L.8" in one(open_fetcher(), "A/77/L.8").reason


@pytest.mark.parametrize("printed", ["A/77/401–S/2023/90", "A/77/401\nS/2023/90", "S/2023/90\nA/77/401*"])
def test_a_masthead_that_prints_the_symbol_in_its_own_way_is_accepted(
    site: Site, open_fetcher: Open, printed: str
) -> None:
    site.add(SYMBOL, "docx", document("docx", printed))
    assert one(open_fetcher()).state == "held"


def test_a_document_whose_head_is_not_understood_is_known_by_the_first_symbol_it_prints(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    text = "{}\n\nLe 2 février 2023, des bateaux sont entrés dans le port de Port Selby sans autorisation, comme il est dit dans le document A/77/5."
    site.add(SYMBOL, "pdf", document("pdf", text=text.format(SYMBOL)))
    assert one(open_fetcher(language="fr")).state == "held"
    site.add("A/77/402", "pdf", document("pdf", text=text.format("A/77/999, not A/77/402")))
    assert "sent another document, A/77/999" in one(open_fetcher(language="fr"), "A/77/402").reason


def test_a_document_that_prints_no_symbol_is_not_taken_on_trust(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL, "pdf", document("pdf", text="Eleven ferries were cut from their moorings in the night."))
    record = one(open_fetcher())
    assert (record.state, kept(tmp_path)) == ("failed", [])
    assert record.reason == f"{UN} sent a file whose head names no symbol; nothing tells that it is A/77/401"


def test_a_file_without_text_is_failed(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL, "pdf", document("pdf", text="\n\n"))
    record = one(open_fetcher())
    assert (record.state, kept(tmp_path)) == ("failed", [])
    assert "A_77_401.pdf cannot be read: there is no text in it" in record.reason


def test_a_reader_that_fails_costs_one_file_and_not_the_run(
    site: Site, open_fetcher: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(data: bytes) -> tuple[Line, ...]:
        raise KeyError("styles.xml")

    site.add(SYMBOL)
    site.add("A/77/402", "pdf")
    monkeypatch.setitem(library.READERS, ".docx", fails)
    fetcher = open_fetcher()
    record = one(fetcher)
    assert record.state == "failed"
    assert "sent a file at which Pincite fails, please report it: KeyError: 'styles.xml'" in record.reason
    site.files[SYMBOL, "pdf"] = document("pdf", SYMBOL)
    assert [one(fetcher).file, one(fetcher, "A/77/402").file] == ["A_77_401.pdf", "A_77_402.pdf"]
    assert kept(tmp_path) == ["A_77_401.pdf", "A_77_401.toml", "A_77_402.pdf", "A_77_402.toml"]


def test_what_is_a_document_is_judged_by_the_reader_that_is_handed_in(site: Site, tmp_path: Path) -> None:
    site.add(SYMBOL)
    site.add(SYMBOL, "pdf")

    def read(source: Source) -> Document:
        if source.path.suffix == ".docx":
            raise UnreadableSource(source.path, "no reader today")
        return source.document()

    web = Downloader(clock=site.time.clock, transport=site.transport)
    fetcher = Fetcher.open(tmp_path, web, read=read, readable=[".docx", ".pdf"], shipped=())
    assert one(fetcher).file == "A_77_401.pdf"


# --- manners -----------------------------------------------------------------------------------------------


def gaps(site: Site, host: str) -> list[float]:
    times = [asked.at for asked in site.log if asked.host == host]
    return [later - earlier for earlier, later in itertools.pairwise(times)]


def test_two_to_three_seconds_lie_between_requests_to_one_host(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher()
    for number in range(1, 7):
        site.add(f"A/77/{number}")
        one(fetcher, f"A/77/{number}")
    assert len(gaps(site, UN)) == 11
    assert all(2 <= gap <= 3 for gap in gaps(site, UN))
    assert len({round(gap, 2) for gap in gaps(site, UN)}) > 5


def test_the_pace_can_be_set(site: Site, open_fetcher: Open) -> None:
    one(open_fetcher(pause=20.0))
    assert all(20 <= gap <= 30 for gap in gaps(site, UN))


def test_another_host_is_not_waited_for(site: Site, open_fetcher: Open) -> None:
    site.pages["www.lake.example/news/ferries"] = page("Ferries")
    fetcher = open_fetcher()
    one(fetcher)
    before = site.time.passed
    assert one(fetcher, PAGE).state == "held"
    assert site.time.passed == before


@pytest.mark.parametrize("status", [403, 429, 500, 502, 503, 504])
def test_trouble_that_may_pass_is_waited_out_for_longer_each_time(site: Site, open_fetcher: Open, status: int) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(status), Reply(status), Reply(status)]
    assert one(open_fetcher(wait=10.0)).state == "held"
    assert gaps(site, UN)[:3] == [10.0, 20.0, 40.0]


@pytest.mark.parametrize(
    ("printed", "waited"),
    [
        ("37", 37.0),
        (" 37 ", 37.0),
        (format_datetime(EPOCH + datetime.timedelta(seconds=90), usegmt=True), 90.0),
        ("Mon, 23 Nov 2026 12:02:00 -0000", 120.0),
        ("Monday, 23-Nov-26 12:01:30 GMT", 90.0),
    ],
)
def test_retry_after_is_honoured_in_either_form(site: Site, open_fetcher: Open, printed: str, waited: float) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", printed),))]
    assert one(open_fetcher()).state == "held"
    assert gaps(site, UN)[0] == pytest.approx(waited)


@pytest.mark.parametrize(
    "printed",
    ["", "soon", "-5", "1e3", "0x10", "²", "٣", "12.5", "Mon, 99 Nov 2026 99:99:99 GMT", "Mon, 23 Nov 2020 12:00:00 GMT",
     "Mon, 23 Nov 99999 12:00:00 GMT", "Mon, 23 Nov 2026 12:00:00 +9999999", ",,,", "\x07", "a" * 5_000],
)  # fmt: skip
def test_a_retry_after_that_says_nothing_is_as_if_it_were_not_there(
    site: Site, open_fetcher: Open, printed: str
) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", printed),))]
    assert one(open_fetcher(wait=11.0)).state == "held"
    assert gaps(site, UN)[0] == 11.0


def test_a_retry_after_of_nothing_still_leaves_the_pause(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(429, headers=(("Retry-After", "0"),))]
    assert one(open_fetcher()).state == "held"
    assert 2 <= gaps(site, UN)[0] <= 3


@pytest.mark.parametrize("printed", ["3600", "9" * 4_400, "Tue, 24 Nov 2026 12:00:00 GMT"])
def test_a_host_that_wants_to_be_left_alone_for_long_is_not_asked_again(
    site: Site, open_fetcher: Open, printed: str
) -> None:
    site.add(SYMBOL)
    site.add("A/77/402")
    site.special[SYMBOL] = [Reply(429, headers=(("Retry-After", printed),))]
    fetcher = open_fetcher(bound=300.0)
    first, second = one(fetcher), one(fetcher, "A/77/402")
    assert (first.state, second.state) == ("failed", "failed")
    assert f"{UN} answers 429 Too Many Requests" in first.reason
    assert f"{UN} was not asked: it wants to be left alone for" in second.reason
    assert len(site.log) == 1
    assert site.time.passed == 0


def test_a_wait_has_a_bound(site: Site, open_fetcher: Open) -> None:
    site.always[SYMBOL] = Reply(500)
    one(open_fetcher(wait=200.0, bound=300.0, tries=4))
    assert gaps(site, UN)[:3] == [200.0, 300.0, 300.0]


def test_a_host_that_keeps_failing_is_not_asked_again_and_the_rest_is_failed_not_absent(
    site: Site, open_fetcher: Open
) -> None:
    site.always[UN] = Reply(503)
    site.pages["www.lake.example/news/ferries"] = page("Ferries")
    fetcher = open_fetcher(failures=3)
    records = [one(fetcher, f"A/77/{number}") for number in range(1, 7)]
    assert [record.state for record in records] == ["failed"] * 6
    assert site.symbols == ["A/77/1"] * 4 + ["A/77/2"] * 2 + ["A/77/3"]
    closed = f"{UN} was not asked: it failed for 3 documents in a row (it answers 503 Service Unavailable)"
    assert [record.reason for record in records[3:]] == [closed] * 3
    assert one(fetcher, PAGE).state == "held"  # another host is


def test_a_document_over_which_the_server_stumbles_does_not_stop_those_behind_it(
    site: Site, open_fetcher: Open
) -> None:
    fetcher = open_fetcher(failures=2)
    for number, status in enumerate([500, 503, 403, 429], 1):
        site.always[f"A/77/{number}"] = Reply(status)
        site.add(f"A/77/{number}0")
        assert one(fetcher, f"A/77/{number}").state == "failed"
        assert one(fetcher, f"A/77/{number}0").state == "held"


def test_a_new_run_asks_a_host_again(site: Site, open_fetcher: Open) -> None:
    site.special[UN] = [Reply(503)] * 4
    site.add(SYMBOL)
    assert one(open_fetcher()).state == "failed"
    assert one(open_fetcher()).state == "held"


def test_a_server_that_only_says_pages_is_left_alone_after_a_while(site: Site, open_fetcher: Open) -> None:
    site.always[UN] = Reply(200, ERROR_PAGE)
    fetcher = open_fetcher(failures=3)
    for number in range(1, 9):
        assert one(fetcher, f"A/77/{number}").state == "failed"
    assert len(site.log) == 7


def test_large_files_and_other_documents_are_no_trouble_of_the_server(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher(failures=2)
    for number in range(1, 5):
        site.add(f"A/77/{number}", "docx", document("docx", "A/77/999"))
        assert "sent another document" in one(fetcher, f"A/77/{number}").reason


@pytest.mark.parametrize("pause_at", [0, 200])
def test_a_server_that_falls_silent_is_not_waited_for_for_ever(site: Site, open_fetcher: Open, pause_at: int) -> None:
    silent = Reply(200, document("pdf", SYMBOL), pause_at=pause_at, pause=lambda: time.sleep(1))
    site.always[SYMBOL] = silent
    record = one(open_fetcher(patience=0.1, tries=2))
    assert (record.state, record.reason) == ("failed", f"{UN} sent nothing for 0.1 s")


def test_a_server_that_answers_after_a_silence_is_asked_again(site: Site, open_fetcher: Open) -> None:
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(302, headers=(("Location", "/error"),), pause_at=0, pause=lambda: time.sleep(1))]
    assert one(open_fetcher(patience=0.1)).state == "held"


def test_a_file_that_drips_has_a_time_limit(site: Site, open_fetcher: Open) -> None:
    site.always[SYMBOL] = Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-Header: y\r\n" * 100, drip=0.05)
    started = time.monotonic()
    record = one(open_fetcher(longest=0.3, patience=5.0))
    assert (record.state, record.reason) == ("failed", f"{UN} took longer than 0.3 s")
    assert time.monotonic() - started < 4


def test_a_server_that_cannot_be_reached_is_a_failure(site: Site, open_fetcher: Open) -> None:
    fetcher = open_fetcher()
    site.port = 1  # nobody listens there
    record = one(fetcher)
    assert record.state == "failed"
    assert f"{UN} could not be reached (" in record.reason


def test_waits_are_told(site: Site, tmp_path: Path) -> None:
    said: list[str] = []
    site.add(SYMBOL)
    site.special[SYMBOL] = [Reply(503, headers=(("Retry-After", "120"),))]
    web = Downloader(Manners(), site.time.clock, site.transport, said.append)
    one(Fetcher.open(tmp_path, web, readable=READERS, shipped=()))
    assert said == [f"{UN} answers 503 Service Unavailable; waiting 2 min"]


# --- oddities ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [
        Reply(200, document("pdf", SYMBOL), (("X-Large", "x" * 200_000),)),
        Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 30_000 + b"\r\n"),
        Reply(raw=b"GARBAGE\r\n\r\n"),
        Reply(raw=b"\x00\xff" * 500),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n%PDF"),
        Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n%PDF\r\n"),
        Reply(raw=b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: " + b"/" * 70_000 + b"\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 302 Found\r\nLocation: https://xn--/\r\nContent-Length: 0\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 101 Switching Protocols\r\n\r\n"),
        Reply(raw=b"HTTP/1.1 200 OK\r\n"),
    ],
    ids=lambda reply: repr((reply.raw or reply.headers)[:40]),
)
def test_no_answer_is_too_odd_to_be_a_failure(site: Site, open_fetcher: Open, tmp_path: Path, reply: Reply) -> None:
    site.always[SYMBOL] = reply
    record = one(open_fetcher())
    assert record.state == "failed"
    assert record.reason.startswith(f"{UN} ")
    assert "\n" not in record.reason
    assert len(record.reason) < 1_000
    assert kept(tmp_path) == []


def test_answers_with_bytes_changed_at_random_end_in_a_state(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    random = Random(4)
    body = document("pdf", SYMBOL)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\nRetry-After: 5\r\n\r\n" % len(
        body
    )
    redirect = (
        f"HTTP/1.1 302 Found\r\nLocation: https://{UN}/doc/UNDOC/GEN/N1.PDF?a=b#c\r\nContent-Length: 0\r\n\r\n".encode()
    )
    fetcher = open_fetcher(tries=1, failures=10_000, patience=0.3)
    states = set()
    for _ in range(150):
        answer = bytearray(random.choice([head + body, redirect]))
        for _ in range(random.randint(1, 6)):
            answer[random.randrange(min(len(answer), 180))] = random.choice(
                [*b"\r\n :/%?#@[\x00\xff", random.randrange(256)]
            )
        site.always[SYMBOL] = Reply(raw=bytes(answer))
        states.add(one(fetcher).state)
        for path in (tmp_path / "documents").glob("*.*"):
            path.unlink()
    assert "failed" in states


def test_file_names_that_a_server_proposes_do_not_matter(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.special[SYMBOL] = [Reply(302, headers=(("Location", "/doc/UNDOC/GEN/Привет é.pdf"),))]
    site.always[f"{UN}/doc/UNDOC/GEN/%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82%20%C3%A9.pdf"] = Reply(
        200,
        document("pdf", SYMBOL),
        (("Content-Disposition", 'attachment; filename="../../é\x01.exe"'), ("Content-Type", "application/x-é")),
    )
    assert one(open_fetcher()).file == "A_77_401.pdf"
    assert kept(tmp_path) == ["A_77_401.pdf", "A_77_401.toml"]


def test_compressed_files_are_taken_all_the_same(site: Site, open_fetcher: Open) -> None:
    body = gzip.compress(document("pdf", SYMBOL))
    site.special[SYMBOL] = [Reply(200, body, (("Content-Encoding", "gzip"),))]
    assert one(open_fetcher()).state == "held"


# --- web pages ---------------------------------------------------------------------------------------------


def cited_page(title: str = "Ferries adrift on the lake", url: str = PAGE, date: str = "") -> Reference:
    on = datetime.date(2020, 12, 10) if date else None
    return Reference("fn1", 0, 0, title=title, url=url, date=date, on=on)


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


# --- one's own documents, and running again ----------------------------------------------------------------


def write_citing(folder: Path, text: str, symbol: str = "A/77/1", name: str = "own.md") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    return path


def test_what_is_cited_and_not_held_is_wanted(open_fetcher: Open, tmp_path: Path) -> None:
    own = write_citing(tmp_path, f"The harbour was closed, see A/77/2 and A/77/3, and A/77/2 again, and {PAGE}.")
    write_citing(tmp_path / "documents", "The pier sank, as A/77/4 and A/77/1 tell.", "A/77/3")
    fetcher = open_fetcher(shipped=(own,))
    assert [reference.key for reference in fetcher.wanted(fetcher.cited())] == [
        "A/77/2",
        "www.lake.example/news/ferries",
        "A/77/4",
    ]


def test_what_fetched_documents_cite_is_wanted_only_where_it_is_asked_for(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    own = write_citing(tmp_path, "The harbour was closed, as A/77/2 tells.")
    site.add("A/77/2", "pdf", document("pdf", text=masthead("A/77/2") + "\nThe pier sank, as document A/77/5 tells.\n"))
    fetcher = open_fetcher(shipped=(own,))
    fetcher.fetch(fetcher.cited()[0])
    fetcher = open_fetcher(shipped=(own,))
    assert fetcher.wanted(fetcher.cited()) == ()
    assert [reference.key for reference in fetcher.wanted(fetcher.cited(further=True))] == ["A/77/5"]


def test_a_second_run_asks_only_for_what_failed(site: Site, open_fetcher: Open) -> None:
    references = tuple(reference_to(Symbol.parse(f"A/77/{number}")) for number in (1, 2, 3))
    site.add("A/77/1")
    site.always["A/77/3"] = Reply(200, ERROR_PAGE)
    fetcher = open_fetcher()
    assert [fetcher.fetch(reference).state for reference in references] == ["held", "absent", "failed"]
    site.log.clear()
    fetcher = open_fetcher()
    assert [reference.key for reference in fetcher.wanted(references)] == ["A/77/3"]
    assert [reference.key for reference in fetcher.wanted(references, again=True)] == ["A/77/2", "A/77/3"]


def test_an_absent_document_is_asked_for_again_after_thirty_days(site: Site, open_fetcher: Open) -> None:
    reference = reference_to(Symbol.parse(SYMBOL))
    one(open_fetcher())
    site.time.passed += 29 * 86_400
    assert open_fetcher().wanted([reference]) == ()
    site.time.passed += 86_400
    assert open_fetcher().wanted([reference]) == (reference,)


@pytest.mark.parametrize("damage", ["gone", "changed", "empty", "a folder"])
def test_a_held_file_that_is_gone_or_changed_is_fetched_again(
    site: Site, open_fetcher: Open, tmp_path: Path, damage: str
) -> None:
    site.add(SYMBOL)
    record = one(open_fetcher())
    path = tmp_path / "documents" / record.file
    path.unlink()
    if damage == "a folder":
        path.mkdir()
        (path / "precious").touch()
    elif damage != "gone":
        path.write_bytes(b"PK\x03\x04 changed" if damage == "changed" else b"")
    fetcher = open_fetcher()
    assert [reference.key for reference in fetcher.wanted([reference_to(Symbol.parse(SYMBOL))])] == [SYMBOL]
    if damage == "a folder":
        assert one(fetcher).file == "A_77_401-2.docx"
        assert (path / "precious").exists()
        return
    assert one(fetcher).state == "held"
    assert path.read_bytes() == site.files[SYMBOL, "docx"]
    assert kept(tmp_path) == ["A_77_401.docx", "A_77_401.toml"]


def test_a_damaged_file_that_cannot_be_had_again_stays_and_is_asked_for_by_the_next_run(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.add(SYMBOL)
    path = tmp_path / "documents" / one(open_fetcher()).file
    path.write_bytes(b"damaged")
    site.special[UN] = [Reply(503)] * 4
    assert one(open_fetcher()).state == "failed"
    assert path.read_bytes() == b"damaged"
    fetcher = open_fetcher()
    assert fetcher.wanted([reference_to(Symbol.parse(SYMBOL))])
    assert one(fetcher).state == "held"
    assert read_document(path)


def test_a_document_that_comes_in_another_form_takes_the_place_of_the_damaged_one(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    site.add(SYMBOL, "pdf")
    (tmp_path / "documents" / one(open_fetcher()).file).write_bytes(b"damaged")
    site.add(SYMBOL, "docx")
    assert one(open_fetcher()).file == "A_77_401.docx"
    assert kept(tmp_path) == ["A_77_401.docx", "A_77_401.toml"]


def test_what_is_damaged_is_kept_aside(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL)
    path = tmp_path / "documents" / one(open_fetcher()).file
    path.write_bytes(b"damaged")
    one(open_fetcher())
    assert (tmp_path / "removed" / path.name).read_bytes() == b"damaged"


def test_what_people_have_changed_in_a_fetched_file_stays(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL)
    path = tmp_path / "documents" / one(open_fetcher()).file
    path.write_bytes(document("docx", SYMBOL, text="A/77/401\n\nDistr.: General\n\nMended by hand."))
    assert open_fetcher().wanted([reference_to(Symbol.parse(SYMBOL))]) == ()


def test_what_was_removed_comes_back_only_by_name(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    own = write_citing(tmp_path, "The harbour was closed, as A/77/401 tells, and S/2023/90 again.")
    site.files[SYMBOL, "docx"] = document("docx", "A/77/401–S/2023/90")
    fetcher = open_fetcher(shipped=(own,))
    cited = fetcher.cited()
    assert [reference.key for reference in fetcher.wanted(cited)] == ["A/77/401", "S/2023/90"]
    one(fetcher)
    Collection(tmp_path / "documents", tmp_path / "removed", shipped=(), known={}).remove(Symbol.parse("S/2023/90"))
    fetcher.ledger.put(*removal(Symbol.parse("A/77/401–S/2023/90"), fetcher.clock.now()))
    fetcher = open_fetcher(shipped=(own,))
    assert fetcher.wanted(cited) == fetcher.wanted(cited, again=True) == ()
    assert fetcher.wanted(cited, named=True) == cited
    assert one(fetcher).state == "held"
    assert [record.state for record in fetcher.ledger] == ["held", "held"]
    (tmp_path / "documents" / "A_77_401.docx").unlink()
    assert open_fetcher(shipped=(own,)).wanted(cited) == cited  # deleted by hand, it is fetched again


def test_files_of_ones_own_are_never_overwritten(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    own = write_citing(tmp_path / "documents", "Something else.", "A/1/1", "A_77_401.md")
    card = own.with_suffix(".toml").read_bytes()
    site.add(SYMBOL)
    record = one(open_fetcher())
    assert record.file == "A_77_401-2.docx"
    assert kept(tmp_path) == ["A_77_401-2.docx", "A_77_401-2.toml", "A_77_401.md", "A_77_401.toml"]
    assert own.with_suffix(".toml").read_bytes() == card
    (tmp_path / "documents" / record.file).unlink()
    assert one(open_fetcher()).file == "A_77_401-2.docx"


def test_a_document_held_under_another_half_is_not_put_beside_it(
    site: Site, open_fetcher: Open, tmp_path: Path
) -> None:
    write_citing(tmp_path / "documents", "Typed by hand.", "S/2023/90", "typed.md")
    site.files[SYMBOL, "docx"] = document("docx", "A/77/401–S/2023/90")
    record = one(open_fetcher())
    assert record.state == "failed"
    assert "which is held as S/2023/90: put both symbols on its card" in record.reason
    assert kept(tmp_path) == ["typed.md", "typed.toml"]


# --- the record, and the folder ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"\xff", b'{"version": 2, "records": []}', b'{"version": 1, "records": [{"key": 5}]}']
)
def test_a_broken_record_is_a_message_and_is_left_as_it_is(
    site: Site, open_fetcher: Open, tmp_path: Path, damage: bytes
) -> None:
    site.add(SYMBOL)
    one(open_fetcher())
    path = tmp_path / "fetched.json"
    path.write_bytes(damage)
    with pytest.raises(
        LedgerDamaged,
        match=r"fetched.json, the record of what was fetched, cannot be read .* move it away and run again",
    ):
        open_fetcher()
    assert path.read_bytes() == damage
    path.rename(tmp_path / "fetched.old.json")
    assert open_fetcher().wanted([reference_to(Symbol.parse(SYMBOL))]) == ()  # the file is there, and held


def test_only_one_process_fetches_into_a_folder(tmp_path: Path) -> None:
    other = filelock.FileLock(tmp_path / "fetching.lock")
    with other, pytest.raises(FetchRunning, match="another `pincite fetch` is at work in"), alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass


def test_a_data_folder_that_cannot_be_made_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritable, match="cannot be written"), alone_in(tmp_path / "file" / "data"):
        pass


def test_a_folder_that_cannot_be_written_is_a_message(site: Site, open_fetcher: Open, tmp_path: Path) -> None:
    site.add(SYMBOL)
    (tmp_path / "documents").write_bytes(b"a file where the folder should be")
    with pytest.raises(NotWritable, match="cannot be written"):
        one(open_fetcher())
    assert (tmp_path / "documents").read_bytes() == b"a file where the folder should be"


# --- the letter --------------------------------------------------------------------------------------------


def test_the_united_nations_is_asked_by_symbol_alone() -> None:
    source = UnitedNations(Downloader(), frozenset())
    assert list(source.offers(cited_page())) == []
