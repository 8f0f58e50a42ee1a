"""A record as CSL-JSON 1.0: what citation processors format, and what Zotero, Pandoc and Mendeley read."""

from __future__ import annotations

import datetime
import json

from service.citing.bibtex import key
from service.citing.cited import Cited
from service.citing.line import one_line
from service.citing.notes import note_of

#: A value of an item: a text, names, or a date.
Value = str | list[dict[str, str]] | dict[str, list[list[int]]]
_TYPES = {"document of the United Nations": "report", "web page": "webpage", "document": "document"}


def csl_json(cited: Cited) -> str:
    """A list of one item, ended by a line's end."""
    return f"{json.dumps([item(cited)], ensure_ascii=False, indent=2)}\n"


def item(cited: Cited) -> dict[str, Value]:
    record = cited.record
    report = record.kind == "document of the United Nations"
    values: list[tuple[str, Value | None]] = [
        ("id", key(record)),
        ("type", _TYPES[record.kind]),
        ("title", record.title),
        ("author", [{"literal": record.author_in_full}] if record.author else None),
        ("issued", _date(record.date) or _year(record.year)),
        ("number", record.symbol),
        ("publisher" if report else "container-title", record.publisher),
        ("genre", record.type.capitalize() if report else ""),
        ("URL", record.url),
        ("accessed", _date(record.accessed)),
        ("language", record.language),
        ("note", one_line(note_of(cited))),
    ]
    return {name: value for name, value in values if value}


def _year(year: int | None) -> Value | None:
    return {"date-parts": [[year]]} if year else None


def _date(date: datetime.date | None) -> Value | None:
    return {"date-parts": [[date.year, date.month, date.day]]} if date else None
