"""Names of the documents in other scripts and spellings: "Гяндже", "باردا" and "Latchine" are Ganja, Barda, Lachin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from anyascii import anyascii
from rapidfuzz import fuzz, process

from index.spellings import sounded
from index.words import plain

#: Letters of Turkic Latin alphabets that English writes with two, or with another.
_TURKIC = str.maketrans({"c": "j", "ç": "ch", "ş": "sh", "ğ": "gh", "C": "J", "Ç": "Ch", "Ş": "Sh", "Ğ": "Gh"})
#: Sounds that German writes with more letters.
_GERMAN = re.compile(r"dsch|tsch|sch", re.I)
_GERMAN_SOUNDS = {"dsch": "j", "tsch": "ch", "sch": "sh"}
#: Articles, prepositions and conjunctions that Arabic writes together with a name.
_ARABIC_PREFIX = re.compile(r"^(?:[وفبكل]?ال|[وفبكل](?=..))")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HAN = re.compile("[\u3400-\u9fff]")
_VOWELS = re.compile("[aeiouy']")
#: Letters of the shortest name that is looked for, and of the shortest written without vowels.
_SHORTEST, _SHORTEST_SKELETON = 4, 3
#: Letters that an ending adds to a name: "lachinskogo", "bardadaki".
_ENDING = 5
#: Share of letters in common, times 100, from which on two sounds are one name: set on names of the letter in ten
#: languages.
_ALIKE, _ALIKE_HAN = 87, 86


@dataclass(frozen=True)
class ForeignNames:
    """The names of some documents by what they sound like; folded, the commonest spelling of each."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> ForeignNames:
        return cls(tuple(dict.fromkeys(name for name in names if len(name) >= _SHORTEST and name.isascii())))

    @cached_property
    def _sounds(self) -> dict[str, str]:
        return {sounded(name): name for name in reversed(self.names)}

    @cached_property
    def _skeletons(self) -> dict[str, str]:
        bones = {_VOWELS.sub("", sounded(name)): name for name in reversed(self.names)}
        return {bone: name for bone, name in bones.items() if len(bone) >= _SHORTEST_SKELETON}

    def find(self, word: str, language: str) -> str:
        """The name of the documents that a word of a question in that language stands for; "" for none."""
        if _ARABIC.search(word):
            return self._of_skeleton(word) or self._of_skeleton(_ARABIC_PREFIX.sub("", word))
        heard = sounded(plain(_in_latin(word, language)).replace("'", ""))
        if len(heard) < _SHORTEST - 1:
            return ""
        return self._whole(heard, _ALIKE_HAN if _HAN.search(word) else _ALIKE) or self._beginning(heard)

    def _of_skeleton(self, word: str) -> str:
        heard = _VOWELS.sub("", sounded(plain(anyascii(word.removesuffix("ة")))))
        return self._skeletons.get(heard, "")

    def _whole(self, heard: str, alike: int) -> str:
        found = process.extractOne(heard, self._sounds.keys(), scorer=fuzz.ratio, score_cutoff=alike)
        return self._sounds[found[0]] if found and found[0][0] == heard[0] else ""

    def _beginning(self, heard: str) -> str:
        """The name that a word is with an ending, of several the longest."""
        stems = (heard[:end] for end in range(len(heard) - 1, max(_SHORTEST, len(heard) - _ENDING) - 1, -1))
        return next((self._sounds[stem] for stem in stems if stem in self._sounds), "")


def _in_latin(word: str, language: str) -> str:
    """The word as English would write it, roughly."""
    if language in ("tr", "az"):
        return anyascii(word.translate(_TURKIC))
    if language == "de":
        return anyascii(_GERMAN.sub(lambda sign: _GERMAN_SOUNDS[sign.group().lower()], word))
    return anyascii(word)
