"""Files become documents; what cannot is an error that says which file and why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import DuplicateSymbol, QuoteMismatch, SymbolMissing, UnknownBlock, UnknownFormat, UnreadableSource
from corpus.holdings import source
from corpus.holdings.library import LETTER, find_files, find_files_below, read_holding, read_library
from corpus.holdings.source import read_document, read_source

TEXT = "Eleven ferries were cut from their moorings in the night, as the harbour master reported to the crown.\n"


def write(folder: Path, name: str, text: str | bytes = TEXT, symbol: str = "") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    if symbol:
        path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    return path


def test_a_file_with_its_card_is_a_document(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "log.md", symbol="A/77/401"))
    assert str(document.symbol) == "A/77/401"
    assert document.text == TEXT.strip()


def test_a_symbol_in_the_masthead_needs_no_card(tmp_path: Path) -> None:
    masthead = "**A/77/401–S/2023/90**\n\nDistr.: General\n\n# Letter dated 9 March 2023 from the Permanent Representative of Norland\n\n"
    document = read_document(write(tmp_path, "letter.md", masthead + TEXT))
    assert document.symbol.halves == ("A/77/401", "S/2023/90")


def test_the_card_comes_before_the_masthead(tmp_path: Path) -> None:
    masthead = "**A/77/999**\n\nDistr.: General\n\n# Letter dated 9 March 2023 from the Permanent Representative of Norland\n\n"
    assert str(read_document(write(tmp_path, "letter.md", masthead + TEXT, "A/77/401")).symbol) == "A/77/401"


def test_a_symbol_cited_in_the_body_is_not_the_documents_own(tmp_path: Path) -> None:
    with pytest.raises(SymbolMissing):
        read_document(write(tmp_path, "log.md", f"{TEXT}\nSee A/77/5 for more of this.\n"))


def test_no_symbol_is_an_error_that_names_the_card_where_to_put_one(tmp_path: Path) -> None:
    with pytest.raises(SymbolMissing, match=r"log.md names no symbol of its own$") as error:
        read_document(write(tmp_path, "log.md"))
    assert (error.value.card, error.value.suggested, error.value.example) == ("log.toml", "", "A/75/660")


def test_a_symbol_that_the_file_s_name_spells_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(SymbolMissing, match=r"its name suggests S/RES/12\(1950\)\)$") as error:
        read_document(write(tmp_path, "S_RES_0012_1950_EN.md"))
    assert error.value.suggested == error.value.example == "S/RES/12(1950)"


@pytest.mark.parametrize("name", ["log.exe", "log", "log.md.zip"])
def test_a_file_that_no_reader_takes_is_an_error_that_names_the_known_kinds(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=rf"{name}: no reader for .* known are \.md"):
        read_document(write(tmp_path, name))


@pytest.mark.parametrize("text", ["", " \n\n", "---\n", "<!-- nothing -->"])
def test_an_empty_file_is_an_error_that_says_so(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableSource, match=r"log\.md cannot be read: there is no text in it"):
        read_document(write(tmp_path, "log.md", text, "A/77/401"))


@pytest.mark.parametrize("data", [b"caf\xe9 au lait", b"\xff\xd8\xff\xe0JFIF"])
def test_a_file_that_is_not_utf8_is_an_error_that_says_so(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(UnreadableSource, match=r"log\.md cannot be read: it is not UTF-8 \(byte "):
        read_document(write(tmp_path, "log.md", data, "A/77/401"))


def test_a_file_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"gone\.md cannot be read: .*No such file"):
        read_document(tmp_path / "gone.md")


def test_a_folder_and_a_pipe_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(UnreadableSource, match=r"folder\.md cannot be read: it is a folder"):
        read_document(tmp_path / "folder.md")
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(UnreadableSource, match=r"pipe\.md cannot be read: it is no regular file"):
        read_document(tmp_path / "pipe.md")


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 1_000)
    with pytest.raises(UnreadableSource, match=r"log\.md cannot be read: it has 1,001 bytes; 1,000 are the most"):
        read_document(write(tmp_path, "log.md", "x" * 1_001, "A/77/401"))
    read_document(write(tmp_path, "log.md", "x" * 1_000, "A/77/401"))


def test_a_document_that_is_known_is_not_read_again(tmp_path: Path) -> None:
    known = read_document(write(tmp_path, "another.md", "Another text.", "A/77/402"))
    path = write(tmp_path, "log.md", symbol="A/77/401")
    sha256 = read_source(path).sha256
    assert read_holding(path, {sha256: known}).document is known
    assert read_holding(path, {"0" * 64: known}).document.text == TEXT.strip()


@pytest.mark.parametrize("changed", ["text", "card", "suffix"])
def test_the_hash_of_a_source_is_of_all_that_makes_the_document(tmp_path: Path, changed: str) -> None:
    path = write(tmp_path, "log.md", symbol="A/77/401")
    before = read_source(path).sha256
    assert read_source(path).sha256 == before
    match changed:
        case "text":
            path.write_text(f"{TEXT}.", encoding="utf-8")
        case "card":
            path.with_suffix(".toml").write_text('symbol = "A/77/402"', encoding="utf-8")
        case "suffix":
            path = path.rename(path.with_suffix(".txt"))
    assert read_source(path).sha256 != before


def test_a_suffix_in_capitals_is_the_same_kind(tmp_path: Path) -> None:
    assert read_document(write(tmp_path, "LOG.MD", symbol="A/77/401")).text == TEXT.strip()


@pytest.mark.parametrize(("first", "second", "shared"), [
    ("A/77/401", "A/77/401", "A/77/401"),
    ("A/77/401-S/2023/90", "S/2023/90", "S/2023/90"),
    ("A/77/401", "A/77/401–S/2023/90", "A/77/401"),
])  # fmt: skip
def test_two_documents_with_a_half_in_common_are_an_error_that_names_both(
    tmp_path: Path, first: str, second: str, shared: str
) -> None:
    paths = [write(tmp_path, "one.md", symbol=first), write(tmp_path, "two.md", symbol=second)]
    with pytest.raises(DuplicateSymbol, match=f"{shared} is the symbol of two documents: one.md and two.md"):
        read_library(paths)


def test_a_library_keeps_the_order_of_its_files(tmp_path: Path) -> None:
    paths = [write(tmp_path, "b.md", symbol="A/77/2"), write(tmp_path, "a.md", symbol="A/77/2/Add.1")]
    assert [str(document.symbol) for document in read_library(paths)] == ["A/77/2", "A/77/2/Add.1"]


def test_files_are_found_by_name_and_only_those_a_reader_takes(tmp_path: Path) -> None:
    for name in ("b.md", "a.markdown", "c.toml", "d.bin"):
        write(tmp_path, name)
    (tmp_path / "folder.md").mkdir()
    assert [path.name for path in find_files(tmp_path)] == ["a.markdown", "b.md"]


def test_a_folder_that_is_not_there_holds_no_files(tmp_path: Path) -> None:
    assert find_files(tmp_path / "gone") == ()


def test_files_below_a_folder_are_found_but_for_hidden_ones_and_links_to_folders(tmp_path: Path) -> None:
    for name in ("b.md", "years/1993/a.txt", "years/1994/c.pdf", ".git/d.md", "years/.trash/e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "years" / "round").symlink_to(tmp_path)
    found = find_files_below(tmp_path)
    assert [str(path.relative_to(tmp_path)) for path in found] == ["b.md", "years/1993/a.txt", "years/1994/c.pdf"]


def test_the_letter_ships_with_the_package() -> None:
    assert LETTER in find_files(LETTER.parent)


def test_a_block_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(UnknownBlock, match="A/77/401 has no block 'p99'"):
        read_document(write(tmp_path, "log.md", symbol="A/77/401")).block("p99")


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 6, "eleven"), (0, 7, "Eleven"), (1, 7, "Eleven"), (3, 3, "")])
def test_a_quotation_that_is_not_the_text_of_its_range_is_refused(
    tmp_path: Path, start: int, end: int, quote: str
) -> None:
    document = read_document(write(tmp_path, "log.md", symbol="A/77/401"))
    document.check_quote(0, 6, "Eleven")
    with pytest.raises(QuoteMismatch, match=f"A/77/401 from {start} to {end}"):
        document.check_quote(start, end, quote)
