"""Words as search sees them: folded, spelling variants united, stop words dropped, stemmed.

Quotations never pass through here.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import Stemmer

from corpus.letters import with_plain_digits

#: A word, or a number with its commas and points.
WORD = re.compile(r"\w+(?:[.,]\d+)*", re.UNICODE)
_NUMBER_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")
_DASHES = re.compile("[‐‑‒–—―−]")
#: Small letters that decomposition leaves as they are, and how they are written without them.
LETTERS = {
    "ə": "e",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_PLAIN = str.maketrans(LETTERS | {"’": "'", "‘": "'", "“": '"', "”": '"'})

#: Words that say nothing of the subject. Question words are among them: what they ask for is the reader's job.
STOP_WORDS = frozenset(
    """a about above after again all also am an and any are as at be because been before being below between both but
    by can could did do does doing down during each else few for from further had has have having he her here hers him
    his how i if in into is it its itself just let like many may me might more most much must my no nor not of off on
    once one only or other our out over own please same say says she should so some such tell than that the their them
    then there these they this those through to too under until up us very was we were what when where which while who
    whom whose why will with would yet you your s t""".split()
)


@lru_cache(maxsize=1)
def _variants() -> tuple[re.Pattern[str], dict[str, str]]:
    """Spelling variants → the first of their group, from spellings.toml; the first also stands for itself."""
    groups = tomllib.loads((Path(__file__).parent / "spellings.toml").read_text(encoding="utf-8"))["groups"]
    table = {plain(variant): plain(group[0]) for group in groups for variant in group}
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), table


#: Letters of the longest of them.
_LONGEST_NAME = 3
#: Abbreviations of names that are small words in small letters; written as such they are names.
_NAMES_LIKE_WORDS = re.compile(r"\b(?:US|WHO|IT)\b(?!\s+[A-Z]{2,}\b)")


def plain(text: str) -> str:
    """Lower case without diacritics, dashes and quotation marks in one form, "4,300" as "4300"."""
    return _NUMBER_COMMA.sub("", _letters(text))


def _letters(text: str) -> str:
    """`plain`, with numbers as they are printed."""
    if not text.isupper() or len(text) <= _LONGEST_NAME:
        text = _NAMES_LIKE_WORDS.sub(r"\g<0>_", text)
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    if small.isascii():
        return small
    if marks := "".join(filter(unicodedata.combining, set(small))):
        small = small.translate(str.maketrans("", "", marks))
    return _DASHES.sub("-", with_plain_digits(small.translate(_PLAIN)).casefold())


def fold(text: str) -> str:
    """`plain`, with the spelling variants of a name united: what is embedded and what is counted."""
    pattern, table = _variants()
    return pattern.sub(lambda match: table[match.group()], plain(text))


def respelled(question: str, passage: str) -> str:
    """The question in lower case, with names spelt as the passage spells them: "Kelbadjar" as "Kalbajar".

    A spelling that the passage has as well stays; of several others its first counts.
    """
    pattern, table = _variants()
    printed = _variants_in(passage)
    first = {table[name]: name for name in reversed(printed)}

    def spelt(match: re.Match[str]) -> str:
        own = match.group()
        return own if own in printed else first.get(table[own], own)

    return pattern.sub(spelt, _letters(question))


@lru_cache(maxsize=8192)
def _variants_in(text: str) -> tuple[str, ...]:
    """The spelling variants that stand in a text, in order: passages are asked about again and again."""
    return tuple(match.group() for match in _variants()[0].finditer(_letters(text)))


def with_first_spellings(text: str) -> str:
    """`plain`, with the first of its group for each spelling variant of a name, in capitals: "in Timor-Leste"."""
    pattern, table = _variants()
    return pattern.sub(lambda match: table[match.group()].title(), plain(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return WORD.findall(fold(text))


def replaced(text: str, better: Mapping[str, str]) -> str:
    """The text with whole words replaced; `better` maps folded words. Everything else stays as typed."""
    return WORD.sub(lambda match: better.get(fold(match.group()), match.group()), text)


def terms(text: str) -> list[str]:
    """The stems of a text's words, stop words left out: what BM25 counts."""
    return stems(words(text))


def stems(folded: Iterable[str]) -> list[str]:
    """The stems of folded words, in order, stop words left out."""
    return [stem(word) for word in folded if word not in STOP_WORDS]


def placed_terms(text: str) -> list[tuple[int, int, str]]:
    """Span and stem of each telling word of a text as printed, in order."""
    found = ((match.start(), match.end(), fold(match.group())) for match in WORD.finditer(text))
    return [(start, end, stem(word)) for start, end, word in found if word not in STOP_WORDS]


def related(term: str) -> frozenset[str]:
    """The stems that questions and documents use for this one, from related.toml; itself left out."""
    return _related().get(term, frozenset())


@lru_cache(maxsize=1)
def _related() -> dict[str, frozenset[str]]:
    groups = tomllib.loads((Path(__file__).parent / "related.toml").read_text(encoding="utf-8"))["groups"]
    found: dict[str, set[str]] = {}
    for group in groups:
        stems = {stem(word) for word in group}
        for term in stems:
            found.setdefault(term, set()).update(stems - {term})
    return {term: frozenset(others) for term, others in found.items()}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
