"""A web page is known by its address, whatever the scheme and the place in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.address import Address, identify
from corpus.errors import BadSymbol
from corpus.symbol import Symbol


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.lake.example/news/2020/ferries", "www.lake.example/news/2020/ferries"),
        ("http://www.lake.example/news/2020/ferries", "www.lake.example/news/2020/ferries"),
        ("HTTPS://WWW.Lake.Example/News", "www.lake.example/News"),
        ("https://www.lake.example/news/", "www.lake.example/news"),
        ("https://www.lake.example/news#", "www.lake.example/news"),
        ("https://www.lake.example/news/#:~:text=Two,ferries/sank", "www.lake.example/news"),
        ("https://www.lake.example/a//b", "www.lake.example/a/b"),
        ("https://www.lake.example/show.aspx?id=7&lang=E", "www.lake.example/show.aspx?id=7&lang=E"),
        ("https://www.lake.example/?id=7", "www.lake.example/?id=7"),
        ("https://www.lake.example/go?to=http://a.example//b/", "www.lake.example/go?to=http://a.example//b/"),
        ("https://www.lake.example/", "www.lake.example"),
        ("www.lake.example/news", "www.lake.example/news"),
    ],
)
def test_scheme_fragment_and_a_last_stroke_do_not_count(url: str, page: str) -> None:
    assert str(Address.of(url)) == page


@given(st.text(max_size=60))
def test_no_url_is_too_odd_to_have_an_address(url: str) -> None:
    once = Address.of(url)
    assert "#" not in once.page
    assert once.halves == (once.slug,) == (str(once),)


@pytest.mark.parametrize(
    "typed",
    [
        "https://www.lake.example/news",
        "www.lake.example/news/",
        "HTTP://www.lake.example/news#x",
        "/www.lake.example/news/",
    ],
)
def test_an_address_is_told_from_a_symbol(typed: str) -> None:
    assert identify(typed) == Address("www.lake.example/news")


@pytest.mark.parametrize(
    "typed", ["A/75/660", "E/CN.4/2000/1", "S/RES/822 (1993)", "A/C.3/70/L.1/Rev.1", "HRI/CORE/1", "a/75/660"]
)
def test_a_symbol_is_told_from_an_address(typed: str) -> None:
    assert identify(typed) == Symbol.parse(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "nonsense",
        "",
        "https://",
        "https:///news",
        "lake.example",
        "ftp://lake.example/x",
        "https://10.0.0.1/x",
        "https://localhost/x",
        "https://lake.example/a b",
        "https://lake.example/" + "x" * 2_000,
    ],
)
def test_what_is_neither_is_an_error(typed: str) -> None:
    with pytest.raises(BadSymbol):
        identify(typed)


def test_two_addresses_are_one_document_where_they_are_equal() -> None:
    assert Address.of("https://lake.example/a#1").same_document(Address.of("http://lake.example/a/"))
    assert not Address.of("https://lake.example/a").same_document(Address.of("https://lake.example/b"))
    assert not Address("A/75/660").same_document(Symbol.parse("A/75/660"))
