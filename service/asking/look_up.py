"""Pinpoints: "para. 3 of S/RES/853 (1993)" in a question is looked up, and not searched for.

A place counts where it stands beside the document it is a place of. A place without a document is one of the document
that an earlier question named, or of the only one there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.citations.places import Place, find_places
from corpus.citations.whereabouts import has_pages, whereabouts
from corpus.dates import MONTHS
from corpus.document import Block, Document
from corpus.ranges import Span, merged
from index.words import words
from service.asking.described import Described
from service.asking.document_names import Name, Names, called_in, spelt_out, with_pronouns
from service.asking.leaning_words import CONNECTIVE

#: Letters that the name of a country and its adjective share at least.
_STEM = 4
_OF_A_KIND = re.compile(
    r"\b(?:the|this|that)\s+(?P<whose>(?:[\w’'-]+\s+){0,3}?)"
    r"(?P<kind>letter|report|resolution|note verbale|note|statement|document)\b",
    re.I,
)
_ARTICLE = re.compile(r"\b(?:the|this|that)\b", re.I)
#: "In resolution 853 (1993), what does paragraph 3 demand?"
_OPENING = re.compile(r"\W*(?:in|under|of|from|according\s+to)\s+(?:[a-z]+\s+){0,4}$", re.I)
#: "What does resolution 853 (1993) demand in paragraph 3?": in front of the document, in front of the place.
_DOES = re.compile(r"\b(?:does|do|did)\s+$", re.I)
_WHERE = re.compile(r"\b(?:in|under)\s+(?:its\s+|the\s+)?$", re.I)
_WORD = re.compile(r"[^\W\d_]+")
#: What may stand between a place and its document.
_JOINING = frozenset(
    """and of in from to under at on the its un united nations document security council general assembly resolution
    resolutions dated adopted operative s""".split()
) | frozenset(month.lower() for month in MONTHS)
#: What somebody says who wants to see a place, and asks nothing of it.
_SHOWING = frozenset(
    """what is are was does do did say says said state states stated stand stands read reads show me us give get tell
    please quote cite print display find open see look up at out go text wording words content contents full whole exact
    verbatim can could would you i want need like a an it that this about there""".split()
)
#: "What does paragraph 3 cite?", and not "cite paragraph 3".
_CITES = re.compile(r"\bdo(?:es)? it cite\b", re.I)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """Places of one document that a question names.

    document  None where the one that is named is not held, or where several may be meant
    cited     as a citation prints them
    blocks    those there are, in the order of the question
    near      blocks next to those there are not
    remark    what there is instead, in sentences; "" where nothing is missing
    asks      the question with “it” for what it names; "" where it asks nothing of it
    whole     the document by itself is named, and no place in it
    """

    document: Document | None
    cited: str
    blocks: tuple[Block, ...] = ()
    near: tuple[Block, ...] = ()
    remark: str = ""
    asks: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Meant:
    """Documents that the range `[start, end)` of a question may mean; `elsewhere` is one not to look in."""

    start: int
    end: int
    printed: str
    meant: tuple[Document, ...]
    by_kind: bool = False
    elsewhere: bool = False


class Pinpoints:
    """Reads questions for places in the documents held."""

    def __init__(self, documents: Sequence[Document], names: Names) -> None:
        self._names = names
        self.subjects = names.subjects
        self._documents = {document.symbol.slug: document for document in documents}

    def named(
        self, question: str, names: Sequence[Name], history: Sequence[str] = (), slugs: Sequence[str] = ()
    ) -> Pinpoint | None:
        """The places that a question names; None for one that has to be searched for.

        `names` are those of documents in the question; `history` holds earlier questions, oldest first; `slugs` are
        the documents to look in, none means all.
        """
        among = self.among(slugs)
        documents = self._named(question, names, among)
        places = _precise(question)
        if len(documents) > 1 or any(named.elsewhere for named in documents):
            return None
        if not documents:
            return self._of_document_before(question, places, history, among)
        if not places:
            return None if self._follows(question, history) else _whole(question, documents[0])
        return _pinpoint(question, documents[0], places)

    def among(self, slugs: Sequence[str]) -> tuple[Document, ...]:
        """The documents of these slugs; none means all."""
        return tuple(document for slug, document in self._documents.items() if not slugs or slug in slugs)

    def named_documents(
        self, question: str, names: Sequence[Name], slugs: Sequence[str]
    ) -> tuple[tuple[tuple[Document, ...], Span], ...]:
        """What each name of a document, or of its kind, may mean among those to look in, and where it stands."""
        named = self._named(question, names, self.among(slugs))
        starts = [self._article(question, each) for each in named]
        return tuple((each.meant, Span(start, each.end)) for each, start in zip(named, starts, strict=True))

    def named_whole(self, question: str) -> tuple[Name, ...]:
        """The names in a question that asks of documents as a whole."""
        return self._names.find_whole(question)

    def described(self, question: str, slugs: Sequence[str], *, as_a_whole: bool = False) -> tuple[Described, ...]:
        """What the descriptions in a question mean, several documents or none as well."""
        return self._names.described(question, slugs, as_a_whole=as_a_whole)

    def around(self, question: str, span: Span, document: Document) -> Span:
        """A name of the document with what is said beside it that it fits: "the Namibia resolution 385 of 1976"."""
        return self._names.around(question, span, document)

    @staticmethod
    def _article(question: str, named: _Meant) -> int:
        """Where the document's own article stands: the last in "the date of the letter"."""
        articles = list(_ARTICLE.finditer(question, named.start, named.end)) if named.by_kind else []
        return articles[-1].start() if articles else named.start

    def _follows(self, question: str, history: Sequence[str]) -> bool:
        """ "And resolution 822?" asks of it what was asked of another."""
        return bool(history and CONNECTIVE.match(question) and self._names.find(history[-1]))

    def _of_document_before(
        self, question: str, places: tuple[Place, ...], history: Sequence[str], among: tuple[Document, ...]
    ) -> Pinpoint | None:
        """Places without a document. An annex alone may be anything, and a page where there are none."""
        if not _in_a_row(question, places):
            return None
        document = among[0] if len(among) == 1 else self._talked_of(history, among)
        if document is None:
            return _of_which(question, places, among)
        if not any(place.kind != "part" and (place.kind != "page" or has_pages(document)) for place in places):
            return None
        return _found(document, places, _asks(question, places))

    def _talked_of(self, history: Sequence[str], among: tuple[Document, ...]) -> Document | None:
        """The document that was named last, if one of its kind or number was meant alone."""
        for earlier in reversed(history):
            for named in self._named(earlier, self._names.find(earlier), among):
                if len(named.meant) == 1:
                    return named.meant[0]
        return None

    def _named(self, text: str, names: Sequence[Name], among: tuple[Document, ...]) -> tuple[_Meant, ...]:
        """Documents named by symbol or number; where there are none, by their kind ("the letter")."""
        named = tuple(self._by_name(text, name, among) for name in names)
        return named or tuple(
            _Meant(*match.span(), match.group(), tuple(d for d in among if _is_a(d, match)), by_kind=True)
            for match in _OF_A_KIND.finditer(text)
        )

    def _by_name(self, text: str, name: Name, among: tuple[Document, ...]) -> _Meant:
        meant = tuple(self._documents[slug] for slug in name.slugs)
        there = tuple(document for document in meant if document in among)
        called = called_in(text, name)
        return _Meant(*spelt_out(text, name.start, name.end), called, there, elsewhere=meant != there)


def joins(gap: str) -> bool:
    """True for what may stand between a place and its document: "of resolution", "of 29 July 1993, "."""
    return all(word.lower() in _JOINING for word in _WORD.findall(gap))


def only_shows(rest: str) -> bool:
    """True for the rest of a question that wants to see a place, and asks nothing of it: "what does … say?"."""
    return not _CITES.search(rest) and all(word.lower() in _JOINING | _SHOWING for word in _WORD.findall(rest))


def _precise(question: str) -> tuple[Place, ...]:
    """The places named. An annex without a number counts only in a row with others: "para. 3 of the annex"."""
    found = tuple(find_places(question))
    beside = {place for a, b in pairwise(found) if joins(question[a.end : b.start]) for place in (a, b)}
    return tuple(place for place in found if place.numbers != ("",) or place in beside)


def _is_a(document: Document, called: re.Match[str]) -> bool:
    """It is of the kind that is named, and by whom or on what is said: "the Azerbaijani letter", "that short note"."""
    if called["kind"].lower() not in (document.kind, "document"):
        return False
    own = words(f"{document.title} {document.author.name}")
    whose = (word for word in _WORD.findall(called["whose"]) if word[0].isupper())
    return all(any(_is_of(adjective, name) for name in own) for adjective in words(" ".join(whose)))


def _is_of(adjective: str, name: str) -> bool:
    """ "norlandish" is of "norland"."""
    return len(name) >= _STEM and adjective.startswith(name[: max(_STEM, len(name) - 1)])


def _of_which(question: str, places: tuple[Place, ...], among: Sequence[Document]) -> Pinpoint | None:
    """A footnote or paragraph of none of several documents in particular, of which nothing is asked."""
    numbered = [place for place in places if place.kind in ("paragraph", "footnote")]
    if not among or len(numbered) != len(places) or _asks(question, places):
        return None
    called = " and ".join(place.called(number) for place in places for number in place.numbers)
    example = f"“{called} of {among[0].called}”"
    return Pinpoint(None, called, remark=f"Name the document that {called} stands in, for example {example}.")


def _whole(question: str, named: _Meant) -> Pinpoint | None:
    """A document by itself: its title and what it begins with. What is asked of it is searched for."""
    if named.by_kind or len(named.meant) != 1 or _asks(question, [named]):
        return None
    document = named.meant[0]
    beginning = (*document.of_kind("title"), *document.of_kind("paragraph", "quotation"))
    return Pinpoint(document, document.cited, beginning, whole=True)


def _pinpoint(question: str, named: _Meant, places: tuple[Place, ...]) -> Pinpoint | None:
    apart = _in_a_row(question, places) and (_opens(question, named) or _closes(question, named, places))
    if not apart and not _in_a_row(question, [named, *places]):
        return None
    asks = _asks(question, [named, *places])
    if not named.by_kind and _OF_A_KIND.search(asks):
        return None  # asks what another document says of the place
    if len(named.meant) == 1:
        return _found(named.meant[0], places, asks)
    return None if asks else Pinpoint(None, named.printed, remark=_which(named))


def _opens(question: str, named: _Meant) -> bool:
    return _OPENING.fullmatch(question[: named.start]) is not None


def _closes(question: str, named: _Meant, places: Sequence[Place]) -> bool:
    """The document is asked what it does, and the places close the question."""
    asked = _DOES.search(question[: named.start]) and _WHERE.search(question[named.end : places[0].start])
    return bool(asked) and not _WORD.search(question, places[-1].end)


def _in_a_row(question: str, items: Iterable[_Meant | Place]) -> bool:
    """Nothing but joining words stands between them."""
    return len(_runs(question, items)) == 1


def _asks(question: str, items: Iterable[_Meant | Place]) -> str:
    """The question with “it” for runs of what is named, unless it asks nothing of it."""
    text = with_pronouns(question, _runs(question, items))
    return "" if only_shows(text) else text


def _runs(question: str, items: Iterable[_Meant | Place]) -> list[Span]:
    return merged(sorted(Span(item.start, item.end) for item in items), question, joins)


def _which(named: _Meant) -> str:
    if not named.meant:
        return f"{named.printed[0].upper()}{named.printed[1:]} is not held."
    return f"“{named.printed}” may be {' or '.join(d.called for d in named.meant[:5])}; name one of them."


def _found(document: Document, places: Sequence[Place], asks: str) -> Pinpoint | None:
    there = whereabouts(document, places)
    if not there.blocks and any(place.kind == "caption" for place in places):
        return None  # "figure 12" may be a number of something
    return Pinpoint(document, there.cited, there.blocks, there.near, there.remark, asks)
