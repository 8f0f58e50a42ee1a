"""Fetching from a server of our own that behaves as the United Nations' does, and as others may."""

from __future__ import annotations

import json
from pathlib import Path

import filelock
import pytest

from corpus.card import read_card
from corpus.errors import FetchRunning, LedgerDamaged, NotWritable
from corpus.fetching.fetch import alone_in, reference_to
from corpus.fetching.ledger import removal
from corpus.holdings.collection import Collection
from corpus.holdings.source import read_document
from corpus.symbol import Symbol
from tests.corpus.fetching.opened import PAGE, SYMBOL, Open, kept, one
from tests.corpus.fetching.un_server import ERROR_PAGE, UN, Reply, Site, document, masthead

pytestmark = pytest.mark.usefixtures("plain_readers")


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
    with other, pytest.raises(FetchRunning, match="another fetch is at work in"), alone_in(tmp_path):
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
