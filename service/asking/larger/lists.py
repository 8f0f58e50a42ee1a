"""Questions for several things: how they are worded, and what sort of thing they ask for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from index.intent.intent import Intent
from index.question import Wording
from index.words import STOP_WORDS, fold, stem

#: What the items are: documents that are cited; names; what somebody is to do; anything else that a noun names.
Sort = Literal["documents", "names", "acts", "things"]

_PLURAL = (
    r"(?:people|persons|men|women|children|criteria"
    r"|(?!(?:was|is|has|does|this|its|his|as|us|always|perhaps|besides|sometimes|towards|thus|pls|thanks)\b)[a-z][a-z-]*[^\Wsui_]s)"
)
#: Words that no noun has before it in a question for things of a kind.
_VERB = r"(?:is|are|was|were|did|does|do|has|have|had|can|could|would|should|will|shall|must|may|of|in|on|to|by|the)"
_BETWEEN = rf"(?:(?!{_VERB}\b)[\w’'-]+\s+){{0,4}}?"
#: Behind a verb, "which report backs up the claim", and not behind a noun.
_NO_VERB_BEFORE = r"(?!\s+(?:up|out|off|down|the|a|an|to|it|them|this|him|her|us|you|as)\b)"
#: "Kinds of weapons" are weapons.
_KINDS = r"(?:(?:kinds?|sorts?|types?|categor(?:y|ies)|acts?|pieces?|bits?)\s+of\s+(?:[\w’'-]+\s+)?)?"
_OPENING = r"(?:^|[.,;:!?]\s+|\b(?:please|pls|you|to|and)\s+)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b(?:which|what)\s+{_BETWEEN}{_KINDS}(?P<noun>{_PLURAL})\b{_NO_VERB_BEFORE}",
        rf"\bwhat\s+(?:are|were)\s+(?:all\s+)?(?:the|his|her|its|their)\s+(?:(?!of\b)[\w’'-]+\s+){{0,3}}?{_KINDS}"
        rf"(?P<noun>{_PLURAL})\b",
        rf"\bwho(?:\s+else)?\s+(?:are|were)\s+(?:all\s+)?the\s+(?:(?!of\b)[\w’'-]+\s+){{0,2}}?(?P<noun>{_PLURAL})\b",
        r"\bwho(?:\s+else)?\s+(?:are|were|all)\b",
        rf"{_OPENING}(?:list|enumerate|name|(?:give|show|tell)\s+(?:me|us)|identify)\s+(?:me\s+|us\s+)?"
        rf"(?:(?:all|every|each)\s+)?(?:of\s+)?(?:the\s+|his\s+|its\s+)?(?:(?!of\b)[\w’'-]+\s+){{0,3}}?{_KINDS}"
        rf"(?P<noun>{_PLURAL})\b",
        rf"{_OPENING}(?:list|enumerate)\b",
        rf"{_OPENING}name\s+(?:everything|everyone|everybody|all)\b",
        rf"\bnames\s+of\s+(?:all\s+)?(?:the\s+)?(?:(?!of\b)[\w’'-]+\s+){{0,3}}?(?P<noun>{_PLURAL})\b",
        r"\b(?P<noun>symbols|titles)\s+of\b",
        r"\b(?:which ones|full list|complete list|every one of|all of them|names)\b",
        r"\b(?:every|each|all)\s+(?:of\s+)?(?:(?:the|its|his|her|their|those)\s+)?(?P<noun>[a-z]+)"
        r"\s*(?:\b(?:please|pls)\b)?\s*[.!?]*$",
    )
)
#: Said of how something is, not of several things: "in what ways", "on what grounds".
_MANNER = re.compile(
    r"\b(?:what|which)\s+(?:\w+\s+)?(?:ways?|words?|terms|means|grounds|circumstances|conditions|numbers?|dates?|figures?"
    r"|times|adjectives?|pictures|photos|images|parts?)\b",
    re.I,
)
_ACTS = re.compile(
    r"\bwhat\b.*\b(?:(?:supp?osed|asked|told|urged|required|obliged|called (?:up)?on|forbidden|instructed)\s+"
    r"(?:not\s+)?to|must|should|(?:ask|tell|urge|require|call (?:up)?on)s?\b.*\bto\s+do|accused of)\b",
    re.I,
)
#: "Which three things was it urged to do": what is asked for has a noun.
_THINGS = re.compile(rf"\b(?:which|what)\s+{_BETWEEN}{_PLURAL}\b|\b(?:list|name)\b(?!\s+of)", re.I)
#: "What did the crews do to the buoys?": one act, or several.
_DID = re.compile(
    r"^\W*what(?:\s+else)?\s+(?:did|have|has|had)\b.*\b(?:do|done)\b(?:\W*$|\s+(?:to|with|in|at|before|when|while)\b)",
    re.I,
)
_FIGURES = frozenset("dates figures numbers times passages paragraphs".split())
#: Nouns that say nothing of what is listed: another word of the question does.
_STANDING_IN = frozenset(
    "ones those these categories kinds sorts types bits items points elements examples names everything".split()
)
_LOWER = r"[a-z][\w’'-]*"
_BY_NAME = re.compile(r"\bnames\b|\bby name\b", re.I)
_KIND_OF = re.compile(
    r"\b(?:kinds?|sorts?|types?|bits?|categor(?:y|ies))\s+of\s+(?P<said>[\w’'-]+(?:\s+[\w’'-]+)?)", re.I
)
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?<![\w-])(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:[\w’'-]+\s+){{0,2}}?"
#: Asked of each thing beside the list: "which goods do they buy, where from and how much?".
_OF_EACH = re.compile(
    r"(?:\s*(?:,|,?\s+\band\b)\s*(?:how (?:many|much|long|often)|(?:from )?where(?: from)?|from whom|since when|when"
    r"|why))+\W*$",
    re.I,
)
_OTHER = re.compile(r"\bhow (?:many|much|often|long|far)\b|\b(?:when|why)\b|\bthe number of\b", re.I)
_DOCUMENTS = frozenset(
    """resolution resolutions document documents symbol symbols titles note notes paper papers source sources report
    reports decision decisions publication publications article articles""".split()
)
#: Nouns whose things have names. No subject: what may act or be acted on, and where.
_NAMED = frozenset(
    map(
        stem,
        """state country nation government member party organisation organization ngo ngos agency body organ institution
        person people man woman leader official minister president ambassador signatory speaker expert witness victim
        company town city village district region place area settlement territory province island name names group
        committee individual suspect journalist author delegation representative side""".split(),
    )
)


@dataclass(frozen=True, slots=True)
class ListAsked:
    """What a list is to hold.

    sort  what its items are
    noun  the word that the question has for them; "" where it has none
    count how many there are to be; 0 where it does not say
    text  the question
    of_keywords  it is mere keywords: what a passage has of them is marked, and names nothing
    """

    sort: Sort
    noun: str = ""
    count: int = 0
    text: str = field(default="", compare=False)
    of_keywords: bool = field(default=False, compare=False)

    @property
    def year(self) -> str:
        """The year that its things are to be of: "resolutions of 1993"; "" where it says none."""
        found = re.search(rf"\b{re.escape(self.noun)}\s+(?:of|from|in)\s+(?P<year>\d{{4}})\b", self.text, re.I)
        return found["year"] if found and self.noun else ""


def asks_for_list(asked: Wording, sorts: Sequence[str] = ()) -> ListAsked | None:
    """What several things a question asks for by its wording; None for any other question.

    `sorts` are the words that name them by the question's intent.
    """
    text = _OF_EACH.sub("", asked.text)
    if _OTHER.search(text) or _MANNER.search(text) or asked.wanted == "date":
        return None
    if _ACTS.search(text) and not _THINGS.search(text):
        return ListAsked("acts")
    for form in _FORMS:
        found = form.search(text)
        if found and not _is_in_a_name(found):
            noun = (found.groupdict().get("noun") or "").lower()
            noun = _head(text, found.end("noun"), noun) if noun else noun
            noun = _stood_for(text, sorts) if noun in _STANDING_IN or not noun else noun
            if noun in _FIGURES:
                return None
            sort = _sort(asked, noun)
            named = sort == "things" and _BY_NAME.search(text)
            return ListAsked("names" if named else sort, noun, _count(text, noun), text, asked.keywords)
    return ListAsked("acts") if _DID.search(text) else None


def list_of_intent(asked: Wording, intent: Intent) -> ListAsked | None:
    """The same by its intent, where no wording tells it: "sanctions recommended in 1985?"."""
    if not intent.is_surely("list") or _OTHER.search(_OF_EACH.sub("", asked.text)):
        return None
    noun = _noun_of_slot(intent)
    return ListAsked(_sort(asked, noun), noun, 0, asked.text, asked.keywords) if noun and noun not in _FIGURES else None


def _noun_of_slot(intent: Intent) -> str:
    """The noun of its first slot for what is listed; one that ends with “of” goes on: "heads of [crime]"."""
    span = next(iter(intent.spans("sort")), None)
    if span is None:
        return ""
    noun = span.of(intent.text).split()[-1].lower().strip("'’?.,")
    if noun != "of":
        return _head(intent.text, span.end, noun)
    behind = re.match(rf"\s+(?P<said>{_LOWER}(?:\s+{_LOWER})?)", intent.text[span.end :])
    said = [word for word in behind["said"].split() if word not in STOP_WORDS] if behind else []
    return said[-1] if said else ""


def _is_in_a_name(found: re.Match[str]) -> bool:
    """Its noun is a word inside a name, and names no several things: "which Lakes Watch official"."""
    span = found.span("noun") if "noun" in found.re.groupindex else (-1, -1)
    behind = found.string[span[1] :].split()
    capital = span[0] > 0 and found.string[span[0]].isupper() and not found.string[slice(*span)].isupper()
    return capital and bool(behind) and behind[0].istitle()


def _head(text: str, end: int, noun: str) -> str:
    """The noun that ends there, or the one right behind that it only describes: "which Lake States resolutions"."""
    behind = re.match(rf"\s+(?P<noun>{_PLURAL})\b", text[end:])
    return behind["noun"].lower() if behind else noun


def _stood_for(text: str, sorts: Sequence[str]) -> str:
    """What "which ones?" stands for."""
    kind = _KIND_OF.search(text)
    if kind:
        first, *second = kind["said"].lower().split()
        return next((word for word in second if word not in STOP_WORDS), first)
    last = (sort.lower().strip("'’?.,").split()[-1] for sort in sorts if sort.split())
    telling = next((word for word in last if word not in _STANDING_IN), "")
    return telling or _first_plural(text) if sorts or re.search(r"\b(?:ones|categories)\b", text, re.I) else ""


def _count(text: str, noun: str) -> int:
    """How many the question says there are: "the seven districts"."""
    found = re.search(_COUNT + rf"{re.escape(noun)}\b", text, re.I) if noun else None
    said = fold(found["count"]) if found else ""
    return int(said) if said.isdigit() else _NUMBERS.index(said) + 2 if said else 0


def _first_plural(text: str) -> str:
    return next((word.lower() for word in re.findall(rf"\b{_PLURAL}\b", text) if word.lower() not in _STANDING_IN), "")


def _sort(asked: Wording, noun: str) -> Sort:
    if noun in _DOCUMENTS or (noun in ("letters", "statements") and asked.wanted == "source"):
        return "documents"
    kinds = _KIND_OF.search(asked.text)  # kinds of people have no names
    if kinds and noun in kinds["said"].lower().split():
        return "things"
    if stem(noun) in _NAMED or (not noun and asked.wanted in ("person", "place")):
        return "names"
    if noun in ("things", "steps"):
        return "acts"
    return "things"
