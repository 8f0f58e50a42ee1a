"""Bytes of text files → text: UTF-8, or what their first bytes say they are."""

from __future__ import annotations

import codecs

#: Signs of byte order, and what they mean; that of UTF-32 begins with that of UTF-16.
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def declared(data: bytes) -> str:
    """The encoding that the first bytes say; "" where they say none."""
    return next((name for mark, name in _MARKED if data.startswith(mark)), "")


def decoded(data: bytes) -> str:
    """The text. Raises UnicodeDecodeError where it is not what its first bytes say, UTF-8 where they say nothing.

    No other encoding is tried: every file of bytes is valid in the old one-byte encodings, so that pictures would be
    read as text and names would come out wrong without anybody noticing.
    """
    return data.decode(declared(data) or "utf-8")
