"""Web pages and documents saved as HTML → lines.

A page is what has menus or scripts around its text: trafilatura finds the text, as published measures say best of
all. A document is read from end to end. What the lines mean is the grammar's business.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

import trafilatura
from lxml import etree, html

from corpus.card import Card
from corpus.dates import print_date
from corpus.formats.encodings import decoded
from corpus.formats.html.elements import CLOSES_MARK, FURNITURE, OF_NOTE, OPENS_MARK, Element, lines_of
from corpus.formats.html.notes import take_notes
from corpus.formats.html.struck import struck
from corpus.formats.left_out import told
from corpus.lines import HEADING_SIZES, FileReading, Line, Run

#: Bytes. A page of words has at most a few million; libxml2 drops a text of more than ten million without a word.
LARGEST_PAGE = 10_000_000
#: trafilatura 2.3 takes 3 s for 20,000 paragraphs, and 2 GB for 45,000 bold words in one. Beyond this, menus stay.
_MOST_ELEMENTS = 20_000
#: Characters; with less, trafilatura gives all there is, in one piece.
_LEAST_TEXT = 500
#: Characters. libxml2 compares the attributes of an element one with another: 400,000 of them take minutes.
_LONGEST_TAG = 100_000
#: Share of a line of text that links do not cover: what they cover whole leads to other pages.
_LINKED = 0.6
#: No document has these; every page of a site has some. An "aside" both may have.
_SIGNS_OF_A_PAGE = ("script", "nav", "form", "button", "iframe")
#: What trafilatura calls the elements of HTML; "rend" says which of several.
_NAMES = {"item": "li", "quote": "blockquote", "row": "tr", "lb": "br", "ref": "a", "code": "pre"}
_LOOKS = {"#b": "b", "#i": "i", "#sup": "sup"}
#: Pictures within the page may be larger than the rest of it.
_PICTURE = re.compile(r"data:(?:image|font)/[^\"'\s>)]*", re.I)
_TAG = re.compile(rf"<[a-z][^<>]{{{_LONGEST_TAG}}}", re.I)
_NO_MARKS = str.maketrans({OPENS_MARK: "((", CLOSES_MARK: "))"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]{1,40})", re.I)
#: A charset is declared within so many bytes (HTML standard, "encoding sniffing algorithm").
_DECLARED_WITHIN = 1024


def read_html(data: bytes) -> FileReading:
    """The lines of a web page or an HTML document, and what of it is struck through.

    Raises ValueError where it is too large, nested too deeply, or in an encoding that it does not name.
    """
    tree = _tree(data)
    if tree is None:
        return FileReading(())
    is_page = _is_page(tree)
    title = _metadata(tree).title if is_page else ""
    warnings = tuple(told(struck(tree)))
    notes = take_notes(tree)
    lines = _of_page(tree) if is_page else _of_body(tree)
    return FileReading(tuple(_with_notes(_titled(lines, title or ""), notes)), warnings)


def complete_card(card: Card, data: bytes) -> Card:
    """The card, with what a page says of itself where the card says nothing. Raises ValueError as `read_html` does."""
    tree = _tree(data)
    if tree is None or not _is_page(tree):
        return card
    found = _metadata(tree)
    return replace(
        card,
        title=card.title or found.title or "",
        # An organisation answers for its pages, whoever has written them.
        publisher=card.publisher or found.sitename or found.author or found.hostname or "",
        date=card.date or (print_date(datetime.date.fromisoformat(found.date)) if found.date else ""),
        source=card.source or found.url or "",
    )


def _is_page(tree: Element) -> bool:
    return next(tree.iter(*_SIGNS_OF_A_PAGE), None) is not None


def _metadata(tree: Element) -> trafilatura.settings.Document:
    return trafilatura.extract_metadata(tree, extensive=False)


def _tree(data: bytes) -> Element | None:
    """The parsed page; None where there is nothing in it."""
    if len(data) > LARGEST_PAGE:
        raise ValueError(f"it has {len(data) / 1e6:,.0f} MB; web pages of up to {LARGEST_PAGE / 1e6:,.0f} MB are read")
    text = _PICTURE.sub("", _decoded(data)).translate(_NO_MARKS)
    if not text.strip():
        return None
    if _TAG.search(text):
        raise ValueError(f"one of its tags has more than {_LONGEST_TAG:,} characters; no page has such a one")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError("its elements are nested too deeply; no page is built like that")
    return tree


def _decoded(data: bytes) -> str:
    """The text: as its first bytes say, as UTF-8 where it is that, else as the page declares."""
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(data, 0, _DECLARED_WITHIN)
        if declared is None:
            raise ValueError("it is not UTF-8, and declares no other charset") from error
        return _in_charset(data, declared["name"].decode())


def _in_charset(data: bytes, name: str) -> str:
    # Browsers read what calls itself Latin-1 as its superset (WHATWG Encoding).
    real = "cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
    try:
        return data.decode(real)
    except LookupError as error:
        raise ValueError(f"it declares the charset {name!r}, which nobody knows") from error


def _of_body(tree: Element, leave_out: AbstractSet[str] = frozenset()) -> tuple[Line, ...]:
    body = tree.find("body")
    return lines_of(body, leave_out=leave_out) if body is not None else ()


def _of_page(tree: Element) -> tuple[Line, ...]:
    """The text of a page; all but its menus, where it is too short or too large to tell the text from the rest.

    trafilatura says where the text begins and ends. What stands between is read as it is printed, for it leaves out a
    time, a caption, a definition, what stands outside of paragraphs.
    """
    whole = _of_body(tree, FURNITURE)
    short = sum(len(line.text) for line in whole) < _LEAST_TEXT
    if short or sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return whole
    with_asides = _of_body(tree, FURNITURE - {"aside"})
    found = trafilatura.bare_extraction(
        tree,
        fast=True,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
    )
    body = found.body if isinstance(found, trafilatura.settings.Document) else None
    told = lines_of(_as_html(body)) if body is not None else ()
    return tuple(_between(with_asides, told)) or told or whole


def _between(printed: Sequence[Line], told: Sequence[Line]) -> Iterator[Line]:
    """The printed lines from the first to the last of those that were told to be text, less what only links elsewhere.

    None where most of those are printed otherwise.
    """
    text = f" {' '.join(_plain(line.text) for line in told)} "
    known = [place for place, line in enumerate(printed) if len(line.text) > 1 and f" {_plain(line.text)} " in text]
    if not known or len(known) * 2 < len(told):
        return
    for line in printed[known[0] : known[-1] + 1]:
        if not _only_links(line) or f" {_plain(line.text)} " in text:
            yield line


def _only_links(line: Line) -> bool:
    linked = sum(run.end - run.start for run in line.runs if run.kind == "link")
    return linked > _LINKED * len(line.text)


def _as_html(body: Element) -> Element:
    for element in body.iter():
        look = element.get("rend") or ""
        match element.tag:
            case "list":
                element.tag = look if look in ("ol", "ul") else "ul"
            case "head":
                element.tag = look if re.fullmatch("h[1-6]", look) else "h3"
            case "hi":
                element.tag = _LOOKS.get(look, "span")
            case "cell":
                element.tag = "th" if element.get("role") == "head" else "td"
            case name:
                element.tag = _NAMES.get(name, name)
        if element.tag == "a":
            element.set("href", element.get("target") or "")
    return body


def _titled(lines: Sequence[Line], title: str) -> Iterator[Line]:
    """The lines, with the page's title on top where its own text does not begin with it."""
    if title and lines and _plain(title) not in (_plain(line.text) for line in lines[:3]):
        yield Line(title, size=HEADING_SIZES[0], gap=True)
    yield from lines


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _with_notes(lines: Iterable[Line], notes: dict[str, Element]) -> Iterator[Line]:
    """The lines, and behind each paragraph the notes whose marks stand in it."""
    due: list[str] = []
    for line in lines:
        if line.gap:
            yield from _taken(due, notes)
        due += [run.target for run in line.runs if run.kind == "mark"]
        yield replace(line, runs=tuple(_by_number(run) for run in line.runs))
    yield from _taken(due, notes)


def _by_number(run: Run) -> Run:
    """A mark with its number alone: the footnote that it means stands right behind its paragraph."""
    return replace(run, target=run.target.partition(OF_NOTE)[0]) if run.kind == "mark" else run


def _taken(due: list[str], notes: dict[str, Element]) -> Iterator[Line]:
    """The lines of the notes that are due; none is printed twice."""
    while due:
        mark = due.pop(0)
        if mark in notes:
            for line in lines_of(notes.pop(mark)):
                yield replace(line, note=mark.partition(OF_NOTE)[0], item=False, indent=0.0)
