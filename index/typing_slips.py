"""Slips of the hand: a letter left out, struck twice or out of turn within a word. Another letter is another name."""

from __future__ import annotations

#: Letters of the shortest word in which a slip is told from another name: "Gnja" may be any.
_SHORTEST = 7


def is_slip(typed: str, meant: str) -> bool:
    """True where a long word was typed that differs by one such slip, behind its first letter and before its last."""
    if min(len(typed), len(meant)) < _SHORTEST or typed[0] != meant[0] or typed[-1] != meant[-1]:
        return False
    shorter, longer = sorted((typed, meant), key=len)
    if len(longer) - len(shorter) == 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))
    differ = [at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other]
    return (
        len(typed) == len(meant)
        and len(differ) == 2
        and typed[differ[0] : differ[1] + 1] == meant[differ[0] : differ[1] + 1][::-1]
    )
