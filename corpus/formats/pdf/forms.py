"""What is filled into the fields of a PDF form, as letters that stand where the field does.

The page itself holds no letters of it: each program that shows the page draws them. A button's caption and a signature
are not read; a password is not shown, and not read.
"""

from __future__ import annotations

import ctypes
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

import pypdfium2 as pdfium
import pypdfium2.raw as api

from corpus.formats.pdf.drawings import Box
from corpus.formats.pdf.letters import Letter, Look, Piece

#: Points. A field whose size is to fit its height is filled with letters of this size, where it is high enough.
_SIZE = 10.0
#: Share of its height that a line of letters has.
_FILL = 0.7
#: Ems. Letters are half as wide as high, in the mean.
_WIDTH = 0.5
#: Ems between the foot of a line and its letters.
_DEPTH = 0.25
#: Points from the field's edge to what is in it.
_MARGIN = 2.0
#: Ems between the field's text and its neighbours.
_SPACE = 0.3
#: Ems beyond its edges: labels farther away are the words of another column.
_NEAR = 6.0
#: Times the size from line to line.
_LEADING = 1.2
#: What is printed for somebody to write upon.
_LEADERS = frozenset("._…·‐-")
#: Points: letters are looked up by the stretch of the page that they are in.
_STRETCH = 20.0
#: Points from the page's corner: a damaged file may put a field anywhere.
_FARTHEST = 20_000.0
#: Of a page: a form that fills it with boxes to tick has hundreds.
_MOST_FIELDS = 2_000
#: Characters: nobody types a longer text into a field.
_LONGEST = 20_000

# Flags of the PDF standard (ISO 32000-1, tables 165 and 228).
_UNSEEN = 1 << 1 | 1 << 5
_MULTILINE, _PASSWORD = 1 << 12, 1 << 13
_CHECKED, _UNCHECKED = "☒", "☐"


@dataclass(frozen=True, slots=True)
class Field:
    """A field that shows something.

    size   points, 0 where it is to fit the field
    ticks  it is a box or a button that is ticked or not
    """

    box: Box
    value: str
    size: float
    multiline: bool = False
    ticks: bool = False


def fields_on(page: pdfium.PdfPage) -> list[Field]:
    """The fields of a page; none where the document's form is not opened."""
    if page.formenv is None:
        return []
    found: list[Field] = []
    for index in range(min(max(api.FPDFPage_GetAnnotCount(page.raw), 0), _MOST_FIELDS)):
        note = api.FPDFPage_GetAnnot(page.raw, index)
        if not note:
            continue
        try:
            found += _field(page.formenv.raw, note)
        finally:
            api.FPDFPage_CloseAnnot(note)
    return found


def _field(form: object, note: object) -> Iterator[Field]:
    box = api.FS_RECTF()
    if (
        api.FPDFAnnot_GetSubtype(note) != api.FPDF_ANNOT_WIDGET
        or api.FPDFAnnot_GetFlags(note) & _UNSEEN
        or not api.FPDFAnnot_GetRect(note, box)
        or not max(map(abs, (box.left, box.bottom, box.right, box.top))) <= _FARTHEST
    ):
        return
    kind, flags = api.FPDFAnnot_GetFormFieldType(form, note), api.FPDFAnnot_GetFormFieldFlags(form, note)
    read = _VALUES.get(kind)
    if read is None or (kind == api.FPDF_FORMFIELD_TEXTFIELD and flags & _PASSWORD):
        return
    value, size = read(form, note), ctypes.c_float()
    api.FPDFAnnot_GetFontSize(form, note, size)
    if value.strip():
        yield Field(
            box=(
                min(box.left, box.right),
                min(box.bottom, box.top),
                max(box.left, box.right),
                max(box.bottom, box.top),
            ),
            value=value,
            size=size.value,
            multiline=kind == api.FPDF_FORMFIELD_TEXTFIELD and bool(flags & _MULTILINE),
            ticks=kind in (api.FPDF_FORMFIELD_CHECKBOX, api.FPDF_FORMFIELD_RADIOBUTTON),
        )


def _typed(form: object, note: object) -> str:
    return _string(partial(api.FPDFAnnot_GetFormFieldValue, form, note))


def _ticked(form: object, note: object) -> str:
    return _CHECKED if api.FPDFAnnot_IsChecked(form, note) else _UNCHECKED


def _chosen(form: object, note: object) -> str:
    """What a list shows may be other words than those that it sends."""
    chosen = [
        _string(partial(api.FPDFAnnot_GetOptionLabel, form, note, index))
        for index in range(max(api.FPDFAnnot_GetOptionCount(form, note), 0))
        if api.FPDFAnnot_IsOptionSelected(form, note, index)
    ]
    return "; ".join(chosen) or _typed(form, note)


_VALUES: dict[int, Callable[[object, object], str]] = {
    api.FPDF_FORMFIELD_TEXTFIELD: _typed,
    api.FPDF_FORMFIELD_COMBOBOX: _chosen,
    api.FPDF_FORMFIELD_LISTBOX: _chosen,
    api.FPDF_FORMFIELD_CHECKBOX: _ticked,
    api.FPDF_FORMFIELD_RADIOBUTTON: _ticked,
}


def _string(read: Callable[[object, int], int]) -> str:
    """What pdfium writes as UTF-16 into a buffer whose size in bytes it tells."""
    size = min(read(None, 0), 2 * _LONGEST)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    read(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]


def filled_in(fields: Sequence[Field], letters: Sequence[Letter], quarters: int) -> list[Letter]:
    """The letters of a page with those of its fields, less the dots on which these are written.

    `quarters`: quarter turns of the lines of the page.
    """
    if not fields:
        return list(letters)
    rows = _Rows.of(letters, quarters)
    gone: set[int] = set()
    added: list[Letter] = []
    for each in fields:
        frame = _Frame(each.box, quarters)
        near = [letter for letter in rows.near(each.box) if id(letter) not in gone]
        under = [letter for letter in near if frame.holds(letter)]
        printed = "".join(letter.text for letter in under if letter.text not in _LEADERS)
        if printed and (printed in "".join(each.value.split()) or each.value == _UNCHECKED):
            continue
        gone |= {id(letter) for letter in under if letter.text in _LEADERS}
        filled = list(frame.letters(each, [letter for letter in near if id(letter) not in gone]))
        rows.add(filled)
        added += filled
    return [*(letter for letter in letters if id(letter) not in gone), *added]


@dataclass(slots=True)
class _Rows:
    """Letters by the stretch of the page that their line lies in."""

    side: int
    letters: dict[int, list[Letter]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, letters: Iterable[Letter], quarters: int) -> _Rows:
        rows = cls(1 - quarters % 2)
        rows.add(letters)
        return rows

    def add(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            self.letters[int(letter.origin[self.side] // _STRETCH)].append(letter)

    def near(self, box: Box) -> Iterator[Letter]:
        for stretch in range(int(box[self.side] // _STRETCH), int(box[self.side + 2] // _STRETCH) + 1):
            yield from self.letters.get(stretch, ())


@dataclass(frozen=True, slots=True)
class _Frame:
    """A field as it is read, from its left and lower corner: `across`, `up`."""

    box: Box
    quarters: int

    @property
    def width(self) -> float:
        left, bottom, right, top = self.box
        return top - bottom if self.quarters % 2 else right - left

    @property
    def height(self) -> float:
        left, bottom, right, top = self.box
        return right - left if self.quarters % 2 else top - bottom

    def inside(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return ((x - left, y - bottom), (y - bottom, right - x), (right - x, top - y), (top - y, x - left))[
            self.quarters
        ]

    def on_page(self, across: float, up: float) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (
            (left + across, bottom + up),
            (right - up, bottom + across),
            (right - across, top - up),
            (left + up, top - across),
        )[self.quarters]

    def holds(self, letter: Letter) -> bool:
        across, up = self.inside(*letter.origin)
        return 0 <= across < self.width and 0 <= up < self.height

    def letters(self, field: Field, printed: Iterable[Letter]) -> Iterator[Letter]:
        before, behind = self._beside(printed) if not field.multiline else (None, None)
        beside = before or behind
        look = beside.piece.look if beside else Look(round(max(field.size or min(_FILL * self.height, _SIZE), 1.0), 1))
        piece = Piece(0, look, self.quarters, look.size, None)
        start, end = self._room(before, behind, look.size)
        up = self.inside(*beside.origin)[1] if beside else self._foot(field, look.size)
        for line in self._lines(field, look.size):
            width = (end - start) / len(line)
            yield from self._line(line, piece, (start, up), width if behind else min(width, _WIDTH * look.size))
            up -= _LEADING * look.size

    def _beside(self, printed: Iterable[Letter]) -> tuple[Letter | None, Letter | None]:
        """The nearest letters in front of the field and behind it on the line that it stands in."""
        placed = [(self.inside(*letter.origin), letter) for letter in printed]
        on_line = [(across, letter) for (across, up), letter in placed if 0 <= up <= self.height]
        before = max((each for each in on_line if each[0] < 0), key=itemgetter(0), default=None)
        behind = min((each for each in on_line if each[0] >= self.width), key=itemgetter(0), default=None)
        return before and before[1], behind and behind[1]

    def _room(self, before: Letter | None, behind: Letter | None, size: float) -> tuple[float, float]:
        """From where to where its text goes: up to its neighbours, so that no gap tells them apart as columns."""
        start, end = _MARGIN, self.width - _MARGIN
        if before:
            left, _, right, _ = before.box
            start = min(
                start, max(self.inside(left, before.box[1])[0], self.inside(right, before.box[3])[0]) + _SPACE * size
            )
        if behind:
            end = max(end, self.inside(*behind.origin)[0] - _SPACE * size)
        return max(start, -_NEAR * size), max(min(end, self.width + _NEAR * size), start + size)

    def _foot(self, field: Field, size: float) -> float:
        """Where the letters of the first line stand."""
        return self.height - _MARGIN - size if field.multiline else (self.height - size) / 2 + _DEPTH * size

    def _lines(self, field: Field, size: float) -> list[str]:
        typed = field.value.splitlines()
        if not field.multiline:
            return [" ".join(field.value.split())]
        room = max(int((self.width - 2 * _MARGIN) / (_WIDTH * size)), 1)
        return [line for each in typed for line in textwrap.wrap(each, room)]

    def _line(self, text: str, piece: Piece, at: tuple[float, float], width: float) -> Iterator[Letter]:
        """The letters of a line that begins at a place, each of the same width."""
        size = piece.look.size
        across, up = at
        spaced = True
        for sign in text:
            if not sign.isspace():
                one, other = self.on_page(across, up - _DEPTH * size), self.on_page(across + width, up + _FILL * size)
                box = (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                yield Letter(sign, box, self.on_page(across, up), piece, spaced, guessed=False)
            spaced = sign.isspace()
            across += width
