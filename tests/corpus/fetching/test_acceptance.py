"""Files that are not whole, too large, or not what was asked for."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import UnreadableSource
from corpus.fetching.download import Downloader
from corpus.fetching.fetch import Fetcher
from corpus.holdings import readers
from corpus.holdings.source import Source
from corpus.lines import Line
from tests.corpus.fetching.opened import SYMBOL, Open, kept, one
from tests.corpus.fetching.un_server import UN, Reply, Site, document, masthead

pytestmark = pytest.mark.usefixtures("plain_readers")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document("pdf", SYMBOL).removesuffix(b"%%EOF\n"), "the PDF is cut off: it has no %%EOF at its end"),
        (document("docx", SYMBOL)[:-30], "the Word document is cut off or damaged"),
        (document("docx", SYMBOL)[:100], "the Word document is cut off or damaged"),
        (b"PK\x05\x06" + bytes(18), "answers 200 OK with bytes of no known kind"),
    ],
    ids=["PDF", "most of a DOCX", "the head of a DOCX", "an empty archive"],
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
    monkeypatch.setitem(readers.READERS, ".docx", fails)
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
