"""Where the words of a quotation and those of the document differ: number by number, name by name, and the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.words import STOP_WORDS
from service.checking.counterparts import Side, Unit, Word, counterparts
from service.checking.difference_kind import Kind, difference_kind
from service.checking.word_forms import PlacedWord
from service.checking.word_kinds import is_figure, kind_of
from service.checking.wording import Wording

#: Words further out that the document is looked at for the counterpart of a word at an edge: "91 civilians", where it
#: has "101 Azerbaijani civilians".
_REACH = 6
#: Plain words at an edge that are another way to say what stands there; of more the document has no counterpart.
_ONES_AT_EDGE = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the quotation that the document does not have in that place, or the other way round.

    said     the words as the text has them, ranges of it; empty where words were left out
    printed  those that the document has there; empty where words were put in
    at       where the text leaves words out: behind the word in front of them
    """

    kind: Kind
    said: tuple[PlacedWord, ...]
    printed: tuple[int, ...]
    at: int


def differences(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[Difference, ...]:
    """The differences between the pairs of same words and at the edges. What only the print divides is none.

    Pairs are places among the words said, and numbers of the document's words.
    """
    pairs = with_edges(wording, pairs)
    return tuple(_with_figures(wording, (*_inside(wording, pairs), *_at_edges(wording, pairs)), pairs))


def with_edges(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The pairs, and those of all words at an edge that stand further out in the sentence as they are said."""
    (first, first_printed), (last, last_printed) = pairs[0], pairs[-1]
    ahead = list(_standing(wording, wording.said[:first], range(wording.within.start, first_printed)))[-1:]
    after = list(_standing(wording, wording.said[last + 1 :], range(last_printed + 1, wording.within.stop)))[:1]
    return (
        *((place, start + place) for start in ahead for place in range(first)),
        *pairs,
        *((place, start + place - last - 1) for start in after for place in range(last + 1, len(wording.said))),
    )


def _standing(wording: Wording, said: Sequence[PlacedWord], among: range) -> Iterator[int]:
    """Where the words stand as they are said; small words alone stand anywhere."""
    if all(word.form in STOP_WORDS for word in said):
        return
    forms = [word.form for word in said]
    printed = [wording.printed(word).form for word in among]
    yield from (among[at] for at in range(len(printed) - len(forms) + 1) if printed[at : at + len(forms)] == forms)


def _inside(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for (one, other), (next_one, next_other) in pairwise(pairs):
        said, printed = wording.said[one + 1 : next_one], tuple(range(other + 1, next_other))
        if "".join(word.form for word in said) == "".join(wording.printed(word).form for word in printed):
            continue
        said = [word for word in said if not wording.is_note(other + 1, word.form)]
        found += _between(wording, said, printed, wording.said[one].end)
    return tuple(found)


def _at_edges(wording: Wording, pairs: Sequence[tuple[int, int]]) -> tuple[Difference, ...]:
    """Words of the quotation before the first and behind the last pair, beside the document's words there."""
    (first, first_printed), (last, last_printed) = pairs[0], pairs[-1]
    before, behind = wording.said[:first], wording.said[last + 1 :]
    behind = [word for word in behind if not wording.is_note(last_printed + 1, word.form)]
    return (
        *_before(wording, before, range(wording.within.start, first_printed)),
        *_behind(wording, behind, range(last_printed + 1, wording.within.stop), wording.said[last].end),
    )


def _between(
    wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...], at: int, common: Side = "both"
) -> Iterator[Difference]:
    """Word for its counterpart; what stands between those, together."""
    first, first_printed = 0, 0
    for one, other in _counterparts(wording, said, printed, common):
        yield from _stretch(wording, said[first : one.first], printed[first_printed : other.first], at)
        yield from _pair(wording, said[one.first : one.behind], printed[other.first : other.behind], at)
        first, first_printed, at = one.behind, other.behind, said[one.behind - 1].end
    yield from _stretch(wording, said[first:], printed[first_printed:], at)


def _before(wording: Wording, said: Sequence[PlacedWord], ahead: range) -> Iterator[Difference]:
    """What stands before the first pair; the document goes on in front of it with what is none of the quotation."""
    if not said:
        return
    printed = tuple(ahead[-len(said) - _REACH :])
    found = _counterparts(wording, said, printed, "back")
    one, other = (found[0][0].first, found[0][1].first) if found else (len(said), len(printed))
    beside = _beside(wording, said[:one][::-1], printed[:other][::-1])[::-1]
    yield from _stretch(wording, said[:one], beside, said[0].start)
    yield from _between(wording, said[one:], printed[other:], said[max(0, one - 1)].end, "back")


def _behind(wording: Wording, said: Sequence[PlacedWord], after: range, at: int) -> Iterator[Difference]:
    """What stands behind the last pair."""
    if not said:
        return
    printed = tuple(after[: len(said) + _REACH])
    found = _counterparts(wording, said, printed, "front")
    one, other = (found[-1][0].behind, found[-1][1].behind) if found else (0, 0)
    beside = _beside(wording, said[one:], printed[other:])
    yield from _between(wording, said[:one], printed[:other], at, "front")
    yield from _stretch(wording, said[one:], beside, at)


def _beside(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...]) -> tuple[int, ...]:
    """As many words of the document as can stand for those said, from the words in common outwards; or none."""
    if len(said) > _ONES_AT_EDGE or len(said) > len(printed):
        return ()
    beside = printed[: len(said)]
    return beside if _are_alike(wording, said, beside) else ()


def _stretch(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...], at: int) -> Iterator[Difference]:
    """Word by word where there are as many and of like kinds, else together."""
    if len(said) == len(printed) and _are_alike(wording, said, printed):
        for one, other in zip(said, printed, strict=True):
            yield from _pair(wording, [one], (other,), at)
    elif len(said) == len(printed) == 1:  # a number is none of a word that is not
        yield Difference(difference_kind(wording, said, ()), tuple(said), (), at)
        yield Difference(difference_kind(wording, (), printed), (), printed, said[0].end)
    elif said or printed:
        yield Difference(difference_kind(wording, said, printed), tuple(said), printed, at)


def _pair(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...], at: int) -> Iterator[Difference]:
    if [word.form for word in said] != [wording.printed(word).form for word in printed]:
        yield Difference(difference_kind(wording, said, printed), tuple(said), printed, at)


def _are_alike(wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...]) -> bool:
    """No number and no name stands beside a word of another kind."""
    telling = ("number", "month", "name")
    pairs = zip(_words_said(wording, said), _words_printed(wording, printed), strict=True)
    return all(one.kind == other.kind or not {one.kind, other.kind} & {*telling} for one, other in pairs)


def _counterparts(
    wording: Wording, said: Sequence[PlacedWord], printed: tuple[int, ...], common: Side
) -> list[tuple[Unit, Unit]]:
    return counterparts(_words_said(wording, said), _words_printed(wording, printed), common)


def _words_said(wording: Wording, said: Sequence[PlacedWord]) -> list[Word]:
    return _words(wording, [(word.form, wording.text[word.start : word.end]) for word in said])


def _words_printed(wording: Wording, printed: tuple[int, ...]) -> list[Word]:
    return _words(wording, [(word.form, word.printed) for word in map(wording.printed, printed)])


def _words(wording: Wording, shown: Sequence[tuple[str, str]]) -> list[Word]:
    """A capitalised word beside a name is a part of it: "International" of "Amnesty International"."""
    made: list[Word] = []
    for form, printed in shown:
        kind = kind_of(form, printed, is_name=wording.is_name(printed))
        if kind == "plain" and made and made[-1].kind == "name" and printed[:1].isupper() and form not in STOP_WORDS:
            kind = "name"
        made.append(Word(kind, form))
    return made


def _with_figures(
    wording: Wording, found: Sequence[Difference], pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    """Where no figure stands for one that is said, the document's words go as far as the nearest that is free."""
    taken = {word for _, word in pairs}.union(*(difference.printed for difference in found))
    for difference in found:
        own = [wording.printed(word).form for word in difference.printed]
        if not any(is_figure(word.form) for word in difference.said) or any(map(is_figure, own)):
            yield difference
            continue
        first, last = _around(wording, difference, pairs)
        near = range(max(wording.within.start, first - _REACH), min(wording.within.stop, last + _REACH + 1))
        free = [word for word in near if word not in taken and is_figure(wording.printed(word).form)]
        if free:
            nearest = min(free, key=lambda word: max(first - word, word - last))
            words = (*difference.printed, nearest)
            taken.add(nearest)
            difference = replace(difference, kind="number", printed=tuple(range(min(words), max(words) + 1)))
        yield difference


def _around(wording: Wording, difference: Difference, pairs: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The document's words in common in front of what is said, and behind it."""
    start = difference.said[0].start
    before = [word for place, word in pairs if wording.said[place].start < start]
    behind = [word for place, word in pairs if wording.said[place].start > start]
    return (before[-1] if before else behind[0]), (behind[0] if behind else before[-1])
