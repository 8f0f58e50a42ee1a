"""What a question in another language asks of documents as such, as the English question that asks the same.

"De quoi parle la résolution 853 ?" and "What is S/RES/853 (1993) about?" are answered by the same data and quotations.
No word of that English question is shown: it stands for the kind of the question and for the document its gloss names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import PRINTED, print_date
from corpus.document import Document
from corpus.ranges import Span, without
from index.gloss import Gloss
from index.intent.across import KindAcross
from index.nationality import countries_in
from index.words import stem, words
from service.asking.document_names import Names

#: The probability from which on a kind is taken for meant.
SURE = 0.4
#: The cosine of a gloss's word to that of the question from which on it is as good as said.
_SAID = 0.6
_OF_ONE = {
    "overview": "What is {} about?",
    "doc.addressee": "Who is {} addressed to?",
    "doc.agenda": "Which agenda items does {} have?",
    "doc.annexes": "Which annexes does {} have?",
    "doc.author": "Who is the author of {}?",
    "doc.cited_by": "Which documents cite {}?",
    "doc.cites": "Which documents does {} cite?",
    "doc.date": "What is the date of {}?",
    "doc.distributed": "When was {} distributed?",
    "doc.footnotes": "How many footnotes does {} have?",
    "doc.images": "How many images does {} have?",
    "doc.kind": "What is the kind of {}?",
    "doc.language": "What is the language of {}?",
    "doc.organ": "Who is the author of {}?",
    "doc.pages": "How many pages does {} have?",
    "doc.paragraphs": "How many paragraphs does {} have?",
    "doc.session": "What is the session of {}?",
    "doc.signatory": "Who signed {}?",
    "doc.symbol": "What is the symbol of {}?",
    "doc.title": "What is the title of {}?",
    "doc.vote": "What is the vote on {}?",
}
_OF_ALL = {"all.count": "How many {}s are held?", "all.which": "Which {}s are held?"}
_DOCUMENT = "document"
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Standing:
    """Finds the English question over one snapshot."""

    def __init__(self, documents: Sequence[Document], names: Names, kinds: KindAcross) -> None:
        self._documents = tuple(documents)
        self._names = names
        self._kinds = kinds

    def question(self, gloss: Gloss, within: Sequence[str]) -> str:
        """The English question; "" for one that asks for what passages say, or of no document that can be told."""
        kind, probability = self._kinds.read(gloss.vector)
        if probability < SURE:
            return ""
        among = [document for document in self._documents if not within or document.symbol.slug in within]
        if kind in _OF_ALL:
            return _of_all(kind, gloss, among)
        meant = self._meant(gloss, among) if kind in _OF_ONE else ""
        return _OF_ONE[kind].format(meant) if meant else ""

    def _meant(self, gloss: Gloss, among: Sequence[Document]) -> str:
        """The one document meant, as it is called, or "the letter" where several may be; "" where none can be told.

        A number that is no document's asks for a paragraph or a footnote, a country for what is said of it.
        """
        said, text = _said(gloss), gloss.wording.text
        if not self._names.find(text):
            text = _of_number(text)
        if names := self._names.find(text):
            own = [d for d in among if all(d.symbol.slug in name.slugs for name in names)]  # one half may be one name
            beside = without(text, [Span(name.start, name.end) for name in names])
            asks_more = _NUMBER.search(_YEAR.sub("", beside)) or any(map(any, map(countries_in, said)))
            return own[0].called if len(own) == 1 and not asks_more else ""
        kinds = {document.kind for document in among} - {_DOCUMENT}
        kind = next((word for word in said if word in kinds), "")
        if kind:
            fitting = [document for document in among if document.kind == kind and _fits(document, gloss)]
            return fitting[0].called if len(fitting) == 1 else f"the {kind}" if fitting else ""
        is_told = any(unit.name for unit in gloss.units) or gloss.wording.numbers
        return among[0].called if len(among) == 1 and not is_told else ""


def _of_number(gloss: str) -> str:
    """A gloss whose only number is that of a resolution, "884 decisions", as it is called; any other as it is."""
    numbers = _NUMBER.findall(_YEAR.sub("", PRINTED.sub("", gloss.title())))
    return f"resolution {numbers[0]}" if len(numbers) == 1 else gloss


def _fits(document: Document, gloss: Gloss) -> bool:
    """The names, countries and days that a question says are those of the document's head."""
    head = f"{document.author.name} {document.title} {' '.join(map(document.text_of, document.of_kind('signature')))}"
    told, countries = set(words(head)), {found.country for found in countries_in(head)}
    days = [day for day in (document.masthead.dated, document.masthead.distributed) if day]
    named = [word for unit in gloss.units if unit.name for word in words(unit.word)]
    known = (
        word in told or any(found.country in countries for found in countries_in(word))
        for word in {*named, *_peoples(gloss)}
    )
    on = PRINTED.search(gloss.wording.text.title())
    is_of_day = on is None or on.group() in map(print_date, days)
    years = {int(year) for year in _YEAR.findall(gloss.wording.text)}
    return all(known) and is_of_day and years <= {day.year for day in days}


def _peoples(gloss: Gloss) -> list[str]:
    return [word for word in _said(gloss) if any(countries_in(word))]


def _of_all(kind: str, gloss: Gloss, among: Sequence[Document]) -> str:
    """Of those held together, if nothing is said of what they are to be but their kind."""
    kinds = {stem(document.kind): document.kind for document in among} | {stem(_DOCUMENT): _DOCUMENT}
    said = {kinds[stem(word)] for word in _said(gloss) if stem(word) in kinds}
    if any(unit.name for unit in gloss.units) or _peoples(gloss) or gloss.wording.numbers or len(said) > 1:
        return ""
    return _OF_ALL[kind].format(next(iter(said), _DOCUMENT))


def _said(gloss: Gloss) -> list[str]:
    """The words of the documents that are as good as said, in lower case."""
    return [word for unit in gloss.units if unit.closeness >= _SAID for word in words(unit.word)]
