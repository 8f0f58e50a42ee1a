"""A question in another language, word by word: what the words of the documents are that it comes near.

A gloss is nothing that anybody said. It is looked for and read with, and never shown.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embed import Encoder, Vectors
from index.foreign_names import ForeignNames
from index.keywords import Keywords
from index.languages import ENCODED
from index.multilingual import Multilingual
from index.question import Wanted, Wording, peoples, telling
from index.words import STOP_WORDS, plain, stem

#: Words of the documents that one word of a question is taken for, and the cosine that they have at the least.
_NEAREST, _LEAST = 8, 0.5
#: The cosine of words that are spelt alike, in whatever language.
_ALIKE = 0.9
#: The cosine of a word that is as good as said in English: no name that sounds like it is thought of instead.
SURE = 0.75
#: Cosine from which on a word is put into the wording that is read.
_READ = 0.55
#: Cosine from which on a word of the documents may stand for a name: "Libia" and "libyan" 0.74, "Malvinas" and
#: "herzegovina" 0.59.
_NAMED = 0.6
#: By how much a word that tells nothing may be farther than the nearest, and the word of the question tells nothing
#: either.
_ABOUT_AS_NEAR = 0.1
#: Signs of one word where no spaces are set, and by how much of its cosine a longer word has to win.
_LONGEST_RUN, _SPLIT = 4, 0.45
_KINDS: tuple[Wanted, ...] = ("number", "date", "place", "person")
_ASKED_WITH: dict[Wanted, str] = {"number": "How many", "date": "When", "place": "Where", "person": "Who"}
_RESOLUTION = frozenset({"resolution", "resolutions"})
#: Vowel signs and lengthening that Arabic may print or leave out.
_ARABIC_SIGNS = re.compile("[\u0640\u064b-\u0652\u0670]")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]+")
_TOKEN = re.compile(r"(?<!\w)[A-Z]+(?:/[\w.()-]+)+|\d+(?:[.,]\d+)*|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a question. `near` are numbers of the documents' words with their cosines, the nearest first.

    word    the nearest word as English would print it, a number as typed; "" where nothing is near
    name    it is a name, or the sign of a document: typed with a capital or found among the names
    """

    typed: str
    near: tuple[tuple[int, float], ...]
    word: str
    name: bool

    @property
    def closeness(self) -> float:
        return self.near[0][1] if self.near else 0.0


@dataclass(frozen=True, slots=True)
class Gloss:
    """A question in another language, taken apart.

    units    its telling words in order, numbers left out
    wording  the words that they are near, in English and in the order of the question
    vector   of the question as typed, of shape (dimension,)
    """

    language: str
    units: tuple[Unit, ...]
    wording: Wording
    vector: Vectors

    @property
    def wanted(self) -> Wanted:
        return self.wording.wanted

    @property
    def names_unmet(self) -> float:
        """The share of its names that no word of the documents is near: what they do not tell of."""
        names = [unit for unit in self.units if unit.name]
        return sum(unit.closeness < _NAMED for unit in names) / len(names) if names else 0.0


@dataclass(frozen=True, slots=True)
class _Taken:
    """How the words of one question are taken.

    least    the cosine that a word of the documents has to have
    open_to  of shape (words of the documents,): those that may be meant; None means all
    """

    language: str
    least: float
    open_to: NDArray[np.bool_] | None


class Glossary:
    """Makes glosses in the words of one snapshot."""

    def __init__(self, words: Multilingual, keywords: Keywords, encoder: Encoder) -> None:
        self._words = words
        self._keywords = keywords
        self._encoder = encoder

    def gloss(self, question: str, language: str, *, among: NDArray[np.int64] | None = None) -> Gloss:
        """`among` are the rows of the only passages that words are taken from; None means all.

        A question in a language that the encoder does not know keeps what is its like in the documents: names, numbers.
        """
        open_to = None if among is None else self._words.standing_in(among)
        taken = _Taken(language, _LEAST if language in ENCODED else _ALIKE, open_to)
        typed = _ARABIC_SIGNS.sub("", question.replace("'", "’"))
        wanted = wanted_in(typed, language)
        units = tuple(self._units(_without_asking(typed, language), taken))
        said = _in_order([unit.word for unit in units if unit.word])
        text = f"{_ASKED_WITH.get(wanted, 'What')} {' '.join(said)}?"
        wording = Wording(
            text=text,
            whole=text,
            about=text,
            wanted=wanted,
            also=(),
            several=False,
            keywords=False,
            terms=telling(" ".join(said)),
            names=tuple(dict.fromkeys(unit.word for unit in units if unit.name and unit.word.isalpha())),
            numbers=tuple(dict.fromkeys(plain(unit.word) for unit in units if unit.word[:1].isdigit())),
            speaker="",
            peoples=peoples(text),
        )
        vector = self._encoder.embed([question])[0]
        return Gloss(language, tuple(unit for unit in units if not unit.word[:1].isdigit()), wording, vector)

    def weight(self, number: int) -> float:
        """How telling a word of the documents is; 0 for those that tell nothing."""
        word = self._words.words[number]
        return 0.0 if word in STOP_WORDS else self._keywords.weight(stem(word))

    @cached_property
    def unmet(self) -> float:
        """What a word weighs that is near none of the documents: as much as the rarest of theirs."""
        return self._keywords.weight("")

    def _units(self, question: str, taken: _Taken) -> Iterator[Unit]:
        """The telling words, numbers and signs of documents in order."""
        tokens = list(_tokens(question))
        singles = [token for token, _ in tokens if not _UNSPACED.fullmatch(token)]
        vectors = dict(zip(singles, self._encoder.embed(singles), strict=True))
        for token, opens in tokens:
            if _UNSPACED.fullmatch(token):
                yield from self._of_run(token, taken)
            elif token[0].isdigit() or "/" in token:
                yield Unit(token, (), token, name="/" in token)
            elif len(token) > 1:
                unit = self._unit(token, vectors[token], taken)
                capital = token[0].isupper() and not opens and taken.language != "de"
                if unit.name or not self._says_nothing(unit):
                    yield replace(unit, name=unit.name or capital)

    def _unit(self, typed: str, vector: Vectors, taken: _Taken) -> Unit:
        cosines = self._words.vectors @ vector
        if taken.open_to is not None:
            cosines = np.where(taken.open_to, cosines, -1.0)
        order = cosines.argsort()[::-1][:_NEAREST]
        near = tuple((int(i), float(cosines[i])) for i in order if cosines[i] >= taken.least)
        closest = near[0][1] if near else 0.0
        name = "" if closest >= SURE or _is_small(typed) else self._names.find(typed, taken.language)
        if name in self._words.number_of:
            return Unit(typed, ((self._words.number_of[name], 1.0),), name.capitalize(), name=True)
        return Unit(typed, near, self._words.words[near[0][0]] if closest >= _READ else "", name=False)

    def _of_run(self, run: str, taken: _Taken) -> Iterator[Unit]:
        """The words of a run of signs without spaces, parted where its parts are nearest to words of the documents."""
        pieces = sorted({run[a:b] for a in range(len(run)) for b in range(a + 2, min(a + _LONGEST_RUN, len(run)) + 1)})
        vectors = self._encoder.embed(pieces)
        units = {piece: self._unit(piece, vector, taken) for piece, vector in zip(pieces, vectors, strict=True)}
        best: list[tuple[float, tuple[Unit, ...]]] = [(0.0, ())]
        for end in range(1, len(run) + 1):
            choices = [best[end - 1]]
            for start in range(max(0, end - _LONGEST_RUN), end - 1):
                unit = units[run[start:end]]
                worth = (end - start) * max(0.0, (SURE if unit.name else unit.closeness) - _SPLIT)
                choices.append((best[start][0] + worth, (*best[start][1], unit)))
            best.append(max(choices, key=lambda choice: choice[0]))
        return (unit for unit in best[-1][1] if not self._says_nothing(unit))

    def _says_nothing(self, unit: Unit) -> bool:
        """A word that tells nothing is among the nearest: "de", "была", "pour"."""
        least = max(_READ, unit.closeness - _ABOUT_AS_NEAR)
        return any(self._words.words[number] in STOP_WORDS for number, cosine in unit.near if cosine >= least)

    @cached_property
    def _names(self) -> ForeignNames:
        return ForeignNames.of(self._keywords.spellings.heard.values())


def wanted_in(question: str, language: str) -> Wanted:
    """The kind of answer that a question in another language asks for."""
    forms = _question_words().get(language, {})
    return next((kind for kind in _KINDS if kind in forms and forms[kind].search(question)), "phrase")


def asks_in(question: str, language: str) -> bool:
    """True where a word of the language stands in the question that asks."""
    forms = _question_words().get(language, {})
    return any(form.search(question) for form in forms.values())


def _without_asking(question: str, language: str) -> str:
    form = _question_words().get(language, {}).get("asking")
    return form.sub(" ", question) if form else question


def _tokens(question: str) -> Iterator[tuple[str, bool]]:
    """Words, numbers and signs of documents, each with whether it opens the question; runs without spaces are one."""
    opened = False
    for match in _TOKEN.finditer(question):
        at = match.start()
        for run in _UNSPACED.finditer(match.group()):
            if run.start():
                yield match.group()[at - match.start() : run.start()], False
            yield run.group(), False
            at = match.start() + run.end()
        if at < match.end():
            yield question[at : match.end()], not opened
        opened = True


def _is_small(typed: str) -> bool:
    """A word in small letters of a script that has capitals: no name."""
    return typed[0].islower()


def _in_order(said: Sequence[str]) -> list[str]:
    """English words with a resolution's number behind it, where other languages have it in front: "第822号决议"."""
    ordered = list(said)
    for at, word in enumerate(ordered[1:], 1):
        behind = ordered[at + 1 : at + 2]
        if word in _RESOLUTION and ordered[at - 1].isdigit() and not (behind and behind[0].isdigit()):
            ordered[at - 1], ordered[at] = "resolution", ordered[at - 1]
    return ["resolution" if word in _RESOLUTION else word for word in ordered]


@lru_cache(maxsize=1)
def _question_words() -> dict[str, dict[str, re.Pattern[str]]]:
    """By language and kind of answer the form of its question words, and of all words that only ask."""
    tables = tomllib.loads((Path(__file__).parent / "question_words.toml").read_text(encoding="utf-8"))
    return {
        language: {
            kind: re.compile(_whole_words(form, language) if kind == "asking" else form, re.I)
            for kind, form in table.items()
        }
        for language, table in tables.items()
    }


def _whole_words(listed: str, language: str) -> str:
    longest_first = "|".join(map(re.escape, sorted(listed.split(), key=len, reverse=True)))
    return longest_first if language in ("zh", "ja", "th") else rf"(?<!\w)(?:{longest_first})(?!\w)"
