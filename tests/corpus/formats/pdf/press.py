"""A small press: sets documents as the United Nations print them, with reportlab, so that tests have PDFs to read.

It knows mastheads in two columns, running heads and feet, justified paragraphs, raised marks, footnotes below a hairline
(also such as go on on the next page), headings, tables, and pages in columns. Words between `**` are bold, between `//`
italic, between `^` raised.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0
LEFT, RIGHT = 123.0, 489.0
TOP, BOTTOM = 100.0, 715.0
LEADING = 12.0
_LOOK = re.compile(r"(\*\*|//|\^)")
_FACES = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "typewriter": ("Courier", "Courier-Bold", "Courier-Oblique"),
}

#: A word, or a part of one, in one look: text, face, size, rise.
Piece = tuple[str, str, float, float]
Word = tuple[Piece, ...]


@dataclass
class Column:
    left: float = LEFT
    right: float = RIGHT


@dataclass
class Press:
    """Pages being set from above. Places are points from the upper left corner of the page.

    heads    symbols printed over each page but the first, one below the other
    foot     printed at the foot of each page, with the page's number; "" for none
    """

    heads: tuple[str, ...] = ()
    foot: str = ""
    face: str = "serif"
    size: float = 10.0
    columns: tuple[Column, ...] = (Column(),)
    ragged: bool = False
    y: float = TOP
    page: int = 1
    at: int = 0
    notes: list[list[Word]] = field(default_factory=list)
    waiting: list[list[Word]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), invariant=1)

    # --- What a document is made of ---

    def masthead(self, left: Sequence[str], right: Sequence[str]) -> None:
        """Organs at the left in large print, symbol, distribution, date and language at the right; a thick rule."""
        self.put(123, 50, "United Nations", size=14)
        self.put(RIGHT - 40, 50, right[0])
        self.canvas.line(60, HEIGHT - 65, 552, HEIGHT - 65)
        for index, organ in enumerate(left):
            self.put(123, 86 + 20 * index, organ, size=20, bold=True)
        for index, line in enumerate(right[1:]):
            self.put(397, 86 + 12 * index, line)
        self.canvas.setLineWidth(2)
        self.canvas.line(60, HEIGHT - 210, 552, HEIGHT - 210)
        self.canvas.setLineWidth(0.5)
        self.y = 222.0

    def sessions(self, left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]]) -> None:
        """Lines in two narrow columns, bold or not."""
        for x, lines in ((60.0, left), (348.0, right)):
            for index, (line, bold) in enumerate(lines):
                self.put(x, self.y + LEADING * index, line, bold=bold)
        self.y += LEADING * max(len(left), len(right)) + 20

    def heading(self, text: str, *, size: float = 12.0, number: str = "", before: float = 10.0) -> None:
        """Bold lines; `number` hangs out to the left."""
        self.y += before
        lines = self._lines(text, size=size, bold=True)
        self._room(len(lines) * size * 1.13 + 20)
        if number:
            self.put(self._left - 8 - stringWidth(number, self._faces[1], size), self.y, number, size=size, bold=True)
        for line in lines:
            self._print(line, self._left, self.y)
            self.y += size * 1.13
        self.y += 10

    def paragraph(
        self,
        text: str,
        *,
        first: float = 24.0,
        left: float = 0.0,
        right: float = 0.0,
        number: str = "",
        notes: Sequence[tuple[str, str]] = (),
        cut: Sequence[tuple[str, str]] = (),
        page_after: str = "",
        keep: int = 99,
    ) -> None:
        """A paragraph: `first` line and all lines indented, the number of a numbered one at the margin, its notes.

        cut         pairs of a word and the hyphenated start of it that is to end a line: ("harbour", "har-")
        page_after  a word; behind the line that it stands in a page or a column ends
        keep        so many lines of each note at most stand on the page of its mark
        """
        number_at = 0.0 if number else first
        words = self._words(text)
        if number:
            words.insert(0, ((number, self._faces[0], self.size, 0.0),))
        pending = dict(notes)
        indent = number_at
        while words:
            width = self._right - right - self._left - left - indent
            self._room(LEADING)
            line, words = self._fill(words, width, number=bool(number) and indent == number_at, cut=dict(cut))
            for mark in [
                mark for mark in pending if any(rise > 0 and text == mark for w in line for text, _, _, rise in w)
            ]:
                self._note(mark, pending.pop(mark), keep)
            self._justify(
                line, self._left + left + indent, width, last=not words, number=bool(number) and indent == number_at
            )
            self.y += LEADING
            indent = 0.0
            number = ""
            if page_after and any(page_after == text for word in line for text, *_ in word):
                self.next_column()
        self.y += 6

    def row(self, cells: Sequence[tuple[float, str]], *, size: float = 8.5, leading: float = 13.5) -> None:
        """Cells at places from the page's left edge."""
        self._room(leading)
        for x, text in cells:
            self._print(self._words(text, size=size, raised=0.6 * size), x, self.y)
        self.y += leading

    def rule(self, left: float, right: float) -> None:
        self.canvas.line(left, HEIGHT - self.y + 9, right, HEIGHT - self.y + 9)

    def signature(self, *lines: str) -> None:
        self.y += 18
        for line in lines:
            words = self._words(line)
            self._print(words, self._right - self._width(words), self.y)
            self.y += LEADING
        self.y += 12

    def centred(self, text: str) -> None:
        words = self._words(text)
        self._print(words, (self._left + self._right - self._width(words)) / 2, self.y)
        self.y += LEADING

    def put(self, x: float, y: float, text: str, *, size: float = 0.0, bold: bool = False) -> None:
        """Text at a place, whatever stands there."""
        self._print(self._words(text, size=size or self.size, bold=bold), x, y)

    def picture(self) -> None:
        """A picture over the whole page, as a scan has it."""
        image = io.BytesIO()
        Image.new("L", (60, 80), 200).save(image, "PNG")
        image.seek(0)
        self.canvas.drawImage(ImageReader(image), 0, 0, WIDTH, HEIGHT)

    def next_page(self) -> None:
        self._finish()
        self.canvas.showPage()
        self.page, self.at, self.y = self.page + 1, 0, TOP
        self.notes, self.waiting = list(self.waiting), []

    def next_column(self) -> None:
        if self.at + 1 == len(self.columns):
            self.next_page()
        else:
            self.at, self.y = self.at + 1, TOP

    def pdf(self) -> bytes:
        while self.waiting:
            self.next_page()
        self._finish()
        self.canvas.save()
        return self.file.getvalue()

    # --- How it is set ---

    @property
    def _left(self) -> float:
        return self.columns[self.at].left

    @property
    def _right(self) -> float:
        return self.columns[self.at].right

    @property
    def _faces(self) -> tuple[str, str, str]:
        return _FACES[self.face]

    def _room(self, height: float) -> None:
        if self.y + height > BOTTOM - self._notes_height():
            self.next_column()

    def _notes_height(self) -> float:
        return 18 + 10 * len(self.notes) if self.notes else 0.0

    def _note(self, mark: str, text: str, keep: int) -> None:
        """A footnote at the foot of this page, as far as there is room; the rest waits for the next."""
        lines = self._lines(f"^{mark}^ {text}", size=8.5, raised=5.5)
        room = min(int((BOTTOM - self.y - LEADING - 18) // 10) - len(self.notes), keep)
        self.notes += lines[: max(room, 1)]
        self.waiting += lines[max(room, 1) :]

    def _finish(self) -> None:
        top = BOTTOM - 10 * len(self.notes)
        if self.notes:
            self.canvas.line(LEFT - 14, HEIGHT - top + 10, LEFT + 66, HEIGHT - top + 10)
        for index, line in enumerate(self.notes):
            self._print(line, LEFT + 8, top + 2 + 10 * index)
        for index, head in enumerate(self.heads if self.page > 1 else ()):
            self.put(60, 47 + 10 * index, head, size=8.5, bold=True)
        if self.heads and self.page > 1:
            self.canvas.line(60, HEIGHT - 65, 552, HEIGHT - 65)
        if self.foot:
            self.put(60, 755, f"{self.page}/9" if self.page > 1 else f"{self.foot} (E)    140323", size=8.5)
            self.put(520, 754, self.foot if self.page > 1 else f"*{self.foot.replace('-', '')}*", size=7)

    def _lines(self, text: str, *, size: float, bold: bool = False, raised: float = 6.0) -> list[list[Word]]:
        words = self._words(text, size=size, bold=bold, raised=raised)
        lines = []
        while words:
            line, words = self._fill(words, RIGHT - LEFT - 8, number=False, cut={})
            lines.append(line)
        return lines

    def _words(self, text: str, *, size: float = 0.0, bold: bool = False, raised: float = 6.0) -> list[Word]:
        words: list[Word] = []
        pieces: list[Piece] = []
        look = {"**": bold, "//": False, "^": False}
        for part in _LOOK.split(text):
            if part in look:
                look[part] = not look[part]
                continue
            roman, bold_face, italic = self._faces
            face = next((face for sign, face in (("**", bold_face), ("//", italic)) if look[sign]), roman)
            for index, word in enumerate(re.split(r"(\s+)", part)):
                if index % 2:
                    words.append(tuple(pieces))
                    pieces = []
                elif word:
                    set_in = (raised, 3.3) if look["^"] else (size or self.size, 0.0)
                    pieces.append((word, face, *set_in))
        return [word for word in (*words, tuple(pieces)) if word]

    def _fill(
        self, words: list[Word], width: float, *, number: bool, cut: dict[str, str]
    ) -> tuple[list[Word], list[Word]]:
        """As many words as a line holds, and the rest; a word may be cut."""
        line: list[Word] = []
        for index, word in enumerate(words):
            start = cut.get(word[0][0])
            if start and len(line) > 3:
                rest = word[0][0][len(start) - 1 :]
                _, face, size, rise = word[0]
                return [*line, ((start, face, size, rise),)], [
                    ((rest, face, size, rise), *word[1:]),
                    *words[index + 1 :],
                ]
            if line and self._width([*line, word]) + (16 if number else 0) > width:
                return line, words[index:]
            if not line and self._width([word]) > width:  # an address: cut where the line ends
                text, face, size, rise = word[0]
                fits = int(len(text) * width / self._width([word])) - 1
                return [((text[:fits], face, size, rise),)], [((text[fits:], face, size, rise), *word[1:]), *words[1:]]
            line.append(word)
        return line, []

    def _width(self, words: Sequence[Word]) -> float:
        space = float(stringWidth(" ", self._faces[0], self.size))
        letters = sum(float(stringWidth(text, face, size)) for word in words for text, face, size, _ in word)
        return letters + space * (len(words) - 1)

    def _justify(self, line: Sequence[Word], x: float, width: float, *, last: bool, number: bool) -> None:
        space = stringWidth(" ", self._faces[0], self.size)
        gaps = len(line) - 1
        behind_number = 16 if number else 0
        is_filled = gaps and not last and not self.ragged
        wide = (width - self._width(line) - behind_number) / gaps if is_filled else 0.0
        for index, word in enumerate(line):
            x = self._word(word, x, self.y) + space + wide + (0 if index else behind_number)

    def _print(self, line: Sequence[Word], x: float, y: float) -> None:
        for word in line:
            space = stringWidth(" ", self._faces[0], word[0][2])
            x = self._word(word, x, y) + space

    def _word(self, word: Word, x: float, y: float) -> float:
        for text, face, size, rise in word:
            self.canvas.setFont(face, size)
            self.canvas.drawString(x, HEIGHT - y + rise, text)
            x += stringWidth(text, face, size)
        return x
