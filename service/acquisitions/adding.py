"""Many files added to the collection in one go: what becomes of each, and what there is to say of it."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.address import Identifier
from corpus.card import Card, read_card
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.given_name import GivenName
from corpus.holdings.collection import Added, AlreadyHeld, Collection
from corpus.holdings.library import find_files_below
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source, read_source
from corpus.symbol import Symbol
from service.acquisitions.audit import COMMAND, AuditLog
from service.hints import for_terminal

#: What the first part of a modification makes of a document. Each is a document of its own all the same.
_RELATIONS = {"Rev": "a revision of", "Add": "an addition to", "Corr": "a correction of", "Amend": "an amendment of"}
_BOTH = "; both are held, each under its own symbol"


@dataclass(slots=True)
class Outcome:
    """What became of the files that one command names; of those refused, the reason."""

    added: list[tuple[Path, Added]] = field(default_factory=list)
    held: list[tuple[Path, AlreadyHeld]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def paths_of(name: str, outcome: Outcome) -> Iterator[Path]:
    """The files that an argument names: itself, those in and below a folder, or those of a pattern left to us."""
    path = Path(name)
    if os.path.isdir(name):
        found = find_files_below(path)
    elif not os.path.lexists(name) and glob.has_magic(name):
        found = tuple(Path(match) for match in sorted(glob.glob(name)))
    else:
        found = (path,)
    if not found:
        outcome.refused.append((name, f"no file there that can be read; known are {', '.join(READERS)}"))
    yield from found


@dataclass(frozen=True, slots=True)
class Adding:
    """Into a collection, with a line in its log for each.

    read       what makes a document of a file
    replacing  documents with the same symbol or name are replaced
    """

    collection: Collection
    log: AuditLog
    read: Callable[[Source], Document]
    replacing: bool = False

    def add(self, path: Path, given: Card) -> Added | AlreadyHeld:
        """Raises `CorpusError` or `OSError`."""
        source = source_of(path, given)
        document = self.read(source)
        with self.log.adding(self.collection, document, source.data, path.name, COMMAND) as tell:
            added = self.collection.add(source, replace=self.replacing, read=document)
            tell(added)
        return added


def add_file(adding: Adding, path: Path, given: Card, outcome: Outcome) -> None:
    try:
        added = adding.add(path, given)
    except CorpusError as error:
        outcome.refused.append((str(path), for_terminal(error)))
    except OSError as error:
        outcome.refused.append((str(path), f"it cannot be copied: {error.strerror or error}"))
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the other nine hundred
        outcome.refused.append((str(path), f"a fault of Pincite, please report it: {type(error).__name__}: {error}"))
    else:
        if isinstance(added, Added):
            outcome.added.append((path, added))
        else:
            outcome.held.append((path, added))


def source_of(path: Path, given: Card) -> Source:
    """The file with its own card, before which comes what is given on the command line."""
    own = read_card(path)
    card = replace(
        own,
        symbol=given.symbol or own.symbol,
        title=given.title or own.title,
        author=given.author or own.author,
        date=given.date or own.date,
    )
    return read_source(path, card)


def remarks(path: Path, added: Added) -> Iterator[str]:
    document = added.holding.document
    if added.replaced:
        yield f"replaces what lies in {' and '.join(map(str, added.replaced))} now"
    for other in added.related:
        yield _relation(document.symbol, other.document.symbol)
    printed = document.masthead.symbols
    if printed and isinstance(document.symbol, GivenName):
        yield f"its head prints {printed[0]}; without --name it is held under that"
    suggested = Symbol.of_file_name(path.name)
    if suggested and not suggested.same_document(document.symbol):
        yield f"the name of {path.name} suggests {suggested}; if its text is wrong, remove it and add it with --symbol"


def _relation(new: Identifier, held: Identifier) -> str:
    """How a document is related to one that is held. Both stay: whoever cites either has to find it."""
    for one, other, sentence in ((new, held, "{kind} {held}"), (held, new, "{held} is {kind} it")):
        kind = _RELATIONS.get(one.modification.partition(".")[0])
        if kind and one.base == other:
            return sentence.format(kind=kind, held=held) + _BOTH
    return f"related to {held}{_BOTH}"
