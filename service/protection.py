"""What stands between the service and whoever reaches it: who needs a key, and how much one caller may ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast, get_args

from service.keys import KeyRing

Unit = Literal["second", "minute", "hour", "day"]
_RATE = re.compile(rf"([1-9]\d{{0,3}}|10000)/({'|'.join(get_args(Unit))})")
#: Of a service that others reach: a page with previews takes some requests for an answer, and many readers may share
#: an address. What one caller cannot do is take the whole machine: two cores answer about 300 questions a minute.
RATE_ELSEWHERE = "300/minute"
#: Questions that wait while others are answered: at half a second each, the last of them waits some seconds.
WAITING = 16
#: Seconds: a full request of 64 questions takes 30 on two cores with nobody else there, and minutes beside others.
TIME_LIMIT = 300


class Rate(NamedTuple):
    """Requests of one caller at most, in a unit of time."""

    most: int
    unit: Unit

    @classmethod
    def parse(cls, printed: str) -> Rate:
        """Of “300/minute”. Raises `ValueError`."""
        match = _RATE.fullmatch(printed)
        if match is None:
            raise ValueError(f"{printed!r} is no rate; one looks like {RATE_ELSEWHERE}, 10000 at most")
        return cls(int(match[1]), cast(Unit, match[2]))


@dataclass(frozen=True, slots=True)
class Protection:
    """How a service is guarded; by itself as at this machine's own address.

    keys     one of which everybody is asked for; None where nobody is
    rate     what one key or address may ask for; None for as much as comes
    names    besides those of this machine under which it is asked; None where any will do
    origins  of pages of other sites whose scripts may read answers, “*” for all
    waiting  questions that may wait, while as many are answered as there are cores
    seconds  after which a question that is not answered is given up
    """

    keys: KeyRing | None = None
    rate: Rate | None = None
    names: tuple[str, ...] | None = None
    origins: tuple[str, ...] = ()
    waiting: int = WAITING
    seconds: float = TIME_LIMIT


AT_HOME = Protection()
