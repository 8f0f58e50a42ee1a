"""The organs of the United Nations that symbols begin with, and what each citation style calls them.

Sources: UN Editorial Manual, "Document symbols"; OSCOLA 4th ed., its part on international law; The Bluebook 21st ed.,
rule 21.7; The Chicago Manual of Style 17th ed., 14.293.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Organ:
    """`oscola` and `bluebook` stand in front of "Res"."""

    name: str
    oscola: str
    bluebook: str

    @property
    def full(self) -> str:
        return f"United Nations {self.name}"

    @property
    def short(self) -> str:
        return f"UN {self.name}"


#: What a half of a symbol begins with → the organ; the longest beginning counts.
ORGANS = {
    "A/": Organ("General Assembly", "UNGA", "G.A."),
    "A/HRC/": Organ("Human Rights Council", "UNHRC", "Human Rights Council"),
    "E/": Organ("Economic and Social Council", "ECOSOC", "E.S.C."),
    "S/": Organ("Security Council", "UNSC", "S.C."),
    "ST/": Organ("Secretariat", "UN Secretariat", "U.N. Secretariat"),
    "T/": Organ("Trusteeship Council", "UN Trusteeship Council", "T.C."),
}
_RESOLUTION = re.compile(r"/RES/(?P<number>[^()]+?)\s*(?P<behind>\((?:\d{4}|[IVXLC]+)\))?$")
_YEAR = re.compile(r"\(\d{4}\)")


@dataclass(frozen=True, slots=True)
class Resolution:
    """`number` as cited behind "Res": "853", "60/1", "1514 (XV)"; a year stands in the date."""

    organ: Organ
    number: str


def organs_of(symbol: Symbol) -> tuple[Organ, ...]:
    """Those that the halves of a symbol begin with, each once."""
    found = (ORGANS[begins] for half in symbol.halves if (begins := _begins(half)))
    return tuple(dict.fromkeys(found))


def resolution_of(symbol: Symbol) -> Resolution | None:
    """The resolution that a symbol names, None where it names none or one of an organ that is not listed."""
    half = symbol.halves[0]
    match, begins = _RESOLUTION.search(half), _begins(half)
    if match is None or not begins:
        return None
    behind = "" if _YEAR.fullmatch(match["behind"] or "") else match["behind"] or ""
    return Resolution(ORGANS[begins], " ".join(filter(None, (match["number"], behind))))


def _begins(half: str) -> str:
    return max((begins for begins in ORGANS if half.startswith(begins)), key=len, default="")
