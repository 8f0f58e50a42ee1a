"""What happened when: the days that sentences print, in their order, each with the sentence that tells of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from corpus.dates import print_date
from corpus.document import Block, BlockKind, Document
from corpus.names import NO_NAMES
from corpus.ranges import Span
from index.words import STOP_WORDS, related, stem, words
from service.asking.answer import Dated
from service.asking.cite import AnswerPlace
from service.asking.larger.meant import FUNCTION, Meant
from service.asking.larger.topics import Topics
from service.asking.periods import Period, period_of_any_year, whole_period, without_periods
from service.asking.printed_days import last_year, printed_days

#: Wants things in order, whatever else is asked.
_UNIT = "(?:day|date|step|week|month|year)"
_ORDER = re.compile(
    r"\b(?:time ?-?lines?|chronolog\w*"
    r"|in (?:the )?(?:right |correct )?(?:(?:chronological|date|time|temporal) )?(?:order|sequence)"
    r"(?: of (?:time|dates?|events))?(?! to\b)"
    r"|order of (?:events|time|dates)|(?:sequence|course|succession) of events"
    rf"|{_UNIT}[- ]by[- ]{_UNIT}|one after (?:the other|another)|what (?:came|happened) (?:after what|when(?=\W*$))"
    r"|(?:earliest|oldest|soonest) (?:ones? )?first"
    r"|from (?:the )?(?:start|beginning|first(?: \w+)?) to (?:the )?(?:end|finish|last(?: \w+)?)"
    r"|(?:walk|run|take) (?:me|us) through|key dates)\b",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:what(?: all| else)?(?: (?:has|had|was|is))? (?:happen(?:ed|s|ing)?|went on|occurred|took place|going on)"
    r"|what (?:main |key |important )?things|(?:the )?(?:main |key )?events|happen(?:ed|ings?)|occurred|took place"
    r"|history)\b",
    re.I,
)
#: Words about the order and the telling of it.
_TELLING_OF_IT = frozenset(
    """accord according account after at before began begin beginning by course date dated dates day days during
    each early end ended every first following give going had happens has how last late later latest main me
    mentioned mentions month months next outset over passed place proceed proceeded put record recorded records
    said say says since start started tell tells then through time times unfold unfolded until up us week weeks
    when which year years per within against between across under autumn summer winter spring half details
    development developments shots thing things key draw make made build need want please set different took
    happen occur go""".split()
)
_TEXT = r"(?:resolution|letter|report|note|statement|document|declaration|decision|communication)"
#: In front of a date: it is that of a document which is only cited.
_OF_A_DOCUMENT = re.compile(
    rf"\b(?P<text>{_TEXT})s?\b(?:(?!\b{_TEXT}s?\b)[^.;]){{0,400}}?(?:\bdated|\bof|\bissued on|\()\s*$"
    r"|\d\s?\((?:19|20)\d\d\) of\s*$",
    re.I,
)
#: Behind one: "the 9 November 2020 agreement".
_NAMES_A_DOCUMENT = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:agreement|resolution|letter|report|note|statement|declaration|decision|mandate|treaty|convention)\b"
)
_A_DEADLINE = r"(?:deadline|(?:due|cut[- ]?off|target) date|time[- ]limit)"
#: Several are wanted in order, whatever else is asked; one, or "by when", only says what sort of day is.
DEADLINES = re.compile(rf"\b{_A_DEADLINE}s\b", re.I)
_DEADLINE = re.compile(rf"\b(?:{_A_DEADLINE}s?|by when)\b", re.I)
#: Texts as events: who asks for them wants the dates of those that are cited.
_TEXTS = frozenset(
    stem(word) for word in "resolution letter report note statement document declaration decision communication".split()
)
#: Kinds whose own date is that of an act of their organ.
_ACTS = ("resolution", "note", "statement", "decision")
_TOLD_BY: tuple[BlockKind, ...] = ("paragraph", "quotation", "list_item")
#: Documents, and days of a period. Of more, all that is dated would be a heap; names have to say what it is about.
_FEW_DOCUMENTS, _SHORT = 10, 400
#: Days shown at most.
MOST_DAYS = 100


#: What is done to a text on its date.
_ENACTING = frozenset(stem(word) for word in "pass passed adopt adopted issue issued vote voted".split())
Cited = Literal["also", "only", "not", "own"]
#: Documents whose own dates are asked for: "the resolutions on Norland, with their dates".
OWN_DATES = re.compile(r"\bresolutions\b", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a timeline is to hold.

    period     days within it; None for all
    names      stems of names that all have to stand in the paragraph
    terms      stems of other words; one of them has to, or with `every` each
    cited      dates of documents that are only cited count "also", "only" they do, or do "not"; with "own" those of
               acts alone, held or cited, each once
    deadlines  days until which something is to be done
    loose      without all that was said
    """

    documents: tuple[Document, ...]
    period: Period | None
    names: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    cited: Cited = "also"
    every: bool = False
    deadlines: bool = False
    loose: bool = False


def asks_for_timeline(meant: Meant, topics: Topics) -> Wanted | None:
    """What is to be put in order; None where anything else is asked.

    Without a word for order, "what happened" asks for it where there is a period, and nothing else but names.
    """
    ordered = bool(_ORDER.search(meant.with_it))
    if not (ordered or _HAPPENED.search(meant.with_it)):
        return None
    wanted = wanted_of(meant.documents, meant.with_it, topics, named=meant.named)
    return wanted if wanted and (ordered or (wanted.period and not wanted.terms)) else None


def wanted_of(documents: tuple[Document, ...], said: str, topics: Topics, *, named: bool) -> Wanted | None:
    """What a timeline of these documents is to hold, after the words of a question; None where that would be a heap.

    `named`: the question names the documents.
    """
    period = whole_period(said) or period_of_any_year(said)
    deadlines = bool(_DEADLINE.search(said))
    if deadlines and len(documents) == 1:
        period = period or _after(documents[0])
    names, terms = _topics(_DEADLINE.sub(" ", said), documents)
    of_texts, enacted = not _TEXTS.isdisjoint(terms), not _ENACTING.isdisjoint(terms)
    one = None if named or of_texts or not names else _one_act(documents, names, period, topics)
    if one:
        documents, named = (one,), True
    acts = named and not enacted and all(document.kind in _ACTS for document in documents)
    if acts and _has_any(documents, names | terms, topics):
        names = terms = frozenset()  # each of them is of one matter
    if named and any(topics.is_about(d, t) for t in terms for d in documents):
        terms = frozenset()
    few = named or len(documents) <= _FEW_DOCUMENTS
    if not documents or not (few or names or terms or (period and (period.last - period.first).days <= _SHORT)):
        return None
    terms -= _ENACTING
    cited: Cited = "only" if enacted and named else "also" if named or of_texts else "not"
    return Wanted(documents, period, names, terms, cited, every=not (named or names), deadlines=deadlines)


def _after(document: Document) -> Period | None:
    """The days behind its own."""
    on = document.masthead.dated or document.masthead.distributed
    return Period(on + datetime.timedelta(days=1), datetime.date.max, "") if on else None


def _has_any(documents: Sequence[Document], terms: Iterable[str], topics: Topics) -> bool:
    """Each of the documents says one of the terms at least."""
    return all(any(topics.says(document, term) for term in terms) for document in documents)


def _one_act(
    documents: Sequence[Document], names: frozenset[str], period: Period | None, topics: Topics
) -> Document | None:
    """The only document with all the names and a day of the period, where it is an act of an organ; else None."""
    saying = (d for d in documents if all(topics.says(d, name) for name in names))
    fitting = [d for d in saying if any(_within(dated, period) for dated, _ in _told(d, "also"))]
    return fitting[0] if len(fitting) == 1 and fitting[0].kind in _ACTS else None


def _topics(rest: str, documents: Sequence[Document]) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the names, and of the other words, that a timeline is to be about.

    The first word is no name where a document prints it in small letters.
    """
    left = without_periods(_ORDER.sub(" ", _HAPPENED.sub(" ", rest)))
    names, terms = set[str](), set[str]()
    for word in re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", left):
        if word.lower() in _TELLING_OF_IT or word.lower() in FUNCTION or word.lower() in STOP_WORDS:
            continue
        opens = left.lstrip(" ?!.,").startswith(word)
        is_name = word[0].isupper() and word not in NO_NAMES and not (opens and _is_printed(word.lower(), documents))
        for own in words(word):
            (names if is_name else terms).add(stem(own))
    return frozenset(names), frozenset(terms)


def _is_printed(word: str, documents: Sequence[Document]) -> bool:
    form = re.compile(rf"\b{re.escape(word)}\b")
    return any(form.search(document.text) for document in documents)


def timeline(wanted: Wanted, topics: Topics) -> tuple[tuple[Dated, AnswerPlace], ...]:
    """The days with their sentences, in the order of the days; of one day, in the documents' order.

    Of a paragraph that tells of one day twice the first.
    """
    once: dict[tuple[str, ...], tuple[Dated, AnswerPlace]] = {}
    may_tell = [document for document in wanted.documents if _may_tell(document, wanted, topics)]
    if wanted.cited == "own":  # each day once, by the act itself where that is held
        told = chain(
            chain.from_iterable(map(_enacted, may_tell)), chain.from_iterable(_told(d, "only") for d in may_tell)
        )
        for dated, place in told:
            if _within(dated, wanted.period):
                once.setdefault((dated.on.isoformat(),), (dated, place))
        return _in_order(once.values())
    for document in may_tell:
        for dated, place in (*_enacted(document), *_told(document, wanted.cited)):
            if _within(dated, wanted.period) and _is_about(place, wanted, topics):
                once.setdefault((document.symbol.slug, place.block.id, dated.on.isoformat()), (dated, place))
    return _in_order(once.values())


def _in_order(days: Iterable[tuple[Dated, AnswerPlace]]) -> tuple[tuple[Dated, AnswerPlace], ...]:
    return tuple(sorted(days, key=lambda each: each[0].on))[:MOST_DAYS]


def _may_tell(document: Document, wanted: Wanted, topics: Topics) -> bool:
    """It has every name, and of the other words those without which none of its paragraphs is about what is wanted."""
    enough = all if wanted.every else any
    return all(topics.says(document, name) for name in wanted.names) and (
        not wanted.terms or enough(topics.says(document, t) or topics.is_about(document, t) for t in wanted.terms)
    )


def _within(dated: Dated, period: Period | None) -> bool:
    return period is None or period.holds(dated.on)


def _is_about(place: AnswerPlace, wanted: Wanted, topics: Topics) -> bool:
    """Its paragraph, or the document as a whole, is about what is wanted."""

    def says(term: str) -> bool:
        return not said.isdisjoint({term, *related(term)}) or topics.is_about(place.document, term)

    said = frozenset(stem(word) for word in words(place.document.text_of(place.block)))
    enough = all if wanted.every else any
    # that the document has the names is known: they are of an act, and in few words of all that it tells
    of_act = place.block.kind not in _TOLD_BY or (wanted.loose and place.document.kind in _ACTS)
    return (of_act or all(map(says, wanted.names))) and (not wanted.terms or enough(map(says, wanted.terms)))


def _enacted(document: Document) -> Iterator[tuple[Dated, AnswerPlace]]:
    """The day on which an organ did what the document prints, beside the line of its head that says so."""
    on = document.masthead.dated or document.masthead.distributed
    if on is None or document.kind not in _ACTS:
        return
    printed = print_date(on)
    for block in document.of_kind("masthead", "title"):
        at = document.text.find(printed, block.start, block.end)
        if at >= 0:
            marked = Span(at, at + len(printed))
            yield Dated(on, printed, inferred=False), AnswerPlace(document, block, block.span, (marked,))
            return


def _told(document: Document, cited: Cited) -> Iterator[tuple[Dated, AnswerPlace]]:
    """Each day that a sentence prints; the year may stand elsewhere in it, or in the text before."""
    year = ""
    for block in document.of_kind(*_TOLD_BY):
        for sentence in document.sentences_of(block):
            for day in printed_days(document.text, sentence, year):
                if _counts(document, block, day.span, cited):
                    dated = Dated(day.first, day.span.of(document.text), inferred=day.inferred)
                    yield dated, AnswerPlace(document, block, sentence, (day.span,))
            year = last_year(document.text, sentence) or year


def _counts(document: Document, block: Block, day: Span, cited: Cited) -> bool:
    """A date of a document that is only cited, or of an event, as they are wanted."""
    if cited != "only" and _NAMES_A_DOCUMENT.match(document.text, day.end):
        return False
    before = _OF_A_DOCUMENT.search(document.text, block.start, day.start)
    if cited == "only":
        return before is not None and (before["text"] or "resolution").lower() == document.kind
    return cited == "also" or before is None
