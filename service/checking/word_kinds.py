"""What kind a word is of where two wordings are compared: a number, a negation, a hedge, a month, a name, or plain."""

from __future__ import annotations

from typing import Literal

from corpus.dates import MONTHS

WordKind = Literal["number", "negation", "hedge", "month", "name", "plain"]

_UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
#: Number words that are figures as well: "seven" is "7".
_FIGURES = {
    **{word: str(number) for number, word in enumerate(_UP_TO_NINETEEN)},
    **{word: str(10 * tens) for tens, word in enumerate(_TENS, start=2)},
}
NUMBERS = frozenset(_FIGURES) | frozenset(
    """hundred hundreds thousand thousands million millions billion billions dozen dozens half third quarter twice
    thrice double triple first second fourth fifth sixth seventh eighth ninth tenth single several few many all most
    some both percent""".split()
)
NEGATIONS = frozenset(
    """not no never none nor neither nobody nothing nowhere without cannot hardly barely scarcely fail fails failed
    failing refuse refuses refused lack lacks lacked lacking except unless""".split()
)
#: Words that say how sure something is, or who only alleges it.
HEDGES = frozenset(
    """alleged allegedly apparent apparently reported reportedly purported purportedly supposed supposedly claimed
    probable probably possible possibly perhaps maybe likely unlikely may might could would should must shall can seem
    seems seemed appear appears appeared suggest suggests suggested estimated approximately about around almost nearly
    certain certainly""".split()
)
AUXILIARIES = frozenset("is are was were be been being am has have had having do does did will would shall".split())
_MONTHS = frozenset(month.casefold() for month in MONTHS)


def kind_of(form: str, printed: str, *, is_name: bool) -> WordKind:
    """Of a word by its form, and as printed: "may" is a hedge, "May" a month."""
    if is_number(form):
        return "number"
    if form in _MONTHS and printed[:1].isupper():
        return "month"
    if is_negation(form):
        return "negation"
    if form in HEDGES:
        return "hedge"
    return "name" if is_name else "plain"


def is_number(form: str) -> bool:
    return form in NUMBERS or any(sign.isdigit() for sign in form)


def is_negation(form: str) -> bool:
    return form in NEGATIONS or form.endswith("n't")


def in_figures(form: str) -> str:
    """ "seven" → "7"; any other word as it is."""
    return _FIGURES.get(form, form)


def is_figure(form: str) -> bool:
    """ "7", "seven"; not "several"."""
    return in_figures(form)[0].isdigit()
