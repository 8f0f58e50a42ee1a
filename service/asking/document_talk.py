"""Follow-ups on documents: "and its date?", "what does the third say?", "does 884 say the same?", "shorter"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from corpus.dates import MONTHS
from corpus.ranges import Span
from index.words import fold


@dataclass(frozen=True, slots=True)
class Called:
    """The one document that a text names or describes: as citations print it, and where the text does."""

    cited: str
    span: Span


#: Gives the one document that a text names, if one does.
CalledIn = Callable[[str], Called | None]
#: Gives the document that a text describes; of several the one that cites another, or is cited by it. "" for none.
CalledBeside = Callable[[str, str], str]

#: Said before a follow-up, and asks nothing.
LEAD = r"\W*(?:(?:and|but|so|then|now|ok|okay|please)\b\W*)*"
#: Opens a question that goes on from another.
GOES_ON = re.compile(r"\W*(?:and|but|or|so|also|then|(?:what|how) about)\b", re.I)
_SHORTER = re.compile(
    rf"{LEAD}(?:(?:can|could|would) you\s+)?(?:(?:make|keep|say|put) (?:it|that) )?"
    r"(?:a (?:bit|little) |much |even |more )?"
    r"(?:shorter|in short|briefly|brief|in brief|in a nutshell|tl;?\s?dr|too long|sum (?:it|that|this) up"
    r"|summari[sz]e(?: (?:it|that|this))?|(?:the |its )?gist|(?:a |the )?summary)(?:,? please)?\W*",
    re.I,
)
#: "The first", and so on.
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_WHICH = rf"(?P<which>{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th)|next|following|previous|last)"
_ORDINAL = re.compile(
    rf"{LEAD}(?:(?:what|how) about |what (?:does|is|did) |(?:show|give|read|quote)(?: me)? )?(?:in )?the {_WHICH}"
    r"(?: (?:one|para(?:graph|\.)?|point|item))?(?: (?:say|says|state|read|of (?:them|these|those)))?\W*",
    re.I,
)
_PARAGRAPH = re.compile(r"\bpara(?:graph|\.)?\s+(?P<number>\d+)", re.I)
_OF_A_WHOLE = re.compile(
    r"\b(?:summar\w*|overview|outline|gist|nutshell|points|takeaways|provisions|about|says?|paragraphs?|para|tl;?\s?dr)\b",
    re.I,
)
_FACT = (
    r"dates?|titles?|symbols?|numbers?|authors?|signator(?:y|ies)|signature|footnotes?|annex(?:es)?|addressees?|agenda"
    r"(?: items?)?|languages?|paragraphs?|pages?|sessions?|speakers?|sources?"
)
_THING = r"(?:it|this|that)"
_DONE_TO_IT = r"(?:signed|wrote|sent|issued|cites?|drafted|adopted)"
_OF_IT = re.compile(
    rf"{LEAD}(?:(?:(?:what|which)(?:[’']s| is| was| are| were)? |(?:how many|what about|how about) )?"
    rf"(?P<its>its) (?:{_FACT})"
    rf"|(?:who|what|when|where|to whom|by whom)(?: else)?(?: (?:was|is|has|did|does))?"
    rf" (?:{_DONE_TO_IT} (?P<it>{_THING})"
    rf"|(?P<it2>{_THING}) (?:dated|signed|written|sent|issued|adopted|addressed(?: to)?|cite|published))"
    rf"|how many (?:{_FACT}) (?:does|did|has) (?P<it3>{_THING})(?: have| has| got)?)\W*",
    re.I,
)
_VOTE = (
    r"(?:(?:who|which (?:states?|countr(?:y|ies)|members?)) (?:abstained|voted (?:against|for|no|yes)|stayed out"
    r"|did(?:n[’']t| not) vote)|how (?:did|was|went) the vote(?: go)?"
    r"|(?:did|has) (?:any(?:one|body)|any (?:state|countr|member)(?:y|ies|s)?) (?:voted? (?:against|no)"
    r"|abstain(?:ed)?)"
    r"|(?:(?:were|was) there )?any (?:abstentions?|votes? against|no votes?)|how many (?:abstained|abstentions"
    r"|voted (?:against|for|in favou?r)))"
)
#: Opens a question on a vote.
VOTE_ASKED = re.compile(rf"(?P<asked>{LEAD}{_VOTE})\b", re.I)
#: Of a resolution, without saying of which: "was it unanimous?", "who abstained?", "under which chapter?".
_OF_A_RESOLUTION = re.compile(
    rf"(?P<asked>{LEAD}(?:(?:was|is) (?P<it>it|that|this)(?: adopted| passed)? unanimous(?:ly)?(?: adopted| passed)?"
    rf"|{_VOTE}|(?:was it )?(?:acting |adopted )?(?:under )?(?:which|what) (?P<chapter>chapter)(?: of the charter)?"
    r"|at (?:which|what) meeting))(?: (?:on|in|for|from) (?:it|that|this)| (?:it|that))?\W*",
    re.I,
)
_DOES_IT = re.compile(
    rf"^{LEAD}(?:\w+ ){{0,3}}?(?:does|did) (?P<it>it)\b(?=\s+(?!take|cost|matter|happen)\w{{2,}})", re.I
)
_SAME = re.compile(
    rf"{LEAD}(?:does|did|do) (?P<who>.+?) (?P<does>\w+(?: for| upon)?) (?:the same|likewise|so too|that too|it too)"
    r"(?: thing)?(?P<of>(?: \w.*?)?)(?: too| as well)?\W*",
    re.I,
)
_ANOTHER = re.compile(
    rf"{LEAD}(?:(?:what|how) about |(?:in|on|for|of|under|with) )?(?:the \w+ one,? |the one (?:of|from|in) [\w ]+,? )?…"
    r"(?:\s+(?:instead|then|as well|too))?\W*",
    re.I,
)
_ONLY_NUMBER = re.compile(r"\d{2,4}")
_THE_ONE = re.compile(r"\bthe one(?= (?:of|from|dated|on|about|in)\b)", re.I)
_KINDS = ("resolution", "letter", "note", "statement", "report")
_MONTH = "|".join(MONTHS)
_LATER = re.compile(
    rf"{LEAD}(?:what (?:about|happened)(?: in)? |in )?(?:the one )?(?:(?:the|a|one) )?"
    r"(?:(?P<way>next|following|previous|preceding) (?P<unit>year|month)"
    r"|(?P<unit2>year|month) (?P<way2>after|later|before|earlier)(?: (?:that|this|it))?)\W*",
    re.I,
)
_IN_A_YEAR = re.compile(rf"(?<!\bresolution )(?<!\()\b(?:(?P<month>{_MONTH})\s+)?(?P<year>(?:1[5-9]|20)\d\d)\b", re.I)


#: Stands for a document that is not known yet.
ANY_DOCUMENT = "it"
#: Asks which document it is; or something of the document that answered.
WHICH_DOCUMENT = re.compile(
    r"\b(?:which|what) (?:\w+ ){0,2}?(?:resolution|letter|document|note|report|statement)\b(?! (?:say|demand|do))", re.I
)
OF_THE_ANSWERS_DOCUMENT = re.compile(
    r"\b(?:signed|wrote|adopted|issued|dated|cites?|title|symbol|author|unanimous(?:ly)?|abstained|vote[ds]?|chapter"
    r"|meeting)\b",
    re.I,
)


def asked_shorter(question: str, last: str, cited: str) -> str:
    """The overview of the document talked of, or the last question again; "" for any other question."""
    if not _SHORTER.fullmatch(question):
        return ""
    return f"Summarise {cited}" if cited else last


def of_the_document(question: str, last: str, cited: str) -> str:
    """The question with the document talked of in the place of its "it", or as a place of it; "" for any other."""
    if not cited:
        return ""
    if (placed := _place(question, last)) is not None:
        return f"{placed} of {cited}"
    if (vote := _OF_A_RESOLUTION.fullmatch(question)) and (cited == ANY_DOCUMENT or "/RES/" in cited):
        asked = vote["asked"]
        if vote["it"]:
            return f"{question[: vote.start('it')]}{cited}{question[vote.end('it') :]}"
        return f"Under which Chapter does {cited} act?" if vote["chapter"] else f"{asked} on {cited}?"
    for form, whole in ((_OF_IT, True), (_DOES_IT, False)):
        found = form.fullmatch(question) if whole else form.search(question)
        if found:
            word = next(name for name, said in found.groupdict().items() if said)
            start, end = found.span(word)
            named = f"{cited}’s" if word == "its" else cited
            return f"{question[:start]}{named}{question[end:]}"
    return ""


def of_the_next_place(question: str, last: str) -> str:
    """The last question of the next paragraph or the one before: "and the next one?"; "" for any other question."""
    found, at = _ORDINAL.fullmatch(question), list(_PARAGRAPH.finditer(last))
    if found is None or len(at) != 1 or found["which"].lower() not in ("next", "following", "previous"):
        return ""
    number = int(at[0]["number"]) + (-1 if found["which"].lower() == "previous" else 1)
    return f"{last[: at[0].start('number')]}{number}{last[at[0].end('number') :]}"


def _place(question: str, last: str) -> str | None:
    """ "paragraph 3" for "the third one", asked after a document as a whole or one of its paragraphs."""
    found = _ORDINAL.fullmatch(question)
    if found is None or not _OF_A_WHOLE.search(last):
        return None
    which, at = fold(found["which"]), _PARAGRAPH.search(last)
    if which in ("next", "following", "previous"):
        step = -1 if which == "previous" else 1
        return f"paragraph {int(at['number']) + step}" if at else None
    if which == "last":
        return "the last paragraph"
    return f"paragraph {ORDINALS.index(which) + 1 if which in ORDINALS else int(which[:-2])}"


def of_another(question: str, last: str, called_in: CalledIn) -> str:
    """The last question with another document in the place of the one that it names; "" for any other question.

    "And the one of November 1993?", "does 884 say the same?". Asked for a thing of its own, the other is asked alone:
    "does 853 demand the same for Agdam?".
    """
    new = _the_one(question, called_in) or called_in(question)
    if new is None:
        return ""
    same = _SAME.fullmatch(question)
    if same and same["of"].strip():
        return f"what does {new.cited} {same['does']}{same['of']}?"
    adds = _ANOTHER.fullmatch(f"{question[: new.span.start]}…{question[new.span.end :]}")
    old = called_in(last) if same or adds else None
    if old is None or old.cited == new.cited:
        return ""
    said = new.span.of(question)  # as the last question said it: a number for a number
    called = said if _ONLY_NUMBER.fullmatch(said) and _ONLY_NUMBER.fullmatch(old.span.of(last)) else new.cited
    return f"{last[: old.span.start]}{called}{last[old.span.end :]}"


def _the_one(question: str, called_in: CalledIn) -> Called | None:
    one = _THE_ONE.search(question)
    for kind in _KINDS if one else ():
        assert one is not None
        spelt = f"{question[: one.start()]}the {kind}{question[one.end() :]}"
        if found := called_in(spelt):
            return Called(found.cited, Span(found.span.start, found.span.end - len(spelt) + len(question)))
    return None


def of_a_later_time(question: str, last: str) -> str:
    """The last question a year or a month later or earlier: "and the year after that?"; "" for any other question."""
    asked = _LATER.fullmatch(question)
    at = list(_IN_A_YEAR.finditer(last))[-1:] if asked else []
    if not asked or not at:
        return ""
    way, unit = (asked["way"] or asked["way2"]).lower(), (asked["unit"] or asked["unit2"]).lower()
    step = -1 if way in ("previous", "preceding", "before", "earlier") else 1
    month = [name.lower() for name in MONTHS].index(fold(at[0]["month"])) if at[0]["month"] else 0
    if unit == "month" and not at[0]["month"]:
        return ""
    months = int(at[0]["year"]) * 12 + month + step * (12 if unit == "year" else 1)
    printed = f"{MONTHS[months % 12]} {months // 12}" if at[0]["month"] else str(months // 12)
    return f"{last[: at[0].start()]}{printed}{last[at[0].end() :]}"
