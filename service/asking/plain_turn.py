"""A follow-up in plain words: without what is only said before it, and “X too?” or “I meant X” as “and X?”."""

from __future__ import annotations

import re

from service.asking.ellipsis import ASKING
from service.asking.periods import YEAR

_WORD = "(?:really|seriously|sorry|no|nope|oh|ah|wait|hm+|huh|right|sure|thanks|thank you|i see|interesting|wow)"
#: Said before a question, and no part of it: "really? source?", "oh wait, …", "hmm, and Selby?".
_SAID_BEFORE = re.compile(rf"^(?:(?:{_WORD}\s+)*{_WORD}\s*[,.!?–—]+\s*)+(?=\w)", re.I)
_MEANT = re.compile(
    r"^(?:i (?:actually |really )?(?:meant(?: to (?:say|ask))?|was (?:thinking of|asking about))|make (?:that|it)"
    r"|rather|actually,?)\s+(?P<what>[^?]+?)\W*$",
    re.I,
)
_TOO = re.compile(
    r"^(?:and |also )?(?P<what>[^?]+?)(?:,?\s+(?:too|as well|also))\W*$"
    r"|^(?:and )?(?:the )?same (?:thing |question )?(?:for|of|about|in|with) (?P<same>[^?]+?)\W*$",
    re.I,
)
_ONE = re.compile(r"the one\b", re.I)
_NUMBER = re.compile(r"\d{2,4}")
#: Words of what may be named so; more are a question of their own.
_MOST = 5


def plain_turn(question: str) -> str:
    """A question that goes on from another, put plainly; any other as it is."""
    said = _SAID_BEFORE.sub("", question, count=1)
    for form in (_MEANT, _TOO):
        match = form.match(said)
        what = next((group for group in match.groups() if group), "") if match else ""
        if what and (len(what.split()) <= _MOST or _ONE.match(what)) and not ASKING.search(what):
            return f"And {_called(what)}?"
    return said


def _called(what: str) -> str:
    """A number by itself, which is no year, is a resolution's."""
    return f"resolution {what}" if _NUMBER.fullmatch(what) and not YEAR.fullmatch(what) else what
