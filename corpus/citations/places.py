"""Places as texts name them, "paras. 3 (a) and 4"; corpus/citations/pinpoints.py finds them in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.dates import MONTHS

Kind = Literal["block", "preambular paragraph", "paragraph", "footnote", "caption", "page", "part"]

# Neither a resolution, which has a year or a stroke behind its number, nor a date.
_NUMBER = rf"\d{{1,3}}(?!\d|/|\s?\(\d{{4}}\)|\s+(?:{'|'.join(MONTHS)})\s+\d{{4}})(?:,?\s?\([a-z]{{1,3}}\))?"
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
#: What places are called. The first that matches counts. A section or chapter is left out: no block is named after one.
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("block", re.compile(r"(?<=\S)#(?P<numbers>[a-z][a-z0-9-]{0,30})\b")),
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
            rf"\b(?P<word>{_PARTS})(?:es)?\b(?:\s+(?P<numbers>{_PART_NUMBER})(?![\w/(]))?",
            re.I,
        ),
    ),
)
#: "See para. 3 above": a place of the text itself.
_OF_THE_TEXT = re.compile(r"\s+(?:above|below)\b", re.I)
_RUN = re.compile(r"(?P<first>\d+)(?:,?\s?(?P<item>\([a-z]+\)))?(?:\s*(?:to|through|[-–—])\s*(?P<last>\d+))?", re.I)
#: In the place of a number: that of the last there is.
LAST = "last"
#: Numbers of one range; a longer one is a misprint, and nobody reads more at a time.
_MOST = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or several of one kind, named in the range `[start, end)` of a text.

    numbers  in the order of the text: of paragraphs ("3", "3 (a)", `LAST`), footnotes, captions, pages; of an annex,
             "" where it has none; the id of a block
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
            numbers: tuple[str, ...] = ((match["numbers"] or "").upper(),)
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
    if following and number.isdigit():
        yield from (str(int(number) + step) for step in range(1, len(following) ** 2 + 1))


def _expanded(numbers: str) -> Iterator[str]:
    """ "3 (a), 5 and 7-9" as 3 (a), 5, 7, 8, 9."""
    for run in _RUN.finditer(numbers):
        first, last = int(run["first"]), int(run["last"] or run["first"])
        yield f"{first} {(run['item'] or '').lower()}".strip()
        yield from map(str, range(first + 1, min(last, first + _MOST - 1) + 1))
