"""Days on a line, year by year: each year with sources has a part of its own and its name, however near the next is.

Long stretches in which nothing lies are cut out; a year in which many days lie has more room.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.words import spoken

#: A stretch is cut out where it is longer than so many days, and than this share of the whole time.
_LONG_DAYS, _LONG_SHARE = 3 * 365, 0.12
#: Of the width, in per cent: left free at the ends, and between two parts.
_EDGE, _BETWEEN = 1.0, 3.0
#: What counts of a place in a year: how late the day is, and, the rest, how many days lie before it. By lateness alone
#: forty days of two months would stand on one another.
_LATE = 0.4
#: Per cent of the narrowest picture: a column of marks, 26 pixels for a finger; the name of a year; of a month.
_COLUMN, _YEAR_ROOM, _MONTH_ROOM = 4.17, 6.0, 5.5


@dataclass(frozen=True, slots=True)
class Year:
    """A year's part of the line, from `left` to `right` in per cent of the width; `days` are those in it, in order.

    `first` says that what lies between it and the year before is cut out.
    """

    number: int
    left: float
    right: float
    days: tuple[datetime.date, ...]
    first: bool

    def place(self, day: datetime.date) -> float:
        """The middle of the column that the day stands in."""
        columns = max(1, int((self.right - self.left) / _COLUMN))
        at = min(columns - 1, int(self._share(day) * columns))
        return round(self.left + (at + 0.5) * (self.right - self.left) / columns, 2)

    def _share(self, day: datetime.date) -> float:
        span = (self.days[-1] - self.days[0]).days
        if not span:
            return 0.0
        late, before = (day - self.days[0]).days / span, self.days.index(day) / (len(self.days) - 1)
        return _LATE * late + (1 - _LATE) * before


@dataclass(frozen=True, slots=True)
class Tick:
    """What a place of the line is called: a year where it begins, or a month (`minor`) of the year it stands over."""

    place: float
    label: str
    minor: bool


def years(days: Sequence[datetime.date]) -> tuple[Year, ...]:
    """The years of a line on which all of the days lie, the earliest first; none where there are no days."""
    parts = _parts(sorted(set(days)))
    grouped = [
        (place == 0, number, tuple(of_year))
        for part in parts
        for place, (number, of_year) in enumerate(groupby(part, key=lambda day: day.year))
    ]
    if not grouped:
        return ()
    weights = [1 + math.sqrt(len(of_year)) for _, _, of_year in grouped]
    room = 100 - 2 * _EDGE - _BETWEEN * (len(parts) - 1)
    least = min(_YEAR_ROOM, room / len(grouped))
    left, found = _EDGE - _BETWEEN, []
    for (first, number, of_year), weight in zip(grouped, weights, strict=True):
        left += _BETWEEN if first else 0
        right = left + least + (room - least * len(grouped)) * weight / sum(weights)
        found.append(Year(number, round(left, 2), round(right, 2), of_year, first))
        left = right
    return tuple(found)


def place_of(day: datetime.date, line: Sequence[Year]) -> float:
    """Per cent of the width. The day is one of those that the line was made for."""
    return next(year.place(day) for year in line if day in year.days)


def ticks_of(line: Sequence[Year], known: Collection[datetime.date]) -> tuple[Tick, ...]:
    """Each year, unless there are too many to be read, and over it the months that there is room for.

    `known` are the days of which more than the year is known.
    """
    found: list[Tick] = []
    for year in line:
        _add(found, Tick(year.left, str(year.number), minor=False), _YEAR_ROOM - 0.01)  # places are rounded
    named = {tick.label for tick in found}
    months: list[Tick] = []
    for year in line:
        told = reversed(year.days) if str(year.number) in named else ()
        firsts = {day.month: day for day in told if day in known}
        for day in sorted(firsts.values()):
            _add(months, Tick(year.place(day), spoken().month(day), minor=True), _MONTH_ROOM)
    return tuple(sorted([*found, *months], key=lambda tick: tick.place))


def _add(found: list[Tick], other: Tick, room: float) -> None:
    """Unless it stands too near to one that is found."""
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
