"""The folder of added documents: what lies in it, what was moved out of it, and what a failure leaves."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.errors import AnotherText, ShippedDocument, UnknownDocument
from corpus.holdings.collection import Added, AlreadyHeld, Collection, reissues, sweep
from corpus.holdings.library import LETTER
from corpus.holdings.source import Source, read_document, read_source
from corpus.symbol import Symbol

FERRIES = "Eleven ferries were cut from their moorings in the night, as the harbour master reported to the crown.\n"
LIGHTHOUSE = "The lighthouse keeper heard the boats at two o'clock, and lit the second lamp before he rang the bell.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Of the collection; beside it is `removed`."""
    return tmp_path / "data" / "documents"


def opened(folder: Path) -> Collection:
    return Collection(folder, folder.parent / "removed", shipped=(LETTER,), known={})


def source(tmp_path: Path, name: str, text: str, symbol: str = "", title: str = "") -> Source:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_source(path, Card(path, Symbol.parse(symbol) if symbol else None, title))


def added(result: Added | AlreadyHeld) -> Added:
    assert isinstance(result, Added)
    return result


def files(folder: Path) -> dict[str, str]:
    """Everything below a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- Adding ------------------------------------------------------------------------------------------------


def test_a_file_is_copied_under_a_name_made_from_its_symbol(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    result = added(collection.add(source(tmp_path, "x/log.MD", FERRIES, "A/77/401–S/2023/91", "Log")))
    assert result.holding.path == folder / "A_77_401.md"
    assert files(folder) == {
        "A_77_401.md": FERRIES,
        "A_77_401.toml": 'symbol = "A/77/401–S/2023/91"\ntitle = "Log"\n',
    }
    assert [str(h.document.symbol) for h in collection.holdings] == ["A/75/660–S/2020/1267", "A/77/401–S/2023/91"]
    assert [str(h.document.symbol) for h in opened(folder).holdings] == ["A/75/660–S/2020/1267", "A/77/401–S/2023/91"]


def test_a_text_that_says_its_symbol_needs_no_card(tmp_path: Path, folder: Path) -> None:
    text = f"Resolution 12 (1950)\nof 3 May 1950\n\nThe Security Council,\n\n1. Notes the following: {LIGHTHOUSE}"
    opened(folder).add(source(tmp_path, "log.txt", text))
    assert list(files(folder)) == ["S_RES_12(1950).txt"]


@pytest.mark.parametrize("name", ["../../x.md", "..md", "a b;rm -rf.md", "\n.md", "-rf.md"])
def test_the_name_of_the_file_given_decides_nothing(tmp_path: Path, folder: Path, name: str) -> None:
    opened(folder).add(source(tmp_path / "deep" / "down", name, FERRIES, "A/77/401"))
    assert sorted(path.name for path in folder.iterdir()) == ["A_77_401.md", "A_77_401.toml"]
    assert sorted(path.name for path in folder.parent.iterdir()) == ["documents"]


def test_the_same_text_again_is_already_held(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    first = added(collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401")))
    before = files(folder)
    for name, text, symbol in (
        ("log.md", FERRIES, "A/77/401"),  # the same bytes
        ("other.txt", f"\n\n{FERRIES}", "A/77/401"),  # the same canonical text
        ("other.md", FERRIES, "A/77/999"),  # under another symbol
    ):
        for replace in (False, True) if symbol == "A/77/999" else (False,):
            held = collection.add(source(tmp_path, name, text, symbol), replace=replace)
            assert held == AlreadyHeld(first.holding)
    assert files(folder) == before


def test_another_text_of_a_symbol_that_is_held_is_refused(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401–S/2023/91"))
    before = files(folder)
    with pytest.raises(AnotherText, match=r"A/77/401–S/2023/91 is held with another text \(A_77_401\.md\)$"):
        collection.add(source(tmp_path, "log.md", LIGHTHOUSE, "S/2023/91"))
    assert files(folder) == before


def test_a_refusal_says_what_the_file_s_name_suggests(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401"))
    with pytest.raises(AnotherText, match=r"its text says A/77/401, its name suggests A/77/402$"):
        collection.add(source(tmp_path, "A_77_402.md", LIGHTHOUSE, "A/77/401"))


def test_replacing_keeps_the_former_file_and_its_card(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401", "Log"))
    result = added(collection.add(source(tmp_path, "log.txt", LIGHTHOUSE, "A/77/401"), replace=True))
    assert files(folder) == {"A_77_401.txt": LIGHTHOUSE, "A_77_401.toml": 'symbol = "A/77/401"\n'}
    removed = folder.parent / "removed"
    assert result.replaced == (removed / "A_77_401.md", removed / "A_77_401.toml")
    assert files(removed) == {"A_77_401.md": FERRIES, "A_77_401.toml": 'symbol = "A/77/401"\ntitle = "Log"\n'}
    assert [h.document.text for h in collection.holdings[1:]] == [LIGHTHOUSE.strip()]
    again = added(collection.add(source(tmp_path, "log.txt", FERRIES, "A/77/401"), replace=True))
    assert again.replaced == (removed / "A_77_401-2.txt", removed / "A_77_401-2.toml")


def test_a_joint_symbol_replaces_both_documents_that_have_its_halves(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "a.md", FERRIES, "A/77/401"))
    collection.add(source(tmp_path, "b.md", LIGHTHOUSE, "S/2023/91"))
    collection.add(source(tmp_path, "c.md", FERRIES + LIGHTHOUSE, "A/77/401–S/2023/91"), replace=True)
    assert list(files(folder)) == ["A_77_401.md", "A_77_401.toml"]
    assert len(collection.holdings) == 2
    assert list(files(folder.parent / "removed")) == ["A_77_401.md", "A_77_401.toml", "S_2023_91.md", "S_2023_91.toml"]


def test_replacing_may_give_the_same_text_another_title(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401"))
    added(collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401", "Log"), replace=True))
    assert opened(folder).holding(Symbol.parse("A/77/401")).document.title == "Log"


def test_related_documents_are_held_each_under_its_own_symbol(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "a.md", FERRIES, "A/77/40"))
    collection.add(source(tmp_path, "b.md", LIGHTHOUSE, "A/77/401"))
    result = added(collection.add(source(tmp_path, "c.md", FERRIES + LIGHTHOUSE, "A/77/40/Rev.1")))
    assert [str(related.document.symbol) for related in result.related] == ["A/77/40"]
    assert len(collection.holdings) == 4
    assert "A_77_40.md" in files(folder)


def test_the_shipped_letter_is_not_replaced(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(ShippedDocument, match="S/2020/1267 ships with Pincite"):
        opened(folder).add(source(tmp_path, "log.md", FERRIES, "S/2020/1267"), replace=True)
    assert not folder.exists()


def test_a_name_that_something_unreadable_has_is_left_to_it(tmp_path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "A_77_401.txt").write_bytes(b"\xff no text")
    collection = opened(folder)
    assert [str(error) for error in collection.unreadable] == [
        "A_77_401.txt cannot be read: it is not UTF-8 (byte 1 is 0xFF); save it as UTF-8"
    ]
    assert added(collection.add(source(tmp_path, "a.md", FERRIES, "A/77/401"))).holding.path.name == "A_77_401-2.md"
    assert (folder / "A_77_401.txt").read_bytes() == b"\xff no text"


def test_a_link_in_the_place_of_the_new_file_is_not_written_through(tmp_path: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "A_77_401.md").symlink_to(tmp_path / "elsewhere.md")
    opened(folder).add(source(tmp_path, "log.md", FERRIES, "A/77/401"))
    assert not (tmp_path / "elsewhere.md").exists()


def test_of_two_files_of_one_symbol_in_the_folder_the_second_is_named(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name, text in (("one", FERRIES), ("two", LIGHTHOUSE)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        (folder / f"{name}.toml").write_text('symbol = "A/77/401"', encoding="utf-8")
    collection = opened(folder)
    assert "A/77/401 is the symbol of two documents: one.md and two.md" in str(collection.unreadable[0])
    assert collection.holding(Symbol.parse("A/77/401")).path.name == "one.md"


def test_a_symbol_without_its_year_names_the_only_document_it_may_mean(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "one.md", FERRIES, "S/RES/2650(2022)"))
    assert str(collection.holding(Symbol.parse("S/RES/2650")).document.symbol) == "S/RES/2650(2022)"
    collection.add(source(tmp_path, "two.md", LIGHTHOUSE, "S/RES/2650(2023)"))
    with pytest.raises(UnknownDocument, match="S/RES/2650"):
        collection.holding(Symbol.parse("S/RES/2650"))


# --- Removing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("half", ["A/77/401", "s/2023/91", "A/77/401–S/2023/91"])
def test_any_half_removes_a_document_and_nothing_is_lost(tmp_path: Path, folder: Path, half: str) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401–S/2023/91"))
    moved = collection.remove(Symbol.parse(half))
    assert [path.name for path in moved] == ["A_77_401.md", "A_77_401.toml"]
    assert all(path.parent == folder.parent / "removed" for path in moved)
    assert files(folder) == {}
    assert len(collection.holdings) == 1
    back = added(collection.add(read_source(moved[0])))
    assert back.holding.document.symbol.halves == ("A/77/401", "S/2023/91")


def test_what_is_not_held_and_what_ships_cannot_be_removed(folder: Path) -> None:
    collection = opened(folder)
    with pytest.raises(UnknownDocument, match="A/77/401"):
        collection.remove(Symbol.parse("A/77/401"))
    with pytest.raises(ShippedDocument, match="neither replaced nor removed"):
        collection.remove(Symbol.parse("A/75/660"))
    assert LETTER.exists()


def test_a_second_removal_does_not_overwrite_the_first(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    for text in (FERRIES, LIGHTHOUSE):
        collection.add(source(tmp_path, "log.md", text, "A/77/401"))
        collection.remove(Symbol.parse("A/77/401"))
    removed = files(folder.parent / "removed")
    assert (removed["A_77_401.md"], removed["A_77_401-2.md"]) == (FERRIES, LIGHTHOUSE)


# --- Failures ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("failing", ["write", "card", "move out", "move in", "card in"])
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    collection = opened(folder)
    collection.add(source(tmp_path, "log.md", FERRIES, "A/77/401"))
    new = source(tmp_path, "log.txt", LIGHTHOUSE, "A/77/401")
    before = files(folder)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    replace = os.replace

    def full_for_text(old: Path, new: Path) -> None:
        return full() if new.suffix == ".txt" else replace(old, new)

    with monkeypatch.context() as patch:
        match failing:
            case "write":
                patch.setattr(Path, "write_bytes", full)
            case "card":
                patch.setattr(Path, "write_text", full)
            case "move out":
                patch.setattr(shutil, "move", full)
            case "move in":
                patch.setattr(os, "replace", full_for_text)
            case "card in":
                patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            collection.add(new, replace=True)
    assert files(folder) == before
    assert files(folder.parent / "removed") == {} if (folder.parent / "removed").exists() else True
    assert collection.holding(Symbol.parse("A/77/401")).document.text == FERRIES.strip()
    assert added(collection.add(new, replace=True)).holding.document.text == LIGHTHOUSE.strip()


def test_what_an_interrupted_copy_left_is_swept_up(tmp_path: Path, folder: Path) -> None:
    opened(folder).add(source(tmp_path, "log.md", FERRIES, "A/77/401"))
    before = files(folder)
    (folder / ".adding-0123").write_text("half a", encoding="utf-8")
    assert len(opened(folder).holdings) == 2
    sweep(folder)
    assert files(folder) == before


# --- Reissues ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("printed", "times"), [("A/77/401", 0), ("A/77/401*", 1), ("A/77/401–S/2023/91**", 2)])
def test_the_asterisks_behind_the_symbol_count_the_reissues(tmp_path: Path, printed: str, times: int) -> None:
    head = f"United Nations\n{printed}\n\nDistr.: General\n9 March 2023\n\nOriginal: English\n\n"
    title = (
        "Letter dated 9 March 2023 from the Permanent Representative of Norland addressed to the Secretary-General\n\n"
    )
    path = tmp_path / "letter.txt"
    path.write_text(head + title + FERRIES, encoding="utf-8")
    document = read_document(path)
    assert document.symbol.slug == "A/77/401"
    assert reissues(document) == times


def test_a_reissue_is_refused_with_what_its_head_says(tmp_path: Path, folder: Path) -> None:
    collection = opened(folder)
    title = "\n\nLetter dated 9 March 2023 from the Permanent Representative of Norland addressed to the Secretary-General\n\n"
    collection.add(source(tmp_path, "a.txt", f"A/77/401\n\nDistr.: General\n{title}{FERRIES}"))
    with pytest.raises(AnotherText, match=r"its head marks it as reissued \(\*\), that of the one held does not"):
        collection.add(source(tmp_path, "b.txt", f"A/77/401*\n\nDistr.: General\n{title}{FERRIES}"))
