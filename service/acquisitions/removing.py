"""A document let go of: its file is moved away, the record of what was fetched and the audit log say so."""

from __future__ import annotations

import datetime
from pathlib import Path

from corpus.address import Identifier
from corpus.fetching.ledger import Ledger, removal
from corpus.holdings.collection import Collection
from index.manifest import hash_of_file
from service.acquisitions.audit import AuditLog


def remove_document(
    collection: Collection, ledger: Ledger, log: AuditLog, symbol: Identifier, by: str
) -> tuple[Path, ...]:
    """Where its files lie now. Raises `CorpusError`; then it is held as before.

    Raises `OSError`; where that came behind the removal itself, the next change tells of it in the log.
    """
    held = collection.holding(symbol)
    known, sha256 = held.document.symbol, hash_of_file(held.path)
    with log.about("removed", str(known), held.path.name, sha256, by):
        moved = collection.remove(known)
        ledger.put(*removal(known, datetime.datetime.now(datetime.UTC)))
        log.add("removed", str(known), moved[0].name, sha256, by)
    return moved
