"""What something is about, as a question says it, and whether a text names that.

A name counts in any spelling that the index knows, as the adjective of a country, and by its initials.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.spellings import Spellings
from index.words import STOP_WORDS, WORD, fold, plain, related, stem, with_first_spellings, words

#: Words that say that something is spoken of, and not what.
_FILLING = frozenset("situation question matter issue problem topic subject case crisis affair affairs".split())
#: A word; one with a hyphen and small letters behind it is one: "cease-fire", and not "Nagorno-Karabakh".
_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+|-[a-z]+)*")
_HYPHENATED = re.compile(r"\w+(?:-[a-z]+)+")
_SPELT_OUT = re.compile(r"(?P<acronym>[A-Z][A-Za-z-]*[A-Z]s?) \((?P<long>[^()]+)\)")
#: Between what may be said instead: "Selby / Port Selby".
_OR = re.compile(r"\s+/\s+")
_POSSESSIVE = re.compile(r"[’']s?$")
_ACRONYM = re.compile(r"[A-Z]{2,8}")
#: Letters that the name of a country and its adjective share at least.
_STEM = 4
#: Words of names that acronyms may leave out, and the letters of the longest acronym.
_SMALL = frozenset("of for the and on in to de al".split())
_LONGEST = 8
#: Letters of names that may differ in the last: "Nagorno", "Nagorny".
_LONG = 6


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that something is about, each way in which they may be said by itself.

    ways  wordings of the same: “UNFICYP” and what it stands for
    """

    ways: tuple[str, ...]

    @classmethod
    def of(cls, said: str) -> Subject:
        spelt_out = _SPELT_OUT.search(said)
        if spelt_out is None:
            return cls(_as_first_spelt(tuple(filter(None, map(str.strip, _OR.split(said)))) or (said,)))
        return cls(_as_first_spelt(tuple(_SPELT_OUT.sub(spelt_out[group], said) for group in ("acronym", "long"))))

    @property
    def named(self) -> str:
        """As it is shown: the way that was typed."""
        return self.ways[0].strip(" ,.?!;:")

    @property
    def words(self) -> tuple[str, ...]:
        """The telling words of the way that was typed."""
        return tuple(_telling(self.ways[0]))

    @property
    def telling(self) -> bool:
        """It holds a word that says what it is about."""
        return any(_telling(way) for way in self.ways)


class Subjects:
    """Tells whether texts name a subject; `spellings` are those that the index has learnt."""

    def __init__(self, spellings: Spellings) -> None:
        self._spellings = spellings
        self._said = lru_cache(maxsize=65536)(self._read)
        self._stem = lru_cache(maxsize=65536)(self._stemmed)

    def names(self, text: str, subject: Subject, *, loosely: bool = False) -> bool:
        """Every telling word of one way stands in the text, names of several words side by side.

        `loosely` lets a related word do for one that is no name: “raid” for “attack”.
        """
        said = self._said(text)
        return any(all(self._has(said, run, loosely) for run in _runs(way)) for way in subject.ways if _telling(way))

    def missing(self, texts: Iterable[str], subject: Subject) -> list[str]:
        """The telling words of the first way, however its names are spelt, that none of the texts has."""
        said = [self._said(text) for text in texts]
        ways = ([word for run in _runs(way) for word in run] for way in _as_first_spelt(subject.ways[:1]))
        lacking = ([w for w in way if not any(self._has(one, (w,), loosely=True) for one in said)] for way in ways)
        return min(lacking, key=len)

    def _has(self, said: _Said, run: Sequence[str], loosely: bool) -> bool:
        """Each word stands there, those of a short name side by side."""
        stems = [self._stem(word) for word in run]
        if not all(self._has_word(said, word, own, loosely) for word, own in zip(run, stems, strict=True)):
            return False
        places = range(len(said.order) - len(run) + 1) if 1 < len(run) <= _SIDE_BY_SIDE else ()
        return not places or any(all(map(_alike, stems, said.order[at : at + len(run)])) for at in places)

    def _has_word(self, said: _Said, word: str, stemmed: str, loosely: bool) -> bool:
        if "-" in word:
            parts = word.split("-")
            whole = self._stem("".join(parts)) in said.stems
            return whole or all(self._has_word(said, part, self._stem(part), loosely) for part in parts)
        if stemmed in said.stems or (loosely and word[0].islower() and not said.stems.isdisjoint(related(stemmed))):
            return True
        if _ACRONYM.fullmatch(word) and word.lower() in said.initials:
            return True
        folded = fold(word)
        return word[0].isupper() and any(_is_of(folded, name) or _alike(folded, name) for name in said.names)

    def _stemmed(self, word: str) -> str:
        return self._spellings.one(stem(self._spellings.fold(_POSSESSIVE.sub("", word))))

    def _read(self, text: str) -> _Said:
        stems = map(self._stem, words(text))
        telling = tuple(word for word in stems if word not in STOP_WORDS)
        names = frozenset(fold(word) for word in set(WORD.findall(text)) if word[0].isupper())
        joined = [self._stem(word.replace("-", "")) for word in _HYPHENATED.findall(text)]
        return _Said(text, frozenset((*telling, *joined)), telling, names)


#: Words of a name that have to stand side by side; of a longer one small words and titles may stand between.
_SIDE_BY_SIDE = 3


@dataclass(frozen=True)
class _Said:
    """What a text says.

    stems  of its telling words, of “cease-fire” also in one word
    order  the same as they stand, of its parts
    names  capitalised words, folded
    """

    text: str
    stems: frozenset[str]
    order: tuple[str, ...]
    names: frozenset[str]

    @cached_property
    def initials(self) -> frozenset[str]:
        """What may be initials of its names: told for those that are asked for an acronym."""
        return _initials(WORD.findall(self.text))


@lru_cache(maxsize=1024)  # one subject is looked for in every document
def _as_first_spelt(ways: tuple[str, ...]) -> tuple[str, ...]:
    """The ways, and those with other spellings of names than the ones that texts are read with: "East Timor"."""
    return (*ways, *(with_first_spellings(way) for way in ways if _telling(way) and fold(way) != plain(way)))


def _initials(words: Sequence[str]) -> frozenset[str]:
    """Initials of runs of words of which the first and the last have a capital, small words left out or not."""
    found: set[str] = set()
    for kept in (words, [word for word in words if word.lower() not in _SMALL]):
        for start in (at for at, word in enumerate(kept) if word[0].isupper()):
            run = kept[start : start + _LONGEST]
            ends = (end for end in range(2, len(run) + 1) if run[end - 1][0].isupper())
            found.update("".join(word[0] for word in run[:end]).lower() for end in ends)
    return frozenset(found)


def _telling(said: str) -> list[str]:
    words = [_POSSESSIVE.sub("", match.group()) for match in _WORD.finditer(said)]
    return [word for word in words if word != "UN" and (_ACRONYM.fullmatch(word) or not _fills(word))]


def _fills(word: str) -> bool:
    return fold(word) in STOP_WORDS | _FILLING


@lru_cache(maxsize=1024)
def _runs(said: str) -> tuple[tuple[str, ...], ...]:
    """Telling words, those of one name together: “seizure”, (“Agdam”), (“Western”, “Sahara”)."""
    runs: list[tuple[str, ...]] = []
    end = -1
    for match in _WORD.finditer(said):
        word = _POSSESSIVE.sub("", match.group())
        if not _telling(word):
            continue
        joins = (
            bool(runs) and word[0].isupper() and runs[-1][-1][0].isupper() and said[end : match.start()] in (" ", "-")
        )
        if joins:
            runs[-1] = (*runs[-1], word)
        else:
            runs.append((word,))
        end = match.end()
    return tuple(runs)


def _alike(one: str, other: str) -> bool:
    """The same, or long and different in nothing but the last letter."""
    return one == other or (min(len(one), len(other)) >= _LONG and len(one) == len(other) and one[:-1] == other[:-1])


def _is_of(adjective: str, name: str) -> bool:
    """ "norlandish" is of "norland"."""
    return len(name) >= _STEM and adjective.startswith(name[: max(_STEM, len(name) - 1)])
