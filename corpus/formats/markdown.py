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

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from corpus.lines import BODY_SIZE, HEADING_SIZES, INDENT_STEP, SUPERSCRIPT_DIGITS, Line, Run, RunKind, plain_digits

_HEADING_SIZE = {f"h{level}": size for level, size in enumerate(HEADING_SIZES, start=1)}
_EMPHASIS: dict[str, RunKind] = {"strong": "bold", "em": "italic"}
# Unicode digits, or a mark of Markdown's own whose definition is missing: the parser leaves it in the text.
_SUPERSCRIPT = re.compile(rf"[{SUPERSCRIPT_DIGITS}]+|\[\^(?P<label>[^\[\]\s]{{1,40}})\]")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"[ \t]+")


def read_markdown(data: bytes) -> tuple[Line, ...]:
    """The lines of a Markdown document. Raises UnicodeDecodeError where it is not UTF-8."""
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    return tuple(_lines(_parser().parse(text)))


def _parser() -> MarkdownIt:
    # The plugin's last rule moves definitions to the end and drops those that no mark names.
    return MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False).disable("footnote_tail")


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    look = _Look()
    for token in tokens:
        if token.type == "inline":
            yield from look.dress(_inline_lines(token.children or []))
        elif token.type in ("code_block", "fence", "html_block"):
            yield from look.dress(_plain_lines(token))
        elif token.type == "hr":
            look.rule = True
        else:
            look.notice(token)


@dataclass(slots=True)
class _Look:
    """What the blocks around a line say of how it looks."""

    indent: int = 0
    size: float = BODY_SIZE
    rule: bool = False
    note: str | None = None
    markers: list[str] = field(default_factory=list)
    cells: int | None = None

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
        elif token.type == "tr_open":
            self.cells = 0
        elif token.type == "tr_close":
            self.cells = None

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
                gap=index == 0 and first_cell,
                rule=self.rule,
                note=self.note,
                item=marker is not None,
                row=self.cells is not None,
                quoted=self.indent > 0,
            )
            self.rule = False


def _plain_lines(token: Token) -> Iterator[Line]:
    content = html.unescape(_TAG.sub("", token.content)) if token.type == "html_block" else token.content
    for text in content.splitlines():
        if text.strip():
            yield Line(_SPACE.sub(" ", text).strip())


def _inline_lines(children: Sequence[Token]) -> Iterator[Line]:
    """One line per soft or hard break, each with its own runs."""
    line = _Inline()
    for child in children:
        if child.type in ("softbreak", "hardbreak") or (child.type == "html_inline" and _is_break(child.content)):
            yield from line.finish()
            line = _Inline(open=[(0, kind, target) for _, kind, target in line.open])
        else:
            line.take(child)
    yield from line.finish()


def _is_break(tag: str) -> bool:
    return tag.lower().startswith("<br")


@dataclass(slots=True)
class _Inline:
    """A line being read: its text so far, its runs, and the looks still open."""

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    open: list[tuple[int, RunKind, str]] = field(default_factory=list)

    def take(self, token: Token) -> None:
        kind, _, edge = token.type.rpartition("_")
        if token.type == "text":
            self._write(token.content)
        elif token.type in ("code_inline", "image"):
            self.text += _SPACE.sub(" ", token.content)
        elif token.type == "footnote_ref":
            self._superscript(str(token.meta["label"]), str(token.meta["label"]))
        elif token.type == "html_inline":
            self._tag(token.content.lower())
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

    def _tag(self, tag: str) -> None:
        if tag.startswith("<sup"):
            self.open.append((len(self.text), "superscript", ""))
        elif tag.startswith("</sup"):
            self._close("superscript")

    def _close(self, kind: RunKind) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            start, opened, target = self.open[index]
            if opened == kind:
                del self.open[index]
                if start < len(self.text):
                    target = self.text[start:] if kind == "superscript" else target
                    self.runs.append(Run(start, len(self.text), kind, target))
                return
