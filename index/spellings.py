"""Spellings of one name, told by how they sound: romanisations of it differ in vowels and in a few consonants.

They are learned from the documents that are indexed: where those print "Ghardan" and "Qarden", both are one name. What
only a question has is a spelling of a name where no vowel is another, or where a gazetteer attests it: "Kelbajar" is
"Kalbajar", but "Valmarin" is not "Velmarin". Only names are spelt in several ways. Those that the embedding model has
for words are known well enough to be told apart, "Paris" from "Peres"; of them only the consonants may differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from index.words import WORD, fold, plain, replaced, stem, words

#: Letters that romanisations of Arabic, Cyrillic, Persian and Turkic names exchange for one another, in the order in
#: which they are replaced: those of the systems of the United Nations Group of Experts on Geographical Names, and those
#: of the press. "Dzh" and "dj" are "j"; "kh", "gh", "q" and Turkic "x" are one sound or near it.
_SOUNDS = tuple(
    (re.compile(form), sound)
    for form, sound in (
        (r"dzh|dj|zh", "j"),
        (r"tch|ch", "C"),
        (r"sh", "S"),
        (r"kh|gh|[qgxc]", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])y|y(?=[aeiou])", ""),
        (r"[eiy]", "a"),
        (r"ou|u", "o"),
    )
)
_NO_VOWEL = re.compile(r"[^aeiouy]")
#: Vowels that romanisations write in two ways: "Lachyn", "Lachin"; "Houssein", "Hussein".
_ONE_VOWEL = ((re.compile("y"), "i"), (re.compile("ou|u"), "o"))
#: Letters of the shortest name that is told by its sound: of shorter ones too little is left.
_SHORTEST = 5


@dataclass(frozen=True)
class Spellings:
    """What the names of some documents sound like.

    heard     sounds, with the commonest spelling of the name
    others    the other spellings of names, with the commonest one; all folded
    attested  sounds of spellings that no document has and a gazetteer attests, with the commonest one of the documents
    """

    heard: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    others: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    attested: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def learn(
        cls,
        texts: Iterable[str],
        is_word: Callable[[str], bool],
        other_names: Callable[[str], Iterable[str]] = lambda _: (),
    ) -> Spellings:
        """Those of the names in texts as printed.

        `is_word` knows the words of the embedding model, `other_names` what else a place of some name is called.
        """
        heard: dict[str, str] = {}
        others: dict[str, str] = {}
        # what the model knows first, so that whatever sounds like it is a spelling of it
        for name in sorted(_names(texts), key=lambda name: not is_word(name)):
            keys = (_exact_sound(name),) if is_word(name) else (_exact_sound(name), sound(name))
            first = next((heard[key] for key in keys if key in heard), name)
            if first == name and keys[-1]:
                heard[keys[-1]] = name
            elif first != name and not is_word(name):
                others[name] = first
        names = (*heard.values(), *others)
        attested = {
            _exact_sound(other): others.get(name, name)
            for name in names
            for other in other_names(name)
            if sound(other) == sound(name)
        }
        return cls(heard, others, attested)

    def fold(self, text: str) -> str:
        """`words.fold`, with each name in its commonest spelling: what is embedded and what is counted."""
        folded = fold(text)
        return WORD.sub(lambda word: self.others.get(word.group(), word.group()), folded) if self.others else folded

    def one(self, word: str) -> str:
        """The commonest spelling of a name, for a folded word or a stem; every other word as it is."""
        return self._one.get(word, word)

    def known(self, word: str) -> str:
        """The name that a folded word, which the documents do not have, sounds like; "" for none."""
        exact = _exact_sound(word)
        return self.heard.get(exact) or self.attested.get(exact) or self.heard.get(sound(word), "")

    def is_name(self, word: str) -> bool:
        """True for a folded word that is a name in the documents, in its commonest spelling or another."""
        return word in self._names or word in self.others

    def is_spelling_of(self, word: str, name: str) -> bool:
        """True for another romanisation of a name: "Qarden" of "Ghardan", by a gazetteer "Kelbajar" of "Kalbajar"."""
        exact = _exact_sound(word)
        return bool(exact) and (
            self.attested.get(exact) == name or _vowels_united(exact) == _vowels_united(_exact_sound(name))
        )

    def respelled(self, question: str, passage: str) -> str:
        """The question with names spelt as the passage spells them, those that it has stay."""
        if not self.others:
            return question
        printed = words(passage)
        spelt = {self.one(word): word for word in reversed(printed) if self.one(word) in self._several}
        asked = set(words(question)) - set(printed)
        return replaced(question, {word: spelt[self.one(word)] for word in asked if self.one(word) in spelt})

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.heard.values())

    @cached_property
    def _one(self) -> dict[str, str]:
        return {stem(other): stem(first) for other, first in self.others.items()} | dict(self.others)

    @cached_property
    def _several(self) -> frozenset[str]:
        return frozenset(self.others.values())


def sound(word: str) -> str:
    """What the spellings of a name have in common; "" for a word that is too short for it or holds a digit."""
    return "" if len(word) < _SHORTEST or not word.isalpha() else sounded(word)


def sounded(word: str) -> str:
    """A folded word with every letter that romanisations exchange replaced, however short it is."""
    for form, letter in _SOUNDS:
        word = form.sub(letter, word)
    return word


def _exact_sound(word: str) -> str:
    """The sound with the vowels as they are spelt."""
    return f"{heard} {_NO_VOWEL.sub('', word)}" if (heard := sound(word)) else ""


def _vowels_united(exact: str) -> str:
    for form, vowel in _ONE_VOWEL:
        exact = form.sub(vowel, exact)
    return exact


def _names(texts: Iterable[str]) -> list[str]:
    """Words that stand with a capital and never in small letters, folded, the commonest first."""
    seen: Counter[tuple[str, bool]] = Counter()
    for text in texts:
        seen.update((plain(word), word[0].isupper()) for word in set(WORD.findall(text)) if not word.isupper())
    names = [word for word, capital in seen if capital and (word, False) not in seen]
    return sorted(names, key=lambda name: (-seen[name, True], name))
