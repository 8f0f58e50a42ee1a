"""Who or what a question sets side by side: documents, and voices that speak in them, by the names they are given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.dates import print_date
from corpus.document import Block, Document, Voice
from corpus.ranges import Span
from index.reading.reader import Reading
from index.words import STOP_WORDS, words
from service.asking.document_names import Name, Names, spelt_out

#: A number that nothing announces, and no date, share or year in brackets.
_NUMBER = re.compile(r"(?<![\w/.\-])\d{2,4}(?![\w/%]|[.,-]\d|\s?\(\d)")
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
#: Kinds of documents that are named by who wrote them and when: "the note of October 1992".
_OF_A_DOCUMENT = r"letter|note|statement|report|declaration|communication|memorandum|agreement|judgment|study|release"
_DESCRIBED = re.compile(
    rf"\b(?:the\s+|this\s+|that\s+)?(?P<words>(?:[\w’'-]+\s+){{0,5}}?)(?P<kind>{_OF_A_DOCUMENT})\b"
    r"(?P<behind>(?:\s+(?:of|from|by|dated)\s+(?:\d{1,2}\s+)?(?:the\s+)?[A-Z\d][\w’'-]*(?:\s+(?-i:[A-Z\d])[\w’'-]*)*)*)",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:the|this|that)\b", re.I)
_OF_WHOM = re.compile(
    r"^(?:Permanent |Deputy |Acting |Alternate )*(?:Representative|Observer|Mission|President|Government|Minister)\b"
    r".*?\bof (?:the )?(?P<whose>.+)$",
    re.I,
)
#: Letters that the name of a State and its adjective share at least.
_STEM = 5
#: Letters of the shortest initials that stand for a name.
_ACRONYM = 3
#: The share of the places where the first word of a name is the whole name; an address on the web may have it alone.
_MOSTLY = 0.7
#: How people call one who speaks for a State or a body.
_OFFICE = r"(?:ambassador|envoy|representative|delegate|delegation|mission|government|minister|president)"
#: Words that open a description and say nothing of the document.
_EMPTY = frozenset(
    """the this that of from by dated a an its in and with to does do did say says said on how what which both
    compare""".split()
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side: `name` as it is shown, where the question names it, its document and, of a voice, whose words count.

    document  None where it is not held
    voice     name of who speaks; "" where all the document's words count
    """

    name: str
    span: Span
    document: Document | None
    voice: str = ""

    def blocks(self) -> tuple[Block, ...]:
        """What it says on anything: paragraphs and their like."""
        if self.document is None:
            return ()
        said = self.document.of_kind("paragraph", "quotation", "list_item")
        return tuple(block for block in said if not self.voice or _speaks(self.voice, block))

    def text_of(self, reading: Reading) -> str:
        """The text of the block that was read."""
        return self.document.text_of(self._block(reading)) if self.document else ""

    def is_preambular(self, reading: Reading) -> bool:
        return self.document is not None and self._block(reading).numbering == "preambular"

    def _block(self, reading: Reading) -> Block:
        assert self.document is not None
        return self.document.block(reading.hit.passage.block)


def _speaks(voice: str, block: Block) -> bool:
    """The voice is the one whose words the block is, or some of them."""
    return any(chain and chain[-1].name == voice for chain in block.chains)


class Sides:
    """Finds the sides of a comparison among the documents held."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.symbol.slug: document for document in documents}
        self._names = Names(documents)
        self._voices = dict(_voices(documents))

    def named(self, question: str, names: Sequence[Name], within: Sequence[str]) -> tuple[Side, ...]:
        """What the question names, in its order, each once."""
        found: list[Side] = []
        for side in (*self._documents_in(question, names), *self._described(question), *self._speaking(question)):
            among = side.document is None or not within or side.document.symbol.slug in within
            if among and not any(side.span.overlaps(other.span) for other in found):
                found.append(side)
        once: dict[tuple[str, str], Side] = {}
        for side in sorted(found, key=lambda side: side.span.start):
            key = side.document.symbol.slug if side.document else side.name
            once.setdefault((key, side.voice), side)
        return tuple(once.values())

    def _documents_in(self, question: str, names: Sequence[Name]) -> Iterator[Side]:
        """By symbol, by number, and by a bare number that is a resolution's."""
        for name in names:
            span = spelt_out(question, name.start, name.end)
            yield self._side(question[slice(*span)], span, name.slugs)
        for match in _NUMBER.finditer(question):
            [*numbered] = self._names.find(f"resolution {match.group()}")
            slugs = numbered[0].slugs if numbered else ()
            if slugs and not _YEAR.fullmatch(match.group()):
                yield self._side(match.group(), spelt_out(question, *match.span()), slugs)

    def _side(self, typed: str, span: Span, slugs: Sequence[str]) -> Side:
        document = self._documents[slugs[0]] if len(slugs) == 1 else None
        return Side(document.cited if document else typed, span, document)

    def _described(self, question: str) -> Iterator[Side]:
        for match in _DESCRIBED.finditer(question):
            said = [*_behind_small_words(match["words"]), *match["behind"].split()]
            fitting = [d for d in self._documents.values() if d.kind != "resolution" and _has_kind(d, match["kind"])]
            telling, start = list[str](), match.start("kind")
            for word in said:
                fit = [d for d in fitting if _fits(d, word)] if word.lower() not in _EMPTY else []
                if fit:
                    fitting, telling = fit, [*telling, word]
            if len(fitting) == 1:
                first = question.find(telling[0], match.start()) if telling else start
                article = [a.start() for a in _ARTICLE.finditer(question, match.start(), start)][-1:]
                yield Side(fitting[0].cited, Span(min(first, start, *article), match.end()), fitting[0])

    def _speaking(self, question: str) -> Iterator[Side]:
        for form, (document, name) in self._voices.items():
            match = _called(form).search(question)
            if match:
                yield Side(name, Span(*match.span()), document, name)


@lru_cache(maxsize=8192)  # more than re keeps, of a collection whose documents quote many
def _called(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:the )?{form}(?:[’']s)?(?!\w)")


def _behind_small_words(words_before: str) -> list[str]:
    """What describes a document, of the words in front of its kind: "October 1992 presidential"."""
    said = words_before.split()
    small = [at for at, word in enumerate(said) if word.lower() in _EMPTY | STOP_WORDS]
    return said[small[-1] + 1 :] if small else said


def _has_kind(document: Document, kind: str) -> bool:
    """Its kind, or a word of its title or of a heading: a letter may carry a statement."""
    titles = (document.text_of(block) for block in document.of_kind("title", "heading"))
    return kind.lower() == document.kind or kind.lower() in {word for title in titles for word in words(title)}


def _fits(document: Document, word: str) -> bool:
    """It says whose or of what day the document is: "Norlandish", "December", "presidential"."""
    head = document.masthead
    dates = [print_date(day) for day in (head.dated, head.distributed) if day]
    own = words(" ".join((document.title, document.author.name, *dates)))
    return any(
        said == known or (len(known) >= _STEM and said.startswith(known)) for said in words(word) for known in own
    )


def _voices(documents: Iterable[Document]) -> Iterator[tuple[str, tuple[Document, str]]]:
    """Patterns of what voices are called, with the one document that they speak in, or that they wrote."""
    spoken: dict[str, list[tuple[Voice, Document]]] = {}
    for document in documents:
        for voice in dict.fromkeys(_said_by(document)):
            spoken.setdefault(voice.name.casefold(), []).append((voice, document))
    forms = {name: _forms(found[0][0], found[0][1]) for name, found in spoken.items()}
    every = Counter(form for own in forms.values() for form in own)
    for name, found in spoken.items():
        written = [(voice, document) for voice, document in found if voice.role == "author"]
        places = {document.symbol.slug: (document, voice.name) for voice, document in written or found}
        if len(places) == 1:
            [place] = places.values()
            yield from ((form, place) for form in forms[name] if every[form] == 1)


def _said_by(document: Document) -> Iterator[Voice]:
    for block in document.blocks:
        for chain in block.chains:
            yield from chain


def _forms(voice: Voice, document: Document) -> tuple[str, ...]:
    """Its name, initials, the first word of an organisation or the last of a person; "Norland's ambassador"."""
    said = voice.name.split()
    if len(said) == 1 or said[0].lower() == "the":
        return ()
    full = f"(?i:{re.escape(voice.name)})"
    whose = _OF_WHOM.match(voice.name)
    if whose:
        *before, last = map(re.escape, whose["whose"].split())
        named = f"(?i:{''.join(f'(?:{word} )?' for word in before)}{last})"
        return full, rf"{named}[’']s (?i:{_OFFICE})", rf"(?i:{_OFFICE}) of (?:the )?{named}"
    if voice.role == "quoted person":
        return (full,) if re.fullmatch(_OFFICE, said[-1], re.I) else (full, re.escape(said[-1]))
    initials = "".join(word[0] for word in said if word[0].isupper())
    short = [re.escape(said[0])] if _means(said[0], voice.name, document) else []
    return full, *([initials] if len(initials) >= _ACRONYM else []), *short


def _means(word: str, name: str, document: Document) -> bool:
    """Where the word stands in the document, the whole name mostly does; and it is no word of the language there."""
    alone = len(re.findall(rf"\b{re.escape(word)}\b", document.text))
    plain = re.search(rf"(?<![\w./-]){re.escape(word.lower())}\b", document.text)
    return plain is None and document.text.count(name) >= _MOSTLY * alone
