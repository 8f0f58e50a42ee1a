"""Capital letters of every alphabet with two cases that documents here are printed in, and digits of every script."""

from __future__ import annotations

import re
import unicodedata

#: For the inside of a character class: any of them may open a name or a sentence, "Ł", "Ş", "Ğ" and "Œ" too.
CAPITALS = "".join(
    chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x2000)) if chr(code).isupper() and chr(code).isalpha()
)
_OF_OTHER_SCRIPTS = re.compile(r"(?![0-9])\d")


def with_plain_digits(text: str) -> str:
    """The text, of the same length, with "1701" for "١٧٠١" and "１７０１"."""
    return _OF_OTHER_SCRIPTS.sub(lambda digit: str(unicodedata.decimal(digit.group())), text)
