"""The text of one Word paragraph: runs, links, fields, marks of notes. What is not printed is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.formats.formulas import said, said_by_field
from corpus.formats.inline import Inline, Look
from corpus.formats.left_out import How, LeftOut
from corpus.formats.word.package import WORD, Element, Part, attribute, child_value
from corpus.formats.word.styles import Styles, Type

_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: Fields that print what only a page knows.
_OF_PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_LINK = re.compile(r'\s*HYPERLINK\s+(?:(?P<inner>\\l)\s+)?"(?P<target>[^"]*)"(?:\s+\\l\s+"(?P<place>[^"]*)")?')
#: A mark of the author's own choice.
_CUSTOM = re.compile(r"\s*(?P<mark>[^\w\s]{1,6}|\w{1,3}(?!\w))")

#: Text in the fonts Symbol and Wingdings lies in a private part of Unicode, or under the letters of ASCII.
_PRIVATE = 0xF000
_GREEK = dict(
    zip(
        range(0x41, 0x7B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOLS = _GREEK | {0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xBC: "…", 0x2D: "−"}
#: By the font: boxes that are ticked, crossed or empty, and what ticks them.
_BOXES = {
    "wingdings": {0xFE: "☒", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFC: "✓", 0xFB: "✗"},
    "wingdings 2": {0x51: "☒", 0x52: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x50: "✓", 0x4F: "✗"},
}
_UNKNOWN = "\ufffd"
_IN_PRIVATE = re.compile("[\uf020-\uf0ff]")


@dataclass(slots=True)
class _Field:
    """A field: its instruction, then its result, which alone is printed; `form` says what was chosen in one."""

    instruction: str = ""
    in_result: bool = False
    form: Element | None = None

    @property
    def target(self) -> str:
        match = _LINK.match(self.instruction)
        if match is None:
            return ""
        place = f"#{match['place']}" if match["place"] else ""
        return f"#{match['target']}" if match["inner"] else match["target"] + place

    @property
    def is_printed(self) -> bool:
        words = self.instruction.split(maxsplit=1)
        return self.in_result and (not words or words[0].upper() not in _OF_PAGES)


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text being read.

    number_note  gives the number of a note, by its kind, its id, and the mark that its author chose, if any
    boxes        text boxes that hang on this paragraph
    sizes        characters by their size in points
    page_before  a page begins in front of the text; `page_behind`: in it or behind it
    left_out     what is struck through, deleted or hidden, piece by piece
    """

    part: Part
    styles: Styles
    style: str
    number_note: Callable[[str, str, str], str]
    inline: Inline = field(default_factory=Inline)
    boxes: list[Element] = field(default_factory=list)
    sizes: dict[float, int] = field(default_factory=dict)
    page_before: bool = False
    page_behind: bool = False
    left_out: list[LeftOut] = field(default_factory=list)
    _fields: list[_Field] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _type: Type = field(default_factory=Type)
    _custom: tuple[str, str] | None = None
    _goes_on: bool = False

    def read(self, paragraph: Element) -> None:
        """Take in what a `w:p` prints. What was taken in before stands in front of it."""
        self._children(paragraph)
        self._fields.clear()
        if self._custom is not None:  # its mark is a picture, or lost
            self._marked_by_author("*")

    @property
    def size(self) -> float | None:
        """Of most characters, in points; None where there are none."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else None

    def _children(self, element: Element) -> None:
        for child in element:
            read = _READ.get(child.tag)
            if read is not None:
                read(self, child)

    def _run(self, run: Element) -> None:
        before, self._type = self._type, self.styles.type_of(run.find(f"{WORD}rPr"), self.style)
        if self._type.struck:
            self._leave_out("struck", run)
        elif self._type.hidden:
            self._leave_out("hidden", run)
        else:
            self._children(run)
        self._type = before

    def _leave_out(self, how: How, element: Element) -> None:
        text = text_in(element)
        if not (text and self._is_printed):
            return
        before = self.left_out.pop() if self.left_out and self._goes_on and self.left_out[-1].how == how else None
        self.left_out.append(LeftOut(how, (before.text if before else "") + text))
        self._goes_on = True

    def _link(self, element: Element) -> None:
        anchor = attribute(element, "anchor")
        target = self.part.target(element) + (f"#{anchor}" if anchor else "")
        self._links.append(target)
        self._children(element)
        self._links.pop()

    def _simple_field(self, element: Element) -> None:
        self._fields.append(_Field(attribute(element, "instr") or "", in_result=True))
        self._children(element)
        if self._fields:
            self._fields.pop()

    def _field_sign(self, element: Element) -> None:
        sign = attribute(element, "fldCharType")
        if sign == "begin":
            self._fields.append(_Field())
        elif sign == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif sign == "end" and self._fields:
            self._write_field(self._fields.pop())
        if sign == "begin":
            self._fields[-1].form = element.find(f"{WORD}ffData")

    def _write_field(self, ended: _Field) -> None:
        """What a field prints that has no result: a formula, and what was chosen in a form."""
        kind = ended.instruction.split(maxsplit=1)[:1]
        if kind and kind[0].upper() == "EQ" and not ended.in_result:
            self._write_apart(said_by_field(ended.instruction))
        elif ended.form is not None:
            self._write(_chosen_in_form(ended.form))

    def _write_apart(self, text: str) -> None:
        """Text that must not run together with a figure in front of it: "2 1/2"."""
        self._write(f" {text}" if text[:1].isdigit() and self.inline.ends_with_figure else text)

    def _instruction(self, element: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction += element.text or ""

    def _text(self, element: Element) -> None:
        self._write(_IN_PRIVATE.sub(lambda match: _symbol(ord(match.group())), element.text or ""))

    def _math(self, element: Element) -> None:
        self._write_apart(said(element))

    def _sign(self, element: Element) -> None:
        code = attribute(element, "char") or ""
        if re.fullmatch("[0-9A-Fa-f]{1,6}", code) and 0x20 <= int(code, 16) <= 0xFFFD:
            font = (attribute(element, "font") or "").lower()
            box = _BOXES.get(font, {}).get(int(code, 16) & 0xFF)
            self._write(box or _symbol(int(code, 16), is_symbol=font in ("symbol", "")))

    def _break(self, element: Element) -> None:
        if self._is_printed:
            kind = attribute(element, "type")
            self.inline.break_line(gap=kind in ("page", "column"))
            self.page_before = self.page_before or (kind == "page" and not self.sizes)
            self.page_behind = self.page_behind or (kind == "page" and bool(self.sizes))

    def _note_mark(self, element: Element) -> None:
        kind = "footnote" if element.tag == f"{WORD}footnoteReference" else "endnote"
        name = attribute(element, "id") or ""
        if self._custom is not None:
            self._marked_by_author("*")
        if attribute(element, "customMarkFollows") in ("1", "true", "on"):
            self._custom = (kind, name)
        else:
            self.inline.mark(self.number_note(kind, name, ""))

    def _drawing(self, element: Element) -> None:
        """Of a drawing only the text boxes are text."""
        self.boxes += _boxes(element)

    def _alternate(self, element: Element) -> None:
        for branch in chosen(element):
            self._children(branch)

    def _ruby(self, element: Element) -> None:
        for base in element.iterfind(f"{WORD}rubyBase"):
            self._children(base)

    @property
    def _is_printed(self) -> bool:
        return all(each.is_printed for each in self._fields)

    def _write(self, text: str) -> None:
        if not self._is_printed:
            return
        if self._custom is not None:
            match = _CUSTOM.match(text)
            if match is None and not text.strip():
                return
            self._marked_by_author(match["mark"] if match else "*")
            text = text[match.end() :] if match else text
        if not text:
            return
        look = self._type
        self._goes_on = False
        self.sizes[look.size] = self.sizes.get(look.size, 0) + len(text)
        linked = [target for target in (*self._links, *(each.target for each in self._fields)) if target]
        self.inline.write(text, Look(look.bold, look.italic, look.superscript, linked[-1] if linked else ""))

    def _marked_by_author(self, mark: str) -> None:
        if self._custom is not None:
            kind, name = self._custom
            self._custom = None
            self.inline.mark(self.number_note(kind, name, mark))


def text_in(element: Element) -> str:
    """All text within an element, be it printed or deleted."""
    return "".join(each.text or "" for each in element.iter(f"{WORD}t", f"{WORD}delText"))


def _chosen_in_form(form: Element) -> str:
    """The sign of a check box, the entry of a list; a text field's value is its result."""
    box, entries = form.find(f"{WORD}checkBox"), form.find(f"{WORD}ddList")
    if box is not None:
        states = (box.find(f"{WORD}{name}") for name in ("checked", "default"))
        state = next((each for each in states if each is not None), None)
        return "☒" if state is not None and attribute(state, "val") in (None, "1", "true", "on") else "☐"
    if entries is not None:
        listed = [attribute(each, "val") or "" for each in entries.iterfind(f"{WORD}listEntry")]
        chosen_place = child_value(entries, "result") or child_value(entries, "default") or "0"
        place = int(chosen_place) if re.fullmatch("[0-9]{1,4}", chosen_place) else 0
        return listed[place] if place < len(listed) else ""
    return ""


def _boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{WORD}txbxContent":
            yield child
        else:
            for branch in chosen(child) if child.tag == f"{_ALTERNATE}AlternateContent" else (child,):
                yield from _boxes(branch)


def chosen(alternate: Element) -> list[Element]:
    """Of branches that say the same the one to read: the first with text, since they are printed once."""
    branches = [each for each in alternate if isinstance(each.tag, str)]
    with_text = (each for each in branches if each.find(f".//{WORD}t") is not None)
    return [branch] if (branch := next(with_text, None)) is not None else branches[:1]


def _symbol(code: int, *, is_symbol: bool = True) -> str:
    if code < _PRIVATE:
        return chr(code)
    low = code - _PRIVATE
    if is_symbol and low in _SYMBOLS:
        return _SYMBOLS[low]
    return chr(low) if 0x20 <= low < 0x41 else _UNKNOWN


#: Comments and what is only looked up by other parts have no row here: they are not printed.
_READ: Mapping[str, Callable[[ParagraphText, Element], None]] = {
    f"{WORD}r": ParagraphText._run,
    f"{WORD}del": lambda text, element: text._leave_out("deleted", element),
    f"{WORD}hyperlink": ParagraphText._link,
    f"{WORD}fldSimple": ParagraphText._simple_field,
    f"{WORD}fldChar": ParagraphText._field_sign,
    f"{WORD}instrText": ParagraphText._instruction,
    f"{WORD}t": ParagraphText._text,
    f"{WORD}sym": ParagraphText._sign,
    f"{WORD}tab": lambda text, _: text._write("\t"),
    f"{WORD}ptab": lambda text, _: text._write("\t"),
    f"{WORD}noBreakHyphen": lambda text, _: text._write("-"),
    f"{WORD}br": ParagraphText._break,
    f"{WORD}cr": ParagraphText._break,
    f"{WORD}footnoteReference": ParagraphText._note_mark,
    f"{WORD}endnoteReference": ParagraphText._note_mark,
    f"{WORD}drawing": ParagraphText._drawing,
    f"{WORD}pict": ParagraphText._drawing,
    f"{WORD}object": ParagraphText._drawing,
    f"{WORD}ruby": ParagraphText._ruby,
    f"{_ALTERNATE}AlternateContent": ParagraphText._alternate,
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": ParagraphText._math,
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMathPara": ParagraphText._math,
} | dict.fromkeys(
    (
        f"{WORD}{name}"
        for name in ("ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo", "rubyBase")
    ),
    ParagraphText._children,
)
