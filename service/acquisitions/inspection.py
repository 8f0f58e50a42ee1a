"""What was understood of a document, counted and named: for whoever decides whether to trust it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.address import Identifier
from corpus.dates import print_date
from corpus.document import Block, BlockKind, Document, Reference
from corpus.holdings.collection import reissues

#: After many documents were read, the first few show what kinds of warning there are.
_DOCUMENTS_WARNED_OF = 5
_WARNINGS_TOLD = 2
_PARAGRAPHS: tuple[BlockKind, ...] = ("paragraph", "quotation")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of one section that are numbered alike.

    numbered  "printed", "counted" or "preambular", which are counted as well
    missing   numbers that are not there, below the highest that is
    """

    section: str
    numbered: str
    count: int
    missing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """Documents of one kind that are cited, each once, by symbol or address."""

    kind: str
    held: tuple[str, ...]
    not_held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was understood of one document. Dates are None and `pages` is 0 where there are none.

    reissued     how often, by the asterisks of the masthead
    tied, untied numbers of footnotes with and without a mark in the text
    quoted       who is quoted in paragraphs of their own, and in how many
    """

    symbol: str
    halves: tuple[str, ...]
    title: str
    kind: str
    author: str
    dated: datetime.date | None
    distributed: datetime.date | None
    reissued: int
    language: str
    blocks: int
    paragraphs: tuple[Paragraphs, ...]
    tied: tuple[str, ...]
    untied: tuple[str, ...]
    quoted: tuple[tuple[str, int], ...]
    cited: tuple[Cited, ...]
    pages: int
    warnings: tuple[str, ...]


def inspect(document: Document, holds: Callable[[Identifier], bool]) -> Inspection:
    """`holds` tells whether the corpus has a document."""
    notes = [(block.number, _is_tied(document, block)) for block in document.of_kind("footnote")]
    head = document.masthead
    quoted = Counter(block.voice[-1].name for block in document.of_kind("quotation"))
    return Inspection(
        symbol=str(document.symbol),
        halves=document.symbol.halves,
        title=document.title,
        kind=document.kind,
        author=document.author.name,
        dated=head.dated,
        distributed=head.distributed,
        reissued=reissues(document),
        language=head.language,
        blocks=len(document.blocks),
        paragraphs=tuple(_paragraphs(document)),
        tied=tuple(number for number, tied in notes if tied),
        untied=tuple(number for number, tied in notes if not tied),
        quoted=tuple(quoted.items()),
        cited=tuple(_cited(document.references, holds)),
        pages=document.pages,
        warnings=document.warnings,
    )


def lines(found: Inspection) -> Iterator[tuple[str, str]]:
    """Names and values, as a person reads them."""
    yield "symbol", found.symbol + (f" (halves: {', '.join(found.halves)})" if len(found.halves) > 1 else "")
    yield "title", found.title
    yield "kind", found.kind
    yield "author", found.author
    yield "dated", _day(found.dated)
    yield "distributed", _day(found.distributed)
    yield "reissued", f"{found.reissued} ({'*' * found.reissued})" if found.reissued else "no"
    yield "language", found.language or "not printed"
    yield "pages", str(found.pages) if found.pages else "none in this format"
    yield "blocks", str(found.blocks)
    yield from _named("paragraphs", [_told(paragraphs) for paragraphs in found.paragraphs])
    yield "footnotes", _counted("tied to a mark", found.tied) + "; " + _counted("without a mark", found.untied)
    yield from _named("quotations", [f"{count} of {name}" for name, count in found.quoted])
    yield from _named("cites", [_listed(cited) for cited in found.cited])
    yield from _named("warnings", found.warnings)


def warned(documents: Iterable[Document]) -> Iterator[str]:
    """What is to be known of documents just read: a line each of the first few that have warnings; the rest counted."""
    found = [document for document in documents if document.warnings]
    for document in found[:_DOCUMENTS_WARNED_OF]:
        told, more = document.warnings[:_WARNINGS_TOLD], len(document.warnings) - _WARNINGS_TOLD
        yield f"{document.symbol}: {'; '.join(told)}" + (f"; and {more} more" if more > 0 else "")
    more = len(found) - _DOCUMENTS_WARNED_OF
    if more > 0:
        yield f"{more} more document{'s have' if more > 1 else ' has'} warnings; `pincite inspect SYMBOL` names them"


def _is_tied(document: Document, note: Block) -> bool:
    return any(note.id in block.footnotes for block in document.blocks if block.id != note.id)


def _paragraphs(document: Document) -> Iterator[Paragraphs]:
    groups: dict[tuple[str, str], list[Block]] = {}
    for block in document.of_kind(*_PARAGRAPHS):
        numbered: str = "counted" if block.numbering == "lost" else block.numbering or "printed"
        groups.setdefault((block.section, numbered), []).append(block)
    for (section, numbered), blocks in groups.items():
        there = {int(block.number) for block in document.of_kind(*_PARAGRAPHS) if _is_numbered(block, section)}
        missing = sorted(set(range(1, max(there, default=0))) - there) if numbered == "printed" else []
        count = len({block.number or block.id for block in blocks})
        yield Paragraphs(section, numbered, count, tuple(missing))


def _is_numbered(block: Block, section: str) -> bool:
    return block.section == section and block.number.isdigit()


def _cited(references: Sequence[Reference], holds: Callable[[Identifier], bool]) -> Iterator[Cited]:
    kinds: dict[str, dict[str, bool]] = {}
    for reference in references:
        symbol = reference.symbol
        kind = "web pages" if symbol is None else "resolutions" if symbol.number else "other UN documents"
        kinds.setdefault(kind, {})[str(symbol or reference.url)] = holds(reference.cites)
    for kind, found in kinds.items():
        yield Cited(kind, tuple(key for key in found if found[key]), tuple(key for key in found if not found[key]))


def _told(paragraphs: Paragraphs) -> str:
    how = {
        "printed": "with printed numbers",
        "counted": "counted by Pincite",
        "preambular": "preambular, counted by Pincite",
    }
    gaps = f"; missing: {', '.join(map(str, paragraphs.missing))}" if paragraphs.missing else ""
    if paragraphs.numbered == "printed" and not gaps:
        gaps = ", without a gap"
    return f"{paragraphs.section}: {paragraphs.count} {how[paragraphs.numbered]}{gaps}"


def _listed(cited: Cited) -> str:
    return f"{cited.kind}: {_counted('held', cited.held)}; {_counted('not held', cited.not_held)}"


def _counted(what: str, names: Sequence[str]) -> str:
    return f"{len(names)} {what} ({', '.join(names)})" if names else f"none {what}"


def _named(name: str, values: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The name stands before the first value only."""
    yield name, values[0] if values else "none"
    yield from (("", value) for value in values[1:])


def _day(date: datetime.date | None) -> str:
    return print_date(date) if date else "not printed"
