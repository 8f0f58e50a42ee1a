"""Which footnote a mark means, and in which part of the document a footnote belongs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.document import Mark
from corpus.grammar.drafts import Draft


def owned(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with every mark tied to its footnote, and every footnote in the part where its first mark stands.

    A footnote printed at the end of a letter is the letter's, though an annex may have begun in between.
    """
    numbered = _places_by_number(drafts)
    in_runs = _places_by_run(drafts)
    counted = _Runs()
    tied: list[Draft] = []
    owners: dict[int, Draft] = {}
    for place, draft in enumerate(drafts):
        marks = []
        for at, number in draft.body.marks:
            run = counted.of(number, draft.under)
            places = numbered.get(number, ())
            at_end = len(places) > 1 and places[0] > place
            note = in_runs.get((run, number)) if at_end else None
            note = _meant(places, place) if note is None else note
            if note is not None:
                owners.setdefault(note, draft)
            marks.append(Mark(at, number, drafts[note].id if note is not None else ""))
        tied.append(replace(draft, marks=tuple(marks)))
    return tuple(_beside(draft, owners.get(place)) for place, draft in enumerate(tied))


def _places_by_number(drafts: Sequence[Draft]) -> dict[str, list[int]]:
    """Places of the footnotes with each number, ascending."""
    places: dict[str, list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.kind == "footnote":
            places.setdefault(draft.number, []).append(place)
    return places


@dataclass(slots=True)
class _Runs:
    """Counts how often numbers have begun anew: one is lower than the last, or comes again under another heading."""

    run: int = 0
    last: int = 0
    under: tuple[str, ...] = ()

    def of(self, number: str, under: tuple[str, ...]) -> int:
        if number.isdecimal():
            anew = int(number) < self.last or (int(number) == self.last and under != self.under)
            self.run, self.last, self.under = self.run + anew, int(number), under
        return self.run


def _places_by_run(drafts: Sequence[Draft]) -> dict[tuple[int, str], int]:
    """Places of the footnotes by run and number: those of each chapter may stand together at the end."""
    counted, last, places = _Runs(), "", dict[tuple[int, str], int]()
    for place, draft in enumerate(drafts):
        if draft.kind == "footnote":
            run = counted.of(draft.number, (str(place),) if draft.number == last else ())
            last = draft.number
            places.setdefault((run, draft.number), place)
    return places


def _meant(places: Sequence[int], mark: int) -> int | None:
    """Which of the footnotes with its number a mark means: the next behind the draft that it stands in, or the last."""
    return places[min(bisect_left(places, mark), len(places) - 1)] if places else None


def _beside(footnote: Draft, owner: Draft | None) -> Draft:
    return replace(footnote, part=owner.part, under=owner.under) if owner else footnote
