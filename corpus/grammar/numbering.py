"""Blocks get their ids, numbers and labels: printed numbers as printed, our own count in brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.document import BlockKind, Numbering, Speech, Voice
from corpus.grammar.footnotes import Footnote
from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.phrases import ADOPTED, OPERATIVE, PREAMBULAR
from corpus.printing.signs import CAPTION, FIGURES, LIST_ITEM, MISREAD, NUMBERED


@dataclass(slots=True)
class Draft:
    """A block before it has a place in the canonical text; offsets are into `body.text`."""

    kind: BlockKind
    body: Paragraph
    section: str
    prefix: str = ""
    under: tuple[str, ...] = ()
    id: str = ""
    label: str = ""
    number: str = ""
    numbering: Numbering | None = None
    voice: tuple[Voice, ...] = ()
    speeches: tuple[Speech, ...] = ()
    closed_by: str = ""
    footnote: Footnote | None = None


def number(drafts: Sequence[Draft], kind: str) -> None:
    """Give every block of a document of this `kind` its id, label and number."""
    printed = {draft.prefix for draft in drafts if draft.kind == "paragraph" and NUMBERED.match(draft.body.text)}
    counts = _Counts(printed, resolves=kind == "resolution", lost=_lost_numbers(drafts) if kind == "resolution" else {})
    for draft in drafts:
        counts.number(draft)


def printed_number(text: str, last: str) -> str:
    """The number that a paragraph is printed with, behind the one numbered `last`; "" where it has none.

    Scans put letters for figures. "ll." is 11 behind paragraph 10, and nothing anywhere else.
    """
    own = NUMBERED.match(text)
    if own:
        return own["number"]
    misread = MISREAD.match(text)
    number = misread["number"].translate(FIGURES) if misread else ""
    return number if number.isdigit() and int(number) == int(last or 0) + 1 else ""


def _lost_numbers(drafts: Sequence[Draft]) -> dict[int, str]:
    """Numbers, by `id()` of the draft, of operative paragraphs that stand alone between n and n + 2."""
    found: dict[int, str] = {}
    last, bare = "", list[Draft]()
    for draft in drafts:
        if draft.kind != "paragraph" or draft.prefix:
            continue
        own = printed_number(draft.body.text, last)
        if not own:
            bare += [draft] if OPERATIVE.match(draft.body.text) else []
            continue
        if len(bare) == 1 and last and int(own) == int(last) + 2:
            found[id(bare[0])] = str(int(last) + 1)
        last, bare = own, []
    return found


@dataclass(slots=True)
class _Counts:
    """How far the numbering has come.

    printed    id prefixes of the parts whose paragraphs have printed numbers
    resolves   this is a resolution: what stands before its operative paragraphs is a preamble
    last       the last paragraph number of the part that is being numbered
    stage      where a resolution stands; a "heading" among its operative paragraphs may open a preamble again, and
               "adopted" is behind the line that closes it
    lost       operative paragraphs whose own number is lost, between two that show what it was
    """

    printed: set[str]
    resolves: bool
    seen: Counter[str] = field(default_factory=Counter)
    part: str = ""
    last: str = ""
    stage: Literal["preamble", "operative", "heading", "adopted"] = "preamble"
    lost: dict[int, str] = field(default_factory=dict)

    def number(self, draft: Draft) -> None:
        if draft.prefix != self.part and draft.footnote is None:
            self.part, self.last = draft.prefix, ""
        place = f"{draft.section}, " if draft.prefix else ""
        if draft.kind == "list_item":
            self._item(draft, place)
        elif draft.kind in ("paragraph", "quotation"):
            self._paragraph(draft, place)
        elif draft.footnote is not None:
            draft.id, draft.number = draft.footnote.id, draft.footnote.number
            draft.label, draft.numbering = f"{place}footnote {draft.number}", "printed"
        else:
            self._other(draft, place)

    def _nth(self, key: str) -> int:
        self.seen[key] += 1
        return self.seen[key]

    def _other(self, draft: Draft, place: str) -> None:
        nth = self._nth(draft.prefix + draft.kind)
        if draft.kind == "heading" and self.stage == "operative":
            self.stage = "heading"
        match draft.kind:
            case "masthead":
                draft.id, draft.label = f"{draft.prefix}m{nth}", f"{place}masthead"
                if ADOPTED.match(draft.body.text):
                    draft.label = "adoption"
                    self.stage = "adopted" if self.seen["title"] and self.stage == "operative" else self.stage
            case "title":
                draft.id, draft.label = "title", "title"
            case "signature":
                again = f"-{nth}" if nth > 1 else ""
                draft.id, draft.label = f"{draft.prefix}signature{again}", f"{place}signature"
            case "caption":
                printed = _caption_label(draft.body.text)
                draft.id, draft.label = f"{draft.prefix}c{nth}", place + (printed or "caption")
                draft.numbering = "printed" if printed else None
            case _:
                draft.id, draft.label = f"{draft.prefix}{draft.kind[0]}{nth}", f"{place}{draft.kind}"

    def _paragraph(self, draft: Draft, place: str) -> None:
        own = printed_number(draft.body.text, self.last) if draft.prefix in self.printed else ""
        lost = self.lost.get(id(draft), "")
        key = draft.prefix + "p"
        resolves = self.resolves and not draft.prefix
        if resolves and self._stands_in_preamble(draft.body.text, own):
            nth = self._nth(key + "p")
            draft.id, draft.label = f"{key}p{nth}", f"preambular [para. {nth}]"
            draft.numbering = "preambular"
        elif resolves and self.stage == "adopted":
            nth = self._nth(key + "a")
            draft.id, draft.label = f"{key}a{nth}", f"below the adoption, [para. {nth}]"
            draft.numbering = "counted"
        elif lost:
            self.last = draft.number = lost
            draft.id, draft.label = f"{key}{lost}", f"{place}[para. {lost}]"
            draft.numbering = "lost"
        elif draft.prefix not in self.printed:
            self.last = draft.number = str(self._nth(key))
            draft.id, draft.label = f"{key}{self.last}", f"{place}[para. {self.last}]"
            draft.numbering = "counted"
        elif own and own != self.last:
            self.last = draft.number = own
            again = self._nth(key + self.last)
            draft.id = f"{key}{self.last}" + (f"-again{again}" if again > 1 else "")
            draft.label, draft.numbering = f"{place}para. {self.last}", "printed"
        elif not self.last:
            letter, name = ("o", "operative ") if resolves else ("p", "")
            nth = self._nth(key + letter)
            draft.id, draft.label = f"{key}{letter}{nth}", f"{place}{name}[para. {nth}]"
            draft.numbering = "counted"
        else:
            draft.number = self.last
            draft.id, draft.label = f"{key}{self.last}-{self._nth(key + self.last)}", f"{place}para. {self.last}"
            draft.numbering = "printed"

    def _stands_in_preamble(self, text: str, own: str) -> bool:
        """What stands before the first operative paragraph; below a heading, what opens like a preamble again."""
        if self.stage == "adopted":
            return False
        if own or self.stage == "operative":
            self.stage = "operative"
        elif self.stage == "heading":
            self.stage = "preamble" if PREAMBULAR.match(text) else "operative"
        elif OPERATIVE.match(text) and not PREAMBULAR.match(text):
            self.stage = "operative"
        return self.stage == "preamble"

    def _item(self, draft: Draft, place: str) -> None:
        marker = LIST_ITEM.match(draft.body.text)
        key = f"{draft.prefix}p{self.last or 0}-i"
        nth = self._nth(key)
        draft.id, draft.number = f"{key}{nth}", self.last
        name = marker["marker"] if marker and marker["marker"][-1] == ")" else f"item {nth}"
        paragraph = f"para. {self.last}" if self.last else "list"
        if draft.prefix in self.printed:
            draft.label = f"{place}{paragraph}{' ' if name.startswith('(') else ', '}{name}"
        else:
            draft.label = f"{place}[{paragraph}, {name}]"
        if self.last:
            draft.numbering = "printed" if draft.prefix in self.printed else "counted"


def _caption_label(text: str) -> str:
    match = CAPTION.match(text)
    return f"{match['word'].lower()} {match['numbers']}" if match else ""
