"""Wordings of questions on documents together, put plainly: "anything on Norland?", "which documents are letters?"."""

from __future__ import annotations

import re

_KINDS = r"(?:resolutions?|letters?|reports?|notes?|statements?)"
_ORGAN = r"(?:the )?(?:un |united nations )?(?:security council|general assembly|council|assembly|unsc|sc|unga|ga)"
#: How the answer is to be given, behind the question: "…, and their numbers please".
_ALSO = re.compile(
    r",?\s*\b(?:and|with)\s+(?:(?:what|which)\s+(?:are|is|were)\s+)?(?:give (?:me )?|list |tell me )?"
    r"(?:their|its|the|all)\s+(?:respective\s+)?(?:numbers?|symbols?|dates?|titles?|names?|years?)"
    r"(?:\s+and\s+(?:numbers?|symbols?|dates?|titles?|names?|years?))?(?:,?\s*please)?(?=\W*$)",
    re.I,
)
#: What is not meant, behind what is: "letters, rather than resolutions or notes".
_NOT_THOSE = re.compile(
    rf",?\s*\b(?:rather than|as opposed to|instead of|(?:and |but )?not)\s+{_KINDS}"
    rf"(?:\s*(?:,|\bor\b|\band\b)\s*{_KINDS})*(?=\W*$)",
    re.I,
)
_ANYTHING = re.compile(
    r"^\W*(?:(?:do|have) (?:you|we) (?:have |got |hold )?|(?:is|was) there |got |have you got )?"
    r"(?:anything|something|stuff)(?: at all)?(?: (?:here|held))?\s+(?=(?:on|about|concerning|regarding|related to)\b)",
    re.I,
)
#: "Which documents are letters?"
_ARE = re.compile(
    rf"\b(?:documents?|papers?|texts?|files?|ones?)(?: (?:here|held|you (?:hold|have)))* (?:are|is|were|count as)"
    rf" (?:an? |the )?(?={_KINDS}\b)",
    re.I,
)
#: "How many resolutions on Norland did the Council adopt?"
_ADOPTED = re.compile(
    rf"\s*\b(?:did|has|have) {_ORGAN} (?:ever )?(?:adopt(?:ed)?|pass(?:ed)?|approved?)\b(?=(?P<behind>.*))", re.I
)
#: "When did the Council first deal with Norland, going by these resolutions?"
_WHEN_FIRST = re.compile(
    rf"^\W*when did {_ORGAN} (?P<order>first|last) (?:deal with|take up|address|discuss|consider|speak of"
    r"|act on|mention) (?P<subject>[^,?]+?),?\s+(?:going by|judging by|according to|in|among|of)"
    r" (?:these|those|the|your|what)\b[^?]*"
    r"(?:resolutions|documents|texts|papers|hold|have|held)\W*$",
    re.I,
)
_ON = re.compile(r"\b(?:on|about|concerning|regarding)\s+\w", re.I)
#: "Adopted against Norland": what they are about, and nobody's vote.
_PASSED_ON = re.compile(
    r"\b(?:(?:that|which) )?(?:(?:is|are|was|were) )?(?:adopted|passed|issued)"
    r" (?=(?:against|on|about|concerning|regarding)\s+\D)",
    re.I,
)
_ACRONYM_BEHIND = re.compile(r"\s*\([A-Z]{2,8}\)")
#: Whoever writes letters to the organisation.
_AMBASSADORS = re.compile(r"\b(?:from|by) (?:the )?ambassadors\b", re.I)


def plainly(typed: str) -> str:
    """The question in the words of its kind; any other as it is."""
    text = _ALSO.sub("", _ACRONYM_BEHIND.sub("", typed))
    text = _ARE.sub("", _NOT_THOSE.sub("", text))
    text = _PASSED_ON.sub("", _AMBASSADORS.sub("from permanent representatives", text))
    text = _ANYTHING.sub("Which documents are ", text)
    first = _WHEN_FIRST.match(text)
    if first:
        return f"Which is the {first['order']} resolution on {first['subject']}?"
    adopted = _ADOPTED.search(text)
    if adopted and (_ON.search(text, 0, adopted.start()) or _ON.match(adopted["behind"].strip())):
        text = f"{text[: adopted.start()]}{text[adopted.end() :]}"
    return text
