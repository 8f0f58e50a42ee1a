"""Markers of lists within lists: "(ii)" behind "(b)" and "(i)" is item (b) (ii)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Style = Literal["letters", "roman", "figures"]

_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_FIRST: dict[str, Style] = {"a": "letters", "i": "roman", "1": "figures"}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker as printed, "(a)", and how it counts."""

    printed: str
    style: Style

    @property
    def sign(self) -> str:
        return _bare(self.printed)


def nested(above: tuple[Marker, ...], printed: str) -> tuple[Marker, ...]:
    """The markers of an item, the outermost first, behind the item with the markers `above`.

    It goes on with one of those lists; if with none, it is the first of a list below them, or one of them begins anew.
    """
    for depth in range(len(above) - 1, -1, -1):
        style = _style_behind(above[depth], printed)
        if style:
            return (*above[:depth], Marker(printed, style))
    sign = _bare(printed)
    style = _FIRST.get(sign) or _likely_style(sign)
    alike = next((depth for depth, marker in enumerate(above) if marker.style == style), len(above))
    return (*above[:alike], Marker(printed, style))


def _bare(printed: str) -> str:
    return printed.strip("().").lower()


def _style_behind(marker: Marker, printed: str) -> Style | None:
    """How the printed marker goes on behind another one of the same list."""
    if marker.printed.startswith("(") != printed.startswith("("):
        return None
    own, before = _value(_bare(printed), marker.style), _value(marker.sign, marker.style)
    return marker.style if own and before and own == before + 1 else None


def _likely_style(sign: str) -> Style:
    if sign.isdecimal():
        return "figures"
    return "roman" if len(sign) > 1 and _value(sign, "roman") else "letters"


def _value(sign: str, style: Style) -> int:
    """What a sign counts as in a style; 0 where it is none of that."""
    match style:
        case "figures":
            return int(sign) if sign.isdecimal() else 0
        case "roman":
            return _roman(sign) if sign and _ROMAN.fullmatch(sign) else 0
        case "letters":
            alike = sign.isalpha() and len(set(sign)) == 1
            return ord(sign[0]) - ord("a") + 1 + 26 * (len(sign) - 1) if alike else 0


def _roman(sign: str) -> int:
    values = [_VALUES[letter] for letter in sign]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
