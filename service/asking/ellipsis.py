"""Questions that say too little to be asked alone."""

from __future__ import annotations

import re

from index.irregular_verbs import PARTICIPLES
from index.question import Wording
from index.words import stem

#: All but a name, or a place, that a fragment may say.
ONLY_ADDS = re.compile(
    r"\W*(?:(?:and|but|or|so|ok|okay|then)\b\W*)?(?:(?:what|how)\s+about\s+)?…(?:\s+(?:instead|then|as well|too))?\W*",
    re.I,
)
#: Asks about the document as such; its part is the subject.
_OF_THE_DOCUMENT = re.compile(r"\b(?:letter|document|report|resolution|text|annex(?:es)?|footnotes?|masthead)\b", re.I)
ASKING = re.compile(
    r"\b(?:how|what|which|who|whom|whose|when|where|why|is|are|was|were|do|does|did|has|have|had|can|any|anyone|anybody)\b",
    re.I,
)
#: Stems of words that say nothing of the subject.
_WEAK = frozenset(
    stem(word)
    for word in "used happened occurred took place involved found called went made came anyone anybody anything someone".split()
)
#: Behind "is" they say something of a subject, and are none: "Who was wounded?", "Who was hurt?", "Who is guilty?".
_SAID_OF_A_SUBJECT = "|".join(("responsible", "there", "next", "guilty", "behind", *sorted(PARTICIPLES)))
#: It has a subject of its own: "What is universalism?", "When did the war begin?".
_SUBJECT = re.compile(
    rf"\b(?:is|are|was|were)\s+(?:an?\s+\w+|(?!(?:{_SAID_OF_A_SUBJECT})\b)\w+(?<!ed)[?.!\s]*$)|\bthe\s+\w{{3,}}", re.I
)
#: A question with so few telling words, and no name among them, asks about what was talked of.
FEW_TERMS = 1


def elliptical(wording: Wording) -> bool:
    """Says too little to be asked alone: "Why?", "Which weapons were used?", "Was anyone hurt?"; no bare keyword."""
    question = wording.text
    if _OF_THE_DOCUMENT.search(question) or _SUBJECT.search(question):
        return False
    few = len(set(wording.terms) - _WEAK) <= FEW_TERMS
    return few and bool(ASKING.search(question) or re.search(r"ed\b", question))
