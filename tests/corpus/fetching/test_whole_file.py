"""A file is whole if its last bytes say so."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fetching.whole_file import fault_in


def zipped(name: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "text " * 1_000)
    return packed.getvalue()


WORD = zipped("word/document.xml")


@pytest.mark.parametrize(
    ("data", "suffix", "delimited", "fault"),
    [
        (b"%PDF-1.7 ... %%EOF", ".pdf", False, ""),
        (b"%PDF-1.7 ... %%EOF\r\n" + b"\0" * 2_000, ".pdf", False, ""),
        (b"%PDF-1.7 ... %%EOF" + b" " * 3_000, ".pdf", True, "cut off"),
        (b"%PDF-1.7 ...", ".pdf", True, "cut off"),
        (WORD, ".docx", False, ""),
        (WORD[:-40], ".docx", True, "cut off or damaged"),
        (WORD[:500], ".docx", True, "cut off or damaged"),
        (zipped("xl/workbook.xml"), ".docx", True, "holds no Word document"),
        (b"<html></html>\n", ".html", False, ""),
        (b"<HTML></HTML >", ".html", False, ""),
        (b"<html>", ".html", True, ""),
        (b"<html>", ".html", False, "cut off"),
        (b"\xd0\xcf\x11\xe0", ".doc", True, ""),
        (b"\xd0\xcf\x11\xe0", ".doc", False, "nothing tells whether the file is whole"),
    ],
)
def test_last_bytes_tell_whether_it_is_whole(data: bytes, suffix: str, delimited: bool, fault: str) -> None:
    found = fault_in(data, suffix, delimited=delimited)
    assert (fault in found) if fault else (found == "")


@given(st.binary(max_size=200), st.sampled_from([".pdf", ".docx", ".doc", ".html", ""]), st.booleans())
def test_no_bytes_are_too_odd_to_be_judged(data: bytes, suffix: str, delimited: bool) -> None:
    assert isinstance(fault_in(data, suffix, delimited=delimited), str)


@given(st.integers(0, len(WORD) - 1), st.integers(0, 255))
def test_a_damaged_archive_is_never_an_error(at: int, byte: int) -> None:
    fault_in(WORD[:at] + bytes([byte]) + WORD[at + 1 :], ".docx", delimited=True)
