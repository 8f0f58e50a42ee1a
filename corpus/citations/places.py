"""Places as texts name them, "paras. 3 (a) and 4"; corpus/citations/pinpoints.py finds them in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.dates import MONTHS
from corpus.printing.signs import LATIN_TIMES

Kind = Literal["block", "preambular paragraph", "paragraph", "footnote", "caption", "page", "part"]

#: What stands behind the figures: "10.1", "1 bis", "12A".
_BELOW = rf"(?:(?:\.\d{{1,3}}){{1,3}}(?![\d/])|\s?(?:{LATIN_TIMES})\b|[a-z](?!\w))?"
_ITEMS = r"(?:,?(?:\s?\([a-z]{1,3}\))+)?"
# Neither a resolution, which has a year or a stroke behind its number, nor a date.
_NUMBER = rf"\d{{1,3}}(?!\d|/|\s?\(\d{{4}}\)|\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}){_BELOW}{_ITEMS}"
_AND = r"\s*(?:[,;]\s*(?:(?:and|or)\s+)?|(?:and|or|to|through)\s+|&\s*|[-–—]\s*)"
_NUMBERS = rf"\s*\[?(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER})*)\]?(?:\s?(?P<following>ff?)(?:\.|\b))?"
_NUMBERS_AT = _NUMBERS.replace("numbers", "numbers_at").replace("following", "following_at")
_PARAGRAPHS = r"(?:paragraphs?|paras?\b\.?|¶{1,2}|§{1,2})"
_IN_WORDS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    )
    for number, word in enumerate(words.split(), start=1)
}
_WORD = rf"(?P<in_words>{'|'.join(_IN_WORDS)}|last|final|\d{{1,2}}(?:st|nd|rd|th))\b"
_WORD_BEFORE = _WORD.replace("in_words", "before")
_CAPTIONS = r"images?|figures?|photos?|photographs?|pictures?|maps?|tables?|charts?|plates?|exhibits?"
_PARTS = r"annex|appendix|enclosure|draft\s+resolution|draft\s+decision"
_PART_NUMBER = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})|\d{1,2}|(?-i:[A-Z])"
_SECTION_WORDS = {"section": "sect.", "chapter": "chap."}
#: How the labels of blocks begin that stand in a section or chapter with numbers of its own.
SECTIONS = tuple(_SECTION_WORDS.values())
#: What places are called. The first that matches counts. A section or chapter only says where a paragraph beside it is.
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("block", re.compile(r"(?<=\S)#(?P<numbers>[a-z][a-z0-9-]{0,30}(?:\.\d{1,3})*(?:-[a-z0-9-]{1,12})?)\b")),
    (
        "preambular paragraph",
        re.compile(
            rf"\b(?:(?:preambular|preamble)\s*\[?{_PARAGRAPHS}?|(?-i:PP))(?:{_NUMBERS}|\s+{_WORD})"
            rf"|\b{_WORD_BEFORE}\s+preambular\s+{_PARAGRAPHS}(?!\w)"
            rf"|\b(?P<all>preamble)\b(?!\s*(?:{_PARAGRAPHS}|\d))",
            re.I,
        ),
    ),
    (
        "paragraph",
        re.compile(
            rf"(?:\b(?:operative|op\.?)\s+)?\[?(?:\b{_PARAGRAPHS}|¶{{1,2}}|§{{1,2}}|\bOP)(?:{_NUMBERS}|\s+{_WORD})"
            rf"|\b{_WORD_BEFORE}\s+(?:operative\s+)?{_PARAGRAPHS}(?!\w|\s*\d)"
            rf"|/[\w.]+(?:\s?\(\d{{4}}\))?,?\s+(?P<at>at){_NUMBERS_AT}(?!\s*[ap]\.?m)",
            re.I,
        ),
    ),
    ("footnote", re.compile(rf"\b(?:footnotes?|fns?\.?|notes?|nn?\.(?=\s?\d)){_NUMBERS}", re.I)),
    ("caption", re.compile(rf"\b(?P<word>{_CAPTIONS})\s{_NUMBERS}", re.I)),
    ("page", re.compile(rf"\b(?:pages?|pp?\.){_NUMBERS}", re.I)),
    (
        "part",
        re.compile(
            rf"\b(?P<word>{_PARTS})(?:es)?\b(?:\s+(?P<numbers>{_PART_NUMBER})(?![\w/(]))?"
            rf"|\b(?P<section>sect(?:ion|\.)|chap(?:ter|\.))\s+(?P<of_section>{_PART_NUMBER})(?=,?\s+{_PARAGRAPHS})",
            re.I,
        ),
    ),
)
#: "See para. 3 above": a place of the text itself.
_OF_THE_TEXT = re.compile(r"\s+(?:above|below)\b", re.I)
_RUN = re.compile(
    rf"(?P<first>\d+{_BELOW}){_ITEMS.replace('(?:,?', '(?P<items>,?', 1)}"
    r"(?:\s*(?:to|through|[-–—])\s*(?P<last>\d+(?:\.\d+)*))?",
    re.I,
)
_PUT_IN = re.compile(r"(?P<figures>\d+)\s?(?P<sign>[a-z]+)", re.I)
_ITEM = re.compile(r"\([a-z]+\)")
#: In the place of a number: that of the last there is.
LAST = "last"
#: Numbers of one range; a longer one is a misprint, and nobody reads more at a time.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or several of one kind, named in the range `[start, end)` of a text.

    numbers  in the order of the text: of paragraphs ("3", "3 (a) (ii)", "10.1", "1 bis", `LAST`), footnotes, captions,
             pages; of an annex, "" where it has none; the id of a block
    word     what an annex or a caption is called, in small letters: "annex", "image"; "" for other kinds
    counted  the number stands in brackets, as that of a paragraph does which we have counted
    open     the first number counts; of those behind it, whichever there are ("paras. 3 ff.", "the preamble")
    """

    start: int
    end: int
    kind: Kind
    numbers: tuple[str, ...]
    word: str = ""
    counted: bool = False
    open: bool = False

    def called(self, number: str) -> str:
        """ "paragraph 3 (a)", "image 21"."""
        return f"{self.word or self.kind} {number}".strip()


def find_places(text: str, start: int = 0, end: int | None = None) -> Iterator[Place]:
    """Places in the order of the text; where two forms match the same words, the earlier form's."""
    end = len(text) if end is None else end
    found: list[Place] = []
    for kind, form in _FORMS:
        for match in form.finditer(text, start, end):
            if not any(place.start < match.end() and match.start() < place.end for place in found):
                found += _places(kind, match)
    yield from sorted(found, key=lambda place: place.start)


def place_at(text: str, at: int) -> Place | None:
    """The place whose name begins there."""
    for kind, form in _FORMS:
        match = form.match(text, at)
        if match:
            return next(_places(kind, match), None)
    return None


def _places(kind: Kind, match: re.Match[str]) -> Iterator[Place]:
    """The place that a form has matched, if it is one of another text."""
    if _OF_THE_TEXT.match(match.string, match.end()):
        return
    groups = match.groupdict()
    word = " ".join((groups.get("word") or "").lower().removesuffix("s").split())
    following = groups.get("following") or groups.get("following_at") or ""
    match kind:
        case "part":
            numbers: tuple[str, ...] = ((match["numbers"] or match["of_section"] or "").upper(),)
            section = (match["section"] or "").lower()
            word = word or _SECTION_WORDS.get(section, section)
        case "block":
            numbers = (match["numbers"],)
        case _ if groups.get("all"):
            numbers = tuple(map(str, range(1, _MOST)))
        case _ if printed := groups.get("in_words") or groups.get("before"):
            numbers = (_spelt(printed.lower()),)
        case _:
            numbers = tuple(dict.fromkeys(_expanded(groups.get("numbers_at") or match["numbers"])))
            numbers += tuple(_behind(numbers[-1], following))
    start = match.start("at") if groups.get("at") else match.start()
    yield Place(start, match.end(), kind, numbers, word, "[" in match.group(), bool(following or groups.get("all")))


def _spelt(word: str) -> str:
    """ "third" and "3rd" as 3."""
    return LAST if word in ("last", "final") else str(_IN_WORDS.get(word) or word[:-2])


def _behind(number: str, following: str) -> Iterator[str]:
    """The numbers behind one: the next for "f.", some for "ff."."""
    if following and number.isdecimal():
        yield from (str(int(number) + step) for step in range(1, len(following) ** 2 + 1))


def _expanded(numbers: str) -> Iterator[str]:
    """ "3 (a), 5 and 7-9" as 3 (a), 5, 7, 8, 9; "10.1–10.3" as 10.1, 10.2, 10.3."""
    for run in _RUN.finditer(numbers):
        first = _as_printed(run["first"])
        yield " ".join([first, *_ITEM.findall((run["items"] or "").lower())])
        yield from _between(first, run["last"] or "")


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers of a range behind its first one. Only figures on one level make one."""
    above, _, low = first.rpartition(".")
    same, _, high = last.rpartition(".")
    if low.isdecimal() and high.isdecimal() and above == same:
        numbers = range(int(low) + 1, min(int(high), int(low) + _MOST - 1) + 1)
        yield from (f"{above}.{number}" if above else str(number) for number in numbers)


def _as_printed(number: str) -> str:
    """ "1bis" as "1 bis", "12a" as "12A": as labels have it."""
    match = _PUT_IN.fullmatch(number)
    if match is None:
        return number
    sign = match["sign"].lower()
    return f"{match['figures']} {sign}" if len(sign) > 1 else f"{match['figures']}{sign.upper()}"
