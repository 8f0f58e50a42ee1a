"""The card beside a file, and what is said of a bad one."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.address import Address
from corpus.card import Card, card_of, read_card
from corpus.errors import UnreadableSource
from corpus.symbol import Symbol


def test_a_file_without_a_card_has_an_empty_one(tmp_path: Path) -> None:
    assert read_card(tmp_path / "log.md") == Card(tmp_path / "log.md")


def test_a_card_gives_symbol_title_author_and_source(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text(
        'symbol = "A/77/401-S/2023/90"\ntitle = "Log"\nauthor = "Norland"\nsource = "By post"\n', encoding="utf-8"
    )
    card = read_card(tmp_path / "log.md")
    assert card == Card(tmp_path / "log.md", Symbol(("A/77/401", "S/2023/90")), "Log", "Norland", "By post")


def test_an_empty_symbol_is_left_to_the_text(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text('symbol = ""\n', encoding="utf-8")
    assert read_card(tmp_path / "log.md").symbol is None


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        (b'symbol = "A/77/401', "Expected|Unterminated|Illegal"),
        (
            b'symbl = "A/77/401"',
            "unknown key 'symbl'; known are symbol, name, title, author, source, date, publisher, accessed",
        ),
        (b"title = 3", "every value has to be a string"),
        (b'[symbol]\nfirst = "A/77/401"', "every value has to be a string"),
        (b'symbol = "Letter 5"', "'Letter 5' is not a UN document symbol"),
        (b'title = "caf\xe9"', "UTF-8"),
        (b'accessed = "yesterday"', "accessed = 'yesterday' is no date; write it like 2020-12-18"),
        (b'accessed = "2020-13-01"', "accessed = '2020-13-01' is no date"),
        (b'accessed = "2026-11-25"\nsource = "By post"', "'By post' is not a UN document symbol"),
    ],
)
def test_a_bad_card_is_an_error_that_names_the_card_and_the_reason(tmp_path: Path, card: bytes, reason: str) -> None:
    (tmp_path / "log.toml").write_bytes(card)
    with pytest.raises(UnreadableSource, match=f"log.toml cannot be read: .*(?:{reason})"):
        read_card(tmp_path / "log.md")


@pytest.mark.parametrize(
    "title", ["Log", "“Log” of 5 May", 'a "b" \\ c', "tab\tand\x7f and\nline", "Häfen", "[symbol]", "# no comment"]
)
def test_a_card_that_is_written_is_read_as_it_was(tmp_path: Path, title: str) -> None:
    path = tmp_path / "log.md"
    card = Card(path, Symbol.parse("A/77/401-S/2023/90"), title, "Norland", "By post")
    card_of(path).write_text(card.text, encoding="utf-8")
    assert read_card(path) == card


def test_an_empty_card_has_no_text(tmp_path: Path) -> None:
    assert Card(tmp_path / "log.md").text == ""


def test_the_card_of_a_file_with_points_in_its_name_lies_beside_it() -> None:
    assert card_of(Path("A_77_401_Add.1.md")) == Path("A_77_401_Add.1.toml")


def test_the_card_of_a_web_page_gives_its_address(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text(
        'source = "https://www.lake.example/log/"\ndate = "5 February 2023"\naccessed = "2026-11-25"\n',
        encoding="utf-8",
    )
    card = read_card(tmp_path / "log.md")
    assert card.symbol == Address("www.lake.example/log")
    assert (card.date, card.accessed) == ("5 February 2023", datetime.date(2026, 11, 25))


def test_a_symbol_on_the_card_comes_before_the_address(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text(
        'symbol = "A/77/401"\nsource = "https://www.lake.example/log"\naccessed = "2026-11-25"\n', encoding="utf-8"
    )
    assert read_card(tmp_path / "log.md").symbol == Symbol.parse("A/77/401")


@pytest.mark.parametrize(
    "card",
    [
        Card(Path("log.md"), Symbol.parse("A/77/401–S/2023/90"), source="https://documents.example/doc"),
        Card(Path("log.md"), Symbol.parse("S/RES/822(1993)"), "“Log” of the \\ lake", 'Nor"land', "a = 'b' # c"),
        Card(
            Path("log.md"),
            Address("www.lake.example/log?a=1"),
            "Häfen, гавани, 港 🛥",
            "Lake Watch",
            "https://www.lake.example/log?a=1",
            "5 February 2023",
            "Lake Watch",
            datetime.date(2026, 11, 25),
        ),
        Card(Path("log.md"), Address("lake.example"), publisher="Lake Watch"),
        Card(Path("log.md")),
    ],
)
def test_a_card_is_read_as_it_was_written(tmp_path: Path, card: Card) -> None:
    card = replace(card, path=tmp_path / "log.md")
    card_of(card.path).write_text(card.text, encoding="utf-8")
    assert read_card(card.path) == card


def test_a_title_over_several_lines_and_with_control_characters_is_read_as_it_was_written(tmp_path: Path) -> None:
    card = Card(tmp_path / "log.md", title='Log\r\n of\x00 the\x7f "lake"\t\x1b')
    card_of(card.path).write_text(card.text, encoding="utf-8")
    assert read_card(card.path) == card


def test_a_card_that_says_nothing_is_empty() -> None:
    assert Card(Path("log.md")).text == ""


def test_an_address_may_stand_for_the_symbol(tmp_path: Path) -> None:
    (tmp_path / "log.toml").write_text('symbol = "https://www.lake.example/log/"\n', encoding="utf-8")
    assert read_card(tmp_path / "log.md").symbol == Address("www.lake.example/log")
