"""Footnotes of HTML whose marks link to them, by an address within the page.

Taken are those that link back, or whose mark is raised. Footnotes without links are left to the grammar, which knows
them by their look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.formats.html.elements import CLOSES_MARK, OF_NOTE, OPENS_MARK, Element

_LABEL = re.compile(r"\s*[\[(]?\s*(?P<number>\d{1,3}|[a-z]|[ivxl]{1,6}|\*{1,3})\s*[\])]?\s*")
_BLOCKS = frozenset(("p", "li", "div", "dd", "td", "aside", "section", "blockquote"))
#: So far above a link may the element stand that carries its address.
_REACH_UP = 2
#: Characters. What is longer, or has headings, is a part of the text that a table of contents leads to.
_LONGEST = 5_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A link that is a footnote's mark, and the block that is the footnote."""

    link: Element
    number: str
    note: Element


def take_notes(tree: Element) -> dict[str, Element]:
    """Footnotes by their marks, taken out of the tree. Where marks stood, they stand between two signs.

    A mark is its number; where numbers begin anew, in each chapter, it says as well which footnote is meant.
    """
    numbers: dict[Element, str] = {}
    # One footnote with two numbers is none that a reader could find.
    marks = [mark for mark in _marks(tree) if numbers.setdefault(mark.note, mark.number) == mark.number]
    names = _names_of_notes(marks, numbers)
    marks = [mark for mark in marks if mark.note in names]
    for mark in marks:
        _without_ways_back(mark)
    for mark in marks:
        _put(_raised(mark.link), f"{OPENS_MARK}{names[mark.note]}{CLOSES_MARK}")
    for note in names:
        if note.getparent() is not None:
            note.drop_tree()
        _without_label(note, numbers[note])
    return {name: note for note, name in names.items()}


def _names_of_notes(marks: Iterable[_Mark], numbers: Mapping[Element, str]) -> dict[Element, str]:
    """What the marks of each footnote are: its number, and which it is of several with that number.

    Of such each has one mark. Where one has more, a reader could not tell which is meant, and only the first counts.
    """
    marked = Counter(mark.note for mark in marks)
    alike: dict[str, list[Element]] = {}
    for note, number in numbers.items():
        alike.setdefault(number, []).append(note)
    names: dict[Element, str] = {}
    for number, notes in alike.items():
        if len(notes) > 1 and all(marked[note] == 1 for note in notes):
            names |= {note: f"{number}{OF_NOTE}{index}" for index, note in enumerate(notes, 1)}
        else:
            names[notes[0]] = number
    return names


def _marks(tree: Element) -> Iterator[_Mark]:
    places = {element: place for place, element in enumerate(tree.iter())}
    addresses = {name: element for element in tree.iter() for name in _names(element)}
    inner = [link for link in tree.iterfind(".//a[@href]") if _is_inner(link)]
    labelled = [(link, label["number"]) for link in inner if (label := _LABEL.fullmatch(_text(link)))]
    targets = {link: addresses.get(_address(link)) for link, _ in labelled}
    blocks = {target: _block(target) for target in set(targets.values()) if target is not None}
    held = Counter(block for block in blocks.values() if block is not None)
    notes = {block: _ways_out(block) for block, targets in held.items() if targets == 1 and _is_note(block)}
    for link, number in labelled:
        block = blocks.get(targets[link])
        if block not in notes or places[block] <= places[link]:
            continue
        leads_back = not notes[block].isdisjoint(_addresses(link))
        if leads_back or _raised(link).tag == "sup" or link.find(".//sup") is not None:
            yield _Mark(link, number, block)


def _ways_out(block: Element) -> set[str]:
    """Addresses that links in a block lead to."""
    return {_address(link) for link in block.iterfind(".//a[@href]") if _is_inner(link)}


def _address(link: Element) -> str:
    return str(link.get("href"))[1:]


def _is_inner(link: Element) -> bool:
    return str(link.get("href")).startswith("#")


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _names(element: Element) -> Iterator[str]:
    return (name for name in (element.get("id"), element.get("name")) if name)


def _block(target: Element) -> Element | None:
    """The block at an address, with what stands around it and holds nothing in front of it."""
    block: Element | None = target
    while block is not None and block.tag not in _BLOCKS:
        block = block.getparent()
    while block is not None and _begins(block.getparent(), block):
        block = block.getparent()
    return block


def _is_note(block: Element) -> bool:
    return len(_text(block)) <= _LONGEST and next(block.iter(*_HEADINGS), None) is None


def _begins(parent: Element | None, block: Element) -> bool:
    """The block is what its parent, of a footnote's kind, begins with: Word writes a `div` around each footnote."""
    return (
        parent is not None
        and parent.tag in ("div", "li", "aside")
        and len(parent) > 0
        and parent[0] is block
        and not (parent.text or "").strip()
        and all(child.tag == block.tag and not list(_names(child)) for child in parent[1:])
    )


def _addresses(link: Element) -> set[str]:
    """Names of the link and of what stands close around it."""
    names = set(_names(link))
    for _, above in zip(range(_REACH_UP), link.iterancestors(), strict=False):
        names |= set(_names(above))
    return names


def _without_ways_back(mark: _Mark) -> None:
    names = _addresses(mark.link)
    for back in list(mark.note.iterfind(".//a[@href]")):
        if _is_inner(back) and _address(back) in names:
            _put(_raised(back), "")


def _raised(link: Element) -> Element:
    """The `sup` that a link fills, else the link."""
    parent = link.getparent()
    fills = parent is not None and parent.tag == "sup" and _text(parent).strip() == _text(link).strip()
    return parent if fills else link


def _put(element: Element, text: str) -> None:
    """Text in the place of an element; none where it was taken out already, as the only mark of another link."""
    if element.getparent() is None:
        return
    element.tail = text + (element.tail or "")
    element.drop_tree()


def _without_label(note: Element, number: str) -> None:
    """The number that the footnote opens with is no part of its text."""
    label = re.compile(rf"\s*(?:[\[(]\s*)?{re.escape(number)}(?:\s*[\])])?(?:[.:]?\s+|$)")
    for element in note.iter():
        for place in ("text", "tail"):
            text = getattr(element, place) if not (element is note and place == "tail") else None
            if text and text.strip():
                setattr(element, place, label.sub("", text, count=1) if label.match(text) else text)
                return
