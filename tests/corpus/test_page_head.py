"""What a page says of itself, as far as it says it."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.page_head import PageHead, read_page_head


def head(*lines: str, body: str = "<p>Text.</p>") -> PageHead:
    return read_page_head(f"<!DOCTYPE html><html><head>{''.join(lines)}</head><body>{body}</body></html>".encode())


def test_title_site_and_date_stand_in_the_meta_elements() -> None:
    assert head(
        '<meta charset="utf-8"><title>Ferries – Lake Watch</title>',
        '<meta property="og:title" content="Ferries\n  adrift"><meta property="og:site_name" content="Lake Watch">',
        '<meta property="article:published_time" content="2020-12-11T23:30:00-05:00">',
    ) == PageHead("Ferries adrift", "Lake Watch", datetime.date(2020, 12, 11))


def test_without_them_the_first_heading_is_the_title_or_what_the_window_is_called() -> None:
    assert (
        head("<title>Lake Watch</title>", body="<h1>Ferries <b>adrift</b></h1><h1>More</h1>").title == "Ferries adrift"
    )
    assert head("<title> Ferries \n adrift </title>").title == "Ferries adrift"
    assert head() == PageHead()


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2020-12-11", datetime.date(2020, 12, 11)),
        ("2020-12-11 08:00", datetime.date(2020, 12, 11)),
        ("2020-13-11", None),
        ("11 December 2020", None),
        ("20201211", None),
        ("", None),
    ],
)
def test_only_a_date_that_can_be_mistaken_for_no_other_is_read(printed: str, date: datetime.date | None) -> None:
    assert head(f'<meta name="DC.date" content="{printed}">').dated == date


@given(st.binary(max_size=300))
def test_any_bytes_say_something_or_nothing(data: bytes) -> None:
    assert isinstance(read_page_head(data), PageHead)
    assert isinstance(read_page_head(b"<html><head><meta " + data), PageHead)


@pytest.mark.parametrize(
    "data", [b"", b" ", b"<", b"<!--", b"\x00", b"<?xml version='1.0' encoding='x'?><html/>", b"\xff\xfe<\x00h\x00"]
)
def test_what_is_hardly_html_says_nothing(data: bytes) -> None:
    assert read_page_head(data) == PageHead()
