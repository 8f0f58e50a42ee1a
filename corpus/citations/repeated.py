"""Footnotes that name what an earlier one cites, and do not print it again: each is a reference of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.citations.pinpoints import printed_behind
from corpus.document import Block, Reference

# What stands in the place of what an earlier footnote cites: "Ibid.", "Id.", "idem", "loc. cit.", "footnote 3 above",
# "supra note 3", and, where its author stands in front, "Okoye, op. cit.".
_NAMED_AGAIN = re.compile(
    r"\b[Ii]bid(?:em)?\b\.?|\b[Ii]dem\b\.?|\bId\.(?=[\s,;]|$)|\b[Ll]oc\. ?cit\."
    r"|\b(?:[Ss]ee\s+(?:also\s+)?)?(?:[Ff]ootnote|[Nn]ote|fn\.|n\.)\s*(?P<number>\d{1,3}),?\s+(?:above|supra)\b"
    r"|\b[Ss]upra,?\s+(?:at\s+)?(?:foot)?(?:[Nn]ote|fn\.?|n\.)\s*(?P<supra>\d{1,3})\b"
    r"|(?P<author>[^\W\d_][\w’'-]+),? [Oo]p\. ?cit\."
)


def with_repeated(text: str, blocks: Sequence[Block], found: Sequence[Reference]) -> Iterator[Reference]:
    """The references, and those of footnotes that only name an earlier one: "Ibid., para. 9", "see footnote 1 above".

    "Ibid." is what is cited last before it, in its footnote or the one before. A footnote's number is all that this one
    cites, or what it cites last where a place in it is named.
    """
    by_block: dict[str, list[Reference]] = {}
    for reference in found:
        by_block.setdefault(reference.block, []).append(reference)
    earlier = _Earlier()
    for block in blocks:
        own = by_block.get(block.id, [])
        if block.kind == "footnote":
            named = list(_NAMED_AGAIN.finditer(text, block.start, block.end))
            own = list(_in_footnote(text, block, own, named, earlier))
            earlier.of_number[block.part, block.number] = own
            earlier.last = own[-1] if own else None
        yield from own


@dataclass(slots=True)
class _Earlier:
    """What the footnotes read so far cite: the last of it, all of each footnote by its part and number."""

    last: Reference | None = None
    of_number: dict[tuple[str, str], list[Reference]] = field(default_factory=dict)

    def meant(self, part: str, named: re.Match[str]) -> list[Reference]:
        number = named["number"] or named["supra"]
        if number:
            return self.of_number.get((part, number), [])
        if named["author"]:
            return self._by(named["author"])
        return [self.last] if self.last else []

    def _by(self, author: str) -> list[Reference]:
        """The one work of an author that was cited; nothing where he has several, or none that is known."""
        cited = (reference for references in self.of_number.values() for reference in references)
        works = {reference.key: reference for reference in cited if author in reference.author.split()}
        return list(works.values()) if len(works) == 1 else []


def _in_footnote(
    text: str, block: Block, own: Sequence[Reference], named: Sequence[re.Match[str]], earlier: _Earlier
) -> Iterator[Reference]:
    """Its own references and those it names again, in the order of print; each is the last one for what is behind."""
    inside = text[block.start : block.end]
    both: list[Reference | re.Match[str]] = [*own, *named]
    ordered = sorted(both, key=lambda one: one.start if isinstance(one, Reference) else one.start())
    for one in ordered:
        if isinstance(one, Reference):
            earlier.last = one
            yield one
            continue
        meant = earlier.meant(block.part, one)
        pinpoint = printed_behind(inside, one.end() - block.start)[0]
        for reference in meant[-1:] if pinpoint else meant:
            again = replace(reference, block=block.id, start=one.start(), end=one.end(), pinpoint=pinpoint, flags=())
            earlier.last = again
            yield again
