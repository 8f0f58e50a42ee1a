"""What stands at the edges of the pages of typed text: running heads, page numbers, job numbers. It is no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.lines import Line
from corpus.printed_symbols import find_symbols
from corpus.printing.signs import CLOSED, LIST_ITEM, NUMBERED, PAGE_FURNITURE, PRINTING_DATE, RULE, SPECK
from corpus.symbol import Symbol

#: A masthead prints its symbol in one of the first lines.
_HEAD = 40
#: So much of the column a line fills that goes on behind a page break.
_FULL = 0.85


def without_furniture(lines: Sequence[Line], width: float) -> Iterator[Line]:
    """The lines without what is repeated on every page. Where that cuts a sentence, the gap goes as well."""
    own, first = _own_symbol(lines)
    above: Line | None = None  # the last line of text
    removed = ruled = False
    for index, line in enumerate(lines):
        if RULE.fullmatch(line.text):
            ruled = True
            continue
        at_edge = removed or (above is not None and line.page != above.page)
        edge = is_furniture(line.text, at_edge=at_edge) or (index > first and is_running_head(line.text, own))
        if edge and not line.row:
            removed = True
            continue
        if above is not None and (removed or line.page != above.page):
            line = replace(line, gap=not _runs_on(above.text, line.text, width))
        yield replace(line, rule=True, gap=True) if ruled else line
        above, removed, ruled = line, False, False


def _own_symbol(lines: Sequence[Line]) -> tuple[tuple[Symbol, ...], int]:
    """The first symbol printed in the head, if any, and the index of its line."""
    for index, line in enumerate(lines[:_HEAD]):
        for *_, symbol in find_symbols(line.text):
            return (symbol,), index
    return (), len(lines)


def is_running_head(text: str, own: Sequence[Symbol]) -> bool:
    """A symbol of the document, alone or with the language or the page."""
    for start, end, symbol in find_symbols(text):
        rest = (text[:start] + text[end:]).strip(" *")
        is_own = any(symbol.same_document(known) for known in own)
        return start == 0 and is_own and (rest in ("", "English") or is_furniture(rest, at_edge=False))
    return False


def is_furniture(text: str, *, at_edge: bool) -> bool:
    """A page or job number or the like. `at_edge`: it stands beside such a line, or first or last on its page."""
    if at_edge and (PRINTING_DATE.fullmatch(text) or text == "English" or (text.isdigit() and len(text) <= 3)):
        return True
    rest = "" if SPECK.fullmatch(text) else text
    while rest:
        match = PAGE_FURNITURE.match(rest)
        if match is None:
            return False
        rest = rest[match.end() :]
    return True


def _runs_on(above: str, below: str, width: float) -> bool:
    """A sentence goes on behind the page break, though it may do so with a capital."""
    if CLOSED.search(above) or above.endswith(","):
        return False
    return len(above) >= _FULL * width and not NUMBERED.match(below) and not LIST_ITEM.match(below)
