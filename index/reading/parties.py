"""Who acts, and who it is said of: the countries that a question and a passage put into these two places.

A question may turn round what a passage says: "How many did Norway sink?" where Sweden sank them. Found by the words
beside a country's name. Of the rows that the reader learned from (index/training), 2026-11-30: in whose question a
country acts or a people is counted, 160 of 2,991 without an answer are told by it, and 11 of 1,595 with one; where it
asks of what happens somewhere or to somebody, 65 of 2,747 and 0 of 1,391.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from corpus.address import PRINTED_ADDRESS
from index.irregular_verbs import PARTICIPLES, PASTS
from index.nationality import Named, countries_in
from index.question import SAID

#: What acts for a country.
_FORCES = (
    r"(?:(?:armed|military|ground|air|naval|security|occupying|occupation|regular|special|own|invading)\s+)*"
    r"(?:forces?|army|troops?|military|soldiers?|servicem[ae]n|fighters?|militants?|commanders?|units?|artillery|"
    r"missiles?|rockets?|aviation|aircraft|navy|police|side|government|authorities|leadership|regime|command|captors)"
)
#: What acts for a country, or is an act of it.
_ACTING = (
    rf"(?:{_FORCES}|(?:\w+\s+)?(?:attacks?|strikes?|shelling|fire|bombardment|bombing|offensive|occupation|invasion|"
    r"aggression))\b"
)
_AUXILIARIES = frozenset("has have had is are was were will would shall must should may might can could".split())
#: Verbs whose subject does not act: it undergoes something, or says or wants it. Who promises, denies or admits acts.
_NO_ACT = re.compile(
    rf"(?:\s+\w+){{0,2}}?\s+(?:{SAID}|accus(?:e|es|ed|ing)|address(?:es|ed)?|alleg(?:e|es|ing)|appeal\w*|argue|ask(?:s|ed)?|assert|"
    r"assess|attribute|base[sd]?|believe[sd]?|blame[sd]?|bury|buried|cite[sd]?|complain\w*|condemn\w*|consider\w*|contend\w*|"
    r"count|demand\w*|deplore[sd]?|draw|endur\w+|estimate|expect\w*|explain|fall|fell|fear\w*|gave|gets?|give|got|have|hold|"
    r"hope[sd]?|inform\w*|insist|intend\w*|interpret\w*|invoke[sd]?|label|lik(?:e|en)\w*|list\w*|lose|loses|losing|lost|maintain|"
    r"mean|mention\w*|mourn\w*|need\w*|note|oppose[sd]?|plan\w*|point|present|propose[sd]?|protest\w*|put|receiv\w+|recall|"
    r"regard|rely|remember|remind\w*|request\w*|require[sd]?|reserve[sd]?|see|seek|sought|sign(?:ed)?|speak|spoke|suffer\w*|"
    r"suggest|support\w*|sustain\w*|talk|thank\w*|think|treat|undergo\w*|understand|underwent|urge[sd]?|value[sd]?|view|wants?|"
    r"wanted|welcom\w+|wish|write|use[sd]?\s+the\s+(?:word|term|name|phrase|expression)s?)\b",
    re.I,
)
#: The name of a State in full, and the article; what stands before them governs the name.
_STATE = re.compile(r"(?:\b(?:the|ethnic)\s+|\b(?:republic|kingdom|state|government)\s+of\s+)+$", re.I)
#: Where something happens, or to what.
_WHERE = re.compile(
    r"\b(?:in|inside|against|at|on|near|into|towards?|within|throughout|across|over|through|"
    r"(?:areas?|borders?|capitals?|cit(?:y|ies)|civilians|citizens|coasts?|districts?|harbours?|lands?|north|south|east|west|"
    r"parts?|people|population|ports?|provinces?|regions?|soil|territor(?:y|ies)|towns?|villages?) of)\s+$",
    re.I,
)
#: Where a thing is fired from, or somebody driven out of; who agrees, is called upon, or is the noun's.
_UNTOLD = re.compile(r"\b(?:from|of|to|with|between|for|about|than|upon|call\w*\s+on|out|via)\s+$", re.I)
#: Where rockets are fired from, unless others hold that land.
_FIRED_FROM = re.compile(
    r"\b(?:launch(?:es|ed|ing)?|fir(?:e[sd]?|ing)|shell(?:s|ed|ing)?|shot)\b(?:(?!occupied|held|seized)[^.;,]){0,40}?"
    r"\bfrom\s+(?:the\s+)?(?:\w+\s+(?:of|in)\s+)?$",
    re.I,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?\w+\s+of\s+$", re.I)
#: A people's own folk, land and objects, to which something is done: the protected persons of the Geneva Conventions,
#: civilian objects, places of worship.
_VICTIMS = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:civilians?|citizens?|children|women|population|prisoners?|captives?|wounded|refugees?|hostages?|"
    r"capital|cit(?:y|ies)|towns?|villages?|districts?|areas?|territor(?:y|ies)|lands?|soil|ports?|positions?|"
    r"homes?|houses?|buildings?|property|farms?|schools?|hospitals?|ambulances|embass(?:y|ies)|bridges?|museums?|"
    r"monuments?|temples?|churches|mosques|synagogues|shrines?|cemeter(?:y|ies)|graves?|graveyards?)\b",
    re.I,
)
#: "Its schools": those of whoever acts, or of anybody.
_ITS_OWN = re.compile(rf"\b(?:its|their|his|own){_VICTIMS.pattern}", re.I)
#: Those of people who are spoken of: "many persons had to leave their homes".
_OF_PEOPLE = re.compile(
    r"\b(?:people|persons|civilians|residents|inhabitants|families|refugees|citizens|men|women|children|villagers)\b"
    rf"[^.;,]{{0,60}}?\btheir{_VICTIMS.pattern}",
    re.I,
)
#: As a question has it, "did" stands in front of who acts.
_PASTS = PASTS - {"did"}
_OBJECT = re.compile(rf"\b(?:\w+ed|to\s+\w+|{'|'.join(sorted(_PASTS - {'had'}))})\s+$", re.I)
_ASKED_WHAT_IS_DONE = re.compile(r"\b(?:is|are|was|were|be|been)\s+$", re.I)
#: Countries that are named with an article.
_WITH_ARTICLE = re.compile(r"united |.*s$|sudan$|gambia$|congo$", re.I)
_BY = re.compile(r"\bby\s+$", re.I)
_FORCES_OF = re.compile(rf"\b{_FORCES}\s+of\s+$", re.I)
_ASKED_TO_ACT = re.compile(r"\b(?:did|does|do|has|have|had|will|would|shall|must|should|could)\s+$", re.I)
_ACTS_FOR = re.compile(rf"^(?:[’']s?)?\s+{_ACTING}", re.I)
_ACTED_UPON = re.compile(r"\b(?:on|against|at|upon|positions of)\s+(?:the\s+)?$", re.I)
_MAY_ACT = re.compile(r"\b(?:of|from|to|with|in|under)\s+(?:the\s+)?$", re.I)
#: A noun made of a verb: "withdrawal", "settlement", "refusal".
_ACT = re.compile(r"\s+(?:\w+\s+)?\w{2,}(?:al|[ts]ions?|ments?|ing|[ae]nces?|ures?|polic(?:y|ies))\b")
#: A subject is followed by its verb, or by a comma and more about it.
_ENDS = ".:;/)?!"
_NEXT = re.compile(r"\s+(?:(?:\w+ly|also|still|never|then|again|has|have|had)\s+)?([a-z]+)")
_PASSIVE = re.compile(
    r"\s+(?:(?:has|have|had|will|would|shall|must|should|may|can)\s+)?(?:was|were|be|been|being)\s+(?:\w+ly\s+)?(\w+)"
)
_PART_OF_NAME = re.compile(r"\s+[A-Z]")
_JOINED = re.compile(r"\s*(?:,|and|or)\s+(?:the\s+)?(?:(?:republic|kingdom|state)\s+of\s+)?$", re.I)
#: Who speaks of himself, or of parties by no name, does not say which country acts; “annex I” is no such speaker.
_UNNAMED = re.compile(
    r"\b(?:(?<!nnex )(?<!art )(?<!ection )(?<!hapter )(?<!ppendix )(?<!able )(?<!olume )I(?=\s+[a-z])|[Ww]e|us|[Oo]urs?"
    r"|[Mm]y|[Pp]arties|[Tt]he\s+[Gg]overnment(?!\s+of)"
    r"|(?:[Ee]ither|[Bb]oth|[Ee]ach|[Aa]ll)\s+(?:[Pp]art(?:y|ies)|[Ss]ides?))\b"
)
_BEFORE, _BEHIND = 80, 60


#: "may act": where no rule tells. "named": beside what happens, or of it.
Role = Literal["acts", "may act", "named", "undergoes"]


@dataclass(frozen=True, slots=True)
class Parties:
    """Countries of a text, by name in small letters.

    acting     those that act in it
    may_act    others that may
    placed     others that only stand where something happens, or are what it happens to
    named      others
    counted    those whose people are named in it: "Norwegians"
    owning     those whose own folk, land or objects something is done to: "Norwegian harbours"
    firing     those from whose land something is fired
    suffering  those, and all others somewhere in it to whom or in whose land something happens
    """

    acting: frozenset[str]
    may_act: frozenset[str]
    placed: frozenset[str]
    named: frozenset[str]
    counted: frozenset[str]
    owning: frozenset[str]
    firing: frozenset[str]
    suffering: frozenset[str]

    @property
    def are_placed(self) -> bool:
        """Something is asked of, or said to happen in, the land of one of them, or to what is its own."""
        return bool(self.placed or self.owning)

    def contradict(self, said: Parties) -> bool:
        """True for a question's parties where a passage `said` the same of others: those asked of do not act in it."""
        others_act = said.acting - self.acting and self.acting - said.acting - said.may_act
        others_are = (
            said.counted - self.counted and self.counted - said.counted - said.acting - said.may_act - said.named
        )
        return bool(self.acting & said.placed or others_act or others_are)

    def lie_elsewhere(self, said: Parties) -> bool:
        """True where whatever a whole passage `said` happens to others: to none that the question's parties name.

        The country whose graveyards are asked for may not be one that only acts, nor unnamed where another suffers it.
        """
        firing = said.firing - said.suffering
        unnamed = self.placed - said.placed - said.may_act - (said.named - firing) - said.acting
        owners_act = (self.owning - self.acting) & (said.acting - said.suffering | firing)
        return bool((said.placed - self.placed and unnamed) or owners_act)


@lru_cache(maxsize=64)
def asked_of(question: str) -> Parties:
    """The parties of a question. Who asks may speak of himself: "tell us"."""
    return _parties(PRINTED_ADDRESS.sub(" ", question))


@lru_cache(maxsize=8192)
def said_of(passage: str) -> Parties:
    """The parties of a passage. Who speaks of himself in it, or of parties by no name, is not told to act."""
    text = PRINTED_ADDRESS.sub(" ", passage)
    told = _parties(text)
    if not _UNNAMED.search(text):
        return told
    named = told.acting | told.may_act | told.placed | told.named
    return Parties(frozenset(), named, frozenset(), frozenset(), told.counted, told.owning, frozenset(), told.suffering)


def _parties(text: str) -> Parties:
    named = tuple(countries_in(text))
    roles: dict[str, set[Role]] = {}
    for one, role in _roles(text, named):
        roles.setdefault(one.country, set()).add(role)
    acting = frozenset(country for country, found in roles.items() if "acts" in found)
    may_act = frozenset(country for country, found in roles.items() if "may act" in found) - acting
    placed = frozenset(country for country, found in roles.items() if found == {"undergoes"})
    suffering = frozenset(country for country, found in roles.items() if "undergoes" in found)
    return Parties(
        acting,
        may_act,
        placed,
        named=frozenset(roles) - acting - may_act - placed,
        counted=frozenset(one.country for one in named if one.form == "people"),
        owning=frozenset(one.country for one in named if _owns(one, text[one.span.end : one.span.end + _BEHIND])),
        firing=frozenset(one.country for one in named if _FIRED_FROM.search(_before(text, one))),
        suffering=suffering
        | (acting if acting - suffering and _ITS_OWN.search(_OF_PEOPLE.sub(" ", text)) else frozenset()),
    )


def _roles(text: str, named: Sequence[Named]) -> Iterator[tuple[Named, Role]]:
    """Last first: of countries that are joined, all do what the last one does."""
    following: tuple[Named, Role] | None = None
    for one in reversed(named):
        role = _role(text, one)
        if following and role == "may act" and _JOINED.fullmatch(text[one.span.end : following[0].span.start]):
            role = following[1]
        following = one, role
        yield following


def _role(text: str, one: Named) -> Role:
    """By the words beside a country's name."""
    before, behind = _before(text, one), text[one.span.end : one.span.end + _BEHIND]
    is_owner = behind.startswith(("’", "'"))
    forces = _ACTS_FOR.match(behind) if one.form == "adjective" or is_owner else None
    if _NO_ACT.match(behind[forces.end() :] if forces else behind):
        return "may act"
    if forces:
        return _role_of_forces(before)
    if _owns(one, behind):
        return "undergoes"
    if one.form == "adjective" or is_owner:
        return "may act" if is_owner or _ACT.match(behind) else "named"
    if _is_modifier(text, one, behind):
        return "may act"
    if forces_of := _FORCES_OF.search(before):
        return _role_of_forces(before[: forces_of.start()])
    if _BY.search(before):
        return "acts"
    if _WHERE.search(before) and not _FROM.search(before):
        return "undergoes"
    if _UNTOLD.search(before):
        return "named"
    return _role_of_subject(before, behind)


def _before(text: str, one: Named) -> str:
    return _STATE.sub("", text[max(0, one.span.start - _BEFORE) : one.span.start])


def _owns(one: Named, behind: str) -> bool:
    is_owner = behind.startswith(("’", "'"))
    return (one.form == "adjective" or is_owner) and bool(_VICTIMS.match(behind.lstrip("’'s") if is_owner else behind))


def _role_of_forces(before: str) -> Role:
    return "undergoes" if _ACTED_UPON.search(before) else "may act" if _MAY_ACT.search(before) else "acts"


def _is_modifier(text: str, one: Named, behind: str) -> bool:
    """True for the first word of another name, "the Oslo Conference", or in front of a noun: "the Norway programme"."""
    if one.form == "capital" and _PART_OF_NAME.match(behind):
        return True
    with_article = text[: one.span.start].lower().endswith("the ")
    return with_article and one.form in ("country", "capital") and not _WITH_ARTICLE.match(one.country)


def _role_of_subject(before: str, behind: str) -> Role:
    """Where no preposition governs the name."""
    if _OBJECT.search(before) and not _ASKED_TO_ACT.search(before):
        return "undergoes"
    if (behind[:1] and behind[0] in _ENDS) or (behind.startswith(",") and before.endswith(", ")):
        return "named"
    passive = _PASSIVE.match(behind)
    if _ASKED_WHAT_IS_DONE.search(before) or (passive and (passive[1].endswith("ed") or passive[1] in PARTICIPLES)):
        return "undergoes"
    following = _NEXT.match(behind)
    word = following[1] if following else ""
    is_verb = word in _AUXILIARIES or word in _PASTS or word.endswith("ed")
    return "acts" if is_verb or _ASKED_TO_ACT.search(before) else "may act"
