"""How a question describes a document: what stands in front of the word for its kind, and what may stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.ranges import Span
from index.words import STOP_WORDS
from service.asking.periods import Period, find_periods

_KIND = (
    r"letter|report|resolution|res(?:n|ol)?|note(?: verbale)?|statement|declaration|accord|agreement|deal"
    r"|document|paper|text|annex|communication"
)
_NO_NUMBER = r"\b(?!\s*(?:\d|[IVX]+\b))"
KIND = re.compile(rf"\b(?P<kind>{_KIND}){_NO_NUMBER}", re.I)
#: One or several, and what is asked of as a whole only.
KIND_OR_KINDS = re.compile(
    rf"\b(?P<kind>{_KIND}|decision|communiqué|memorandum|protocol)(?P<several>s(?:\s+verbales)?)?{_NO_NUMBER}", re.I
)
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*[’']?")
DETERMINER = frozenset("the this that its their".split())
#: Words in front of a kind that are looked at.
MOST_BEFORE = 6
#: Kinds in front of which a name says what they are about, and not whose they are: "the Selby resolution".
_OF_A_SUBJECT = ("resolution", "res", "document", "text", "paper", "annex")
_POSSESSIVE = re.compile(r"[’']s?$")
_NAME_WITH_POSSESSIVE = re.compile(r"[A-Z].*(?:[’']s|s[’'])")
#: How many speak in it.
_PARTIES = {"joint": (2, 99), "bilateral": (2, 2), "trilateral": (3, 3), "tripartite": (3, 3), "three-way": (3, 3)}
#: Say nothing of which it is.
_EMPTY = frozenset(
    """short long whole entire full present same above un new original official cover covering united nations security
    said aforementioned actual complete famous little""".split()
)
#: Chooses among several by their days or their number: "the latest resolution", "the other letter".
_CHOOSING = frozenset(
    "latest newest last first earliest oldest recent most next previous other another same which what".split()
)
#: Asks for a document as a whole, in front of its description.
_ASKING = frozenset(
    """summarise summarize sum summary gist overview outline timeline chronology sequence order list explain describe
    briefly short brief main points give tell show""".split()
)
_SHORT_NAME = r"[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*"
_NAME = (
    rf"(?:{_SHORT_NAME}(?:,\s+{_SHORT_NAME})+,?\s+and\s+{_SHORT_NAME}"
    r"|(?:[A-Z]|president\b)[\w’'-]*(?:\s+(?:(?:of|for|the|and|to)\s+)*[A-Z][\w’'-]*)*)"
)
TAIL = re.compile(
    rf"\s*,?\s+(?P<by>by|from|of|issued by|sent by|signed by|written by)\s+(?:the\s+)?(?P<who>{_NAME})"
    rf"|\s*,?\s+(?P<to>(?:addressed |sent )?to)\s+(?:the\s+)?(?P<whom>{_NAME})"
    r"|\s*,?\s+(?P<about>on|about|concerning|regarding|for|against|over|dealing with)\s+"
)
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
#: How many speak in it, behind the kind: "the statement of the three leaders".
_PARTIES_BEHIND = re.compile(
    rf"\s+(?:(?:made|signed|agreed|issued)\s+)?(?:of|by|between|from)\s+(?:the\s+)?(?P<number>{'|'.join(_NUMBERS)})\s+"
    r"(?:leaders|presidents|parties|sides|countries|states|governments|signatories|heads\s+of\s+state)\b",
    re.I,
)
_DATES_IT = re.compile(r"of|from|dated|in|adopted|passed|issued|\d", re.I)
#: A clause that says more of it, to the end of the question.
CLAUSE = re.compile(
    r"\s+(?:that|which|with)\s+(?P<said>[^?!;:]{3,120}?)(?:\s+(?:carr(?:y|ies)|bears?|have|has|say|print))?\s*[?!.]*$"
)
#: Ends what a description says it is about.
_ENDS = frozenset(
    """is are was were be been has have had do does did say says said state states demand demands demanded call calls
    called ask asks asked urge urges urged adopt adopted pass passed issue issued sign signed vote voted have who which
    what when where how why and or that come came go goes get gets mention mentions contain contains put sent circulated
    published released dated written drafted""".split()
)


@dataclass(slots=True)
class Description:
    """What is said of a document, apart from its kind.

    who, whom   by whom it is, to whom it is addressed
    about       what it is about
    parties     how many speak in it, at least and at most
    as_a_whole  the question asks of it as a whole, as in keywords: "gist kashmir resolution 1952"
    """

    question: str
    periods: tuple[tuple[Span, Period], ...]
    dated: list[Period] = field(default_factory=list)
    who: list[str] = field(default_factory=list)
    whom: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    parties: tuple[int, int] | None = None
    as_a_whole: bool = False

    @property
    def bare(self) -> bool:
        return not (self.dated or self.who or self.whom or self.about or self.parties)

    def read_before(self, kind: re.Match[str]) -> int | None:
        """Where it begins; None where the kind is not described: "a letter", "which letter", "the latest letter"."""
        words = list(WORD.finditer(self.question, 0, kind.start()))[-MOST_BEFORE - 1 :]
        names: list[str] = []
        at, is_closed = kind.start(), False
        for word in reversed(words):
            said = word.group()
            if self.question[word.end() : at].strip() or is_closed:
                break
            if said.lower() in _CHOOSING:
                return None
            is_dated = self._is_dated(word)
            is_asking = self.as_a_whole and said.lower() in _ASKING
            if (said.lower() in STOP_WORDS | _ENDS or is_asking) and not is_dated and said.lower() not in DETERMINER:
                break
            is_closed = said.lower() in DETERMINER or _NAME_WITH_POSSESSIVE.fullmatch(said) is not None
            if not is_dated and said.lower() not in DETERMINER and not self._tells_parties(said):
                names.insert(0, said)
            at = word.start()
        self._sort(names, kind["kind"])
        by_name = bool(names) and all(name[0].isupper() for name in names) and at > 0
        is_one = is_closed or by_name or self.as_a_whole or (not names and not self.bare)
        return at if is_one else None

    def _is_dated(self, word: re.Match[str]) -> bool:
        """The word is part of a date, which is noted."""
        period = next((p for span, p in self.periods if span.start <= word.start() and word.end() <= span.end), None)
        if period is not None and period not in self.dated:
            self.dated.append(period)
        return period is not None

    def _tells_parties(self, said: str) -> bool:
        self.parties = _PARTIES.get(said.lower(), self.parties)
        return said.lower() in _PARTIES

    def _sort(self, names: Sequence[str], kind: str) -> None:
        """Part what stands in front of the kind into who speaks and what it is about."""
        for name in _joined(names):
            bare = _POSSESSIVE.sub("", name)
            if all(word.lower() in _EMPTY for word in bare.split()):
                continue
            is_name = name[0].isupper() and not kind.lower().startswith(_OF_A_SUBJECT)
            (self.who if _POSSESSIVE.search(name) or is_name else self.about).append(bare)

    def parties_behind(self, end: int) -> int:
        """Where it ends how many speak in it; `end` where that is not said."""
        found = _PARTIES_BEHIND.match(self.question, end)
        if found is None:
            return end
        number = _NUMBERS[found["number"].lower()]
        self.parties = (number, number)
        return found.end()

    def date_behind(self, end: int) -> tuple[Period, int] | None:
        """The period that follows, and where it ends: "of November 2020"."""
        for span, period in self.periods:
            if span.start >= end and not self.question[end : span.start].strip(" ,"):
                return (period, span.end) if _DATES_IT.match(self.question, span.start) else None
        return None

    def topics_behind(self, at: int) -> Iterator[tuple[str, int]]:
        """What it may be about that follows, the longest first, with the end of each."""
        ends: list[int] = []
        for word in WORD.finditer(self.question, at):
            gap = self.question[ends[-1] if ends else at : word.start()]
            if gap.strip() or word.group().lower() in _ENDS or any(find_periods(word.group())):
                break
            ends.append(word.end())
        for end in reversed(ends):
            said = self.question[at:end]
            if said.split()[-1].lower() not in STOP_WORDS:
                yield said, end


def _joined(names: Sequence[str]) -> list[str]:
    """Words with those of one name together."""
    found: list[str] = []
    for name in names:
        if found and found[-1][0].isupper() and name[0].isupper() and not _POSSESSIVE.search(found[-1]):
            found[-1] += f" {name}"
        else:
            found.append(name)
    return found
