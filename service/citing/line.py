"""Text of others as one line, and as text that leaves what stands around it alone."""

from __future__ import annotations

import re
import unicodedata

#: Signs that turn the direction of the text behind them, and the one that ends each: overrides, embeddings, isolates.
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
#: Categories of Unicode: controls, halves of surrogate pairs, what stands for no character, and ends of lines.
_NO_TEXT = ("Cc", "Cs", "Cn", "Zl", "Zp")


def one_line(text: str) -> str:
    """For a field of a record: white space made even, without controls and without signs of direction."""
    return " ".join(printed(_DIRECTION.sub("", text)).split())


def printed(text: str) -> str:
    """Without what no format can hold, blanks in its place: controls, line ends, halves of surrogate pairs."""
    return "".join(" " if unicodedata.category(sign) in _NO_TEXT else sign for sign in text)


def enclosed(text: str) -> str:
    """The text with every sign of direction in it ended, so that it turns nothing behind it."""
    open_ = list[str]()
    for sign in text:
        if sign in _OPENS:
            open_.append(_OPENS[sign])
        elif open_ and sign == open_[-1]:
            open_.pop()
    return text + "".join(reversed(open_))
