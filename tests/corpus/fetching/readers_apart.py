"""The process that reads, with the readers for the files of `un_server`."""

from __future__ import annotations

from corpus.holdings import readers
from corpus.holdings.apart import child
from tests.corpus.fetching.readers import READERS


def main() -> None:
    readers.READERS.update(READERS)
    child.main()
