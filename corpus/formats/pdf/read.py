"""PDF → lines: the text layer as it is printed, put into reading order, one line for each paragraph.

pdfium gives the printed signs and their places (`glyphs`). White space between them tells words, columns and tables
(`words`, `layout`); a page that runs from right to left is mirrored first (`right_to_left`). Running heads are taken
out (`running_heads`). With the document's own measures (`typography`) footnotes (`footnotes`) and paragraphs
(`text_blocks`) are told. Pictures are not read. What the words mean is the grammar's business.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from corpus.formats.left_out import LeftOut, told
from corpus.formats.pdf.footnotes import Note, take_notes
from corpus.formats.pdf.glyphs import Page, read_pages
from corpus.formats.pdf.layout import Layout, PrintedPage
from corpus.formats.pdf.prose_columns import with_prose_apart
from corpus.formats.pdf.right_to_left import in_reading_direction
from corpus.formats.pdf.running_heads import without_running_heads
from corpus.formats.pdf.text_blocks import TextBlock, join_cut, text_blocks
from corpus.formats.pdf.text_lines import TextLine
from corpus.formats.pdf.typography import Typography, measure
from corpus.lines import BODY_SIZE, FileReading, Line, PageTurn, Run, united
from corpus.printing.cut_words import Words

# Half, double, and what is counted over 41 documents: docs/pdf-constants.md.

#: Characters. A page with fewer and a picture over it is a scan: its text layer holds a page number or a stamp
#: (`test_pages_without_text_among_others_are_named`).
#: Half or double: nothing differs.
_SCAN = 80
#: Share of a page's signs that no page of text has.
#: Half or double: nothing differs.
_STRANGE = 0.2
#: Characters of a paragraph that are looked at where a line is added: an address that goes on over lines has no more.
#: The limit only saves time, where a paragraph goes on over pages.
#: Half or double: nothing differs.
_TAIL = 500
#: Times the body: the size that a heading of typescript, which knows one size only, would have in print.
#: Half: 4 documents and 10 blocks differ: cut +2, gaps +3. Double: 4 documents differ, though no block's text.
_LARGER = 1.2
#: Words of a heading of typescript. More, though centred or in capitals, is a paragraph.
#: Half: 2 documents and 5 blocks differ: cut +2, gaps -1. Double: nothing differs.
_HEADING_WORDS = 25


def read_pdf(data: bytes) -> FileReading:
    """The lines of a PDF, and what of it could not be read.

    Raises ValueError, with the reason, for what is no PDF, is encrypted, cut off or longer than `glyphs.MOST_PAGES`,
    and for a scan. A page takes about a tenth of a second. All lines are held in memory, the glyphs of one page.
    """
    with closing(read_pages(data)) as opened:
        return reading_of(opened)


def reading_of(opened: Iterable[Page]) -> FileReading:
    """What a PDF's pages say; each is asked for when the one before is done with. Raises ValueError for a scan."""
    layout = Layout()
    pages: list[PrintedPage] = []
    scans: list[int] = []
    turned: list[int] = []
    strange: list[int] = []
    unseen: list[int] = []
    struck: list[LeftOut] = []
    for page in opened:
        is_text_behind = page.pictures or not any(glyph.look.hidden for glyph in page.glyphs)
        unseen += [page.number] if page.hides_text or not is_text_behind else []
        if not is_text_behind:
            page = replace(page, glyphs=tuple(glyph for glyph in page.glyphs if not glyph.look.hidden))
        struck += [LeftOut("struck", page.struck, page=page.number)] if page.struck else []
        pages.append(layout.printed(in_reading_direction(page)))
        scans += [page.number] if page.pictured and len(page.glyphs) < _SCAN else []
        turned += [page.number] if page.turned else []
        strange += [page.number] if _is_strange(page) else []
    if scans and not any(_is_readable(page) for page in pages):
        raise ValueError(
            f"it is a scan of {len(pages):,} page{'s' if len(pages) > 1 else ''}: pictures without a text layer; text "
            "recognition has to read it first"
        )
    bare = without_running_heads(pages)
    warnings = (*_warnings(scans, turned, strange, unseen), *told(struck))
    return FileReading(tuple(_lines(bare)), warnings, len(pages), tuple(_edges(pages, bare)))


def _is_strange(page: Page) -> bool:
    """Its fonts do not say which letters they print: signs of private use, or of drawing, stand for them."""
    signs = [sign for glyph in page.glyphs for sign in glyph.text if not sign.isspace()]
    return sum(map(_is_no_letter, signs)) > _STRANGE * len(signs)


def _is_no_letter(sign: str) -> bool:
    return sign == "\ufffd" or "\u2500" <= sign <= "\u259f" or unicodedata.category(sign) in ("Co", "Cn")


def _is_readable(page: PrintedPage) -> bool:
    return sum(len(line.text) for line in page.lines) >= _SCAN


def _edges(pages: Iterable[PrintedPage], bare: Iterable[PrintedPage]) -> Iterator[Line]:
    """What has been taken off the pages."""
    for page, rest in zip(pages, bare, strict=True):
        kept = set(rest.lines)
        yield from (Line(line.text, page=page.number) for line in page.lines if line not in kept)


def _lines(pages: Sequence[PrintedPage]) -> Iterator[Line]:
    """`pages` are without running heads."""
    typography = measure(region for page in pages for region in page.regions)
    words = Words.of(line.text for page in pages for line in page.lines)
    bodies: list[PrintedPage] = []
    notes: list[Note] = []
    for page in pages:
        body, taken = take_notes(page, typography, notes)
        bodies.append(with_prose_apart(body, typography))
        notes += taken
    blocks = join_cut(block for page in bodies for region in page.regions for block in text_blocks(region, typography))
    waiting = deque(_continued(notes))
    setter = _Setter(typography, words)
    for block in blocks:
        while waiting and waiting[0].page < block.lines[0].page:
            yield from setter.note(waiting.popleft())
        yield from setter.block(block)
    for note in waiting:
        yield from setter.note(note)


def _continued(notes: Iterable[Note]) -> Iterator[Note]:
    """The notes; one that a page has cut is one again."""
    last: Note | None = None
    for note in notes:
        if last and not note.number and note.page > last.page:
            last = replace(last, lines=last.lines + note.lines)
            continue
        if last:
            yield last
        last = note
    if last:
        yield last


@dataclass(frozen=True, slots=True)
class _Setter:
    """Blocks and notes → lines. `words` are those of the document, which tell how it spells what a line end has cut."""

    typography: Typography
    words: Words

    def block(self, block: TextBlock) -> Iterator[Line]:
        is_heading = self._is_heading(block)
        for index, lines in enumerate(self._parts(block)):
            yield replace(
                self._line(lines),
                indent=0.0 if is_heading else block.indent,
                size=self._size(block, is_heading=is_heading),
                gap=index == 0 or not self.typography.looks,
                row=block.is_row,
                cell=lines[0].place,
                quoted=not is_heading and block.is_inset,
            )

    def _parts(self, block: TextBlock) -> list[Sequence[TextLine]]:
        """Its lines by what becomes one: each cell of a row, each line of a signature, else all together."""
        if block.is_row and self.typography.looks:
            return [(cell,) for cell in block.lines[0].cells]
        if block.place == "right":
            return [(line,) for line in block.lines]
        return [block.lines]

    def note(self, note: Note) -> Iterator[Line]:
        line = self._line(note.lines)
        if not self.typography.looks or not note.number:
            yield replace(line, gap=True, rule=note.rule)
            return
        mark = len(note.number)
        while line.text[mark : mark + 1].isspace():
            mark += 1
        runs = (run.moved(-mark) for run in line.runs if run.start >= mark)
        turns = (turn.moved(-mark) for turn in line.turns)
        yield replace(line, text=line.text[mark:], runs=tuple(runs), turns=tuple(turns), gap=True, note=note.number)

    def _size(self, block: TextBlock, *, is_heading: bool) -> float:
        if not self.typography.looks:
            return BODY_SIZE * _LARGER if is_heading else BODY_SIZE
        first = block.lines[0]
        if self.typography.is_body(first):
            return BODY_SIZE
        return round(first.size * BODY_SIZE / self.typography.body_of(first.page), 1)

    def _is_heading(self, block: TextBlock) -> bool:
        """In typescript a heading is told by standing in the middle, or by capitals."""
        if self.typography.looks or len(block.text.split()) > _HEADING_WORDS or block.is_row:
            return False
        return block.place == "centre" or (block.text.isupper() and not block.head)

    def _line(self, lines: Sequence[TextLine]) -> Line:
        text, runs, turns = "", list[Run](), list[PageTurn]()
        page = lines[0].page
        for line in lines:
            if text:
                text = text[:-_TAIL] + self.words.join(text[-_TAIL:], line.text)
                runs = [replace(run, end=min(run.end, len(text))) for run in runs]
            if line.page != page:
                page = line.page
                turns.append(PageTurn(len(text), page))
            runs += (run.moved(len(text)) for run in line.runs)
            text += line.text
        if not self.typography.looks:
            runs = [run for run in runs if run.kind == "superscript"]
        return Line(text, united(text, runs), page=lines[0].page, turns=tuple(turns), typed=not self.typography.looks)


def _warnings(
    scans: Sequence[int], turned: Sequence[int], strange: Sequence[int], unseen: Sequence[int]
) -> Iterator[str]:
    if scans:
        yield f"{_pages(scans)} a picture, a scan or a map, with next to no text layer: what it shows is not read"
    if turned:
        yield f"{_pages(turned)} printed sideways or aslant in part: that part is not read"
    if unseen:
        holds = "holds" if len(unseen) == 1 else "hold"
        yield (
            f"{_pages(unseen).rpartition(' ')[0]} {holds} text in letters that are not printed or that nobody sees: "
            "it is left out; if it counts, make it visible in the program that made the file, and save that anew"
        )
    if strange:
        yield (
            f"{_pages(strange)} set in fonts that do not say which letters they print: what is read of it is no text; "
            "save it anew from its source, or let text recognition read it"
        )


def _pages(numbers: Sequence[int]) -> str:
    """Pages as the subject of a sentence: "pages 2, 5–7 are"."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    names = ", ".join(str(group[0]) if len(group) == 1 else f"{group[0]}–{group[-1]}" for group in groups)
    return f"page {names} is" if len(numbers) == 1 else f"pages {names} are"
