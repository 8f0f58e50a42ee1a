"""What a question says that somebody did in words, or outlived: no passage that has no word for it says that.

To admit is not to deny, and of what was destroyed it is not said that it survived.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _form(stems: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(stems.split())})", re.I)


#: Stems of words by which something is done in saying it, as a question asks of it, and what besides says the same in a
#: passage; after the classes of Vendler, "Res Cogitans" (1972); and to survive. Of the reader's training
#: rows with such a word 495 have no answer and lack the act, and 17 have one and lack it. Promises and praise, which
#: people say of much (93 to 26), what falls (119 to 38), and verbs that merely report or are used of much besides
#: ("order", "accept") are left out.
_ACTS = tuple(
    (_form(asked), _form(f"{asked} {besides}"))
    for asked, besides in (
        (
            r"admi(?:t|ts|tted|tting|ssions?)\b(?!\s+(?:to|into|as)\b) acknowledg conced confess",
            r"admi(?:tted|ssion)\s+(?:to|into)\s+(?:the\s+)?(?:membership|organi[sz]ation|(?-i:[A-Z])) "
            r"admi(?:ssion|tted)\s+as (?<!internationally\s)recogni accept concession own(?:s|ed)?\s+up",
        ),
        (
            r"(?<!was\s)(?<!were\s)(?<!been\s)den(?:y|ies|ied|ying|ials?)\b(?!\s+(?:of\s+)?(?:access|entry)\b) refut",
            r"reject contest contradict rebut refus disput",
        ),
        (r"condemn(?!ed\s+to\b) denounc", r"denunciat deplor censur critici[sz] outrag rebuk reject"),
        (r"apolog(?!ist)", r"regret sorry remorse forgive"),
        (
            r"refus(?:e|ed|es|ing|als?)\b",
            r"reject den(?:y|ies|ied|ial) declin unwilling fail not\b never no\b obstruct resist oppos prevent withh "
            r"defi turn(?:s|ed|ing)?\s+down",
        ),
        (
            r"(?<!or\s)reject(?:s|ed|ing|ions?)?\b(?!\s+or\b)",
            r"refus den(?:y|ies|ied) declin oppos repudiat not\b never no\b unaccept contrary condemn dismiss "
            r"turn(?:s|ed|ing)?\s+down attacked",
        ),
        (
            r"surviv(?:e|ed|es|ing|ors?)\b",
            r"spared intact remain(?:s|ed|ing)?\s+(?:intact|standing|alive|in) (?<!burned\s)(?<!burnt\s)alive escap "
            r"rescu sav(?:e|ed)\b outliv endur persist pull(?:s|ed)?\s+through li(?:ves|ved|ve)\s+(?:on|through)",
        ),
    )
)


def lacks_act(question: str, passage: str) -> bool:
    """True where a question tells of such an act and the passage of none that does the same."""
    return any(asked.search(question) and number not in _acts(passage) for number, (asked, _) in enumerate(_ACTS))


@lru_cache(maxsize=8192)
def _acts(passage: str) -> frozenset[int]:
    return frozenset(number for number, (_, said) in enumerate(_ACTS) if said.search(passage))
