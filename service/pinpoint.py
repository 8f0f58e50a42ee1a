"""Pinpoints: "para. 3 of S/RES/853 (1993)" in a question is looked up, and not searched for.

A place counts where it stands beside the document it is a place of. A place without a document is one of the document
that an earlier question named, or of the only one there is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.document import Block, Document
from corpus.symbol import Symbol
from service.places import Place, expanded, find_places, joins, only_shows

_ANNEXED = ("annex", "appendix", "enclosure")
_OF_A_KIND = re.compile(
    r"\b(?:the|this|that)\s+(?P<kind>letter|report|resolution|note verbale|note|statement|document)\b", re.I
)
_ANNOUNCED = re.compile(r"(?:\bthe\s+)?(?:\b(?:security council|general assembly)\s+)?(?:\bresolution\s+)?$", re.I)
#: "In resolution 853 (1993), what does paragraph 3 demand?"
_OPENING = re.compile(r"\W*(?:in|under|of|from)\s+(?:[a-z]+\s+){0,4}$", re.I)

#: "What does resolution 853 (1993) demand?" is asked of it, "Who violated resolution 853 (1993)?" is not.
_TELLS = re.compile(r"(?:^|\b(?:does|do|did|in|under|by|of|from|according to)\s)\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """Places of one document that a question names.

    document  None where the one that is named is not held, or where several may be meant
    cited     as a citation prints them
    blocks    those there are, in the order of the question
    near      blocks next to those there are not
    remark    what there is instead, in sentences; "" where nothing is missing
    asks      the question with "the text" for what it names; "" where it asks nothing of it
    whole     no place is named: the answer may stand anywhere in the document, and elsewhere if it does not
    """

    document: Document | None
    cited: str
    blocks: tuple[Block, ...] = ()
    near: tuple[Block, ...] = ()
    remark: str = ""
    asks: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """Documents that the range `[start, end)` of a question may mean; `elsewhere` is one not to look in."""

    start: int
    end: int
    printed: str
    meant: tuple[Document, ...]
    by_kind: bool = False
    elsewhere: bool = False


class Pinpoints:
    """Reads questions for places in the documents held."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._by_half = {half: document for document in documents for half in document.symbol.halves}

    def named(self, question: str, history: Sequence[str] = (), slugs: Sequence[str] = ()) -> Pinpoint | None:
        """The places that a question names; None for one that has to be searched for.

        `history` are earlier questions, oldest first; `slugs` the documents to look in, none means all.
        """
        among = tuple(d for d in self._documents if not slugs or d.symbol.slug in slugs)
        documents = self._named(question, among)
        places = tuple(find_places(question))
        if len(documents) > 1 or any(named.elsewhere for named in documents):
            return None
        if not documents:
            return self._of_document_before(question, places, history, among)
        if not places:
            return _whole(question, documents[0])
        return _pinpoint(question, documents[0], places)

    def _of_document_before(
        self, question: str, places: tuple[Place, ...], history: Sequence[str], among: tuple[Document, ...]
    ) -> Pinpoint | None:
        """Places without a document. An annex alone may be anything."""
        document = among[0] if len(among) == 1 else self._talked_of(history, among)
        precise = any(place.kind != "annex" for place in places)
        if document is None or not precise or not _in_a_row(question, places):
            return None
        return _found(document, places, _asks(question, places))

    def _talked_of(self, history: Sequence[str], among: tuple[Document, ...]) -> Document | None:
        """The document that was named last, if one of its kind or number was meant alone."""
        for earlier in reversed(history):
            for named in self._named(earlier, among):
                if len(named.meant) == 1:
                    return named.meant[0]
        return None

    def _named(self, text: str, among: tuple[Document, ...]) -> tuple[_Named, ...]:
        """Documents named by symbol or number; where there are none, by their kind ("the letter")."""
        found: dict[int, _Named] = {}
        for start, end, symbol in (*Symbol.find(text), *Symbol.find_resolutions(text)):
            meant = self._held(symbol)
            there = tuple(document for document in meant if document in among)
            found[start] = _Named(_announced(text, start), end, symbol.cited, there, elsewhere=meant != there)
        for start, end, number in Symbol.find_numbers(text):
            meant = tuple(document for document in among if document.symbol.number == number)
            found[start] = _Named(_announced(text, start), end, text[start:end], meant)
        for match in _OF_A_KIND.finditer(text) if not found else ():
            meant = tuple(document for document in among if match["kind"].lower() in (document.kind, "document"))
            found[match.start()] = _Named(*match.span(), match.group(), meant, by_kind=True)
        return tuple(found[start] for start in sorted(found))

    def _held(self, symbol: Symbol) -> tuple[Document, ...]:
        """The document with this symbol, or those that have it but for a year in brackets."""
        exact = next((self._by_half[half] for half in symbol.halves if half in self._by_half), None)
        if exact is not None:
            return (exact,)
        return tuple(d for d in self._documents if any(half.startswith(f"{symbol.slug}(") for half in d.symbol.halves))


def _announced(text: str, start: int) -> int:
    """Where "the Security Council resolution" in front of a number begins."""
    announced = _ANNOUNCED.search(text, 0, start)
    return announced.start() if announced else start


def _whole(question: str, named: _Named) -> Pinpoint | None:
    """A document by itself: its title and what it begins with. With a question of it: all of it."""
    if named.by_kind or len(named.meant) != 1:
        return None
    document, asks = named.meant[0], _asks(question, [named])
    if not asks:
        beginning = (*document.of_kind("title"), *document.of_kind("paragraph", "quotation"))
        return Pinpoint(document, document.symbol.cited, beginning)
    if _OF_A_KIND.search(asks) or not _TELLS.search(question[: named.start]):
        return None
    return Pinpoint(document, document.symbol.cited, document.blocks, asks=asks, whole=True)


def _pinpoint(question: str, named: _Named, places: tuple[Place, ...]) -> Pinpoint | None:
    opening = _OPENING.fullmatch(question[: named.start]) and _in_a_row(question, places)
    if not opening and not _in_a_row(question, [named, *places]):
        return None
    asks = _asks(question, [named, *places])
    if not named.by_kind and _OF_A_KIND.search(asks):
        return None  # asks what another document says of the place
    if len(named.meant) == 1:
        return _found(named.meant[0], places, asks)
    return None if asks else Pinpoint(None, named.printed, remark=_which(named))


def _in_a_row(question: str, items: Sequence[_Named | Place]) -> bool:
    """Nothing but joining words stands between them."""
    ordered = sorted(items, key=lambda item: item.start)
    return all(joins(question[a.end : b.start]) for a, b in pairwise(ordered))


def _asks(question: str, items: Sequence[_Named | Place]) -> str:
    """The question with "the text" for runs of what is named, unless it asks nothing of it."""
    ordered = sorted(items, key=lambda item: item.start)
    kept: list[str] = []
    at = 0
    for item in ordered:
        gap = question[at : item.start]
        if not kept or not joins(gap):
            kept.append(gap)
        at = item.end
    rest = [*kept, question[at:]]
    return "" if only_shows(" ".join(rest)) else "the text".join(rest)


def _which(named: _Named) -> str:
    if not named.meant:
        return f"{named.printed[0].upper()}{named.printed[1:]} is not held."
    return f"“{named.printed}” may be {' or '.join(d.symbol.cited for d in named.meant[:5])}; name one of them."


def _found(document: Document, places: Sequence[Place], asks: str) -> Pinpoint | None:
    annex = next((place for place in places if place.kind == "annex"), None)
    section = f"{annex.word} {annex.numbers[0]}" if annex else ""
    wanted = [(place, number) for place in places if place is not annex or len(places) == 1 for number in place.numbers]
    blocks: dict[str, Block] = {}
    near: dict[str, Block] = {}
    remarks = []
    for place, number in wanted:
        here = _blocks(document, place, number, section)
        blocks |= {block.id: block for block in here}
        if not here:
            remarks.append(_missing(document, place, number, section))
            near |= {block.id: block for block in _nearest(document, place, number, section)}
    if not blocks and any(place.kind == "caption" for place, _ in wanted):
        return None  # "figure 12" may be a number of something
    labels = [wanted[0][0].called(wanted[0][1])]
    if blocks and wanted[0][0].kind != "annex":
        labels = list(dict.fromkeys(block.label for block in blocks.values()))
    cited = ", ".join([document.symbol.cited, *labels])
    return Pinpoint(document, cited, tuple(blocks.values()), tuple(near.values()), " ".join(remarks), asks)


def _blocks(document: Document, place: Place, number: str, section: str) -> list[Block]:
    """The blocks of a place: a paragraph with what belongs to it. Outside annexes, where none is named."""
    found = [block for block in document.blocks if number in _numbers_of(block, place)]
    if place.item:
        found = [block for block in found if block.label.endswith(place.item)]
    if section:
        return [block for block in found if block.section == section]
    return [block for block in found if not block.section.startswith(_ANNEXED)] or found


def _numbers_of(block: Block, place: Place) -> tuple[str, ...]:
    """The numbers by which a block is found as a place of this kind."""
    match place.kind:
        case "block":
            return (block.id,)
        case "preambular paragraph" if block.label.startswith("preambular"):
            return expanded(block.label)
        case "paragraph" if block.number and block.kind in ("paragraph", "quotation", "list_item"):
            return (block.number,)
        case "footnote" if block.kind == "footnote":
            return (block.number,)
        case "caption" if block.kind == "caption" and place.word in block.label:
            return expanded(block.label.partition(place.word)[2])
        case "annex" if block.section.startswith(place.word):
            return (block.section.rpartition(" ")[2],)
    return ()


def _missing(document: Document, place: Place, number: str, section: str) -> str:
    """ "S/RES/853 (1993) has no paragraph 99, but 1 to 14"."""
    within = f" of {section}" if section and place.kind != "annex" else ""
    asked = f"{document.symbol.cited} has no {place.called(number)}{within}"
    there = _there(document, place, section)
    if place.kind == "block" or not there:
        return f"{asked}."
    return f"{asked}, but {_ranges(there)}."


def _there(document: Document, place: Place, section: str) -> list[str]:
    """The numbers that there are of this kind of place, in order."""
    blocks = (block for block in document.blocks if not section or block.section == section or place.kind == "annex")
    return list(dict.fromkeys(number for block in blocks for number in _numbers_of(block, place)))


def _nearest(document: Document, place: Place, number: str, section: str) -> list[Block]:
    """The first block of the number next to one that there is not."""
    there = [own for own in _there(document, place, section) if own.isdigit()]
    if not number.isdigit() or not there:
        return []
    nearest = min(there, key=lambda own: abs(int(own) - int(number)))
    return _blocks(document, replace(place, item=""), nearest, section)[:1]


def _ranges(numbers: Sequence[str]) -> str:
    """ "1 to 5, 7"; numbers that are no figures stay as they are."""
    if not all(map(str.isdigit, numbers)):
        return ", ".join(numbers)
    runs: list[list[int]] = []
    for number in sorted(map(int, numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
