"""Questions about documents as such: date, author, agenda items, how many paragraphs there are, what is cited.

They are answered from what the reader has understood of a document. What a document prints is cited where it prints it;
a number is counted, and is said to be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.citations.catalogue import Entry, mentions
from corpus.dates import print_date
from corpus.document import Block, Document
from corpus.grammar.masthead_phrases import DISTRIBUTION, LANGUAGE
from corpus.symbol import Symbol
from service.asking.answer import Fact
from service.asking.larger.meant import Meant, is_annexed

#: Blocks that stand for all that is cited; a reader who wants more opens the document's page.
MOST_PLACES = 20
_ADDRESSED = re.compile(r"\baddressed to (?:the )?(?P<addressee>.+?)\W*$", re.I)
_NUMBERS = re.compile(r"\d+")
_THINGS = re.compile(r"\b(?:documents?|sources?|works?|persons?|people|organi[sz]ations?|ngos?|speakers?|whole)\b")
_HOW_MANY = re.compile(r"\b(?:how many|(?:the )?(?:total )?number of|count(?: of)?)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one document: facts, and the blocks that print them or are counted, in reading order."""

    facts: tuple[Fact, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The documents held, and what they cite."""

    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]


Tells = Callable[[Document, Library], Told | None]


def about_document(meant: Meant, library: Library) -> Told | None:
    """What the question asks of the one document that it means; None where it asks for anything else."""
    document = meant.one
    if document is None:
        return None
    for form, tells in _ASKED:
        if form.search(meant.rest) and meant.asks_only(form, _HOW_MANY, _THINGS):
            return tells(document, library)
    return None


def of_itself(document: Document, library: Library) -> tuple[Fact, ...]:
    """Title, author, addressee and date of a document, as far as it has them."""
    told = (tells(document, library) for tells in (_title, _author, _addressee, _dated))
    return tuple(fact for each in told if each for fact in each.facts)


# --- What it prints of itself --------------------------------------------------------------------------------


def _symbol(document: Document, _: Library) -> Told | None:
    if not isinstance(document.symbol, Symbol):
        return None
    halves = [re.sub(r"\W", "", half) for half in document.symbol.halves]
    printed = [b for b in _head(document) if any(half in re.sub(r"\W", "", document.text_of(b)) for half in halves)]
    return _told(document, "symbol", str(document.symbol), printed)


def _title(document: Document, _: Library) -> Told | None:
    return _told(document, "title", document.title, document.of_kind("title"))


def _dated(document: Document, library: Library) -> Told | None:
    on = document.masthead.dated
    if on is None:
        return _distributed(document, library)
    name = "adopted on" if document.kind == "resolution" else "date"
    return _told(document, name, print_date(on), _printing(document, print_date(on)))


def _distributed(document: Document, _: Library) -> Told | None:
    on = document.masthead.distributed
    if on is None:
        return None
    where = [block for block in _head(document) if DISTRIBUTION.search(document.text_of(block))]
    return _told(document, "date of distribution", print_date(on), where or _printing(document, print_date(on)))


def _language(document: Document, _: Library) -> Told | None:
    where = [block for block in _head(document) if LANGUAGE.search(document.text_of(block))]
    return _told(document, "original language", document.masthead.language, where) if where else None


def _author(document: Document, _: Library) -> Told | None:
    return _told(document, "author", document.author.name, _printing(document, document.author.name))


def _addressee(document: Document, _: Library) -> Told | None:
    addressed = _ADDRESSED.search(document.title)
    return _told(document, "addressed to", addressed["addressee"], document.of_kind("title")) if addressed else None


def _signatory(document: Document, _: Library) -> Told | None:
    signed = tuple(document.of_kind("signature"))
    return _told(document, "signature", document.text_of(signed[0]), signed) if signed else None


def _agenda(document: Document, _: Library) -> Told | None:
    items = document.masthead.agenda
    facts = tuple(Fact(f"agenda item {item.number}", item.title) for item in items)
    return Told(facts, tuple(document.block(item.block) for item in items)) if items else None


def _sessions(document: Document, _: Library) -> Told | None:
    sessions = document.masthead.sessions
    where = [block for block in _head(document) if any(session in document.text_of(block) for session in sessions)]
    return Told(tuple(Fact("session", session) for session in sessions), tuple(where)) if where else None


# --- What it has ---------------------------------------------------------------------------------------------


def _paragraphs(document: Document, _: Library) -> Told | None:
    """Those with numbers, the quoted ones included: of the main text, of a preamble, of each annex."""
    numbered = [block for block in document.of_kind("paragraph", "quotation") if block.numbering]
    groups: dict[str, list[Block]] = {}
    for block in numbered:
        groups.setdefault(_group(document, block), []).append(block)
    facts = tuple(Fact(name, f"{len(own):,}", _how_numbered(own)) for name, own in groups.items())
    return Told(facts, tuple(own[-1] for own in groups.values())) if numbered else None


def _group(document: Document, block: Block) -> str:
    if block.part:
        return f"paragraphs of {block.part}"
    if document.kind != "resolution":
        return "paragraphs"
    return "preambular paragraphs" if block.numbering == "preambular" else "operative paragraphs"


def _how_numbered(blocks: Sequence[Block]) -> str:
    by_us = all(block.counted for block in blocks)
    return "counted by Pincite, as the text prints no numbers" if by_us else "counted: paragraphs with a number"


def _footnotes(document: Document, _: Library) -> Told | None:
    return _counted("footnotes", document, tuple(document.of_kind("footnote")))


def _pages(document: Document, _: Library) -> Told | None:
    if not document.pages:
        return None
    how = "counted: pages of its file"
    return Told((Fact("pages", f"{document.pages:,}", how),), _titled(document))


def _annexes(document: Document, _: Library) -> Told | None:
    parts = dict.fromkeys(block.part for block in document.blocks if is_annexed(block))
    opens = [next(block for block in document.blocks if block.part == part) for part in parts]
    facts = [Fact(part, " – ".join(_headings(document, part))) for part in parts]
    counted = Fact("annexes", f"{len(parts)}", "counted: annexes of the text")
    return Told((counted, *facts), tuple(opens) or _titled(document))


def _headings(document: Document, part: str) -> tuple[str, ...]:
    """The headings that a part begins with, without a line between them."""
    texts = []
    for block in (block for block in document.blocks if block.part == part):
        if block.kind != "heading":
            break
        texts.append(document.text_of(block))
    return tuple(texts[:2])


def _images(document: Document, _: Library) -> Told | None:
    """As many as their captions number: "Images 15–17" are three."""
    captions = tuple(document.of_kind("caption"))
    counted = sum(_numbered_by(block.label.rpartition(", ")[2]) for block in captions)
    how = f"counted: by the numbers of {len(captions)} captions"
    return Told((Fact("images", f"{counted:,}", how),), captions[-1:]) if captions else None


def _numbered_by(label: str) -> int:
    numbers = [int(number) for number in _NUMBERS.findall(label)]
    return numbers[-1] - numbers[0] + 1 if numbers else 1


def _speakers(document: Document, _: Library) -> Told | None:
    """Everybody whose words it quotes or reports, in the order of first quotation."""
    found: dict[str, tuple[str, Block]] = {}
    for block in document.blocks:
        for chain in (block.voice, *(speech.voice for speech in block.speeches)):
            for voice in chain[1:]:
                found.setdefault(voice.name, (voice.role, block))
    facts = tuple(Fact(role, name) for name, (role, _) in found.items())
    return Told(facts, tuple(dict.fromkeys(block for _, block in found.values()))) if found else None


def _cites(document: Document, library: Library) -> Told | None:
    own = [(entry, entry.blocks_in(document)) for entry in library.entries]
    cited = [(entry, blocks) for entry, blocks in own if blocks]
    facts = tuple(Fact("cites", _called(entry), "held" if entry.held else "not held") for entry, _ in cited)
    blocks = dict.fromkeys(document.block(block) for _, blocks in cited for block in blocks)
    counted = Fact("documents cited", f"{len(cited):,}", "counted: each once")
    return Told((counted, *facts), tuple(blocks)[:MOST_PLACES] or _titled(document))


def _called(entry: Entry) -> str:
    reference = entry.reference
    named = (str(reference.symbol) if reference.symbol else "", reference.author, reference.title, reference.date)
    return ", ".join(part for part in named if part) or reference.url


def citing(meant: Meant, library: Library) -> tuple[tuple[Document, Block], ...]:
    """The blocks of others that cite the one document that a question asks this of; none for any other question."""
    document = meant.one
    if document is None or not meant.named or not _CITED_BY.search(meant.rest) or _OF_ITS_OWN.search(meant.rest):
        return ()
    if not meant.asks_only(_CITED_BY, _THINGS):
        return ()
    found = mentions(document, library.documents)
    return tuple(dict.fromkeys((mention.document, mention.block) for mention in found))[:MOST_PLACES]


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


_CITED_BY = re.compile(r"\b(?:cites?|citing|quotes?|refers? to|mentions?|(?:is |are )?cited by)\b")
#: "What does it cite?" asks for what it cites itself.
_OF_ITS_OWN = re.compile(r"\b(?:do|does|did|it|its|documents? cited|cited in)\b")

_ANNEXED = r"(?: (?:are |is )?(?:there )?in (?:the |its )?annex(?:es)?)?"
#: What is asked, and what tells it. The first that matches counts.
_ASKED: tuple[tuple[re.Pattern[str], Tells], ...] = tuple(
    (re.compile(rf"\b(?:{form})\b"), tells)
    for form, tells in (
        (r"(?:numbered |operative |preambular )?(?:and preambular )?paragraphs?", _paragraphs),
        (r"footnotes?", _footnotes),
        (r"pages?", _pages),
        (rf"(?:images?|photographs?|photos?|pictures?){_ANNEXED}", _images),
        (r"annex(?:es)?(?: titles?)?|titles? of (?:the |its )?annex(?:es)?", _annexes),
        (r"agenda items?|items? of the agenda|agenda", _agenda),
        (r"sessions?", _sessions),
        (r"(?:date of )?(?:distribution|circulation|publication)|(?:publication|release) date|distributed|circulated"
         r"|published|issued", _distributed),
        (r"languages?(?:.*\b(?:written|drafted|issued))?", _language),
        (r"(?:date of )?adoption|dated?|adopted|written|sent|signed on", _dated),
        (r"(?:document )?(?:symbols?|number)|reference number", _symbol),
        (r"titles?|titled|entitled|called", _title),
        (r"address(?:ed|ee)(?: to)?|recipients?|(?:sent|written) to", _addressee),
        (r"sign(?:s|ed|atory|atories|ature)?", _signatory),
        (r"authors?|wrote|writes|(?:written|issued|authored) by|sen(?:t|der|ds)|submit(?:s|ted)", _author),
        (r"speakers?|(?:is |are )?quote[sd]?", _speakers),
        (r"cites?|cited|refers? to|citations?|references?|sources?", _cites),
    )
)  # fmt: skip
