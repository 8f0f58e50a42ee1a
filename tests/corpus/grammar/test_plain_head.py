"""The head of documents without a symbol: title, date and author as they are printed, and never more."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from corpus.card import Card
from corpus.document import Document
from corpus.given_name import GivenName
from corpus.holdings.source import Source
from tests.corpus.formats.word.word_file import paragraph, run, word_file

_TEXT = "The union has found that eleven of the ferries of Port Selby had lost their moorings in the storm."
_BOLD = "<w:b/>"
DAY = datetime.date(2023, 2, 5)


def named(data: str | bytes, suffix: str = ".txt", **card: str) -> Document:
    path = Path(f"release{suffix}")
    given = Card(path, GivenName.parse("Selby 2023"), **card)  # type: ignore[arg-type]  # only texts are given here
    return Source(path, data.encode() if isinstance(data, str) else data, given).document()


def typed(*lines: str) -> str:
    return "\n\n".join((*lines, _TEXT, "It will meet the minister.", ""))


@pytest.mark.parametrize(
    ("lines", "title", "day"),
    [
        (("Ferries adrift at Selby", "5 February 2023"), "Ferries adrift at Selby", DAY),
        (("PRESS RELEASE", "Harbour Union", "Port Selby, 5 February 2023"), "Harbour Union", DAY),
        (("Harbour Union", "Press release – 5 February 2023", "Ferries adrift"), "Ferries adrift", DAY),
        (("FOR IMMEDIATE RELEASE: 5 February 2023", "Ferries adrift at Selby"), "Ferries adrift at Selby", DAY),
        (("Union calls for ropes", "Thursday, February 5, 2023"), "Union calls for ropes", DAY),
        (("Okoye v. Commission", "Case No. 45/2022", "Judgment of 5 February 2023"), "Okoye v. Commission", DAY),
        (("Ferries adrift",), "Ferries adrift", None),
        (("Ferries adrift", "February 2023"), "Ferries adrift", None),
        (("On the storm of 5 February 2023 at Port Selby and what has become of it",), None, None),
    ],
)
def test_title_and_date_are_those_above_the_text(lines: tuple[str, ...], title: str | None, day: object) -> None:
    document = named(typed(*lines))
    assert (document.title, document.masthead.dated) == (title or lines[0], day)
    (first, *_) = document.of_kind("paragraph")
    assert (document.text_of(first), first.label) == (_TEXT, "[para. 1]")


@pytest.mark.parametrize("opening", ["PORT SELBY, 5 February 2023 – ", "(Port Selby, February 5, 2023) — "])
def test_the_date_may_open_the_text(opening: str) -> None:
    document = named(f"Ferries adrift\n\n{opening}{_TEXT}\n")
    assert (document.title, document.masthead.dated) == ("Ferries adrift", DAY)


def test_of_several_dates_none_is_chosen_unless_one_stands_alone() -> None:
    assert named(typed("Okoye", "Heard on 3 May 2022", "Given on 5 February 2023")).masthead.dated is None
    assert named(typed("Okoye", "Heard on 3 May 2022", "5 February 2023")).masthead.dated == DAY


def test_a_date_in_the_text_is_not_the_documents() -> None:
    assert (
        named(
            "Ferries adrift\n\nOn 5 February 2023 the ferries of Port Selby were adrift all of them.\n"
        ).masthead.dated
        is None
    )


def test_what_is_given_comes_before_what_is_printed() -> None:
    printed = typed("Ferries adrift", "4 February 2023")
    document = named(printed, title="Adrift", author="Harbour Union", date="5 February 2023")
    assert document.cited == "Harbour Union, “Adrift”, 5 February 2023"


def test_the_authors_name_above_the_text_is_no_title() -> None:
    document = named(
        typed("Harbour Union", "Ferries adrift", "Harbour union", "5 February 2023"), author="Harbour Union"
    )
    assert document.cited == "Harbour Union, “Ferries adrift”, 5 February 2023"
    assert not list(document.of_kind("heading"))


def test_without_an_author_it_is_cited_by_its_name() -> None:
    assert named(typed("Ferries adrift", "5 February 2023")).cited == "Selby 2023, “Ferries adrift”, 5 February 2023"


def test_without_a_title_nothing_is_made_up() -> None:
    document = named(f"{_TEXT}\n\nIt will meet the minister.\n")
    assert (document.title, document.cited, document.kind) == ("Selby 2023", "Selby 2023", "document")


def test_of_a_word_file_the_largest_line_is_the_title() -> None:
    size = '<w:sz w:val="40"/>'
    data = word_file(
        paragraph(run("LAKE WATCH", _BOLD)), paragraph(run("Drifting", size)), paragraph(run("Summary", _BOLD)),
        paragraph(_TEXT),
    )  # fmt: skip
    assert named(data, ".docx").title == "Drifting"


def test_a_symbol_that_the_text_cites_is_not_its_own() -> None:
    document = named(typed("Ferries adrift", "General Assembly", "See A/77/401"))
    assert (str(document.symbol), document.kind) == ("Selby 2023", "document")
    assert "not under a symbol of the United Nations" in document.notice
