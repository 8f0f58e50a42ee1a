"""What a question in another language asks of documents as such, as the English question that asks the same.

"De quoi parle la résolution 853 ?" and "What is S/RES/853 (1993) about?" are answered by the same data and quotations.
No word of that English question is shown: it stands for the kind of the question and for the document that is meant.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from corpus.dates import MONTHS, PRINTED, print_date
from corpus.document import Document
from corpus.ranges import Span, without
from corpus.symbol import YEAR
from index.embed import Encoder, Vectors
from index.gloss import Gloss, Unit
from index.intent.across import SURE, KindAcross
from index.nationality import countries_in
from index.words import stem, words
from service.asking.document_names import Names

#: The cosine of a word of the question to one of those that only ask, from which on it is as good as that. Own
#: questions and those to choose by, 2026-12-01: "résumé", "belgeler" and "主要" 0.7 and more, "détruits", "cessez" and
#: "要求" 0.57 and less.
_ONLY_ASKS = 0.6
#: Of an overview, which shows nothing false, a word tells only from this cosine to one of the documents on, if its kind
#: is likelier than that: "topo" and "bourre" 0.67 and less, "crimes", "exige" and "要求" 0.8 and more.
_TELLS, _LIKELY = 0.7, 0.5
#: Beside such a kind, of a word that no word of the documents is near: "Iran" 0.3.
_UNKNOWN_ASKS = 0.35
#: The cosine of a gloss's word to that of the question from which on it is as good as said.
_SAID = 0.6
_DOCUMENT = "document"
_CALLED = "document text paper file resolution decision letter note report statement"
_BY = "permanent representative ambassador envoy mission"
_SPOKEN = "say says tell talk speaks give show me you we please thanks which what about very"
_HELD = (
    f"{_CALLED} {_SPOKEN} available list collection database library archive listed included have hold held there total"
    " number all"
)
#: Words that only ask, in front of the English form with the document left open.
_OF_ONE = {
    "overview": (
        "What is {} about?",
        "summary summarise overview content contents contained subject topic theme gist essence essentials main key"
        " important points ideas briefly short overall",
    ),
    "doc.addressee": ("Who is {} addressed to?", "addressed addressee recipient sent to"),
    "doc.agenda": ("Which agenda items does {} have?", "agenda item items"),
    "doc.annexes": ("Which annexes does {} have?", "annex annexes attachment enclosure number"),
    "doc.author": ("Who is the author of {}?", "author writer wrote written sent sender prepared"),
    "doc.cited_by": ("Which documents cite {}?", "cite cited mention"),
    "doc.cites": ("Which documents does {} cite?", "cite cited mention"),
    "doc.date": ("What is the date of {}?", "date dated day when adopted adoption passed written issued"),
    "doc.distributed": ("When was {} distributed?", "date day when distributed circulated issued published"),
    "doc.footnotes": ("How many footnotes does {} have?", "footnote footnotes notes number page"),
    "doc.images": ("How many images does {} have?", "images photographs pictures number"),
    "doc.kind": ("What is the kind of {}?", "kind type sort"),
    "doc.language": ("What is the language of {}?", "language original written"),
    "doc.organ": ("Who is the author of {}?", "organ body adopted author council assembly"),
    "doc.pages": ("How many pages does {} have?", "page pages number long length"),
    "doc.paragraphs": ("How many paragraphs does {} have?", "paragraph paragraphs clauses operative number points"),
    "doc.session": ("What is the session of {}?", "session meeting"),
    "doc.signatory": ("Who signed {}?", "signed signs signature signatory name"),
    "doc.symbol": ("What is the symbol of {}?", "symbol number code reference"),
    "doc.title": ("What is the title of {}?", "title heading called name official full"),
    "doc.vote": ("What is the vote on {}?", "vote votes adopted adoption unanimously result"),
}
_OF_ALL = {"all.count": "How many {}s are held?", "all.which": "Which {}s are held?"}
#: What has a number and is no document.
_PLACES = "paragraph article item section chapter page footnote annex clause"
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(rf"\b{YEAR}\b")


@dataclass(frozen=True, slots=True)
class _Head:
    """What the head of a document says of it: the words and countries of author, title and signature, and its days."""

    words: frozenset[str]
    countries: frozenset[str]
    days: tuple[datetime.date, ...]


class EnglishForms:
    """Finds the English question over one snapshot."""

    def __init__(self, documents: Sequence[Document], names: Names, kinds: KindAcross, encoder: Encoder) -> None:
        self._documents = tuple(documents)
        self._names = names
        self._kinds = kinds
        self._encoder = encoder
        self._listed: dict[str, Vectors] = {}
        self._typed: tuple[tuple[str, ...], Vectors] = ((), encoder.embed([]))

    def question(self, gloss: Gloss, within: Sequence[str]) -> str:
        """The English question; "" for one that asks for what passages say, or of no document that can be told."""
        kind, probability = self._kinds.read(gloss.vector)
        if probability < SURE or not (kind in _OF_ONE or kind in _OF_ALL):
            return ""
        among = [document for document in self._documents if not within or document.symbol.slug in within]
        if kind in _OF_ALL:
            return self._of_all(kind, gloss, among)
        form, asking = _OF_ONE[kind]
        tells = _TELLS if kind == "overview" and probability >= _LIKELY else 0.0
        meant = self._meant(gloss, f"{_CALLED} {_BY} {_SPOKEN} {asking}", tells, among)
        return form.format(meant) if meant else ""

    def _meant(self, gloss: Gloss, asking: str, tells: float, among: Sequence[Document]) -> str:
        """The one document meant, as it is called, or "the letter" where several may be; "" where none can be told.

        `asking` are words that only ask. Where anything else is said that is not of the document's head, something in
        the document is asked for, or another document; from the cosine `tells` on a word says anything.
        """
        text, besides = gloss.wording.text, self._besides(gloss, asking, tells)
        names = self._names.find(text)
        if not names:
            text = self._of_number(gloss, asking)
            names = self._names.find(text)
        if names:
            own = [d for d in among if all(d.symbol.slug in name.slugs for name in names)]  # a half may be one name
            beside = without(text, [Span(name.start, name.end) for name in names])
            asks_more = _NUMBER.search(_YEAR.sub("", PRINTED.sub("", beside.title())))
            fitting = [document for document in own if not asks_more and self._fits(document, gloss, besides)]
            return fitting[0].called if len(fitting) == 1 else ""
        kinds = {document.kind for document in among} - {_DOCUMENT}
        kind = next((word for word in _said(gloss) if word in kinds), "")
        if kind:
            fitting = [d for d in among if d.kind == kind and self._fits(d, gloss, besides)]
            return fitting[0].called if len(fitting) == 1 else f"the {kind}" if fitting else ""
        return among[0].called if len(among) == 1 and not (besides or gloss.wording.numbers) else ""

    def _of_number(self, gloss: Gloss, asking: str) -> str:
        """A gloss whose only number may be that of a resolution, "884 decisions", as it is called; else as it is."""
        text = gloss.wording.text
        numbers = _NUMBER.findall(_YEAR.sub("", PRINTED.sub("", text.title())))
        if len(numbers) != 1 or self._has_place(gloss, asking):
            return text
        return f"resolution {numbers[0]}"

    def _has_place(self, gloss: Gloss, asking: str) -> bool:
        """It says that the number is of a paragraph or a page, and does not ask for those."""
        place, other, asked = (self._alike(gloss, listed) for listed in (_PLACES, _CALLED, asking))
        return bool(np.any((place >= _ONLY_ASKS) & (place > other) & (place > asked)))

    def _of_all(self, kind: str, gloss: Gloss, among: Sequence[Document]) -> str:
        """Of those held together, if nothing is said of what they are to be but their kind."""
        kinds = {stem(document.kind): document.kind for document in among} | {stem(_DOCUMENT): _DOCUMENT}
        said = {kinds[stem(word)] for word in _said(gloss) if stem(word) in kinds}
        if self._besides(gloss, _HELD) or gloss.wording.numbers or len(said) != 1:
            return ""
        return _OF_ALL[kind].format(said.pop())

    def _besides(self, gloss: Gloss, asking: str, tells: float = 0.0) -> list[Unit]:
        """What is said and does not only ask; symbols and months are no such words."""
        return [
            unit
            for unit, alike in zip(gloss.units, self._alike(gloss, asking), strict=True)
            if alike < (_ONLY_ASKS if unit.word or not tells else _UNKNOWN_ASKS)
            and (unit.closeness >= tells or unit.name)
            and not _NUMBER.search(unit.typed)
            and unit.word.title() not in MONTHS
        ]

    def _alike(self, gloss: Gloss, listed: str) -> Vectors:
        """Of each word of a question the cosine to the nearest of these, of shape (units,)."""
        if listed not in self._listed:
            self._listed[listed] = self._encoder.embed(listed.split())
        typed = tuple(unit.typed for unit in gloss.units)
        if typed != self._typed[0]:
            self._typed = typed, self._encoder.embed(typed)
        return np.max(self._typed[1] @ self._listed[listed].T, axis=1)  # type: ignore[no-any-return]  # numpy says Any

    def _fits(self, document: Document, gloss: Gloss, besides: Sequence[Unit]) -> bool:
        """All that is said besides, and the days, are of the document's head."""
        head = self._heads[document.symbol.slug]
        on = PRINTED.search(gloss.wording.text.title())
        is_of_day = on is None or on.group() in map(print_date, head.days)
        years = {int(year) for year in _YEAR.findall(gloss.wording.text)}
        return is_of_day and years <= {day.year for day in head.days} and all(_is_in(unit, head) for unit in besides)

    @cached_property
    def _heads(self) -> dict[str, _Head]:
        return {document.symbol.slug: _head(document) for document in self._documents}


def _head(document: Document) -> _Head:
    signed = " ".join(map(document.text_of, document.of_kind("signature")))
    head = f"{document.author.name} {document.title} {signed}"
    days = (document.masthead.dated, document.masthead.distributed)
    countries = frozenset(found.country for found in countries_in(head))
    return _Head(frozenset(words(head)), countries, tuple(day for day in days if day))


def _is_in(unit: Unit, head: _Head) -> bool:
    said = words(unit.word)
    countries = {found.country for found in countries_in(unit.word)}
    return bool(said) and (bool(countries & head.countries) or head.words.issuperset(said))


def _said(gloss: Gloss) -> list[str]:
    """The words of the documents that are as good as said, in lower case."""
    return [word for unit in gloss.units if unit.closeness >= _SAID for word in words(unit.word)]
