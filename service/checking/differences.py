"""Where the words of a quotation and those of the document differ, and what kind of difference each is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from index.irregular_verbs import PARTICIPLES, PASTS
from index.typing_slips import is_slip
from index.words import STOP_WORDS, fold, stem
from service.checking.word_forms import PlacedWord

#: The gravest first: what turns a statement round, or makes it another one.
Kind = Literal["number", "negation", "hedge", "name", "tense", "words", "spelling"]
KINDS: tuple[Kind, ...] = ("number", "negation", "hedge", "name", "tense", "words", "spelling")

_NUMBERS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million
    millions billion billions dozen dozens half third quarter twice thrice double triple first second fourth fifth sixth
    seventh eighth ninth tenth single several few many all most some both percent""".split()
)
_NEGATIONS = frozenset(
    """not no never none nor neither nobody nothing nowhere without cannot hardly barely scarcely fail fails failed
    failing refuse refuses refused lack lacks lacked lacking except unless""".split()
)
#: Words that say how sure something is, or who only alleges it.
_HEDGES = frozenset(
    """alleged allegedly apparent apparently reported reportedly purported purportedly supposed supposedly claimed
    probable probably possible possibly perhaps maybe likely unlikely may might could would should must shall can seem
    seems seemed appear appears appeared suggest suggests suggested estimated approximately about around almost nearly
    certain certainly""".split()
)
#: Before the rest of a word they turn it round: "lawful", "unlawful".
_TURNING = ("un", "in", "im", "il", "ir", "non", "dis", "anti")
_AUXILIARIES = frozenset("is are was were be been being am has have had having do does did will would shall".split())
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


class PrintedWord(NamedTuple):
    """A word of a document: its range of the document's text, as printed, and its form."""

    start: int
    end: int
    form: str
    printed: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation that the document does not have in that place, or the other way round.

    said     the words as the text has them, ranges of it; empty where words were left out
    printed  those that the document has there; empty where words were put in
    place    the number of the document's word in front of which `said` stands
    """

    kind: Kind
    said: tuple[PlacedWord, ...]
    printed: tuple[int, ...]
    place: int


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared: the words as the text has them, and the document's words by their numbers.

    is_known  some document has a word of this form
    is_note   the print has the mark of such a footnote in front of a word
    within    numbers of the words of the blocks that are compared with
    """

    text: str
    said: Sequence[PlacedWord]
    printed: Callable[[int], PrintedWord]
    is_name: Callable[[str], bool]
    is_known: Callable[[str], bool]
    is_note: Callable[[int, str], bool]
    within: range


def differences(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[Difference, ...]:
    """The differences between two of the pairs of same words, in order. What only the print divides is none.

    Pairs are places among the words said, and numbers of the document's words.
    """
    found: list[Difference] = []
    for (one, other), (next_one, next_other) in pairwise(pairs):
        said, printed = wording.said[one + 1 : next_one], tuple(range(other + 1, next_other))
        found += _between(wording, said, printed, next_other)
    return tuple(found)


def at_edges(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[Difference, ...]:
    """Words of the quotation before the first and behind the last pair, beside the document's words there."""
    (first, first_printed), (last, last_printed) = pairs[0], pairs[-1]
    before, behind = wording.said[:first], wording.said[last + 1 :]
    ahead = tuple(range(first_printed - len(before), first_printed))
    after = tuple(range(last_printed + 1, last_printed + 1 + len(behind)))
    return (
        *_between(wording, before, _inside(wording, ahead), first_printed),
        *_between(wording, behind, _inside(wording, after), last_printed + 1),
    )


def _inside(wording: Wording, words: tuple[int, ...]) -> tuple[int, ...]:
    return words if all(word in wording.within for word in words) else ()


def _between(
    wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...], place: int
) -> Iterator[Difference]:
    forms = [wording.printed(word).form for word in printed]
    if "".join(word.form for word in said) == "".join(forms):
        return
    said = [word for word in said if not wording.is_note(place - len(printed), word.form)]
    if not said and not printed:
        return
    if len(said) == len(printed):
        for one, other in zip(said, printed, strict=True):
            if one.form != wording.printed(other).form:
                yield Difference(_kind(wording, [one], (other,)), (one,), (other,), other)
    else:
        yield Difference(_kind(wording, said, printed), tuple(said), printed, place - len(printed))


def _kind(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...]) -> Kind:
    there = [wording.printed(word) for word in printed]
    ones, others = [word.form for word in said], [word.form for word in there]
    shown = [wording.text[word.start : word.end] for word in said], [word.printed for word in there]
    is_clause = not ones and len(others) > _WORDS_OF_A_CLAUSE
    if _numbers(ones) != _numbers(others) and not is_clause:
        return "number"
    if _is_turned(ones, others):
        return "negation"
    if _same_spelt(ones, others):
        return "spelling"
    if _only(ones, _HEDGES) != _only(others, _HEDGES) and not _tense(ones, others):
        return "hedge"
    if is_clause:
        return "words"
    if _names(wording, shown[0]) != _names(wording, shown[1]):
        return "spelling" if is_slip("".join(ones), "".join(others)) else "name"
    if _tense(ones, others):
        return "tense"
    return "spelling" if _is_misspelt(wording, "".join(ones), "".join(others)) else "words"


def _numbers(forms: Sequence[str]) -> list[str]:
    return sorted(form for form in forms if form in _NUMBERS or any(sign.isdigit() for sign in form))


def _only(forms: Sequence[str], words: frozenset[str]) -> list[str]:
    return sorted(form for form in forms if form in words)


def _negated(forms: Sequence[str]) -> int:
    return sum(form in _NEGATIONS or form.endswith("n't") for form in forms)


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
    one = [form for form in ones if form not in _AUXILIARIES]
    other = [form for form in others if form not in _AUXILIARIES]
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
