"""The shelf: finds a document by any half of its symbol, with or without the year, or by its slug.

The one place that does. What stands on it may be a document, a file that holds one, or a reference to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from corpus.address import Identifier
from corpus.errors import UnknownDocument, UnknownName
from corpus.given_name import GivenName

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Things in the order in which they were put there, each under what it is known by.

    Where two share a half, the later one is found by it.
    """

    def __init__(self, kept: Iterable[tuple[Identifier, Kept]] = ()) -> None:
        self._kept: dict[Identifier, Kept] = {}
        self._of_half: dict[str, Identifier] = {}
        self._of_name: dict[str, list[Identifier]] = {}
        for identifier, thing in kept:
            self.put(identifier, thing)

    def put(self, identifier: Identifier, thing: Kept) -> None:
        if identifier not in self._kept:
            for name in identifier.names:
                self._of_name.setdefault(name, []).append(identifier)
        self._kept[identifier] = thing
        self._of_half |= dict.fromkeys(identifier.halves, identifier)

    def take_out(self, identifier: Identifier) -> None:
        del self._kept[identifier]
        for half in identifier.halves:
            if self._of_half.get(half) == identifier:
                del self._of_half[half]
        for name in identifier.names:
            self._of_name[name].remove(identifier)

    def __iter__(self) -> Iterator[Kept]:
        return iter(self._kept.values())

    def __contains__(self, identifier: Identifier) -> bool:
        """True where it shares a half with something here."""
        return any(half in self._of_half for half in identifier.halves)

    def sharing(self, identifier: Identifier) -> tuple[Kept, ...]:
        """All that share a half with it, each once, in the order of its halves."""
        known = dict.fromkeys(self._of_half[half] for half in identifier.halves if half in self._of_half)
        return tuple(self._kept[other] for other in known)

    def named(self, name: str) -> tuple[Kept, ...]:
        """All that may be called so: by a half, or by one without its year or session, "S/RES/853"."""
        return tuple(self._kept[identifier] for identifier in self._of_name.get(name, ()))

    def find(self, identifier: Identifier) -> Kept | None:
        """What shares a half with it; else what it means without its year, if that can be but one."""
        if sharing := self.sharing(identifier):
            return sharing[0]
        meant = dict.fromkeys(other for half in identifier.halves for other in self._of_name.get(half, ()))
        return self._kept[next(iter(meant))] if len(meant) == 1 else None

    def get(self, identifier: Identifier) -> Kept:
        """As `find`. Raises `UnknownDocument`, or `UnknownName` for words that are no document's name."""
        found = self.find(identifier)
        if found is None:
            raise (UnknownName if isinstance(identifier, GivenName) else UnknownDocument)(str(identifier))
        return found

    def by_slug(self, slug: str) -> Kept:
        """What has a half of this spelling. Raises `KeyError`: slugs come from what is here."""
        return self._kept[self._of_half[slug]]
