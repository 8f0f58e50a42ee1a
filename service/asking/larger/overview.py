"""What a document is about: its title, and what carries it from one end to the other, in its own words and order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Block, Document
from corpus.ranges import Span
from service.asking.cite import AnswerPlace
from service.asking.larger.meant import Meant, is_annexed

_ASKED = re.compile(
    r"\b(?:about|summar(?:y|i[sz](?:e|ed|es|ing))|overview|outline|gist|deals? with|sum(?:s|med)? up|purpose|contents?"
    r"|(?:main|key|principal|most important) (?:points?|provisions?|messages?|statements?)|in (?:short|brief))\b"
)
#: Headings. One alone is a second title.
_FEWEST_HEADINGS = 2


def asks_for_overview(meant: Meant) -> Document | None:
    """The document of which an overview is asked for; None where anything else is."""
    return meant.one if _ASKED.search(meant.rest) and meant.asks_only(_ASKED) else None


def overview(document: Document) -> Iterator[AnswerPlace]:
    """The title; of a resolution its operative paragraphs; else headings, each with the first sentence beneath.

    Where there are none, the first sentence of each paragraph of the author's own. Annexes are told by their headings.
    """
    yield from (_whole(document, block) for block in document.of_kind("title"))
    main = [block for block in document.blocks if not is_annexed(block)]
    headings = [block for block in main if block.kind == "heading"]
    if document.kind == "resolution":
        yield from (_whole(document, block) for block in main if _is_operative(block))
    elif len(headings) >= _FEWEST_HEADINGS:
        yield from _by_headings(document, main)
    else:
        yield from (_opening(document, block) for block in main if _is_own(block))
    yield from _annexes(document)


def _is_operative(block: Block) -> bool:
    return block.kind == "paragraph" and bool(block.number) and block.numbering != "preambular"


def _is_own(block: Block) -> bool:
    return block.kind == "paragraph" and bool(block.number) and len(block.voice) == 1


def _by_headings(document: Document, blocks: list[Block]) -> Iterator[AnswerPlace]:
    waiting = False
    for block in blocks:
        if block.kind == "heading":
            waiting = True
            yield _whole(document, block)
        elif waiting and block.kind == "paragraph":
            waiting = False
            yield _opening(document, block)


def _annexes(document: Document) -> Iterator[AnswerPlace]:
    """The headings that each annex begins with."""
    part, is_heading = "", False
    for block in document.blocks:
        is_heading = block.kind == "heading" and (is_heading or block.part != part)
        part = block.part
        if is_heading and is_annexed(block):
            yield _whole(document, block)


def _whole(document: Document, block: Block) -> AnswerPlace:
    return AnswerPlace(document, block, block.span, (block.span,))


def _opening(document: Document, block: Block) -> AnswerPlace:
    first: Span = document.sentences_of(block)[0]
    return AnswerPlace(document, block, first, (first,))
