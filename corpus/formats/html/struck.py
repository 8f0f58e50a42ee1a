"""Which text of a page or an HTML document is struck through. Its reader passes it over."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.formats.html.elements import FURNITURE, Element, is_printed, is_struck
from corpus.formats.left_out import LeftOut


def struck(root: Element) -> Iterator[LeftOut]:
    """Each text that is struck through, outside of menus, in the order of the document."""
    for element in root.iter():
        if isinstance(element.tag, str) and is_struck(element) and _would_be_printed(element):
            text = "".join(element.itertext())
            if text.strip():
                yield LeftOut("struck", text, paragraph=_beside(element))


def _would_be_printed(element: Element) -> bool:
    return all(is_printed(ancestor, FURNITURE) for ancestor in element.iterancestors())


def _beside(element: Element) -> str:
    """What else the parent prints."""
    parent = element.getparent()
    if parent is None:
        return ""
    others = ("".join(child.itertext()) if is_printed(child) else "" for child in parent)
    pieces = (piece for text, child in zip(others, parent, strict=True) for piece in (text, child.tail or ""))
    return "".join((parent.text or "", *pieces))
