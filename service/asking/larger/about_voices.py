"""In which paragraphs somebody speaks: "where is the Ferry Inspectorate quoted?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.document import Block, Document, Voice
from corpus.voice_chain import quoted_in
from index.words import plain, words
from service.asking.answer import Fact
from service.asking.larger.document_facts import Told, named_places
from service.asking.larger.meant import FUNCTION, Meant

_PLACE = r"(?:places?|parts?|passages?|points?)"
_SPEAKS = (
    r"(?:quote[sd]?|heard|speaks?|speaking|spoke|talks?|"
    r"(?:has|have|had|get|gets) (?:its|his|her|their|the) (?:say|floor))"
)
_PARAGRAPHS = r"(?:paragraphs?|paras?\b\.?|blocks?)"
#: What asks for the paragraphs, and what for the speaking.
_ASKED = re.compile(
    rf"\b(?:in|at|under|of|from)?\s*(?:which|what) (?:numbered )?(?:{_PARAGRAPHS}|{_PLACE})|\bwhere\b", re.I
)
_SAID = re.compile(rf"\b{_SPEAKS}(?!\w)(?: (?:in|at|directly|verbatim|word for word|by name)\b)*", re.I)
_AROUND = re.compile(rf"\b(?:being|also|{_PARAGRAPHS}|{_PLACE})(?!\w)", re.I)
#: What stands before a question and asks nothing: "For the index: in which paragraphs …".
_ASIDE = re.compile(r"^[^:]{1,40}:\s+(?=\w)")
#: What somebody says is asked, or what another quotes of it.
_WHAT_IS_SAID = re.compile(
    r"\b(?:what|say|says|said|tell|tells|told)\b(?! (?:numbered )?(?:paragraph|para\b|place|part|passage|point|block))",
    re.I,
)
_BY_ANOTHER = re.compile(r"\bby\b|\bquotes?\b", re.I)


def where_quoted(meant: Meant) -> tuple[Document, Told] | None:
    """The one document, and its paragraphs in which a speaker is heard; None where anything else is asked as well."""
    if not (_ASKED.search(meant.rest) and _SAID.search(meant.rest)):
        return None
    rest = _ASIDE.sub("", meant.rest)
    said = words(rest)
    heard = [document for document in meant.documents if len(meant.documents) == 1 or _named(document, said)]
    document = heard[0] if len(heard) == 1 else None
    if document is None:
        return None
    speakers = _named(document, said)
    for form in (_ASKED, _SAID, _AROUND):
        rest = form.sub(" ", rest)
    if _WHAT_IS_SAID.search(rest) or (len(speakers) > 1 and _BY_ANOTHER.search(rest)):
        return None
    own = {word for name in speakers for word in words(plain(name))}
    if not speakers or not own | FUNCTION >= set(words(rest)):
        return None
    found = {voice: _blocks(document, voice) for voice in speakers}
    facts = tuple(Fact("speaker", voice, f"speaks {named_places(blocks)}") for voice, blocks in found.items())
    return document, Told(facts, tuple(dict.fromkeys(block for blocks in found.values() for block in blocks)))


def _named(document: Document, asked: Sequence[str]) -> tuple[str, ...]:
    """Names of the speakers of a document that stand in the words asked, whole or, of persons, by the last of them."""
    said = set(asked)
    return tuple(
        voice.name
        for voice in dict.fromkeys(voice for block in document.blocks for voice in _heard(block))
        if said.issuperset(own := words(plain(voice.name)))
        or (voice.role == "quoted person" and own and own[-1] in said)
    )


def _heard(block: Block) -> tuple[Voice, ...]:
    """All who are quoted or reported in it, from without inwards."""
    return tuple(voice for chain in block.chains for voice in quoted_in(chain))


def _blocks(document: Document, name: str) -> list[Block]:
    """Without omissions: nobody speaks in a place where words were left out."""
    heard = (block for block in document.blocks if any(voice.name == name for voice in _heard(block)))
    return [block for block in heard if block.kind != "omission"]
