"""What stands in a text and is not printed: controls, signs of direction, of byte order, of where a line may end."""

from __future__ import annotations

import re

_UNPRINTED = (
    *range(0x09),
    *range(0x0E, 0x20),
    0x7F,
    0xAD,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    0x2060,
    0xFEFF,
)
#: Hyphens that also say whether a line may end at them are hyphens.
_PRINTED = dict.fromkeys(_UNPRINTED, "") | {0x2010: "-", 0x2011: "-"}
#: These change how Arabic and Indian letters look, and nothing between others.
_JOINERS = re.compile(r"(?<=[\u0000-\u05ff\u1e00-\u1fff])[\u200c\u200d]")


def printed(text: str) -> str:
    """The text as it is printed, white space and line ends left as they are."""
    return _JOINERS.sub("", text.translate(_PRINTED))
