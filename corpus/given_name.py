"""The name that somebody gives to a document which prints no symbol: a judgment, a press release, a report of others.

Only documents held have one, so that a name is told from any other words by asking whether it is held.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.errors import BadName, BadSymbol
from corpus.of_no_series import OfNoSeries
from corpus.ranges import Span
from corpus.symbol import Symbol

#: Characters of a name. It stands in citations and questions, where a longer one would be a title.
_LONGEST = 80
#: Bytes of the slug, which is a file's name with a suffix behind it: file systems take 255.
_LONGEST_SLUG = 240
#: A point inside a word, or a stroke, and no blank anywhere: addresses and paths look like this.
_LIKE_AN_ADDRESS = re.compile(r"\S*(?:/|\w\.\w)\S*")
_BETWEEN_WORDS = r"[\W_]+"
#: Some scripts have them inside words.
_JOINERS = "\u200c\u200d"
#: Categories of Unicode: letters, figures, and the marks that some scripts set on letters.
_OF_WORDS = ("L", "N", "M")


@dataclass(frozen=True, slots=True, eq=False)
class GivenName(OfNoSeries):
    """A name as given, "Amnesty 2020". Signs and capitals do not tell two names apart.

    It stands where a `Symbol` stands, and has what is asked of either.
    """

    printed: str

    @classmethod
    def parse(cls, text: str) -> GivenName:
        """The name that somebody typed, or its slug. Raises `BadName`."""
        name = cls(unicodedata.normalize("NFC", " ".join(text.split())))
        if fault := _fault(name):
            raise BadName(text, fault)
        return name

    @property
    def slug(self) -> str:
        """Its words in small letters of their script, "amnesty-2020": safe in addresses and in names of files."""
        return "-".join(_words(unicodedata.normalize("NFC", self.printed.casefold())))

    @property
    def stem(self) -> str:
        return self.slug

    @property
    def cited(self) -> str:
        return self.printed

    def means(self, other: object) -> bool:
        return self == other

    def find_in(self, text: str) -> Iterator[Span]:
        """Where a text names it, whatever its capitals and accents; but a single word as it was given.

        A name of one word may be a word like others: whoever gave the name "Harbour" is not asked for by "the harbour".
        """
        spelling, as_given = _spelling(self.printed)
        for match in spelling.finditer(text if as_given else _plain(text)):
            yield Span(*match.span())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GivenName) and self.slug == other.slug

    def __hash__(self) -> int:
        return hash(self.slug)

    def __str__(self) -> str:
        return self.printed


def _fault(name: GivenName) -> str:
    """Why a document cannot have this name; "" where it can."""
    slug = name.slug
    if not name.printed:
        return "it is empty"
    if any(unicodedata.category(sign).startswith("C") and sign not in _JOINERS for sign in name.printed):
        return "it has signs that are not printed"
    if not any(map(str.isalpha, slug)):
        return "it has no letter"
    if len(name.printed) > _LONGEST or len(slug.encode()) > _LONGEST_SLUG:
        return f"it is too long; {_LONGEST} characters are the most"
    if _LIKE_AN_ADDRESS.fullmatch(name.printed):
        return "it reads like a symbol or an address; a name of one word has no stroke and no point in it"
    return "it is a UN document symbol" if _is_symbol(name.printed) else ""


def _is_symbol(text: str) -> bool:
    try:
        Symbol.parse(text)
    except BadSymbol:
        return False
    return True


def _words(text: str) -> list[str]:
    kept = (sign if unicodedata.category(sign)[0] in _OF_WORDS else " " for sign in text)
    return "".join(kept).split()


@lru_cache(maxsize=4096)
def _spelling(printed: str) -> tuple[re.Pattern[str], bool]:
    """What a text that names it is searched for, and whether in the text as it is."""
    words = _words(printed)
    as_given = len(words) == 1 and words[0].isalpha()
    searched = words if as_given else _words(_plain(printed))
    return re.compile(rf"(?<!\w){_BETWEEN_WORDS.join(map(re.escape, searched))}(?!\w)"), as_given


@lru_cache(maxsize=256)  # of each document that has such a name the same question is looked through
def _plain(text: str) -> str:
    """In small letters without accents, each character in its place."""
    return "".join(_bare(sign).lower()[:1] for sign in text)


def _bare(sign: str) -> str:
    taken_apart = unicodedata.normalize("NFD", sign)
    return taken_apart[0] if all(map(unicodedata.combining, taken_apart[1:])) else sign
