"""What kind of difference it is that a text has other words than the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from index.irregular_verbs import PARTICIPLES, PASTS
from index.typing_slips import is_slip
from index.words import STOP_WORDS, fold, stem
from service.checking.word_forms import PlacedWord
from service.checking.word_kinds import AUXILIARIES, in_figures, is_negation, is_number, kind_of
from service.checking.wording import Wording

#: The gravest first: what turns a statement round, or makes it another one.
Kind = Literal["number", "negation", "hedge", "name", "tense", "words", "spelling"]
KINDS: tuple[Kind, ...] = ("number", "negation", "hedge", "name", "tense", "words", "spelling")

#: Before the rest of a word they turn it round: "lawful", "unlawful".
_TURNING = ("un", "in", "im", "il", "ir", "non", "dis", "anti")
_VERB_ENDING = re.compile(r"(?:ed|ing|en|t|d)$")
_AMERICAN = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"ys(?=e|ed|es|ing)", "yz"),
        (r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)", "iz"),
        (r"our(?=s?$|ed$|ing$|hood|able$)", "or"),
        (r"(?<=[tb])re(?=s?$)", "er"),
        (r"(?<=n)ce(?=s?$|less$)", "se"),
        (r"ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"mme(?=s?$)", "m"),
        (r"ae|oe", "e"),
    )
)
#: Letters that a slip of the pen or another way of spelling changes at most, and of how many at least.
_SLIP, _SLIP_LENGTH = 2, 5
#: Words. So many that are left out together are a part of the sentence, whatever numbers and names are in it.
_WORDS_OF_A_CLAUSE = 3


def difference_kind(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...]) -> Kind:
    there = [wording.printed(word) for word in printed]
    ones, others = [word.form for word in said], [word.form for word in there]
    shown = [wording.text[word.start : word.end] for word in said], [word.printed for word in there]
    is_clause = not ones and len(others) > _WORDS_OF_A_CLAUSE
    if _numbers(ones) != _numbers(others) and not is_clause:
        return "number"
    if ones and [*map(in_figures, ones)] == [*map(in_figures, others)]:
        return "spelling"
    if _is_turned(ones, others):
        return "negation"
    if _same_spelt(ones, others):
        return "spelling"
    if _hedges(wording, ones, shown[0]) != _hedges(wording, others, shown[1]) and not _tense(ones, others):
        return "hedge"
    if is_clause:
        return "words"
    if _names(wording, shown[0]) != _names(wording, shown[1]):
        return "spelling" if is_slip("".join(ones), "".join(others)) else "name"
    if _tense(ones, others):
        return "tense"
    return "spelling" if _is_misspelt(wording, "".join(ones), "".join(others)) else "words"


def _numbers(forms: Sequence[str]) -> list[str]:
    return sorted(in_figures(form) for form in forms if is_number(form))


def _hedges(wording: Wording, forms: Sequence[str], shown: Sequence[str]) -> list[str]:
    """ "May" of "9 May" is none."""
    pairs = zip(forms, shown, strict=True)
    return sorted(form for form, word in pairs if kind_of(form, word, is_name=wording.is_name(word)) == "hedge")


def _negated(forms: Sequence[str]) -> int:
    return sum(map(is_negation, forms))


def _is_turned(ones: Sequence[str], others: Sequence[str]) -> bool:
    if _negated(ones) != _negated(others):
        return True
    return any(
        longer == turning + shorter
        for one in ones
        for other in others
        for shorter, longer in (sorted((one, other), key=len),)
        for turning in _TURNING
        if len(shorter) > 3
    )


def _same_spelt(ones: Sequence[str], others: Sequence[str]) -> bool:
    """The same but for accents, or another spelling of a name."""
    return bool(ones) and fold(" ".join(ones)) == fold(" ".join(others))


def _is_misspelt(wording: Wording, said: str, printed: str) -> bool:
    """American for British, or a word that is no word of the documents and near to the one that is printed."""
    if _american(said) == _american(printed):
        return True
    allowed = 1 if len(printed) < 2 * _SLIP_LENGTH else _SLIP
    if len(printed) < _SLIP_LENGTH or wording.is_known(said) or stem(said) == stem(printed):
        return False
    return DamerauLevenshtein.distance(said, printed, score_cutoff=allowed) <= allowed


def _american(form: str) -> str:
    for british, american in _AMERICAN:
        form = british.sub(american, form)
    return form


def _names(wording: Wording, printed: Sequence[str]) -> list[str]:
    return sorted(word.casefold() for word in printed if wording.is_name(word))


def _tense(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Forms of the same verbs, or other auxiliaries beside them."""
    one = [form for form in ones if form not in AUXILIARIES]
    other = [form for form in others if form not in AUXILIARIES]
    if not one and not other:
        return True
    return len(one) == len(other) and all(_same_verb(a, b) for a, b in zip(one, other, strict=True))


def _same_verb(one: str, other: str) -> bool:
    if one == other:
        return True
    if stem(one) == stem(other):
        return bool(_VERB_ENDING.search(one) or _VERB_ENDING.search(other))
    past = PASTS | PARTICIPLES
    return (one in past or other in past) and one[:1] == other[:1] and not {one, other} & STOP_WORDS
