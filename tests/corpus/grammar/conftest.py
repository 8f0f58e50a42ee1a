"""Documents for the tests of the grammar."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.document import Block, Document
from tests.corpus.grammar.lake import AUTHOR, LETTER, OPENING, REPORT, RESOLUTION, Read

_TOLD_BEFORE = (
    "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby and cut eleven moorings.\n\n"
)
_NOTES = "\n\n<sup>1</sup> Port Selby Gazette, 3 May 2023.\n\n<sup>2</sup> Ferry Times, 4 May 2023.\n"


@pytest.fixture(scope="session")
def converted(read: Read) -> Document:
    return read(LETTER)


@pytest.fixture(scope="session")
def report(read: Read) -> Document:
    return read(REPORT, symbol="S/2023/412")


@pytest.fixture(scope="session")
def resolution(read: Read) -> Document:
    return read(RESOLUTION, symbol=None)


@pytest.fixture(scope="session")
def body(read: Read) -> Callable[[str], tuple[Document, list[Block]]]:
    """The document that goes on as given behind an opening paragraph, and its blocks without that paragraph."""

    def body(markdown: str) -> tuple[Document, list[Block]]:
        document = read(OPENING + markdown)
        return document, list(document.blocks[1:])

    return body


@pytest.fixture(scope="session")
def told(read: Read) -> Callable[[str], Document]:
    """A document by the Permanent Representative of Norland that goes on as given."""

    def told(markdown: str) -> Document:
        return read(_TOLD_BEFORE + markdown + _NOTES, author=AUTHOR)

    return told
