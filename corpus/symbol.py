"""A United Nations document symbol: parsed once, compared by key, printed one way.

A symbol is told by its shape; the list of organs only says which short or unusual ones are symbols too. Facts: UN
Editorial Manual, "Document symbols". Symbols in running text: corpus/printed_symbols.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from corpus.errors import BadSymbol

#: First components: the principal organs, the Secretariat, the Trusteeship Council, and treaty series, programmes and
#: funds. What else looks like one, two letters or more, is one if it has two components behind it.
ORGANS = (
    "A", "S", "E", "ST", "T", "CAT", "CBD", "CCPR", "CEB", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "DP", "ECE",
    "FCCC", "HRI", "ICCD", "JIU", "TD", "TPNW", "UNEP", "UNW",
)  # fmt: skip

YEAR = r"(?:19|20)\d\d"
#: A hyphen is printed as any of these; U+FFFE is what PDF text layers give for a hyphen at a line end, and
#: U+00AD is a soft hyphen that stands where a hyphen was.
DASHES = "‐‑‒–—―−﹣－\ufffe\u00ad"
_DASHES = dict.fromkeys(map(ord, DASHES), "-")
_SPACES = re.compile(r"\s+")
_SPACES_AT_SIGNS = re.compile(r"\s*([/().\-*])\s*")
# "A/77/401 and Corr.1" is a symbol and words behind it: no component goes from figures to letters.
_WORDS_BEHIND = re.compile(r"\d\s+[^\W\d]|\S\s+\S.*\s\S", re.S)
_MARKDOWN_ESCAPE = re.compile(r"\\([\\()\[\]*_.\-/])")
# Behind it the languages that there are: "A/77/6 [E]", "[A/E/F]".
_LANGUAGES = re.compile(r"\[\s*[ACEFRS](?:\s*[,/]\s*[ACEFRS])*\s*\]")
#: A document in several parts, or volumes, prints which one it is: "(Part I)", "(Sect. 3)", "(Première partie)".
PART = (
    r"\(\s*(?:(?:Part|Sect|Section|Vol|Volume|Supp|Suppl|Partie|Parte|Часть)\b\.?\s*(?:[IVXLC]+|\d{1,3})(?:\s*[a-z])?"
    r"|[^\W\d_]{4,12}\s*(?:partie|parte))(?:\s*/\s*(?:Add|Corr|Rev)\.\s*\d+)?\s*\)"
)
_PART = re.compile(PART, re.I)
_PART_WORDS = re.compile(
    r"\(\s*(?P<word>[^\W\d_]+)(?P<stop>\.?)\s*(?:(?P<number>[IVXLC]+(?![^\W\d_]{2})|\d+)(?P<letter>[a-z])?)?(?P<behind>[^/)]*)"
    r"(?:/\s*(?P<modified>\w+)\.\s*(?P<of>\d+)\s*)?\)", re.I
)  # fmt: skip
# Stands for such a part while the rest is read.
_HELD = "\0"
_ANY_ORGAN = r"[A-Z]{1,8}(?:\.\d{1,2})?"
_MODIFICATION = r"(?:/(?:Add|Amend|Corr|Rev)\.\d+)"
_COMPONENT = rf"[A-Z0-9][A-Za-z0-9.\-]*(?:\((?:\d{{4}}|(?<![\d)]\()\d{{1,3}}|[IVXLC]+)\))?{_HELD}?"
_HALF = re.compile(rf"(?P<organ>{_ANY_ORGAN})(?:/{_COMPONENT})+")
# Where one half ends and the next begins: "A/77/401-S/2023/90", and never "A/ES-10/5".
_BETWEEN_HALVES = re.compile(rf"(?<=[\d){_HELD}])-(?={_ANY_ORGAN}/)")
_MODIFIED = re.compile(r"^(ADD|AMEND|CORR|REV)(\.\d+)$")

_RESOLUTION = re.compile(r"/(?:RES|DEC)/")
_NUMBERED = re.compile(r"/RES/(?P<number>[^()]+)")
_MODIFIED_END = re.compile(rf"{_MODIFICATION}+$")
# In a file's name an underscore is a stroke, and behind the symbol stand its language and whatever else.
_LANGUAGE = re.compile(r"[-.](?:AR|EN|ES|FR|RU|ZH)\b.*$", re.I)
_LEADING_ZEROS = re.compile(r"(?<=/)0+(?=\d)")
_YEAR_BEHIND = re.compile(r"(?<=^S/RES/)(\d{1,4})/((?:19|20)\d\d)$")
_BRACKETED = re.compile(r"\([^()]*\)$")
_BRACKETED_END = re.compile(r"(?<=\d)\((?=[^()]+\)(?:$|/))")


class _Known(Protocol):
    """What a document is known by: another symbol, or an address."""

    @property
    def halves(self) -> tuple[str, ...]: ...
    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Symbol:
    """One document's symbol: one or more halves in printed order, each of which finds the document.

    Two symbols are equal when their halves are; `same_document` also holds when they share one half.
    """

    halves: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Read a symbol in any of its printed forms. Raises `BadSymbol`."""
        if len(text) > 200:
            raise BadSymbol(text)
        folded, parts = _fold(text)
        halves = _BETWEEN_HALVES.split(folded)
        if not all(map(_is_half, halves)) or any(_series(one) == _series(next_) for one, next_ in pairwise(halves)):
            raise BadSymbol(text)
        if parts:
            held = iter(parts)
            halves = [re.sub(_HELD, lambda _: next(held), half) for half in halves]
        return cls(tuple(halves))

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: its halves, and those with a year, session or part in brackets without it."""
        return tuple(dict.fromkeys(name for half in self.halves for name in (half, _BRACKETED.sub("", half))))

    def means(self, other: _Known) -> bool:
        """True where somebody who writes this symbol may mean the other: the year of a resolution may be left out."""
        return not set(self.halves).isdisjoint(other.names)

    @classmethod
    def of_file_name(cls, name: str) -> Symbol | None:
        """What a file's name spells with underscores, "S_RES_0822_1993_EN.txt": a suggestion, and no proof."""
        spelt = _LANGUAGE.sub("", name.rpartition(".")[0]).split("_")
        while spelt and not any(map(str.isdigit, spelt[-1])):
            spelt.pop()
        printed = _YEAR_BEHIND.sub(r"\1(\2)", _LEADING_ZEROS.sub("", "/".join(spelt)))
        try:
            found = cls.parse(printed)
        except BadSymbol:
            return None
        return found if str(found) == printed.replace(" (", "(") else None

    @property
    def number(self) -> str:
        """Of a resolution, its number without the year: "853" for S/RES/853(1993); "" of anything else."""
        match = _NUMBERED.search(self.slug)
        return match["number"] if match else ""

    @property
    def modification(self) -> str:
        """ "Rev.1", "Add.2/Corr.1"; "" where the symbol has none."""
        match = _MODIFIED_END.search(self.halves[-1])
        return match.group().strip("/") if match else ""

    @property
    def base(self) -> Symbol:
        """The symbol that the modifications are of: A/77/5 for A/77/5/Add.1."""
        return Symbol(tuple(_MODIFIED_END.sub("", half) for half in self.halves))

    @property
    def slug(self) -> str:
        """The half that stands in addresses: the first."""
        return self.halves[0]

    @property
    def stem(self) -> str:
        """For a file's name: halves hold letters, figures, `.()-` and blanks between strokes, and nothing else."""
        return self.slug.replace("/", "_").replace(" ", "_")

    @property
    def organ(self) -> str:
        return self.slug.split("/", 1)[0]

    @property
    def year(self) -> int | None:
        """The calendar year in the symbol, where a half carries one: 2020 for S/2020/1267."""
        years = [year for half in self.halves if (year := _year_of(half))]
        return int(years[-1]) if years else None

    @property
    def series(self) -> str:
        """What the last half is without its numbers: only symbols of one series have a common order."""
        return _series(self.halves[-1])

    @property
    def serial(self) -> tuple[int, ...]:
        """The numbers of the last half, in order: what a chronological list of symbols is sorted by."""
        return tuple(int(number) for number in re.findall(r"\d+", self.halves[-1]))

    def same_document(self, other: _Known) -> bool:
        return not set(self.halves).isdisjoint(other.halves)

    @property
    def cited(self) -> str:
        """As the United Nations Editorial Manual cites it: a space stands before a bracket."""
        return _BRACKETED_END.sub(" (", str(self))

    @property
    def spellings(self) -> tuple[str, ...]:
        """What the United Nations' own document system may know it by, likeliest first: never the joint symbol.

        A bracket stands without a space there, or with one. Where it is no resolution's and no part's, it is a remark.
        """
        spelled = [
            (half.replace(" ", ""), _BRACKETED_END.sub(" (", half))
            if _RESOLUTION.search(half) or _PART.search(half)
            else (_BRACKETED.sub("", half),)
            for half in self.halves
        ]
        return tuple(dict.fromkeys(spelling for one in spelled for spelling in one))

    def __str__(self) -> str:
        return "–".join(self.halves)


def _is_half(text: str) -> bool:
    """It has the shape of a symbol and a figure in it; an organ that is not listed has two components behind it."""
    match = _HALF.fullmatch(text)
    if match is None or not any(map(str.isdigit, text.removeprefix(match["organ"]))):
        return False
    return match["organ"] in ORGANS or (len(match["organ"]) > 1 and text.count("/") > 1)


def _series(half: str) -> str:
    return re.sub(r"\d+", "#", half)


def _year_of(half: str) -> str:
    """A year stands in brackets, or is a component with a number behind it; a last component is a number."""
    bracketed = re.search(rf"\(({YEAR})\)$", half)
    if bracketed:
        return bracketed.group(1)
    return next((part for part in half.split("/")[1:-1] if re.fullmatch(YEAR, part)), "")


def _fold(text: str) -> tuple[str, list[str]]:
    """The symbol in its normal form, `_HELD` standing for each part that it names; and those parts."""
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    plain = _MARKDOWN_ESCAPE.sub(r"\1", plain).replace(_HELD, " ")
    parts = list[str]()
    if "(" in plain or "[" in plain:
        plain = _LANGUAGES.sub("", plain)
        parts = [_part(match) for match in map(_PART_WORDS.fullmatch, _PART.findall(plain)) if match]
        plain = _PART.sub(_HELD, plain)
    plain = _SPACES_AT_SIGNS.sub(r"\1", plain).strip()
    if _WORDS_BEHIND.search(plain):
        raise BadSymbol(text)
    plain = _SPACES.sub("", plain).rstrip("*").strip("/").replace("./", "/")
    return "/".join(_fold_component(part) for part in plain.upper().split("/")), parts


def _part(match: re.Match[str]) -> str:
    """ "(Part I)", "(Sect. 3)", "(Part I/Add.1)", "(Première partie)"."""
    number = f" {match['number'].upper()}{match['letter'] or ''}" if match["number"] else ""
    behind = f" {match['behind'].strip().lower()}" if match["behind"].strip() else ""
    modified = f"/{match['modified'].capitalize()}.{match['of']}" if match["modified"] else ""
    return f"({match['word'].capitalize()}{match['stop']}{number}{behind}{modified})"


def _fold_component(part: str) -> str:
    # A joint symbol may carry the modification in front of its dash: "ADD.1-S".
    head, dash, tail = part.partition("-")
    modified = _MODIFIED.match(head)
    if modified:
        head = modified.group(1).capitalize() + modified.group(2)
    return head + dash + tail
