"""Word's DOCX → lines. Notes, numbers of paragraphs, indents and sizes as the file's structure gives them.

Read are the text, its text boxes, and what stands on the first page only; running heads and feet, comments, deletions
and tables of contents that Word has made are not. What the lines mean is the grammar's business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.formats.inline import numbered
from corpus.formats.left_out import LeftOut, told
from corpus.formats.table_rows import SENTENCE, Cell, is_layout, row_lines
from corpus.formats.word.layout import Printed, in_place
from corpus.formats.word.notes import Notes
from corpus.formats.word.numbering import ListPlace, Numbering
from corpus.formats.word.package import WORD, Element, Package, Part, attribute
from corpus.formats.word.paragraph_text import ParagraphText, chosen, text_in
from corpus.formats.word.styles import Styles, points
from corpus.formats.word.tables import WRAPPERS, WordRow, deleted_rows, table_rows
from corpus.lines import FileReading, Line, Run

#: Names of the styles of tables of contents begin so.
_CONTENTS = "toc "
#: Names of the styles of quotations in Word, in LibreOffice and in what pandoc writes.
_QUOTATIONS = frozenset(("quote", "intense quote", "quotations", "block text", "block quotation", "blockquote"))
_TYPED_NOTE = re.compile(r"(?P<mark>\*{1,3})\s+(?=[^\W\d])")
_TYPED_MARK = re.compile(r"(?<=\w)\*{1,3}(?![\w*])")
_TABLE = f"{WORD}tbl"


def read_docx(data: bytes) -> FileReading:
    """The lines of a Word document, and what of it is left out because it is struck through, deleted or hidden.

    Raises ValueError where it is none, is damaged, or unpacks to too much.
    """
    reader = _Reader.of(Package.open(data))
    lines = tuple(in_place(reader.read()))
    return FileReading(lines, tuple(told(reader.left_out)))


@dataclass(slots=True)
class _Reader:
    """A document being read, block by block.

    section  the number of the stretch of pages between two breaks
    carried  text whose paragraph mark is deleted: it belongs to the next paragraph
    at_head  no sentence has been met yet
    left_out  what nobody is to read
    """

    main: Part
    package: Package
    styles: Styles
    numbering: Numbering
    notes: Notes
    section: int = 0
    carried: ParagraphText | None = None
    at_head: bool = True
    left_out: list[LeftOut] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> _Reader:
        main = package.main()
        styles, lists = package.related(main, "styles"), package.related(main, "numbering")
        known = Styles(styles.root if styles else None)
        return cls(main, package, known, Numbering(lists.root if lists else None, known), Notes.of(package, main))

    def read(self) -> list[Printed]:
        body = self.main.root.find(f"{WORD}body")
        head = self._first_page()
        return head + (self._blocks(body, self.main) if body is not None else [])

    def _first_page(self) -> list[Printed]:
        """What heads the first page alone is no running head, and may be the masthead; its notes stand at the foot."""
        head, foot = (self._of_first_page(kind) for kind in ("header", "footer"))
        if head is None:
            return []
        notes = [note for printed in self._blocks(foot.root, foot) for note in _typed_note(printed)] if foot else []
        marks = {line.note for note in notes for line in note.lines if line.note}
        return [replace(each, lines=_marked(each.lines, marks)) for each in self._blocks(head.root, head)] + notes

    def _of_first_page(self, kind: str) -> Part | None:
        first = self.notes.sections[0] if self.notes.sections else None
        title_page = first.find(f"{WORD}titlePg") if first is not None else None
        if first is None or title_page is None or attribute(title_page, "val") in ("0", "false", "off"):
            return None
        for reference in first.iterfind(f"{WORD}{kind}Reference"):
            if attribute(reference, "type") == "first":
                return self.package.part(self.main.target(reference))
        return None

    def _blocks(self, container: Element, part: Part) -> list[Printed]:
        printed: list[Printed] = []
        for child in container:
            read = _BLOCKS.get(child.tag)
            if child.tag == _TABLE:
                printed += self._left_over()
            if read is not None:
                read(self, child, part, printed)
        return printed + self._left_over()

    def _left_over(self) -> list[Printed]:
        """Carried text that no paragraph follows is one."""
        text, self.carried = self.carried, None
        found = self._set_up(text, None, text.style) if text else None
        return [found] if found and found.lines else []

    def _within(self, element: Element, part: Part, printed: list[Printed]) -> None:
        printed += self._blocks(element, part)

    def _alternate(self, element: Element, part: Part, printed: list[Printed]) -> None:
        for branch in chosen(element):
            printed += self._blocks(branch, part)

    def _paragraph(self, element: Element, part: Part, printed: list[Printed]) -> None:
        properties = element.find(f"{WORD}pPr")
        style = self.styles.of_paragraph(properties)
        if self.styles.name(style).startswith(_CONTENTS):
            return
        text = self._text(element, part, style)
        self.section += text.page_before or self.styles.begins_page(properties, style)
        if properties is not None and properties.find(f"{WORD}rPr/{WORD}del") is not None:
            self.carried = text
            return
        found = self._set_up(text, properties, style)
        printed += [found] if found.lines else []
        self.at_head = self.at_head and found.length < SENTENCE
        printed += self._due_notes()
        for box in text.boxes:
            printed += self._blocks(box, part)
        ends = properties is not None and properties.find(f"{WORD}sectPr") is not None
        self.section += text.page_behind or ends
        if ends:
            self.notes.end_section()

    def _text(self, element: Element, part: Part, style: str) -> ParagraphText:
        text, self.carried = self.carried, None
        text = text or ParagraphText(part, self.styles, style, self.notes.number)
        text.style = style
        text.read(element)
        return text

    def _set_up(self, text: ParagraphText, properties: Element | None, style: str) -> Printed:
        place = self.numbering.place(properties, style)
        number = self.numbering.next(place) if place else ""
        lines = text.inline.lines()
        if place and lines:
            lines = (numbered(lines[0], number), *lines[1:])
        left, hanging = self._indent(properties, style, place)
        self._tell(text.left_out, " ".join(line.text for line in lines))
        return Printed(
            lines=lines,
            left=left,
            start=left - hanging,
            size=text.size or 0.0,
            level=self.styles.outline_level(properties, style),
            section=self.section,
            listed=place is not None,
            quoted=any(each.name in _QUOTATIONS for each in self.styles.chain(style)),
        )

    def _tell(self, left_out: Iterable[LeftOut], paragraph: str = "") -> None:
        self.left_out += (replace(each, paragraph=paragraph) for each in left_out if each.text.strip())

    def _indent(self, properties: Element | None, style: str, place: ListPlace | None) -> tuple[float, float]:
        """Points from the page's margin to the lines, and how far the first one stands out of them to the left."""
        sources = list(self._indents(properties, style, place))
        left = next((value for each in sources if (value := points(each, "left", "start")) is not None), 0.0)
        first = next((each for each in sources if points(each, "hanging", "firstLine") is not None), None)
        return left, max(points(first, "hanging") or 0.0, 0.0)

    def _indents(self, properties: Element | None, style: str, place: ListPlace | None) -> Iterator[Element]:
        """Each `w:ind` that counts, the strongest first: a list's is weaker than what names the list."""
        listed = self.numbering.level(place).indent if place else None
        own = (properties,) if properties is not None else ()
        for each in (*own, *self.styles.paragraph_properties(style)):
            indent = each.find(f"{WORD}ind")
            if indent is not None:
                yield indent
            if listed is not None and each.find(f"{WORD}numPr") is not None:
                yield listed

    def _due_notes(self) -> list[Printed]:
        """The text of the notes whose marks have just been met."""
        printed = []
        at_head = self.at_head
        for note in self.notes.taken():
            lines = [line for each in self._blocks(note.element, note.part) for line in each.lines]
            if note.custom and lines:
                lines[0] = _without_mark(lines[0], note.number)
            lines = [replace(line, note=note.number, item=False, row=False) for line in lines if line.text]
            printed += [Printed(tuple(lines))] if lines else []
        self.at_head = at_head
        return printed

    def _table(self, element: Element, part: Part, printed: list[Printed]) -> None:
        at_head = self.at_head
        self._tell(LeftOut("deleted", " ".join(map(text_in, cells))) for cells in deleted_rows(element))
        rows = table_rows(element)
        read = [[self._blocks(cell.element, part) for cell in row.cells if not cell.goes_on] for row in rows]
        table = [_cells(row, blocks) for row, blocks in zip(rows, read, strict=True)]
        if is_layout(table, at_head=at_head):
            printed += [replace(each, left=None) for row in read for cell in row for each in cell]
            return
        for blocks, lines in zip(read, row_lines(table), strict=True):
            printed += [Printed(tuple(lines))] if lines else []
            printed += [each for cell in blocks for each in cell if _is_note(each)]


#: What can stand where paragraphs do.
_BLOCKS: Mapping[str, Callable[[_Reader, Element, Part, list[Printed]], None]] = {
    f"{WORD}p": _Reader._paragraph,
    _TABLE: _Reader._table,
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": _Reader._alternate,
} | dict.fromkeys(WRAPPERS, _Reader._within)


def _cells(row: WordRow, blocks: Sequence[list[Printed]]) -> list[Cell]:
    """A row's cells with their lines; notes are no part of them."""
    begun = (cell for cell in row.cells if not cell.goes_on)
    cells = [
        Cell(
            tuple(line for each in printed if not _is_note(each) for line in each.lines),
            cell.columns,
            cell.rows,
            row.head,
        )
        for cell, printed in zip(begun, blocks, strict=True)
    ]
    return [Cell((), columns=row.before), *cells] if row.before else cells


def _is_note(printed: Printed) -> bool:
    return printed.lines[0].note is not None


def _without_mark(line: Line, mark: str) -> Line:
    """The first line of a note less the mark that its author has typed there."""
    if not line.text.startswith(mark):
        return line
    text = line.text[len(mark) :].lstrip()
    shift = len(line.text) - len(text)
    runs = (Run(max(run.start - shift, 0), run.end - shift, run.kind, run.target) for run in line.runs)
    return replace(line, text=text, runs=tuple(run for run in runs if run.end > 0))


def _typed_note(printed: Printed) -> Iterator[Printed]:
    """A note at the foot of the first page, which Word knows nothing of: "* Reissued …"."""
    match = _TYPED_NOTE.match(printed.lines[0].text)
    if match:
        lines = (_without_mark(printed.lines[0], match.group()), *printed.lines[1:])
        yield Printed(tuple(replace(line, note=match["mark"]) for line in lines))


def _marked(lines: Iterable[Line], marks: set[str]) -> tuple[Line, ...]:
    """The lines of the first page's head with the marks of the notes at its foot."""
    found = []
    for line in lines:
        runs = [
            Run(match.start(), match.end(), "mark", match.group())
            for match in _TYPED_MARK.finditer(line.text)
            if match.group() in marks
        ]
        found.append(replace(line, runs=(*line.runs, *runs)))
    return tuple(found)
