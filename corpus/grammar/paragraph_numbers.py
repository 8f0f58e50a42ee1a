"""The numbers that paragraphs are printed with, and those that print or scan has lost.

A number is what is printed: "12", "10.1", "12A", "1 bis".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.grammar.drafts import Draft
from corpus.grammar.phrases import OPERATIVE
from corpus.printing.signs import FIGURES, LATIN_TIMES, MISREAD, NUMBERED

_FIGURES = re.compile(rf"(?P<figures>\d+)\s?(?P<put_in>{LATIN_TIMES}|[A-Za-z])?")
_TIMES = LATIN_TIMES.split("|")

#: Of each level of a number its figures, and what has been put in behind them: 1 for "A", 2 for "bis" and "B".
Order = tuple[tuple[int, int], ...]


def printed_number(text: str, last: str, decimals: frozenset[str] = frozenset()) -> str:
    """The number that a paragraph is printed with, behind the one numbered `last`; "" where it has none.

    Decimal numbers are believed that are among `decimals`. Scans put letters for figures. "ll." is 11 behind
    paragraph 10, and nothing anywhere else.
    """
    own = NUMBERED.match(text)
    if own and is_decimal(own["number"]):
        return own["number"] if own["number"] in decimals else ""
    if own:
        return own["number"]
    misread = MISREAD.match(text)
    number = misread["number"].translate(FIGURES) if misread else ""
    return number if number.isdecimal() and follows(number, last or "0") else ""


def is_decimal(number: str) -> bool:
    return "." in number


def decimal_numbers(texts: Iterable[str]) -> frozenset[str]:
    """The decimal numbers that texts open with. They come in series: one alone, "10.5 Million …", is a figure."""
    matches = (NUMBERED.match(text) for text in texts)
    printed = {match["number"]: order(match["number"]) for match in matches if match and is_decimal(match["number"])}
    orders = frozenset(printed.values())
    levels = frozenset(own[:-1] for own in orders)
    return frozenset(number for number, own in printed.items() if _in_series(own, orders, levels))


def decimals_in(drafts: Iterable[Draft]) -> frozenset[str]:
    """The decimal numbers of a document's paragraphs; headings between them have some of the same series."""
    return decimal_numbers(draft.text for draft in drafts if draft.kind in ("paragraph", "quotation", "heading"))


def _in_series(own: Order, orders: frozenset[Order], levels: frozenset[Order]) -> bool:
    """One stands beside it or below it; the first of a level may stand beside another level."""
    is_first = own[-1] == (1, 0)
    beside = any(other in orders for other in _beside(own)) or (*own, (1, 0)) in orders
    return beside or (is_first and (own[:-1] in orders or any(other in levels for other in _beside(own[:-1]))))


def _beside(own: Order) -> tuple[Order, Order]:
    *above, (figures, _) = own
    return (*above, (figures - 1, 0)), (*above, (figures + 1, 0))


def order(number: str) -> Order:
    """By this, numbers come in the order of print: "1" before "1 bis" before "2", "10.9" before "10.10"."""
    levels = (match for match in map(_FIGURES.match, number.split(".")) if match)
    return tuple((int(match["figures"]), _put_in(match["put_in"])) for match in levels)


def _put_in(sign: str | None) -> int:
    if not sign:
        return 0
    return _TIMES.index(sign) + 2 if sign in _TIMES else ord(sign.lower()) - ord("a") + 1


def follows(number: str, last: str) -> bool:
    """The number is the one that is due behind `last`: on its level, the first one below it, or on a level above."""
    return _follows(order(number), order(last))


def _follows(own: Order, last: Order) -> bool:
    if not own or not last:
        return False
    if len(own) > len(last):
        return own == (*last, (1, 0))
    *above, (figures, put_in) = own
    before, before_put_in = last[len(own) - 1]
    if tuple(above) != last[: len(own) - 1]:
        return len(own) == len(last) and own[-1] == (1, 0) and _follows(own[:-1], last[:-1])
    is_next = figures == before + 1 and put_in in (0, 1)
    is_put_in = figures == before and (put_in == before_put_in + 1 or (put_in, before_put_in) == (2, 0))
    return is_next or is_put_in


def lost_numbers(drafts: Sequence[Draft]) -> dict[int, str]:
    """Numbers of operative paragraphs without one, by their place: each stands alone between number n and n + 2."""
    found: dict[int, str] = {}
    last, bare = "", list[int]()
    for place, draft in enumerate(drafts):
        if draft.kind != "paragraph" or draft.part.is_annex:
            continue
        own = printed_number(draft.text, last)
        if not own:
            bare += [place] if OPERATIVE.match(draft.text) else []
            continue
        if len(bare) == 1 and last.isdecimal() and own.isdecimal() and int(own) == int(last) + 2:
            found[bare[0]] = str(int(last) + 1)
        last, bare = own, []
    return found
