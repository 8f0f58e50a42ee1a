"""A check of quotations as its page shows it: the gravest first, each with its place and what differs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from service import urls
from service.asking.answer import notices
from service.checking.telling import VERDICTS, Shown, gravity, shown_words, told
from service.checking.verdict import Check, Judgement, Place
from service.errors import TEXT_LIMIT
from service.pages.markup import Held
from service.words import spoken

#: Places that are listed beside the first; a formula of resolutions may stand in fifty.
_ALSO = 6


@dataclass(frozen=True, slots=True)
class PlaceView:
    place: Place
    url: str
    held: Held


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One passage. `number` is its place in the text, counted from 1; `further` are places folded up below `also`."""

    judgement: Judgement
    number: int
    verdict: str
    told: tuple[str, ...]
    shown: tuple[Shown, ...]
    places: tuple[PlaceView, ...]
    left_out: tuple[Place, ...]
    also: tuple[PlaceView, ...]
    further: tuple[PlaceView, ...]
    nearest: PlaceView | None


@dataclass(frozen=True, slots=True)
class CheckPage:
    """`problem` says why a text was not checked, `counts` how many passages have each verdict, the gravest first."""

    text: str
    problem: str
    limit: int
    checked: bool
    judgements: tuple[JudgementView, ...]
    counts: tuple[tuple[str, int], ...]
    too_short: int
    unchecked: int
    notice: str


def empty_page(text: str = "", problem: str = "") -> CheckPage:
    return CheckPage(text, problem, TEXT_LIMIT, False, (), (), 0, 0, "")


def check_page(check: Check) -> CheckPage:
    numbered = sorted(enumerate(check.judgements, start=1), key=lambda each: (gravity(each[1]), each[0]))
    counted = Counter(judgement.verdict for judgement in check.judgements)
    shown = [place for judgement in check.judgements for place in (*judgement.places, judgement.nearest) if place]
    return CheckPage(
        text=check.text,
        problem="",
        limit=TEXT_LIMIT,
        checked=True,
        judgements=tuple(_view(check, judgement, number) for number, judgement in numbered),
        counts=tuple((spoken()(words).lower(), counted[name]) for name, words in VERDICTS.items() if counted[name]),
        too_short=check.too_short,
        unchecked=check.unchecked,
        notice=notices(shown),
    )


def _view(check: Check, judgement: Judgement, number: int) -> JudgementView:
    elsewhere = [place for found in judgement.occurrences[1:] for place in found.places]
    return JudgementView(
        judgement=judgement,
        number=number,
        verdict=spoken()(VERDICTS[judgement.verdict]),
        told=tuple(told(judgement, spoken())),
        shown=shown_words(check, judgement),
        places=tuple(map(_place, _one_a_block(judgement))),
        left_out=judgement.occurrences[0].left_out if judgement.occurrences else (),
        also=tuple(map(_place, elsewhere[:_ALSO])),
        further=tuple(map(_place, elsewhere[_ALSO:])),
        nearest=_place(judgement.nearest) if judgement.nearest else None,
    )


def _one_a_block(judgement: Judgement) -> list[Place]:
    """The first of those places that lie in one block and have one voice."""
    return list({(place.anchor, place.voice): place for place in reversed(judgement.places)}.values())[::-1]


def _place(place: Place) -> PlaceView:
    url = urls.place(place.document, place.block, *place.span)
    return PlaceView(place, url, Held(place.document.symbol.slug, place.block.id))
