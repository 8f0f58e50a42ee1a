"""Blocks get their ids, numbers and labels: printed numbers as printed, our own count in brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from corpus.document import Numbering
from corpus.grammar.drafts import Draft
from corpus.grammar.paragraph_numbers import lost_numbers, printed_number
from corpus.grammar.phrases import ADOPTED, OPERATIVE, PREAMBULAR
from corpus.printing.signs import CAPTION, LIST_ITEM, NUMBERED


def numbered(drafts: Sequence[Draft], kind: str) -> tuple[Draft, ...]:
    """The drafts of a document of this `kind` with id, label, number and how that came about."""
    is_resolution = kind == "resolution"
    printed = {draft.part.prefix for draft in drafts if draft.kind == "paragraph" and NUMBERED.match(draft.text)}
    lost = lost_numbers(drafts) if is_resolution else {}
    counts = _Counts(printed, is_resolution)
    return tuple(counts.numbered(draft, lost.get(place, "")) for place, draft in enumerate(drafts))


def _named(draft: Draft, block_id: str, label: str, number: str = "", numbering: Numbering | None = None) -> Draft:
    """The draft with its id and its label, which in annexes name the annex first."""
    prefix, label = draft.part.prefix, draft.part.label(label)
    return replace(draft, id=f"{prefix}{block_id}", label=label, number=number, numbering=numbering)


@dataclass(slots=True)
class _Counts:
    """How far the numbering has come.

    printed        id prefixes of the parts whose paragraphs have printed numbers
    is_resolution  what stands before the operative paragraphs is a preamble
    seen           how many there have been with each beginning of an id
    prefix         that of the part that is being numbered, `last` its last paragraph number
    stage          where a resolution stands; a "heading" among its operative paragraphs may open a preamble again, and
                   "adopted" is behind the line that closes it
    """

    printed: set[str]
    is_resolution: bool
    seen: Counter[str] = field(default_factory=Counter)
    prefix: str = ""
    last: str = ""
    stage: Literal["preamble", "operative", "heading", "adopted"] = "preamble"

    def numbered(self, draft: Draft, lost: str) -> Draft:
        """The draft with its names; `lost` is the number that the print of an operative paragraph has lost."""
        if draft.kind == "footnote":
            label = draft.part.label(f"footnote {draft.number}")
            return replace(draft, label=label, numbering="printed")
        if draft.part.prefix != self.prefix:
            self.prefix, self.last = draft.part.prefix, ""
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
        own = printed_number(draft.text, self.last) if has_numbers else ""
        in_resolution = self.is_resolution and not draft.part.is_annex
        if in_resolution and self._stands_in_preamble(draft.text, own):
            return self._without_number(draft, "pp", "preambular ", "preambular")
        if in_resolution and self.stage == "adopted":
            return self._without_number(draft, "pa", "below the adoption, ")
        if lost:
            self.last = lost
            return _named(draft, f"p{lost}", f"[para. {lost}]", lost, "lost")
        if not has_numbers:
            self.last = number = str(self._nth("p"))
            return _named(draft, f"p{number}", f"[para. {number}]", number, "counted")
        if own and own != self.last:
            self.last = own
            nth = self._nth(f"p{own}")
            return _named(draft, f"p{own}-again{nth}" if nth > 1 else f"p{own}", f"para. {own}", own, "printed")
        if self.last:  # it belongs to the paragraph above
            nth = self._nth(f"p{self.last}")
            return _named(draft, f"p{self.last}-{nth}", f"para. {self.last}", self.last, "printed")
        return self._without_number(draft, "po" if in_resolution else "pp", "operative " if in_resolution else "")

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
        """An item of the last paragraph, "para. 4 (a)" or "[para. 4, item 2]"; before the first number, of a "list"."""
        marker = LIST_ITEM.match(draft.text)
        beginning = f"p{self.last or 0}-i"
        nth = self._nth(beginning)
        name = marker["marker"] if marker and marker["marker"].endswith(")") else f"item {nth}"
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
