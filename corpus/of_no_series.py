"""What symbols have and other identifiers lack: a series with numbers, modifications, several names of one document."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Self


class OfNoSeries(ABC):
    """An identifier that is known by one name alone: the address of a web page, a name that was given."""

    __slots__ = ()

    @property
    @abstractmethod
    def slug(self) -> str: ...

    @property
    def halves(self) -> tuple[str, ...]:
        return (self.slug,)

    @property
    def names(self) -> tuple[str, ...]:
        return self.halves

    @property
    def base(self) -> Self:
        """It has no modifications."""
        return self

    @property
    def modification(self) -> str:
        return ""

    @property
    def series(self) -> str:
        return self.slug

    @property
    def serial(self) -> tuple[int, ...]:
        return ()

    def same_document(self, other: object) -> bool:
        return self == other
