"""How a question on documents together says which votes it means: "on which resolutions did Norland abstain?"."""

from __future__ import annotations

import re
from typing import Literal

from index.nationality import countries_in
from service.asking.larger.votes import HANDS

Voted = Literal["unanimous", "not unanimous", "against", "abstained", "against or abstained", "apart", ""]

#: Who may have voted.
_STATES = ("country", "capital")
_VOTED: tuple[tuple[Voted, re.Pattern[str]], ...] = (
    ("not unanimous", re.compile(r"\b(?:not (?:adopted |passed |been )*unanimous(?:ly)?|(?:weren|wasn|isn"
        r"|aren)[’']t (?:adopted |passed )?unanimous(?:ly)?|without (?:a )?unanim(?:ity|ous vote)|non-unanimous"
                                 r"|(?:was|were|is|are) (?:adopted |passed )?less than unanimous)\b", re.I)),
    ("unanimous", re.compile(r"\b(?:(?:adopted |passed |approved |voted )?(?:by )?unanimous(?:ly)?(?: (?:adopted"
        r"|passed|vote))?|with no (?:dissent|abstentions?)|by consensus|(?:with )?(?:every(?:one|body)|all"
        r"(?: (?:members|states|fifteen|15))?) (?:(?:voting )?in favou?r|voting for it))\b", re.I)),
    ("against", re.compile(r"\b(?:where |in which |on which |that |did |does |has |have )*(?P<who>(?:any |a |one "
        r"|some )?(?:countr(?:y|ies)|states?|members?|anyone|anybody|someone|somebody|nobody)"
                           r"|(?:the )?[A-Z][\w’'-]*(?:\s(?:of |the |and )?[A-Z][\w’'-]*)*)?\s*(?:that )?(?:was "
                               r"|were |is |has |have |ever |actually |had )*(?:vot(?:e|ed|es|ing) (?:against|no)"
                                   r"|oppos(?:e|ed|es))"
                           r"(?: (?:by|from) (?P<by>(?:the )?[A-Z][\w’'-]*(?:\s(?:of |the |and )?[A-Z][\w’'-]*)*"
                               r"|any(?:one|body)|a (?:country|member|state)))?(?: (?:it|them))?"
                           r"|(?:with |had |had a |has |have |a |any )*(?:votes? against|no votes?|negative votes?"
                               r"|dissenting votes?)")),
    ("abstained", re.compile(r"\b(?:where |in which |on which |that |did |does |has |have )*(?P<who>(?:any |a |one "
        r"|some )?(?:countr(?:y|ies)|states?|members?|anyone|anybody|someone|somebody)"
                             r"|(?:the )?[A-Z][\w’'-]*(?:\s(?:of |the |and )?[A-Z][\w’'-]*)*)?\s*(?:has |have "
                                 r"|ever |actually |had )*(?:abstain(?:ed|s|ing)?|" + HANDS + r")(?: (?:on|from|in))?"
                             r"|(?:with |had |an? |any |has |have )*abstentions?(?: (?:by|from"
                                 r"|of) (?P<by>(?:the )?[A-Z][\w’'-]*(?:\s(?:of |the |and )?[A-Z][\w’'-]*)*))?")),
)  # fmt: skip
_ANYBODY = re.compile(
    r"(?:any|a|one|some)?\s*(?:countr(?:y|ies)|states?|members?|any(?:one|body)|some(?:one|body)|nobody)?", re.I
)
_ABSTAINED = re.compile(rf"\b(?:abst(?:ain\w*|entions?)|{HANDS})\b", re.I)
_AGAINST = re.compile(r"\bvot(?:e[ds]?|ing) (?:against|no)\b|\bno votes?\b|\boppos(?:e[ds]?|ing)\b", re.I)
#: A State may oppose other things than a draft.
_OPPOSES = re.compile(r"\boppos", re.I)
_OF_A_VOTE = re.compile(r"\b(?:resolutions?|drafts?|vot(?:e[ds]?|ing))\b", re.I)
_NOT = re.compile(r"\bnot\b|n[’']t\b", re.I)
#: Asks for resolutions without a word on what they are about.
_WHICH_VOTES = re.compile(
    r"\b(?:which|what) (?:resolutions?|votes?|ones)\b|^\W*(?:on what|where|when) (?:did|has|have)\b"
    r"|^\W*(?:did|has|have) .{1,60}\bever\b",
    re.I,
)
_ON_SOMETHING = re.compile(
    r"\b(?:on|about|concerning|regarding|over)\s+(?!(?:which|what|them|it|any|one)\b)\w|\bwhen\b(?!\s+(?:did|has|have)\b)",
    re.I,
)


def casts(text: str) -> tuple[bool, bool]:
    """Whether votes against are asked for, and whether abstentions are."""
    return bool(_AGAINST.search(text)), bool(_ABSTAINED.search(text))


def voter_asked(text: str) -> str:
    """The one country whose votes are asked for: "where did Norland abstain?"; "" for any other question."""
    if _NOT.search(text) or (_OPPOSES.search(text) and not _OF_A_VOTE.search(text)):
        return ""
    countries = {found.country: found.span.of(text) for found in countries_in(text) if found.form in _STATES}
    if len(countries) != 1 or not any(casts(text)) or not _WHICH_VOTES.search(text) or _ON_SOMETHING.search(text):
        return ""
    return next(iter(countries.values()))


def cast_asked(text: str) -> Voted:
    """Against, abstained, or either, as a text says."""
    against, abstained = casts(text)
    return "against or abstained" if against and abstained else "against" if against else "abstained"


def without_votes(text: str) -> tuple[str, Voted, str]:
    """The text without what it says of a vote; what that is, "" for nothing; and whose.

    Of both sorts that are not in favour a resolution of either is meant.
    """
    text, voted, voter = _without_one(text)
    rest, further, other = _without_one(text)
    if {voted, further} != {"against", "abstained"}:
        return text, voted, voter
    return rest, "against or abstained", voter or other


def _without_one(text: str) -> tuple[str, Voted, str]:
    for voted, form in _VOTED:
        match = form.search(text)
        if match:
            groups = match.groupdict()
            who = (groups.get("by") or groups.get("who") or "").strip()
            return f"{text[: match.start()]} {text[match.end() :]}", voted, "" if _ANYBODY.fullmatch(who) else who
    return text, "", ""
