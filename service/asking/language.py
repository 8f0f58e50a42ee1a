"""In which language a question is asked. English unless there is good reason: names and keywords may look like any."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.gloss import asks_in
from index.languages import ENCODED, is_latin, languages_in
from index.words import WORD, fold

#: Words that only English has, of those that questions are made of.
_ENGLISH = re.compile(
    r"\b(?:what|which|whom?|whose|when|where|why|how|did|does|the|according|about|and|between|of the)\b", re.I
)
#: Probability of a language in Latin letters, of a question with one of its question words and of mere keywords, from
#: which on it is not English. Over 1,703 English questions of the quality sets none of another language was above 0.54;
#: of 107 in other languages none below 0.75 (2026-11-29).
_ASKED, _KEYWORDS = 0.35, 0.8
#: Words of mere keywords that neither English nor the documents have: of a name from elsewhere there may be one or two.
_UNKNOWN = 3
#: What a question word of the language is worth, in probability, against a sister of it: "что" is Russian and not
#: Bulgarian.
_QUESTION_WORD = 0.5


def asked_in(question: str, is_known: Callable[[str], bool]) -> str:
    """ISO 639-1 code. `is_known` tells of a folded word that English or the documents have it."""
    latin = is_latin(question)
    likely = () if latin and _ENGLISH.search(question) else languages_in(question)
    if not likely:
        return "en"
    weighed = {code: p + _QUESTION_WORD * (code in ENCODED and p > 0 and asks_in(question, code)) for code, p in likely}
    code = max(weighed, key=lambda code: weighed[code])
    if not latin or (code != "en" and _is_foreign(question, code, dict(likely)[code], is_known)):
        return code
    return "en"


def _is_foreign(question: str, code: str, probability: float, is_known: Callable[[str], bool]) -> bool:
    """True for a text in Latin letters that is in the language of that code beyond doubt."""
    unknown = [word for word in WORD.findall(fold(question)) if word.isalpha() and len(word) > 1 and not is_known(word)]
    if asks_in(question, code):
        return probability >= (_ASKED if unknown else _KEYWORDS)
    return len(unknown) >= _UNKNOWN and probability >= _KEYWORDS
