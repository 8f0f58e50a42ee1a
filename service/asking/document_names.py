"""Which of the documents held a question names, and what it asks of them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from corpus.address import Identifier
from corpus.dates import PRINTED
from corpus.document import Document
from corpus.given_name import GivenName
from corpus.printed_symbols import find_named, find_typed
from corpus.ranges import Span, merged
from corpus.shelf import Shelf
from corpus.symbol import Symbol
from index.keywords import UNLEARNT
from index.question import telling
from index.spellings import Spellings
from service.asking.bare_numbers import BareNumbers
from service.asking.described import Described, Descriptions
from service.asking.subjects import Subjects

#: Between the names of a list, in front of a name, and behind it.
_BETWEEN = re.compile(r"\s*(?:(?:,|&|/|\band\b|\bor\b)\s*)*", re.I)
_ANNOUNCING = re.compile(
    r"(?:\b(?:the|its|this|un|u\.n\.|united\s+nations|unscr?|sc|security\s+council(?:[’']s)?"
    r"|general\s+assembly(?:[’']s)?|"
    r"documents?|doc\.|letters?|reports?|notes?|statements?|symbols?|resolutions?|res\b\.?|nos?\.)\s*)+$",
    re.I,
)
_DATED = re.compile(rf"\s*,?\s*(?:of|dated)\s+{PRINTED.pattern}")
#: Behind the name that a document was given it may be said what it is: "the Selby 2023 press release".
_KIND_BEHIND = re.compile(
    r"\s+(?:press\s+release|release|statement|report|study|survey|paper|brief(?:ing)?|article|book|chapter|letter"
    r"|document|"
    r"judge?ment|decision|ruling|opinion)\b",
    re.I,
)
#: What is asked of an answer to a document is not asked of that document.
_ANSWERING = re.compile(
    r"\b(?:answer(?:ed|s)?|repl(?:y|ies|ied)|respon(?:se|ded?|ds)|react(?:ion|ed|s)?|rejoinder)\s+to\s+$", re.I
)
_POSSESSIVE = re.compile(r"[’']s\b")
#: What a document itself says is asked for; "who broke it?" asks what may stand elsewhere.
_OF_ITSELF = re.compile(
    r"\b(?:according to|under|in|from|by|per)\s+its?\b|\b(?:do|does|did|has|have|had|can|could|would)\s+it\b", re.I
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a document in the range `[start, end)` of a question.

    symbols  what it stands for: a resolution's number alone for one of each organ
    slugs    of the documents held that it may mean
    in_full  it is printed as a symbol or as the name that was given, and neither by the number of a resolution nor
             described
    """

    start: int
    end: int
    symbols: tuple[Symbol | GivenName, ...]
    slugs: tuple[str, ...]
    in_full: bool


class Names:
    """What the documents held may be called in a question. `spellings` are those that the index has learnt.

    One document alone is neither described nor called by a number: whatever is asked is asked of it.
    """

    def __init__(self, documents: Iterable[Document], spellings: Spellings = UNLEARNT) -> None:
        documents = tuple(documents)
        several = documents if len(documents) > 1 else ()
        self.subjects = Subjects(spellings)
        self._descriptions = Descriptions(several, self.subjects)
        self._numbers = BareNumbers(documents)
        self._are_several = bool(several)
        self._shelf = Shelf((document.symbol, document) for document in documents)
        self._given = [document.symbol for document in self._shelf if isinstance(document.symbol, GivenName)]
        # asked for some five times of one question; with thousands of names given it takes five milliseconds
        self._called_in = lru_cache(maxsize=64)(self._find_called)

    def find(self, question: str) -> tuple[Name, ...]:
        """Every name of a document, held or not, in the order of the question."""
        given, all_printed, numbered = self._called_in(question)
        printed = [name for name in all_printed if not any(_overlap(name, other) for other in given)]
        names = [*given, *printed]
        described = self._descriptions.find(question, _spans((*given, *all_printed, *numbered)), (), as_a_whole=False)
        for further in (numbered, self._each_alone(question, described)):
            names += [name for name in further if not any(_overlap(name, other) for other in names)]
        return tuple(sorted(names, key=lambda name: name.start))

    def find_whole(self, question: str) -> tuple[Name, ...]:
        """The same where documents are asked of as a whole: each number that a resolution has is one, if nothing is."""
        numbers = self._numbers.as_a_whole(question)
        return self.find(question) or tuple(_of_number(*numbered) for numbered in numbers)

    def described(self, question: str, among: Sequence[str] = (), *, as_a_whole: bool = False) -> tuple[Described, ...]:
        """What the descriptions in a question mean, several documents or none as well."""
        given, printed, numbered = self._called_in(question)
        return self._descriptions.find(question, _spans((*given, *printed, *numbered)), among, as_a_whole=as_a_whole)

    def places_in(self, text: str) -> Iterator[Span]:
        """Where a text names documents."""
        return iter(_spans(self.find(text)))

    def _find_called(self, question: str) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
        """The names that documents were given, those that they print, and mere numbers."""
        return self._given_in(question), self._printed_in(question), tuple(self._numbered_in(question))

    def _given_in(self, question: str) -> tuple[Name, ...]:
        """The names that documents were given; of those that stand in one another the longest."""
        found = [(span, symbol) for symbol in self._given for span in symbol.find_in(question)]
        names: list[Name] = []
        for span, symbol in sorted(found, key=lambda one: one[0].start - one[0].end):
            behind = _KIND_BEHIND.match(question, span.end)
            name = Name(span.start, behind.end() if behind else span.end, (symbol,), (symbol.slug,), in_full=True)
            if not any(_overlap(name, longer) for longer in names):
                names.append(name)
        return tuple(names)

    def _printed_in(self, question: str) -> tuple[Name, ...]:
        found = sorted(find_named(question), key=lambda name: name[:2])
        in_full = {start for start, *_ in find_typed(question)}
        return tuple(
            Name(start, end, symbols, self._meant(symbols), start in in_full)
            for (start, end), same in groupby(found, key=lambda name: name[:2])
            for symbols in [tuple(symbol for *_, symbol in same)]
        )

    def around(self, question: str, span: Span, document: Document) -> Span:
        """A name of the document with what is said beside it that it fits."""
        return self._descriptions.around(question, span, document)

    def _numbered_in(self, question: str) -> Iterator[Name]:
        """Resolutions by nothing but their number."""
        return (_of_number(*found) for found in (self._numbers.find(question) if self._are_several else ()))

    def _each_alone(self, question: str, found: Iterable[Described]) -> Iterator[Name]:
        """Documents that a description fits, each the only one, which says more of it than its kind."""
        for described in found:
            of_another = _ANSWERING.search(question, 0, described.start)
            if len(described.documents) == 1 and not described.bare and not of_another:
                symbol = described.documents[0].symbol
                if isinstance(symbol, Symbol | GivenName):
                    yield Name(described.start, described.end, (symbol,), (symbol.slug,), in_full=False)

    def _meant(self, symbols: Sequence[Symbol]) -> tuple[str, ...]:
        halves = (half for symbol in symbols for half in symbol.halves)
        return tuple(dict.fromkeys(d.symbol.slug for half in halves for d in self._shelf.named(half)))


def _spans(names: Iterable[Name]) -> list[Span]:
    return [Span(name.start, name.end) for name in names]


def _of_number(span: Span, document: Document) -> Name:
    return Name(*span, (document.symbol,), (document.symbol.slug,), in_full=False)  # type: ignore[arg-type]


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that a question asks of by name.

    symbols  as the question names them, held or not; and names that were given
    slugs    of those that are held
    text     the question with “it” in the place of their names, since a document need not say its own name: a
             paragraph of resolution 853 has no 853 in it
    itself   it asks what the documents themselves say ("according to …"), not what is said of them
    """

    symbols: tuple[Symbol | GivenName, ...]
    slugs: tuple[str, ...]
    text: str
    itself: bool = False

    @classmethod
    def of(cls, question: str, names: Sequence[Name], among: Sequence[str] = ()) -> Named:
        """`among` are the slugs of the documents that may be meant, none means all.

        Where nothing is left to ask but the names, `text` is the question as it was.
        """
        slugs = dict.fromkeys(slug for name in names for slug in name.slugs if not among or slug in among)
        held = [Span(name.start, name.end) for name in names if not slugs.keys().isdisjoint(name.slugs)]
        text = with_pronouns(
            question, [spelt_out(question, *name) for name in merged(held, question, _BETWEEN.fullmatch)]
        )
        return cls(
            symbols=tuple(symbol for name in names for symbol in name.symbols),
            slugs=tuple(slugs),
            text=text if telling(text) else question,
            itself=bool(_OF_ITSELF.search(text)),
        )

    def means(self, known: Identifier) -> bool:
        return any(own.means(known) for own in self.symbols)


def not_held(question: str, names: Sequence[Name]) -> str:
    """A sentence for each document that a question names and nobody holds."""
    return " ".join(dict.fromkeys(_not_held(question, name) for name in names if not name.slugs))


def _not_held(question: str, name: Name) -> str:
    called = called_in(question, name)
    if question[name.start : name.end].isdigit():  # no symbol that could be fetched
        return f"R{called[1:]} is not held."
    return f"{called} is not held; `pincite fetch {shlex.quote(name.symbols[0].slug)}` asks the United Nations for it."


def called_in(question: str, name: Name) -> str:
    """A name as it is repeated: by its symbol, or as “resolution 853” where the year was left out."""
    printed = question[name.start : name.end]
    return f"resolution {printed}" if printed.isdigit() else name.symbols[0].cited


def spelt_out(question: str, start: int, end: int) -> Span:
    """The range of a name with the words that announce it and the date behind it."""
    announced = _ANNOUNCING.search(question, 0, start)
    dated = _DATED.match(question, end)
    return Span(announced.start() if announced else start, dated.end() if dated else end)


def with_pronouns(question: str, ranges: Sequence[Span]) -> str:
    """The question with “it” or “its” for each of the ranges, which are in order."""
    text = question
    for start, end in reversed(ranges):
        possessive = _POSSESSIVE.match(question, end)
        end = possessive.end() if possessive else end
        text = f"{text[:start]}{'its' if possessive else 'it'}{text[end:]}"
    return text
