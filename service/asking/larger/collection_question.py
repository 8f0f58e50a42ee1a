"""What a question asks of the documents held together: how many, which, the latest, of a period, on a subject."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from corpus.ranges import without
from index.intent.intent import Relation as IntentRelation
from service.asking.larger.collection_forms import (
    ABOUT,
    ALSO,
    AND_WHICH,
    BY,
    FILLING,
    MEETING,
    NAMED,
    NAMING,
    PASSED,
    ROMAN,
    UNDER,
)
from service.asking.larger.collection_votes import Voted, cast_asked, voter_asked, without_votes
from service.asking.larger.collection_wording import plainly
from service.asking.larger.votes import asked_of_vote
from service.asking.periods import Period, find_periods

Order = Literal["first", "last", ""]
#: How a question says what the documents have to do with its subject: it is what they are about, their text names it,
#: somebody issued them, they do something, they act under a Chapter of the Charter, or nothing is said of one.
Relation = Literal["about", "naming", "by", "doing", "under", "none"]

_KIND = re.compile(
    r"\b(?P<kind>resolutions?|documents?|papers?|texts?|files?|letters?|reports?|notes?|statements?"
    r"|ones?)\b(?!\s*(?:\d|[A-Z]/))",
    re.I,
)
_WHICH = re.compile(
    r"\b(?:which|what(?:[’']s)?|every|each|all) (?:(?:of|the|first|last|earliest|latest|two|three|four|five|\d+"
    r"|(?-i:[A-Z])[\w’'-]*) ){0,5}?(?:documents?|resolutions?|papers?|texts?|files?|votes?)\b|\blist\b.*\bvotes?\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_ORDERS: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("last", re.compile(r"\b(?:latest|newest|most recent(?:ly)?|last(?:ly)?|youngest)\b", re.I)),
    ("first", re.compile(r"\b(?:earliest|oldest|first(?: of all)?(?! places?\b)|originally|initially)\b", re.I)),
)
#: "Which was the first to …?"
_WAS_THE = re.compile(
    r"\b(?:is|are|was|were|came|comes?)\s+(?:the\s+)?(?:very\s+)?(?P<order>\w+)(?:\s+ones?)?\s+(?:to|that|which)\b",
    re.I,
)
_COUNTS = re.compile(r"\b(?:how many|number of|count(?: of)?|how large|total of)\b", re.I)
#: Shows that documents are asked for, and not something that one of them says.
_ASKS = re.compile(
    r"\b(?:which|what(?:[’']s)?|how many|number|count|list|show|name|find|give|any|is there|are there|all|every"
    r"|do you|have you|does the|"
    r"did any|do any|does any)\b",
    re.I,
)
#: What may stand in front of the kind.
_FRAME = frozenset(
    """a all also among an and any are at because been but by can collection could count did do does else every few
    find for from get give got had has have held hello hi hold holdings i if in is it kind know library like list
    many may me name need number of on or out please s set show so some tell that the their there these they this
    those to total un under us want was we were what whats what's what’s when where whether which who with would you
    your how year see different exactly other later earlier previous subsequent further individual separate council
    security general assembly sc ga unsc united nations operative official date dates thing un's
    both two three four five six seven eight nine ten""".split()
)
_SET = re.compile(r"\b(?:resolutions?|documents|papers|texts|ones|letters|reports|notes|statements)\W*$", re.I)
#: "How many letters did Norland send?": a document may tell it, and those held need not be all.
_HAPPENED = re.compile(r"\b(?:did|has|have)\s+(?!you\b|we\b)\w", re.I)
_ASKS_WHAT_THEY_DO = re.compile(r"\bwhat (?:do|does|did)\b", re.I)
_CAST: dict[str, Voted] = {"apart": "apart", "against": "against", "abstained": "abstained"}
#: Right in front of what was done in a vote: who did it.
_VOTER = re.compile(
    r"(?<=\w\s)(?P<who>(?!(?:Security|Council|General|Assembly|I)\b)[A-Z][\w’'-]*(?:\s(?:of\s|the\s|and\s)*[A-Z][\w’'-]*)*)"
    r"\s+(?:(?:has|have|had|did|does|do|ever|also|actually)\s+)*$"
)
_TRAILING = re.compile(r"^[\s,;:?!.]+|[\s,;:?!.]+$")
_LEFT = re.compile(r"(?:\s+(?:is|are|was|were|there|do|does|did|exist|then|now))+\W*$", re.I)
_LISTS_ALL = re.compile(r"\b(?:list|show|name|give|all|every)\b", re.I)
_MOST_IN_FRONT = 3


@dataclass(frozen=True, slots=True)
class CollectionQuestion:
    """What is asked of the documents held.

    kind     as asked, in the singular: "resolution", "document"
    counts   how many there are is asked
    one      one is asked for: "which one …", "the latest"
    organ    whose documents: "S", "A"; "" for any
    periods  in all of which they are dated
    subject  what they are to be about, name or do, as typed; by whom they are to be
    of       what all those are about that it chooses among: "the Norland resolutions"
    meeting  at which they were adopted: "2817th"
    """

    kind: str
    counts: bool = False
    order: Order = ""
    organ: str = ""
    periods: tuple[Period, ...] = ()
    relation: Relation = "none"
    subject: str = ""
    of: str = ""
    voted: Voted = ""
    voter: str = ""
    meeting: str = ""

    @property
    def bare(self) -> bool:
        """Nothing is said of the documents but their kind."""
        return not (self.order or self.organ or self.periods or self.subject or self.of or self.voted or self.meeting)


def read_collection_question(typed: str, slots: str = "", *, of_votes: bool = False) -> CollectionQuestion | None:
    """What a question asks of documents together; None where it asks for anything else.

    `slots` are the words that are known to say which: "the hostage resolutions". Where it is known to ask of votes
    (`of_votes`), what it says beside a vote and no name is said of that.
    """
    text = " ".join(plainly(typed).replace("?", " ? ").split())
    if voter := voter_asked(text):
        return CollectionQuestion("resolution", periods=_periods(text), voted=cast_asked(text), voter=voter)
    kind = next((found for found in _KIND.finditer(text) if _is_asked(text, found)), None)
    if kind is None:
        return None
    called = kind["kind"].lower().removesuffix("s")
    asked = CollectionQuestion("document" if called in ("paper", "text", "file", "one") else called)
    front, behind = text[: kind.start()], text[kind.end() :]
    asked = replace(asked, counts=bool(_COUNTS.search(front)), organ=_organ(f"{front} {behind}"))
    front, asked = _ordered(front, asked)
    asked, front, behind = _dated(asked, front, behind)
    before = _in_front(front, _WORD.findall(slots) if called == "resolution" else ())
    behind = ALSO.sub(" ", behind)
    behind, asked = _with_meeting(*_with_vote(behind, asked))
    if of_votes and asked.voted and not any(word[0].isupper() for word in _WORD.findall(behind)):
        behind = ""
    if before is None or _ASKS_WHAT_THEY_DO.search(front) or (asked.counts and _HAPPENED.search(behind)):
        return None
    behind, asked = _ordered(behind, asked) if not asked.order else (behind, asked)
    behind = PASSED.sub(" ", FILLING.sub(" ", PASSED.sub(" ", behind)))
    asked = _related(asked, before, _TRAILING.sub("", " ".join(behind.split())))
    return asked if _makes_sense(asked, text) else None


def _periods(text: str) -> tuple[Period, ...]:
    return tuple(period for _, period in find_periods(text))


def set_described(said: str) -> str:
    """What the documents are about that words describe together: "Norland" for "of the four 1993 Norland resolutions".

    "" where they describe none.
    """
    kind = _SET.search(said)
    front = without(said, [span for span, _ in find_periods(said)]) if kind else ""
    own = [word for word in _WORD.findall(_SET.sub(" ", front)) if word.lower() not in _FRAME]
    own = [word for word in own if not any(form.fullmatch(word) for _, form in _ORDERS)]
    return " ".join(own) if len(own) <= _MOST_IN_FRONT else ""


def of_intent(  # noqa: PLR0913  # what the network says
    text: str, matter: str, relation: IntentRelation, order: Order, *, counts: bool, of: str = ""
) -> CollectionQuestion | None:
    """The same of a question whose intent is known: its matter is what the documents have to do with.

    `of` is what all those are about that it chooses among.
    """
    kind = _KIND.search(text)
    called = kind["kind"].lower().removesuffix("s") if kind else "document"
    called = "document" if called in ("paper", "text", "file", "one") else called
    periods = _periods(text)
    subject = without(matter, [span for span, _ in find_periods(matter)])
    asked = CollectionQuestion(called, counts, order, _organ(text), periods, of=of)
    if relation == "voted":
        return _of_vote(text, asked)
    about = ABOUT.match(subject)
    if about and relation == "about":
        subject = subject[about.end() :]
    naming = NAMING.match(subject)
    if naming and relation in ("doing", "about"):
        relation, subject = "naming", subject[naming.end() :]
    if relation == "none" and subject.strip():
        return None  # what the documents have to do with it is not known
    own: Relation = relation if subject.strip() else "none"
    asked = replace(asked, relation=own, subject=" ".join(subject.split()))
    return None if asked.bare and not (counts and kind) else asked


def _of_vote(text: str, asked: CollectionQuestion) -> CollectionQuestion | None:
    """With the vote or the meeting that is asked of resolutions; None where neither is, but the day may be."""
    asked = replace(asked, kind="resolution" if asked.kind == "document" else asked.kind)
    _, asked = _with_meeting(*_with_vote(text, asked))
    said = text.lower()
    of_vote = None if asked.voted else asked_of_vote(said)
    cast = of_vote[1].search(said) if of_vote else None
    if of_vote and cast:
        who = _VOTER.search(text, 0, cast.start())
        asked = replace(asked, voted=_CAST.get(of_vote[0], ""), voter=who["who"] if who else "")
    return asked if asked.voted or asked.meeting or asked.periods or (asked.order and asked.of) else None


def counts_and_lists(text: str) -> bool:
    """ "How many …, and which?": one question, which the list answers as well."""
    return _COUNTS.search(text) is not None and AND_WHICH.search(text) is not None


def names_kind(text: str) -> bool:
    """It has a word for documents."""
    return _KIND.search(text) is not None


def asks_which(text: str) -> bool:
    """It asks which documents of all that are held, or which votes, something is true of."""
    return _WHICH.search(text) is not None


def _is_asked(text: str, kind: re.Match[str]) -> bool:
    """In front of the kind stands what asks for documents, and little else."""
    front = text[: kind.start()]
    return bool(_ASKS.search(front) or any(form.search(front) for _, form in _ORDERS)) or not front.strip()


def _organ(text: str) -> str:
    council = re.search(r"\b(?:security council|sc|unsc|council)\b", text, re.I)
    assembly = re.search(r"\b(?:general assembly|ga|unga)\b", text, re.I)
    return "S" if council and not assembly else "A" if assembly and not council else ""


def _ordered(text: str, asked: CollectionQuestion) -> tuple[str, CollectionQuestion]:
    for order, form in _ORDERS:
        if form.search(text):
            return form.sub(" ", _WAS_THE.sub(r"\g<order>", text)), replace(asked, order=order)
    return text, asked


def _dated(asked: CollectionQuestion, front: str, behind: str) -> tuple[CollectionQuestion, str, str]:
    """The periods in it, and both sides of the kind without them."""
    periods: list[Period] = []
    sides = []
    for side in (front, behind):
        found = list(find_periods(side))
        periods += [period for _, period in found]
        sides.append(without(side, [span for span, _ in found]))
    return replace(asked, periods=tuple(periods)), sides[0], sides[1]


def _in_front(front: str, known: Collection[str] = ()) -> str | None:
    """The subject in front of the kind, "Cyprus" of "the Cyprus resolutions"; None where other words stand there.

    In small letters those that are `known` to be of it count.
    """
    own = [match.group() for match in _WORD.finditer(front) if match.group().lower() not in _FRAME]
    if len(own) > _MOST_IN_FRONT or any(word[0].islower() and word not in known for word in own):
        return None
    return " ".join(own)


def _with_vote(text: str, asked: CollectionQuestion) -> tuple[str, CollectionQuestion]:
    rest, voted, voter = without_votes(text)
    return (rest, replace(asked, voted=voted, voter=voter)) if voted else (text, asked)


def _with_meeting(text: str, asked: CollectionQuestion) -> tuple[str, CollectionQuestion]:
    meeting = MEETING.search(text)
    return (MEETING.sub(" ", text), replace(asked, meeting=meeting["number"])) if meeting else (text, asked)


def _related(asked: CollectionQuestion, before: str, rest: str) -> CollectionQuestion:
    """What the documents have to do with which subject, and what those are about among which they are."""
    relation: Relation = "about" if before else "none"
    subject, of = before, before
    by, named = BY.match(rest), NAMED.match(rest)
    if chapter := UNDER.match(rest):
        relation, subject = "under", _chapter(chapter["chapter"])
    elif form := ABOUT.match(rest) or None:
        relation, subject, of = "about", f"{before} {rest[form.end() :]}", ""
    elif form := NAMING.match(rest):
        relation, subject = "naming", rest[form.end() :]
    elif by:
        relation, subject = "by", by["who"] or by["author"]
    elif named:
        relation, subject = "naming", named["what"]
    elif any(word.lower() not in _FRAME for word in _WORD.findall(rest)):
        relation, subject = "doing", rest
    else:
        of = ""
    return replace(asked, relation=relation, subject=_LEFT.sub("", " ".join(subject.split())), of=of)


def _chapter(number: str) -> str:
    """ "Chapter VII" for "vii" and "7"."""
    at = int(number) if number.isdigit() else 0
    return f"Chapter {ROMAN[at - 1] if 0 < at <= len(ROMAN) else number.upper()}"


def _makes_sense(asked: CollectionQuestion, text: str) -> bool:
    """Without anything said of the documents only their number is asked for, or a list of them."""
    if asked.relation == "doing" and asked.kind not in ("resolution", "document"):
        return False
    if asked.bare:
        return asked.counts or bool(_LISTS_ALL.search(text) or FILLING.search(text))
    return True
