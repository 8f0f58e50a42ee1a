"""Running heads and feet of printed pages, found by place, repetition and words. They are no text.

Lines are taken off a page from above and from below, as long as each is the document's own symbol, a page or job
number, or what stands at the same height on many pages. Where one of these stands above the head rule, all above goes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from corpus.formats.pdf.layout import PrintedPage
from corpus.formats.pdf.text_lines import TextLine
from corpus.printed_symbols import find_symbols
from corpus.printing.page_edges import is_furniture, is_running_head
from corpus.symbol import Symbol

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md.

#: Pages: what stands at the same place on so many is repeated.
#: Half: 41 documents and 1859 blocks differ: as_word -61, cut -24.
#: Double: 6 documents and 5 blocks differ: heads +3, items +4.
_REPEATED = 3
#: The same of what is set smaller than the text.
#: Half: 26 documents and 162 blocks differ: notes -78, warnings +38.
#: Double: 4 documents and 3 blocks differ: as_word -2.
_REPEATED_SMALL = 2
#: Times the text: what is set so small is small print.
#: Half: 4 documents and 3 blocks differ: as_word -2. Double: nothing differs.
_SMALL = 0.9
#: Share of the width of the page's text: the rule below a running head goes across more.
#: Half: nothing differs. Double: 2 documents and 2 blocks differ: items +5, paragraphs +2.
_ACROSS = 0.6
#: Points from line to line above that rule, and down to it. Without the limit 6 of 130 PDFs lose the text above a rule
#: that stands further down.
#: Half or double: nothing differs.
_HEAD_LEADING = 20.0


def without_running_heads(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    edges = _Edges(_own_symbols(pages[:1]), _repeated(pages))
    return tuple(_less(page, edges.of(page)) for page in pages)


def _less(page: PrintedPage, gone: set[TextLine]) -> PrintedPage:
    return page.keeping(lambda line: line not in gone)


def _own_symbols(first: Iterable[PrintedPage]) -> tuple[Symbol, ...]:
    """Symbols that stand alone on a line of the masthead."""
    return _symbols(line for page in first for region in page.regions if region.head for line in region.lines)


def _symbols(lines: Iterable[TextLine]) -> tuple[Symbol, ...]:
    return tuple(
        symbol
        for line in lines
        for start, end, symbol in find_symbols(line.text)
        if not (line.text[:start] + line.text[end:]).strip(" */")
    )


def _repeated(pages: Sequence[PrintedPage]) -> frozenset[tuple[int, str]]:
    """Heights and texts, the page's number aside, of what stands at one place on many pages; small print on two."""
    sizes = Counter[float]()
    for line in (line for page in pages for line in page.lines):
        sizes[line.size] += len(line.text)
    small = _SMALL * max(sizes, key=lambda size: sizes[size], default=0.0)
    keyed = [[(_key(line), line.size <= small and not line.cells) for line in page.lines] for page in pages]
    counts = Counter(key for page in keyed for key in {key for key, _ in page})
    in_small_print = Counter(key for page in keyed for key in {key for key, is_small in page if is_small})
    often = {key for key, count in counts.items() if count >= _REPEATED}
    return frozenset(often | {key for key, count in in_small_print.items() if count >= _REPEATED_SMALL})


def _key(line: TextLine) -> tuple[int, str]:
    return round(line.base / 2), re.sub(rf"\b{line.page}\b", "#", line.text)


@dataclass(frozen=True, slots=True)
class _Edges:
    own: tuple[Symbol, ...]
    repeated: frozenset[tuple[int, str]]

    def of(self, page: PrintedPage) -> set[TextLine]:
        """The lines of the page that are running heads or feet."""
        rows = _rows(page.lines)
        head = self._strip(page, rows) or list(self._peeled(rows, page.number))
        foot = self._peeled(rows[::-1], page.number) if len(head) < len(rows) else ()
        return {line for row in (*head, *foot) for line in row}

    def _peeled(self, rows: Sequence[Sequence[TextLine]], page: int) -> Iterator[Sequence[TextLine]]:
        for row, beyond in zip_longest(rows, rows[1:], fillvalue=()):
            if not (self._is_edge(row, page) or self._is_named_edge(row, beyond, page)):
                return
            yield row

    def _is_named_edge(self, row: Sequence[TextLine], beyond: Sequence[TextLine], page: int) -> bool:
        """It stands apart from the text, in pieces: the document's symbol and a title, or the same on many pages."""
        if page == 1 or not beyond or abs(beyond[0].base - row[0].base) <= _HEAD_LEADING:
            return False
        pieces = _pieces(row)
        known = any(is_running_head(piece.text, self.own) for piece in pieces)
        return len(pieces) > 1 and (known or all(_key(line) in self.repeated for line in row))

    def _is_edge(self, row: Sequence[TextLine], page: int) -> bool:
        pieces = _pieces(row)
        if len(pieces) > 1 and all(piece.text.isdigit() for piece in pieces):
            return False  # a row of figures, and no page number
        whole = " ".join(piece.text for piece in pieces)
        return is_furniture(whole, at_edge=True) or all(self._is_edge_text(piece, page) for piece in pieces)

    def _is_edge_text(self, line: TextLine, page: int) -> bool:
        known = is_furniture(line.text, at_edge=True) or _key(line) in self.repeated
        return known or (page > 1 and is_running_head(line.text, self.own or _symbols([line])))

    def _strip(self, page: PrintedPage, rows: Sequence[Sequence[TextLine]]) -> list[Sequence[TextLine]]:
        """What stands right above the head rule, if anything there is known for a running head."""
        if page.number == 1 or not rows:
            return []
        lines = [line for row in rows for line in row]
        across = _ACROSS * (max(line.right for line in lines) - min(line.left for line in lines))
        rule = min((rule.base for rule in page.rules if rule.right - rule.left >= across), default=0.0)
        above = [row for row in rows if row[0].base < rule]
        heights = [*(row[0].base for row in above), rule]
        is_strip = all(second - first <= _HEAD_LEADING for first, second in pairwise(heights))
        pieces = (piece for row in above for piece in _pieces(row))
        return above if is_strip and any(self._is_edge_text(piece, page.number) for piece in pieces) else []


def _pieces(row: Iterable[TextLine]) -> list[TextLine]:
    return [piece for line in row for piece in (line.cells or (line,))]


def _rows(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Lines that stand side by side, from above."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        if rows and line.base - rows[-1][0].base < 2.0:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows
