"""Which place of a document a reference names, as printed ("annex, paras. 4 and 5"), and where a place stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.citations.places import LAST, SECTIONS, Place, find_places, place_at
from corpus.document import Block, Document

_JOINED = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s+(?:of|to|in)\s+(?:the\s+)?")
#: Between a symbol and a place behind it.
_LEADING = re.compile(r"(?:,\s*|\s*\(|\s+at\s+)(?:(?:see|at|its|in particular|especially|notably|including)\s+)*")
_ANNOUNCING = (
    r"(?i:the|its|present|United\s+Nations|UN|Security\s+Council|General\s+Assembly|(?:document|doc\.|letter|report|note|"
    r"statement|resolution)(?!s))"
)
#: Between a place and a symbol behind it.
_OF = re.compile(rf"\s+(?:of|to|in)\s+(?:{_ANNOUNCING}\s+)*$")
#: Kinds of places that the labels of blocks do not name.
#: "24A": a paragraph put in behind paragraph 24 or, where there is none, paragraph 24 (a).
_LETTERED = re.compile(r"(?P<figures>\d+)(?P<letter>[A-Z])")
_WITHOUT_LABEL = ("part", "block", "page")
#: Characters. The longest "paragraphs 4 (b) and 5 of Security Council resolution " that a sentence would bear.
_REACH = 160


def printed_behind(text: str, end: int) -> tuple[str, int]:
    """The pinpoint right behind a symbol that ends at `end`, and where it ends: ", para. 3"; "" where there is none."""
    leading = _LEADING.match(text, end)
    found = tuple(_in_a_row(text, leading.end())) if leading else ()
    return (text[found[0].start : found[-1].end], found[-1].end) if found else ("", end)


def printed_before(text: str, start: int) -> str:
    """The pinpoint right in front of a symbol: "paragraph 3 of resolution "; "" where there is none."""
    reach = max(0, start - _REACH)
    of = _OF.search(text, reach, start)
    found = tuple(find_places(text, reach, of.start())) if of else ()
    if not of or not found or found[-1].end != of.start():
        return ""
    first = found[-1]
    for place in reversed(found[:-1]):
        if not _JOINED.fullmatch(text, place.end, first.start):
            break
        first = place
    return text[first.start : found[-1].end]


def _in_a_row(text: str, at: int) -> Iterator[Place]:
    place = place_at(text, at)
    while place is not None:
        yield place
        joined = _JOINED.match(text, place.end)
        place = place_at(text, joined.end()) if joined else None


@dataclass(frozen=True, slots=True)
class Target:
    """One place: a number of those that are named.

    parts  the annexes it lies in, outermost first, itself if it is one; none for the main text, or whichever has it
    """

    place: Place
    number: str
    parts: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """ "paragraph 3 (a) of annex II"."""
        within = f" of {self.parts[-1]}" if self.parts and self.place.kind != "part" else ""
        return f"{self.place.called(self.number)}{within}"

    @property
    def optional(self) -> bool:
        """It is named as one behind another, if there is one."""
        return self.place.open and self.number != self.place.numbers[0]

    @property
    def whole(self) -> Target:
        """The paragraph that a sub-item belongs to."""
        return replace(self, number=whole(self.number))


def whole(number: str) -> str:
    """ "1 bis" of "1 bis (a)"."""
    return number.partition(" (")[0]


def targets(found: Sequence[Place]) -> Iterator[Target]:
    """A target for each number of places in a row. An annex beside others only says where they lie."""
    parts: tuple[str, ...] = ()
    for at, place in enumerate(found):
        if place.kind == "part":
            within = parts if at and found[at - 1].kind == "part" else ()
            parts = (*within, _part(place))
            if all(other.kind == "part" for other in found):
                yield Target(place, place.numbers[0], parts)
        else:
            # "para. 3 of the annex" names the part behind the paragraph
            later = tuple(_part(other) for other in found[at:] if other.kind == "part")[:1]
            yield from (Target(place, number, parts or later) for number in place.numbers)


def _part(place: Place) -> str:
    return place.called(place.numbers[0])


def places(document: Document, printed: str) -> tuple[Block, ...]:
    """The blocks of the document that a printed pinpoint names, in its order, the first of each place.

    What is not there is left out; where only annexes have it and several do, none is meant.
    """
    found = (_first(document, target) for target in targets(tuple(find_places(printed))))
    return tuple({block.id: block for block in found if block is not None}.values())


def _first(document: Document, target: Target) -> Block | None:
    blocks = blocks_at(document, target) or blocks_at(document, target.whole)
    clear = target.place.kind == "page" or len({block.part for block in blocks}) == 1
    return blocks[0] if blocks and clear else None


def blocks_at(document: Document, target: Target) -> tuple[Block, ...]:
    """The blocks of one place, a paragraph with what belongs to it.

    A printed number comes before one that we have counted, unless that is what is named; the main text before annexes.
    """
    if target.number == LAST:
        return blocks_at(document, replace(target, number=next(reversed(numbers_there(document, target)), "")))
    found = tuple(block for block in _within(document, target.parts) if _stands_at(block, target))
    lettered = _LETTERED.fullmatch(target.number) if target.place.kind == "paragraph" and not found else None
    if lettered:
        return blocks_at(document, replace(target, number=f"{lettered['figures']} ({lettered['letter'].lower()})"))
    if target.place.kind in _WITHOUT_LABEL:
        return found
    counted = tuple(block for block in found if block.counted)
    printed = tuple(block for block in found if not block.counted)
    main = next((block.part for block in document.blocks), "")
    for alike in (counted, printed) if target.place.counted else (printed, counted):
        own = tuple(block for block in alike if block.part == main)
        if own or len({block.part for block in alike}) == 1:
            return own or alike
    return found


def numbers_there(document: Document, target: Target) -> tuple[str, ...]:
    """The numbers that there are of this kind of place, in the part that is meant, each once."""
    place = target.place
    match place.kind:
        case "part":
            parts = (_word_and_number(block.part) for block in document.blocks)
            numbers = [number for word, number in parts if word == place.word]
        case "block":
            numbers = []
        case "page":
            numbers = [str(page) for block in document.blocks for page in block.pages]
        case _:
            own = (_own_place(block) for block in _within(document, target.parts))
            alike = (other for other in own if other and _same_kind(other, place))
            numbers = [whole(number) for other in alike for number in other.numbers]
    return tuple(dict.fromkeys(filter(None, numbers)))


def _within(document: Document, parts: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of the innermost part that the document has. "Annex" means its only one, whatever number that has.

    A section without numbers of its own says nothing of where a paragraph stands.
    """
    there = dict.fromkeys(block.part for block in document.blocks)
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        alike = [own for own in there if part in (own, own.rpartition(", ")[2], _word_and_number(own)[0])]
        alike = [own for own in alike if all(outer in own.split(", ") for outer in parts[:at])] or alike
        if len(alike) == 1 or part in alike:
            wanted = part if part in alike else alike[0]
            return tuple(block for block in document.blocks if block.part == wanted)
    has_others = any(not part.startswith(SECTIONS) for part in parts)
    return () if has_others else document.blocks


def _word_and_number(part: str) -> tuple[str, str]:
    """ "annex" and "II" of "annex II"; a draft of an annex, "annex II, draft resolution", is named by its own name."""
    word, _, number = part.rpartition(", ")[2].rpartition(" ")
    return (word, number) if word not in ("", "draft") else (part, "")


def _stands_at(block: Block, target: Target) -> bool:
    """True for a block of the target's part that the target names."""
    place, number = target.place, target.number
    match place.kind:
        case "part":
            return True
        case "block":
            return block.id == number
        case "page":
            return number in map(str, block.pages)
    own = _own_place(block)
    return bool(own and _same_kind(own, place) and any(n == number or n.startswith(f"{number} (") for n in own.numbers))


def _same_kind(one: Place, other: Place) -> bool:
    return (one.kind, one.word) == (other.kind, other.word)


def _own_place(block: Block) -> Place | None:
    """The place that a block's label names; None for "title", "below the adoption, [para. 1]"."""
    return _labelled(block.label.removeprefix(f"{block.part}, "))


@lru_cache(maxsize=4096)
def _labelled(label: str) -> Place | None:
    return place_at(label, 0)
