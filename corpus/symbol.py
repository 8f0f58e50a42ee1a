"""A United Nations document symbol: parsed once, compared by key, printed one way.

The only module that holds regular expressions for symbols. Facts: UN Editorial Manual, "Document symbols".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import BadSymbol

#: First components: the principal organs, the Secretariat, the Trusteeship Council, and the treaty series
#: and funds that print symbols of their own.
ORGANS = (
    "A", "S", "E", "ST", "T", "CAT", "CCPR", "CED", "CEDAW", "CERD", "CMW", "CRC", "CRPD", "DP", "HRI", "TD", "UNEP",
)  # fmt: skip

# A hyphen is printed as any of these; U+FFFE is what PDF text layers give for a hyphen at a line end, and
# U+00AD is a soft hyphen that stands where a hyphen was.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－\ufffe\u00ad"), "-")
_SPACES = re.compile(r"\s+")
_MARKDOWN_ESCAPE = re.compile(r"\\([\\()\[\]*_.\-/])")
_SESSION = r"(?:\d+|ES-\d+|S-\d+)"
_MODIFICATION = r"(?:/(?:Add|Amend|Corr|Rev)\.\d+)"
_COMPONENT = r"[A-Z0-9][A-Za-z0-9.\-]*(?:\((?:\d{4}|[IVXLC]+)\))?"
_HALF = re.compile(rf"(?:{'|'.join(ORGANS)})(?:/{_COMPONENT})+")
_JOINT = re.compile(rf"(A/{_SESSION}/\d+{_MODIFICATION}*)-(S/.+)")
_MODIFIED = re.compile(r"^(ADD|AMEND|CORR|REV)(\.\d+)$")

# In running text: an organ at a word's start, components, and at most one bracketed year or session that
# may stand after a space ("S/RES/822 (1993)").
_DASH = r"[-‐‑‒–—\ufffe\u00ad]"
_IN_TEXT = re.compile(
    rf"(?<![\w/.\-])(?:{'|'.join(sorted(ORGANS, key=len, reverse=True))})/"
    rf"[A-Z0-9](?:[A-Za-z0-9./]|{_DASH}(?=[A-Z0-9])|\s?\((?:[IVXLC]+)\)|(?<=\d)\s?\((?:1[89]|20)\d\d\))*"
)
_RESOLUTION = re.compile(r"/(?:RES|DEC)/")

# Resolutions cited by number. A bracketed year is the Security Council's way, a bracketed roman session or a
# session before a stroke the General Assembly's, a year before a stroke the Economic and Social Council's.
_RESOLUTIONS = re.compile(r"\bresolutions?\b(?P<list>[^.;:]*)", re.I)
_BY_NUMBER = re.compile(
    r"(?<![\w/.\-])(?:(?P<year_form>\d{1,4})\s?\((?P<year>(?:19|20)\d\d)\)|(?P<roman_form>\d{1,4})\s?\((?P<roman>[IVXLC]+)\)"
    r"|(?P<session>\d{1,3}|ES-\d+|S-\d+|(?:19|20)\d\d)/(?P<number>\d{1,3}))(?![\w/])"
)


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
        for sentence in _RESOLUTIONS.finditer(text):
            before = text[: sentence.start()].lower()
            for match in _BY_NUMBER.finditer(text, sentence.start("list"), sentence.end("list")):
                yield match.start(), match.end(), cls.parse(_resolution_symbol(match, before))

    @property
    def slug(self) -> str:
        """The half that stands in addresses: the first."""
        return self.halves[0]

    @property
    def organ(self) -> str:
        return self.slug.split("/", 1)[0]

    @property
    def year(self) -> int | None:
        """The calendar year in the symbol, where a half carries one: 2020 for S/2020/1267."""
        years = [
            part for half in self.halves for part in re.split(r"[/()]", half) if re.fullmatch(r"(19|20)\d\d", part)
        ]
        return int(years[-1]) if years else None

    @property
    def serial(self) -> tuple[int, ...]:
        """The numbers of the last half, in order: what a chronological list of symbols is sorted by."""
        return tuple(int(number) for number in re.findall(r"\d+", self.halves[-1]))

    def same_document(self, other: Symbol) -> bool:
        return not set(self.halves).isdisjoint(other.halves)

    def __str__(self) -> str:
        return "–".join(self.halves)


def _resolution_symbol(match: re.Match[str], before: str) -> str:
    if match["year_form"]:
        return f"S/RES/{match['year_form']}({match['year']})"
    if match["roman_form"]:
        return f"A/RES/{match['roman_form']}({match['roman']})"
    if len(match["session"]) == 4 and match["session"].isdigit():
        return f"E/RES/{match['session']}/{match['number']}"
    organ = "A/HRC" if before.rfind("human rights council") > before.rfind("general assembly") else "A"
    return f"{organ}/RES/{match['session']}/{match['number']}"


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_DASHES)).translate(_DASHES)
    plain = _SPACES.sub("", _MARKDOWN_ESCAPE.sub(r"\1", plain)).rstrip("*").strip("/")
    return "/".join(_fold_component(part) for part in plain.upper().split("/"))


def _fold_component(part: str) -> str:
    # A joint symbol may carry the modification in front of its dash: "ADD.1-S".
    head, dash, tail = part.partition("-")
    modified = _MODIFIED.match(head)
    if modified:
        head = modified.group(1).capitalize() + modified.group(2)
    return head + dash + tail
