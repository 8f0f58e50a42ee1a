"""What a question says that somebody did in words: to admit is not to deny, and no passage says it that has neither."""

from __future__ import annotations

import re
from functools import lru_cache


def _form(stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems.split())})", re.I)


#: Stems of words by which something is done in saying it, as a question asks of it, and what besides says the same in a
#: passage; after the classes of Vendler, "Res Cogitans" (1972). Of the reader's training rows
#: with such a word 212 have no answer and lack the act, and 22 have one and lack it. Promises and praise, which people
#: say of much (93 to 26), and verbs that merely report or are used of much besides ("order", "accept") are left out.
_ACTS = tuple(
    (_form(asked), _form(f"{asked} {besides}"))
    for asked, besides in (
        (
            r"admi(?:t|ts|tted|tting|ssions?)\b(?!\s+(?:to|into|as)\b) acknowledg conced confess",
            r"recogni[sz] accept concession own(?:s|ed)?\s+up",
        ),
        (
            r"(?<!was\s)(?<!were\s)(?<!been\s)den(?:y|ies|ied|ying|ials?)\b(?!\s+(?:of\s+)?(?:access|entry)\b) refut",
            r"reject contest contradict rebut refus disput",
        ),
        (r"condemn(?!ed\s+to\b) denounc", r"deplor censur critici[sz] outrag rebuk"),
        (r"apolog", r"regret sorry remorse forgive"),
    )
)


def lacks_act(question: str, passage: str) -> bool:
    """True where a question tells of such an act and the passage of none that does the same."""
    return any(asked.search(question) and number not in _acts(passage) for number, (asked, _) in enumerate(_ACTS))


@lru_cache(maxsize=8192)
def _acts(passage: str) -> frozenset[int]:
    return frozenset(number for number, (_, said) in enumerate(_ACTS) if said.search(passage))
