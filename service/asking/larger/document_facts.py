"""What is told of one document as data: what it prints of itself, what it has, what it cites.

What a document prints is cited where it prints it; a number is counted, and is said to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.citations.catalogue import Entry
from corpus.dates import print_date
from corpus.document import Block, Document
from corpus.grammar.masthead_phrases import DISTRIBUTION, LANGUAGE
from corpus.symbol import Symbol
from service.asking.answer import Fact
from service.asking.larger.meant import is_annexed
from service.asking.publishers import Publisher, publishers
from service.asking.resting import Source, resting

#: Blocks that stand for all that is cited; a reader who wants more opens the document's page.
MOST_PLACES = 20
#: Paragraphs named of a source that many rest on, or a speaker; a document's map names all.
_PLACES_NAMED = 8
_ADDRESSED = re.compile(r"\baddressed to (?:the )?(?P<addressee>.+?)\W*$", re.I)
_AGENDA = re.compile(r"\bagenda items?\b", re.I)
#: "Acting under Chapter VII", "Decides, under Chapter VI"; not "imposed under …". Whatever a scan has made of "under".
ACTING = re.compile(
    r"(?<!\bnot )\b(?:acting\s+(?!(?:outside|within|beyond|of)\b)\w+\s+"
    r"|(?:acting|(?:decid|determin|demand)(?:es|ing))\b,?\s+under\s+(?:\w+\s+){0,4}?)"
    r"(?P<chapters>Chapters?\s+[IVX]+(?:(?:,\s*|\s+and\s+)[IVX]+)*)\b",
    re.I,
)
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one document: facts, and the blocks that print them or are counted, in the order of either."""

    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The documents held, and what they cite."""

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]


Tells = Callable[[Document, Library], Told | None]


# --- What it prints of itself --------------------------------------------------------------------------------


def symbol(document: Document, _: Library) -> Told | None:
    if not isinstance(document.symbol, Symbol):
        return None
    halves = [re.sub(r"\W", "", half) for half in document.symbol.halves]
    printed = [b for b in _head(document) if any(half in re.sub(r"\W", "", document.text_of(b)) for half in halves)]
    return _told(document, "symbol", str(document.symbol), printed)


def title(document: Document, _: Library) -> Told | None:
    return _told(document, "title", document.title, document.of_kind("title"))


def dated(document: Document, library: Library) -> Told | None:
    on = document.masthead.dated
    if on is None:
        return distributed(document, library)
    name = "adopted on" if document.kind == "resolution" else "date"
    return _told(document, name, print_date(on), _printing(document, print_date(on)))


def distributed(document: Document, _: Library) -> Told | None:
    on = document.masthead.distributed
    if on is None:
        return None
    told = [block for block in _head(document) if DISTRIBUTION.search(document.text_of(block))]
    day = _printing(document, print_date(on))
    return _told(document, "date of distribution", print_date(on), [b for b in told if b in day] or day or told)


def language(document: Document, _: Library) -> Told | None:
    where = [block for block in _head(document) if LANGUAGE.search(document.text_of(block))]
    return _told(document, "original language", document.masthead.language, where) if where else None


def author(document: Document, _: Library) -> Told | None:
    return _told(document, "author", document.author.name, _printing(document, document.author.name))


def addressee(document: Document, _: Library) -> Told | None:
    addressed = _ADDRESSED.search(document.title)
    return _told(document, "addressed to", addressed["addressee"], document.of_kind("title")) if addressed else None


def signatory(document: Document, _: Library) -> Told | None:
    signed = tuple(document.of_kind("signature"))
    return _told(document, "signature", document.text_of(signed[0]), signed) if signed else None


def kind(document: Document, _: Library) -> Told | None:
    """What its own text calls it."""
    return _told(document, "kind", document.kind, _titled(document))


def spread(document: Document, _: Library) -> Told | None:
    """To whom it is distributed: "General", "Limited"."""
    where = [block for block in _head(document) if DISTRIBUTION.search(document.text_of(block))]
    return _told(document, "distribution", document.masthead.distribution, where) if where else None


def agenda(document: Document, _: Library) -> Told | None:
    """The numbers together as the masthead prints them, then each with its title."""
    items = document.masthead.agenda
    if not items:
        return None
    numbers = [item.number for item in items]
    together = f"{', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else numbers[0]
    facts = tuple(Fact(f"agenda item {item.number}", item.title) for item in items)
    printed = [block for block in _head(document) if _AGENDA.search(document.text_of(block))]
    number = Fact("number of agenda items", f"{len(items)}", "counted: those of the masthead")
    counted = (number, Fact("agenda items", together)) if len(items) > 1 else ()
    return Told((*counted, *facts), tuple(dict.fromkeys((*printed, *(document.block(item.block) for item in items)))))


def chapter(document: Document, _: Library) -> Told | None:
    """Of the Charter, under which the Council says that it acts."""
    found = {block: said for block in document.blocks if (said := ACTING.search(document.text_of(block)))}
    told = dict.fromkeys(" ".join(said["chapters"].split()) for said in found.values())
    return Told(tuple(Fact("acting under", one) for one in told), tuple(found)) if found else None


def sessions(document: Document, _: Library) -> Told | None:
    sessions = document.masthead.sessions
    where = [block for block in _head(document) if any(session in document.text_of(block) for session in sessions)]
    return Told(tuple(Fact("session", session) for session in sessions), tuple(where)) if where else None


# --- What it has ---------------------------------------------------------------------------------------------


def paragraphs(document: Document, _: Library) -> Told | None:
    """Those with numbers, the quoted ones included: of the main text, of a preamble, of each annex."""
    numbered = [block for block in document.of_kind("paragraph", "quotation") if block.numbering]
    groups: dict[str, list[Block]] = {}
    for block in numbered:
        groups.setdefault(_group(document, block), []).append(block)
    facts = tuple(Fact(name, f"{len(own):,}", how_numbered(own)) for name, own in groups.items())
    return Told(facts, tuple(own[-1] for own in groups.values())) if numbered else None


def _group(document: Document, block: Block) -> str:
    if block.part:
        return f"paragraphs of {block.part}"
    if document.kind != "resolution":
        return "paragraphs"
    return "preambular paragraphs" if block.numbering == "preambular" else "operative paragraphs"


def how_numbered(blocks: Sequence[Block]) -> str:
    by_us = all(block.counted for block in blocks)
    return "counted by Pincite, as the text prints no numbers" if by_us else "counted: paragraphs with a number"


def footnotes(document: Document, _: Library) -> Told | None:
    return _counted("footnotes", document, tuple(document.of_kind("footnote")))


def pages(document: Document, _: Library) -> Told | None:
    if not document.pages:
        return None
    how = "counted: pages of its file"
    return Told((Fact("pages", f"{document.pages:,}", how),), _titled(document))


def annexes(document: Document, _: Library) -> Told | None:
    parts = dict.fromkeys(block.part for block in document.blocks if is_annexed(block))
    opens = [next(block for block in document.blocks if block.part == part) for part in parts]
    facts = [Fact(part, " – ".join(headings(document, part))) for part in parts]
    counted = Fact("annexes", f"{len(parts)}", "counted: annexes of the text")
    return Told((counted, *facts), tuple(opens) or _titled(document))


def headings(document: Document, part: str) -> tuple[str, ...]:
    """The headings that a part begins with, without a line between them."""
    texts = []
    for block in (block for block in document.blocks if block.part == part):
        if block.kind != "heading":
            break
        texts.append(document.text_of(block))
    return tuple(texts[:2])


def images(document: Document, _: Library) -> Told | None:
    """As many as their captions number: "Images 15–17" are three."""
    captions = tuple(document.of_kind("caption"))
    counted = sum(_numbered_by(block.label.rpartition(", ")[2]) for block in captions)
    how = f"counted: by the numbers of {len(captions)} captions"
    return Told((Fact("images", f"{counted:,}", how),), captions[-1:]) if captions else None


def _numbered_by(label: str) -> int:
    numbers = [int(number) for number in _NUMBERS.findall(label)]
    return numbers[-1] - numbers[0] + 1 if numbers else 1


def speakers(document: Document, _: Library) -> Told | None:
    """Everybody whose words it quotes, reports or has as an annex, in the order of the first."""
    found: dict[str, tuple[str, Block]] = {}
    for block in document.blocks:
        for chain in block.chains:
            for voice in chain[1:]:
                role = "author of an annex" if voice.role == "author" else voice.role
                found.setdefault(voice.name, (role, block))
    facts = tuple(Fact(role, name) for name, (role, _) in found.items())
    return Told(facts, tuple(dict.fromkeys(block for _, block in found.values()))) if found else None


def cites(document: Document, library: Library) -> Told | None:
    """Those first on which most paragraphs rest, each with these; before them the same by author."""
    found = resting(document, library.entries)
    facts = tuple(
        Fact("cites", called_as_cited(source.entry), cited_at(named_places(source.blocks), source))
        for source in found.ranked
    )
    blocks = dict.fromkeys(document.block(b) for s in found.ranked for b in s.entry.blocks_in(document))
    counted = Fact("documents cited", f"{len(found.sources):,}", "counted: each once")
    summed = tuple(
        Fact("by author", each.name or "Other: author not known", _summed(each)) for each in publishers(found)
    )
    return Told((counted, *summed, *facts), tuple(blocks)[:MOST_PLACES] or _titled(document))


def _summed(publisher: Publisher) -> str:
    """ "4 sources, cited in 9 paragraphs"."""
    sources, paragraphs = len(publisher.sources), len(publisher.blocks)
    told = f"{sources} source{'s' if sources > 1 else ''}"
    return f"{told}, cited in {paragraphs} paragraph{'s' if paragraphs > 1 else ''}"


def cited_at(places: str, source: Source) -> str:
    """Where it is cited, and whether it is held: "in [para. 6], [para. 7], …; held"."""
    return f"{places}; {'held' if source.entry.held else 'not held'}"


def named_places(blocks: Sequence[Block]) -> str:
    """ "in [para. 6], [para. 7], …"."""
    more = ", …" if len(blocks) > _PLACES_NAMED else ""
    return f"in {', '.join(block.label for block in blocks[:_PLACES_NAMED])}{more}"


def called_as_cited(entry: Entry) -> str:
    """Symbol, author, title and date of what is cited, as far as they are printed; else its address."""
    reference = entry.reference
    named = (str(reference.symbol) if reference.symbol else "", reference.author, reference.title, reference.date)
    return ", ".join(part for part in named if part) or reference.url


def of_itself(document: Document, library: Library) -> tuple[Fact, ...]:
    """Title, author, addressee and date of a document, as far as it has them."""
    told = (tells(document, library) for tells in (title, author, addressee, dated))
    return tuple(fact for each in told if each for fact in each.facts)


# --- Together ------------------------------------------------------------------------------------------------


def _head(document: Document) -> tuple[Block, ...]:
    return tuple(document.of_kind("masthead", "title", "signature"))


def _titled(document: Document) -> tuple[Block, ...]:
    return tuple(document.of_kind("title"))


def _printing(document: Document, words: str) -> tuple[Block, ...]:
    """The first block of the head that prints these words; the title where none does."""
    said = " ".join(words.split()).casefold()
    printing = [b for b in _head(document) if said in " ".join(document.text_of(b).split()).casefold()]
    titled = sorted(printing, key=lambda block: block.kind != "title")
    return tuple(titled[:1]) or _titled(document)


def _told(document: Document, name: str, value: str, where: Iterable[Block]) -> Told | None:
    blocks = tuple(where) or _titled(document)
    return Told((Fact(name, value),), blocks) if value and blocks else None


def _counted(name: str, document: Document, blocks: Sequence[Block]) -> Told | None:
    how = f"counted: {name} of {document.cited}"
    return Told((Fact(name, f"{len(blocks):,}", how),), tuple(blocks[-1:]) or _titled(document))
