"""A United Nations document symbol: parsed once, compared by key, printed one way.

The only module that holds regular expressions for symbols. Facts: UN Editorial Manual, "Document symbols".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import BadSymbol

#: First components: the principal organs, the Secretariat, the Trusteeship Council, and the treaty series
#: and funds that print symbols of their own.
ORGANS = (
    "A", "S", "E", "ST", "T", "CAT", "CBD", "CCPR", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "DP", "ECE", "FCCC",
    "HRI", "TD", "UNEP",
)  # fmt: skip

# A hyphen is printed as any of these; U+FFFE is what PDF text layers give for a hyphen at a line end, and
# U+00AD is a soft hyphen that stands where a hyphen was.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－\ufffe\u00ad"), "-")
_SPACES = re.compile(r"\s+")
_SPACES_AT_SIGNS = re.compile(r"\s*([/().\-*])\s*")
# "A/77/401 and Corr.1" is a symbol and words behind it: no component goes from figures to letters.
_WORDS_BEHIND = re.compile(r"\d\s+[^\W\d]|\S\s+\S.*\s\S", re.S)
_MARKDOWN_ESCAPE = re.compile(r"\\([\\()\[\]*_.\-/])")
_ANY_ORGAN = f"(?:{'|'.join(sorted(ORGANS, key=len, reverse=True))})"
_SESSION = r"(?:\d+|ES-\d+|S-\d+)"
_MODIFICATION = r"(?:/(?:Add|Amend|Corr|Rev)\.\d+)"
_COMPONENT = rf"[A-Z0-9](?:[A-Za-z0-9.]|-(?!{_ANY_ORGAN}/))*(?:\((?:\d{{4}}|[IVXLC]+)\))?"
_HALF = re.compile(rf"{_ANY_ORGAN}(?:/{_COMPONENT})+")
_JOINT = re.compile(rf"(A/{_SESSION}/\d+{_MODIFICATION}*)-(S/.+)")
_MODIFIED = re.compile(r"^(ADD|AMEND|CORR|REV)(\.\d+)$")

# In running text: an organ at a word's start, components, and at most one bracketed year or session that
# may stand after a space ("S/RES/822 (1993)"). Behind the dash of a joint symbol a line may end.
_DASH = r"[-‐‑‒–—\ufffe\u00ad]"
_PART_IN_TEXT = (
    rf"[A-Z0-9](?:[A-Za-z0-9./]|{_DASH}(?=[A-Z0-9])(?!{_ANY_ORGAN}/)"
    r"|\s?\((?:[IVXLC]+)\)|(?<=\d)\s?\((?:1[89]|20)\d\d\))*"
)
_A_HALF_IN_TEXT = rf"A/(?:E?S{_DASH})?\d+/\d+{_MODIFICATION}*"
_IN_TEXT = re.compile(
    rf"(?:(?<![\w/.\-])|(?<=\d-))(?:{_A_HALF_IN_TEXT}{_DASH}\s?S/{_PART_IN_TEXT}|{_ANY_ORGAN}/{_PART_IN_TEXT})"
)
_RESOLUTION = re.compile(r"/(?:RES|DEC)/")
_NUMBERED = re.compile(r"/RES/(?P<number>[^()]+)")
_MODIFIED_END = re.compile(rf"{_MODIFICATION}+$")
# In a file's name an underscore is a stroke, and behind the symbol stand its language and whatever else.
_LANGUAGE = re.compile(r"-(?:AR|EN|ES|FR|RU|ZH)\b.*$", re.I)
_LEADING_ZEROS = re.compile(r"(?<=/)0+(?=\d)")
_YEAR_BEHIND = re.compile(r"(?<=^S/RES/)(\d{1,4})/((?:19|20)\d\d)$")
_BRACKETED = re.compile(r"\([^()]*\)$")
_BRACKETED_END = re.compile(r"(?<=\d)\((?=[^()]+\)$)")
_YEAR = r"(?:19|20)\d\d"

# Resolutions cited by number. A bracketed year is the Security Council's way, a bracketed roman session or a
# session before a stroke the General Assembly's, a year before a stroke the Economic and Social Council's.
# A list of them ends where the next one is announced, and goes on behind "para. 3".
_RESOLUTIONS = re.compile(
    r"\bresolutions?\b(?P<list>(?:(?!\bresolution)(?:[^.:]|(?<=\bpara)\.|(?<=\bparas)\.|(?<=\bp)\.|(?<=\bpp)\.))*)",
    re.I,
)
_BY_NUMBER = re.compile(
    rf"(?<![\w/.\-])(?:(?P<year_form>\d{{1,4}})\s?\((?P<year>{_YEAR})\)|(?P<roman_form>\d{{1,4}})(?:\s?[A-Z])?\s?\((?P<roman>[IVXLC]+)\)"
    rf"|(?P<session>\d{{1,3}}|ES-\d+|S-\d+|{_YEAR})/(?P<number>\d{{1,3}}))(?![\w/])"
)
#: Bodies whose resolutions are numbered alike, and the first part of the symbols of each.
_BODIES = {
    "general assembly": "A",
    "human rights council": "A/HRC",
    "economic and social council": "E",
    "commission on human rights": "E/CN.4",
}
#: Whose resolutions may be called by a number alone, where the body is named.
_ORGANS_OF = {"general assembly": ("A",)}
_COUNCIL = re.compile(r"\bSecurity\s+Council\b|\bUNSCR?\b|\bSCR?\b")
_ANY_BODY = f"(?P<body>{'|'.join(_BODIES)})"
_BODY = re.compile(_ANY_BODY, re.I)
# Numbers without a year, as people ask: "resolution 853", "UNSCR 853", "resolutions 822 and 853".
_ANNOUNCED = re.compile(
    r"\b(?P<what>resolutions?|res\.|UNSCR|SCR)\s*(?:nos?\.?\s*)?(?P<list>\d{1,4}\b[^.:?!;]{0,200})", re.I
)
_IN_LIST = re.compile(
    r"(?P<number>\d{1,4})(?![\w/])(?P<year>\s?\((?:\d{4}|[IVXLC]+)\))?(?P<more>(?:\s*(?:,|&|/|\band\b|\bor\b))*\s*)"
)
# At the head of a resolution.
_NAMED = re.compile(r"resolution\s+", re.I)
_NAMED_AND_DATED = re.compile(
    rf"resolution\s+(?P<number>\d{{1,4}})\b.{{0,20}}?\bof\s+\d{{1,2}}\s+[^\W\d]+\s+(?P<year>{_YEAR})\b", re.I
)
_RIGHT_BEFORE = re.compile(r"(?:[’']s)?\s+")
_OF_BODY = re.compile(rf"\b(?:of|by)\s+(?:the\s+)?{_ANY_BODY}", re.I)


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
        folded = _fold(text)
        joint = _JOINT.fullmatch(folded)
        halves = joint.groups() if joint else (folded,)
        for half in halves:
            if not _HALF.fullmatch(half) or not any(map(str.isdigit, half)):
                raise BadSymbol(text)
        return cls(halves)

    @classmethod
    def find(cls, text: str) -> Iterator[tuple[int, int, Symbol]]:
        """Every symbol printed in running text, with its code-point range `[start, end)`."""
        for match in _IN_TEXT.finditer(text):
            printed = match.group()
            if "(" in printed and not _RESOLUTION.search(printed):
                printed = printed[: printed.index("(")]  # the bracket is a date or a remark
            printed = printed.rstrip("./ -–—")
            try:
                yield match.start(), match.start() + len(printed), cls.parse(printed)
            except BadSymbol:
                continue  # "A/the", "S/he": shaped like a symbol, without a number

    @classmethod
    def find_resolutions(cls, text: str) -> Iterator[tuple[int, int, Symbol]]:
        """Resolutions that running text cites by number ("resolutions 822 (1993) and 853 (1993)")."""
        bodies = _Bodies.named_in(text)
        for announced in _RESOLUTIONS.finditer(text):
            for match in _BY_NUMBER.finditer(text, announced.start("list"), announced.end("list")):
                body = bodies.of_resolution(match.end(), announced)
                yield match.start(), match.end(), cls.parse(_resolution_symbol(match, body))

    @classmethod
    def find_named(cls, text: str) -> Iterator[tuple[int, int, Symbol]]:
        """Everything that a question may mean by a document's name: symbols, and resolutions with or without a year.

        A resolution without its year gives a symbol without one, for each organ that may have adopted it; `means`
        knows what they stand for.
        """
        yield from cls.find(text)
        yield from cls.find_resolutions(text)
        bodies = _Bodies.named_in(text)
        for announced in _ANNOUNCED.finditer(text):
            at = announced.start("list")
            while (number := _IN_LIST.match(text, at, announced.end("list"))) is not None:
                if not number["year"] and not _of_a_year(announced, number):
                    body = bodies.of_resolution(number.end("number"), announced)
                    for organ in _ORGANS_OF.get(body, ("S",) if _COUNCIL.search(text) else ("S", "A")):
                        symbol = cls.parse(f"{organ}/RES/{number['number']}")
                        yield number.start(), number.end("number"), symbol
                if not number["more"].strip():
                    break
                at = number.end()

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called: its halves, and those with a year or session in brackets without it."""
        return tuple(dict.fromkeys(name for half in self.halves for name in (half, half.partition("(")[0])))

    def means(self, other: _Known) -> bool:
        """True where somebody who writes this symbol may mean the other: the year of a resolution may be left out."""
        return not set(self.halves).isdisjoint(other.names)

    @classmethod
    def of_resolution(cls, text: str) -> Symbol | None:
        """The symbol of the resolution that a head names: "Resolution 12 (1950)", "12 (1950). Resolution of 3 May".

        Where the year in brackets is missing or misprinted, that of the date stands in a Security Council symbol.
        """
        named = _NAMED.match(text)
        number = _BY_NUMBER.match(text, named.end() if named else 0)
        body = _BODY.search(text)
        if number:
            return cls.parse(_resolution_symbol(number, body.group().lower() if body else ""))
        dated = _NAMED_AND_DATED.match(text)
        if dated and body is None and "security council" in text.lower():
            return cls.parse(f"S/RES/{dated['number']}({dated['year']})")
        return None

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
        return found if str(found) == printed else None

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
        """For a file's name: halves hold letters, figures and `.()-` between strokes, and nothing else."""
        return self.slug.replace("/", "_")

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
        return re.sub(r"\d+", "#", self.halves[-1])

    @property
    def serial(self) -> tuple[int, ...]:
        """The numbers of the last half, in order: what a chronological list of symbols is sorted by."""
        return tuple(int(number) for number in re.findall(r"\d+", self.halves[-1]))

    def same_document(self, other: _Known) -> bool:
        return not set(self.halves).isdisjoint(other.halves)

    @property
    def cited(self) -> str:
        """As the United Nations Editorial Manual cites it: a space stands before a year or session in brackets."""
        return _BRACKETED_END.sub(" (", str(self))

    @property
    def spellings(self) -> tuple[str, ...]:
        """What the United Nations' own document system may know it by, likeliest first: never the joint symbol.

        A resolution's bracket stands without a space there, or with one; no other symbol has a bracket.
        """
        spelled = [
            (half, _BRACKETED_END.sub(" (", half)) if _RESOLUTION.search(half) else (_BRACKETED.sub("", half),)
            for half in self.halves
        ]
        return tuple(dict.fromkeys(spelling for one in spelled for spelling in one))

    def __str__(self) -> str:
        return "–".join(self.halves)


def _of_a_year(announced: re.Match[str], number: re.Match[str]) -> bool:
    """True in "resolutions 1993", for those of a year: several of them have more than one number."""
    alone = number.start() == announced.start("list") and not number["more"].strip()
    return bool(alone and announced["what"].lower() == "resolutions" and re.fullmatch(_YEAR, number["number"]))


def _year_of(half: str) -> str:
    """A year stands in brackets, or is a component with a number behind it; a last component is a number."""
    bracketed = re.search(rf"\(({_YEAR})\)$", half)
    if bracketed:
        return bracketed.group(1)
    return next((part for part in half.split("/")[1:-1] if re.fullmatch(_YEAR, part)), "")


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Where a text names bodies that adopt resolutions: anywhere, and as "of the …"."""

    named: tuple[re.Match[str], ...]
    owners: tuple[re.Match[str], ...]

    @classmethod
    def named_in(cls, text: str) -> _Bodies:
        return cls(tuple(_BODY.finditer(text)), tuple(_OF_BODY.finditer(text)))

    def of_resolution(self, number_end: int, announced: re.Match[str]) -> str:
        """Whose it is: of the body right before the word "resolution", else behind the number, else named last."""
        before = bisect_right(self.named, announced.start(), key=re.Match.end) - 1
        last = self.named[before] if before >= 0 else None
        if last and _RIGHT_BEFORE.fullmatch(announced.string, last.end(), announced.start()):
            return last["body"].lower()
        behind = bisect_left(self.owners, number_end, key=re.Match.start)
        if behind < len(self.owners) and self.owners[behind].end() <= announced.end("list"):
            return self.owners[behind]["body"].lower()
        return last["body"].lower() if last else ""


def _resolution_symbol(match: re.Match[str], body: str) -> str:
    if match["year_form"]:
        return f"S/RES/{match['year_form']}({match['year']})"
    if match["roman_form"]:
        return f"A/RES/{match['roman_form']}({match['roman']})"
    if len(match["session"]) == 4 and match["session"].isdigit():
        organ = "E/CN.4" if body == "commission on human rights" else "E"
    else:
        organ = "A/HRC" if body == "human rights council" else "A"
    return f"{organ}/RES/{match['session']}/{match['number']}"


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    plain = _SPACES_AT_SIGNS.sub(r"\1", _MARKDOWN_ESCAPE.sub(r"\1", plain)).strip()
    if _WORDS_BEHIND.search(plain):
        raise BadSymbol(text)
    plain = _SPACES.sub("", plain).rstrip("*").strip("/")
    return "/".join(_fold_component(part) for part in plain.upper().split("/"))


def _fold_component(part: str) -> str:
    # A joint symbol may carry the modification in front of its dash: "ADD.1-S".
    head, dash, tail = part.partition("-")
    modified = _MODIFIED.match(head)
    if modified:
        head = modified.group(1).capitalize() + modified.group(2)
    return head + dash + tail
