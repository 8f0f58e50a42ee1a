"""Places to cite, in documents that no snapshot needs to hold: read from text, a citation made of words in them."""

from __future__ import annotations

from pathlib import Path

from corpus.document import Block, Document, Voice
from corpus.holdings.source import read_document
from corpus.ranges import Span
from corpus.symbol import Symbol
from service.asking.answer import Citation, CitedReference, Footnote, Highlight

#: What breaks out of a field of BibTeX, RIS, HTML, Markdown or LaTeX, and what turns the direction of a text.
HOSTILE = (
    'Log}, url = {http://evil.example} } @misc{x, <script>alert(1)</script> \\input{/etc/passwd} $x$ 100% & #1 ~_^ "q" '
    "[link](javascript:alert(1)) **bold** `code`\u202egnp.exe\u2066 =cmd|'/c calc'!A1"
)


def read(folder: Path, text: str, symbol: str, name: str = "document", card: str = "") -> Document:
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(card or f'symbol = "{symbol}"\n', encoding="utf-8")
    return read_document(path)


def citation_of(document: Document, words: str, score: float = 0.9) -> Citation:
    """Of the block that has the words, whole, with the words marked."""
    block = next(block for block in document.blocks if words in document.text_of(block))
    at = document.text.index(words, block.start)
    notes = tuple(_footnote(document, block, document.block(note)) for note in block.footnotes)
    return Citation(
        document=document,
        block=block,
        start=block.start,
        end=block.end,
        quote=document.text_of(block),
        highlights=(Highlight(at - block.start, at - block.start + len(words), words),),
        voice=block.voice_at(at, at + len(words)),
        speeches=block.speeches,
        footnotes=notes,
        score=score,
    )


def hostile_document(title: str = HOSTILE, said: str = HOSTILE) -> Document:
    """One paragraph, every text of it somebody's trick; no reader had to let it through."""
    author = Voice(f"Doctor\r\nTY  - JOUR, {title}", "author")
    block = Block("p1", "paragraph", 0, len(said), "para. 1", "report", number="1", voice=(author,))
    return Document(Symbol.parse("A/77/402"), f"{title}\r\nER  - \r\nTI  - other", "report", author, said, (block,))


def _footnote(document: Document, block: Block, note: Block) -> Footnote:
    at = next((mark.at - block.start for mark in block.marks if mark.note == note.id), None)
    references = tuple(CitedReference(reference, None) for reference in document.references_in(note))
    return Footnote(note, document.text_of(note), references, at)


def span_of(document: Document, words: str) -> Span:
    at = document.text.index(words)
    return Span(at, at + len(words))
