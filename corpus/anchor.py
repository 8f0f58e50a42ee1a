"""The anchor: a document and a block of it, the identifier that runs through every layer."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.address import Identifier, identify_held
from corpus.errors import BadAnchor


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands. Printed "A/75/660–S/2020/1267#p13"; any half of the symbol is read."""

    document: Identifier
    block: str

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """Raises `BadAnchor` for what is not symbol#block, and `BadSymbol` for what has no document in front."""
        symbol, _, block = text.rpartition("#")  # the address of a page has no # in it, a block no stroke
        if not symbol or not block:
            raise BadAnchor(text)
        return cls(identify_held(symbol), block)

    def __str__(self) -> str:
        return f"{self.document}#{self.block}"
