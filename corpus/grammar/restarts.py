"""Numbers that begin anew inside a part: a list inside a paragraph, or a section that is numbered by itself.

A report carries resolutions and decisions without a head that says so, its chapters may each begin with 1, and an
agenda that a paragraph quotes has numbers too. Without this two paragraphs have one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.dates import read_date
from corpus.grammar.drafts import Draft, Part
from corpus.grammar.paragraph_numbers import decimals_in, follows, order, printed_number
from corpus.grammar.phrases import DRAFT_FOLLOWS, ENACTING, SECTION_HEADS
from corpus.printing.signs import CLOSED, NUMBERED

#: Words of a heading that name a section which has neither number nor letter; more of them make no label.
_NAME_WORDS = 9
#: A line of so few words, without a stop, may be a heading with a number.
_HEADING_WORDS = 10
#: Times as many words as in the longest item of a list: no item goes on with it, but a paragraph behind the list.
_LONGER = 2
_DATE_LENGTH = 30
#: A line of a table of contents: dots lead to a page.
_CONTENTS = re.compile(r"(?:\.\s?|…\s?){5,}\s*\d{0,4}$")


def restarted(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, each in the part that its number is one of; numbered items of a paragraph are list items."""
    walk = _Walk(list(drafts), decimals_in(drafts))
    for place in range(len(drafts)):
        walk.take(place)
    return tuple(walk.drafts)


_NUMBERED_KINDS = ("paragraph", "quotation")


@dataclass(slots=True)
class _Series:
    """Paragraphs that are numbered through.

    depth   how many headings the one that opens it stands under
    last    the last number, `items` that of the list that the last paragraph leads to
    longest words of the longest item of that list
    """

    part: Part
    depth: int = 0
    last: str = ""
    items: str = ""
    longest: int = 0


@dataclass(slots=True)
class _Walk:
    """A document being read for its numbers.

    series    those that are open in each part, by its prefix, the innermost last
    ended     prefixes of the parts that a number has ended, each with that of the part that goes on
    within    prefix of the part that is being read, `outer` of the one before it
    headings  places of the headings behind the last number
    before    the place of the last draft that is no footnote, `numbered` that of the last paragraph with a number
    sections  how many have been found; `names` are those that drafts have been called by
    """

    drafts: list[Draft]
    decimals: frozenset[str]
    series: dict[str, list[_Series]] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    within: str | None = None
    outer: str | None = None
    headings: list[int] = field(default_factory=list)
    before: int | None = None
    numbered: int | None = None
    sections: int = 0
    names: set[str] = field(default_factory=set)

    def take(self, place: int) -> None:
        draft = self.drafts[place]
        if draft.kind == "footnote":
            return
        if draft.part.prefix != self.within:
            self._enter(draft.part)
        if draft.kind == "heading":
            self._close_section(place)
            self.headings.append(place)
        number = self._number_of(draft)
        if number and _CONTENTS.search(draft.text):
            self.drafts[place] = replace(draft, kind="list_item")
        elif number:
            self._number(place, number)
        self._put(place)
        self.before = place

    def _number_of(self, draft: Draft) -> str:
        """The number that a paragraph is printed with; no letter that a scan may have put for one."""
        is_numbered = draft.kind in _NUMBERED_KINDS and NUMBERED.match(draft.text)
        return printed_number(draft.text, "", self.decimals) if is_numbered else ""

    def _enter(self, part: Part) -> None:
        """Another part begins, as its heading says."""
        self.outer, self.within = self.within, part.prefix
        self.headings = []
        self.series.setdefault(part.prefix, [_Series(part)])
        self.ended.pop(part.prefix, None)

    @property
    def _open(self) -> list[_Series]:
        prefix = self.within or ""
        return self.series[self.ended.get(prefix, prefix)]

    def _close_section(self, heading: int) -> None:
        """A heading beside that of a section ends it, unless the numbers below go on; one above it, if they may not."""
        section, depth = self._open[-1], len(self.drafts[heading].under)
        if len(self._open) == 1 or not section.last or depth > section.depth:
            return
        coming = next(self._numbers_behind(heading), "")
        is_outer = depth < section.depth and any(follows(coming, own.last or "0") for own in self._open[:-1])
        if is_outer or not follows(coming, section.last):
            self._open.pop()

    def _put(self, place: int) -> None:
        self.drafts[place] = replace(self.drafts[place], part=self._open[-1].part)

    def _number(self, place: int, number: str) -> None:
        series = self._open[-1]
        if series.items and follows(number, series.items) and not self._is_behind_list(place, number):
            self._item(place, number)
            return
        if not follows(number, series.last or "0"):
            if self._goes_back(number):
                series = self._open[-1]
            elif order(number) <= order(series.last):
                if not self._begins_anew(place, number):
                    return
                series = self._open[-1]
        series.last, series.items, series.longest = number, "", 0
        self.numbered = place
        self.headings = []

    def _is_behind_list(self, place: int, number: str) -> bool:
        """The paragraph behind a list may have the number that would be the next of the list."""
        series = self._open[-1]
        if not follows(number, series.last):
            return False
        return bool(self.headings) or len(self.drafts[place].text.split()) > _LONGER * series.longest

    def _item(self, place: int, number: str) -> None:
        series, draft = self._open[-1], self.drafts[place]
        series.items, series.longest = number, max(series.longest, len(draft.text.split()))
        self.drafts[place] = replace(draft, kind="list_item")

    def _goes_back(self, number: str) -> bool:
        """The number goes on with a series around this one, which ends."""
        around = self._open
        for depth in range(len(around) - 2, -1, -1):
            if around[depth].last and follows(number, around[depth].last):
                del around[depth + 1 :]
                self._put_headings()
                return True
        has_begun = self.within and around[-1].last and self.headings
        outer = self.series.get(self.outer or "") if has_begun else None
        if outer and outer[-1].last and follows(number, outer[-1].last):
            self.ended[self.within or ""] = self.outer or ""
            self._put_headings()
            return True
        return False

    def _put_headings(self) -> None:
        """The headings behind the last number belong to the series that goes on or begins below them."""
        for place in range(self.headings[0], (self.before or 0) + 1) if self.headings else ():
            if self.drafts[place].kind != "footnote":
                self._put(place)

    def _begins_anew(self, place: int, number: str) -> bool:
        """False for a number that is only one out of order."""
        series = self._open[-1]
        if self._is_heading(place):
            self.drafts[place] = replace(self.drafts[place], kind="heading")
            return False
        if any(figures != 1 for figures, _ in order(number)):
            return False
        if not self.headings:
            if self._leads_here():
                self._item(place, number)
                return False
            self._open.append(_Series(series.part, series.depth))
            return True
        opening, name = self._opening(place)
        depth = len(self.drafts[opening].under)
        while len(self._open) > 1 and self._open[-1].depth >= depth:
            self._open.pop()
        around = self._open[-1].part
        self.sections += 1
        part = Part(around.label(name), f"{around.prefix}s{self.sections}-", is_section=not around.is_annex)
        self._open.append(_Series(part, depth))
        self.headings = [each for each in self.headings if each >= opening]
        self._put_headings()
        return True

    def _leads_here(self) -> bool:
        """The block in front ends with a colon: what begins with 1 here is its list."""
        return self.before is not None and self.drafts[self.before].text.endswith(":")

    def _is_heading(self, place: int) -> bool:
        """A short line with a number of its own, behind which the paragraphs are numbered on."""
        text = self.drafts[place].text
        if len(text.split()) > _HEADING_WORDS or CLOSED.search(text) or text.endswith(",") or self._leads_here():
            return False
        coming = next(self._numbers_behind(place), "")
        return bool(coming) and follows(coming, self._open[-1].last)

    def _numbers_behind(self, place: int) -> Iterator[str]:
        return filter(None, map(self._number_of, self.drafts[place + 1 :]))

    def _opening(self, place: int) -> tuple[int, str]:
        """The heading that opens the section which `place` stands in, and what the section is called."""
        holding = [each for each in self.headings if self.drafts[each].text in self.drafts[place].under]
        named = _first_named(self.drafts, holding) or _first_named(self.drafts, self.headings[::-1])
        if named:
            return named
        announced = self._announced()
        plain = [each for each in self.headings if _may_name(self.drafts[each].text)] or self.headings
        opening = plain[0] if announced else plain[-1]
        return opening, announced or _quoted(self.drafts[opening].text)

    def _announced(self) -> str:
        """ "draft decision", as the last paragraph with a number says that one follows."""
        match = DRAFT_FOLLOWS.search(self.drafts[self.numbered].text) if self.numbered is not None else None
        name = match["what"].lower() if match else ""
        if name in self.names:
            return ""
        self.names.add(name)
        return name


def _first_named(drafts: Sequence[Draft], headings: Sequence[int]) -> tuple[int, str] | None:
    """The first of the headings that has the form of most weight."""
    for form in SECTION_HEADS:
        for place in headings:
            if match := form.head.match(drafts[place].text):
                return place, form.name(match)
    return None


def _may_name(text: str) -> bool:
    return not ENACTING.fullmatch(text) and not (len(text) < _DATE_LENGTH and read_date(text))


def _quoted(text: str) -> str:
    words = text.split()
    return f"“{' '.join(words[:_NAME_WORDS])}{'…' if len(words) > _NAME_WORDS else ''}”"
