"""Days on a line: long stretches in which nothing lies are cut out, and what lies near is given room."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from service.words import spoken

#: A stretch is cut out where it is longer than so many days, and than this share of the whole time.
_LONG_DAYS, _LONG_SHARE = 3 * 365, 0.12
#: Of the width, in per cent: left free at the ends, and between two parts.
_EDGE, _BETWEEN = 2.0, 4.0


#: What counts of a place on the line: how late the day is, and, the rest, how many days lie before it. By lateness
#: alone forty days of two months would stand on one another.
_LATE = 0.4
#: Per cent of the width that the label of a year needs, and that of a month.
_YEAR_ROOM, _MONTH_ROOM = 5.5, 5.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the line, from `left` to `right` in per cent of the width; `days` are those on it, in order."""

    left: float
    right: float
    days: tuple[datetime.date, ...]

    @property
    def first(self) -> datetime.date:
        return self.days[0]

    @property
    def last(self) -> datetime.date:
        return self.days[-1]

    def place(self, day: datetime.date) -> float:
        span = (self.last - self.first).days
        if not span:
            return round((self.left + self.right) / 2, 2)
        late, before = (day - self.first).days / span, self.days.index(day) / (len(self.days) - 1)
        return round(self.left + (self.right - self.left) * (_LATE * late + (1 - _LATE) * before), 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """What a place of the line is called: a year, or a month (`minor`) behind its year."""

    place: float
    label: str
    minor: bool


def stretches(days: Sequence[datetime.date]) -> tuple[Stretch, ...]:
    """The parts of a line on which all of the days lie, the earliest first; none where there are no days."""
    parts = _parts(sorted(days))
    weights = [1 + math.sqrt(len(part)) for part in parts]
    room = 100 - 2 * _EDGE - _BETWEEN * (len(parts) - 1)
    left, found = _EDGE, []
    for part, weight in zip(parts, weights, strict=True):
        right = left + room * weight / sum(weights)
        found.append(Stretch(round(left, 2), round(right, 2), tuple(dict.fromkeys(part))))
        left = right + _BETWEEN
    return tuple(found)


def place_of(day: datetime.date, line: Sequence[Stretch]) -> float:
    """Per cent of the width. The day is one of those that the line was made for."""
    return next(part.place(day) for part in line if part.first <= day <= part.last)


def ticks_of(line: Sequence[Stretch]) -> tuple[Tick, ...]:
    """The year in which each part begins; as far as there is room other years, and months of those that are named."""
    found = [Tick(part.place(part.first), str(part.first.year), minor=False) for part in line]
    days = [day for part in line for day in part.days]
    firsts = {(day.year, 0): day for day in reversed(days)}
    _add(found, [(day, Tick(place_of(day, line), str(day.year), minor=False)) for day in firsts.values()], _YEAR_ROOM)
    months = {(day.year, day.month): day for day in reversed(days) if str(day.year) in {tick.label for tick in found}}
    named = [(day, Tick(place_of(day, line), spoken().month(day), minor=True)) for day in months.values()]
    _add(found, named, _MONTH_ROOM)
    return tuple(sorted(found, key=lambda tick: tick.place))


def _add(found: list[Tick], others: Sequence[tuple[datetime.date, Tick]], room: float) -> None:
    """Those of the others that stand far enough from all found, the earliest first."""
    for _, other in sorted(others, key=lambda each: each[0]):
        if all(abs(tick.place - other.place) >= room for tick in found):
            found.append(other)


def _parts(days: Sequence[datetime.date]) -> list[list[datetime.date]]:
    whole = (days[-1] - days[0]).days if days else 0
    parts: list[list[datetime.date]] = []
    for day in days:
        gap = (day - parts[-1][-1]).days if parts else 0
        if parts and not (gap > _LONG_DAYS and gap > _LONG_SHARE * whole):
            parts[-1].append(day)
        else:
            parts.append([day])
    return parts
