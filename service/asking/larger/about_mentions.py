"""In which footnote or paragraph one document cites another: "which footnote of the letter cites resolution 822?"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.citations.catalogue import mentions
from corpus.document import Block, Document
from service.asking.answer import Fact
from service.asking.larger.document_facts import MOST_PLACES, Library
from service.asking.larger.meant import Meant
from service.asking.subjects import Subject, Subjects

_PLACE = re.compile(
    r"\b(?:in |at |under )?(?:which|what) (?:(?P<note>foot ?notes?)|(?:numbered )?(?:paragraphs?|paras?\b\.?))"
    r"(?: number)?"
)
_CITES = re.compile(
    r"\b(?:(?:is|are|was|were|does|do|did|it)\s+)*(?:cit(?:es?|ed|ing)|mention(?:s|ed|ing)?"
    r"|refer(?:s|red|ring)? (?:back )?to|refer|recall(?:s|ed|ing)?|nam(?:es|ed|ing)|quot(?:es?|ed|ing)"
    r"|invok(?:es?|ed))(?: in| by)?(?!\w)"
)
#: A thing or a person is named; "which paragraph cites it" asks of a document.
_NAMES = re.compile(
    r"\b(?:(?:is|are|was|were|does|do|did)\s+)?(?:mention(?:s|ed)?|nam(?:es|ed)|refer(?:s|red)? to|come up|comes up"
    r"|appears?)(?: in| by)?(?!\w)"
)
#: What is left at either end of what is named.
_EDGES = re.compile(r"^(?:\W|\b(?:in|of|the|a|an|by)\b)+|(?:\W|\b(?:in|of|by|at)\b)+$", re.I)
_KINDS = re.compile(r"\b(?:of|in|does|do|by) the (?P<kind>letter|report|note|resolution)\b")
_AROUND = re.compile(r"\b(?:does|do|did|also|being|there|it|its|is|are)\b")
_TWO = 2


def where_cited(meant: Meant, library: Library) -> tuple[tuple[Fact, ...], tuple[tuple[Document, Block], ...]] | None:
    """Each place as a fact, and the blocks with their documents; None where anything else is asked or none is."""
    place = _PLACE.search(meant.rest)
    if place is None or not meant.named or not _CITES.search(meant.rest) or len(meant.documents) > _TWO:
        return None
    if not meant.asks_only(_PLACE, _CITES, _KINDS, _AROUND):
        return None
    kind = _KINDS.search(meant.rest)
    for cited, citing in _pairs(meant.documents, library, kind["kind"] if kind else ""):
        places = tuple(dict.fromkeys(_places(cited, citing, notes=bool(place["note"]))))[:MOST_PLACES]
        if places:
            return tuple(Fact(f"cited in {document.cited}", block.label) for document, block in places), places
    return None


def where_named(meant: Meant, subjects: Subjects) -> tuple[tuple[Fact, ...], tuple[tuple[Document, Block], ...]] | None:
    """The same of what is no document: "in which paragraph of the letter is the ferry Selkie mentioned?"."""
    place = _PLACE.search(meant.rest)
    if place is None or not _NAMES.search(meant.rest) or (meant.named and len(meant.documents) > _TWO):
        return None
    typed = re.sub(_PLACE.pattern, " ", meant.typed, flags=re.I)
    for form in (_NAMES, _KINDS, _AROUND):
        typed = re.sub(form.pattern, " ", typed, flags=re.I)
    subject = Subject.of(_EDGES.sub("", typed))
    if not subject.telling:
        return None
    kind = _KINDS.search(meant.rest)
    among = [document for document in meant.documents if not kind or document.kind == kind["kind"]]
    places = tuple(
        (document, block)
        for document in among
        for block in document.blocks
        if _is_place(block, notes=bool(place["note"])) and subjects.names(document.text_of(block), subject)
    )
    if not places or len(places) > MOST_PLACES:
        return None
    return tuple(Fact(f"named in {document.cited}", block.label) for document, block in places), places


def _is_place(block: Block, *, notes: bool) -> bool:
    return block.kind == "footnote" if notes else block.kind in ("paragraph", "quotation", "list_item")


def _pairs(
    documents: Sequence[Document], library: Library, kind: str
) -> Iterator[tuple[Document, tuple[Document, ...]]]:
    """What may be cited, with what may cite it: of two that are named either by the other."""
    if len(documents) == _TWO:
        yield documents[1], (documents[0],)
        yield documents[0], (documents[1],)
    elif documents:
        others = (other for other in library.documents if other is not documents[0])
        yield documents[0], tuple(other for other in others if not kind or other.kind == kind)


def _places(cited: Document, citing: Sequence[Document], *, notes: bool) -> Iterator[tuple[Document, Block]]:
    for mention in mentions(cited, citing):
        if notes:
            note = mention.note or (mention.block if mention.block.kind == "footnote" else None)
            if note:
                yield mention.document, note
        elif mention.block.kind != "footnote":
            yield mention.document, mention.block
