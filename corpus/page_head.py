"""What an HTML page says of itself in its head: title, site, date."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

import lxml.html
from lxml import etree

from corpus.card import Card
from corpus.dates import print_date

_TITLES = ("og:title", "twitter:title", "dc.title")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_DATES = ("article:published_time", "date", "dc.date", "dcterms.date", "datepublished")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class PageHead:
    """Empty where the page does not say."""

    title: str = ""
    site: str = ""
    dated: datetime.date | None = None


def complete_card(card: Card, data: bytes) -> Card:
    """The card, with what a page says of itself where the card says nothing."""
    head = read_page_head(data)
    return replace(
        card,
        title=card.title or head.title,
        publisher=card.publisher or head.site,
        date=card.date or (print_date(head.dated) if head.dated else ""),
    )


def read_page_head(data: bytes) -> PageHead:
    """Of any bytes: what cannot be read as HTML says nothing."""
    try:
        tree = lxml.html.document_fromstring(data)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return PageHead()
    said = _said(tree)
    heading = next((_plain(heading.text_content()) for heading in tree.iter("h1")), "")
    named = next((_plain(title.text_content()) for title in tree.iter("title")), "")
    return PageHead(_first(said, _TITLES) or heading or named, _first(said, _SITES), _dated(_first(said, _DATES)))


def _said(tree: lxml.html.HtmlElement) -> dict[str, str]:
    """Names of `meta` elements in lower case → what the first of each name says."""
    said: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        said.setdefault(name, _plain(meta.get("content") or ""))
    return said


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _dated(printed: str) -> datetime.date | None:
    """The day as printed, in the page's own time zone."""
    found = _ISO_DATE.match(printed)
    try:
        return datetime.date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    return " ".join(text.split())
