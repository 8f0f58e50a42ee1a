"""What is told of a part of a document as data: the title of an annex, by whom it is, who speaks in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.document import Block, Document
from corpus.voice_chain import authors_of
from service.asking.answer import Fact
from service.asking.larger.document_facts import Told, headings, how_numbered

#: What is asked of a place whose speaker is wanted.
_WHO_SPEAKS = re.compile(
    r"\W*(?:(?:and |so )?who(?:m)?(?:[’']s| is| was| are| do| does| did)?(?: we| you| they| it)?(?: actually"
    r"| really)?(?: being)?"
    r"(?: speaks?| speaking| spoke| says?(?: it| this| that)?| said(?: it| this| that)?| talks?| talking| quoted?"
    r"| hear(?:ing)?"
    r"| reading| the speaker| the voice| words)"
    r"|(?:and )?whose (?:words?|voices?|statements?|quotes?|quotation|testimony)(?: (?:are|is|do|does|did))?(?: we"
    r"| you| they| these"
    r"| those| it)?(?: actually| really)?(?: reading| hear(?:ing)?| read| being)?(?: quoted| given| cited)?"
    r"|(?:which|what) (?:organi[sz]ation|person|source|speaker|body|ngo|group)(?: is| was"
    r"| are)?(?: being)?(?: speaks?| speaking"
    r"| quoted| heard)|(?:the )?(?:speakers?|voices?))"
    r"(?: (?:in|at|there|from|of|by|with))*(?: it)?\W*",
    re.I,
)
_TITLE = re.compile(
    r"\W*(?:(?:and |so |please |tell me |give me |i need )*(?:what(?:[’']s| is| are| was)?|which|how is|how does"
    r"|does)? ?)?(?:the |its )?"
    r"(?:(?:full |exact |official )?(?:titles?|headings?|name|headed|titled|entitled|called|subject)|what (?:is"
    r"|are) (?:it )?called)"
    r"(?: (?:of|to|in|on|for|does|do|carry|carries|bear|bears|have|has|given|is|are|at the head of))*"
    r"(?: it)?(?: (?:called|titled|entitled|headed|named|carry|carries|bear|bears|have|has|titles?|name))*\W*"
    r"|\W*(?:what|how)(?:[’']s| is| are| was| were)? it (?:called|titled|entitled|headed|named|about)\W*"
    r"|\W*what(?:[’']s| is)? (?:the )?(?:title|name|heading) (?:does|do|has|have) it (?:have|bear|carry)\W*",
    re.I,
)
_ORIGINAL = re.compile(r"\bOriginal:\s*(?P<languages>[^\])\n]+?)\s*[\])]?$", re.M)
_PART = Callable[[Document, str], Told | None]


def asks_who_speaks(asks: str) -> bool:
    return _WHO_SPEAKS.fullmatch(asks) is not None


def title_of_place(asks: str, document: Document, blocks: tuple[Block, ...]) -> Told | None:
    """The title of the annex that the blocks are, where its title is asked for."""
    parts = {block.part for block in blocks}
    if len(parts) != 1 or not _TITLE.fullmatch(asks):
        return None
    return part_title(document, parts.pop())


def part_title(document: Document, part: str) -> Told | None:
    said = headings(document, part)
    blocks = tuple(block for block in _blocks(document, part) if block.kind == "heading")[: len(said)]
    if not part or not said:
        return None
    return Told((Fact(f"title of {part}", " – ".join(said)),), tuple(reversed(blocks)))


def part_author(document: Document, part: str) -> Told | None:
    """Who speaks in an annex that is not by the document's author, cited where its heading names them."""
    blocks = _blocks(document, part)
    authors = next((authors_of(block.voice) for block in blocks if len(authors_of(block.voice)) > 1), ())
    if not authors:
        return None
    name = authors[-1].name
    named = next((block for block in blocks if name in " ".join(document.text_of(block).split())), blocks[0])
    return Told((Fact(f"{part}, by", name),), (named,))


def part_language(document: Document, part: str) -> Told | None:
    """In which languages an annex was written, where its head prints them: "[Original: English and Russian]"."""
    for block in _blocks(document, part):
        if said := _ORIGINAL.search(document.text_of(block)):
            return Told((Fact("original language", said["languages"]),), (block,))
    return None


def part_paragraphs(document: Document, part: str) -> Told | None:
    own = [b for b in _blocks(document, part) if b.kind in ("paragraph", "quotation") and b.numbering == "printed"]
    own = own or [b for b in _blocks(document, part) if b.kind in ("paragraph", "quotation") and b.numbering]
    if not own:
        return None
    whole = [block for block in own if "[subpara" not in block.label]
    return Told((Fact(f"paragraphs of {part}", f"{len(whole):,}", how_numbered(whole)),), (own[-1],))


def _blocks(document: Document, part: str) -> list[Block]:
    return [block for block in document.blocks if block.part == part]
