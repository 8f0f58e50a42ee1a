"""What tests of fetching share: a fetcher that asks a server of our own, and readers for what that sends."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from corpus.address import identify
from corpus.document import Reference
from corpus.fetching.fetch import Fetcher, reference_to
from corpus.fetching.ledger import Record

Open = Callable[..., Fetcher]
SYMBOL = "A/77/401"
PAGE = "https://www.lake.example/news/ferries"


def one(fetcher: Fetcher, name: str = SYMBOL) -> Record:
    return fetcher.fetch(reference_to(identify(name)))


def kept(folder: Path) -> list[str]:
    """Names of the files among the documents."""
    documents = folder / "documents"
    return sorted(path.name for path in documents.iterdir()) if documents.exists() else []


def cited_page(title: str = "Ferries adrift on the lake", url: str = PAGE, date: str = "") -> Reference:
    on = datetime.date(2020, 12, 10) if date else None
    return Reference("fn1", 0, 0, title=title, url=url, date=date, on=on)
