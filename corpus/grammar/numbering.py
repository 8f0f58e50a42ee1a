"""Blocks get their ids, numbers and labels: printed numbers as printed, our own count in brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.document import Numbering
from corpus.grammar.drafts import Draft
from corpus.grammar.item_markers import Marker, nested
from corpus.grammar.labels import told_apart
from corpus.grammar.paragraph_numbers import decimals_in, lost_numbers, printed_number
from corpus.grammar.phrases import ADOPTED, OPERATIVE, PREAMBULAR
from corpus.grammar.restarts import restarted
from corpus.printing.signs import CAPTION, LIST_ITEM, NUMBERED


def numbered(drafts: Sequence[Draft], kind: str) -> tuple[Draft, ...]:
    """The drafts of a document of this `kind` with id, label, number and how that came about."""
    is_resolution = kind == "resolution"
    drafts = restarted(drafts)
    paragraphs = [draft for draft in drafts if draft.kind == "paragraph"]
    decimals = decimals_in(drafts)
    printed = {draft.part.prefix for draft in paragraphs if _is_numbered(draft.text, decimals)}
    lost = lost_numbers(drafts) if is_resolution else {}
    counts = _Counts(printed, decimals, is_resolution)
    return told_apart(counts.numbered(draft, lost.get(place, "")) for place, draft in enumerate(drafts))


def _is_numbered(text: str, decimals: frozenset[str]) -> bool:
    return NUMBERED.match(text) is not None and printed_number(text, "", decimals) != ""


def _named(draft: Draft, block_id: str, label: str, number: str = "", numbering: Numbering | None = None) -> Draft:
    """The draft with its id and its label, which in annexes name the annex first."""
    prefix, label = draft.part.prefix, draft.part.label(label)
    return replace(draft, id=f"{prefix}{block_id}", label=label, number=number, numbering=numbering)


@dataclass(slots=True)
class _Counts:
    """How far the numbering has come.

    printed        id prefixes of the parts whose paragraphs have printed numbers
    decimals       the decimal numbers that are paragraph numbers
    is_resolution  what stands before the operative paragraphs is a preamble
    seen           how many there have been with each beginning of an id
    prefix         that of the part that is being numbered, `last` its last paragraph number
    markers        those of the last list item of that paragraph, the outermost first
    stage          where a resolution stands; a "heading" among its operative paragraphs may open a preamble again, and
                   "adopted" is behind the line that closes it
    """

    printed: set[str]
    decimals: frozenset[str]
    is_resolution: bool
    seen: Counter[str] = field(default_factory=Counter)
    prefix: str = ""
    last: str = ""
    markers: tuple[Marker, ...] = ()
    stage: Literal["preamble", "operative", "heading", "adopted"] = "preamble"

    def numbered(self, draft: Draft, lost: str) -> Draft:
        """The draft with its names; `lost` is the number that the print of an operative paragraph has lost."""
        if draft.kind == "footnote":
            label = draft.part.label(f"footnote {draft.number}")
            return replace(draft, label=label, numbering="printed")
        if draft.part.prefix != self.prefix:
            self.prefix, self.last, self.markers = draft.part.prefix, "", ()
        if draft.kind == "list_item":
            return self._item(draft)
        if draft.kind in ("paragraph", "quotation"):
            return self._paragraph(draft, lost)
        return self._unnumbered(draft)

    def _nth(self, beginning: str) -> int:
        """How many ids of this part have begun like this, the one that is being made included."""
        key = self.prefix + beginning
        self.seen[key] += 1
        return self.seen[key]

    def _unnumbered(self, draft: Draft) -> Draft:
        nth = self._nth(draft.kind)
        if draft.kind == "heading" and self.stage == "operative":
            self.stage = "heading"
        match draft.kind:
            case "masthead" if ADOPTED.match(draft.text):
                if self.stage == "operative" and self.seen["title"]:
                    self.stage = "adopted"
                return replace(draft, id=f"{self.prefix}m{nth}", label="adoption")
            case "title":
                return replace(draft, id="title", label="title")
            case "signature":
                return _named(draft, f"signature-{nth}" if nth > 1 else "signature", "signature")
            case "caption":
                printed = CAPTION.match(draft.text)
                label = f"{printed['word'].lower()} {printed['numbers']}" if printed else "caption"
                return _named(draft, f"c{nth}", label, numbering="printed" if printed else None)
            case _:
                return _named(draft, f"{draft.kind[0]}{nth}", draft.kind)

    def _paragraph(self, draft: Draft, lost: str) -> Draft:
        has_numbers = self.prefix in self.printed
        own = printed_number(draft.text, self.last, self.decimals) if has_numbers else ""
        in_resolution = self.is_resolution and not draft.part.is_annex
        if in_resolution and self._stands_in_preamble(draft.text, own):
            return self._without_number(draft, "pp", "preambular ", "preambular")
        if in_resolution and self.stage == "adopted":
            return self._without_number(draft, "pa", "below the adoption, ")
        if lost:
            return self._begun(draft, lost, f"p{_in_id(lost)}", f"[para. {lost}]", "lost")
        if not has_numbers:
            number = str(self._nth("p"))
            return self._begun(draft, number, f"p{number}", f"[para. {number}]", "counted")
        if own and own != self.last:
            block_id = f"p{_in_id(own)}"
            nth = self._nth(block_id)
            return self._begun(draft, own, f"{block_id}-again{nth}" if nth > 1 else block_id, f"para. {own}", "printed")
        if self.last:  # it belongs to the paragraph above
            block_id = f"p{_in_id(self.last)}"
            nth = self._nth(block_id)
            label = f"para. {self.last} [subpara. {nth}]"
            return _named(draft, f"{block_id}-{nth}", label, self.last, "printed")
        return self._without_number(draft, "po" if in_resolution else "pp", "operative " if in_resolution else "")

    def _begun(self, draft: Draft, number: str, block_id: str, label: str, numbering: Numbering) -> Draft:
        """The first block of a paragraph with a number of its own."""
        self.last, self.markers = number, ()
        return _named(draft, block_id, label, number, numbering)

    def _without_number(self, draft: Draft, beginning: str, name: str, numbering: Numbering = "counted") -> Draft:
        """A paragraph outside the count of the others: what stands before the first number, or behind the adoption."""
        nth = self._nth(beginning)
        return _named(draft, f"{beginning}{nth}", f"{name}[para. {nth}]", numbering=numbering)

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

    def _item(self, draft: Draft) -> Draft:
        """An item of the last paragraph, "para. 4 (a) (ii)", "[para. 4, item 2]"; before the first one, of a "list"."""
        beginning = f"p{_in_id(self.last) or 0}-i"
        nth = self._nth(beginning)
        name = self._item_name(draft, nth)
        paragraph = f"para. {self.last}" if self.last else "list"
        is_printed = self.prefix in self.printed
        if not is_printed:
            label = f"[{paragraph}, {name}]"
        elif name.startswith("("):
            label = f"{paragraph} {name}"
        else:
            label = f"{paragraph}, {name}"
        numbering: Numbering = "printed" if is_printed else "counted"
        return _named(draft, f"{beginning}{nth}", label, self.last, numbering if self.last else None)

    def _item_name(self, draft: Draft, nth: int) -> str:
        """ "(b) (ii)" as printed; of a bullet or a row of a table which of all items it is."""
        marker = LIST_ITEM.match(draft.text)
        number = NUMBERED.match(draft.text) if not draft.body.row else None
        if marker and marker["marker"].endswith(")"):
            self.markers = nested(self.markers, marker["marker"])
        elif number:
            self.markers = nested(self.markers, f"{number['number']}.")
        else:
            return f"item {nth}"
        return " ".join(_name_of(own.printed) for own in self.markers)


def _name_of(marker: str) -> str:
    return f"item {marker[:-1]}" if marker.endswith(".") else marker


def _in_id(number: str) -> str:
    """A paragraph number as the ids of blocks have it: "10.1", "1bis", "12a"."""
    return number.replace(" ", "").lower()
