"""How a resolution was adopted, as its line of adoption prints it: at which meeting, by which vote, who abstained."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.document import Block, Document
from index.words import STOP_WORDS, words
from service.asking.answer import Fact
from service.asking.larger.document_facts import Told

Asked = Literal["meeting", "against", "abstained", "apart", "in favour", "vote"]

_ADOPTED = re.compile(r"\W*Adopted\b")
_MEETING = re.compile(r"\b(?P<meeting>\d+\s?(?:st|nd|rd|th)\s+(?:plenary\s+)?meeting)\b")
_UNANIMOUS = re.compile(r"\bunanimously\b|\bwithout (?:a )?vote\b")
_IN_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BY_VOTE = re.compile(
    r"\bby (?P<for>\d+) votes? to (?P<against>none|\d+)(?:\s*\((?P<opposed>[^()]*)\))?"
    rf"(?:,?\s*with (?P<number>\d+|{'|'.join(_IN_WORDS)}) abstentions?(?:\s*\((?P<abstained>[^()]*)\))?)?"
)
_APART = re.compile(r"\bmembers? \((?P<apart>[^()]*)\) did not (?:participate|take part) in the vot")

#: To abstain, in other words.
HANDS = r"s[ai]t(?:s|ting)? on (?:(?:its|his|her|their) hands|the fence)"
#: What a question asks of a vote. The first that matches counts.
_WORDINGS: tuple[tuple[Asked, str], ...] = (
    ("meeting", r"(?:at |in |during )?(?:which|what) (?:number )?(?:security council |council "
                r"|numbered )?meeting(?: number)?"
     r"(?: of (?:the )?(?:security )?council)?|meeting number|number of (?:the |its )?meeting|(?:council"
     r"|which) session number"),
    ("apart", r"(?:stayed|stay|kept|were|was) (?:out of|away from) (?:the |that )?vot(?:e|ing)"
              r"|s[ai]t(?:s|ting)? (?:it |them )?out(?: the vot(?:e|ing))?"
              r"|not tak(?:e|ing) part(?: in (?:the )?vot(?:e|ing))?"
     r"|did(?: not|n[’']t) (?:take part|participate|vote)(?: in (?:the |that )?(?:vote|voting))?"
     r"|(?:took|take) no part(?: in (?:the )?vot(?:e|ing))?|not participat(?:e|ing)"),
    ("against", r"(?:cast(?:ing)? )?(?:(?:a|any|the|one|only|sole) )*(?:vot(?:e|ed|es|ing) )(?:it )?(?:against|no"
                r"|down)|no votes?"
     r"|oppos(?:ed|es|ition|ing)|dissent(?:ed|ing)?(?: votes?)?|negative votes?|votes? (?:was"
     r"|were) (?:cast )?against|against it|against"),
    ("abstained", rf"(?:abst(?:ain[a-z]*|entions?)|{HANDS})(?: from vot(?:e|ing))?(?: (?:on|in) (?:the )?vot(?:e"
                  r"|ing))?"),
    ("in favour", r"(?:vot(?:ed|es?|ing) )(?:for|in favou?r(?: of)?|yes)|in favou?r(?: of)?|affirmative votes?"),
    ("vote", r"(?:(?:how|what|result of|tally of|outcome of) )?(?:did .{0,40})?(?:the )?(?:recorded )?(?:vot(?:e|es"
             r"|ed|ing))"
     r"(?: (?:result|record|tally|count|break ?down|split|go|goes|went|like|come out))?|(?:adopted |passed )?(?:by )?"
     r"(?:unanimous(?:ly)?|consensus|unanimity)(?: (?:vote|adoption))?|split vote"),
)  # fmt: skip
WHY = re.compile(r"\b(?:why|reasons?|how come|explain(?:ed)?|explanations?|because|grounds?|motives?)\b")
_FORMS = tuple((asked, re.compile(rf"\b(?:{form})\b")) for asked, form in _WORDINGS)
#: Who votes, and that it is a resolution that they vote on.
VOTERS = re.compile(
    r"\b(?:(?:fifteen|15|eleven|11|council|security|un|of|the) )*(?:members?|member states?|states?|countr(?:y|ies)"
    r"|delegations?|"
    r"governments?|council|permanent members?|anyone|anybody|nobody|somebody|someone|any|all"
    r"|every(?:one|body))\b"
    r"|\b(?:when|as) (?:it|this) was\b|\b(?:adopt(?:ed|ion|ing|s)?|pass(?:ed|ing)?|approved?|agreed|carried|put to"
    r"|cast|held|go|went|"
    r"taken|result|outcome|names?|security|council|each|there|resolution|draft|text|if so|so|by|during|come|came"
    r"|through)\b"
)


@dataclass(frozen=True, slots=True)
class Vote:
    """What the text prints of an adoption; names as printed, "" where there are none."""

    block: Block
    meeting: str
    unanimous: bool
    printed: str = ""
    against: str = ""
    opposed: str = ""
    abstentions: int = 0
    abstained: str = ""
    apart: str = ""
    note: Block | None = None

    @property
    def told(self) -> bool:
        """How the members voted is printed."""
        return self.unanimous or bool(self.printed)


def vote_of(document: Document) -> Vote | None:
    """The adoption of a resolution; None where it prints no line of adoption, or is none."""
    if document.kind != "resolution":
        return None
    lines = [block for block in document.of_kind("masthead", "paragraph") if _ADOPTED.match(document.text_of(block))]
    if not lines:
        return None
    text = document.text_of(lines[-1])
    meeting, vote = _MEETING.search(text), _BY_VOTE.search(text)
    notes = (
        (note, found)
        for note in document.of_kind("footnote")
        for found in [_APART.search(document.text_of(note))]
        if found
    )
    note, apart = next(notes, (None, None))
    return Vote(
        block=lines[-1],
        meeting=meeting["meeting"] if meeting else "",
        unanimous=bool(_UNANIMOUS.search(text)),
        printed=vote.group().removeprefix("by ") if vote else "",
        against=vote["against"] if vote else "",
        opposed=(vote["opposed"] or "") if vote else "",
        abstentions=_counted(vote["number"] or "0") if vote else 0,
        abstained=(vote["abstained"] or "").strip() if vote else "",
        apart=apart["apart"] if apart else "",
        note=note,
    )


def _counted(number: str) -> int:
    """ "3", "three"."""
    return _IN_WORDS.index(number) + 1 if number in _IN_WORDS else int(number)


def asked_of_vote(text: str) -> tuple[Asked, re.Pattern[str]] | None:
    """What is asked of a vote, in small letters, and the form that asks it; None for any other, or why."""
    if WHY.search(text):
        return None
    return next(((asked, form) for asked, form in _FORMS if form.search(text)), None)


def asked_only_of_vote(text: str) -> bool:
    """It asks of a vote, in small letters, and of nothing else."""
    asked = asked_of_vote(text)
    if asked is None:
        return False
    rest = VOTERS.sub(" ", asked[1].sub(" ", text))
    return not any(word not in STOP_WORDS for word in words(rest))


def tell_vote(document: Document, asked: Asked) -> Told | None:
    """What is asked of the adoption of one resolution; None where it is not printed."""
    vote = vote_of(document)
    if vote is None:
        return None
    facts = [fact for fact in _facts(vote, asked) if fact.value]
    if not facts:
        return None
    at_note = vote.note is not None and any(fact.name == _APART_NAME for fact in facts)
    blocks = [block for block in (vote.note if at_note else None, vote.block) if block is not None]
    return Told(tuple(facts), tuple(blocks if facts[0].name == _APART_NAME else reversed(blocks)))


_APART_NAME = "did not participate in the voting"


def _facts(vote: Vote, asked: Asked) -> list[Fact]:
    whole = Fact("vote", "unanimous" if vote.unanimous else vote.printed)
    apart = Fact(_APART_NAME, vote.apart)
    match asked:
        case "meeting":
            return [Fact("adopted at", vote.meeting)]
        case "against":
            against = Fact("voted against", vote.opposed or vote.against)
            return [whole] if vote.unanimous else [against, whole] if vote.printed else []
        case "abstained":
            number = Fact("abstentions", f"{vote.abstentions or ''}")
            return [number, Fact("abstained", vote.abstained), apart, whole] if vote.told else []
        case "apart":
            return [apart, Fact("abstained", vote.abstained)]
        case _:
            return [whole, apart] if vote.told else []
