"""Quotation marks of all styles: which ranges of a text stand between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.ranges import Span

#: What opens, and what closes it. Languages differ: „…“ in German, ”…” in Swedish, »…« in Danish.
_CLOSED_BY = {
    "“": '”"',
    "„": "“”‟",
    "‟": "”",
    "❝": "❞",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "＂": "＂",
    "”": "”",
    "»": "«",
    "›": "‹",
    "'": "'",
}
#: These open only where a word begins behind them and none ends before: they close as well, or are apostrophes.
_EITHER = frozenset("\"＂”»›'‘‚")
#: These may be an apostrophe, and close nothing inside a word.
_SINGLE = frozenset("'‘‚")
_MARK = re.compile("[" + re.escape("".join(_CLOSED_BY)) + "]")
_SINGLE_CLOSING = {first: re.compile(f"[{_CLOSED_BY[first]}](?!\\w)") for first in _SINGLE}
_BOTH = {first: re.compile(f"[{re.escape(first + closing)}]") for first, closing in _CLOSED_BY.items()}
#: Characters between two single marks at most; without a limit, a page of apostrophes costs time with its square.
_SINGLE_REACH = 1_500


def between_marks(text: str, within: Span) -> Iterator[tuple[Span, bool]]:
    """Ranges between outermost marks in a part of a text, in order, and whether they are closed there.

    What is opened and not closed goes to the end of the part; a single mark that is not closed is an apostrophe.
    """
    at = within.start
    while match := _MARK.search(text, at, within.end):
        at = match.end()
        if not _opens(text, match.start()):
            continue
        end = _closed_at(text, match.start(), within.end)
        if end is not None:
            yield Span(match.end(), end), True
            at = end + 1
        elif match.group() not in _EITHER or match.group() in '"＂':
            yield Span(match.end(), within.end), False
            return


def opens_with_mark(text: str, at: int) -> bool:
    """A quotation that goes on in a new paragraph begins it with its mark again."""
    return at < len(text) and text[at] in _CLOSED_BY and text[at] not in _SINGLE


def _opens(text: str, at: int) -> bool:
    if text[at] not in _EITHER:
        return True
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    return not before.isalnum() and before not in tuple(".,;!?)") and not behind.isspace() and behind != ""


def _closed_at(text: str, opening: int, end: int) -> int | None:
    """Where the mark that closes stands, those between that open again left out; None for nowhere."""
    first = text[opening]
    closing = _CLOSED_BY[first]
    if first in _SINGLE:
        apostrophe = _SINGLE_CLOSING[first].search(text, opening + 1, min(end, opening + _SINGLE_REACH))
        return apostrophe.start() if apostrophe else None
    depth, last = 0, None
    for match in _BOTH[first].finditer(text, opening + 1, end):
        if match.group() == first and first not in closing:
            depth += 1
        elif depth:
            depth, last = depth - 1, match.start()
        else:
            return match.start()
    return last
