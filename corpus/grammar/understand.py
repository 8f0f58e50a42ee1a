"""Lines → Document: the passes of the grammar, in their order.

The grammar alone knows what a paragraph, an annex or a caption is; every pass is a function in a module of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from corpus.card import Card
from corpus.citations.references import find_references
from corpus.document import Block, Document
from corpus.given_name import GivenName
from corpus.grammar.assembly import assembled
from corpus.grammar.footnotes import taken_out
from corpus.grammar.head_lines import mended_head
from corpus.grammar.identity import identify
from corpus.grammar.kinds import classified
from corpus.grammar.masthead import masthead, read_head
from corpus.grammar.masthead_phrases import NOTICE_OF_NAMED
from corpus.grammar.meeting_records import on_the_floor
from corpus.grammar.note_marks import marked
from corpus.grammar.note_owners import owned
from corpus.grammar.notices import notice_of_document
from corpus.grammar.numbering import numbered
from corpus.grammar.oddities import oddities
from corpus.grammar.paragraphs import joined
from corpus.grammar.phrases import CLOSING
from corpus.grammar.plain_head import read_plain_head
from corpus.grammar.typed_lines import unwrap
from corpus.grammar.typed_marks import mark_notes
from corpus.grammar.voices import spoken
from corpus.lines import Line


def understand(lines: Sequence[Line], card: Card, warnings: Sequence[str] = (), pages: int = 0) -> Document:
    """The Document that `lines` print. `card` supplies what the text does not say of itself.

    `warnings` are the reader's, of what it could not read; the grammar's own come behind them. `pages` are those that
    the reader has counted; lines may say of more.
    Raises `SymbolMissing` where neither names a symbol.
    """
    printed = marked(taken_out(mended_head(joined(mark_notes(unwrap(lines))))))
    is_named = isinstance(card.symbol, GivenName)
    head = read_plain_head(printed.paragraphs, card.author) if is_named else read_head(printed.paragraphs)
    identity = identify(printed.paragraphs, head, card)

    drafts = classified(printed.items, head, identity.kind)
    drafts = owned(drafts)
    drafts = numbered(drafts, identity.kind)
    drafts = spoken(drafts, identity.author, identity.kind)
    if identity.kind == "meeting record":
        drafts = on_the_floor(drafts)

    text, blocks = assembled(drafts)
    return Document(
        symbol=identity.symbol,
        title=identity.title,
        kind=identity.kind,
        author=identity.author,
        text=text,
        blocks=blocks,
        masthead=masthead(head.facts, drafts, identity.dated),
        references=find_references(text, blocks),
        closing=_closing(text, blocks),
        signature=next((block.id for block in blocks if block.kind == "signature"), ""),
        source=card.source,
        accessed=card.accessed,
        notice=NOTICE_OF_NAMED if is_named else notice_of_document(identity.kind, identity.author),
        pages=max([pages, *(line.page or 0 for line in lines)]),
        warnings=(*warnings, *printed.warnings, *oddities(identity.symbol, identity.dated, drafts)),
    )


def _closing(text: str, blocks: Sequence[Block]) -> str:
    """The paragraph that asks for circulation."""
    paragraphs = (block for block in blocks if block.kind == "paragraph")
    return next((block.id for block in paragraphs if CLOSING.search(text, block.start, block.end)), "")
