"""Which place of a document a reference names, as printed ("annex, paras. 4 and 5"), and where that stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import Block, Document

# No year in brackets, no stroke of a symbol and no date behind it.
_NUMBER = r"\d{1,3}(?!\d|\s?\(\d{4}\)|/|\s+[A-Z][a-z]+\s+\d{4})(?:\s?\([a-z]{1,3}\))?"
_LIST = rf"{_NUMBER}(?:\s?(?:[-–—]|,|,?\s?\b(?:and|or|to)\b|&)\s?{_NUMBER})*"
#: What a pinpoint is made of. A section or chapter is left out: no block is named after one.
_ITEM = (
    r"(?:(?i:(?P<part>annex|appendix|enclosure)(?:es)?\b)(?:\s+(?P<part_number>[IVXLC]+|\d{1,2}|[A-Z])(?![\w/(]))?"
    rf"|(?i:(?P<preambular>preambular\s+)?(?:op\.?\s+|operative\s+)?(?:paragraphs?|paras?\b\.?))\s*(?P<paragraphs>{_LIST})"
    rf"|(?i:footnotes?|fns?\b\.?)\s*(?P<footnotes>{_LIST})"
    rf"|(?i:pages?|pp?\.)\s*(?P<pages>{_LIST}))"
)
_ANY_ITEM = re.sub(r"\?P<\w+>", "?:", _ITEM)
_JOINED = r"(?:,\s*(?:and\s+)?|\s+and\s+|\s+(?:of|to|in)\s+(?:the\s+)?)"
_PRINTED = rf"{_ANY_ITEM}(?:{_JOINED}{_ANY_ITEM})*"
_LEAD = r"(?:(?:see|at|its|in particular|especially|notably|including)\s+)*"
_BEHIND = re.compile(rf"(?:,\s*|\s*\(|\s+at\s+){_LEAD}(?P<printed>{_PRINTED})")
_ANNOUNCING = (
    r"(?i:the|its|present|United\s+Nations|UN|Security\s+Council|General\s+Assembly|(?:document|doc\.|letter|report|note|"
    r"statement|resolution)(?!s))"
)
_BEFORE = re.compile(rf"(?<!\w)(?P<printed>{_PRINTED})\s+(?:of|to|in)\s+(?:{_ANNOUNCING}\s+)*$")
#: Characters. The longest "paragraphs 4 (b) and 5 of Security Council resolution " that a sentence would bear.
_REACH = 160
_EACH = re.compile(_ITEM)
_RUN = re.compile(r"(?P<first>\d+)(?P<item>\s?\([a-z]+\))?(?:\s?(?:[-–—]|to)\s?(?P<last>\d+))?")
#: A longer run of paragraphs is a misprint.
_LONGEST_RUN = 100


def printed_behind(text: str, end: int) -> tuple[str, int]:
    """The pinpoint right behind a symbol that ends at `end`, and where it ends: ", para. 3"; "" where there is none."""
    found = _BEHIND.match(text, end)
    return (found["printed"], found.end()) if found else ("", end)


def printed_before(text: str, start: int) -> str:
    """The pinpoint right in front of a symbol: "paragraph 3 of resolution "; "" where there is none."""
    found = _BEFORE.search(text[max(0, start - _REACH) : start])
    return found["printed"] if found else ""


def places(document: Document, printed: str) -> tuple[Block, ...]:
    """The blocks of the document that a printed pinpoint names, in its order; what is not there is left out."""
    found = (_block(document, target) for target in _targets(printed))
    return tuple({block.id: block for block in found if block is not None}.values())


@dataclass(frozen=True, slots=True)
class _Target:
    """One place.

    parts  the annexes it lies in, outermost first; none for the document's main text, or whichever part has it
    names  what its label may be, the most exact first; none for the part itself
    page   the number of a page, whose first block is meant
    """

    parts: tuple[str, ...]
    names: tuple[str, ...] = ()
    page: int | None = None


def _targets(printed: str) -> Iterator[_Target]:
    items = list(_EACH.finditer(printed))
    parts: tuple[str, ...] = ()
    for at, item in enumerate(items):
        if item["part"]:
            within = parts if at and items[at - 1]["part"] else ()
            parts = (*within, _part(item))
            if not any(other["part"] is None for other in items):
                yield _Target(parts)
        else:
            # "para. 3 of the annex" names the part behind the paragraph
            later = next((_part(other) for other in items[at:] if other["part"]), "")
            yield from _numbered(item, parts or ((later,) if later else ()))


def _part(item: re.Match[str]) -> str:
    name = item["part"].lower()
    return f"{name} {item['part_number']}" if item["part_number"] else name


def _numbered(item: re.Match[str], parts: tuple[str, ...]) -> Iterator[_Target]:
    if item["pages"]:
        yield from (_Target(parts, page=number) for number, _ in _numbers(item["pages"]))
        return
    word = "footnote" if item["footnotes"] else f"{(item['preambular'] or '').lower().strip()} para.".strip()
    for number, sub in _numbers(item["footnotes"] or item["paragraphs"]):
        whole = f"{word} {number}"
        yield _Target(parts, (f"{whole} {sub}", whole) if sub else (whole,))


def _numbers(printed: str) -> Iterator[tuple[int, str]]:
    """Number and sub-item of each: "3 (a), 5–7" is 3 (a), 5, 6, 7."""
    for run in _RUN.finditer(printed):
        first, last = int(run["first"]), int(run["last"] or run["first"])
        yield first, (run["item"] or "").strip()
        yield from ((number, "") for number in range(first + 1, min(last, first + _LONGEST_RUN) + 1))


def _block(document: Document, target: _Target) -> Block | None:
    blocks = _within(document, target.parts)
    if target.page is not None:
        return next((block for block in blocks if block.page == target.page), None)
    if not target.names:
        return blocks[0] if blocks else None
    return next((found for name in target.names if (found := _labelled(document, blocks, name))), None)


def _within(document: Document, parts: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks of the innermost part that the document has; "annex" is its only one, whatever its number."""
    if not parts:
        return document.blocks
    sections = dict.fromkeys(block.section for block in document.blocks)
    for part in reversed(parts):
        alike = [section for section in sections if section == part or section.split()[0] == part]
        if len(alike) == 1 or part in alike:
            wanted = part if part in alike else alike[0]
            return tuple(block for block in document.blocks if block.section == wanted)
    return ()


def _labelled(document: Document, blocks: tuple[Block, ...], name: str) -> Block | None:
    """The block called so. A printed number comes before one that we have counted, the main text before an annex.

    Where only annexes have it and several do, none is meant.
    """
    own = [(block, block.label.removeprefix(f"{block.section}, ")) for block in blocks]
    printed = [block for block, label in own if label == name]
    counted = [block for block, label in own if label.replace("[", "").replace("]", "") == name]
    main = document.blocks[0].section
    for alike in (printed, counted):
        sections = dict.fromkeys(block.section for block in alike)
        if main in sections or len(sections) == 1:
            wanted = main if main in sections else alike[0].section
            return next(block for block in alike if block.section == wanted)
    return None
