"""A document printed as a Word file or as HTML, to be read again: what comes back has to be the same document."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from corpus.document import Block, Document, Mark
from tests.corpus.formats.word.word_file import footnote_mark, paragraph, run, word_file

_WORD_LOOKS = {"bold": "<w:b/>", "italic": "<w:i/>"}
_HTML_LOOKS = {"bold": "b", "italic": "i"}
_QUOTED = ("quotation", "omission")


def as_word_file(document: Document, styles: str) -> bytes:
    """`styles` has a "SingleTxt" for text, indented by 1267 twips, and an "HCh" for the title and titles of annexes."""
    numbers = {block.id: number for number, block in enumerate(document.of_kind("footnote"), start=1)}
    links: dict[str, str] = {}

    def runs(block: Block) -> Iterator[str]:
        for piece in _pieces(document, block):
            if isinstance(piece, Mark):
                yield footnote_mark(numbers[piece.note])
                continue
            text, looks, target, breaks = piece
            printed = run(text, "".join(sorted(_WORD_LOOKS[look] for look in looks)))
            if target:
                printed = f'<w:hyperlink r:id="{links.setdefault(target, f"link{len(links)}")}">{printed}</w:hyperlink>'
            yield ("<w:r><w:br/></w:r>" if breaks else "") + printed

    def printed(block: Block) -> str:
        heads = block.kind == "title" or block.id.endswith("h1")
        style = "HCh" if heads else "" if block.kind == "masthead" else "SingleTxt"
        indent = {"signature": 5040, **dict.fromkeys(_QUOTED, 1742)}.get(block.kind)
        return paragraph(*runs(block), style=style, properties=f'<w:ind w:left="{indent}"/>' if indent else "")

    body = [printed(block) for block in document.blocks if block.kind != "footnote"]
    notes = {numbers[block.id]: paragraph(*runs(block)) for block in document.of_kind("footnote")}
    return word_file(*body, styles=styles, footnotes=notes, links={name: target for target, name in links.items()})


def as_html(document: Document, *, linked: bool) -> bytes:
    """Footnotes stand at the end; their marks link to them, or are raised and no more."""

    def inside(block: Block) -> Iterator[str]:
        for piece in _pieces(document, block):
            if isinstance(piece, Mark):
                link = f'<a id="r-{piece.note}" href="#{piece.note}">[{piece.number}]</a>'
                yield f"<sup>{link if linked else piece.number}</sup>"
                continue
            text, looks, target, breaks = piece
            printed = escape(text)
            for look in sorted(looks):
                printed = f"<{_HTML_LOOKS[look]}>{printed}</{_HTML_LOOKS[look]}>"
            yield ("<br>" if breaks else "") + (f'<a href="{escape(target)}">{printed}</a>' if target else printed)

    def printed(block: Block) -> str:
        text = "".join(inside(block))
        if block.kind == "footnote":
            label = f'<a href="#r-{block.id}">[{block.number}]</a>' if linked else f"<sup>{block.number}</sup>"
            return f'<p id="{block.id}">{label} {text}</p>'
        if block.kind == "title":
            return f"<h1>{text}</h1>"
        return f"<blockquote><p>{text}</p></blockquote>" if block.kind in _QUOTED else f"<p>{text}</p>"

    body = [printed(block) for block in document.blocks if block.kind != "footnote"]
    notes = [printed(block) for block in document.of_kind("footnote")]
    return f"<html><body>{''.join(body)}<hr>{''.join(notes)}</body></html>".encode()


def _pieces(document: Document, block: Block) -> Iterator[Mark | tuple[str, set[str], str, bool]]:
    """Marks where they stand, and between them text of one look: its looks, where it leads, whether a line breaks there."""
    edges = {edge for look in block.emphasis for edge in (look.start, look.end)} | {mark.at for mark in block.marks}
    cuts = sorted({block.start, block.end, *block.breaks, *edges})
    for start, end in pairwise(cuts):
        yield from (mark for mark in block.marks if mark.at == start)
        over = [look for look in block.emphasis if look.start <= start and end <= look.end]
        looks = {look.kind for look in over if look.kind != "link"}
        yield (
            document.text[start:end],
            {*looks},
            "".join(look.target for look in over if look.kind == "link"),
            start in block.breaks,
        )
    yield from (mark for mark in block.marks if mark.at == block.end)
