"""A citation as lines: the quotation with its marks, the citation in a style, who speaks, and the footnotes whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.document import Document
from corpus.ranges import Span
from service import urls
from service.asking.answer import Citation, CitedReference, Excerpt, Footnote
from service.citing.cited import cited
from service.citing.copied import spoken_by
from service.citing.styles import cite
from service.exporting.written import Bit, Kind, Line, line, linked
from service.pages.links import links_of
from service.pages.markup import Piece, pieces
from service.words import spoken


def citation_lines(citation: Citation, style: str, *, answers: bool, percent: bool) -> Iterator[Line]:
    """`answers` is False for what only stands near; with `percent` the citation says how likely it answers."""
    yield _quote(citation, answers)
    yield _place(citation, style, answers, percent)
    say = spoken()
    yield line("voice", say("{}: ", say("Speaking")), spoken_by(citation.voice, say))
    for note in citation.footnotes:
        if note.block.id != citation.block.id:
            yield _footnote(citation.document, note)
    for excerpt in citation.sources:
        yield _beneath(excerpt)
    if citation.repeats:
        again = ((f"{other.cited}, {block.label}", urls.block(other, block)) for other, block in citation.repeats)
        yield line("voice", say("The same words stand again in"), " ", *linked(again))


def bits_of(shown: Sequence[Piece]) -> tuple[Bit, ...]:
    return tuple(
        Bit(piece.text, piece.marked, piece.bold, piece.italic, bool(piece.note), "" if piece.note else piece.href)
        for piece in shown
    )


def _quote(citation: Citation, answers: bool) -> Line:
    kinds: dict[str, Kind] = {"answers": "quote", "may_answer": "may_answer"}
    marked = citation.differing or (citation.marked if answers else ())
    shown = pieces(citation.document, citation.block, Span(citation.start, citation.end), marked=marked)
    return line(kinds[citation.grade] if answers else "nearest", *bits_of(shown), quoted=citation)


def _place(citation: Citation, style: str, answers: bool, percent: bool) -> Line:
    marked = citation.marked
    href = urls.block(citation.document, citation.block)
    if marked:
        href = urls.place(citation.document, citation.block, marked[0].start, marked[-1].end)
    href = urls.lasting(citation.document, href)
    runs = [Bit(run.text, italic=run.italic, href=href) for run in cite(cited(citation), style)]
    say = spoken()
    pages = " ({})".format(say("page {} of the file", ", ".join(map(str, citation.pages)))) if citation.pages else ""
    likely = say("{} % likely to answer", round(100 * citation.score)) if percent else ""
    may = say("May answer: read it before you quote it") if citation.grade == "may_answer" else ""
    told = filter(None, (likely, may)) if answers else (say("near, and no answer"),)
    return line("place", *runs, Bit("".join((pages, *(f" – {each}" for each in told)))))


def _footnote(document: Document, note: Footnote) -> Line:
    shown = bits_of(pieces(document, note.block, note.block.span))
    behind = [bit for reference in note.references for bit in _reference(reference)]
    return line("footnote", Bit(note.block.number, bold=True), Bit(" "), *shown, *behind)


def _reference(reference: CitedReference) -> tuple[Bit, ...]:
    links = links_of(reference)
    say = spoken()
    named = str(reference.reference.symbol or links.site or say("web page"))
    href = links.document.href if links.document else links.outside
    return Bit(" ["), Bit(named, href=href), Bit(f"{say(', ')}{say('held') if links.document else say('not held')}]")


def _beneath(excerpt: Excerpt) -> Line:
    document, block = excerpt.document, excerpt.block
    shown = bits_of(pieces(document, block, Span(excerpt.start, excerpt.end)))
    href = urls.place(document, block, excerpt.start, excerpt.end)
    return line("beneath", spoken()("From what is cited."), " “", *shown, "” ", Bit(excerpt.cite_as, href=href))
