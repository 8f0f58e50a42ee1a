"""What a document cites, as printed: UN documents, resolutions by number, web pages. Oddities are flagged."""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus.address import PRINTED_ADDRESS
from corpus.citations.pinpoints import printed_before, printed_behind
from corpus.citations.repeated import with_repeated
from corpus.dates import PRINTED, misprinted, read_date
from corpus.document import Block, Reference
from corpus.printed_symbols import find_resolutions, find_symbols
from corpus.sentences import sentences
from corpus.symbol import Symbol

_BRACKET = re.compile(r"\s*\(([^()]{4,60})\)")
_DATED = re.compile(rf"\s*,?\s*(?:dated|of)\s+(?={PRINTED.pattern})")
_QUOTED = re.compile(r"[“\"«](?P<title>[^“”\"«»]{8,300})[”\"»]")
_LEAD_WORDS = re.compile(
    r"^(?:For more information,?\s*|For details,?\s*)?(?:See|Cf\.?)?(?:\s+also)?,?(?:\s*for example)?,?\s*",
    re.I,
)
_BETWEEN_TITLE_AND_SYMBOL = re.compile(r"[”\"»,;\s]*(?:United Nations\s+)?(?:document|doc\.?|UN Doc\.?)?[,\s(]*", re.I)

#: A shorter list has no order of its own to break.
_ORDERED_FROM = 4


def find_references(text: str, blocks: Sequence[Block]) -> tuple[Reference, ...]:
    """All references of a document in reading order. Offsets are into `text`, the document's text."""
    found: list[Reference] = []
    for block in blocks:
        if block.kind in ("masthead", "title", "heading", "caption", "signature"):
            continue  # a head names the document itself, not what it cites
        own = [*_documents(text, block), *_resolutions(text, block), *_pages(text, block)]
        own.sort(key=lambda reference: reference.start)
        found += _flag_order(own)
    return _flag_disagreement([*with_repeated(text, blocks, found)])


def _documents(text: str, block: Block) -> list[Reference]:
    inside = text[block.start : block.end]
    titles = _titles(inside, block)
    addresses = [url.span() for url in PRINTED_ADDRESS.finditer(inside)]
    references = []
    for start, end, symbol in find_symbols(inside):
        if any(first <= start < last for first, last in addresses):
            continue
        date, pinpoint = _behind(inside, end)
        title, author = _title_before(inside, titles, start)
        references.append(
            Reference(
                block=block.id,
                start=block.start + start,
                end=block.start + end,
                symbol=symbol,
                title=title,
                author=author,
                date=date,
                on=read_date(date),
                url=_linked(block, block.start + start),
                flags=_flags(symbol, date),
                pinpoint=pinpoint or printed_before(inside, start),
            )
        )
    return references


def _resolutions(text: str, block: Block) -> list[Reference]:
    inside = text[block.start : block.end]
    return [
        Reference(
            block=block.id,
            start=block.start + start,
            end=block.start + end,
            symbol=symbol,
            pinpoint=_behind(inside, end)[1] or printed_before(inside, start),
        )
        for start, end, symbol in find_resolutions(inside)
    ]


def _behind(inside: str, end: int) -> tuple[str, str]:
    """Date and pinpoint behind a symbol, in either order."""
    date, at = _date_behind(inside, end)
    pinpoint, at = printed_behind(inside, at)
    return date or _date_behind(inside, at)[0], pinpoint


def _pages(text: str, block: Block) -> list[Reference]:
    """Web pages: a link or a bare address, with the quoted title and the date in front of it."""
    inside = text[block.start : block.end]
    links = [
        (link.start - block.start, link.end - block.start, link.target)
        for link in block.emphasis
        if link.kind == "link" and link.target.startswith("http")
    ]
    for match in PRINTED_ADDRESS.finditer(inside):
        if not any(start < match.end() and match.start() < end for start, end, _ in links):
            address = match.group()
            links.append((*match.span(), address if address.startswith("http") else f"http://{address}"))
    references = []
    behind = 0
    for start, end, target in sorted(links):
        if _is_linked_symbol(inside[start:end]):
            continue  # cited as a document
        titles = list(_QUOTED.finditer(inside, behind, start))
        date = PRINTED.search(inside, titles[-1].end() if titles else behind, start)
        printed = date.group() if date else ""
        references.append(
            Reference(
                block=block.id,
                start=block.start + start,
                end=block.start + end,
                title=titles[-1]["title"].rstrip(",") if titles else "",
                date=printed,
                on=read_date(printed),
                url=target,
                flags=_misprint(printed),
            )
        )
        behind = end
    return references


def _is_linked_symbol(printed: str) -> bool:
    """A UN symbol as a live link, and no web address that happens to hold one."""
    is_address = PRINTED_ADDRESS.match(printed) or "." in printed.split("/")[0]
    return not is_address and next(find_symbols(printed), None) is not None


def _date_behind(inside: str, end: int) -> tuple[str, int]:
    """ "(3 May 2023)", "of 3 May 2023" or "dated 3 May 2023" right behind a symbol, and where it ends."""
    bracket = _BRACKET.match(inside, end)
    if bracket:
        return (bracket.group(1), bracket.end()) if PRINTED.search(bracket.group(1)) else ("", end)
    dated = _DATED.match(inside, end)
    date = PRINTED.match(inside, dated.end()) if dated else None
    return (date.group(), date.end()) if date else ("", end)


def _titles(inside: str, block: Block) -> list[tuple[int, int, str]]:
    """Italic and quoted titles of a block, the last first."""
    italics = [(look.start - block.start, look.end - block.start) for look in block.emphasis if look.kind == "italic"]
    titles = [(start, end, inside[start:end]) for start, end in italics]
    titles += [(match.start(), match.end(), match["title"]) for match in _QUOTED.finditer(inside)]
    return sorted(titles, reverse=True)


def _title_before(inside: str, titles: Sequence[tuple[int, int, str]], start: int) -> tuple[str, str]:
    """The italic or quoted title that ends right before a symbol, and the author in front of it."""
    for title_start, title_end, title in titles:
        if title_end <= start and _BETWEEN_TITLE_AND_SYMBOL.fullmatch(inside, title_end, start):
            sentence = max((a for a, b in sentences(inside) if a <= title_start), default=0)
            author = _LEAD_WORDS.sub("", inside[sentence:title_start]).strip(" ,")
            return title.strip().rstrip(","), author if author[:1].isupper() and len(author) < 120 else ""
    return "", ""


def _linked(block: Block, at: int) -> str:
    targets = (link.target for link in block.emphasis if link.kind == "link" and link.start <= at < link.end)
    return next((target for target in targets if target.startswith("http")), "")


def _misprint(date: str) -> tuple[str, ...]:
    return (f"the date is printed “{date}”",) if misprinted(date) else ()


def _flags(symbol: Symbol, date: str) -> tuple[str, ...]:
    flags = list(_misprint(date))
    on = read_date(date)
    if on and symbol.year and on.year != symbol.year:
        flags.append(f"the symbol is of {symbol.year}, the date of {on.year}")
    return tuple(flags)


def _flag_order(references: list[Reference]) -> list[Reference]:
    """Within one list of symbols, flag dates and numbers that break the list's own order.

    Where either of two could be the one out of place, both are flagged.
    """
    dated = {i: (r.on.toordinal(),) for i, r in enumerate(references) if r.symbol and r.on}
    if len(dated) < _ORDERED_FROM:
        return references
    flagged = _flag(references, "date", dated)
    numbers: dict[str, dict[int, tuple[int, ...]]] = {}
    for place in dated:
        symbol = references[place].symbol
        if symbol:
            numbers.setdefault(symbol.series, {})[place] = symbol.serial
    for series in numbers.values():
        flagged = _flag(flagged, "symbol", series)
    return flagged


def _flag(references: list[Reference], what: str, values: Mapping[int, tuple[int, ...]]) -> list[Reference]:
    """Flag the places whose value is out of order among `values`, place → value."""
    flagged = list(references)
    places = list(values)
    for index in _out_of_order(list(values.values())):
        reference = flagged[places[index]]
        flags = (*reference.flags, f"the {what} is out of order among its neighbours")
        flagged[places[index]] = replace(reference, flags=flags)
    return flagged


def _out_of_order(values: Sequence[tuple[int, ...]]) -> list[int]:
    """Indices that are not in every longest non-descending run: what has to go, or may have to, for order."""
    up_to = _run_lengths(values, operator.le)
    from_here = _run_lengths(values[::-1], operator.ge)[::-1]
    longest = max(up_to, default=0)
    in_some = [i for i in range(len(values)) if up_to[i] + from_here[i] - 1 == longest]
    rivals = Counter(up_to[i] for i in in_some)
    return [i for i in range(len(values)) if i not in in_some or rivals[up_to[i]] > 1]


def _run_lengths(
    values: Sequence[tuple[int, ...]], follows: Callable[[tuple[int, ...], tuple[int, ...]], bool]
) -> list[int]:
    """For each value, the length of the longest ordered run that ends with it."""
    lengths: list[int] = []
    for index, value in enumerate(values):
        lengths.append(1 + max((lengths[j] for j in range(index) if follows(values[j], value)), default=0))
    return lengths


def _flag_disagreement(references: list[Reference]) -> tuple[Reference, ...]:
    """Flag a document that is cited with two different dates."""
    dates: dict[str, set[str]] = {}
    for reference in references:
        if reference.on:
            dates.setdefault(reference.key, set()).add(reference.date)
    return tuple(
        replace(r, flags=(*r.flags, f"cited with different dates: {', '.join(sorted(dates[r.key]))}"))
        if len(dates.get(r.key, ())) > 1
        else r
        for r in references
    )
