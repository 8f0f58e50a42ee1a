"""Follow-ups on other documents than that talked of: "the June one", "the one a year before", "the second of them".

Which they are is said by their place beside it: of its year, of the year before, or in the list that was just shown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import MONTHS
from corpus.ranges import Span
from index.words import fold
from service.asking.document_talk import LEAD, ORDINALS, VOTE_ASKED, CalledBeside, CalledIn

_NOUN = r"(?:one|resolution|letter|text|document|report|statement)"
_GOES_ON = rf"{LEAD}(?:(?:what|how) about |(?:on|for|about|at|with|in) )?"
_TOO = r"(?: (?:instead|then|as well|too))?\W*"
_MONTH = "|".join(MONTHS)
#: "The June one", "November's", "the 1963 one".
_OF_A_TIME = re.compile(
    rf"{_GOES_ON}(?:the )?(?:(?P<month>{_MONTH})|(?P<year>(?:1[5-9]|20)\d\d))(?:[’']s(?: {_NOUN})?| {_NOUN}){_TOO}",
    re.I,
)
_STEPS = "one a two three four five".split()
#: "The one a year before".
_YEARS_AWAY = re.compile(
    rf"{_GOES_ON}the {_NOUN} (?:from |of )?(?P<steps>{'|'.join(_STEPS)}) years? (?P<way>before|earlier|after|later)"
    rf"(?: (?:that|this|it))?(?: one)?{_TOO}",
    re.I,
)
_IN_A_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
#: A year that a question says of a document, and is no part of its name.
_SAID_YEAR = re.compile(r"(?<![\d(/])(?:1[89]|20)\d\d(?![\d)/])")
#: A document by its number alone, which may look like a year.
_BY_NUMBER = re.compile(r"(?:\w+\W+){0,2}\d+", re.I)
#: Asks for the others of a vote: "who didn't?" after "how many voted in favour?".
_WHO_DID_NOT = re.compile(
    rf"{LEAD}(?:who|which (?:ones|states?|countr(?:y|ies)|members?)) (?:did(?: not|n[’']?t)|was(?: not|n[’']?t)"
    r"|were(?: not|n[’']?t))\W*",
    re.I,
)
_VOTED_FOR = re.compile(r"\b(?:vot(?:ed|ing|es?)|in favou?r|supported|backed|yes)\b", re.I)
_BY_DAY = {"oldest": 0, "earliest": 0, "first": 0, "newest": -1, "latest": -1, "last": -1, "most recent": -1}
_ORDER = rf"(?P<order>{'|'.join(_BY_DAY)})"
_OF_THEM = r"of (?:them|these|those|the (?:lot|two|three|list))(?: all)?"
#: "Which is the oldest?", "which of them came first?"
_BY_ITS_DAY = re.compile(
    rf"{LEAD}(?:which|what)(?: {_NOUN})?(?: {_OF_THEM})?(?:[’']s| is| was| came| is dated)(?: the)? {_ORDER}"
    rf"(?: one)?(?: {_OF_THEM})?\W*|{LEAD}(?:(?:and|what about) )?the (?P<order2>{'|'.join(_BY_DAY)})"
    rf"(?: {_NOUN})? {_OF_THEM}\W*",
    re.I,
)
_WHICH = rf"(?P<which>{'|'.join(ORDINALS)}|last|latest|newest|oldest|earliest)"
#: "The second of them", and nothing else; or in a question of its own.
_ITSELF = re.compile(
    rf"{LEAD}(?:(?:what|how) about |(?:show|give|open|read|summari[sz]e)(?: me)? )?(?:the |number )?{_WHICH}"
    rf"(?: {_NOUN})?(?: {_OF_THEM})?(?:,? please)?\W*",
    re.I,
)
#: What a document does: "what does the second say?"
_SAYS = (
    r"(?:say|demand|do|condemn|decide|ask|state|call|recall|contain|cover|mention|mean|require|want|request|conclude"
    r"|find|report|cite|name|quote|urge|welcome|express)"
)
_ONE_OF_THEM = re.compile(
    rf"\bthe {_WHICH}"
    rf"(?: (?:one(?: {_OF_THEM})?|{_OF_THEM}|{_NOUN})(?!\s+(?:that|which|on|of)\b)|(?=(?:\s+{_SAYS})?\W*$))",
    re.I,
)
#: Asks for one of all that are held.
_OF_ALL = re.compile(r"\W*(?:what|which)(?:[’']s| is| was)\s+the\s", re.I)
#: It asked for documents, and its answer may list them.
LISTED = re.compile(r"\b(?:resolutions|documents|letters|reports|papers|texts|ones)\b", re.I)


def is_of_another_time(question: str) -> bool:
    return bool(_OF_A_TIME.fullmatch(question) or _YEARS_AWAY.fullmatch(question))


def of_its_time(question: str, last: str, cited: str, called_in: CalledIn, called_beside: CalledBeside) -> str:
    """The last question asked of the document of another month or year than the one talked of; "" for any other.

    cited  the document talked of, as citations print it; "" for none
    """
    found, away = _OF_A_TIME.fullmatch(question), _YEARS_AWAY.fullmatch(question)
    said = _said_year(last, called_in)
    own = said or _IN_A_YEAR.search(cited.rpartition("(")[2])
    if not (found or away) or not (own or (found and found["year"])):
        return ""
    year = found["year"] if found and found["year"] else _year(own.group() if own else "", away)
    month = found["month"].capitalize() if found and found["month"] else ""
    kind = "resolution" if "/RES/" in cited else "letter" if cited else "document"
    new = called_beside(f"the {kind} of {month} {year}".replace("  ", " "), cited)
    if new and (asked := _asked_of(new, last, called_in)):
        return asked
    return f"{last[: said.start()]}{year}{last[said.end() :]}" if said and not month else ""


def _said_year(last: str, called_in: CalledIn) -> re.Match[str] | None:
    called = called_in(last)
    number = called.span if called and _BY_NUMBER.fullmatch(called.span.of(last)) else Span(0, 0)
    return next((year for year in _SAID_YEAR.finditer(last) if not number.start <= year.start() < number.end), None)


def _year(own: str, away: re.Match[str] | None) -> str:
    if away is None:
        return own
    step = max(1, _STEPS.index(fold(away["steps"])))
    return str(int(own) + (step if away["way"].lower() in ("after", "later") else -step))


def _asked_of(cited: str, last: str, called_in: CalledIn) -> str:
    """The last question asked of another document: in the place of the one that it names, or of its vote."""
    old = called_in(last)
    if old is not None:
        return f"{last[: old.span.start]}{cited}{last[old.span.end :]}" if old.cited != cited else ""
    vote = VOTE_ASKED.match(last)
    return f"{vote['asked']} on {cited}?" if vote else ""


def who_did_not(question: str, last: str, cited: str) -> str:
    """All of a vote, where those are asked for who did not vote as was asked before; "" for any other question."""
    asked = cited and _WHO_DID_NOT.fullmatch(question) and _VOTED_FOR.search(last)
    return f"How was the vote on {cited}?" if asked else ""


def chooses(question: str) -> bool:
    """It chooses from a list that was shown."""
    return bool(_BY_ITS_DAY.fullmatch(question) or _ITSELF.fullmatch(question) or _one_of_them(question))


def _one_of_them(question: str) -> re.Match[str] | None:
    return None if _OF_ALL.match(question) else _ONE_OF_THEM.search(question)


def chosen(question: str, listed: Sequence[str]) -> str:
    """The question asked of the one of the documents that it chooses; they are in the order of their days.

    "" where it chooses none, or has fewer to choose from.
    """
    found = _BY_ITS_DAY.fullmatch(question)
    if found:
        order = fold(found["order"] or found["order2"])
        return f"What is the date of {listed[_BY_DAY[order]]}?" if listed else ""
    itself = _ITSELF.fullmatch(question)
    one = itself or _one_of_them(question)
    cited = _at(fold(one["which"]), listed) if one else ""
    if not (one and cited):
        return ""
    return f"Summarise {cited}" if itself else f"{question[: one.start()]}{cited}{question[one.end() :]}"


def _at(which: str, listed: Sequence[str]) -> str:
    at = ORDINALS.index(which) if which in ORDINALS else _BY_DAY[which]
    return listed[at] if -len(listed) <= at < len(listed) else ""
