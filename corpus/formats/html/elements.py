"""HTML → lines with their look, element by element, however deep they are nested."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from lxml import etree

from corpus.formats.formulas import said
from corpus.formats.inline import Inline, Look, numbered
from corpus.formats.list_numbers import format_number
from corpus.formats.table_rows import SENTENCE, Cell, is_layout, row_lines
from corpus.lines import BODY_SIZE, HEADING_SIZES, INDENT_STEP, Line

Element: TypeAlias = etree._Element

#: What stands around the text of a page.
FURNITURE = frozenset(("nav", "form", "aside", "header", "footer"))
_UNPRINTED = frozenset(
    "head script style template noscript svg iframe object embed audio video canvas select button input".split()
)
#: What is struck through holds no longer.
_STRUCK = frozenset(("del", "s", "strike"))
_STRUCK_BY_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.I)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HIDDEN_CLASSES = frozenset("visually-hidden visuallyhidden sr-only screen-reader-text element-invisible".split())
_SIZES = {f"h{level}": size for level, size in enumerate(HEADING_SIZES, start=1)}
_BLOCKS = frozenset(
    "p div section article main header footer body aside nav form ul ol li dl dt dd blockquote pre figure figcaption "
    "hr table thead tbody tfoot tr td th caption address center fieldset legend details summary".split()
) | frozenset(_SIZES)
_LOOKS: Mapping[str, Look] = {
    **dict.fromkeys(("b", "strong", "th"), Look(bold=True)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), Look(italic=True)),
    "sup": Look(superscript=True),
}
_STYLED = (
    (re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I), Look(bold=True)),
    (re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I), Look(italic=True)),
    (re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.I), Look(superscript=True)),
)
_NUMBER_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
#: Where a footnote's mark stands, its number stands between these two, which `read_html` leaves in no text. They have
#: to be printable: trafilatura drops what is not.
OPENS_MARK, CLOSES_MARK = "⸨", "⸩"
#: Between the number and which footnote is meant of several with it.
OF_NOTE = "#"
_MARK = re.compile(f"{OPENS_MARK}([^{CLOSES_MARK}]*){CLOSES_MARK}")
#: Rows that a cell covers whose `rowspan` is 0: all that follow.
_TO_THE_END = 65534
_LEADS_NOWHERE = re.compile(r"\s*(?:javascript|data|vbscript)\s*:", re.I)


def lines_of(root: Element, *, leave_out: AbstractSet[str] = frozenset()) -> tuple[Line, ...]:
    """The lines that an element prints. Elements named in `leave_out` are passed over."""
    walker = _Walker()
    passed_over: Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start" and passed_over is None:
            if element.tag == "math":
                walker.formula(said(element))
                passed_over = element
            elif is_printed(element, leave_out):
                walker.start(element)
            else:
                passed_over = element
        elif event == "end":
            if passed_over is None:
                walker.end(element)
            elif element is passed_over:
                passed_over = None
            if passed_over is None and element is not root:
                walker.write(element.tail or "")
    return walker.finish()


def is_printed(element: Element, leave_out: AbstractSet[str] = frozenset()) -> bool:
    if element.tag in _UNPRINTED or element.tag in leave_out or is_struck(element):
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return False
    return _HIDDEN_CLASSES.isdisjoint((element.get("class") or "").split())


def is_struck(element: Element) -> bool:
    return element.tag in _STRUCK or _STRUCK_BY_STYLE.search(element.get("style") or "") is not None


@dataclass(slots=True)
class _List:
    """A list and how far it has counted; `form` is "" for bullets."""

    form: str
    next: int = 1
    step: int = 1

    def marker(self) -> str:
        number, self.next = self.next, self.next + self.step
        return f"{format_number(number, self.form)}." if self.form else ""


@dataclass(slots=True)
class _Table:
    """A table being read; `at_head`: no sentence stood above it. `in_head`: a `thead` is open."""

    at_head: bool
    in_head: bool = False
    rows: list[list[Cell]] = field(default_factory=list)

    def take(self, element: Element, lines: Sequence[Line]) -> None:
        """A cell of the last row; a `th` may say that it heads a row, and so no column."""
        head = self.in_head or (element.tag == "th" and element.get("scope") not in ("row", "rowgroup"))
        columns, rows = (_count(element.get(name), 1) for name in ("colspan", "rowspan"))
        self.rows[-1].append(Cell(tuple(lines), columns, rows or _TO_THE_END, head))


@dataclass(slots=True)
class _Walker:
    """A page being read.

    sinks   where finished lines go: to the page, or to the cells that are open, the innermost last
    looks   how text looks within each element that is open, the innermost last
    marker  the number, or "" for a bullet, of a list item about to begin
    """

    sinks: list[list[Line]] = field(default_factory=lambda: [[]])
    inline: Inline = field(default_factory=Inline)
    looks: list[Look] = field(default_factory=lambda: [Look()])
    lists: list[_List] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    size: float = BODY_SIZE
    marker: str | None = None
    quoted: int = 0
    verbatim: int = 0
    rule: bool = False
    at_head: bool = True

    def start(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._flush()
            if tag in _OPEN:
                _OPEN[tag](self, element)
        elif tag == "br":
            self.inline.break_line()
        elif tag == "q":
            self.inline.write("“", self.looks[-1])
        self.looks.append(_looking(element, self.looks[-1]))
        self.write(element.text or "")

    def end(self, element: Element) -> None:
        tag = element.tag
        self.looks.pop()
        if tag in _BLOCKS:
            self._flush()
            if tag in _CLOSE:
                _CLOSE[tag](self, element)
        elif tag == "q":
            self.inline.write("”", self.looks[-1])

    def write(self, text: str) -> None:
        at = 0
        for match in _MARK.finditer(text):
            self._print(text[at : match.start()])
            self.inline.mark(match[1].partition(OF_NOTE)[0], match[1])
            at = match.end()
        self._print(text[at:])

    def formula(self, text: str) -> None:
        """A formula, apart from a figure in front of it: "2 1/2"."""
        self.write(f" {text}" if text[:1].isdigit() and self.inline.ends_with_figure else text)

    def finish(self) -> tuple[Line, ...]:
        self._flush()
        return tuple(self.sinks[0])

    def _flush(self) -> None:
        """What has been put together is a paragraph."""
        lines, self.inline = self.inline.lines(), Inline()
        if not lines:
            return
        first = numbered(lines[0], self.marker) if self.marker is not None else lines[0]
        lines = (replace(first, rule=self.rule), *lines[1:])
        indent = self.quoted * INDENT_STEP
        self.sinks[-1] += [replace(line, indent=indent, size=self.size, quoted=self.quoted > 0) for line in lines]
        self.at_head = self.at_head and sum(len(line.text) for line in lines) < SENTENCE
        self.marker, self.rule = None, False

    def _print(self, text: str) -> None:
        for number, line in enumerate(text.split("\n") if self.verbatim else (text,)):
            if number:
                self.inline.break_line()
            self.inline.write(line, self.looks[-1])

    def _heading(self, element: Element) -> None:
        self.size = _SIZES[element.tag]

    def _text_again(self, _: Element) -> None:
        self.size = BODY_SIZE

    def _quotation(self, _: Element) -> None:
        self.quoted += 1

    def _quotation_ends(self, _: Element) -> None:
        self.quoted -= 1

    def _list(self, element: Element) -> None:
        form = _NUMBER_FORMS.get(element.get("type") or "", "decimal") if element.tag == "ol" else ""
        reverse = element.get("reversed") is not None
        first = sum(1 for _ in element.iterchildren("li")) if reverse else 1
        self.lists.append(_List(form, _count(element.get("start"), first), -1 if reverse else 1))

    def _list_ends(self, _: Element) -> None:
        self.lists.pop()

    def _item(self, element: Element) -> None:
        if self.lists:
            self.lists[-1].next = _count(element.get("value"), self.lists[-1].next)
        self.marker = self.lists[-1].marker() if self.lists else ""

    def _item_ends(self, _: Element) -> None:
        self.marker = None

    def _verbatim(self, _: Element) -> None:
        self.verbatim += 1

    def _verbatim_ends(self, _: Element) -> None:
        self.verbatim -= 1

    def _rule(self, _: Element) -> None:
        self.rule = True

    def _table(self, _: Element) -> None:
        self.tables.append(_Table(self.at_head))

    def _row(self, _: Element) -> None:
        if self.tables:
            self.tables[-1].rows.append([])

    def _cell(self, _: Element) -> None:
        self.sinks.append([])

    def _cell_ends(self, element: Element) -> None:
        cell = self.sinks.pop()
        if self.tables and self.tables[-1].rows:
            self.tables[-1].take(element, cell)
        else:  # no row, no table: the page is broken, its words are not
            self.sinks[-1] += cell

    def _head(self, _: Element) -> None:
        if self.tables:
            self.tables[-1].in_head = True

    def _head_ends(self, _: Element) -> None:
        if self.tables:
            self.tables[-1].in_head = False

    def _table_ends(self, _: Element) -> None:
        table = self.tables.pop()
        if is_layout(table.rows, at_head=table.at_head):
            self.sinks[-1] += [line for row in table.rows for cell in row for line in cell.lines]
            return
        for lines in row_lines(table.rows):
            self.sinks[-1] += lines


def _looking(element: Element, around: Look) -> Look:
    """How text within an element looks, if that around it looks like `around`."""
    style = element.get("style")
    own = [_LOOKS[element.tag]] if element.tag in _LOOKS else []
    own += [look for form, look in _STYLED if form.search(style)] if style else []
    target = (element.get("href") or "").strip() if element.tag == "a" else ""
    if not own and not target:
        return around
    looks = (around, *own)
    return Look(
        bold=any(look.bold for look in looks),
        italic=any(look.italic for look in looks),
        superscript=any(look.superscript for look in looks),
        target=around.target if not target or _LEADS_NOWHERE.match(target) else target,
    )


def _count(printed: str | None, otherwise: int) -> int:
    return int(printed) if printed and re.fullmatch("-?[0-9]{1,6}", printed.strip()) else otherwise


_Step = Callable[[_Walker, Element], None]
_OPEN: Mapping[str, _Step] = {
    **dict.fromkeys(_SIZES, _Walker._heading),
    "blockquote": _Walker._quotation,
    "ul": _Walker._list,
    "ol": _Walker._list,
    "li": _Walker._item,
    "pre": _Walker._verbatim,
    "hr": _Walker._rule,
    "table": _Walker._table,
    "thead": _Walker._head,
    "tr": _Walker._row,
    "td": _Walker._cell,
    "th": _Walker._cell,
}
_CLOSE: Mapping[str, _Step] = {
    **dict.fromkeys(_SIZES, _Walker._text_again),
    "blockquote": _Walker._quotation_ends,
    "ul": _Walker._list_ends,
    "ol": _Walker._list_ends,
    "li": _Walker._item_ends,
    "pre": _Walker._verbatim_ends,
    "table": _Walker._table_ends,
    "thead": _Walker._head_ends,
    "td": _Walker._cell_ends,
    "th": _Walker._cell_ends,
}
