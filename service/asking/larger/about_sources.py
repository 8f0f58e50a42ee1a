"""What a document, or a place in it, rests on: how that is asked, and what a place cites, each thing with where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.citations.catalogue import Entry
from corpus.document import Block, Document
from service.asking.answer import Fact
from service.asking.larger.document_facts import Told, called_as_cited, cited_at
from service.asking.larger.meant import Meant
from service.asking.resting import Source, resting

_MOST = (
    r"(?:(?:the )?most(?: (?:often|frequently|heavily|commonly|of all))?|mostly|oftenest|mainly|chiefly|primarily"
    r"|above all)"
)
_WHO = r"(?:authors?|publishers?|organi[sz]ations?|sources?|documents?|works?)"
_IS = r"(?:is|are|was|were|does|do|did|has|have)"
_RESTS = (
    r"(?:(?:rests?|rel(?:y|ies|ied)|draws?|drew|builds?|built|leans?|depends?|(?:(?:is|are|was|were) )?(?:it )?(?:based"
    r"|founded|grounded)) (?:up)?on"
    r"|(?:rests?|rel(?:y|ies)|draws?|builds?|leans?|(?:(?:is|are|was|were) )?(?:it )?based)(?=\W*$))"
)
_CITES = r"(?:cites?|cited|refers? to|referred to|citations?|references?|sources?)"
#: What is asked of a document: "which sources does … use most", "who is cited most in …", "what does … rest on".
RESTING = (
    rf"(?:(?:on|upon) )?(?:{_WHO} )?(?:{_IS} )?(?:it )?(?:{_MOST} )?(?:{_CITES}|{_RESTS})(?: {_IS})?(?: it)?"
    rf"(?: (?:uses?|used|employs?|employed|quotes?|cites?|cited|names?))?(?: {_MOST})?(?: (?:in|by))?"
)
#: "Which documents does the preamble mention?"
_NAMES = (
    r"(?:which |what )?(?:(?:other|un|s/|a/) ?)*(?:documents?|papers?|statements?|letters?|reports?|sources?)"
    rf" (?:{_IS} )?(?:the )?(?:it )?(?:mention(?:s|ed)?|name[sd]?|recall(?:s|ed)?|referred to)(?: in)?"
)
_OF_PLACE = re.compile(
    rf"\b(?:{RESTING}|{_NAMES}|supports it|(?:is )?(?:it )?(?:supported|backed(?: up)?) by)(?!\w)", re.I
)
#: What is said besides and asks nothing.
_AROUND = re.compile(r"\b(?:and|so|also|documents?|works?|here|there|then|based)\b")


def asks_for_sources(asks: str) -> bool:
    """What is asked of a place, "what does it rest on", is its sources and nothing else."""
    asked = Meant((), named=True, rest=asks.lower())
    return bool(_OF_PLACE.search(asks)) and asked.asks_only(_OF_PLACE, _AROUND)


def sources_of_place(asks: str, document: Document, blocks: tuple[Block, ...], entries: Sequence[Entry]) -> Told | None:
    """What the blocks cite, or their footnotes, each once; None where anything else is asked of them."""
    if not asks_for_sources(asks):
        return None
    own = {block.id for block in blocks}
    notes = own.union(*(block.footnotes for block in blocks))
    cited = [(source, _cited_in(source, document, notes)) for source in resting(document, entries).ranked]
    facts = [
        Fact("cites", called_as_cited(source.entry), cited_at(f"in {_labels(places)}", source))
        for source, places in cited
        if places
    ]
    return Told((Fact("documents cited", f"{len(facts):,}", "counted: each once"), *facts), blocks)


def _cited_in(source: Source, document: Document, among: set[str]) -> list[Block]:
    return [document.block(block) for block in source.entry.blocks_in(document) if block in among]


def _labels(blocks: Sequence[Block]) -> str:
    return ", ".join(block.label for block in blocks)
