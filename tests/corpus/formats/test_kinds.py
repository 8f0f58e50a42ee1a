"""A file is what its first bytes say, as far as they say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.formats.kinds import in_words, suffix_of


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"%PDF-1.7\n", ".pdf"),
        (b"\r\n%PDF-1.7", ".pdf"),
        (b"\0\0\0%PDF-1.7", ".pdf"),
        (b"PK\x03\x04\x14\x00", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"\xffWPC\x10", ".doc"),
        (b"{\\rtf1", ".doc"),
        (b"<!DOCTYPE html>", ".html"),
        (b"\xef\xbb\xbf\r\n  <html>", ".html"),
        (b"<p>a part of a page", ".html"),
        (b"<p>un caf\xe9", ".html"),
        (b"", ""),
        (b"   ", ""),
        (b"PK\x05\x06", ""),
        (b"\x89PNG", ""),
        (b"{}", ""),
        (b"The harbour was closed.", ""),
    ],
)
def test_first_bytes_tell_what_a_file_becomes(head: bytes, suffix: str) -> None:
    assert suffix_of(head) == suffix


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd_to_be_told(head: bytes) -> None:
    assert suffix_of(head) in (".pdf", ".docx", ".doc", ".html", "")


def test_what_a_file_holds_has_words() -> None:
    assert in_words(".html") == "an HTML page"
    assert in_words("") == "bytes of no known kind"
    assert in_words(".odt") == "a .odt file"
