"""Enumerations whose items have an “and” or a preposition of their own: cut at commas alone, or before articles alone.

“Expulsion and detention of crews, attacks on quays, lamps and buoys, and theft” has three items.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.ranges import Span
from service.asking.larger.items import SEGMENT, STRONG, bare, masked, parted, with_both_adjectives
from service.asking.larger.phrases import (
    AUXILIARIES,
    CLAUSES,
    NO_ITEM,
    first_start,
    is_adverb,
    last_end,
    words_in,
)

#: Items. Fewer may as well be one with an “and”.
_FEWEST = 3
#: Words of an item at most.
_LONGEST = 18
_ABOVE_ALL = r"(?:in particular|in addition|notably|above all|finally|lastly|especially)"
_COMMA = re.compile(
    rf"\s*,\s*(?:and|or|as well as)\s+(?:{_ABOVE_ALL},?\s+)?|\s*,\s*|\s+(?:and|or),\s*{_ABOVE_ALL},\s+", re.I
)
_LAST = re.compile(r"\b(?:and|or|as well as)\b", re.I)
_ARTICLE = r"(?:the|an?|its|his|her|their|all|any|both)"
_BEFORE_ARTICLE = re.compile(
    rf"\s*,\s*(?:(?:and|or|as well as)\s+)?(?={_ARTICLE}\s)|\s+(?:and|or|as well as)\s+(?={_ARTICLE}\s)", re.I
)
#: What leads up to the first item.
_LEAD = re.compile(
    r".*\b(?:includ(?:e[ds]?|ing)|compris(?:e[ds]?|ing)|namely|especially|particularly|in particular|such as|following"
    r"|notably|are|were)\s+",
    re.I | re.S,
)
_FROM_END_TO_END = CLAUSES - {"and", "or"}
#: What stands behind an apposition, "the occupying Power, to comply with …", and is of no item.
_GOES_ON = re.compile(r",\s+(?:to|in|by|with|for|as|at|on)\b")
_WITHIN = frozenset(("of", "and", "or"))


#: Where the first item begins in a piece, None where none does.
_First = Callable[[str, Span], int | None]


def wide_enumerations(text: str) -> Iterator[tuple[Span, ...]]:
    """Such enumerations of a sentence, each as the ranges of its items, three at least and in order."""
    filled = masked(text)
    for segment in SEGMENT.finditer(filled):
        for part in parted(filled, Span(*segment.span()), STRONG):
            yield from _joined(filled, part, _COMMA, _first_at_commas)
            yield from _joined(filled, part, _BEFORE_ARTICLE, _first_with_article)


def _joined(text: str, part: Span, joint: re.Pattern[str], first: _First) -> Iterator[tuple[Span, ...]]:
    """Runs of pieces that are items from end to end, up to what the last joint joins."""
    pieces = with_both_adjectives(text, parted(text, part, joint))
    start = 0
    for at in range(1, len(pieces)):
        last = Span(pieces[at].start, _end(text, pieces[at]))
        if at - start + 1 >= _FEWEST and _is_item(text, last) and _LAST.search(text[pieces[at - 1].end : last.start]):
            begins = first(text, pieces[start])
            if begins is not None:
                spans = (Span(begins, pieces[start].end), *pieces[start + 1 : at], last)
                yield tuple(bare(text, span) for span in spans)
            start = at
        elif not _is_item(text, pieces[at]):
            start = at


def _is_item(text: str, piece: Span) -> bool:
    said = [word.of(text).lower() for word in words_in(text, piece)]
    if not said or len(said) > _LONGEST or said[0] in NO_ITEM or is_adverb(text[piece.start :].split()[0]):
        return False
    if _GOES_ON.search(text, *piece):
        return False
    return AUXILIARIES.isdisjoint(said[: _LONGEST // 2]) and not (_FROM_END_TO_END & set(said))


def _first_at_commas(text: str, piece: Span) -> int | None:
    """Behind what leads up to it, else where the noun phrase begins that stands at the end."""
    lead = _LEAD.match(text, *piece)
    if lead and lead.end() < piece.end:
        return lead.end() if len(words_in(text, Span(lead.end(), piece.end))) <= _LONGEST else None
    start = first_start(text, piece, gerunds=False, article=False)
    return start if start < piece.end else None


def _first_with_article(text: str, piece: Span) -> int | None:
    start = first_start(text, piece, gerunds=False, article=True)
    return start if re.match(_ARTICLE, text[start : piece.end], re.I) else None


def _end(text: str, piece: Span) -> int:
    """Where the last item ends: before a preposition or a clause, or a verb."""
    return last_end(text, piece, within=_WITHIN)
