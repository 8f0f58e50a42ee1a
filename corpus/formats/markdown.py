"""Markdown → lines. One reader for clean Markdown and for what converters make of a PDF.

CommonMark through markdown-it-py, with `[^1]` footnotes. Superscripts come as `<sup>` in converted documents
and as Unicode digits elsewhere; both become superscript runs whose text is as printed. What the lines mean is
the grammar's business.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice, takewhile, zip_longest

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from corpus.formats.encodings import decoded
from corpus.formats.left_out import told
from corpus.formats.struck_markdown import nesting, struck
from corpus.formats.table_rows import Cell, row_lines
from corpus.lines import (
    BODY_SIZE,
    HEADING_SIZES,
    INDENT_STEP,
    SUPERSCRIPT_DIGITS,
    CellPlace,
    FileReading,
    Line,
    Run,
    RunKind,
    plain_digits,
)
from corpus.printing.unprinted import printed

_HEADING_SIZE = {f"h{level}": size for level, size in enumerate(HEADING_SIZES, start=1)}
_EMPHASIS: dict[str, RunKind] = {"strong": "bold", "em": "italic"}
# Unicode digits, or a mark of Markdown's own whose definition is missing: the parser leaves it in the text.
_SUPERSCRIPT = re.compile(rf"[{SUPERSCRIPT_DIGITS}]+|\[\^(?P<label>[^\[\]\s]{{1,40}})\]")
_TAG = re.compile(r"<[^<>]*>")
_SPACE = re.compile(r"[ \t]+")
_BREAK = re.compile(r"<br\s*/?>", re.I)
# Comments, and what a browser reads and does not show.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>style|script|template|del|s|strike)\b.*?(?:</(?P=tag)\s*>|\Z)", re.S | re.I
)
_BLOCK = re.compile(
    r"</?(?:p|div|ul|ol|li|dl|dt|dd|h[1-6]|section|article|blockquote|pre|figure|figcaption|"
    r"caption|hr)\b[^<>]*>",
    re.I,
)
_TABLE = re.compile(r"<table\b[^<>]*>", re.I)
_ROW = re.compile(r"</?(?:table|thead|tbody|tfoot|tr)\b[^<>]*>", re.I)
_CELL = re.compile(r"<t(?P<kind>[dh])\b(?P<attributes>[^<>]*)>", re.I)
_COVERED = re.compile(r"\b(?P<name>colspan|rowspan)\s*=\s*[\"']?(?P<count>\d{1,3})\b", re.I)
_HEADS_ROW = re.compile(r"\bscope\s*=\s*[\"']?row", re.I)
#: A tag: its name, and attributes with their values.
_VALUE = r"\"[^\"]*\"|'[^']*'|[^\s>]+"
_ELEMENT = re.compile(
    rf"</?(?P<name>[a-z][a-z0-9-]*)(?:\s+[\w:.-]+\s*=\s*(?:{_VALUE})|\s+[a-z-]+(?=\s*/?>))*\s*/?>", re.I
)
#: Elements that Markdown in the world holds; any other word between brackets is text.
_ELEMENTS = frozenset(
    """a abbr address article aside b bdi bdo blockquote br button caption center cite code col colgroup data dd del
    details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li
    main map mark nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table
    tbody td tfoot th thead time tr tt u ul var video wbr""".split()
)


def read_markdown(data: bytes) -> FileReading:
    """The lines of a Markdown document, and what of it is struck through. Raises UnicodeDecodeError."""
    tokens = _parser().parse(unicodedata.normalize("NFC", printed(decoded(data))))
    return FileReading(tuple(_lines(tokens)), tuple(told(struck(tokens))))


def _parser() -> MarkdownIt:
    # The plugin's last rule moves definitions to the end and drops those that no mark names.
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    return parser.use(footnote_plugin, inline=False).disable("footnote_tail")


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    look = _Look()
    for token in _counted(tokens):
        if token.type == "inline":
            yield from look.dress(_inline_lines(token.children or []))
        elif token.type in ("code_block", "fence"):
            yield from look.dress(_plain_lines(token.content))
        elif token.type == "html_block":
            for unit in _html_units(token.content):
                yield from look.dress(iter(unit))
        elif token.type == "hr":
            look.rule = True
        else:
            look.notice(token)


@dataclass(slots=True)
class _Look:
    """What the blocks around a line say of how it looks.

    cells  how many lines the open row of a table has so far, None outside of rows
    cell   the place of the open cell
    """

    indent: int = 0
    size: float = BODY_SIZE
    rule: bool = False
    note: str | None = None
    markers: list[str] = field(default_factory=list)
    cells: int | None = None
    cell: CellPlace | None = None

    def notice(self, token: Token) -> None:
        opens = token.nesting
        if token.type.startswith("blockquote"):
            self.indent += opens
        elif token.type.startswith("heading"):
            self.size = _HEADING_SIZE[token.tag] if opens == 1 else BODY_SIZE
        elif token.type == "footnote_reference_open":
            self.note = str(token.meta["label"])
        elif token.type == "footnote_reference_close":
            self.note = None
        elif token.type == "list_item_open":
            # The number of an ordered item is part of the text as printed; a bullet is not.
            self.markers.append(f"{token.info}{token.markup} " if token.info else "")
        elif token.tag in ("table", "tr", "th", "td"):
            self._notice_table(token)

    def _notice_table(self, token: Token) -> None:
        if token.type == "table_open":
            self.cell = CellPlace(-1, 0, -1, 0)
        elif token.type == "table_close":
            self.cell = None
        elif token.type == "tr_open" and self.cell:
            self.cells, self.cell = 0, CellPlace(self.cell.top + 1, self.cell.bottom + 1, -1, 0)
        elif token.type == "tr_close":
            self.cells = None
        elif token.nesting == 1 and self.cell:
            left = self.cell.left + 1
            self.cell = replace(self.cell, left=left, right=left + 1, head=token.tag == "th")

    def dress(self, lines: Iterator[Line]) -> Iterator[Line]:
        for index, line in enumerate(lines):
            marker = self.markers.pop() if self.markers and index == 0 else None
            first_cell = not self.cells
            if self.cells is not None:
                self.cells += 1
            yield replace(
                line,
                text=(marker or "") + line.text,
                runs=tuple(run.moved(len(marker or "")) for run in line.runs),
                indent=self.indent * INDENT_STEP,
                size=self.size,
                gap=line.gap or (index == 0 and first_cell),
                rule=self.rule,
                note=self.note,
                item=marker is not None,
                row=line.row or self.cells is not None,
                cell=line.cell or self.cell,
                quoted=self.indent > 0,
            )
            self.rule = False


def _counted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, the items of a list that are all typed "1." counted as a browser counts them."""
    open_lists: list[Iterator[int] | None] = []
    for place, token in enumerate(tokens):
        if token.type.endswith("_list_open"):
            typed = _numbers_of(tokens, place)
            alike = len(typed) > 1 and len(set(typed)) == 1
            open_lists.append(count(int(typed[0])) if alike else None)
        elif token.type.endswith("_list_close"):
            open_lists.pop()
        elif token.type == "list_item_open" and open_lists and (numbers := open_lists[-1]) is not None:
            token.info = str(next(numbers))
        yield token


def _numbers_of(tokens: Sequence[Token], opening: int) -> list[str]:
    """The numbers typed in front of the items of the list that opens there; none of a list with bullets."""
    level = tokens[opening].level
    inside = takewhile(lambda token: token.level > level, islice(tokens, opening + 1, None))
    return [
        token.info for token in inside if token.type == "list_item_open" and token.level == level + 1 and token.info
    ]


def _plain_lines(content: str) -> Iterator[Line]:
    for text in content.splitlines():
        if text.strip():
            yield Line(_SPACE.sub(" ", text).strip())


def _html_units(content: str) -> Iterator[tuple[Line, ...]]:
    """What a piece of HTML between paragraphs prints: a unit for each of its blocks, and for each row of a table."""
    for table in _TABLE.split(_UNSEEN.sub("", content)):
        rows: list[list[Cell]] = []
        for part in _ROW.split(table):
            if _CELL.search(part):
                rows.append(list(_html_cells(part)))
            elif units := list(_html_blocks(part)):
                yield from map(tuple, filter(None, row_lines(rows)))
                yield from units
                rows = []
        yield from map(tuple, filter(None, row_lines(rows)))


def _html_cells(row: str) -> Iterator[Cell]:
    """The cells of a row; what stands in front of the first is one, too."""
    cells = [*_CELL.finditer(row)]
    if outside := _html_text(row[: cells[0].start()]):
        yield Cell(outside)
    for cell, following in zip_longest(cells, cells[1:]):
        covered = {match["name"].lower(): int(match["count"]) for match in _COVERED.finditer(cell["attributes"])}
        yield Cell(
            _html_text(row[cell.end() : following.start() if following else None]),
            covered.get("colspan", 1),
            covered.get("rowspan", 1),
            head=cell["kind"] in "hH" and not _HEADS_ROW.search(cell["attributes"]),
        )


def _html_text(content: str) -> tuple[Line, ...]:
    return tuple(line for unit in _html_blocks(content) for line in unit)


def _html_blocks(content: str) -> Iterator[tuple[Line, ...]]:
    """What stands outside of tables, or in a cell: a unit for each block."""
    for block in _BLOCK.split(content):
        if lines := tuple(_plain_lines(html.unescape(_without_tags(block)))):
            yield lines


def _without_tags(text: str) -> str:
    return _TAG.sub(lambda tag: "" if _is_tag(tag.group()) else html.escape(tag.group()), _BREAK.sub("\n", text))


def _is_tag(text: str) -> bool:
    """It is an element of HTML, and no "<name of the ferry>" that somebody has to fill in."""
    match = _ELEMENT.fullmatch(text)
    return match is not None and match["name"].lower() in _ELEMENTS


def _inline_lines(children: Sequence[Token]) -> Iterator[Line]:
    """One line per soft or hard break, each with its own runs."""
    line = _Inline()
    for child in children:
        if child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _is_break(child.content)):
            yield from line.finish()
            line = _Inline(open=[(0, kind, target) for _, kind, target in line.open], struck=line.struck)
        else:
            line.take(child)
    yield from line.finish()


def _is_break(tag: str) -> bool:
    return tag.lower().startswith("<br")


@dataclass(slots=True)
class _Inline:
    """A line being read: its text so far, its runs, and the looks still open; `struck` through, text is passed over."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    open: list[tuple[int, RunKind, str]] = field(default_factory=list)
    struck: int = 0

    def take(self, token: Token) -> None:
        kind, _, edge = token.type.rpartition("_")
        self.struck += nesting(token)
        if self.struck > 0 and token.type in ("text", "code_inline", "image", "footnote_ref"):
            return
        if token.type == "text":
            self._write(token.content)
        elif token.type in ("code_inline", "image"):
            self.text += _SPACE.sub(" ", token.content)
        elif token.type == "footnote_ref":
            self._superscript(str(token.meta["label"]), str(token.meta["label"]))
        elif token.type == "html_inline":
            self._tag(token.content)
        elif kind in _EMPHASIS or kind == "link":
            if edge == "open":
                self.open.append((len(self.text), _EMPHASIS.get(kind, "link"), str(token.attrGet("href") or "")))
            else:
                self._close(_EMPHASIS.get(kind, "link"))

    def finish(self) -> Iterator[Line]:
        for start, kind, target in self.open:
            self.runs.append(Run(start, len(self.text), kind, target))
        lead = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        if text:
            runs = (Run(max(r.start - lead, 0), min(r.end - lead, len(text)), r.kind, r.target) for r in self.runs)
            yield Line(text, tuple(sorted((r for r in runs if r.start < r.end), key=lambda r: (r.start, -r.end))))

    def _write(self, content: str) -> None:
        content = _SPACE.sub(" ", content)
        at = 0
        for match in _SUPERSCRIPT.finditer(content):
            self.text += content[at : match.start()]
            self._superscript(match.group(), match["label"] or plain_digits(match.group()))
            at = match.end()
        self.text += content[at:]

    def _superscript(self, printed: str, number: str) -> None:
        self.runs.append(Run(len(self.text), len(self.text) + len(printed), "superscript", number))
        self.text += printed

    def _tag(self, printed: str) -> None:
        tag = printed.lower()
        if tag.startswith("<sup"):
            self.open.append((len(self.text), "superscript", ""))
        elif tag.startswith("</sup"):
            self._close("superscript")
        elif not tag.startswith("<!--") and not _is_tag(printed):
            self._write(printed)

    def _close(self, kind: RunKind) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            start, opened, target = self.open[index]
            if opened == kind:
                del self.open[index]
                if start < len(self.text):
                    target = self.text[start:] if kind == "superscript" else target
                    self.runs.append(Run(start, len(self.text), kind, target))
                return
