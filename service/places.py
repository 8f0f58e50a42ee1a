"""Places as people name them, "paras. 3 and 4", "footnote 6": read from a text, and nothing about any document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.dates import MONTHS

Kind = Literal["block", "preambular paragraph", "paragraph", "footnote", "caption", "annex"]

_AND = r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|to\s+|through\s+|[-–—]\s*)"
#: A list of numbers; "853 (1993)" behind a comma is a resolution.
_NUMBERS = rf"\[?(?P<numbers>\d{{1,3}}(?:{_AND}\d{{1,3}}(?!\d|\s?\(\d|/))*)(?!\d|/)\]?"
_PARAGRAPHS = r"(?:paragraphs?|paras?\b\.?|¶{1,2})"
_CAPTIONS = r"images?|figures?|photos?|photographs?|pictures?|maps?|tables?|charts?|plates?|exhibits?"
#: What places are called. The first that matches counts.
_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("block", re.compile(r"(?<=\S)#(?P<numbers>[a-z][a-z0-9-]{0,30})\b")),
    ("preambular paragraph", re.compile(rf"\b(?:(?:preambular|preamble)\s*\[?{_PARAGRAPHS}?|PP)\s*{_NUMBERS}", re.I)),
    (
        "paragraph",
        re.compile(
            rf"(?:\boperative\s+)?(?:\b{_PARAGRAPHS}|¶{{1,2}}|\bOP)\s*{_NUMBERS}(?:\s*(?P<item>\([a-z]{{1,3}}\)))?",
            re.I,
        ),
    ),
    ("footnote", re.compile(rf"\b(?:footnotes?|fns?\.?|notes?)\s*{_NUMBERS}", re.I)),
    ("caption", re.compile(rf"\b(?P<word>{_CAPTIONS})\s+{_NUMBERS}", re.I)),
    ("annex", re.compile(r"\b(?P<word>annex|appendix|enclosure)\s+(?P<numbers>[IVXLC]+|\d{1,2})\b", re.I)),
)
_NUMBER_OR_RANGE = re.compile(r"(?P<first>\d+)(?:\s*(?:to|through|[-–—])\s*(?P<last>\d+))?")
#: Numbers of one range; nobody reads more at a time.
_MOST = 50
_WORD = re.compile(r"[^\W\d_]+")
#: What may stand between a place and its document.
_JOINING = frozenset(
    """and of in from to under at on the its un united nations document security council general assembly resolution
    resolutions dated adopted operative s""".split()
) | frozenset(month.lower() for month in MONTHS)
#: What somebody says who wants to see a place, and asks nothing of it.
_SHOWING = frozenset(
    """what is are was does do did say says said state states stated read reads show me us give get tell please quote
    cite print display find open see look up at out go text wording words content contents full whole exact verbatim can
    could would you i want need like a an it that this about there""".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or several of one kind, named in the range `[start, end)` of a text.

    numbers  in the order of the text: of paragraphs, footnotes, captions, an annex; the id of a block
    item     "(a)" behind a paragraph's number, or ""
    word     what an annex or a caption is called, in small letters: "annex", "image"; "" for other kinds
    """

    start: int
    end: int
    kind: Kind
    numbers: tuple[str, ...]
    item: str = ""
    word: str = ""

    def called(self, number: str) -> str:
        """ "paragraph 3 (a)", "image 21"."""
        return " ".join(filter(None, [self.word or self.kind, number, self.item]))


def find_places(text: str) -> Iterator[Place]:
    """Places in the order of the text; where two forms match the same words, the earlier form's."""
    found: list[Place] = []
    for kind, form in _FORMS:
        for match in form.finditer(text):
            if not any(place.start < match.end() and match.start() < place.end for place in found):
                found.append(_place(kind, match))
    yield from sorted(found, key=lambda place: place.start)


def _place(kind: Kind, match: re.Match[str]) -> Place:
    groups = match.groupdict()
    numbers = expanded(match["numbers"]) if kind not in ("block", "annex") else (match["numbers"],)
    if kind == "annex":
        numbers = (match["numbers"].upper(),)
    word = (groups.get("word") or "").lower().removesuffix("s")
    return Place(*match.span(), kind, numbers, (groups.get("item") or "").lower(), word)


def expanded(numbers: str) -> tuple[str, ...]:
    """ "3, 5 and 7-9" as 3, 5, 7, 8, 9, each once."""
    found: dict[str, None] = {}
    for match in _NUMBER_OR_RANGE.finditer(numbers):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        found |= dict.fromkeys(map(str, range(first, min(last, first + _MOST - 1) + 1)))
    return tuple(found)


def joins(gap: str) -> bool:
    """True for what may stand between a place and its document: "of resolution", "of 29 July 1993, "."""
    return all(word.lower() in _JOINING for word in _WORD.findall(gap))


def only_shows(rest: str) -> bool:
    """True for the rest of a question that wants to see a place, and asks nothing of it: "what does … say?"."""
    return all(word.lower() in _JOINING | _SHOWING for word in _WORD.findall(rest))
