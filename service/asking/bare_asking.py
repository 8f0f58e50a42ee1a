"""Nothing but what is asked, after a question: "by whom?", "why?", "under which law?", as a question of its own.

Its words are set before the statement that was asked about, as English asks: "Was the ferry sunk?" and "by whom?" are
"By whom was the ferry sunk?". A question that reads well is read better than words in brackets, and refused better.
"""

from __future__ import annotations

import re

from index.irregular_verbs import PARTICIPLES
from index.words import STOP_WORDS, stem, words
from service.asking.document_talk import LEAD

_PREPOSITION = (
    r"(?:according to|in|at|near|on|during|since|from|around|until|till|by|against|about|for|to|within|into|over|under"
    r"|with|through|of)"
)
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must)"
_DEGREE = r"(?:long|far|often|wide|broad|high|tall|deep|large|big|old|strong|late|soon|many times)"
_BARE = re.compile(
    rf"{LEAD}(?P<asked>{_PREPOSITION}\s+(?:whom?|(?:what|which)(?:\s+(?!(?:{_AUX}|exactly|precisely|then)\b)\w+)"
    r"{0,2}|when|where|how (?:long|far))|when|where|why"
    rf"|how(?: {_DEGREE})?)(?:\s+(?:exactly|precisely|then))?\W*",
    re.I,
)
#: "Sunk by whom?": words of the last question in front.
_ECHO = re.compile(
    rf"{LEAD}(?P<said>(?:[\w’'-]+\s+){{1,5}}?)(?P<asked>(?:{_PREPOSITION}\s+)?"
    r"(?:whom?|what|when|where|how (?:long|far)))"
    r"(?:\s+(?:exactly|precisely))?\W*",
    re.I,
)
#: "Was the ferry sunk off Selby?"
_POLAR = re.compile(rf"{LEAD}(?P<aux>{_AUX})\s+(?!(?:you|it (?:true|possible|known))\b)(?P<rest>.+)", re.I)
#: "How many people were killed in Selby?"; "why did Norland leave?"
_OPEN = re.compile(
    rf"{LEAD}(?:{_PREPOSITION}\s+)?(?:(?:how many|which|what)\s+(?P<noun>(?!{_AUX}\b|of\b)[\w’'-]+"
    rf"(?:\s+(?!{_AUX}\b|{_PREPOSITION}\b)[\w’'-]+){{0,4}}?)|when|where|why|how(?: {_DEGREE})?)\s+(?P<aux>{_AUX})\s+"
    r"(?P<rest>.+)",
    re.I,
)
#: Said of whatever was asked for, and not of a subject of its own: "… were killed", "… be sent".
_PREDICATE = re.compile(
    rf"(?:(?:not|also|really|be|been|being)\s+)*(?:\w+(?:ed|ing)|{'|'.join(sorted(PARTICIPLES))})\b", re.I
)
_WHICH_ONE = re.compile(rf"{LEAD}(?:which|what)(?: (?:one|ones|was it|is it))?\W*", re.I)
_A_THING = re.compile(r"\b(?:an?|any|some)\s+(?P<noun>\w+)", re.I)
_SUPPORT = re.compile(r"do|does|did", re.I)
_SURELY = re.compile(r"\b(?:really|actually|indeed|truly|ever)\s+", re.I)


def is_bare(question: str) -> bool:
    """It has nothing but what is asked."""
    return _BARE.fullmatch(question) is not None


def asked_again(question: str, last: str) -> str:
    """The statement of the last question with what this one asks of it; "" where either is of another form."""
    bare = _BARE.fullmatch(question) or _BARE.fullmatch(_without_echo(question, last))
    if bare is None:
        return _which(question, last)
    asked, found = bare["asked"], _POLAR.fullmatch(last) or _OPEN.fullmatch(last)
    if found is None:
        return ""
    rest = _SURELY.sub("", found["rest"].rstrip("?!. "))
    noun = found.groupdict().get("noun") or ""
    if noun and _PREDICATE.match(rest):
        rest = f"{noun} {rest}"
    elif noun and _SUPPORT.fullmatch(found["aux"]):
        rest = f"{rest} {noun}"
    elif noun:
        return ""
    return f"{asked[:1].upper()}{asked[1:]} {found['aux'].lower()} {rest}?"


def _which(question: str, last: str) -> str:
    """ "Which one?" after "Does it name a Chapter?" – "Which Chapter does it name?"; "" for any other question."""
    found = _POLAR.fullmatch(last) if _WHICH_ONE.fullmatch(question) else None
    thing = _A_THING.search(found["rest"]) if found else None
    if found is None or thing is None:
        return ""
    rest = " ".join(f"{found['rest'][: thing.start()]} {found['rest'][thing.end() :]}".rstrip("?!. ").split())
    return f"Which {thing['noun']} {found['aux'].lower()} {rest}?"


def _without_echo(question: str, last: str) -> str:
    """What is asked, where what stands in front says only again what the last question says; "" for any other."""
    echo = _ECHO.fullmatch(question)
    said = {stem(word) for word in words(echo["said"]) if word not in STOP_WORDS} if echo else set()
    return echo["asked"] if echo and said and said <= {stem(word) for word in words(last)} else ""
