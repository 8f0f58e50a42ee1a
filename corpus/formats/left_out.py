"""What a reader leaves out although the file holds it, told so that a person finds the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

How = Literal["struck", "deleted", "hidden"]

#: What is said of each kind, and what to do about it.
_SAID: dict[How, tuple[str, str]] = {
    "struck": ("text that is struck through is left out", "take the line away from what still holds"),
    "deleted": ("text whose deletion is tracked is left out", "reject the change where the words still hold"),
    "hidden": ("text that is hidden is left out", "show in the file what counts"),
}
#: Words by which a text, and the paragraph that it stood in, are known again.
_FIRST_WORDS = 6
#: Of each kind so many places are named, the others counted.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that was left out.

    page       where it stands, if the format has pages
    paragraph  the text that stands in the same paragraph and is read
    """

    how: How
    text: str
    page: int | None = None
    paragraph: str = ""


def told(left_out: Iterable[LeftOut]) -> Iterator[str]:
    """A sentence for each kind of what was left out."""
    found = list(left_out)
    for how, (what, advice) in _SAID.items():
        places = [_told(each) for each in found if each.how == how]
        if places:
            more = f" and {len(places) - _NAMED:,} more" if len(places) > _NAMED else ""
            yield f"{what}: {', '.join(places[:_NAMED])}{more}; {advice}"


def _told(each: LeftOut) -> str:
    page = f" on page {each.page}" if each.page else ""
    return f"“{_start(each.text)}”{page}" + (f" in “{_start(each.paragraph)}”" if each.paragraph else "")


def _start(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")
