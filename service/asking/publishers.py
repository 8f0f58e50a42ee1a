"""Who published what a document rests on: its sources summed by author, where one is known, else by their site.

An author is known where the reference names one, where the text is held and has one, of a resolution by its symbol, and
of what a block quotation is closed with by whom it quotes; of other pages by a site that is called like such an author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from corpus.document import Block, Document
from corpus.grammar.masthead_phrases import ORGAN_AUTHORS
from corpus.symbol import Symbol
from corpus.voice_chain import quoted_in
from service import urls
from service.asking.resting import Resting, Source

#: Sources of a publisher from which on it says more than they do.
_SEVERAL = 2
#: Letters of a name that a site can be told by.
_CALLED = 3
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^the\s+", re.I)
#: How a publisher is known: as author, or as the site of pages whose author is not; "" of neither.
KnownAs = Literal["author", "site", ""]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Sources of one publisher, those first on which most blocks rest; `name` is "" where none is known."""

    name: str
    known_as: KnownAs
    sources: tuple[Source, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All that rest on one of them, each once, in reading order."""
        found = {block.id: block for source in self.sources for block in source.blocks}
        return tuple(sorted(found.values(), key=lambda block: block.start))


def publishers(found: Resting) -> tuple[Publisher, ...]:
    """By how many blocks rest on them, whoever is not known last; none where nobody known has several sources."""
    authors = {source.entry.reference.key: _author(source, found.document) for source in found.sources}
    by_site = _authors_of_sites(found.sources, authors)
    groups: dict[tuple[KnownAs, str], tuple[str, list[Source]]] = {}
    for source in found.ranked:
        known_as, name = _known(source, authors, by_site)
        groups.setdefault((known_as, _folded(name)), (name, []))[1].append(source)
    summed = [Publisher(name, known_as, tuple(own)) for (known_as, _), (name, own) in groups.items()]
    if not any(each.known_as and len(each.sources) >= _SEVERAL for each in summed):
        return ()
    return tuple(sorted(summed, key=lambda each: (not each.known_as, -len(each.blocks), -len(each.sources))))


def _known(source: Source, authors: Mapping[str, str], by_site: Mapping[str, str]) -> tuple[KnownAs, str]:
    site = _site(source)
    if author := authors[source.entry.reference.key] or by_site.get(site, ""):
        return "author", author
    return ("site", site) if site else ("", "")


def _author(source: Source, document: Document) -> str:
    """ "" where nothing says whose it is."""
    entry, symbol = source.entry, source.entry.symbol
    if entry.reference.author:
        return entry.reference.author
    if entry.held and entry.held.author.name not in (str(entry.held.symbol), entry.held.title):
        return entry.held.author.name
    organ = organ_of(symbol) if symbol else ""
    return organ or _quoted(source.blocks, frozenset(entry.blocks_in(document)))


def organ_of(symbol: Symbol) -> str:
    """The organ whose resolution a symbol names, "" of other documents: S/RES/822(1993) → "Security Council"."""
    match = re.match(r"(?P<organ>[A-Z]+)/RES/", symbol.halves[0])
    return ORGAN_AUTHORS.get(match["organ"], "") if match else ""


def _quoted(blocks: Sequence[Block], notes: Set[str]) -> str:
    """The one organisation that all these blocks quote as a whole; "" where they quote several, or some nobody.

    `notes` name the source: where they do not close the quotation, it is one that who is quoted names.
    """
    chains = [quoted_in(block.voice) if block.closed_by in notes else () for block in blocks]
    quoted = {chain[0].name if chain and chain[0].role == "quoted organisation" else "" for chain in chains}
    return quoted.pop() if len(quoted) == 1 else ""


def _authors_of_sites(sources: Iterable[Source], authors: Mapping[str, str]) -> dict[str, str]:
    """Sites that are called after the author of a page of theirs; others may have pages of many."""
    known = ((_site(source), authors[source.entry.reference.key]) for source in sources)
    return {site: author for site, author in known if site and author and _is_called_after(site, author)}


def _is_called_after(site: str, author: str) -> bool:
    """By a word of the name or its initials: "amnesty.org", "hrw.org"."""
    words = _WORD.findall(author)
    called = {*(word.casefold() for word in words), "".join(word[0] for word in words if word[0].isupper()).casefold()}
    return any(len(part) >= _CALLED and part in called for part in site.split(".")[:-1])


def _site(source: Source) -> str:
    """Of a web page its host; "" of a document."""
    return "" if source.entry.symbol else urls.site(urls.outside(source.entry.reference)).removeprefix("www.")


def _folded(name: str) -> str:
    return _ARTICLE.sub("", " ".join(name.split())).casefold()
