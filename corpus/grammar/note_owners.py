"""Which footnote a mark means, and where a footnote belongs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.grammar.numbering import Draft


def belong(drafts: Sequence[Draft]) -> None:
    """A footnote belongs to where its mark stands: one at the end of a letter is the letter's, not the annex's."""
    placed: set[int] = set()
    notes = Notes.among(drafts)
    for place, draft in enumerate(drafts):
        for _, mark in draft.body.marks:
            note = notes.of(mark, place)
            if note is not None and id(note) not in placed:
                placed.add(id(note))
                note.section, note.prefix, note.under = draft.section, draft.prefix, draft.under


@dataclass(frozen=True, slots=True)
class Notes:
    """Which footnote a mark means: the next one printed with its number, else the last one.

    places  of the footnotes with each number, ascending
    """

    drafts: Sequence[Draft]
    places: dict[str, list[int]]

    @classmethod
    def among(cls, drafts: Sequence[Draft]) -> Notes:
        places: dict[str, list[int]] = {}
        for place, draft in enumerate(drafts):
            if draft.footnote:
                places.setdefault(draft.footnote.number, []).append(place)
        return cls(drafts, places)

    def of(self, mark: str, place: int) -> Draft | None:
        """The footnote of a mark that stands in the draft at `place`."""
        places = self.places.get(mark)
        if places is None:
            return None
        return self.drafts[places[min(bisect_left(places, place), len(places) - 1)]]

    def name(self, mark: str, place: int) -> str:
        """The footnote's id, "" where there is none."""
        note = self.of(mark, place)
        return note.id if note else ""
