"""Document → passages. Short blocks stay whole; long ones are cut between sentences."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.document import Block, Document
from corpus.phrases import DISTRIBUTION, LANGUAGE
from corpus.sentences import sentences
from index.passage import Passage

#: Words. tests/quality, choosing half: see README "Measures"; a window well inside the model's 256 tokens.
WINDOW_WORDS = 90

#: A longer sentence that ends with a colon tells something by itself.
_LEAD_IN_WORDS = 10

#: What people call the parts of a head, said once for search: nobody asks for "Distr.".
_HEAD_WORDS = (
    (DISTRIBUTION, "masthead, distribution, date of distribution, circulated, published, issued"),
    (LANGUAGE, "masthead, original language, written in"),
)
_KIND_WORDS = {
    "title": "title, subject, date of the document, who sent it, author, sender, addressed to, addressee",
    "signature": "signature, signed by, signatory, rank, name of the ambassador",
    "masthead": "masthead",
    "footnote": "footnote, source",
    "caption": "annex, photographs, pictures, evidence",
}


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages of a document, in reading order."""
    return tuple(passage for block in document.blocks for passage in _of_block(document, block))


def _of_block(document: Document, block: Block) -> Iterator[Passage]:
    if block.kind in ("omission", "heading") or _only_leads_in(document.text_of(block)):
        return  # context of what stands under it, and no answer by itself
    context = context_line(document, block)
    for start, end in windows(document.text_of(block)):
        text = document.text[block.start + start : block.start + end]
        yield Passage(document.symbol.slug, block.id, block.start + start, block.start + end, text, context)


def _only_leads_in(text: str) -> bool:
    """ "X stated the following:" says who speaks; what is said comes behind it."""
    return text.endswith(":") and len(text.split()) <= _LEAD_IN_WORDS


def windows(text: str, most: int = WINDOW_WORDS) -> Iterator[tuple[int, int]]:
    """Ranges of at most `most` words made of whole sentences; neighbours share one sentence."""
    ranges = sentences(text)
    if len(text.split()) <= most or len(ranges) < 2:
        yield 0, len(text)
        return
    first = 0
    while first < len(ranges):
        last = first
        while last + 1 < len(ranges) and len(text[ranges[first][0] : ranges[last + 1][1]].split()) <= most:
            last += 1
        yield ranges[first][0], ranges[last][1]
        if last + 1 == len(ranges):
            return
        first = last if last > first else last + 1


def context_line(document: Document, block: Block) -> str:
    """Where the block stands and who speaks, in the words people search with."""
    parts = [_kind_words(document, block)]
    if block.section.startswith(("annex", "appendix", "enclosure")):
        parts += [block.section, *block.under[1:]]
    else:
        parts += block.under
    parts += [voice.name for voice in block.voice[1:]]
    parts += [name for speech in block.speeches for name in (speech.voice[-1].name, speech.voice[-1].title)]
    if block.kind == "footnote":
        parts.append(_marked_sentence(document, block))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _kind_words(document: Document, block: Block) -> str:
    if block.kind == "masthead":
        item = next((item for item in document.masthead.agenda if item.block == block.id), None)
        if item:
            return f"masthead, agenda item {item.number}"
        return next((said for form, said in _HEAD_WORDS if form.search(document.text_of(block))), "masthead")
    return _KIND_WORDS.get(block.kind, "")


def _marked_sentence(document: Document, footnote: Block) -> str:
    """The sentence a footnote belongs to: what somebody says who asks for its source."""
    return next((document.text[start:end] for _, (start, end) in document.marked_with(footnote)), "")
