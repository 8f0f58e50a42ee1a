"""Documents by what people say of them: "the Kashmir resolution of December 1952", "the note of 27 October 1992".

A description is a kind with words around it. It means the documents of that kind that have the days and all the words;
where a word stands in many, those that have it in their title or again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.ranges import Span
from corpus.symbol import Symbol
from index.typing_slips import is_slip
from index.words import STOP_WORDS, related, stem, words
from service.asking.document_names import Name
from service.asking.document_talk import Called
from service.asking.larger.printed_days import printed_days
from service.asking.look_up import Pinpoints
from service.asking.periods import Period, whole_period, without_periods

_KIND = (
    r"(?:letter|resolution|report|notes? verbales?|note|statement|declaration|decision|communiqu[eé]|agreement|"
    r"protocol|memorandum|document|text|paper)"
)
#: Behind a description: the question goes on.
_ON = (
    r"(?:about|as|says?|said|that|which|wants?|asks?|lay|set|please|summary|for me|records?|do|what|when|who|how|all"
    r"|in (?:short|brief|order|sequence|a nutshell))\b"
)
_SAID_OF_IT = r"on|about|concerning|regarding|of|from|dated|by|between|over|for|to|in"
#: In front of the kind up to an article, a possessive or the beginning; behind it what it is on, from whom, of when.
_DESCRIPTION = re.compile(
    rf"(?P<before>(?:[\w’'–-]+\s+){{0,5}}?)\b(?P<kind>{_KIND})(?P<several>s)?\b(?!\s+verbale)"
    rf"(?:\s+(?:{_SAID_OF_IT})\b(?:\s+(?!{_ON}|{_KIND}s?\b)[\w’'–-]+,?){{1,7}}?){{0,3}}?"
    rf"(?=\s*(?:$|[?!.:;,]|\s[-–—]\s|\b{_ON}))",
    re.I,
)
_YEAR = re.compile(r"\((?P<year>\d{4})\)")
_DOES = re.compile(r"\b(?:does|did|do|has)\s+(?:the\s+)?(?P<who>[A-Z][\w’'-]+)")
#: Words of a question that stand in front of a kind and say nothing of the document.
_ASKING = frozenset(
    """a about all an and are ask asked asks briefly by can chronology could describe did do does each every explain for
    from gist give going how i in into is it its last list main me of on order outline overview points please say says
    sequence short show sum summarise summarize summary tell that the these this those timeline to under up us was were
    what what's whats when which who with would you your according council's un""".split()
)
#: "Whatever is there" in words for a document.
_ANY_KIND = frozenset(("document", "text", "paper"))
#: Words that larger questions are made of; slips in them are mended, as no document has such words.
_FORM_WORDS = tuple(
    """resolution resolutions statement document letter report declaration summary summarise summarize overview outline
    briefly explain points takeaways timeline chronology chronological chronologically happened events sequence
    according between during""".split()
)
#: Blocks that a word has to stand in for a document to be about it, where more than one document has it.
_AGAIN, _SHARE = 3, 6
#: Letters that the name of a country and its adjective share at least.
_STEM = 4


@dataclass(frozen=True, slots=True)
class Described:
    """Documents that the range of a question may mean, and whether it speaks of several."""

    documents: tuple[Document, ...]
    span: Span
    several: bool


class Descriptions:
    """Reads descriptions among the documents held. What the words of a document are is counted once."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = tuple(documents)
        self._counts: dict[str, dict[str, int]] = {}

    def aim(self, text: str, names: Sequence[Name], within: Sequence[str], pinpoints: Pinpoints) -> Aim:
        """What a question is about; `names` are those of documents in it, `within` slugs to look in, none means all.

        By symbol or number, by description, by kind alone ("the letter"): the first of these that there is.
        """
        among = pinpoints.among(within)
        if not names:
            text = _mended(text)
        named = pinpoints.named_documents(text, names, within)
        held = tuple(dict.fromkeys(document for documents, _ in named for document in documents))
        spans = [span for _, span in named]
        if names:
            return Aim(held, True, len(spans) > 1, _mended(_with_it(text, spans)), tuple(spans))
        if numbered := self.numbered(text, among):
            documents = tuple(dict.fromkeys(document for document, _ in numbered))
            spans = [span for _, span in numbered]
            return Aim(documents, True, len(documents) > 1, _with_it(text, spans), tuple(spans))
        if said := self.find(text, among):
            return Aim(said.documents, True, said.several, _with_it(text, [said.span]), (said.span,))
        spans = [span for _, span in pinpoints.named_documents(text, (), within)]
        documents = self._of_author(text, held) or held or among
        return Aim(documents, bool(spans), False, _with_it(text, spans), tuple(spans))

    def called(self, text: str, names: Sequence[Name], within: Sequence[str], pinpoints: Pinpoints) -> Called | None:
        """The one document that a text names or describes; None for none, several, or slips in what names it."""
        aim = self.aim(text, names, within, pinpoints)
        if not aim.named or len(aim.documents) != 1 or len(aim.spans) != 1 or len(_mended(text)) != len(text):
            return None
        return Called(aim.documents[0].called, aim.spans[0])

    def _of_author(self, text: str, documents: Sequence[Document]) -> tuple[Document, ...]:
        """Of several documents of a kind the one by who is asked of: "what does Norland want in the letter"."""
        who = _DOES.search(text)
        terms = [stem(word) for word in words(who["who"])] if who else []
        return tuple(d for d in documents if any(self.is_by(d, term) for term in terms)) if len(documents) > 1 else ()

    @staticmethod
    def anywhere(text: str, within: Sequence[str], pinpoints: Pinpoints) -> Aim:
        """A question asked of all there is: texts that it describes need not be documents of their own."""
        return Aim(pinpoints.among(within), False, False, _mended(text))

    def find(self, question: str, among: Sequence[Document]) -> Described | None:
        """What the first description in the question means; None where it describes nothing."""
        for match in _DESCRIPTION.finditer(question):
            span = _own(question, match)
            said = span.of(question)
            terms = _terms(said, match["kind"])
            period = whole_period(said)
            if not terms and period is None:
                continue
            return Described(self._meant(match["kind"].lower(), terms, period, among), span, bool(match["several"]))
        return None

    def numbered(self, question: str, among: Sequence[Document]) -> tuple[tuple[Document, Span], ...]:
        """Resolutions called by their number alone: "summarise 884"."""
        found = ((number, self._of_number(number.group(), among)) for number in _NUMBER.finditer(question))
        return tuple((own[0], Span(*number.span())) for number, own in found if len(own) == 1)

    @staticmethod
    def _of_number(number: str, among: Sequence[Document]) -> list[Document]:
        return [d for d in among if d.kind == "resolution" and isinstance(d.symbol, Symbol) and _number(d) == number]

    def _meant(
        self, kind: str, terms: Sequence[str], period: Period | None, among: Sequence[Document]
    ) -> tuple[Document, ...]:
        of_kind = [d for d in among if _is_a(d, kind) and (period is None or _is_of(d, period))]
        having = [d for d in of_kind if all(self.says(d, term) for term in terms)]
        by = [d for d in having if any(self.is_by(d, term) for term in terms)]
        about = [d for d in by or having if all(self.is_about(d, term) or self.is_by(d, term) for term in terms)]
        return tuple(about or by or having)

    def says(self, document: Document, term: str) -> int:
        """In how many of its blocks a word, a related one or its adjective stands."""
        counts = self._of(document)
        return sum(counts.get(own, 0) for own in {term, *related(term)}) or sum(
            count for own, count in counts.items() if _is_adjective(term, own)
        )

    def is_about(self, document: Document, term: str) -> bool:
        """The word stands in its title, or in a sixth of its blocks and three at least."""
        if term in _stems(document.title):
            return True
        blocks = sum(block.kind != "footnote" for block in document.blocks)
        return self.says(document, term) >= max(_AGAIN, blocks / _SHARE)

    @staticmethod
    def is_by(document: Document, term: str) -> bool:
        """It is in the author's name, or is the adjective of that."""
        return any(term == name or _is_adjective(term, name) for name in _stems(document.author.name))

    def _of(self, document: Document) -> dict[str, int]:
        """Stems → the number of blocks they stand in, footnotes left out."""
        slug = document.symbol.slug
        if slug not in self._counts:
            counts: dict[str, int] = {}
            for block in document.blocks:
                for own in _stems(document.text_of(block)) if block.kind != "footnote" else ():
                    counts[own] = counts.get(own, 0) + 1
            self._counts[slug] = counts
        return self._counts[slug]


@dataclass(frozen=True, slots=True)
class Aim:
    """What a larger question is about, and what it asks.

    documents  that are named or described; else all there are to look in
    named      they are named or described; with no documents they are not held
    several    it speaks of documents, and not of one
    rest       the question with “it” for them
    spans      where they stand in the question, its slips mended
    """

    documents: tuple[Document, ...]
    named: bool
    several: bool
    rest: str
    spans: tuple[Span, ...] = ()


#: A number that stands where a document may: at the end, or in front of a small word.
_NUMBER = re.compile(
    r"(?<![\w/(.,-])(?<!\bpara )(?<!paragraph )\d{2,4}"
    r"(?=\s*(?:$|[?!.:;,]|\s[-–—]|\((?!\d{4}))"
    r"|\s+(?:to|in|for|has|is|was|all|about|says?|please|do|does|wants?|really|records?|lays?|sets?|summary|gist)\b)"
    r"|(?<=\bdoes )\d{2,4}\b(?= \w)|(?<=\bdid )\d{2,4}\b(?= \w)",
    re.I,
)


def _mended(question: str) -> str:
    """The question with slips mended in the words that larger questions are made of."""

    def mend(match: re.Match[str]) -> str:
        typed = match.group()
        return next((meant for meant in _FORM_WORDS if is_slip(typed.lower(), meant)), typed)

    return re.sub(r"[^\W\d_]{5,}", lambda m: m.group() if m.group().lower() in _FORM_WORDS else mend(m), question)


def _with_it(question: str, spans: Sequence[Span]) -> str:
    for start, end in sorted(spans, reverse=True):
        question = f"{question[:start]} it {question[end:]}"
    return " ".join(question.split())


def _number(document: Document) -> str:
    return str(document.symbol).rpartition("/")[2].split("(")[0].strip()


def _own(question: str, match: re.Match[str]) -> Span:
    """The range of a description without the words that ask and stand in front of it."""
    start = match.start("before")
    for word in re.finditer(r"[\w’'–-]+\s+", match["before"]):
        if word.group().strip().lower() in _ASKING:
            start = match.start("before") + word.end()
    article = re.search(r"\b(?:the|that|this)\s+$", question[:start], re.I)
    return Span(article.start() if article else start, match.end())


def _terms(said: str, kind: str) -> tuple[str, ...]:
    rest = without_periods(said)
    own = {stem(word) for word in words(kind)} | {"resolut", "un", "secur", "council"}
    return tuple(s for w in words(rest) if w not in STOP_WORDS and w not in _ASKING and (s := stem(w)) not in own)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(part) for word in words(text) for part in (word, *re.split(r"[-’']", word)) if part)


def _is_a(document: Document, kind: str) -> bool:
    """Of this kind, or a heading of it says that it holds one: the statement in an annex."""
    if kind in _ANY_KIND or kind.startswith(document.kind):
        return True
    if document.kind == "resolution":
        return False
    return any(kind in words(document.text_of(block)) for block in document.of_kind("title", "heading"))


def _is_of(document: Document, period: Period) -> bool:
    """Its own date is of the period; or of what it is sent with, a date in its first paragraph."""
    own = [day for day in (document.masthead.dated, document.masthead.distributed) if day]
    year = _YEAR.search(str(document.symbol))
    if document.kind == "resolution" and not own and year:
        return period.first.year <= int(year["year"]) <= period.last.year
    if document.kind != "resolution":
        opening = next(iter(document.of_kind("paragraph")), None)
        own += [day.first for day in printed_days(document.text, opening.span)] if opening else []
    return any(period.first <= day <= period.last for day in own)


def _is_adjective(term: str, own: str) -> bool:
    """ "azerbaijani" is of "azerbaijan", and "libya" of "libyan"."""
    shorter, longer = sorted((term, own), key=len)
    return (
        len(shorter) >= _STEM
        and longer.startswith(shorter[: max(_STEM, len(shorter) - 1)])
        and len(longer) <= len(shorter) + 3
    )
