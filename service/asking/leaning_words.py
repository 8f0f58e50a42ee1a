"""What a question holds that a later one may lean on, and what in a question leans. English, and no subject matter."""

from __future__ import annotations

import re

from corpus.dates import MONTHS
from corpus.names import CALENDAR, NAME
from corpus.ranges import Span
from index.irregular_verbs import PASTS
from index.nationality import countries_in
from index.question import names, speaker
from index.words import STOP_WORDS, stem, words
from service.asking.persons import PLACING, is_organisation, stands_after

#: "May" with a capital within a question is a month.
_AUX = (
    r"(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|shall|should|(?-i:may)|^may|might|must)"
)
#: Behind “how”; most other adjectives may stand with the noun of a clause: "how new ferries were paid for".
DEGREES = (
    "many|much|long|often|far|old|large|big|high|late|soon|well|wide|deep|tall|strong|close|early|fast|broad|thick"
    "|narrow|heavy|severe|badly|quickly|rapidly|frequently|likely|certain|widespread|recently"
)
_ASKED = rf"(?:how (?:{DEGREES})|how|what|which|who|whom|whose|when|where|why)"
_PREPOSITION = r"(?:according to|in|at|near|on|during|since|from|around|between|after|before|by|against|about|for|to|within|into|over|under|with|of|inside|outside)"

#: "And", "what about": the question goes on from the last one.
CONNECTIVE = re.compile(r"^(?:and|but|or|so|also|then|ok|okay)\b(?!\s+(?:on|far)\b),?\s*|^(?=what about\b|how about\b|what else\b|anything else\b)", re.I)  # fmt: skip
_FRAGMENT = re.compile(
    rf"^(?:(?:and|but|or|so|ok|okay|then)\b,?\s*)?(?P<about>(?:what|how) about\s+)?"
    rf"(?:(?:(?P<asked>{_ASKED})\s+)?(?P<preposition>{_PREPOSITION})\s+)?"
    r"(?P<rest>(?:the\s+)?[\w’'.\-]+(?:\s+(?:and\s+|of\s+|the\s+)*[\w’'.\-]+){0,5}?)\s*(?:instead|then|as well|too)?\s*[?.!]*$",
    re.I,
)
#: "The Russian side", "the Russian one of November".
_SIDE = re.compile(r"(?:the\s+)?(?P<whose>[\w’'\-]+)\s+(?:side|ones?)(?:\s+(?:of|in|from)\s+(?P<more>.+))?", re.I)
_IN_A_NAME = re.compile(r"\s+[A-Z]")
#: "884", "resolution 884".
_NUMBERED = re.compile(r"(?P<noun>[a-z]+\s+)?\d+", re.I)
#: A paragraph's number, where a resolution's has three digits; and where a question names one.
_OF_A_PLACE = re.compile(r"\d{1,2}")
_PLACE = re.compile(r"\b(?:para(?:graph|\.)?|footnote|point|image|article|annex|item)s?\s+(?P<number>\d{1,2})\b", re.I)
#: "In which paragraph are the ferries named?"
_NAMED_THERE = re.compile(r"\b(?:is|are|was|were) (?P<what>[^?]+?) (?:mentioned|named|referred to|cited)\b", re.I)
#: It is no like of things: "in which paragraph are the ferries named?" – "and the buoys?"
_OF_A_TEXT = re.compile(
    r"(?:numbered )?(?:paragraphs?|footnotes?|annex(?:es)?|documents?|resolutions?|letters?|reports?)", re.I
)
_LEAD = re.compile(
    rf"^(?:(?:and|but|or|so|also|then|ok|okay|now|please)\b,?\s*)*(?:(?:can|could|would) you\s+(?:tell (?:me|us) (?:if|whether)\s+)?)?"
    rf"(?:(?:tell me|tell us|explain|describe|show me)(?:\s+more)?(?:\s+about)?\s+|(?:what|how) about\s+|"
    rf"what\s+(?:has\s+)?(?:happen(?:s|ed)|bec(?:ame|ome))\s+(?:to|of)\s+|"
    rf"(?:{_PREPOSITION}\s+)?{_ASKED}(?:[’']s|[’']re)?\b\s*)?",
    re.I,
)
_FIRST_AUX = re.compile(rf"^(?P<head>(?:[\w’'\-]+\s+){{0,4}}?)\b{_AUX}\b\s+", re.I)
_CONTENT = rf"(?!(?:{'|'.join(STOP_WORDS)}|near|around|since|within|against|{_AUX})\b)[\w’'\-]+"
#: "What is the letter about": what is said of it, and no part of its name.
_ABOUT_IT = re.compile(r"(?<=\w\w)\s+about$", re.I)
_OPENING_PRONOUN = re.compile(r"^(?:it|they|he|she|there|this|that|these|those|you|we|i)\b\s*", re.I)
_HEADED = re.compile(rf"\b(?:how many|how much|which|what)\s+(?!{_AUX}\b)(?P<noun>[\w’'\-]+(?:\s+(?!{_AUX}\b|{_PREPOSITION}\b)[\w’'\-]+){{0,3}}?)(?=\s+(?:{_AUX}|{_PREPOSITION})\b|\s+\w+ed\b)", re.I)  # fmt: skip
#: "How many were …": of what is not said.
HEADLESS = re.compile(
    rf"\bhow (?:many|much)(?:\s*[?.!]*$|\s+(?:{_AUX}|of(?= the\b)|in|at|more|others?|{'|'.join(sorted(PASTS))}|\w+ed)\b)",
    re.I,
)
_DATE = rf"(?:(?:\d{{1,2}}\s+)?(?:{'|'.join(MONTHS)})(?:\s+\d{{1,2}}(?!\d))?(?:,?\s+\d{{4}})?|(?:1[89]|20)\d\d)"
_ON_A_DAY = re.compile(
    rf"\s+on\s+(?:the\s+)?(?:\d{{1,2}}\s+(?:of\s+)?(?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)})\s+\d{{1,2}}\b)(?:,?\s+\d{{4}})?"
)
#: "Under which Chapter?", "by what date?", "for how long?".
PREPOSED = re.compile(rf"^(?:(?:and|but|so|acting)\b,?\s*)*{_PREPOSITION}\s+(?:which|what|whom|how)\b", re.I)
#: "Why, what was it after?"
WHY = re.compile(r"^why,\s", re.I)
_DATED = re.compile(rf"\b{_DATE}\b")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ADJUNCT = re.compile(
    rf"\b(?P<preposition>(?:in|at|near|during|since|from|around|within)(?=\s)|on(?=\s+{_DATE}))\s+(?:the\s+)?(?:\w+\s+of\s+)?(?:{_DATE}\b|{NAME})"
)

# --- What leans --------------------------------------------------------------------------------------------

PERSONAL = re.compile(r"\b(?:he|she|him|his|hers?|himself|herself)\b", re.I)
_THING = re.compile(r"\b(?:it|its|itself|they|them|their|theirs|themselves)\b", re.I)
_OF_THE_DOCUMENT = (
    r"(?:letter|doc|document|text|resolution|annex|communication|publication|report|paper|note|kinds?|types?|sorts?)"
)
_POINTING = re.compile(
    rf"\b(?:this|these|those|such)\b(?!\s+(?:who|whom|which|that|as|a|\w+ed|in|of|from|with|at|{_OF_THE_DOCUMENT})\b)"
    r"|\bthat\b(?=\s*(?:$|[?.!,]|\w+[?.!\s]*$|(?:report|event|day|year|figure|place|time|one|was|is|did|happen(?:ed)?)\b))"
    r"|(?:(?<=\bwas )|(?<=\bwere )|(?<=\bdid )|(?<=\bdoes )|(?<=\bhas )|(?<=\bin )|(?<=\bfrom )|(?<=\bof )|(?<=\bby )|(?<=\bto ))that\b"
    rf"|(?<!\w )\bthere\b(?=\s*$)|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bbe )\bthere\b(?!\s+(?:{_AUX}|any)\b)"
    r"|\b(?:the|which|that|this|other|another|last|first|second)\s+ones?\b(?!\s+\w)|\bones?(?=\s*(?:[?.!]|$))"
    r"|\b(?:since|until|by|before|after|from) then\b|\b(?-i:the (?:same|former|latter|rest))\b|\bso(?=\s*[?.!]*$)",
    re.I,
)
_ADDING = re.compile(
    r"\b(?:else|others|another|any more|anyone else|instead|besides)\b|\b(?<!the )(?<!each )other\b(?!\s+than\b)|\bthe other\b(?!\s+(?:hand|side|part(?:y|ies))\b)",
    re.I,
)
#: "It" that stands for nothing, or for the document.
_EMPTY_IT = re.compile(
    r"\b(?:does|did|do) it (?:say|mention|state|give|name)\b|\b(?:is|was|be|been) it (?:true|possible|known|likely|clear|said|claimed|"
    r"reported|stated|correct|that|to)\b|\b(?:does|did|will|would|has) it (?:take|taken|cost) (?:\w+ ){0,4}to\b|\bit (?:is|was) (?:\w+ )?that\b"
    r"|\bit (?:(?:will|would|could|may|might|should) )?(?:takes?|took|costs?) (?:\w+ ){0,4}to\b|\bwhat time (?:is|was) it\b",
    re.I,
)
#: What a pronoun later in the same question may stand for.
_OWN = re.compile(
    rf"\b(?:the|an?|all|both|some|many)\s+\w{{3,}}|\bwho\s+(?!{_AUX}\b|else\b)\w+|\b(?:how many|which|what)\s+(?!{_AUX}\b|else\b|about\b)\w{{3,}}",
    re.I,
)
#: What a question sets before itself: "krill – what may be done with it?"
_TOPIC = re.compile(r"(?P<topic>(?:[\w’'-]+\s+){0,3}(?!(?:then|well|okay|thanks|sorry)\b)[\w’'-]{4,})\s*(?:[–—:]|\s-)\s+(?=\w)", re.I)  # fmt: skip
#: It opens a clause: a pronoun in it may stand for something in the clause before.
_CLAUSE = re.compile(r"[,;:.?!]\s|\b(?:and|or|but|that|whether|when|if|because|before|after|as|while|since|until|which|whom|what)\b", re.I)  # fmt: skip
#: Characters in front of a pronoun that are looked at for the word before it.
_NEAR = 40
#: Plurals without an "s": Quirk and others, "A Comprehensive Grammar of the English Language" (1985), 5.78, 5.83 to 5.86.
_PLURALS = frozenset(
    """aircraft cattle children clergy feet folk geese lice livestock men mice offspring oxen people personnel police
    poultry teeth vermin women""".split()
)
_POSSESSIVE = re.compile(r"its|their|his|her|itself|themselves|himself|herself", re.I)
_SUBJECT = re.compile(r"it|they|he|she", re.I)


def unconnected(question: str) -> str:
    """The question without the "and" it opens with."""
    bare = CONNECTIVE.sub("", question)
    return bare[:1].upper() + bare[1:] if question[:1].isupper() else bare


def leaning(question: str) -> tuple[re.Match[str], ...]:
    """Words of the question that stand for something said before, in order."""
    empty = [found.span() for found in _EMPTY_IT.finditer(question)]
    own = _first_named(question)
    clause = _CLAUSE.search(question, own + 1)
    second = clause.end() if clause else len(question)
    return tuple(
        found
        for form in (PERSONAL, _THING, _POINTING)
        for found in form.finditer(question)
        if not any(start <= found.start() < end for start, end in empty) and not _bound(question, found, own, second)
    )


def adds(question: str) -> bool:
    """Asks for more of what was asked for: "what else", "any others"."""
    return bool(_ADDING.search(question))


def _first_named(question: str) -> int:
    """Where the question first names something, behind the "and" it may open with; its end if nowhere."""
    connective = CONNECTIVE.match(question)
    start = connective.end() if connective else 0
    places = [at for name in names(question) if (at := question.find(name, start)) >= 0]
    noun = _OWN.search(question, start)
    topic = _TOPIC.match(question, start)
    return min([*places, *(found.start() for found in (noun, topic) if found), len(question)])


def _bound(question: str, found: re.Match[str], own: int, second: int) -> bool:
    """A pronoun that the question itself explains: "When did Narvia say that it would withdraw its troops?".

    own      where the question first names something
    second   where its next clause begins
    """
    if found.start() <= own:
        return False
    before = question[max(own, found.start() - _NEAR) : found.start()].casefold()
    if _POSSESSIVE.fullmatch(found.group()):
        return not before.endswith(" of ")
    if found.start() >= second or before.endswith((" with ", " behind ")):  # "What did the families take with them?"
        return True
    # "the districts they held"
    return bool(_SUBJECT.fullmatch(found.group()) and re.split(r"\W+", before.rstrip())[-1] not in STOP_WORDS)


# --- What can be leaned on ---------------------------------------------------------------------------------


def stated(question: str) -> str:
    """The question as the bare statement it asks about: "How many people died in Barda?" → "people died in Barda"."""
    text = _LEAD.sub("", question.strip().rstrip("?!. "), count=1)
    text = _FIRST_AUX.sub(lambda found: found["head"], text, count=1)
    text = _OPENING_PRONOUN.sub("", text).replace(" there ", " ")
    return " ".join(_ABOUT_IT.sub("", text).split()).strip(" ,")


def adjuncts(text: str) -> list[tuple[str, str]]:
    """Places and times with their preposition: ("in", "in Barda"), ("on", "on 28 October")."""
    return [(found["preposition"].lower(), found.group()) for found in _ADJUNCT.finditer(text)]


# --- A fragment in the place of its like --------------------------------------------------------------------


def fragment(question: str) -> tuple[str, str, str] | None:
    """Question word, preposition ("" where there is none) and words of "and who in Ganja?", "and Ganja?"; else None."""
    found = _FRAGMENT.match(question)
    if not found or re.search(rf"\b(?:{_AUX}|{_ASKED})\b", found["rest"], re.I) or leaning(question) or adds(question):
        return None
    bare_name = question.rstrip().endswith("?") and tuple(names(f"… {found['rest']}")) == (found["rest"],)
    if not (found["about"] or found["preposition"] or CONNECTIVE.match(question) or bare_name):
        return None
    return found["asked"] or "", (found["preposition"] or "").lower(), found["rest"]


def exchanged(text: str, preposition: str, rest: str) -> str:
    """The text with its like replaced by a fragment's words; "" where it holds nothing of the kind."""
    if (side := _SIDE.fullmatch(rest)) and (new := _of_another_people(text, side["whose"])):
        when = (side["more"] or "").title()
        return (exchanged(new, "", when) if _DATED.fullmatch(when) else "") if when else new
    named, dates = names(f"… {rest}"), _DATED.findall(rest)
    if dates:
        found = _DATED.search(text)
        return _put(text, Span(*found.span()), _of_the_year(rest, found.group())) if found else ""
    if named and rest.split()[-1][0].islower() and (alike := _alike(text, rest)):
        return _put(text, alike, re.sub(r"^the\s+", "", rest) if text[: alike[0]].lower().endswith("the ") else rest)
    if named:
        target = _like(text, preposition, named[0])
        return _put(text, target, rest) if target else ""
    if _OF_A_PLACE.fullmatch(rest) and len(places := list(_PLACE.finditer(text))) == 1:
        return _put(text, Span(*places[0].span("number")), rest)
    if numbered := _NUMBERED.fullmatch(rest):
        others = list(re.finditer(rf"\b{numbered['noun'] or ''}\d+\b(?:\s*\(\d{{4}}\))?", text, re.I))
        return _put(text, Span(*others[0].span()), rest) if len(others) == 1 else ""
    if preposition:
        same = re.search(
            rf"\b{preposition}\s+(?P<noun>(?:the\s+|an?\s+)?{_CONTENT}(?:\s+{_CONTENT}){{0,3}})", text, re.I
        )
        return _put(text, Span(*same.span("noun")), rest) if same else ""
    if alike := _alike(text, rest):
        return _put(text, alike, re.sub(r"^the\s+", "", rest))
    return _headed_by(text, rest)


def _headed_by(text: str, rest: str) -> str:
    """The text asked of other things: of others that are named there, or counted."""
    if there := _NAMED_THERE.search(text):
        return _put(text, Span(*there.span("what")), rest)
    noun = _HEADED.search(text)
    if noun is None or _OF_A_TEXT.fullmatch(noun["noun"]) or not _is_noun(rest):
        return ""
    return _put(text, Span(*noun.span("noun")), re.sub(r"^the\s+", "", rest))


def _of_the_year(date: str, old: str) -> str:
    """A day or month with the year of the one that it takes the place of: "November" after "October 2020"."""
    year = _YEAR.search(old)
    return f"{date} {year.group()}" if year and not _YEAR.search(date) else date


def of_the_like(question: str, text: str) -> str:
    """The text asked of others of the same: "Norwegian sailors?" after "How many Swedish sailors drowned?"; else ""."""
    found = _FRAGMENT.match(question) if question.rstrip().endswith("?") else None
    rest = found["rest"] if found and not found["preposition"] else ""
    alike = _alike(text, rest) if rest and names(f"… {rest}") and rest.split()[-1].islower() else None
    return _put(text, alike, rest) if alike else ""


def _of_another_people(text: str, adjective: str) -> str:
    """The text with its first adjective of a people exchanged for another's, "" where there is none to exchange.

    That of a name, "the Norwegian Refugee Council", is none.
    """
    new = next((one for one in countries_in(adjective) if one.form == "adjective"), None)
    old = next(
        (one for one in countries_in(text) if one.form == "adjective" and not _IN_A_NAME.match(text, one.span.end)),
        None,
    )
    return _put(text, old.span, adjective.capitalize()) if new and old and new.country != old.country else ""


def headed(question: str) -> str:
    """What is counted or asked for, where a name stands with it: the "Swedish sailors" of "how many Swedish sailors"."""
    found = _HEADED.search(question)
    return found["noun"] if found and names(f"… {found['noun']}") else ""


def _like(text: str, preposition: str, name: str) -> Span | None:
    """Where the name stands in a text that a new one takes the place of."""
    named, said_by = [name for name in names(text) if not set(name.split()) & CALENDAR], speaker(text)
    if not named:
        return None
    placed = [n for n in named if stands_after(PLACING, text, n)]
    if preposition:
        after = [n for n in named if stands_after([preposition], text, n)]
        chosen = (after or placed or [n for n in named if n != said_by] or [""])[0]
    elif said_by and (is_organisation(name) or not placed):
        chosen = said_by
    elif is_organisation(name) and (alike := [n for n in named if is_organisation(n)]):
        chosen = alike[0]
    else:
        chosen = (placed or named)[0]
    found = re.search(rf"(?:\b[Tt]he\s+)?{re.escape(chosen)}", text) if chosen else None
    return Span(*found.span()) if found else None


def without_day(text: str) -> str:
    """Without the day of an event: asked of another place, it is another event's."""
    return _ON_A_DAY.sub("", text)


def _alike(text: str, rest: str) -> Span | None:
    """Where the text has the fragment's last word with other words in front: "boer goats" for "angora goats"."""
    *before, head = re.sub(r"^the\s+", "", rest).split()
    found = re.search(r"[\w’-]+ " * len(before) + re.escape(head) + r"\b", text, re.I) if before else None
    return Span(*found.span()) if found and not STOP_WORDS & set(words(found.group())) else None


def _put(text: str, span: Span, new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


def _is_noun(rest: str) -> bool:
    """A plural, as far as endings tell."""
    last = rest.split()[-1].casefold()
    return last.endswith("s") or last in _PLURALS


def stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)
