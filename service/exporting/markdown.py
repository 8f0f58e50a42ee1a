"""A conversation as CommonMark. Every sign of the texts that Markdown would read is escaped; marks are `<mark>`."""

from __future__ import annotations

import re

from service.citing.line import enclosed
from service.exporting.written import Bit, Kind, Line, by_address, label

_SIGNS = re.compile(r"[\\`*_\[\]<>&~|$]")
#: What makes a line a heading, an item or a rule where it stands at its beginning.
_AT_BEGINNING = re.compile(r"^(\s*)([#+=\-:]|\d+[.)])")
#: What stands in front of a line of each kind.
_IN_FRONT: dict[Kind, str] = {
    "title": "# ", "question": "## ", "heading": "### ", "day": "### ", "item": "- ", "fact": "- ", "source": "- ",
    "quote": "> ", "may_answer": "> ", "nearest": "> ", "beneath": "> ",
}  # fmt: skip


def markdown(lines: tuple[Line, ...]) -> bytes:
    return ("\n\n".join(_line(line) for line in lines) + "\n").encode()


def _line(line: Line) -> str:
    written = " ".join("".join(_link(*link) for link in by_address(line.bits)).split())
    begun = _AT_BEGINNING.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", written)
    return f"{_IN_FRONT.get(line.kind, '')}{_shaped(line.kind, enclosed(begun))}"


def _shaped(kind: Kind, written: str) -> str:
    if kind == "status":
        return f"**{written}**"
    return f"**{label(kind)}** {written}" if label(kind) else written


def _link(href: str, bits: tuple[Bit, ...]) -> str:
    text = "".join(map(_bit, bits))
    return f"[{text}](<{_address(href)}>)" if href else text


def _bit(bit: Bit) -> str:
    text = _SIGNS.sub(r"\\\g<0>", bit.text)
    for tag, wanted in (("mark", bit.marked), ("b", bit.bold), ("i", bit.italic), ("sup", bit.raised)):
        text = f"<{tag}>{text}</{tag}>" if wanted and text.strip() else text
    return text


def _address(href: str) -> str:
    return href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
